import type { Line } from "../clean-text.ts";
import type { Figures } from "../figures.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { type Block, blocksOf, type Entry, figuresOfBlock, SERVING_HEADING } from "../serving-block.ts";

/**
 * What SGLang's client for images and videos prints (`sglang.multimodal_gen.benchmarks.bench_serving`), and vLLM-Omni's fork of it:
 * latencies of whole requests in seconds, no tokens, and the memory that each request's answer tells.
 */
const LABELS: ReadonlyMap<string, Meaning> = new Map([
  ["backend", workload("backend")],
  ["model", workload("model_id")],
  ["dataset", workload("dataset_name")],
  ["task", workload("task")],
  ["request rate", workload("request_rate")],
  ["max request concurrency", workload("max_concurrency")],
  ["successful requests", count("completed")],
  ["benchmark duration (s)", metric("duration")],
  ["request throughput (req/s)", metric("request_throughput")],
  ["peak memory max (mb)", metric("peak_memory_mb")],
  ["peak memory mean (mb)", metric("mean_peak_memory_mb")],
  ["peak memory median (mb)", metric("median_peak_memory_mb")],
]);
const LATENCY = /^latency (mean|median|p\d+(?:\.\d+)?) \(s\)$/;
const MEAN_LATENCY = "latency mean (s)";

/** `completed/sent`. */
const SHARE = /^(\d+)\/(\d+)$/;

function meaningOf(label: string): Meaning | undefined {
  const known = label.toLowerCase().replace(/\s+/g, " ");
  const statistic = LATENCY.exec(known)?.[1];
  return statistic === undefined ? LABELS.get(known) : metric(`${statistic}_e2el_s`);
}

export function diffusionBlocks(lines: readonly Line[]): readonly Block[] {
  const blocks = blocksOf(lines, { heading: SERVING_HEADING, meaningOf });
  return blocks.filter(({ entries }) => entries.some(({ label }) => label.toLowerCase() === MEAN_LATENCY));
}

/** @throws UserError when the text ends inside the block. */
export function diffusionFigures(block: Block, source: string): Figures {
  const figures = figuresOfBlock({ ...block, entries: block.entries.flatMap(countsApart) }, source);
  const { requested, completed } = figures.counts;
  const { max_concurrency: limit, ...asked } = figures.workload;
  // "not set" where there is none.
  const limited = limit === undefined ? {} : { max_concurrency: limit === "not" ? "none" : limit };
  const failed = requested === undefined || completed === undefined ? {} : { failed: requested - completed };
  return { ...figures, workload: { ...asked, ...limited }, counts: { ...figures.counts, ...failed } };
}

function countsApart(entry: Entry): readonly Entry[] {
  const [, completed, sent] = SHARE.exec(entry.word) ?? [];
  if (entry.meaning.kind !== "count" || completed === undefined || sent === undefined) return [entry];
  return [
    { ...entry, word: completed },
    { label: "Requests", word: sent, meaning: count("requested") },
  ];
}
