import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { offlineCell, servingCell } from "../../src/model/cell.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Config, ServerSpec, TestSpec } from "../../src/model/spec.ts";
import type { Plan, Trial } from "../../src/model/trial.ts";
import type { Log, World } from "../../src/model/world.ts";
import type { RunRequest } from "../../src/run/run.ts";
import { freshFolder } from "./fresh-folder.ts";
import { program, worldIn } from "./parts.ts";

export interface RigWorld {
  readonly world: World;
  readonly lines: string[];
  readonly statuses: string[];
  readonly cancel: (signal: "SIGINT" | "SIGTERM") => void;
  /** Resolves when a line or a status matches. */
  readonly seen: (pattern: RegExp) => Promise<void>;
}

export function rigWorld({
  env = {},
  cwd = freshFolder(),
}: {
  env?: Record<string, string>;
  cwd?: string;
} = {}): RigWorld {
  const lines: string[] = [];
  const statuses: string[] = [];
  const stopped = new AbortController();
  const say = (line: string) => {
    lines.push(line);
  };
  const log: Log = {
    info: say,
    warn: say,
    error: say,
    progress: (status) => {
      statuses.push(status);
    },
    group: (title, work) => {
      say(title);
      return work();
    },
  };
  const { PATH, HOME } = process.env;
  const childEnv = { PATH, HOME, LLM_PERF_GATE_LOCK_DIR: cwd, ...env };
  return {
    lines,
    statuses,
    cancel: (signal) => stopped.abort(signal),
    seen: (pattern) => until(() => [...lines, ...statuses].some((line) => pattern.test(line))),
    world: worldIn(cwd, childEnv, log, stopped.signal),
  };
}

/** Waits for something that must happen soon; the limit is only there to end a broken test. */
export async function until(happened: () => boolean, milliseconds = 20_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !happened(); await sleep(20)) {
    if (Date.now() > end) throw new Error("it did not happen");
  }
}

export function serverSpec(flags: readonly string[] = [], more: Partial<ServerSpec> = {}): ServerSpec {
  return {
    name: "toy",
    engine: "command",
    args: {},
    env: {},
    command: [process.execPath, program("serve.mjs"), "{port}", ...flags],
    model: "toy",
    ready: { timeoutSeconds: 20, retries: 1 },
    ...more,
  };
}

export function testSpec(name: string, args: TestSpec["args"] = {}, more: Partial<TestSpec> = {}): TestSpec {
  return {
    name,
    kind: "serving",
    server: "toy",
    tool: "built-in",
    args,
    env: {},
    prompts: 4,
    loads: [{ requestRate: "inf" }],
    endpoint: "completions",
    ignoreEos: true,
    warmups: 0,
    timeoutSeconds: 20,
    ...more,
  };
}

export interface Planned {
  readonly test: TestSpec;
  readonly server?: ServerSpec;
  readonly repeats?: number;
  readonly round?: number;
}

export function planOf(...planned: readonly Planned[]): Plan {
  const trials = planned.flatMap(({ test, server, repeats = 1, round = 0 }) =>
    Array.from({ length: repeats }, (_, repeat): Trial => {
      const cell =
        server === undefined ? offlineCell(test.name, "latency") : servingCell(test.name, { requestRate: "inf" });
      const id = `${test.name}-r${repeat}${round === 0 ? "" : `-c${round}`}`;
      return {
        id,
        cell,
        variant: "head",
        repeat,
        seed: repeat,
        round,
        test,
        ...(server === undefined ? {} : { server }),
      };
    }),
  );
  return { trials, expectedCells: [...new Set(trials.map(({ cell }) => cell.id))], digest: "plan", warnings: [] };
}

export function requestOf(
  plan: Plan,
  more: Partial<Omit<RunRequest, "config">> & { readonly config?: Partial<Config> } = {},
): RunRequest {
  const config: Config = {
    name: "suite",
    enforce: "gate",
    envFrom: [],
    servers: {},
    tests: [],
    repeats: 1,
    seed: 0,
    policy: DEFAULT_POLICY,
    store: { kind: "directory", path: "baselines" },
    baselineSessions: 5,
    dropUnknownFlags: false,
    paired: "auto",
    hold: "auto",
    warnings: [],
    ...more.config,
  };
  return {
    plan,
    folder: freshFolder(),
    origin: { event: "local", commit: "c0ffee" },
    environment: { class: { cpu: "test" }, subject: {} },
    sessionId: "session-1",
    already: [],
    ...more,
    config,
  };
}

export function readJson(...path: readonly string[]) {
  return JSON.parse(readFileSync(join(...path), "utf8"));
}

export function recordsOn(folder: string): readonly TrialRecord[] {
  return readdirSync(join(folder, "records")).map((name) => readJson(folder, "records", name));
}

/** Living processes that inherited this world's environment: whatever was started in it, by whomever. */
export function leftBy({ cwd }: World): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const zombie = /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
        return !zombie && readFileSync(`/proc/${pid}/environ`, "utf8").includes(`RUN_TEST_WORLD=${cwd}\0`);
      } catch {
        return false;
      }
    });
}

/** Names of the lock files and the ledgers that are still there. */
export function locksIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".lock") || name === "processes.json");
}
