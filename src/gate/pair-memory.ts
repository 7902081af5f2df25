import type { TrialRecord } from "../model/record.ts";

/** Of the memory: what the devices and the rest of the machine keep for themselves. */
const USABLE = 0.9;

/** Whether two servers fit where one was measured; not when nothing tells how much one takes. */
export function fitsTwice(records: readonly TrialRecord[]): boolean {
  const servers = records.flatMap(({ server }) => server ?? []);
  return (
    servers.length > 0 &&
    servers.every(({ memory }) => memory !== undefined && 2 * memory.usedMib <= USABLE * memory.totalMib)
  );
}
