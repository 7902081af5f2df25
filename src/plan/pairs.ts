import { grouped } from "../model/grouped.ts";
import type { Config } from "../model/spec.ts";
import { SENTINEL, type Trial } from "../model/trial.ts";
import { turnsOf } from "../model/turns.ts";
import { plannedCells } from "./planned-cell.ts";
import { shareOf } from "./shared-start.ts";
import { trialNamer } from "./trial-ids.ts";

/** Pairs of one cell: repeats `from` to `to`, the last one excluded. */
export interface PairsOfCell {
  readonly cell: string;
  readonly from: number;
  readonly to: number;
}

export interface PairPlan {
  /** The first one is what the others are compared with: `base`, `head`. */
  readonly variants: readonly string[];
  readonly cells: readonly PairsOfCell[];
  /** 0 where pairs are all there is, 1 where they confirm a first measurement. */
  readonly round: number;
  /** Both sides run at once, so that they take turns trial by trial; otherwise each side is started for its part of a block. */
  readonly together: boolean;
  /** Pairs that one start of both sides answers, where they do not run at once; infinite for all of them. */
  readonly pairsPerStart: number;
}

/** Trials that share one start of each side, in the order of measuring. */
export type PairBlock = readonly Trial[];

/** Base and head in turn: both sides of a pair have its repeat's seed, and so the same requests at the same instants. */
export function planPairs(config: Config, plan: PairPlan): readonly PairBlock[] {
  const all = plannedCells(config);
  const nameOf = trialNamer(all.map(({ cell }) => cell));
  const wanted = plan.cells.flatMap((pairs) => {
    const planned = all.find(({ cell }) => cell.id === pairs.cell);
    return planned === undefined ? [] : [{ planned, pairs }];
  });
  const trialOf = ({ planned }: (typeof wanted)[number], variant: string, repeat: number): Trial => ({
    ...planned,
    id: nameOf(planned.cell.id, { variant, repeat, round: plan.round }),
    variant,
    repeat,
    seed: config.seed + repeat,
    round: plan.round,
  });
  const within = ({ from, to }: PairsOfCell, pair: number) => pair >= from && pair < to;

  return [...grouped(wanted, ({ planned }) => shareOf(planned)).values()].flatMap((cells) => {
    const first = Math.min(...cells.map(({ pairs }) => pairs.from));
    const last = Math.max(...cells.map(({ pairs }) => pairs.to));
    const step = Math.min(plan.together ? Number.POSITIVE_INFINITY : plan.pairsPerStart, last - first);
    return range(first, last, step).map((from): PairBlock => {
      const pairs = range(from, Math.min(from + step, last), 1);
      const due = (pair: number) => cells.filter(({ pairs: own }) => within(own, pair));
      if (plan.together) {
        return pairs.flatMap((pair) =>
          due(pair).flatMap((cell) =>
            turnsOf(plan.variants, pair, config.seed).map((variant) => trialOf(cell, variant, pair)),
          ),
        );
      }
      return turnsOf(plan.variants, Math.floor(from / step), config.seed).flatMap((variant) =>
        pairs.flatMap((pair) => due(pair).map((cell) => trialOf(cell, variant, pair))),
      );
    });
  });
}

/** The first base measurement once more, on whatever start of the base is there. */
export function planSentinel(config: Config, first: Trial): Trial {
  const nameOf = trialNamer(plannedCells(config).map(({ cell }) => cell));
  const { repeat, round } = first;
  return { ...first, id: nameOf(first.cell.id, { variant: SENTINEL, repeat, round }), variant: SENTINEL };
}

function range(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, place) => from + place * step);
}
