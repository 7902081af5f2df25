import { isObject, type JsonObject, objectIn } from "../json-object.ts";

/** Of the time from the first request that was due to the last. */
const TOLERANCE = 0.1;

/**
 * Why a paced run was not paced: where the workers start after their first requests are due, these are all sent at once. `undefined`
 * where requests went out as they were due, where a limit of requests in flight may have held them back, and where the report does
 * not say.
 */
export function offSchedule(benchmark: JsonObject, strategy: JsonObject): string | undefined {
  const { rate, max_concurrency: limit } = strategy;
  const sent = requestsOf(benchmark).flatMap((request) => {
    const { targeted_start: due, request_start: start } = objectIn(objectIn(request, "info"), "timings");
    return typeof due === "number" && typeof start === "number" ? [{ due, start }] : [];
  });
  if (typeof rate !== "number" || (typeof limit === "number" && limit <= sent.length)) return undefined;
  const due = span(sent.map((request) => request.due));
  const took = span(sent.map((request) => request.start));
  if (!(due > 0) || Math.abs(took / due - 1) <= TOLERANCE) return undefined;
  return `guidellm sent ${sent.length} requests in ${took.toFixed(3)} s that were due in ${due.toFixed(3)} s: the client was late`;
}

function requestsOf(benchmark: JsonObject): readonly JsonObject[] {
  const requests = objectIn(benchmark, "requests");
  return ["successful", "errored"].flatMap((state) => {
    const list = requests[state];
    return Array.isArray(list) ? list.filter(isObject) : [];
  });
}

function span(instants: readonly number[]): number {
  const sorted = [...instants].sort((a, b) => a - b);
  return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
}
