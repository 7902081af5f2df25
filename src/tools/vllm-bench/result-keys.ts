import { metricOf } from "../../model/metric.ts";
import type { Counts } from "../../model/record.ts";

/** Result keys that count requests and tokens. */
export const COUNT_KEYS: ReadonlyMap<string, keyof Counts> = new Map([
  ["num_prompts", "requested"],
  ["completed", "completed"],
  ["failed", "failed"],
  ["total_input_tokens", "inputTokens"],
  ["total_output_tokens", "outputTokens"],
]);

/** Result keys that say what was asked of the engine. */
const WORKLOAD_KEYS: ReadonlySet<string> = new Set([
  "backend",
  "model_id",
  "tokenizer_id",
  "num_prompts",
  "num_requests",
  "best_of",
  "request_rate",
  "burstiness",
  "max_concurrency",
  "ramp_up_strategy",
  "ramp_up_start_rps",
  "ramp_up_end_rps",
  "dataset_name",
  "tensor_parallel_size",
  // Conversations of several turns.
  "mode",
  "num_conversations",
  "turns_per_conversation",
  "multi_turn_concurrency",
  "inter_turn_delay_ms",
  // What people note with `--metadata`: how many devices worked, in which precision, and how tokens were drawn.
  ...["tp", "tp_size", "pp_size", "pipeline_parallel_size", "dp_size", "data_parallel_size"],
  ...["dtype", "quantization", "kv_cache_dtype", "load_format", "ignore_eos", "temperature", "top_p", "top_k"],
]);

/** Names that people give to the devices with `--metadata`. */
const DEVICE_KEYS: ReadonlySet<string> = new Set([
  "gpu_type",
  "gpu_name",
  "gpu",
  "npu",
  "device",
  "accelerator",
  "hardware",
]);

/** Lengths and shapes of prompts, which sweeps and wrappers add to a result. */
const PROMPT_SHAPE = /^(?:[a-z]+_)*(?:input_len|output_len|prefix_len|suffix_len|range_ratio|batch_size)$/;

/** Measured, but without a direction in which they are better: stored, never judged. */
const MEASURED =
  /^(?:(?:spec_decode|diffusion|probe|mm)_[\w.]+|total_input_sequences|total_num_tokens|correct_rate_percent|conversations_(?:completed|failed)|avg_turns_completed|avg_conversation_duration_ms)$/;

/** Lists with one entry a request, of which the metrics are made. */
const OF_REQUESTS =
  /^(?:(?:input|output)_lens|ttfts|itls|generated_texts|errors|start_times|latencies|(?:server_)?queue_times|server_ttfts|rps_change_events|failed_requests|outputs)$/;

export function isWorkloadKey(key: string): boolean {
  return WORKLOAD_KEYS.has(key) || PROMPT_SHAPE.test(key);
}

export function isDeviceKey(key: string): boolean {
  return DEVICE_KEYS.has(key);
}

export function isMetricKey(key: string): boolean {
  return metricOf(key) !== undefined || MEASURED.test(key);
}

export function isOfRequests(key: string): boolean {
  return OF_REQUESTS.test(key);
}

const OTHER_KEYS: Readonly<Record<string, string>> = {
  "correct_rate(%)": "correct_rate_percent",
  // Of the benchmark of guided decoding.
  output_tokens_per_second: "output_throughput",
  // As 0.3 misspelt it.
  request_inthroughput: "request_throughput",
};

/** A metric's id: until vLLM 0.8 a key was written with the colon of its label. */
export function metricId(key: string): string {
  return OTHER_KEYS[key] ?? (key.endsWith(":") ? key.slice(0, -1) : key);
}
