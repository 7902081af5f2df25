import { compare } from "./compare/compare.ts";
import { againLine } from "./gate/again-line.ts";
import { againstBase, allAgainstBase } from "./gate/against-base.ts";
import { baselinesFor, storedSessions } from "./gate/baselines.ts";
import { benchFor } from "./gate/bench.ts";
import type { Job, Outcome } from "./gate/job.ts";
import { keep } from "./gate/keep.ts";
import { measureVariants } from "./gate/variants.ts";
import type { Baselines } from "./model/baselines.ts";
import type { World } from "./model/world.ts";
import { planTrials } from "./plan/plan.ts";

/** The pipeline. A job that only measures may confirm what looks worse all the same: whoever judges later cannot. */
export async function gate(job: Job, world: World): Promise<Outcome> {
  if (job.config.variants !== undefined) return measureVariants(job, world);
  if (job.judge || job.confirm !== true) return pipeline(job, world);
  const { session } = await pipeline({ ...job, judge: true }, world);
  const baselines: Baselines = { state: "none", notes: [] };
  const asked = { head: session, baselines, policy: job.config.policy, judge: false, confirmable: false };
  return { session, comparison: compare(asked) };
}

/**
 * Plan, run, compare with the baselines, confirm what looks worse, keep everything. Where a base is
 * configured, what looks worse is measured in turn with it; otherwise, or when it cannot be had, on a fresh start.
 */
async function pipeline(job: Job, world: World): Promise<Outcome> {
  const { config, selection, today } = job;
  const bench = await benchFor(job, world);
  const base = job.judge && config.base !== undefined && config.paired !== "never";
  try {
    if (base && config.paired === "always") {
      const paired = await allAgainstBase(job, bench, world);
      if (typeof paired !== "string") return paired;
      world.log.warn(`${paired}; the stored baselines have to do`);
    }
    const session = await bench.measure(bench.plan);
    const baselines = await baselinesFor(job);
    const past = storedSessions(baselines);
    const asked = { baselines, policy: config.policy, today, judge: job.judge };
    if (base && config.paired === "auto") {
      const paired = await againstBase({ job, bench, session, baselines }, world);
      if (paired !== undefined) return { ...paired, past };
    }

    const screened = compare({ ...asked, head: session, requests: await bench.requests(session), confirmable: true });
    if (screened.suspects.length === 0) return { session, comparison: screened, past };
    world.log.info(`${againLine(screened)}; measuring again on a fresh start`);
    const again = await bench.measure(planTrials(config, { ...selection, round: 1, cells: screened.suspects }));
    const requests = await bench.requests(again);
    return { session: again, comparison: compare({ ...asked, head: again, requests, confirmable: false }), past };
  } finally {
    await keep(job, world);
  }
}
