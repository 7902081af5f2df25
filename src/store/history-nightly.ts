import type { HandWrittenTarget } from "../model/history.ts";
import { RECORD_SCHEMA, type TrialRecord } from "../model/record.ts";
import type { Environment } from "../model/session.ts";
import { type NightlyTask, nightlyTasks } from "../tools/ais-bench/nightly.ts";
import { isObject, type JsonObject } from "../tools/json-object.ts";
import { storedName } from "./stored-name.ts";

export interface NightlyResult {
  readonly environment: Environment;
  readonly records: readonly TrialRecord[];
  readonly targets: readonly HandWrittenTarget[];
  readonly accuracyTasks: number;
}

/** The performance tasks of one nightly result file of vLLM-Ascend, or `undefined` when the value is none. */
export function nightlyResult(value: unknown): NightlyResult | undefined {
  const tasks = nightlyTasks(value);
  if (!isObject(value) || tasks.length === 0) return undefined;
  const measured = tasks.filter(({ kind }) => kind === "speed");
  return {
    environment: {
      class: { device: wordIn(value, "hardware"), weights: wordIn(value, "dtype") },
      subject: { vllm: wordIn(value, "vllm_version"), "vllm-ascend": wordIn(value, "vllm_ascend_version") },
    },
    records: measured.map(recordOf),
    targets: measured.flatMap(({ reading: { cell }, target }) =>
      target === undefined ? [] : [{ cell, metric: "output_throughput", ...target }],
    ),
    accuracyTasks: tasks.length - measured.length,
  };
}

function wordIn(nightly: JsonObject, key: string): string {
  const word = nightly[key];
  return typeof word === "string" ? word : "";
}

function recordOf({ reading }: NightlyTask): TrialRecord {
  return {
    ...reading,
    schema: RECORD_SCHEMA,
    trial: storedName(`${reading.cell}.r0`),
    variant: "head",
    repeat: 0,
    round: 0,
    raw: [],
  };
}
