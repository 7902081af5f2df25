import { basename } from "node:path/posix";
import { UserError } from "../model/errors.ts";
import type { CellPolicy } from "../model/policy.ts";
import type { ServerSpec, TestSpec } from "../model/spec.ts";
import { flagValue } from "./args.ts";
import { warnOfDropped } from "./dropped-flags.ts";
import { type Findings, findingsOf } from "./findings.ts";
import { jsonDocument } from "./json-document.ts";
import { type ConfigReader, readOr } from "./reader.ts";
import type { RawSuite } from "./schema.ts";
import { type SuiteEntry, suiteEntries } from "./suite-entry.ts";
import { type SuiteFile, type SuiteKind, suiteFiles } from "./suite-files.ts";
import { type SuiteServers, suiteServers } from "./suite-servers.ts";
import { servingTest } from "./suite-serving.ts";
import { yamlDocument } from "./yaml-document.ts";
import { type SuitePart, yamlSuite } from "./yaml-suite.ts";

export interface Suite {
  readonly servers: readonly ServerSpec[];
  readonly tests: readonly TestSpec[];
  /** Absolute limits that the suite brings: baselines that somebody wrote into it by hand. */
  readonly limits: readonly CellPolicy[];
  readonly warnings: readonly string[];
}

export interface SuiteContext {
  readonly dropUnknown: boolean;
  /** Names that the configuration's own servers and tests have. */
  readonly servers: readonly string[];
  readonly tests: readonly string[];
}

/**
 * A suite folder of vLLM or vLLM-Ascend, nightly tests of vLLM-Ascend or workloads of perf-eval, as they are. A test without `max_concurrency_list` has no limit of concurrency,
 * as in vLLM-Ascend's script; vLLM's newest sets the number of prompts there, which limits nothing either.
 */
export async function readSuite(raw: RawSuite, context: SuiteContext, reader: ConfigReader): Promise<Suite> {
  const servers = suiteServers(context.servers);
  const tests: TestSpec[] = [];
  const limits: CellPolicy[] = [];
  const chosen = await suiteFiles(raw, reader);
  const warnings = [...chosen.warnings];
  for (const file of chosen.files) {
    const text = await readOr(reader.readText(file.path), "suite file", file.path);
    const findings = findingsOf(file.kind === "yaml" ? yamlDocument(file.path, text) : jsonDocument(file.path, text));
    const taken = new Set([...context.tests, ...tests.map(({ name }) => name)]);
    const part = partOf(file, { raw, context, servers, taken }, findings);
    tests.push(...part.tests);
    limits.push(...part.limits);
    findings.settle();
    warnings.push(...findings.warnings);
  }
  if (tests.length === 0)
    throw new UserError(
      `suite ${raw.path} holds no test that can be measured`,
      warnings[0] === undefined ? {} : { hint: warnings[0] },
    );
  return { servers: servers.all(), tests, limits, warnings };
}

interface Reading {
  readonly raw: RawSuite;
  readonly context: SuiteContext;
  readonly servers: SuiteServers;
  readonly taken: Set<string>;
}

function partOf(file: SuiteFile, reading: Reading, findings: Findings): SuitePart {
  if (file.kind !== "yaml") return { tests: testsOf(file.kind, reading, findings), limits: [] };
  const part = yamlSuite(findings, reading.servers, reading.context);
  if (part === undefined)
    findings.warn([], "left out: neither nightly tests (test_cases) nor a workload (vllm, vllm_bench)");
  return part === undefined ? { tests: [], limits: [] } : withOwnNames(part, file, reading.taken, findings);
}

/** Files of one folder are of several kinds of machine, and call the same case alike: the later one's name has its file's in it. */
function withOwnNames(
  { tests, limits }: SuitePart,
  file: SuiteFile,
  taken: Set<string>,
  findings: Findings,
): SuitePart {
  const names = new Map<string, string>();
  for (const { name } of tests) {
    const own = taken.has(name) ? `${name}-${basename(file.path).replace(/\.ya?ml$/, "")}` : name;
    if (own !== name) findings.warn([], `another file has a test ${name}, too: this one is called ${own}`);
    if (names.has(name) || taken.has(own)) findings.mistake([], `a second test is called "${own}"`);
    taken.add(own);
    names.set(name, own);
  }
  return {
    tests: tests.map((test) => ({ ...test, name: names.get(test.name) ?? test.name })),
    limits: limits.map((limit) => {
      const [test = "", ...load] = limit.pattern.split("/");
      return { ...limit, pattern: [names.get(test) ?? test, ...load].join("/") };
    }),
  };
}

function testsOf(kind: SuiteKind, { raw, context, servers, taken }: Reading, findings: Findings): readonly TestSpec[] {
  const { dropUnknown } = context;
  return suiteEntries(findings).map((entry) => {
    if (taken.has(entry.name))
      findings.mistake([...entry.path, "test_name"], `a second test is called "${entry.name}"`);
    taken.add(entry.name);
    return kind === "serving"
      ? servingTest(entry, servers, { tool: raw.tool, dropUnknown }, findings)
      : offlineTest(entry, kind, dropUnknown, findings);
  });
}

/** Loading a model of any size takes a while, and these tools load it themselves. */
const OFFLINE_TIMEOUT_SECONDS = 3600;

function offlineTest(
  entry: SuiteEntry,
  kind: Exclude<SuiteKind, "serving">,
  dropUnknown: boolean,
  findings: Findings,
): TestSpec {
  const args = entry.args("parameters");
  warnOfDropped(args, dropUnknown, (key, message) => findings.warn(entry.locate("parameters", key), message));
  if (typeof flagValue(args, "model") !== "string") {
    findings.mistake(entry.path, `"model" is missing in the parameters of ${entry.name}`);
  }
  return {
    name: entry.name,
    kind,
    tool: "vllm-bench",
    args,
    env: entry.env("environment_variables"),
    prompts: Number(flagValue(args, "num-prompts") ?? 0),
    loads: [],
    endpoint: "completions",
    ignoreEos: false,
    warmups: 0,
    timeoutSeconds: OFFLINE_TIMEOUT_SECONDS,
  };
}
