import type { Figures } from "../figures.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";

/** One line of `profile_export.jsonl`. */
export function isRequest(value: unknown): value is JsonObject {
  return isObject(value) && "request_start_ns" in objectIn(value, "metadata") && isObject(value["metrics"]);
}

/** When every request fails, aiperf writes no summary: its list of requests tells how many there were. */
export function requestFigures(requests: readonly JsonObject[]): Figures {
  const measured = requests.filter((request) => objectIn(request, "metadata")["benchmark_phase"] !== "warmup");
  const failed = measured.filter((request) => isObject(request["error"]));
  const errors = failed.map((request) => String(objectIn(request, "error")["message"] ?? "failed"));
  return {
    metrics: {},
    counts: { requested: measured.length, completed: measured.length - failed.length, failed: failed.length },
    workload: {},
    unreadable: [],
    errors,
    notes: [],
  };
}
