import type { CommandSite } from "./command-output.ts";
import { probeDevices } from "./probe-devices.ts";

export interface DeviceMemory {
  /** `nvidia 0`. */
  readonly device: string;
  readonly usedMib: number;
  readonly totalMib: number;
}

/** What the visible devices hold; none where there is no device, or nothing tells. */
export async function deviceMemory(site: CommandSite): Promise<readonly DeviceMemory[]> {
  const uses = await probeDevices({ ...site, ours: new Set() });
  return uses.flatMap(({ family, index, totalMib, freeMib }) =>
    totalMib === undefined || freeMib === undefined
      ? []
      : [{ device: `${family} ${index}`, usedMib: totalMib - freeMib, totalMib }],
  );
}
