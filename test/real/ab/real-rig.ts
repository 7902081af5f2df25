import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileReader } from "../../../src/config/file-reader.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { gate } from "../../../src/gate.ts";
import type { Comparison, JudgedRow } from "../../../src/model/comparison.ts";
import { CannotJudgeError } from "../../../src/model/errors.ts";
import type { Session } from "../../../src/model/session.ts";
import type { World } from "../../../src/model/world.ts";
import { isJudged } from "../../../src/report/rows.ts";
import { directoryStore } from "../../../src/store/directory.ts";
import { createRepository } from "./repository.ts";

/** The built generator and engine; `npm run build` makes it. */
const CLI = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

export interface RealRig {
  /** Measures the base commit as a push does, and stores the session. */
  readonly store: () => Promise<void>;
  /** A pull request whose head has this in its engine's environment, under a configuration of its own. */
  readonly pull: (name: string, head: string, config: string) => Promise<PullFigures>;
}

export interface PullFigures {
  readonly name: string;
  readonly decision: string;
  readonly reasons: readonly string[];
  /** A confirmed regression of a gating row. */
  readonly failed: boolean;
  readonly pairs: number;
  readonly minutes: number;
  /** Starts of both sides together. */
  readonly starts: number;
  readonly rows: readonly Pick<JudgedRow, "metric" | "verdict" | "change" | "interval" | "detectable" | "reason">[];
  readonly notes: readonly string[];
}

export interface RigOptions {
  readonly folder: string;
  /** In every commit, beside `engine.env`; by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The configuration of the base's own sessions, without `base` and `store`. */
  readonly config: string;
  /** Of the job, by the folder of its workspace. */
  readonly env: (workspace: string) => Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
}

/** A throw-away repository and what the gate makes of its commits: real worktrees, real processes, the wall clock. */
export function realRig({ folder, files, config: usual, env, say }: RigOptions): RealRig {
  const repository = createRepository(join(folder, "repository"), files);
  const base = repository.commit("");
  const store = directoryStore(join(folder, "store"));
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort(signal));
  const quiet = { info: () => {}, progress: () => {}, group: <T>(_: string, work: () => Promise<T>) => work() };
  const world: World = {
    env: { ...env(repository.folder), LLM_PERF_GATE_LOCK_DIR: folder },
    cwd: repository.folder,
    temp: folder,
    node: process.execPath,
    cli: CLI,
    log: { ...quiet, warn: say, error: say },
    signal: stopped.signal,
  };
  const job = async (id: string, commit: string, text: string, judge: boolean) => {
    const place = join(folder, id.replace(/\W+/g, "-"));
    mkdirSync(place);
    writeFileSync(join(place, "gate.yml"), `${text}\nstore: { kind: directory, path: unused }\n`);
    const config = await loadConfig(join(place, "gate.yml"), fileReader(place));
    const origin = judge ? { event: "pull_request", commit, base } : { event: "push", commit, ref: "refs/heads/main" };
    const common = { config, folder: join(place, "session"), sessionId: id, sessionName: id.replace(/\W+/g, "-") };
    return gate({ ...common, origin, store, judge, selection: {} }, { ...world, log: { ...world.log, info: say } });
  };
  let stored = 0;
  return {
    store: async () => {
      await job(`base ${stored++}`, base, usual, false);
    },
    pull: async (name, head, config) => {
      const commit = repository.commit(head);
      const began = performance.now();
      const minutes = () => (performance.now() - began) / 60_000;
      try {
        const { session, comparison } = await job(name, commit, config, true);
        return figuresOf(name, session, comparison, minutes());
      } catch (thrown) {
        if (!(thrown instanceof CannotJudgeError)) throw thrown;
        return { ...NOTHING_SEEN, name, reasons: [thrown.message], minutes: minutes() };
      }
    },
  };
}

/** A pull request that could not be judged is a figure too: the ones behind it are still to come. */
const NOTHING_SEEN = { decision: "cannot-judge", failed: false, pairs: 0, starts: 0, rows: [], notes: [] } as const;

function figuresOf(
  name: string,
  { records, notes }: Session,
  { decision, reasons, rows }: Comparison,
  minutes: number,
) {
  const gating = rows.filter(isJudged).filter((row) => row.gating);
  return {
    name,
    decision,
    reasons,
    failed: gating.some(({ verdict }) => verdict === "regression"),
    pairs: records.filter(({ variant }) => variant === "base").length,
    minutes,
    starts: new Set(records.map(({ server }) => server?.start)).size,
    rows: gating.map(({ metric, verdict, change, interval, detectable, reason }) => ({
      metric,
      verdict,
      change,
      interval,
      detectable,
      reason,
    })),
    notes,
  };
}
