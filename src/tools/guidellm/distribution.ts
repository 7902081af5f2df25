import type { Printed } from "../collect.ts";
import { isObject, objectIn } from "../json-object.ts";
import { metric } from "../meaning.ts";

/** Measures by guidellm's own names, and what they are called here; the unit stays: latency in seconds, the rest in milliseconds. */
const LATENCIES: Readonly<Record<string, string>> = {
  request_latency: "e2el_s",
  time_to_first_token_ms: "ttft_ms",
  time_to_first_output_token_ms: "ttfot_ms",
  time_per_output_token_ms: "tpot_ms",
  inter_token_latency_ms: "itl_ms",
};

/** Of rates the mean alone is a figure of the run; their percentiles are of instants. */
const MEANS: Readonly<Record<string, string>> = {
  requests_per_second: "request_throughput",
  request_concurrency: "concurrency",
  prompt_tokens_per_second: "input_throughput",
  output_tokens_per_second: "output_throughput",
  tokens_per_second: "total_token_throughput",
  prompt_token_count: "mean_input_tokens",
  output_token_count: "mean_output_tokens",
};

const STATISTICS: Readonly<Record<string, string>> = {
  mean: "mean",
  median: "median",
  std_dev: "std",
  min: "min",
  max: "max",
};

export const MEASURES: readonly string[] = [...Object.keys(LATENCIES), ...Object.keys(MEANS)];

/** `p001` is the 0.1st percentile, `p01` the first, `p999` the 99.9th; the 50th is the median. */
export function percentileOf(key: string): string | undefined {
  const [, digits] = /^p(\d{2,3})$/.exec(key) ?? [];
  if (digits === undefined || digits === "50") return undefined;
  return `p${digits.length === 3 ? Number(digits) / 10 : Number(digits)}`;
}

/** One statistic of a measure as a number with a meaning; `undefined` for one that is not kept. */
export function statistic(measure: string, name: string, value: unknown): Printed | undefined {
  const mean = MEANS[measure];
  if (mean !== undefined) return name === "mean" ? { name: measure, value, meaning: metric(mean) } : undefined;
  const latency = LATENCIES[measure];
  const prefix = STATISTICS[name] ?? percentileOf(name);
  if (latency === undefined || prefix === undefined) return undefined;
  return { name: `${prefix} of ${measure}`, value, meaning: metric(`${prefix}_${latency}`) };
}

/** A distribution of completed requests; one of no request is all zeros and gives nothing. */
export function statisticsOf(measure: string, successful: unknown): readonly Printed[] {
  if (!isObject(successful) || successful["count"] === 0) return [];
  const all = [...Object.entries(successful), ...Object.entries(objectIn(successful, "percentiles"))];
  return all.flatMap(([name, value]) => statistic(measure, name, value) ?? []);
}
