// Runs the example workflows under a real runner, nektos/act, without containers, on the simulated engine and the simulated GitHub.
// usage: npm run verify:act -- [--act FILE] [--json FILE] [--only RE]
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import type { WorkflowEvent } from "../integration/events.ts";
import type { SimulatedGithub } from "../integration/github/simulated-github.ts";
import type { SimulatedRun } from "../integration/github/state.ts";
import { NODE_24 } from "../integration/runner.ts";
import { EXAMPLE_JOBS, type ExampleJob } from "./act/example-jobs.ts";
import { startRepository } from "./act/repository.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: { json: { type: "string" }, act: { type: "string" }, only: { type: "string" } },
});
const ROOT = resolve(import.meta.dirname, "../..");

/** What act says of its own version, or nothing when there is none. */
function versionOf(act: string): string | undefined {
  const { status, stdout } = spawnSync(act, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

interface Ran {
  readonly example: string;
  readonly event: string;
  readonly exitCode: number | null;
  readonly seconds: number;
  readonly problems: readonly string[];
}

const WORKFLOW = ".github/workflows/perf.yml";

/** The toy engine needs nothing built, and act does not know `queue: max` yet; the rest is the example to the letter. */
function textOf(example: string): string {
  const text = readFileSync(join(ROOT, "docs/examples", `${example}.yml`), "utf8");
  return text.replaceAll("pip install -e .", "true").replaceAll(", queue: max", "");
}

async function runUnderAct(act: string, job: ExampleJob): Promise<readonly Ran[]> {
  const { example, beside } = job;
  await using repository = await startRepository({
    [WORKFLOW]: textOf(example),
    ...(beside === undefined ? {} : { [beside.path]: textOf(beside.example) }),
  });
  const { github } = repository;
  const ran: Ran[] = [];
  for (const step of job.steps) {
    const { event, run, expected, workflow = WORKFLOW } = step(repository);
    const began = performance.now();
    const output = await runAct(act, {
      event,
      run,
      github,
      workflow,
      folder: repository.folder,
      flags: expected.flags ?? "",
    });
    run.status = "completed";
    run.conclusion = output.exitCode === 0 ? "success" : "failure";
    const problems = [
      ...(output.exitCode === expected.exitCode ? [] : [`exit code ${output.exitCode}, expected ${expected.exitCode}`]),
      ...expected.problems(github, output.text),
      ...github.violations,
    ];
    ran.push({
      example: job.example,
      event: event.name,
      exitCode: output.exitCode,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      problems,
    });
    say(`${problems.length === 0 ? "ok  " : "FAIL"} ${job.example} ${event.name}: exit code ${output.exitCode}`);
    if (problems.length > 0) say(`${problems.join("\n")}\n${output.text.split("\n").slice(-40).join("\n")}`);
  }
  return ran;
}

interface Act {
  readonly event: WorkflowEvent;
  readonly run: SimulatedRun;
  readonly github: SimulatedGithub;
  readonly workflow: string;
  readonly folder: string;
  readonly flags: string;
}

/** `act` reads settings of the working directory and hands its environment to the steps: it gets none of ours. */
async function runAct(act: string, { event, run, github, workflow, folder, flags }: Act) {
  const temp = mkdtempSync(join(tmpdir(), "act-"));
  const eventFile = join(temp, "event.json");
  const none = join(temp, "none");
  mkdirSync(join(temp, "bin"));
  spawnSync("ln", ["-s", NODE_24, join(temp, "bin", "node")]);
  writeFileSync(none, "");
  writeFileSync(eventFile, JSON.stringify(event.payload));
  const settings = {
    ...github.environmentOf(run),
    ...event.env,
    SIMULATED_ENGINE_FLAGS: flags,
    LLM_PERF_GATE_LOCK_DIR: temp,
  };
  const labels = ["ubuntu-latest", "self-hosted", "npu-910b", "gpu-l4", "npu-910b-scale-set"];
  const args = [
    ...[event.name, "-W", workflow, "-e", eventFile, "-s", `GITHUB_TOKEN=${github.token}`],
    ...labels.flatMap((label) => ["-P", `${label}=-self-hosted`]),
    ...["env", "var", "secret", "input"].flatMap((kind) => [`--${kind}-file`, none]),
    ...["--action-cache-path", join(temp, "cache"), "--cache-server-path", join(temp, "ccache")],
    ...["--local-repository", `OWNER/llm-perf-gate@v1=${ROOT}`],
    ...Object.entries(settings).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
  ];
  const path = `${join(temp, "bin")}:${process.env["PATH"] ?? ""}`;
  const child = spawn(act, args, {
    cwd: folder,
    env: { HOME: temp, LANG: "C.UTF-8", PATH: path, SHA_REF: run.sha },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  const exitCode = await new Promise<number | null>((ended, failed) =>
    child.once("error", failed).once("close", ended),
  );
  rmSync(temp, { recursive: true, force: true });
  return { exitCode, text };
}

async function verify(act: string, version: string): Promise<number> {
  const ran: Ran[] = [];
  const wanted = EXAMPLE_JOBS.filter(({ example }) => new RegExp(values.only ?? "").test(example));
  for (const job of wanted) ran.push(...(await runUnderAct(act, job)));
  const held = ran.filter(({ problems }) => problems.length === 0).length;
  const examples = new Set(ran.map(({ example }) => example)).size;
  say(`${held} of ${ran.length} jobs of ${examples} example workflows did under ${version} what they must`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ version, jobs: ran }, null, 2)}\n`);
  return held === ran.length ? 0 : 1;
}

const act = values.act ?? "act";
const version = versionOf(act);
if (version === undefined) {
  say(`SKIPPED: no ${act} to run workflows with: go install github.com/nektos/act@v0.2.89, then --act FILE`);
  process.exit(EXIT_CANNOT_JUDGE);
}
process.exit(await verify(act, version));
