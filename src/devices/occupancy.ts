import { setTimeout as sleep } from "node:timers/promises";
import type { CommandSite } from "./command-output.ts";
import { type DeviceUse, probeDevices } from "./probe-devices.ts";

/** Of a device's memory: drivers keep up to a twentieth for themselves (an idle Ascend 910B shows 3 of 64 GiB). */
const MOST_IDLE_SHARE = 0.1;

const POLL_MS = 1_000;

const NONE_OURS: ReadonlySet<number> = new Set();

/** Why the visible devices are not free, one line each; empty when they are, or when nothing tells. */
export async function busyDevices(site: CommandSite): Promise<readonly string[]> {
  const uses = await probeDevices({ ...site, ours: NONE_OURS });
  return uses.flatMap((use) => whyBusy(use) ?? []);
}

/** Resolves when the visible devices' memory is free; the caller limits the wait through the signal. */
export async function devicesReleased(site: CommandSite): Promise<void> {
  while (site.signal?.aborted !== true && (await probeDevices({ ...site, ours: NONE_OURS })).some(holdsMemory)) {
    await sleep(POLL_MS);
  }
}

/** Pure: one line, or nothing for a device that is free or does not tell. */
export function whyBusy(use: DeviceUse): string | undefined {
  const where = `${use.family} ${use.index} (${use.name})`;
  const foreign = use.processes === "unknown" ? [] : use.processes.filter(({ standing }) => standing === "foreign");
  if (foreign.length > 0) {
    const names = foreign.map(({ pid, name }) => [name ?? "process", pid].join(" "));
    return `${where} is used by ${names.join(", ")}`;
  }
  if (!holdsMemory(use)) return undefined;
  return `${where} has ${use.freeMib} of ${use.totalMib} MiB free: an earlier job holds the rest`;
}

function holdsMemory({ totalMib, freeMib }: DeviceUse): boolean {
  return totalMib !== undefined && freeMib !== undefined && freeMib < totalMib * (1 - MOST_IDLE_SHARE);
}
