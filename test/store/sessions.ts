import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Session } from "../../src/model/session.ts";

/** A whole, valid record; what a test is about comes as changes. */
export function aRecord(changes: Partial<TrialRecord> = {}): TrialRecord {
  return {
    schema: "llm-perf-gate/record@1",
    trial: "serving_tiny-qps4-head-0",
    cell: "serving_tiny/qps=4",
    variant: "head",
    repeat: 0,
    round: 0,
    seed: 7,
    tool: { name: "built-in", version: "0.1.0", definition: "vllm@1" },
    metrics: { median_tpot_ms: 12.5, output_throughput: 410.25 },
    counts: { requested: 40, completed: 40, failed: 0 },
    workload: { prompts: 40, "request-rate": "4" },
    validity: { state: "valid" },
    notes: [],
    startedAt: "2026-01-02T03:04:05.000Z",
    endedAt: "2026-01-02T03:05:05.000Z",
    raw: ["raw/serving_tiny-qps4-head-0.log"],
    ...changes,
  };
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    schema: "llm-perf-gate/session@1",
    id: "session-1",
    suite: "tiny",
    origin: { commit: "a".repeat(40), ref: "refs/heads/main", event: "push", runId: 1, attempt: 1 },
    environment: { class: { device: "none", cpus: "2" }, subject: { engine: "simulated 0.1.0" } },
    expectedCells: ["serving_tiny/qps=4"],
    complete: true,
    notes: [],
    startedAt: "2026-01-02T03:04:05.000Z",
    endedAt: "2026-01-02T03:06:05.000Z",
    records: [aRecord()],
    ...changes,
  };
}

/** The files of a session folder, by path. */
export function sessionFiles({ records, ...header }: Session): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ["session.json", JSON.stringify(header)],
    ...records.map((record) => [`records/${record.trial}.json`, JSON.stringify(record)]),
  ]);
}

export async function writeSession(folder: string, session: Session): Promise<string> {
  await mkdir(join(folder, "records"), { recursive: true });
  await mkdir(join(folder, "raw"), { recursive: true });
  for (const [path, text] of Object.entries(sessionFiles(session))) await writeFile(join(folder, path), text);
  await writeFile(join(folder, "raw", "server.log"), "ready\n");
  return folder;
}
