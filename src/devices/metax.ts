import { affinityTable } from "./affinity.ts";
import { type Device, type DeviceProbe, type DeviceProcess, majorMinor, numbered, presentFacts } from "./device.ts";
import { type Row, rowPairs } from "./table-rows.ts";

/** `mx-smi`, by its table: two rows a device. Another product ships a tool of that name, so MACA must be in the output. */
export const metax: DeviceProbe = {
  commands: { info: ["mx-smi"] },
  files: () => ({}),
  visibleDevices: ["CUDA_VISIBLE_DEVICES", "MACA_VISIBLE_DEVICES"],
  topology: {
    commands: { matrix: ["mx-smi", "topo", "-m"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "" }) {
    if (!/MACA Version/.test(info)) return undefined;
    const users = processesByDevice(info);
    const pairs = rowPairs(info, (row) => busCell(row) > 0);
    let board = "";
    const devices = pairs.flatMap(([upper, lower]): Device[] => {
      const found = deviceOf(upper, lower, board);
      if (found === undefined) return [];
      board = found.name;
      return [{ ...found, processes: users?.get(found.index) ?? (users === undefined ? "unknown" : []) }];
    });
    if (devices.length === 0) return undefined;
    return {
      devices,
      versions: presentFacts({
        driver: /Kernel Mode Driver Version:\s*(\S+)/.exec(info)?.[1],
        firmware: /BIOS Version:\s*(\S+)/.exec(info)?.[1],
        maca: majorMinor(/MACA Version:\s*(\d\S*)/.exec(info)?.[1]),
      }),
    };
  },
};

const BUS_ID = /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]$/i;
const busCell = (row: Row) => row.findIndex((cell) => BUS_ID.test(cell));

/**
 * `| 0  MetaX C500  Off | 0000:05:00.0 | 0%  Native |`, then `| 51C  71W / 350W  P0 | 60982/65536 MiB | Available |`; from 2.2.9 on the
 * board has a cell of its own, `| 0  MetaX C500 | 0  Off | 0000:05:00.0 | …`, empty at its further GPUs, and power and temperature stand apart.
 */
function deviceOf(upper: Row, lower: Row, board: string): Omit<Device, "processes"> | undefined {
  const bus = busCell(upper);
  const index = /^(\d+)\b/.exec(upper[bus - 1] ?? "")?.[1];
  const name =
    /^\d+\s+(\S.*?)(?:\s+(?:On|Off))?$/.exec(upper[0] ?? "")?.[1] ??
    (upper[0] === "" && board !== "" ? board : undefined);
  if (index === undefined || name === undefined) return undefined;
  const below = lower.join(" | ");
  const [, powerW, powerCapW] = /\b(\d+)W(?:\s*\/\s*(\d+)W)?/.exec(below) ?? [];
  const [, usedMib, totalMib] = /(\d+)\s*\/\s*(\d+) MiB/.exec(below) ?? [];
  const temperatureC = /\b(\d+)C\b/.exec(below)?.[1];
  const state = lower[bus + 1] ?? "";
  return {
    index: Number(index),
    name,
    ...numbered({ totalMib, usedMib }),
    busId: upper[bus] ?? "",
    ...numbered({ utilisation: upper[bus + 1], temperatureC, powerW, powerCapW }),
    ...(/^[A-Za-z]/.test(state) && state !== "Available" ? { trouble: `GPU-State ${state}` } : {}),
  };
}

function processesByDevice(info: string): Map<number, DeviceProcess[]> | undefined {
  const table = info.split(/^\s*\|\s*Process(?:es)?:/m)[1];
  if (table === undefined) return undefined;
  const byDevice = new Map<number, DeviceProcess[]>();
  for (const [, index, pid, name = "", used] of table.matchAll(/^\s*\|\s+(\d+)\s+(\d+)\s+(\S.*?)\s+(\d+)\s*\|/gm)) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byDevice.set(Number(index), [...(byDevice.get(Number(index)) ?? []), process]);
  }
  return byDevice;
}
