import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { MEASURES, statisticsOf } from "./distribution.ts";
import { offSchedule } from "./schedule.ts";
import { pointOf, workloadOf } from "./strategy.ts";

/** Since 0.4 the time per output token is the latency by the tokens; before, the time from the first token to the last by them. */
const DEFINITIONS = { old: "guidellm-0.3@1", current: "guidellm-0.4@1" } as const;

export function isReport(value: unknown): value is JsonObject {
  const benchmarks = isObject(value) ? value["benchmarks"] : undefined;
  return Array.isArray(benchmarks) && benchmarks.some(isBenchmark);
}

function isBenchmark(value: unknown): value is JsonObject {
  return isObject(value) && "requests_per_second" in objectIn(value, "metrics");
}

/** Each load point of a report is a result. */
export function readReport(report: JsonObject): readonly NamedReading[] {
  const all = report["benchmarks"];
  const version = objectIn(report, "metadata")["guidellm_version"];
  const benchmarks = Array.isArray(all) ? all.filter(isBenchmark) : [];
  return benchmarks.map((benchmark, index) => {
    const config = configOf(benchmark);
    const figures: Figures = {
      ...figuresOf(benchmark),
      workload: workloadOf(config),
      ...(typeof version === "string" ? { version } : {}),
    };
    const judged = readingOf("guidellm", "run_stats" in benchmark ? DEFINITIONS.old : DEFINITIONS.current, figures);
    const reading = invalidated(judged, offSchedule(benchmark, objectIn(config, "strategy")));
    const point = pointOf(config, index);
    return point === undefined ? reading : { ...reading, point };
  });
}

function invalidated(reading: NamedReading, reason: string | undefined): NamedReading {
  if (reason === undefined) return reading;
  const earlier = reading.validity.state === "invalid" ? reading.validity.reasons : [];
  return { ...reading, validity: { state: "invalid", reasons: [reason, ...earlier] } };
}

function configOf(benchmark: JsonObject): JsonObject {
  return isObject(benchmark["config"]) ? benchmark["config"] : objectIn(benchmark, "args");
}

function figuresOf(benchmark: JsonObject): Figures {
  const metrics = objectIn(benchmark, "metrics");
  const totals = isObject(metrics["request_totals"])
    ? metrics["request_totals"]
    : objectIn(benchmark, "request_totals");
  const printed = MEASURES.flatMap((measure) => statisticsOf(measure, objectIn(metrics, measure)["successful"]));
  const figures = collect([...printed, ...countsOf(totals, metrics)]);
  const unread = Object.keys(metrics).filter(
    (name) => !MEASURES.includes(name) && name !== "request_totals" && metrics[name] !== null,
  );
  return {
    ...figures,
    notes: [...figures.notes, ...incomplete(totals), ...unreadNote(unread)],
    errors: errorsOf(benchmark),
  };
}

/** Requests that the time limit cut are neither completed nor failed, and were not asked for to their end. */
function countsOf(totals: JsonObject, metrics: JsonObject): readonly Printed[] {
  const { successful, errored } = totals;
  const both = typeof successful === "number" && typeof errored === "number" ? successful + errored : undefined;
  const sum = (measure: string): unknown => objectIn(objectIn(metrics, measure), "successful")["total_sum"];
  return [
    { name: "successful", value: successful, meaning: count("completed") },
    { name: "errored", value: errored, meaning: count("failed") },
    { name: "successful and errored", value: both, meaning: count("requested") },
    { name: "prompt tokens", value: sum("prompt_token_count"), meaning: count("inputTokens") },
    { name: "output tokens", value: sum("output_token_count"), meaning: count("outputTokens") },
  ];
}

function incomplete({ incomplete: cut }: JsonObject): readonly string[] {
  return typeof cut === "number" && cut > 0 ? [`${cut} requests were incomplete at the end and count as nothing`] : [];
}

function errorsOf(benchmark: JsonObject): readonly string[] {
  const errored = objectIn(benchmark, "requests")["errored"];
  if (!Array.isArray(errored)) return [];
  return errored.flatMap((request: unknown) => {
    if (!isObject(request)) return [];
    const error = request["error"] ?? objectIn(request, "info")["error"];
    return typeof error === "string" ? [error] : [];
  });
}
