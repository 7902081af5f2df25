const INLINE = /<\/?(?:b|strong|i|em|code|span|p|div|br|a|h[1-6]|center)\b[^<>]{0,300}>/gi;
const CELL = /<(tr|t[dh])\b[^<>]{0,300}>([^<]*)/gi;
const TAG = /<\/?(?:table|thead|tbody|tr|t[dh])\b/i;

/** Where the columns of an HTML table are: people put a code block into each cell, below headings such as `Before` and `After`. */
export interface CellTitles {
  readonly header: readonly string[];
  readonly row: readonly string[];
  /** The heading of the cell that is open, where it has one. */
  readonly title?: string;
}

export const NO_CELLS: CellTitles = { header: [], row: [] };

export function isCellLine(plain: string): boolean {
  return TAG.test(plain);
}

/** The state behind one more line of HTML. */
export function withCells(before: CellTitles, plain: string): CellTitles {
  return [...plain.replace(INLINE, "").matchAll(CELL)].reduce(opened, before);
}

function opened({ header, row }: CellTitles, [, tag = "", words = ""]: RegExpMatchArray): CellTitles {
  if (tag.toLowerCase() === "tr") return { header: row.some((cell) => cell !== "") ? row : header, row: [] };
  const cells = [...row, words.replace(/[*_`]/g, "").trim()];
  const title = cells.at(-1) === "" ? header[cells.length - 1] : undefined;
  return { header, row: cells, ...(title === undefined || title === "" ? {} : { title }) };
}
