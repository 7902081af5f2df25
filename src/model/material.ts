import type { Session } from "./session.ts";

/** Per-request measures whose distribution is shown; in milliseconds. */
export const DISTRIBUTED = ["ttft", "tpot", "itl"] as const;
export type Distributed = (typeof DISTRIBUTED)[number];

/** What a trial's requests file says, measure by measure: one value for each of `QUANTILE_SHARES`. */
export type RequestQuantiles = Readonly<Partial<Record<Distributed, readonly number[]>>>;

/** One quantity of an engine or a device over a trial. Times are seconds from the start of the measurement. */
export interface Trace {
  readonly name: string;
  readonly unit: string;
  readonly seconds: readonly number[];
  readonly values: readonly number[];
}

/** What lies on disk about a trial beside its record. */
export interface TrialFiles {
  readonly quantiles?: RequestQuantiles;
  readonly traces?: readonly Trace[];
}

/** A lasting change of level of a series, seen with hindsight. */
export interface Shift {
  readonly cell: string;
  readonly metric: string;
  /** First session on the new level. */
  readonly session: string;
  /** In the metric's unit. */
  readonly before: number;
  readonly after: number;
}

/** A level of a series that people agreed on, or that a release had; in the metric's unit. */
export interface KnownLevel {
  readonly cell: string;
  readonly metric: string;
  readonly label: string;
  readonly value: number;
}

/** What lies behind a comparison. A page shows it, and nobody judges by it. */
export interface Material {
  readonly head: Session;
  /** Oldest first. */
  readonly past: readonly Session[];
  readonly shifts: readonly Shift[];
  readonly levels: readonly KnownLevel[];
  /** By `<session id>/<trial>`. */
  readonly files: ReadonlyMap<string, TrialFiles>;
  /** The head's session folder as seen from the page, `../session`; absent when the page does not know it. */
  readonly folder?: string;
}
