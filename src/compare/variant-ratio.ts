import type { TrialRecord } from "../model/record.ts";
import { tQuantile } from "./distributions.ts";
import { mean, squares } from "./sample.ts";
import { ENOUGH } from "./series.ts";

const LEVEL = 0.05;

export interface RoundRatio {
  /** Geometric mean over the rounds, by the first variant's value of the same round. */
  readonly ratio: number;
  /** Absent with fewer than three rounds, or starts: nothing tells how much these differ. */
  readonly interval?: readonly [number, number];
}

/**
 * A variant against the first one, round by round: both sent the same requests, minutes apart. Rounds that share a start of a
 * server share its luck, and count as one. The interval is Student's, at a level that holds for all `comparisons` together
 * (Bonferroni).
 * @returns nothing where no round has both, or a value is not positive.
 */
export function ratioByRounds(
  first: readonly TrialRecord[],
  other: readonly TrialRecord[],
  metric: string,
  comparisons: number,
): RoundRatio | undefined {
  const logs = new Map<string, number[]>();
  for (const one of other) {
    const before = first.find(({ repeat, round }) => repeat === one.repeat && round === one.round);
    const [was, is] = [before?.metrics[metric], one.metrics[metric]];
    if (was === undefined || is === undefined) continue;
    if (!(was > 0 && is > 0)) return undefined;
    const start = one.server?.start ?? one.trial;
    logs.set(start, [...(logs.get(start) ?? []), Math.log(is / was)]);
  }
  const units = [...logs.values()].map(mean);
  if (units.length === 0) return undefined;
  const centre = mean(units);
  if (units.length < ENOUGH) return { ratio: Math.exp(centre) };
  const error = Math.sqrt(squares(units) / (units.length - 1) / units.length);
  const reach = tQuantile(1 - LEVEL / comparisons / 2, units.length - 1) * error;
  return { ratio: Math.exp(centre), interval: [Math.exp(centre - reach), Math.exp(centre + reach)] };
}
