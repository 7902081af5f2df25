import { wordsOf } from "../metric-words.ts";
import { statisticOf } from "../statistic.ts";
import type { Table } from "../table.ts";
import { numberIn, withoutMarks } from "./cell.ts";

/** A table with as many cells in each row as in its header, what was merged being written out. */
export interface Grid {
  readonly header: readonly string[];
  readonly body: readonly (readonly string[])[];
  /** What of the table is not read. */
  readonly notes: readonly string[];
}

type Row = readonly string[];

/** Two rows of headings, rows that head the rows below, `12 → 10` in one cell, and cells that stand for several rows. */
export function gridOf({ rows: [first = [], ...rest], firstLine }: Table): Grid {
  const [header, rows] = withoutBlanks(...oneHeader(first, rest));
  const wide = rows.filter((row) => row.slice(header.length).some((cell) => cell !== ""));
  const notes = wide.map(
    (row) => `not read: more cells than headings, below line ${firstLine}: ${row.join(" | ").slice(0, 100)}`,
  );
  const even = rows.filter((row) => !wide.includes(row)).map((row) => header.map((_, at) => row[at] ?? ""));
  const { header: headed, body } = withSections(header, even);
  const split = withoutArrows(headed, body);
  return { header: split.header, body: filledDown(split.header, withoutDittos(split.header, split.body)), notes };
}

/** A column without a heading and without cells parts others. */
function withoutBlanks(header: Row, rows: readonly Row[]): readonly [Row, readonly Row[]] {
  const kept = (_: string, at: number): boolean =>
    at === 0 || at >= header.length || header[at] !== "" || rows.some((row) => (row[at] ?? "") !== "");
  return [header.filter(kept), rows.map((row) => row.filter(kept))];
}

/** A second row of headings says the measures, below names that stand for several columns. */
function oneHeader(first: Row, rest: readonly Row[]): readonly [Row, readonly Row[]] {
  const [second = [], ...others] = rest;
  const isMeasures = second.filter(isMetric).length >= 2 && !second.some((cell) => numberIn(cell) !== undefined);
  if (!isMeasures || first.some((cell) => isMetric(cell))) return [first, rest];
  let group = "";
  const header = second.map((cell, at) => {
    group = first[at] === undefined || first[at] === "" ? group : first[at];
    if (cell === "") return first[at] ?? "";
    return !isMetric(cell) || isMetric(group) ? cell : `${group} ${cell}`.trim();
  });
  return [header, others];
}

function isMetric(cell: string): boolean {
  return wordsOf(cell)?.meaning.kind === "metric";
}

/** A row of one cell heads those below it. */
function withSections(header: Row, rows: readonly Row[]): { readonly header: Row; readonly body: readonly Row[] } {
  const isHead = (row: Row): boolean => row[0] !== "" && row.slice(1).every((cell) => cell === "") && row.length > 2;
  if (rows[0] === undefined || !isHead(rows[0])) return { header, body: rows };
  let section = "";
  const body = rows.flatMap((row): readonly Row[] => {
    if (!isHead(row)) return [[section, ...row]];
    section = withoutMarks(row[0] ?? "");
    return [];
  });
  return { header: ["", ...header], body };
}

const ARROW = /\s*(?:→|➜|⟶|->|=>)\s*/;

/** `12.3 → 10.1` below `TTFT (before → after)` is two columns. */
function withoutArrows(header: Row, body: readonly Row[]): { readonly header: Row; readonly body: readonly Row[] } {
  const pairs = header.map((_, at) => body.map((row) => pairIn(row[at] ?? "")));
  const isPair = pairs.map((column) => column.some((pair) => pair !== undefined));
  return {
    header: header.flatMap((name, at) => (isPair[at] === true ? sidesOf(name) : [name])),
    body: body.map((row, place) =>
      row.flatMap((cell, at) => (isPair[at] === true ? (pairs[at]?.[place] ?? [cell, ""]) : [cell])),
    ),
  };
}

function pairIn(cell: string): readonly [string, string] | undefined {
  const [from = "", to = "", ...more] = withoutMarks(cell).split(ARROW);
  const [before, after] = [numberIn(from), numberIn(to)];
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  // The unit stands once, behind both.
  return [before.unit === "" ? `${from} ${after.unit}` : from, to];
}

function sidesOf(name: string): readonly [string, string] {
  const [, from = "before", to = "after"] = /[(（]?([^\s(（]+)\s*(?:→|➜|⟶|->|=>)\s*([^\s)）]+)[)）]?/.exec(name) ?? [];
  const label = name.replace(/[(（]?[^\s(（]+\s*(?:→|➜|⟶|->|=>)\s*[^\s)）]+[)）]?/, "").trim();
  return [`${label} ${from}`.trim(), `${label} ${to}`.trim()];
}

/** Signs and words for what stands above. */
const DITTO = /^(?:["“”″〃]|''|同上|ditto)$/i;
/** A dash for a blank, too. */
const DASH = /^[-–—]$/;

/** `"`, `同上` and `ditto` stand for the cell above, and so does a dash in the first column where the rows can still be told apart. */
function withoutDittos(header: Row, body: readonly Row[]): readonly Row[] {
  const names = header.flatMap((name, at) =>
    isMetric(name) || body.some((row) => isValue(row[at] ?? "")) ? [] : [at],
  );
  const filled = (isDitto: (cell: string, at: number) => boolean): readonly Row[] => {
    let above: Row = [];
    return body.map((row) => {
      above = row.map((cell, at) => {
        const from = above[at] ?? "";
        return names.includes(at) && from !== "" && isDitto(withoutMarks(cell), at) ? from : cell;
      });
      return above;
    });
  };
  const plain = filled((cell) => DITTO.test(cell));
  const dashed = filled((cell, at) => DITTO.test(cell) || (at === 0 && DASH.test(cell)));
  const kinds = (rows: readonly Row[]): number => new Set(rows.map((row) => names.map((at) => row[at]).join("|"))).size;
  const first = withoutMarks(body[0]?.[0] ?? "");
  return /\p{L}/u.test(first) && names.length > 1 && kinds(dashed) === body.length ? dashed : plain;
}

/** A blank at the start of a row stands for what is above it, where something else still tells the row. */
function filledDown(header: Row, body: readonly Row[]): readonly Row[] {
  const names = header.findIndex((_, at) => body.some((row) => isValue(row[at] ?? "")));
  let above: Row = [];
  return body.map((row) => {
    const told = row.slice(0, Math.max(names, 0)).some((cell) => cell !== "");
    const first = row.findIndex((cell) => cell !== "");
    above = row.map((cell, at) => (cell === "" && told && at < first ? (above[at] ?? "") : cell));
    return above;
  });
}

/** A result, and no size, name or statistic. */
function isValue(cell: string): boolean {
  const number = numberIn(cell);
  return (
    number !== undefined && statisticOf(cell) === undefined && (number.unit !== "" || !Number.isInteger(number.value))
  );
}
