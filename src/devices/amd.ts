import { z } from "zod";
import { amdSmiDevices } from "./amd-smi.ts";
import { type Device, type DeviceProbe, jsonFrom, majorMinor, numbered, presentFacts } from "./device.ts";

const ASKED = "--showproductname --showmeminfo vram --showdriverversion --showuse --showtemp --showpower --showbus";
const BYTES_PER_MIB = 2 ** 20;

/** All values are texts; memory is in bytes. The series' key is written both ways. */
const output = z.record(z.string(), z.record(z.string(), z.string()));

/** `rocm-smi`, or `amd-smi` where that is gone, by their JSON. They do not tell here which process uses which card. */
export const amd: DeviceProbe = {
  commands: {
    info: ["rocm-smi", ...ASKED.split(" "), "--json"],
    static: ["amd-smi", "static", "--asic", "--bus", "--driver", "--json"],
    metric: ["amd-smi", "metric", "--mem-usage", "--usage", "--temperature", "--power", "--json"],
  },
  files: () => ({ rocm: "/opt/rocm/.info/version" }),
  visibleDevices: ["HIP_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES"],
  parse({ info = "", static: fixed = "", metric = "", rocm }) {
    const runtime = { rocm: majorMinor(rocm?.trim()) };
    const parsed = output.safeParse(jsonFrom(info));
    const devices = parsed.success ? rocmSmiDevices(parsed.data) : [];
    if (devices.length > 0) {
      return { devices, versions: presentFacts({ driver: parsed.data?.["system"]?.["Driver version"], ...runtime }) };
    }
    const { devices: others, driver } = amdSmiDevices(jsonFrom(fixed), jsonFrom(metric));
    return others.length === 0 ? undefined : { devices: others, versions: presentFacts({ driver, ...runtime }) };
  },
};

function rocmSmiDevices(cards: z.infer<typeof output>): readonly Device[] {
  return Object.entries(cards).flatMap(([key, card]): Device[] => {
    const index = /^card(\d+)$/.exec(key)?.[1];
    const name = card["Card Series"] ?? card["Card series"];
    if (index === undefined || name === undefined) return [];
    const busId = card["PCI Bus"];
    return [
      {
        index: Number(index),
        name,
        ...memoryOf(card),
        ...(busId === undefined ? {} : { busId }),
        ...numbered({
          utilisation: card["GPU use (%)"],
          temperatureC: card["Temperature (Sensor junction) (C)"] ?? card["Temperature (Sensor edge) (C)"],
          powerW: card["Current Socket Graphics Package Power (W)"] ?? card["Average Graphics Package Power (W)"],
        }),
        processes: "unknown",
      },
    ];
  });
}

function memoryOf(card: Readonly<Record<string, string>>): { readonly totalMib?: number; readonly usedMib?: number } {
  const total = Number(card["VRAM Total Memory (B)"]);
  const used = Number(card["VRAM Total Used Memory (B)"]);
  if (Number.isNaN(total) || Number.isNaN(used)) return {};
  return { totalMib: Math.round(total / BYTES_PER_MIB), usedMib: Math.round(used / BYTES_PER_MIB) };
}
