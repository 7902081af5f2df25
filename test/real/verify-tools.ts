// Runs the benchmark tools that install on CPU, through the built gate, against the simulated engine.
// usage: npm run verify:tools -- [--json FILE] [--dir DIR] [--vllm DIR] [--only RE] [--keep DIR] [--cli FILE]
// --dir holds an environment a tool, made there when absent (12 GB in all); --vllm is the folder of verify:vllm; --keep keeps the sessions.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import { programsOf } from "./tools/environment.ts";
import { ENGINE, type Measured, measure } from "./tools/measure.ts";
import { REAL_TOOLS, type RealTool } from "./tools/real-tools.ts";
import { writeTokenizer } from "./tools/tokenizer.ts";
import { type Checks, startChecks } from "./vllm/checks.ts";
import { machineFacts } from "./vllm/figures.ts";

const CACHE = join(homedir(), ".cache/llm-perf-gate");
const { values } = parseArgs({
  options: {
    json: { type: "string" },
    dir: { type: "string", default: join(CACHE, "tools") },
    vllm: { type: "string", default: process.env["LLM_PERF_GATE_VLLM_DIR"] ?? join(CACHE, "vllm") },
    only: { type: "string", default: "" },
    keep: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

/** A client's own work on a machine that may do other work too; a wrong unit or definition is further off than that. */
const SLOWER_AT_MOST = { ttft: 2.5, tpot: 1.25, e2el: 1.3 } as const;
const FASTER_AT_MOST = 0.93;
const SET = {
  ttft: ENGINE.prefillMs,
  tpot: ENGINE.stepMs,
  e2el: ENGINE.prefillMs + ENGINE.stepMs * (ENGINE.outputTokens - 1),
} as const;

function check({ tool, own, times }: RealTool, { exitCode, printed, healthy, failing }: Measured, checks: Checks) {
  const expect = (rule: string, held: boolean, seen?: string) => checks.expect(tool, rule, held, seen);
  expect("the gate measured with it", exitCode === 0, exitCode === 0 ? "" : printed.slice(-600));
  expect("both trials left a record and the tool's own file", healthy !== undefined && failing !== undefined);
  if (healthy === undefined || failing === undefined) return;
  const { record } = healthy;
  expect("the trial is valid", record.validity.state === "valid", JSON.stringify(record.validity));
  for (const [metric, value] of Object.entries(own(healthy.text))) {
    const read = record.metrics[metric];
    expect(`${metric} is the number of its own file`, read === value, `${read} = ${value}`);
  }
  for (const [time, { metric, scale }] of Object.entries(times)) {
    const name = time as keyof typeof SET;
    const ratio = ((record.metrics[metric] ?? Number.NaN) * scale) / SET[name];
    const near = ratio >= FASTER_AT_MOST && ratio <= SLOWER_AT_MOST[name];
    expect(`${metric} is near what the engine is set to`, near, `${ratio.toFixed(3)} × ${SET[name]} ms`);
  }
  expect(
    "every request is counted",
    record.counts.completed === ENGINE.requests && record.counts.failed === 0,
    JSON.stringify(record.counts),
  );
  const { completed = 0, failed = 0 } = failing.record.counts;
  // Which of them fail depends on how many warm-up requests the tool sends first.
  const least = Math.floor(ENGINE.requests / ENGINE.failEvery);
  expect(
    "requests that fail are counted, and every request once",
    failed >= least && failed <= least + 1 && completed + failed === ENGINE.requests,
    JSON.stringify(failing.record.counts),
  );
  expect("failing requests do not make the trial invalid", failing.record.validity.state === "valid");
}

const began = performance.now();
const parent = resolve(values.keep ?? tmpdir());
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, "verify-tools-"));
const model = join(folder, "tokenizer");
writeTokenizer(model);
const checks = startChecks(say);
const skipped: { readonly tool: string; readonly reason: string }[] = [];
const versions: Record<string, string | undefined> = {};
for (const real of REAL_TOOLS.filter(({ tool }) => new RegExp(values.only).test(tool))) {
  say(real.tool);
  const programs = programsOf(real, resolve(values.dir), resolve(values.vllm));
  if (typeof programs === "string") {
    skipped.push({ tool: real.tool, reason: programs });
    say(`  SKIPPED: ${programs}`);
    continue;
  }
  const measured = measure(real, programs.bin, { model, folder, cli: resolve(values.cli) });
  versions[real.tool] = measured.healthy?.record.tool.version ?? real.alone ?? real.packages[0];
  check(real, measured, checks);
}
if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
const minutes = (performance.now() - began) / 60_000;
const broken = checks.all.filter(({ held }) => !held);
if (values.json !== undefined) {
  const report = { machine: machineFacts(), engine: ENGINE, minutes, versions, skipped, checks: checks.all };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
for (const { job, rule, seen } of broken) say(`NOT OK ${job}: ${rule}: ${seen}`);
say(
  `${checks.all.length - broken.length} of ${checks.all.length} checks held, ${skipped.length} tools skipped, ${minutes.toFixed(1)} minutes`,
);
process.exitCode = broken.length > 0 ? 1 : checks.all.length === 0 ? EXIT_CANNOT_JUDGE : 0;
