import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fileReader } from "../../src/config/file-reader.ts";
import { loadConfig } from "../../src/config/load.ts";
import { type PullResult, pullRequest, storedSessions, type Way } from "./ab/pull-requests.ts";
import { realRig } from "./ab/real-rig.ts";

/**
 * Base against head through the gate's own driver: in the simulated engine's virtual time, and as real processes.
 *
 *     npm run bench:ab -- [--json FILE] [--runs N] [--wall N] [--seed N] [--only virtual|wall]
 */
const { values } = parseArgs({
  options: {
    json: { type: "string" },
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "20261122" },
    wall: { type: "string", default: "30" },
    only: { type: "string" },
  },
});

const CONFIG = `version: 1
name: ab
servers: { toy: { engine: simulated } }
tests:
  - { name: toy, server: toy, dataset: { name: random, input-tokens: 32, output-tokens: 16 }, prompts: 32, load: { concurrency: [4, 8] } }
repeats: 3
`;

const NOISE = { startNoise: 0.005, stepNoise: 0.1, driftNoise: 0.005, driftSeconds: 5, stallRate: 0.1, stallMs: 5 };
const STARTS = { "1 s": 1000, "15 min": 15 * 60_000 } as const;
const WAYS: readonly Way[] = ["auto", "always", "fixed"];
const SLOWDOWNS = [0, 0.05, 0.1];
const TRIAL_MS = 2 * 60_000;
const STORED = 5;

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;

async function virtual(keep: (rows: readonly unknown[]) => void) {
  const folder = mkdtempSync(join(tmpdir(), "bench-ab-"));
  writeFileSync(join(folder, "gate.yml"), CONFIG);
  const config = await loadConfig(join(folder, "gate.yml"), fileReader(folder));
  rmSync(folder, { recursive: true });
  const rows: unknown[] = [];
  for (const [start, startMs] of Object.entries(STARTS)) {
    for (const slowdown of SLOWDOWNS) {
      const results = new Map<Way, PullResult[]>(WAYS.map((way) => [way, []]));
      for (let k = 0; k < Number(values.runs); k++) {
        const seed = `${values.seed}/${start}/${slowdown}/${k}`;
        const machine = { seed, noise: NOISE, slowdown, startMs, trialMs: TRIAL_MS, resident: false };
        const sessions = await storedSessions(config, machine, STORED);
        for (const way of WAYS) results.get(way)?.push(await pullRequest({ config, machine, way }, sessions));
      }
      for (const [way, all] of results) {
        const failed = mean(all.map((one) => Number(one.failed)));
        const row = {
          start,
          slowdown,
          way,
          runs: all.length,
          failed,
          standardError: Math.sqrt((failed * (1 - failed)) / all.length),
          suspected: mean(all.map((one) => Number(one.suspected))),
          passed: mean(all.map((one) => Number(one.decision === "pass"))),
          pairs: mean(all.map((one) => one.pairs)),
          minutes: mean(all.map((one) => one.minutes)),
          designs: [...new Set(all.map((one) => one.design))],
        };
        rows.push(row);
        keep(rows);
        process.stdout.write(`${JSON.stringify(row)}\n`);
      }
    }
  }
}

/** Real worktrees of a throw-away repository, real processes; a few seconds a pair. */
const WALL_CONFIG = CONFIG.replace(
  "engine: simulated",
  'engine: command, command: ["./serve", "{port}"], model: simulated',
)
  .replace("[4, 8]", "8")
  .concat("paired: always\nhold: restart\nbase: {}\n");
const WALL_SERVE = `#!/bin/bash
cd "$(dirname "$0")"
. ./engine.env
exec ${process.execPath} ${fileURLToPath(new URL("../../dist/cli.js", import.meta.url))} simulated-engine --port "$1" --decode-base-ms 20 --start-noise 0.005 $FLAGS
`;

async function wall(keep: (pulls: readonly unknown[]) => void) {
  const folder = mkdtempSync(join(tmpdir(), "bench-ab-"));
  const files = { serve: WALL_SERVE };
  const rig = realRig({ folder, files, config: WALL_CONFIG, env: () => process.env, say: () => {} });
  const pulls: unknown[] = [];
  try {
    for (let k = 0; k < 3; k++) await rig.store();
    for (let k = 0; k < Number(values.wall); k++) {
      const slowdown = SLOWDOWNS[k % SLOWDOWNS.length] ?? 0;
      const head = slowdown === 0 ? `FLAGS= # ${k}` : `FLAGS="--decode-slowdown ${slowdown}" # ${k}`;
      const { rows: _, notes: __, ...figures } = await rig.pull(`${slowdown} ${k}`, head, WALL_CONFIG);
      pulls.push({ ...figures, slowdown, loadAverage: loadavg()[0] });
      keep(pulls);
      const { decision, failed, pairs, minutes } = figures;
      process.stdout.write(`wall ${k}: ${slowdown} ${decision} ${failed} ${pairs} pairs ${minutes.toFixed(2)} min\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Written after every row and every pull request: a run that is cut off keeps what it has. */
const report: Record<string, unknown> = { seed: values.seed, noise: NOISE };
function keepIn(part: "virtual" | "wall") {
  return (list: readonly unknown[]) => {
    report[part] = list;
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  };
}
if (values.only !== "wall") await virtual(keepIn("virtual"));
if (values.only !== "virtual") await wall(keepIn("wall"));
