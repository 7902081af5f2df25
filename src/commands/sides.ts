import { stat } from "node:fs/promises";
import { digestOf } from "../model/digest.ts";
import { messageOf, UserError } from "../model/errors.ts";
import { notedClass } from "../model/machine.ts";
import type { TrialRecord } from "../model/record.ts";
import { SESSION_SCHEMA, type Session } from "../model/session.ts";
import type { Log } from "../model/world.ts";
import { mergeSessions } from "../store/merge-sessions.ts";
import { readResults } from "../store/read-results.ts";
import { byTime, readHeader, readSessions, sessionFolders } from "../store/session-folder.ts";

/** Others' results as one session: nothing is known of its commit, and of its machine what a suite noted. */
export function importedSession(paths: readonly string[], records: readonly TrialRecord[]): Session {
  return {
    schema: SESSION_SCHEMA,
    id: `import-${digestOf([paths, records.map(({ cell, repeat, metrics }) => [cell, repeat, metrics])])}`,
    suite: "import",
    origin: { event: "import" },
    environment: { class: notedClass(records), subject: {} },
    expectedCells: [],
    complete: true,
    notes: [`imported from ${paths.join(", ")}`],
    records,
  };
}

/** The one session that is judged: the legs of a run, or all results of the paths together. */
export async function headSession(paths: readonly string[]): Promise<Session> {
  const { folders, results } = await sorted(paths);
  const sessions = (await Promise.all(folders.map(readSessions))).flat();
  if (results.length > 0) sessions.push(importedSession(results, await readResults(results, {})));
  return mergeSessions(sessions);
}

/**
 * Newest first; each path of plain results is one session. A folder of several sessions is a store, in which those of pull requests
 * are no baseline; a session that is named by its own folder is meant.
 */
export async function baselineSessions(paths: readonly string[], log: Log): Promise<readonly Session[]> {
  const { folders, results } = await sorted(paths);
  const read = await Promise.all(folders.map(readSessions));
  const stored = read.flatMap((sessions) => (sessions.length === 1 ? sessions : sessions.filter(ofTheBranch)));
  const left = read.flat().filter((session) => !stored.includes(session));
  if (left.length > 0) {
    const names = left.map(({ id }) => id).join(", ");
    log.warn(
      `left out of the baseline, as they are of pull requests or of variants: ${names}; a session's own folder can be named`,
    );
  }
  const imported = await Promise.all(
    results.map(async (path) => importedSession([path], await readResults([path], {}))),
  );
  return [...stored.sort(byTime).reverse(), ...imported];
}

function ofTheBranch({ origin, variants }: Session): boolean {
  return origin.pullRequest === undefined && origin.event !== "pull_request" && variants === undefined;
}

/** Each session once, and never the judged one: a session that is its own baseline always passes. */
export function otherSessions(sessions: readonly Session[], head: Session): readonly Session[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  byId.delete(head.id);
  return [...byId.values()];
}

/** The folders of both sides' sessions; plain results have none. */
export async function placesOf(headPaths: readonly string[], pastPaths: readonly string[]) {
  const [head, past] = [await sorted(headPaths), await sorted(pastPaths)];
  const foldersOf = async (paths: readonly string[]) =>
    (await Promise.all(paths.map((path) => sessionFolders(path)))).flat();
  const pastFolders = await foldersOf(past.folders);
  const placed = await Promise.all(pastFolders.map(async (folder) => [(await readHeader(folder)).id, folder] as const));
  return { head: await foldersOf(head.folders), past: new Map(placed) };
}

/** Which paths hold sessions, and which hold plain results. */
async function sorted(paths: readonly string[]) {
  const folders: string[] = [];
  const results: string[] = [];
  for (const path of paths) ((await holdsSessions(path)) ? folders : results).push(path);
  return { folders, results };
}

async function holdsSessions(path: string): Promise<boolean> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new UserError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
  });
  return stats.isDirectory() && (await sessionFolders(path)).length > 0;
}
