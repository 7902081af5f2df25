import { compare } from "../compare/compare.ts";
import { variantTables } from "../compare/measured-variants.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { planVariants, type VariantPlan } from "../plan/variants.ts";
import { openRun } from "../run/run.ts";
import { prepareVariants } from "../run/sides/variant-sides.ts";
import { benchFor } from "./bench.ts";
import type { Job, Outcome } from "./job.ts";
import { keep } from "./keep.ts";
import { blockMinutes, pairCost } from "./pair-cost.ts";
import { type PairBench, wholePairs } from "./pairs.ts";
import { roundsLine, variantLines } from "./variant-lines.ts";

/**
 * Measures the variants of the configuration in turn, in one job on one device, and puts them side by side.
 * @throws UserError in a job that must judge; CannotJudgeError when the code of a variant cannot be had, or nothing could be measured.
 */
export async function measureVariants(job: Job, world: World): Promise<Outcome> {
  const { config, folder, origin, sessionId, selection } = job;
  if (job.judge) {
    throw new UserError("variants: are measured and reported, and judge nothing", {
      hint: "run them by hand or on workflow_dispatch, and keep another configuration for pull requests",
    });
  }
  const { environment, deadline, records } = await benchFor(job, world);
  const plan = planVariants(config, selection);
  await using variants = await prepareVariants({ config, origin, folder }, world);
  if (variants.state === "unavailable") throw new CannotJudgeError(variants.reason);
  const { sides, notes } = variants;
  const hold = config.hold === "auto" ? "restart" : config.hold;
  const opening = {
    config,
    plan,
    folder,
    origin,
    environment,
    sessionId,
    deadline,
    hold,
    sides,
    variants: namesOf(config),
  };
  try {
    const already = await records(sides);
    const session = await openRun(
      { ...opening, already, prepared: plan.trials, confirms: false },
      world,
      async (run) => {
        for (const { variant, facts } of sides) run.learn(variant, facts);
        for (const line of notes) run.note(line);
        const bench = { now: Date.now, measure: run.measure, say: world.log.info, session: run.session };
        return measureRounds({ config, plan, hold, deadline }, bench);
      },
    );
    if (!session.records.some(({ validity }) => validity.state === "valid"))
      throw new CannotJudgeError(`nothing was measured: ${session.notes[0] ?? "no trial is valid"}`);
    const baselines = { state: "none", notes: [] } as const;
    return {
      session,
      comparison: compare({ head: session, baselines, policy: config.policy, judge: false, confirmable: false }),
    };
  } finally {
    await keep(job, world);
  }
}

export interface Rounds {
  readonly config: Config;
  readonly plan: VariantPlan;
  readonly hold: Exclude<Config["hold"], "auto">;
  /** On the bench's clock. */
  readonly deadline: number | undefined;
}

export interface RoundsBench extends Pick<PairBench, "now" | "measure" | "say"> {
  readonly session: () => Session;
}

/** Measures round by round, whole rounds only, within the budget. @returns what was left out, and why. */
export async function measureRounds(
  { config, plan, hold, deadline }: Rounds,
  { now, measure, say, session }: RoundsBench,
): Promise<readonly string[]> {
  const running = new Set<string>();
  const cost = (block: VariantPlan["trials"]) => blockMinutes(block, pairCost(session().records), hold, running);
  const began = now();
  for (const [place, block] of plan.blocks.entries()) {
    const todo = wholePairs(block, session());
    if (todo.length === 0) continue;
    if (deadline !== undefined && now() + 60_000 * cost(todo) > deadline) break;
    await measure(todo);
    for (const { server, variant } of todo) running.add(`${server?.name}\n${variant}`);
    const left = plan.blocks.slice(place + 1);
    const minutes = { spent: (now() - began) / 60_000, left: left.reduce((sum, one) => sum + cost(one), 0) };
    for (const line of variantLines(variantTables(session(), namesOf(config)), config.policy)) say(line);
    say(roundsLine({ done: place + 1, of: plan.blocks.length, minutes, deadline: deadline !== undefined }));
  }
  return missingRounds(plan, namesOf(config), session());
}

function missingRounds({ trials }: VariantPlan, names: readonly string[], { records }: Session): readonly string[] {
  const done = new Set(records.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
  const missing = trials.filter(({ id }) => !done.has(id));
  if (missing.length === 0) return [];
  const variants = names.filter((name) => missing.some(({ variant }) => variant === name)).join(", ");
  return [
    `${missing.length} of ${trials.length} trials were not measured, or are not valid, of the variants ${variants}`,
  ];
}

function namesOf({ variants = [] }: Config): readonly string[] {
  return variants.map(({ name }) => name);
}
