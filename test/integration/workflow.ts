import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  issueCommentEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "./events.ts";
import { type Forge, type SimulatedGithub, simulateGithub } from "./github/simulated-github.ts";
import {
  type Account,
  FORK,
  instantOf,
  REPOSITORY,
  type SimulatedComment,
  type SimulatedPull,
  type SimulatedRun,
} from "./github/state.ts";
import { type Job, type Step, type StepResult, startJob } from "./runner.ts";

/** What one job adds to the usual: its inputs, its machine's environment, how it is cancelled. */
export type JobOptions = Partial<Pick<Step, "inputs" | "env" | "node" | "cancelAt" | "killAt" | "meanwhile">> & {
  /** Looks at the job's machine between the action and the post step; `again` runs the action once more, undisturbed, as the next attempt. */
  readonly beforePost?: (job: Job, again: () => Promise<StepResult>) => Promise<void>;
  /** Looks at the job's machine after the post step, before it is wiped. */
  readonly inspect?: (job: Job) => Promise<void>;
  /** The pull request comes from a fork. What its token may do is `github.permissions`. */
  readonly fork?: boolean;
  /** What the job's steps before the action do in the workspace. */
  readonly prepare?: (workspace: string) => void;
  /** The commit in the workspace, when it is not the event's. */
  readonly checkout?: string;
  /** What the workspace holds instead of the repository's text, by path: what a pull request edits. */
  readonly files?: Readonly<Record<string, string>>;
};

export interface JobResult {
  readonly action: StepResult;
  readonly post: StepResult;
  readonly run: SimulatedRun;
}

type BranchEvent = "push" | "schedule" | "workflow_dispatch";

/** A repository on the simulated GitHub with one workflow: every job is a fresh machine that runs the built action. */
export interface Workflow extends AsyncDisposable {
  readonly github: SimulatedGithub;
  /** A job on the base branch; each is a new commit. */
  readonly onBranch: (event: BranchEvent, options?: JobOptions) => Promise<JobResult>;
  /** A further attempt of a push's run. */
  readonly again: (run: SimulatedRun, options?: JobOptions) => Promise<JobResult>;
  /** A pull request against the base branch's tip: its test merge is checked out. */
  readonly onPullRequest: (event: "pull_request" | "merge_group", options?: JobOptions) => Promise<JobResult>;
  /** The workflow on the default branch that waits for the measuring one, told of a finished run of that. */
  readonly onWorkflowRun: (measured: SimulatedRun, options?: JobOptions) => Promise<JobResult>;
  /** Somebody comments on the pull request, and the workflow that answers runs. */
  readonly onComment: (
    body: string,
    options?: CommentOptions,
  ) => Promise<JobResult & { readonly comment: SimulatedComment }>;
  /** What a command started: the pull request's head in the workspace, by a workflow of its own. */
  readonly onDispatch: (inputs: Readonly<Record<string, string>>, options?: JobOptions) => Promise<JobResult>;
  /** The pull request that `onPullRequest` is about. */
  readonly pull: () => SimulatedPull;
}

export type CommentOptions = JobOptions & {
  readonly author?: Account;
  /** `edited` instead of `created`. */
  readonly action?: string;
};

const MONA: Account = { id: 2, login: "mona", type: "User" };

const BRANCH_EVENTS: Readonly<Record<BranchEvent, typeof pushEvent>> = {
  push: pushEvent,
  schedule: scheduleEvent,
  workflow_dispatch: workflowDispatchEvent,
};

/** `files`: the repository's content by path. */
export async function startWorkflow(files: Readonly<Record<string, string>>, forge?: Forge): Promise<Workflow> {
  const github = await simulateGithub(forge);
  const history = await gitHistory(files);
  const serveContents = (sha: string) => {
    for (const [path, text] of Object.entries(files)) github.state.contents.set(`${sha}:${path}`, text);
  };
  serveContents(history.first);

  /** `sha` is checked out; `headSha` is what the run is of: for a pull request not the merge. */
  async function runJob(
    event: WorkflowEvent,
    { sha, headSha = sha, branch, path }: JobPlace,
    options: JobOptions,
    earlier?: SimulatedRun,
  ): Promise<JobResult> {
    await using job = await startJob();
    git(job.workspace, "clone", "--quiet", history.folder, ".");
    git(job.workspace, "checkout", "--quiet", options.checkout ?? sha);
    for (const [path, text] of Object.entries(options.files ?? {})) await writeFile(join(job.workspace, path), text);
    options.prepare?.(job.workspace);
    const headRepositoryId = options.fork === true ? FORK.id : REPOSITORY.id;
    const underWay = { status: "in_progress", conclusion: null } as const;
    const made = { event: event.name, branch, sha: headSha, headRepositoryId, ...underWay };
    const run = earlier ?? github.addRun({ ...made, ...(path === undefined ? {} : { path }) });
    if (earlier !== undefined) Object.assign(run, { attempt: run.attempt + 1, ...underWay });
    const env = { ...github.environmentOf(run), ...options.env };
    const { inputs, inspect, beforePost, ...rest } = options;
    const { fork: _fork, files: _files, checkout: _checkout, prepare: _prepare, ...how } = rest;
    const given = { "github-token": github.token, ...inputs };
    const action = await job.run({ ...how, entry: "action.js", event, env, inputs: given });
    const next = { ...env, GITHUB_RUN_ATTEMPT: String(run.attempt + 1) };
    await beforePost?.(job, () => job.run({ entry: "action.js", event, env: next, inputs: given }));
    const post = await job.run({ entry: "cleanup.js", event, env, inputs: given, state: action.state });
    run.status = "completed";
    run.conclusion = action.exitCode === 0 ? "success" : "failure";
    await inspect?.(job);
    return { action, post, run };
  }

  return {
    github,
    pull: () => history.pull(),
    onBranch: (name, options = {}) => {
      const sha = history.nextCommit();
      serveContents(sha);
      github.state.commits.unshift(sha);
      return runJob(BRANCH_EVENTS[name]({ sha, branch: "main" }), { sha, branch: "main" }, options);
    },
    again: (run, options = {}) => runJob(pushEvent(run), { sha: run.sha, branch: run.branch }, options, run),
    onWorkflowRun: (measured, options = {}) => {
      const sha = history.tip();
      const place = { sha, branch: "main", path: ".github/workflows/perf-report.yml" };
      const inputs = { mode: "report", ...options.inputs };
      return runJob(workflowRunEvent(measured, sha), place, { ...options, inputs });
    },
    onComment: async (body, { author = MONA, action = "created", ...options } = {}) => {
      const { state } = github;
      const found = history.pull();
      const pull = { ...found, head: { ...found.head, fork: options.fork === true } };
      if (!state.pulls.some(({ number }) => number === pull.number)) state.pulls.push(pull);
      const id = state.nextId();
      const at = instantOf(id);
      const comment = { id, issue: pull.number, author, body, createdAt: at, updatedAt: at, reactions: [] };
      state.comments.push(comment);
      const sha = history.tip();
      const place = { sha, branch: "main", path: ".github/workflows/perf-commands.yml" };
      const inputs = { mode: "command", ...options.inputs };
      const result = await runJob(issueCommentEvent(comment, sha, action), place, { ...options, fork: false, inputs });
      return { ...result, comment };
    },
    onDispatch: (asked, options = {}) => {
      const sha = history.tip();
      const event = workflowDispatchEvent({ sha, branch: "main" }, asked);
      return runJob(event, { sha, branch: "main", path: ".github/workflows/perf-on-demand.yml" }, options);
    },
    onPullRequest: (name, options = {}) => {
      const found = history.pull();
      const pull = { ...found, head: { ...found.head, fork: options.fork === true } };
      if (!github.state.pulls.some(({ number }) => number === pull.number)) github.state.pulls.push(pull);
      const event = name === "pull_request" ? pullRequestEvent(pull) : mergeGroupEvent(pull);
      const place =
        name === "pull_request"
          ? { sha: pull.mergeSha, headSha: pull.head.sha, branch: pull.head.branch }
          : { sha: pull.mergeSha, branch: "gh-readonly-queue/main" };
      return runJob(event, place, options);
    },
    async [Symbol.asyncDispose]() {
      await history[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

interface JobPlace {
  readonly sha: string;
  readonly headSha?: string;
  readonly branch: string;
  /** Of the workflow file; absent means the measuring one. */
  readonly path?: string;
}

interface History extends AsyncDisposable {
  readonly folder: string;
  readonly first: string;
  readonly nextCommit: () => string;
  readonly tip: () => string;
  readonly pull: () => SimulatedPull;
}

/** A real git repository: `main`, and a branch that is merged onto its tip as GitHub does for a pull request. */
export async function gitHistory(files: Readonly<Record<string, string>>): Promise<History> {
  const job = await startJob();
  const folder = job.workspace;
  git(folder, "init", "--quiet", "--initial-branch", "main");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  git(folder, "add", "--all");
  const commit = (message: string) => {
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
    return git(folder, "rev-parse", "HEAD");
  };
  const first = commit("the suite");
  let commits = 0;
  return {
    folder,
    first,
    nextCommit: () => commit(`change ${++commits}`),
    tip: () => git(folder, "rev-parse", "main"),
    pull: () => {
      const base = git(folder, "rev-parse", "main");
      git(folder, "checkout", "--quiet", "-B", "topic", "main");
      const head = commit("the pull request");
      git(folder, "checkout", "--quiet", "--detach", "main");
      git(folder, "merge", "--quiet", "--no-ff", "--message", "test merge", "topic");
      const mergeSha = git(folder, "rev-parse", "HEAD");
      git(folder, "branch", "--force", `merge-${mergeSha.slice(0, 12)}`);
      git(folder, "checkout", "--quiet", "main");
      return {
        number: 7,
        base: { branch: "main", sha: base },
        head: { branch: "topic", sha: head, fork: false },
        mergeSha,
        files: ["src/engine.py"],
        open: true,
      };
    },
    [Symbol.asyncDispose]: () => job[Symbol.asyncDispose](),
  };
}

/** Fixed dates and names, so that equal histories have equal commits. */
function git(folder: string, ...words: readonly string[]): string {
  const who = { NAME: "Mona", EMAIL: "mona@example.com", DATE: "2026-01-01T00:00:00Z" };
  const env = Object.entries(who).flatMap(([key, value]) =>
    ["AUTHOR", "COMMITTER"].map((role) => [`GIT_${role}_${key}`, value] as const),
  );
  const options = {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...Object.fromEntries(env) },
  } as const;
  return execFileSync("git", [...words], options).trim();
}
