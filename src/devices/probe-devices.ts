import { existsSync } from "node:fs";
import type { CommandSite } from "./command-output.ts";
import type { Device, DeviceProcess, Family } from "./device.ts";
import { familiesPresent } from "./families-present.ts";

/** A process whose id we cannot look up, as another container's, is unknown: that is not foreign. */
type Standing = "ours" | "foreign" | "unknown";

export interface DeviceUse {
  readonly family: Family;
  readonly index: number;
  readonly name: string;
  readonly totalMib?: number;
  readonly freeMib?: number;
  /** `unknown` when the family's tool does not tell. */
  readonly processes: readonly (DeviceProcess & { readonly standing: Standing })[] | "unknown";
}

export interface ProbeDevicesOptions extends CommandSite {
  /** Ids of processes that belong to this run or to a server that it was told to use. */
  readonly ours: ReadonlySet<number>;
}

/** Memory and processes of every visible device, for the preflight. Empty without devices; never throws. */
export async function probeDevices(options: ProbeDevicesOptions): Promise<readonly DeviceUse[]> {
  const families = await familiesPresent(options);
  const isAlive = (pid: number) => existsSync(`/proc/${pid}`);
  return families.flatMap(({ family, devices }) =>
    devices.map((device) => deviceUse(family, device, options.ours, isAlive)),
  );
}

/** Pure: who the processes of one device are to us. */
function deviceUse(
  family: Family,
  device: Device,
  ours: ReadonlySet<number>,
  isVisible: (pid: number) => boolean,
): DeviceUse {
  const { index, name, totalMib, usedMib, processes } = device;
  const standingOf = (pid: number | undefined): Standing => {
    if (pid === undefined || !isVisible(pid)) return "unknown";
    return ours.has(pid) ? "ours" : "foreign";
  };
  return {
    family,
    index,
    name,
    ...(totalMib === undefined ? {} : { totalMib }),
    ...(totalMib === undefined || usedMib === undefined ? {} : { freeMib: totalMib - usedMib }),
    processes:
      processes === "unknown"
        ? processes
        : processes.map((process) => ({ ...process, standing: standingOf(process.pid) })),
  };
}
