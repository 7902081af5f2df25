import { expect, test } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { type Resuming, resumableRecords } from "../../src/store/resume.ts";
import { freshFolder } from "../run/fresh-folder.ts";
import { aRecord, aSession, writeSession } from "./sessions.ts";

const [COMMIT, BASE, OTHER] = ["a", "b", "c"].map((digit) => digit.repeat(40)) as [string, string, string];
const CLASS = { device: "none" };

const KEPT: Partial<Session> = {
  origin: { commit: COMMIT, base: BASE, edits: "e1", event: "local" },
  planDigest: "plan",
  setupDigest: "setup",
  environment: { class: CLASS, subject: { "base: commit": BASE, "base: import toy": "/one/toy" } },
};

const NOW: Resuming = {
  origin: { commit: COMMIT, base: BASE, edits: "e1" },
  ...{ planDigest: "plan", setupDigest: "setup", environmentClass: CLASS },
  sides: [{ variant: "base", facts: { commit: BASE, "import toy": "/another/toy" } }],
};

const resume = async (now: Partial<Resuming>, kept: Partial<Session> = {}) =>
  resumableRecords(await writeSession(freshFolder(), aSession({ ...KEPT, ...kept })), { ...NOW, ...now });

test("takes up a session of the same commit, base, files, plan and machine", async () => {
  expect(await resume({})).toEqual([aRecord()]);
  const { setupDigest: _, ...earlier } = aSession(KEPT);
  expect(await resumableRecords(await writeSession(freshFolder(), earlier), NOW)).toEqual([aRecord()]);
});

test.each<[string, Partial<Resuming>]>([
  [`base: ${BASE}, this run has ${OTHER}`, { origin: { ...NOW.origin, base: OTHER } }],
  [`base: ${BASE}, this run has none`, { origin: { commit: COMMIT, edits: "e1" } }],
  ["state of the workspace's files: e1, this run has e2", { origin: { ...NOW.origin, edits: "e2" } }],
  ["state of the workspace's files: e1, this run has no edits", { origin: { commit: COMMIT, base: BASE } }],
  ["configuration of base or variants: setup, this run has elsewhere", { setupDigest: "elsewhere" }],
  [`base (commit): ${BASE}, this run has ${OTHER}`, { sides: [{ variant: "base", facts: { commit: OTHER } }] }],
])("refuses a session of another %s", async (line, now) => {
  await expect(resume(now)).rejects.toThrow(`holds a session of another ${line}`);
});
