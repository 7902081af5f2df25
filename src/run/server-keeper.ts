import { digestOf } from "../model/digest.ts";
import { serverDigest } from "../model/server-digest.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";
import type { Bench } from "./bench.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { type RunningServer, startServer } from "./server.ts";
import type { StartFailure } from "./start-failure.ts";

/** How often one configuration may die before the rest of its trials is given up. */
const MOST_DEATHS = 2;

/** Trials with equal keys share a start, when nothing else runs between them. */
export function shareKey({ server, variant, round }: Trial): string {
  return server === undefined ? "" : digestOf([serverDigest(server), variant, round]);
}

export interface ServerKeeper extends AsyncDisposable {
  /**
   * The trial's server, ready: still running, started, or started again after a death.
   * `undefined` when it is given up, which is noted on the session.
   */
  readonly serverFor: (trial: Trial) => Promise<RunningServer | undefined>;
  /** Stops what runs, so that the devices are free. */
  readonly release: () => Promise<void>;
}

export function serverKeeper(bench: Bench): ServerKeeper {
  const { world, session } = bench;
  const deaths = new Map<string, number>();
  const givenUp = new Set<string>();
  let current: { readonly key: string; readonly server: RunningServer } | undefined;

  const release = async () => {
    await current?.server.stop();
    current = undefined;
  };

  const giveUp = (config: string, why: string) => {
    givenUp.add(config);
    session.note(why);
    world.log.warn(why);
  };

  const bury = async (spec: ServerSpec, config: string, trouble: string) => {
    await release();
    const count = (deaths.get(config) ?? 0) + 1;
    deaths.set(config, count);
    if (count < MOST_DEATHS) world.log.warn(`server ${spec.name} is down, starting it again: ${trouble}`);
    else giveUp(config, `server ${spec.name} went down ${count} times, the rest of its trials is given up: ${trouble}`);
  };

  const serverFor = async (trial: Trial) => {
    const spec = trial.server;
    if (spec === undefined) return undefined;
    const key = shareKey(trial);
    const config = digestOf([serverDigest(spec), trial.variant]);
    if (current !== undefined && current.key !== key) await release();
    const trouble = await current?.server.trouble();
    throwIfCancelled(world.signal);
    if (trouble !== undefined) await bury(spec, config, trouble);
    if (givenUp.has(config)) return undefined;
    if (current !== undefined) return current.server;

    const started = await startWithRetries(spec, bench);
    if (isFailure(started)) {
      giveUp(config, started.reason);
      return undefined;
    }
    current = { key, server: started };
    return started;
  };

  return { serverFor, release, [Symbol.asyncDispose]: release };
}

/** Tries again when the failure may be the environment's: not for an unknown flag, nor for the same failure twice. */
async function startWithRetries(spec: ServerSpec, bench: Bench): Promise<RunningServer | StartFailure> {
  let before: string | undefined;
  for (let left = spec.ready.retries; ; left--) {
    const started = await startServer(spec, bench);
    if (!isFailure(started) || !started.retry || left <= 0 || started.kind === before) return started;
    before = started.kind;
    bench.world.log.warn(`${started.reason}; trying again`);
  }
}

function isFailure(started: RunningServer | StartFailure): started is StartFailure {
  return "state" in started;
}
