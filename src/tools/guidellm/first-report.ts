import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";
import { requestFigures, type TimedRequest } from "../timed-requests.ts";
import type { NamedReading } from "../tool.ts";
import { pointOf, workloadOf } from "./strategy.ts";

/** What later builds of 0.1 write of each load point, beside its requests (`src/guidellm/core/result.py`). */
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

/** A report of 0.1 is a list of runs, and each run a list of load points; a run may be kept alone. */
export function isFirstReport(value: unknown): value is JsonObject {
  return isObject(value) && runsIn(value).length > 0;
}

function runsIn(report: JsonObject): readonly JsonObject[] {
  const isRun = (one: JsonObject): boolean => listIn(one, "benchmarks").some(isLoadPoint);
  return isRun(report) ? [report] : listIn(report, "benchmarks").filter(isRun);
}

function isLoadPoint(value: JsonObject): boolean {
  return typeof value["mode"] === "string" && Array.isArray(value["results"]) && Array.isArray(value["errors"]);
}

function listIn(value: JsonObject, key: string): readonly JsonObject[] {
  const list = value[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Each load point of a report is a result: its own figures where it has them, or else those of its requests. */
export function readFirstReport(report: JsonObject): readonly NamedReading[] {
  return runsIn(report).flatMap((run) =>
    listIn(run, "benchmarks")
      .filter(isLoadPoint)
      .map((benchmark, index) => {
        const counted = "completed_request_rate" in benchmark;
        const config = {
          profile: { type_: objectIn(run, "args")["mode"] },
          strategy: { type_: benchmark["mode"], rate: benchmark["rate"] },
        };
        const reading = readingOf("guidellm", counted ? "guidellm-0.1@1" : "guidellm-requests@1", {
          ...(counted ? collect(printedIn(benchmark)) : figuresOf(benchmark)),
          workload: workloadOf(config),
          errors: listIn(benchmark, "errors").flatMap(({ message }) => (typeof message === "string" ? [message] : [])),
        });
        const point = pointOf(config, index);
        return point === undefined ? reading : { ...reading, point };
      }),
  );
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

/** 0.1.0 itself keeps requests alone: when each began and ended, the time to its first token and the gaps between the rest, in seconds. */
function figuresOf(benchmark: JsonObject): Figures {
  const done = listIn(benchmark, "results").map(requestOf);
  const failed = listIn(benchmark, "errors").map(
    (): TimedRequest => ({ completed: false, startS: undefined, endS: undefined }),
  );
  const figures = requestFigures([...done, ...failed]);
  return { ...figures, counts: { ...figures.counts, requested: done.length + failed.length } };
}

function requestOf(result: JsonObject): TimedRequest {
  const [startS, endS] = [numberIn(result, "start_time"), numberIn(result, "end_time")];
  if (startS === undefined || endS === undefined) return { completed: false, startS, endS };
  const gaps = objectIn(result, "decode_times")["data"];
  return {
    completed: true,
    startS,
    endS,
    e2elS: endS - startS,
    ttftS: numberIn(result, "first_token_time"),
    gapsS: Array.isArray(gaps) ? gaps.filter((gap): gap is number => typeof gap === "number") : [],
    promptTokens: numberIn(result, "prompt_token_count"),
    outputTokens: numberIn(result, "output_token_count"),
  };
}

function numberIn(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  return typeof value === "number" ? value : undefined;
}
