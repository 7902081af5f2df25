import { assumedDf, floored, moderate, noiseGroup, type Spread } from "./noise.ts";
import { mean, median, squares } from "./sample.ts";
import { ENOUGH, type Sample, type ShiftCase } from "./series.ts";

/** How far the head is from the base, and how well that is known. */
export interface Shift {
  /** In the metric's unit. */
  readonly base: number;
  readonly head: number;
  /** ln(head / base). */
  readonly logChange: number;
  readonly standardError: number;
  readonly df: number;
  /** Baseline sessions, or pairs. */
  readonly units: number;
  readonly enough: boolean;
  readonly samples: { readonly base: readonly (readonly number[])[]; readonly head: readonly number[] };
  readonly again?: {
    readonly head: readonly number[];
    readonly logChange: number;
    readonly standardError: number;
    readonly df: number;
  };
}

/** A case measured but for its noise, which the other cases help to know. */
interface Raw {
  readonly spread: Spread & { readonly assumedDf: number };
  readonly finish: (noise: Spread) => Shift;
}

/** Moderates the noise of all cases, group by group, in the order given. */
export function estimate(cases: readonly ShiftCase[], paired: boolean): readonly Shift[] {
  const raws = cases.map((one) => (paired ? fromPairs(one) : fromSessions(one)));
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
      if (index !== undefined && raw !== undefined) shifts[index] = raw.finish(noise);
    }
  }
  return shifts;
}

const values = (samples: readonly Sample[]) => samples.map(({ value }) => value);
const logMedian = (samples: readonly Sample[]) => Math.log(median(values(samples)) ?? Number.NaN);

/** The head's median against the medians of K sessions, as a prediction of one session more: variance v·(1 + 1/K). */
function fromSessions({ head, again, base }: ShiftCase): Raw {
  const sessions = base.length;
  const medians = base.map(logMedian);
  const centre = mean(medians);
  const between = squares(medians);
  const here = logMedian(head);
  const within = repeatVariance([head, ...base]);
  const fewer = (side: readonly Sample[]) =>
    Math.max(0, 1 / side.length - mean(base.map((b) => 1 / b.length))) * within;

  const finish = (noise: Spread): Shift => ({
    base: Math.exp(centre),
    head: median(values(head)) ?? Number.NaN,
    logChange: here - centre,
    standardError: Math.sqrt(noise.variance * (1 + 1 / sessions) + fewer(head)),
    df: noise.df,
    units: sessions,
    enough: sessions >= ENOUGH,
    samples: { base: base.map(values), head: values(head) },
    ...(again.length === 0 ? {} : { again: confirmation() }),
  });

  /**
   * Only what was seen on this machine convicts: the K sessions and the head's two starts, K degrees of freedom. Under no
   * change a head that was suspected by chance falls back, which widens the very noise that it is judged by.
   */
  const confirmation = () => {
    const there = logMedian(again);
    const variance = floored((between + (here - there) ** 2 / 2) / sessions);
    const standardError = Math.sqrt(variance * (1 + 1 / sessions) + fewer(again));
    return { head: values(again), logChange: there - centre, standardError, df: sessions };
  };

  const df = sessions - 1;
  return { spread: { variance: df === 0 ? 0 : between / df, df, assumedDf: assumedDf(sessions) }, finish };
}

/** Pooled variance of the logarithm between repeats of one session; 0 when nothing was repeated. */
function repeatVariance(sides: readonly (readonly Sample[])[]): number {
  const df = sides.reduce((sum, side) => sum + side.length - 1, 0);
  const total = sides.reduce((sum, side) => sum + squares(values(side).map(Math.log)), 0);
  return df === 0 ? 0 : total / df;
}

/** Repeat k of the head against repeat k of the base, measured in turn in one job: pairs are the unit. */
function fromPairs({ head, base }: ShiftCase): Raw {
  const pairs = head.flatMap(({ repeat, value }) => {
    const other = base[0]?.find((sample) => sample.repeat === repeat);
    return other === undefined ? [] : [{ head: value, base: other.value }];
  });
  const changes = pairs.map((pair) => Math.log(pair.head / pair.base));
  const n = pairs.length;
  const enough = n >= ENOUGH;
  const geometric = (side: readonly number[]) => Math.exp(mean(side.map(Math.log)));
  const finish = (noise: Spread): Shift => ({
    base: geometric(pairs.map((pair) => pair.base)),
    head: geometric(pairs.map((pair) => pair.head)),
    logChange: mean(changes),
    standardError: Math.sqrt(noise.variance / n),
    df: noise.df,
    units: n,
    enough,
    samples: { base: [pairs.map((pair) => pair.base)], head: pairs.map((pair) => pair.head) },
  });
  const df = n - 1;
  const spread = { variance: df === 0 ? 0 : squares(changes) / df, df, assumedDf: enough ? 0 : assumedDf(n) };
  return { spread, finish };
}
