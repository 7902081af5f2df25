import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CommandSite, commandOutput } from "../../devices/command-output.ts";
import type { BaseSpec, ReadyCode } from "../../model/base.ts";
import type { Side } from "../../model/side.ts";
import type { Environ, ServerSpec } from "../../model/spec.ts";
import type { Log, World } from "../../model/world.ts";
import { onDisk } from "../atomic-file.ts";
import { askImports, proveOwnImports, withoutLinks } from "./proof.ts";
import { movedEnvironment, withVirtualEnv } from "./side-env.ts";
import { containerOn } from "./side-server.ts";
import { pythonOn } from "./virtual-env.ts";

export interface ReadySide {
  readonly variant: string;
  /** Where the configuration names it: `base.env`. */
  readonly key: string;
  readonly spec: Pick<BaseSpec, "commit" | "proofModules">;
  /** An empty folder of the run: what is installed must not be hidden by a checkout that the server starts in. */
  readonly folder: string;
  /** Of the job. */
  readonly env: Environ;
  readonly world: World;
}

/** A side in a Python environment that somebody has made. @returns why it cannot be used, in one line. */
export async function sideInEnvironment(path: string, request: ReadySide): Promise<Side | string> {
  const { variant, key, spec, folder, env, world } = request;
  const place = resolve(world.cwd, path);
  if (!existsSync(join(place, "bin"))) return `${key}: there is no Python environment at ${place}`;
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  const elsewhere = movedEnvironment(env, world.cwd, folder);
  const own = existsSync(join(place, "conda-meta"))
    ? { ...withVirtualEnv(elsewhere, place), CONDA_PREFIX: place }
    : withVirtualEnv(elsewhere, place);
  const python = pythonOn(join(place, "bin"));
  if (python === undefined) return `${key}: ${place} has no Python`;
  const roots = [withoutLinks(place)];
  const modules = spec.proofModules ?? [];
  const side = { variant, folder, env: own, origin: originOf(spec) };
  if (modules.length === 0)
    return { ...side, facts: { environment: place }, code: { roots, modules, installed: false } };
  const imports = await askImports({ python, env: own, cwd: folder, roots, modules }, world.signal);
  if (typeof imports === "string") return `${key}: ${imports}`;
  const proof = proveOwnImports(imports, { roots });
  if (proof.state === "refuted") return `${key}: ${place} is not the ${variant}: ${proof.reason}`;
  return { ...side, facts: { environment: place, ...proof.facts }, code: { roots, modules, installed: false } };
}

/** What somebody has made ready says nothing of its commit; the configuration may. */
function originOf({ commit }: ReadySide["spec"]): Side["origin"] {
  return commit === undefined ? {} : { commit };
}

/** A side behind addresses: its servers are up, and somebody else's. */
export function sideAtUrls(
  urls: string | Readonly<Record<string, string>>,
  servers: readonly string[],
  { variant, key, spec, folder, env }: ReadySide,
): Side | string {
  const byName = typeof urls === "string" ? Object.fromEntries(servers.map((name) => [name, urls])) : urls;
  const missing = servers.filter((name) => !Object.hasOwn(byName, name));
  if (missing.length > 0) return `${key}: there is no address for the server ${missing.join(", ")}`;
  const clean = Object.fromEntries(Object.entries(byName).map(([name, url]) => [name, new URL(url).origin]));
  const facts = Object.fromEntries(Object.entries(clean).map(([name, url]) => [`server ${name}`, url]));
  return { variant, folder, env, origin: originOf(spec), facts, server: { kind: "urls", urls: clean } };
}

/** A registry may be far away, and images of engines have tens of gigabytes. */
const PULL_MS = 60 * 60_000;

/** A side whose servers run in an image, which is had before anything is measured. @returns why it cannot be used. */
export async function sideInImage(
  ready: Extract<ReadyCode, { readonly kind: "image" }>,
  servers: readonly ServerSpec[],
  { variant, key, spec, env, world }: ReadySide,
): Promise<Side | string> {
  const site = { env, cwd: world.cwd, signal: world.signal };
  const { image } = ready;
  const other = servers.find(({ engine }) => engine === "external");
  if (other !== undefined) return `${key}: the server ${other.name} is up already, and runs in no image of ours`;
  let facts: Side["facts"] = { image };
  for (const program of new Set(servers.map((server) => containerOn(server, ready).program))) {
    const id = (await imageId(program, image, site)) ?? (await pulled(program, image, site, world.log));
    if (id === undefined) return `${key}: ${program} has no image ${image}, and cannot pull it`;
    facts = { ...facts, [`${program} image`]: id };
    for (const { name, container } of servers) {
      if (container !== undefined && (await imageId(container.program, container.image, site)) === id) {
        return `${key}: ${image} is the very image that the server ${name} runs in already`;
      }
    }
  }
  return { variant, folder: world.cwd, env, origin: originOf(spec), facts, server: ready };
}

async function imageId(program: string, image: string, site: CommandSite): Promise<string | undefined> {
  return (await commandOutput([program, "image", "inspect", "--format", "{{.Id}}", image], site))?.trim() || undefined;
}

async function pulled(program: string, image: string, site: CommandSite, log: Log): Promise<string | undefined> {
  log.info(`${program} pulls ${image}`);
  await commandOutput([program, "pull", image], site, PULL_MS);
  return imageId(program, image, site);
}

/** @returns why it cannot be had. */
export async function readySide(
  code: ReadyCode,
  servers: readonly ServerSpec[],
  request: ReadySide,
): Promise<Side | string> {
  switch (code.kind) {
    case "environment":
      return sideInEnvironment(code.path, request);
    case "urls":
      return sideAtUrls(
        code.urls,
        servers.map(({ name }) => name),
        request,
      );
    case "image":
      return sideInImage(code, servers, request);
  }
}
