import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measuredIn, NOTHING, sessionIn } from "./left-behind.ts";
import { processesOf } from "./processes.ts";
import { endedAt, MEASURING, stagesRepository, UPLOADING, WAITING } from "./stages.ts";
import type { Workflow } from "./workflow.ts";

let workflow: Workflow;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hard-kill-"));
  workflow = await stagesRepository();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await workflow[Symbol.asyncDispose]();
});

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

test("measures a trial again whose tool was killed, and keeps what the killed one left", async () => {
  const session = join(folder, "tool-killed");
  let killed = false;
  const { action } = await workflow.onBranch("push", {
    inputs: { "session-path": session },
    meanwhile: (trackingId) => {
      const tool = killed ? undefined : processesOf(trackingId).find(({ command }) => command.includes(" load --spec"));
      if (tool === undefined) return;
      killed = true;
      process.kill(tool.pid, "SIGKILL");
    },
  });
  expect(killed).toBe(true);
  expect(action.exitCode).toBe(0);
  expect(action.stdout).toContain("built-in ended with killed by SIGKILL");
  expect(sessionIn(session).header.complete).toBe(true);
  expect(measuredIn(session)).toEqual(UPLOADING.kept);
});

test("starts a server again that was killed, and keeps every trial of before", async () => {
  const session = join(folder, "server-killed");
  let killed = false;
  const { action } = await workflow.onBranch("push", {
    inputs: { "session-path": session },
    meanwhile: (trackingId) => {
      if (killed || !existsSync(join(session, "records", `${UPLOADING.kept[1]}.json`))) return;
      const server = processesOf(trackingId).find(({ command }) => command.includes(" simulated-engine "));
      if (server === undefined) return;
      killed = true;
      process.kill(server.pid, "SIGKILL");
    },
  });
  expect(killed).toBe(true);
  expect(action.exitCode).toBe(0);
  expect(action.stdout).toMatch(/::warning.*server toy is down, starting it again: killed by SIGKILL/);
  const { header, records } = sessionIn(session);
  expect(header.complete).toBe(true);
  expect(records.map(({ trial }) => trial)).toEqual(UPLOADING.kept);
  expect(new Set(records.map(({ server }) => server?.start))).toEqual(new Set(["toy#0", "toy#1"]));
});

test("keeps what was measured of an engine that crashes again and again", async () => {
  const session = join(folder, "server-crashes");
  const flags = "--crash-at-request 20";
  const { action } = await workflow.onBranch("push", {
    inputs: { "session-path": session },
    env: { SIMULATED_ENGINE_FLAGS: flags },
  });
  expect(action.stdout).toMatch(/server toy went down 2 times, the rest of its trials is given up: .*planted crash/);
  expect(action.exitCode).toBe(0);
  const { header, records } = sessionIn(session);
  expect(header).toMatchObject({
    complete: false,
    notes: [expect.stringMatching(/went down 2 times/), expect.any(String)],
  });
  expect(records.length).toBeGreaterThan(0);
  expect(records.some(({ counts: { failed = 0 } }) => failed > 0)).toBe(true);
});
