/** Values in ascending order, so that every quantile of them is one look-up. */
export type Sorted = Float64Array;

export function sorted(values: Iterable<number>): Sorted {
  return Float64Array.from(values).sort();
}

export function mean(values: Sorted): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Population standard deviation, numpy's default. */
export function standardDeviation(values: Sorted): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length);
}

/** numpy's default, linear interpolation between neighbours; `percent` from 0 to 100. */
export function percentile(values: Sorted, percent: number): number {
  const position = (percent / 100) * (values.length - 1);
  const below = Math.floor(position);
  const low = values[below] ?? Number.NaN;
  const high = values[Math.min(below + 1, values.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}
