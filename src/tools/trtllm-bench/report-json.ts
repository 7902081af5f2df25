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
  const figures = together(collect(asked), ...PARTS.map((part) => collect(printedIn(objectIn(report, part)))));
  const version = engine["version"];
  return readingOf("trtllm-bench", "trtllm-bench@1", {
    ...figures,
    ...(typeof version === "string" ? { version } : {}),
  });
}

function printedIn(part: JsonObject): readonly Printed[] {
  return Object.entries(part).flatMap(([key, value]): readonly Printed[] => {
    const single = SINGLE[key];
    if (single !== undefined) return [{ name: key, value, meaning: single }];
    const measure = DISTRIBUTIONS[key];
    return measure === undefined || !isObject(value) ? [] : statisticsOf(key, measure, value);
  });
}

function statisticsOf(key: string, measure: string, values: JsonObject): readonly Printed[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const statistic = statisticOf(name);
    return statistic === undefined
      ? []
      : [{ name: `${name} of ${key}`, value, meaning: metric(`${statistic}_${measure}`) }];
  });
}
