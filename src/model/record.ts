import type { DeclaredMetrics } from "./metric.ts";

/** Counts of one trial. A count that the tool does not print is absent, never zero and never guessed. */
export interface Counts {
  readonly requested?: number;
  readonly completed?: number;
  readonly failed?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** An invalid trial says nothing about the engine: it is repeated, never judged. */
export type Validity = { readonly state: "valid" } | { readonly state: "invalid"; readonly reasons: readonly string[] };

export interface ToolIdentity {
  readonly name: string;
  /** Package version, for display only; absent when the output does not tell it. */
  readonly version?: string;
  /** What the tool's numbers mean: part of the series key. Numbers of different definitions are never compared. */
  readonly definition: string;
}

/** What a trial asked of the engine: must be equal on both sides, key by key, for the keys that both sides have. */
export type Workload = Readonly<Record<string, string | number>>;

/** What a tool's output says, before anyone knows which trial it belongs to. */
export interface Reading {
  readonly tool: ToolIdentity;
  /** By metric id, exactly as printed. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Of metrics that are not known here: what the output itself says of their unit and direction. */
  readonly declared?: DeclaredMetrics;
  readonly counts: Counts;
  readonly workload: Workload;
  readonly validity: Validity;
  /** Name and number of the devices, as a suite or the user noted them; a session that was measured here has them in its environment class. */
  readonly device?: string;
  /** Other facts that explain the numbers (set-up keys, error heads, within-process repeats). */
  readonly notes: readonly string[];
}

/** Which start of which server answered; trials of one start are not independent of each other. */
export interface ServerStart {
  readonly name: string;
  readonly engine: string;
  /** Unique in the session, `qwen3-8b#0`. */
  readonly start: string;
  /** Seconds from spawn to ready; absent for a server that was already up. */
  readonly readySeconds?: number;
  /** What it took: of the device that it fills most when it was ready or, without any, of the host at its peak so far; absent when nothing tells. */
  readonly memory?: { readonly usedMib: number; readonly totalMib: number };
}

export const RECORD_SCHEMA = "llm-perf-gate/record@1";

/** One finished trial, as it lies in `records/<trial>.json`. Paths are relative to the session folder. */
export interface TrialRecord extends Reading {
  readonly schema: typeof RECORD_SCHEMA;
  readonly trial: string;
  readonly cell: string;
  readonly variant: string;
  readonly repeat: number;
  readonly round: number;
  readonly seed?: number;
  readonly command?: readonly string[];
  readonly server?: ServerStart;
  /**
   * Flags (`--dtype`) that the engine was configured with, `true` without a value; where a suite noted its commands beside
   * the result, the flags and variables that it was started with.
   */
  readonly engineFlags?: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** What the tool and the server printed. */
  readonly raw: readonly string[];
  /** Per-request columns. */
  readonly requests?: string;
}
