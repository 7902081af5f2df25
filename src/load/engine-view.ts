import { ENGINE_SERIES, type EngineSeries, type EngineTimeline, engineTimeline } from "../model/engine-timeline.ts";

/** One reading of an engine's Prometheus page: values by metric name, summed over labels, the largest of shares. */
export type EnginePage = ReadonlyMap<string, number>;

export interface EngineSample {
  /** Seconds from the start of the measurement. */
  readonly second: number;
  readonly page: EnginePage;
}

/** Names of the same thing in vLLM (old and new), SGLang, LMDeploy and llama.cpp. */
const RUNNING = [
  ...["vllm:num_requests_running", "sglang:num_running_reqs"],
  ...["lmdeploy:num_requests_running", "llamacpp:requests_processing"],
];
const WAITING = [
  ...["vllm:num_requests_waiting", "sglang:num_queue_reqs"],
  ...["lmdeploy:num_requests_waiting", "llamacpp:requests_deferred"],
];
const KV_USAGE = [
  ...["vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc"],
  ...["sglang:token_usage", "lmdeploy:gpu_cache_usage_perc", "llamacpp:kv_cache_usage_ratio"],
];
/** SGLang calls it retracting, counts it since 0.5.7, and shows it after the first alone. */
const PREEMPTIONS = ["vllm:num_preemptions_total", "sglang:num_retracted_requests_total"];
/** SGLang and LMDeploy count cached tokens of all prompt tokens. */
const PREFIX_QUERIES = [
  ...["vllm:prefix_cache_queries_total", "vllm:gpu_prefix_cache_queries_total"],
  ...["sglang:prompt_tokens_total", "lmdeploy:prompt_tokens_total"],
];
const PREFIX_HITS = [
  ...["vllm:prefix_cache_hits_total", "vllm:gpu_prefix_cache_hits_total"],
  ...["sglang:cached_tokens_total", "lmdeploy:cached_tokens_total"],
];
const DRAFTED = ofBoth("spec_decode_num_draft_tokens_total");
const DRAFTS = ofBoth("spec_decode_num_drafts_total");
const ACCEPTED = ofBoth("spec_decode_num_accepted_tokens_total");
const PROMPT_TOKENS = [...ofBoth("prompt_tokens_total"), "sglang:prompt_tokens_total", "llamacpp:prompt_tokens_total"];
const OUTPUT_TOKENS = [
  ...ofBoth("generation_tokens_total"),
  ...["sglang:generation_tokens_total", "llamacpp:tokens_predicted_total"],
];
const PHASES = ["queue", "prefill", "decode"];

const KNOWN: ReadonlySet<string> = new Set([
  ...[RUNNING, WAITING, KV_USAGE, PREEMPTIONS, PREFIX_QUERIES, PREFIX_HITS].flat(),
  ...[DRAFTS, DRAFTED, ACCEPTED, PROMPT_TOKENS, OUTPUT_TOKENS].flat(),
  ...PHASES.flatMap((phase) => [...phaseOf(phase, "sum"), ...phaseOf(phase, "count")]),
]);

/** SGLang tells the first alone. */
function phaseOf(phase: string, part: "sum" | "count"): readonly string[] {
  return [...ofBoth(`request_${phase}_time_seconds_${part}`), `sglang:${phase}_time_seconds_${part}`];
}

/** LMDeploy has taken over many of vLLM's names. */
function ofBoth(name: string): readonly string[] {
  return [`vllm:${name}`, `lmdeploy:${name}`];
}

const LINE = /^([A-Za-z_:][\w:]*)(?:\{.*\})? (\S+)/;

/** Reads a page in Prometheus' text format, and of it only what is asked for here. */
export function readPage(page: string): EnginePage {
  const sample = new Map<string, number>();
  for (const line of page.split("\n")) {
    const [, name = "", value = ""] = LINE.exec(line) ?? [];
    const number = Number(value);
    if (!KNOWN.has(name) || !Number.isFinite(number)) continue;
    const before = sample.get(name) ?? 0;
    sample.set(name, KV_USAGE.includes(name) ? Math.max(before, number) : before + number);
  }
  return sample;
}

/** The first of the names that the page has. */
function told(page: EnginePage, names: readonly string[]): number | undefined {
  return names.map((name) => page.get(name)).find((value) => value !== undefined);
}

/**
 * What the engine itself says about the time between the first and the last sample: peaks of the samples, growth of the counters.
 * Explains a number, and is never judged: a sample sees one instant. What the engine does not tell is absent.
 */
export function engineView(samples: readonly EngineSample[]): Readonly<Record<string, number>> {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return {};
  const peak = (names: readonly string[]) => {
    const values = samples.flatMap(({ page }) => told(page, names) ?? []);
    return values.length === 0 ? undefined : Math.max(...values);
  };
  const growth = (names: readonly string[]) => {
    const [before, after] = [told(first.page, names), told(last.page, names)];
    return after === undefined ? undefined : after - (before ?? 0);
  };
  const ratio = (part: number | undefined, whole: number | undefined, scale = 1) =>
    part === undefined || whole === undefined || whole <= 0 ? undefined : (scale * part) / whole;
  const meanMs = (phase: string) => ratio(growth(phaseOf(phase, "sum")), growth(phaseOf(phase, "count")), 1000);
  const seconds = last.second - first.second;
  const facts: Readonly<Record<string, number | undefined>> = {
    engine_peak_running: peak(RUNNING),
    engine_peak_waiting: peak(WAITING),
    engine_peak_kv_usage: peak(KV_USAGE),
    engine_preemptions: growth(PREEMPTIONS),
    engine_prefix_hit_rate: ratio(growth(PREFIX_HITS), growth(PREFIX_QUERIES)),
    engine_spec_acceptance: ratio(growth(ACCEPTED), growth(DRAFTED)),
    engine_spec_drafts: growth(DRAFTS),
    engine_spec_draft_tokens: growth(DRAFTED),
    engine_spec_accepted_tokens: growth(ACCEPTED),
    engine_prompt_tokens: growth(PROMPT_TOKENS),
    engine_output_tokens: growth(OUTPUT_TOKENS),
    engine_prefill_tokens_per_s: ratio(growth(PROMPT_TOKENS), seconds),
    engine_decode_tokens_per_s: ratio(growth(OUTPUT_TOKENS), seconds),
    engine_mean_queue_time_ms: meanMs("queue"),
    engine_mean_prefill_time_ms: meanMs("prefill"),
    engine_mean_decode_time_ms: meanMs("decode"),
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, number] => fact[1] !== undefined));
}

/** The samples one after the other; `undefined` for an engine without a metrics page. */
export function timelineOf(samples: readonly EngineSample[]): EngineTimeline | undefined {
  if (samples.length === 0) return undefined;
  const gauge = (names: readonly string[]): EngineSeries => samples.map(({ page }) => told(page, names) ?? null);
  const growth = (names: readonly string[], perSecond: boolean): EngineSeries =>
    samples.map(({ page, second }, index) => {
      const before = samples[index - 1];
      const [from, to] = [before === undefined ? undefined : told(before.page, names), told(page, names)];
      if (before === undefined || from === undefined || to === undefined) return null;
      return perSecond ? (to - from) / Math.max(1e-3, second - before.second) : to - from;
    });
  const all: Readonly<Record<(typeof ENGINE_SERIES)[number], EngineSeries>> = {
    running: gauge(RUNNING),
    waiting: gauge(WAITING),
    kvUsage: gauge(KV_USAGE),
    preemptions: growth(PREEMPTIONS, false),
    promptTokensPerSecond: growth(PROMPT_TOKENS, true),
    outputTokensPerSecond: growth(OUTPUT_TOKENS, true),
  };
  const seen = ENGINE_SERIES.filter((name) => all[name].some((value) => value !== null));
  return engineTimeline(
    samples.map(({ second }) => second),
    Object.fromEntries(seen.map((name) => [name, all[name]])),
  );
}
