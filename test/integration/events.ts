import { readFileSync } from "node:fs";
import { commentDocument, runDocument } from "./github/documents.ts";
import { FORK, REPOSITORY, type SimulatedComment, type SimulatedPull, type SimulatedRun } from "./github/state.ts";

/** An event as the runner gives it to an action: the payload, and the variables that go with it. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly env: Readonly<Record<string, string>>;
}

type Json = Readonly<Record<string, unknown>>;

function example(event: string): Json {
  const file = new URL(`../../fixtures/github/events/${event}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Json;
}

function repository(which: typeof REPOSITORY | typeof FORK = REPOSITORY): Json {
  const template = example("push")["repository"] as Json;
  const owner = { ...(template["owner"] as Json), login: which.owner, name: which.owner };
  const full_name = `${which.owner}/${which.name}`;
  return {
    ...template,
    id: which.id,
    name: which.name,
    full_name,
    owner,
    fork: which === FORK,
    default_branch: "main",
  };
}

function branchEvent(name: string, sha: string, branch: string, payload: Json): WorkflowEvent {
  const ref = `refs/heads/${branch}`;
  const env = { GITHUB_SHA: sha, GITHUB_REF: ref, GITHUB_REF_NAME: branch, GITHUB_REF_TYPE: "branch" };
  const template = ["workflow_run", "issue_comment"].includes(name) ? example("schedule") : example(name);
  return { name, payload: { ...template, repository: repository(), ...payload }, env };
}

export function pushEvent({ sha, branch }: Pick<SimulatedRun, "sha" | "branch">): WorkflowEvent {
  return branchEvent("push", sha, branch, { ref: `refs/heads/${branch}`, after: sha });
}

export function scheduleEvent({ sha, branch }: Pick<SimulatedRun, "sha" | "branch">): WorkflowEvent {
  return branchEvent("schedule", sha, branch, {});
}

export function workflowDispatchEvent(
  { sha, branch }: Pick<SimulatedRun, "sha" | "branch">,
  inputs: Readonly<Record<string, string>> | null = null,
): WorkflowEvent {
  return branchEvent("workflow_dispatch", sha, branch, { ref: `refs/heads/${branch}`, inputs });
}

/** From a fork when the pull request's head is. `GITHUB_SHA` is the merge of head into base. */
export function pullRequestEvent(pull: SimulatedPull): WorkflowEvent {
  const template = example("pull_request")["pull_request"] as Json;
  const from = pull.head.fork ? FORK : REPOSITORY;
  const side = (name: "base" | "head", owner: string, branch: string, sha: string, repo: Json) => ({
    ...(template[name] as Json),
    label: `${owner}:${branch}`,
    ref: branch,
    sha,
    repo,
  });
  const payload = {
    ...example("pull_request"),
    action: "synchronize",
    number: pull.number,
    repository: repository(),
    pull_request: {
      ...template,
      number: pull.number,
      merge_commit_sha: pull.mergeSha,
      base: side("base", REPOSITORY.owner, pull.base.branch, pull.base.sha, repository()),
      head: side("head", from.owner, pull.head.branch, pull.head.sha, repository(from)),
    },
  };
  const env = {
    GITHUB_SHA: pull.mergeSha,
    GITHUB_REF: `refs/pull/${pull.number}/merge`,
    GITHUB_REF_NAME: `${pull.number}/merge`,
    GITHUB_REF_TYPE: "branch",
    GITHUB_HEAD_REF: pull.head.branch,
    GITHUB_BASE_REF: pull.base.branch,
  };
  return { name: "pull_request", payload, env };
}

/** A finished run of another workflow, as the workflow that waits for it is told; the workspace is the default branch's tip. */
export function workflowRunEvent(run: SimulatedRun, tip: string): WorkflowEvent {
  const site = { api: "https://api.github.com", server: "https://github.com" };
  return branchEvent("workflow_run", tip, "main", { action: "completed", workflow_run: runDocument(run, site) });
}

/** A comment on a pull request; the workflow runs the default branch's code. */
export function issueCommentEvent(comment: SimulatedComment, tip: string, action = "created"): WorkflowEvent {
  const site = { api: "https://api.github.com", server: "https://github.com" };
  const issue = { number: comment.issue, pull_request: { url: `${site.api}/pulls/${comment.issue}` } };
  return branchEvent("issue_comment", tip, "main", { action, issue, comment: commentDocument(comment, site) });
}

/** The queue's trial merge of a pull request: the payload names it only inside `head_ref`. */
export function mergeGroupEvent(pull: SimulatedPull): WorkflowEvent {
  const branch = `gh-readonly-queue/${pull.base.branch}/pr-${pull.number}-${pull.base.sha}`;
  const group = {
    ...(example("merge_group")["merge_group"] as Json),
    head_sha: pull.mergeSha,
    head_ref: `refs/heads/${branch}`,
    base_sha: pull.base.sha,
    base_ref: `refs/heads/${pull.base.branch}`,
  };
  return branchEvent("merge_group", pull.mergeSha, branch, { merge_group: group });
}
