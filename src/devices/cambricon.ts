import { type Device, type DeviceProbe, type DeviceProcess, numbered, presentFacts } from "./device.ts";
import { rowPairs } from "./table-rows.ts";

/** `cnmon`, by its table: two rows a card. */
export const cambricon: DeviceProbe = {
  commands: { info: ["cnmon"] },
  files: () => ({ neuware: "/usr/local/neuware/version.txt" }),
  visibleDevices: ["MLU_VISIBLE_DEVICES"],
  parse({ info = "", neuware }) {
    const cards = rowPairs(info, ([first = ""]) => CARD.test(first)).flatMap(([upper, lower]) => {
      const [, index, name = "", firmware = ""] = CARD.exec(upper[0] ?? "") ?? [];
      return index === undefined ? [] : [{ index: Number(index), name, firmware, upper, lower }];
    });
    if (!/CNMON v/.test(info) || cards.length === 0) return undefined;
    const users = processesByCard(info);
    const devices = cards.map(
      ({ index, name, upper: [, bus = "", load], lower: [state = "", memory = ""] }): Device => {
        const [, usedMib, totalMib] = /(\d+) MiB\s*\/\s*(\d+) MiB/.exec(memory) ?? [];
        const [, powerW, powerCapW] = /(\d+) W\s*\/\s*(\d+) W/.exec(state) ?? [];
        const temperatureC = /(\d+)C\b/.exec(state)?.[1];
        return {
          index,
          name,
          ...numbered({ totalMib, usedMib }),
          ...(/^[0-9A-F]+:[0-9A-F:.]+$/i.test(bus) ? { busId: bus } : {}),
          ...numbered({ utilisation: load, temperatureC, powerW, powerCapW }),
          processes: users?.get(index) ?? (users === undefined ? "unknown" : []),
        };
      },
    );
    return {
      devices,
      versions: presentFacts({
        // Until 4.20 it stood in the cards' rows, in place of the address.
        driver: /Driver v(\S+)/.exec(info)?.[1] ?? /\bv(\d\S*)$/.exec(cards[0]?.upper[1] ?? "")?.[1],
        firmware: /^v(\S+)/.exec(cards[0]?.firmware ?? "")?.[1],
        neuware: /(\d+\.\d+)/.exec(neuware ?? "")?.[1],
      }),
    };
  },
};

/** `| 0  /  MLU370-X8  v1.1.6 | 0000:39:00.0 | 0%  N/A |`, then `| 0%  32C  106 W/ 250 W | 0 MiB/ 23374 MiB | … |`. */
const CARD = /^(\d+)\s+\S*\/\s+(\S.*?)\s+(v\S+|N\/A)$/;

function processesByCard(info: string): Map<number, DeviceProcess[]> | undefined {
  const table = info.split(/^\s*\|\s*Processes:/m)[1];
  if (table === undefined) return undefined;
  const byCard = new Map<number, DeviceProcess[]>();
  for (const [, card, pid, name = "", used] of table.matchAll(
    /^\s*\|\s+(\d+)\s+\S+\s+(\d+)\s+(.*?)\s+(\d+) MiB\s*\|/gm,
  )) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byCard.set(Number(card), [...(byCard.get(Number(card)) ?? []), process]);
  }
  return byCard;
}
