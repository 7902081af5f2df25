import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import type { TrialRecord } from "../../src/model/record.ts";
import { encodeRequests } from "../../src/model/requests.ts";
import { readRequestLogs } from "../../src/store/request-logs.ts";
import { record } from "../compare/sessions.ts";

const DIGESTS = ["schedule 0123456789abcdef", "requests fedcba9876543210"];
const column = (...values: readonly number[]) => Uint32Array.from(values);
const REQUESTS = {
  startUs: column(0, 10),
  ttftUs: column(20_000, 30_000),
  e2elUs: column(90_000, 95_000),
  promptTokens: column(10, 10),
  outputTokens: column(8, 8),
  status: column(0, 0),
  queueUs: column(0, 0),
  gapCount: column(0, 0),
  gapsUs: column(),
  durationUs: 95_010,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "request-logs-"));
  await mkdir(join(folder, "requests"));
});

const kept = (name: string, notes: readonly string[] = DIGESTS): TrialRecord =>
  record({ p99_ttft_ms: 30 }, { requests: `requests/${name}`, notes });

it("reads what a record kept of its requests, with the digests of what was sent", async () => {
  await writeFile(join(folder, "requests", "a.bin"), encodeRequests(REQUESTS));
  const one = kept("a.bin");
  const { logs, notes } = await readRequestLogs([folder], [one, record({})]);
  expect(notes).toEqual([]);
  expect([...logs]).toEqual([
    [one, { requests: REQUESTS, digests: { schedule: "0123456789abcdef", requests: "fedcba9876543210" } }],
  ]);
});

it("leaves out a record that does not say what was sent", async () => {
  await writeFile(join(folder, "requests", "a.bin"), encodeRequests(REQUESTS));
  expect((await readRequestLogs([folder], [kept("a.bin", DIGESTS.slice(1))])).logs.size).toBe(0);
});

it("says which file is gone, damaged or a link, and reads the others", async () => {
  await writeFile(join(folder, "requests", "a.bin"), encodeRequests(REQUESTS));
  await writeFile(join(folder, "requests", "cut.bin"), encodeRequests(REQUESTS).subarray(0, 200));
  await symlink("a.bin", join(folder, "requests", "link.bin"));
  const records = ["a.bin", "cut.bin", "link.bin", "gone.bin"].map((name) => kept(name));
  const { logs, notes } = await readRequestLogs([folder], records);
  expect([...logs.keys()]).toEqual([records[0]]);
  expect(notes).toHaveLength(3);
  expect(notes.every((note) => note.includes("not compared one by one"))).toBe(true);
});
