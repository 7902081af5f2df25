// Holds the built-in generator against the real `vllm bench serve` on one real vLLM (CPU): the same seed, alternating runs.
// usage: npm run verify:agreement -- [--dir DIR] [--json FILE] [--only RE] [--runs N] [--cli FILE]
// --dir holds the virtual environment and the models, installed there when absent; --only takes the workloads whose names match.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs, promisify } from "node:util";
import { arrivalsUs } from "../../src/load/arrivals.ts";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import type { LoadResult } from "../../src/model/load-result.ts";
import { GENERATOR_FLAGS } from "../../src/tools/built-in/built-in.ts";
import { comparedMetrics, type Figures, lineOf, TOTALS } from "./agreement/agreement.ts";
import { type VllmBench, vllmBench, vllmServer } from "./agreement/vllm.ts";
import { type AgreementWorkload, builtInSpec, SEED, vllmWords, WORKLOADS, writeData } from "./agreement/workloads.ts";
import { machineFacts } from "./vllm/figures.ts";
import { type Installation, vllmIn } from "./vllm/installation.ts";

const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    json: { type: "string" },
    only: { type: "string", default: "" },
    runs: { type: "string", default: "8" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

async function verify(vllm: Installation): Promise<number> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "verify-agreement-"));
  const model = join(vllm.models, "tiny");
  const planned = WORKLOADS.filter(({ name }) => new RegExp(values.only).test(name));
  try {
    await using server = await vllmServer(vllm, model, folder);
    await using bench = await vllmBench(vllm, folder);
    const data = writeData(folder);
    const reports: WorkloadReport[] = [];
    for (const workload of planned) {
      const runs = { vllm: [] as Figures[], builtIn: [] as Figures[] };
      const place = { url: server.url, model, folder, resultFile: "result.json" };
      for (let run = 0; run < Number(values.runs); run += 1) {
        // Neither tool is always the first of a pair.
        const both = [
          async () => runs.vllm.push(await vllmFigures(bench, vllmWords(workload, data[workload.data], place), folder)),
          async () => runs.builtIn.push(await builtInFigures(builtInSpec(workload, data[workload.data], place))),
        ];
        for (const tool of run % 2 === 0 ? both : both.reverse()) await tool();
      }
      const report = await reportOf(workload, runs, bench);
      for (const line of linesOf(report)) say(line);
      reports.push(report);
    }
    const minutes = (performance.now() - began) / 60_000;
    const told = { machine: machineFacts(), seed: SEED, runs: Number(values.runs), minutes, workloads: reports };
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
    const checks = reports.flatMap(({ checks: own }) => own);
    const held = checks.filter(({ holds }) => holds).length;
    say(`${held} of ${checks.length} checks held, ${minutes.toFixed(1)} minutes`);
    return held === checks.length && checks.length > 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function vllmFigures(bench: VllmBench, words: readonly string[], folder: string): Promise<Figures> {
  await bench.run(words);
  return JSON.parse(readFileSync(join(folder, "result.json"), "utf8")) as Figures;
}

async function builtInFigures(spec: ReturnType<typeof builtInSpec>): Promise<Figures> {
  const specFile = `${spec.resultFile}.spec`;
  writeFileSync(specFile, JSON.stringify(spec));
  await promisify(execFile)(process.execPath, [...GENERATOR_FLAGS, resolve(values.cli), "load", "--spec", specFile]);
  const {
    metrics,
    counts,
    validity,
    inputTokensAsked: asked = 0,
  } = JSON.parse(readFileSync(spec.resultFile, "utf8")) as LoadResult;
  if (validity.state === "invalid") say(`  invalid: ${validity.reasons.join("; ")}`);
  const { completed = 0, inputTokens = 0, outputTokens = 0 } = counts;
  return { ...metrics, completed, total_input_tokens: inputTokens, total_output_tokens: outputTokens, asked };
}

interface WorkloadReport {
  readonly workload: AgreementWorkload;
  readonly totals: Readonly<Record<string, { readonly vllm: readonly number[]; readonly builtIn: readonly number[] }>>;
  readonly metrics: ReturnType<typeof comparedMetrics>;
  readonly checks: readonly { readonly what: string; readonly holds: boolean }[];
}

type Runs = Readonly<Record<"vllm" | "builtIn", readonly Figures[]>>;

async function reportOf(workload: AgreementWorkload, runs: Runs, bench: VllmBench): Promise<WorkloadReport> {
  const { load, prompts } = workload;
  const ours = arrivalsUs({ requests: prompts, requestRate: load.requestRate, burstiness: 1, seed: SEED });
  const rate = load.requestRate === "inf" ? undefined : load.requestRate;
  const theirs =
    rate === undefined
      ? Array.from({ length: prompts }, () => 0)
      : await bench.schedule({ seed: SEED, rate, burstiness: 1, count: prompts });
  const seen = (side: readonly Figures[], total: string) => [...new Set(side.map((run) => run[total] ?? Number.NaN))];
  const totals = Object.fromEntries(
    TOTALS.map((total) => [total, { vllm: seen(runs.vllm, total), builtIn: seen(runs.builtIn, total) }]),
  );
  const metrics = comparedMetrics(runs.vllm, runs.builtIn);
  return {
    workload,
    totals,
    metrics,
    checks: [
      { what: "schedule in µs", holds: String(ours) === String(theirs) },
      ...Object.entries(totals).map(([what, sides]) => ({
        what,
        holds:
          sides.vllm.length === 1 && (String(sides.vllm) === String(sides.builtIn) || driftOnly(workload, what, runs)),
      })),
      ...metrics.map(({ metric, agrees }) => ({ what: metric, holds: agrees })),
    ],
  };
}

/**
 * vLLM sends its random token ids as a text, which its server does not always read as the same number of tokens, try as its client may
 * (`gen_prompt_decode_to_target_len`): then the built-in generator's total is the one that both were asked for. A chat template adds the
 * same number of tokens to each request.
 */
function driftOnly(
  { data, endpoint, prompts }: AgreementWorkload,
  total: string,
  { vllm: theirs, builtIn }: Runs,
): boolean {
  if (data !== "random" || total !== "total_input_tokens") return false;
  const [ours = Number.NaN, ...others] = new Set(builtIn.map((run) => run[total] ?? Number.NaN));
  const added = (ours - (builtIn[0]?.["asked"] ?? Number.NaN)) / prompts;
  const asAsked = endpoint === "chat" ? Number.isInteger(added) && added > 0 : added === 0;
  return others.length === 0 && asAsked && theirs.every((run) => Math.abs((run[total] ?? 0) / ours - 1) < DRIFT);
}

const DRIFT = 0.005;

function linesOf({ workload, totals, metrics, checks }: WorkloadReport): readonly string[] {
  const equal = checks.slice(0, 1 + TOTALS.length);
  const seen = (what: string) => {
    const sides = totals[what];
    return sides === undefined ? "" : ` (vLLM ${sides.vllm.join(", ")}; built-in ${sides.builtIn.join(", ")})`;
  };
  return [
    workload.name,
    ...equal.map(({ what, holds }) => `  ${holds ? "equal " : "NOT OK"} ${what}${seen(what)}`),
    ...metrics.map(lineOf),
  ];
}

const dir = values.dir ?? process.env["LLM_PERF_GATE_VLLM_DIR"] ?? join(homedir(), ".cache/llm-perf-gate/vllm");
const vllm = vllmIn(resolve(dir));
if (typeof vllm === "string") {
  say(`SKIPPED: no real vLLM to agree with: ${vllm}`);
  process.exitCode = EXIT_CANNOT_JUDGE;
} else process.exitCode = await verify(vllm);
