import type { Line } from "../clean-text.ts";
import type { Table } from "../table.ts";

const OPENED = /<table\b[^>]{0,300}>/gi;
const CLOSED = /<\/table\s*>/gi;
const ROW = /<tr\b[^>]{0,300}>([\s\S]*?)(?=<tr\b|<\/tr\s*>|$)/gi;
/** End tags may be left out: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const CELL = /<t[dh]\b([^>]{0,300})>([\s\S]*?)(?=<t[dhr]\b|<\/t[dhr]\s*>|<\/(?:thead|tbody)\s*>|$)/gi;
const QUOTE = /^\s*(?:>\s?)+/;
const TAG = /<[^<>]{0,300}>/g;
/** Lines that are no title: rows of another table, and HTML alone. */
const NO_TITLE = /^\s*(?:\|.*\||<\/?(?:table|thead|tbody|t[rdh])\b.*|(?:<[^<>]{0,300}>\s*)+)?\s*$/i;
/** Wider or higher cells are no table's of results. */
const MOST_SPANNED = 50;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  plusmn: "±",
  rarr: "→",
  uarr: "↑",
  darr: "↓",
  micro: "µ",
  mu: "μ",
  Delta: "Δ",
};

/** The tables that people write as HTML between their lines of Markdown, which GitHub shows alike. */
export function htmlTablesIn(lines: readonly Line[]): readonly Table[] {
  if (!lines.some(({ plain }) => /<table\b/i.test(plain))) return [];
  const text = lines.map(({ plain }) => plain.replace(QUOTE, "")).join("\n");
  const tables: Table[] = [];
  CLOSED.lastIndex = 0;
  for (const opened of text.matchAll(OPENED)) {
    if (opened.index < CLOSED.lastIndex) continue;
    CLOSED.lastIndex = opened.index;
    const closed = CLOSED.exec(text);
    if (closed === null) break;
    const table = tableOf(
      text.slice(opened.index + opened[0].length, closed.index),
      lines,
      text.slice(0, opened.index),
    );
    if (table !== undefined) tables.push(table);
  }
  return tables;
}

function tableOf(inside: string, lines: readonly Line[], before: string): Table | undefined {
  const rows = filled([...inside.matchAll(ROW)].map(([, row = ""]) => cellsOf(row)).filter((row) => row.length > 0));
  const above = before.split("\n");
  const first = lines[above.length - 1];
  if (rows.length < 2 || first === undefined) return undefined;
  const title = above.findLast((line) => !NO_TITLE.test(line)) ?? "";
  return { rows, start: first.start, firstLine: first.number, closed: true, headed: true, title: textOf(title) };
}

interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

function cellsOf(row: string): readonly Cell[] {
  return [...row.matchAll(CELL)].map(([, attributes = "", inside = ""]) => ({
    text: textOf(inside),
    columns: spanIn(attributes, "colspan"),
    rows: spanIn(attributes, "rowspan"),
  }));
}

function spanIn(attributes: string, name: string): number {
  const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(span, 1), MOST_SPANNED);
}

/** With a cell at each place: one that spans several columns heads the first, and one that spans rows stands in each. */
function filled(rows: readonly (readonly Cell[])[]): readonly (readonly string[])[] {
  const spanning = new Map<number, { readonly text: string; readonly rows: number }>();
  return rows.map((cells) => {
    const out: string[] = [];
    const place = (text: string, left: number): void => {
      if (left > 0) spanning.set(out.length, { text, rows: left });
      else spanning.delete(out.length);
      out.push(text);
    };
    const fromAbove = (): void => {
      for (let above = spanning.get(out.length); above !== undefined; above = spanning.get(out.length))
        place(above.text, above.rows - 1);
    };
    for (const { text, columns, rows: height } of cells) {
      fromAbove();
      for (let at = 0; at < columns; at += 1) place(at === 0 ? text : "", height - 1);
    }
    fromAbove();
    return out;
  });
}

function textOf(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, " ")
    .replace(TAG, "")
    .replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (ENTITIES[name ?? ""] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10_ff_ff)),
    )
    .replace(/\s+/g, " ")
    .trim();
}
