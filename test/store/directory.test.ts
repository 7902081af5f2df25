import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { directoryStore } from "../../src/store/directory.ts";
import { readSession } from "../../src/store/session-folder.ts";
import { aRecord, aSession, writeSession } from "./sessions.ts";

let root: string;
let shelves: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "directory-"));
  shelves = join(root, "store");
});

afterEach(() => rm(root, { recursive: true, force: true }));

const QUERY = { suite: "tiny", branch: "main", limit: 10 };

/** Sessions a day apart, in the order given; ids are their positions. */
async function keep(...sessions: readonly Partial<Session>[]): Promise<void> {
  for (const [index, changes] of sessions.entries()) {
    const id = String(index);
    const startedAt = new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
    const folder = await writeSession(join(root, "out", id), aSession({ id, startedAt, ...changes }));
    await directoryStore(shelves).save(folder, id);
  }
}

async function found(query = {}) {
  const baselines = await directoryStore(shelves).baselines({ ...QUERY, ...query });
  return { ...baselines, ids: baselines.state === "found" ? baselines.sessions.map(({ id }) => id) : [] };
}

describe("save", () => {
  it("keeps the whole folder under suite and name", async () => {
    const folder = await writeSession(join(root, "out"), aSession({ suite: "Qwen/Qwen3: 8B" }));
    const where = await directoryStore(shelves).save(folder, "run 1/..");
    expect(where).toBe(join(shelves, "Qwen_Qwen3_8B", "run_1_.."));
    expect(await readSession(where)).toEqual(await readSession(folder));
    expect(await readdir(join(where, "raw"))).toEqual(["server.log"]);
  });

  it("never overwrites: many writers of one name all keep theirs, and leave nothing else", async () => {
    const writers = Array.from({ length: 8 }, async (_, index) => {
      const folder = await writeSession(join(root, `out-${index}`), aSession({ id: String(index) }));
      return directoryStore(shelves).save(folder, "same");
    });
    const places = await Promise.all(writers);
    expect(new Set(places).size).toBe(8);
    const expected = ["same", ...[2, 3, 4, 5, 6, 7, 8].map((copy) => `same.${copy}`)];
    expect((await readdir(join(shelves, "tiny"))).sort()).toEqual(expected);
    const ids = await Promise.all(places.map(async (place) => (await readSession(place)).id));
    expect(ids).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
  });

  it("says in one line why it cannot keep a session", async () => {
    await writeFile(shelves, "a file where the store should be");
    const folder = await writeSession(join(root, "out"), aSession());
    await expect(directoryStore(shelves).save(folder, "x")).rejects.toThrow(/cannot keep the session in .*store.*tiny/);
  });
});

describe("baselines", () => {
  it("takes the newest sessions, newest first, up to the limit", async () => {
    await keep({}, {}, {}, {});
    expect((await found({ limit: 3 })).ids).toEqual(["3", "2", "1"]);
  });

  it("takes only what measured the base branch for this suite, and never the judged session", async () => {
    const { origin } = aSession();
    await keep(
      { origin: { ...origin, event: "pull_request" } },
      { origin: { ...origin, event: "merge_group" } },
      { origin: { ...origin, ref: "refs/heads/other" } },
      { origin: { ...origin, event: "schedule" } },
      { origin: { ...origin, event: "workflow_dispatch" } },
      { origin: { event: "local" } },
      {},
    );
    expect((await found({ except: "6" })).ids).toEqual(["5", "4", "3"]);
    expect(await found({ suite: "another" })).toMatchObject({ state: "none" });
  });

  it("says how the base was measured", async () => {
    await keep({});
    expect((await found({ base: "a".repeat(40) })).notes.at(-1)).toMatch(/itself was measured/);
    expect((await found({ base: "b".repeat(40) })).notes.at(-1)).toMatch(/was not measured, its distance is unknown/);
  });

  it("skips a corrupt session aloud and reads the others", async () => {
    await keep({}, {});
    await writeFile(join(shelves, "tiny", "1", "records", "x.json"), '{"schema":');
    const baselines = await found();
    expect(baselines.ids).toEqual(["0"]);
    expect(baselines.notes[0]).toMatch(/skipped a stored session: .*x\.json is not JSON/);
  });

  it("is unreadable, not empty, when every session is corrupt", async () => {
    await keep({});
    await writeFile(join(shelves, "tiny", "0", "session.json"), "{}");
    expect(await found()).toMatchObject({
      state: "unreadable",
      reason: expect.stringContaining("session.json: schema"),
    });
  });

  it("passes over a session without a valid record, and says so", async () => {
    await keep({ records: [aRecord({ validity: { state: "invalid", reasons: ["client-bound"] } })] });
    const baselines = await found();
    expect(baselines.state).toBe("none");
    expect(baselines.notes[0]).toMatch(/no valid record/);
  });

  it("is empty when nothing was ever kept, and unreadable when the store is no folder", async () => {
    expect(await found()).toMatchObject({ state: "none" });
    await mkdir(shelves);
    await writeFile(join(shelves, "tiny"), "");
    expect(await found()).toMatchObject({ state: "unreadable", reason: expect.stringMatching(/cannot read .*tiny/) });
  });

  it("passes over copies that a killed writer left", async () => {
    await keep({});
    await writeSession(join(shelves, "tiny", ".unfinished-1"), aSession({ id: "half" }));
    expect((await found()).ids).toEqual(["0"]);
  });
});
