import { createNoise, type Noise, type NoiseSettings } from "../../../src/engines/simulated/noise.ts";
import { randomNamed } from "../../../src/engines/simulated/random.ts";
import type { PairBench } from "../../../src/gate/pairs.ts";
import { RECORD_SCHEMA, type TrialRecord } from "../../../src/model/record.ts";
import type { Session } from "../../../src/model/session.ts";
import { sideOf, type Trial } from "../../../src/model/trial.ts";
import { promptOf, virtualRun } from "../../engines/virtual-run.ts";

/** What one virtual machine does to an engine, and how long its starts and trials keep the device. */
export interface VirtualMachine {
  readonly seed: string;
  readonly noise: NoiseSettings;
  /** Of every decode step of the head. */
  readonly slowdown: number;
  readonly startMs: number;
  readonly trialMs: number;
  /** Both servers stay up between two blocks. */
  readonly resident: boolean;
}

/** Measures with the simulated engine's own scheduler and step loop, on a clock that only trials and starts move. */
export function virtualBench(
  machine: VirtualMachine,
  session: Session,
): PairBench & { readonly session: () => Session } {
  let clock = 0;
  let starts = 0;
  let now = session;
  const up = new Map<string, { readonly start: string; readonly noise: Noise }>();
  const serverOf = (side: string) => {
    if (!machine.resident) for (const other of [...up.keys()]) if (other !== side) up.delete(other);
    const found = up.get(side);
    if (found !== undefined) return found;
    clock += machine.startMs;
    const start = `toy#${starts++}`;
    const server = { start, noise: createNoise(machine.noise, `${machine.seed}/${start}`) };
    up.set(side, server);
    return server;
  };
  const one = async (trial: Trial): Promise<TrialRecord> => {
    const side = sideOf(trial.variant);
    const { start, noise } = serverOf(side);
    const began = clock;
    const figures = await figuresOf(trial, noise, side === "base" ? 0 : machine.slowdown);
    clock += machine.trialMs;
    return {
      schema: RECORD_SCHEMA,
      trial: trial.id,
      cell: trial.cell.id,
      variant: trial.variant,
      repeat: trial.repeat,
      round: trial.round,
      seed: trial.seed,
      tool: { name: "virtual", definition: "virtual@1" },
      ...figures,
      workload: {},
      validity: { state: "valid" },
      notes: [],
      server: { name: "toy", engine: "simulated", start, readySeconds: machine.startMs / 1000 },
      startedAt: new Date(began).toISOString(),
      endedAt: new Date(clock).toISOString(),
      raw: [],
    };
  };
  return {
    now: () => clock,
    say: () => {},
    session: () => now,
    measure: async (trials) => {
      for (const trial of trials) now = { ...now, records: [...now.records, await one(trial)] };
      if (!machine.resident) up.clear();
      return now;
    },
  };
}

const OUTPUT_TOKENS = 16;

/** The client's figures of one trial: requests that arrive one after the other, their lengths drawn from the trial's seed. */
async function figuresOf({ test, cell, seed }: Trial, noise: Noise, decodeSlowdown: number) {
  const random = randomNamed(`requests/${seed}`);
  const arrivals = Array.from({ length: test.prompts }, (_, name) => ({
    at: name * (400 / (cell.load?.maxConcurrency ?? 1)) * (0.5 + random()),
    prompt: promptOf(name, 16 + Math.floor(32 * random())),
    outputTokens: OUTPUT_TOKENS,
  }));
  const { timelines } = await virtualRun(arrivals, {}, { decodeSlowdown }, noise);
  const tpots = timelines
    .map(({ gaps }) => gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)
    .sort((a, b) => a - b);
  const ends = timelines.map(
    ({ ttft, gaps }, i) => (arrivals[i]?.at ?? 0) + ttft + gaps.reduce((sum, gap) => sum + gap, 0),
  );
  const tokens = OUTPUT_TOKENS * timelines.length;
  return {
    metrics: {
      mean_tpot_ms: tpots.reduce((sum, tpot) => sum + tpot, 0) / tpots.length,
      median_tpot_ms: tpots[Math.floor(tpots.length / 2)] ?? Number.NaN,
      output_throughput: (1000 * tokens) / Math.max(...ends),
    },
    counts: { requested: test.prompts, completed: test.prompts, failed: 0, outputTokens: tokens },
  };
}
