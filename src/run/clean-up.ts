import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../model/errors.ts";
import type { Environ } from "../model/spec.ts";
import { type LedgerText, RUN_VARIABLE, readLedger } from "./ledger.ts";
import { freeLock } from "./lock-file.ts";
import { removeOwnFolder } from "./own-folder.ts";
import { bootId, isAlive, processTable, startedWith } from "./process-table.ts";
import { removeContainer } from "./server-process.ts";
import { terminateGroup } from "./terminate.ts";

const GRACE_MS = 3_000;

/**
 * Takes down what a run left that was killed itself: its process groups, its locks and its folders. A group is touched only while
 * a process lives in it that the run saw there, with the same start time, or that carries the run's mark; numbers get
 * reused.
 * `env` finds the programs of containers. @throws UserError when that run still lives.
 * @returns what was done, one line each; nothing for a run that ended by itself.
 */
export async function cleanUp(ledger: string, env: Environ = {}): Promise<readonly string[]> {
  const left = readLedger(ledger);
  if (left === undefined) return [];
  const sameBoot = left.boot === bootId();
  if (sameBoot && left.owner.pid !== process.pid && isAlive(left.owner)) {
    throw new UserError(`process ${left.owner.pid} is measuring into this folder (${ledger})`, {
      hint: "wait for it, or choose another folder",
    });
  }
  const done = await Promise.all(
    (sameBoot ? livingGroups(left) : []).map(async (group) => {
      const graceEnds = Date.now() + GRACE_MS;
      const remaining = await terminateGroup(group, () => graceEnds);
      return remaining.length === 0
        ? `stopped the process group ${group} that the run left behind`
        : `could not stop the processes ${remaining.map(({ pid }) => pid).join(", ")} of the process group ${group}`;
    }),
  );
  const containers = await Promise.all(
    left.containers.map(async (container) => {
      const was = await removeContainer(container, { env, cwd: dirname(ledger) });
      return was ? [`removed the container ${container.name} that the run left behind`] : [];
    }),
  );
  const freed = left.locks.filter(freeLock).map((path) => `freed the lock ${path}`);
  const removed = left.folders.filter((folder) => removeOwnFolder(folder, left.run));
  rmSync(ledger, { force: true });
  return [...done, ...containers.flat(), ...freed, ...removed.map((folder) => `removed the folder ${folder}`)];
}

function livingGroups({ groups, run }: LedgerText): readonly number[] {
  const noted = groups.filter(({ members }) => members.some(isAlive)).map(({ group }) => group);
  const marked = processTable().filter(({ pid }) => startedWith(pid, `${RUN_VARIABLE}=${run}`));
  return [...new Set([...noted, ...marked.map(({ group }) => group)])];
}
