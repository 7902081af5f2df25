import { resolve } from "node:path";
import { deviceMemory } from "../devices/device-memory.ts";
import { deviceNodes } from "../devices/device-nodes.ts";
import { deviceTroubles } from "../devices/device-troubles.ts";
import { busyDevices, devicesReleased } from "../devices/occupancy.ts";
import { watchMachine } from "../devices/watch-machine.ts";
import { ENGINES } from "../engines/engines.ts";
import { digestOf } from "../model/digest.ts";
import { CannotJudgeError, messageOf } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Environment, Facts, Origin, Session } from "../model/session.ts";
import { setupDigest } from "../model/setup-digest.ts";
import type { Side } from "../model/side.ts";
import type { Config, Environ, Hold } from "../model/spec.ts";
import type { Plan, Trial } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import { TOOLS } from "../tools/tools.ts";
import type { Bench, Equipment } from "./bench.ts";
import { cancelledBy, cancelledError } from "./cancelled.ts";
import { cleanUp } from "./clean-up.ts";
import { devicesTaken } from "./devices-taken.ts";
import { devicesUsed } from "./devices-used.ts";
import { jobEnvironment } from "./env-from.ts";
import { ledgerPath, openLedger } from "./ledger.ts";
import { lockDevices, takeDownAbandoned } from "./lock.ts";
import { checkFolder, preflight } from "./preflight.ts";
import { type ServerKeeper, serverKeeper } from "./server-keeper.ts";
import { openSession, type SessionWriter } from "./session-writer.ts";
import { measureTrials } from "./trials.ts";

export interface RunRequest {
  readonly config: Config;
  readonly plan: Plan;
  /** Becomes one session, or is one already and is added to. */
  readonly folder: string;
  readonly origin: Origin;
  readonly environment: Environment;
  readonly sessionId: string;
  /** Records of this folder: of an earlier round, or of a run that is taken up again. Valid ones are not measured again. */
  readonly already: readonly TrialRecord[];
  /** Epoch milliseconds after which no trial starts; absent counts `budgetMinutes` from the start of this call. */
  readonly deadline?: number | undefined;
}

/** This machine's. */
const EQUIPMENT: Equipment = {
  engines: ENGINES,
  tools: TOOLS,
  busyDevices,
  devicesReleased,
  deviceNodes,
  deviceMemory,
  deviceTroubles,
  watchMachine,
};

/**
 * Measures the trials of a plan, one after the other. Each record is on disk before the next trial starts, and no
 * process of the run is left when this returns or throws.
 * @throws UserError or CannotJudgeError before anything is started, when something that is needed is missing or taken;
 *   CannotJudgeError when no trial is valid, or the disk is full; an AbortError when the run is cancelled.
 *   What was measured is in the folder in every case.
 */
export async function runPlan(request: RunRequest, world: World, equipment = EQUIPMENT): Promise<Session> {
  const { plan } = request;
  const done = new Set(request.already.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
  const todo = plan.trials.filter(({ id }) => !done.has(id));
  const confirms = plan.trials.every(({ round }) => round > 0);
  const opening = { ...request, prepared: todo, confirms };
  const measureAll = async ({ measure, has }: OpenRun) => {
    if (todo.length > 0) await measure(todo, plan.trials.length);
    return missingOf(plan, has);
  };
  const closed = await openRun(opening, world, measureAll, equipment);
  if (closed.records.some(({ validity }) => validity.state === "valid") || plan.trials.length === 0) return closed;
  throw new CannotJudgeError(`nothing was measured: ${whyNothing(closed)}`, {
    hint: `what was printed is in ${resolve(world.cwd, request.folder)}`,
  });
}

/** A session that is open, with the devices locked for it. */
export interface OpenRun {
  /** In order, within the budget; servers that may stay up for the next call do. */
  readonly measure: (trials: readonly Trial[], total?: number) => Promise<Session>;
  /** As it is on disk. */
  readonly session: () => Session;
  readonly has: (trial: string) => boolean;
  /** Facts of the code that a side runs. */
  readonly learn: (variant: string, facts: Facts) => void;
  readonly note: (line: string) => void;
  /** What became known since it was opened: how servers are kept, and how many pairs there are at most. */
  readonly choose: (chosen: { readonly hold: Exclude<Hold, "auto">; readonly pairsAtMost: number }) => void;
  /** Why the devices are not free while no server of this run is up, one line each; none where that cannot be told. */
  readonly busy: () => Promise<readonly string[]>;
  /** Notes that stand before all others: the first one is shown as the reason of a session that is not complete. */
  readonly lead: (lines: readonly string[]) => void;
}

export interface OpenRequest extends RunRequest {
  /** What may be measured: looked through before anything starts, and what the devices are locked for. */
  readonly prepared: readonly Trial[];
  /** Adds to a first measurement, and leaves its notes as they are. */
  readonly confirms: boolean;
  readonly sides?: readonly Side[];
  readonly hold?: Exclude<Hold, "auto">;
  /** Kept with the session. */
  readonly pairsAtMost?: number;
  /** As well. */
  readonly variants?: readonly string[];
}

/**
 * Opens a session, lets `work` measure into it, and closes it, whatever happens: with the lines that `work` answers, which
 * say what is missing, or complete when there are none.
 * @throws what `runPlan` does.
 */
export async function openRun(
  request: OpenRequest,
  world: World,
  work: (run: OpenRun) => Promise<readonly string[]>,
  equipment = EQUIPMENT,
): Promise<Session> {
  const { config, plan } = request;
  const folder = resolve(world.cwd, request.folder);
  checkFolder(folder);
  const env = await jobEnvironment(config, world);
  for (const line of await cleanUp(ledgerPath(folder), env)) world.log.warn(line);
  await takeDownAbandoned(world);
  const { already, confirms, sides } = request;
  await preflightOf(request, env, equipment, world);

  const session = openSession({ folder, fresh: headerOf(request), already, confirms });
  const ledger = openLedger(ledgerPath(folder));
  const { dropUnknownFlags } = config;
  const bench: Bench = {
    ...{ world, equipment, folder, env, ledger, session, dropUnknownFlags },
    ...(sides === undefined ? {} : { sides }),
  };
  try {
    const troubles = await equipment.deviceTroubles?.({ env, cwd: world.cwd, signal: world.signal });
    for (const line of troubles ?? []) session.note(line);
    const missing = await lockedWork(request, bench, work);
    for (const line of missing) session.note(line);
    return session.close(missing.length === 0);
  } catch (thrown) {
    const cancelled = world.signal.aborted;
    session.note(cancelled ? cancelledBy(world.signal) : messageOf(thrown));
    closeIfPossible(session, plan);
    throw cancelled ? cancelledError(world.signal) : thrown;
  }
}

/** Each side's programs must be found with what that side is started with; one that is up, or in a container, has its own. */
async function preflightOf(
  { prepared, sides }: OpenRequest,
  env: Environ,
  equipment: Equipment,
  world: World,
): Promise<void> {
  if (sides === undefined) return preflight(prepared, env, equipment, world);
  for (const side of sides.filter(({ server }) => server === undefined)) {
    await preflight(
      prepared.filter(({ variant }) => variant === side.variant),
      side.env,
      equipment,
      world,
    );
  }
}

async function lockedWork(
  { config, prepared, hold, ...request }: OpenRequest,
  bench: Bench,
  work: (run: OpenRun) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const { world, env, ledger, session } = bench;
  const deadline = request.deadline ?? budgetEnd(config);
  const run = (keeper?: ServerKeeper): OpenRun => ({
    measure: async (trials, total = trials.length) => {
      if (keeper !== undefined) await measureTrials({ trials, total, deadline }, keeper, bench);
      return session.snapshot();
    },
    session: session.snapshot,
    has: session.has,
    learn: (variant, facts) => {
      for (const [key, value] of Object.entries(facts)) session.learn(`${variant}: ${key}`, value);
    },
    note: session.note,
    lead: session.lead,
    choose: (chosen) => {
      keeper?.keepBy(chosen.hold);
      session.limitPairs(chosen.pairsAtMost);
    },
    busy: async () => (keeper?.isIdle() === true ? devicesTaken(prepared, bench) : []),
  });
  if (prepared.length === 0) return work(run());
  await using _lock = await lockDevices({ devices: devicesUsed(prepared, env), ledger, deadline }, world);
  await using keeper = serverKeeper(bench, hold);
  return await work(run(keeper));
}

function budgetEnd({ budgetMinutes }: Config): number | undefined {
  return budgetMinutes === undefined ? undefined : Date.now() + budgetMinutes * 60_000;
}

function headerOf({ config, plan, origin, environment, sessionId, pairsAtMost, variants }: OpenRequest) {
  return {
    id: sessionId,
    suite: config.name,
    origin,
    environment,
    policyDigest: digestOf(config.policy),
    planDigest: plan.digest,
    setupDigest: setupDigest(config),
    ...(pairsAtMost === undefined ? {} : { pairsAtMost }),
    ...(variants === undefined ? {} : { variants }),
    expectedCells: plan.expectedCells,
  };
}

/** What a reader must know of the planned trials that have no record; nothing when all have one. */
function missingOf({ trials }: Plan, has: (trial: string) => boolean): readonly string[] {
  const missing = trials.filter(({ id }) => !has(id));
  if (missing.length === 0) return [];
  const cells = [...new Set(missing.map(({ cell }) => cell.id))].join(", ");
  return [`${missing.length} of ${trials.length} trials were not measured, of the cells ${cells}`];
}

function whyNothing({ records: [first], notes: [note = "no trial was started"] }: Session): string {
  return first?.validity.state === "invalid" ? `${first.trial}: ${first.validity.reasons.join("; ")}` : note;
}

/** On a full disk `session.json` stays as it was written at the start: not complete. The first error is the one to tell. */
function closeIfPossible(session: SessionWriter, plan: Plan): void {
  try {
    const missing = missingOf(plan, session.has);
    for (const line of missing) session.note(line);
    session.close(missing.length === 0 && plan.trials.length > 0);
  } catch {
    // Told already.
  }
}
