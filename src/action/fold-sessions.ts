import { compare } from "../compare/compare.ts";
import { baselinesFor, type Job, type Outcome } from "../gate.ts";
import { CannotJudgeError } from "../model/errors.ts";
import { planTrials } from "../plan/plan.ts";
import { mergeSessions } from "../store/merge-sessions.ts";
import { readSessions } from "../store/session-folder.ts";

/** One verdict on the sessions that the legs of a matrix measured and uploaded. A leg that uploaded nothing is missed. */
export async function foldSessions(path: string, job: Job): Promise<Outcome> {
  const legs = await readSessions(path);
  if (legs.length === 0) {
    throw new CannotJudgeError(`${path} holds no session: no leg measured anything, or nothing was downloaded`, {
      hint: "download the legs' artifacts with actions/download-artifact and pattern: llm-perf-gate-*",
    });
  }
  const { config, selection } = job;
  const measured = mergeSessions(legs);
  const expectedCells = [...new Set([...planTrials(config, selection).expectedCells, ...measured.expectedCells])];
  const session = { ...measured, expectedCells };
  const baselines = await baselinesFor(job);
  const { policy } = config;
  return { session, comparison: compare({ head: session, baselines, policy, judge: job.judge, confirmable: false }) };
}
