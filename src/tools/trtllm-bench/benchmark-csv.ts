import { UserError } from "../../model/errors.ts";
import { csvHeader, csvLines } from "../csv.ts";
import type { NamedReading, Source } from "../tool.ts";
import { readingOfBatch, readingOfReport } from "./benchmark-lines.ts";

/** What gptManagerBenchmark writes with `--output_csv`, and `benchmark.py` with `--csv`: the names that both print. */
export function isBenchmarkCsv({ text }: Source): boolean {
  return isManagerHeader(csvHeader(text)) || isBatchHeader(csvHeader(text));
}

function isManagerHeader(header: readonly string[]): boolean {
  return header.includes("num_samples") && header.includes("total_latency(ms)");
}

function isBatchHeader(header: readonly string[]): boolean {
  return header.includes("batch_size") && header.includes("latency(ms)") && header.includes("tokens_per_sec");
}

/** @throws UserError when the file is cut off. */
export function benchmarkCsv({ name, text }: Source): readonly NamedReading[] {
  const lines = csvLines(text);
  const [header = [], ...rows] = lines?.filter((line) => line.length > 0) ?? [];
  // The header ends in a comma, and not every row does.
  const columns = header.filter((column) => column !== "");
  if (!/[\r\n]$/.test(text) || rows.some((row) => row.filter((field) => field !== "").length < columns.length)) {
    throw new UserError(`${name}: a line has not as many fields as the header, or does not end`, {
      hint: "the file is cut off or damaged",
    });
  }
  const readingOf = isManagerHeader(header) ? readingOfReport : readingOfBatch;
  return rows.map((row) => readingOf(columns.map((column, at) => [column, row[at] ?? ""] as const)));
}
