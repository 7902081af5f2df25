import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CONFIG, toySuite } from "./toy.ts";
import { startWorkflow } from "./workflow.ts";

const VARIANTS = `hold: resident\nvariants: { plain: {}, slower: { args: { decode-slowdown: "200%" } } }`;

it("measures variants in a job by hand, shows them, and never takes them for a baseline or a verdict", async () => {
  await using workflow = await startWorkflow({ [CONFIG]: toySuite({ repeats: 1, more: VARIANTS }) });
  let comment = "";
  const { action } = await workflow.onBranch("workflow_dispatch", {
    inputs: { "session-path": "session" },
    beforePost: async ({ workspace }) => {
      comment = readFileSync(`${workspace}/session-report/comment.md`, "utf8");
    },
  });
  expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "measured" } });
  expect(comment).toContain("2 variants of 1 cell, measured in turn in 1 round");
  expect(comment).toMatch(/median_tpot_ms.*\| +\*\*.*×[2-4]\./);
  const [stored, ...others] = workflow.github.state.artifacts.map(({ name }) => name);
  expect(others).toEqual([]);
  expect(stored).toMatch(/^variants-llm-perf-gate-/);

  const judged = await workflow.onPullRequest("pull_request");
  expect(judged.action).toMatchObject({ exitCode: 2 });
  expect(judged.action.stdout).toMatch(/variants: are measured and reported, and judge nothing/);
}, 60_000);
