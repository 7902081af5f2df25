import { describe, expect, it } from "vitest";
import { answeredByPullRequest } from "../../src/action/queue-answer.ts";
import { fakeApi } from "../github/fake-api.ts";

const GROUP = "c".repeat(40);
const TREE = "d".repeat(40);
const APP = 15_368;

const PASSED = {
  id: 1,
  status: "completed",
  conclusion: "success",
  external_id: `tree:${TREE} config:0123456789abcdef`,
  completed_at: "2026-11-22T10:00:00Z",
  app: { id: APP },
};
const LATER = { ...PASSED, id: 2, completed_at: "2026-11-22T11:00:00Z" };

/** What a merge group is answered when these are the checks of the pull request's head. */
async function answer(
  checks: readonly unknown[],
  { app = APP, count = checks.length }: { app?: number; count?: number } = {},
) {
  await using api = await fakeApi(({ path }) =>
    path.includes("/check-runs")
      ? { status: 200, json: { total_count: count, check_runs: checks } }
      : { status: 200, json: { number: 7, head: { sha: "b".repeat(40) } } },
  );
  const event = { name: "merge_group", pullRequest: 7, headSha: GROUP, fork: false };
  const own = {
    origin: { commit: GROUP, tree: TREE },
    config: "0123456789abcdef",
    check: "llm-perf-gate/toy",
    app: app === 0 ? undefined : app,
  };
  const said = await answeredByPullRequest({ event, github: api.github() }, own, api.log);
  expect(api.lines).toEqual([]);
  return said;
}

describe("a merge group", () => {
  it("is answered by the newest finished check, when that passed on the very same files", async () => {
    expect(await answer([PASSED])).toMatch(/answered from pull request 7/);
    expect(await answer([LATER, { ...PASSED, conclusion: "failure" }])).toMatch(/answered from pull request 7/);
    const underWay = { ...LATER, status: "in_progress", conclusion: null, completed_at: null };
    expect(await answer([PASSED, underWay])).toMatch(/answered from pull request 7/);
  });

  it.each([
    ["no check", []],
    ["a pass that a failure has overtaken", [PASSED, { ...LATER, conclusion: "failure" }]],
    ["a pass that a cancelled job has overtaken", [{ ...LATER, conclusion: "cancelled" }, PASSED]],
    [
      "a pass that another tree's has overtaken",
      [PASSED, { ...LATER, external_id: `tree:${GROUP} config:0123456789abcdef` }],
    ],
    ["a pass by another configuration", [{ ...PASSED, external_id: `tree:${TREE} config:fedcba9876543210` }]],
    ["a pass that measured nothing", [{ ...PASSED, external_id: "" }]],
    ["a pass that was only observed", [{ ...PASSED, conclusion: "neutral" }]],
    ["another app's pass", [{ ...PASSED, app: { id: 99 } }]],
    ["nobody's pass", [{ ...PASSED, app: null }]],
  ])("is measured where the pull request has %s", async (_what, checks) => {
    expect(await answer(checks)).toBeUndefined();
  });

  it("is measured where not every check can be seen, and where its own is no check run", async () => {
    expect(await answer([PASSED], { count: 101 })).toBeUndefined();
    expect(await answer([PASSED], { app: 0 })).toBeUndefined();
  });
});
