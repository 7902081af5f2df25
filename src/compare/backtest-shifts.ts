import { tQuantile } from "./distributions.ts";
import { median } from "./sample.ts";

/** Where the level of a series changed for good, seen with hindsight. */
export interface LevelShift {
  /** Place of the first value on the new level. */
  readonly place: number;
  readonly before: number;
  readonly after: number;
}

/** A level must last this many sessions. */
const SHORTEST = 3;

/** Chance of a shift where there is none, over all places of a series. */
const LEVEL = 0.01;

/** Nothing repeats better than to 0.1 %, and equal values may be rounding. */
const LEAST_NOISE = 1e-3;

/** Enough degrees of freedom for t to be normal. */
const NORMAL_DF = 1e5;

/** The standard deviation of a normal variable is its median absolute value over this. */
const MEDIAN_OF_NORMAL = 0.6745;

/** Coefficient of variation between neighbours: level shifts are few among them, so they hardly count. */
export function neighbourNoise(values: readonly number[]): number {
  const logs = values.map(Math.log);
  const steps = logs.slice(1).map((log, index) => Math.abs(log - (logs[index] ?? log)));
  return Math.max(LEAST_NOISE, (median(steps) ?? 0) / (Math.SQRT2 * MEDIAN_OF_NORMAL));
}

/**
 * The lasting changes of level of at least `smallest` (a fraction), by binary segmentation of the logarithms (Vostrikova
 * 1981): the split that sets the means of both sides furthest apart, in units of the noise between neighbours, is a
 * shift when that is more than chance would give it anywhere. Values beyond three times the noise from the median of
 * their five neighbours are drawn in first, so that a spike is no level.
 */
export function levelShifts(series: readonly (number | undefined)[], smallest: number): readonly LevelShift[] {
  const places = series.flatMap((value, place) => (value === undefined ? [] : [place]));
  const values = series.flatMap((value) => value ?? []);
  const noise = neighbourNoise(values);
  const logs = values.map((value, index) => {
    const around = Math.log(median(values.slice(Math.max(0, index - 2), index + 3)) ?? value);
    return Math.min(around + 3 * noise, Math.max(around - 3 * noise, Math.log(value)));
  });
  const limit = tQuantile(1 - LEVEL / 2 / Math.max(1, logs.length), NORMAL_DF) * noise;
  const cuts = splits(logs, 0, limit, Math.log1p(smallest));
  return cuts.map((cut, index) => {
    const level = (from: number, to: number) => median(values.slice(from, to)) ?? Number.NaN;
    return {
      place: places[cut] ?? cut,
      before: level(cuts[index - 1] ?? 0, cut),
      after: level(cut, cuts[index + 1] ?? values.length),
    };
  });
}

/** The cuts of a stretch of logarithms that starts at `offset` of the whole, in order. */
function splits(logs: readonly number[], offset: number, limit: number, smallest: number): readonly number[] {
  const n = logs.length;
  const total = logs.reduce((sum, log) => sum + log, 0);
  let best = { cut: 0, distance: limit };
  let left = 0;
  for (let cut = 1; cut <= n - SHORTEST; cut++) {
    left += logs[cut - 1] ?? 0;
    const gap = Math.abs(left / cut - (total - left) / (n - cut));
    const distance = gap * Math.sqrt((cut * (n - cut)) / n);
    if (cut >= SHORTEST && gap >= smallest && distance > best.distance) best = { cut, distance };
  }
  const { cut } = best;
  if (cut === 0) return [];
  const sides = [logs.slice(0, cut), logs.slice(cut)] as const;
  const inner = [splits(sides[0], offset, limit, smallest), splits(sides[1], offset + cut, limit, smallest)] as const;
  return [...inner[0], offset + cut, ...inner[1]];
}
