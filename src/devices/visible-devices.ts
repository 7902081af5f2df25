import type { Device } from "./device.ts";

/**
 * The devices that a process with this environment sees. A list holds indices or beginnings of uuids and ends, as CUDA
 * has it, at the first entry that names no device: `-1`, `NoDevFiles` and an empty text mean none at all.
 */
export function visibleDevices(
  devices: readonly Device[],
  variables: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly Device[] {
  const value = variables.map((name) => env[name]).find((text) => text !== undefined);
  if (value === undefined || value.trim() === "all") return devices;
  // A slice of a device is in no list of whole ones: all of them may be meant.
  if (value.includes("MIG-")) return devices;
  const seen: Device[] = [];
  for (const entry of value.split(",").map((text) => text.trim())) {
    const device = devices.find((candidate) => isNamed(candidate, entry));
    if (device === undefined) break;
    seen.push(device);
  }
  return seen;
}

function isNamed({ index, uuid }: Device, entry: string): boolean {
  if (/^\d+$/.test(entry)) return Number(entry) === index;
  return entry !== "" && uuid !== undefined && uuid.startsWith(entry);
}
