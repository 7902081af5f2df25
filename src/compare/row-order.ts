import type { Row } from "../model/comparison.ts";
import { metricOf } from "../model/metric.ts";
import { worseSign } from "./wording.ts";

/** From what must be read to what need not. */
function rank(row: Row): number {
  switch (row.verdict) {
    case "regression":
      return 0;
    case "not-comparable":
      return 2;
    case "inconclusive":
      return row.suspicion === "open" ? 1 : 3;
    case "improvement":
      return 4;
    case "unchanged":
      return 5;
  }
}

function worsening(row: Row): number {
  const metric = metricOf(row.metric);
  return row.verdict === "not-comparable" || metric === undefined ? 0 : worseSign(metric) * row.change;
}

/** Regressions first, then gating before observed, the greatest worsening before smaller ones, then by name. */
export function worstFirst(rows: readonly Row[]): readonly Row[] {
  const placed = rows.map((row) => ({
    row,
    rank: 2 * rank(row) + (row.gating ? 0 : 1),
    worsening: worsening(row),
    name: `${row.cell}\n${row.metric}`,
  }));
  placed.sort((a, b) => a.rank - b.rank || b.worsening - a.worsening || (a.name < b.name ? -1 : 1));
  return placed.map(({ row }) => row);
}
