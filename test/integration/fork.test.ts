import { describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { makeZip, type ZipFile } from "../store/make-zip.ts";
import { sessionFiles } from "../store/sessions.ts";
import { ALL_PERMISSIONS, FORK_PERMISSIONS } from "./github/permissions.ts";
import { FORK, type SimulatedPull, type SimulatedRun, shaOf } from "./github/state.ts";
import { AS_MEASURED, session, storeBaselines, trials } from "./hand-made.ts";
import { SLOW, startSuite, suite } from "./judged-suite.ts";
import { CONFIG } from "./toy.ts";
import type { JobOptions, Workflow } from "./workflow.ts";

const NAME = "llm-perf-gate-toy-all-a1";

/** An open pull request from a fork, and the finished run that measured it. */
function forked(workflow: Workflow, pull: Partial<SimulatedPull> = {}, run: Partial<SimulatedRun> = {}) {
  const found = workflow.pull();
  const opened = { ...found, head: { ...found.head, fork: true }, ...pull };
  workflow.github.state.pulls.push(opened);
  const { sha, branch } = opened.head;
  const made = workflow.github.addRun({ event: "pull_request", sha, branch, headRepositoryId: FORK.id, ...run });
  return { pull: opened, run: made };
}

function uploaded(workflow: Workflow, run: SimulatedRun, made: Session, more: readonly ZipFile[] = []) {
  const files = Object.entries(sessionFiles(made)).map(([path, content]) => ({ path, content }));
  return workflow.github.addArtifact(run, NAME, makeZip([...files, ...more]));
}

/** What the fork's job would have uploaded: this many times as slow as the base. */
function measured(commit: string, slower = 1): Session {
  const records = [...trials({ slower }), ...trials({ slower, round: 1 })];
  return session(commit, records, { origin: { commit, event: "pull_request" } });
}

describe("a fork's pull request", () => {
  it("is measured with a read-only token, and reported by a workflow of the base", { timeout: 180_000 }, async () => {
    await using workflow = await startSuite();
    const { github } = workflow;
    storeBaselines(github, 3, ...AS_MEASURED);
    github.permissions = FORK_PERMISSIONS;
    const run = await workflow.onPullRequest("pull_request", { fork: true, env: SLOW, inputs: { mode: "run" } });
    expect(run.action).toMatchObject({ exitCode: 0, stderr: "", outputs: { decision: "measured" } });
    expect(run.action.stdout).not.toMatch(/^::warning/m);
    github.permissions = ALL_PERMISSIONS;
    const { action } = await workflow.onWorkflowRun(run.run);
    expect(action.stdout).toMatch(/suspected: worse by/);
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge" } });
    expect(github.state.comments).toMatchObject([{ issue: 7, body: expect.stringContaining("median_tpot_ms") }]);
    expect(github.violations).toEqual([]);
  });

  it("that confirms what it suspects fails, when it is slow both times", { timeout: 180_000 }, async () => {
    await using workflow = await startSuite();
    const { github } = workflow;
    storeBaselines(github, 3, ...AS_MEASURED);
    github.permissions = FORK_PERMISSIONS;
    const inputs = { mode: "run", confirm: "true" };
    const run = await workflow.onPullRequest("pull_request", { fork: true, env: SLOW, inputs });
    expect(run.action).toMatchObject({ exitCode: 0, stderr: "", outputs: { decision: "measured" } });
    expect(run.action.stdout).toMatch(/suspected: \S+; measuring again on a fresh start/);
    github.permissions = ALL_PERMISSIONS;
    const { action } = await workflow.onWorkflowRun(run.run);
    expect(action).toMatchObject({ exitCode: 1, stderr: "", outputs: { decision: "fail" } });
    expect(github.violations).toEqual([]);
  });

  it.each([
    ["passes", 1, 0, "pass"],
    ["fails", 3, 1, "fail"],
  ])("%s by what it uploaded, with one comment", async (_title, slower, exitCode, decision) => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { run, pull } = forked(workflow);
    uploaded(workflow, run, measured(pull.mergeSha, slower));
    const { action } = await workflow.onWorkflowRun(run);
    expect(action).toMatchObject({ exitCode, stderr: "", outputs: { decision } });
    expect(workflow.github.state.comments.map(({ issue }) => issue)).toEqual([7]);
    expect(workflow.github.violations).toEqual([]);
  });

  it("is judged by the base's configuration, and its edits are told", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { run, pull } = forked(workflow);
    const { contents } = workflow.github.state;
    contents.set(`${pull.head.sha}:${CONFIG}`, suite({ policy: "alpha: 0.01" }));
    uploaded(workflow, run, measured(pull.mergeSha, 3));
    const { action } = await workflow.onWorkflowRun(run);
    expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(workflow.github.state.comments[0]?.body).toContain("policy changed");
  });

  it("is measured at its head itself when the workflow checks that out", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { run, pull } = forked(workflow);
    uploaded(workflow, run, measured(pull.head.sha));
    const { action } = await workflow.onWorkflowRun(run);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(workflow.github.violations).toEqual([]);
  });

  it("has an artifact that is not listed at once", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { run, pull } = forked(workflow);
    const { id } = uploaded(workflow, run, measured(pull.mergeSha));
    workflow.github.state.lag.set(id, 2);
    const { action } = await workflow.onWorkflowRun(run);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
  });

  it("is not required to be measured when it touches none of when.paths", async () => {
    await using workflow = await startSuite(suite({ more: 'when: { paths: ["csrc/**"] }' }));
    const { run } = forked(workflow);
    const { action } = await workflow.onWorkflowRun(run);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(workflow.github.state.comments[0]?.body).toContain("not required");
  });
});

/** Whatever a session says of itself, the API says where it comes from. */
it("overwrites what an artifact forges: pull request, repository, run, base, branch, event", async () => {
  await using workflow = await startSuite();
  storeBaselines(workflow.github);
  const { run, pull } = forked(workflow);
  const origin = {
    commit: pull.mergeSha,
    event: "push",
    ref: "refs/heads/main",
    repository: "evil/repo",
    pullRequest: 1,
    runId: 1,
    attempt: 9,
    base: shaOf("long ago"),
  };
  uploaded(workflow, run, { ...measured(pull.mergeSha), origin });
  const { action } = await workflow.onWorkflowRun(run);
  expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
  expect(workflow.github.state.comments.map(({ issue }) => issue)).toEqual([7]);
  expect(action.summary).toContain(pull.base.sha);
  expect(action.summary).not.toMatch(/evil\/repo/);
  expect(workflow.github.violations).toEqual([]);
});

/** Every way to hand over something else than the approved commit's own session: refused, and said on the pull request. */
const REFUSED: readonly (readonly [
  title: string,
  upload: (workflow: Workflow, run: SimulatedRun, commit: string) => void,
  reason: RegExp,
])[] = [
  [
    "a session of another commit",
    (workflow, run) => uploaded(workflow, run, measured(shaOf("pushed after the approval"))),
    /cannot be verified|neither [0-9a-f]{40} nor its merge onto the base/,
  ],
  [
    "a session of the base commit, which is fast",
    (workflow, run) => uploaded(workflow, run, measured(workflow.pull().base.sha)),
    /cannot be verified|neither [0-9a-f]{40} nor its merge onto the base/,
  ],
  [
    "a session without a commit",
    (workflow, run) => uploaded(workflow, run, { ...measured(""), origin: { event: "pull_request" } }),
    /measured none, which is neither/,
  ],
  [
    "a commit that is a path",
    (workflow, run) => uploaded(workflow, run, measured("../../../user")),
    /which is neither/,
  ],
  [
    "an entry that leaves the folder",
    (workflow, run, commit) => uploaded(workflow, run, measured(commit), [{ path: "../../evil.sh", content: "id" }]),
    /holds the unsafe path/,
  ],
  [
    "an entry with an absolute path",
    (workflow, run, commit) => uploaded(workflow, run, measured(commit), [{ path: "/etc/cron.d/x", content: "id" }]),
    /holds the unsafe path/,
  ],
  [
    "a link",
    (workflow, run, commit) =>
      uploaded(workflow, run, measured(commit), [{ path: "raw/x", content: "/etc/passwd", mode: 0o120777 }]),
    /is a link or a device/,
  ],
  [
    "a bomb that lies about its size",
    (workflow, run, commit) =>
      uploaded(workflow, run, measured(commit), [{ path: "raw/x", content: Buffer.alloc(64 * 2 ** 20), claims: 10 }]),
    /larger than it says/,
  ],
  [
    "a bomb that says its size",
    (workflow, run, commit) =>
      uploaded(workflow, run, measured(commit), [{ path: "raw/x", content: "x", claims: 2 ** 31 }]),
    /unpacks to more than/,
  ],
  [
    "a session that is no JSON",
    (workflow, run, commit) => uploaded(workflow, run, measured(commit), [{ path: "records/z.json", content: "NaN" }]),
    /is not JSON/,
  ],
  [
    "a metric that is no number",
    (workflow, run, commit) => {
      const [record] = trials();
      const text = JSON.stringify({ ...record, trial: "z", metrics: { median_tpot_ms: "NaN" } });
      uploaded(workflow, run, measured(commit), [{ path: "records/z.json", content: text }]);
    },
    /metrics\.median_tpot_ms/,
  ],
  [
    "content that was changed after the upload",
    ({ github }, run, commit) => {
      uploaded({ github } as Workflow, run, measured(commit));
      const [blob] = [...github.state.blobs.keys()].slice(-1);
      github.state.blobs.set(blob ?? "", { bytes: Buffer.from("PK"), contentType: "application/zip" });
    },
    /its digest is sha256:/,
  ],
  ["nothing", () => undefined, /uploaded no session of toy: no leg measured anything/],
];

describe.concurrent("what a fork uploads is refused when it is", () => {
  it.each(REFUSED)("%s", async (_title, upload, reason) => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { run, pull } = forked(workflow);
    upload(workflow, run, pull.mergeSha);
    const { action } = await workflow.onWorkflowRun(run);
    expect(action.stdout).toMatch(reason);
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge" } });
    expect(workflow.github.state.comments).toMatchObject([{ issue: 7, body: expect.stringContaining("cannot judge") }]);
    expect(workflow.github.violations).toEqual([]);
  });
});

describe.concurrent("nothing is reported", () => {
  const silent = async (workflow: Workflow, run: SimulatedRun, reason: RegExp, options: JobOptions = {}) => {
    const { action } = await workflow.onWorkflowRun(run, options);
    expect(action.stdout).toMatch(reason);
    expect(workflow.github.state.comments).toEqual([]);
    return action.exitCode;
  };

  /** The refusal is told on the pull request, as what it is: never as a verdict that was reached. */
  const told = async (workflow: Workflow, run: SimulatedRun, reason: RegExp, options: JobOptions = {}) => {
    const { action } = await workflow.onWorkflowRun(run, options);
    expect(action.stdout).toMatch(reason);
    for (const { body } of workflow.github.state.comments) expect(body).toContain("Performance gate: cannot judge");
    return action.exitCode;
  };

  it("on a pull request that was pushed to after its run was approved", async () => {
    await using workflow = await startSuite();
    const { run, pull } = forked(workflow, {}, { sha: shaOf("the approved head") });
    uploaded(workflow, run, measured(pull.mergeSha));
    expect(await silent(workflow, run, /no open pull request from stranger:topic has the head .* moved on/)).toBe(3);
  });

  it("on another fork's or the repository's own pull request of the same branch and commit", async () => {
    await using workflow = await startSuite();
    const { run, pull } = forked(workflow, { head: { ...workflow.pull().head, fork: false } });
    uploaded(workflow, run, measured(pull.mergeSha));
    expect(await silent(workflow, run, /no open pull request from stranger:topic/)).toBe(3);
  });

  it("when two pull requests have the head", async () => {
    await using workflow = await startSuite();
    const { run, pull } = forked(workflow);
    workflow.github.state.pulls.push({ ...pull, number: 8 });
    uploaded(workflow, run, measured(pull.mergeSha));
    expect(await silent(workflow, run, /pull requests 7 and 8 both have the head/)).toBe(3);
  });

  it("on a run that was about no pull request, which is no failure", async () => {
    await using workflow = await startSuite();
    const run = workflow.github.addRun({ event: "push" });
    expect(await silent(workflow, run, /there is no pull request to report on/)).toBe(0);
  });

  it("with a configuration that only the fork has", async () => {
    await using workflow = await startSuite();
    const { run, pull } = forked(workflow);
    uploaded(workflow, run, measured(pull.mergeSha));
    workflow.github.state.contents.clear();
    expect(await told(workflow, run, /the base commit has no \.github\/llm-perf-gate\.yml/)).toBe(3);
  });

  it("by a job that measures with a token that can write", async () => {
    await using workflow = await startSuite();
    const { run } = forked(workflow);
    const inputs = { mode: "gate" };
    expect(await told(workflow, run, /workflow_run with mode gate is refused.*mode: run/s, { inputs })).toBe(2);
  });

  it.each(["head", "mergeSha"] as const)("by a job that has checked out the fork's code (%s)", async (which) => {
    await using workflow = await startSuite();
    const { run, pull } = forked(workflow);
    uploaded(workflow, run, measured(pull.mergeSha));
    const checkout = which === "head" ? pull.head.sha : pull.mergeSha;
    expect(await told(workflow, run, /the workspace holds the pull request's code/, { checkout })).toBe(2);
  });
});
