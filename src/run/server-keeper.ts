import { digestOf } from "../model/digest.ts";
import { serverDigest } from "../model/server-digest.ts";
import type { Hold, ServerSpec } from "../model/spec.ts";
import { sideOf, type Trial } from "../model/trial.ts";
import { type Bench, siteOf } from "./bench.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { type RunningServer, startServer } from "./server.ts";
import type { StartFailure } from "./start-failure.ts";

/** How often one configuration may die before the rest of its trials is given up. */
const MOST_DEATHS = 2;

/** Trials with equal keys share a start, when nothing else runs between them. */
export function shareKey({ server, variant, round }: Trial): string {
  return server === undefined ? "" : digestOf([serverDigest(server), sideOf(variant), round]);
}

export interface ServerKeeper extends AsyncDisposable {
  /**
   * The trial's server, ready: still running, started, or started again after a death.
   * `undefined` when it is given up, which is noted on the session.
   */
  readonly serverFor: (trial: Trial) => Promise<RunningServer | undefined>;
  /** Between two calls for trials: stops what is not to stay up, so that the devices are free. */
  readonly rest: () => Promise<void>;
  /** From the next trial on. */
  readonly keepBy: (hold: Exclude<Hold, "auto">) => void;
  /** No server is up. */
  readonly isIdle: () => boolean;
}

interface Kept {
  readonly key: string;
  /** Of the configuration alone: servers of several sides that have it in common may run at once. */
  readonly shared: string;
  readonly server: RunningServer;
}

/**
 * `restart` keeps one server at a time; `resident` keeps the servers of all sides of one configuration, and `sleep` lets
 * those that are not measured give their memory back.
 */
export function serverKeeper(bench: Bench, opening: Exclude<Hold, "auto"> = "restart"): ServerKeeper {
  const { world, session } = bench;
  const deaths = new Map<string, number>();
  const givenUp = new Set<string>();
  let hold = opening;
  let kept: readonly Kept[] = [];

  const drop = async (which: (one: Kept) => boolean) => {
    const going = kept.filter(which);
    kept = kept.filter((one) => !which(one));
    for (const { server } of going) await server.stop();
  };
  const release = () => drop(() => true);

  const giveUp = (config: string, why: string) => {
    givenUp.add(config);
    session.note(why);
    world.log.warn(why);
  };

  const bury = async (spec: ServerSpec, key: string, config: string, trouble: string) => {
    await drop((one) => one.key === key);
    const count = (deaths.get(config) ?? 0) + 1;
    deaths.set(config, count);
    if (count < MOST_DEATHS) world.log.warn(`server ${spec.name} is down, starting it again: ${trouble}`);
    else giveUp(config, `server ${spec.name} went down ${count} times, the rest of its trials is given up: ${trouble}`);
  };

  const serverFor = async (trial: Trial) => {
    const spec = trial.server;
    if (spec === undefined) {
      await release();
      return undefined;
    }
    const key = shareKey(trial);
    const shared = digestOf([serverDigest(spec), trial.round]);
    const config = digestOf([serverDigest(spec), sideOf(trial.variant)]);
    await drop((one) => one.key !== key && (hold === "restart" || one.shared !== shared));
    const trouble = await kept.find((one) => one.key === key)?.server.trouble();
    throwIfCancelled(world.signal);
    if (trouble !== undefined) await bury(spec, key, config, trouble);
    if (givenUp.has(config)) return undefined;
    if (hold === "sleep") for (const { server } of kept.filter((one) => one.key !== key)) await server.sleep();
    const found = kept.find((one) => one.key === key)?.server;
    if (found !== undefined) {
      if (hold === "sleep") await found.wake();
      return found;
    }
    const started = await startWithRetries(trial, spec, bench);
    if (isFailure(started)) {
      giveUp(config, started.reason);
      return undefined;
    }
    kept = [...kept, { key, shared, server: started }];
    return started;
  };

  return {
    serverFor,
    rest: () => drop(() => hold === "restart"),
    keepBy: (chosen) => {
      hold = chosen;
    },
    isIdle: () => kept.length === 0,
    [Symbol.asyncDispose]: release,
  };
}

/** Tries again when the failure may be the environment's: not for an unknown flag, nor for the same failure twice. */
async function startWithRetries(
  { variant }: Trial,
  spec: ServerSpec,
  bench: Bench,
): Promise<RunningServer | StartFailure> {
  let before: string | undefined;
  for (let left = spec.ready.retries; ; left--) {
    let started = await startServer(spec, siteOf(bench, variant), bench);
    while (isFailure(started) && started.leftOut !== undefined) {
      bench.world.log.warn(`${started.reason}; starting it without ${started.leftOut.join(", ")}`);
      started = await startServer(spec, siteOf(bench, variant), bench);
    }
    if (!isFailure(started) || !started.retry || left <= 0 || started.kind === before) return started;
    before = started.kind;
    bench.world.log.warn(`${started.reason}; trying again`);
  }
}

function isFailure(started: RunningServer | StartFailure): started is StartFailure {
  return "state" in started;
}
