import type { Environ } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";

/** How each family of devices is told which of them a process may use. */
const VISIBLE_DEVICES = [
  "ASCEND_RT_VISIBLE_DEVICES",
  "ASCEND_VISIBLE_DEVICES",
  "CUDA_VISIBLE_DEVICES",
  "HIP_VISIBLE_DEVICES",
  "MACA_VISIBLE_DEVICES",
  "MUSA_VISIBLE_DEVICES",
  "MLU_VISIBLE_DEVICES",
  "HABANA_VISIBLE_MODULES",
];

/** Stands for every device of the machine. */
export const ALL_DEVICES = "all";

/** The devices that the trials may use: indices, or `ALL_DEVICES` alone when one of the trials is not restricted. */
export function devicesUsed(trials: readonly Trial[], env: Environ): readonly string[] {
  const used = new Set<string>();
  for (const { server, test } of trials) {
    const own = { ...env, ...(server === undefined ? test.env : server.env) };
    const named = VISIBLE_DEVICES.map((name) => own[name]).find((value) => value !== undefined && value.trim() !== "");
    if (named === undefined) return [ALL_DEVICES];
    for (const device of named.split(",")) used.add(device.trim());
  }
  return used.size === 0 ? [ALL_DEVICES] : [...used];
}
