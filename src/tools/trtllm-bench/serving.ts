import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { withFailed } from "../failed-requests.ts";
import type { Figures } from "../figures.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { type Block, type BlockWords, blocksOf, figuresOfBlock, SERVING_HEADING } from "../serving-block.ts";
import type { NamedReading, Placed } from "../tool.ts";
import { meaningOf as meaningForVllm } from "../vllm-bench/labels.ts";
import { readPreamble } from "../vllm-bench/preamble.ts";

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

const ENERGY: Readonly<Record<string, Meaning>> = {
  total_energy_j: metric("energy_joules"),
  output_tps_per_w: metric("output_throughput_per_watt"),
  total_gpu_power_w: metric("gpu_power_watts"),
};

/** Of requests without speculative decoding there is none; the client writes 0 then, and prints nothing. */
const DECODED = "avg_decoded_tokens_per_iter";

export function isServing(value: unknown): value is JsonObject {
  return isObject(value) && "total_token_throughput" in value && ADDED.some((key) => key in value);
}

export function readServing(result: JsonObject): NamedReading {
  const plain = Object.entries(result).filter(([, value]) => typeof value !== "object");
  const printed = plain.map(([key, value]): Printed => {
    const name = key.replace(/:$/, "");
    const isNone = name.endsWith(DECODED) && value === 0;
    const meaning = KEYS[name] ?? (typeof value === "number" && !isNone ? metric(name) : undefined);
    return { name, value, meaning };
  });
  const energy = Object.entries(objectIn(result, "energy")).map(
    ([name, value]): Printed => ({ name, value, meaning: ENERGY[name] }),
  );
  const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
  const figures = collect([...printed, ...energy]);
  const errors = result["errors"];
  const all = { ...figures, workload: { ...figures.workload, ...limit } };
  return readingOf(
    "trtllm-bench",
    DEFINITION,
    withLost(
      Array.isArray(errors)
        ? { ...all, errors: errors.filter((error): error is string => typeof error === "string" && error !== "") }
        : all,
    ),
  );
}

function withLost(figures: Figures): Figures {
  return { ...figures, counts: withFailed(figures.counts) };
}

const SUMMARY = /^(std dev|min|max) (ttft|tpot|itl|e2el) \(ms\)$/;
const DECODED_SUMMARY = /^(mean|median|std dev|min|max|p\d+(?:\.\d+)?) avg decoded tokens per iter$/;
const OWN_LABELS: Readonly<Record<string, Meaning>> = {
  "total requests": count("requested"),
  "total failed requests": count("failed"),
  "user throughput (tok/s)": metric("user_throughput"),
  "user generation throughput (tok/s)": metric("user_generation_throughput"),
  "mean request ar": metric("mean_request_ar"),
  "median request ar": metric("median_request_ar"),
  "avg decoded tokens per iter": metric(DECODED),
  "total energy (j)": metric("energy_joules"),
  "output tokens per second per watt (tps/w)": metric("output_throughput_per_watt"),
  "total gpu power (w)": metric("gpu_power_watts"),
};

/** The block is vLLM's, with labels of its own; that of SGLang's forks has a backend. */
const WORDS: BlockWords = {
  heading: SERVING_HEADING,
  meaningOf: (label) => {
    const known = label.toLowerCase();
    const [, statistic = "", measure] = SUMMARY.exec(known) ?? [];
    if (measure !== undefined) return metric(`${idOf(statistic)}_${measure}_ms`);
    const decoded = DECODED_SUMMARY.exec(known)?.[1];
    if (decoded !== undefined) return metric(`${idOf(decoded)}_${DECODED}`);
    return OWN_LABELS[known] ?? meaningForVllm(label);
  },
};

function idOf(statistic: string): string {
  return statistic === "std dev" ? "std" : statistic;
}

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
    reading: readingOf("trtllm-bench", DEFINITION, withLost(servingText(block, source))),
  }));
}

/** Until late 2025 only the arguments printed before the block said how many requests were asked for. */
function servingText(block: Block, source: string): Figures {
  const figures = figuresOfBlock(block, source);
  const { workload: asked, requested, errors } = readPreamble(block.before.map(({ text }) => text));
  const { num_prompts: _, ...settings } = asked;
  return {
    ...figures,
    counts: { ...(requested === undefined ? {} : { requested }), ...figures.counts },
    workload: { ...figures.workload, ...settings },
    errors,
  };
}
