import type { Line } from "./clean-text.ts";

/** A table of bars, as logs and terminals show it. */
export interface Table {
  /** Cells of each line that lies between bars. */
  readonly rows: readonly (readonly string[])[];
  readonly start: number;
  readonly firstLine: number;
  /** Ends with a rule, or is Markdown, which has none below: a boxed table that does not is cut off. */
  readonly closed: boolean;
  /** A rule stands below its first row, which so are headings: the rest of a table that was broken has none. */
  readonly headed: boolean;
  /** The last line that is no part of a table before it, for its title. */
  readonly title: string;
}

const BAR = /[|│┃]/;
/** Rules between rows, drawn with `-`, `=`, `+` or box characters. */
const DRAWN = /^(?:\s*>)*[\s+|\-=:\u2500-\u257F]+$/;
const STROKE = /[-=\u2500\u2501\u2550]/;

/** The rule below the headings of a Markdown table. */
const MARKDOWN_RULE = /^\s*\|[\s:|-]*-[\s:|-]*\|\s*$/;
const QUOTE = /^\s*(?:>\s?)+/;

/** All tables in the lines of a text, quoted ones too. */
export function tablesIn(text: readonly Line[]): readonly Table[] {
  const lines = text.map((line) => ({ ...line, plain: line.plain.replace(QUOTE, "") }));
  const tables: Table[] = [];
  let title = "";
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at];
    if (first === undefined || !isPart(first)) {
      if (first !== undefined && first.plain.trim() !== "") title = first.plain.trim();
      continue;
    }
    let end = at + 1;
    while (end < lines.length && isPart(lines[end]) && !opens(lines[end])) end += 1;
    const parts = lines.slice(at, end);
    const rows = parts.flatMap((line) => {
      const cells = cellsIn(line);
      return cells === undefined ? [] : [cells];
    });
    const ruled = isRule(parts.at(-1)) && parts.at(-1)?.whole !== false;
    const closed = ruled || isMarkdown(parts);
    const firstRow = parts.findIndex((line) => !isRule(line));
    const headed = isRule(parts[firstRow + 1]);
    if (rows.length > 0) tables.push({ rows, start: first.start, firstLine: first.number, closed, headed, title });
    at = end - 1;
  }
  return tables;
}

/** Headings, a rule, and rows without rules between them. */
function isMarkdown([, second, ...others]: readonly Line[]): boolean {
  return MARKDOWN_RULE.test(second?.plain ?? "") && others.length > 0 && !others.some((line) => isRule(line));
}

/** An upper border: a table may follow another at once. */
function opens(line: Line | undefined): boolean {
  return line !== undefined && /^\s*[┌╒┏╔╭]/.test(line.plain);
}

function isPart(line: Line | undefined): boolean {
  return line !== undefined && (isRule(line) || rowIn(line) !== undefined);
}

/** A line between rows, also where it is quoted or has a time stamp before it. */
export function isRule(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const row = rowIn(line) ?? line.plain;
  return DRAWN.test(row) && STROKE.test(row);
}

/** The part of a line between its first and its last bar: time stamps may stand before it. */
function rowIn({ plain }: Line): string | undefined {
  const first = plain.search(BAR);
  const row = first === -1 ? "" : plain.slice(first).trimEnd();
  return row.length > 2 && BAR.test(row.slice(-1)) ? row : undefined;
}

/** The cells of a row; `undefined` of every other line. */
export function cellsIn(line: Line): readonly string[] | undefined {
  const row = isRule(line) ? undefined : rowIn(line);
  return row
    ?.slice(1, -1)
    .split(BAR)
    .map((cell) => cell.trim());
}
