import type { Baselines } from "../model/baselines.ts";
import type { Config } from "../model/spec.ts";
import type { Plan } from "../model/trial.ts";
import { planPairs } from "../plan/pairs.ts";
import { formatMinutes } from "../report/format.ts";
import { designFor, PAYS_FOR_NONE } from "./design.ts";
import { blockMinutes, pairCost } from "./pair-cost.ts";
import { designLine } from "./pair-lines.ts";
import { pairShape } from "./pairs.ts";

/** What `--dry-run` says of the pairs that a pull request's job, or `--against`, would measure, should every cell need them. */
export interface PairPreview {
  /** The commit that `--against` names; absent: these are a pull request's pairs. */
  readonly against?: string;
  readonly when: string;
  readonly design: string;
  /** Of the first look: which side's trials follow each other, a line for each start of both sides. */
  readonly order: readonly string[];
  readonly cost: string;
  /** Of the device, in minutes; absent before a stored session has timed starts and trials. */
  readonly minutes?: { readonly screen: number; readonly expected: number; readonly most: number };
}

const WHEN = {
  always: "every cell, without a screen",
  auto: "cells that look worse than the stored sessions, or could not have seen what they must see",
} as const;

/** @returns nothing where no base is measured. */
export function previewPairs(config: Config, plan: Plan, baselines: Baselines): PairPreview | undefined {
  const { base, paired, budgetMinutes } = config;
  if (base === undefined || paired === "never" || config.variants !== undefined) return undefined;
  const always = paired === "always";
  const stored = baselines.state === "found" ? baselines.sessions.flatMap(({ records }) => records) : [];
  const screen = always ? 0 : blockMinutes(plan.trials, pairCost(stored), "restart", new Set());
  const deadline = budgetMinutes === undefined ? undefined : 60_000 * (budgetMinutes - screen);
  const cells = plan.expectedCells;
  const design = designFor({ config, cells, baselines, already: [], always, deadline, now: 0 });
  const when = WHEN[paired];
  if (design === undefined) return { when, design: PAYS_FOR_NONE, order: [], cost: "" };
  const [first] = design.looks;
  const blocks = planPairs(config, {
    cells: cells.map((cell) => ({ cell, from: 0, to: first?.pairs ?? 0 })),
    ...pairShape(design, always),
  });
  const { price } = design;
  const minutes =
    price === undefined
      ? undefined
      : {
          screen,
          expected: always ? price.minutes.least : screen,
          most: screen + price.minutes.most,
        };
  return {
    when,
    design: designLine(design, cells.length),
    order: blocks.map((block) => block.map(({ cell, variant }) => `${cell.id} ${variant}`).join(", ")),
    cost: minutes === undefined ? UNKNOWN_COST : costLine(minutes, always),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

const UNKNOWN_COST = "not known: no stored session at hand has timed starts and trials";

function costLine({ screen, expected, most }: NonNullable<PairPreview["minutes"]>, always: boolean): string {
  const worst = `${formatMinutes(most)} at most`;
  if (always) return `${formatMinutes(expected)} if the first look decides, ${worst}`;
  return `${formatMinutes(screen)} for the screen, which is all when nothing looks worse; ${worst}, when every cell is measured in every pair`;
}
