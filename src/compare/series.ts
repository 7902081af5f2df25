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

/** The values of a metric in one session, as printed by the tool, in the order of the repeats. */
export type Samples = readonly number[];

/** What is known of values that were measured in turn with those of the base. */
export interface PairFacts {
  /** Stored sessions of the base, whose repeats tell how noisy a pair is. */
  readonly history: readonly Samples[];
  /** Which start of both servers answered each pair; empty when that is not known. */
  readonly starts: readonly string[];
  /** Pair by pair, how much slower the head's slowest requests were than the same requests of the base, as a logarithm. */
  readonly tails?: readonly number[];
  /** Both sides were sent the same requests at the same instants, so that the pairs of a tail differ less than its repeats. */
  readonly sameRequests: boolean;
}

/** A positive number that may be compared as a ratio. */
export interface ShiftCase {
  readonly kind: "shift";
  readonly series: Series;
  /** With `pairs`, value k was measured in turn with value k of `base[0]`. */
  readonly head: Samples;
  /** Of the confirmation, empty when there was none. */
  readonly again: Samples;
  /** One a session; in the order of time, newest first, where `inTime`. */
  readonly base: readonly Samples[];
  readonly inTime?: boolean;
  /** Newer sessions of the base that are worse than `base`, newest first: a slide that is too fresh to be its level. */
  readonly slid?: readonly Samples[];
  /** Judge the head by both of its starts: the first alone could not see enough. */
  readonly bothStarts?: true;
  readonly pairs?: PairFacts;
  /** The head generated fewer tokens: being faster proves nothing. */
  readonly fewerTokens: boolean;
  /** A larger share of the head's requests did not complete: the rest is served faster, and being faster proves nothing. */
  readonly failedMore: boolean;
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
  /** Of the head and of the newest baseline session, as far as they have values. */
  readonly samples: { readonly base: readonly Samples[]; readonly head: Samples };
  readonly base?: number;
  readonly head?: number;
  /** Nothing to compare with yet: it does not hold the decision up. */
  readonly fresh: boolean;
}

export type Case = ShiftCase | ShareCase | Refusal;

export function isRefusal(one: Case): one is Refusal {
  return one.kind === "refusal";
}

/** An observed metric that was zero on both sides measures something that this workload does not do. */
export function isIdle(one: Case): boolean {
  return one.kind === "refusal" && !one.series.gating && one.base === 0 && one.head === 0;
}

/** Fewer baseline sessions, or pairs, only advise. */
export const ENOUGH = 3;
