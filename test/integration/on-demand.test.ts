import { describe, expect, it } from "vitest";
import { BOT, instantOf } from "./github/state.ts";
import { headCommit, report, session, storeBaselines, trials } from "./hand-made.ts";
import { startSuite, suite } from "./judged-suite.ts";
import type { Workflow } from "./workflow.ts";

const NOT_MEASURED = /-r0: valid/;

describe("what a command started", () => {
  const asked = (workflow: Workflow, sha = workflow.pull().head.sha) => ({
    command: "run",
    "pull-request": "7",
    sha,
    filter: "",
  });
  const inputs = { "baseline-workflow": "perf.yml" };

  async function started(): Promise<Workflow> {
    const workflow = await startSuite(suite({ repeats: 1 }));
    workflow.github.state.pulls.push(workflow.pull());
    storeBaselines(workflow.github);
    return workflow;
  }

  it("judges the pull request's head, on its check and in its comment, and is no baseline", async () => {
    await using workflow = await started();
    const { github } = workflow;
    const { head } = workflow.pull();
    const { action, run } = await workflow.onDispatch(asked(workflow), { inputs, checkout: head.sha });
    expect(action.outputs["decision"]).toMatch(/^(?:pass|cannot-judge|fail)$/);
    expect(action.summary).toContain("3 baseline sessions");
    expect(github.state.checks.map(({ fields }) => fields["head_sha"])).toEqual([head.sha]);
    expect(github.state.comments).toHaveLength(1);
    const own = github.state.artifacts.filter(({ runId }) => runId === run.id).map(({ name }) => name);
    expect(own).toEqual(["pull-7-llm-perf-gate-toy-all-a1"]);
    expect(github.violations).toEqual([]);
  });

  it("is refused when the workspace holds another commit", async () => {
    await using workflow = await started();
    const { action } = await workflow.onDispatch(asked(workflow), { inputs });
    expect(action.exitCode).toBe(2);
    expect(action.stdout).toMatch(/the workspace holds \w+, the command asked for/);
    expect(action.stdout).not.toMatch(NOT_MEASURED);
  });

  it.each([{}, { "baseline-workflow": "perf-on-demand.yml" }])(
    "is refused where its own workflow's runs are baselines: %o",
    async (given) => {
      await using workflow = await started();
      const { action } = await workflow.onDispatch(asked(workflow), {
        inputs: given,
        checkout: workflow.pull().head.sha,
      });
      expect(action.exitCode).toBe(2);
      expect(action.stdout).toContain("could pass for one");
      expect(action.stdout).not.toMatch(NOT_MEASURED);
    },
  );

  it("is given up when the pull request has moved on", async () => {
    await using workflow = await started();
    const { head } = workflow.pull();
    workflow.github.state.pulls.splice(0, 1, { ...workflow.pull(), head: { ...head, sha: "1".repeat(40) } });
    const { action } = await workflow.onDispatch(asked(workflow, head.sha), { inputs, checkout: head.sha });
    expect(action.exitCode).toBe(3);
    expect(action.stdout).toContain("pull request 7 has moved on");
    expect(action.stdout).not.toMatch(NOT_MEASURED);
  });

  it("is a plain measurement of the branch when nobody named a pull request", async () => {
    await using workflow = await started();
    const { action } = await workflow.onDispatch({ command: "", "pull-request": "", sha: "" });
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "measured" } });
  });
});

describe("a comment", () => {
  async function commented(run: string): Promise<string> {
    await using workflow = await startSuite(suite({ repeats: 1 }));
    const { github } = workflow;
    storeBaselines(github);
    const [at, body] = [instantOf(1), `<!-- llm-perf-gate:toy -->${run}\nwhat another run said`];
    github.state.comments.push({ id: 1, issue: 7, author: BOT, body, createdAt: at, updatedAt: at, reactions: [] });
    const { action } = await report(workflow, [session(headCommit(workflow), trials())]);
    expect(action.outputs["decision"]).not.toBe("measured");
    expect(github.state.comments).toHaveLength(1);
    return github.state.comments[0]?.body ?? "";
  }

  it("of a newer run is left as it is by an older one that ends later", async () => {
    expect(await commented("<!-- run 999999999.1 -->")).toContain("what another run said");
  });

  it.each(["<!-- run 1.1 -->", "", "<!-- run x -->"])(
    "of an older run, or of an unknown one (%s), is replaced",
    async (mark) => {
      expect(await commented(mark)).not.toContain("what another run said");
    },
  );
});

describe("a merge group", () => {
  async function passed(slower = 1): Promise<Workflow> {
    const workflow = await startSuite(suite({ repeats: 1 }));
    storeBaselines(workflow.github);
    const records = [...trials({ slower }), ...trials({ slower, round: 1 })];
    await report(workflow, [session(headCommit(workflow), records)]);
    return workflow;
  }

  it("with the files that the pull request passed on is answered from that, and says so", async () => {
    await using workflow = await passed();
    const { github } = workflow;
    const { action } = await workflow.onPullRequest("merge_group");
    expect(action).toMatchObject({ exitCode: 0, stderr: "", outputs: { decision: "pass" } });
    expect(action.stdout).not.toMatch(NOT_MEASURED);
    expect(action.summary).toMatch(/answered from pull request 7: its check on \w+ passed on the very same files/);
    const { head, mergeSha } = workflow.pull();
    const checks = github.state.checks.map(({ fields }) => [fields["head_sha"], fields["conclusion"]]);
    expect(checks).toEqual([
      [head.sha, "success"],
      [mergeSha, "success"],
    ]);
    expect(github.violations).toEqual([]);
  });

  it.each([
    ["other files", 1, { external_id: `tree:${"1".repeat(40)}` }],
    ["files that nobody noted", 1, { external_id: "" }],
    ["files on which the pull request was only observed", 1, { conclusion: "neutral" }],
    ["files on which the pull request failed", 3, {}],
  ] as const)("with %s is measured", async (_title, slower, changes) => {
    await using workflow = await passed(slower);
    const { checks } = workflow.github.state;
    for (const [index, { id, fields }] of checks.entries()) checks[index] = { id, fields: { ...fields, ...changes } };
    const { action } = await workflow.onPullRequest("merge_group");
    expect(action.stdout).toMatch(NOT_MEASURED);
    expect(action.summary).not.toContain("answered from");
  });

  it("is measured when the pull request cannot be asked for", async () => {
    await using workflow = await passed();
    workflow.github.fail({ match: /GET .*\/pulls\/7/, answer: 404 });
    const { action } = await workflow.onPullRequest("merge_group");
    expect(action.stdout).toMatch(/::warning.*so the merge group is measured/);
    expect(action.stdout).toMatch(NOT_MEASURED);
  });
});
