import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Engine } from "../engines/engine.ts";
import type { ServerStart } from "../model/record.ts";
import { RAW_FOLDER } from "../model/session-layout.ts";
import type { Environ, ServerSpec } from "../model/spec.ts";
import { onDisk } from "./atomic-file.ts";
import type { Bench, StartSite } from "./bench.ts";
import { freePort } from "./free-port.ts";
import { hangOf } from "./hang.ts";
import { launchSite } from "./launch-site.ts";
import { lastLines, readTail } from "./log-tail.ts";
import { prepareServer } from "./prepare.ts";
import { durationText } from "./progress.ts";
import { type DeadRank, watchRanks } from "./rank-watch.ts";
import { awaitReady } from "./readiness.ts";
import { serverEnvironment } from "./server-env.ts";
import { learnAbout, servedModels } from "./server-facts.ts";
import { fittedServer, withRefusal } from "./server-flags.ts";
import { memoryMeter } from "./server-memory.ts";
import { startProcess } from "./server-process.ts";
import { sleeper } from "./server-sleep.ts";
import { serverTrouble } from "./server-trouble.ts";
import { serverOn } from "./sides/side-server.ts";
import { whyUnproved } from "./sides/why-unproved.ts";
import { readyLimit, type StartFailure, startFailure } from "./start-failure.ts";
import { watchStart } from "./start-log.ts";
import { within } from "./within.ts";

const MEMORY_RELEASE_MS = 60_000;

export interface RunningServer {
  readonly start: ServerStart;
  readonly engine: Engine;
  readonly baseUrl: string;
  /** What it was started with; it says which devices the server sees. */
  readonly env: Environ;
  readonly model?: string;
  /** Relative to the session folder; absent for a server that is not ours. */
  readonly log?: string;
  /** Started by this run: its death is a fact about the engine. */
  readonly owned: boolean;
  /** Absent for a server whose ranks nobody watches. */
  readonly deadRank: DeadRank | undefined;
  /** What it has taken so far, of its devices or, without any, of the host; `undefined` when nothing tells. */
  readonly memory: () => ServerStart["memory"];
  /** Why it cannot be measured with any more, in one line; `undefined` while it answers. */
  readonly trouble: () => Promise<string | undefined>;
  /** Finds out whether it hangs, which is its trouble from then on. */
  readonly suspect: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Gives its device memory back, and takes it again. Nothing happens twice. @throws CannotJudgeError when it cannot. */
  readonly sleep: () => Promise<void>;
  readonly wake: () => Promise<void>;
}

/** Starts a server once, or finds the external one, and waits until it is ready. Nothing runs on when it fails. */
export async function startServer(
  configured: ServerSpec,
  side: StartSite,
  bench: Bench,
): Promise<RunningServer | StartFailure> {
  const { world, equipment, folder } = bench;
  const { signal } = world;
  const spec = serverOn(configured, side.side);
  const engine = equipment.engines[spec.engine];
  const port = spec.port ?? (await freePort());
  const { cwd } = side;
  const env = await serverEnvironment(spec, side.env, { cwd, signal });
  const deviceNodes = spec.numa === "auto" ? await equipment.deviceNodes?.({ env, cwd, signal }) : undefined;
  if (spec.numa === "auto" && equipment.deviceNodes !== undefined && deviceNodes === undefined)
    bench.session.note(`server ${spec.name}: nothing tells the NUMA nodes of its devices: numa: auto binds it to none`);
  const { start, log: logName } = nextStart(folder, spec.name);
  const log = join(folder, logName);
  const prepared = await prepareServer(spec, { env, cwd }, bench);
  if (prepared !== undefined) return prepared;
  const site = launchSite(world, { port, folder: dirname(log), mark: bench.ledger.run.slice(0, 8), deviceNodes });
  const flags = { engine, site, start: { ...side, env } };
  const fitted = await fittedServer(spec, flags, bench);
  const launch = engine.launch(fitted.spec, site);
  const { baseUrl } = launch;
  const paths = engine.readyPaths(spec, site);
  const { logs: rankLogs, deadRank } = watchRanks(spec.ranks, world.cwd, log);
  const meter = await memoryMeter({ env, cwd, signal }, launch, equipment);
  const group = launch.kind === "external" ? undefined : await startProcess(launch, { env, cwd }, log, bench);
  let hang: string | undefined;
  const starting = watchStart(log, engine.log, rankLogs);
  const stop = async () => {
    await group?.stop();
    if (group === undefined || signal.aborted || equipment.devicesReleased === undefined) return;
    const patience = new AbortController();
    const site = { env: bench.env, cwd: world.cwd, signal: AbortSignal.any([signal, patience.signal]) };
    await within(equipment.devicesReleased(site), MEMORY_RELEASE_MS, signal);
    patience.abort();
  };

  try {
    const readiness = await awaitReady({
      baseUrl,
      paths,
      timeoutSeconds: spec.ready.timeoutSeconds,
      limitSeconds: group === undefined ? spec.ready.timeoutSeconds : readyLimit(spec.ready),
      idleMs: starting.idleMs,
      broken: () => starting.look() ?? deadRank?.(),
      ...(group === undefined ? {} : { exited: group.exited }),
      signal,
      onWait: (seconds) => world.log.progress(startingLine(start, seconds, log)),
    });
    if (readiness.state !== "ready") {
      const dead = deadRank?.();
      await stop();
      return withRefusal(startFailure(spec, readiness, log, dead), { log, spec, flags }, bench);
    }
    const unproved = group === undefined ? undefined : await whyUnproved(group.leader, side, bench);
    if (unproved !== undefined) {
      await stop();
      return { state: "failed", reason: `server ${spec.name}: ${unproved}`, kind: "unproved", retry: false };
    }
    const model = await modelOf(spec, baseUrl, group !== undefined, bench);
    await learnAbout({ spec, engine, launch, env, cwd, log, group, notes: fitted.notes }, bench);
    const memory = await meter(group);
    const readySeconds = Math.round(readiness.seconds * 1000) / 1000;
    return {
      start: { name: spec.name, engine: spec.engine, start, ...(group === undefined ? {} : { readySeconds }) },
      engine,
      baseUrl,
      env,
      ...(model === undefined ? {} : { model }),
      ...(group === undefined ? {} : { log: logName }),
      owned: group !== undefined,
      memory,
      deadRank,
      trouble: async () => (await serverTrouble({ baseUrl, paths, log, group, deadRank, signal })) ?? hang,
      suspect: async () => {
        hang = await hangOf(baseUrl, model, signal);
      },
      stop,
      ...sleeper(engine, baseUrl, spec, signal),
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** The model that requests name: what is configured, or else the first that the server lists. */
async function modelOf(
  { name, model }: ServerSpec,
  baseUrl: string,
  isOwned: boolean,
  { world, session }: Bench,
): Promise<string | undefined> {
  const served = await servedModels(baseUrl, world.signal);
  if (model === undefined || !isOwned || served.length === 0 || served.includes(model)) return model ?? served[0];
  const listed = `server ${name} lists ${served.join(", ")}, not the model ${model} that requests name`;
  session.note(`${listed}: an engine that minds answers each of them with 404`);
  return model;
}

/** `qwen3-8b#0`: the first number that no earlier start in this folder has. */
function nextStart(folder: string, name: string): { readonly start: string; readonly log: string } {
  const logs = join(folder, RAW_FOLDER, "servers");
  onDisk(logs, () => mkdirSync(logs, { recursive: true }));
  for (let count = 0; ; count++) {
    const start = `${name}#${count}`;
    const file = `${start.replace(/[^\w.#-]/g, "-")}.log`;
    if (!existsSync(join(logs, file))) return { start, log: `${RAW_FOLDER}/servers/${file}` };
  }
}

function startingLine(start: string, seconds: number, log: string): string {
  const last = lastLines(readTail(log), 1)[0];
  return `starting ${start} · ${durationText(seconds)}${last === undefined ? "" : ` · ${last.slice(0, 120)}`}`;
}
