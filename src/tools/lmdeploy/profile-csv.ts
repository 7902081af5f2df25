import { collect } from "../collect.ts";
import { csvTable } from "../csv.ts";
import { meaningOfKey } from "../forked-client.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading, Source } from "../tool.ts";

const NAME = "lmdeploy";

export type CsvKind = "serve" | "throughput" | "old-profile" | "generation" | "first-generation";

/** Which of LMDeploy's benchmarks a CSV is from. That of the serving client has an ending that says JSON. */
export function csvKind(header: readonly string[]): CsvKind | undefined {
  const has = (...columns: readonly string[]): boolean => columns.every((column) => header.includes(column));
  if (has("backend", "completed", "mean_e2e_latency_ms")) return has("bs", "num_prompts") ? "throughput" : "serve";
  if (has("batch", "RPS", "throughput(out tok/s)")) return "old-profile";
  if (has("batch", "completion_tokens", "throughput(out tok/s)")) return "generation";
  return has("batch", "completion_tokens", "throughput_per_proc(token/s)") ? "first-generation" : undefined;
}

const DEFINITIONS: Readonly<Record<CsvKind, string>> = {
  serve: "lmdeploy-serve@1",
  throughput: "lmdeploy-throughput@1",
  "old-profile": "lmdeploy-0.5@1",
  generation: "lmdeploy-generation@1",
  "first-generation": "lmdeploy-generation-0.0@1",
};

/** Times are seconds; the percentiles are of the time per token without the first. */
const OLD_COLUMNS: Readonly<Record<string, Meaning>> = {
  batch: workload("max_concurrency"),
  num_promts: count("requested"),
  num_prompts: count("requested"),
  prompt_tokens: workload("input_len"),
  completion_tokens: workload("output_len"),
  RPS: metric("request_throughput"),
  RPM: metric("requests_per_minute"),
  "FTL(ave)(s)": metric("mean_ttft_s"),
  "FTL(min)(s)": metric("min_ttft_s"),
  "FTL(max)(s)": metric("max_ttft_s"),
  "50%(s)": metric("median_itl_s"),
  "75%(s)": metric("p75_itl_s"),
  "95%(s)": metric("p95_itl_s"),
  "99%(s)": metric("p99_itl_s"),
  "throughput(out tok/s)": metric("output_throughput"),
  "throughput(total tok/s)": metric("total_token_throughput"),
  "mem(GB)": metric("peak_memory_gib"),
  // Until 0.1. What a node with more devices would give is computed, not measured.
  "throughput_per_proc(token/s)": metric("output_throughput"),
  "mem_per_gpu(GB)": metric("peak_memory_gib"),
};

/** Each line is a run: files are appended to. @throws UserError when the file is cut off. */
export function readCsv({ name, text }: Source, kind: CsvKind): readonly NamedReading[] {
  const { header, rows } = csvTable(text, name);
  const isNew = kind === "serve" || kind === "throughput";
  return rows.map((row) => {
    const printed = header.map((column, index) => ({
      name: column,
      value: row[index],
      meaning: isNew ? meaningOfKey(column) : OLD_COLUMNS[column],
    }));
    const reading = readingOf(NAME, DEFINITIONS[kind], collect(printed));
    return kind === "generation" || kind === "first-generation" ? generationPoint(reading) : reading;
  });
}

/** Named by the batch and the lengths that were measured. */
export function generationPoint(reading: NamedReading): NamedReading {
  const { max_concurrency: batch, input_len: input, output_len: output } = reading.workload;
  const named = Object.entries({ batch, input, output }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return { ...reading, point: named.join() };
}
