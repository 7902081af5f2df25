import type { DeviceProcess, DeviceSlice } from "./device.ts";

const GPU = /^GPU (\d+):/;
/** `  MIG 3g.20gb     Device  0: (UUID: MIG-…)`. */
const INSTANCE = /^\s+MIG (\S+)\s+Device\s+(\d+): \(UUID: (MIG-[^)]+)\)/;
/** `|  0    1   0   0  |    37MiB / 20096MiB    | …`: GPU, its instance, the compute instance in it, and the device's number. */
const MEMORY = /^\|\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\|\s*(\d+)MiB\s*\/\s*(\d+)MiB/gm;
/** `|    0    1    0     7054      C   python     1024MiB |`. */
const PROCESS = /^\|\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+[A-Z+]+\s+(.*?)\s+(\d+)MiB\s*\|/gm;

/** The MIG instances of each GPU: named by `nvidia-smi -L`, what they hold by the tables of plain `nvidia-smi`. */
export function migSlices(list: string, tables: string): ReadonlyMap<number, readonly DeviceSlice[]> {
  const instances = [...tables.matchAll(MEMORY)].map(([, gpu, instance, compute, device, used, total]) => ({
    device: `${gpu}/${device}`,
    place: `${gpu}/${instance}/${compute}`,
    memory: { usedMib: Number(used), totalMib: Number(total) },
  }));
  const users = processesByPlace(tables);
  const found = new Map<number, DeviceSlice[]>();
  let gpu: number | undefined;
  for (const line of list.split(/\r?\n/)) {
    gpu = Number(GPU.exec(line)?.[1] ?? gpu);
    const [, profile, device, uuid] = INSTANCE.exec(line) ?? [];
    if (profile === undefined || uuid === undefined) continue;
    const known = instances.find((one) => one.device === `${gpu}/${device}`);
    const processes = known === undefined || users === undefined ? "unknown" : (users.get(known.place) ?? []);
    found.set(gpu, [...(found.get(gpu) ?? []), { uuid, profile, ...known?.memory, processes }]);
  }
  return found;
}

function processesByPlace(tables: string): ReadonlyMap<string, readonly DeviceProcess[]> | undefined {
  const table = tables.split(/^\|\s*Processes:/m)[1];
  if (table === undefined) return undefined;
  const byPlace = new Map<string, DeviceProcess[]>();
  for (const [, gpu, instance, compute, pid, name = "", used] of table.matchAll(PROCESS)) {
    const place = `${gpu}/${instance}/${compute}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), { pid: Number(pid), name, usedMib: Number(used) }]);
  }
  return byPlace;
}
