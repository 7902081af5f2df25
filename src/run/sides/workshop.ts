import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { GitSite } from "../../git/git.ts";
import { ensureCommit, treeOf } from "../../git/history.ts";
import { type BaseSpec, type BuiltBase, NOTHING_TO_BUILD } from "../../model/base.ts";
import { CannotJudgeError } from "../../model/errors.ts";
import type { Origin } from "../../model/session.ts";
import { RAW_FOLDER } from "../../model/session-layout.ts";
import type { Side } from "../../model/side.ts";
import type { Config, EngineName, Environ } from "../../model/spec.ts";
import type { World } from "../../model/world.ts";
import { onDisk } from "../atomic-file.ts";
import { childEnvironment } from "../child-env.ts";
import { cleanUp } from "../clean-up.ts";
import { type Ledger, openLedger, sidesLedgerPath } from "../ledger.ts";
import { makeOwnFolder, removeOwnFolder } from "../own-folder.ts";
import { checkFolder } from "../preflight.ts";
import { type BuildRequest, type Built, build, environmentOf } from "./build.ts";
import { cachedBuild } from "./build-cache.ts";
import { buildKey } from "./build-key.ts";
import { SIDES_FOLDER } from "./check-out.ts";
import { sideRepositories } from "./repositories.ts";

export interface WorkshopRequest {
  readonly config: Config;
  readonly origin: Pick<Origin, "repository">;
  /** The session's: what set-up prints is kept in it. */
  readonly folder: string;
}

export type Prepared =
  | {
      readonly state: "ready";
      readonly side: Side;
      readonly notes: readonly string[];
      /** Takes it away before the workshop closes. */
      readonly release: () => void;
    }
  | { readonly state: "unavailable"; readonly reason: string };

/** Where the code of commits is made ready to run; disposing takes away all that was made in it, but not the cache. */
export interface Workshop extends AsyncDisposable {
  /** A commit, checked out and built as `base:` says. @throws an AbortError when the run is cancelled. */
  readonly sideAt: (wanted: WantedSide) => Promise<Prepared>;
}

export interface WantedSide {
  readonly variant: string;
  /** Anything that names a commit of the workspace's repository. */
  readonly commit: string;
  readonly isBase: boolean;
}

/** Engines that are Python packages: a server of theirs may import another side's code without anybody noticing. */
const PYTHON_ENGINES: readonly EngineName[] = ["vllm"];

/**
 * Opens a workshop for the sides of a session; what a killed run has left of its own is taken away first.
 * @throws UserError or CannotJudgeError when the session's folder cannot be used.
 */
export async function openWorkshop(request: WorkshopRequest, world: World): Promise<Workshop> {
  const session = resolve(world.cwd, request.folder);
  checkFolder(session);
  for (const line of await cleanUp(sidesLedgerPath(session))) world.log.warn(line);
  const bench: Bench = { ...request, session, world, ledger: openLedger(sidesLedgerPath(session)) };
  const releases: (() => void)[] = [];
  return {
    sideAt: async (wanted) => {
      const spec = builtSpec(request.config.base);
      try {
        const made = await make(wanted, spec, bench);
        if (typeof made === "string") return { state: "unavailable", reason: made };
        releases.push(made.release);
        const side = await sideOf(wanted, made.built, bench);
        return { state: "ready", side, notes: [`${wanted.variant}: ${made.note}`], release: made.release };
      } catch (thrown) {
        // A full disk, mostly: it is no reason to give up what can be measured without this side.
        if (!(thrown instanceof CannotJudgeError)) throw thrown;
        return { state: "unavailable", reason: thrown.message };
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const release of releases.splice(0)) release();
    },
  };
}

interface Bench extends WorkshopRequest {
  readonly session: string;
  readonly world: World;
  readonly ledger: Ledger;
}

interface Made {
  readonly built: Built;
  readonly note: string;
  readonly release: () => void;
}

function builtSpec(base: BaseSpec | undefined): BuiltBase {
  return base?.code.kind === "built" ? base.code : NOTHING_TO_BUILD;
}

/** @returns why there is no such side. */
async function make(wanted: WantedSide, spec: BuiltBase, bench: Bench): Promise<Made | string> {
  const { world, ledger, config, session } = bench;
  const env = childEnvironment(world.env);
  const git: GitSite = { cwd: world.cwd, env, signal: world.signal };
  const commit = await ensureCommit(wanted.commit, git);
  if (commit.state === "failed") return `the commit ${wanted.commit} is not here, and cannot be had: ${commit.reason}`;
  const repositories = await sideRepositories(spec.repositories, { commit: commit.text, isBase: wanted.isBase }, git);
  if (typeof repositories === "string") return repositories;

  const processes = { ledger, signal: world.signal, log: world.log };
  const request: Omit<BuildRequest, "own"> = {
    commit: commit.text,
    spec,
    repositories,
    envFrom: config.envFrom,
    proofModules: config.base?.proofModules ?? [],
    pythonEngine: Object.values(config.servers).some(({ engine }) => PYTHON_ENGINES.includes(engine)),
    world,
    env,
    log: join(session, RAW_FOLDER, `setup-${wanted.variant}.log`),
    processes,
  };
  onDisk(request.log, () => mkdirSync(dirname(request.log), { recursive: true }));
  world.log.info(`${wanted.variant}: getting ${commit.text.slice(0, 12)} ready`);
  if (spec.cache !== undefined && spec.setup !== undefined) {
    const path = resolve(world.cwd, spec.cache.path ?? defaultCache(world.env, world.temp));
    const tree = (await treeOf(commit.text, git)) ?? "";
    const { cwd: workspace, signal } = world;
    const key = await buildKey({ ...request, tree, cache: path, workspace, signal });
    const cached = await cachedBuild(
      { ...spec.cache, path, key, build: (own) => build({ ...request, own }) },
      processes,
    );
    return cached.state === "failed" ? cached.reason : cached;
  }
  return makeOnce(wanted, request, bench);
}

async function makeOnce(
  { variant }: WantedSide,
  request: Omit<BuildRequest, "own">,
  { world, ledger }: Bench,
): Promise<Made | string> {
  const own = join(world.temp, SIDES_FOLDER, `${ledger.run}-${variant}-${request.commit.slice(0, 12)}`);
  const release = () => {
    removeOwnFolder(own, ledger.run);
    ledger.dropFolder(own);
  };
  try {
    ledger.noteFolder(own);
    makeOwnFolder(own, ledger.run);
    const built = await build({ ...request, own });
    if (typeof built !== "string")
      return { built, note: `${built.commit.slice(0, 12)} was built for this job`, release };
    release();
    return built;
  } catch (thrown) {
    release();
    throw thrown;
  }
}

async function sideOf({ variant }: WantedSide, built: Built, bench: Bench): Promise<Side> {
  const { world, config, origin } = bench;
  const { folder, commit, tree, facts, code } = built;
  const env: Environ = await environmentOf(built, { world, env: childEnvironment(world.env), envFrom: config.envFrom });
  const { repository } = origin;
  return {
    variant,
    folder,
    env,
    origin: { commit, tree, ...(repository === undefined ? {} : { repository }) },
    facts,
    code,
  };
}

/** The runner's tool cache outlives its jobs; its temporary folder does not. */
function defaultCache(env: World["env"], temp: string): string {
  const kept = env["RUNNER_TOOL_CACHE"] || env["XDG_CACHE_HOME"] || (env["HOME"] && join(env["HOME"], ".cache"));
  return join(kept || temp, "llm-perf-gate", "builds");
}
