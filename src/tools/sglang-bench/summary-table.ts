import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { type Table, tablesIn } from "../table.ts";
import type { NamedReading, Placed } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { pointOf } from "./point.ts";

/** The table that `bench_one_batch_server`, and SGLang's nightly runs, print below their batches. */
const COLUMNS: Readonly<Record<string, Meaning>> = {
  "batch size": workload("batch_size"),
  "input len": workload("input_len"),
  "latency (s)": metric("avg_latency"),
  "input throughput (tok/s)": metric("input_throughput"),
  "output throughput (tok/s)": metric("output_throughput"),
  "acc length": metric("spec_decode_acceptance_length"),
  // Batch size by output throughput: a token of each sequence.
  "ITL (ms)": metric("batch_itl_ms"),
  "cache hit rate": metric("cache_hit_rate"),
};
const SURE = ["batch size", "latency (s)", "input throughput (tok/s)", "output throughput (tok/s)", "ITL (ms)"];

const LENGTHS = /^Input lens: [([](\d+),?[)\]]\. Output lens: [([](\d+),?[)\]]\.$/;

export function summaryTables(lines: readonly Line[]): readonly Table[] {
  return tablesIn(lines).filter(({ rows: [header = []] }) => SURE.every((name) => header.includes(name)));
}

export function readSummaries(lines: readonly Line[]): readonly Placed[] {
  return summaryTables(lines).flatMap((table) => {
    const [header = [], ...rows] = table.rows;
    return rows.flatMap((row): readonly Placed[] => {
      if (row.length !== header.length || !/^\d+$/.test(row[0] ?? "")) return [];
      return [{ start: table.start, reading: readingOfRow(header, row, table.title) }];
    });
  });
}

function readingOfRow(header: readonly string[], row: readonly string[], title: string): NamedReading {
  const [, input, output] = LENGTHS.exec(title) ?? [];
  const cells = header.map((name, at): Printed => ({ name, value: row[at], meaning: COLUMNS[name] }));
  const figures = collect([
    { name: "input lens", value: input, meaning: workload("input_len") },
    { name: "output lens", value: output, meaning: workload("output_len") },
    ...cells,
  ]);
  const unread = cells.filter(({ meaning, value }) => meaning === undefined && /^[\d.]+$/.test(String(value)));
  const reading = readingOf("sglang-bench", "sglang-one-batch-server@2", {
    ...figures,
    notes: [...figures.notes, ...unreadNote(unread.map(({ name, value }) => `${name}: ${String(value)}`))],
  });
  return {
    ...reading,
    declared: { batch_itl_ms: { unit: "ms", betterWhen: "lower" } },
    ...pointOf(reading.workload),
  };
}
