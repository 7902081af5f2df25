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
import { smiTable } from "./smi-table.ts";
import { workingProcesses } from "./working-processes.ts";

const discovery = z.object({
  device_list: z
    .array(
      z.looseObject({
        device_id: z.number(),
        device_name: z.string(),
        uuid: z.string().optional(),
        pci_bdf_address: z.string().optional(),
      }),
    )
    .min(1),
});

const BYTES_PER_MIB = 2 ** 20;

const detailed = z.looseObject({
  device_name: z.string().optional(),
  driver_version: z.string().optional(),
  memory_physical_size_byte: z.union([z.string(), z.number()]).optional(),
});

/** Utilisation, power, frequency, temperature, memory in use. */
const DUMPED = "0,1,2,3,18";

/**
 * `xpu-smi`, by its JSON and its CSV. Kunlunxin ships another tool of that name, which knows no `discovery`. The size of the
 * memory is asked of the first device, and is that of all of its name.
 */
export const intel: DeviceProbe = {
  commands: {
    info: ["xpu-smi", "discovery", "-j"],
    readings: ["xpu-smi", "dump", "-d", "-1", "-m", DUMPED, "-n", "1"],
    versions: ["xpu-smi", "discovery", "-d", "0", "-j"],
    processes: ["xpu-smi", "ps", "-j"],
    // From 2.0 on it draws a table as others do.
    table: ["xpu-smi"],
  },
  constant: ({ info = "" }) => (discovery.safeParse(jsonFrom(info)).success ? ["info", "versions", "table"] : []),
  files: () => ({}),
  topology: {
    commands: { matrix: ["xpu-smi", "topology", "-m"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  visibleDevices: ["ZE_AFFINITY_MASK"],
  parse({ info = "", readings = "", versions = "", table = "", processes = "" }) {
    const parsed = discovery.safeParse(jsonFrom(info));
    const usersOf = usersByDevice(processes);
    if (!parsed.success) return tabled(table, usersOf);
    const dumped = dumpedByDevice(readings);
    const detail = detailed.safeParse(jsonFrom(versions)).data;
    const total = Number(detail?.memory_physical_size_byte);
    const devices = parsed.data.device_list.map(
      ({ device_id: index, device_name: name, uuid, pci_bdf_address: busId }): Device => ({
        index,
        name,
        ...(uuid === undefined ? {} : { uuid }),
        ...(busId === undefined ? {} : { busId }),
        ...(total > 0 && name === detail?.device_name ? { totalMib: Math.round(total / BYTES_PER_MIB) } : {}),
        ...numbered(dumped.get(index) ?? {}),
        processes: usersOf?.(index) ?? "unknown",
      }),
    );
    return { devices, versions: presentFacts({ driver: detail?.driver_version }) };
  },
};

type UsersOf = (index: number) => readonly DeviceProcess[];

function tabled(table: string, usersOf: UsersOf | undefined): DeviceReading | undefined {
  const drawn = /Intel XPU-SMI/.test(table) ? smiTable(table) : [];
  const devices = drawn.map((device) =>
    usersOf === undefined ? device : { ...device, processes: usersOf(device.index) },
  );
  const driver = /Driver:\s*(\S+)/.exec(table)?.[1];
  return devices.length === 0 ? undefined : { devices, versions: presentFacts({ driver }) };
}

/** Sizes are in kB; a process has a row for each device that it has open. */
const processList = z.object({
  device_util_by_proc_list: z.array(
    z.looseObject({
      device_id: z.number(),
      process_id: z.number(),
      process_name: z.string().optional(),
      mem_size: z.number().optional(),
    }),
  ),
});

function usersByDevice(json: string): UsersOf | undefined {
  const list = processList.safeParse(jsonFrom(json)).data?.device_util_by_proc_list;
  if (list === undefined) return undefined;
  return (index) =>
    workingProcesses(
      list
        .filter(({ device_id: device }) => device === index)
        .map(({ process_id: pid, process_name: name, mem_size: size }) => ({
          pid,
          ...(name === undefined ? {} : { name }),
          ...(size === undefined ? {} : { usedMib: Math.round(size / 1024) }),
        })),
    );
}

/** Columns are told by their headings: which ones there are depends on the device. */
function dumpedByDevice(text: string): ReadonlyMap<number, Readonly<Record<string, string | undefined>>> {
  const lines = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
  const heading = lines.find((cells) => cells.includes("DeviceId")) ?? [];
  const column = (pattern: RegExp) => heading.findIndex((name) => pattern.test(name));
  const id = column(/^DeviceId$/);
  if (id < 0) return new Map();
  const columns = {
    utilisation: column(/^GPU Utilization/),
    powerW: column(/^GPU Power/),
    clockMhz: column(/^GPU Frequency/),
    temperatureC: column(/^GPU Core Temperature/),
    usedMib: column(/^GPU Memory Used/),
  };
  return new Map(
    lines
      .filter((row) => /^\d+$/.test(row[id] ?? ""))
      .map((row) => [
        Number(row[id]),
        Object.fromEntries(Object.entries(columns).map(([name, index]) => [name, row[index]])),
      ]),
  );
}
