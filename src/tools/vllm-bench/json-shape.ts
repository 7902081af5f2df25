import { isNoNumber, isObject, type JsonObject } from "../json-object.ts";
import { printedNumber } from "../printed.ts";
import { isRecord, runsOf } from "./dashboard.ts";
import type { Benchmark } from "./figures.ts";

/** One result object in a JSON text, and the benchmark that wrote it. */
export interface ResultObject {
  readonly benchmark: Benchmark;
  readonly object: JsonObject;
}

/**
 * Keys of results that look like vLLM's and are not: SGLang's and LMDeploy's forks of the client (same names, the end-to-end
 * latency called otherwise), TensorRT-LLM's, and our own files. A string is metadata, which users name as they like.
 */
const FOREIGN_KEYS = [
  "total_throughput",
  "mean_e2e_latency_ms",
  "total_output_tokens_retokenized",
  "server_info",
  "user_throughput",
  "e2els",
  "min_ttft_ms",
];
const OWN_SCHEMA = /^llm-perf-gate\//;

const SERVE_FIGURES = ["request_throughput", "output_throughput", "total_token_throughput", "median_ttft_ms"];
/** As 0.3 misspelt the key: its TPOT is defined otherwise, too. */
const EARLY_KEY = "request_inthroughput";
const SERVE_IDENTITY = ["model_id", "tokenizer_id", "num_prompts", "completed", "total_input_tokens", "mean_ttft_ms"];

const STARTUP = /^avg_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const SERVING_LATENCY = /^(?:mean|median|std|p\d+)_(?:ttft|tpot|itl)_ms$/;

/** All results in one JSON value: a result, a sweep's `summary.json`, or records of the PyTorch dashboard. */
export function resultsIn(value: unknown): readonly ResultObject[] {
  if (!Array.isArray(value)) return isObject(value) && !isRecord(value) ? asResult(value) : [];
  const objects = value.filter(isObject);
  const records = objects.filter(isRecord);
  return records.length > 0 ? runsOf(records).flatMap(asRun) : objects.flatMap(asResult);
}

function asResult(object: JsonObject): readonly ResultObject[] {
  const benchmark = benchmarkOf(object);
  return benchmark === undefined ? [] : [{ benchmark, object }];
}

/** The dashboard's records need not hold all that tells a result from another tool's: they name their benchmark. */
function asRun(object: JsonObject): readonly ResultObject[] {
  const isServing = Object.keys(object).some((key) => SERVING_LATENCY.test(key));
  const known = asResult(object);
  return known.length === 0 && isServing ? [{ benchmark: "serve", object }] : known;
}

function benchmarkOf(object: JsonObject): Benchmark | undefined {
  if (isForeign(object)) return undefined;
  const prints = (key: string): boolean => isPrintedNumber(object[key]);
  if (SERVE_FIGURES.some(prints) && SERVE_IDENTITY.some((key) => key in object)) return serveOf(object);
  if (prints("avg_latency") && (isObject(object["percentiles"]) || Array.isArray(object["latencies"])))
    return "latency";
  if (prints("requests_per_second") && isQuotedNumber(object["tokens_per_second"])) return "throughput";
  if (isObject(object["mm_processor_stats"]) && prints("mean_e2el_ms")) return "mm-processor";
  return Object.keys(object).some((key) => STARTUP.test(key) && prints(key)) ? "startup" : undefined;
}

function serveOf(object: JsonObject): Benchmark {
  return EARLY_KEY in object ? "early-serve" : "serve";
}

function isForeign(object: JsonObject): boolean {
  const { schema } = object;
  const isOurs = typeof schema === "string" && OWN_SCHEMA.test(schema);
  return isOurs || FOREIGN_KEYS.some((key) => key in object && typeof object[key] !== "string");
}

/** A number, or one of the words that Python prints for a number that is none. */
function isPrintedNumber(value: unknown): boolean {
  return typeof value === "number" || isNoNumber(value);
}

/** The benchmark of guided decoding writes it as text. */
function isQuotedNumber(value: unknown): boolean {
  return isPrintedNumber(value) || (typeof value === "string" && printedNumber(value) !== undefined);
}
