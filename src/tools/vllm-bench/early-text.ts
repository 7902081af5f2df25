import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import type { PrintedFigures } from "./figures.ts";
import { withPreamble } from "./preamble.ts";

/**
 * The lines of `benchmark_serving.py` from February to March 2024 (vLLM 0.3.1 to 0.3.3, https://github.com/vllm-project/vllm/pull/2433):
 * no heading, and a TPOT that is each request's whole latency by its tokens, so that its definition is one of its own.
 */
const LABELS: Readonly<Record<string, Meaning>> = {
  "Successful requests": count("completed"),
  "Benchmark duration": metric("duration"),
  "Total input tokens": count("inputTokens"),
  "Total generated tokens": count("outputTokens"),
  "Request throughput": metric("request_throughput"),
  "Input token throughput": metric("input_throughput"),
  "Output token throughput": metric("output_throughput"),
};
const SUMMARY = /^(Mean|Median|P\d+(?:\.\d+)?) (TTFT|TPOT)$/;

const FIRST = /^Successful requests: \d+$/;
const SECOND = /^Benchmark duration: \d+\.\d+ s$/;
const LAST = /^P99 TPOT: \S+ ms$/;
const LABELLED = /^([A-Z][\w ().]{0,60}): (\S+)(?: (?:s|ms|requests\/s|tokens\/s))?$/;

export function hasEarlyLines(lines: readonly Line[]): boolean {
  return firstLines(lines).length > 0;
}

function firstLines(lines: readonly Line[]): readonly number[] {
  return lines.flatMap(({ text }, at) => (FIRST.test(text) && SECOND.test(lines[at + 1]?.text ?? "") ? [at] : []));
}

/** @throws UserError when the text ends before the last of its latencies. */
export function readEarlyLines(lines: readonly Line[], source: string): readonly PrintedFigures[] {
  if (!hasEarlyLines(lines)) return [];
  const starts = firstLines(lines);
  let free = 0;
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? lines.length;
    const block = lines.slice(start, next);
    const end = block.findIndex(({ text, whole }) => whole && LAST.test(text));
    if (end === -1) {
      throw new UserError(`${source}: the results on line ${lines[start]?.number ?? 1} have no line "P99 TPOT"`, {
        hint: "the text is cut off, or was not copied to its end",
      });
    }
    const before = lines.slice(free, start).map(({ text }) => text);
    free = start + end + 1;
    return { figures: figuresOf(block.slice(0, end + 1), before), start: lines[start]?.start ?? 0 };
  });
}

function figuresOf(block: readonly Line[], before: readonly string[]): PrintedFigures["figures"] {
  const printed = block.flatMap(({ text }): readonly Printed[] => {
    const [, name, value] = LABELLED.exec(text) ?? [];
    return name === undefined ? [] : [{ name, value, meaning: meaningOf(name) }];
  });
  const unread = printed.filter(({ meaning }) => meaning === undefined);
  const figures = withPreamble(collect(printed), before);
  const notes = [...figures.notes, ...unread.map(({ name, value }) => `not read: ${name}: ${String(value)}`)];
  return { ...figures, benchmark: "early-serve", notes };
}

function meaningOf(label: string): Meaning | undefined {
  const [, statistic, measure] = SUMMARY.exec(label) ?? [];
  if (statistic !== undefined && measure !== undefined)
    return metric(`${statistic.toLowerCase()}_${measure.toLowerCase()}_ms`);
  return Object.hasOwn(LABELS, label) ? LABELS[label] : undefined;
}
