import type { Workload } from "../../model/record.ts";
import { isObject } from "../json-object.ts";

/** Written beside a run's summary: what `evalscope perf` was started with. */
export const ARGUMENTS_FILE = "benchmark_args.json";

/** Arguments that make the work another one, by the key that a record has them under. */
const WORK: Readonly<Record<string, string>> = {
  model: "model_id",
  api: "api",
  dataset: "dataset_name",
  dataset_path: "dataset_path",
  min_prompt_length: "min_prompt_length",
  max_prompt_length: "max_prompt_length",
  prefix_length: "prefix_length",
  min_tokens: "min_tokens",
  max_tokens: "max_tokens",
  stream: "stream",
  temperature: "temperature",
  seed: "seed",
  warmup_num: "warmup_num",
  multi_turn: "multi_turn",
};

/** What a run was asked to do; nothing of a text that is no list of arguments. */
export function askedBy(text: string): Workload {
  const args = objectIn(text);
  return Object.fromEntries(
    Object.entries(WORK).flatMap(([name, key]): (readonly [string, string | number])[] => {
      const value = args[name];
      if (typeof value === "boolean") return [[key, String(value)]];
      // `sys.maxsize` is no limit.
      if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? [[key, value]] : [];
      // Its folder is the machine's.
      return typeof value === "string" && value !== "" ? [[key, value.replace(FOLDER[name] ?? /^$/, "")]] : [];
    }),
  );
}

const FOLDER: Readonly<Record<string, RegExp>> = { dataset_path: /^.*[\\/]/ };

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
