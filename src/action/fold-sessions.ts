import { compare } from "../compare/compare.ts";
import { baselinesFor, type Job, type Outcome } from "../gate.ts";
import { CannotJudgeError } from "../model/errors.ts";
import { mergeSessions } from "../store/merge-sessions.ts";
import { readSessions } from "../store/session-folder.ts";

/** One verdict on the sessions that the legs of a matrix measured and uploaded. */
export async function foldSessions(path: string, job: Job): Promise<Outcome> {
  const legs = await readSessions(path);
  if (legs.length === 0) {
    throw new CannotJudgeError(`${path} holds no session: no leg measured anything, or nothing was downloaded`, {
      hint: "download the legs' artifacts with actions/download-artifact and pattern: llm-perf-gate-*",
    });
  }
  const session = mergeSessions(legs);
  const baselines = await baselinesFor(job);
  const { policy } = job.config;
  return { session, comparison: compare({ head: session, baselines, policy, judge: job.judge, confirmable: false }) };
}
