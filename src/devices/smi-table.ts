import { type Device, type DeviceProcess, numbered } from "./device.ts";
import { type Row, tableRows } from "./table-rows.ts";

const BUS_ID = /\b[0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-9A-F]\b/i;
/** `0  NVIDIA A100-SXM4-80GB  On`; a long name ends with dots. */
const NAME = /^(\d+)\s+(\S.*?)(?:\s+(?:On|Off|N\/A))?$/;
/**
 * `|    0   N/A  N/A      2921      C   VLLM::Worker_TP0      22934MiB |`, before driver 450 without the instances; `hl-smi` forgets the
 * last bar, and once broke the line before the memory.
 */
const PROCESS =
  /^\s*\|\s+(\d+)\s+(?:(?:N\/A|\d+)\s+(?:N\/A|\d+)\s+)?(\d+)\s+[A-Z+]+\s+(\S.*?)\s+(\d+)MiB\s*(?:\||$)/gim;

/**
 * The table that `nvidia-smi` prints by itself, and that `hl-smi` and `xpu-smi` from 2.0 on draw after it: for tools that do not
 * answer the queries. A device's first row has its address, and those below it all the rest.
 */
export function smiTable(text: string): readonly Device[] {
  const [table = ""] = text.split(/^\s*\|\s*(?:MIG devices|Processes|Compute Processes):/m);
  const rows = tableRows(table);
  const users = processesByIndex(text);
  return rows.flatMap((row, at): Device[] => {
    const [, index, name] = NAME.exec(row[0] ?? "") ?? [];
    const busId = BUS_ID.exec(row[1] ?? "")?.[0];
    if (index === undefined || name === undefined || busId === undefined) return [];
    const next = rows.findIndex((other, place) => place > at && BUS_ID.test(other[1] ?? ""));
    return [
      {
        index: Number(index),
        name,
        busId,
        ...readings(rows.slice(at + 1, next < 0 ? rows.length : next)),
        processes: users?.get(Number(index)) ?? (users === undefined ? "unknown" : []),
      },
    ];
  });
}

function readings(rows: readonly Row[]): Omit<Device, "index" | "name" | "processes"> {
  const text = rows.map((cells) => cells.join(" | ")).join(" | ");
  const [, usedMib, totalMib] = /(\d+)\s?MiB\s*\/\s*(\d+)\s?MiB/i.exec(text) ?? [];
  const [, powerW, powerCapW] = /\b(\d+)W(?:\s*\/\s*(\d+)W)?/.exec(text) ?? [];
  return {
    ...numbered({ totalMib, usedMib }),
    ...numbered({ temperatureC: /\b(\d+)C\b/.exec(text)?.[1], powerW, powerCapW }),
    ...numbered({ utilisation: /\|\s*(\d+)%/.exec(text)?.[1] }),
    ...(text.includes("ERR!") ? { trouble: "ERR!" } : {}),
  };
}

function processesByIndex(text: string): ReadonlyMap<number, readonly DeviceProcess[]> | undefined {
  const table = text.split(/^\s*\|\s*(?:Compute )?Processes:/m)[1];
  if (table === undefined) return undefined;
  const byIndex = new Map<number, DeviceProcess[]>();
  for (const [, index, pid, name = "", used] of table.matchAll(PROCESS)) {
    const process = { pid: Number(pid), name, usedMib: Number(used) };
    byIndex.set(Number(index), [...(byIndex.get(Number(index)) ?? []), process]);
  }
  return byIndex;
}
