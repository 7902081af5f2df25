// Base against head on a real vLLM on CPU: two commits of a throw-away repository, whose head plants a slowdown of every step.
// usage: npm run verify:ab -- [--dir DIR] [--json FILE] [--only RE] [--stored N]
// --dir holds the virtual environment and the models, which are installed there when absent. Wants an idle machine.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import { type PullFigures, realRig } from "./ab/real-rig.ts";
import { machineFacts } from "./vllm/figures.ts";
import { type Installation, vllmIn } from "./vllm/installation.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    json: { type: "string" },
    dir: { type: "string" },
    only: { type: "string" },
    stored: { type: "string", default: "3" },
  },
});

/** How the two servers are held side by side, and how long a pull request may keep the device. */
interface Case {
  readonly name: string;
  /** Of every step of the head. */
  readonly percent: number;
  readonly hold: "restart" | "resident" | "sleep";
  readonly budget: string;
}

const CASES: readonly Case[] = [
  { name: "20 %, restart", percent: 20, hold: "restart", budget: "10m" },
  { name: "nothing, restart", percent: 0, hold: "restart", budget: "10m" },
  { name: "20 %, both resident", percent: 20, hold: "resident", budget: "5m" },
  { name: "20 %, one asleep", percent: 20, hold: "sleep", budget: "5m" },
  { name: "10 %, restart", percent: 10, hold: "restart", budget: "10m" },
  { name: "5 %, restart", percent: 5, hold: "restart", budget: "6m" },
];

/** What must be seen on an idle machine; the rest is told as it comes. */
const EXPECTED: Readonly<Record<string, boolean>> = {
  "20 %, restart": true,
  "nothing, restart": false,
};

/** Only the engine `vllm` knows how it sleeps; the others start by a script of the commit, and so does its `vllm`. */
const SERVERS = {
  command: `{ engine: command, command: ["./serve", "{port}"], model: tiny, ready: { timeout: 5m } }`,
  vllm: `{ engine: vllm, args: { model: MODEL, served-model-name: tiny, load-format: dummy, dtype: bfloat16, max-model-len: 2048, enforce-eager: true }, model: tiny, ready: { timeout: 5m } }`,
};

/** What gates: steps that take longer show in all three. A green row need not have seen much on two cores. */
function configOf({ hold, budget }: Pick<Case, "hold" | "budget">, model: string): string {
  const server = (hold === "sleep" ? SERVERS.vllm : SERVERS.command).replace("MODEL", model);
  return `version: 1
name: ab
servers: { tiny: ${server} }
tests:
  - { name: tiny, server: tiny, dataset: { name: random, input-tokens: 64, output-tokens: 64 }, prompts: 100, warmups: 8, load: { concurrency: 4 } }
repeats: 3
paired: always
base: { proof: { module: this_commit } }
hold: ${hold}
budget: ${budget}
policy:
  metrics:
    mean_tpot_ms: { must-see: 60% }
    median_tpot_ms: { must-see: 60% }
    output_throughput: { must-see: 45% }
`;
}

const SLEEP_NOTE =
  "vLLM's sleep mode is for GPUs: on CPU /sleep and /wake_up are answered, and its worker says that it ignores them";

/** In every commit: what starts its engine, as a script and as a `vllm` on the PATH, and a module that proves whose code runs. */
function filesOf(bin: string, model: string): Readonly<Record<string, string>> {
  const serve = `serve ${model} --served-model-name tiny --host 127.0.0.1 --port "$1" --load-format dummy --dtype bfloat16 --max-model-len 2048 --enforce-eager`;
  const script = (words: string) =>
    `#!/bin/bash\n. "$(dirname "$0")/WHERE/engine.env"\nexec ${join(bin, "vllm")} ${words}\n`;
  return {
    serve: script(serve).replace("WHERE", "."),
    "bin/vllm": script('"$@"').replace("WHERE", ".."),
    "this_commit.py": "",
  };
}

async function verify({ bin, models, cache }: Installation): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "verify-ab-"));
  const model = join(models, "tiny-v");
  const rig = realRig({
    folder,
    files: filesOf(bin, model),
    config: configOf({ hold: "restart", budget: "10m" }, model),
    say: (line) => say(`  ${line}`),
    env: (workspace) => ({
      PATH: `${join(workspace, "bin")}:${bin}:${process.env["PATH"] ?? ""}`,
      PYTHONPATH: workspace,
      HOME: process.env["HOME"],
      HF_HUB_OFFLINE: "1",
      VLLM_NO_USAGE_STATS: "1",
      DO_NOT_TRACK: "1",
      VLLM_CACHE_ROOT: cache,
      VLLM_CPU_KVCACHE_SPACE: "1",
      VLLM_SERVER_DEV_MODE: "1",
      VLLM_CPU_OMP_THREADS_BIND: "nobind",
      OMP_NUM_THREADS: "1",
    }),
  });
  const began = performance.now();
  const minutes = () => (performance.now() - began) / 60_000;
  const pulls: (PullFigures & { readonly loadAverage: number })[] = [];
  const report = () => {
    const all = { machine: machineFacts(), minutes: minutes(), pulls, sleep: SLEEP_NOTE };
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  };
  try {
    for (let k = 0; k < Number(values.stored); k++) {
      await rig.store();
      say(`stored session ${k + 1} of the base, ${minutes().toFixed(1)} min`);
    }
    for (const one of CASES.filter(({ name }) => new RegExp(values.only ?? "").test(name))) {
      const { name, percent } = one;
      say(name);
      const head = percent === 0 ? "# nothing" : `export SLOW_PCT=${percent}`;
      const figures = { ...(await rig.pull(name, head, configOf(one, model))), loadAverage: loadavg()[1] ?? 0 };
      pulls.push(figures);
      report();
      say(lineOf(figures));
      for (const reason of figures.rows.length === 0 ? figures.reasons : []) say(`  ${reason}`);
      for (const { metric, verdict, change, reason } of figures.rows) {
        say(`  ${verdict.padEnd(12)} ${metric} ${(100 * change).toFixed(1)} %: ${reason}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    report();
  }
  say(SLEEP_NOTE);
  const wrong = pulls.filter(({ name, failed }) => EXPECTED[name] !== undefined && EXPECTED[name] !== failed);
  for (const { name, decision } of wrong) say(`NOT OK ${name}: ${decision}`);
  say(`${pulls.length} pull requests, ${minutes().toFixed(1)} minutes`);
  return wrong.length === 0 ? 0 : 1;
}

function lineOf({
  name,
  decision,
  failed,
  pairs,
  starts,
  minutes,
  loadAverage,
}: PullFigures & { loadAverage: number }) {
  return `${name}: ${decision}${failed ? ", slowdown found" : ""} in ${pairs} pairs and ${starts} starts, ${minutes.toFixed(1)} min, load average ${loadAverage.toFixed(1)}`;
}

const dir = values.dir ?? process.env["LLM_PERF_GATE_VLLM_DIR"] ?? join(homedir(), ".cache/llm-perf-gate/vllm");
const vllm = vllmIn(resolve(dir));
if (typeof vllm === "string") {
  say(`SKIPPED: no real vLLM to verify with: ${vllm}`);
  process.exitCode = EXIT_CANNOT_JUDGE;
} else process.exitCode = await verify(vllm);
