import type { Checks } from "./checks.ts";
import type { MeasuredJob, Row } from "./measured-job.ts";
import { checkSession, checkTidy } from "./session-checks.ts";

const DECODE = /^(mean|median)_tpot_ms$|^output_throughput$/;

export function checkCancelled(job: MeasuredJob, checks: Checks): void {
  checkTidy(job, checks);
  const { name, exitCode, signal, session } = job;
  checks.expect(name, "SIGINT alone ends the step, with exit code 130", exitCode === 130, `${signal ?? exitCode}`);
  const kept = session?.records.length ?? 0;
  checks.expect(name, "the session says that it is not complete", session?.complete === false, `${kept} records kept`);
}

export function checkMeasured(job: MeasuredJob, checks: Checks): void {
  checkTidy(job, checks);
  checkSession(job, checks);
  const { name, exitCode, decision } = job;
  checks.expect(name, "ends as measured, exit code 0", exitCode === 0 && decision === "measured", decision);
}

/** Two cores that do other work may not let every row see enough: then the gate says so, and is not red. */
export function checkUnchanged(job: MeasuredJob, checks: Checks): void {
  checkTidy(job, checks);
  checkSession(job, checks);
  const { name, exitCode, decision } = job;
  const found = job.rows.filter(({ gating, verdict }) => gating && verdict === "regression");
  const open = decision === "pass" ? exitCode === 0 : decision === "cannot-judge" && exitCode === 3;
  checks.expect(name, "no regression is found", found.length === 0, found.map(nameOf).join(", "));
  checks.expect(name, "passes, or says why it cannot judge", open, `${decision}, exit code ${exitCode}`);
  checkBaselines(job, checks);
}

export function checkSlowed(job: MeasuredJob, checks: Checks): void {
  checkTidy(job, checks);
  checkSession(job, checks);
  const { name, exitCode, decision, comment = "" } = job;
  const found = job.rows.filter(({ gating, verdict }) => gating && verdict === "regression");
  const decode = found.filter(({ cell, metric }) => cell.startsWith("serving_") && DECODE.test(metric));
  checks.expect(name, "fails with exit code 1", exitCode === 1 && decision === "fail", `${decision}, ${exitCode}`);
  checks.expect(name, "names decode metrics of a serving test", decode.length > 0, decode.map(nameOf).join(", "));
  const confirmed = found.every(({ reason }) => reason.includes("confirmed on a fresh start"));
  checks.expect(name, "every regression is confirmed on a fresh start", confirmed);
  const named = decode.filter(({ metric }) => comment.includes(metric));
  checks.expect(name, "the comment names them", named.length > 0 && named.length === decode.length);
  checkBaselines(job, checks);
}

/** The cancelled pushes stored sessions too, and must not count. */
function checkBaselines({ name, rows }: MeasuredJob, { expect }: Checks): void {
  const counts = new Set(rows.flatMap(({ evidence }) => evidence?.sessions ?? []));
  expect(name, "is judged against the three finished sessions", String([...counts]) === "3", String([...counts]));
}

function nameOf({ cell, metric, change }: Row): string {
  return `${cell} ${metric} ${change === null ? "" : `${(100 * change).toFixed(0)} %`}`;
}
