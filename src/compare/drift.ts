import type { DriftRow, Row } from "../model/comparison.ts";
import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import type { Cells } from "./missing.ts";
import { median } from "./sample.ts";
import { percent, worseSign } from "./wording.ts";

/** How far each pinned series is from its level at the release, and whose doing it is when the budget is spent. */
export function driftOf(own: Cells, rows: readonly Row[], { drift }: Policy): readonly DriftRow[] {
  if (drift === undefined) return [];
  const { since, budget } = drift;
  return drift.levels.flatMap(({ cell, metric: id, level }) => {
    const metric = metricOf(id);
    const values = own.get(cell)?.first.flatMap(({ metrics }) => metrics[id] ?? []) ?? [];
    const head = median(values.filter(Number.isFinite));
    if (metric === undefined || head === undefined) return [];
    const base = rows.find((row) => row.cell === cell && row.metric === id)?.base;
    const spent = (value: number) => worseSign(metric) * (value / level - 1) > budget;
    const state = !spent(head) ? "within" : base !== undefined && spent(base) ? "spent-on-base" : "spent";
    const seen = { cell, metric: id, unit: metric.unit, since, level, head, change: head / level - 1, budget };
    return [{ ...seen, ...(base === undefined ? {} : { base }), state }];
  });
}

/** One sentence for each budget that is spent: it informs, and never decides. */
export function driftSentences(rows: readonly DriftRow[]): readonly string[] {
  return rows
    .filter(({ state }) => state !== "within")
    .map(({ cell, metric, change, budget, since, state }) => {
      const how = `drift: ${cell} ${metric} is worse by ${percent(change)} since ${since}, past the drift budget of ${percent(budget)}`;
      return state === "spent-on-base" ? `${how}; the base was past it already` : how;
    });
}
