import { type Device, type DeviceProbe, type DeviceProcess, numbered, presentFacts } from "./device.ts";

/** `cnmon`, by its table: two rows a card. */
export const cambricon: DeviceProbe = {
  commands: { info: ["cnmon"] },
  files: () => ({ neuware: "/usr/local/neuware/version.txt" }),
  visibleDevices: ["MLU_VISIBLE_DEVICES"],
  parse({ info = "", neuware }) {
    const rows = [...info.matchAll(CARD_ROWS)];
    if (!/CNMON v/.test(info) || rows.length === 0) return undefined;
    const users = processesByCard(info);
    const devices = rows.map((row): Device => {
      const [, index, name = "", , busId = "", util, temperature, power, cap, used, total] = row;
      return {
        index: Number(index),
        name,
        totalMib: Number(total),
        usedMib: Number(used),
        busId,
        ...numbered({ utilisation: util, temperatureC: temperature, powerW: power, powerCapW: cap }),
        processes: users?.get(Number(index)) ?? (users === undefined ? "unknown" : []),
      };
    });
    return {
      devices,
      versions: presentFacts({
        driver: /Driver v(\S+)/.exec(info)?.[1],
        firmware: rows[0]?.[3]?.replace(/^v/, ""),
        neuware: /(\d+\.\d+)/.exec(neuware ?? "")?.[1],
      }),
    };
  },
};

/** `| 0  /  MLU370-X8  v1.1.6 | 0000:39:00.0 | 0%  N/A |`, then `| 0%  32C  106 W/ 250 W | 0 MiB/ 23374 MiB | … |`. */
const CARD_ROWS =
  /^\|\s*(\d+)\s+\S*\/\s+(\S+)\s+(\S+)\s*\|\s*([0-9A-Fa-f:.]+)\s*\|\s*(\d+)%[^\n]*\n\|\s*\S+\s+(\d+)C\s+(\d+) W\/\s*(\d+) W\s*\|\s*(\d+) MiB\/\s*(\d+) MiB/gm;

function processesByCard(info: string): Map<number, DeviceProcess[]> | undefined {
  const table = info.split(/^\|\s*Processes:/m)[1];
  if (table === undefined) return undefined;
  const byCard = new Map<number, DeviceProcess[]>();
  for (const [, card, pid, name = "", used] of table.matchAll(/^\|\s+(\d+)\s+\S+\s+(\d+)\s+(.*?)\s+(\d+) MiB\s*\|/gm)) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byCard.set(Number(card), [...(byCard.get(Number(card)) ?? []), process]);
  }
  return byCard;
}
