import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Session } from "../../src/model/session.ts";
import { readSession } from "../../src/store/session-folder.ts";
import { NODE_24 } from "../integration/runner.ts";
import { startWorkflow } from "../integration/workflow.ts";

/**
 * What the tool itself costs: the start-up of the command line over bare node, and a pull-request job's time beside its
 * tests with 50 ms a call to the API. Medians of alternating runs; `--json FILE` keeps the figures.
 */
const RUNS = 15;
const JOBS = 3;
const API_LATENCY_MS = 50;
const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

const SUITE = `version: 1
name: overhead
servers: { toy: { engine: simulated, args: { start-noise: 0, stall-rate: 0 } } }
tests:
  - name: serving_toy
    kind: serving
    server: toy
    tool: built-in
    dataset: { name: random, input-tokens: 64, output-tokens: 16 }
    prompts: 32
    load: { concurrency: [8] }
repeats: 3
`;

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}

function milliseconds(node: string, words: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(node, [...words], { stdio: "ignore" });
  if (status !== 0) throw new Error(`${node} ${words.join(" ")} ended with ${status}`);
  return performance.now() - began;
}

function startUp(node: string) {
  const [bare, cli]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    bare.push(milliseconds(node, ["-e", "0"]));
    cli.push(milliseconds(node, [CLI, "--version"]));
  }
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  return { node: version, bareMs: median(bare), cliMs: median(cli), overBareMs: median(cli) - median(bare) };
}

/** Wall clock of a job (clone, action, post step), less the server's start and the trials themselves. */
async function jobOverhead() {
  await using workflow = await startWorkflow({ ".github/llm-perf-gate.yml": SUITE });
  for (let run = 0; run < 3; run++) await workflow.onBranch("push");
  workflow.github.latency = API_LATENCY_MS;
  const callsBefore = workflow.github.requests.length;
  const jobs: { readonly wallSeconds: number; readonly testSeconds: number; readonly exitCode: number | null }[] = [];
  for (let run = 0; run < JOBS; run++) {
    let testSeconds = 0;
    const began = performance.now();
    const { action } = await workflow.onPullRequest("pull_request", {
      inspect: async ({ temp }) => {
        testSeconds = secondsOf(await readSession(join(temp, "llm-perf-gate-overhead-all-a1")));
      },
    });
    jobs.push({ wallSeconds: (performance.now() - began) / 1000, testSeconds, exitCode: action.exitCode });
  }
  const overheadSeconds = median(jobs.map(({ wallSeconds, testSeconds }) => wallSeconds - testSeconds));
  const calls = workflow.github.requests.length - callsBefore;
  return { latencyMs: API_LATENCY_MS, callsPerJob: calls / JOBS, overheadSeconds, jobs };
}

function secondsOf({ records }: Session): number {
  const starts = new Map(records.map(({ server }) => [server?.start, server?.readySeconds ?? 0]));
  const trials = records.map(({ startedAt = "", endedAt = "" }) => Date.parse(endedAt) - Date.parse(startedAt));
  return [...starts.values(), ...trials.map((each) => each / 1000)].reduce((sum, each) => sum + each, 0);
}

const { values } = parseArgs({ options: { json: { type: "string" } } });
// npm puts the Node of our own dependency first on the path; the machine's own is the one that runs npm.
const machineNode = process.env["npm_node_execpath"] ?? process.execPath;
const nodes = [...new Set([machineNode, NODE_24])].filter((node) => existsSync(node));
const figures = { startUp: nodes.map(startUp), job: await jobOverhead() };
const text = JSON.stringify(figures, null, 2);
process.stdout.write(`${text}\n`);
if (values.json !== undefined) await writeFile(values.json, `${text}\n`);
