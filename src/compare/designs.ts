import type { Hold } from "../model/spec.ts";
import { LOOKS, type Look, looksUpTo } from "./looks.ts";
import { type Demand, type PricedDesign, priceDesign } from "./price.ts";
import { ENOUGH } from "./series.ts";
import type { KnownSite } from "./site.ts";

export type Holding = Exclude<Hold, "auto">;

/** How base and head take turns, and when their pairs are looked at. */
export interface Design {
  readonly name: string;
  readonly hold: Holding;
  /** Of `restart`: pairs of every cell that one start of both sides answers. */
  readonly pairsPerStart: number;
  readonly looks: readonly Look[];
  /** Absent before anything was timed. */
  readonly price?: PricedDesign;
  /** One start a side, of which nobody knows what it adds: a finding stays a suspicion, for the next session to confirm. */
  readonly advises?: true;
}

/** Before anything was timed: every pair has a start of its own on each side, which is right on every machine. */
export const UNPRICED: Design = { name: "restart for every pair", hold: "restart", pairsPerStart: 1, looks: LOOKS };

const WHOLE_LOOK = Number.POSITIVE_INFINITY;

/**
 * Designs that the budget can pay for, the one that sees most first; of two that see alike, the cheaper. What a start adds
 * must be known, or averaged over three starts a side: otherwise the start's luck would be blamed on the change.
 */
export function designsFor(site: KnownSite, demand: Demand, holds: readonly Holding[]): readonly Design[] {
  const { startNoise } = site;
  // As long as nobody knows what a start adds, it is taken for as much as a repeat.
  const known = { ...site, startNoise: startNoise ?? site.repeatNoise };
  const all = LOOKS.flatMap((_, last) => {
    const looks = looksUpTo(LOOKS[last]?.pairs);
    const pairs = looks.at(-1)?.pairs ?? 0;
    const design = (name: string, hold: Holding, pairsPerStart: number, starts: number) => ({
      ...{ name, hold, pairsPerStart, looks },
      price: priceDesign(known, demand, looks, starts),
    });
    const kept = holds.filter((hold) => hold !== "restart");
    return [
      ...kept.map((hold) => design(KEPT_NAMES[hold], hold, WHOLE_LOOK, 1)),
      ...(holds.includes("restart")
        ? [
            design("restart for every pair", "restart", 1, pairs),
            design("restart for every second pair", "restart", 2, startsOf(looks, 2)),
            design("few starts, all pairs of a look in each", "restart", WHOLE_LOOK, looks.length),
          ]
        : []),
    ];
  });
  const affordable = all.filter(({ price }) => price.minutes.most <= demand.budgetMinutes);
  const sound = affordable.filter(({ price }) => startNoise !== undefined || price.starts >= ENOUGH);
  if (sound.length > 0) {
    return sound.sort((a, b) => a.price.detectable - b.price.detectable || a.price.minutes.most - b.price.minutes.most);
  }
  return affordable
    .sort((a, b) => b.price.pairs - a.price.pairs || a.price.minutes.most - b.price.minutes.most)
    .map((design) => ({ ...design, name: `${design.name}; the next session confirms`, advises: true }));
}

const KEPT_NAMES = { resident: "both resident", sleep: "both resident, one asleep" } as const;

function startsOf(looks: readonly Look[], pairsPerStart: number): number {
  return looks.reduce(
    (sum, { pairs }, place) => sum + Math.ceil((pairs - (looks[place - 1]?.pairs ?? 0)) / pairsPerStart),
    0,
  );
}
