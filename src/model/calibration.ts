import type { Proposal } from "./backtest.ts";

/** The noise of one series on one machine; every noise is a coefficient of variation, as a fraction. */
export interface CalibratedRow {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly gating: boolean;
  /** Median of the sessions' medians, in the metric's unit. */
  readonly level: number;
  /** Between repeats of one start. */
  readonly within: number;
  /** What a fresh start adds to that. */
  readonly between: number;
  /** Of a whole session: of its median over the repeats. */
  readonly session: number;
  /** Smallest worsening that is found with the asked power against so many stored sessions. */
  readonly sees: readonly { readonly sessions: number; readonly detectable: number }[];
  /** Repeats a session that find the asked change, and their minutes of measuring; absent when no number of them does. */
  readonly needed?: { readonly repeats: number; readonly minutes?: number };
}

/** An A/A measurement: the same commit, started anew for every session. */
export interface Calibration {
  readonly sessions: number;
  /** Repeats of a cell in one session: the most common number. */
  readonly repeats: number;
  readonly settings: { readonly see: number; readonly power: number; readonly window: number };
  readonly rows: readonly CalibratedRow[];
  /** Minutes of a typical session, as far as the records tell. */
  readonly minutes?: { readonly session: number; readonly starts: number };
  /** Each session judged against the others, as if it were a pull request: with four or more. */
  readonly selfCheck?: { readonly judged: number; readonly suspected: number; readonly blind: number };
  readonly proposal: Proposal;
  readonly notes: readonly string[];
}
