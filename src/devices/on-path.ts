import { existsSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import type { CommandSite } from "./command-output.ts";

/**
 * Whether a file of that name lies where the system would look for it. Only then is it worth a process: most machines have none of the
 * families' tools, and beside a measurement each look at the devices would start some twenty processes that end at once.
 */
export function isOnPath(program: string, { env, cwd }: CommandSite): boolean {
  const path = env["PATH"];
  // The system has a path of its own where the environment has none.
  if (path === undefined || program.includes("/")) return true;
  return path.split(delimiter).some((folder) => existsSync(resolve(cwd, folder, program)));
}
