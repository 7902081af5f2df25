import { metricOf } from "../model/metric.ts";
import type { Counts } from "../model/record.ts";

/** What a column of a history's table holds. */
export type Column =
  | { readonly holds: "commit" | "time" | "cell" }
  | { readonly holds: "metric"; readonly metric: string; readonly part: string }
  | { readonly holds: "count"; readonly count: keyof Counts }
  | { readonly holds: "unknown" };

const COMMIT = /^(?:commit|sha|hash|revision|version|build|run)(?:_?(?:id|sha|hash))?$/;
const TIME = /^(?:\w+_)?(?:date|day|time|datetime|timestamp|epoch)(?:_(?:s|ms|utc))?$|_at$/;
const CELL = /^(?:cell|test|benchmark|case|test_name|benchmark_name|name)$/;

/** Columns that vLLM's CI wrote in 2024, before the result keys had their present names. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  average_latency: "avg_latency",
  throughput: "requests_per_second",
  token_throughput: "tokens_per_second",
  benchmark_duration: "duration",
  input_token_throughput: "input_throughput",
  output_token_throughput: "output_throughput",
};

const COUNTS: Readonly<Record<string, keyof Counts>> = {
  num_prompts: "requested",
  completed: "completed",
  successful_requests: "completed",
  failed: "failed",
  total_input_tokens: "inputTokens",
  total_output_tokens: "outputTokens",
  total_generated_tokens: "outputTokens",
};

/** What a column holds, by its name in any case. Times without a unit in the name are milliseconds, as vLLM prints them. */
export function columnOf(name: string): Column {
  const key = keyOf(name);
  const bare = keyOf(name.replace(/[([].*$/, ""));
  const count = COUNTS[key];
  if (count !== undefined) return { holds: "count", count };
  const metric = [
    OLD_NAMES[key],
    OLD_NAMES[bare],
    key,
    inOrder(key),
    bare,
    `${key}_ms`,
    inOrder(`${key}_ms`),
    key.replace(/^(\d+)_percentile_latency$/, "p$1_latency"),
  ].find((id) => id !== undefined && metricOf(id) !== undefined);
  if (metric !== undefined) return { holds: "metric", metric, part: partOf(metric) };
  if (COMMIT.test(key)) return { holds: "commit" };
  if (CELL.test(key)) return { holds: "cell" };
  return { holds: TIME.test(key) ? "time" : "unknown" };
}

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, "_")
    .replace(/^_|_$/g, "");
}

/** `tpot_mean_ms` as `mean_tpot_ms`, `avg` and `average` as `mean`, `p50` as `median`. */
function inOrder(key: string): string | undefined {
  const [, measure, first, unit] = /^(ttft|tpot|itl|e2el)_([a-z0-9.]+)_(ms|s|us)$/.exec(key) ?? [];
  const [, other, second, its] = /^([a-z0-9.]+)_(ttft|tpot|itl|e2el)_(ms|s|us)$/.exec(key) ?? [];
  const word = first ?? other;
  if (word === undefined) return undefined;
  const statistic = { avg: "mean", average: "mean", p50: "median" }[word] ?? word;
  return `${statistic}_${measure ?? second}_${unit ?? its}`;
}

const OFFLINE_THROUGHPUT = new Set(["requests_per_second", "tokens_per_second", "elapsed_time"]);

/** The benchmark that prints a metric: a table without a column for the cell has one cell of each. */
function partOf(metric: string): string {
  if (/^(?:avg|p\d+(?:\.\d+)?)_latency$/.test(metric)) return "latency";
  return OFFLINE_THROUGHPUT.has(metric) ? "throughput" : "serving";
}
