import { afterAll, beforeAll, expect, test } from "vitest";
import { NOTHING } from "./left-behind.ts";
import { endedAt, MEASURING, measuredRepository, UPLOADING, WAITING } from "./stages.ts";
import type { Workflow } from "./workflow.ts";

let workflow: Workflow;

beforeAll(async () => {
  workflow = await measuredRepository();
});

afterAll(() => workflow[Symbol.asyncDispose]());

test.each(MEASURING)(
  "the post step takes down what is left and stores what was measured after SIGKILL $title",
  async (stage) => {
    const { action, post, afterAction, afterPost, session, measured, artifacts } = await endedAt(
      stage,
      "killAt",
      workflow,
    );
    expect(action.signal).toBe("SIGKILL");
    expect(afterAction.processes).not.toEqual([]);
    expect(afterAction.locks).toEqual(["llm-perf-gate-all.lock", "processes.json"]);
    expect(post.exitCode).toBe(0);
    expect(post.stdout).toMatch(/stopped the process group \d+ that the run left behind/);
    expect(afterPost).toEqual(NOTHING);
    expect(session.header.complete).toBe(false);
    expect(measured).toEqual(expect.arrayContaining([...stage.kept]));
    expect(artifacts).toHaveLength(1);
    for (const trial of measured) expect(artifacts[0]).toContain(`records/${trial}.json`);
  },
);

test("the post step leaves another job's lock alone after SIGKILL while waiting for it", async () => {
  const { action, post, afterPost } = await endedAt(WAITING, "killAt", workflow);
  expect(action.signal).toBe("SIGKILL");
  expect(post).toMatchObject({ exitCode: 0, stdout: expect.not.stringContaining("freed the lock") });
  expect(afterPost).toEqual(NOTHING);
});

test("the post step stores the session after SIGKILL during the upload", async () => {
  const { post, measured, artifacts } = await endedAt(UPLOADING, "killAt", workflow);
  expect(post.exitCode).toBe(0);
  expect(measured).toEqual(UPLOADING.kept);
  expect(artifacts).toHaveLength(1);
});
