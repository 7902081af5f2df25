import { markdownTable } from "markdown-table";
import type { Row } from "../model/comparison.ts";
import { inert } from "./escape.ts";
import {
  ABSENT,
  formatChange,
  formatInterval,
  formatPercent,
  formatQuantity,
  formatSides,
  formatSight,
  intervalLevel,
} from "./format.ts";
import type { Say } from "./language/say.ts";
import { isJudged, markOf, verdictWords } from "./rows.ts";

const LONGEST_REASON = 400;

/** Narrow enough for a phone: two facts share a column, reasons are left to the full table. */
export function narrowTable(rows: readonly Row[], say: Say): string {
  const cells = rows.map((row) => [
    `${inert(row.cell)}<br>**${inert(row.metric)}**`,
    inert(formatSides(row)),
    changeLines(row, say),
    `${markOf(row)} ${verdictWords(row, say)}`,
  ]);
  return table(["Cell, metric", "Base → head", "Change", "Verdict"].map(say), ["l", "r", "r", "l"], cells);
}

function changeLines(row: Row, say: Say): string {
  if (!isJudged(row)) return ABSENT;
  const lines = [`**${formatChange(row.change)}**`, formatInterval(row.interval), say(formatSight(row))];
  return lines.join("<br>");
}

function fullColumns(rows: readonly Row[]): readonly string[] {
  const level = intervalLevel(rows);
  const interval = level === undefined ? "Interval" : `${level} interval`;
  return ["Cell", "Metric", "Base", "Head", "Change", interval, "Smallest detectable", "Verdict", "Why"];
}

export function fullTable(rows: readonly Row[], say: Say): string {
  const cells = rows.map((row) => [
    inert(row.cell),
    inert(row.metric),
    row.base === undefined ? ABSENT : inert(formatQuantity(row.base, row.unit)),
    row.head === undefined ? ABSENT : inert(formatQuantity(row.head, row.unit)),
    isJudged(row) ? formatChange(row.change) : ABSENT,
    isJudged(row) ? formatInterval(row.interval) : ABSENT,
    isJudged(row) ? formatPercent(row.detectable) : ABSENT,
    verdictWords(row, say),
    inert(say(row.reason), LONGEST_REASON),
  ]);
  return table(fullColumns(rows).map(say), ["l", "l", "r", "r", "r", "r", "r", "l", "l"], cells);
}

/** What a session that is not judged measured. */
export function measuredTable(rows: readonly Row[], say: Say): string {
  const cells = rows.map(({ cell, metric, head, unit }) => [
    `${inert(cell)}<br>**${inert(metric)}**`,
    head === undefined ? ABSENT : inert(formatQuantity(head, unit)),
  ]);
  return table(["Cell, metric", "Measured"].map(say), ["l", "r"], cells);
}

/** A table whose cells are not padded: thousands of blanks would cost rows. */
export function table(head: readonly string[], align: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([head, ...rows], { align: [...align], alignDelimiters: false });
}
