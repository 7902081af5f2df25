import { afterAll, beforeAll, expect, test } from "vitest";
import { NOTHING } from "./left-behind.ts";
import { endedAt, MEASURING, measuredRepository, PUBLISHING, UPLOADING, WAITING } from "./stages.ts";
import type { Workflow } from "./workflow.ts";

let workflow: Workflow;

beforeAll(async () => {
  workflow = await measuredRepository();
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
