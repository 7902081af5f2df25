import type { Line } from "../clean-text.ts";
import type { Printed } from "../collect.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { statisticOf } from "../statistic.ts";
import type { Section } from "./report-sections.ts";

/** Parts that say what was measured, and with what: none of their numbers is a result. */
const SETTINGS_TITLE = /^(?:[A-Z_]+ BACKEND|(?:ENGINE|MACHINE|DATASET) DETAILS|WORLD \+ RUNTIME INFORMATION)$/;

export function isSettings({ title }: Section): boolean {
  return SETTINGS_TITLE.test(title);
}

export const SETTINGS: Readonly<Record<string, Meaning>> = {
  Model: workload("model_id"),
  "TP Size": workload("tensor_parallel_size"),
  "Max Runtime Batch Size": workload("max_batch_size"),
  "Max Runtime Tokens": workload("max_num_tokens"),
};

const LABELS: Readonly<Record<string, Meaning>> = {
  "Number of requests": count("requested"),
  "Number of concurrent requests": metric("concurrency"),
  "Average Input Length (tokens)": metric("mean_input_tokens"),
  "Average Output Length (tokens)": metric("mean_output_tokens"),
  "Request Throughput (req/sec)": metric("request_throughput"),
  "Total Output Throughput (tokens/sec)": metric("output_throughput"),
  // Of the generated tokens, until 0.16.
  "Token Throughput (tokens/sec)": metric("output_throughput"),
  "Total Token Throughput (tokens/sec)": metric("total_token_throughput"),
  "Generation Token Throughput (tokens/sec)": metric("mean_decode_throughput_per_user"),
  // Until 0.17.
  "Total Latency (seconds)": metric("duration"),
  "Total Latency (ms)": metric("duration_ms"),
  "Average request latency (ms)": metric("mean_e2el_ms"),
  "Average time-to-first-token (ms)": metric("mean_ttft_ms"),
  "Average time-to-first-token [TTFT] (ms)": metric("mean_ttft_ms"),
  // (latency - TTFT) / (tokens - 1) of each request, which is vLLM's TPOT, under both names.
  "Average inter-token latency (ms)": metric("mean_tpot_ms"),
  "Average time-per-output-token [TPOT] (ms)": metric("mean_tpot_ms"),
  // Tokens a decoding step, in spite of its name.
  "Acceptance Rate (Speculative)": metric("spec_decode_acceptance_length"),
};

/** `trtllm-bench latency` until 0.16: its total leaves the prompts out. */
const LATENCY_LABELS: Readonly<Record<string, Meaning>> = {
  "Total Token Throughput (tokens/sec)": metric("output_throughput"),
};

/** What it breaks down, by title; its line P90 prints the 50th percentile. */
const LATENCY_BREAKDOWNS: Readonly<Record<string, string>> = {
  "GENERATION LATENCY BREAKDOWN": "generation_latency_ms",
  "ACCEPTANCE BREAKDOWN": "acceptance_length",
};

/** The meaning of a label below a title of a report that has all these titles. */
export function meaningIn(title: string, label: string, titles: ReadonlySet<string>): Meaning | undefined {
  const measure = LATENCY_BREAKDOWNS[title];
  if (measure !== undefined) {
    const statistic = statisticOf(label.replace(" (ms)", ""));
    return statistic === undefined ? undefined : metric(`${statistic === "p90" ? "median" : statistic}_${measure}`);
  }
  const own = titles.has("THROUGHPUT OVERVIEW") ? LATENCY_LABELS[label] : undefined;
  return own ?? LABELS[label] ?? perUser(label);
}

/** Their units and additions in brackets have changed from version to version. */
function perUser(label: string): Meaning | undefined {
  // Of the mean TPOT until mid-2025; since then the mean of the requests' own speeds.
  if (label.startsWith("Per User Output Speed [1/TPOT]")) return metric("decode_throughput_of_mean_tpot");
  if (label.startsWith("Per User Output Speed")) return metric("mean_decode_throughput_per_user");
  if (label.startsWith("Per User Output Throughput")) return metric("mean_output_throughput_per_user");
  return label.startsWith("Per GPU Output Throughput") ? metric("output_throughput_per_gpu") : undefined;
}

/** The line as it is printed: a log's own words in brackets are taken off the head of others. */
const BREAKDOWN = /\[(TPOT|TTFT|GTPS|Latency|AR|DT|ADT|DAR|AL)\] (\w+)\s*:\s+(\S+)$/;

const MEASURES: Readonly<Record<string, string>> = {
  TPOT: "tpot_ms",
  TTFT: "ttft_ms",
  GTPS: "decode_throughput_per_user",
  Latency: "e2el_ms",
  // Until mid-2025, tokens a decoding step.
  AR: "acceptance_length",
  AL: "acceptance_length",
  DT: "draft_tokens",
  ADT: "accepted_draft_tokens",
  DAR: "draft_acceptance_rate",
};

/** `[TTFT] P99    : 230.1`; `undefined` for any other line. */
export function breakdownIn({ plain, text }: Line): Printed | undefined {
  const [, measure = "", name = "", value] = BREAKDOWN.exec(plain.trim()) ?? [];
  if (value === undefined) return undefined;
  const statistic = statisticOf(name);
  return {
    name: text,
    value,
    meaning: statistic === undefined ? undefined : metric(`${statistic}_${MEASURES[measure]}`),
  };
}
