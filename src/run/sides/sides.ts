import { basename, join, resolve } from "node:path";
import type { GitSite } from "../../git/git.ts";
import type { Origin } from "../../model/session.ts";
import { RAW_FOLDER } from "../../model/session-layout.ts";
import type { Side, Sides } from "../../model/side.ts";
import type { BaseSpec, Config } from "../../model/spec.ts";
import type { World } from "../../model/world.ts";
import { throwIfCancelled } from "../cancelled.ts";
import { cleanUp } from "../clean-up.ts";
import { jobEnvironment } from "../env-from.ts";
import { openLedger, sidesLedgerPath } from "../ledger.ts";
import { makeOwnFolder, removeOwnFolder } from "../own-folder.ts";
import { checkFolder } from "../preflight.ts";
import type { GroupSite } from "../process-group.ts";
import { checkOut, SIDES_FOLDER } from "./check-out.ts";
import { runSetUp } from "./set-up.ts";
import { movedEnvironment, withVirtualEnv } from "./side-env.ts";
import { installsPython, makeVirtualEnv } from "./virtual-env.ts";

export interface SidesRequest {
  readonly config: Config;
  readonly origin: Origin;
  /** The session's: what set-up prints is kept in it. */
  readonly folder: string;
}

/**
 * Gets the code of both sides ready to run: the head is what lies in the workspace, the base is checked out and built
 * beside it. What cannot be had is said, and is never a reason to measure something else. Disposing takes away all that
 * was made here; what a killed run has left is taken away by the next one in this folder, and by the post step.
 * @throws UserError or CannotJudgeError when the folder cannot be used; an AbortError when the run is cancelled.
 */
export async function prepareSides(request: SidesRequest, world: World): Promise<Sides & AsyncDisposable> {
  const { config, origin } = request;
  const folder = resolve(world.cwd, request.folder);
  checkFolder(folder);
  for (const line of await cleanUp(sidesLedgerPath(folder))) world.log.warn(line);
  const head: Side = {
    variant: "head",
    folder: world.cwd,
    env: await jobEnvironment(config, world),
    origin: originOf(origin, origin.commit, origin.tree),
    facts: {},
  };
  const nothing = { [Symbol.asyncDispose]: async () => {} };
  const { base: spec } = config;
  const commit = spec?.commit ?? origin.base;
  if (spec === undefined) return { state: "unavailable", reason: "no base is configured", head, notes: [], ...nothing };
  if (commit === undefined)
    return { state: "unavailable", reason: "the base commit is not known", head, notes: [], ...nothing };

  const ledger = openLedger(sidesLedgerPath(folder));
  const own = join(world.temp, SIDES_FOLDER, `${ledger.run}-base`);
  const dispose = async () => {
    removeOwnFolder(own, ledger.run);
    ledger.dropFolder(own);
  };
  try {
    ledger.noteFolder(own);
    makeOwnFolder(own, ledger.run);
    const site = { ledger, signal: world.signal, log: world.log };
    const log = join(folder, RAW_FOLDER, "setup-base.log");
    const base = await build({ variant: "base", commit, own, spec, head, log }, world, site);
    throwIfCancelled(world.signal);
    if (typeof base !== "string") {
      return { state: "ready", base, head, notes: [], [Symbol.asyncDispose]: dispose };
    }
    await dispose();
    return { state: "unavailable", reason: base, head, notes: [], ...nothing };
  } catch (thrown) {
    await dispose();
    throw thrown;
  }
}

interface Build {
  readonly variant: string;
  readonly commit: string;
  /** Made by this run: takes the checkout and the virtual environment. */
  readonly own: string;
  readonly spec: BaseSpec;
  readonly head: Side;
  readonly log: string;
}

/** @returns the side, or why there is none. */
async function build(request: Build, world: World, site: GroupSite): Promise<Side | string> {
  const { variant, commit, own, spec, head, log } = request;
  const folder = join(own, basename(world.cwd));
  const git: GitSite = { cwd: world.cwd, env: head.env, signal: world.signal };
  const checkedOut = await checkOut(folder, commit, own, git);
  if (checkedOut.state === "failed") return checkedOut.reason;
  const moved = movedEnvironment(head.env, world.cwd, folder);
  const venv = join(own, "venv");
  const layered = installsPython(spec.setup);
  if (layered) {
    const trouble = await makeVirtualEnv({ folder: venv, env: head.env, cwd: own, log }, site);
    if (trouble !== undefined) return trouble;
  }
  const env = layered ? withVirtualEnv(moved, venv) : moved;
  if (spec.setup !== undefined) {
    const failure = await runSetUp(
      { text: spec.setup, folder, env, log, timeoutSeconds: spec.setupTimeoutSeconds },
      site,
    );
    if (failure !== undefined) return `the base ${checkedOut.commit.slice(0, 12)} does not build: ${failure}`;
  }
  return {
    variant,
    folder,
    env,
    origin: originOf(head.origin, checkedOut.commit, checkedOut.tree),
    facts: { "base commit": checkedOut.commit },
  };
}

function originOf({ repository }: Pick<Origin, "repository">, commit: string | undefined, tree: string | undefined) {
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(commit === undefined ? {} : { commit }),
    ...(tree === undefined ? {} : { tree }),
  };
}
