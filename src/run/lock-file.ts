import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { CannotJudgeError, messageOf } from "../model/errors.ts";
import { onDisk } from "./atomic-file.ts";
import { bootId, isAlive, processOf } from "./process-table.ts";

const holderSchema = z.object({
  pid: z.int(),
  start: z.int(),
  boot: z.string(),
  since: z.string(),
  ledger: z.string().optional(),
});

/** The process that holds a lock. `start` is 0 where the system has no `/proc`. */
export type Holder = z.infer<typeof holderSchema>;

/** Takes a lock that is free, or whose holder is gone. @returns who holds it, or `undefined` when it is ours. */
export function takeLock(path: string, ledger?: string): Holder | undefined {
  const start = processOf(process.pid)?.start ?? 0;
  const mine = { pid: process.pid, start, boot: bootId(), since: new Date().toISOString(), ledger };
  const draft = `${path}.${process.pid}`;
  return onDisk(path, () => {
    writeFileSync(draft, JSON.stringify(mine));
    try {
      // A link appears whole or not at all, and never replaces another's lock.
      if (tryLink(draft, path)) return undefined;
      const text = readLock(path);
      const holder = livingHolder(text);
      if (holder !== undefined) return holder;
      if (text !== undefined) discardStale(path, text);
      return tryLink(draft, path) ? undefined : (livingHolder(readLock(path)) ?? { ...mine, pid: 0 });
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** Removes a lock that this process holds, or whose holder is gone. */
export function freeLock(path: string): boolean {
  const text = readLock(path);
  const holder = livingHolder(text);
  if (text === undefined || (holder !== undefined && holder.pid !== process.pid)) return false;
  rmSync(path, { force: true });
  return true;
}

/** What the lock's holder had started, when it is gone: the path of its ledger. */
export function abandonedLedger(path: string): string | undefined {
  const text = readLock(path);
  return text === undefined || livingHolder(text) !== undefined ? undefined : parseHolder(text)?.ledger;
}

/** Who holds the lock; `undefined` when it is free or its holder is gone. */
export function lockHolder(path: string): Holder | undefined {
  return livingHolder(readLock(path));
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

/** Moves the lock aside before removing it: if another job has renewed it meanwhile, it is put back. */
function discardStale(path: string, seen: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (cause) {
    if (readLock(path) === undefined) return;
    throw new CannotJudgeError(`the stale lock ${path} cannot be removed: ${messageOf(cause)}`, {
      hint: `its process is gone: rm ${path}`,
      cause,
    });
  }
  if (readLock(aside) !== seen) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function livingHolder(text: string | undefined): Holder | undefined {
  const holder = text === undefined ? undefined : parseHolder(text);
  if (holder === undefined) return undefined;
  const alive = holder.start === 0 ? signalReaches(holder.pid) : holder.boot === bootId() && isAlive(holder);
  return alive ? holder : undefined;
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function signalReaches(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
