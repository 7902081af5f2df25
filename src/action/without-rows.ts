import type { Outcome } from "../gate/job.ts";
import type { Decision } from "../model/comparison.ts";
import { SESSION_SCHEMA, type Session } from "../model/session.ts";
import { isSessionFolder, readSession } from "../store/session-folder.ts";
import type { ActionJob } from "./job.ts";

type Job = ActionJob["job"];

/** The outcome of a job that could not go through: what was measured until then, and why nothing can be judged. */
export async function stoppedShort({ job }: ActionJob, reason: string): Promise<Outcome> {
  return withoutRows(await measuredUntilThen(job), "cannot-judge", reason);
}

/** The outcome of a pull request that need not be measured: said aloud, so that nobody takes it for a comparison. */
export function notRequired({ job }: ActionJob, reason: string): Outcome {
  return withoutRows(nothingMeasured(job), "pass", reason);
}

/** The outcome of a job that reports on a run which concerns no pull request. */
export function nothingToJudge({ job }: ActionJob, reason: string): Outcome {
  return withoutRows(nothingMeasured(job), "measured", reason);
}

/** An outcome that compares nothing. */
export function withoutRows(session: Session, decision: Decision, reason: string): Outcome {
  const { environment } = session;
  return {
    session,
    comparison: {
      decision,
      reasons: [reason],
      rows: [],
      slo: [],
      missingCells: [],
      suspects: [],
      baseline: { sessions: [], notes: [], none: false },
      environment: { head: environment.class, differences: [] },
      subject: { head: environment.subject, differences: [] },
    },
  };
}

async function measuredUntilThen(job: Job): Promise<Session> {
  if (!(await isSessionFolder(job.folder).catch(() => false))) return nothingMeasured(job);
  return readSession(job.folder).catch(() => nothingMeasured(job));
}

function nothingMeasured({ config, origin, sessionId }: Job): Session {
  return emptySession(config.name, sessionId, origin);
}

export function emptySession(suite: string, id: string, origin: Session["origin"]): Session {
  return {
    schema: SESSION_SCHEMA,
    id,
    suite,
    origin,
    environment: { class: {}, subject: {} },
    expectedCells: [],
    complete: false,
    notes: [],
    records: [],
  };
}
