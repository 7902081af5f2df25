import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS } from "./github/permissions.ts";
import type { SimulatedGithub } from "./github/simulated-github.ts";
import { headCommit, report, session, storeBaselines, trials } from "./hand-made.ts";
import { startSuite, suite } from "./judged-suite.ts";
import type { JobOptions, Workflow } from "./workflow.ts";

const NAME = "llm-perf-gate/toy";

async function judged(workflow: Workflow, slower: number, options: JobOptions = {}) {
  storeBaselines(workflow.github);
  const records = [...trials({ slower }), ...trials({ slower, round: 1 })];
  return report(workflow, [session(headCommit(workflow), records)], options);
}

const fieldsOf = (github: SimulatedGithub) => github.state.checks.map(({ fields }) => fields);

describe("the check run", () => {
  it.each([
    ["a pass", 1, {}, "success", /^pass: no confirmed regression/],
    ["a regression", 3, {}, "failure", /^fail: serving_toy\S+ \w+: worse by/],
    ["a regression that is only observed", 3, { enforce: "observe" }, "neutral", /^fail: /],
  ] as const)("of %s stands on the head, not on the test merge", async (_title, slower, inputs, conclusion, title) => {
    await using workflow = await startSuite();
    await judged(workflow, slower, { inputs });
    const { head, mergeSha } = workflow.pull();
    expect(head.sha).not.toBe(mergeSha);
    expect(fieldsOf(workflow.github)).toEqual([
      expect.objectContaining({
        name: NAME,
        head_sha: head.sha,
        status: "completed",
        conclusion,
        external_id: expect.stringMatching(/^tree:[0-9a-f]{40} config:[0-9a-f]{16}$/),
        output: expect.objectContaining({
          title: expect.stringMatching(title),
          summary: expect.stringContaining("Performance gate"),
        }),
      }),
    ]);
    expect(workflow.github.state.statuses).toEqual([]);
    expect(workflow.github.violations).toEqual([]);
  });

  it("is failed when nothing can be judged", async () => {
    await using workflow = await startSuite();
    await report(workflow, [session(headCommit(workflow), trials())]);
    expect(fieldsOf(workflow.github)).toEqual([
      expect.objectContaining({
        conclusion: "failure",
        output: expect.objectContaining({ title: expect.stringContaining("NO BASELINE") }),
      }),
    ]);
  });

  it("is in progress before the first trial, tells how far it is, and costs few calls", async () => {
    await using workflow = await startSuite();
    const { github } = workflow;
    storeBaselines(github);
    const titles = new Set<string>();
    const { action } = await workflow.onPullRequest("pull_request", {
      meanwhile: () => {
        for (const { status, output } of fieldsOf(github)) {
          if (status === "in_progress") titles.add((output as { title: string }).title);
        }
      },
    });
    expect(action.exitCode).not.toBeNull();
    expect([...titles]).toEqual(["measuring", expect.stringMatching(/^(?:starting toy|trial 1\/3)/)]);
    expect(fieldsOf(github)).toEqual([expect.objectContaining({ status: "completed" })]);
    const calls = github.requests.filter(({ url }) => !/^\/(?:twirp|blob)\//.test(url));
    const perBaseline = calls.filter(({ url }) => /\/artifacts\b/.test(url));
    expect(calls.length - perBaseline.length).toBeLessThanOrEqual(15);
    expect(github.violations).toEqual([]);
  });

  it("is failed by the post step when the action was killed", async () => {
    await using workflow = await startSuite();
    const { github } = workflow;
    const { action, post } = await workflow.onPullRequest("pull_request", { killAt: /-r0: valid/ });
    expect(action.signal).toBe("SIGKILL");
    expect(post.stdout).toContain("check ended: the job ended before there was a verdict");
    expect(fieldsOf(github)).toEqual([expect.objectContaining({ status: "completed", conclusion: "failure" })]);
    expect(github.violations).toEqual([]);
  });

  it("is adopted when the answer to its creation was lost", async () => {
    await using workflow = await startSuite();
    workflow.github.fail({ match: /POST .*\/check-runs/, answer: "cut", times: 1 });
    await judged(workflow, 1);
    expect(fieldsOf(workflow.github)).toEqual([
      expect.objectContaining({ status: "completed", conclusion: "success" }),
    ]);
    expect(workflow.github.violations).toEqual([]);
  });

  it("is failed where another job of the run has it too, and says how to part them", async () => {
    await using workflow = await startSuite();
    const { github } = workflow;
    const one = { env: { GITHUB_RUN_ID: "77" } };
    await judged(workflow, 3, one);
    const { action } = await judged(workflow, 1, one);
    expect(action).toMatchObject({ exitCode: 3, outputs: { decision: "cannot-judge" } });
    expect(action.stdout).toMatch(/another job of this run writes the check llm-perf-gate\/toy too.*"leg"/);
    expect(fieldsOf(github).map(({ conclusion }) => conclusion)).toEqual(["failure", "failure"]);
    await judged(workflow, 1, { env: { ...one.env, GITHUB_RUN_ATTEMPT: "2" } });
    expect(fieldsOf(github).at(-1)).toMatchObject({ conclusion: "success" });
    expect(github.violations).toEqual([]);
  });

  it.each([422, 403, 404])(
    "gets the verdict from the post step when it could not be written at once: %d",
    async (answer) => {
      await using workflow = await startSuite();
      workflow.github.fail({ match: /PATCH .*\/check-runs/, answer, times: 1 });
      const { action } = await judged(workflow, 1);
      expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
      expect(fieldsOf(workflow.github)).toEqual([
        expect.objectContaining({
          conclusion: "success",
          output: expect.objectContaining({ title: expect.stringMatching(/^pass: no confirmed/) }),
        }),
      ]);
    },
  );

  it("is failed, and an older comment replaced, when the job could not even begin", async () => {
    await using workflow = await startSuite();
    await judged(workflow, 1);
    const [before] = workflow.github.state.comments;
    expect(before?.body).toContain("Performance gate: pass");
    workflow.github.fail({ match: /GET .*\/contents\//, answer: 403 });
    const { action } = await report(workflow, [session(headCommit(workflow), trials())]);
    expect(action.exitCode).not.toBe(0);
    expect(fieldsOf(workflow.github).map(({ name, conclusion }) => [name, conclusion])).toEqual([
      [NAME, "success"],
      [NAME, "failure"],
    ]);
    expect(workflow.github.state.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/Performance gate: cannot judge[\s\S]*the job ended in an error/),
    ]);
    expect(workflow.github.violations).toEqual([]);
  });

  it("is cancelled with its job", async () => {
    await using workflow = await startSuite();
    const { action } = await workflow.onPullRequest("pull_request", { cancelAt: /-r0: valid/ });
    expect(action.exitCode).toBe(130);
    expect(fieldsOf(workflow.github)).toEqual([expect.objectContaining({ conclusion: "cancelled" })]);
  });

  it.each([
    ["observe", 0, "neutral"],
    ["gate", 3, "failure"],
  ] as const)(
    "under %s is told of a configuration that may not be read: exit code %i, %s",
    async (enforce, exitCode, conclusion) => {
      await using workflow = await startSuite();
      workflow.github.fail({ match: /GET .*\/contents\//, answer: 403 });
      const { action } = await judged(workflow, 1, { inputs: { enforce } });
      expect(action.exitCode).toBe(exitCode);
      expect(action.stdout).toMatch(enforce === "gate" ? /^::error/m : /^::warning.*observed only/m);
      expect(fieldsOf(workflow.github)).toEqual([expect.objectContaining({ status: "completed", conclusion })]);
    },
  );

  it("is failed by a session that cannot be used", async () => {
    await using workflow = await startSuite();
    const legs = ["1", "2"].map((digit) => session(digit.repeat(40), trials()));
    const { action } = await report(workflow, legs);
    expect(action.exitCode).not.toBe(0);
    expect(fieldsOf(workflow.github)).toEqual([expect.objectContaining({ conclusion: "failure" })]);
  });

  it("is not made of a measurement on the base branch, of a leg, or when it is not wanted", async () => {
    await using workflow = await startSuite(suite({ repeats: 1 }));
    await workflow.onBranch("push");
    await workflow.onPullRequest("pull_request", { inputs: { mode: "run" } });
    await judged(workflow, 1, { inputs: { check: "none" } });
    expect(fieldsOf(workflow.github)).toEqual([]);
    expect(workflow.github.state.statuses).toEqual([]);
  });
});

describe("where there is no check run", () => {
  const statusesOf = ({ state }: SimulatedGithub) =>
    state.statuses.map(({ sha, context, state: is }) => [sha, context, is]);

  it.each([
    ["status is asked for", { inputs: { check: "status" } }, ALL_PERMISSIONS],
    ["the token may not make checks", {}, { ...ALL_PERMISSIONS, checks: "read" }],
  ] as const)("a commit status stands on the head: %s", async (_title, options, permissions) => {
    await using workflow = await startSuite();
    workflow.github.permissions = permissions;
    const { action } = await judged(workflow, 3, options);
    const { sha } = workflow.pull().head;
    expect(statusesOf(workflow.github)).toEqual([
      [sha, NAME, "pending"],
      [sha, NAME, "failure"],
    ]);
    expect(action.stdout).not.toContain("::warning");
    expect(workflow.github.violations).toEqual([]);
  });

  it("a token that may write neither only warns, and the verdict stands", async () => {
    await using workflow = await startSuite();
    workflow.github.permissions = { actions: "read", contents: "read", "pull-requests": "write" };
    const { action } = await judged(workflow, 1);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(action.stdout.match(/^::warning.*/gm)).toEqual([
      expect.stringMatching(/no check on .*403 .*permissions: statuses: write/),
    ]);
  });

  it("a fork's pull request tries none", async () => {
    await using workflow = await startSuite();
    await judged(workflow, 1, { fork: true });
    expect(workflow.github.requests.filter(({ url }) => /check-runs|statuses/.test(url))).toEqual([]);
  });

  it("a check run that cannot be written any more gives way to a status with the verdict", async () => {
    await using workflow = await startSuite();
    workflow.github.fail({ match: /PATCH .*\/check-runs/, answer: 403 });
    const { action } = await judged(workflow, 3);
    expect(action.outputs["decision"]).toBe("fail");
    expect(statusesOf(workflow.github)).toEqual([[workflow.pull().head.sha, NAME, "failure"]]);
    expect(workflow.github.state.statuses[0]?.description).toMatch(/^fail: serving_toy/);
  });

  it("a GitHub that fails on checks only warns", async () => {
    await using workflow = await startSuite(suite({ repeats: 1 }));
    workflow.github.fail({ match: /PATCH .*\/check-runs/, answer: 422 });
    const { action, post } = await judged(workflow, 3);
    expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(action.stdout).toMatch(/::warning.*the check was not completed: .*422/);
    expect(post.exitCode).toBe(0);
  });
});

describe("the comment", () => {
  const bodies = (workflow: Workflow) => workflow.github.state.comments.map(({ body }) => body);

  it.each([
    ["on-failure", 1, 0],
    ["on-failure", 3, 1],
    ["on-change", 1, 0],
    ["on-change", 0.3, 1],
    ["never", 3, 0],
    ["always", 1, 1],
  ] as const)("%s: a pull request %d times as slow gets %d", async (comment, slower, count) => {
    await using workflow = await startSuite();
    await judged(workflow, slower, { inputs: { comment } });
    expect(bodies(workflow)).toHaveLength(count);
  });

  it("is cleared when the regression is mended, also where a pass gets no comment of its own", async () => {
    await using workflow = await startSuite();
    const inputs = { comment: "on-failure" };
    await judged(workflow, 3, { inputs });
    expect(bodies(workflow)).toEqual([expect.stringContaining("[!CAUTION]")]);
    await judged(workflow, 1, { inputs });
    expect(bodies(workflow)).toEqual([expect.stringContaining("[!TIP]")]);
  });

  it("is one: what a job that ran at once wrote as well is hidden", async () => {
    await using workflow = await startSuite();
    await judged(workflow, 1);
    const { comments, minimized, nextId } = workflow.github.state;
    const [first] = comments;
    if (first === undefined) throw new Error("there is no comment");
    const twin = { ...first, id: nextId() };
    comments.push(twin);
    await judged(workflow, 3);
    expect([...minimized]).toEqual([`IC_${twin.id}`]);
    expect(bodies(workflow)).toEqual([expect.stringContaining("[!CAUTION]"), twin.body]);

    workflow.github.fail({ match: /graphql/, answer: 403 });
    const { action } = await judged(workflow, 1);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(action.stdout).toMatch(/::warning.*could not be hidden/);
  });
});
