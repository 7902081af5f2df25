import { count, type Meaning, metric } from "../meaning.ts";
import { statisticOf } from "../statistic.ts";

/** gptManagerBenchmark's names: https://github.com/NVIDIA/TensorRT-LLM/blob/v0.16.0/benchmarks/cpp/gptManagerBenchmark.cpp */
const LABELS: Readonly<Record<string, Meaning>> = {
  num_samples: count("completed"),
  // A slip of 2023.
  "num_samples(ms)": count("completed"),
  num_error_samples: count("failed"),
  "total_latency(ms)": metric("duration_ms"),
  "seq_throughput(seq/sec)": metric("request_throughput"),
  // Of the generated tokens.
  "token_throughput(token/sec)": metric("output_throughput"),
  // Tokens a decoding step.
  "avg_acceptance_rate(tokens/decoding steps)": metric("spec_decode_acceptance_length"),
};

const MEASURES: Readonly<Record<string, string>> = {
  "sequence_latency(ms)": "e2el_ms",
  "time_to_first_token(ms)": "ttft_ms",
  // (latency - TTFT) / (tokens - 1) of each request, which is vLLM's TPOT.
  "inter_token_latency(ms)": "tpot_ms",
  "user_tokens_per_second(tokens/sec/user)": "decode_throughput_per_user",
  "request_queueing_latency(ms)": "queueing_latency_ms",
};

export function meaningOf(name: string): Meaning | undefined {
  const [, statistic = "", measure = ""] = /^([a-z]+\d*)_(.+)$/.exec(name) ?? [];
  const [id, known] = [MEASURES[measure], statisticOf(statistic)];
  return id === undefined || known === undefined ? LABELS[name] : metric(`${known}_${id}`);
}
