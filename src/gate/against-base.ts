import { compare } from "../compare/compare.ts";
import { interleavedInput } from "../compare/paired-input.ts";
import { NOTHING_TO_BUILD } from "../model/base.ts";
import type { Baselines } from "../model/baselines.ts";
import { CannotJudgeError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { prepareSides } from "../run/sides/sides.ts";
import { againLine } from "./again-line.ts";
import { baselinesFor, storedSessions } from "./baselines.ts";
import { benchFor, type JobBench } from "./bench.ts";
import { judgeInPairs } from "./in-pairs.ts";
import type { Job, Outcome } from "./job.ts";

export interface Screened {
  readonly job: Job;
  readonly bench: JobBench;
  readonly session: Session;
  readonly baselines: Baselines;
}

/**
 * Screens a session against the baselines, and measures its suspects in turn with the base.
 * @returns nothing when the base cannot be had.
 */
export async function againstBase(screened: Screened, world: World): Promise<Outcome | undefined> {
  const { job, bench, session, baselines } = screened;
  const { today } = job;
  const { policy } = job.config;
  const requests = await bench.requests(session);
  const asked = { session, baselines, policy, today, judge: true, always: false, requests };
  const comparison = compare(interleavedInput({ ...asked, confirmable: true }));
  const { suspects } = comparison;
  if (suspects.length === 0) return { session, comparison };
  world.log.info(`${againLine(comparison)}; to be measured in turn with the base`);
  await using sides = await prepareSides(job, world);
  if (sides.state === "unavailable") {
    world.log.warn(`${sides.reason}; the stored baselines have to do`);
    return undefined;
  }
  const already = await bench.records([sides.base, sides.head]);
  const judged = await judgeInPairs(
    { ...job, ...bench, already, cells: suspects, sides, baselines, always: false },
    world,
  );
  if (typeof judged !== "string") return judged;
  world.log.warn(judged);
  const final = compare(interleavedInput({ ...asked, confirmable: false }));
  return { session, comparison: { ...final, reasons: [...final.reasons, judged] } };
}

/**
 * Measures every cell in turn with the base, and screens nothing: the stored sessions only tell how noisy a pair is.
 * @returns why the base cannot be had.
 */
export async function allAgainstBase(job: Job, bench: JobBench, world: World): Promise<Outcome | string> {
  const baselines = await baselinesFor(job);
  await using sides = await prepareSides(job, world);
  if (sides.state === "unavailable") return sides.reason;
  const already = await bench.records([sides.base, sides.head]);
  const cells = bench.plan.expectedCells;
  const judged = await judgeInPairs({ ...job, ...bench, already, cells, sides, baselines, always: true }, world);
  if (typeof judged !== "string") return { ...judged, past: storedSessions(baselines) };
  throw new CannotJudgeError(judged, { hint: "raise budget:, or set paired: auto" });
}

/** What is configured, every cell of it in turn with one commit. */
export function inTurnWith(config: Config, commit: string): Config {
  return { ...config, base: { ...(config.base ?? { code: NOTHING_TO_BUILD }), commit }, paired: "always" };
}

/** What lies in the workspace in turn with one commit, which is built as `base:` says. @throws CannotJudgeError when it cannot be had. */
export async function againstCommit(job: Job, commit: string, world: World): Promise<Outcome> {
  const asked: Job = { ...job, config: inTurnWith(job.config, commit), origin: { ...job.origin, base: commit } };
  const judged = await allAgainstBase(asked, await benchFor(asked, world), world);
  if (typeof judged === "string") throw new CannotJudgeError(judged);
  return judged;
}
