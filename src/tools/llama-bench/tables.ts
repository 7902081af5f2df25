import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { jsonIn } from "../parsed.ts";
import type { NamedReading, Placed, Source } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { batchedSettings, isBatchedHeading, readBatchedRow } from "./batched.ts";
import { buildsIn } from "./build-line.ts";
import { isBenchHeading, isBenchRow, readBenchRow } from "./printed-table.ts";
import { type RunTable, runTables } from "./run-tables.ts";

const HINT = "a row is read whose test is pp512, tg128, pp512+tg128 or pp512 @ d4096, and whose speed is 91.98 ± 1.20";

export function evidenceIn(lines: readonly Line[]): string | undefined {
  const { tables } = tablesOf(lines);
  if (tables.some(isOwnBench)) return "a table with llama-bench's columns test and t/s";
  return tables.some(({ header }) => isBatchedHeading(header))
    ? "a table with llama-batched-bench's columns"
    : undefined;
}

/** The names in its own letters; in others, people write tables of their own with them. */
function isOwnBench({ header, rows }: RunTable): boolean {
  if (!isBenchHeading(header)) return false;
  return header.includes("test") || rows.some(({ cells }) => readBenchRow(header, cells, undefined) !== undefined);
}

function tablesOf(lines: readonly Line[]): ReturnType<typeof runTables> {
  return runTables(lines, (cells) => isBenchHeading(cells) || isBatchedHeading(cells));
}

/**
 * The rows of all tables of llama-bench, llama-batched-bench and llama-sweep-bench; what is not read is noted.
 * @throws UserError when there are rows, and none of them can be read.
 */
export function readTables(lines: readonly Line[], source: Source): readonly Placed[] {
  const { tables, loose } = tablesOf(lines);
  const buildOf = buildsIn(lines, tables);
  const parts = tables.map((table, at) => {
    const { header, start, rows, strays } = table;
    const settings = batchedSettings(lines, tables[at - 1]?.start ?? -1, start);
    const found = rows.map((row) => ({
      ...row,
      reading: isBatchedHeading(header)
        ? readBatchedRow(header, row.cells, settings)
        : readBenchRow(header, row.cells, buildOf(table, row)),
    }));
    const unread = found.filter(({ reading }) => reading === undefined).map(({ cells }) => cells.join(" | "));
    return {
      readings: found.flatMap(({ start, reading }) => (reading === undefined ? [] : [{ start, reading }])),
      notes: [...unread.map((row) => `not read: ${row}`), ...unreadNote(strays)],
    };
  });
  const headless = loose.filter(({ cells }) => isBenchRow(cells)).map(({ cells }) => cells.join(" | "));
  const others = [
    ...parts.filter(({ readings }) => readings.length === 0).flatMap(({ notes }) => notes),
    ...headless.map((row) => `not read, its heading is lost: ${row}`),
  ];
  const read = parts.flatMap(({ readings, notes }) => withNotes(readings, notes));
  if (read.length === 0 && others.length > 0 && jsonIn(source).values.length === 0)
    throw new UserError(`${source.name}: no row of llama-bench's table can be read; ${others[0]}`, { hint: HINT });
  return withNotes(read, others);
}

function withNotes(placed: readonly Placed[], notes: readonly string[]): readonly Placed[] {
  const noted = (reading: NamedReading): NamedReading => ({ ...reading, notes: [...reading.notes, ...notes] });
  return placed.map(({ start, reading }, at) => ({ start, reading: at === 0 ? noted(reading) : reading }));
}
