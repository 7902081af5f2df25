import { basename, join } from "node:path";
import type { GitSite } from "../../git/git.ts";
import type { BuiltBase } from "../../model/base.ts";
import type { Facts } from "../../model/session.ts";
import type { SideCode } from "../../model/side.ts";
import type { Environ } from "../../model/spec.ts";
import type { World } from "../../model/world.ts";
import { sourceEnvironment } from "../env-from.ts";
import type { GroupSite } from "../process-group.ts";
import { checkOut } from "./check-out.ts";
import { askImports, proveHead, proveOwnImports, withoutLinks } from "./proof.ts";
import { checkOutRepository, type Place, type SideRepository } from "./repositories.ts";
import { runSetUp } from "./set-up.ts";
import { movedEnvironment, withVirtualEnv } from "./side-env.ts";
import { installsPython, makeVirtualEnv, pythonOn } from "./virtual-env.ts";

export interface BuildRequest {
  /** Full id. */
  readonly commit: string;
  /** Made by this run: takes the checkouts and the environment. */
  readonly own: string;
  readonly spec: BuiltBase;
  readonly repositories: readonly SideRepository[];
  /** Files that bash sources; what is relative lies in the side's own checkout. */
  readonly envFrom: readonly string[];
  readonly proofModules: readonly string[];
  /** An engine of the configuration is a Python package: what it imports has to be proved. */
  readonly pythonEngine: boolean;
  readonly world: World;
  /** Of the job, before `env-from`. */
  readonly env: Environ;
  /** Takes what is printed. */
  readonly log: string;
  readonly processes: GroupSite;
}

/** A side that is built: all that has to be known of it to run it, also by a later job. */
export interface Built {
  readonly folder: string;
  /** Absent: it needs no environment of its own. */
  readonly venv?: string;
  /** Of its other repositories. */
  readonly places: readonly Place[];
  readonly commit: string;
  readonly tree: string;
  readonly code: SideCode;
  readonly facts: Facts;
}

/** Checks out, sets up, proves. @returns why there is no such side, in one line. */
export async function build(request: BuildRequest): Promise<Built | string> {
  const { world, own, spec, commit, log, processes } = request;
  const folder = join(own, basename(world.cwd));
  const git: GitSite = { cwd: world.cwd, env: request.env, signal: world.signal };
  const checkedOut = await checkOut({ folder, commit, own }, git);
  if (checkedOut.state === "failed") return checkedOut.reason;
  const places: Place[] = [];
  for (const repository of request.repositories) {
    const place = await checkOutRepository(repository, { workspace: world.cwd, folder, own }, git);
    if (typeof place === "string") return place;
    places.push(place);
  }

  const venv = spec.python !== "none" && installsPython(spec.setup) ? join(own, "venv") : undefined;
  if (venv !== undefined) {
    const layered = spec.python === "layered";
    const trouble = await makeVirtualEnv({ folder: venv, layered, env: request.env, cwd: own, log }, processes);
    if (trouble !== undefined) return trouble;
  }
  const site = { folder, places, ...(venv === undefined ? {} : { venv }) };
  const env = await environmentOf(site, request);
  const { setup: text, setupTimeoutSeconds: timeoutSeconds } = spec;
  if (text !== undefined) {
    const failure = await runSetUp({ text, folder, env, log, timeoutSeconds }, processes);
    if (failure !== undefined) return `${commit.slice(0, 12)} does not build: ${failure}`;
  }
  const proved = await prove({ ...site, env, ...checkedOut }, request);
  return typeof proved === "string"
    ? `${commit.slice(0, 12)} cannot be told from the other side: ${proved}`
    : {
        ...site,
        commit: checkedOut.commit,
        tree: checkedOut.tree,
        ...proved,
        facts: {
          ...proved.facts,
          ...Object.fromEntries(request.repositories.map(({ name, commit: its }) => [`commit of ${name}`, its])),
        },
      };
}

type Site = Pick<Built, "folder" | "venv" | "places">;

/** What a side's processes inherit: the job's environment with this side's places in it. */
export async function environmentOf(
  { folder, venv, places }: Site,
  { world, env, envFrom }: Pick<BuildRequest, "world" | "env" | "envFrom">,
): Promise<Environ> {
  const moved = places.reduce((before, { from, to }) => movedEnvironment(before, from, to), env);
  const here = movedEnvironment(moved, world.cwd, folder);
  const sourced = await sourceEnvironment({ files: envFrom, env: here, cwd: folder, signal: world.signal });
  return venv === undefined ? sourced : withVirtualEnv(sourced, venv);
}

async function prove(
  { folder, venv, env, commit }: Site & { readonly env: Environ; readonly commit: string },
  { own, world, proofModules, pythonEngine }: BuildRequest,
): Promise<Pick<Built, "code" | "facts"> | string> {
  const head = await proveHead(commit, { cwd: folder, env, signal: world.signal });
  if (head.state === "refuted") return head.reason;
  const roots = [withoutLinks(own)];
  const python = pythonOn(env["PATH"] ?? "");
  if ((venv === undefined && proofModules.length === 0 && !pythonEngine) || python === undefined) {
    return { code: { roots, modules: [], installed: false }, facts: head.facts };
  }
  const imports = await askImports({ python, env, cwd: folder, roots, modules: proofModules }, world.signal);
  if (typeof imports === "string") return imports;
  const modules = Object.keys(imports.modules);
  if (modules.length === 0 && pythonEngine) {
    return "base.setup has installed no Python package from its checkout; name what its servers must import: base.proof.module";
  }
  const proof = proveOwnImports(imports, { roots });
  if (proof.state === "refuted") return proof.reason;
  return { code: { roots, modules, installed: false }, facts: { ...head.facts, ...proof.facts } };
}
