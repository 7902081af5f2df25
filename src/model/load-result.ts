import type { Counts, Validity, Workload } from "./record.ts";

export const LOAD_RESULT_SCHEMA = "llm-perf-gate/load@1";

/** What the generator's numbers mean: changes whenever a number could change for the same requests. */
export const LOAD_DEFINITION = "built-in@1";

/** Of the generator itself while it measured: shares of the time it measured, from 0 to 1. */
export interface LoadHealth {
  readonly windowMs: number;
  /** The kernel ran it before ordinary processes. */
  readonly realTime: boolean;
  /** That sent and read, beside the one that kept the schedule; absent: that one did all. Of several, each sign is the worst. */
  readonly threads?: number;
  /** Share in which the event loop was busy. */
  readonly loopUtilization: number;
  /** CPU time of the process, all threads. */
  readonly cpuShare: number;
  readonly gcShare: number;
  readonly loopDelayP99Ms: number;
  /** From the scheduled instant to the dispatch, waiting for a free place not included. */
  readonly latenessP99Ms: number;
  /** From the dispatch to the first byte on a socket. */
  readonly wireDelayP99Ms: number;
  /** Chunks of one answer that one turn of the event loop brought: above 1, gaps between chunks are not the engine's steps. */
  readonly chunksPerTurn: number;
}

/** What the generator's client itself cost against a server on loopback that knows when it sent what, before the measurement. */
export interface Calibration {
  readonly chunks: number;
  /** Mean of what it added to TTFT. */
  readonly ttftErrorMs: number;
  readonly itlErrorP99Ms: number;
  readonly cpuUsPerChunk: number;
}

/** `cancelled`: by a signal; `out-of-time`: by the deadline of the specification. */
export type LoadState = "finished" | "cancelled" | "out-of-time";

/** What the generator's process leaves behind. */
export interface LoadResult {
  readonly schema: typeof LOAD_RESULT_SCHEMA;
  readonly version: string;
  readonly definition: string;
  readonly state: LoadState;
  readonly workload: Workload;
  /** Digests of the arrival times in whole microseconds, and of the prompts with their output lengths. */
  readonly digests: { readonly schedule: string; readonly requests: string };
  readonly counts: Counts;
  /** The sum of the prompts' lengths as they were asked for; absent when the data set does not say them in tokens. */
  readonly inputTokensAsked?: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** By request status: how many, and what the first of them said. */
  readonly failures: Readonly<Record<string, { readonly count: number; readonly example: string }>>;
  readonly health: LoadHealth;
  /** Absent when its server did not come about. */
  readonly calibration?: Calibration;
  readonly validity: Validity;
  readonly notes: readonly string[];
}
