import { z } from "zod";
import { messageOf, UserError } from "../model/errors.ts";
import type { World } from "../model/world.ts";

/** What started this run, in the terms of GitHub's event payload. */
export interface RunEvent {
  /** `push`, `pull_request`, `merge_group`, `schedule`, `workflow_dispatch`, `workflow_run` …, or `local`. */
  readonly name: string;
  readonly repository?: string;
  /** The commit that GitHub checks out: for a pull request the merge of its head into the base branch. */
  readonly sha?: string;
  readonly ref?: string;
  readonly runId?: number;
  readonly attempt?: number;
  /** Where checks and statuses belong: never the merge commit. */
  readonly headSha?: string;
  /** The base branch's tip when the event happened; for a push what the branch was before. */
  readonly baseSha?: string;
  /** The branch that the change goes to, without `refs/heads/`. */
  readonly baseBranch?: string;
  /** The repository's. */
  readonly defaultBranch?: string;
  readonly pullRequest?: number;
  /** The head lies in another repository: the token can only read. */
  readonly fork: boolean;
  /** `workflow_run`: the run that measured. */
  /** `workflow_dispatch` by a command: which pull request, and the commit of it that was looked at. */
  readonly commanded?: { readonly pullRequest: number; readonly sha: string };
  readonly triggeredBy?: {
    readonly runId: number;
    readonly event: string;
    readonly repository?: string;
    readonly branch?: string;
  };
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const repository = z.looseObject({ full_name: z.string() });
const pullRequest = z.object({
  pull_request: z.object({
    number: z.int(),
    head: z.object({ sha, repo: repository.nullable() }),
    base: z.object({ sha, ref: z.string(), repo: repository }),
  }),
});
const push = z.object({ before: sha, ref: z.string() });
const mergeGroup = z.object({
  merge_group: z.object({ head_sha: sha, head_ref: z.string(), base_sha: sha, base_ref: z.string() }),
});
const workflowRun = z.object({
  workflow_run: z.object({
    id: z.int(),
    event: z.string(),
    head_sha: sha,
    head_branch: z.string().nullish(),
    head_repository: repository.nullish(),
    repository,
  }),
});
const dispatch = z.object({ inputs: z.record(z.string(), z.unknown()).nullish() });
const commanded = z.object({ "pull-request": z.string().regex(/^[1-9]\d{0,9}$/), sha });
const inRepository = z.object({ repository: z.object({ default_branch: z.string() }) });
const issueComment = z.object({ issue: z.object({ number: z.int(), pull_request: z.unknown() }) });

type Details = Omit<RunEvent, "name" | "fork"> & { readonly fork?: boolean };

const READERS: Readonly<Record<string, (payload: unknown) => Details>> = {
  pull_request: (payload) => {
    const { number, head, base } = pullRequest.parse(payload).pull_request;
    const fork = head.repo?.full_name !== base.repo.full_name;
    return { pullRequest: number, headSha: head.sha, baseSha: base.sha, baseBranch: base.ref, fork };
  },
  push: (payload) => {
    const { before, ref } = push.parse(payload);
    // A new branch has no commit before: GitHub writes zeros.
    return { baseBranch: branchOf(ref), ...(/^0+$/.test(before) ? {} : { baseSha: before }) };
  },
  merge_group: (payload) => {
    const group = mergeGroup.parse(payload).merge_group;
    const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1];
    const facts = { headSha: group.head_sha, baseSha: group.base_sha, baseBranch: branchOf(group.base_ref) };
    return number === undefined ? facts : { ...facts, pullRequest: Number(number) };
  },
  workflow_run: (payload) => {
    const run = workflowRun.parse(payload).workflow_run;
    const { head_branch: branch, head_repository: head } = run;
    return {
      headSha: run.head_sha,
      fork: head?.full_name !== run.repository.full_name,
      triggeredBy: {
        runId: run.id,
        event: run.event,
        ...(head ? { repository: head.full_name } : {}),
        ...(branch ? { branch } : {}),
      },
    };
  },
  workflow_dispatch: (payload) => {
    const inputs = dispatch.parse(payload).inputs ?? {};
    if ((inputs["pull-request"] ?? "") === "") return {};
    const asked = commanded.parse(inputs);
    return { commanded: { pullRequest: Number(asked["pull-request"]), sha: asked.sha } };
  },
  issue_comment: (payload) => {
    const { issue } = issueComment.parse(payload);
    return issue.pull_request === undefined ? {} : { pullRequest: issue.number };
  },
};

/**
 * Reads `GITHUB_*`, and the payload of an event that has one to tell; without `GITHUB_EVENT_NAME` it is a run on somebody's terminal.
 * @throws UserError for `pull_request_target` and reviews, and for a payload that lacks what its event promises.
 */
export async function readEvent(env: World["env"], payload: () => Promise<unknown>): Promise<RunEvent> {
  const name = env["GITHUB_EVENT_NAME"];
  if (name === undefined || name === "") return { name: "local", fork: false };
  if (name === "pull_request_target") throw unsafeEvent();
  if (name.startsWith("pull_request_")) throw unjudgedEvent(name);
  const ref = env["GITHUB_REF"];
  const read = READERS[name];
  const details = read === undefined ? {} : await readDetails(name, read, payload);
  return {
    name,
    fork: false,
    ...text("repository", env["GITHUB_REPOSITORY"]),
    ...text("sha", env["GITHUB_SHA"]),
    ...text("headSha", env["GITHUB_SHA"]),
    ...text("ref", ref),
    ...text("baseBranch", ref === undefined ? undefined : branchOf(ref)),
    ...count("runId", env["GITHUB_RUN_ID"]),
    ...count("attempt", env["GITHUB_RUN_ATTEMPT"]),
    ...details,
  };
}

async function readDetails(
  name: string,
  read: (payload: unknown) => Details,
  payload: () => Promise<unknown>,
): Promise<Details> {
  try {
    const told = await payload();
    return { ...defaultBranch(told), ...read(told) };
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const why = issue === undefined ? messageOf(cause) : `${issue.path.join(".")}: ${issue.message}`;
    throw new UserError(`event ${name}: the payload cannot be used: ${why}`, { cause });
  }
}

/** Every event that GitHub delivers has it: https://docs.github.com/webhooks/webhook-events-and-payloads */
function defaultBranch(payload: unknown): Pick<RunEvent, "defaultBranch"> {
  const { data } = inRepository.safeParse(payload);
  return data === undefined ? {} : { defaultBranch: data.repository.default_branch };
}

function unsafeEvent(): UserError {
  return new UserError(
    "event pull_request_target is refused: it would run the pull request's code with the repository's secrets and a token that can write",
    {
      hint: "on: pull_request measures safely; for forks add a workflow on: workflow_run with mode: report, which never runs their code",
    },
  );
}

/** It would measure the pull request, judge nothing, and leave a green job of the gate's name on its head. */
function unjudgedEvent(name: string): UserError {
  return new UserError(`event ${name} is refused: nothing would be judged, and the job would be green`, {
    hint: "on: pull_request judges; for an approval first see docs/examples/label-triggered.yml, or a command in a comment",
  });
}

function branchOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, "");
}

function text<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return value === undefined || value === "" ? {} : ({ [key]: value } as Record<Key, string>);
}

function count<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, number>> {
  return /^\d+$/.test(value ?? "") ? ({ [key]: Number(value) } as Record<Key, number>) : {};
}
