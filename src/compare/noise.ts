import type { Metric } from "../model/metric.ts";
import { fUpperTail } from "./distributions.ts";
import { mean } from "./sample.ts";
import { digamma, inverseTrigamma, trigamma } from "./special-functions.ts";

/** Metrics whose noise is alike, and the session-to-session noise that is assumed before a machine has shown its own. */
export interface NoiseGroup {
  readonly name: string;
  /** Standard deviation of the logarithm, which is the coefficient of variation. */
  readonly assumed: number;
}

const CENTRE: NoiseGroup = { name: "centre", assumed: 0.03 };
const START: NoiseGroup = { name: "start", assumed: 0.08 };
const TAIL: NoiseGroup = { name: "tail", assumed: 0.08 };
const MEMORY: NoiseGroup = { name: "memory", assumed: 0.01 };

/** Time to first token, queues and start-up wait for others, so they move several times as much as steady decoding. */
const WAITS = /ttft|queue|startup|compilation/;

export function noiseGroup(metric: Metric): NoiseGroup {
  switch (metric.kind) {
    case "throughput":
    case "latency":
      return WAITS.test(metric.id) ? START : CENTRE;
    case "tail":
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

/** Degrees of freedom that the assumed noise is worth at three sessions; it fades by two a session and is gone at eight. */
export function assumedDf(sessions: number): number {
  return Math.max(0, Math.min(10, 10 - 2 * (sessions - 3)));
}

export function floored(variance: number): number {
  return Math.max(variance, SMALLEST_VARIANCE);
}

/** Sessions shake all metrics together, so many rows know little more of the noise than two do: squared correlation 0.5. */
function pooledDf(df: number, rows: number): number {
  return (df * rows) / (1 + 0.5 * (rows - 1));
}

/** Rows from which on their differences in noise can be told from chance. */
const ROWS_TO_COMPARE = 4;

/** Never more weight for the other rows than this many times a row's own. */
const MOST_BORROWED = 8;

/**
 * How many degrees of freedom a row's own variance should borrow from the group's: the fewer, the more the rows really differ.
 * Smyth 2004, "Linear models and empirical Bayes methods", section 6.2.
 */
function borrowed(rows: readonly Spread[], df: number): number {
  if (rows.length < ROWS_TO_COMPARE) return pooledDf(df, rows.length) - df;
  const deviations = rows.map((row) => Math.log(row.variance) - digamma(row.df / 2) + Math.log(row.df / 2));
  const centre = mean(deviations);
  const scatter = deviations.reduce((sum, e) => sum + (e - centre) ** 2, 0) / (rows.length - 1);
  const excess = scatter - mean(rows.map((row) => trigamma(row.df / 2)));
  return excess <= 0 ? MOST_BORROWED * df : Math.min(2 * inverseTrigamma(excess), MOST_BORROWED * df);
}

/** Below this chance the machine's own noise contradicts the assumed one, which is then dropped. */
const CONTRADICTION = 0.05;

/**
 * The variances of rows of one noise group, each moderated by the others and by the assumed noise.
 * `assumedDf` is what the assumed noise is worth for the row (0 for none). Rows with `df` 0 have only the assumed noise.
 */
export function moderate(
  group: NoiseGroup,
  rows: readonly (Spread & { readonly assumedDf: number })[],
): readonly Spread[] {
  const own = rows.filter((row) => row.df > 0).map((row) => ({ variance: floored(row.variance), df: row.df }));
  const totalDf = own.reduce((sum, row) => sum + row.df, 0);
  const pooled = own.reduce((sum, row) => sum + row.df * row.variance, 0) / totalDf;
  const assumed = group.assumed ** 2;
  return rows.map((row) => {
    if (row.df === 0) return { variance: assumed, df: row.assumedDf };
    const loan = borrowed(own, row.df);
    const shared = pooledDf(row.df, own.length);
    const seen = {
      variance: (loan * pooled + row.df * floored(row.variance)) / (loan + row.df),
      df: Math.min(row.df + loan, shared),
    };
    if (row.assumedDf === 0 || fUpperTail(pooled / assumed, shared, row.assumedDf) < CONTRADICTION) return seen;
    const df = seen.df + row.assumedDf;
    return { variance: (row.assumedDf * assumed + seen.df * seen.variance) / df, df };
  });
}
