import { affinityTable } from "./affinity.ts";
import { type Device, type DeviceProbe, numbered, presentFacts } from "./device.ts";

const FORMAT = ["-f", "csv,noheader"];

/** `hl-smi`, by its CSV queries; values keep their units. It does not tell which processes use a device. */
export const gaudi: DeviceProbe = {
  commands: {
    info: ["hl-smi", "-Q", "module_id,uuid,name,driver_version,memory.total,memory.used", ...FORMAT],
    readings: ["hl-smi", "-Q", "module_id,bus_id,power.draw,power.max,temperature.aip,utilization.aip", ...FORMAT],
  },
  files: () => ({}),
  visibleDevices: ["HABANA_VISIBLE_MODULES"],
  topology: {
    commands: { matrix: ["hl-smi", "topo", "-c", "-N"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "", readings = "" }) {
    const rows = rowsOf(info).filter(([, , , , total = "", used = ""]) => inMib(total) || inMib(used));
    if (rows.length === 0) return undefined;
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

/** Cards without a place on a baseboard have no module. */
const NO_MODULE = "N/A";

const inMib = (cell: string) => /^\d+ MiB$/i.test(cell);

function rowsOf(text: string): readonly string[][] {
  const rows = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
  return rows.filter((row) => row.length === 6 && (/^\d+$/.test(row[0] ?? "") || row[0] === NO_MODULE));
}
