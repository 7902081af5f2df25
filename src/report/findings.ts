import type { Comparison } from "../model/comparison.ts";
import { formatQuantity } from "./format.ts";

/** What decides beside the rows. The text quotes names from outside: whoever renders it escapes it. */
export interface Finding {
  readonly text: string;
  /** It decides by itself; other findings explain. */
  readonly gating: boolean;
}

/** Broken limits, missing cells, then the reasons behind the first one; what a gating row says itself is not said twice. */
export function findingsOf({ slo, missingCells, reasons, rows }: Comparison): readonly Finding[] {
  const saidByRow = rows.filter(({ gating }) => gating).map(({ cell, metric }) => `${cell} ${metric}: `);
  return [
    ...slo.map(({ cell, metric, unit, limit, head }) => ({
      text: `limit broken: ${cell} ${metric} is ${formatQuantity(head, unit)}, allowed ${formatQuantity(limit, unit)}`,
      gating: true,
    })),
    ...missingCells.map(({ cell, gating, reason }) => ({
      text: `missing${gating ? "" : ", observed"}: ${cell}: ${reason}`,
      gating,
    })),
    ...reasons
      .slice(1)
      .filter((text) => !saidByRow.some((row) => text.startsWith(row)))
      .map((text) => ({ text, gating: false })),
  ];
}
