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
  parse({ info = "", readings = "" }) {
    const rows = [...info.matchAll(/^\s*(\d+), ([^,]+), ([^,]+), ([^,]+), (\d+) MiB, (\d+) MiB\s*$/gm)];
    const read = new Map(
      readings.split(/\r?\n/).map((line) => {
        const [index = "", busId = "", powerW, powerCapW, temperatureC, utilisation] = line.split(",").map(trimmed);
        const bus = /^[0-9a-f]{4}:/i.test(busId) ? { busId } : {};
        return [index, { ...bus, ...numbered({ powerW, powerCapW, temperatureC, utilisation }) }];
      }),
    );
    const devices = rows.map(
      ([, index = "", uuid = "", name = "", , total, used]): Device => ({
        index: Number(index),
        uuid,
        name,
        totalMib: Number(total),
        usedMib: Number(used),
        ...read.get(index),
        processes: "unknown",
      }),
    );
    return rows.length === 0 ? undefined : { devices, versions: presentFacts({ driver: rows[0]?.[4] }) };
  },
};

const trimmed = (cell: string) => cell.trim();
