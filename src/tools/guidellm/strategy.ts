import type { Workload } from "../../model/record.ts";
import { type JsonObject, objectIn } from "../json-object.ts";

/** What was asked for: closed loop by streams, or open loop by rate. The rates of a sweep are measured, so they are not asked for. */
export function workloadOf(config: JsonObject): Workload {
  const strategy = objectIn(config, "strategy");
  const model = objectIn(config, "backend")["model"];
  return {
    ...loadOf(strategy, isSweep(config)),
    ...(typeof strategy["type_"] === "string" ? { strategy: strategy["type_"] } : {}),
    ...(typeof model === "string" ? { model_id: model } : {}),
  };
}

function loadOf({ type_: type, streams, rate }: JsonObject, sweep: boolean): Workload {
  switch (type) {
    case "synchronous":
      return { request_rate: "inf", max_concurrency: 1 };
    case "concurrent":
      return { request_rate: "inf", ...(typeof streams === "number" ? { max_concurrency: streams } : {}) };
    case "throughput":
      return { request_rate: "inf" };
    default:
      return typeof rate === "number" && !sweep ? { request_rate: rate } : {};
  }
}

/** The place in a sweep: the first load is one stream, the second all at once, the rest are rates between the two. */
export function pointOf(config: JsonObject, index: number): string | undefined {
  if (!isSweep(config)) return undefined;
  const type = objectIn(config, "strategy")["type_"];
  return type === "synchronous" || type === "throughput" ? type : `sweep=${index - 1}`;
}

function isSweep(config: JsonObject): boolean {
  const profile = objectIn(config, "profile");
  return profile["kind"] === "sweep" || profile["type_"] === "sweep";
}
