import { UserError } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Facts } from "../model/session.ts";
import { isSessionFolder, readSession } from "./session-folder.ts";

/** What a run must share with the session that it takes up again. */
export interface Resuming {
  readonly commit?: string | undefined;
  readonly planDigest: string;
  readonly environmentClass: Facts;
}

/**
 * The records that a folder holds already; none for a folder that is not a session.
 * @throws UserError when they are of another commit, plan or machine: their numbers would not belong together.
 */
export async function resumableRecords(folder: string, now: Resuming): Promise<readonly TrialRecord[]> {
  if (!(await isSessionFolder(folder))) return [];
  const { origin, planDigest, environment, records } = await readSession(folder);
  const refuse = (what: string, was = "unknown", is = "unknown"): never => {
    throw new UserError(`${folder} holds a session of another ${what}: ${was}, this run has ${is}`, {
      hint: "only a run of the same commit, plan and machine can take it up again; choose another folder",
    });
  };
  if (origin.commit !== now.commit) refuse("commit", origin.commit, now.commit);
  if (planDigest !== now.planDigest) refuse("plan", planDigest, now.planDigest);
  for (const key of new Set([...Object.keys(environment.class), ...Object.keys(now.environmentClass)])) {
    const [was, is] = [environment.class[key], now.environmentClass[key]];
    if (was !== is) refuse(`environment class (${key})`, was, is);
  }
  return records;
}
