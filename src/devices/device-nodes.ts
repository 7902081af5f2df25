import { readdirSync, readFileSync } from "node:fs";
import type { Affinity } from "./affinity.ts";
import { type CommandSite, commandOutput } from "./command-output.ts";
import { numbersOf } from "./cpu-list.ts";
import type { Device, Family } from "./device.ts";
import { DEVICE_FAMILIES } from "./families.ts";
import { familiesPresent, type PresentFamily } from "./families-present.ts";

/** The NUMA nodes of the devices that a server with this environment sees, as a list; `undefined` where nothing tells. Never throws. */
export async function deviceNodes(site: CommandSite): Promise<string | undefined> {
  return allNodes(await nodesByFamily(await familiesPresent(site), site));
}

export type NodesByFamily = Readonly<Partial<Record<Family, string>>>;

/** The nodes of each family's devices. The kernel knows them; where it doesn't, as in a virtual machine, the family's own tool may. */
export async function nodesByFamily(
  families: readonly PresentFamily[],
  site: CommandSite,
  root = "",
): Promise<NodesByFamily> {
  const nodes = families.map(async ({ family, devices }): Promise<[Family, string][]> => {
    const told = nodesOf(devices, root) ?? nodesByAffinity(devices, await affinities(family, site, root), root);
    return told === undefined ? [] : [[family, told]];
  });
  return Object.fromEntries((await Promise.all(nodes)).flat());
}

/** Of all families together. */
export function allNodes(families: NodesByFamily): string | undefined {
  return listed(Object.values(families).flatMap(numbersOf));
}

/** The kernel knows each PCI device's node, -1 on machines with one only. `root` is where its file system begins, for tests. */
export function nodesOf(devices: readonly Device[], root = ""): string | undefined {
  return listed(devices.flatMap(({ busId }) => (busId === undefined ? [] : (nodeOf(busId, root) ?? []))));
}

/** Nothing unless the tool tells of every device: half the nodes would be a wrong binding. */
export function nodesByAffinity(
  devices: readonly Device[],
  told: ReadonlyMap<number, Affinity>,
  root = "",
): string | undefined {
  const nodes = devices.map(({ index }) => {
    const { nodes = "", cpus = "" } = told.get(index) ?? {};
    return nodes === "" ? nodesOfCores(numbersOf(cpus), root) : numbersOf(nodes);
  });
  return nodes.some((list) => list.length === 0) ? undefined : listed(nodes.flat());
}

/** On a machine with one node there is nothing to bind to. */
async function affinities(family: Family, site: CommandSite, root: string): Promise<ReadonlyMap<number, Affinity>> {
  const { topology } = DEVICE_FAMILIES[family];
  if (topology === undefined || nodeFolders(root).length < 2) return new Map();
  const asked = Object.entries(topology.commands).map(async ([name, argv]) => [name, await commandOutput(argv, site)]);
  return topology.parse(Object.fromEntries(await Promise.all(asked)));
}

function nodesOfCores(cores: readonly number[], root: string): readonly number[] {
  return nodeFolders(root).filter((node) => {
    const own = new Set(numbersOf(textOf(`${root}/sys/devices/system/node/node${node}/cpulist`)));
    return cores.some((core) => own.has(core));
  });
}

function nodeFolders(root: string): readonly number[] {
  try {
    const names = readdirSync(`${root}/sys/devices/system/node`);
    return names.flatMap((name) => /^node(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  } catch {
    return [];
  }
}

function nodeOf(busId: string, root: string): number | undefined {
  const text = textOf(`${root}/sys/bus/pci/devices/${kernelAddress(busId)}/numa_node`).trim();
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** `00000000:13:00.0` and `0000:C1:00.0` as the kernel writes them: four digits of domain, small letters. */
function kernelAddress(busId: string): string {
  const [domain = "", ...rest] = busId.toLowerCase().split(":");
  return [domain.slice(-4).padStart(4, "0"), ...rest].join(":");
}

function listed(nodes: readonly number[]): string | undefined {
  return nodes.length === 0 ? undefined : [...new Set(nodes)].sort((a, b) => a - b).join(",");
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
