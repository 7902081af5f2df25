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
]);

/** Lengths and shapes of prompts, which sweeps and wrappers add to a result. */
const PROMPT_SHAPE = /^(?:[a-z]+_)*(?:input_len|output_len|prefix_len|suffix_len|range_ratio|batch_size)$/;

/** Measured, but without a direction in which they are better: stored, never judged. */
const MEASURED = /^(?:(?:spec_decode|diffusion|probe)_\w+|total_input_sequences|total_num_tokens)$/;

export function isWorkloadKey(key: string): boolean {
  return WORKLOAD_KEYS.has(key) || PROMPT_SHAPE.test(key);
}

export function isMetricKey(key: string): boolean {
  return metricOf(key) !== undefined || MEASURED.test(key);
}

/** Until vLLM 0.8 the key was written with the colon of its label. */
export function withoutColon(key: string): string {
  return key.endsWith(":") ? key.slice(0, -1) : key;
}
