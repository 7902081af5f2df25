import type { Tally } from "../model/comparison.ts";
import type { Metric } from "../model/metric.ts";
import type { MetricPolicy } from "../model/policy.ts";

export interface Series {
  readonly cell: string;
  readonly metric: Metric;
  readonly policy: MetricPolicy;
  readonly gating: boolean;
  /** What a reader of the row must know beside its numbers; one clause each. */
  readonly remarks: readonly string[];
}

/** One value of a metric, as printed by the tool, and the repeat that it belongs to. */
export interface Sample {
  readonly repeat: number;
  readonly value: number;
}

/** A positive number that may be compared as a ratio. */
export interface ShiftCase {
  readonly kind: "shift";
  readonly series: Series;
  readonly head: readonly Sample[];
  /** Of the confirmation, empty when there was none. */
  readonly again: readonly Sample[];
  /** One list a session. */
  readonly base: readonly (readonly Sample[])[];
  /** The head generated fewer tokens: being faster proves nothing. */
  readonly fewerTokens: boolean;
  /** The cell is in fewer baseline sessions than a verdict needs: it does not hold the decision up. */
  readonly fresh: boolean;
}

/** Requests that completed, out of those that were asked for. */
export interface ShareCase {
  readonly kind: "share";
  readonly series: Series;
  /** One tally a trial. */
  readonly head: readonly Tally[];
  readonly again: readonly Tally[];
  /** One list of trials a session. */
  readonly base: readonly (readonly Tally[])[];
  readonly fresh: boolean;
}

export interface Refusal {
  readonly kind: "refusal";
  readonly series: Series;
  readonly reason: string;
  readonly base?: number;
  readonly head?: number;
  /** Nothing to compare with yet: it does not hold the decision up. */
  readonly fresh: boolean;
}

export type Case = ShiftCase | ShareCase | Refusal;

/** Fewer baseline sessions, or pairs, only advise. */
export const ENOUGH = 3;
