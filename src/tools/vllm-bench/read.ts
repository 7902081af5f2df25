import type { Line } from "../clean-text.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { isRecord, namedApart } from "./dashboard.ts";
import { hasEarlyLines, readEarlyLines } from "./early-text.ts";
import { hasFirstLines, readFirstLines } from "./first-text.ts";
import { resultsIn } from "./json-shape.ts";
import { readOfflineLines } from "./offline-text.ts";
import { toReading } from "./reading.ts";
import { figuresOfJson } from "./result-json.ts";
import { hasServeBlock, readServeBlocks } from "./serve-text.ts";
import { readStartupBlocks } from "./startup-text.ts";
import { isSweepCsv, sweepRows } from "./sweep-csv.ts";

/** How the first keys of a vLLM result look, for a file that is cut off. */
const BROKEN_RESULT = [
  /"date":.*"model_id":/s,
  /"model_id":.*"(?:num_prompts|avg_latency|elapsed_time)":/s,
  /^\s*\{\s*"(?:avg_latency|elapsed_time|avg_cold_startup_time)":/,
];

export function detect(source: Source): Detection | undefined {
  if (isSweepCsv(source)) return { evidence: "CSV with the columns of vllm bench sweep" };
  const json = jsonIn(source);
  const result = valuesIn(source).flatMap(resultsIn)[0];
  if (result !== undefined) return { evidence: `JSON with the keys of vllm bench ${result.benchmark}` };
  if (json.broken !== undefined) {
    return isBroken(source, BROKEN_RESULT) ? { evidence: "broken JSON with the keys of vllm bench" } : undefined;
  }
  const lines = linesIn(source);
  if (hasServeBlock(lines)) return { evidence: "a Serving Benchmark Result block with vLLM's labels" };
  if (hasEarlyLines(lines)) return { evidence: "the lines of vLLM's benchmark_serving of early 2024" };
  if (hasFirstLines(lines)) return { evidence: "the lines of vLLM's benchmark_serving of 2023" };
  if (lines.some(({ text }) => text === "STARTUP TIME BENCHMARK RESULTS"))
    return { evidence: "the block of vllm bench startup" };
  const offline = readOfflineLines(lines)[0];
  return offline === undefined ? undefined : { evidence: `the lines of vllm bench ${offline.figures.benchmark}` };
}

/**
 * All results in one text, in order.
 * @throws UserError when the text is cut off, is not readable, or holds no result.
 */
export function read(source: Source): readonly NamedReading[] {
  if (isSweepCsv(source)) return namedApart(sweepRows(source).flatMap(readingsOf));
  const records = recordLines(source);
  if (records.length > 0) return readingsOf(records);
  return readJsonAndText(source, {
    what: "vllm bench",
    ofJson: readingsOf,
    ofText: printedIn,
  });
}

function readingsOf(value: unknown): readonly NamedReading[] {
  const readings = resultsIn(value).map((result) => toReading(figuresOfJson(result)));
  return Array.isArray(value) && value.some(isRecord) ? namedApart(readings) : readings;
}

function valuesIn(source: Source): readonly unknown[] {
  const records = recordLines(source);
  return records.length > 0 ? [records] : jsonIn(source).values.map(({ value }) => value);
}

/** The dashboard's records, where a whole text is made of them: one a line. */
function recordLines(source: Source): readonly unknown[] {
  const { values, broken } = jsonIn(source);
  return broken === undefined && values.every(({ value }) => isRecord(value)) ? values.map(({ value }) => value) : [];
}

function printedIn(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const printed = [
    ...readServeBlocks(lines, name),
    ...readEarlyLines(lines, name),
    ...readFirstLines(lines, name),
    ...readStartupBlocks(lines, name),
    ...readOfflineLines(lines),
  ];
  return printed.map(({ figures, start }) => ({ start, reading: toReading(figures) }));
}
