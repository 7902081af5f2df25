import type { Outcome } from "../gate.ts";
import { SESSION_SCHEMA, type Session } from "../model/session.ts";
import { isSessionFolder, readSession } from "../store/session-folder.ts";
import type { ActionJob } from "./job.ts";

/** The outcome of a job that could not go through: what was measured until then, and why nothing can be judged. */
export async function stoppedShort({ job }: ActionJob, reason: string): Promise<Outcome> {
  const session = await measuredUntilThen(job);
  const { environment } = session;
  return {
    session,
    comparison: {
      decision: "cannot-judge",
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

async function measuredUntilThen({ config, folder, origin, sessionId }: ActionJob["job"]): Promise<Session> {
  const nothing: Session = {
    schema: SESSION_SCHEMA,
    id: sessionId,
    suite: config.name,
    origin,
    environment: { class: {}, subject: {} },
    expectedCells: [],
    complete: false,
    notes: [],
    records: [],
  };
  if (!(await isSessionFolder(folder).catch(() => false))) return nothing;
  return readSession(folder).catch(() => nothing);
}
