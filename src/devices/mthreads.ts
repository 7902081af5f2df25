import { z } from "zod";
import { affinityTable } from "./affinity.ts";
import {
  type Device,
  type DeviceProbe,
  type DeviceProcess,
  type DeviceReading,
  jsonFrom,
  numbered,
  presentFacts,
} from "./device.ts";
import { workingProcesses } from "./working-processes.ts";

const part = z.record(z.string(), z.unknown()).optional();

/** Values are texts with their units; a key of the power ends with a blank. */
const gpu = z.looseObject({
  Index: z.union([z.string(), z.number()]),
  "Product Name": z.string(),
  "GPU UUID": z.string().optional(),
  PCI: part,
  "FB Memory Usage": part,
  Utilization: part,
  Temperature: part,
  "Power Readings": part,
  Clocks: part,
});
const output = z.object({ "Driver Version": z.string().optional(), GPU: z.array(gpu).min(1) });

/** `mthreads-gmi`, by its JSON, or its table where it prints none; the table alone tells which process uses which GPU. */
export const mthreads: DeviceProbe = {
  commands: { info: ["mthreads-gmi", "-q", "--json"], table: ["mthreads-gmi"] },
  files: () => ({}),
  visibleDevices: ["MUSA_VISIBLE_DEVICES", "MTHREADS_VISIBLE_DEVICES"],
  topology: {
    commands: { matrix: ["mthreads-gmi", "topo", "-m"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "", table = "" }) {
    const parsed = output.safeParse(jsonFrom(info));
    const usersOf = usersByGpu(table);
    if (!parsed.success) return tabled(table, usersOf);
    const devices = parsed.data.GPU.map((each): Device => {
      const power = each["Power Readings"];
      const busId = Object.entries(each.PCI ?? {}).find(([key]) => /Bus ID$/.test(key))?.[1];
      return {
        index: Number(each.Index),
        name: each["Product Name"],
        ...(each["GPU UUID"] === undefined ? {} : { uuid: each["GPU UUID"] }),
        ...(typeof busId === "string" ? { busId } : {}),
        ...numbered({
          totalMib: textOf(each["FB Memory Usage"]?.["Total"]),
          usedMib: textOf(each["FB Memory Usage"]?.["Used"]),
          utilisation: textOf(each.Utilization?.["Gpu"]),
          temperatureC: textOf(each.Temperature?.["GPU Current Temp"]),
          powerW: textOf(power?.["Power Draw "] ?? power?.["Power Draw"]),
          powerCapW: textOf(power?.["Current Power Limit"]),
          clockMhz: textOf(each.Clocks?.["Graphics"]),
        }),
        processes: usersOf?.(Number(each.Index)) ?? "unknown",
      };
    }).filter(({ index }) => Number.isSafeInteger(index));
    return devices.length === 0
      ? undefined
      : { devices, versions: presentFacts({ driver: parsed.data["Driver Version"] }) };
  },
};

/** `0    MTT S5000   |00000000:2a:00.0    |0%    66641MiB(81920MiB)`, then `Physical  P0  |16x(16x)  |52C   YES`. */
const ROWS =
  /^\s*(\d+)\s+(\S[^|]*?)\s*\|\s*([0-9a-f]{8}:[0-9a-f:.]+)\s*\|\s*(\d+)%\s+(\d+)MiB\((\d+)MiB\)[^\n]*\n[^|\n]*\|[^|\n]*\|\s*(\S+)/gim;

type UsersOf = (index: number) => readonly DeviceProcess[];

function tabled(table: string, usersOf: UsersOf | undefined): DeviceReading | undefined {
  const driver = /mthreads-gmi:.*Driver Version:\s*(\S+)/.exec(table)?.[1];
  if (driver === undefined) return undefined;
  const devices = [...table.matchAll(ROWS)].map((row): Device => {
    const [, index, name = "", busId = "", utilisation, usedMib, totalMib, temperatureC] = row;
    const read = { totalMib, usedMib, utilisation, temperatureC };
    return { index: Number(index), name, busId, ...numbered(read), processes: usersOf?.(Number(index)) ?? "unknown" };
  });
  return devices.length === 0 ? undefined : { devices, versions: { driver } };
}

/** `0    1123      /usr/lib/xorg/Xorg                       134MiB`. */
function usersByGpu(table: string): UsersOf | undefined {
  const list = table.split(/^\s*Processes:/m)[1];
  if (list === undefined) return undefined;
  const rows = [...list.matchAll(/^\s*(\d+)\s+(\d+)\s+(\S.*?)\s+(\d+)MiB\s*$/gm)].map(
    ([, index, pid, name = "", used]) => ({
      index: Number(index),
      process: { pid: Number(pid), name, usedMib: Number(used) },
    }),
  );
  return (index) => workingProcesses(rows.filter((row) => row.index === index).map(({ process }) => process));
}

const textOf = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined);
