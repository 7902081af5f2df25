import { stringify } from "yaml";
import type { Repository } from "./repository.ts";

/** Marks a line that only a maintainer can know. */
export const EDIT = "# EDIT:";

const GATED: Readonly<Record<string, readonly string[]>> = {
  serving: ["output_throughput", "mean_tpot_ms", "median_tpot_ms", "success_rate"],
  latency: ["avg_latency"],
  throughput: ["tokens_per_second"],
  accuracy: ["accuracy"],
};

/** The configuration for a repository: its own suite when it has one, else one serving test to start from. */
export function configText(repository: Repository): string {
  return `${[...head(repository), ...measured(repository), ...policy(repository)].join("\n")}\n`;
}

function head({ sources, suites, nightly, environmentScripts }: Repository): readonly string[] {
  const folders = [
    ...sources.map((name) => (name.includes(".") ? name : `${name}/**`)),
    ...[...suites.map(({ folder }) => folder), ...nightly].slice(0, 1).map((folder) => `${folder}/**`),
  ];
  return [
    "# What llm-perf-gate measures and how it judges. A pull request is judged by its base commit's version of this file.",
    "version: 1",
    "enforce: observe        # everything is done, and nothing is ever red; write `gate` when you believe the reports",
    ...(sources.length === 0 ? [] : [`when: { paths: ${flow(folders)} }   # other pull requests pass as not required`]),
    ...(environmentScripts.length === 0 ? [] : [`env-from: ${flow(environmentScripts)}`]),
  ];
}

function measured({ suites: [suite, ...others], nightly: [nightly] }: Repository): readonly string[] {
  if (suite === undefined && nightly !== undefined) return [`suite: ${scalar(nightly)}`, "repeats: 3"];
  if (suite === undefined) return ownTest();
  const { folder, variant } = suite;
  return [
    ...others.map((other) => `# There is another suite in ${other.folder}.`),
    `suite: ${variant === undefined ? scalar(folder) : flow({ path: folder, variant })}`,
    "repeats: 3",
  ];
}

function ownTest(): readonly string[] {
  return [
    "servers:",
    "  qwen3-0.6b:",
    "    engine: vllm",
    `    args: { model: Qwen/Qwen3-0.6B, load-format: dummy }   ${EDIT} your model; dummy weights measure the same speed`,
    "tests:",
    "  - name: serving_qwen3_0.6B",
    "    kind: serving",
    "    server: qwen3-0.6b",
    "    tool: built-in",
    "    dataset: { name: random, input-tokens: 1024, output-tokens: 128 }",
    "    prompts: 200",
    "    load: { request-rate: [4, inf] }   # requests a second; each is one cell",
    "repeats: 3",
  ];
}

function policy({ suites: [suite], nightly }: Repository): readonly string[] {
  const kinds = suite?.kinds ?? (nightly.length === 0 ? ["serving"] : ["serving", "accuracy"]);
  const metrics = kinds.flatMap((kind) => GATED[kind] ?? []);
  return [
    "policy:",
    "  metrics:              # these gate; every other metric is shown",
    ...metrics.map((id) => `    ${id}: { relative: 2%, must-see: 20% }`),
    "# budget: 90m           # the longest that all measuring may take",
  ];
}

export function flow(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
