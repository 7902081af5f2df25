import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOAD_DEFINITION } from "../../src/model/load-result.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Session } from "../../src/model/session.ts";
import { VERSION } from "../../src/model/version.ts";
import { makeZip } from "../store/make-zip.ts";
import { aRecord, aSession, sessionFiles, writeSession } from "../store/sessions.ts";
import type { SimulatedGithub } from "./github/simulated-github.ts";
import { type SimulatedArtifact, type SimulatedRun, shaOf } from "./github/state.ts";
import { CELL } from "./judged-suite.ts";
import type { JobOptions, JobResult, Workflow } from "./workflow.ts";

/** Sessions as jobs store them, made by hand: what they say is known exactly, and no engine has to run. */
interface Made {
  readonly cell: string;
  /** How many times as long as usual a token takes. */
  readonly slower: number;
  readonly repeats: number;
  /** 0 for the first measurement, 1 for its confirmation. */
  readonly round: number;
  readonly failed: number;
}

const REQUESTS = 12;

/** Repeats of one session differ by this much. */
const SPREAD = [1, 1.002, 0.999, 1.001, 0.998];

export function trials(made: Partial<Made> = {}): readonly TrialRecord[] {
  const { cell = CELL, slower = 1, repeats = 3, round = 0, failed = 0 } = made;
  return Array.from({ length: repeats }, (_, repeat) => {
    const pace = slower * (SPREAD[repeat % SPREAD.length] ?? 1);
    return aRecord({
      trial: `${cell.replaceAll(/[^\w.-]+/g, "_")}-r${repeat}${round === 0 ? "" : `-c${round}`}`,
      cell,
      repeat,
      round,
      metrics: { median_tpot_ms: 10 * pace, mean_tpot_ms: 10.5 * pace, output_throughput: 1000 / pace },
      counts: { requested: REQUESTS, completed: REQUESTS - failed, failed, outputTokens: 12 * (REQUESTS - failed) },
      workload: { prompts: REQUESTS },
      tool: { name: "built-in", version: VERSION, definition: LOAD_DEFINITION },
    });
  });
}

export function session(commit: string, records: readonly TrialRecord[], changes: Partial<Session> = {}): Session {
  return aSession({
    id: `session of ${commit}`,
    suite: "toy",
    origin: { commit, event: "push", ref: "refs/heads/main" },
    expectedCells: [...new Set(records.map(({ cell }) => cell))],
    records,
    ...changes,
  });
}

export interface Stored {
  readonly run: SimulatedRun;
  readonly artifact: SimulatedArtifact;
}

/** Puts a session on the simulated GitHub, as the job that measured it would have. */
export function store(github: SimulatedGithub, stored: Session, run: Partial<SimulatedRun> = {}): Stored {
  const made = github.addRun({ sha: stored.origin.commit ?? "", ...run });
  const files = Object.entries(sessionFiles(stored)).map(([path, content]) => ({ path, content }));
  return { run: made, artifact: github.addArtifact(made, "llm-perf-gate-toy-all-a1", makeZip(files)) };
}

/** Stored sessions of the base branch, the newest last; each starts at another level, as machines do. */
export function storeBaselines(
  github: SimulatedGithub,
  count = 3,
  made: Partial<Made> = {},
  changes: Partial<Session> = {},
): readonly Stored[] {
  return Array.from({ length: count }, (_, k) => {
    const commit = shaOf(`base ${k}`);
    github.state.commits.unshift(commit);
    const records = trials({ ...made, slower: (made.slower ?? 1) * (1 + 0.004 * (k % 3)) });
    return store(github, session(commit, records, changes));
  });
}

/** Baselines that a job of `suite()` on any machine may be judged against: about what the simulated engine does, and no word of a machine. */
export const AS_MEASURED = [{ slower: 0.5 }, { environment: { class: {}, subject: {} } }] as const;

/** A job in mode `report` on a pull request: folds these sessions into one verdict, without an engine. */
export async function report(
  workflow: Workflow,
  heads: readonly Session[],
  { inputs, ...options }: JobOptions = {},
): Promise<JobResult> {
  const folder = mkdtempSync(join(tmpdir(), "legs-"));
  try {
    for (const [leg, head] of heads.entries()) await writeSession(join(folder, `leg-${leg}`), head);
    const given = { mode: "report", "sessions-path": folder, ...inputs };
    return await workflow.onPullRequest("pull_request", { ...options, inputs: given });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The commit that a pull request's jobs check out. */
export function headCommit(workflow: Workflow): string {
  return workflow.pull().mergeSha;
}
