import type { CostModel } from "../../src/engines/simulated/cost-model.ts";
import type { Noise } from "../../src/engines/simulated/noise.ts";
import type { Pace } from "../../src/engines/simulated/pace.ts";
import { createScheduler, type SchedulerCounts, type SchedulerLimits } from "../../src/engines/simulated/scheduler.ts";
import { createStepLoop } from "../../src/engines/simulated/step-loop.ts";

export const LIMITS: SchedulerLimits = {
  maxNumSeqs: 256,
  maxNumBatchedTokens: 2048,
  numGpuBlocks: 10_000,
  blockSize: 16,
  prefixCaching: true,
};

export const COSTS: CostModel = {
  prefillBaseMs: 2,
  prefillTokenMs: 0.5,
  decodeBaseMs: 10,
  decodeSequenceMs: 1,
  contextMs: 0,
  prefillSlowdown: 0,
  decodeSlowdown: 0,
};

export const QUIET: Noise = { start: 1, stretch: (ms) => ms };

export interface Arrival {
  /** Milliseconds. */
  readonly at?: number;
  readonly prompt: readonly number[];
  readonly outputTokens: number;
}

export interface Timeline {
  readonly ttft: number;
  /** Gaps between the tokens, in order. */
  readonly gaps: readonly number[];
  readonly indices: readonly number[];
}

/** A prompt that shares no block with one of another name. */
export const promptOf = (name: number, tokens: number) => Array.from({ length: tokens }, (_, i) => name * 100_003 + i);

/** Runs the arrivals through scheduler and step loop in virtual time: no clock, no timers. */
export async function virtualRun(
  arrivals: readonly Arrival[],
  limits: Partial<SchedulerLimits> = {},
  costs: Partial<CostModel> = {},
  noise: Noise = QUIET,
): Promise<{ readonly timelines: readonly Timeline[]; readonly counts: SchedulerCounts }> {
  const scheduler = createScheduler({ ...LIMITS, ...limits });
  const stamps = arrivals.map((): number[] => []);
  const indices = arrivals.map((): number[] => []);
  const queue = arrivals.map((arrival, id) => ({ ...arrival, id, at: arrival.at ?? 0 })).sort((a, b) => a.at - b.at);
  let clock = 0;
  let open = 0;
  const admitDue = () => {
    for (let next = queue[0]; next !== undefined && next.at <= clock; next = queue[0]) {
      queue.shift();
      open += 1;
      loop.submit(next, ({ id, index, last }) => {
        stamps[id]?.push(clock);
        indices[id]?.push(index);
        if (last) open -= 1;
      });
    }
  };
  const pace: Pace = {
    now: () => clock,
    until: async (instant) => {
      clock = instant;
    },
    turn: async () => admitDue(),
  };
  const loop = createStepLoop(scheduler, { ...COSTS, ...costs }, noise, pace);
  while (queue.length > 0) {
    clock = Math.max(clock, queue[0]?.at ?? 0);
    admitDue();
    for (let turns = 0; open > 0; turns++) {
      if (turns > 1e6) throw new Error(`${open} sequences never end`);
      await Promise.resolve();
    }
  }
  const timelines = stamps.map((times, id) => ({
    ttft: (times[0] ?? Number.NaN) - (arrivals[id]?.at ?? 0),
    gaps: times.slice(1).map((time, i) => time - (times[i] ?? 0)),
    indices: indices[id] ?? [],
  }));
  return { timelines, counts: scheduler.counts() };
}
