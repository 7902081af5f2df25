import { delimiter, join, resolve } from "node:path";
import type { Environ, ServerSpec } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { sourceEnvironment } from "./env-from.ts";

/**
 * What a server inherits: the job's environment, what its own `env-from` changes, its virtual environment first on the PATH, and
 * its own variables.
 * @throws UserError naming a file of `env-from` that fails.
 */
export async function serverEnvironment(
  { envFrom = [], venv, env: own }: Pick<ServerSpec, "envFrom" | "venv" | "env">,
  job: Environ,
  { cwd, signal }: Pick<World, "cwd" | "signal">,
): Promise<Environ> {
  const sourced = await sourceEnvironment({ files: envFrom, env: job, cwd, signal });
  return { ...sourced, ...(venv === undefined ? {} : insideVenv(resolve(cwd, venv), sourced)), ...own };
}

/** As its `activate` does; a PYTHONHOME would lead Python back out of it. */
function insideVenv(venv: string, { PATH = "" }: Environ): Environ {
  return { VIRTUAL_ENV: venv, PATH: `${join(venv, "bin")}${delimiter}${PATH}`, PYTHONHOME: "" };
}
