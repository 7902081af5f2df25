import type { Line } from "../clean-text.ts";
import type { Row, RunTable } from "./run-tables.ts";

/** The server and others write the number first. */
const BUILD = /^build: (unknown|[\da-f]{6,}) \((\d+)\)/;

/** Which build made a row: a run ends with its line. `undefined` where that is not sure. */
export function buildsIn(
  lines: readonly Line[],
  tables: readonly RunTable[],
): (table: RunTable, row: Row) => string | undefined {
  const builds = lines.flatMap(({ text, start }) => {
    const [, commit, number] = BUILD.exec(text) ?? [];
    return number === undefined ? [] : [{ start, build: `${number} (${commit})` }];
  });
  const [first, last] = [tables[0], tables.at(-1)];
  const isAbove =
    first !== undefined &&
    last !== undefined &&
    builds.some(({ start }) => start < first.start) &&
    !builds.some(({ start }) => start > last.start);
  // Written above, it is sure only where there is one.
  if (isAbove) return () => (tables.length === 1 && builds.length === 1 ? builds[0]?.build : undefined);
  return (table, row) => builds.find(({ start }) => start > row.start && start < table.end)?.build;
}
