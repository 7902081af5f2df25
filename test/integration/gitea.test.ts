import { describe, expect, it } from "vitest";
import { GITEA_BOT } from "./github/gitea.ts";
import { ALL_PERMISSIONS } from "./github/permissions.ts";
import { SLOW, suite } from "./judged-suite.ts";
import { CONFIG } from "./toy.ts";
import { startWorkflow, type Workflow } from "./workflow.ts";

/** A Gitea that answers as a real one was seen to, with a job whose token may write contents. */
async function startGitea(more = ""): Promise<Workflow> {
  const workflow = await startWorkflow({ [CONFIG]: suite({ more }) }, "gitea");
  workflow.github.permissions = { ...ALL_PERMISSIONS, contents: "write" };
  return workflow;
}

const warningsIn = (stdout: string) => stdout.split("\n").filter((line) => line.startsWith("::warning"));

describe("on Gitea", { timeout: 240_000 }, () => {
  it("keeps baselines on a branch, comments as gitea-actions, and sets a status instead of a check run", async () => {
    await using workflow = await startGitea("store: { kind: branch }");
    const { github } = workflow;
    for (let n = 0; n < 3; n++) {
      const { action } = await workflow.onBranch("push");
      expect(action.stdout).toMatch(/session kept: sessions\/toy\/\S+ on the branch llm-perf-gate/);
    }
    const slow = await workflow.onPullRequest("pull_request", { env: SLOW });
    expect(slow.action).toMatchObject({ exitCode: 1, stderr: "", outputs: { decision: "fail" } });
    const clean = await workflow.onPullRequest("pull_request");
    expect(clean.action).toMatchObject({ exitCode: 0, stderr: "", outputs: { decision: "pass" } });
    expect(clean.action.summary).toContain("3 baseline sessions");
    expect(github.state.comments.map(({ author, body }) => [author.login, /gate: pass/.test(body)])).toEqual([
      [GITEA_BOT.login, true],
    ]);
    expect(github.state.checks).toEqual([]);
    expect(github.state.statuses.at(-1)).toMatchObject({ sha: workflow.pull().head.sha, state: "success" });

    github.permissions = { contents: "read", "pull-requests": "write" };
    const { action } = await workflow.onPullRequest("pull_request");
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(warningsIn(action.stdout).filter((line) => /no check on \w+: .*403/.test(line))).toHaveLength(1);
    expect(github.violations).toEqual([]);
  });

  it("cannot judge with the store of artifacts, whose runs do not name their branch, and says so", async () => {
    await using workflow = await startGitea();
    for (let n = 0; n < 3; n++) workflow.github.addRun({});
    const { action } = await workflow.onPullRequest("pull_request");
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge" } });
    expect(action.stdout).toMatch(/no baseline, so nothing was compared: 0 successful runs on main/);
    expect(action.stdout).toContain("store: { kind: branch }");
  });
});
