import type { NoiseEvidence } from "../model/comparison.ts";
import type { Metric } from "../model/metric.ts";
import { fUpperTail } from "./distributions.ts";
import { mean, squares } from "./sample.ts";
import { digamma, inverseTrigamma, trigamma } from "./special-functions.ts";

/** Metrics whose noise is alike, and the session-to-session noise that is assumed before a machine has shown its own. */
export interface NoiseGroup {
  readonly name: string;
  /** Standard deviation of the logarithm, which is the coefficient of variation. */
  readonly assumed: number;
  /** No row of the group repeats better than this, as a variance, however equal its sessions were. */
  readonly least?: number;
}

const CENTRE: NoiseGroup = { name: "centre", assumed: 0.03 };
const START: NoiseGroup = { name: "start", assumed: 0.08 };
const TAIL: NoiseGroup = { name: "tail", assumed: 0.08 };
const WAITING_TAIL: NoiseGroup = { name: "tail of waits", assumed: 0.08 };
/**
 * Of an evaluation that answers greedily, sessions are equal until a change of rounding flips some answers: with 1,000 questions
 * of which 3 % flip, the score moves by 0.5 to 1 %. Equal sessions must not make that a regression.
 */
const ACCURACY: NoiseGroup = { name: "accuracy", assumed: 0.02, least: 0.01 ** 2 };
const MEMORY: NoiseGroup = { name: "memory", assumed: 0.01 };

/** Time to first token, queues and start-up wait for others, so they move several times as much as steady decoding. */
const WAITS = /ttft|queue|startup|compilation/;

export function noiseGroup(metric: Metric): NoiseGroup {
  switch (metric.kind) {
    case "accuracy":
      return ACCURACY;
    case "throughput":
    case "latency":
      return WAITS.test(metric.id) ? START : CENTRE;
    case "tail":
      return WAITS.test(metric.id) ? WAITING_TAIL : TAIL;
    case "count":
    case "proportion":
      return TAIL;
    case "memory":
      return MEMORY;
  }
}

/** A variance of logarithms and how many degrees of freedom it is worth. */
export interface Spread {
  readonly variance: number;
  readonly df: number;
}

/** Nothing repeats better than to 0.1 %: equal values may be rounding, or luck. */
const SMALLEST_VARIANCE = 1e-6;

/** Degrees of freedom that the assumed noise is worth: ten at three sessions, one less with each more, none from thirteen on. */
export function assumedDf(sessions: number): number {
  return Math.max(0, Math.min(10, 13 - sessions));
}

export function floored(variance: number, least = SMALLEST_VARIANCE): number {
  return Math.max(variance, least);
}

/** Sessions shake all metrics together, so many rows know little more of the noise than two do: squared correlation 0.5. */
function pooledDf(df: number, rows: number): number {
  return (df * rows) / (1 + 0.5 * (rows - 1));
}

/** Rows from which on their differences in noise can be told from chance. */
const ROWS_TO_COMPARE = 4;

/** Never more weight for the other rows than this many times a row's own. */
const MOST_BORROWED = 24;

/** Variance of the logarithm of a χ² variable's sample variance, over its square, at 2 df where it is largest: 2 + 2.4. */
const SCATTER_SPREAD = 4.4;

/**
 * How many degrees of freedom a row's own variance should borrow from the group's: the fewer, the more the rows differ
 * beyond chance, by more than one standard error. Smyth 2004, "Linear models and empirical Bayes methods", section 6.2.
 */
function borrowed(rows: readonly Spread[], df: number): number {
  if (rows.length < ROWS_TO_COMPARE) return pooledDf(df, rows.length) - df;
  const scatter = squares(rows.map((row) => Math.log(row.variance) - digamma(row.df / 2) + Math.log(row.df / 2)));
  const chance = mean(rows.map((row) => trigamma(row.df / 2)));
  const excess = scatter / (rows.length - 1) - chance * (1 + Math.sqrt(SCATTER_SPREAD / (rows.length - 1)));
  return excess <= 0 ? MOST_BORROWED * df : Math.min(2 * inverseTrigamma(excess), MOST_BORROWED * df);
}

/** Below this chance, on either side, the machine's own noise contradicts the assumed one, which is then dropped. */
const CONTRADICTION = 0.05;

function contradicts(seen: Spread, assumed: Spread): boolean {
  const p = fUpperTail(seen.variance / assumed.variance, seen.df, assumed.df);
  return p < CONTRADICTION || p > 1 - CONTRADICTION;
}

/**
 * The variances of rows of one noise group, each moderated by the others and by the assumed noise.
 * `assumedDf` is what the assumed noise is worth for the row (0 for none). Rows with `df` 0 have only the assumed noise.
 */
export function moderate(
  group: NoiseGroup,
  rows: readonly (Spread & { readonly assumedDf: number })[],
): readonly NoiseEvidence[] {
  const own = rows
    .filter((row) => row.df > 0)
    .map((row) => ({ variance: floored(row.variance, group.least), df: row.df }));
  const totalDf = own.reduce((sum, row) => sum + row.df, 0);
  const pooled = own.reduce((sum, row) => sum + row.df * row.variance, 0) / totalDf;
  const loans = new Map<number, number>();
  const loanOf = (df: number) => {
    const loan = loans.get(df) ?? borrowed(own, df);
    loans.set(df, loan);
    return loan;
  };
  return rows.map((row) => {
    const assumed = { variance: group.assumed ** 2, df: row.assumedDf };
    const common = {
      group: group.name,
      own: { variance: row.variance, df: row.df },
      prior: own.length === 0 ? { variance: 0, df: 0 } : { variance: pooled, df: row.df === 0 ? 0 : loanOf(row.df) },
    };
    if (row.df === 0) return { ...common, assumed, moderated: assumed };
    const loan = loanOf(row.df);
    const shared = pooledDf(row.df, own.length);
    const seen = {
      variance: (loan * pooled + row.df * floored(row.variance, group.least)) / (loan + row.df),
      df: Math.min(row.df + loan, shared),
    };
    if (assumed.df === 0 || contradicts({ variance: pooled, df: shared }, assumed)) {
      return { ...common, moderated: seen };
    }
    const df = seen.df + assumed.df;
    const variance = (assumed.df * assumed.variance + seen.df * seen.variance) / df;
    return { ...common, assumed, moderated: { variance, df } };
  });
}
