import type { JudgedRow, Row, Verdict } from "../model/comparison.ts";
import { formatCount } from "./format.ts";

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

export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  regression: "🔴",
  "not-comparable": "⛔",
  inconclusive: "🟡",
  improvement: "🔵",
  unchanged: "⚪",
};

/** The verdict in words, with what is left of a suspicion, and whether the row only informs. */
export function verdictWords(row: Row): string {
  const remarks: string[] = [];
  if (isJudged(row) && row.suspicion === "open") remarks.push("suspected");
  if (isJudged(row) && row.suspicion === "refuted") remarks.push("suspicion refuted");
  if (isJudged(row) && row.suspicion === "excused") remarks.push("excused");
  if (isJudged(row) && row.warning === true) remarks.push("⚠️ warning");
  if (!row.gating) remarks.push("observed");
  const words = row.verdict.replace("-", " ");
  return remarks.length === 0 ? words : `${words}, ${remarks.join(", ")}`;
}

/** `2 regressions, 1 improvement, 12 unchanged`: how many rows have each verdict. */
export function countVerdicts(rows: readonly Row[]): string {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const parts = (Object.keys(VERDICT_MARKS) as Verdict[]).map((verdict) => ({ verdict, number: count(verdict) }));
  const found = parts.filter(({ number }) => number > 0);
  return found.map(({ verdict, number }) => inWords(verdict, number)).join(", ");
}

function inWords(verdict: Verdict, number: number): string {
  if (verdict === "regression" || verdict === "improvement") return formatCount(number, verdict);
  return `${number.toLocaleString("en-US")} ${verdict.replace("-", " ")}`;
}
