import type { JudgedRow, Row, Verdict } from "../model/comparison.ts";
import { formatCount, formatInteger } from "./format.ts";
import type { Say } from "./language/say.ts";

export function isJudged(row: Row): row is JudgedRow {
  return row.verdict !== "not-comparable";
}

/** A gating regression that nothing in the base branch excuses. */
export function isRegression(row: Row): boolean {
  return row.gating && row.verdict === "regression" && row.suspicion !== "excused";
}

/** A row that a reader must look at; all others may be folded. */
export function needsAttention(row: Row): boolean {
  return (row.gating && row.verdict !== "unchanged") || (isJudged(row) && row.warning === true);
}

/** Rows that need attention first, worst first in both halves. */
export function byImportance(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter(needsAttention), ...rows.filter((row) => !needsAttention(row))];
}

/** Inconclusive, though it could have seen what it must: nothing was found, and nothing is wrong with it. */
export function sawNothing(row: Row): boolean {
  if (row.verdict !== "inconclusive" || row.suspicion !== "none" || row.warning === true || row.advice === true)
    return false;
  const { thresholds } = row.evidence;
  return row.detectable <= Math.max(thresholds.mustSee, thresholds.relative);
}

/** The mark of a row in a table. */
export function markOf(row: Row): string {
  return sawNothing(row) ? VERDICT_MARKS.unchanged : VERDICT_MARKS[row.verdict];
}

const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  regression: "🔴",
  "not-comparable": "⛔",
  inconclusive: "🟡",
  improvement: "🔵",
  unchanged: "⚪",
};

/** The verdict in words, with what is left of a suspicion, and whether the row only informs. */
export function verdictWords(row: Row, say: Say): string {
  const remarks: string[] = [];
  if (isJudged(row) && row.suspicion === "open") remarks.push("suspected");
  if (isJudged(row) && row.suspicion === "refuted") remarks.push("suspicion refuted");
  if (isJudged(row) && row.suspicion === "excused") remarks.push("excused");
  if (isJudged(row) && row.warning === true) remarks.push("⚠️ warning");
  if (!row.gating) remarks.push("observed");
  return [wordsOf(row), ...remarks].map(say).join(", ");
}

/** What a row amounts to, for people: `inconclusive` is either that nothing was found, or that nothing can be told. */
function wordsOf(row: Row): string {
  if (isJudged(row) && row.advice === true) return "advice only";
  if (sawNothing(row)) return "no change seen";
  if (row.verdict === "inconclusive" && row.suspicion === "none" && row.warning !== true) return "cannot tell";
  return row.verdict.replace("-", " ");
}

/** `2 regressions, 1 improvement, 12 unchanged`: how many rows have each verdict. */
export function countVerdicts(rows: readonly Row[], say: Say): string {
  const order = Object.keys(VERDICT_MARKS);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const counts = new Map<string, { readonly row: Row; number: number }>();
  for (const row of sorted) {
    const seen = counts.get(wordsOf(row)) ?? { row, number: 0 };
    counts.set(wordsOf(row), { ...seen, number: seen.number + 1 });
  }
  return [...counts].map(([words, { row, number }]) => say(inWords(row.verdict, words, number))).join(", ");
}

function inWords(verdict: Verdict, words: string, number: number): string {
  if (verdict === "regression" || verdict === "improvement") return formatCount(number, verdict);
  return `${formatInteger(number)} ${words}`;
}
