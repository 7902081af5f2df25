import type { Findings } from "./findings.ts";
import { nightlySuite } from "./nightly-suite.ts";
import { perfEvalSuite } from "./perf-eval-suite.ts";
import type { Suite, SuiteContext } from "./suite.ts";
import type { SuiteServers } from "./suite-servers.ts";

/** What a YAML file adds to a suite. */
export type SuitePart = Pick<Suite, "tests" | "limits">;

/** @returns undefined when the document is of neither form. */
export function yamlSuite(findings: Findings, servers: SuiteServers, context: SuiteContext): SuitePart | undefined {
  const { value } = findings.document;
  if (typeof value !== "object" || value === null) return undefined;
  if ("test_cases" in value) return nightlySuite(findings, servers, context);
  if ("vllm" in value && ("vllm_bench" in value || "lm_eval" in value || "bfcl" in value)) {
    return perfEvalSuite(findings, servers, context);
  }
  const nodes = "num_nodes" in value ? value.num_nodes : undefined;
  if (nodes === undefined) return undefined;
  findings.warn(
    ["num_nodes"],
    `left out: a test on ${String(nodes)} machines; start them by engine: command, see docs/engines.md`,
  );
  return { tests: [], limits: [] };
}
