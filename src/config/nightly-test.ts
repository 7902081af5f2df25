import { z } from "zod";
import { offlineCell, servingCell } from "../model/cell.ts";
import type { CellPolicy } from "../model/policy.ts";
import type { Args, TestSpec } from "../model/spec.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";

/** The keys of one benchmark: https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py */
const benchmark = z.object({
  case_type: z.enum(["performance", "accuracy"]),
  request_conf: z.string(),
  dataset_conf: z.string(),
  dataset_path: z.string().optional(),
  dataset_path_local: z.string().optional(),
  model_path: z.string().optional(),
  num_prompts: z.int().min(1).optional(),
  max_out_len: z.int().min(1),
  batch_size: z.int().min(1),
  request_rate: z.number().min(0).default(0),
  baseline: z.number().optional(),
  threshold: z.number().optional(),
});

/** What AISBench's request file says of sampling, when the benchmark names it. */
const SAMPLING = [
  ...["temperature", "top_k", "top_p", "min_p", "seed", "presence_penalty", "repetition_penalty"],
  ...["trust_remote_code", "thinking", "no_pred"],
] as const;
const KNOWN: readonly string[] = [...Object.keys(benchmark.shape), ...SAMPLING, "case_name"];

/** Files of Python in AISBench's folders of configurations. */
const CONFIG_NAME = /^[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*$/;

const HOURS = 3600;
const TIMEOUTS = { performance: 2 * HOURS, accuracy: 6 * HOURS } as const;
const THRESHOLDS = { performance: 0.97, accuracy: 1 } as const;
/** A baseline of 1 is written where nobody knows one yet: it limits nothing. */
const LEAST_BASELINE = 1;

/** https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py: `_accuracy_verify` */
const ACCURACY_LIMIT =
  "accuracy is limited from below alone, at baseline - threshold: vLLM-Ascend's own check also fails what is above baseline + threshold";

interface Named {
  readonly case: string;
  readonly name: string;
  readonly server: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface NightlyTest {
  readonly test: TestSpec;
  readonly limits: readonly CellPolicy[];
}

/** One benchmark of a case; `undefined`, with the reason, when it cannot be measured. */
export function nightlyTest(named: Named, path: Path, findings: Findings): NightlyTest | undefined {
  const title = `${named.case}, ${named.name}`;
  if (/^warm_?up$/.test(named.name)) {
    findings.warn(path, `${title}: left out, every trial has a warm-up of its own`);
    return undefined;
  }
  const parsed = benchmark.safeParse(named.values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    findings.warn(
      path,
      `${title}: not measured, "${issue?.path.join(".")}" is not what AISBench's runner takes: ${issue?.message}`,
    );
    return undefined;
  }
  const raw = parsed.data;
  const strange = [raw.request_conf, raw.dataset_conf].find((name) => !CONFIG_NAME.test(name));
  if (strange !== undefined) {
    findings.warn(path, `${title}: not measured, "${strange}" names no file of AISBench's configs`);
    return undefined;
  }
  for (const key of Object.keys(named.values).filter((name) => !KNOWN.includes(name)))
    findings.warn([...path, key], `${title}: ${key} is left out, AISBench's runner passes it over`);
  const test = testOf(named, raw);
  const cell = test.loads[0] === undefined ? offlineCell(test.name, "accuracy") : servingCell(test.name, test.loads[0]);
  return { test, limits: limitsOf(cell.id, raw, title, path, findings) };
}

type Raw = z.output<typeof benchmark>;

function testOf({ case: caseName, name, server, values }: Named, raw: Raw): TestSpec {
  const speed = raw.case_type === "performance";
  const sampling = SAMPLING.flatMap((key) => {
    const value = values[key];
    return typeof value === "number" || typeof value === "boolean" ? [[key, value] as const] : [];
  });
  const dataset = raw.dataset_path_local ?? raw.dataset_path;
  const args: Args = {
    models: raw.request_conf,
    datasets: raw.dataset_conf,
    "max-out-len": raw.max_out_len,
    "batch-size": raw.batch_size,
    ...(dataset === undefined ? {} : { "dataset-path": dataset }),
    ...(raw.model_path === undefined ? {} : { "model-path": raw.model_path }),
    ...Object.fromEntries(sampling),
    // Of speed it is the number of requests; here it chooses the questions that are asked, which the score depends on.
    ...(speed || raw.num_prompts === undefined ? {} : { "num-prompts": raw.num_prompts }),
  };
  return {
    name: `${caseName}_${name}`.replaceAll("/", "-"),
    kind: speed ? "serving" : "accuracy",
    server,
    tool: "ais-bench",
    args,
    env: {},
    prompts: raw.num_prompts ?? 0,
    loads: speed
      ? [{ requestRate: raw.request_rate === 0 ? "inf" : raw.request_rate, maxConcurrency: raw.batch_size }]
      : [],
    endpoint: raw.request_conf.includes("chat") ? "chat" : "completions",
    ignoreEos: speed,
    warmups: 1,
    timeoutSeconds: TIMEOUTS[raw.case_type],
  };
}

function limitsOf(cell: string, raw: Raw, title: string, path: Path, findings: Findings): readonly CellPolicy[] {
  const { case_type: kind, baseline, threshold = THRESHOLDS[kind] } = raw;
  if (baseline === undefined) return [];
  if (baseline <= LEAST_BASELINE) {
    findings.warn([...path, "baseline"], `${title}: a baseline of ${baseline} limits nothing; it is left out`);
    return [];
  }
  if (kind === "accuracy") findings.warn([...path, "baseline"], ACCURACY_LIMIT);
  const limit = kind === "performance" ? threshold * baseline : baseline - threshold;
  const metric = kind === "performance" ? "output_throughput" : "accuracy";
  return [{ pattern: cell, metrics: {}, slo: { [metric]: limit } }];
}
