import { type Corrected, correct } from "./corrected.ts";
import { estimate } from "./estimate.ts";
import { type Finding, findingOfShare, findingOfShift } from "./finding.ts";
import { estimateShare } from "./proportion.ts";
import type { Case, Refusal, ShareCase, ShiftCase } from "./series.ts";
import { type Judgement, judge, type LaterLook, matters, REPEATED_SHARE, type Rules } from "./verdict.ts";
import { counted, percent, pValue, worseSign } from "./wording.ts";

/** A moment at which the pairs so far are judged. */
export interface Look {
  readonly pairs: number;
  /** Of alpha. The shares of all looks add up to 1, which keeps alpha whatever the looks have in common (Bonferroni). */
  readonly share: number;
}

/** Little is spent early: a large slowdown needs little to be found at three pairs, and a small one needs all eight. */
export const LOOKS: readonly Look[] = [
  { pairs: 3, share: 0.05 },
  { pairs: 5, share: 0.15 },
  { pairs: 8, share: 0.8 },
];

/** The looks at no more than so many pairs; the last one has what the looks before it did not take of alpha. */
export function looksUpTo(pairs = Number.POSITIVE_INFINITY): readonly Look[] {
  const looks = LOOKS.filter((look) => look.pairs <= pairs);
  const spent = looks.slice(0, -1).reduce((sum, { share }) => sum + share, 0);
  return looks.map((look, place) => (place === looks.length - 1 ? { ...look, share: 1 - spent } : look));
}

/** All pairs that there are, once. */
const ONCE: readonly Look[] = [{ pairs: Number.POSITIVE_INFINITY, share: 1 }];

/** A row whose corrected p is larger at a look is given up: it may still be looked at, and no false alarm comes of it. */
const HOPELESS = 0.5;

type Judgeable = Exclude<Case, Refusal>;

/** Of stored sessions, and of pairs that are looked at once. */
export function findingsOf(cases: readonly Judgeable[], paired: boolean): readonly Finding[] {
  const shifts = cases.filter((one) => one.kind === "shift");
  const estimates = estimate(shifts);
  return [
    ...shifts.flatMap((one, index) => {
      const shift = estimates[index];
      return shift === undefined ? [] : [findingOfShift(one, shift)];
    }),
    ...cases.filter((one) => one.kind === "share").map((one) => findingOfShare(one, estimateShare(one, paired))),
  ];
}

/**
 * Judges pairs as they came in: a row is a regression from the first look on that finds it, at that look's part of alpha.
 * Rows that were given up before a look stay in its correction.
 */
export function judgeLooks(cases: readonly Judgeable[], rules: Rules, looks = ONCE): readonly Judgement[] {
  const final = new Map<string, Judgement>();
  for (const [place, look] of looks.entries()) {
    const reached = cases.filter((one) => place === 0 || pairsOf(one) >= look.pairs);
    const absent = cases.filter((one) => !reached.includes(one)).map(({ series }) => series);
    const alpha = rules.alpha * look.share;
    const findings = findingsOf(
      reached.map((one) => upTo(one, look.pairs)),
      true,
    );
    for (const corrected of correct(findings, alpha, absent)) {
      const judged = judge(corrected, { ...rules, alpha }, laterLook(look, looks, corrected.finding));
      const key = `${judged.row.cell}\n${judged.row.metric}`;
      if (final.get(key)?.row.verdict === "regression") continue;
      final.set(key, place === looks.length - 1 ? judged : stillOpen(corrected, judged, looks));
    }
  }
  return [...final.values()];
}

/** A row that is given up early could have seen what the whole design would have found: it would have been taken further. */
function laterLook(look: Look, looks: readonly Look[], { units, evidence }: Finding): LaterLook | undefined {
  const last = looks.at(-1);
  if (last === undefined || look === last) return undefined;
  const pairs = Math.min(look.pairs, evidence.samples.head.length || units);
  return { times: last.pairs / pairs, share: REPEATED_SHARE, alpha: last.share / look.share };
}

/** A gating row that more pairs may find. */
function stillOpen({ finding, adjustedWorse }: Corrected, judged: Judgement, looks: readonly Look[]): Judgement {
  const { row } = judged;
  const { change, series, units, enough } = finding;
  const worse = change * worseSign(series.metric) > 0;
  const hopeful = worse && adjustedWorse < HOPELESS && matters(finding, change, REPEATED_SHARE);
  if (row.verdict === "regression" || !row.gating || !enough || !hopeful) return judged;
  const most = looks.at(-1)?.pairs ?? units;
  const reason = `perhaps worse by ${percent(change)} (${pValue(adjustedWorse)} after correction): ${counted(units, "pair")} of at most ${most} do not decide`;
  return { ...judged, row: { ...row, verdict: "inconclusive", suspicion: "open", reason } };
}

function pairsOf(one: Judgeable): number {
  return one.kind === "shift" ? one.head.length : Math.min(one.head.length, one.base[0]?.length ?? 0);
}

/** A case as it was after so many pairs. */
function upTo(one: Judgeable, pairs: number): Judgeable {
  return one.kind === "shift" ? shiftUpTo(one, pairs) : shareUpTo(one, pairs);
}

function shiftUpTo(one: ShiftCase, pairs: number): ShiftCase {
  if (one.pairs === undefined || one.head.length <= pairs) return one;
  return {
    ...one,
    head: one.head.slice(0, pairs),
    base: one.base.map((side) => side.slice(0, pairs)),
    pairs: {
      ...one.pairs,
      starts: one.pairs.starts.slice(0, pairs),
      ...(one.pairs.tails === undefined ? {} : { tails: one.pairs.tails.slice(0, pairs) }),
    },
  };
}

function shareUpTo(one: ShareCase, pairs: number): ShareCase {
  return { ...one, head: one.head.slice(0, pairs), base: one.base.map((side) => side.slice(0, pairs)) };
}
