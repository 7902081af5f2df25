import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeAtomically } from "./atomic-file.ts";
import { bootId, type ProcessIdentity, processOf } from "./process-table.ts";

/** Where a run writes what it has started and not yet stopped; the file is there only while something is. */
export function ledgerPath(folder: string): string {
  return join(folder, "processes.json");
}

/** The same for the folders and the set-up of the two sides, which are there before the run is and after it. */
export function sidesLedgerPath(folder: string): string {
  return join(folder, "sides.json");
}

/** In the environment of whatever a run starts, so that it is known as ours also when the run died before it was noted. */
export const RUN_VARIABLE = "LLM_PERF_GATE_RUN";

/** In the environment of all that one command starts: a process that has left its group, its session and its parents is known by it. */
export const GROUP_VARIABLE = "LLM_PERF_GATE_GROUP";

const identity = z.object({ pid: z.int().min(2), start: z.int().min(0) });

const ledgerSchema = z.object({
  boot: z.string(),
  /** The run itself: while it lives, what is in here is its own to stop. */
  owner: identity,
  /** The value of `RUN_VARIABLE`. */
  run: z.uuid(),
  /** Members that were seen, the leader first: any of them that still lives proves that the group is ours. */
  groups: z.array(z.object({ group: z.int().min(2), members: z.array(identity) })),
  locks: z.array(z.string()),
  /** Made by the run, and not for longer than it. */
  folders: z.array(z.string()).default([]),
  /** Found by the id in the file, or by the name; their processes are in no group of ours. */
  containers: z.array(z.object({ program: z.string(), name: z.string(), idFile: z.string() })).default([]),
});

export type LedgerText = z.infer<typeof ledgerSchema>;
type LedgerContainer = LedgerText["containers"][number];

/** What the post step takes down when the run itself was killed. */
export interface Ledger {
  readonly path: string;
  /** What children carry in `RUN_VARIABLE`. */
  readonly run: string;
  readonly noteGroup: (group: number, members: readonly ProcessIdentity[]) => void;
  readonly dropGroup: (group: number) => void;
  readonly noteContainer: (container: LedgerContainer) => void;
  readonly dropContainer: (name: string) => void;
  readonly noteLock: (path: string) => void;
  readonly dropLock: (path: string) => void;
  readonly noteFolder: (path: string) => void;
  readonly dropFolder: (path: string) => void;
}

/** @throws CannotJudgeError from the `note…` calls when the file cannot be written. */
export function openLedger(path: string): Ledger {
  const owner = { pid: process.pid, start: processOf(process.pid)?.start ?? 0 };
  const run = randomUUID();
  const groups = new Map<number, readonly ProcessIdentity[]>();
  const locks = new Set<string>();
  const folders = new Set<string>();
  const containers = new Map<string, LedgerContainer>();

  const write = () => {
    const text: LedgerText = {
      boot: bootId(),
      owner,
      run,
      groups: [...groups].map(([group, members]) => ({
        group,
        members: members.map(({ pid, start }) => ({ pid, start })),
      })),
      locks: [...locks],
      folders: [...folders],
      containers: [...containers.values()].map(({ program, name, idFile }) => ({ program, name, idFile })),
    };
    if (groups.size + locks.size + folders.size + containers.size === 0) rmSync(path, { force: true });
    else writeAtomically(path, JSON.stringify(text));
  };
  const writeIfPossible = () => {
    try {
      write();
    } catch {
      // What is stopped stays in the file: the post step finds nothing alive under it.
    }
  };

  return {
    path,
    run,
    noteGroup: (group, members) => {
      groups.set(group, members);
      write();
    },
    dropGroup: (group) => {
      if (groups.delete(group)) writeIfPossible();
    },
    noteContainer: (container) => {
      containers.set(container.name, container);
      write();
    },
    dropContainer: (name) => {
      if (containers.delete(name)) writeIfPossible();
    },
    noteLock: (lock) => {
      locks.add(lock);
      write();
    },
    dropLock: (lock) => {
      if (locks.delete(lock)) writeIfPossible();
    },
    noteFolder: (folder) => {
      folders.add(folder);
      write();
    },
    dropFolder: (folder) => {
      if (folders.delete(folder)) writeIfPossible();
    },
  };
}

/** The ledger that a killed run left; `undefined` when there is none, or none that can be read. */
export function readLedger(path: string): LedgerText | undefined {
  try {
    return ledgerSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
