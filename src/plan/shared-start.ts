import { serverDigest } from "../model/server-digest.ts";
import type { PlannedCell } from "./planned-cell.ts";

/** Equal for cells that share the start of a server; an offline test, which starts its own engine, shares with none. */
export function shareOf({ cell, server }: PlannedCell): string {
  return server === undefined ? cell.id : serverDigest(server);
}
