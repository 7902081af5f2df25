import { affinityTable } from "./affinity.ts";
import { type Device, type DeviceProbe, type DeviceReading, numbered, presentFacts } from "./device.ts";
import { smiTable } from "./smi-table.ts";

const FORMAT = ["-f", "csv,noheader"];

/** `hl-smi`, by its CSV queries, or its table where it does not answer them; values keep their units. Its processes are not told. */
export const gaudi: DeviceProbe = {
  commands: {
    info: ["hl-smi", "-Q", "module_id,uuid,name,driver_version,memory.total,memory.used", ...FORMAT],
    readings: ["hl-smi", "-Q", "module_id,bus_id,power.draw,power.max,temperature.aip,utilization.aip", ...FORMAT],
    table: ["hl-smi"],
  },
  files: () => ({}),
  visibleDevices: ["HABANA_VISIBLE_MODULES"],
  constant: ({ info = "" }) => (rowsOf(info).length === 0 ? [] : ["table"]),
  topology: {
    commands: { matrix: ["hl-smi", "topo", "-c", "-N"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "", readings = "", table = "" }) {
    const rows = rowsOf(info).filter(([, , , , total = "", used = ""]) => inMib(total) || inMib(used));
    if (rows.length === 0) return tabled(table);
    const told = rowsOf(readings).map(([, busId = "", powerW, powerCapW, temperatureC, utilisation]) => ({
      ...(/^[0-9a-f]{4}:/i.test(busId) ? { busId } : {}),
      ...numbered({ powerW, powerCapW, temperatureC, utilisation }),
    }));
    const devices = rows.map(
      ([module = "", uuid = "", name = "", , totalMib, usedMib], position): Device => ({
        index: Number(module === NO_MODULE ? position : module),
        uuid,
        name,
        ...numbered({ totalMib, usedMib }),
        // Both queries list the cards in the same order.
        ...told[position],
        processes: "unknown",
      }),
    );
    return { devices, versions: presentFacts({ driver: rows[0]?.[3] }) };
  },
};

/** Here the cards are numbered in the order of their addresses: nothing tells their modules. */
function tabled(table: string): DeviceReading | undefined {
  const devices = /HL-SMI Version/.test(table) ? smiTable(table) : [];
  if (devices.length === 0) return undefined;
  const driver = /^\|\s*Driver Version:\s*([^\s|]+)/m.exec(table)?.[1];
  return {
    devices: devices.map((device) => ({ ...device, processes: "unknown" })),
    versions: presentFacts({ driver }),
  };
}

/** Cards without a place on a baseboard have no module. */
const NO_MODULE = "N/A";

const inMib = (cell: string) => /^\d+ MiB$/i.test(cell);

function rowsOf(text: string): readonly string[][] {
  const rows = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
  return rows.filter((row) => row.length === 6 && (/^\d+$/.test(row[0] ?? "") || row[0] === NO_MODULE));
}
