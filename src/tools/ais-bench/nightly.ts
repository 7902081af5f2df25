import { servingCell } from "../../model/cell.ts";
import { collect } from "../collect.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { metric } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

/** AISBench's names, some of which the nightly script renames. It strips units, so durations (ms or s) cannot be read. */
export const NIGHTLY_METRICS: Readonly<Record<string, string>> = {
  "Input Token Throughput": "input_throughput",
  "Input_Token_Throughput(ITT)": "input_throughput",
  "Output Token Throughput": "output_throughput",
  "Output_Token_Throughput(OTT)": "output_throughput",
  "Total Token Throughput": "total_token_throughput",
  "Total_Token_Throughput(TTT)": "total_token_throughput",
  accuracy: "accuracy",
};

/** What vLLM-Ascend's nightly tests leave: one file a model, with a task for each benchmark. */
export function nightlyTasks(value: unknown): readonly NamedReading[] {
  if (!isObject(value) || !Array.isArray(value["tasks"]) || !("vllm_ascend_version" in value)) return [];
  const model = value["model_name"];
  return typeof model !== "string"
    ? []
    : value["tasks"].filter(isTask).map((task) => readingOfTask(value, model, task));
}

function isTask(task: unknown): task is JsonObject {
  return isObject(task) && typeof task["name"] === "string" && isObject(task["metrics"]);
}

function readingOfTask(nightly: JsonObject, model: string, task: JsonObject): NamedReading {
  const metrics = objectIn(task, "metrics");
  const input = objectIn(task, "test_input");
  const printed = Object.entries(metrics).flatMap(([name, value]) => {
    const id = NIGHTLY_METRICS[name];
    return id === undefined || typeof value === "object" ? [] : [{ name, value, meaning: metric(id) }];
  });
  const unread = Object.keys(metrics).filter((name) => NIGHTLY_METRICS[name] === undefined);
  const isScore = "accuracy" in metrics;
  const figures = collect(printed);
  const reading = readingOf("ais-bench", isScore ? "ais-bench-accuracy@1" : "ais-bench-nightly@1", {
    ...figures,
    workload: Object.fromEntries(
      Object.entries({ ...input, model_id: model, weights: nightly["dtype"] }).filter(isSetting),
    ),
    notes: [...figures.notes, ...(unread.length === 0 ? [] : [`without a unit, not read: ${unread.join(", ")}`])],
  });
  const nothing = { state: "invalid", reasons: ["the task recorded no metrics"] } as const;
  const empty = Object.keys(figures.metrics).length === 0;
  return { ...reading, cell: cellOf(model, task, input, isScore), ...(empty ? { validity: nothing } : {}) };
}

function isSetting(entry: [string, unknown]): entry is [string, string | number] {
  return (typeof entry[1] === "string" && entry[1] !== "") || typeof entry[1] === "number";
}

function cellOf(model: string, task: JsonObject, input: JsonObject, isScore: boolean): string {
  const test = `${model.replace(/^.*\//, "")}_${String(task["name"])}`;
  if (isScore) return test;
  const rate = Number(input["request_rate"] ?? 0);
  const limit = Number(input["batch_size"] ?? Number.NaN);
  return servingCell(test, {
    requestRate: rate > 0 ? rate : "inf",
    ...(Number.isSafeInteger(limit) && limit > 0 ? { maxConcurrency: limit } : {}),
  }).id;
}
