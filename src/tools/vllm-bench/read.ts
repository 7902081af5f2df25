import type { Line } from "../clean-text.ts";
import { isBroken, type Placed, readJsonAndText } from "../json-and-text.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { resultsIn } from "./json-shape.ts";
import { readOfflineLines } from "./offline-text.ts";
import { toReading } from "./reading.ts";
import { figuresOfJson } from "./result-json.ts";
import { hasServeBlock, readServeBlocks } from "./serve-text.ts";
import { readStartupBlocks } from "./startup-text.ts";

/** How the first keys of a vLLM result look, for a file that is cut off. */
const BROKEN_RESULT = [
  /"date":.*"model_id":/s,
  /"model_id":.*"(?:num_prompts|avg_latency|elapsed_time)":/s,
  /^\s*\{\s*"(?:avg_latency|elapsed_time|avg_cold_startup_time)":/,
];

export function detect(source: Source): Detection | undefined {
  const json = jsonIn(source);
  const result = json.values.flatMap(({ value }) => resultsIn(value))[0];
  if (result !== undefined) return { evidence: `JSON with the keys of vllm bench ${result.benchmark}` };
  if (json.broken !== undefined) {
    return isBroken(source, BROKEN_RESULT) ? { evidence: "broken JSON with the keys of vllm bench" } : undefined;
  }
  const lines = linesIn(source);
  if (hasServeBlock(lines)) return { evidence: "a Serving Benchmark Result block with vLLM's labels" };
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
  return readJsonAndText(source, {
    what: "vllm bench",
    ofJson: (value) => resultsIn(value).map((result) => toReading(figuresOfJson(result))),
    ofText: printedIn,
  });
}

function printedIn(lines: readonly Line[], { name }: Source): readonly Placed[] {
  const printed = [...readServeBlocks(lines, name), ...readStartupBlocks(lines, name), ...readOfflineLines(lines)];
  return printed.map(({ figures, start }) => ({ start, reading: toReading(figures) }));
}
