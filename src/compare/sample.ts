/** The middle value, or the mean of the two middle ones; `undefined` of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.length < 3 ? values : Float64Array.from(values).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** By linear interpolation between the ordered values; the quantile of nothing is not a number. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (at - Math.floor(at)) * (high - low);
}

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Pooled variance of the logarithm between repeats of one session; no degrees of freedom when nothing was repeated. */
export function repeatVariance(sides: readonly (readonly number[])[]): {
  readonly variance: number;
  readonly df: number;
} {
  let df = 0;
  let total = 0;
  for (const side of sides) {
    if (side.length < 2) continue;
    df += side.length - 1;
    total += squares(side.map(Math.log));
  }
  return { variance: df === 0 ? 0 : total / df, df };
}

/** Sum of squared distances from the mean. */
export function squares(values: readonly number[]): number {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum;
}

/** e^±14 is a millionfold: beyond it a change has no meaning, and infinity has no JSON. */
export const LARGEST_LOG = 14;

/** Why there is no ratio of the two sides. */
export function noRatio(head: readonly number[], sides: readonly (readonly number[])[]): string | undefined {
  if ([head, ...sides].some((side) => side.some((value) => value < 0))) return "a negative value";
  if (sides.some((side) => side.includes(0))) return "the base has a zero: a ratio says nothing";
  if (head.includes(0)) return "the head has a zero: a ratio says nothing";
  const [is, was] = [median(head), median(sides.map((side) => median(side) ?? Number.NaN))];
  const apart = is === undefined || was === undefined ? 0 : Math.abs(Math.log(is / was));
  return apart <= LARGEST_LOG
    ? undefined
    : "more than a millionfold apart: not plausible, another unit or a broken result";
}
