import { collect } from "../collect.ts";
import type { JsonObject } from "../json-object.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";
import { pointOf } from "./point.ts";

/** Latencies of these are seconds. */
const KEYS: Readonly<Record<string, Meaning>> = {
  backend: workload("backend"),
  run_name: workload("run_name"),
  model_path: workload("model_id"),
  batch_size: workload("batch_size"),
  input_len: workload("input_len"),
  output_len: workload("output_len"),
  // The number of requests sent, called successful without looking.
  successful_requests: count("requested"),
  total_input_tokens: count("inputTokens"),
  total_output_tokens: count("outputTokens"),
  total_throughput: metric("total_token_throughput"),
  // November 2024: of prompts and answers.
  throughput: metric("total_token_throughput"),
  overall_throughput: metric("total_token_throughput"),
  latency: metric("avg_latency"),
  acc_length: metric("spec_decode_acceptance_length"),
};

/** `bench_offline_throughput`, `bench_one_batch_server` and `bench_one_batch`: one JSON line a run, appended. */
export function offlineReading(value: JsonObject): NamedReading | undefined {
  const definition = definitionOf(value);
  if (definition === undefined) return undefined;
  // The whole time of the offline benchmark; of one batch, its latency.
  const total = metric(definition === "sglang-offline@1" ? "duration" : "avg_latency");
  const isUnset = (number: number): boolean => number === -1;
  const printed = Object.entries(value).map(([name, printedValue]) => ({
    name,
    value: typeof printedValue === "object" ? undefined : printedValue,
    meaning: name === "total_latency" ? total : (KEYS[name] ?? (isText(printedValue) ? undefined : metric(name))),
  }));
  const reading = readingOf("sglang-bench", definition, collect(printed, isUnset));
  return { ...reading, ...pointOf(reading.workload) };
}

/** A path, a link: no number that is missing. */
function isText(value: unknown): boolean {
  return typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value);
}

function definitionOf(value: JsonObject): string | undefined {
  if ("successful_requests" in value && "total_latency" in value) return "sglang-offline@1";
  const isFirst = ["throughput", "total_latency"].every((key) => key in value);
  if (isFirst && ("total_output_tokens" in value || "output_len" in value)) return "sglang-offline@1";
  if (!("run_name" in value && "batch_size" in value)) return undefined;
  if ("prefill_latency" in value) return "sglang-one-batch@1";
  if (!("overall_throughput" in value)) return undefined;
  // Since mid-2025 the output throughput is that of the time behind the last first token; before, that of the whole latency.
  return "last_ttft" in value || !isOfWholeLatency(value) ? "sglang-one-batch-server@2" : "sglang-one-batch-server@1";
}

/** Some versions write no first token, so only the numbers tell; the latency is rounded to 4 places, the throughput to 2. */
function isOfWholeLatency(value: JsonObject): boolean {
  const [batch, output, latency, throughput] = ["batch_size", "output_len", "latency", "output_throughput"].map((key) =>
    Number(value[key]),
  );
  if (batch === undefined || output === undefined || latency === undefined || throughput === undefined) return true;
  const whole = (batch * output) / latency;
  if (!Number.isFinite(whole)) return true;
  return Math.abs(throughput - whole) <= 0.0051 + whole * (0.000_051 / latency);
}
