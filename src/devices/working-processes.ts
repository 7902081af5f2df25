import type { DeviceProcess } from "./device.ts";

/** In MiB. An engine holds more. */
const LEAST_HELD = 512;

/** Intel's own, which watches all devices. */
const MONITORS: readonly string[] = ["xpumd", "xpu-smi"];

/** Of tools that list whoever holds a device open: without display servers, job schedulers and monitors, which do not work on it. */
export function workingProcesses(listed: readonly DeviceProcess[]): readonly DeviceProcess[] {
  return listed.filter(({ name = "", usedMib = 0 }) => usedMib >= LEAST_HELD && !MONITORS.includes(name));
}
