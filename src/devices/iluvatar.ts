import { affinityTable } from "./affinity.ts";
import { type Device, type DeviceProbe, type DeviceProcess, majorMinor, numbered, presentFacts } from "./device.ts";
import { type Row, rowPairs } from "./table-rows.ts";

/** `ixsmi`, by its table: two rows a GPU. Its queries name their columns differently in each CoreX. */
export const iluvatar: DeviceProbe = {
  commands: { info: ["ixsmi"] },
  files: () => ({}),
  visibleDevices: ["CUDA_VISIBLE_DEVICES", "ILUVATAR_COREX_VISIBLE_DEVICES", "COREX_VISIBLE_DEVICES"],
  topology: {
    commands: { matrix: ["ixsmi", "topo", "-m"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "" }) {
    const users = processesByGpu(info);
    const pairs = rowPairs(info, ([, bus = ""]) => BUS_ID.test(bus));
    const devices = pairs.flatMap(([upper, lower]): Device[] => {
      const gpu = gpuOf(upper, lower);
      if (gpu === undefined) return [];
      return [{ ...gpu, processes: users?.get(gpu.index) ?? (users === undefined ? "unknown" : []) }];
    });
    if (!/IX-ML:/.test(info) || devices.length === 0) return undefined;
    return {
      devices,
      versions: presentFacts({
        driver: /Driver Version:\s*(\d\S*)/.exec(info)?.[1],
        corex: majorMinor(/IX-ML:\s*(\d\S*)/.exec(info)?.[1]),
      }),
    };
  },
};

const BUS_ID = /^[0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-9A-F]$/i;

/** `| 0  Iluvatar BI-V150 | 00000000:10:00.0 | 1500MHz 1600MHz |`, then `| N/A 40C P0 104W / 350W | 64MiB / 32768MiB | 0% … |`. */
function gpuOf([first = "", busId = "", clocks]: Row, lower: Row): Omit<Device, "processes"> | undefined {
  const [, index, name] = /^(\d+)\s+(\S.*)$/.exec(first) ?? [];
  if (index === undefined || name === undefined) return undefined;
  const [state = "", memory = "", utilisation] = lower;
  const [, usedMib, totalMib] = /(\d+)\s?MiB\s*\/\s*(\d+)\s?MiB/.exec(memory) ?? [];
  const [, powerW, powerCapW] = /(\S+)\s*\/\s*(\S+)$/.exec(state) ?? [];
  const temperatureC = /\b(\d+)C\b/.exec(state)?.[1];
  return {
    index: Number(index),
    name,
    ...numbered({ totalMib, usedMib }),
    busId,
    ...numbered({ clockMhz: clocks, temperatureC, powerW, powerCapW, utilisation }),
  };
}

function processesByGpu(info: string): Map<number, DeviceProcess[]> | undefined {
  const table = info.split(/^\s*\|\s*Processes:/m)[1];
  if (table === undefined) return undefined;
  const byGpu = new Map<number, DeviceProcess[]>();
  for (const [, gpu, pid, name = "", used] of table.matchAll(/^\s*\|\s+(\d+)\s+(\d+)\s+(.*?)\s+(\d+)\s*\|/gm)) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byGpu.set(Number(gpu), [...(byGpu.get(Number(gpu)) ?? []), process]);
  }
  return byGpu;
}
