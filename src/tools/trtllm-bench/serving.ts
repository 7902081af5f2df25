import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import type { Figures } from "../figures.ts";
import type { Placed } from "../json-and-text.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { type Block, type BlockWords, blocksOf, figuresOfBlock, SERVING_HEADING } from "../serving-block.ts";
import type { NamedReading } from "../tool.ts";
import { meaningOf as meaningForVllm } from "../vllm-bench/labels.ts";

const DEFINITION = "trtllm-serve@1";

/** What `tensorrt_llm.serve.scripts.benchmark_serving`, a fork of vLLM's client, has added to its keys. */
const ADDED = ["user_throughput", "avg_decoded_tokens_per_iter", "energy", "min_ttft_ms"];

const KEYS: Readonly<Record<string, Meaning>> = {
  num_prompts: count("requested"),
  completed: count("completed"),
  total_input_tokens: count("inputTokens"),
  total_output_tokens: count("outputTokens"),
  ...Object.fromEntries(
    ["backend", "model_id", "tokenizer_id", "request_rate", "burstiness", "max_concurrency"].map(
      (key) => [key, workload(key)] as const,
    ),
  ),
};

export function isServing(value: unknown): value is JsonObject {
  return isObject(value) && "total_token_throughput" in value && ADDED.some((key) => key in value);
}

export function readServing(result: JsonObject): NamedReading {
  const plain = Object.entries(result).filter(([, value]) => typeof value !== "object");
  const figures = collect(
    plain.map(([key, value]) => {
      const name = key.replace(/:$/, "");
      const meaning = KEYS[name] ?? (typeof value === "number" ? metric(name) : undefined);
      return { name, value, meaning };
    }),
  );
  return readingOf("trtllm-bench", DEFINITION, withFailed(figures));
}

function withFailed(figures: Figures): Figures {
  const { requested, completed, failed } = figures.counts;
  if (failed !== undefined || requested === undefined || completed === undefined || completed > requested)
    return figures;
  return { ...figures, counts: { ...figures.counts, failed: requested - completed } };
}

const SUMMARY = /^(std dev|min|max) (ttft|tpot|itl|e2el) \(ms\)$/;
const OWN_LABELS: Readonly<Record<string, Meaning>> = {
  "total requests": count("requested"),
  "user throughput (tok/s)": metric("user_throughput"),
};

/** The block is vLLM's, with labels of its own; that of SGLang's forks has a backend. */
const WORDS: BlockWords = {
  heading: SERVING_HEADING,
  meaningOf: (label) => {
    const known = label.toLowerCase();
    const [, statistic = "", measure] = SUMMARY.exec(known) ?? [];
    if (measure !== undefined) return metric(`${statistic === "std dev" ? "std" : statistic}_${measure}_ms`);
    return OWN_LABELS[known] ?? meaningForVllm(label);
  },
};

export function servingBlocks(lines: readonly Line[]): readonly Block[] {
  return blocksOf(lines, WORDS).filter(
    ({ entries }) =>
      !entries.some(({ meaning }) => meaning.kind === "foreign") &&
      entries.some(({ label }) => label.toLowerCase() in OWN_LABELS || SUMMARY.test(label.toLowerCase())),
  );
}

export function readServingBlocks(lines: readonly Line[], source: string): readonly Placed[] {
  return servingBlocks(lines).map((block) => ({
    start: block.start,
    reading: readingOf("trtllm-bench", DEFINITION, withFailed(figuresOfBlock(block, source))),
  }));
}
