import { collect, type Printed } from "../collect.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";
import type { NamedReading } from "../tool.ts";
import { pointOf, workloadOf } from "./strategy.ts";

/** What 0.1 writes of each load point, beside its requests (`src/guidellm/core/result.py` of v0.1.0). */
const TOTALS: Readonly<Record<string, Meaning>> = {
  request_count: count("completed"),
  error_count: count("failed"),
  total_count: count("requested"),
  duration: metric("duration"),
  completed_request_rate: metric("request_throughput"),
  output_token_throughput: metric("output_throughput"),
  prompt_token: metric("mean_input_tokens"),
  output_token: metric("mean_output_tokens"),
};

const LATENCIES: Readonly<Record<string, string>> = {
  request_latency: "e2el_s",
  time_to_first_token: "ttft_ms",
  inter_token_latency: "itl_ms",
};

export function isFirstReport(value: unknown): value is JsonObject {
  const benchmarks = isObject(value) ? value["benchmarks"] : undefined;
  return Array.isArray(benchmarks) && benchmarks.some(isBenchmark);
}

function isBenchmark(value: unknown): value is JsonObject {
  return isObject(value) && "completed_request_rate" in value && "request_count" in value;
}

/** Each load point of a report is a result. */
export function readFirstReport(report: JsonObject): readonly NamedReading[] {
  const benchmarks = Array.isArray(report["benchmarks"]) ? report["benchmarks"].filter(isBenchmark) : [];
  return benchmarks.map((benchmark, index) => {
    const config = {
      profile: { type_: objectIn(report, "args")["mode"] },
      strategy: { type_: benchmark["mode"], rate: benchmark["rate"] },
    };
    const figures = { ...collect(printedIn(benchmark)), workload: workloadOf(config), errors: errorsOf(benchmark) };
    const reading = readingOf("guidellm", "guidellm-0.1@1", figures);
    const point = pointOf(config, index);
    return point === undefined ? reading : { ...reading, point };
  });
}

function printedIn(benchmark: JsonObject): readonly Printed[] {
  const totals = Object.entries(TOTALS).map(([name, meaning]) => ({ name, value: benchmark[name], meaning }));
  const latencies = Object.entries(LATENCIES).flatMap(([name, id]) => {
    const ranks = Object.entries(objectIn(benchmark, `${name}_percentiles`)).map(([rank, value]) => ({
      name: `${rank} of ${name}`,
      value,
      meaning: metric(`${statisticOf(`p${rank}`)}_${id}`),
    }));
    return [{ name, value: benchmark[name], meaning: metric(`mean_${id}`) }, ...ranks];
  });
  return [...totals, ...latencies];
}

function errorsOf({ errors }: JsonObject): readonly string[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) =>
    isObject(error) && typeof error["message"] === "string" ? [error["message"]] : [],
  );
}
