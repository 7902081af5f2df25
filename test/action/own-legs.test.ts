import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ownLegs } from "../../src/action/own-legs.ts";
import type { Origin } from "../../src/model/session.ts";
import { collectingLog } from "../github/fake-api.ts";
import { aSession, writeSession } from "../store/sessions.ts";

/** The ids of the sessions that count among these, by their folders' names. */
async function counted(stored: Readonly<Record<string, { readonly suite?: string } & Partial<Origin>>>) {
  const root = await mkdtemp(join(tmpdir(), "legs-"));
  const lines: string[] = [];
  try {
    for (const [folder, { suite = "toy", ...origin }] of Object.entries(stored)) {
      await writeSession(
        join(root, folder),
        aSession({ id: folder, suite, origin: { event: "pull_request", ...origin } }),
      );
    }
    const legs = await ownLegs(root, "toy", collectingLog(lines));
    return { ids: legs.map(({ session }) => session.id).sort(), lines };
  } finally {
    await rm(root, { recursive: true });
  }
}

it("counts each leg by its last attempt, and tells what it passes over", async () => {
  const { ids, lines } = await counted({
    "llm-perf-gate-toy-one-a1": { leg: "one", attempt: 1 },
    "llm-perf-gate-toy-one-a2": { leg: "one", attempt: 2 },
    "llm-perf-gate-toy-two-a1": { leg: "two", attempt: 1 },
  });
  expect(ids).toEqual(["llm-perf-gate-toy-one-a2", "llm-perf-gate-toy-two-a1"]);
  expect(lines).toEqual([expect.stringMatching(/one-a1 is of an earlier attempt than 2: passed over/)]);
});

it("knows legs and attempts of sessions that do not name them by their artifacts", async () => {
  expect((await counted({ "llm-perf-gate-toy-all-a1": {}, "llm-perf-gate-toy-all-a3": {} })).ids).toEqual([
    "llm-perf-gate-toy-all-a3",
  ]);
  const commanded = {
    "pull-7-llm-perf-gate-toy-all-a1": { attempt: 1 },
    "pull-7-llm-perf-gate-toy-all-a2": { attempt: 2 },
  };
  expect((await counted(commanded)).ids).toEqual(["pull-7-llm-perf-gate-toy-all-a2"]);
  expect((await counted({ one: {}, two: {} })).ids).toEqual(["one", "two"]);
});

it("leaves other suites' sessions out, also of a suite whose name begins alike", async () => {
  const { ids, lines } = await counted({ mine: {}, theirs: { suite: "toy-large", attempt: 4 } });
  expect(ids).toEqual(["mine"]);
  expect(lines).toEqual([expect.stringMatching(/theirs is of the suite toy-large, not of toy: passed over/)]);
});
