import { readFileSync } from "node:fs";
import type { CommandSite } from "./command-output.ts";
import type { Device } from "./device.ts";
import { familiesPresent } from "./families-present.ts";

/** The NUMA nodes of the devices that a server with this environment sees, as a list; `undefined` where nothing tells. Never throws. */
export async function deviceNodes(site: CommandSite): Promise<string | undefined> {
  const families = await familiesPresent(site);
  return nodesOf(families.flatMap(({ devices }) => devices));
}

/** The kernel knows each PCI device's node, -1 on machines with one only. `root` is where its file system begins, for tests. */
export function nodesOf(devices: readonly Device[], root = ""): string | undefined {
  const nodes = devices.flatMap(({ busId }) => {
    const node = busId === undefined ? undefined : nodeOf(busId, root);
    return node === undefined ? [] : [node];
  });
  return nodes.length === 0 ? undefined : [...new Set(nodes)].sort((a, b) => a - b).join(",");
}

function nodeOf(busId: string, root: string): number | undefined {
  try {
    const node = Number(readFileSync(`${root}/sys/bus/pci/devices/${kernelAddress(busId)}/numa_node`, "utf8"));
    return Number.isInteger(node) && node >= 0 ? node : undefined;
  } catch {
    return undefined;
  }
}

/** `00000000:13:00.0` and `0000:C1:00.0` as the kernel writes them: four digits of domain, small letters. */
function kernelAddress(busId: string): string {
  const [domain = "", ...rest] = busId.toLowerCase().split(":");
  return [domain.slice(-4).padStart(4, "0"), ...rest].join(":");
}
