import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { tablesIn } from "../table.ts";
import type { NamedReading, Placed } from "../tool.ts";
import { unreadNote } from "../unread.ts";

const LENGTH = "Prompt Tokens";
const SPEED = "Speed(tokens/s)";

/** Rows of `speed_benchmark.json`, which the data set of that name leaves; `undefined` for anything else. */
export function speedRows(value: unknown): readonly JsonObject[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((row) => isObject(row) && LENGTH in row && SPEED in row) ? value : undefined;
}

/**
 * One result a length of prompts. The speed is the mean of each request's generated tokens by its latency, rounded to two places
 * (`speed_benchmark_result` in `evalscope/perf/utils/db_util.py`); memory is of the client's own process.
 */
export function speedReadings(tool: string, rows: readonly JsonObject[]): readonly NamedReading[] {
  return rows.map((row) => {
    const { [LENGTH]: length, [SPEED]: speed, ...others } = row;
    const figures = collect([
      { name: SPEED, value: speed, meaning: metric("mean_output_throughput_per_request") },
      { name: LENGTH, value: length, meaning: workload("input_tokens") },
    ]);
    const notes = [...figures.notes, ...unreadNote(Object.keys(others))];
    return { ...readingOf(tool, "evalscope-speed@1", { ...figures, notes }), point: `input=${String(length)}` };
  });
}

const TITLE = /Speed Benchmark Results:$/;

export function hasSpeedTable(text: string): boolean {
  return /Speed Benchmark Results:\s*$/m.test(text);
}

/**
 * The same rows as they are printed.
 * @throws UserError when the table is cut off.
 */
export function readSpeedTables(tool: string, lines: readonly Line[], source: string): readonly Placed[] {
  return tablesIn(lines).flatMap(({ rows: [header = [], ...rows], title, closed, start, firstLine }) => {
    if (!TITLE.test(title)) return [];
    if (!closed) throw new UserError(`${source}: the table on line ${firstLine} has no lower border`);
    const named = speedRows(rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at]]))));
    return speedReadings(tool, named ?? []).map((reading) => ({ start, reading }));
  });
}
