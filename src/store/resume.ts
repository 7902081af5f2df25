import { UserError } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Facts, Origin } from "../model/session.ts";
import type { Side } from "../model/side.ts";
import { isSessionFolder, readSession } from "./session-folder.ts";

/** What a run must share with the session that it takes up again. */
export interface Resuming {
  readonly origin: Pick<Origin, "commit" | "edits" | "base">;
  readonly planDigest: string;
  readonly setupDigest: string;
  readonly environmentClass: Facts;
  /** Facts of the code that is measured in turn, where that is ready. */
  readonly sides?: readonly Pick<Side, "variant" | "facts">[];
}

/**
 * The records that a folder holds already; none for a folder that is not a session.
 * @throws UserError when they are of another commit, base, plan or machine: their numbers would not belong together.
 */
export async function resumableRecords(folder: string, now: Resuming): Promise<readonly TrialRecord[]> {
  if (!(await isSessionFolder(folder))) return [];
  const { origin, planDigest, setupDigest, environment, records } = await readSession(folder);
  const same = (what: string, was: string | undefined, is: string | undefined, none = "unknown"): void => {
    if (was === is) return;
    throw new UserError(`${folder} holds a session of another ${what}: ${was ?? none}, this run has ${is ?? none}`, {
      hint: "only a run of the same commit, base, plan and machine can take it up again; choose another folder",
    });
  };
  same("commit", origin.commit, now.origin.commit);
  same("base", origin.base, now.origin.base, "none");
  same("plan", planDigest, now.planDigest);
  same("state of the workspace's files", origin.edits, now.origin.edits, "no edits");
  // Sessions of earlier releases have none.
  if (setupDigest !== undefined) same("configuration of base or variants", setupDigest, now.setupDigest);
  for (const key of new Set([...Object.keys(environment.class), ...Object.keys(now.environmentClass)])) {
    same(`environment class (${key})`, environment.class[key], now.environmentClass[key]);
  }
  for (const { variant, facts } of now.sides ?? []) {
    for (const [fact, is] of Object.entries(facts).filter(([name]) => isIdentity(name))) {
      const was = environment.subject[`${variant}: ${fact}`];
      if (was !== undefined) same(`${variant} (${fact})`, was, is);
    }
  }
  return records;
}

/** Names of branches, tags and images move; where a module lies changes with every checkout. */
function isIdentity(fact: string): boolean {
  return fact === "commit" || fact.startsWith("commit of ") || fact.endsWith(" image");
}
