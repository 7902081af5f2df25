import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import type { TrialRecord } from "../../../src/model/record.ts";
import { RECORDS_FOLDER } from "../../../src/model/session-layout.ts";
import { processesIn } from "../vllm/leftovers.ts";

/** Which of a server's processes is killed, once, and when. */
export interface Death {
  readonly name: string;
  readonly program: "torchrun" | "ray";
  readonly script: string;
  readonly ranks: Readonly<Record<string, unknown>>;
  readonly victim: Victim;
  readonly when: "it connects" | "it loads" | "it is measured";
  /** What must be said of it. */
  readonly told: RegExp;
}

export type Victim =
  | { readonly rank: number }
  /** Of those processes whose command line matches, the one that was started last. */
  | { readonly last: RegExp };

export interface Outcome {
  readonly exitCode: number | null;
  readonly printed: string;
  readonly killed: string;
  readonly records: readonly TrialRecord[];
  /** Processes that live on a second after the run. */
  readonly left: readonly string[];
}

const HERE = new URL(".", import.meta.url).pathname;
const LIMIT_MS = 180_000;
/** Only what one of these cases starts is looked at. */
const MARK = "LLM_PERF_GATE_VERIFY_RANKS";

/** Lets the built gate measure with ranks, and kills one. */
export async function die(death: Death, workspace: string, cli: string, path: string): Promise<Outcome> {
  mkdirSync(workspace, { recursive: true });
  const config = join(workspace, "config.json");
  writeFileSync(config, JSON.stringify(configOf(death, cli)));
  const out = join(workspace, "out");
  const child = spawn(process.execPath, [cli, "run", "--config", config, "--out", out], {
    cwd: workspace,
    env: { ...process.env, PATH: path, [MARK]: workspace, LLM_PERF_GATE_LOCK_DIR: workspace },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const ended = new Promise<number | null>((end) => child.once("close", end));
  const killed = await kill(death, workspace, out);
  const limit = setTimeout(() => child.kill("SIGINT"), LIMIT_MS);
  const exitCode = await ended;
  clearTimeout(limit);
  await sleep(1_000);
  const left = [...new Set([...processesIn(workspace), ...marked(workspace).map(({ pid, line }) => `${pid} ${line}`)])];
  return { exitCode, printed, killed, records: recordsIn(out), left };
}

function configOf({ script, ranks }: Death, cli: string) {
  const program = script === "serve-ray.sh" ? "driver.py" : "worker.py";
  // Ten tokens a second and two at a time: 12 s a trial.
  const engine = [process.execPath, cli, "simulated-engine", "--decode-base-ms", "50"];
  return {
    version: 1,
    servers: {
      spread: {
        engine: "command",
        command: ["bash", resolve(HERE, script), resolve(HERE, program), "{port}", ...engine],
        model: "simulated",
        ready: { timeout: "60s", retries: 1 },
        ranks: { count: 2, ...ranks },
      },
    },
    tests: [
      {
        name: "serving",
        kind: "serving",
        server: "spread",
        dataset: { name: "random", "input-tokens": 32, "output-tokens": 16 },
        prompts: 24,
        warmups: 0,
        load: { concurrency: 2 },
      },
    ],
    repeats: 1,
    store: { kind: "directory", path: "store" },
  };
}

async function kill({ victim, when }: Death, workspace: string, out: string): Promise<string> {
  for (const end = Date.now() + LIMIT_MS / 2; Date.now() < end; await sleep(100)) {
    if (!isTime(when, workspace, out)) continue;
    if (when === "it is measured") await sleep(2_000);
    const found = marked(workspace).filter(({ environ, line }) =>
      "rank" in victim ? environ.includes(`RANK=${victim.rank}`) && /worker\.py/.test(line) : victim.last.test(line),
    );
    const last = found.sort((a, b) => a.pid - b.pid).at(-1);
    if (last === undefined) continue;
    process.kill(last.pid, "SIGKILL");
    return `${last.pid} ${last.line}`;
  }
  return "";
}

function isTime(when: Death["when"], workspace: string, out: string): boolean {
  const logs = [join(workspace, "logs"), join(out, "raw", "servers")].flatMap((folder) =>
    namesIn(folder).map((name) => readFileSync(join(folder, name), "utf8")),
  );
  if (when === "it connects") return true;
  if (when === "it loads") return logs.some((text) => text.includes("loading weights 3/6"));
  return namesIn(join(out, "raw")).some((name) => name !== "servers");
}

function recordsIn(out: string): readonly TrialRecord[] {
  const folder = join(out, RECORDS_FOLDER);
  return namesIn(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as TrialRecord);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function marked(workspace: string) {
  return namesIn("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const environ = linesOf(`/proc/${name}/environ`);
      const line = linesOf(`/proc/${name}/cmdline`).join(" ").trim();
      return environ.includes(`${MARK}=${workspace}`) && line !== "" ? [{ pid: Number(name), environ, line }] : [];
    });
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8").split("\0");
  } catch {
    return [];
  }
}
