import { count, type Meaning, metric, workload } from "../meaning.ts";

/** Names without their unit and without "average", in lower case: both have moved from version to version. */
const NAMES: Readonly<Record<string, Meaning>> = {
  "time taken for tests": metric("duration"),
  "test duration": metric("duration"),
  "expected number of requests": count("requested"),
  "succeed requests": count("completed"),
  "succeeded requests": count("completed"),
  "success requests": count("completed"),
  "failed requests": count("failed"),
  "number of concurrency": workload("max_concurrency"),
  concurrency: workload("max_concurrency"),
  "request rate": workload("request_rate"),
  qps: metric("request_throughput"),
  "request throughput": metric("request_throughput"),
  "req throughput": metric("request_throughput"),
  // Without a space before the unit until 0.13; of the generated tokens alone.
  throughput: metric("output_throughput"),
  "output token throughput": metric("output_throughput"),
  "output throughput": metric("output_throughput"),
  "total token throughput": metric("total_token_throughput"),
  "total throughput": metric("total_token_throughput"),
  // Of embedding models alone: the tokens by the sum of all latencies, which is no throughput of the run.
  "input throughput": metric("input_throughput_per_request"),
  "input tokens per request": metric("mean_input_tokens"),
  "input tokens": metric("mean_input_tokens"),
  "output tokens per request": metric("mean_output_tokens"),
  "output tokens": metric("mean_output_tokens"),
  "package per request": metric("mean_packages"),
  "kv cache hit rate": metric("kv_cache_hit_percent"),
  "decoded tok/iter": metric("spec_decode_acceptance_length"),
};

const LATENCIES: Readonly<Record<string, string>> = {
  latency: "e2el",
  "time to first token": "ttft",
  ttft: "ttft",
  "first chunk latency": "ttft",
  "time per output token": "tpot",
  tpot: "tpot",
  "inter-token latency": "itl",
  itl: "itl",
  "package latency": "package_latency",
  "first-turn ttft": "first_turn_ttft",
  "subsequent-turn ttft": "subsequent_turn_ttft",
};

const KEY = /^(?:average |avg )?(.+?) ?(?:\(([^()]*)\))?$/;

interface Key {
  readonly name: string;
  /** `s` or `ms` for a latency. */
  readonly unit: string;
}

function parsed(key: string): Key {
  const [, name = "", unit = ""] = KEY.exec(key.trim().toLowerCase()) ?? [];
  return { name, unit };
}

/** What a key of a summary stands for. Latencies keep their unit: `mean_ttft_s` until 1.6, `mean_ttft_ms` since. */
export function meaningOf(key: string): Meaning | undefined {
  const { name, unit } = parsed(key);
  const latency = Object.hasOwn(LATENCIES, name) ? LATENCIES[name] : undefined;
  if (latency !== undefined) return metric(`mean_${latency}_${unit === "ms" ? "ms" : "s"}`);
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  return /path$/.test(name) || name === "total requests" ? undefined : metric(slug(name, unit));
}

/** What a column of a percentile table stands for; throughputs are each request's own there. */
export function percentileId(statistic: string, column: string): string | undefined {
  const { name, unit } = parsed(column);
  const latency = Object.hasOwn(LATENCIES, name) ? LATENCIES[name] : undefined;
  // Without a unit until 0.7: seconds.
  if (latency !== undefined) return `${statistic}_${latency}_${unit === "ms" ? "ms" : "s"}`;
  const rate = /^tok(?:en)?s?\/s$/.test(unit);
  return `${statistic}_${rate ? `${rateOf(name)}_throughput_per_request` : slug(name, unit)}`;
}

function rateOf(name: string): string {
  return name === "throughput" ? "output" : name;
}

function slug(name: string, unit: string): string {
  const words = unit === "%" ? `${name} percent` : name;
  return words.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}
