import { z } from "zod";
import { servingCell } from "../model/cell.ts";
import type { HandWrittenTarget } from "../model/history.ts";
import { RECORD_SCHEMA, type TrialRecord, type Validity } from "../model/record.ts";
import type { Environment } from "../model/session.ts";
import { NIGHTLY_METRICS } from "../tools/ais-bench/nightly.ts";
import { storedName } from "./stored-name.ts";

/** What vLLM-Ascend's nightly tests leave in `benchmark_results/`: their `test_single_node.py` writes it. */
const nightlySchema = z.object({
  model_name: z.string(),
  hardware: z.string().default(""),
  dtype: z.string().default(""),
  vllm_version: z.string().default(""),
  vllm_ascend_version: z.string().default(""),
  tasks: z.array(
    z.object({
      name: z.string(),
      metrics: z.record(z.string(), z.unknown()).default({}),
      test_input: z.record(z.string(), z.unknown()).default({}),
      target: z.object({ baseline: z.number(), threshold: z.number() }).partial().optional().catch(undefined),
    }),
  ),
});

type Nightly = z.output<typeof nightlySchema>;
type Task = Nightly["tasks"][number];

export interface NightlyResult {
  readonly environment: Environment;
  readonly records: readonly TrialRecord[];
  readonly targets: readonly HandWrittenTarget[];
  /** The plugin's version, if the file tells it. */
  readonly version: string | undefined;
  readonly accuracyTasks: number;
}

/** The performance tasks of one nightly result file, or `undefined` when the value is none. */
export function nightlyResult(value: unknown): NightlyResult | undefined {
  const found = nightlySchema.safeParse(value);
  if (!found.success || found.data.tasks.length === 0) return undefined;
  const nightly = found.data;
  const tasks = nightly.tasks.filter((task) => !("accuracy" in task.metrics));
  const measured = tasks.map((task) => ({ task, record: recordOf(nightly, task) }));
  return {
    environment: {
      class: { device: nightly.hardware, weights: nightly.dtype },
      subject: { vllm: nightly.vllm_version, "vllm-ascend": nightly.vllm_ascend_version },
    },
    records: measured.map(({ record }) => record),
    targets: measured.flatMap(({ task: { target }, record: { cell } }) =>
      target?.baseline === undefined || target.threshold === undefined
        ? []
        : [{ cell, metric: "output_throughput", baseline: target.baseline, threshold: target.threshold }],
    ),
    version: nightly.vllm_ascend_version || undefined,
    accuracyTasks: nightly.tasks.length - tasks.length,
  };
}

function recordOf({ model_name: model }: Nightly, { name, metrics, test_input: input }: Task): TrialRecord {
  const rate = Number(input["request_rate"] ?? 0);
  const limit = Number(input["batch_size"] ?? Number.NaN);
  const { id } = servingCell(`${model.replace(/^.*\//, "")}_${name}`, {
    requestRate: rate > 0 ? rate : "inf",
    ...(Number.isSafeInteger(limit) && limit > 0 ? { maxConcurrency: limit } : {}),
  });
  const known = Object.entries(metrics).flatMap(([key, value]) => {
    const metric = NIGHTLY_METRICS[key];
    return metric === undefined || typeof value !== "number" || !Number.isFinite(value)
      ? []
      : [[metric, value] as const];
  });
  const workload = Object.entries(input).filter((entry): entry is [string, string | number] =>
    ["string", "number"].includes(typeof entry[1]),
  );
  const nothing: Validity = { state: "invalid", reasons: ["the task recorded no metrics"] };
  return {
    schema: RECORD_SCHEMA,
    trial: storedName(`${id}.r0`),
    cell: id,
    variant: "head",
    repeat: 0,
    round: 0,
    tool: { name: "ais-bench", definition: "ais-bench-nightly@1" },
    metrics: Object.fromEntries(known),
    counts: {},
    workload: Object.fromEntries(workload),
    validity: known.length === 0 ? nothing : { state: "valid" },
    notes: [],
    raw: [],
  };
}
