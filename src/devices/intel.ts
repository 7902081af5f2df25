import { z } from "zod";
import { type Device, type DeviceProbe, jsonFrom, numbered, presentFacts } from "./device.ts";

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

/** Utilisation, power, frequency, temperature, memory in use; 35 are the reasons why it is slowed down. */
const DUMPED = "0,1,2,3,18";

/**
 * `xpu-smi`, by its JSON and its CSV. Kunlunxin ships another tool of that name, which knows no `discovery`. The size of the memory and
 * the processes would take a call a device.
 */
export const intel: DeviceProbe = {
  commands: {
    info: ["xpu-smi", "discovery", "-j"],
    readings: ["xpu-smi", "dump", "-d", "-1", "-m", DUMPED, "-n", "1"],
    versions: ["xpu-smi", "discovery", "-d", "0", "-j"],
  },
  files: () => ({}),
  visibleDevices: ["ZE_AFFINITY_MASK"],
  parse({ info = "", readings = "", versions = "" }) {
    const parsed = discovery.safeParse(jsonFrom(info));
    if (!parsed.success) return undefined;
    const dumped = dumpedByDevice(readings);
    const detail = z.looseObject({ driver_version: z.string().optional() }).safeParse(jsonFrom(versions)).data;
    const devices = parsed.data.device_list.map(
      ({ device_id: index, device_name: name, uuid, pci_bdf_address: busId }): Device => ({
        index,
        name,
        ...(uuid === undefined ? {} : { uuid }),
        ...(busId === undefined ? {} : { busId }),
        ...numbered(dumped.get(index) ?? {}),
        processes: "unknown",
      }),
    );
    return { devices, versions: presentFacts({ driver: detail?.driver_version }) };
  },
};

/** Columns are told by their headings: which ones there are depends on the device. */
function dumpedByDevice(text: string): ReadonlyMap<number, Readonly<Record<string, string | undefined>>> {
  const [heading = [], ...rows] = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
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
    rows
      .filter((row) => /^\d+$/.test(row[id] ?? ""))
      .map((row) => [
        Number(row[id]),
        Object.fromEntries(Object.entries(columns).map(([name, index]) => [name, row[index]])),
      ]),
  );
}
