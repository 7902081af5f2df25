import { type CostModel, stepMs } from "./cost-model.ts";
import type { Noise } from "./noise.ts";
import type { Pace } from "./pace.ts";
import type { Emission, Scheduler, Sequence } from "./scheduler.ts";

/** A machine that lost more than this stays behind, as an engine would; less is caught up, so that errors do not add up. */
const LONGEST_LAG_MS = 100;

export interface StepLoop {
  /** Takes a sequence in and tells its tokens as they come. */
  readonly submit: (sequence: Sequence, listener: (emission: Emission) => void) => void;
  readonly abort: (id: number) => void;
  /** No step ends from here on. */
  readonly halt: () => void;
}

/** Runs the scheduler's steps one after the other, each as long as its load says; does nothing at all when idle. */
export function createStepLoop(scheduler: Scheduler, costs: CostModel, noise: Noise, pace: Pace): StepLoop {
  const listeners = new Map<number, (emission: Emission) => void>();
  let busy = false;
  let halted = false;

  const hasWork = () => {
    const { running, waiting } = scheduler.counts();
    return !halted && running + waiting > 0;
  };

  const work = async () => {
    let due = pace.now();
    while (hasWork()) {
      await pace.turn();
      const load = scheduler.begin();
      if (load === undefined) break;
      due = Math.max(due, pace.now() - LONGEST_LAG_MS) + noise.stretch(stepMs(load, costs));
      await pace.until(due);
      if (halted) break;
      for (const emission of scheduler.complete()) deliver(emission);
    }
    busy = false;
  };

  const deliver = (emission: Emission) => {
    const listener = listeners.get(emission.id);
    if (emission.last) listeners.delete(emission.id);
    listener?.(emission);
  };

  return {
    submit(sequence, listener) {
      listeners.set(sequence.id, listener);
      scheduler.submit(sequence);
      if (busy) return;
      busy = true;
      void work();
    },
    abort(id) {
      listeners.delete(id);
      scheduler.abort(id);
    },
    halt() {
      halted = true;
    },
  };
}
