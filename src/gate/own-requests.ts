import type { TrialRecord } from "../model/record.ts";
import type { RequestLog, RequestLogs } from "../model/requests.ts";
import type { Session } from "../model/session.ts";
import type { Log } from "../model/world.ts";
import { readRequestLogs } from "../store/request-logs.ts";

/** What was measured of every request of a session's pairs; each record is read once, and what cannot be read is told once. */
export type OwnRequests = (session: Session) => Promise<RequestLogs>;

export function ownRequests(folder: string, log: Log): OwnRequests {
  const known = new Map<TrialRecord, RequestLog>();
  const asked = new Set<TrialRecord>();
  return async ({ records }) => {
    if (!records.some(({ variant }) => variant === "base")) return known;
    const fresh = records.filter((record) => !asked.has(record));
    for (const record of fresh) asked.add(record);
    const { logs, notes } = await readRequestLogs([folder], fresh);
    for (const note of notes) log.warn(note);
    for (const [record, requests] of logs) known.set(record, requests);
    return known;
  };
}
