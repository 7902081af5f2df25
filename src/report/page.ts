import { inert } from "./escape.ts";
import { table } from "./row-tables.ts";

/** A table's cells are plain text, which whoever renders the page escapes. */
export interface PageTable {
  readonly head: readonly string[];
  /** One letter a column, `l` or `r`. */
  readonly align: string;
  readonly rows: readonly (readonly string[])[];
}

/** A part of a page that is no verdict: what `backtest` and `calibrate` print. Texts may quote what came from outside. */
export interface Section {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly table?: PageTable;
  /** Shown as it is, to be pasted. */
  readonly code?: string;
}

const LONGEST_CELL = 300;

export function pageMarkdown(title: string, sections: readonly Section[]): string {
  const parts = sections.flatMap(({ title: heading, lines = [], table: own, code }) => [
    `### ${inert(heading)}`,
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${inert(line, LONGEST_CELL)}`).join("\n")]),
    ...(own === undefined ? [] : [tableMarkdown(own)]),
    ...(code === undefined ? [] : [`\`\`\`yaml\n${code.trimEnd()}\n\`\`\``]),
  ]);
  return `${[`## ${inert(title)}`, ...parts].join("\n\n")}\n`;
}

function tableMarkdown({ head, align, rows }: PageTable): string {
  return table(
    head,
    [...align],
    rows.map((row) => row.map((cell) => inert(cell, LONGEST_CELL))),
  );
}
