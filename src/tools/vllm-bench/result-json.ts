import type { Counts } from "../../model/record.ts";
import { isNoNumber, isObject, type JsonObject, objectIn } from "../json-object.ts";
import { printedNumber } from "../printed.ts";
import { wholeCounts } from "./counts.ts";
import type { Benchmark, BenchmarkFigures } from "./figures.ts";
import type { ResultObject } from "./json-shape.ts";
import { COUNT_KEYS, isDeviceKey, isMetricKey, isOfRequests, isWorkloadKey, metricId } from "./result-keys.ts";
import { steadyStateOf } from "./steady-state.ts";
import { isUnfolded, unfolded } from "./unfolded.ts";

const LONGEST_NOTE = 300;

/** What one result object says; numbers are taken over as they are printed. */
export function figuresOfJson({ benchmark, object }: ResultObject): BenchmarkFigures {
  const entries = [...Object.entries(object), ...unfolded(object)].map(([key, value]): Entry => [metricId(key), value]);
  const named = entries.filter(([key]) => isMetricKey(key));
  const { counts, notes } = countsOf(object, benchmark);
  const numbers = named.map(([key, value]) => [key, numberOf(value, benchmark)] as const);
  return {
    benchmark,
    metrics: {
      ...Object.fromEntries(numbers.filter((entry): entry is [string, number] => entry[1] !== undefined)),
      ...steadyStateOf(object["steady_state"]),
    },
    counts,
    workload: workloadOf(object, benchmark),
    ...deviceIn(object),
    unreadable: named.filter(([, value]) => isNoNumber(value)).map(([key]) => key),
    errors: stringsOf(object["errors"]).filter((error) => error !== ""),
    notes: [...notes, ...entries.flatMap((entry) => noteOf(entry, benchmark))],
  };
}

type Entry = readonly [key: string, value: unknown];

/** The benchmark of guided decoding writes some of its numbers as text; where there is metadata, text is the user's. */
function numberOf(value: unknown, benchmark: Benchmark): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && benchmark === "throughput" ? printedNumber(value) : undefined;
}

function countsOf(object: JsonObject, benchmark: Benchmark): ReturnType<typeof wholeCounts> {
  const printed: { -readonly [key in keyof Counts]: number } = {};
  for (const [key, value] of Object.entries(object)) {
    const count =
      COUNT_KEYS.get(key) ?? (benchmark === "throughput" && key === "num_requests" ? "requested" : undefined);
    if (count !== undefined && typeof value === "number" && Number.isSafeInteger(value) && value >= 0)
      printed[count] = value;
  }
  const inputs = object["input_lens"];
  return wholeCounts(printed, Array.isArray(inputs) ? inputs.length : undefined);
}

function workloadOf(object: JsonObject, benchmark: Benchmark): Record<string, string | number> {
  const workload: Record<string, string | number> = {};
  const { model, ...asked } = benchmark === "mm-processor" ? objectIn(object, "config") : {};
  for (const [key, value] of Object.entries({ model_id: model, ...asked, ...object })) {
    if (!isWorkloadKey(key)) continue;
    if (isNoNumber(value)) workload[key] = "inf";
    else if ((typeof value === "string" && value !== "") || typeof value === "number") workload[key] = value;
    else if (typeof value === "boolean") workload[key] = String(value);
  }
  if (object["max_concurrency"] === null) workload["max_concurrency"] = "none";
  const endpoint = object["endpoint_type"];
  if (workload["backend"] === undefined && typeof endpoint === "string") workload["backend"] = endpoint;
  return workload;
}

/** Under whichever name the user gave. */
function deviceIn(object: JsonObject): Pick<BenchmarkFigures, "device"> {
  const named = Object.entries(object).find(([key, value]) => isDeviceKey(key) && typeof value === "string");
  return typeof named?.[1] === "string" && named[1] !== "" ? { device: named[1] } : {};
}

/** Metadata of the user and keys that this version does not know: they explain the numbers and are never one of them. */
function noteOf(entry: Entry, benchmark: Benchmark): readonly string[] {
  const [key, value] = entry;
  if (typeof value === "object") return isUnfolded(key) ? [] : noteOfMany(key, value, benchmark);
  if (isWorkloadKey(key) || COUNT_KEYS.has(key) || key === "endpoint_type") return [];
  const isRead = isMetricKey(key) && (isNoNumber(value) || numberOf(value, benchmark) !== undefined);
  return !isRead && (typeof value === "string" || typeof value === "number") ? [short(`${key}: ${value}`)] : [];
}

/** Offline benchmarks keep every iteration: samples of one process, which are no repeats. */
function noteOfMany(key: string, value: object | null, benchmark: Benchmark): readonly string[] {
  if (isObject(value)) return [short(`not read: ${key}: ${JSON.stringify(value)}`)];
  if (!Array.isArray(value) || value.length === 0) return [];
  if (benchmark !== "serve" && benchmark !== "early-serve" && key !== "outputs")
    return [`${key}: ${value.length} samples of one process, not repeats`];
  return isOfRequests(key) ? [] : [`not read: ${key}: ${value.length} values`];
}

function short(note: string): string {
  return note.slice(0, LONGEST_NOTE);
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
