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
  const name = (row: Row) => `${row.cell}\n${row.metric}`;
  const order = (row: Row) => [rank(row), row.gating ? 0 : 1, -worsening(row)] as const;
  return [...rows].sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (name(a) < name(b) ? -1 : 1);
  });
}
