import type { Facts } from "./session.ts";
import type { VariantTable } from "./variants.ts";
import type { Excuse } from "./waiver.ts";

export type Verdict = "not-comparable" | "regression" | "improvement" | "unchanged" | "inconclusive";

/** Everything that a reader needs to recompute a row by hand. Samples are in the metric's unit, in repeat order. */
export interface Evidence {
  readonly method: string;
  readonly samples: { readonly base: readonly (readonly number[])[]; readonly head: readonly number[] };
  /** Baseline sessions that had this series. */
  readonly sessions: number;
  readonly df: number;
  /** One-sided p of the direction that the head moved to, before and after the correction over the gating rows. */
  readonly p: number;
  readonly adjusted: number;
  readonly thresholds: {
    readonly alpha: number;
    readonly relative: number;
    readonly absolute: number;
    readonly mustSee: number;
  };
  /** Of the logarithm of head over base; absent for proportions. */
  readonly standardError?: number;
  /** What `standardError` and `df` were made of; absent for proportions. */
  readonly noise?: NoiseEvidence;
  /** Factor in `standardError`: by how much the series' own past errors were larger than its noise allows. */
  readonly stretch?: number;
  /** Newer sessions of the base that are worse, and were left out of the baseline; newest first. */
  readonly slid?: readonly (readonly number[])[];
  /** Pair by pair, the logarithm of how much slower the same slowest requests were: what `change` is the mean of. */
  readonly tails?: readonly number[];
  /** Requests behind a proportion, over all repeats; `clumping` is how many requests fail together, at least. */
  readonly requests?: { readonly base: Tally; readonly head: Tally; readonly clumping: number };
  /** The second measurement, on a freshly started server. */
  readonly confirmation?: {
    readonly head: readonly number[];
    readonly change: number;
    readonly df: number;
    readonly p: number;
  };
}

/** Variances of the logarithm of one session, or of one pair, and their degrees of freedom. docs/statistics.md has the formula. */
export interface NoiseEvidence {
  /** Rows of this group teach each other their noise. */
  readonly group: string;
  /** The row's own. */
  readonly own: { readonly variance: number; readonly df: number };
  /** Of the like rows together, and how many degrees of freedom were borrowed from them. */
  readonly prior: { readonly variance: number; readonly df: number };
  /** Of a machine that has not shown its own; absent where it was not used. */
  readonly assumed?: { readonly variance: number; readonly df: number };
  /** What came of them, before `stretch`. */
  readonly moderated: { readonly variance: number; readonly df: number };
}

export interface Tally {
  readonly requested: number;
  readonly failed: number;
}

interface RowKey {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly gating: boolean;
  /** One sentence: why this verdict. */
  readonly reason: string;
}

export interface JudgedRow extends RowKey {
  readonly verdict: Exclude<Verdict, "not-comparable">;
  /** In the metric's unit. */
  readonly base: number;
  readonly head: number;
  /** As a fraction of the base, positive when the number grew. */
  readonly change: number;
  /** Confidence interval of `change` at 1 − alpha. */
  readonly interval: readonly [number, number];
  /** The smallest worsening, as a fraction, that this row would have found in four of five cases. */
  readonly detectable: number;
  /** `open`: looks like a regression and is not confirmed yet; `excused`: a waiver or an accepted level of the base branch covers it. */
  readonly suspicion: "none" | "open" | "confirmed" | "refuted" | "excused";
  /** Certainly worse, by more than the warn level and less than what fails. */
  readonly warning?: true;
  /** Too few sessions, pairs or starts to judge by: the numbers only advise. */
  readonly advice?: true;
  readonly evidence: Evidence;
}

export interface RefusedRow extends RowKey {
  readonly verdict: "not-comparable";
  readonly base?: number;
  readonly head?: number;
  /** The values as they were read, of the head and of the newest baseline session, in repeat order. */
  readonly evidence: Pick<Evidence, "method" | "samples">;
}

/** What a reader must know of a cell's trials on the head, before its numbers. */
export interface CellFacts {
  readonly cell: string;
  /** Of the first measurement; `invalid` says why the others say nothing. */
  readonly trials: { readonly measured: number; readonly usable: number; readonly invalid: readonly string[] };
  /** Metrics that only some of the usable trials have a number of, and how many have. */
  readonly partly: readonly { readonly metric: string; readonly trials: number }[];
  /** By how much the head generated more or fewer tokens than the newest baseline session, as a fraction; absent when alike or not known. */
  readonly outputTokens?: number;
  /** How the engine was started otherwise than for the newest baseline session: `--enforce-eager is new`. Absent when alike or not known. */
  readonly engineFlags?: readonly string[];
  /** Neither settings nor totals tell that the newest baseline session did the same work. */
  readonly workUnknown?: true;
}

export type Row = JudgedRow | RefusedRow;

export interface SloBreach {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly limit: number;
  readonly head: number;
}

export type Decision = "pass" | "fail" | "cannot-judge" | "measured";

export interface Difference {
  readonly key: string;
  readonly base: string;
  readonly head: string;
}

/** The cumulative change of a pinned series since a release. */
export interface DriftRow {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly since: string;
  /** At the release, of the baseline if known, and of the head; in the metric's unit. */
  readonly level: number;
  readonly base?: number;
  readonly head: number;
  /** Of the head from the release, as a fraction, positive when the number grew. */
  readonly change: number;
  /** Largest worsening that is allowed for, as a fraction. */
  readonly budget: number;
  /** `spent-on-base`: the baseline is past the budget as well. */
  readonly state: "within" | "spent" | "spent-on-base";
}

export interface BaselineSummary {
  readonly sessions: readonly { readonly id: string; readonly commit?: string; readonly startedAt?: string }[];
  /** How the baseline was chosen, or why there is none; one line each. */
  readonly notes: readonly string[];
  /** Nothing is stored yet: not the same as sessions that could not be read, or that ran on another machine. */
  readonly none: boolean;
}

/** All load points of a test together. It shows, and does not decide: the cells do. */
export interface Sweep {
  readonly test: string;
  readonly points: number;
  /** Of throughput and of latency: the mean change over the points as a fraction, its interval, and whether that leaves out 0. */
  readonly changes: readonly {
    readonly metric: string;
    readonly change: number;
    readonly interval: readonly [number, number];
    readonly seen: "worse" | "better" | "nothing";
  }[];
  /** `traded`: one of throughput and latency became better, the other worse. */
  readonly verdict: "worse" | "better" | "traded" | "no difference seen";
  /** Cells with lower throughput and higher latency than the base (Pareto), and the other way round. */
  readonly worseInBoth: readonly string[];
  readonly betterInBoth: readonly string[];
  /** Tokens a second where throughput over latency is largest. */
  readonly knee: { readonly base: number; readonly head: number };
}

/** What the policy that a pull request writes for itself would make of the same records. It informs; the base's decides. */
export interface PolicyEffect {
  readonly decision: Decision;
  /** The deciding one. */
  readonly reason: string;
  /** Rows that read otherwise; one of the two is absent where a policy does not look at the metric. */
  readonly rows: readonly { readonly base?: Row; readonly own?: Row }[];
}

export interface Comparison {
  readonly decision: Decision;
  /** One sentence each, the deciding one first. Never empty. */
  readonly reasons: readonly string[];
  /** Those of `reasons` for which nothing can be judged. */
  readonly undecided?: readonly string[];
  /** Of every cell that the head has. */
  readonly cells?: readonly CellFacts[];
  /** Worst first. */
  readonly rows: readonly Row[];
  /** Of a session of variants, which nothing is judged of: one for each cell. */
  readonly variants?: readonly VariantTable[];
  /** One for each test that was measured at three load points or more. */
  readonly sweeps?: readonly Sweep[];
  readonly slo: readonly SloBreach[];
  /** Expected cells without a valid record on the head. */
  readonly missingCells: readonly { readonly cell: string; readonly gating: boolean; readonly reason: string }[];
  /** Cells to measure again before anything is called a regression. */
  readonly suspects: readonly string[];
  /** Where the policy pins levels of a release. */
  readonly drift?: readonly DriftRow[];
  /** Where the base branch waives or accepts something. */
  readonly excuses?: readonly Excuse[];
  /** Where a pull request edits its policy. */
  readonly ownPolicy?: PolicyEffect;
  readonly baseline: BaselineSummary;
  readonly environment: { readonly head: Facts; readonly differences: readonly Difference[] };
  readonly subject: { readonly head: Facts; readonly differences: readonly Difference[] };
}
