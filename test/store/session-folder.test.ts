import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isSessionFolder, readSession, readSessions } from "../../src/store/session-folder.ts";
import { aRecord, aSession, writeSession } from "./sessions.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "session-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const HEADER = "session.json";
const RECORD = "records/serving_tiny-qps4-head-0.json";

/** Writes a session, then one file with a field changed. */
async function changed(file: string, field: string, json: string): Promise<void> {
  const session = aSession();
  await writeSession(folder, session);
  const { records, ...header } = session;
  const original: Readonly<Record<string, unknown>> = file === HEADER ? header : { ...records[0] };
  await writeFile(
    join(folder, file),
    JSON.stringify({ ...original, [field]: "#" }).replace('"#"', () => json),
  );
}

describe("readSession", () => {
  it("gives back what was written, records in order of trial", async () => {
    const records = ["b", "a"].map((trial) => aRecord({ trial }));
    await writeSession(folder, aSession({ records }));
    expect(await readSession(folder)).toEqual(aSession({ records: [...records].reverse() }));
  });

  it("gives back any finite metrics, to the last digit", async () => {
    const numbers = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 20 }).filter((key) => key !== "__proto__"),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    );
    await fc.assert(
      fc.asyncProperty(numbers, async (metrics) => {
        await writeSession(folder, aSession({ records: [aRecord({ metrics })] }));
        expect((await readSession(folder)).records[0]?.metrics).toEqual({ ...metrics });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [HEADER, "schema", '"llm-perf-gate/session@2"', /session\.json: schema: .*session@1/],
    [HEADER, "suite", "7", /session\.json: suite: .*string/],
    [HEADER, "suite", '""', /session\.json: suite/],
    [HEADER, "complete", '"yes"', /session\.json: complete: .*boolean/],
    [HEADER, "startedAt", '"yesterday"', /session\.json: startedAt/],
    [HEADER, "origin", '{"event":"push","runId":-1}', /session\.json: origin\.runId/],
    [HEADER, "environment", '{"class":{"cpus":2},"subject":{}}', /session\.json: environment\.class\.cpus/],
    [RECORD, "schema", '"llm-perf-gate/record@9"', /head-0\.json: schema/],
    [RECORD, "metrics", '{"median_tpot_ms":1e999}', /head-0\.json: metrics\.median_tpot_ms: .*number/],
    [RECORD, "metrics", '{"median_tpot_ms":"12"}', /metrics\.median_tpot_ms/],
    [RECORD, "metrics", '{"median_tpot_ms":null}', /metrics\.median_tpot_ms/],
    [RECORD, "counts", '{"completed":1.5}', /counts\.completed/],
    [RECORD, "counts", '{"failed":-1}', /counts\.failed/],
    [RECORD, "validity", '{"state":"invalid"}', /validity\.reasons/],
    [RECORD, "validity", '{"state":"maybe"}', /validity\.state/],
    [RECORD, "raw", '["../../etc/passwd"]', /raw\.0: must be a relative path/],
    [RECORD, "raw", '["/etc/passwd"]', /raw\.0: must be a relative path/],
    [RECORD, "requests", '"C:\\\\x"', /requests: must be a relative path/],
  ])("refuses %s with %s = %s, naming file and field", async (file, field, json, message) => {
    await changed(file, field, json);
    await expect(readSession(folder)).rejects.toThrow(message);
  });

  it("takes no prototype from a file", async () => {
    await changed(RECORD, "metrics", '{"__proto__":{"polluted":1},"median_tpot_ms":1}');
    const metrics = (await readSession(folder)).records[0]?.metrics ?? {};
    expect(Object.keys(metrics)).toEqual(["median_tpot_ms"]);
    expect(Object.getPrototypeOf(metrics)).toBe(Object.prototype);
  });

  it("refuses a cut off file, saying which", async () => {
    await writeSession(folder, aSession());
    await writeFile(join(folder, RECORD), '{"schema": "llm-perf');
    await expect(readSession(folder)).rejects.toThrow(/head-0\.json is not JSON/);
  });

  it("refuses records without a header, and says how to go on", async () => {
    await writeSession(folder, aSession());
    await rm(join(folder, HEADER));
    await expect(readSession(folder)).rejects.toMatchObject({
      message: expect.stringContaining("no session.json"),
      hint: expect.stringContaining("--resume"),
    });
  });

  it("refuses a second record of one trial", async () => {
    await writeSession(folder, aSession());
    await writeFile(join(folder, "records", "copy.json"), JSON.stringify(aRecord()));
    await expect(readSession(folder)).rejects.toThrow(/two records of the trial "serving_tiny-qps4-head-0"/);
  });

  it("refuses a file above the size limit without reading it", async () => {
    await writeSession(folder, aSession());
    await writeFile(join(folder, RECORD), " ".repeat(4 * 2 ** 20 + 1));
    await expect(readSession(folder)).rejects.toThrow(/has 4194305 bytes/);
  });

  it.each([HEADER, RECORD, "records"])("does not follow a link in place of %s", async (path) => {
    await writeSession(folder, aSession());
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    await writeSession(outside, aSession());
    await rm(join(folder, path), { recursive: true });
    await symlink(join(outside, path), join(folder, path));
    await expect(readSession(folder)).rejects.toThrow(/links are not followed/);
    await rm(outside, { recursive: true });
  });

  it("passes over what a killed writer left", async () => {
    await writeSession(folder, aSession());
    await writeFile(join(folder, "records", "half.json.tmp"), "{");
    expect((await readSession(folder)).records).toHaveLength(1);
  });
});

describe("readSessions", () => {
  it("reads a session folder, or folders of them one and two levels below, oldest first", async () => {
    const times = { "late/x": "2026-03-01T00:00:00Z", early: "2026-01-01T00:00:00Z", "mid/y": "2026-02-01T00:00:00Z" };
    for (const [path, startedAt] of Object.entries(times)) {
      await writeSession(join(folder, path), aSession({ id: path, startedAt }));
    }
    expect((await readSessions(folder)).map(({ id }) => id)).toEqual(["early", "mid/y", "late/x"]);
    expect((await readSessions(join(folder, "early"))).map(({ id }) => id)).toEqual(["early"]);
  });

  it("follows no link and no hidden folder below the path", async () => {
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    await writeSession(outside, aSession());
    await symlink(outside, join(folder, "link"));
    await writeSession(join(folder, ".unfinished"), aSession());
    expect(await readSessions(folder)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  it("refuses a path that is not there", async () => {
    await expect(readSessions(join(folder, "absent"))).rejects.toThrow(/cannot read .*absent/);
  });

  it("knows a session folder by its header or its records", async () => {
    await mkdir(join(folder, "a", "records"), { recursive: true });
    await mkdir(join(folder, "b"));
    expect([await isSessionFolder(join(folder, "a")), await isSessionFolder(join(folder, "b"))]).toEqual([true, false]);
  });
});
