import { z } from "zod";
import { type Device, type DeviceProbe, jsonFrom, numbered, presentFacts } from "./device.ts";

/** All values are texts with their units; a key of the power ends with a blank. */
const gpu = z.looseObject({
  Index: z.string(),
  "Product Name": z.string(),
  "GPU UUID": z.string().optional(),
  PCI: z.record(z.string(), z.unknown()).optional(),
  "FB Memory Usage": z.record(z.string(), z.string()).optional(),
  Utilization: z.record(z.string(), z.string()).optional(),
  Temperature: z.record(z.string(), z.string()).optional(),
  "Power Readings": z.record(z.string(), z.string()).optional(),
  Clocks: z.record(z.string(), z.string()).optional(),
});
const output = z.object({ "Driver Version": z.string().optional(), GPU: z.array(gpu).min(1) });

/** `mthreads-gmi`, by its JSON. It does not tell which process uses which GPU. */
export const mthreads: DeviceProbe = {
  commands: { info: ["mthreads-gmi", "-q", "--json"] },
  files: () => ({}),
  visibleDevices: ["MUSA_VISIBLE_DEVICES", "MTHREADS_VISIBLE_DEVICES"],
  parse({ info = "" }) {
    const parsed = output.safeParse(jsonFrom(info));
    if (!parsed.success) return undefined;
    const devices = parsed.data.GPU.map((each): Device => {
      const power = each["Power Readings"];
      const busId = Object.entries(each.PCI ?? {}).find(([key]) => /Bus ID$/.test(key))?.[1];
      return {
        index: Number(each.Index),
        name: each["Product Name"],
        ...(each["GPU UUID"] === undefined ? {} : { uuid: each["GPU UUID"] }),
        ...(typeof busId === "string" ? { busId } : {}),
        ...numbered({
          totalMib: each["FB Memory Usage"]?.["Total"],
          usedMib: each["FB Memory Usage"]?.["Used"],
          utilisation: each.Utilization?.["Gpu"],
          temperatureC: each.Temperature?.["GPU Current Temp"],
          powerW: power?.["Power Draw "] ?? power?.["Power Draw"],
          powerCapW: power?.["Current Power Limit"],
          clockMhz: each.Clocks?.["Graphics"],
        }),
        processes: "unknown",
      };
    });
    return { devices, versions: presentFacts({ driver: parsed.data["Driver Version"] }) };
  },
};
