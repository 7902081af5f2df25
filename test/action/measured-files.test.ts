import { expect, it } from "vitest";
import { measuredFiles } from "../../src/action/measured-files.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import type { Excuse } from "../../src/model/waiver.ts";
import { trials } from "../integration/hand-made.ts";
import { suite } from "../integration/judged-suite.ts";
import { aSession } from "../store/sessions.ts";

const [COMMIT, TREE] = ["c".repeat(40), "d".repeat(40)];
const EXCUSE: Excuse = { kind: "waiver", scope: "*", owner: "@mona", reason: "x", state: "used", rows: 1 };

/** The tree that a merge queue may be answered by. */
async function noted(excuses: readonly Excuse[], commit = COMMIT): Promise<string | undefined> {
  const config = await loadConfig("gate.yml", {
    readText: async (path) => {
      if (path === "gate.yml") return suite();
      throw Object.assign(new Error("none"), { code: "ENOENT" });
    },
    list: async () => [],
  });
  const session = aSession({ records: trials(), origin: { event: "pull_request", commit } });
  const comparison = { decision: "pass", reasons: [], rows: [], excuses } as unknown as Comparison;
  const origin = { event: "pull_request", commit: COMMIT, tree: TREE };
  return measuredFiles({ session, comparison }, { config, origin }).measured?.tree;
}

it("notes the workspace's tree, where that is what was measured", async () => {
  expect(await noted([])).toBe(TREE);
  expect(await noted([], "e".repeat(40))).toBeUndefined();
});

it("notes none where a waiver was needed, which may end before a queue asks; an accepted level does not end", async () => {
  expect(await noted([EXCUSE])).toBeUndefined();
  expect(await noted([{ ...EXCUSE, state: "idle" }])).toBe(TREE);
  expect(await noted([{ ...EXCUSE, kind: "accepted" }])).toBe(TREE);
});
