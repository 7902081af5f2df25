import { assumedDf, floored, moderate, noiseGroup, type Spread } from "./noise.ts";
import { fromPairs } from "./pairs.ts";
import { mean, median, repeatVariance, squares } from "./sample.ts";
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
      if (index !== undefined && raw !== undefined) shifts[index] = raw.finish(noise);
    }
  }
  return shifts;
}

const logMedian = (samples: Samples) => Math.log(median(samples) ?? Number.NaN);

/** The head's median against the medians of K sessions, as a prediction of one session more: variance v·(1 + 1/K). */
function fromSessions({ head, again, base }: ShiftCase): Raw {
  const sessions = base.length;
  const medians = base.map(logMedian);
  const centre = mean(medians);
  const between = squares(medians);
  const here = logMedian(head);
  const usual = mean(base.map(({ length }) => 1 / length));
  const fewer = ({ length }: Samples) =>
    1 / length > usual ? (1 / length - usual) * repeatVariance([head, ...base]).variance : 0;

  const finish = (noise: Spread): Shift => ({
    base: Math.exp(centre),
    head: median(head) ?? Number.NaN,
    logChange: here - centre,
    standardError: Math.sqrt(noise.variance * (1 + 1 / sessions) + fewer(head)),
    df: noise.df,
    units: sessions,
    enough: sessions >= ENOUGH,
    samples: { base, head },
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
    return { head: again, logChange: there - centre, standardError, df: sessions };
  };

  const df = sessions - 1;
  return { spread: { variance: df === 0 ? 0 : between / df, df, assumedDf: assumedDf(sessions) }, finish };
}
