import type { Comparison, Row } from "../model/comparison.ts";
import { plainText } from "../model/plain-text.ts";
import type { ReportContext } from "./context.ts";
import { findingsOf } from "./findings.ts";
import {
  ABSENT,
  formatChange,
  formatCount,
  formatInterval,
  formatSides,
  formatSight,
  intervalLevel,
} from "./format.ts";
import { glanceOf, type Tone } from "./glance.ts";
import { sayIn } from "./language/language.ts";
import type { Say } from "./language/say.ts";
import { byImportance, countVerdicts, isJudged, needsAttention, sawNothing, verdictWords } from "./rows.ts";
import { sweepLines } from "./sweep-lines.ts";
import { toVariantsText } from "./variants.ts";
import { columnsOf, padTo, wrap } from "./width.ts";

export interface Terminal {
  /** Width in characters. */
  readonly columns: number;
  readonly color: boolean;
}

/** One odd name must not push the columns of all other rows apart. */
const LONGEST_COLUMN = 60;

type Paint = (color: keyof typeof COLORS, text: string) => string;

const COLORS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const;
const TONE_COLORS: Readonly<Record<Tone, keyof typeof COLORS>> = {
  bad: "red",
  warning: "yellow",
  good: "green",
  plain: "blue",
};

/** The report for a terminal: the decision first, then every row under its cell, worst first. */
export function toText(comparison: Comparison, context: ReportContext, terminal: Terminal): string {
  const paint: Paint = (color, text) => (terminal.color ? `\u001b[${COLORS[color]}m${text}\u001b[0m` : text);
  const say = sayIn(context.language);
  const parts = [
    headline(comparison, context, terminal, paint),
    findingLines(comparison, terminal.columns, say),
    rowBlocks(shownRows(comparison.rows), terminal.columns, paint, say),
    leftOut(comparison.rows, terminal.columns, say),
    sweepLines(comparison).flatMap((line) => wrap(`${say("sweep")}: ${plainText(say(line))}`, terminal.columns, "  ")),
    comparison.variants === undefined ? [] : [toVariantsText(comparison.variants).trimEnd()],
    differences(comparison),
    [...context.warnings, ...context.session.notes].flatMap((note) =>
      wrap(`${say("note")}: ${plainText(say(note))}`, terminal.columns),
    ),
    comparison.rows.length === 0 ? [] : wrap(summary(comparison.rows, say), terminal.columns),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headline(
  comparison: Comparison,
  context: ReportContext,
  { columns }: Terminal,
  paint: Paint,
): readonly string[] {
  const glance = glanceOf(comparison, context);
  const widest = Math.max(0, ...glance.facts.map(({ label }) => columnsOf(label)));
  return [
    paint("bold", paint(TONE_COLORS[glance.tone], glance.headline)),
    ...wrap(plainText(glance.reason), columns),
    ...wrap(glance.observed ?? "", columns),
    ...glance.facts.flatMap(({ label, text, code }) => {
      const line = `${padTo(label, widest)}  ${plainText(text)}`;
      return code ? [line] : wrap(line, columns, " ".repeat(widest + 2));
    }),
  ];
}

function findingLines(comparison: Comparison, columns: number, say: Say): readonly string[] {
  return findingsOf(comparison).flatMap(({ text }) => wrap(plainText(say(text)), columns, "  "));
}

/** Observed rows are many: a terminal shows those with a finding first, every other format shows all. */
const MOST_OBSERVED = 8;

function shownRows(rows: readonly Row[]): readonly Row[] {
  const hasFinding = ({ verdict }: Row) => verdict === "regression" || verdict === "improvement";
  const observed = rows.filter(({ gating }) => !gating);
  const first = [...observed.filter(hasFinding), ...observed.filter((row) => !hasFinding(row))].slice(0, MOST_OBSERVED);
  return rows.filter((row) => row.gating || first.includes(row));
}

function leftOut(rows: readonly Row[], columns: number, say: Say): readonly string[] {
  const left = rows.length - shownRows(rows).length;
  if (left === 0) return [];
  return wrap(say(`${formatCount(left, "more observed row")}: markdown, html and json show all`), columns);
}

function rowBlocks(rows: readonly Row[], columns: number, paint: Paint, say: Say): readonly string[] {
  const ordered = byCell(byImportance(rows)).map((row) => ({
    row,
    texts: [row.metric, formatSides(row), changeWords(row, say)].map((text) => plainText(text, LONGEST_COLUMN)),
  }));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...ordered.map(({ texts }) => columnsOf(texts[column] ?? ""))));
  const lines: string[] = [];
  let heading: string | undefined;
  for (const { row, texts } of ordered) {
    if (row.cell !== heading) lines.push(paint("bold", plainText(row.cell)));
    heading = row.cell;
    const aligned = texts.map((text, column) => padTo(text, widths[column] ?? 0)).join("  ");
    lines.push(
      ...wrap(`  ${aligned}  ${verdictWords(row, say)}`, columns, "      ").map((line) => paint(colorOf(row), line)),
    );
    if (needsAttention(row)) lines.push(...wrap(`    ${plainText(say(row.reason))}`, columns, "    "));
  }
  return lines;
}

/** The rows of each cell together; the cell with the worst row first. */
function byCell(rows: readonly Row[]): readonly Row[] {
  const cells = [...new Set(rows.map(({ cell }) => cell))];
  return cells.flatMap((cell) => rows.filter((row) => row.cell === cell));
}

function changeWords(row: Row, say: Say): string {
  if (!isJudged(row)) return ABSENT;
  return `${formatChange(row.change)} ${formatInterval(row.interval)}, ${say(formatSight(row))}`;
}

function colorOf(row: Row): keyof typeof COLORS {
  if (!needsAttention(row)) return "dim";
  if (row.verdict === "improvement") return "green";
  if (sawNothing(row)) return "dim";
  return row.verdict === "regression" ? "red" : "yellow";
}

function summary(rows: readonly Row[], say: Say): string {
  const level = intervalLevel(rows);
  return `${countVerdicts(rows, say)}${level === undefined ? "" : `; ${say(`intervals at ${level}`)}`}`;
}

function differences({ subject, environment }: Comparison): readonly string[] {
  return [...subject.differences, ...environment.differences].map(({ key, base, head }) =>
    plainText(`${key}: ${base} → ${head}`),
  );
}
