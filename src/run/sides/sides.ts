import { join, resolve } from "node:path";
import { commitOf, treeOf } from "../../git/history.ts";
import type { ReadyCode } from "../../model/base.ts";
import type { Origin } from "../../model/session.ts";
import type { Side, Sides } from "../../model/side.ts";
import type { Config, Environ } from "../../model/spec.ts";
import type { World } from "../../model/world.ts";
import { jobEnvironment } from "../env-from.ts";
import { askImports, proveNotTheirs, withoutLinks } from "./proof.ts";
import { readySide } from "./ready-side.ts";
import { pythonOn } from "./virtual-env.ts";
import { openWorkshop, type Prepared, type Workshop } from "./workshop.ts";

export interface SidesRequest {
  readonly config: Config;
  readonly origin: Origin;
  /** The session's: what set-up prints is kept in it. */
  readonly folder: string;
}

/**
 * Gets the code of both sides ready to run: the head is what lies in the workspace, the base is checked out and built
 * beside it. What cannot be had, or cannot be proved to be what it should be, is said, and is never a reason to measure
 * something else. Disposing takes away all that was made here; what a killed run has left is taken away by the next one
 * in this folder, and by the post step.
 * @throws UserError or CannotJudgeError when the folder cannot be used; an AbortError when the run is cancelled.
 */
export async function prepareSides(request: SidesRequest, world: World): Promise<Sides & AsyncDisposable> {
  const workshop = await openWorkshop(request, world);
  try {
    const env = await jobEnvironment(request.config, world);
    const sides = await bothSides({ ...request, env, workshop }, world);
    return { ...sides, [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]() };
  } catch (thrown) {
    await workshop[Symbol.asyncDispose]();
    throw thrown;
  }
}

/** What getting the code of a side needs. */
export interface Preparing extends SidesRequest {
  readonly env: Environ;
  readonly workshop: Workshop;
}

async function bothSides(request: Preparing, world: World): Promise<Sides> {
  const { config, workshop, origin } = request;
  const head = await workspaceSide(request, world);
  const unavailable = (reason: string): Sides => ({ state: "unavailable", reason, head, notes: [] });
  const base = await baseSide(request, world);
  if (base.state === "unavailable") return unavailable(`the base cannot be measured: ${base.reason}`);

  const { side, notes } = base;
  if (config.base?.code.kind === "built" && config.base.code.rebuildsHead) {
    if (origin.commit === undefined) return unavailable("the head's commit is not known, so that it cannot be rebuilt");
    const rebuilt = await workshop.sideAt({ variant: "head", commit: origin.commit, isBase: false });
    if (rebuilt.state === "unavailable") return unavailable(`the head: ${rebuilt.reason}`);
    return { state: "ready", base: side, head: rebuilt.side, notes: [...notes, ...rebuilt.notes] };
  }
  const proved = await proveWorkspace(head, side, world);
  return typeof proved === "string" ? unavailable(proved) : { state: "ready", base: side, head: proved, notes };
}

async function baseSide({ config, origin, env, workshop, folder }: Preparing, world: World): Promise<Prepared> {
  const { base } = config;
  if (base === undefined) return { state: "unavailable", reason: "no base is configured" };
  const { code } = base;
  if (code.kind === "built") {
    const commit = base.commit ?? origin.base;
    if (commit !== undefined) return workshop.sideAt({ variant: "base", commit, isBase: true });
    return { state: "unavailable", reason: "the base commit is not known; base.commit can name one" };
  }
  const empty = join(resolve(world.cwd, folder), "raw");
  const ready = { variant: "base", key: `base.${READY_KEYS[code.kind]}`, spec: base, env, world, folder: empty };
  return prepared(await readySide(code, Object.values(config.servers), ready));
}

const READY_KEYS: Readonly<Record<ReadyCode["kind"], string>> = { environment: "env", urls: "url", image: "image" };

function prepared(side: Side | string): Prepared {
  return typeof side === "string"
    ? { state: "unavailable", reason: side }
    : { state: "ready", side, notes: [], release: () => {} };
}

async function workspaceSide({ origin, env }: Preparing, world: World): Promise<Side> {
  const { repository, commit, tree, edits } = origin;
  return {
    variant: "head",
    folder: world.cwd,
    env,
    origin: {
      ...(repository === undefined ? {} : { repository }),
      ...(commit === undefined ? {} : { commit }),
      ...(tree === undefined ? {} : { tree }),
      ...(edits === undefined ? {} : { edits }),
    },
    facts: {},
    code: { roots: [withoutLinks(world.cwd)], modules: [], installed: true },
  };
}

/** The head as the job has installed it: at its commit, and importing nothing of the base's. @returns what speaks against it. */
async function proveWorkspace(head: Side, base: Side, world: World): Promise<Side | string> {
  const { folder, env, origin } = head;
  const git = { cwd: folder, env, signal: world.signal };
  const commit = await commitOf("HEAD", git);
  if (origin.commit !== undefined && commit !== origin.commit && (await treeOf("HEAD", git)) !== origin.tree) {
    return `the workspace stands at ${commit ?? "no commit"}, not at the head's ${origin.commit}`;
  }
  const { edits } = origin;
  const facts = { ...(commit === undefined ? {} : { commit }), ...(edits === undefined ? {} : { edits }) };
  const modules = base.code?.modules ?? [];
  const python = pythonOn(env["PATH"] ?? "");
  if (modules.length === 0 || base.code === undefined || head.code === undefined) return { ...head, facts };
  if (python === undefined) return "the head has no Python on its PATH";
  const imports = await askImports({ python, env, cwd: folder, roots: head.code.roots, modules }, world.signal);
  if (typeof imports === "string") return `the head: ${imports}`;
  const proof = proveNotTheirs(imports, base.code);
  if (proof.state === "refuted") return `the head cannot be told from the base: ${proof.reason}`;
  return { ...head, facts: { ...facts, ...proof.facts }, code: { ...head.code, modules } };
}
