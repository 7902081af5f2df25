import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { type Block, blocksOf, figuresOfBlock } from "../serving-block.ts";
import { statisticOf } from "../statistic.ts";
import type { NamedReading, Placed } from "../tool.ts";

const DEFINITION = "trtllm-visual@1";

/** Of its benchmark of images and videos: https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/bench/benchmark/visual_gen_utils.py */
const LABELS: Readonly<Record<string, Meaning>> = {
  backend: workload("backend"),
  model: workload("model_id"),
  "total requests": count("requested"),
  "successful requests": count("completed"),
  "failed requests": count("failed"),
  "benchmark duration (s)": metric("duration"),
  "request throughput (req/s)": metric("request_throughput"),
  "number of gpus": workload("num_gpus"),
  "per-gpu throughput (req/s/gpu)": metric("request_throughput_per_gpu"),
};
const LATENCY = /^(mean|median|std dev|min|max|p\d+(?:\.\d+)?) e2e latency \(ms\)$/;

const KEYS: Readonly<Record<string, Meaning>> = {
  backend: workload("backend"),
  model: workload("model_id"),
  num_gpus: workload("num_gpus"),
  total_requests: count("requested"),
  completed: count("completed"),
  duration: metric("duration"),
  request_throughput: metric("request_throughput"),
  per_gpu_throughput: metric("request_throughput_per_gpu"),
};
const LATENCY_KEY = /^(mean|median|std|min|max)_e2e_latency_ms$/;

const HEADING = /=\s*Benchmark Result \(VisualGen\)\s*=/;
const RULE = /^=+$/;
const LOST = /^!!! \d+ FAILED REQUESTS/;

function latency(word: string): Meaning | undefined {
  const statistic = statisticOf(word.replace(" ", "_"));
  return statistic === undefined ? undefined : metric(`${statistic}_e2el_ms`);
}

function meaningOf(label: string): Meaning | undefined {
  const known = label.toLowerCase();
  const word = LATENCY.exec(known)?.[1];
  return word === undefined ? LABELS[known] : latency(word);
}

export function isVisualGen(value: unknown): value is JsonObject {
  return isObject(value) && "per_gpu_throughput" in value && "percentiles_e2e_latency_ms" in value;
}

export function readVisualGen(result: JsonObject): NamedReading {
  const own = Object.entries(result).map(
    ([name, value]): Printed => ({ name, value, meaning: KEYS[name] ?? latency(LATENCY_KEY.exec(name)?.[1] ?? "") }),
  );
  const percentiles = Object.entries(objectIn(result, "percentiles_e2e_latency_ms")).map(
    ([name, value]): Printed => ({ name, value, meaning: latency(name) }),
  );
  const figures = collect([...percentiles, ...own]);
  const { requested, completed } = figures.counts;
  const failed = requested === undefined || completed === undefined ? {} : { failed: requested - completed };
  const errors = Array.isArray(result["errors"]) ? result["errors"] : [];
  return readingOf("trtllm-bench", DEFINITION, {
    ...figures,
    counts: { ...figures.counts, ...failed },
    errors: errors.filter((error): error is string => typeof error === "string" && error !== ""),
  });
}

export function visualGenBlocks(lines: readonly Line[]): readonly Block[] {
  const isAround = (at: number): boolean => [lines[at - 1], lines[at + 1]].some((line) => LOST.test(line?.text ?? ""));
  // What it says of lost requests stands between rules, in the middle of the block.
  return blocksOf(
    lines.filter(({ text }, at) => !(RULE.test(text) && isAround(at))),
    { heading: HEADING, meaningOf },
  );
}

/** @throws UserError when the text ends inside a block. */
export function readVisualGenBlocks(lines: readonly Line[], source: string): readonly Placed[] {
  return visualGenBlocks(lines).map((block) => ({
    start: block.start,
    reading: readingOf("trtllm-bench", DEFINITION, figuresOfBlock(block, source)),
  }));
}
