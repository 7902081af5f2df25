import { tQuantile } from "./distributions.ts";
import { assumedDf, floored, moderate, noiseGroup, type Spread } from "./noise.ts";
import { fromPairs } from "./pairs.ts";
import { mean, median, quantile, repeatVariance, squares } from "./sample.ts";
import { ENOUGH, type Samples, type ShiftCase } from "./series.ts";
import type { Raw, Shift } from "./shift.ts";

/** Moderates the noise of all cases, group by group, in the order given. */
export function estimate(cases: readonly ShiftCase[]): readonly Shift[] {
  const raws = cases.map((one) => (one.pairs === undefined ? fromSessions(one) : fromPairs(one, one.pairs)));
  const names = cases.map(({ series }) => noiseGroup(series.metric).name);
  const shifts = new Array<Shift>(cases.length);
  for (const name of new Set(names)) {
    const members = names.flatMap((other, index) => (other === name ? [index] : []));
    const first = cases[members[0] ?? 0];
    if (first === undefined) continue;
    const spreads = members.flatMap((index) => raws[index]?.spread ?? []);
    for (const [place, noise] of moderate(noiseGroup(first.series.metric), spreads).entries()) {
      const index = members[place];
      const raw = index === undefined ? undefined : raws[index];
      if (index !== undefined && raw !== undefined) shifts[index] = { ...raw.finish(noise.moderated), noise };
    }
  }
  return shifts;
}

const logMedian = (samples: Samples) => Math.log(median(samples) ?? Number.NaN);

/** Two starts of one job share the day: the correlation that is allowed for between them. */
const SHARED_DAY = 0.25;

/**
 * The head's median against the medians of K sessions, as a prediction of one session more: variance v·(1 + 1/K). The mean
 * of two starts of the head varies by v·(1 + ρ)/2, and their difference by 2v·(1 − ρ), which is one more witness of v.
 */
function fromSessions({ series, head, again, base, slid = [], inTime = false, bothStarts }: ShiftCase): Raw {
  const sessions = base.length;
  const medians = base.map(logMedian);
  const centre = mean(medians);
  const between = squares(medians);
  const first = logMedian(head);
  const gap = bothStarts === undefined ? 0 : first - logMedian(again);
  const here = first - gap / 2;
  const share = bothStarts === undefined ? 1 : (1 + SHARED_DAY) / 2;
  const usual = mean(base.map(({ length }) => 1 / length));
  const fewer = ({ length }: Samples) =>
    1 / length > usual ? (1 / length - usual) * repeatVariance([head, ...base]).variance : 0;

  const finish = (noise: Spread): ReturnType<Raw["finish"]> => {
    const stretch = inTime ? stretchOf(medians, noise) : 1;
    return {
      base: Math.exp(centre),
      head: bothStarts === undefined ? (median(head) ?? Number.NaN) : Math.exp(here),
      logChange: here - centre,
      standardError: stretch * Math.sqrt(noise.variance * (share + 1 / sessions) + share * fewer(head)),
      df: noise.df,
      units: sessions,
      enough: sessions >= ENOUGH,
      samples: { base, head },
      ...(again.length === 0 ? {} : { again: confirmation() }),
      ...(stretch === 1 ? {} : { stretch }),
      ...(bothStarts === undefined ? {} : { bothStarts }),
      ...(slid.length === 0 ? {} : { slid }),
    };
  };

  /**
   * Only what was seen on this machine convicts: the K sessions and the head's two starts, K degrees of freedom. Under no
   * change a head that was suspected by chance falls back, which widens the very noise that it is judged by.
   */
  const confirmation = () => {
    const there = logMedian(again);
    const least = noiseGroup(series.metric).least;
    const variance = floored((between + (first - there) ** 2 / 2) / sessions, least);
    const standardError = Math.sqrt(variance * (1 + 1 / sessions) + fewer(again));
    return { head: again, logChange: there - centre, standardError, df: sessions };
  };

  const df = sessions - (bothStarts === undefined ? 1 : 0);
  const spread = between + gap ** 2 / (2 * (1 - SHARED_DAY));
  return { spread: { variance: df === 0 ? 0 : spread / df, df, assumedDf: assumedDf(sessions) }, finish };
}

/** Of the series' own errors, and of the noise that they are measured in: as many errors as this are larger by chance. */
const QUANTILE = 0.98;
const TWO_SIDED = 0.99;

/**
 * By how much the series' own past errors were larger than its noise allows: each session was once the next one, predicted
 * from those before it. The 98th percentile of these errors over that of t, and never below 1. `medians` are newest first.
 */
function stretchOf(medians: readonly number[], noise: Spread): number {
  const errors: number[] = [];
  let sum = 0;
  for (let place = medians.length - 1, before = 0; place >= 0; place--, before++) {
    const log = medians[place] ?? 0;
    if (before >= ENOUGH) errors.push(Math.abs(log - sum / before) / Math.sqrt(noise.variance * (1 + 1 / before)));
    sum += log;
  }
  if (errors.length < 2) return 1;
  return Math.max(1, quantile(errors, QUANTILE) / tQuantile(TWO_SIDED, noise.df));
}
