import { z } from "zod";
import type { Affinity } from "./affinity.ts";
import { amdSmiDevices, uuidOf } from "./amd-smi.ts";
import { type Device, type DeviceProbe, jsonFrom, majorMinor, numbered, type Outputs, presentFacts } from "./device.ts";

const ASKED =
  "--showproductname --showuniqueid --showmeminfo vram --showdriverversion --showuse --showtemp --showpower --showmaxpower --showclocks --showbus";
const BYTES_PER_MIB = 2 ** 20;

/** Values are texts; memory is in bytes. */
const output = z.record(z.string(), z.record(z.string(), z.unknown()).catch({}));

/**
 * `rocm-smi`, or `amd-smi` where that is gone, by their JSON. Which process uses which card is not asked: `amd-smi process` named a
 * process under every card until 2026. https://github.com/ROCm/rocm-systems/pull/8396
 */
export const amd: DeviceProbe = {
  commands: {
    info: ["rocm-smi", ...ASKED.split(" "), "--json"],
    static: ["amd-smi", "static", "--asic", "--bus", "--driver", "--limit", "--json"],
    metric: ["amd-smi", "metric", "--mem-usage", "--usage", "--temperature", "--power", "--clock", "--json"],
  },
  files: () => ({ rocm: "/opt/rocm/.info/version" }),
  beneath: "ROCR_VISIBLE_DEVICES",
  visibleDevices: ["HIP_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES"],
  constant: () => ["static"],
  topology: {
    commands: { nodes: ["rocm-smi", "--showtoponuma"], static: ["amd-smi", "static", "--numa", "--json"] },
    parse: affinities,
  },
  parse({ info = "", static: fixed = "", metric = "", rocm }) {
    const runtime = { rocm: majorMinor(rocm?.trim()) };
    const parsed = output.safeParse(jsonFrom(info));
    const devices = parsed.success ? rocmSmiDevices(parsed.data) : [];
    if (devices.length > 0) {
      const driver = textOf(parsed.data?.["system"]?.["Driver version"]);
      return { devices, versions: presentFacts({ driver, ...runtime }) };
    }
    const { devices: others, driver } = amdSmiDevices(jsonFrom(fixed), jsonFrom(metric));
    return others.length === 0 ? undefined : { devices: others, versions: presentFacts({ driver, ...runtime }) };
  },
};

/** Which of these keys there are, and how they are spelled, changes with ROCm's versions. */
const NAMES = ["Card Series", "Card series", "Device Name", "Card Model", "Card model", "GFX Version"];

function rocmSmiDevices(cards: z.infer<typeof output>): readonly Device[] {
  return Object.entries(cards).flatMap(([key, card]): Device[] => {
    const index = /^card(\d+)$/.exec(key)?.[1];
    const told = (...keys: readonly string[]) =>
      keys.map((each) => textOf(card[each])).find((text) => text !== undefined);
    const name = told(...NAMES);
    if (index === undefined || name === undefined) return [];
    const busId = told("PCI Bus");
    return [
      {
        index: Number(index),
        name,
        ...uuidOf(told("Unique ID")),
        ...memoryOf(told("VRAM Total Memory (B)"), told("VRAM Total Used Memory (B)")),
        ...(busId === undefined ? {} : { busId }),
        ...numbered({
          clockMhz: told("sclk clock speed:")?.replace(/^\(/, ""),
          utilisation: told("GPU use (%)"),
          temperatureC: told("Temperature (Sensor junction) (C)", "Temperature (Sensor edge) (C)"),
          powerW: told("Current Socket Graphics Package Power (W)", "Average Graphics Package Power (W)"),
          powerCapW: told("Max Graphics Package Power (W)"),
        }),
        processes: "unknown",
      },
    ];
  });
}

function memoryOf(
  total: string | undefined,
  used: string | undefined,
): { readonly totalMib?: number; readonly usedMib?: number } {
  if (!/^\d+$/.test(total ?? "") || !/^\d+$/.test(used ?? "")) return {};
  return {
    totalMib: Math.round(Number(total) / BYTES_PER_MIB),
    usedMib: Math.round(Number(used) / BYTES_PER_MIB),
  };
}

const numa = z.array(z.looseObject({ gpu: z.number(), numa: z.looseObject({ node: z.unknown() }) }));
const wrapped = z.union([numa, z.object({ gpu_data: numa }).transform(({ gpu_data }) => gpu_data)]);

/** `GPU[0]  : (Topology) Numa Node: 1`, or the same as JSON. */
function affinities({ nodes = "", static: fixed = "" }: Outputs): ReadonlyMap<number, Affinity> {
  const lines = [...nodes.matchAll(/^GPU\[(\d+)\]\s*:\s*\(Topology\) Numa Node:\s*(\d+)/gm)];
  if (lines.length > 0) return new Map(lines.map(([, gpu, node = ""]) => [Number(gpu), { nodes: node }]));
  const told = wrapped.safeParse(jsonFrom(fixed)).data ?? [];
  return new Map(
    told.map(({ gpu, numa: { node } }) => [gpu, /^\d+$/.test(String(node)) ? { nodes: String(node) } : {}]),
  );
}

/** A value that is told. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "N/A" ? value : undefined;
}
