import { UserError } from "../../model/errors.ts";
import { collect, type Printed } from "../collect.ts";
import { csvHeader, csvLines } from "../csv.ts";
import { isObject, type JsonObject } from "../json-object.ts";
import { count } from "../meaning.ts";
import { findJson } from "../python-json.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading, Source } from "../tool.ts";
import { statistic } from "./distribution.ts";
import { pointOf, workloadOf } from "./strategy.ts";

/** Measures of the three-line header that 0.4 brought, by group and unit. */
const GROUPED: Readonly<Record<string, string>> = {
  "request latency, sec": "request_latency",
  "time to first token, ms": "time_to_first_token_ms",
  "time to first output token, ms": "time_to_first_output_token_ms",
  "time per output token, ms": "time_per_output_token_ms",
  "inter token latency, ms": "inter_token_latency_ms",
  "server throughput, requests/sec": "requests_per_second",
  "server throughput, concurrency": "request_concurrency",
  "token metrics, input tokens": "prompt_token_count",
  "token metrics, output tokens": "output_token_count",
  "token throughput, input tokens/sec": "prompt_tokens_per_second",
  "token throughput, output tokens/sec": "output_tokens_per_second",
  "token throughput, total tokens/sec": "tokens_per_second",
};

/** The order of the values in one cell, without the median, which has a column of its own. */
const PERCENTILES = ["min", "p001", "p01", "p05", "p10", "p25", "p75", "p90", "p95", "p99", "max"];

type Era = "guidellm-0.3@1" | "guidellm-0.4@1";

export function csvEra(text: string): Era | undefined {
  const header = csvHeader(text);
  if (header[0] === "Run Info" && header.includes("Request Counts")) return "guidellm-0.4@1";
  return header.includes("Successful Requests per second mean") ? "guidellm-0.3@1" : undefined;
}

/** @throws UserError when a line is shorter than the header, or the last one does not end. */
export function readCsv({ name, text }: Source, era: Era): readonly NamedReading[] {
  const lines = csvLines(text)?.filter((line) => line.length > 0) ?? [];
  const headers = era === "guidellm-0.4@1" ? 3 : 1;
  const width = lines[0]?.length ?? 0;
  const odd = lines.findIndex((line) => line.length !== width);
  if (lines.length <= headers || odd !== -1 || !/[\r\n]$/.test(text)) {
    const where =
      odd === -1 ? "no whole line below the header" : `line ${odd + 1} has not as many fields as the header`;
    throw new UserError(`${name}: ${where}`, { hint: "the file is cut off or damaged" });
  }
  const heads = lines.slice(0, headers);
  const columns = Array.from({ length: width }, (_, index) => heads.map((line) => line[index] ?? ""));
  // Of files that were put together, the header comes again.
  const isHead = (line: readonly string[]): boolean => heads.some((head) => head.join() === line.join());
  const rows = lines.slice(headers).filter((line) => !isHead(line));
  return rows.map((line, place) => {
    const cells = line.map((value, index) => [columns[index] ?? [], value] as const);
    const config = configIn(cells, place);
    const figures = collect(
      cells.flatMap(([column, value]) => (era === "guidellm-0.4@1" ? grouped : old)(column, value)),
    );
    const { completed, failed } = figures.counts;
    const requested = completed === undefined || failed === undefined ? {} : { requested: completed + failed };
    const reading = readingOf("guidellm", era, {
      ...figures,
      metrics: completed === 0 ? {} : figures.metrics,
      counts: { ...requested, ...figures.counts },
      workload: workloadOf(config),
    });
    const point = pointOf(config, place);
    return point === undefined ? reading : { ...reading, point };
  });
}

function grouped([group = "", unit = "", name = ""]: readonly string[], value: string): readonly Printed[] {
  if (group === "Request Counts") return counted(unit, value);
  const measure = GROUPED[`${group}, ${unit.replace(/^Successful /, "")}`.toLowerCase()];
  return measure === undefined || !unit.startsWith("Successful ") ? [] : statistics(measure, name, value);
}

const OLD_COUNT = /^(Successful|Errored) Requests$/;
const OLD_COLUMN = /^Successful (.+) (mean|median|std dev|\[min, .*\])$/;

function old([column = ""]: readonly string[], value: string): readonly Printed[] {
  const status = OLD_COUNT.exec(column)?.[1];
  if (status !== undefined) return counted(status, value);
  const [, measure = "", name = ""] = OLD_COLUMN.exec(column) ?? [];
  const known = measure.toLowerCase().replaceAll(" ", "_");
  return statistics(known, name.startsWith("[") ? "percentiles" : name, value);
}

function counted(status: string, value: string): readonly Printed[] {
  if (status === "Successful") return [{ name: status, value, meaning: count("completed") }];
  return status === "Errored" ? [{ name: status, value, meaning: count("failed") }] : [];
}

/** A list in one cell holds the percentiles. */
function statistics(measure: string, name: string, value: string): readonly Printed[] {
  const known = name.toLowerCase().replaceAll(" ", "_");
  if (known !== "percentiles") return [statistic(measure, known, value) ?? []].flat();
  const values = value.replace(/^\[|\]$/g, "").split(",");
  if (values.length !== PERCENTILES.length) return [];
  return PERCENTILES.flatMap((rank, index) => statistic(measure, rank, values[index]?.trim()) ?? []);
}

type Cells = readonly (readonly [column: readonly string[], value: string])[];

/**
 * `concurrent@4`, `constant@10.00`, `throughput@512`, and whether it is a place in a sweep, as the JSON has them. From 0.4 to 0.7
 * the number is not there, but in the list of all that the profile asked for.
 */
function configIn(cells: Cells, place: number): JsonObject {
  const cellNamed = (...names: readonly string[]): string | undefined =>
    cells.find(([column]) => names.includes(column.join(" ").trim()))?.[1];
  const [, type, at] = /^([a-z]+)(?:@([\d.]+))?$/.exec(cellNamed("Benchmark Strategy", "Name") ?? "") ?? [];
  const [described] = findJson(cellNamed("Run Info Profile", "Args") ?? "").values;
  const outer = isObject(described?.value) ? described.value : {};
  const profile = isObject(outer["profile"]) ? outer["profile"] : outer;
  const index = Number(cellNamed("Run Info Run Index") ?? place);
  const asked = numberAt(profile[type === "concurrent" ? "streams" : "rate"], index);
  const load = at === undefined ? asked : Number(at);
  return { profile, strategy: { type_: type, ...(load === undefined ? {} : { streams: load, rate: load }) } };
}

function numberAt(list: unknown, index: number): number | undefined {
  const value: unknown = Array.isArray(list) ? list[index] : list;
  return typeof value === "number" ? value : undefined;
}
