import { isNoNumber, isObject, type JsonObject } from "../json-object.ts";
import type { Benchmark } from "./figures.ts";

/** One result object in a JSON text, and the benchmark that wrote it. */
export interface ResultObject {
  readonly benchmark: Benchmark;
  readonly object: JsonObject;
}

/**
 * Keys of results that look like vLLM's and are not: SGLang's and LMDeploy's forks of the client (same names, the end-to-end
 * latency called otherwise), TensorRT-LLM's, and our own files.
 */
const FOREIGN_KEYS = [
  "total_throughput",
  "mean_e2e_latency_ms",
  "total_output_tokens_retokenized",
  "server_info",
  "user_throughput",
  "e2els",
  "min_ttft_ms",
  "schema",
];

const SERVE_FIGURES = ["request_throughput", "output_throughput", "total_token_throughput", "median_ttft_ms"];
const SERVE_IDENTITY = ["model_id", "tokenizer_id", "num_prompts", "completed", "total_input_tokens", "mean_ttft_ms"];

/** All results in one JSON value: a result, a sweep's `summary.json`, or records of the PyTorch dashboard. */
export function resultsIn(value: unknown): readonly ResultObject[] {
  if (!Array.isArray(value)) return isObject(value) ? asResult(value) : [];
  const objects = value.filter(isObject);
  const dashboard = objects.filter((object) => isObject(object["metric"]) && isObject(object["benchmark"]));
  return (dashboard.length > 0 ? fromDashboard(dashboard) : objects).flatMap(asResult);
}

function asResult(object: JsonObject): readonly ResultObject[] {
  const benchmark = benchmarkOf(object);
  return benchmark === undefined ? [] : [{ benchmark, object }];
}

function benchmarkOf(object: JsonObject): Benchmark | undefined {
  if (FOREIGN_KEYS.some((key) => key in object)) return undefined;
  const prints = (key: string): boolean => isPrintedNumber(object[key]);
  if (SERVE_FIGURES.some(prints) && SERVE_IDENTITY.some((key) => key in object)) return "serve";
  if (prints("avg_latency") && (isObject(object["percentiles"]) || Array.isArray(object["latencies"])))
    return "latency";
  if (prints("requests_per_second") && prints("tokens_per_second")) return "throughput";
  return prints("avg_cold_startup_time") || prints("avg_warm_startup_time") ? "startup" : undefined;
}

/** A number, or one of the words that Python prints for a number that is none. */
function isPrintedNumber(value: unknown): boolean {
  return typeof value === "number" || isNoNumber(value);
}

/**
 * The dashboard has one record a metric: https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database.
 * A metric that comes a second time belongs to the next run. Lists of several values are samples of one process, not its result.
 */
function fromDashboard(records: readonly JsonObject[]): readonly JsonObject[] {
  const runs: Record<string, unknown>[] = [];
  for (const record of records) {
    const metric = isObject(record["metric"]) ? record["metric"] : {};
    const { name, benchmark_values: values, extra_info: extra } = metric;
    if (typeof name !== "string" || !Array.isArray(values)) continue;
    let run = runs.at(-1);
    if (run === undefined || name in run) {
      run = { ...(isObject(extra) ? extra : {}) };
      if (isObject(record["model"])) run["model_id"] = record["model"]["name"];
      runs.push(run);
    }
    run[name] = values.length === 1 ? values[0] : values;
  }
  return runs;
}
