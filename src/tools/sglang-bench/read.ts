import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { askedBefore, forkedBlocks, meaningOfKey, meaningOfLabel } from "../forked-client.ts";
import { isBroken, type Placed, readJsonAndText } from "../json-and-text.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import { readingOf } from "../reading-of.ts";
import { type Block, blocksOf, figuresOfBlock } from "../serving-block.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { offlineReading } from "./offline.ts";

const NAME = "sglang-bench";
const SERVE = "sglang-serve@1";
const OFFLINE_HEADING = /=\s*Offline Throughput Benchmark Result\s*=/;

const BROKEN = [/"backend":.*"(?:random_range_ratio|sharegpt_output_len)":/s, /"run_name":.*"batch_size":/s];

export function detect(source: Source): Detection | undefined {
  const keys = jsonIn(source).values.flatMap(({ value }) => (ofJson(value).length > 0 ? [value] : []));
  if (keys.length > 0) return { evidence: "JSON with the keys of SGLang's benchmarks" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the keys of SGLang's benchmarks" };
  if (!/Benchmark Result/.test(source.text)) return undefined;
  const lines = linesIn(source);
  if (forkedBlocks(lines, NAME).length > 0)
    return { evidence: "a Serving Benchmark Result block with SGLang's labels" };
  return lines.some(({ text }) => OFFLINE_HEADING.test(text))
    ? { evidence: "SGLang's offline throughput block" }
    : undefined;
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  return readJsonAndText(source, { what: "SGLang's benchmarks", ofJson, ofText });
}

function ofJson(value: unknown): readonly NamedReading[] {
  if (!isObject(value)) return [];
  if (isServing(value)) return [readingOf(NAME, SERVE, withAsked(servingFigures(value)))];
  const offline = offlineReading(value);
  return offline === undefined ? [] : [offline];
}

function isServing(value: JsonObject): boolean {
  return "backend" in value && "completed" in value && "mean_e2e_latency_ms" in value;
}

function servingFigures(result: JsonObject): Figures {
  const plain = Object.entries(result).filter(([, value]) => typeof value !== "object" || value === null);
  const figures = collect(plain.map(([name, value]) => ({ name, value, meaning: meaningOf(name, value) })));
  const errors = result["errors"];
  const version = objectIn(result, "server_info")["version"];
  const server = typeof version === "string" ? [`server version: ${version}`] : [];
  const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
  return {
    ...figures,
    // With `--output-details` there is one text a request, empty for one that did not fail.
    ...(Array.isArray(errors)
      ? {
          counts: { ...figures.counts, requested: errors.length },
          errors: errors.filter((error): error is string => typeof error === "string" && error !== ""),
        }
      : {}),
    workload: { ...figures.workload, ...limit },
    notes: [...figures.notes, ...server],
  };
}

/** Texts that are no settings are the user's: a tag. */
function meaningOf(name: string, value: unknown) {
  const meaning = meaningOfKey(name);
  return meaning.kind === "metric" && typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value)
    ? undefined
    : meaning;
}

/** No version prints how many requests failed. */
function withAsked(figures: Figures): Figures {
  const { requested, completed } = figures.counts;
  if (requested === undefined || completed === undefined || completed > requested) return figures;
  const notes = [...figures.notes, "failed = asked for - completed: SGLang does not print it"];
  return { ...figures, counts: { ...figures.counts, failed: requested - completed }, notes };
}

function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const serving = forkedBlocks(lines, NAME).map((block) => place(block, SERVE, servingText(block, name)));
  const offline = blocksOf(lines, { heading: OFFLINE_HEADING, meaningOf: meaningOfLabel });
  return [...serving, ...offline.map((block) => place(block, "sglang-offline@1", offlineText(block, name)))];
}

function place({ start }: Block, definition: string, figures: Figures): Placed {
  return { start, reading: readingOf(NAME, definition, figures) };
}

function servingText(block: Block, source: string): Figures {
  const figures = figuresOfBlock(block, source);
  const { num_prompts: prompts, ...asked } = askedBefore(block);
  const limit = figures.workload["max_concurrency"] === "not" ? { max_concurrency: "none" } : {};
  return withAsked({
    ...figures,
    counts: { ...figures.counts, ...(typeof prompts === "number" ? { requested: prompts } : {}) },
    workload: { ...figures.workload, ...limit, ...asked },
  });
}

/** The offline benchmark calls all its requests successful without looking. */
function offlineText(block: Block, source: string): Figures {
  const figures = figuresOfBlock(block, source);
  const { completed: requested, ...counts } = figures.counts;
  return { ...figures, counts: requested === undefined ? counts : { requested, ...counts } };
}
