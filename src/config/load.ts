import { offlineCell, servingCell } from "../model/cell.ts";
import type { Policy } from "../model/policy.ts";
import type { Config, StoreSpec, TestSpec, ToolName } from "../model/spec.ts";
import { baseSpec } from "./base-spec.ts";
import { readExcuses } from "./excuse-file.ts";
import { type Findings, findingsOf } from "./findings.ts";
import { patternsWithoutCell, policySpec } from "./policy-spec.ts";
import { type ConfigReader, readOr } from "./reader.ts";
import { configSchema, type RawConfig } from "./schema.ts";
import { serverSpecs } from "./server-spec.ts";
import { readSuite, type Suite } from "./suite.ts";
import { testSpecs } from "./test-spec.ts";
import { validated } from "./validate.ts";
import { variantSpecs } from "./variant-spec.ts";
import { yamlDocument } from "./yaml-document.ts";

/** What the command line and the action's inputs say; it goes before the file. */
export interface ConfigOverrides {
  readonly name?: string;
  readonly enforce?: Config["enforce"];
  readonly language?: NonNullable<Config["language"]>;
  /** A suite folder instead of the configured one. */
  readonly suite?: string;
  readonly store?: StoreSpec;
  /** Nothing is measured: a file that holds a policy alone will do. */
  readonly judgeOnly?: true;
}

const NO_SUITE: Suite = { servers: [], tests: [], limits: [], warnings: [] };

/** Tools whose output says of its metrics what they are. */
const DECLARING: ReadonlySet<ToolName> = new Set(["custom", "command"]);

/**
 * The whole configuration: the YAML file, the suite that it names, the defaults, the overrides.
 * @throws UserError with one line for each mistake, `file:line:column: what was expected, what was seen`.
 */
export async function loadConfig(file: string, reader: ConfigReader, overrides: ConfigOverrides = {}): Promise<Config> {
  const hint = "name one with --config, or the input config; docs/configuration.md has a whole file";
  const document = yamlDocument(file, await readOr(reader.readText(file), "configuration", file, hint));
  const raw = validated(configSchema, document);
  const findings = findingsOf(document);
  const ownServers = serverSpecs(raw, findings);
  const ownTests = testSpecs(raw, ownServers, findings);
  // A configuration without tests is a policy for results that others measured.
  const foreign = ownTests.length === 0 && raw.suite === undefined;
  const judged = policySpec(raw.policy, findings, foreign || ownTests.some(({ tool }) => DECLARING.has(tool)));
  const base = raw.base === undefined ? {} : { base: baseSpec(raw.base, raw.servers, findings) };
  const variants = variantSpecs(raw, findings);
  checkWhole(raw, ownTests, overrides, findings);
  findings.settle();

  const suite = await suiteOf(raw, ownTests, overrides, reader);
  const tests = [...ownTests, ...suite.tests];
  const policy = { ...withLimits(judged, suite.limits), ...(await readExcuses(file, reader)) };
  const { name, enforce, language, repeats, seed, store, when, budget, paired, hold } = raw;
  return {
    name: overrides.name ?? name,
    enforce: overrides.enforce ?? enforce,
    language: overrides.language ?? language,
    envFrom: raw["env-from"],
    servers: Object.fromEntries([...ownServers, ...suite.servers].map((server) => [server.name, server])),
    tests,
    repeats,
    seed,
    policy,
    paired,
    hold,
    store: overrides.store ?? storeSpec(store),
    baselineSessions: raw["baseline-sessions"],
    dropUnknownFlags: raw["drop-unknown-flags"],
    warnings: [...findings.warnings, ...suite.warnings, ...patternsWithoutCell(policy, tests.flatMap(cellIds))],
    ...(when === undefined ? {} : { whenPaths: when.paths }),
    ...base,
    ...(variants === undefined ? {} : { variants }),
    ...(budget === undefined ? {} : { budgetMinutes: budget / 60 }),
  };
}

/** What the configuration says of a cell goes before what the suite says. */
function withLimits(policy: Policy, limits: Suite["limits"]): Policy {
  return limits.length === 0 ? policy : { ...policy, cells: [...limits, ...(policy.cells ?? [])] };
}

function cellIds({ name, kind, loads }: TestSpec): readonly string[] {
  return kind === "serving" ? loads.map((load) => servingCell(name, load).id) : [offlineCell(name, kind).id];
}

/** Three stored sessions are the least that a verdict may rest on. */
const LEAST_BASELINES = 3;

function checkWhole(raw: RawConfig, tests: readonly TestSpec[], overrides: ConfigOverrides, findings: Findings): void {
  for (const [index, { name }] of tests.entries()) {
    if (tests.findIndex((test) => test.name === name) < index) {
      findings.mistake(["tests", index, "name"], `a second test is called "${name}"`);
    }
  }
  const hasSuite = raw.suite !== undefined || overrides.suite !== undefined;
  if (tests.length === 0 && !hasSuite && overrides.judgeOnly !== true) {
    findings.mistake([], "nothing to measure: name a suite folder (suite: benchmarks/tests) or list tests");
  }
  for (const name of Object.keys(raw.servers)) {
    if (!tests.some(({ server }) => server === name))
      findings.warn(["servers", name], `no test uses the server "${name}"`);
  }
  const sessions = raw["baseline-sessions"];
  if (sessions < LEAST_BASELINES) {
    findings.warn(
      ["baseline-sessions"],
      `${sessions} baseline sessions are too few for a verdict; it takes ${LEAST_BASELINES}`,
    );
  }
}

async function suiteOf(
  raw: RawConfig,
  tests: readonly TestSpec[],
  overrides: ConfigOverrides,
  reader: ConfigReader,
): Promise<Suite> {
  const configured = typeof raw.suite === "string" ? { path: raw.suite } : raw.suite;
  const chosen = overrides.suite === undefined ? configured : { ...configured, path: overrides.suite };
  if (chosen === undefined) return NO_SUITE;
  const names = { servers: Object.keys(raw.servers), tests: tests.map(({ name }) => name) };
  return readSuite({ tool: "vllm-bench", ...chosen }, { ...names, dropUnknown: raw["drop-unknown-flags"] }, reader);
}

function storeSpec(raw: RawConfig["store"]): StoreSpec {
  if (raw.kind !== "artifact") return raw;
  const days = raw["retention-days"];
  const { attested } = raw;
  return {
    kind: "artifact",
    ...(attested ? { attested } : {}),
    ...(days === undefined ? {} : { retentionDays: days }),
  };
}
