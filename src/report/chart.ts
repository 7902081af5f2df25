import type { Comparison, JudgedRow } from "../model/comparison.ts";
import { isJudged } from "./rows.ts";

const LONGEST_LABEL = 60;
const MOST_POINTS = 24;

/**
 * The worst gating row's metric at every load point of its test, as a chart that GitHub draws, or both sides of it where there is one
 * point: https://mermaid.js.org/syntax/xyChart.html. Empty when nothing was compared. The table stays the truth.
 */
export function chart({ rows }: Comparison): string {
  const judged = rows.filter(isJudged);
  const worst = judged.find(({ gating }) => gating);
  if (worst === undefined) return "";
  const test = testOf(worst);
  const points = judged
    .filter((row) => row.metric === worst.metric && testOf(row) === test)
    .filter(({ base, head }) => Number.isFinite(base) && Number.isFinite(head))
    .sort((a, b) => a.cell.localeCompare(b.cell, "en", { numeric: true }))
    .slice(0, MOST_POINTS);
  const [only, second] = points;
  if (only === undefined) return "";
  const lines =
    second === undefined
      ? [
          `title ${text(`${only.metric}, ${only.cell}`)}`,
          'x-axis ["base", "head"]',
          axis(only),
          bars([only.base, only.head]),
        ]
      : [
          `title ${text(`${only.metric}, ${test}: base (bars), head (line)`)}`,
          `x-axis [${points.map(({ cell }) => text(cell.slice(test.length + 1))).join(", ")}]`,
          axis(only),
          bars(points.map(({ base }) => base)),
          `line [${points.map(({ head }) => number(head)).join(", ")}]`,
        ];
  return `\`\`\`mermaid\nxychart-beta\n${lines.map((line) => `    ${line}`).join("\n")}\n\`\`\``;
}

function testOf({ cell }: JudgedRow): string {
  const end = cell.lastIndexOf("/");
  return end < 0 ? cell : cell.slice(0, end);
}

function axis({ unit }: JudgedRow): string {
  return `y-axis ${text(unit === "" ? "value" : unit)}`;
}

function bars(values: readonly number[]): string {
  return `bar [${values.map(number).join(", ")}]`;
}

/** Plain digits: mermaid's grammar has no exponents. */
function number(value: number): string {
  return value.toFixed(4);
}

/** Mermaid's strings have no escapes, so that only what cannot end one, or mean something in it, is let through. */
function text(raw: string): string {
  return `"${raw.slice(0, LONGEST_LABEL).replace(/[^\w .,:=/()+-]/g, "_")}"`;
}
