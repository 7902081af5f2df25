import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";
import type { Placed } from "../tool.ts";

/** The table of `profile_throughput.py` and `profile_pipeline_api.py`: one number, or a mean and percentiles, in seconds. */
const HEADING = /^=+ (?:Profile|Benchmark|.*[Tt]hroughput|.*Pipeline).* =+$/;
const RULE = /^=+$/;
const ROW = /^(.+?)\s{2,}(\S.*)$/;
const COLUMNS = /^mean\s+P\d+/;

const SINGLE: Readonly<Record<string, Meaning>> = {
  "Benchmark duration": metric("duration"),
  "Total requests": count("requested"),
  "Successful requests": count("completed"),
  Concurrency: workload("max_concurrency"),
  "Stream output": workload("stream_output"),
  "Cancel rate": workload("cancel_rate"),
  "Skip tokenize": workload("skip_tokenize"),
  "Skip detokenize": workload("skip_detokenize"),
  "Total input tokens": count("inputTokens"),
  "Total generated tokens": count("outputTokens"),
  "Input throughput (tok/s)": metric("input_throughput"),
  "Output throughput (tok/s)": metric("output_throughput"),
  "Request throughput (req/s)": metric("request_throughput"),
};

const MEASURES: Readonly<Record<string, string>> = {
  "End-to-end Latency": "e2el_s",
  "Time to First Token (TTFT)": "ttft_s",
  "Time per Output Token (TPOT)": "tpot_s",
  "Inter-token Latency (ITL)": "itl_s",
  "Tokens per Tick": "tokens_per_tick",
};

export function hasProfilerTable(lines: readonly Line[]): boolean {
  return lines.some(
    ({ text }, index) => HEADING.test(text) && /^Benchmark duration\s+\d/.test(lines[index + 1]?.text ?? ""),
  );
}

/** @throws UserError when the text ends inside a table. */
export function readProfilerTables(lines: readonly Line[], source: string): readonly Placed[] {
  return lines.flatMap((line, index) => {
    if (!HEADING.test(line.text) || !/^Benchmark duration\s+\d/.test(lines[index + 1]?.text ?? "")) return [];
    const below = lines.slice(index + 1);
    const end = below.findIndex(({ text }) => RULE.test(text));
    if (end === -1) {
      throw new UserError(`${source}: the table on line ${line.number} has no closing line of "="`, {
        hint: "the file is cut off, or the table was not copied to its end",
      });
    }
    const printed = printedIn(below.slice(0, end));
    const figures = collect(printed);
    const { requested, completed } = figures.counts;
    const failed = requested === undefined || completed === undefined ? {} : { failed: requested - completed };
    const notes = [...figures.notes, ...printed.flatMap(unread)];
    const counted = { ...figures, counts: { ...figures.counts, ...failed }, notes };
    return [{ start: line.start, reading: readingOf("lmdeploy", "lmdeploy-profiler@1", counted) }];
  });
}

function printedIn(lines: readonly Line[]): readonly Printed[] {
  let columns: readonly string[] = [];
  return lines.flatMap(({ text }): readonly Printed[] => {
    if (COLUMNS.test(text)) columns = text.split(/\s+/);
    const [, name = "", rest = ""] = ROW.exec(text) ?? [];
    const single = SINGLE[name];
    const measure = MEASURES[name];
    const values = rest.split(/\s+/);
    if (measure === undefined || values.length !== columns.length) return [{ name, value: rest, meaning: single }];
    return values.map((value, index) => {
      const statistic = statisticOf(columns[index] ?? "");
      return { name, value, meaning: statistic === undefined ? undefined : metric(`${statistic}_${measure}`) };
    });
  });
}

function unread({ name, value, meaning }: Printed): readonly string[] {
  return meaning === undefined && /^-?\d/.test(String(value)) ? [`not read: ${name}: ${String(value)}`] : [];
}
