import type { Trial } from "../model/trial.ts";
import type { Bench } from "./bench.ts";
import { pause } from "./cancelled.ts";

/** A program that only looks at a device holds it for a moment. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Why the devices are not free between two starts, one line each: somebody has come since the run began. Whoever is gone a
 * moment later does not count, and where a server is somebody else's, nothing tells its processes from foreign ones.
 */
export async function devicesTaken(
  prepared: readonly Trial[],
  { equipment, env, world, sides = [] }: Pick<Bench, "equipment" | "env" | "world" | "sides">,
  lookAgainMs = LOOK_AGAIN_MS,
): Promise<readonly string[]> {
  const others =
    prepared.some(({ server }) => server?.engine === "external") || sides.some(({ server }) => server?.kind === "urls");
  const look = async () => (await equipment.busyDevices?.({ env, cwd: world.cwd, signal: world.signal })) ?? [];
  if (others || (await look()).length === 0) return [];
  await pause(lookAgainMs, world.signal);
  return look();
}
