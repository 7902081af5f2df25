import { expect, it } from "vitest";
import { AS_MEASURED, storeBaselines } from "./hand-made.ts";
import { SLOW, startSuite, suite } from "./judged-suite.ts";
import { CONFIG } from "./toy.ts";

const LAX = suite().replace("relative: 90%", "gate: false").replace("relative: 50%", "gate: false");

it("a pull request is judged by the base's configuration, however it edits its own", { timeout: 180_000 }, async () => {
  await using workflow = await startSuite();
  storeBaselines(workflow.github, 3, ...AS_MEASURED);
  const { action } = await workflow.onPullRequest("pull_request", { env: SLOW, files: { [CONFIG]: LAX } });
  expect(action.exitCode).toBe(1);
  const comment = workflow.github.state.comments[0]?.body;
  expect(comment).toContain("policy changed");
  expect(comment).toMatch(/<summary>Under this pull request&#39;s own policy: pass; \d+ rows? would change<\/summary>/);
  expect(workflow.github.violations).toEqual([]);
});

it("a pull request that brings the gate is only observed", { timeout: 120_000 }, async () => {
  await using workflow = await startSuite();
  const { contents } = workflow.github.state;
  contents.clear();
  contents.set(`${workflow.pull().base.sha}:README.md`, "an engine");
  const { action } = await workflow.onPullRequest("pull_request");
  expect(action.outputs["decision"]).toBe("cannot-judge");
  expect(action.exitCode).toBe(0);
  expect(action.stdout).toContain("brings the gate, and is only observed");
});

it("a pull request that touches none of when.paths passes as not required, and says so", async () => {
  await using workflow = await startSuite(suite({ more: 'when: { paths: ["csrc/**"] }' }));
  const { action } = await workflow.onPullRequest("pull_request");
  expect(action.exitCode).toBe(0);
  expect(action.outputs["decision"]).toBe("pass");
  expect(workflow.github.state.comments[0]?.body).toContain("not required: none of the 1 changed files matches");
  expect(workflow.github.violations).toEqual([]);
});

it("a merge group that touches none of when.paths passes as not required, and one that does is measured", {
  timeout: 120_000,
}, async () => {
  for (const [path, decision] of [
    ["csrc/**", "pass"],
    ["src/**", "cannot-judge"],
  ] as const) {
    await using workflow = await startSuite(suite({ repeats: 1, more: `when: { paths: ["${path}"] }` }));
    const { action } = await workflow.onPullRequest("merge_group");
    expect(action.outputs["decision"]).toBe(decision);
    expect(action.summary.includes("not required: none of the 1 changed files")).toBe(decision === "pass");
    expect(workflow.github.violations).toEqual([]);
  }
});

it("a pull request that touches one of when.paths is measured", { timeout: 120_000 }, async () => {
  await using workflow = await startSuite(suite({ more: 'when: { paths: ["src/**"] }' }));
  const { action } = await workflow.onPullRequest("pull_request");
  expect(action.outputs["decision"]).toBe("cannot-judge");
  expect(action.exitCode).toBe(3);
});
