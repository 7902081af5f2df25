import { type Design, designsFor, type Holding, UNPRICED } from "../compare/designs.ts";
import { siteOf } from "../compare/site.ts";
import type { Baselines } from "../model/baselines.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import { planPairs } from "../plan/pairs.ts";
import { minutesOf } from "./pair-cost.ts";
import { fitsTwice } from "./pair-memory.ts";
import { type PairBench, pairShape, wholePairs } from "./pairs.ts";

/** `now` is on the deadline's clock. */
export interface DesignRequest {
  readonly config: Config;
  readonly cells: readonly string[];
  readonly baselines: Baselines;
  /** Holds the screen, where there was one. */
  readonly already: readonly TrialRecord[];
  readonly always: boolean;
  readonly deadline: number | undefined;
  readonly now: number;
}

export const PAYS_FOR_NONE = "what is left of the budget does not pay for one start a side";

/**
 * The strongest design that what is left of the budget pays for; `undefined` when it pays for none. Before anything was timed
 * it has no price.
 */
export function designFor({
  config,
  cells,
  baselines,
  already,
  always,
  deadline,
  now,
}: DesignRequest): Design | undefined {
  // The same at every taking up again: what the pairs themselves have cost and shown does not count.
  const own = always ? [] : already.filter(({ round, variant }) => round === 0 && variant === "head");
  const budgetMinutes = deadline === undefined ? Number.POSITIVE_INFINITY : (deadline - now) / 60_000;
  const stored = baselines.state === "found" ? baselines.sessions : [];
  const priced = pricedBy({ config, cells, stored, own, budgetMinutes, done: 0 });
  if (priced !== "unpriced") return priced;
  const { hold } = config;
  return hold === "auto" || hold === "restart" ? UNPRICED : { ...UNPRICED, ...KEPT[hold] };
}

interface Priced {
  readonly config: Config;
  readonly cells: readonly string[];
  readonly stored: readonly Session[];
  readonly own: readonly TrialRecord[];
  readonly budgetMinutes: number;
  /** Pairs that are measured already. */
  readonly done: number;
}

function pricedBy({ config, cells, stored, own, budgetMinutes, done }: Priced): Design | "unpriced" | undefined {
  const { policy, hold } = config;
  const site = siteOf({ stored, own, cells, policy });
  if (site === undefined) return "unpriced";
  const holds = holdsOf(hold, own.length > 0 ? own : (stored[0]?.records ?? []));
  return designsFor(site, { alpha: policy.alpha, rows: site.rows, budgetMinutes, done }, holds)[0];
}

export interface FirstPair {
  readonly session: Session;
  /** Absent: what is left of the budget pays for no more. */
  readonly design: Design | undefined;
}

/**
 * Measures the first pair of every cell, each side on a start of its own, and prices the rest by what that took. A pair that is
 * there already is not measured again, and gives the same design.
 */
export async function priceByFirstPair(
  { config, cells, baselines, always }: Omit<DesignRequest, "already" | "deadline" | "now">,
  unpriced: Design,
  session: Session,
  { measure }: Pick<PairBench, "measure">,
): Promise<FirstPair> {
  const first = planPairs(config, {
    cells: cells.map((cell) => ({ cell, from: 0, to: 1 })),
    ...pairShape(unpriced, always),
  });
  let now = session;
  for (const block of first) {
    const todo = wholePairs(block, now);
    if (todo.length > 0) now = await measure(todo);
  }
  const ids = new Set(first.flat().map(({ id }) => id));
  const own = now.records.filter(({ trial, validity }) => ids.has(trial) && validity.state === "valid");
  const stored = baselines.state === "found" ? baselines.sessions : [];
  // Of the configuration and not of the clock: taken up again, the same is left.
  const budgetMinutes = (config.budgetMinutes ?? Number.POSITIVE_INFINITY) - minutesOf(own);
  const priced = pricedBy({ config, cells, stored, own, budgetMinutes, done: 1 });
  return { session: now, design: priced === "unpriced" ? unpriced : priced };
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
