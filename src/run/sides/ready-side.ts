import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BaseSpec } from "../../model/base.ts";
import type { Side } from "../../model/side.ts";
import type { Environ } from "../../model/spec.ts";
import type { World } from "../../model/world.ts";
import { askImports, proveOwnImports, withoutLinks } from "./proof.ts";
import { movedEnvironment, withVirtualEnv } from "./side-env.ts";
import { pythonOn } from "./virtual-env.ts";

export interface ReadySide {
  readonly spec: BaseSpec;
  /** An empty folder of the run: what is installed must not be hidden by a checkout that the server starts in. */
  readonly folder: string;
  /** Of the job. */
  readonly env: Environ;
  readonly world: World;
}

/** The base in a Python environment that somebody has made. @returns why it cannot be used, in one line. */
export async function sideInEnvironment(path: string, request: ReadySide): Promise<Side | string> {
  const { spec, folder, env, world } = request;
  const place = resolve(world.cwd, path);
  if (!existsSync(join(place, "bin"))) return `base.env: there is no Python environment at ${place}`;
  const elsewhere = movedEnvironment(env, world.cwd, folder);
  const own = existsSync(join(place, "conda-meta"))
    ? { ...withVirtualEnv(elsewhere, place), CONDA_PREFIX: place }
    : withVirtualEnv(elsewhere, place);
  const python = pythonOn(join(place, "bin"));
  if (python === undefined) return `base.env: ${place} has no Python`;
  const roots = [withoutLinks(place)];
  const modules = spec.proofModules ?? [];
  const side = { variant: "base", folder, env: own, origin: originOf(spec) };
  if (modules.length === 0)
    return { ...side, facts: { environment: place }, code: { roots, modules, installed: false } };
  const imports = await askImports({ python, env: own, cwd: folder, roots, modules }, world.signal);
  if (typeof imports === "string") return `base.env: ${imports}`;
  const proof = proveOwnImports(imports, { roots });
  if (proof.state === "refuted") return `base.env: ${place} is not the base: ${proof.reason}`;
  return { ...side, facts: { environment: place, ...proof.facts }, code: { roots, modules, installed: false } };
}

/** What somebody has made ready says nothing of its commit; the configuration may. */
function originOf({ commit }: BaseSpec): Side["origin"] {
  return commit === undefined ? {} : { commit };
}

/** The base behind addresses: its servers are up, and somebody else's. */
export function sideAtUrls(
  urls: string | Readonly<Record<string, string>>,
  servers: readonly string[],
  { spec, folder, env }: ReadySide,
): Side | string {
  const byName = typeof urls === "string" ? Object.fromEntries(servers.map((name) => [name, urls])) : urls;
  const missing = servers.filter((name) => !Object.hasOwn(byName, name));
  if (missing.length > 0) return `base.url: there is no address for the server ${missing.join(", ")}`;
  const clean = Object.fromEntries(Object.entries(byName).map(([name, url]) => [name, new URL(url).origin]));
  const facts = Object.fromEntries(Object.entries(clean).map(([name, url]) => [`server ${name}`, url]));
  return { variant: "base", folder, env, origin: originOf(spec), facts, server: { kind: "urls", urls: clean } };
}
