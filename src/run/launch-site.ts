import { readFileSync } from "node:fs";
import { numbersOf } from "../devices/cpu-list.ts";
import type { LaunchSite } from "../engines/engine.ts";
import type { World } from "../model/world.ts";
import { HOST } from "./free-port.ts";

/** What engines are told of this machine. `deviceNodes` is for `numa: auto`. */
export function launchSite(
  { node, cli }: World,
  where: {
    readonly port: number;
    readonly folder: string;
    readonly mark: string;
    readonly deviceNodes?: string | undefined;
  },
): LaunchSite {
  const { port, folder, mark, deviceNodes } = where;
  return { host: HOST, port, node, cli, folder, mark, coresOf, ...(deviceNodes === undefined ? {} : { deviceNodes }) };
}

/** The cores of NUMA nodes, as the kernel lists them. */
export function coresOf(nodes: string): string | undefined {
  try {
    const lists = numbersOf(nodes).map((node) => readFileSync(`/sys/devices/system/node/node${node}/cpulist`, "utf8"));
    return lists.map((list) => list.trim()).join(",");
  } catch {
    return undefined;
  }
}
