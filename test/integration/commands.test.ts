import { beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ALL_PERMISSIONS } from "./github/permissions.ts";
import { BOT, RUN_STARTED } from "./github/state.ts";
import { startSuite } from "./judged-suite.ts";
import type { CommentOptions, Workflow } from "./workflow.ts";

const WRITE = { ...ALL_PERMISSIONS, actions: "write", contents: "write" } as const;
const FILE = ".github/llm-perf-gate.waivers.yml";
/** A month from now: a waiver that is over, or further away than a year, is not proposed. */
const SOON = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
const STRANGER = { id: 3, login: "stranger", type: "User" } as const;

async function started(): Promise<Workflow> {
  const workflow = await startSuite();
  const { state } = workflow.github;
  state.commits.unshift(workflow.pull().base.sha);
  state.collaborators.set("mona", "write");
  state.collaborators.set("reader", "read");
  workflow.github.permissions = WRITE;
  return workflow;
}

async function commanded(workflow: Workflow, body: string, options: CommentOptions = {}) {
  const { action, comment } = await workflow.onComment(body, options);
  expect(action).toMatchObject({ exitCode: 0, stderr: "" });
  expect(workflow.github.violations).toEqual([]);
  const { state } = workflow.github;
  const at = state.comments.indexOf(comment);
  return { action, reactions: comment.reactions, answers: state.comments.slice(at + 1).map(({ body: text }) => text) };
}

describe("a command", () => {
  let workflow: Workflow;

  beforeEach(async () => {
    workflow = await started();
    return () => workflow[Symbol.asyncDispose]();
  });

  it.each([
    ["/perf run", { command: "run", filter: "" }],
    ["/perf confirm toy", { command: "confirm", filter: "toy" }],
    ["/perf bisect toy/qps=1 from abcdef1", { command: "bisect", filter: "toy/qps=1", good: "abcdef1" }],
  ])("%s starts the gate's workflow of the default branch on the pinned head", async (body, inputs) => {
    const { reactions, answers } = await commanded(workflow, body);
    const { number, head } = workflow.pull();
    expect(workflow.github.state.dispatches).toEqual([
      {
        workflow: "perf-on-demand.yml",
        ref: "main",
        inputs: { ...inputs, "pull-request": String(number), sha: head.sha },
      },
    ]);
    expect(reactions).toEqual(["eyes", "rocket"]);
    expect(answers).toEqual([
      expect.stringMatching(`^Started <a href="[^"]+/actions/runs/${RUN_STARTED}">.*${head.sha}`),
    ]);
  });

  it("that names a commit is carried out only while that is the head", async () => {
    const { head } = workflow.pull();
    const moved = await commanded(workflow, "/perf run at 1234567");
    expect(moved.reactions).toEqual(["eyes", "confused"]);
    expect(moved.answers).toEqual([expect.stringContaining("look at what was pushed since")]);
    expect(workflow.github.state.dispatches).toEqual([]);
    await commanded(workflow, `/perf run at ${head.sha.slice(0, 8)}`);
    expect(workflow.github.state.dispatches).toHaveLength(1);
  });

  it("on a fork's pull request has to name the commit that was looked at", async () => {
    const { answers } = await commanded(workflow, "/perf run", { fork: true });
    expect(answers).toEqual([expect.stringContaining("comes from a fork")]);
    expect(workflow.github.state.dispatches).toEqual([]);
    await commanded(workflow, `/perf run at ${workflow.pull().head.sha}`, { fork: true });
    expect(workflow.github.state.dispatches).toHaveLength(1);
  });

  it("cancels the runs of the head, and no others", async () => {
    const { head } = workflow.pull();
    const running = { status: "in_progress", conclusion: null } as const;
    const own = workflow.github.addRun({ ...running, event: "pull_request", sha: head.sha });
    const other = workflow.github.addRun(running);
    const done = workflow.github.addRun({ event: "pull_request", sha: head.sha });
    await commanded(workflow, "/perf cancel", { inputs: { workflow: "perf.yml" } });
    expect([own, other, done].map(({ conclusion }) => conclusion)).toEqual(["cancelled", null, "success"]);
  });

  it("cancels what commands started for this pull request, which runs on the default branch", async () => {
    const running = { status: "in_progress", conclusion: null, event: "workflow_dispatch" } as const;
    const started = ["perf run #7 at abc", "perf run #77 at abc", "perf"].map((title) =>
      workflow.github.addRun({ ...running, title }),
    );
    await commanded(workflow, "/perf cancel", { inputs: { workflow: "perf.yml" } });
    expect(started.map(({ conclusion }) => conclusion)).toEqual(["cancelled", null, null]);
  });

  it("of somebody whose permission cannot be asked gets a reaction, and one line that names what is missing", async () => {
    workflow.github.fail({ match: /collaborators/, answer: 403 });
    const { action, comment } = await workflow.onComment("/perf run");
    expect(comment.reactions).toEqual(["confused"]);
    expect(action.exitCode).toBe(2);
    expect(action.stdout).toMatch(/::error.*whether mona may command is not known.*permissions: /);
    expect(action.stdout).not.toContain("internal error");
  });

  it("proposes a waiver, and leaves what the file has as it is", async () => {
    const { state } = workflow.github;
    const before =
      "# Ours.\nwaivers:\n  - { cells: a, metric: '*', owner: '@x', reason: y, at-most: 5%, until: 2026-01-01 } # old\n";
    state.contents.set(`${workflow.pull().base.sha}:${FILE}`, before);
    const evil = '#7: "x" } @all <!-- --> $(rm) `id`';
    const { reactions, answers } = await commanded(
      workflow,
      `/perf waive serving_* median_tpot_ms at most 12% because ${evil} until ${SOON}`,
    );
    expect(reactions).toEqual(["eyes", "rocket"]);
    expect(answers).toEqual([expect.stringMatching(/Proposed in <a href="http.*">pull request \d+<\/a>/)]);
    const pull = state.pulls.at(-1);
    expect(pull).toMatchObject({
      base: { branch: "main" },
      title: `Waive a slowdown of pull request 7 until ${SOON}`,
    });
    const text = state.contents.get(`${pull?.head.branch}:${FILE}`) ?? "";
    expect(text).toContain("# Ours.");
    expect(text).toContain("# old");
    expect(parse(text)).toEqual({
      waivers: [
        expect.objectContaining({ cells: "a" }),
        {
          cells: "serving_*",
          metric: "median_tpot_ms",
          owner: "@mona",
          reason: evil,
          "at-most": "12%",
          until: SOON,
        },
      ],
    });
    expect(state.contents.get(`${workflow.pull().base.sha}:${FILE}`)).toBe(before);
  });

  it("proposes an accepted slowdown in a file that is not there yet", async () => {
    const { state } = workflow.github;
    await commanded(workflow, "/perf accept toy/qps=1 median_tpot_ms from 25.1 to 28 because it is right now");
    const pull = state.pulls.at(-1);
    expect(parse(state.contents.get(`${pull?.head.branch}:${FILE}`) ?? "")).toEqual({
      accepted: [
        {
          cell: "toy/qps=1",
          metric: "median_tpot_ms",
          from: 25.1,
          to: 28,
          owner: "@mona",
          evidence: "it is right now",
        },
      ],
    });
  });

  it("does not propose what the gate would refuse to read", async () => {
    const { answers } = await commanded(workflow, "/perf accept toy success_rate from 1 to 0.9 because x");
    expect(answers).toEqual([expect.stringContaining("cannot be accepted")]);
    expect(workflow.github.state.pulls).toHaveLength(1);
  });

  it("that GitHub refuses is answered with what to change", async () => {
    workflow.github.permissions = ALL_PERMISSIONS;
    const { reactions, answers } = await commanded(workflow, "/perf run");
    expect(reactions).toEqual(["eyes", "confused"]);
    expect(answers).toEqual([expect.stringMatching(/^Not done: .*403 .*permissions: actions: write/)]);
  });

  it("that is misspelt is answered with how it is written, inert", async () => {
    const { reactions, answers } = await commanded(workflow, "/perf <img>@all");
    expect(reactions).toEqual(["confused"]);
    expect(answers[0]).toContain("/perf confirm");
    expect(answers[0]).not.toMatch(/<img>|@all/);
  });

  it("is explained by help", async () => {
    const { answers } = await commanded(workflow, "/perf help");
    expect(answers[0]?.split("\n")).toHaveLength(7);
  });

  it.each([
    ["a stranger", STRANGER],
    ["somebody who may only read", { id: 4, login: "reader", type: "User" }],
  ] as const)("of %s is not carried out", async (_title, author) => {
    const { reactions, answers } = await commanded(workflow, "/perf run", { author });
    expect(reactions).toEqual(["-1"]);
    expect(answers).toEqual([]);
    expect(workflow.github.state.dispatches).toEqual([]);
  });

  it.each([
    ["of a bot", "/perf run", { author: BOT }],
    ["in an edited comment", "/perf run", { action: "edited" }],
    ["that is only talk", "did you try /perf run?", {}],
  ] as const)("%s is not even looked at", async (_title, body, options) => {
    const before = workflow.github.requests.length;
    const { reactions } = await commanded(workflow, body, options);
    expect(reactions).toEqual([]);
    expect(workflow.github.requests.slice(before)).toEqual([]);
  });
});

it("mode command answers comments only", async () => {
  await using workflow = await started();
  const { action } = await workflow.onBranch("push", { inputs: { mode: "command" } });
  expect(action.exitCode).toBe(2);
  expect(action.stdout).toContain("mode command answers the event issue_comment, not push");
});
