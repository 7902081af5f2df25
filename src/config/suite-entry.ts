import { z } from "zod";
import type { RequestRate } from "../model/load-point.ts";
import type { Args, Environ } from "../model/spec.ts";
import type { Path } from "./document.ts";
import type { Findings } from "./findings.ts";
import { validated } from "./validate.ts";

const RATE = 'requests per second above 0, or "inf"';

/** The script takes anything with `inf` in it for `inf`, and a number in quotes for the number. */
const rate = z
  .union([z.number().positive(), z.string().regex(/inf|^\d*\.?\d+$/, RATE)], { error: RATE })
  .transform(
    (value): RequestRate => (typeof value === "number" ? value : value.includes("inf") ? "inf" : Number(value)),
  );

const group = z.record(z.string(), z.json()).nullish();
const variables = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish();

const groups = {
  qps_list: z.array(rate).nullish(),
  max_concurrency_list: z.array(z.int().min(1)).nullish(),
  server_parameters: group,
  server_environment_variables: variables,
  client_parameters: group,
  parameters: group,
  environment_variables: variables,
};
const entry = z.looseObject({ test_name: z.string().min(1, "a name"), ...groups });
const defaults = z.looseObject(groups);
const suite = z.union([z.array(entry), z.looseObject({ defaults: defaults.optional(), tests: z.array(entry) })], {
  error: "a list of tests, or a mapping with defaults and tests",
});

type Defaults = z.output<typeof defaults>;
type Entry = z.output<typeof entry>;
type ArgsGroup = "server_parameters" | "client_parameters" | "parameters";
type EnvGroup = "server_environment_variables" | "environment_variables";

/** One test of a suite file, with the file's defaults merged in. */
export interface SuiteEntry {
  readonly name: string;
  readonly path: Path;
  readonly rates: readonly RequestRate[] | undefined;
  readonly limits: readonly number[] | undefined;
  readonly args: (group: ArgsGroup) => Args;
  readonly env: (group: EnvGroup) => Environ;
  /** Where a group's key stands: in the test itself, or in the defaults. */
  readonly locate: (group: ArgsGroup | EnvGroup, key: string) => Path;
}

/**
 * The tests of a suite file, in both forms. Defaults merge as vLLM's script merges them: key by key inside
 * each group, the test's value first; a list as a whole.
 */
export function suiteEntries(findings: Findings): readonly SuiteEntry[] {
  const value = validated(suite, findings.document);
  if (Array.isArray(value)) return value.map((test, index) => suiteEntry(test, {}, [index], findings));
  return value.tests.map((test, index) => suiteEntry(test, value.defaults ?? {}, ["tests", index], findings));
}

function suiteEntry(test: Entry, fallback: Defaults, path: Path, findings: Findings): SuiteEntry {
  for (const key of Object.keys(test).filter((key) => key !== "test_name" && !(key in groups))) {
    findings.warn([...path, key], `"${key}" of a test is not used`);
  }
  return {
    name: test.test_name,
    path,
    rates: test.qps_list ?? fallback.qps_list ?? undefined,
    limits: test.max_concurrency_list ?? fallback.max_concurrency_list ?? undefined,
    args: (name) => ({ ...fallback[name], ...test[name] }),
    env: (name) => ({ ...fallback[name], ...test[name] }),
    locate: (name, key) => (key in (test[name] ?? {}) ? [...path, name, key] : ["defaults", name, key]),
  };
}
