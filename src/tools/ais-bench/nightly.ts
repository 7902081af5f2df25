import { servingCell } from "../../model/cell.ts";
import { collect } from "../collect.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { metric } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

/** AISBench's names, some of which the nightly script renames. It strips units, so durations (ms or s) cannot be read. */
const METRICS: Readonly<Record<string, string>> = {
  "Input Token Throughput": "input_throughput",
  "Input_Token_Throughput(ITT)": "input_throughput",
  "Output Token Throughput": "output_throughput",
  "Output_Token_Throughput(OTT)": "output_throughput",
  "Total Token Throughput": "total_token_throughput",
  "Total_Token_Throughput(TTT)": "total_token_throughput",
  accuracy: "accuracy",
};

/** One task of a nightly file, and the level that its test has for it. */
export interface NightlyTask {
  readonly kind: "speed" | "score";
  readonly reading: NamedReading & { readonly cell: string };
  /** Written by hand: the output throughput is to reach `threshold` of `baseline`, a score to lie within it. */
  readonly target?: { readonly baseline: number; readonly threshold: number };
}

/** What vLLM-Ascend's nightly tests leave in `benchmark_results/`: one file a model, with a task for each benchmark. */
export function nightlyTasks(value: unknown): readonly NightlyTask[] {
  if (!isObject(value) || !Array.isArray(value["tasks"]) || !("vllm_ascend_version" in value)) return [];
  const model = value["model_name"];
  return typeof model !== "string" ? [] : value["tasks"].filter(isTask).map((task) => taskOf(value, model, task));
}

/** A benchmark that could not run has no metrics. */
function isTask(task: unknown): task is JsonObject {
  return isObject(task) && typeof task["name"] === "string";
}

function taskOf(nightly: JsonObject, model: string, task: JsonObject): NightlyTask {
  const kind = "accuracy" in objectIn(task, "metrics") ? "score" : "speed";
  const { baseline, threshold } = objectIn(task, "target");
  const hasTarget = typeof baseline === "number" && typeof threshold === "number";
  return {
    kind,
    reading: readingOfTask(nightly, model, task, kind),
    ...(hasTarget ? { target: { baseline, threshold } } : {}),
  };
}

function readingOfTask(
  nightly: JsonObject,
  model: string,
  task: JsonObject,
  kind: NightlyTask["kind"],
): NightlyTask["reading"] {
  const metrics = objectIn(task, "metrics");
  const input = objectIn(task, "test_input");
  const printed = Object.entries(metrics).flatMap(([name, value]) => {
    const id = METRICS[name];
    return id === undefined || typeof value === "object" ? [] : [{ name, value, meaning: metric(id) }];
  });
  const unread = Object.keys(metrics).filter((name) => METRICS[name] === undefined);
  const figures = collect(printed);
  const reading = readingOf("ais-bench", kind === "score" ? "ais-bench-accuracy@1" : "ais-bench-nightly@1", {
    ...figures,
    workload: Object.fromEntries(
      Object.entries({ ...input, model_id: model, weights: nightly["dtype"] }).filter(isSetting),
    ),
    notes: [...figures.notes, ...(unread.length === 0 ? [] : [`without a unit, not read: ${unread.join(", ")}`])],
  });
  const nothing = { state: "invalid", reasons: ["the task recorded no metrics"] } as const;
  const empty = Object.keys(figures.metrics).length === 0;
  return { ...reading, cell: cellOf(model, task, input, kind), ...(empty ? { validity: nothing } : {}) };
}

function isSetting(entry: [string, unknown]): entry is [string, string | number] {
  return (typeof entry[1] === "string" && entry[1] !== "") || typeof entry[1] === "number";
}

function cellOf(model: string, task: JsonObject, input: JsonObject, kind: NightlyTask["kind"]): string {
  const test = `${model.replace(/^.*\//, "")}_${String(task["name"])}`;
  if (kind === "score") return test;
  const rate = Number(input["request_rate"] ?? 0);
  const limit = Number(input["batch_size"] ?? Number.NaN);
  return servingCell(test, {
    requestRate: rate > 0 ? rate : "inf",
    ...(Number.isSafeInteger(limit) && limit > 0 ? { maxConcurrency: limit } : {}),
  }).id;
}
