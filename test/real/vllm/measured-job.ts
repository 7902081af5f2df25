import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import type { Session } from "../../../src/model/session.ts";
import { readSession } from "../../../src/store/session-folder.ts";
import type { JobOptions, Workflow } from "../../integration/workflow.ts";
import { locksIn, orphanedSegments, processesIn } from "./leftovers.ts";

/** A job to run: what happens on GitHub, and what is special on its machine. */
export interface PlannedJob {
  readonly name: string;
  readonly event: "push" | "pull_request";
  readonly env?: Readonly<Record<string, string>>;
  readonly cancelAt?: RegExp;
}

/** One row of `comparison.json`, as far as it is looked at here. */
export interface Row {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly gating: boolean;
  readonly verdict: string;
  readonly base: number | null;
  readonly head: number | null;
  readonly change: number | null;
  readonly detectable: number | null;
  readonly reason: string;
  readonly evidence: { readonly sessions: number } | null;
}

export interface MeasuredJob {
  readonly name: string;
  readonly minutes: number;
  /** Processes that wanted a core, on average over the job's last five minutes; ours alone are about two. */
  readonly loadAverage: number;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly outputHeld: boolean;
  readonly decision: string | undefined;
  readonly log: string;
  readonly summary: string;
  readonly folder: string | undefined;
  readonly session: Session | undefined;
  readonly rows: readonly Row[];
  /** Artifacts of this run that were finished. */
  readonly artifacts: readonly string[];
  /** The comment on the pull request as it is after this job. */
  readonly comment: string | undefined;
  readonly left: {
    readonly processes: readonly string[];
    readonly locks: readonly string[];
    readonly segments: number;
  };
}

export interface Machine {
  readonly env: Readonly<Record<string, string>>;
  readonly node: string;
  /** Everything that jobs write stays below it. */
  readonly folder: string;
}

const SAY_EVERY_MS = 15_000;

/** Runs the built action as a job of the workflow, and looks at what it did and what it left. */
export async function runJob(
  planned: PlannedJob,
  workflow: Workflow,
  machine: Machine,
  say: (line: string) => void,
): Promise<MeasuredJob> {
  const began = performance.now();
  const minutes = () => (performance.now() - began) / 60_000;
  const place = join(machine.folder, planned.name.replace(/\W+/g, "-"));
  const [temp, locks] = [join(place, "temp"), join(place, "locks")];
  for (const folder of [temp, locks]) mkdirSync(folder, { recursive: true });
  const segments = new Set(orphanedSegments());
  let left: MeasuredJob["left"] = { processes: [], locks: [], segments: 0 };
  const options: JobOptions = {
    node: machine.node,
    env: { ...machine.env, RUNNER_TEMP: temp, LLM_PERF_GATE_LOCK_DIR: locks, ...planned.env },
    ...(planned.cancelAt === undefined ? {} : { cancelAt: planned.cancelAt }),
    inspect: async ({ workspace }) => {
      const fresh = orphanedSegments().filter((name) => !segments.has(name));
      left = { processes: processesIn(workspace), locks: locksIn(locks), segments: fresh.length };
    },
  };
  const status = () => say(`  ${minutes().toFixed(1)} min, ${recordsIn(sessionFolder(temp))} records`);
  const ticking = setInterval(status, SAY_EVERY_MS);
  const result = await (planned.event === "push"
    ? workflow.onBranch("push", options)
    : workflow.onPullRequest("pull_request", options)
  ).finally(() => clearInterval(ticking));

  const { action, post, run } = result;
  const folder = sessionFolder(temp);
  const { artifacts, comments } = workflow.github.state;
  return {
    name: planned.name,
    minutes: minutes(),
    loadAverage: loadavg()[1] ?? 0,
    exitCode: action.exitCode,
    signal: action.signal,
    outputHeld: action.outputHeld,
    decision: action.outputs["decision"],
    log: `${action.stdout}${action.stderr}${post.stdout}${post.stderr}`,
    summary: action.summary,
    folder,
    session: folder === undefined ? undefined : await readSession(folder),
    rows: folder === undefined ? [] : rowsOf(`${folder}-report/comparison.json`),
    artifacts: artifacts.filter(({ runId, finished }) => runId === run.id && finished).map(({ name }) => name),
    comment: comments[0]?.body,
    left,
  };
}

function sessionFolder(temp: string): string | undefined {
  const name = readdirSync(temp).find((entry) => entry.startsWith("llm-perf-gate-") && !entry.endsWith("-report"));
  return name === undefined ? undefined : join(temp, name);
}

function recordsIn(folder: string | undefined): number {
  const records = folder === undefined ? "" : join(folder, "records");
  return existsSync(records) ? readdirSync(records).length : 0;
}

function rowsOf(file: string): readonly Row[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).rows : [];
}
