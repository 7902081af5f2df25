import { tQuantile, tUpperTail } from "./distributions.ts";
import type { Look } from "./looks.ts";
import { ENOUGH } from "./series.ts";

/** What measuring costs on a machine, and how noisy it is. Noise is the standard deviation of a logarithm. */
export interface Site {
  /** From the start of both servers until they are ready. */
  readonly startMinutes: number;
  /** Of one trial of every cell, on one side. */
  readonly trialMinutes: number;
  readonly repeatNoise: number;
  /** What a start of a server adds to all trials that it answers; 0 when that is not known. */
  readonly startNoise: number;
  /** How well the noise is known, in degrees of freedom of the stored repeats. */
  readonly df: number;
}

export interface Demand {
  readonly alpha: number;
  /** Gating rows that are corrected for each other. */
  readonly rows: number;
  readonly budgetMinutes: number;
  /** Pairs that are measured already, and cost nothing more. */
  readonly done?: number;
}

/** Base and head measured in turn: how often each is started, and how many pairs all starts give together at most. */
export interface PricedDesign {
  readonly starts: number;
  readonly pairs: number;
  /** When every look is needed, and when the first one ends it. */
  readonly minutes: { readonly most: number; readonly least: number };
  /** The smallest worsening, as a fraction, that is found in four of five cases. */
  readonly detectable: number;
  /** The chance of finding a worsening of so much. */
  readonly power: (change: number) => number;
}

const POWER = 0.8;

/** The looks that are left spend all of alpha: the last one has what the looks before it did not take. */
export function priceDesign(
  site: Site,
  { alpha, rows, done = 0 }: Pick<Demand, "alpha" | "rows" | "done">,
  looks: readonly Look[],
  starts: number,
): PricedDesign {
  const pairs = looks.at(-1)?.pairs ?? 0;
  const spent = looks.slice(0, -1).reduce((sum, { share }) => sum + share, 0);
  const level = (alpha * (1 - spent)) / rows;
  const { error, df } = certainty(site, starts, pairs);
  const needed = tQuantile(1 - level, df);
  const minutesOf = (some: number) => {
    const coming = Math.max(0, some - done);
    const started = Math.max(1, Math.ceil((starts * coming) / pairs));
    return started * site.startMinutes + 2 * coming * site.trialMinutes;
  };
  return {
    starts,
    pairs,
    minutes: { most: minutesOf(pairs), least: minutesOf(looks[0]?.pairs ?? pairs) },
    detectable: Math.expm1((needed + tQuantile(POWER, df)) * error),
    power: (change) => tUpperTail(needed - Math.log1p(change) / error, df),
  };
}

/** Of the mean of all pairs, as `fromPairs` will judge them. */
function certainty({ repeatNoise, startNoise, df }: Site, starts: number, pairs: number) {
  const [repeat, start] = [2 * repeatNoise ** 2, 2 * startNoise ** 2];
  // Shared starts are the unit from three on, and what is known of repeats is held against them as it is.
  if (starts >= ENOUGH && starts < pairs)
    return { error: Math.sqrt((repeat + start) / starts), df: df / 2 + starts - 1 };
  const error = Math.sqrt(repeat / pairs + start / starts);
  // Fewer are as uncertain as what the stored sessions know of starts.
  return { error, df: starts === pairs || startNoise === 0 ? df / 2 + pairs - 1 : df / 2 };
}
