import { plainText } from "../model/plain-text.ts";
import type { PageTable, Section } from "./page.ts";
import type { Terminal } from "./text.ts";

const LONGEST_CELL = 120;

/** The same page for a terminal: columns are aligned, and long lines are broken at blanks. */
export function pageText(title: string, sections: readonly Section[], { columns, color }: Terminal): string {
  const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const parts = sections.map(({ title: heading, lines = [], table, code }) =>
    [
      bold(plainText(heading)),
      ...lines.flatMap((line) => broken(plainText(line), columns - 2).map((piece) => `  ${piece}`)),
      ...(table === undefined ? [] : tableLines(table)),
      ...(code === undefined ? [] : code.trimEnd().split("\n")),
    ].join("\n"),
  );
  return `${[bold(plainText(title)), ...parts].join("\n\n")}\n`;
}

function tableLines({ head, align, rows }: PageTable): readonly string[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => plainText(cell, LONGEST_CELL)));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    align[column] === "r" ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return cells.map((row) => `  ${row.map(pad).join("  ").trimEnd()}`);
}

function broken(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > columns) {
    const at = rest.lastIndexOf(" ", columns);
    if (at <= 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}
