import type { Counts } from "../../model/record.ts";
import type { Line } from "../clean-text.ts";
import { printedNumber } from "../printed.ts";
import type { Benchmark, BenchmarkFigures, PrintedFigures } from "./figures.ts";

const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|nan|inf)";
const AVERAGE = new RegExp(`^Avg latency: ${NUMBER} seconds`);
const SPREAD = new RegExp(`^Std latency: ${NUMBER} seconds`);
const PERCENTILE = new RegExp(`^(\\d+(?:\\.\\d+)?)% percentile latency: ${NUMBER} seconds`);
/** `tokens/s` alone, until 0.6, are those of prompt and output together too. */
const THROUGHPUT = new RegExp(
  `^Throughput: ${NUMBER} requests/s, ${NUMBER} (?:total )?tokens/s(?:, ${NUMBER} output tokens/s)?`,
);
/** The benchmark of guided decoding says it on the same line. */
const CORRECT = new RegExp(`Correct rate is ${NUMBER} %`);
const TOKENS = /^Total num (prompt|output) tokens:\s+(\d+)\b/;

/** Results of `vllm bench latency` and `vllm bench throughput` in the lines of a log, in order. */
export function readOfflineLines(lines: readonly Line[]): readonly PrintedFigures[] {
  const found: Found[] = [];
  for (const line of lines) {
    const opened = open(line);
    if (opened === undefined) extend(found.at(-1), line);
    else found.push(opened);
  }
  return found.map((result) => ({ figures: figuresOf(result), start: result.start }));
}

interface Found {
  readonly benchmark: Benchmark;
  readonly start: number;
  readonly words: Map<string, string>;
  readonly counts: { -readonly [key in keyof Counts]: number };
}

function open(line: Line): Found | undefined {
  const latency = AVERAGE.exec(line.text)?.[1];
  if (latency !== undefined) return found("latency", line, [["avg_latency", latency]]);
  const throughput = THROUGHPUT.exec(line.text);
  if (throughput === null) return undefined;
  const [, requests = "", tokens = "", output] = throughput;
  const words: [string, string][] = [
    ["requests_per_second", requests],
    ["tokens_per_second", tokens],
  ];
  if (output !== undefined) words.push(["output_throughput", output]);
  const correct = CORRECT.exec(line.text)?.[1];
  if (correct !== undefined) words.push(["correct_rate_percent", correct]);
  return found("throughput", line, words);
}

function found(benchmark: Benchmark, line: Line, words: readonly (readonly [string, string])[]): Found {
  return { benchmark, start: line.start, words: new Map(words), counts: {} };
}

/** The lines below the first one; a count at the very end of a cut text may be a part of a number, and is left out. */
function extend(result: Found | undefined, line: Line): void {
  if (result?.benchmark === "latency") {
    const spread = SPREAD.exec(line.text)?.[1];
    if (spread !== undefined) result.words.set("std_latency", spread);
    const [, percentile, word] = PERCENTILE.exec(line.text) ?? [];
    if (percentile !== undefined && word !== undefined) result.words.set(`p${percentile}_latency`, word);
  }
  const [, side, tokens] = TOKENS.exec(line.text) ?? [];
  if (result?.benchmark === "throughput" && side !== undefined && line.whole) {
    result.counts[side === "prompt" ? "inputTokens" : "outputTokens"] = Number(tokens);
  }
}

function figuresOf({ benchmark, words, counts }: Found): BenchmarkFigures {
  const printed = [...words].map(([id, word]) => [id, printedNumber(word)] as const);
  return {
    benchmark,
    metrics: Object.fromEntries(printed.filter((entry): entry is [string, number] => entry[1] !== undefined)),
    counts,
    workload: {},
    unreadable: printed.filter(([, value]) => value === undefined).map(([id]) => id),
    errors: [],
    notes: [],
  };
}
