import { type Device, type DeviceProbe, type DeviceProcess, majorMinor, numbered, presentFacts } from "./device.ts";

/** `ixsmi`, by its table: two rows a GPU. Its queries name their columns differently in each CoreX. */
export const iluvatar: DeviceProbe = {
  commands: { info: ["ixsmi"] },
  files: () => ({}),
  visibleDevices: ["CUDA_VISIBLE_DEVICES", "ILUVATAR_COREX_VISIBLE_DEVICES"],
  parse({ info = "" }) {
    const rows = [...info.matchAll(GPU_ROWS)];
    if (!/IX-ML:/.test(info) || rows.length === 0) return undefined;
    const users = processesByGpu(info);
    const devices = rows.map((row): Device => {
      const [, index, name = "", busId = "", clock, temperature, power, cap, used, total, util] = row;
      return {
        index: Number(index),
        name: name.trim(),
        totalMib: Number(total),
        usedMib: Number(used),
        busId,
        ...numbered({
          clockMhz: clock,
          temperatureC: temperature,
          powerW: power,
          powerCapW: cap,
          utilisation: util,
        }),
        processes: users?.get(Number(index)) ?? (users === undefined ? "unknown" : []),
      };
    });
    return {
      devices,
      versions: presentFacts({
        driver: /Driver Version:\s*(\d\S*)/.exec(info)?.[1],
        corex: majorMinor(/IX-ML:\s*(\d\S*)/.exec(info)?.[1]),
      }),
    };
  },
};

/** `| 0  Iluvatar BI-V150 | 00000000:10:00.0 | 1500MHz 1600MHz |`, then `| N/A 40C P0 104W / 350W | 64MiB / 32768MiB | 0% … |`. */
const GPU_ROWS =
  /^\|\s*(\d+)\s+(\S[^|]*?)\s*\|\s*([0-9A-Fa-f]{8}:[0-9A-Fa-f:.]+)\s*\|\s*(\d+)MHz[^\n]*\n\|\s*\S+\s+(\d+)C\s+\S+\s+(\S+) \/ (\S+)\s*\|\s*(\d+)MiB \/ (\d+)MiB\s*\|\s*(\d+)%/gm;

function processesByGpu(info: string): Map<number, DeviceProcess[]> | undefined {
  const table = info.split(/^\|\s*Processes:/m)[1];
  if (table === undefined) return undefined;
  const byGpu = new Map<number, DeviceProcess[]>();
  for (const [, gpu, pid, name = "", used] of table.matchAll(/^\|\s+(\d+)\s+(\d+)\s+(.*?)\s+(\d+)\s*\|/gm)) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byGpu.set(Number(gpu), [...(byGpu.get(Number(gpu)) ?? []), process]);
  }
  return byGpu;
}
