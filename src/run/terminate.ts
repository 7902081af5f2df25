import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, type ProcessFacts, processTable, treeOf } from "./process-table.ts";

const POLL_MS = 50;
/** SIGKILL cannot be refused, but a process in uninterruptible sleep takes its time. */
const KILL_WAIT_MS = 2_000;

/**
 * SIGTERM, then SIGKILL, to a process group and to what it started outside of itself; waits until nothing is left.
 * vLLM swallows a SIGTERM that comes while it loads, so asking is never enough.
 * `others` are known to belong to it by other means, and are asked for again when nothing else is left.
 * `graceEnds` gives the time of the SIGKILL, in epoch milliseconds, and is asked again and again: a cancelled run shortens it.
 * @returns the processes that are still there.
 */
export async function terminateGroup(
  group: number,
  graceEnds: () => number,
  others: () => readonly ProcessFacts[] = () => [],
): Promise<readonly Pick<ProcessFacts, "pid">[]> {
  let strays: readonly ProcessFacts[] = others();
  const found = () => {
    const table = processTable();
    if (table.length === 0) return signal(-group, 0) ? [{ pid: group }] : [];
    // What has left the group loses its link to it when its parent dies, so it is remembered.
    const known = [...strays.filter(isAlive), ...treeOf(group, table)];
    const all = [...new Map(known.map((facts) => [facts.pid, facts])).values()];
    strays = all.filter((facts) => facts.group !== group);
    return all;
  };
  const living = () => {
    const left = found();
    if (left.length > 0) return left;
    strays = others();
    return strays.filter(isAlive);
  };
  const send = (name: NodeJS.Signals) => {
    signal(-group, name);
    for (const stray of strays.filter(isAlive)) signal(stray.pid, name);
  };

  if (living().length === 0) return [];
  send("SIGTERM");
  while (living().length > 0 && Date.now() < graceEnds()) await sleep(POLL_MS);
  for (const end = Date.now() + KILL_WAIT_MS; living().length > 0 && Date.now() < end; await sleep(POLL_MS)) {
    send("SIGKILL");
  }
  return living();
}

/** @returns whether somebody was there to get it. */
function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}
