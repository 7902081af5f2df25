import { expect, it } from "vitest";
import { headCommit, report, session, storeBaselines, trials } from "./hand-made.ts";
import { startSuite, suite } from "./judged-suite.ts";

/** GitHub gives a job's token 1,000 calls an hour, for the whole repository. */
const FIXED = 15;

it.each([1, 10])(
  "a pull request costs at most 15 calls, one a baseline (%i), one per 100 comments",
  async (baselines) => {
    await using workflow = await startSuite(suite({ more: 'when: { paths: ["src/**"] }' }));
    const { github } = workflow;
    storeBaselines(github, baselines);
    for (let n = 0; n < 250; n++) {
      const author = { id: n, login: `reviewer-${n}`, type: "User" } as const;
      const at = { createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };
      github.state.comments.push({ id: n + 1, issue: 7, author, body: `remark ${n}`, reactions: [], ...at });
    }
    const records = [...trials({ slower: 3 }), ...trials({ slower: 3, round: 1 })];
    const { action } = await report(workflow, [session(headCommit(workflow), records)]);
    expect(action.outputs["decision"]).toBe(baselines < 3 ? "cannot-judge" : "fail");
    const calls = github.requests.filter(({ url }) => !/^\/(?:blob|twirp)\//.test(url));
    expect(calls.length, calls.map(({ method, url }) => `${method} ${url}`).join("\n")).toBeLessThanOrEqual(
      FIXED + baselines + Math.ceil(250 / 100),
    );
    expect(github.violations).toEqual([]);
  },
);
