import { endingsOf } from "../apart.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import type { NamedReading } from "../tool.ts";
import { COUNT_KEYS, isWorkloadKey } from "./result-keys.ts";

/**
 * PyTorch's dashboard has one record a metric, in a list or one a line:
 * https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database.
 */
export function isRecord(value: unknown): value is JsonObject {
  return isObject(value) && isObject(value["metric"]) && objectIn(value, "benchmark")["name"] === "vLLM benchmark";
}

/**
 * Runs as the result objects that they were made of. Records with the same model and arguments are of one run; a metric that
 * comes a second time belongs to the next. Lists of several values are samples of one process, not its result.
 */
export function runsOf(records: readonly JsonObject[]): readonly JsonObject[] {
  const runs: Record<string, unknown>[] = [];
  const latest = new Map<string, Record<string, unknown>>();
  for (const record of records) {
    const { name, benchmark_values: values, extra_info: extra } = objectIn(record, "metric");
    const printed = typeof values === "number" ? [values] : values;
    if (typeof name !== "string" || !Array.isArray(printed)) continue;
    const model = objectIn(record, "model")["name"];
    const args = objectIn(objectIn(objectIn(record, "benchmark"), "extra_info"), "args");
    const key = JSON.stringify([model, args]);
    let run = latest.get(key);
    if (run === undefined || name in run) {
      run = {
        ...askedIn(args),
        ...(model === undefined ? {} : { model_id: model }),
      };
      latest.set(key, run);
      runs.push(run);
    }
    addTo(run, extra);
    run[name] = printed.length === 1 ? printed[0] : printed;
  }
  return runs;
}

/** What each record has of its own, besides what was asked. */
function addTo(run: Record<string, unknown>, extra: unknown): void {
  for (const [key, value] of Object.entries(isObject(extra) ? extra : {})) if (!(key in run)) run[key] = value;
}

function askedIn(args: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(args).filter(([key]) => isWorkloadKey(key) || COUNT_KEYS.has(key)));
}

const LOAD = ["request_rate", "max_concurrency"];

/** Runs of one file are named after what they differ in, where that is more than the load. */
export function namedApart(readings: readonly NamedReading[]): readonly NamedReading[] {
  const endings = endingsOf(readings, LOAD);
  const [words = []] = endings.values();
  const isLoad = words.every((word) => LOAD.includes(word.replace(/=.*$/s, "")));
  return isLoad ? readings : readings.map((reading) => ({ ...reading, point: (endings.get(reading) ?? []).join() }));
}
