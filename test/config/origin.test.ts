import { describe, expect, it } from "vitest";
import type { Checkout } from "../../src/config/checkout.ts";
import { readEvent } from "../../src/config/event.ts";
import { readOrigin } from "../../src/config/origin.ts";

const sha = (digit: string): string => digit.repeat(40);
const MERGE = sha("a");
const HEAD = sha("b");
const TIP = sha("c");
const FORK_POINT = sha("d");

const ENV = {
  GITHUB_REPOSITORY: "o/r",
  GITHUB_SHA: MERGE,
  GITHUB_REF: "refs/pull/7/merge",
  GITHUB_RUN_ID: "99",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_EVENT_PATH: "event.json",
};

const PULL = {
  pull_request: {
    number: 7,
    head: { sha: HEAD, repo: { full_name: "o/r" } },
    base: { sha: TIP, ref: "main", repo: { full_name: "o/r" } },
  },
};

function checkoutOf(commit: string, parents: readonly string[], mergeBase?: string): Checkout {
  return { commit, tree: sha("e"), parents, mergeBase: async () => mergeBase };
}

function origin(name: string, payload: unknown, checkout?: Checkout) {
  return readOrigin({ ...ENV, GITHUB_EVENT_NAME: name }, async () => payload, checkout);
}

function event(name: string, payload: unknown, env = {}) {
  return readEvent({ ...ENV, GITHUB_EVENT_NAME: name, ...env }, async () => payload);
}

describe("a pull request", () => {
  it.each(["pull_request_review", "pull_request_review_comment"])(
    "refuses %s, whose green job would have judged nothing",
    async (name) => {
      await expect(event(name, PULL)).rejects.toThrow(`event ${name} is refused: nothing would be judged`);
    },
  );

  it("measures the test merge against the tip that it was merged onto, which can be newer than the event's", async () => {
    const newer = sha("f");
    expect(await origin("pull_request", PULL, checkoutOf(MERGE, [newer, HEAD]))).toEqual({
      event: "pull_request",
      repository: "o/r",
      commit: MERGE,
      tree: sha("e"),
      ref: "refs/pull/7/merge",
      base: newer,
      pullRequest: 7,
      runId: 99,
      attempt: 2,
    });
  });

  it("measures a checkout of the head against the merge base", async () => {
    const head = await origin("pull_request", PULL, checkoutOf(HEAD, [FORK_POINT], FORK_POINT));
    expect(head).toMatchObject({ commit: HEAD, base: FORK_POINT });
  });

  it("takes a head that is itself a merge for a head", async () => {
    const head = await origin("pull_request", PULL, checkoutOf(HEAD, [FORK_POINT, TIP], TIP));
    expect(head).toMatchObject({ commit: HEAD, base: TIP });
  });

  it("names no base when the head's history is too shallow to tell", async () => {
    expect(await origin("pull_request", PULL, checkoutOf(HEAD, [FORK_POINT]))).not.toHaveProperty("base");
  });

  it("falls back on the event where there is no git", async () => {
    expect(await origin("pull_request", PULL)).toMatchObject({ commit: MERGE, base: TIP });
  });

  it("has its checks on the head, and knows a fork, also one that was deleted", async () => {
    expect(await event("pull_request", PULL)).toMatchObject({ headSha: HEAD, baseBranch: "main", fork: false });
    const deleted = { pull_request: { ...PULL.pull_request, head: { sha: HEAD, repo: null } } };
    expect(await event("pull_request", deleted)).toMatchObject({ headSha: HEAD, fork: true });
  });
});

describe("other events", () => {
  it("compares a push with what the branch was before", async () => {
    const push = await origin("push", { before: TIP, ref: "refs/heads/main" }, checkoutOf(MERGE, [FORK_POINT]));
    expect(push).toMatchObject({ event: "push", commit: MERGE, base: TIP });
  });

  it("compares the first push of a branch with its commit's parent", async () => {
    const push = { before: sha("0"), ref: "refs/heads/new" };
    expect(await origin("push", push, checkoutOf(MERGE, [FORK_POINT]))).toMatchObject({ base: FORK_POINT });
    expect(await event("push", push)).toMatchObject({ headSha: MERGE, baseBranch: "new" });
  });

  it("compares a merge group with its base, and finds the pull request in its ref", async () => {
    const group = {
      head_sha: MERGE,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-104-${TIP}`,
      base_sha: TIP,
      base_ref: "refs/heads/main",
    };
    expect(await origin("merge_group", { merge_group: group }, checkoutOf(MERGE, [sha("1")]))).toMatchObject({
      commit: MERGE,
      base: TIP,
      pullRequest: 104,
    });
    expect(await event("merge_group", { merge_group: group })).toMatchObject({ headSha: MERGE, baseBranch: "main" });
  });

  it.each(["schedule", "workflow_dispatch"])("measures %s without a base", async (name) => {
    const measured = await origin(name, {}, checkoutOf(MERGE, [TIP]));
    expect(measured).toMatchObject({ event: name, commit: MERGE });
    expect(measured).not.toHaveProperty("base");
  });

  it("reports on the run that triggered it, not on what is checked out", async () => {
    const run = {
      id: 5,
      event: "pull_request",
      head_sha: HEAD,
      head_branch: "topic",
      head_repository: { full_name: "fork/r" },
      repository: { full_name: "o/r" },
    };
    expect(await origin("workflow_run", { workflow_run: run }, checkoutOf(TIP, []))).toMatchObject({ commit: HEAD });
    expect(await event("workflow_run", { workflow_run: run })).toMatchObject({
      headSha: HEAD,
      fork: true,
      triggeredBy: { runId: 5, event: "pull_request", repository: "fork/r", branch: "topic" },
    });
  });

  it("takes a run without an event for one on somebody's terminal", async () => {
    const local = await readOrigin({}, async () => ({}), checkoutOf(MERGE, [TIP]));
    expect(local).toEqual({ event: "local", commit: MERGE, tree: sha("e") });
    expect(await readOrigin({}, async () => ({}))).toEqual({ event: "local" });
  });

  it("refuses pull_request_target and teaches the safe way", async () => {
    await expect(event("pull_request_target", PULL)).rejects.toMatchObject({
      name: "UserError",
      message:
        "event pull_request_target is refused: it would run the pull request's code with the repository's secrets and a token that can write",
      hint: "on: pull_request measures safely; for forks add a workflow on: workflow_run with mode: report, which never runs their code",
    });
  });

  it("refuses a payload that lacks what its event promises", async () => {
    await expect(event("pull_request", {})).rejects.toThrow(
      "event pull_request: the payload cannot be used: pull_request: ",
    );
    await expect(event("push", { before: "--upload-pack=x", ref: "main" })).rejects.toThrow(
      "event push: the payload cannot be used: before: ",
    );
  });
});
