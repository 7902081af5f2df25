import { type Device, type DeviceProbe, type DeviceProcess, majorMinor, numbered, presentFacts } from "./device.ts";

/** `mx-smi`, by its table: two rows a device. Another product ships a tool of that name, so MACA must be in the output. */
export const metax: DeviceProbe = {
  commands: { info: ["mx-smi"] },
  files: () => ({}),
  visibleDevices: ["CUDA_VISIBLE_DEVICES", "MACA_VISIBLE_DEVICES"],
  parse({ info = "" }) {
    if (!/MACA Version/.test(info)) return undefined;
    const users = processesByDevice(info);
    const devices = [...info.matchAll(DEVICE_ROWS)].map(
      ([, index, name = "", busId = "", utilisation, temperatureC, powerW, powerCapW, used, total]): Device => ({
        index: Number(index),
        name: name.trim(),
        totalMib: Number(total),
        usedMib: Number(used),
        busId,
        ...numbered({ utilisation, temperatureC, powerW, powerCapW }),
        processes: users?.get(Number(index)) ?? (users === undefined ? "unknown" : []),
      }),
    );
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

/** `| 0  MXC500  | 0000:05:00.0 | 0% |`, then `| 51C  71W | 60982/65536 MiB | |`; newer ones say `Off` behind the name. */
const DEVICE_ROWS =
  /^\|\s*(\d+)\s+(\S[^|]*?)(?:\s+(?:On|Off))?\s*\|\s*([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f])\s*\|\s*(\d+)%[^\n]*\n\|\s*(\d+)C\s+(\d+)W(?: \/ (\d+)W)?[^|]*\|\s*(\d+)\/(\d+) MiB/gim;

function processesByDevice(info: string): Map<number, DeviceProcess[]> | undefined {
  const table = info.split(/^\|\s*Process:/m)[1];
  if (table === undefined) return undefined;
  const byDevice = new Map<number, DeviceProcess[]>();
  for (const [, index, pid, name = "", used] of table.matchAll(/^\|\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s*\|/gm)) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byDevice.set(Number(index), [...(byDevice.get(Number(index)) ?? []), process]);
  }
  return byDevice;
}
