import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type LeftBehind, leftBehind, NOTHING } from "./left-behind.ts";
import { processesOf } from "./processes.ts";
import { endedAt, MEASURING, PUBLISHING, stagesRepository, UPLOADING, WAITING } from "./stages.ts";
import { CONFIG, toySuite } from "./toy.ts";
import { startWorkflow, type Workflow } from "./workflow.ts";

let workflow: Workflow;

beforeAll(async () => {
  workflow = await stagesRepository();
});

afterAll(() => workflow[Symbol.asyncDispose]());

const cancelled = { exitCode: 130, signal: null, outputHeld: false };

test.each([WAITING, ...MEASURING])(
  "ends in time, leaves nothing and keeps all when cancelled $title",
  async (stage) => {
    const { action, post, afterAction, session, measured, artifacts } = await endedAt(stage, "cancelAt", workflow);
    expect(action).toMatchObject(cancelled);
    expect(action.stdout).toContain("cancelled by SIGINT");
    expect(post.exitCode).toBe(0);
    expect(afterAction).toEqual(NOTHING);
    expect(session.header).toMatchObject({
      complete: false,
      notes: expect.arrayContaining(["cancelled by SIGINT", expect.stringMatching(/were not measured/)]),
    });
    expect(measured).toEqual(expect.arrayContaining([...stage.kept]));
    expect(artifacts).toHaveLength(1);
    for (const trial of measured) expect(artifacts[0]).toContain(`records/${trial}.json`);
  },
);

test.each([UPLOADING, PUBLISHING])("ends in time and stores the session once when cancelled $title", async (stage) => {
  const { action, post, afterAction, session, measured, artifacts } = await endedAt(stage, "cancelAt", workflow);
  expect(action).toMatchObject(cancelled);
  expect(post.exitCode).toBe(0);
  expect(afterAction).toEqual(NOTHING);
  expect(session.header.complete).toBe(true);
  expect(measured).toEqual(stage.kept);
  expect(artifacts).toHaveLength(1);
});

test.each([
  { what: "a set-up file", files: { "slow.sh": 'touch "$SEEN"\nsleep 61\n' }, more: "env-from: [slow.sh]" },
  { what: "a device's own tool", files: { "bin/npu-smi": '#!/bin/sh\ntouch "$SEEN"\nsleep 61\n' }, more: "" },
])("ends in time and leaves nothing when cancelled while $what hangs", async ({ files, more }) => {
  await using repository = await startWorkflow({ [CONFIG]: toySuite({ more }), ...files });
  const bin = mkdtempSync(join(tmpdir(), "bin-"));
  const seen = join(bin, "seen");
  for (const [path, text] of Object.entries(files)) writeFileSync(join(bin, basename(path)), text, { mode: 0o755 });
  let left: LeftBehind | undefined;
  const { action } = await repository.onBranch("push", {
    env: { SEEN: seen, PATH: `${bin}:${process.env["PATH"]}` },
    cancelAt: () => existsSync(seen),
    beforePost: async (job) => {
      // Probes are killed and not waited for: one that hangs in a driver would not die of it.
      await vi.waitUntil(() => processesOf(job.trackingId).length === 0, { timeout: 20_000 });
      left = await leftBehind(job, "no session yet");
    },
  });
  rmSync(bin, { recursive: true });
  expect(action).toMatchObject(cancelled);
  expect(left).toEqual(NOTHING);
});
