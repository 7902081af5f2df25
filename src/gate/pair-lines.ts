import type { Design } from "../compare/designs.ts";
import type { Comparison, JudgedRow } from "../model/comparison.ts";
import type { PairsOfCell } from "../plan/pairs.ts";
import { formatChange, formatCount, formatInterval, formatMinutes, formatPercent } from "../report/format.ts";
import { isJudged } from "../report/rows.ts";

/** What was chosen, and what it costs and sees, before it starts or after so many pairs that showed what it costs. */
export function designLine({ name, looks, price }: Design, cells: number, done = 0): string {
  const what = `base and head in turn, ${formatCount(cells, "cell")}: ${name}, at most ${looks.at(-1)?.pairs ?? 0} pairs`;
  if (price === undefined) return `${what}; its price is known after the first pair`;
  const { minutes, detectable, power } = price;
  const after = done === 0 ? "" : `after ${formatCount(done, "pair")} that showed what it takes, `;
  const cost = `${after}${formatMinutes(minutes.least)} if the first look decides, ${formatMinutes(minutes.most)} at most`;
  return `${what}; ${cost}; sees a worsening of ${formatPercent(detectable)} in four of five cases, of 5 % in ${formatPercent(power(0.05))}, of 10 % in ${formatPercent(power(0.1))}`;
}

export interface LookFacts {
  readonly comparison: Comparison;
  /** Cells that were measured for this look. */
  readonly looked: readonly PairsOfCell[];
  readonly next: readonly PairsOfCell[];
  readonly why: string;
  readonly spent: number;
  /** Of all looks at all cells, had none been stopped early. */
  readonly most: number;
}

/** One line a cell that was looked at, and what comes next. */
export function lookLines({ comparison, looked, next, why, spent, most }: LookFacts): readonly string[] {
  const rows = comparison.rows.filter(isJudged).filter(({ gating }) => gating);
  const cells = looked.map(({ cell, to }) => {
    const worst = rows.filter((row) => row.cell === cell).reduce(worse, undefined);
    if (worst === undefined) return `${cell}: ${formatCount(to, "pair")}, nothing to compare yet`;
    const { metric, change, interval, reason } = worst;
    return `${cell}: ${formatCount(to, "pair")}, ${metric} ${formatChange(change)} ${formatInterval(interval)}: ${reason}`;
  });
  const time = `${formatMinutes(spent)} spent`;
  const saved = Math.max(0, most - spent);
  const coming = next.reduce((sum, { from, to }) => sum + to - from, 0);
  const then =
    next.length === 0
      ? `done: ${why}; ${time}, ${formatMinutes(saved)} saved by ending early`
      : `next: ${formatCount(coming, "pair")} of ${next.map(({ cell }) => cell).join(", ")} (${why}); ${time}`;
  return [...cells, then];
}

/** Of a cell's rows the one that is most surely worse. */
function worse(a: JudgedRow | undefined, b: JudgedRow): JudgedRow {
  return a === undefined || rank(b) > rank(a) ? b : a;
}

const RANKS: Readonly<Record<JudgedRow["suspicion"], number>> = {
  confirmed: 3,
  open: 2,
  refuted: 1,
  excused: 1,
  none: 0,
};

function rank({ suspicion, evidence: { adjusted } }: JudgedRow): number {
  return RANKS[suspicion] + (1 - adjusted);
}

export function openLine(cells: readonly string[], why: string, minutes: number): string {
  return `${why} before the pairs decide: ${cells.join(", ")} stays open; about ${formatMinutes(minutes)} more would settle it at most`;
}
