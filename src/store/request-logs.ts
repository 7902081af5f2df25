import { join } from "node:path";
import { messageOf } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import { decodeRequests, type RequestLog, type RequestLogs, type Requests } from "../model/requests.ts";
import { readBounded } from "./session-folder.ts";

/** A million requests are 32 MiB; gaps between tokens may be many times that. */
const LARGEST_FILE = 256 * 2 ** 20;

/**
 * What a session's folders, one a leg, hold of the single requests of these records. A file that is damaged or gone costs no verdict:
 * it is said, and tails are then compared as one number a trial.
 */
export async function readRequestLogs(
  folders: readonly string[],
  records: readonly TrialRecord[],
): Promise<{ readonly logs: RequestLogs; readonly notes: readonly string[] }> {
  const logs = new Map<TrialRecord, RequestLog>();
  const notes: string[] = [];
  for (const record of records) {
    const digests = digestsOf(record);
    if (record.requests === undefined || digests === undefined) continue;
    const read = await firstOf(folders.map((folder) => join(folder, record.requests ?? "")));
    if (typeof read !== "string") logs.set(record, { requests: read, digests });
    else notes.push(`requests of ${record.trial} are not compared one by one: ${read}`);
  }
  return { logs, notes };
}

/** The requests of the first file that is readable, or why none is. */
async function firstOf(files: readonly string[]): Promise<Requests | string> {
  let why = "no folder of its session is at hand";
  for (const file of files) {
    try {
      return decodeRequests(await readBounded(file, LARGEST_FILE));
    } catch (thrown) {
      why = messageOf(thrown);
    }
  }
  return why;
}

/** The built-in generator says in its notes what it sent and when. */
function digestsOf({ notes }: TrialRecord): RequestLog["digests"] | undefined {
  const said = (what: string) =>
    notes.flatMap((note) => new RegExp(`^${what} ([0-9a-f]{16})$`).exec(note)?.[1] ?? [])[0];
  const [schedule, requests] = [said("schedule"), said("requests")];
  return schedule === undefined || requests === undefined ? undefined : { schedule, requests };
}
