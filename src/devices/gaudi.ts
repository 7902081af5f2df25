import { type Device, type DeviceProbe, presentFacts } from "./device.ts";

/** `hl-smi`, by its CSV query; values keep their units. It does not tell which processes use a device. */
export const gaudi: DeviceProbe = {
  commands: {
    info: ["hl-smi", "-Q", "module_id,uuid,name,driver_version,memory.total,memory.used", "-f", "csv,noheader"],
  },
  files: () => ({}),
  visibleDevices: ["HABANA_VISIBLE_MODULES"],
  parse({ info = "" }) {
    const rows = [...info.matchAll(/^\s*(\d+), ([^,]+), ([^,]+), ([^,]+), (\d+) MiB, (\d+) MiB\s*$/gm)];
    const devices = rows.map(
      ([, index, uuid = "", name = "", , total, used]): Device => ({
        index: Number(index),
        uuid,
        name,
        totalMib: Number(total),
        usedMib: Number(used),
        processes: "unknown",
      }),
    );
    return rows.length === 0 ? undefined : { devices, versions: presentFacts({ driver: rows[0]?.[4] }) };
  },
};
