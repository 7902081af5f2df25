import type { Evidence } from "../model/comparison.ts";
import { tQuantile, tUpperTail } from "./distributions.ts";
import { noiseGroup } from "./noise.ts";
import { detectableShare, type ShareShift, shareInterval } from "./proportion.ts";
import { LARGEST_LOG } from "./sample.ts";
import type { PairFacts, Series, ShareCase, ShiftCase } from "./series.ts";
import type { Shift } from "./shift.ts";
import { counted, worseSign } from "./wording.ts";

/** What is known of a row before the rows are corrected for each other; the same for ratios and for proportions. */
export interface Finding {
  readonly series: Series;
  readonly base: number;
  readonly head: number;
  /** As a fraction of the base, positive when the number grew. */
  readonly change: number;
  readonly pWorse: number;
  readonly pBetter: number;
  /** Baseline sessions, or pairs, or starts that pairs share. */
  readonly units: number;
  /** What of the squared standard error more pairs on the same starts would not average out. */
  readonly lasting: number;
  readonly enough: boolean;
  readonly fresh: boolean;
  readonly testable: boolean;
  readonly fewerTokens: boolean;
  readonly failedMore: boolean;
  /** Two-sided, of the change, at 1 − alpha. */
  readonly interval: (alpha: number) => readonly [number, number];
  /** The smallest worsening, as a fraction, found at this level in four of five cases, and what noise alone would allow. */
  readonly detectable: (level: number, ahead?: Ahead) => { readonly found: number; readonly noise: number };
  readonly again?: { readonly change: number; readonly pWorse: number };
  readonly evidence: Omit<Evidence, "p" | "adjusted" | "thresholds" | "sessions">;
}

/** Pairs that are still to come for a row that does not look hopeless. */
export interface Ahead {
  /** As many times what there is now. */
  readonly times: number;
  /** What a row must show now, of the smallest change that matters, to be looked at again. */
  readonly share: number;
}

/** Of a change that is found in four of five cases. */
const POWER = 0.8;

/** Of being looked at again, and of being found then: both together happen in four of five cases (Bonferroni). */
const POWER_OF_EACH = 0.9;

const fractionOf = (logChange: number) => Math.expm1(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, logChange)));

/** The smallest change that matters, as a fraction of the base: relative and absolute size must both be passed. */
export function smallestThatMatters({ policy }: Series, base: number): number {
  return Math.max(policy.relative, policy.absolute / Math.abs(base));
}

export function findingOfShift({ series, fewerTokens, failedMore, fresh, pairs }: ShiftCase, shift: Shift): Finding {
  const { logChange, standardError, df, again } = shift;
  const worse = worseSign(series.metric);
  const { larger, smaller } = shift.ranks ?? tails(logChange / standardError, df);
  /** A worsening by `log` as a fraction of the base. */
  const asFraction = (log: number) => worse * fractionOf(worse * log);
  const smallest = smallestThatMatters(series, shift.base);
  const asLog = Math.min(LARGEST_LOG, worse === 1 ? Math.log1p(smallest) : -Math.log1p(-Math.min(smallest, 1 - 1e-6)));
  /** Of a row that is given up now: what would have been taken further, and found with the pairs to come. */
  const detectableAhead = (level: number, { times, share }: Ahead) => {
    const { lasting = 0, units } = shift;
    const then = Math.sqrt((standardError ** 2 - lasting) / times + lasting);
    const dfThen = lasting > 0 ? df : df + units * (times - 1);
    const [now, later] = [tQuantile(POWER_OF_EACH, df) * standardError, tQuantile(POWER_OF_EACH, dfThen) * then];
    const further = share * asLog + now;
    const noise = Math.max(further, tQuantile(1 - level, dfThen) * then + later);
    return { noise: asFraction(noise), found: asFraction(Math.max(noise, asLog + later)) };
  };
  return {
    series,
    base: shift.base,
    head: shift.head,
    change: fractionOf(logChange),
    pWorse: worse === 1 ? larger : smaller,
    pBetter: worse === 1 ? smaller : larger,
    units: shift.units,
    lasting: shift.lasting ?? 0,
    enough: shift.enough,
    fresh,
    testable: true,
    fewerTokens,
    failedMore,
    interval: (alpha) => {
      const half = tQuantile(1 - alpha / 2, df) * standardError;
      return [fractionOf(logChange - half), fractionOf(logChange + half)];
    },
    detectable: (level, ahead) => {
      if (ahead !== undefined) return detectableAhead(level, ahead);
      const sure = tQuantile(POWER, df) * standardError;
      const noise = tQuantile(1 - level, df) * standardError + sure;
      return { noise: asFraction(noise), found: asFraction(Math.max(noise, asLog + sure)) };
    },
    ...(again === undefined
      ? {}
      : {
          again: {
            change: fractionOf(again.logChange),
            pWorse: tUpperTail((worse * again.logChange) / again.standardError, again.df),
          },
        }),
    evidence: {
      method: methodOf(shift, series, pairs),
      samples: shift.samples,
      df,
      standardError,
      noise: shift.noise,
      ...(pairs?.tails === undefined ? {} : { tails: pairs.tails }),
      ...(shift.stretch === undefined ? {} : { stretch: shift.stretch }),
      ...(shift.slid === undefined ? {} : { slid: shift.slid }),
      ...(again === undefined
        ? {}
        : {
            confirmation: {
              head: again.head,
              change: fractionOf(again.logChange),
              df: again.df,
              p: tUpperTail((worse * again.logChange) / again.standardError, again.df),
            },
          }),
    },
  };
}

function tails(t: number, df: number): NonNullable<Shift["ranks"]> {
  const beyond = tUpperTail(Math.abs(t), df);
  return t > 0 ? { larger: beyond, smaller: 1 - beyond } : { larger: 1 - beyond, smaller: beyond };
}

function methodOf(
  { units, ranks, noisier, bothStarts }: Shift,
  { metric }: Series,
  pairs: PairFacts | undefined,
): string {
  const moderated = `noise moderated over like metrics (${noiseGroup(metric).name})`;
  const one = bothStarts === undefined ? "one session" : "the mean of the head's two starts";
  if (pairs === undefined) return `predictive t of ${one} against ${units}, logarithms of medians; ${moderated}`;
  if (ranks !== undefined) return "exact one-sided rank test of Mann and Whitney; interval by t of paired logarithms";
  if (pairs.tails !== undefined)
    return `t over pairs of how much slower the same slowest requests were, as logarithms; ${moderated}`;
  const known = pairs.history.length === 0 ? "" : ` and over ${counted(pairs.history.length, "stored session")}`;
  const held = noisier === true ? "; the pairs differ more than the base's repeats did, so their own noise counts" : "";
  return `t of the logarithms of paired ratios; ${moderated}${known}${held}`;
}

/** Enough degrees of freedom for t to be normal to four decimals. */
const NORMAL_DF = 1e5;

export function findingOfShare({ series, fresh }: ShareCase, shift: ShareShift): Finding {
  const { again } = shift;
  const smallest = smallestThatMatters(series, shift.base);
  return {
    series,
    base: shift.base,
    head: shift.head,
    change: shift.change,
    pWorse: shift.pWorse,
    pBetter: shift.pBetter,
    units: shift.units,
    lasting: 0,
    enough: shift.enough,
    fresh,
    testable: shift.testable,
    fewerTokens: false,
    failedMore: false,
    interval: (alpha) => shareInterval(shift, tQuantile(1 - alpha / 2, NORMAL_DF)),
    detectable: (level) => ({
      noise: detectableShare(shift, level, 0),
      found: detectableShare(shift, level, smallest),
    }),
    ...(again === undefined ? {} : { again: { change: again.change, pWorse: again.pWorse } }),
    evidence: {
      method: "Fisher's exact test, one-sided, on counts divided by the clumping of failures",
      samples: shift.samples,
      df: 0,
      requests: shift.tallies,
      ...(again === undefined
        ? {}
        : { confirmation: { head: again.head, change: again.change, df: 0, p: again.pWorse } }),
    },
  };
}
