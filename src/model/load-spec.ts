import type { LoadPoint } from "./load-point.ts";
import type { ArrivalSpec, ConnectionSpec, DatasetSpec, GoodputSpec, OwnDatasetSpec, TestSpec } from "./spec.ts";

export const LOAD_SPEC_SCHEMA = "llm-perf-gate/load-spec@1";

/** Milliseconds. A request that takes longer ends as the timeout of that name. */
export interface LoadTimeouts {
  readonly connectMs: number;
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
  readonly totalMs: number;
}

/** Everything that the built-in generator needs for one trial: what the tool writes and the generator's process reads. */
export interface LoadSpec {
  readonly schema: typeof LOAD_SPEC_SCHEMA;
  /** With or without a path; the endpoint's path is appended. */
  readonly baseUrl: string;
  readonly model: string;
  readonly endpoint: TestSpec["endpoint"];
  /** Answers come as events; `false` for one JSON object each. */
  readonly streamed: boolean;
  readonly seed: number;
  readonly prompts: number;
  readonly load: LoadPoint;
  readonly arrivals: ArrivalSpec;
  readonly goodput?: GoodputSpec;
  readonly dataset: DatasetSpec | OwnDatasetSpec;
  readonly ignoreEos: boolean;
  readonly warmups: number;
  /** Ask the kernel for real-time priority: granted or not, the result says. */
  readonly realTime: boolean;
  /** That send and read, never more than the machine has cores; absent: the one that keeps the schedule does all. */
  readonly threads?: number;
  /** Half a second against a server of its own first, which tells what the generator itself costs on this machine. */
  readonly calibrate: boolean;
  readonly timeouts: LoadTimeouts;
  readonly connection: ConnectionSpec;
  /** From the start of the process; when it has passed, nothing more is sent and what is in flight counts as timed out. */
  readonly deadlineMs: number;
  readonly resultFile: string;
  readonly requestsFile: string;
  /** Where the engine's own account of the time goes, when it gives one (`model/engine-timeline.ts`). */
  readonly timelineFile: string;
}
