import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TrialRecord } from "../../../src/model/record.ts";
import type { Checks } from "./checks.ts";
import type { MeasuredJob } from "./measured-job.ts";

/** What must hold for every job, whatever its end. */
export function checkTidy(job: MeasuredJob, { expect }: Checks): void {
  const { processes, locks, segments } = job.left;
  expect(job.name, "no process of the job is left", processes.length === 0, processes.join(", "));
  expect(job.name, "nothing holds the step's output", !job.outputHeld);
  expect(job.name, "the lock is free", locks.length === 0, locks.join(", "));
  expect(job.name, "the session is stored as an artifact, once", job.artifacts.length === 1, job.artifacts.join(", "));
  // vLLM's own: https://github.com/python/cpython/issues/82300. They are counted, not judged.
  if (segments > 0)
    expect(job.name, "shared memory that vLLM left behind is counted", true, `${segments} psm_ segments`);
}

/** What must hold for a session that was measured to its end. */
export function checkSession(job: MeasuredJob, { expect }: Checks): void {
  const { session, folder, name } = job;
  expect(name, "there is a session", session !== undefined);
  if (session === undefined || folder === undefined) return;
  const { records, environment, notes } = session;
  const invalid = records.flatMap(({ trial, validity }) =>
    validity.state === "valid" ? [] : [`${trial}: ${validity.reasons.join("; ")}`],
  );
  expect(name, "the session is complete", session.complete, notes.join("; "));
  expect(name, "every record is valid", invalid.length === 0, invalid.join(" | "));
  const wrong = records.flatMap((record) => metricsNotPrinted(record, folder));
  expect(name, "every figure of vllm bench is the tool's own, to the last digit", wrong.length === 0, wrong.join(", "));
  const short = records.filter(({ counts }) => (counts.failed ?? 0) > 0 || counts.completed === 0);
  expect(name, "no request failed", short.length === 0, short.map(({ trial }) => trial).join(", "));
  const version = environment.subject["server tiny"] ?? "";
  expect(name, "the subject names the server's version", /^vllm \d+\.\d+/.test(version), version);
  const rounds = new Set(records.map(({ round }) => round)).size;
  const starts = new Set(records.flatMap(({ server }) => server?.start ?? []));
  expect(name, "both serving tests share one start a round", starts.size === rounds, [...starts].join(", "));
  const served = records.filter(({ server }) => server !== undefined).length;
  const resets = [...starts].reduce((sum, start) => sum + cacheResets(join(folder, `raw/servers/${start}.log`)), 0);
  expect(name, "the prefix cache is reset before each serving trial", resets === served, `${resets} of ${served}`);
  const bound = records.filter((record) => record.notes.some((note) => /client.bound/.test(note)));
  expect(name, "no record is called client-bound", bound.length === 0, bound.map(({ trial }) => trial).join(", "));
}

export function startSeconds(job: MeasuredJob): readonly number[] {
  const starts = new Map(job.session?.records.flatMap(({ server }) => (server ? [[server.start, server]] : [])));
  return [...starts.values()].flatMap(({ readySeconds }) => readySeconds ?? []);
}

/** Metrics of a record whose number stands nowhere in the tool's own result file. */
function metricsNotPrinted({ tool, trial, metrics, raw }: TrialRecord, folder: string): readonly string[] {
  if (tool.name !== "vllm-bench") return [];
  const file = raw.find((path) => path.endsWith("/result.json"));
  const printed = new Set(file === undefined ? [] : numbersIn(JSON.parse(readFileSync(join(folder, file), "utf8"))));
  const derived = ["success_rate"];
  return Object.entries(metrics).flatMap(([id, value]) =>
    printed.has(value) || derived.includes(id) ? [] : [`${trial} ${id} ${value}`],
  );
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function cacheResets(log: string): number {
  return readFileSync(log, "utf8").match(/"POST \/reset_prefix_cache HTTP\/1\.1" 200/g)?.length ?? 0;
}
