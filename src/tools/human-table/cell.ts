import { unitOf } from "../metric-units.ts";

/** A cell as people write numbers: `**609.6**`, `1,834.5 tok/s`, `68.9 ms (+13 %)`, `70.2 ↓ 20%`. */
export interface NumberCell {
  readonly value: number;
  /** In our spelling; empty where the cell says none. */
  readonly unit: string;
  /** What stands behind it, if that is a change. */
  readonly change?: Change;
  /** What stands behind a `±`: people do not say whether it is a deviation, an error or a range. */
  readonly spread?: string;
}

/** A change as people print it: a percentage, how many times, or a number that does not say which. */
export interface Change {
  readonly text: string;
  readonly kind: "percent" | "times" | "bare";
  readonly value: number;
  /** Half of what its last digit stands for. */
  readonly rounding: number;
}

const NUMBER = "[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:e[+-]?\\d+)?";
const SPREAD = new RegExp(`\\s*(?:±|\\+/-|\\+-)\\s*(${NUMBER}\\s*%?)`, "i");
const CELL = new RegExp(`^(${NUMBER})\\s*([^\\d\\s(（↑↓⬆⬇▲▼][^(（↑↓⬆⬇▲▼]*)?(?:[(（]([^)）]*)[)）])?$`, "i");
/** A change without brackets has an arrow or a sign before it, and its own percent behind it. */
const BARE_CHANGE = /(?:\s*[↑↓⬆⬇▲▼]\s*[+\-−]?|\s+[+\-−])\s*\d+(?:\.\d+)?\s*%$/u;
const PERCENT = /^[^\d+\-−]*([+\-−]?)\s*(\d+(?:\.\d+)?)\s*%/;
const TIMES = /^[^\d]*?(?:[x×]\s*)?(\d+(?:\.\d+)?)\s*(?:[x×倍])?$/i;

/** Without what Markdown and people put around words: emphasis, links, emoji, tags. */
export function withoutMarks(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[\^[^\]]*\]/g, "")
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/\*\*|__|`|~~|<[^>]*>|\p{Emoji_Presentation}|[\u2714\u26A0]|\uFE0F/gu, "")
    .replace(/&nbsp;|\u00A0/g, " ")
    .replace(/^\*(?=\S)(.*\S)\*$/, "$1")
    .trim();
}

/** `undefined` for a cell that is no number, or one with a unit that is not known. */
export function numberIn(text: string): NumberCell | undefined {
  const cell = withoutMarks(text);
  const spread = SPREAD.exec(cell)?.[1];
  const whole = cell.replace(SPREAD, " ").trim();
  const bare = BARE_CHANGE.exec(whole)?.[0] ?? "";
  const [, digits = "", word = "", aside = ""] = CELL.exec(whole.slice(0, whole.length - bare.length).trim()) ?? [];
  if (digits === "") return undefined;
  const unit = word.trim() === "" ? "" : unitOf(word);
  if (unit === undefined) return undefined;
  const change = changeIn(aside === "" ? bare : aside);
  return {
    value: Number(digits.replaceAll(",", "")),
    unit,
    ...(change === undefined ? {} : { change }),
    ...(spread === undefined ? {} : { spread }),
  };
}

/** `+13.2 %`, `↓ 20%`, `提升 13%`, `1.13x`, `×1.13`. */
function changeIn(cell: string): Change | undefined {
  const text = withoutMarks(cell);
  const [, sign = "", percent] = PERCENT.exec(text) ?? [];
  if (percent !== undefined) {
    const value = Number(percent) * (sign === "" || sign === "+" ? 1 : -1);
    return { text, kind: "percent", value, rounding: roundingOf(percent) };
  }
  const times = /[x×倍]/i.test(text) ? TIMES.exec(text)?.[1] : undefined;
  return times === undefined ? undefined : { text, kind: "times", value: Number(times), rounding: roundingOf(times) };
}

const BARE = /^([+\-−]?)(\d+(?:\.\d+)?)$/;

/** The change that a cell of a column of changes is: there, a number alone is one, too. One that is roughly meant is none to check. */
export function columnChangeIn(cell: string): Change | undefined {
  const text = withoutMarks(cell);
  if (/[~<>≈≤≥约]/.test(text)) return undefined;
  const [, sign = "", digits] = BARE.exec(text) ?? [];
  if (digits === undefined) return changeIn(text);
  const value = Number(digits) * (sign === "" || sign === "+" ? 1 : -1);
  return { text, kind: "bare", value, rounding: roundingOf(digits) };
}

function roundingOf(digits: string): number {
  return 0.5 * 10 ** -(digits.split(".")[1]?.length ?? 0);
}

/** People round what they divide, too. */
const SLACK = 0.01;

/**
 * Whether a printed change is one that these two numbers can have been meant to show. People divide by either, and write a fall of a time
 * as a gain: the sign is not theirs to be wrong about. A percentage without a sign may be a ratio; of percentages, a change may be a difference.
 */
export function agrees({ text, kind, value, rounding }: Change, from: number, to: number, unit: string): boolean {
  if (!(from > 0 && to > 0)) return true;
  const ratios = [to / from, from / to];
  const percents = ratios.flatMap((ratio) => [100 * (ratio - 1), 100 * (1 - ratio)]);
  const differences = [to - from, from - to];
  const meant = {
    times: ratios,
    percent: [
      ...percents,
      ...(/[+\-−]/.test(text) ? [] : ratios.map((ratio) => 100 * ratio)),
      ...(unit === "%" ? differences : []),
    ],
    bare: [
      ...ratios,
      ...percents,
      ...percents.map((percent) => percent / 100),
      ...differences.flatMap((one) => [one, 1000 * one, one / 1000]),
    ],
  }[kind];
  const room = rounding + SLACK * Math.max(1, Math.abs(value)) + 1e-9;
  return meant.some((one) => Math.abs(one - value) <= room);
}
