import { stringify } from "yaml";
import { EDIT, flow } from "./config-text.ts";
import type { Repository } from "./repository.ts";

/** The workflow for a repository, on the runner that its accelerator jobs use already. */
export function workflowText(repository: Repository, configFile: string): string {
  const { branch, runner, device, installable } = repository;
  const labels = runner?.labels ?? ["self-hosted", device?.family ?? "npu"];
  const sure = runner?.accelerator === true;
  const hint = sure ? `   # as in ${runner.file}` : `   ${EDIT} the labels of your accelerator runner`;
  const runsOn = runner?.group === undefined ? labels : { group: runner.group, labels };
  const lines = [
    "name: perf",
    "on:",
    `  push: { branches: ${flow([branch])} }   # each run stores a baseline`,
    `  pull_request: { branches: ${flow([branch])} }   # one that goes elsewhere has no check to bring along`,
    "  merge_group:",
    "permissions: { contents: read, actions: read, pull-requests: write, checks: write, statuses: write }",
    "concurrency:             # one job at a time on the device; nobody is cancelled while waiting",
    "  group: llm-perf-gate",
    "  queue: max",
    "jobs:",
    "  perf:",
    `    runs-on: ${flow(runsOn)}${hint}`,
    ...container(sure ? runner.container : undefined),
    "    timeout-minutes: 240",
    "    steps:",
    "      - uses: actions/checkout@v7",
    "        with: { persist-credentials: false }   # what is installed next must not find the token",
    ...install(installable),
    `      - uses: OWNER/llm-perf-gate@v1   ${EDIT} where the action lies`,
    `        with: { config: ${configFile} }`,
  ];
  return `${lines.join("\n")}\n`;
}

function container(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === "object" && value !== null && !("image" in value))
    return [`    # ${EDIT} the container's image`];
  const lines = stringify({ container: value }, { lineWidth: 0 }).trimEnd().split("\n");
  return lines.map((line) => `    ${line}`);
}

function install(installable: boolean): readonly string[] {
  if (installable) return [`      - run: pip install -e .   ${EDIT} as your other jobs install it`];
  return [`      - run: echo "nothing to install"   ${EDIT} how the engine under test is installed`];
}
