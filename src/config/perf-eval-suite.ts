import { z } from "zod";
import { argsOfWords, wordsOfLine } from "../model/command-line.ts";
import type { Args, TestSpec } from "../model/spec.ts";
import type { Path } from "./document.ts";
import { warnOfDropped } from "./dropped-flags.ts";
import type { Findings } from "./findings.ts";
import { args, env } from "./schema-values.ts";
import type { SuiteContext } from "./suite.ts";
import type { SuiteServers } from "./suite-servers.ts";
import { validated } from "./validate.ts";
import type { SuitePart } from "./yaml-suite.ts";

const count = z.int().min(1);
/** A sweep over numbers of requests in flight, each with as many prompts, or with its own. */
const oneOrMany = z.union([count, z.array(count).min(1)]);
const config = z.looseObject({
  name: z.string().min(1),
  backend: z.string().optional(),
  dataset: z.string().default("random"),
  input_len: count,
  output_len: count,
  num_prompts: oneOrMany,
  max_concurrency: oneOrMany,
  args: args.nullish(),
});

/** https://github.com/vllm-project/perf-eval/blob/main/lib/parse_workload.py */
const workload = z.looseObject({
  name: z.string().min(1),
  vllm: z.looseObject({ model: z.string().min(1), serve_args: z.string().nullish(), env: env.nullish() }),
  vllm_bench: z.looseObject({ configs: z.array(config).min(1) }).nullish(),
  lm_eval: z.unknown().optional(),
  bfcl: z.unknown().optional(),
});

type Bench = z.output<typeof config>;

/** `lib/run_vllm_bench.sh` gives no limit; a cell of theirs takes minutes. */
const TIMEOUT_SECONDS = 3600;

/** A workload of vllm-project/perf-eval: one server, and `vllm bench serve` at some lengths and limits of requests in flight. */
export function perfEvalSuite(findings: Findings, servers: SuiteServers, { dropUnknown }: SuiteContext): SuitePart {
  const { name, vllm, vllm_bench: bench, ...others } = validated(workload, findings.document);
  for (const key of ["lm_eval", "bfcl"] as const) {
    if (others[key] !== undefined) findings.warn([key], `${name}: ${key} is left out, it measures no speed`);
  }
  if (vllm["image"] !== undefined)
    findings.warn(["vllm", "image"], `${name}: its image is left out; see container in docs/configuration.md`);
  for (const key of ["attention_backends", "moe_backends"]) {
    if (vllm[key] !== undefined)
      findings.warn(["vllm", key], `${name}: the sweep over ${key} is left out; see variants`);
  }
  const { port: _, host: _host, ...flags } = argsOfWords(wordsOfLine(vllm.serve_args ?? ""));
  const serverArgs = { model: vllm.model, ...flags };
  warnOfDropped(serverArgs, dropUnknown, (_key, message) => findings.warn(["vllm", "serve_args"], message));
  const configs = bench?.configs ?? [];
  if (configs.length === 0) {
    findings.warn([], `${name} has no vllm_bench configs: nothing to measure`);
    return { tests: [], limits: [] };
  }
  const server = servers.nameOf(serverArgs, vllm.env ?? {});
  const tests = configs.flatMap((one, index) => testOf(name, server, one, ["vllm_bench", "configs", index], findings));
  return { tests, limits: [] };
}

function testOf(workloadName: string, server: string, raw: Bench, path: Path, findings: Findings): readonly TestSpec[] {
  if (raw.dataset !== "random") {
    findings.warn(
      [...path, "dataset"],
      `${workloadName}, ${raw.name}: not measured, the data set ${raw.dataset} has to be prepared first`,
    );
    return [];
  }
  if (raw["repetitions"] !== undefined) {
    findings.warn(
      [...path, "repetitions"],
      `${workloadName}, ${raw.name}: repetitions is left out, repeats: says how often`,
    );
  }
  const { num_warmups: underscored, "num-warmups": warmups = underscored, ...given } = raw.args ?? {};
  const chat = raw.backend === "openai-chat";
  const flags: Args = {
    ...given,
    ...(raw.backend === undefined ? {} : { backend: raw.backend }),
    ...(chat ? { endpoint: "/v1/chat/completions" } : {}),
    "dataset-name": "random",
    "random-input-len": raw.input_len,
    "random-output-len": raw.output_len,
    "ignore-eos": true,
  };
  return runsOf(raw, path, findings).map(({ suffix, prompts, limits }) => ({
    name: `${workloadName}_${raw.name}${suffix}`.replaceAll("/", "-"),
    kind: "serving",
    server,
    tool: "vllm-bench",
    args: flags,
    env: {},
    prompts,
    loads: limits.map((maxConcurrency) => ({ requestRate: "inf", maxConcurrency })),
    endpoint: chat ? "chat" : "completions",
    ignoreEos: true,
    warmups: typeof warmups === "number" ? warmups : Math.min(...limits),
    timeoutSeconds: TIMEOUT_SECONDS,
  }));
}

interface Runs {
  /** As perf-eval itself names the runs of a sweep. */
  readonly suffix: string;
  readonly prompts: number;
  readonly limits: readonly number[];
}

/** Runs with equally many prompts are one test at several loads. */
function runsOf({ name, num_prompts: prompts, max_concurrency: limits }: Bench, path: Path, findings: Findings) {
  const all = [limits].flat();
  if (!Array.isArray(prompts)) return [{ suffix: "", prompts, limits: all }];
  if (prompts.length !== all.length) {
    findings.mistake(
      [...path, "num_prompts"],
      `${name}: ${prompts.length} numbers of prompts for ${all.length} of max_concurrency`,
    );
    return [];
  }
  return all.map((limit, index): Runs => ({ suffix: `-conc-${limit}`, prompts: prompts[index] ?? 0, limits: [limit] }));
}
