import { readFileSync } from "node:fs";
import type { DeviceMemory } from "../devices/device-memory.ts";
import type { Launch } from "../engines/engine.ts";
import type { ServerStart } from "../model/record.ts";
import type { DeviceSite, Equipment } from "./bench.ts";
import type { ProcessGroup } from "./process-group.ts";
import { processTable, treeOf } from "./process-table.ts";

type ServerMemory = NonNullable<ServerStart["memory"]>;

/**
 * Looks at the devices before a server is started; what is answered looks again once it is ready, and gives what tells what
 * the server takes. The client of a container is not the server: of those only the devices tell.
 */
export async function memoryMeter(site: DeviceSite, launch: Launch, { deviceMemory }: Pick<Equipment, "deviceMemory">) {
  const before = (await deviceMemory?.(site)) ?? [];
  return async (group: ProcessGroup | undefined): Promise<() => ServerMemory | undefined> => {
    const taken = before.length === 0 ? undefined : takenOfDevices(before, (await deviceMemory?.(site)) ?? []);
    if (taken !== undefined) return () => taken;
    const onHost = launch.kind === "process" && launch.container === undefined;
    return () => (group === undefined || !onHost ? undefined : takenOfHost(group.leader));
  };
}

/** What a server took of the device that it fills most, by what each device held before and holds now. */
export function takenOfDevices(
  before: readonly DeviceMemory[],
  now: readonly DeviceMemory[],
): ServerMemory | undefined {
  return now
    .map(({ device, usedMib, totalMib }) => {
      const was = before.find((one) => one.device === device)?.usedMib ?? 0;
      return { usedMib: Math.max(0, usedMib - was), totalMib };
    })
    .sort((a, b) => b.usedMib / b.totalMib - a.usedMib / a.totalMib)[0];
}

/**
 * What the processes of a server took of the host at their peak, of what they and the free memory are together: a second
 * server fits when it finds as much. `undefined` where there is no `/proc`, or the server is gone.
 */
export function takenOfHost(leader: number, root = "/proc"): ServerMemory | undefined {
  const tree = treeOf(leader, processTable()).map(({ pid }) => readText(`${root}/${pid}/status`));
  const sum = (field: string) => tree.reduce((all, text) => all + (kib(text, field) ?? 0), 0);
  const free = kib(readText(`${root}/meminfo`), "MemAvailable");
  const [peak, now] = [sum("VmHWM"), sum("VmRSS")];
  if (free === undefined || peak === 0) return undefined;
  const spare = Math.min(free, limitKib() ?? free);
  return { usedMib: Math.round(peak / 1024), totalMib: Math.round((now + spare) / 1024) };
}

/** What a container's own limit leaves, cgroup v2. */
function limitKib(): number | undefined {
  const [most, now] = ["memory.max", "memory.current"].map((name) => Number(readText(`/sys/fs/cgroup/${name}`) || "?"));
  return most === undefined || now === undefined || !(most >= now) ? undefined : (most - now) / 1024;
}

function kib(text: string, field: string): number | undefined {
  const found = new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
