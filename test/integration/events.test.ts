import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORK_PERMISSIONS } from "./github/permissions.ts";
import { BOT } from "./github/state.ts";
import { SLOW, startSuite } from "./judged-suite.ts";
import { NODE_24 } from "./runner.ts";
import type { JobOptions, JobResult, Workflow } from "./workflow.ts";

const MARKER = "<!-- llm-perf-gate:toy -->";
const FORGED = `${MARKER}\nall is well`;
const OUTPUTS = ["artifact-digest", "decision", "regressions", "report-path", "session-path", "comment-url"];

const RUNTIMES = [
  ["this Node", process.execPath],
  ["Node 24, which GitHub runs actions with", NODE_24],
] as const;

describe.each(RUNTIMES)("on %s", (_name, node) => {
  const absent = existsSync(node) ? undefined : `SKIPPED: no binary of Node 24 for ${process.platform}-${process.arch}`;
  let workflow: Workflow;
  const branchJobs = new Map<string, JobResult>();
  const left: { readonly session: unknown; readonly report: string }[] = [];

  /** Looks at what the job leaves on the runner's disk before it is wiped. */
  const looking: JobOptions["inspect"] = async ({ temp }) => {
    const folder = join(temp, "llm-perf-gate-toy-all-a1");
    const session: unknown = JSON.parse(await readFile(join(folder, "session.json"), "utf8"));
    left.push({ session, report: await readFile(join(`${folder}-report`, "report.html"), "utf8") });
  };
  const onPullRequest = (options: JobOptions = {}) => workflow.onPullRequest("pull_request", { node, ...options });
  const ownComments = () => workflow.github.state.comments.filter(({ author }) => author === BOT);

  beforeAll(async () => {
    if (absent !== undefined) return;
    workflow = await startSuite();
    for (const event of ["push", "schedule", "workflow_dispatch"] as const) {
      branchJobs.set(event, await workflow.onBranch(event, { node, inspect: looking }));
    }
    for (let n = 0; n < 120; n++) {
      const author = { id: n, login: `reviewer-${n}`, type: "User" } as const;
      const at = { createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };
      const body = n === 3 ? FORGED : `remark ${n}`;
      workflow.github.state.comments.push({ id: n + 1, issue: 7, author, body, reactions: [], ...at });
    }
  });

  afterAll(() => workflow?.[Symbol.asyncDispose]());

  describe.skipIf(absent !== undefined)(absent ?? "the action", () => {
    it.each(["push", "schedule", "workflow_dispatch"])("measures and stores on %s, and judges nothing", (event) => {
      const { action, post, run } = branchJobs.get(event) ?? {};
      expect(action).toMatchObject({ exitCode: 0, stderr: "" });
      expect(post).toMatchObject({ exitCode: 0, stderr: "" });
      expect(action?.outputs).toMatchObject({ decision: "measured", regressions: "0", "comment-url": "" });
      expect(Object.keys(action?.outputs ?? {}).sort()).toEqual([...OUTPUTS].sort());
      expect(action?.summary).toContain("Measured, not judged");
      const stored = workflow.github.state.artifacts.filter(({ runId }) => runId === run?.id);
      expect(stored.map(({ name, finished }) => [name, finished !== undefined])).toEqual([
        ["llm-perf-gate-toy-all-a1", true],
      ]);
    });

    it("leaves the session and the page on the runner's disk, with the commit and the event in it", () => {
      expect(left.map(({ session }) => session)).toMatchObject(
        [...branchJobs.values()].map(({ run }) => ({
          complete: true,
          suite: "toy",
          origin: { event: run.event, commit: run.sha, runId: run.id, ref: "refs/heads/main" },
        })),
      );
      for (const { report } of left) expect(report).toMatch(/^<!doctype html>/i);
    });

    it("fails a slow pull request, and says so in one comment, the summary and the outputs", async () => {
      const { action } = await onPullRequest({ env: SLOW });
      expect(action.exitCode).toBe(1);
      const [comment, ...others] = ownComments();
      expect(others).toEqual([]);
      expect(comment?.body).toMatch(
        new RegExp(`^${MARKER}<!-- run \\d+\\.1 -->\\n> \\[!CAUTION\\]\\n> \\*\\*Performance gate: fail\\*\\*`),
      );
      expect(comment?.body).toContain("median_tpot_ms");
      for (const { run } of branchJobs.values()) expect(comment?.body).toContain(run.sha.slice(0, 10));
      expect(action.summary).toContain("Performance gate: fail");
      expect(action.outputs).toMatchObject({
        decision: "fail",
        "comment-url": `${workflow.github.server}/octo-org/octo-engine/pull/7#issuecomment-${comment?.id}`,
      });
      expect(Number(action.outputs["regressions"])).toBeGreaterThanOrEqual(1);
      expect(action.stdout).toMatch(/^::error title=llm-perf-gate::Performance gate: fail/m);
    });

    it("judges a merge group without a comment", async () => {
      const before = ownComments().map(({ body }) => body);
      const { action } = await workflow.onPullRequest("merge_group", { node });
      expect(action.stdout).toMatch(/^decision: pass/m);
      expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass", "comment-url": "" } });
      expect(action.summary).toContain("Performance gate: pass");
      expect(ownComments().map(({ body }) => body)).toEqual(before);
    });

    it("passes the clean pull request and turns the same comment green, behind a hundred others", async () => {
      const [before] = ownComments();
      const { action } = await onPullRequest();
      expect(action.stdout).toMatch(/^decision: pass/m);
      expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass", regressions: "0" } });
      expect(action.stdout).not.toMatch(/^::(?:error|warning)/m);
      const [after, ...others] = ownComments();
      expect(others).toEqual([]);
      expect(after?.id).toBe(before?.id);
      expect(after?.body).toContain("**Performance gate: pass**");
    });

    it("leaves a stranger's comment with a forged marker alone", () => {
      expect(workflow.github.state.comments.filter(({ body }) => body === FORGED)).toHaveLength(1);
      expect(workflow.github.state.comments).toHaveLength(121);
    });

    it("keeps its verdict on a fork, whose token cannot comment, and says once what to do", async () => {
      const { github } = workflow;
      github.permissions = FORK_PERMISSIONS;
      const { action } = await onPullRequest({ fork: true });
      expect(action.stdout).toMatch(/^decision: pass/m);
      expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass", "comment-url": "" } });
      const warnings = action.stdout.split("\n").filter((line) => line.startsWith("::warning"));
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatch(/the comment was not written: .* 403 .*workflow_run/);
    });

    it("asks GitHub nothing that its description does not allow", () => {
      expect(workflow.github.violations).toEqual([]);
    });
  });
});
