import type { Device, DeviceProbe } from "./device.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The devices that a process with this environment sees. */
export function visibleTo(
  devices: readonly Device[],
  { beneath, visibleDevices: variables }: Pick<DeviceProbe, "beneath" | "visibleDevices">,
  env: Env,
): readonly Device[] {
  if (beneath === undefined || env[beneath] === undefined) return visibleDevices(devices, variables, env);
  // What the lower layer leaves, the upper one counts anew.
  const left = visibleDevices(devices, [beneath], env);
  const renamed = left.map((device, index) => ({ ...device, index }));
  return visibleDevices(renamed, variables, env).flatMap(({ index }) => left[index] ?? []);
}

/**
 * A list holds indices or beginnings of uuids and ends, as CUDA has it, at the first entry that names no device: `-1`, `NoDevFiles` and
 * an empty text mean none at all. `0.1` is a tile of a card, `MIG-…` a slice of a GPU.
 */
export function visibleDevices(devices: readonly Device[], variables: readonly string[], env: Env): readonly Device[] {
  const value = variables.map((name) => env[name]).find((text) => text !== undefined);
  if (value === undefined || value.trim() === "all") return devices.map((device) => sliced(device, device.slices));
  // Where the tool tells of no slices, all of its devices may be meant.
  if (value.includes("MIG-") && devices.every(({ slices }) => slices === undefined)) return devices;
  const seen = new Map<Device, Device["slices"]>();
  for (const entry of value.split(",").map((text) => text.trim())) {
    const device = devices.find((candidate) => isNamed(candidate, entry));
    if (device === undefined) break;
    const named = device.slices?.filter(({ uuid }) => uuid.startsWith(entry)) ?? [];
    // Of a GPU that is named whole, CUDA takes the first slice.
    const taken = named.length > 0 ? named : device.slices?.slice(0, 1);
    seen.set(device, taken === undefined ? undefined : [...(seen.get(device) ?? []), ...taken]);
  }
  return [...seen].map(([device, slices]) => sliced(device, slices));
}

function isNamed({ index, uuid, slices = [] }: Device, entry: string): boolean {
  const card = /^(\d+)(?:\.\d+)?$/.exec(entry)?.[1];
  if (card !== undefined) return Number(card) === index;
  if (entry.startsWith("MIG-")) return slices.some((slice) => slice.uuid.startsWith(entry));
  return entry !== "" && uuid !== undefined && uuid.startsWith(entry);
}

/** A device reduced to slices of it: memory and processes are theirs, the rest is the whole device's, and nobody tells their load. */
function sliced(device: Device, slices: Device["slices"]): Device {
  if (slices === undefined || slices.length === 0) return device;
  const { totalMib: _total, usedMib: _used, utilisation: _load, slices: _all, ...whole } = device;
  const sum = (key: "totalMib" | "usedMib") => {
    const known = slices.flatMap((slice) => slice[key] ?? []);
    return known.length < slices.length ? {} : { [key]: known.reduce((all, mib) => all + mib, 0) };
  };
  const profiles = slices.map(({ profile }) => profile).sort();
  const processes = slices.flatMap((slice) => (slice.processes === "unknown" ? [] : slice.processes));
  return {
    ...whole,
    name: `${device.name} MIG ${profiles.join(" + ")}`,
    ...sum("totalMib"),
    ...sum("usedMib"),
    processes: slices.some((slice) => slice.processes === "unknown") ? "unknown" : processes,
  };
}
