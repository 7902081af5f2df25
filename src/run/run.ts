import { resolve } from "node:path";
import { busyDevices, devicesReleased } from "../devices/occupancy.ts";
import { ENGINES } from "../engines/engines.ts";
import { digestOf } from "../model/digest.ts";
import { CannotJudgeError, messageOf } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Environment, Origin, Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { Plan } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import { TOOLS } from "../tools/tools.ts";
import type { Bench, Equipment } from "./bench.ts";
import { cancelledBy, cancelledError } from "./cancelled.ts";
import { cleanUp } from "./clean-up.ts";
import { devicesUsed } from "./devices-used.ts";
import { jobEnvironment } from "./env-from.ts";
import { ledgerPath, openLedger } from "./ledger.ts";
import { lockDevices } from "./lock.ts";
import { checkFolder, preflight } from "./preflight.ts";
import { serverKeeper } from "./server-keeper.ts";
import { openSession, type SessionWriter } from "./session-writer.ts";
import { type Measuring, measureTrials } from "./trials.ts";

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

/**
 * Measures the trials of a plan, one after the other. Each record is on disk before the next trial starts, and no
 * process of the run is left when this returns or throws.
 * @throws UserError or CannotJudgeError before anything is started, when something that is needed is missing or taken;
 *   CannotJudgeError when no trial is valid, or the disk is full; an AbortError when the run is cancelled.
 *   What was measured is in the folder in every case.
 */
export async function runPlan(
  request: RunRequest,
  world: World,
  equipment: Equipment = { engines: ENGINES, tools: TOOLS, busyDevices, devicesReleased },
): Promise<Session> {
  const { config, plan } = request;
  const folder = resolve(world.cwd, request.folder);
  const deadline = request.deadline ?? budgetEnd(config);
  const done = new Set(request.already.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
  const todo = plan.trials.filter(({ id }) => !done.has(id));

  checkFolder(folder);
  const env = await jobEnvironment(config, world);
  for (const line of await cleanUp(ledgerPath(folder), env)) world.log.warn(line);
  await preflight(todo, env, equipment, world);

  const session = openSession({
    folder,
    fresh: headerOf(request),
    already: request.already,
    confirms: plan.trials.every(({ round }) => round > 0),
  });
  const ledger = openLedger(ledgerPath(folder));
  const bench: Bench = { world, equipment, folder, env, ledger, session };
  try {
    if (todo.length > 0) await measureLocked({ trials: todo, total: plan.trials.length, deadline }, bench);
  } catch (thrown) {
    const cancelled = world.signal.aborted;
    session.note(cancelled ? cancelledBy(world.signal) : messageOf(thrown));
    closeIfPossible(session, plan);
    throw cancelled ? cancelledError(world.signal) : thrown;
  }
  const closed = close(session, plan);
  if (closed.records.some(({ validity }) => validity.state === "valid") || plan.trials.length === 0) return closed;
  throw new CannotJudgeError(`nothing was measured: ${whyNothing(closed)}`, {
    hint: `what was printed is in ${folder}`,
  });
}

async function measureLocked(measuring: Measuring, bench: Bench): Promise<void> {
  const { trials, deadline } = measuring;
  const { world, env, ledger } = bench;
  await using _lock = await lockDevices({ devices: devicesUsed(trials, env), ledger, deadline }, world);
  await using keeper = serverKeeper(bench);
  await measureTrials(measuring, keeper, bench);
}

function budgetEnd({ budgetMinutes }: Config): number | undefined {
  return budgetMinutes === undefined ? undefined : Date.now() + budgetMinutes * 60_000;
}

function headerOf({ config, plan, origin, environment, sessionId }: RunRequest) {
  return {
    id: sessionId,
    suite: config.name,
    origin,
    environment,
    policyDigest: digestOf(config.policy),
    planDigest: plan.digest,
    expectedCells: plan.expectedCells,
  };
}

function close(session: SessionWriter, { trials }: Plan): Session {
  const missing = trials.filter(({ id }) => !session.has(id));
  if (missing.length > 0) {
    const cells = [...new Set(missing.map(({ cell }) => cell.id))].join(", ");
    session.note(`${missing.length} of ${trials.length} trials were not measured, of the cells ${cells}`);
  }
  return session.close(missing.length === 0);
}

function whyNothing({ records: [first], notes: [note = "no trial was started"] }: Session): string {
  return first?.validity.state === "invalid" ? `${first.trial}: ${first.validity.reasons.join("; ")}` : note;
}

/** On a full disk `session.json` stays as it was written at the start: not complete. The first error is the one to tell. */
function closeIfPossible(session: SessionWriter, plan: Plan): void {
  try {
    close(session, plan);
  } catch {
    // Told already.
  }
}
