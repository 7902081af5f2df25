import { UserError } from "../../model/errors.ts";
import { findJson } from "../python-json.ts";
import { isSameRun, joinRun } from "../same-run.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { type Line, linesOf } from "../clean-text.ts";
import type { PrintedFigures } from "./figures.ts";
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
  const json = findJson(source.text);
  const result = json.values.flatMap(({ value }) => resultsIn(value))[0];
  if (result !== undefined) return { evidence: `JSON with the keys of vllm bench ${result.benchmark}` };
  if (json.broken !== undefined) {
    const known = BROKEN_RESULT.some((keys) => keys.test(source.text.slice(0, 10_000)));
    return known ? { evidence: "broken JSON with the keys of vllm bench" } : undefined;
  }
  const lines = linesOf(source.text);
  if (hasServeBlock(lines)) return { evidence: "a Serving Benchmark Result block with vLLM's labels" };
  if (lines.some(({ text }) => text === "STARTUP TIME BENCHMARK RESULTS"))
    return { evidence: "the block of vllm bench startup" };
  const offline = readOfflineLines(lines)[0];
  return offline === undefined ? undefined : { evidence: `the lines of vllm bench ${offline.figures.benchmark}` };
}

/**
 * All results in one text, in order. A run that is there both as JSON and as printed text is one result, with the JSON's numbers.
 * @throws UserError when the text is cut off, is not readable, or holds no result.
 */
export function read(source: Source): readonly NamedReading[] {
  if (source.text.trim() === "") throw new UserError(`${source.name} is empty`);
  const { values, broken } = findJson(source.text);
  if (broken !== undefined) {
    throw new UserError(`${source.name}: ${broken}`, {
      hint: "the file is cut off or damaged: measure again, or leave it out",
    });
  }
  const results = values.flatMap(({ value, start }) =>
    resultsIn(value).map((result) => ({ start, reading: toReading(figuresOfJson(result)) })),
  );
  const printed = printedIn(linesOf(withoutValues(source.text, values)), source.name);
  const found = joinRuns(
    results,
    printed.map(({ figures, start }) => ({ start, reading: toReading(figures) })),
  );
  if (found.length === 0) throw new UserError(`${source.name} holds no result of vllm bench`);
  return found.sort((a, b) => a.start - b.start).map(({ reading }) => reading);
}

interface Placed {
  readonly start: number;
  readonly reading: NamedReading;
}

function joinRuns(results: readonly Placed[], printed: readonly Placed[]): Placed[] {
  const texts = [...printed];
  const joined = results.map((result) => {
    const twin = texts.findIndex((text) => isSameRun(result.reading, text.reading));
    const [text] = twin === -1 ? [] : texts.splice(twin, 1);
    return text === undefined ? result : { ...result, reading: joinRun(result.reading, text.reading) };
  });
  return [...joined, ...texts];
}

function printedIn(lines: readonly Line[], source: string): readonly PrintedFigures[] {
  return [...readServeBlocks(lines, source), ...readStartupBlocks(lines, source), ...readOfflineLines(lines)];
}

/** The text with its JSON values blanked, so that offsets and lines stay. */
function withoutValues(text: string, values: readonly { readonly start: number; readonly end: number }[]): string {
  let out = "";
  let from = 0;
  for (const { start, end } of values) {
    out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    from = end;
  }
  return out + text.slice(from);
}
