import { z } from "zod";
import { type Device, numbered } from "./device.ts";

/** `{"value": 55, "unit": "W"}`, or the text `N/A`. */
const measured = z.union([
  z.object({ value: z.union([z.number(), z.string()]), unit: z.string().optional() }),
  z.unknown(),
]);
const part = z.record(z.string(), measured.optional()).optional().catch(undefined);
const clock = z.looseObject({ gfx_0: part }).optional().catch(undefined);
const metric = z.looseObject({ gpu: z.number(), mem_usage: part, usage: part, temperature: part, power: part, clock });
/** From 7.2 on by power envelope. */
const limit = z.looseObject({ socket_power: measured.optional(), ppt0: part }).optional().catch(undefined);
const fixed = z.looseObject({
  gpu: z.number(),
  asic: z.looseObject({ market_name: z.string(), asic_serial: z.string().optional() }).optional().catch(undefined),
  bus: z.looseObject({ bdf: z.string() }).optional().catch(undefined),
  driver: z.looseObject({ version: z.string() }).optional().catch(undefined),
  limit,
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
  const devices = known.map(({ gpu, asic, bus, limit: caps }): Device => {
    const { mem_usage: memory, usage, temperature, power, clock: clocks } = now.get(gpu) ?? {};
    const throttled = throttledBy(power?.["throttle_status"]);
    return {
      index: gpu,
      name: asic?.market_name ?? "AMD GPU",
      ...uuidOf(asic?.asic_serial),
      ...(bus === undefined ? {} : { busId: bus.bdf }),
      ...mib("totalMib", memory?.["total_vram"]),
      ...mib("usedMib", memory?.["used_vram"]),
      ...numbered({
        utilisation: textOf(usage?.["gfx_activity"]),
        temperatureC: textOf(temperature?.["hotspot"]) ?? textOf(temperature?.["edge"]),
        powerW: textOf(power?.["socket_power"]),
        powerCapW: capOf(caps?.ppt0?.["socket_power_limit"] ?? caps?.socket_power),
        clockMhz: textOf(clocks?.gfx_0?.["clk"]),
      }),
      ...(throttled === undefined ? {} : { throttled }),
      processes: "unknown",
    };
  });
  const driver = known.find((each) => each.driver !== undefined)?.driver?.version;
  return { devices, ...(driver === undefined ? {} : { driver: shortVersion(driver) }) };
}

/** Without AMD's own driver it tells the whole banner of the kernel, `Linuxversion6.14.0-24-generic(buildd@…)…`. */
const shortVersion = (driver: string) => driver.replace(/^Linux ?version ?([^\s(]+).*$/, "$1");

/** A cap of 0 W is none. */
const capOf = (value: unknown) => (textOf(value) === "0" ? undefined : textOf(value));

/** As `ROCR_VISIBLE_DEVICES` calls it: the serial number of the chip. */
export function uuidOf(serial: string | undefined): { readonly uuid?: string } {
  const digits = /^0x([0-9a-f]+)$/i.exec(serial ?? "")?.[1];
  return digits === undefined ? {} : { uuid: `GPU-${digits.toLowerCase().padStart(16, "0")}` };
}

/** It does not tell heat from the power cap. */
function throttledBy(status: unknown): readonly string[] | undefined {
  if (status === "THROTTLED") return ["limit of power or heat"];
  return status === "UNTHROTTLED" ? [] : undefined;
}

function mib<K extends "totalMib" | "usedMib">(key: K, value: unknown): { readonly [k in K]?: number } {
  const text = textOf(value);
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return {};
  const unit = value !== null && typeof value === "object" && "unit" in value ? String(value.unit) : "MB";
  return { [key]: unit.startsWith("G") ? Math.round(Number(text) * 1024) : Number(text) } as { [k in K]: number };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return value !== null && typeof value === "object" && "value" in value ? String(value.value) : undefined;
}
