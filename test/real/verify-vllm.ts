// Runs the whole built action against a real vLLM on CPU. usage: npm run verify:vllm -- [--json FILE] [--dir DIR] [--keep DIR] [--only RE]
// --dir holds the virtual environment and the models, which are installed there when absent; --keep keeps the sessions;
// --only runs the jobs whose names match.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import { NODE_24 } from "../integration/runner.ts";
import { startWorkflow } from "../integration/workflow.ts";
import { startChecks } from "./vllm/checks.ts";
import { figuresOf, machineFacts, saidBy } from "./vllm/figures.ts";
import { type Installation, vllmIn } from "./vllm/installation.ts";
import { JOBS } from "./vllm/jobs.ts";
import { type MeasuredJob, runJob } from "./vllm/measured-job.ts";
import { repositoryFiles } from "./vllm/repository.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: { json: { type: "string" }, dir: { type: "string" }, keep: { type: "string" }, only: { type: "string" } },
});

async function verify(vllm: Installation): Promise<number> {
  const parent = resolve(values.keep ?? tmpdir());
  mkdirSync(parent, { recursive: true });
  // Always a new one: the gate would take up again what it finds of the same commit.
  const folder = mkdtempSync(join(parent, "verify-vllm-"));
  const planned = JOBS.filter(({ name }) => new RegExp(values.only ?? "").test(name));
  const checks = startChecks(say);
  const jobs: MeasuredJob[] = [];
  const began = performance.now();
  const machine = { env: machineEnv(vllm), node: existsSync(NODE_24) ? NODE_24 : process.execPath, folder };
  try {
    await using workflow = await startWorkflow(await repositoryFiles(vllm.models));
    for (const [index, { check, ...plan }] of planned.entries()) {
      say(`${index + 1}/${planned.length} ${plan.name}`);
      const job = await runJob(plan, workflow, machine, say);
      jobs.push(job);
      check(job, checks);
      for (const line of saidBy(job)) say(`  ${line}`);
    }
    const { violations } = workflow.github;
    checks.expect(
      "all jobs",
      "GitHub's own description of its API is kept",
      violations.length === 0,
      violations.join("; "),
    );
    const { comments } = workflow.github.state;
    const wanted = planned.some(({ event }) => event === "pull_request") ? 1 : 0;
    checks.expect(
      "all jobs",
      "there is one comment on the pull request, and none elsewhere",
      comments.length === wanted,
    );
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const minutes = (performance.now() - began) / 60_000;
  const report = { machine: machineFacts(), minutes, jobs: jobs.map(figuresOf), checks: checks.all };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  const broken = checks.all.filter(({ held }) => !held);
  for (const { job, rule, seen } of broken) say(`NOT OK ${job}: ${rule}: ${seen}`);
  say(`${checks.all.length - broken.length} of ${checks.all.length} checks held, ${minutes.toFixed(1)} minutes`);
  return broken.length === 0 ? 0 : 1;
}

/** What a self-hosted runner for vLLM would have set, the same in every job. */
function machineEnv({ bin, cache }: Installation): Readonly<Record<string, string>> {
  return {
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    HF_HUB_OFFLINE: "1",
    VLLM_NO_USAGE_STATS: "1",
    DO_NOT_TRACK: "1",
    VLLM_CACHE_ROOT: cache,
    // One compute thread that goes to whichever core is free: `auto` nails it to the first one, where others may be busy.
    VLLM_CPU_OMP_THREADS_BIND: "nobind",
    OMP_NUM_THREADS: "1",
  };
}

const dir = values.dir ?? process.env["LLM_PERF_GATE_VLLM_DIR"] ?? join(homedir(), ".cache/llm-perf-gate/vllm");
const vllm = vllmIn(resolve(dir));
if (typeof vllm === "string") {
  say(`SKIPPED: no real vLLM to verify with: ${vllm}`);
  process.exitCode = EXIT_CANNOT_JUDGE;
} else process.exitCode = await verify(vllm);
