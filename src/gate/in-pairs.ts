import { compare } from "../compare/compare.ts";
import { type Design, designsFor, type Holding, UNPRICED } from "../compare/designs.ts";
import { siteOf } from "../compare/site.ts";
import type { Baselines } from "../model/baselines.ts";
import type { Comparison } from "../model/comparison.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Environment, Origin, Session } from "../model/session.ts";
import type { Side } from "../model/side.ts";
import type { Config } from "../model/spec.ts";
import type { Plan } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import { planPairs } from "../plan/pairs.ts";
import { openRun } from "../run/run.ts";
import type { OwnRequests } from "./own-requests.ts";
import { designLine } from "./pair-lines.ts";
import { fitsTwice } from "./pair-memory.ts";
import { measurePairs, pairsInput } from "./pairs.ts";

export interface InPairs {
  readonly config: Config;
  /** Of the whole selection: what the session is expected to hold. */
  readonly plan: Plan;
  /** Cells to be measured. */
  readonly cells: readonly string[];
  readonly sides: { readonly base: Side; readonly head: Side; readonly notes: readonly string[] };
  readonly baselines: Baselines;
  /** Nothing was screened. */
  readonly always: boolean;
  readonly today?: string | undefined;
  readonly origin: Origin;
  readonly environment: Environment;
  readonly folder: string;
  readonly sessionId: string;
  readonly already: readonly TrialRecord[];
  readonly requests: OwnRequests;
  /** Epoch milliseconds; absent: no budget. */
  readonly deadline: number | undefined;
}

export const PAYS_FOR_NONE = "what is left of the budget does not pay for one start a side";

export interface JudgedPairs {
  readonly session: Session;
  readonly comparison: Comparison;
}

/**
 * Measures base and head in turn, in the design that sees most for what is left of the budget, and judges them.
 * @returns why nothing was measured, when the budget pays for no design.
 */
export async function judgeInPairs(request: InPairs, world: World): Promise<JudgedPairs | string> {
  const { config, cells, sides, always, today, deadline, baselines } = request;
  const design = designFor({ ...request, now: Date.now() });
  if (design === undefined) {
    return `${PAYS_FOR_NONE}: ${cells.join(", ")} can only be measured in turn with the base by a job with a larger one, such as a nightly`;
  }
  world.log.info(designLine(design, cells.length));
  const onePair = planPairs(config, {
    cells: cells.map((cell) => ({ cell, from: 0, to: 1 })),
    ...{ variants: ["base", "head"], round: always ? 0 : 1, together: true, pairsPerStart: 1 },
  });
  const { base, head, notes } = sides;
  const kept = { hold: design.hold, pairsAtMost: design.looks.at(-1)?.pairs ?? 0 };
  const opening = { ...request, prepared: onePair.flat(), confirms: !always, sides: [base, head], ...kept };
  const pairs = { config, baselines, always, today, design, deadline };
  const session = await openRun(opening, world, async (run) => {
    for (const { variant, facts } of [base, head]) run.learn(variant, facts);
    for (const line of [...notes, designLine(design, cells.length)]) run.note(line);
    const clock = { now: Date.now, measure: run.measure, say: world.log.info, requests: request.requests };
    const { open } = await measurePairs({ ...pairs, session: run.session() }, clock);
    run.lead(open);
    return open;
  });
  const requests = await request.requests(session);
  return { session, comparison: compare(pairsInput({ ...pairs, session }, session, { requests })) };
}

/** `now` is on the deadline's clock. */
export type DesignRequest = Pick<InPairs, "config" | "cells" | "baselines" | "already" | "always" | "deadline"> & {
  readonly now: number;
};

/** The strongest design that what is left of the budget pays for; `undefined` when it pays for none. */
export function designFor({
  config,
  cells,
  baselines,
  already,
  always,
  deadline,
  now,
}: DesignRequest): Design | undefined {
  const { policy, hold } = config;
  // The same at every taking up again: what the pairs themselves have cost and shown does not count.
  const own = always ? [] : already.filter(({ round, variant }) => round === 0 && variant === "head");
  const stored = baselines.state === "found" ? baselines.sessions : [];
  const site = siteOf({ stored, own, cells, policy });
  if (site === undefined) return hold === "auto" || hold === "restart" ? UNPRICED : { ...UNPRICED, ...KEPT[hold] };
  const budgetMinutes = deadline === undefined ? Number.POSITIVE_INFINITY : (deadline - now) / 60_000;
  return designsFor(
    site,
    { alpha: policy.alpha, rows: site.rows, budgetMinutes },
    holdsOf(hold, own.length > 0 ? own : (stored[0]?.records ?? [])),
  )[0];
}

const KEPT = {
  resident: { name: "both resident", hold: "resident" },
  sleep: { name: "both resident, one asleep", hold: "sleep" },
} as const;

/** `auto` keeps both servers up where the measured one takes less than its half of the memory. */
function holdsOf(hold: Config["hold"], records: readonly TrialRecord[]): readonly Holding[] {
  if (hold !== "auto") return [hold];
  return fitsTwice(records) ? ["resident", "restart"] : ["restart"];
}
