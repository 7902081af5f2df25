import type { Counts } from "../../model/record.ts";
import { isNoNumber, isObject, type JsonObject } from "../json-object.ts";
import { withFailed } from "./counts.ts";
import type { Benchmark, BenchmarkFigures } from "./figures.ts";
import type { ResultObject } from "./json-shape.ts";
import { COUNT_KEYS, isMetricKey, isWorkloadKey, withoutColon } from "./result-keys.ts";

const LONGEST_NOTE = 300;

/** What one result object says; numbers are taken over as they are printed. */
export function figuresOfJson({ benchmark, object }: ResultObject): BenchmarkFigures {
  const entries = [...Object.entries(object), ...percentilesOf(object)].map(
    ([key, value]) => [withoutColon(key), value] as const,
  );
  const named = entries.filter(([key]) => isMetricKey(key));
  const counts = countsOf(entries, benchmark === "throughput");
  return {
    benchmark,
    metrics: Object.fromEntries(named.filter((entry): entry is [string, number] => typeof entry[1] === "number")),
    counts: counts.counts,
    workload: workloadOf(object),
    unreadable: named.filter(([, value]) => isNoNumber(value)).map(([key]) => key),
    errors: stringsOf(object["errors"]).filter((error) => error !== ""),
    notes: [...counts.notes, ...notesOf(entries), ...samplesOf(entries, benchmark)],
  };
}

/** `percentiles: {"99": 0.04}` of a latency result is `p99_latency`; those of a start-up are named after what they measure. */
function percentilesOf(object: JsonObject): Entries {
  return Object.entries(object).flatMap(([key, value]) => {
    const what = /^(?:(?<startup>(?:cold|warm)_\w+)_)?percentiles$/.exec(key);
    if (what === null || !isObject(value)) return [];
    const startup = what.groups?.["startup"];
    const name = startup === undefined ? "latency" : `${startup}_time`;
    return Object.entries(value).map(([percentile, printed]) => [`p${percentile}_${name}`, printed] as const);
  });
}

type Entries = readonly (readonly [string, unknown])[];

function countsOf(entries: Entries, offline: boolean): ReturnType<typeof withFailed> {
  const printed: { -readonly [key in keyof Counts]: number } = {};
  for (const [key, value] of entries) {
    const count = COUNT_KEYS.get(key) ?? (offline && key === "num_requests" ? "requested" : undefined);
    if (count !== undefined && typeof value === "number" && Number.isSafeInteger(value) && value >= 0)
      printed[count] = value;
  }
  return withFailed(printed);
}

function workloadOf(object: JsonObject): Record<string, string | number> {
  const workload: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(object)) {
    if (!isWorkloadKey(key)) continue;
    if (isNoNumber(value)) workload[key] = "inf";
    else if ((typeof value === "string" && value !== "") || typeof value === "number") workload[key] = value;
  }
  if (object["max_concurrency"] === null) workload["max_concurrency"] = "none";
  const endpoint = object["endpoint_type"];
  if (workload["backend"] === undefined && typeof endpoint === "string") workload["backend"] = endpoint;
  return workload;
}

/** Metadata of the user and keys that this version does not know: they explain the numbers and are never one of them. */
function notesOf(entries: Entries): readonly string[] {
  return entries.flatMap(([key, value]) => {
    if (isWorkloadKey(key) || isMetricKey(key) || COUNT_KEYS.has(key) || key === "endpoint_type") return [];
    return typeof value === "string" || typeof value === "number" ? [`${key}: ${value}`.slice(0, LONGEST_NOTE)] : [];
  });
}

/** Offline benchmarks keep every iteration: samples of one process, which are no repeats. */
function samplesOf(entries: Entries, benchmark: Benchmark): readonly string[] {
  if (benchmark === "serve") return [];
  const lists = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  return lists.map(([key, values]) => `${key}: ${values.length} samples of one process, not repeats`);
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
