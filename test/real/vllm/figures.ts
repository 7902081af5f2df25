import { cpus, release, totalmem } from "node:os";
import type { MeasuredJob, Row } from "./measured-job.ts";
import { startSeconds } from "./session-checks.ts";

export function machineFacts() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model,
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
  };
}

/** What is kept of a job beside its session. */
export function figuresOf(job: MeasuredJob) {
  const { name, minutes, loadAverage, exitCode, decision, artifacts, left, rows, session, comment } = job;
  return {
    name,
    minutes,
    loadAverage,
    exitCode,
    decision,
    artifacts,
    left,
    vllm: session?.environment.subject["server tiny"],
    startSeconds: startSeconds(job),
    trials: (session?.records ?? []).map(({ trial, validity, startedAt, endedAt, notes }) => ({
      trial,
      state: validity.state,
      seconds: (Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")) / 1000,
      notes,
    })),
    gatingRows: rows.filter(({ gating }) => gating),
    comment,
  };
}

/** The figures that a reader of the terminal wants. */
export function saidBy(job: MeasuredJob): readonly string[] {
  const starts = startSeconds(job).map((seconds) => `${seconds.toFixed(0)} s`);
  const warnings = job.log.match(/^::warning.*$/gm) ?? [];
  return [
    `exit code ${job.exitCode}, ${job.decision ?? "no decision"}, ${job.minutes.toFixed(1)} min, load average ${job.loadAverage.toFixed(1)}, server ready after ${starts.join(", ")}`,
    ...warnings,
    ...(job.log.match(/^decision: .*$/gm) ?? []),
    ...job.rows.filter(({ gating, evidence }) => gating && evidence !== null).map(rowLine),
  ];
}

function rowLine({ cell, metric, unit, verdict, base, head, change, detectable, reason }: Row): string {
  const percent = (share: number | null) => (share === null ? "–" : `${(100 * share).toFixed(1)} %`);
  const number = (value: number | null) => (value === null ? "–" : value.toPrecision(4));
  return `${verdict.padEnd(14)} ${cell} ${metric}: ${number(base)} → ${number(head)} ${unit}, ${percent(change)} (sees ${percent(detectable)}): ${reason}`;
}
