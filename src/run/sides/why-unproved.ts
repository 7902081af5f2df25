import type { Bench, StartSite } from "../bench.ts";
import { proveServer } from "./prove-server.ts";

/**
 * A server that may run the other side's code is not measured: it would compare that code with itself. What proves that
 * it does not goes into the session. @returns what speaks against it, in one line.
 */
export async function whyUnproved(
  leader: number,
  { side, others }: StartSite,
  { session, world }: Pick<Bench, "session" | "world">,
): Promise<string | undefined> {
  if (side === undefined || side.server !== undefined) return undefined;
  const proof = await proveServer({ group: leader, side, others, signal: world.signal });
  if (proof.state === "refuted") return proof.reason;
  for (const [key, value] of Object.entries(proof.facts)) session.learn(`${side.variant}: ${key}`, value);
  return undefined;
}
