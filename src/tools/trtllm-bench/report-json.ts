import { collect, type Printed, together } from "../collect.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";
import type { NamedReading } from "../tool.ts";

/** The report of `trtllm-bench --report_json`: times in milliseconds, percentiles without interpolation. */
export function isReport(value: unknown): value is JsonObject {
  return isObject(value) && "system_output_throughput_tok_s" in objectIn(value, "performance");
}

const SINGLE: Readonly<Record<string, Meaning>> = {
  num_requests: count("requested"),
  avg_num_concurrent_requests: metric("concurrency"),
  avg_input_length: metric("mean_input_tokens"),
  avg_output_length: metric("mean_output_tokens"),
  total_latency_ms: metric("duration_ms"),
  avg_request_latency_ms: metric("mean_e2el_ms"),
  request_throughput_req_s: metric("request_throughput"),
  system_output_throughput_tok_s: metric("output_throughput"),
  system_total_throughput_tok_s: metric("total_token_throughput"),
  output_throughput_per_user_tok_s: metric("mean_output_throughput_per_user"),
  output_throughput_per_gpu_tok_s: metric("output_throughput_per_gpu"),
  token_output_speed_tok_s: metric("mean_decode_throughput_per_user"),
  avg_ttft_ms: metric("mean_ttft_ms"),
  avg_tpot_ms: metric("mean_tpot_ms"),
  acceptance_length: metric("spec_decode_acceptance_length"),
  total_energy_j: metric("energy_joules"),
  output_tps_per_w: metric("output_throughput_per_watt"),
};

const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  request_latency_percentiles_ms: "e2el_ms",
  tpot_percentiles: "tpot_ms",
  ttft_percentiles: "ttft_ms",
  gen_tps_percentiles: "decode_throughput_per_user",
  // Until mid-2025, tokens a decoding step.
  acceptance_percentiles: "acceptance_length",
  acceptance_length_percentiles: "acceptance_length",
  num_draft_tokens_percentiles: "draft_tokens",
  num_accepted_draft_tokens_percentiles: "accepted_draft_tokens",
  draft_acceptance_rate_percentiles: "draft_acceptance_rate",
};

const PARTS = ["request_info", "performance", "streaming_metrics", "decoding_stats", "energy"];

export function readReport(report: JsonObject): NamedReading {
  const engine = objectIn(report, "engine");
  const world = objectIn(report, "world_info");
  const settings = [
    ["model", "model_id", engine["model"]],
    ["backend", "backend", engine["backend"]],
    ["tp_size", "tensor_parallel_size", world["tp_size"]],
    ["max_batch_size", "max_batch_size", world["max_batch_size"]],
    ["max_num_tokens", "max_num_tokens", world["max_num_tokens"]],
  ] as const;
  const asked = settings.map(([name, id, value]): Printed => ({ name, value, meaning: { kind: "workload", id } }));
  const parts = PARTS.flatMap((part) => printedIn(objectIn(report, part)));
  const figures = together(collect(asked), collect(parts));
  const version = engine["version"];
  return readingOf("trtllm-bench", "trtllm-bench@1", {
    ...figures,
    notes: [...figures.notes, ...parts.flatMap(unread)],
    ...(typeof version === "string" ? { version } : {}),
  });
}

function printedIn(part: JsonObject): readonly Printed[] {
  return Object.entries(part).flatMap(([key, value]): readonly Printed[] => {
    if (isObject(value)) return statisticsOf(key, value);
    const meaning = meaningOf(key, part);
    return typeof value === "string" && meaning === undefined ? [] : [{ name: key, value, meaning }];
  });
}

/** Until the distribution of the requests' own speeds was added, the speed was that of the mean TPOT. */
function meaningOf(key: string, part: JsonObject): Meaning | undefined {
  return key === "token_output_speed_tok_s" && !("gen_tps_percentiles" in part)
    ? metric("decode_throughput_of_mean_tpot")
    : SINGLE[key];
}

function statisticsOf(key: string, values: JsonObject): readonly Printed[] {
  const measure = DISTRIBUTIONS[key];
  return Object.entries(values).map(([name, value]) => {
    const statistic = measure === undefined ? undefined : statisticOf(name);
    const meaning = statistic === undefined ? undefined : metric(`${statistic}_${measure}`);
    return { name: `${name} of ${key}`, value, meaning };
  });
}

function unread({ name, value, meaning }: Printed): readonly string[] {
  return meaning === undefined && typeof value === "number" ? [`not read: ${name}: ${value}`] : [];
}
