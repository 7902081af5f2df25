import { expect, it } from "vitest";
import { headCommit, report, session, storeBaselines, trials } from "./hand-made.ts";
import { suite } from "./judged-suite.ts";
import { CONFIG } from "./toy.ts";
import { startWorkflow } from "./workflow.ts";

const FILE = ".github/llm-perf-gate.waivers.yml";

const waivers = (until: string) =>
  `waivers: [{ cells: "serving_*", metric: "*", owner: "@mona", reason: "new sampler", at-most: 200%, until: ${until} }]\n`;

async function judged(until: string | undefined, files: Readonly<Record<string, string>> = {}) {
  const base = until === undefined ? {} : { [FILE]: waivers(until) };
  await using workflow = await startWorkflow({ [CONFIG]: suite(), ...base });
  storeBaselines(workflow.github);
  const records = [...trials({ slower: 2.5 }), ...trials({ slower: 2.5, round: 1 })];
  const { action } = await report(workflow, [session(headCommit(workflow), records)], { files });
  expect(workflow.github.violations).toEqual([]);
  return { action, comment: workflow.github.state.comments[0]?.body ?? "" };
}

it("a waiver of the base branch lets a slow pull request through, and everybody sees it", async () => {
  const { action, comment } = await judged("2999-12-31");
  expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass", regressions: "0" } });
  expect(comment).toContain("Waived or accepted in the base branch: 1, 1 used");
  expect(comment).toContain("regression, excused");
});

it("a waiver that has ended excuses nothing, and says so", async () => {
  const { action, comment } = await judged("2020-12-31");
  expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
  expect(comment).toContain("it excuses nothing any more");
});

it("a waiver that only the pull request has is not read", async () => {
  const { action, comment } = await judged(undefined, { [FILE]: waivers("2999-12-31") });
  expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
  expect(comment).not.toContain("Waived or accepted");
  expect(comment).toContain("policy changed: this pull request edits thresholds or waivers");
  expect(comment).toMatch(/own policy: pass; \d+ rows? would change/);
  expect(comment).toMatch(/regression \| regression, excused/);
});
