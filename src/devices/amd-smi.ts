import { z } from "zod";
import { type Device, numbered } from "./device.ts";

/** `{"value": 55, "unit": "W"}`, or the text `N/A`. */
const measured = z.union([z.object({ value: z.union([z.number(), z.string()]) }), z.unknown()]).optional();
const part = z.record(z.string(), measured).optional();
const metric = z.looseObject({ gpu: z.number(), mem_usage: part, usage: part, temperature: part, power: part });
const fixed = z.looseObject({
  gpu: z.number(),
  asic: z.looseObject({ market_name: z.string() }).optional(),
  bus: z.looseObject({ bdf: z.string() }).optional(),
  driver: z.looseObject({ version: z.string() }).optional(),
});

/** Older versions print the list alone, newer ones put it under `gpu_data`. */
const listed = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), z.object({ gpu_data: z.array(item) }).transform(({ gpu_data }) => gpu_data)]);

/** What `amd-smi static --json` and `amd-smi metric --json` tell; memory in MB as printed, which are MiB. */
export function amdSmiDevices(
  staticJson: unknown,
  metricJson: unknown,
): { readonly devices: readonly Device[]; readonly driver?: string } {
  const known = listed(fixed).safeParse(staticJson).data ?? [];
  const now = new Map((listed(metric).safeParse(metricJson).data ?? []).map((each) => [each.gpu, each]));
  const devices = known.map(({ gpu, asic, bus }): Device => {
    const { mem_usage: memory, usage, temperature, power } = now.get(gpu) ?? {};
    return {
      index: gpu,
      name: asic?.market_name ?? "AMD GPU",
      ...(bus === undefined ? {} : { busId: bus.bdf }),
      ...numbered({
        totalMib: textOf(memory?.["total_vram"]),
        usedMib: textOf(memory?.["used_vram"]),
        utilisation: textOf(usage?.["gfx_activity"]),
        temperatureC: textOf(temperature?.["hotspot"]),
        powerW: textOf(power?.["socket_power"]),
      }),
      processes: "unknown",
    };
  });
  const driver = known.find((each) => each.driver !== undefined)?.driver?.version;
  return { devices, ...(driver === undefined ? {} : { driver }) };
}

function textOf(value: unknown): string | undefined {
  return value !== null && typeof value === "object" && "value" in value ? String(value.value) : undefined;
}
