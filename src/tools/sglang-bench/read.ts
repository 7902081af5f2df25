import type { Line } from "../clean-text.ts";
import type { Figures } from "../figures.ts";
import { forkedBlocks, meaningOfLabel } from "../forked-client.ts";
import { figuresOfResult, figuresOfText, forkOfResult } from "../forked-result.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import { type Block, blocksOf, figuresOfBlock } from "../serving-block.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { batchesOfServer, hasBatchesOfServer } from "./batch-server-text.ts";
import { diffusionBlocks, diffusionFigures } from "./diffusion.ts";
import { firstOffline, isFirstOffline } from "./first-offline-text.ts";
import { offlineReading } from "./offline.ts";
import { isOneBatchLine, oneBatches } from "./one-batch-text.ts";
import { readSummaries, summaryTables } from "./summary-table.ts";
import { toldApart } from "./told-apart.ts";

const NAME = "sglang-bench";
const SERVE = "sglang-serve@1";
const OFFLINE_HEADING = /=\s*Offline Throughput Benchmark Result\s*=/;

const BROKEN = [/"backend":.*"(?:random_range_ratio|sharegpt_output_len)":/s, /"run_name":.*"batch_size":/s];

export function detect(source: Source): Detection | undefined {
  const keys = jsonIn(source).values.flatMap(({ value }) => (ofJson(value).length > 0 ? [value] : []));
  if (keys.length > 0) return { evidence: "JSON with the keys of SGLang's benchmarks" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the keys of SGLang's benchmarks" };
  if (!/Benchmark Result|throughput/.test(source.text)) return undefined;
  const lines = linesIn(source);
  if (lines.some(isOneBatchLine)) return { evidence: "the latencies that SGLang's bench_one_batch prints" };
  if (hasBatchesOfServer(lines)) return { evidence: "the lines of SGLang's bench_one_batch_server" };
  if (summaryTables(lines).length > 0) return { evidence: "the summary of SGLang's bench_one_batch_server" };
  if (lines.some(isFirstOffline)) return { evidence: "the line of SGLang's first bench_offline_throughput" };
  if (!/Benchmark Result/.test(source.text)) return undefined;
  if (diffusionBlocks(lines).length > 0) return { evidence: "a block of SGLang's client for images and videos" };
  if (forkedBlocks(lines, NAME).length > 0)
    return { evidence: "a Serving Benchmark Result block with SGLang's labels" };
  return lines.some(({ text }) => OFFLINE_HEADING.test(text))
    ? { evidence: "SGLang's offline throughput block" }
    : undefined;
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  return toldApart(readJsonAndText(source, { what: "SGLang's benchmarks", ofJson, ofText }));
}

/** Its nightly runs write all batches as one list. */
function ofJson(value: unknown): readonly NamedReading[] {
  if (Array.isArray(value)) return value.flatMap(ofJson);
  if (!isObject(value)) return [];
  const fork = forkOfResult(value);
  if (fork !== undefined) return fork === NAME ? [readingOf(NAME, SERVE, figuresOfResult(value, fork))] : [];
  const offline = offlineReading(value);
  return offline === undefined ? [] : [offline];
}

function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const diffusion = diffusionBlocks(lines);
  const serving = forkedBlocks(lines, NAME)
    .filter(({ start }) => !diffusion.some((block) => block.start === start))
    .map((block) => place(block, SERVE, figuresOfText(block, name, NAME)));
  const offline = blocksOf(lines, { heading: OFFLINE_HEADING, meaningOf: meaningOfLabel });
  const batches = batchesOfServer(lines, name);
  return [
    ...oneBatches(lines),
    ...batches,
    // It tells the batches again, rounded further.
    ...(batches.length > 0 ? [] : readSummaries(lines)),
    ...firstOffline(lines),
    ...serving,
    ...diffusion.map((block) => place(block, "sglang-diffusion@1", diffusionFigures(block, name))),
    ...offline.map((block) => place(block, "sglang-offline@1", offlineText(block, name))),
  ];
}

function place({ start }: Block, definition: string, figures: Figures): Placed {
  return { start, reading: readingOf(NAME, definition, figures) };
}

/** The offline benchmark calls all its requests successful without looking. */
function offlineText(block: Block, source: string): Figures {
  const figures = figuresOfBlock(block, source);
  const { completed: requested, ...counts } = figures.counts;
  return { ...figures, counts: requested === undefined ? counts : { requested, ...counts } };
}
