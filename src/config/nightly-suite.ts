import { z } from "zod";
import { argsOfWords } from "../model/command-line.ts";
import type { CellPolicy } from "../model/policy.ts";
import type { Args, Environ, TestSpec } from "../model/spec.ts";
import type { Path } from "./document.ts";
import { warnOfDropped } from "./dropped-flags.ts";
import type { Findings } from "./findings.ts";
import { nightlyTest } from "./nightly-test.ts";
import { env } from "./schema-values.ts";
import type { SuiteContext } from "./suite.ts";
import type { SuiteServers } from "./suite-servers.ts";
import { validated } from "./validate.ts";
import type { SuitePart } from "./yaml-suite.ts";

const word = z.union([z.string(), z.number()]).transform(String);

/** https://github.com/vllm-project/vllm-ascend/blob/main/tests/e2e/nightly/single_node/models/scripts/single_node_config.py */
const testCase = z.looseObject({
  name: z.string().min(1),
  model: z.string().min(1),
  envs: env.nullish(),
  server_cmd: z.array(word).optional(),
  server_cmd_extra: z.array(word).optional(),
  service_mode: z.string().optional(),
  runner_configs: z.unknown().optional(),
  benchmark_comparisons_args: z.unknown().optional(),
  benchmarks: z.record(z.string(), z.record(z.string(), z.json()).nullable()).nullish(),
});
const nightly = z.looseObject({ test_cases: z.array(testCase).min(1) });

type TestCase = z.output<typeof testCase>;

/** What asks a few questions and looks at the answers. */
const CHECKS = ["test_content", "prompts", "api_keyword_args"];

/** The variable that stands for the port, which is chosen at the start. */
const PORT = "DEFAULT_PORT";

/**
 * vLLM-Ascend's nightly tests: one server a case, and its benchmarks of speed and accuracy on one start of it. A baseline that
 * somebody wrote by hand is an absolute limit: `threshold × baseline` of the output throughput, `baseline − threshold` of the accuracy.
 */
export function nightlySuite(findings: Findings, servers: SuiteServers, context: SuiteContext): SuitePart {
  const { test_cases: cases } = validated(nightly, findings.document);
  const tests: TestSpec[] = [];
  const limits: CellPolicy[] = [];
  for (const [index, one] of cases.entries()) {
    const path = ["test_cases", index];
    if (!runs(one, path, findings)) continue;
    if (Object.keys(one.benchmarks ?? {}).length === 0) {
      findings.warn(path, `${one.name}: it has no benchmarks, nothing of it is measured`);
      continue;
    }
    const server = servers.nameOf(serverArgs(one, path, context, findings), serverEnv(one));
    for (const [name, benchmark] of Object.entries(one.benchmarks ?? {})) {
      const found = nightlyTest(
        { case: one.name, name, server, values: benchmark ?? {} },
        [...path, "benchmarks", name],
        findings,
      );
      if (found === undefined) continue;
      tests.push(found.test);
      limits.push(...found.limits);
    }
  }
  return { tests, limits };
}

function runs(one: TestCase, path: Path, findings: Findings): boolean {
  const leftOut = (key: string, why: string) => findings.warn([...path, key], `${one.name}: ${why}`);
  if (one.benchmark_comparisons_args !== undefined) {
    leftOut(
      "benchmark_comparisons_args",
      "the comparison of its own benchmarks is left out; each of them is compared with its baseline",
    );
  }
  if (one.runner_configs !== undefined)
    leftOut("runner_configs", "its runner_configs are left out: the model runner is the engine's default");
  const checks = CHECKS.filter((key) => one[key] !== undefined);
  if (checks[0] !== undefined) leftOut(checks[0], `${checks.join(", ")}: its checks of single answers are left out`);
  if (one.service_mode !== undefined && one.service_mode !== "openai") {
    leftOut("service_mode", `not measured: its servers are of the mode ${one.service_mode}, only openai is started`);
    return false;
  }
  for (const key of Object.keys(one).filter((name) => !(name in testCase.shape) && !CHECKS.includes(name)))
    leftOut(key, `${key} is left out`);
  if (one.server_cmd === undefined) findings.mistake(path, `${one.name} has no server_cmd`);
  return one.server_cmd !== undefined;
}

function serverArgs(one: TestCase, path: Path, { dropUnknown }: SuiteContext, findings: Findings): Args {
  const words = [...(one.server_cmd ?? []), ...(one.server_cmd_extra ?? [])];
  const known = one.envs ?? {};
  const filled = words.map((text) =>
    text.replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (place, braced?: string, bare?: string) => known[braced ?? bare ?? ""] ?? place,
    ),
  );
  const { port: _, ...args } = argsOfWords(filled);
  warnOfDropped(args, dropUnknown, (_key, message) => findings.warn([...path, "server_cmd"], message));
  return { model: one.model, ...args };
}

function serverEnv({ envs }: TestCase): Environ {
  return Object.fromEntries(Object.entries(envs ?? {}).filter(([, value]) => value !== PORT));
}
