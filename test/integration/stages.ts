import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeLock } from "../../src/run/lock-file.ts";
import { shaOf } from "./github/state.ts";
import { session, store, trials } from "./hand-made.ts";
import { type LeftBehind, leftBehind, measuredIn, type StoredSession, serverLogs, sessionIn } from "./left-behind.ts";
import type { Moment } from "./runner.ts";
import { CONFIG, toySuite } from "./toy.ts";
import { type JobResult, startWorkflow, type Workflow } from "./workflow.ts";

const [FIRST, SECOND] = ["a-qps_inf-concurrency_4-r0", "b-qps_inf-concurrency_4-r0"] as const;
const ALL = ["a", "b"].flatMap((test) => [0, 1, 2].map((repeat) => `${test}-qps_inf-concurrency_4-r${repeat}`));

/** A point in the life of a job at which it can be ended. */
export interface Stage {
  readonly title: string;
  readonly event: "push" | "pull_request";
  /** Of the simulated engine. */
  readonly flags?: string;
  /** Makes ready what the stage needs. @returns variables for the job's environment. */
  readonly arrange?: (workflow: Workflow, folder: string) => Readonly<Record<string, string>> | undefined;
  readonly reached: (session: string, workflow: Workflow) => Moment;
  /** Trials that must be on disk afterwards. */
  readonly kept: readonly string[];
}

/** While the devices are another job's. */
export const WAITING: Stage = {
  title: "while it waits for the devices",
  event: "push",
  arrange: (_workflow, folder) => {
    const locks = join(folder, "locks");
    mkdirSync(locks);
    takeLock(join(locks, "llm-perf-gate-all.lock"));
    return { LLM_PERF_GATE_LOCK_DIR: locks };
  },
  reached: () => /this machine is measured on by process/,
  kept: [],
};

export const MEASURING: readonly Stage[] = [
  {
    title: "while a server loads that swallows SIGTERM",
    event: "push",
    flags: "--start-seconds 60 --ignore-sigterm",
    reached: () => /starting toy#0/,
    kept: [],
  },
  {
    title: "during a warm-up that hangs, on a server that swallows SIGTERM",
    event: "push",
    flags: "--hang-at-request 1 --ignore-sigterm",
    reached: (session) => () => existsSync(join(session, "raw", FIRST, "stderr.txt")),
    kept: [],
  },
  {
    title: "during a later trial",
    event: "push",
    reached: (session) => () => existsSync(join(session, "raw", SECOND, "stderr.txt")),
    kept: [FIRST],
  },
  { title: "between two trials", event: "push", reached: () => /-r0: valid/, kept: [FIRST] },
  {
    title: "during the confirmation",
    event: "pull_request",
    arrange: judgedAsSlower(100),
    reached: (session) => () => serverLogs(session).length === 2 && serverLogs(session).every((log) => log !== ""),
    kept: ALL,
  },
];

export const UPLOADING: Stage = {
  title: "while the artifact service does not answer",
  event: "push",
  arrange: ({ github }) => {
    github.fail({ match: /CreateArtifact/, answer: "timeout" });
    return undefined;
  },
  reached: (_session, { github }) => {
    const before = github.requests.length;
    return () => github.requests.slice(before).some(({ url }) => url.endsWith("CreateArtifact"));
  },
  kept: ALL,
};

export const PUBLISHING: Stage = {
  title: "while the comment is written and GitHub does not answer",
  event: "pull_request",
  arrange: (workflow, folder) => {
    workflow.github.fail({ match: /\/comments/, answer: "timeout" });
    return judgedAsSlower(0.01)(workflow, folder);
  },
  reached: (_session, { github }) => {
    const before = github.requests.length;
    return () => github.requests.slice(before).some(({ url }) => url.includes("/comments"));
  },
  kept: ALL,
};

/** The repository whose jobs are ended at these stages. */
export function stagesRepository(): Promise<Workflow> {
  return startWorkflow({ [CONFIG]: toySuite({ tests: ["a", "b"] }) });
}

/** The only baselines are such that any machine is about that many times as slow: what a pull request's job does then hangs on no noise. */
function judgedAsSlower(times: number): NonNullable<Stage["arrange"]> {
  return ({ github }) => {
    github.state.artifacts.length = 0;
    const cells = ["a", "b"].map((test) => `${test}/qps=inf,concurrency=4`);
    for (let k = 0; k < 3; k++) {
      const commit = shaOf(`base ${k} of ${times}`);
      const records = cells.flatMap((cell) => trials({ cell, slower: 0.5 / times }));
      github.state.commits.unshift(commit);
      store(github, session(commit, records, { environment: { class: {}, subject: {} } }));
    }
    return undefined;
  };
}

export interface Ended extends JobResult {
  readonly afterAction: LeftBehind;
  readonly afterPost: LeftBehind;
  /** As it lies on disk in the end. */
  readonly session: StoredSession;
  readonly measured: readonly string[];
  /** The run's finished artifacts; the names of the files in them can be read in the bytes. */
  readonly artifacts: readonly string[];
}

/** Runs a job up to the stage, ends it there, and runs its post step on a GitHub that is well again. */
export async function endedAt(stage: Stage, how: "cancelAt" | "killAt", workflow: Workflow): Promise<Ended> {
  const { github } = workflow;
  const folder = mkdtempSync(join(tmpdir(), "stage-"));
  const session = join(folder, "session");
  const env = {
    ...(stage.flags === undefined ? {} : { SIMULATED_ENGINE_FLAGS: stage.flags }),
    ...stage.arrange?.(workflow, folder),
  };
  const seen: LeftBehind[] = [];
  const options = {
    env,
    inputs: { "session-path": session },
    [how]: stage.reached(session, workflow),
    beforePost: async (job) => {
      github.heal();
      seen.push(await leftBehind(job, session));
    },
    inspect: async (job) => {
      seen.push(await leftBehind(job, session));
    },
  } satisfies Parameters<Workflow["onBranch"]>[1];
  const result =
    stage.event === "push"
      ? await workflow.onBranch("push", options)
      : await workflow.onPullRequest("pull_request", options);
  const [afterAction, afterPost] = seen;
  if (afterAction === undefined || afterPost === undefined) throw new Error("the job was not looked at");
  const own = github.state.artifacts.filter(({ runId, finished }) => runId === result.run.id && finished !== undefined);
  const ended = {
    ...result,
    afterAction,
    afterPost,
    session: sessionIn(session),
    measured: measuredIn(session),
    artifacts: own.map(({ blob }) => github.state.blobs.get(blob)?.bytes.toString("latin1") ?? ""),
  };
  rmSync(folder, { recursive: true });
  return ended;
}
