import { affinityTable } from "./affinity.ts";
import { type Device, type DeviceProbe, type DeviceReading, numbered, presentFacts } from "./device.ts";
import { smiTable } from "./smi-table.ts";

const FORMAT = ["-f", "csv,noheader"];

/** `hl-smi`, by its CSV queries and its table, which alone tells processes and power caps; values keep their units. */
export const gaudi: DeviceProbe = {
  commands: {
    info: ["hl-smi", "-Q", "module_id,uuid,name,driver_version,memory.total,memory.used", ...FORMAT],
    readings: ["hl-smi", "-Q", "module_id,bus_id,power.draw,temperature.aip,utilization.aip", ...FORMAT],
    // Apart: not every version knows it.
    clocks: ["hl-smi", "-Q", "module_id,bus_id,clocks.current.soc", ...FORMAT],
    table: ["hl-smi"],
  },
  files: () => ({}),
  visibleDevices: ["HABANA_VISIBLE_MODULES"],
  topology: {
    commands: { matrix: ["hl-smi", "topo", "-c", "-N"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "", readings = "", clocks = "", table = "" }) {
    const rows = rowsOf(info, 6).filter(([, , , , total = "", used = ""]) => inMib(total) || inMib(used));
    const drawn = cardsOf(table);
    if (rows.length === 0) return tabled(table, drawn);
    const clockAt = new Map(rowsOf(clocks, 3).map(([, busId = "", clock]) => [busId, clock]));
    const told = rowsOf(readings, 5).map(([, busId = "", powerW, temperatureC, utilisation]) => ({
      ...(/^[0-9a-f]{4}:/i.test(busId) ? { busId } : {}),
      ...numbered({ powerW, temperatureC, utilisation, clockMhz: clockAt.get(busId) }),
    }));
    const devices = rows.map(([module = "", uuid = "", name = "", , totalMib, usedMib], position): Device => {
      // All queries list the cards in the same order; the table has an order of its own.
      const read = told[position];
      const card = drawn.find(({ busId }) => busId === read?.busId);
      return {
        index: Number(module === NO_MODULE ? position : module),
        uuid,
        name,
        ...numbered({ totalMib, usedMib }),
        ...read,
        ...(card?.powerCapW === undefined ? {} : { powerCapW: card.powerCapW }),
        processes: card?.processes ?? "unknown",
      };
    });
    return { devices, versions: presentFacts({ driver: rows[0]?.[3] }) };
  },
};

/** Other users' processes are shown to root alone: a card without any may be in use. */
function cardsOf(table: string): readonly Device[] {
  if (!/HL-SMI Version/.test(table)) return [];
  return smiTable(table).map((card) => (card.processes.length === 0 ? { ...card, processes: "unknown" } : card));
}

/** Here the cards are numbered in the order of the table: nothing tells their modules. */
function tabled(table: string, devices: readonly Device[]): DeviceReading | undefined {
  const driver = /^\s*\|\s*Driver Version:\s*([^\s|]+)/m.exec(table)?.[1];
  return devices.length === 0 ? undefined : { devices, versions: presentFacts({ driver }) };
}

/** Cards without a place on a baseboard have no module. */
const NO_MODULE = "N/A";

const inMib = (cell: string) => /^\d+ MiB$/i.test(cell);

function rowsOf(text: string, columns: number): readonly string[][] {
  const rows = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
  return rows.filter((row) => row.length === columns && (/^\d+$/.test(row[0] ?? "") || row[0] === NO_MODULE));
}
