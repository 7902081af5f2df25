import { resolve } from "node:path";
import { probeEnvironment } from "../devices/environment.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Environment, Session } from "../model/session.ts";
import { setupDigest } from "../model/setup-digest.ts";
import type { Side } from "../model/side.ts";
import type { Plan } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import { planTrials } from "../plan/plan.ts";
import { jobEnvironment } from "../run/env-from.ts";
import { runPlan } from "../run/run.ts";
import { resumableRecords } from "../store/resume.ts";
import type { Job } from "./job.ts";
import { type OwnRequests, ownRequests } from "./own-requests.ts";
import { minutesOf } from "./pair-cost.ts";

/** What every measurement of a job has in common. */
export interface JobBench {
  readonly plan: Plan;
  readonly environment: Environment;
  /** Epoch milliseconds at which the budget is spent; an interrupted run's part of it is. */
  readonly deadline: number | undefined;
  /** What the job's folder holds already. @throws UserError when it is another run's, or of other sides. */
  readonly records: (sides?: readonly Side[]) => Promise<readonly TrialRecord[]>;
  readonly measure: (plan: Plan) => Promise<Session>;
  readonly requests: OwnRequests;
}

export async function benchFor(job: Job, world: World): Promise<JobBench> {
  const { config, origin, folder, sessionId, selection } = job;
  const environment = await probeEnvironment({ ...world, env: await jobEnvironment(config, world) }, config.servers);
  const plan = planTrials(config, selection);
  const now = {
    ...{ origin, planDigest: plan.digest, setupDigest: setupDigest(config) },
    environmentClass: environment.class,
  };
  const records = (sides: readonly Side[] = []) => (job.resume ?? resumableRecords)(folder, { ...now, sides });
  const { budgetMinutes } = config;
  // A further attempt has a budget of its own: what it takes up from an earlier one is not counted.
  const spent = minutesOf(await resumableRecords(folder, now));
  const deadline = budgetMinutes === undefined ? undefined : Date.now() + 60_000 * (budgetMinutes - spent);
  return {
    plan,
    environment,
    deadline,
    records,
    requests: ownRequests(resolve(world.cwd, folder), world.log),
    measure: async (part) => {
      const already = await records();
      return runPlan({ config, plan: part, folder, origin, environment, sessionId, already, deadline }, world);
    },
  };
}
