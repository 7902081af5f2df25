import type { Config } from "../model/spec.ts";
import type { Plan } from "../model/trial.ts";
import { type PairBlock, planPairs } from "./pairs.ts";
import { planTrials, type Selection } from "./plan.ts";

export interface VariantPlan extends Plan {
  /** Trials that share one start of each variant, a round or more. */
  readonly blocks: readonly PairBlock[];
}

/** Every variant of every cell, once a round and as many rounds as there are repeats, with the same seed in a round. */
export function planVariants(config: Config, selection: Selection = {}): VariantPlan {
  const plan = planTrials(config, selection);
  const blocks = planPairs(config, {
    variants: (config.variants ?? []).map(({ name }) => name),
    cells: plan.expectedCells.map((cell) => ({ cell, from: 0, to: config.repeats })),
    round: 0,
    together: config.hold === "resident" || config.hold === "sleep",
    pairsPerStart: 1,
  });
  return { ...plan, trials: blocks.flat(), blocks };
}
