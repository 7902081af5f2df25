import { compare } from "./compare/compare.ts";
import { probeEnvironment } from "./devices/environment.ts";
import type { Comparison } from "./model/comparison.ts";
import { messageOf } from "./model/errors.ts";
import type { Origin, Session } from "./model/session.ts";
import type { Config } from "./model/spec.ts";
import type { Plan } from "./model/trial.ts";
import type { World } from "./model/world.ts";
import { planTrials, type Selection } from "./plan/plan.ts";
import { jobEnvironment } from "./run/env-from.ts";
import { runPlan } from "./run/run.ts";
import { within } from "./run/within.ts";
import { resumableRecords } from "./store/resume.ts";
import { isSessionFolder } from "./store/session-folder.ts";
import type { Store } from "./store/store.ts";

export interface Job {
  readonly config: Config;
  readonly origin: Origin;
  /** Becomes the session; records of the same commit, plan and machine that lie there are not measured again. */
  readonly folder: string;
  readonly sessionId: string;
  /** Under which the store keeps the session. */
  readonly sessionName: string;
  /** Absent: the session stays in its folder, and there is nothing to compare it with. */
  readonly store?: Store;
  /** Branch that baselines are measured on. */
  readonly baseBranch?: string;
  /** Judge against the baselines, or only measure and store. */
  readonly judge: boolean;
  readonly selection: Selection;
}

export interface Outcome {
  readonly session: Session;
  readonly comparison: Comparison;
}

/** The pipeline: plan, run, compare with the baselines, confirm what looks worse on a fresh start, keep everything. */
export async function gate(job: Job, world: World): Promise<Outcome> {
  const { config, origin, folder, sessionId, selection } = job;
  const environment = await probeEnvironment({ ...world, env: await jobEnvironment(config, world) });
  const deadline = config.budgetMinutes === undefined ? undefined : Date.now() + config.budgetMinutes * 60_000;
  const measure = async (plan: Plan): Promise<Session> => {
    const now = { commit: origin.commit, planDigest: plan.digest, environmentClass: environment.class };
    const already = await resumableRecords(folder, now);
    return runPlan({ config, plan, folder, origin, environment, sessionId, already, deadline }, world);
  };

  try {
    const session = await measure(planTrials(config, selection));
    const baselines = await baselinesFor(job);
    const judge = (head: Session, confirmable: boolean): Comparison =>
      compare({ head, baselines, policy: config.policy, judge: job.judge, confirmable });

    const screened = judge(session, true);
    if (screened.suspects.length === 0) return { session, comparison: screened };

    world.log.info(`suspected: ${screened.suspects.join(", ")}; measuring again on a fresh start`);
    const confirmed = await measure(planTrials(config, { ...selection, round: 1, cells: screened.suspects }));
    return { session: confirmed, comparison: judge(confirmed, false) };
  } finally {
    await keep(job, world);
  }
}

export async function baselinesFor({ config, origin, store, baseBranch, sessionId, judge }: Job) {
  if (store === undefined || !judge) return { state: "none", notes: [] } as const;
  return store.baselines({
    suite: config.name,
    ...(origin.base === undefined ? {} : { base: origin.base }),
    ...(baseBranch === undefined ? {} : { branch: baseBranch }),
    except: sessionId,
    limit: config.baselineSessions,
  });
}

/** An upload that takes longer does not end at all. */
const LONGEST_SAVE_MS = 30 * 60_000;

/**
 * Storing never changes a verdict: what was measured stays on disk, and the reader is told. A cancelled job has no time
 * for it: its post step has.
 */
async function keep({ store, folder, sessionName }: Job, { log, signal }: World): Promise<void> {
  if (store === undefined || signal.aborted || !(await isSessionFolder(folder))) return;
  try {
    const where = await within(store.save(folder, sessionName), LONGEST_SAVE_MS, signal);
    if (where === undefined) log.warn(`the session was not stored in time; it is still in ${folder}`);
    else log.info(`session kept: ${where}`);
  } catch (cause) {
    log.warn(`the session was not stored (${messageOf(cause)}); it is still in ${folder}`);
  }
}
