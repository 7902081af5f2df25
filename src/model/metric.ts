export type MetricKind = "throughput" | "latency" | "tail" | "proportion" | "memory" | "count";

export interface Metric {
  readonly id: string;
  readonly unit: string;
  readonly betterWhen: "higher" | "lower";
  readonly kind: MetricKind;
}

type Facts = Omit<Metric, "id">;

const higher = (unit: string, kind: MetricKind = "throughput"): Facts => ({ unit, betterWhen: "higher", kind });
const lower = (unit: string, kind: MetricKind = "latency"): Facts => ({ unit, betterWhen: "lower", kind });

/** Metric ids are vLLM's result keys; `success_rate` and `peak_memory_gib` are ours. */
const KNOWN: Readonly<Record<string, Facts>> = {
  request_throughput: higher("req/s"),
  output_throughput: higher("tok/s"),
  total_token_throughput: higher("tok/s"),
  input_throughput: higher("tok/s"),
  input_sequence_throughput: higher("inputs/s"),
  diffusion_committed_throughput: higher("tok/s"),
  rtfx: higher("×"),
  request_goodput: higher("req/s"),
  max_output_tokens_per_s: higher("tok/s", "count"),
  max_concurrent_requests: lower("requests", "count"),
  success_rate: higher("share", "proportion"),
  requests_per_second: higher("req/s"),
  tokens_per_second: higher("tok/s"),
  elapsed_time: lower("s"),
  duration: lower("s"),
  avg_latency: lower("s"),
  std_latency: lower("s", "tail"),
  peak_memory_gib: lower("GiB", "memory"),
  spec_decode_acceptance_rate: higher("%"),
  spec_decode_acceptance_length: higher("tokens"),
};

const MEASURES = "ttft|tpot|itl|e2el|client_queue_time|e2el_including_client_queue";
const SUMMARY_MS = new RegExp(`^(?:(mean|median)|(std)|p(\\d+(?:\\.\\d+)?))_(?:${MEASURES})_ms$`);
const LATENCY_PERCENTILE = /^p(\d+(?:\.\d+)?)_latency$/;
const STARTUP = /^(?:avg|p(\d+(?:\.\d+)?))_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const PROBE = /^probe_(?:median|p99|max)_e2el_ms$/;

/** p90 and above move with few requests, so they are judged as tails. */
const TAIL_FROM_PERCENTILE = 90;

function ofPercentile(percentile: string, unit: string): Facts {
  return lower(unit, Number(percentile) >= TAIL_FROM_PERCENTILE ? "tail" : "latency");
}

/** What is known of a metric id, or `undefined` when no direction is known: such a number is stored, never judged. */
export function metricOf(id: string): Metric | undefined {
  const known = Object.hasOwn(KNOWN, id) ? KNOWN[id] : undefined;
  if (known !== undefined) return { id, ...known };
  const summary = SUMMARY_MS.exec(id);
  if (summary !== null) {
    const [, centre, spread, percentile] = summary;
    if (centre !== undefined) return { id, ...lower("ms") };
    if (spread !== undefined) return { id, ...lower("ms", "tail") };
    return { id, ...ofPercentile(percentile ?? "", "ms") };
  }
  const percentile = LATENCY_PERCENTILE.exec(id)?.[1];
  if (percentile !== undefined) return { id, ...ofPercentile(percentile, "s") };
  const startup = STARTUP.exec(id);
  if (startup !== null) return { id, ...(startup[1] === undefined ? lower("s") : ofPercentile(startup[1], "s")) };
  return PROBE.test(id) ? { id, ...lower("ms", "tail") } : undefined;
}
