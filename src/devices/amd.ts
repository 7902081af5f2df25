import { z } from "zod";
import { type Device, type DeviceProbe, majorMinor, presentFacts } from "./device.ts";

const COMMAND = "rocm-smi --showproductname --showmeminfo vram --showdriverversion --json";
const BYTES_PER_MIB = 2 ** 20;

/** All values are texts; memory is in bytes. The series' key is written both ways. */
const output = z.record(z.string(), z.record(z.string(), z.string()));

/** `rocm-smi`, by its JSON. It does not tell which process uses which card. */
export const amd: DeviceProbe = {
  commands: { info: COMMAND.split(" ") },
  files: () => ({ rocm: "/opt/rocm/.info/version" }),
  visibleDevices: ["HIP_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES"],
  parse({ info = "", rocm }) {
    const parsed = output.safeParse(jsonOf(info));
    if (!parsed.success) return undefined;
    const devices = Object.entries(parsed.data).flatMap(([key, card]): Device[] => {
      const index = /^card(\d+)$/.exec(key)?.[1];
      const name = card["Card Series"] ?? card["Card series"];
      if (index === undefined || name === undefined) return [];
      return [{ index: Number(index), name, ...memoryOf(card), processes: "unknown" }];
    });
    if (devices.length === 0) return undefined;
    return {
      devices,
      versions: presentFacts({ driver: parsed.data["system"]?.["Driver version"], rocm: majorMinor(rocm?.trim()) }),
    };
  },
};

function memoryOf(card: Readonly<Record<string, string>>): { readonly totalMib?: number; readonly usedMib?: number } {
  const total = Number(card["VRAM Total Memory (B)"]);
  const used = Number(card["VRAM Total Used Memory (B)"]);
  if (Number.isNaN(total) || Number.isNaN(used)) return {};
  return { totalMib: Math.round(total / BYTES_PER_MIB), usedMib: Math.round(used / BYTES_PER_MIB) };
}

/** Warnings may stand before the JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("{")));
  } catch {
    return undefined;
  }
}
