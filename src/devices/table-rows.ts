/** The rows of a table whose lines begin with a bar, as trimmed cells. */
export function tableRows(text: string): readonly string[][] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const rows = lines.filter((line) => line.startsWith("|"));
  return rows.map((line) =>
    line
      .slice(1)
      .replace(/\|$/, "")
      .split("|")
      .map((cell) => cell.trim()),
  );
}

export type Row = readonly string[];

/** Two rows at a time: one that begins a device, and the one below it. */
export function rowPairs(text: string, begins: (row: Row) => boolean): readonly (readonly [Row, Row])[] {
  const rows = tableRows(text);
  return rows.flatMap((row, index) => {
    const below = rows[index + 1];
    return below !== undefined && begins(row) ? [[row, below] as const] : [];
  });
}
