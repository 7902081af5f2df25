import type { Line } from "../clean-text.ts";

const CELL_RULE = String.raw`\s*:?-+:?\s*`;
const RULE = new RegExp(`^[\\s>]*\\|?${CELL_RULE}(?:\\|${CELL_RULE})+\\|?\\s*$`);
/** Programs draw one line below all headings. */
const LINE = /^\s*[-=]{10,}\s*$/;
/** A bar that is written as a part of a cell. */
const ESCAPED = /\\\|/g;
const BAR_IN_A_CELL = "\u2223";

/** The lines of a text with bars around the rows of its Markdown tables, which may do without: https://github.github.com/gfm/#tables-extension- */
export function barred(lines: readonly Line[]): readonly Line[] {
  const out = [...lines];
  for (let at = 1; at < lines.length; at += 1) {
    const above = lines[at - 1];
    if (!hasBar(above) || !(isRule(lines[at]) || (isLine(lines[at]) && barsIn(above) === barsIn(lines[at + 1]))))
      continue;
    let end = at - 1;
    for (let line = lines[end]; line !== undefined && (end <= at || hasBar(line)); end += 1, line = lines[end])
      if (!isCut(line)) out[end] = { ...line, plain: withBars(line.plain) };
    at = end;
  }
  return out;
}

/** Whether the last line of a text may be a part of a row. */
export function isCut(line: Line | undefined): boolean {
  return line !== undefined && !line.whole && line.plain.includes("|") && !line.plain.trimEnd().endsWith("|");
}

function isRule(line: Line | undefined): boolean {
  return line !== undefined && RULE.test(line.plain);
}

function isLine(line: Line | undefined): boolean {
  return line !== undefined && LINE.test(line.plain);
}

function barsIn(line: Line | undefined): number {
  return (line?.plain ?? "").split("|").length;
}

function hasBar(line: Line | undefined): line is Line {
  return line?.plain.includes("|") ?? false;
}

function withBars(text: string): string {
  const row = text
    .replace(/^[\s>]+/, "")
    .trimEnd()
    .replace(ESCAPED, BAR_IN_A_CELL);
  return `${row.startsWith("|") ? "" : "|"}${row}${row.endsWith("|") ? "" : "|"}`;
}
