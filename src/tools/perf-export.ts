import { collect, type Printed } from "./collect.ts";
import { csvLines } from "./csv.ts";
import type { Figures } from "./figures.ts";
import { isObject, type JsonObject } from "./json-object.ts";
import { count, type Meaning, metric } from "./meaning.ts";
import { statisticOf } from "./statistic.ts";
import { unreadNote } from "./unread.ts";

/** The exports of genai-perf and of its successor aiperf: one record a metric, with its unit and its statistics. */

/** Metrics of which every statistic is kept, and what they are called here. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  request_latency: "e2el",
  time_to_first_token: "ttft",
  // In aiperf 0.1.
  ttft: "ttft",
  ttst: "ttst",
  time_to_second_token: "ttst",
  time_to_first_output_token: "ttfot",
  inter_token_latency: "itl",
  inter_chunk_latency: "icl",
  output_token_throughput_per_user: "output_throughput_per_user",
  input_sequence_length: "input_tokens",
  output_sequence_length: "output_tokens",
};

/** Metrics of the whole run. */
const TOTALS: Readonly<Record<string, Meaning>> = {
  request_throughput: metric("request_throughput"),
  output_token_throughput: metric("output_throughput"),
  input_token_throughput: metric("input_throughput"),
  total_token_throughput: metric("total_token_throughput"),
  goodput: metric("request_goodput"),
  request_goodput: metric("request_goodput"),
  good_request_count: metric("good_requests"),
  request_count: count("completed"),
  error_request_count: count("failed"),
  completed_request_count: count("requested"),
  total_isl: count("inputTokens"),
  total_osl: count("outputTokens"),
};

const TIME_UNITS: Readonly<Record<string, string>> = { ms: "ms", s: "s", sec: "s", us: "us", ns: "ns" };

/** One statistic of one metric, as a number with a meaning; `undefined` for one that is not kept. */
export function printedStatistic(tag: string, unit: string, statistic: string, value: unknown): Printed | undefined {
  const name = `${statistic} of ${tag}`;
  const prefix = statisticOf(statistic);
  const measure = Object.hasOwn(DISTRIBUTIONS, tag) ? DISTRIBUTIONS[tag] : undefined;
  if (measure !== undefined && prefix !== undefined) {
    const time = TIME_UNITS[unit];
    return { name, value, meaning: metric(`${prefix}_${measure}${time === undefined ? "" : `_${time}`}`) };
  }
  if (statistic !== "avg") return undefined;
  if (tag === "benchmark_duration")
    return { name, value, meaning: metric(unit === "sec" ? "duration" : `duration_${unit}`) };
  return Object.hasOwn(TOTALS, tag) ? { name, value, meaning: TOTALS[tag] } : undefined;
}

/** The figures of an export; every metric is an object with a unit. Metrics that are not read are said in a note. */
export function exportFigures(records: JsonObject): Figures {
  const unread: string[] = [];
  const printed = Object.entries(records).flatMap(([tag, record]) => {
    if (!isObject(record) || typeof record["unit"] !== "string") return [];
    const unit = record["unit"];
    const kept = Object.entries(record).flatMap(([name, value]) => printedStatistic(tag, unit, name, value) ?? []);
    if (kept.length === 0) unread.push(tag);
    return kept;
  });
  const figures = collect(printed);
  return { ...figures, notes: [...figures.notes, ...unreadNote(unread)] };
}

export function hasRecords(value: JsonObject): boolean {
  const latency = value["request_latency"];
  return isObject(latency) && typeof latency["unit"] === "string" && "avg" in latency;
}

const ROW = /^(.*?)(?: \(([^()]*)\))?$/;

/** Rows whose names are no tag in other words. */
const CSV_TAGS: Readonly<Record<string, string>> = {
  completed_requests: "completed_request_count",
  total_input_sequence_length: "total_isl",
  total_output_sequence_length: "total_osl",
};

/** Tables in one file: statistics of requests, values of the run, and others that are not read. `undefined` when the file is cut off. */
export function csvFigures(text: string): Figures | undefined {
  const lines = csvLines(text);
  if (lines === undefined || !/[\r\n]$/.test(text)) return undefined;
  let header: readonly string[] = [];
  let opens = true;
  const printed: Printed[] = [];
  const unread: string[] = [];
  for (const line of lines) {
    // Behind an empty line another table may begin, such as aiperf's of the devices, which is none of these.
    if (line[0] === "Metric" || (opens && line.length > 0)) header = line;
    else if (line.length > 0 && header[0] === "Metric") {
      if (line.length !== header.length) return undefined;
      const kept = printedRow(line, header);
      if (kept.length === 0) unread.push(line[0] ?? "");
      printed.push(...kept);
    }
    opens = line.length === 0;
  }
  const figures = collect(printed);
  return { ...figures, notes: [...figures.notes, ...unreadNote(unread)] };
}

function printedRow([title = "", ...cells]: readonly string[], [, ...names]: readonly string[]): readonly Printed[] {
  const [, words = "", unit = ""] = ROW.exec(title) ?? [];
  const tag = words.trim().toLowerCase().replace(/\W+/g, "_");
  return cells.flatMap((cell, index) => {
    const statistic = names[index] === "Value" ? "avg" : (names[index] ?? "");
    return printedStatistic(CSV_TAGS[tag] ?? tag, unit, statistic, withoutThousands(cell)) ?? [];
  });
}

/** genai-perf groups the digits before the point by commas; its first versions, which wrote nanoseconds, had nothing behind it. */
function withoutThousands(cell: string): string {
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell) ? cell.replaceAll(",", "") : cell;
}
