import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { readSession } from "../../src/store/session-folder.ts";
import { startSuite, suite } from "./judged-suite.ts";
import type { JobResult, Workflow } from "./workflow.ts";

describe("a job that is run again", { timeout: 180_000 }, () => {
  let workflow: Workflow;
  let folder: string;
  let first: JobResult;
  let cut: Session;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "attempts-"));
    workflow = await startSuite(suite({ repeats: 4 }));
    const session = join(folder, "first");
    first = await workflow.onBranch("push", {
      inputs: { "session-path": session },
      cancelAt: () => existsSync(join(session, "records", "serving_toy-qps_inf-concurrency_4-r1.json")),
    });
    cut = await readSession(session);
  });

  afterAll(async () => {
    expect(workflow.github.violations).toEqual([]);
    await workflow[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const startsIn = ({ records }: Session) => records.map(({ startedAt }) => startedAt);

  it("continues from what the cancelled attempt had measured", async () => {
    expect([first.action.exitCode, cut.complete]).toEqual([130, false]);
    let whole = cut;
    const again = await workflow.again(first.run, {
      inspect: async ({ temp }) => {
        whole = await readSession(join(temp, "llm-perf-gate-toy-all-a2"));
      },
    });
    expect(again.action.stdout).toContain(`an earlier attempt left ${cut.records.length} records`);
    expect(again.action).toMatchObject({ exitCode: 0, outputs: { decision: "measured" } });
    expect(whole).toMatchObject({ complete: true, origin: { attempt: 2 } });
    expect(whole.records).toHaveLength(4);
    expect(startsIn(whole).slice(0, cut.records.length)).toEqual(startsIn(cut));
    const own = workflow.github.state.artifacts.filter(({ runId }) => runId === first.run.id);
    expect(own.map(({ name }) => name)).toEqual(["llm-perf-gate-toy-all-a1", "llm-perf-gate-toy-all-a2"]);
  });

  it("measures anew what was finished, and does without an artifact that cannot be had", async () => {
    const third = await workflow.again(first.run);
    expect(third.action.exitCode).toBe(0);
    expect(third.action.stdout).not.toContain("an earlier attempt left");
    workflow.github.fail({ match: /\/artifacts/, answer: 403 });
    const fourth = await workflow.again(first.run);
    expect(fourth.action.stdout).toMatch(/the earlier attempt is not taken up, everything is measured: .*403/);
    expect(fourth.action.exitCode).toBe(0);
  });
});
