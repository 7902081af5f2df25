import { affinityTable } from "./affinity.ts";
import {
  type Device,
  type DeviceProbe,
  type DeviceProcess,
  type DeviceReading,
  majorMinor,
  numbered,
  presentFacts,
} from "./device.ts";
import { migSlices } from "./mig.ts";
import { smiTable } from "./smi-table.ts";

const GPU_COLUMNS = "index,uuid,memory.total,memory.used,driver_version,name";
const READING_COLUMNS = "index,pci.bus_id,clocks.sm,temperature.gpu,power.draw,power.limit,utilization.gpu";
const PROCESS_COLUMNS = "gpu_uuid,pid,used_memory,process_name";
const FORMAT = "--format=csv,noheader,nounits";

/** `nvidia-smi`, by its CSV queries, which tell more than its table; by that where it does not answer them. Memory in MiB. */
export const nvidia: DeviceProbe = {
  commands: {
    gpus: ["nvidia-smi", `--query-gpu=${GPU_COLUMNS}`, FORMAT],
    // Apart: a driver that lacks one of these columns refuses the whole query.
    readings: ["nvidia-smi", `--query-gpu=${READING_COLUMNS}`, FORMAT],
    // From driver 535 on they are called events; older ones know the other name only.
    events: ["nvidia-smi", "--query-gpu=index,clocks_event_reasons.active", FORMAT],
    throttle: ["nvidia-smi", "--query-gpu=index,clocks_throttle_reasons.active", FORMAT],
    processes: ["nvidia-smi", `--query-compute-apps=${PROCESS_COLUMNS}`, FORMAT],
    // CUDA's version is in no query, only in the header; what a MIG instance holds only in the table below it.
    header: ["nvidia-smi"],
    list: ["nvidia-smi", "-L"],
  },
  files: () => ({}),
  visibleDevices: ["CUDA_VISIBLE_DEVICES"],
  constant: ({ gpus = "", list = "" }) =>
    list.includes("MIG-") || rowsOf(gpus).length === 0 ? ["list"] : ["list", "header"],
  topology: {
    commands: { matrix: ["nvidia-smi", "topo", "-m"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ gpus = "", readings = "", events = "", throttle = "", processes, header = "", list = "" }) {
    const rows = rowsOf(gpus);
    if (rows.length === 0) return tabled(header, list);
    const users = processes === undefined ? undefined : processesByGpu(processes);
    const read = readingsByIndex(readings);
    const slowed = new Map([...throttledByIndex(throttle), ...throttledByIndex(events)]);
    const slices = migSlices(list, header);
    const devices = rows.map((row): Device => {
      const [index = "", uuid = "", total, used, , name = ""] = row;
      const { cells = [], ...told } = read.get(index) ?? {};
      const trouble = troubleIn([...row, ...cells]);
      const parts = slices.get(Number(index));
      const throttled = slowed.get(index);
      return {
        index: Number(index),
        uuid,
        name,
        ...megabytes("totalMib", total),
        ...megabytes("usedMib", used),
        ...told,
        ...(throttled === undefined ? {} : { throttled }),
        ...(trouble === undefined ? {} : { trouble }),
        ...(parts === undefined ? {} : { slices: parts }),
        processes: users?.get(uuid) ?? (users === undefined ? "unknown" : []),
      };
    });
    return { devices, versions: presentFacts({ driver: rows[0]?.[4], cuda: cudaOf(header) }) };
  },
};

const cudaOf = (header: string) => majorMinor(/CUDA (?:UMD )?Version\s*:\s*([\d.]+)/.exec(header)?.[1]);

const rowsOf = (gpus: string) => columnsOf(gpus, 6).filter(([index = ""]) => /^\d+$/.test(index));

function tabled(header: string, list: string): DeviceReading | undefined {
  if (!/NVIDIA-SMI\b/.test(header)) return undefined;
  const named = [...list.matchAll(/^GPU (\d+): (.+) \(UUID: (GPU-[^)]+)\)/gm)].map(
    ([, index, name = "", uuid = ""]) => [Number(index), { name, uuid }] as const,
  );
  // The table cuts long names off.
  const whole = new Map(named);
  const devices = smiTable(header).map((device) => ({ ...device, ...whole.get(device.index) }));
  const driver = /(?:Driver|KMD) Version:\s*([\d.]+)/.exec(header)?.[1];
  return devices.length === 0 ? undefined : { devices, versions: presentFacts({ driver, cuda: cudaOf(header) }) };
}

function readingsByIndex(text: string) {
  return new Map(
    columnsOf(text, 7).map(
      ([index = "", busId = "", clockMhz, temperatureC, powerW, powerCapW, utilisation, ...more]) => {
        const read = { clockMhz, temperatureC, powerW, powerCapW, utilisation };
        const cells = [busId, ...Object.values(read), ...more].map((cell = "") => cell);
        return [index, { cells, ...(busId.startsWith("[") ? {} : { busId }), ...numbered(read) }] as const;
      },
    ),
  );
}

/** What the driver could not tell because the GPU is broken: `[Unknown Error]`, `[GPU is lost]`, `[GPU requires reset]`, `ERR!`. */
function troubleIn(cells: readonly (string | undefined)[]): string | undefined {
  const broken = cells.find((cell = "") => /^\[?(?:Unknown Error|GPU is lost|GPU requires reset|ERR!)/i.test(cell));
  return broken?.replace(/^\[|\]$/g, "");
}

function throttledByIndex(text: string): readonly (readonly [string, readonly string[]])[] {
  const rows = columnsOf(text, 2).filter(([, mask = ""]) => /^0x[0-9a-f]+$/i.test(mask));
  return rows.map(([index = "", mask]) => [index, throttleReasons(Number(mask))]);
}

/** Bits of `nvmlClocksThrottleReasons`; idling and a clock that the user has set are no reasons. */
const THROTTLE_BITS: Readonly<Record<number, string>> = {
  4: "power cap",
  8: "hardware slowdown",
  32: "software thermal slowdown",
  64: "hardware thermal slowdown",
  128: "power brake",
};

function throttleReasons(mask: number): readonly string[] {
  const bits = Object.entries(THROTTLE_BITS).filter(([bit]) => Math.floor(mask / Number(bit)) % 2 === 1);
  return bits.map(([, reason]) => reason);
}

function processesByGpu(text: string): Map<string, DeviceProcess[]> {
  const byGpu = new Map<string, DeviceProcess[]>();
  for (const [uuid = "", pid = "", used, name = ""] of columnsOf(text, 4)) {
    // Without the rights to look, the driver prints [Insufficient Permissions], [N/A] or [Not Found] in a column.
    const process: DeviceProcess = {
      ...(/^\d+$/.test(pid) ? { pid: Number(pid) } : {}),
      ...(name.startsWith("[") ? {} : { name }),
      ...megabytes("usedMib", used),
    };
    byGpu.set(uuid, [...(byGpu.get(uuid) ?? []), process]);
  }
  return byGpu;
}

/** The columns of each line that has that many; commas beyond them belong to the last. */
function columnsOf(text: string, count: number): string[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split(", "))
    .filter((cells) => cells.length >= count)
    .map((cells) => [...cells.slice(0, count - 1), cells.slice(count - 1).join(", ")].map((cell) => cell.trim()));
}

function megabytes<K extends "totalMib" | "usedMib">(key: K, text: string | undefined): { readonly [k in K]?: number } {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? ({ [key]: Number(text) } as { [k in K]: number }) : {};
}
