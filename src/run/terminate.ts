import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, type ProcessFacts, processTable, treeOf } from "./process-table.ts";

const POLL_MS = 50;
/** SIGKILL cannot be refused, but a process in uninterruptible sleep takes its time. */
const KILL_WAIT_MS = 2_000;

/**
 * SIGTERM, then SIGKILL, to a process group and to what it started outside of itself; waits until nothing is left.
 * vLLM swallows a SIGTERM that comes while it loads, so asking is never enough.
 * `graceEnds` gives the time of the SIGKILL, in epoch milliseconds, and is asked again and again: a cancelled run shortens it.
 * @returns the processes that are still there.
 */
export async function terminateGroup(
  group: number,
  graceEnds: () => number,
): Promise<readonly Pick<ProcessFacts, "pid">[]> {
  let strays: readonly ProcessFacts[] = [];
  const living = () => {
    const table = processTable();
    if (table.length === 0) return signal(-group, 0) ? [{ pid: group }] : [];
    // What has left the group loses its link to it when its parent dies, so it is remembered.
    const tree = treeOf(group, table);
    strays = [...tree.filter((facts) => facts.group !== group), ...strays.filter(isAlive)];
    return [...new Map([...tree, ...strays].map((facts) => [facts.pid, facts])).values()];
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
