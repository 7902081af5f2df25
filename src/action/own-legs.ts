import { basename } from "node:path";
import type { Session } from "../model/session.ts";
import type { Log } from "../model/world.ts";
import { legOf, withoutPull } from "../store/artifact-name.ts";
import { byTime, readSession, sessionFolders } from "../store/session-folder.ts";

interface Leg {
  readonly folder: string;
  readonly session: Session;
}

/**
 * The sessions of a suite at or below a path, of each leg the last attempt: a re-run of failed jobs leaves what the earlier
 * attempt uploaded as it was. What is passed over is told.
 */
export async function ownLegs(path: string, suite: string, log: Log): Promise<readonly Leg[]> {
  const legs: Leg[] = [];
  for (const folder of await sessionFolders(path)) legs.push({ folder, session: await readSession(folder) });
  const own = legs.filter(({ session }) => session.suite === suite);
  for (const { folder, session } of legs) {
    if (session.suite !== suite) log.info(`${folder} is of the suite ${session.suite}, not of ${suite}: passed over`);
  }
  const last = new Map<string, number>();
  for (const leg of own) last.set(keyOf(leg, suite), Math.max(attemptOf(leg, suite), last.get(keyOf(leg, suite)) ?? 0));
  return own
    .filter((leg) => {
      const newest = last.get(keyOf(leg, suite)) ?? 0;
      const old = attemptOf(leg, suite) < newest;
      if (old) log.info(`${leg.folder} is of an earlier attempt than ${newest}: passed over`);
      return !old;
    })
    .sort((a, b) => byTime(a.session, b.session));
}

/** The leg that the session names, or its artifact; a session without either stands for itself. */
function keyOf({ folder, session }: Leg, suite: string): string {
  const leg = session.origin.leg ?? storedLeg(folder, suite)?.leg;
  return leg === undefined ? `folder ${folder}` : `leg ${leg}`;
}

function attemptOf({ folder, session }: Leg, suite: string): number {
  return session.origin.attempt ?? storedLeg(folder, suite)?.attempt ?? 1;
}

/** What the folder's name tells: it is the artifact's, also of a run that a command started. */
function storedLeg(folder: string, suite: string): ReturnType<typeof legOf> {
  return legOf(withoutPull(basename(folder)), suite);
}
