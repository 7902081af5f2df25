import { tUpperTail } from "./distributions.ts";
import { floored } from "./noise.ts";
import { mean, median, squares } from "./sample.ts";
import { ENOUGH, type Samples, type Series } from "./series.ts";
import { counted, signedPercent, worseSign } from "./wording.ts";

/** Which of the stored sessions say what the base is like now. All newest first. */
export interface Window {
  readonly base: readonly Samples[];
  /** The newest sessions, where they are a worsening too fresh to be the base's level: what is judged must not learn from it. */
  readonly slid: readonly Samples[];
  /** What a reader must know of it; one clause each. */
  readonly remarks: readonly string[];
}

/** Chance of a cut where the level never changed, over all places of a series. */
const SHIFT_LEVEL = 0.01;

/** Chance that sessions of an unchanged base are taken for a slide: of one row, and of all gating rows of a cell together. */
const SLIDE_LEVEL = 0.01;
const CELL_SLIDE_LEVEL = 0.05;

/** A change that lasts longer than this is the level; a shorter one may still be undone. */
const FRESHEST = ENOUGH - 1;

const logOf = (samples: Samples) => Math.log(median(samples) ?? Number.NaN);

/**
 * The sessions since the last lasting change of level, less a fresh slide. `sides` are in the order of time, newest first; where
 * the order is not known, all of them count.
 */
export function windowOf(sides: readonly Samples[], series: Series, cellSlide = 0): Window {
  const logs = sides.map(logOf);
  const kept = sinceLastShift(logs, series);
  const cell = kept - cellSlide < ENOUGH ? 0 : cellSlide;
  const slid = Math.max(cell, slideLength(logs.slice(0, kept), series, SLIDE_LEVEL));
  const base = sides.slice(slid, kept);
  const level = mean(logs.slice(slid, kept));
  return {
    base,
    slid: sides.slice(0, slid),
    remarks: [
      ...(kept === sides.length
        ? []
        : [
            `the base's level changed by ${signedPercent(Math.expm1(level - mean(logs.slice(kept))))}: ${counted(sides.length - kept, "older session")} left out`,
          ]),
      ...(slid === 0
        ? []
        : [
            `the base's newest ${slid === 1 ? "session is" : `${slid} sessions are`} ${signedPercent(Math.expm1(mean(logs.slice(0, slid)) - level))} off and left out`,
          ]),
    ],
  };
}

/**
 * How many of the newest sessions are on the present level. Every place with enough sessions on both sides is tried by t of the
 * two means (pooled variance, corrected for the places); from the most certain one on, the search goes on among the newer ones.
 */
function sinceLastShift(logs: readonly number[], series: Series): number {
  const n = logs.length;
  if (n < 2 * ENOUGH) return n;
  let newer = 0;
  const all = logs.reduce((sum, log) => sum + log, 0);
  const allSquares = logs.reduce((sum, log) => sum + log * log, 0);
  let best = { cut: n, t: 0, gap: 0 };
  for (let cut = 1; cut <= n - ENOUGH; cut++) {
    const log = logs[cut - 1] ?? 0;
    newer += log;
    if (cut < ENOUGH) continue;
    const older = all - newer;
    const within = allSquares - newer ** 2 / cut - older ** 2 / (n - cut);
    const gap = newer / cut - older / (n - cut);
    const t = Math.abs(gap) / Math.sqrt(floored(within / (n - 2)) * (1 / cut + 1 / (n - cut)));
    if (t > best.t) best = { cut, t, gap };
  }
  const places = n - 2 * ENOUGH + 1;
  const certain = 2 * places * tUpperTail(best.t, n - 2) <= SHIFT_LEVEL;
  if (!certain || Math.abs(Math.expm1(best.gap)) < series.policy.relative) return n;
  return sinceLastShift(logs.slice(0, best.cut), series);
}

/**
 * How many of the newest sessions of a cell are a slide of the base: what hits all its rows is seen in their mean long before it is
 * seen in one. Each row counts in units of its own scatter. `rows` have the same sessions, newest first.
 */
export function slideOfCell(rows: readonly { readonly sides: readonly Samples[]; readonly series: Series }[]): number {
  const [first] = rows;
  if (first === undefined) return 0;
  const scaled = rows.map(({ sides, series }) => {
    const logs = sides.map(logOf);
    const scale = Math.sqrt(floored(squares(logs) / (logs.length - 1)));
    return logs.map((log) => (worseSign(series.metric) * (log - mean(logs))) / scale);
  });
  const together = first.sides.map((_, place) => mean(scaled.map((row) => row[place] ?? Number.NaN)));
  const length = longestSlide(together, 1, CELL_SLIDE_LEVEL);
  const matters = ({ sides, series }: (typeof rows)[number]) => {
    const logs = sides.map(logOf);
    return isWorse(mean(logs.slice(0, length)), logs.slice(length), series);
  };
  return length > 0 && rows.some(matters) ? length : 0;
}

/** How many of the newest sessions, each worse by what matters, are together worse than those before them beyond doubt. */
function slideLength(logs: readonly number[], series: Series, level: number): number {
  const length = longestSlide(logs, worseSign(series.metric), level);
  return logs.slice(0, length).every((log) => isWorse(log, logs.slice(length), series)) ? length : 0;
}

/** By t of the newest against the older sessions, with the scatter of the older. */
function longestSlide(values: readonly number[], worse: 1 | -1, level: number): number {
  for (let length = FRESHEST; length > 0; length--) {
    const [newest, older] = [values.slice(0, length), values.slice(length)];
    if (older.length < ENOUGH) continue;
    const df = older.length - 1;
    const error = Math.sqrt(floored(squares(older) / df) * (1 / length + 1 / older.length));
    const gaps = newest.map((value) => worse * (value - mean(older)));
    if (gaps.every((gap) => gap > mean(gaps) / 2) && tUpperTail(mean(gaps) / error, df) <= level) return length;
  }
  return 0;
}

function isWorse(log: number, older: readonly number[], { metric, policy }: Series): boolean {
  const level = mean(older);
  const change = worseSign(metric) * Math.expm1(log - level);
  return change >= policy.relative && change * Math.exp(level) >= policy.absolute;
}
