import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, together } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { metric } from "../meaning.ts";
import { type Pair, summaryFigures } from "./summary.ts";

/** A summary as versions until 0.6 print it, and `evalscope-perf` keeps it. */
export interface PrintedSummary {
  readonly figures: Figures;
  readonly start: number;
}

const TITLE = /^Benchmarking summary:$/;
const FIRST = /^Time taken for tests: /;
const LAST = /^Average package latency: \S+$/;
const PAIR = /^([A-Z][^:]*): (\S+)(?: seconds)?$/;
const PERCENTILES = /^Percentile of (time to first token|request latency):$/;
const PERCENTILE = /^p(\d+): (\S+)$/;
const LAST_PERCENTILE = "99";

export function hasPrintedSummary(lines: readonly Line[]): boolean {
  return lines.some(({ text }, index) => TITLE.test(text) && FIRST.test(lines[index + 1]?.text ?? ""));
}

/** @throws UserError when the text ends inside a summary. */
export function readPrintedSummaries(lines: readonly Line[], source: string): readonly PrintedSummary[] {
  const titles = lines.flatMap(({ text }, index) => (TITLE.test(text) ? [index] : []));
  return titles
    .filter((index) => FIRST.test(lines[index + 1]?.text ?? ""))
    .map((index) => {
      const next = titles.find((later) => later > index) ?? lines.length;
      return { figures: figuresOf(lines.slice(index + 1, next), source), start: lines[index]?.start ?? 0 };
    });
}

function figuresOf(lines: readonly Line[], source: string): Figures {
  const end = lines.findIndex(({ text, whole }) => whole && LAST.test(text));
  if (end === -1) throw cutOff(source, lines);
  const pairs = lines.slice(0, end + 1).flatMap(({ text }): Pair[] => {
    const [, key, value] = PAIR.exec(text) ?? [];
    return key === undefined ? [] : [[key, value]];
  });
  return recomputed(together(summaryFigures(pairs), percentiles(lines.slice(end + 1), source)));
}

function percentiles(lines: readonly Line[], source: string): Figures {
  let measure = "";
  let last = LAST_PERCENTILE;
  const printed = lines.flatMap(({ text, whole }) => {
    const title = PERCENTILES.exec(text)?.[1];
    if (title !== undefined) {
      measure = title === "request latency" ? "e2el" : "ttft";
      last = "";
    }
    const [, rank, value] = whole ? (PERCENTILE.exec(text) ?? []) : [];
    if (rank === undefined || measure === "") return [];
    last = rank;
    const statistic = rank === "50" ? "median" : `p${rank}`;
    return [{ name: `${text}`, value, meaning: metric(`${statistic}_${measure}_s`) }];
  });
  if (last !== LAST_PERCENTILE) throw cutOff(source, lines);
  return collect(printed, (value) => value < 0);
}

function cutOff(source: string, lines: readonly Line[]): UserError {
  return new UserError(`${source}: the summary ends on line ${lines.at(-1)?.number ?? 1}, in its middle`, {
    hint: "the file is cut off, or the summary was not copied to its end",
  });
}

/** Rounding of the printed average cannot explain more. */
const MISMATCH = 0.01;

/**
 * The throughput of these versions is not updated by a failed request, though the time is: trailing failures inflate it.
 * Tokens by time is what it claims to be.
 */
function recomputed(figures: Figures): Figures {
  const { output_throughput: printed, mean_output_tokens: tokens, duration } = figures.metrics;
  const { completed } = figures.counts;
  if (printed === undefined || tokens === undefined || completed === undefined || !((duration ?? 0) > 0))
    return figures;
  const throughput = Number(((completed * tokens) / (duration ?? 1)).toFixed(3));
  if (Math.abs(printed / throughput - 1) <= MISMATCH) return figures;
  const note = `output_throughput recomputed: ${completed} requests × ${tokens} tokens / ${duration} s; printed was ${printed}`;
  return {
    ...figures,
    metrics: { ...figures.metrics, output_throughput: throughput, printed_output_throughput: printed },
    notes: [...figures.notes, note],
  };
}
