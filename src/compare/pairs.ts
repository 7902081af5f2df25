import { fUpperTail } from "./distributions.ts";
import { assumedDf, floored, type Spread } from "./noise.ts";
import { rankSumUpperTail } from "./rank-sum.ts";
import { mean, repeatVariance, squares } from "./sample.ts";
import { ENOUGH, type PairFacts, type Samples, type ShiftCase } from "./series.ts";
import type { Raw } from "./shift.ts";

/** Ranks of fewer values a side cannot pass a correction over some forty rows: 1 of 252 at five, 1 of 12,870 at eight. */
const RANKS_FROM = 8;

/** Pairs of one job are believed more than what stored sessions say of their repeats. */
const HISTORY_WEIGHT = 0.5;

/** Below this chance the head is noisier than the base ever was, and the base's noise does not speak for it. */
const NOISIER = 0.05;

const geometric = (side: Samples) => Math.exp(mean(side.map(Math.log)));

/** Repeat k of the head against repeat k of the base, measured in turn in one job: pairs are the unit, or what shares a start. */
export function fromPairs({ series, head, base }: ShiftCase, { history, starts, sameRequests, tails }: PairFacts): Raw {
  const other = base[0] ?? [];
  const changes = perStart(tails ?? head.map((value, k) => Math.log(value / (other[k] ?? Number.NaN))), starts);
  const n = changes.length;
  const shared = sharedStarts(starts, history);
  const enough = n >= ENOUGH && shared !== "unknown";
  const ranked = series.metric.kind === "tail" && !sameRequests && n >= RANKS_FROM && n === head.length;
  const noise = noiseOf(changes, tails === undefined ? history : []);
  const finish = ({ variance, df }: { readonly variance: number; readonly df: number }): ReturnType<Raw["finish"]> => ({
    base: geometric(other),
    head: geometric(head),
    logChange: mean(changes),
    standardError: Math.sqrt(variance / n + (shared === "unknown" ? 0 : shared.variance)),
    df: shared === "unknown" ? df : Math.min(df, shared.df),
    ...(shared === "unknown" || shared.variance === 0 ? {} : { lasting: shared.variance }),
    units: n,
    enough,
    ...(ranked ? { ranks: { larger: rankSumUpperTail(head, other), smaller: rankSumUpperTail(other, head) } } : {}),
    ...(noise.noisier ? { noisier: true } : {}),
    samples: { base, head },
  });
  return { spread: { variance: noise.variance, df: noise.df, assumedDf: enough ? 0 : assumedDf(n) }, finish };
}

/** Pairs that share a start of both servers share what the start adds: from three starts on, the starts are the unit. */
function perStart(changes: readonly number[], starts: readonly string[]): readonly number[] {
  const names = [...new Set(starts)];
  if (names.length < ENOUGH || names.length === changes.length) return changes;
  return names.map((name) => mean(changes.filter((_, k) => starts[k] === name)));
}

/**
 * What one or two starts of each side add to all their pairs alike, which the pairs themselves cannot show: the variance
 * between stored sessions, each of which had a start of its own, less what their repeats explain.
 */
function sharedStarts(starts: readonly string[], history: readonly Samples[]): Spread | "unknown" {
  const names = new Set(starts).size;
  if (names === 0 || names >= ENOUGH || names === starts.length) return { variance: 0, df: Number.POSITIVE_INFINITY };
  if (history.length < ENOUGH) return "unknown";
  const levels = history.map((session) => mean(session.map(Math.log)));
  const explained = repeatVariance(history).variance * mean(history.map(({ length }) => 1 / length));
  const between = Math.max(0, squares(levels) / (levels.length - 1) - explained);
  return { variance: (2 * between) / names, df: levels.length - 1 };
}

interface PairNoise {
  readonly variance: number;
  readonly df: number;
  readonly noisier: boolean;
}

/**
 * The pairs' own variance, and twice the variance between repeats of stored sessions, which a difference of two repeats
 * has. When the pairs differ significantly more than that, the larger counts, with the pairs' own degrees of freedom.
 */
function noiseOf(changes: readonly number[], history: readonly Samples[]): PairNoise {
  const ownDf = changes.length - 1;
  const own = ownDf === 0 ? 0 : squares(changes) / ownDf;
  const before = repeatVariance(history);
  if (before.df === 0 || ownDf === 0) return { variance: own, df: ownDf, noisier: false };
  const expected = floored(2 * before.variance);
  const weight = HISTORY_WEIGHT * before.df;
  const pooled = (weight * expected + ownDf * own) / (weight + ownDf);
  return fUpperTail(own / expected, ownDf, before.df) < NOISIER
    ? { variance: Math.max(own, pooled), df: ownDf, noisier: true }
    : { variance: pooled, df: weight + ownDf, noisier: false };
}
