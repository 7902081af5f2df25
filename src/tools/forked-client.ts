import type { Line } from "./clean-text.ts";
import { count, type Meaning, metric, workload } from "./meaning.ts";
import { argumentIn, namespaceIn } from "./namespace.ts";
import { type Block, blocksOf, SERVING_HEADING } from "./serving-block.ts";

/** The clients that SGLang and LMDeploy forked from vLLM's: their own words for the same numbers. */

const SUMMARY_KEY = /^(mean|median|std|min|max|p\d+(?:\.\d+)?)_(e2e_latency|ttft|tpot|itl)_ms$/;

const KEYS: Readonly<Record<string, Meaning>> = {
  completed: count("completed"),
  num_prompts: count("requested"),
  total_input_tokens: count("inputTokens"),
  total_output_tokens: count("outputTokens"),
  total_throughput: metric("total_token_throughput"),
  // SGLang 0.2.0 to 0.2.9: milliseconds, too.
  total_input: count("inputTokens"),
  total_output: count("outputTokens"),
  total_output_retokenized: metric("total_output_tokens_retokenized"),
  mean_e2e_latency: metric("mean_e2el_ms"),
  median_e2e_latency: metric("median_e2el_ms"),
  median_ttft: metric("median_ttft_ms"),
  median_itl: metric("median_itl_ms"),
  output_token_throughput: metric("output_throughput"),
  benchmark_duration: metric("duration"),
  accept_length: metric("spec_decode_acceptance_length"),
  ...Object.fromEntries(
    ["backend", "dataset_name", "request_rate", "max_concurrency", "bs"].map((key) => [key, workload(key)] as const),
  ),
};

const PROMPT_SHAPE = /^(?:sharegpt|random)_(?:input_len|output_len|range_ratio)$/;

/** What a key of a result stands for; a number of any other key keeps the key as its id. */
export function meaningOfKey(key: string): Meaning {
  const [, statistic, measure] = SUMMARY_KEY.exec(key) ?? [];
  if (measure !== undefined) return metric(`${statistic}_${measure === "e2e_latency" ? "e2el" : measure}_ms`);
  return KEYS[key] ?? (PROMPT_SHAPE.test(key) ? workload(key) : metric(key));
}

const SUMMARY_LABEL = /^(mean|median|std|min|max|p\d+(?:\.\d+)?) (e2e latency|ttft|tpot|itl) \(ms\)$/;

/** Labels in lower case. */
const LABELS: ReadonlyMap<string, Meaning> = new Map([
  ["backend", workload("backend")],
  ["traffic request rate", workload("request_rate")],
  ["max request concurrency", workload("max_concurrency")],
  // 0.4.6 wrote it so.
  ["max reqeuest concurrency", workload("max_concurrency")],
  ["successful requests", count("completed")],
  ["benchmark duration (s)", metric("duration")],
  ["total input tokens", count("inputTokens")],
  ["total input text tokens", metric("total_input_text_tokens")],
  ["total input vision tokens", metric("total_input_vision_tokens")],
  ["total generated tokens", count("outputTokens")],
  ["total generated tokens (retokenized)", metric("total_output_tokens_retokenized")],
  ["request throughput (req/s)", metric("request_throughput")],
  ["request goodput (req/s)", metric("request_goodput")],
  ["slo attainment (%)", metric("slo_attainment_percent")],
  ["input token throughput (tok/s)", metric("input_throughput")],
  ["output token throughput (tok/s)", metric("output_throughput")],
  ["peak output token throughput (tok/s)", metric("max_output_tokens_per_s")],
  ["peak concurrent requests", metric("max_concurrent_requests")],
  ["total token throughput (tok/s)", metric("total_token_throughput")],
  ["last generation throughput (tok/s)", metric("last_gen_throughput")],
  ["total prompt tokens", metric("total_prompt_tokens")],
  ["total cached tokens", metric("total_cached_tokens")],
  ["concurrency", metric("concurrency")],
  ["accept length", metric("spec_decode_acceptance_length")],
]);

/** `undefined` for a label that is none of the block's. */
export function meaningOfLabel(label: string): Meaning | undefined {
  const known = label.toLowerCase().replace(/\s+/g, " ");
  const [, statistic, measure] = SUMMARY_LABEL.exec(known) ?? [];
  if (measure !== undefined) return metric(`${statistic}_${measure === "e2e latency" ? "e2el" : measure}_ms`);
  return LABELS.get(known);
}

/** Whose client printed a block: LMDeploy's is SGLang's of 2024, without what SGLang has added since. */
export type Fork = "sglang-bench" | "lmdeploy";

const ADDED_BY_SGLANG =
  /^(?:max req\w+ concurrency|total token throughput|concurrency|accept length|p90 |p95 |max itl)/i;

/** Blocks of one of the forks; vLLM's and TensorRT-LLM's have no backend. */
export function forkedBlocks(lines: readonly Line[], fork: Fork): readonly Block[] {
  const words = { heading: SERVING_HEADING, meaningOf: meaningOfLabel };
  return blocksOf(lines, words).filter((block) => forkOf(block) === fork);
}

function forkOf({ entries }: Block): Fork | undefined {
  const backend = entries.find(({ label }) => label.toLowerCase() === "backend")?.word;
  if (backend === undefined) return undefined;
  const plain = !entries.some(({ label }) => ADDED_BY_SGLANG.test(label));
  return plain && backend.startsWith("lmdeploy") ? "lmdeploy" : "sglang-bench";
}

/** Data sets of which the client sends as many requests as were asked for. */
const ASKED = /^(?:random|sharegpt|image|custom)/;

/** What was asked for, from the arguments that are printed before a block. */
export function askedBefore({ before }: Block): Readonly<Record<string, string | number>> {
  const namespace = namespaceIn(before.map(({ text }) => text));
  const names = ["model", "dataset_name", "random_input_len", "random_output_len", "random_range_ratio", "num_prompts"];
  const values = names.map((name) => [name === "model" ? "model_id" : name, argumentIn(namespace, name)] as const);
  const asked = Object.fromEntries(
    values.filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
  const { num_prompts: prompts, ...others } = asked;
  return ASKED.test(String(asked["dataset_name"])) && prompts !== undefined
    ? { ...others, num_prompts: prompts }
    : others;
}
