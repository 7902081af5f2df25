import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CannotJudgeError } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { pause } from "./cancelled.ts";
import { childEnvironment } from "./child-env.ts";
import { cleanUp } from "./clean-up.ts";
import { ALL_DEVICES } from "./devices-used.ts";
import type { Ledger } from "./ledger.ts";
import { abandonedLedger, freeLock, type Holder, lockHolder, takeLock } from "./lock-file.ts";
import { durationText } from "./progress.ts";

const POLL_MS = 500;
const SAY_AGAIN_MS = 10_000;
const LOCK_FILE = /^llm-perf-gate-.+\.lock$/;

export interface LockRequest {
  /** Device indices, or `ALL_DEVICES` alone. */
  readonly devices: readonly string[];
  readonly ledger: Ledger;
  /** Epoch milliseconds after which waiting is in vain. */
  readonly deadline?: number | undefined;
}

/**
 * One measurement at a time on a device, over all jobs of the host. The locks are taken in order of their names, so
 * that two jobs never wait for each other, and a lock whose process is gone is taken over.
 * @throws CannotJudgeError when a device is still busy at the deadline.
 */
export async function lockDevices(request: LockRequest, world: World): Promise<AsyncDisposable> {
  const { ledger } = request;
  const folder = world.env["LLM_PERF_GATE_LOCK_DIR"] ?? tmpdir();
  const held: string[] = [];
  const release = async () => {
    for (const path of held.splice(0)) {
      freeLock(path);
      ledger.dropLock(path);
    }
  };
  try {
    for (const device of [...request.devices].sort()) {
      const path = lockPath(folder, device);
      held.push(path);
      ledger.noteLock(path);
      await waitForLock({ folder, device, path, ledger: ledger.path }, request.deadline, world);
    }
  } catch (cause) {
    await release();
    throw cause;
  }
  return { [Symbol.asyncDispose]: release };
}

interface Lock {
  readonly folder: string;
  readonly device: string;
  readonly path: string;
  /** Of the run that takes it. */
  readonly ledger: string;
}

async function waitForLock(lock: Lock, deadline: number | undefined, world: World): Promise<void> {
  const began = Date.now();
  let saidAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    await takeDown(lock.path, world);
    const holder = tryLock(lock);
    if (holder === undefined) return;
    const what = lock.device === ALL_DEVICES ? "this machine" : `device ${lock.device}`;
    const who = `${what} is measured on by process ${holder.pid} since ${holder.since}`;
    if (deadline !== undefined && Date.now() > deadline) {
      throw new CannotJudgeError(`${who}, and the budget is spent`, {
        hint: `rerun later; if there is no such run, remove ${lock.path}`,
      });
    }
    if (Date.now() - saidAt >= SAY_AGAIN_MS) {
      saidAt = Date.now();
      world.log.info(`${who}; waiting for it since ${durationText((saidAt - began) / 1000)}`);
    }
    await pause(POLL_MS, world.signal);
  }
}

/** Before anything is looked at: what killed runs have left on the devices of this machine. */
export async function takeDownAbandoned(world: World): Promise<void> {
  const folder = world.env["LLM_PERF_GATE_LOCK_DIR"] ?? tmpdir();
  for (const name of readdirSync(folder)) if (LOCK_FILE.test(name)) await takeDown(join(folder, name), world);
}

/** A run that was killed may have left a server on the device: its lock says where it wrote down what it had started. */
async function takeDown(lock: string, { env, log }: World): Promise<void> {
  const ledger = abandonedLedger(lock);
  if (ledger === undefined) return;
  for (const line of await cleanUp(ledger, childEnvironment(env))) log.warn(`a run was killed here: ${line}`);
}

/**
 * The lock of all devices excludes every other one. Who wants all of them keeps that lock while the others end;
 * who wants one gives way, so that neither waits for ever.
 */
function tryLock({ folder, device, path, ledger }: Lock): Holder | undefined {
  const holder = lockHolder(path)?.pid === process.pid ? undefined : takeLock(path, ledger);
  if (holder !== undefined) return holder;
  const rival = device === ALL_DEVICES ? anyOther(folder, path) : other(lockPath(folder, ALL_DEVICES));
  if (rival !== undefined && device !== ALL_DEVICES) freeLock(path);
  return rival;
}

function anyOther(folder: string, own: string): Holder | undefined {
  const paths = readdirSync(folder)
    .filter((name) => LOCK_FILE.test(name))
    .map((name) => join(folder, name));
  return paths
    .filter((path) => path !== own)
    .map(other)
    .find((holder) => holder !== undefined);
}

function other(path: string): Holder | undefined {
  const holder = lockHolder(path);
  return holder?.pid === process.pid ? undefined : holder;
}

function lockPath(folder: string, device: string): string {
  return join(folder, `llm-perf-gate-${device.replace(/[^\w.-]/g, "-")}.lock`);
}
