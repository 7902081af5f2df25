import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { makeZip } from "../store/make-zip.ts";
import { sessionFiles, writeSession } from "../store/sessions.ts";
import { FORK, type SimulatedCheck } from "./github/state.ts";
import { headCommit, report, session, store, storeBaselines, trials } from "./hand-made.ts";
import { CELL, startSuite, suite } from "./judged-suite.ts";
import { CONFIG } from "./toy.ts";
import { startWorkflow, type Workflow } from "./workflow.ts";

const NOT_MEASURED = /-r0: valid/;
const SLOW = [...trials({ slower: 3 }), ...trials({ slower: 3, round: 1 })];
const WAIVERS = ".github/llm-perf-gate.waivers.yml";
const ENDED = `waivers: [{ cells: "*", metric: "*", owner: "@m", reason: r, at-most: 900%, until: 2020-12-31 }]\n`;

function git(cwd: string, ...words: readonly string[]): string {
  const who = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
  return execFileSync("git", [...who, ...words], { cwd, encoding: "utf8" }).trim();
}

function checksOf({ github }: Workflow): readonly SimulatedCheck["fields"][] {
  return github.state.checks.map(({ fields }) => fields);
}

describe("the workspace of a pull request's job", () => {
  it("with the base in it is not judged", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { action } = await workflow.onPullRequest("pull_request", { checkout: workflow.pull().base.sha });
    expect(action.exitCode).toBe(3);
    expect(action.stdout).toMatch(/the workspace holds \w+, which is neither the event's commit \w+ nor the head/);
    expect(action.stdout).not.toMatch(NOT_MEASURED);
  });

  it("cannot choose by its history which configuration judges", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const lax = suite().replace("absolute: 12", "absolute: 9000").replace("relative: 50%", "gate: false");
    const evilMerge = (dir: string): readonly [merge: string, evil: string] => {
      const { head } = workflow.pull();
      const evil = git(dir, "commit-tree", "HEAD^{tree}", "-p", head.sha, "-m", "the pull request's own");
      workflow.github.state.contents.set(`${evil}:${CONFIG}`, lax);
      return [git(dir, "commit-tree", "HEAD^{tree}", "-p", evil, "-p", head.sha, "-m", "test merge"), evil];
    };
    const moved = await report(workflow, [session(headCommit(workflow), SLOW)], {
      prepare: (dir) => git(dir, "update-ref", "HEAD", evilMerge(dir)[0]),
    });
    expect(moved.action.outputs["decision"]).toBe("fail");
    const replaced = await report(workflow, [session(headCommit(workflow), SLOW)], {
      prepare: (dir) => git(dir, "replace", "HEAD", evilMerge(dir)[0]),
    });
    expect(replaced.action.outputs["decision"]).toBe("fail");
    expect(workflow.github.violations).toEqual([]);
  });
});

it("a waiver ends by the judging job's clock, not by a session that says it is older", async () => {
  await using workflow = await startWorkflow({ [CONFIG]: suite(), [WAIVERS]: ENDED });
  const { github } = workflow;
  storeBaselines(github);
  const found = workflow.pull();
  const pull = { ...found, head: { ...found.head, fork: true } };
  github.state.pulls.push(pull);
  const { sha, branch } = pull.head;
  const run = github.addRun({ event: "pull_request", sha, branch, headRepositoryId: FORK.id });
  const times = { startedAt: "2020-06-01T00:00:00.000Z", endedAt: "2020-06-01T01:00:00.000Z" };
  const origin = { commit: pull.mergeSha, event: "pull_request" };
  const files = Object.entries(sessionFiles(session(pull.mergeSha, SLOW, { origin, ...times })));
  github.addArtifact(run, "llm-perf-gate-toy-all-a1", makeZip(files.map(([path, content]) => ({ path, content }))));
  const { action } = await workflow.onWorkflowRun(run);
  expect(action.outputs["decision"]).toBe("fail");
  expect(action.summary).toContain("ended on 2020-12-31");
});

it("a leg that was run again counts once, by its last attempt, and other suites' sessions not at all", async () => {
  await using workflow = await startSuite();
  storeBaselines(workflow.github);
  const commit = headCommit(workflow);
  const attempt = (of: number, changes: Partial<Session>, records = trials()) =>
    session(commit, records, {
      id: `attempt ${of}`,
      origin: { commit, event: "pull_request", leg: "part-0", attempt: of },
      ...changes,
    });
  const cancelled = attempt(1, { complete: false, notes: ["cancelled"] }, trials({ repeats: 1 }));
  const stranger = session(commit, trials(), { id: "stranger", suite: "other" });
  const { action } = await report(workflow, [cancelled, attempt(2, {}), stranger]);
  expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
  expect(action.stdout).toMatch(/is of an earlier attempt than 2: passed over/);
  expect(action.stdout).toMatch(/is of the suite other, not of toy: passed over/);
});

it("a job that reports on what a command measured notes no tree: its workspace is the base branch's", async () => {
  await using workflow = await startSuite();
  storeBaselines(workflow.github);
  workflow.github.state.pulls.push(workflow.pull());
  const { head } = workflow.pull();
  const folder = mkdtempSync(join(tmpdir(), "legs-"));
  const origin = { commit: head.sha, event: "pull_request" };
  await writeSession(join(folder, "leg-0"), session(head.sha, trials(), { origin }));
  const asked = { command: "confirm", "pull-request": "7", sha: head.sha, filter: "" };
  const inputs = { mode: "report", "sessions-path": folder, "baseline-workflow": "perf.yml" };
  const { action } = await workflow.onDispatch(asked, { inputs });
  expect(action.outputs["decision"]).toBe("pass");
  expect(checksOf(workflow)).toMatchObject([{ conclusion: "success", head_sha: head.sha }]);
  expect(checksOf(workflow)[0]).not.toHaveProperty("external_id");
});

it("an absent configuration is believed only where the base's other files can be read", async () => {
  await using workflow = await startSuite();
  storeBaselines(workflow.github);
  workflow.github.fail({ match: /GET .*\/contents\//, answer: 404 });
  const { action } = await report(workflow, [session(headCommit(workflow), SLOW)]);
  expect(action.exitCode).toBe(3);
  expect(action.stdout).toMatch(/the files of the base commit \w+ cannot be read/);
});

it("a part of the suite has a check and a comment of its own, and leaves the whole one's red", async () => {
  const more = "serving_more/qps=inf,concurrency=4";
  const twice = suite().replace(/tests:\n((?: {2}.*\n)+)/, (_, one: string) => {
    return `tests:\n${one}${one.replace("serving_toy", "serving_more")}`;
  });
  await using workflow = await startSuite(twice);
  const { state } = workflow.github;
  for (const sha of ["a", "b", "c"].map((letter) => letter.repeat(40))) {
    state.commits.unshift(sha);
    const records = [CELL, more].flatMap((cell) => trials({ cell }));
    store(workflow.github, session(sha, records));
  }
  const slow = [...trials({ cell: more, slower: 3 }), ...trials({ cell: more, slower: 3, round: 1 })];
  const commit = headCommit(workflow);
  await report(workflow, [session(commit, [...trials(), ...slow])]);
  const { action } = await report(workflow, [session(commit, trials())], { inputs: { filter: "serving_toy" } });
  expect(action.outputs["decision"]).toBe("pass");
  expect(checksOf(workflow).map((fields) => [fields["name"], fields["conclusion"]])).toEqual([
    ["llm-perf-gate/toy", "failure"],
    ["llm-perf-gate/toy (serving_toy)", "success"],
  ]);
  expect(state.comments).toHaveLength(2);
  expect(state.comments[0]?.body).toContain("[!CAUTION]");
  expect(state.comments[1]?.body).toMatch(/^<!-- llm-perf-gate:toy%20\(serving_toy\) -->/);
  expect(state.comments[1]?.body).toContain("**Only a part of the suite:** serving_toy");
});
