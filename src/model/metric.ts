export type MetricKind = "throughput" | "latency" | "tail" | "accuracy" | "proportion" | "memory" | "count";

export interface Metric {
  readonly id: string;
  readonly unit: string;
  readonly betterWhen: "higher" | "lower";
  readonly kind: MetricKind;
}

/** What a tool's own output says of a metric that is not known here. */
export type DeclaredMetric = Pick<Metric, "unit" | "betterWhen">;
export type DeclaredMetrics = Readonly<Record<string, DeclaredMetric>>;

type Facts = Omit<Metric, "id">;

const higher = (unit: string, kind: MetricKind = "throughput"): Facts => ({ unit, betterWhen: "higher", kind });
const lower = (unit: string, kind: MetricKind = "latency"): Facts => ({ unit, betterWhen: "lower", kind });

/** Metric ids are vLLM's result keys; `success_rate`, `peak_memory_gib` and what vLLM does not measure are ours. */
export const NAMED_METRICS: Readonly<Record<string, Facts>> = {
  request_throughput: higher("req/s"),
  output_throughput: higher("tok/s"),
  total_token_throughput: higher("tok/s"),
  input_throughput: higher("tok/s"),
  input_sequence_throughput: higher("inputs/s"),
  diffusion_committed_throughput: higher("tok/s"),
  rtfx: higher("×"),
  request_goodput: higher("req/s"),
  good_requests: higher("requests", "count"),
  max_output_tokens_per_s: higher("tok/s", "count"),
  max_concurrent_requests: lower("requests", "count"),
  success_rate: higher("share", "proportion"),
  requests_per_second: higher("req/s"),
  tokens_per_second: higher("tok/s"),
  elapsed_time: lower("s"),
  duration: lower("s"),
  duration_ms: lower("ms"),
  avg_latency: lower("s"),
  std_latency: lower("s", "tail"),
  avg_latency_ns: lower("ns"),
  prefill_latency: lower("s"),
  median_decode_latency: lower("s"),
  prefill_throughput: higher("tok/s"),
  median_decode_throughput: higher("tok/s"),
  // A request's own, of llama.cpp's server.
  prompt_ms: lower("ms"),
  prompt_per_token_ms: lower("ms"),
  prompt_per_second: higher("tok/s"),
  predicted_ms: lower("ms"),
  predicted_per_token_ms: lower("ms"),
  predicted_per_second: higher("tok/s"),
  total_ms: lower("ms"),
  output_throughput_per_gpu: higher("tok/s"),
  output_throughput_per_client: higher("tok/s"),
  user_throughput: higher("tok/s"),
  accuracy: higher("%", "accuracy"),
  peak_memory_gib: lower("GiB", "memory"),
  peak_device_memory_mib: lower("MiB", "memory"),
  spec_decode_acceptance_rate: higher("%"),
  spec_decode_acceptance_length: higher("tokens"),
};

/** What is summarised as a mean, a median, a percentile: `median_ttft_ms`. */
export const SUMMARISED = [
  ...["ttft", "tpot", "itl", "e2el", "client_queue_time", "e2el_including_client_queue", "itl_per_token"],
  // Of other tools: to the second token, to the first token that is no reasoning, between chunks, by turn.
  ...["ttst", "ttfot", "icl", "package_latency", "first_turn_ttft", "subsequent_turn_ttft"],
] as const;
const SUMMARY = new RegExp(
  `^(?:(mean|median)|(std|max)|(min)|p(\\d+(?:\\.\\d+)?))_(?:${SUMMARISED.join("|")})_(ms|s|us)$`,
);
/** The most that a program or one of its devices has held; a file's own unit stays in the id. */
const PEAK_MEMORY = /^peak_memory_(gib|gb|mib|mb)(?:_device\w*)?$/;
const MEMORY_UNITS: Readonly<Record<string, string>> = { gib: "GiB", gb: "GB", mib: "MiB", mb: "MB" };
const PER_USER = /^(?:mean|median)_(?:output|decode)_throughput_per_(?:user|request)$/;
const LATENCY_PERCENTILE = /^p(\d+(?:\.\d+)?)_latency$/;
const STARTUP = /^(?:avg|p(\d+(?:\.\d+)?))_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const PROBE = /^probe_(?:median|p99|max)_e2el_ms$/;

/** p90 and above move with few requests, so they are judged as tails. */
const TAIL_FROM_PERCENTILE = 90;

function ofPercentile(percentile: string, unit: string): Facts {
  return lower(unit, Number(percentile) >= TAIL_FROM_PERCENTILE ? "tail" : "latency");
}

/**
 * What is known of a metric id, or else was declared of it; `undefined` when no direction is known: such a number is stored,
 * never judged. A known id means what it means here, whatever is declared.
 */
export function metricOf(id: string, declared: DeclaredMetrics = {}): Metric | undefined {
  const known = knownMetric(id);
  const own = known === undefined && Object.hasOwn(declared, id) ? declared[id] : undefined;
  return own === undefined ? known : { id, ...own, kind: own.betterWhen === "higher" ? "throughput" : "latency" };
}

function knownMetric(id: string): Metric | undefined {
  const known = Object.hasOwn(NAMED_METRICS, id) ? NAMED_METRICS[id] : undefined;
  if (known !== undefined) return { id, ...known };
  const summary = SUMMARY.exec(id);
  if (summary !== null) {
    const [, centre, spread, least, percentile, unit = "ms"] = summary;
    if (centre !== undefined || least !== undefined) return { id, ...lower(unit) };
    if (spread !== undefined) return { id, ...lower(unit, "tail") };
    return { id, ...ofPercentile(percentile ?? "", unit) };
  }
  const memory = PEAK_MEMORY.exec(id)?.[1];
  if (memory !== undefined) return { id, ...lower(MEMORY_UNITS[memory] ?? "", "memory") };
  if (PER_USER.test(id)) return { id, ...higher("tok/s") };
  const percentile = LATENCY_PERCENTILE.exec(id)?.[1];
  if (percentile !== undefined) return { id, ...ofPercentile(percentile, "s") };
  const startup = STARTUP.exec(id);
  if (startup !== null) return { id, ...(startup[1] === undefined ? lower("s") : ofPercentile(startup[1], "s")) };
  return PROBE.test(id) ? { id, ...lower("ms", "tail") } : undefined;
}
