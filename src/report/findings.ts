import type { Comparison } from "../model/comparison.ts";
import { formatQuantity } from "./format.ts";

/** What decides beside the rows. The text quotes names from outside: whoever renders it escapes it. */
export interface Finding {
  readonly text: string;
  /** It decides by itself; other findings explain. */
  readonly gating: boolean;
}

/** Broken limits, missing cells, then the reasons behind the first one. */
export function findingsOf({ slo, missingCells, reasons }: Comparison): readonly Finding[] {
  return [
    ...slo.map(({ cell, metric, unit, limit, head }) => ({
      text: `limit broken: ${cell} ${metric} is ${formatQuantity(head, unit)}, allowed ${formatQuantity(limit, unit)}`,
      gating: true,
    })),
    ...missingCells.map(({ cell, gating, reason }) => ({
      text: `missing${gating ? "" : ", observed"}: ${cell}: ${reason}`,
      gating,
    })),
    ...reasons.slice(1).map((text) => ({ text, gating: false })),
  ];
}
