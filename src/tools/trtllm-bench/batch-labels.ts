import type { DeclaredMetrics } from "../../model/metric.ts";
import { type Meaning, metric, workload } from "../meaning.ts";

/** What gptSessionBenchmark and `benchmark.py` print of one batch, each in its own spelling: means over its repetitions, in milliseconds. */
const FIGURES: Readonly<Record<string, Meaning>> = {
  "latency(ms)": metric("avg_latency_ms"),
  "percentile95(ms)": metric("p95_latency_ms"),
  "percentile99(ms)": metric("p99_latency_ms"),
  // Generated tokens by the whole latency; and without the first, by the time behind it.
  tokensPerSec: metric("output_throughput"),
  tokens_per_sec: metric("output_throughput"),
  "generation_time(ms)": metric("generation_time_ms"),
  generationTokensPerSec: metric("decode_throughput"),
  generation_tokens_per_second: metric("decode_throughput"),
  "gpu_peak_mem(gb)": metric("peak_memory_gb"),
  "build_time(s)": metric("build_time_s"),
};

const SETTINGS: Readonly<Record<string, string>> = {
  batch_size: "batch_size",
  input_length: "input_len",
  output_length: "output_len",
  model_name: "model_id",
  engine_dir: "engine_dir",
  world_size: "world_size",
  precision: "precision",
  quantization: "quantization",
  compute_cap: "compute_cap",
  gpu_weights_percent: "gpu_weights_percent",
  total_generated_tokens: "total_generated_tokens",
  num_heads: "num_heads",
  num_kv_heads: "num_kv_heads",
  num_layers: "num_layers",
  hidden_size: "hidden_size",
  vocab_size: "vocab_size",
};

/** 0 where it was not looked at. */
export const UNMEASURED = ["gpu_peak_mem(gb)", "build_time(s)"];

export const DECLARED: DeclaredMetrics = {
  avg_latency_ms: { unit: "ms", betterWhen: "lower" },
  p95_latency_ms: { unit: "ms", betterWhen: "lower" },
  p99_latency_ms: { unit: "ms", betterWhen: "lower" },
  generation_time_ms: { unit: "ms", betterWhen: "lower" },
  decode_throughput: { unit: "tok/s", betterWhen: "higher" },
  build_time_s: { unit: "s", betterWhen: "lower" },
};

export function meaningOf(name: string): Meaning | undefined {
  const setting = SETTINGS[name];
  return setting === undefined ? FIGURES[name] : workload(setting);
}
