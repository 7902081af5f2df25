import type { Comparison, SloBreach } from "../model/comparison.ts";
import { formatQuantity } from "./format.ts";

/** What decides beside the rows. The text quotes names from outside: whoever renders it escapes it. */
export interface Finding {
  readonly text: string;
  /** It decides by itself; other findings explain. */
  readonly gating: boolean;
}

/**
 * Broken limits, missing cells, then the reasons behind the first one. What a gating row says itself, and what the first reason
 * says, is not said twice.
 */
export function findingsOf({ slo, missingCells, reasons, rows }: Comparison): readonly Finding[] {
  const saidByRow = rows.filter(({ gating }) => gating).map(({ cell, metric }) => `${cell} ${metric}: `);
  const [first = ""] = reasons;
  const ofLimit = ({ cell, metric }: SloBreach) => `${cell} ${metric} is `;
  const ofMissing = ({ cell, reason }: Comparison["missingCells"][number]) => `${cell}: ${reason}`;
  const saidHere = (text: string) =>
    slo.some((one) => text.startsWith(ofLimit(one))) || missingCells.some((one) => text === ofMissing(one));
  const limits = slo.filter((one) => !first.startsWith(ofLimit(one)));
  const missing = missingCells.filter((one) => first !== ofMissing(one));
  return [
    ...limits.map(({ cell, metric, unit, limit, head }) => ({
      text: `limit broken: ${cell} ${metric} is ${formatQuantity(head, unit)}, allowed ${formatQuantity(limit, unit)}`,
      gating: true,
    })),
    ...missing.map(({ cell, gating, reason }) => ({
      text: `missing${gating ? "" : ", observed"}: ${cell}: ${reason}`,
      gating,
    })),
    ...reasons
      .slice(1)
      .filter((text) => !saidHere(text) && !saidByRow.some((row) => text.startsWith(row)))
      .map((text) => ({ text, gating: false })),
  ];
}
