import type { Line } from "../clean-text.ts";
import { cellsIn, isRule } from "../table.ts";

export interface Row {
  readonly cells: readonly string[];
  /** Offset in the text. */
  readonly start: number;
}

/** A table that a program printed row by row, with whatever else it said between its rows. */
export interface RunTable {
  readonly header: readonly string[];
  readonly start: number;
  /** Offset of the next heading. */
  readonly end: number;
  readonly rows: readonly Row[];
  /** Lines that begin as rows do and have not as many cells as the heading. */
  readonly strays: readonly string[];
}

export interface RunTables {
  readonly tables: readonly RunTable[];
  /** Rows under no heading, or under that of another table. */
  readonly loose: readonly Row[];
}

const BEGUN = /^[\s>]*\|/;
/** More is no row of theirs; looking at it again with each line would take its square. */
const LONGEST = 1000;
const NUMBER = /^-?(?:\d|inf|nan)/i;
const JOINTS = /[|│┃├┼+]/;

/** All tables with such a heading. Each goes on over lines that are no rows (`2>&1`) until another heading. */
export function runTables(text: readonly Line[], isHeading: (cells: readonly string[]) => boolean): RunTables {
  const lines = unbroken(text);
  const headings = lines.flatMap((line, at) => {
    const cells = cellsIn(line);
    if (cells === undefined || !(isHeading(cells) || isOther(cells, lines[at + 1]))) return [];
    return [{ at, cells, start: line.start }];
  });
  const parts = headings.map(({ at, cells: header, start }, index) => {
    const next = headings[index + 1];
    const body = lines.slice(at + 1, next?.at).filter((line) => !isRule(line));
    return { header, start, end: next?.start ?? Number.POSITIVE_INFINITY, body };
  });
  const tables = parts.filter(({ header }) => isHeading(header));
  const others = parts.filter((part) => !tables.includes(part)).map(({ body }) => body);
  return {
    tables: tables.map(({ body, ...table }) => ({
      ...table,
      rows: rowsIn(body).filter(({ cells }) => cells.length === table.header.length),
      strays: straysIn(body, table.header.length),
    })),
    loose: [lines.slice(0, headings[0]?.at), ...others].flatMap(rowsIn),
  };
}

/** The heading of another table: a rule of its own is below, and it ends in no number. */
function isOther(cells: readonly string[], below: Line | undefined): boolean {
  return !NUMBER.test(cells.at(-1) ?? "") && isRule(below) && JOINTS.test(below?.plain ?? "");
}

/** The text with each line that was broken between two cells made whole. */
function unbroken(lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before !== undefined && isBroken(before, line))
      whole.splice(-1, 1, { ...before, plain: `${before.plain.trimEnd()} ${line.plain.trimStart()}` });
    else whole.push(line);
  }
  return whole;
}

function isBroken(line: Line, next: Line): boolean {
  return (
    line.plain.length < LONGEST &&
    BEGUN.test(line.plain) &&
    cellsIn(line) === undefined &&
    !isRule(line) &&
    /^\s+\|/.test(next.plain)
  );
}

function rowsIn(lines: readonly Line[]): readonly Row[] {
  return lines.flatMap((line) => {
    const cells = cellsIn(line);
    return cells === undefined ? [] : [{ cells, start: line.start }];
  });
}

function straysIn(lines: readonly Line[], columns: number): readonly string[] {
  return lines.flatMap((line) => {
    const cells = cellsIn(line);
    if (cells !== undefined) return cells.length === columns ? [] : [cells.join(" | ")];
    return BEGUN.test(line.plain) ? [line.plain.trim()] : [];
  });
}
