import type { Policy } from "../model/policy.ts";
import type { VariantRow, VariantTable } from "../model/variants.ts";
import { formatMinutes, formatNumber } from "../report/format.ts";
import { ratioText } from "../report/variants.ts";

/** One line a cell, of its first gating metric: what is seen so far. */
export function variantLines(tables: readonly VariantTable[], { metrics }: Policy): readonly string[] {
  const gates = (row: VariantRow) => metrics[row.metric]?.gate === true;
  return tables.flatMap(({ cell, rows }) => {
    const row = rows.find(gates) ?? rows[0];
    if (row === undefined) return [];
    const values = row.values.map((one) => `${one.variant} ${ratioText(one) || formatNumber(one.value)}`);
    return [`${cell}: ${row.metric} ${values.join(", ")}`];
  });
}

export interface RoundsSoFar {
  readonly done: number;
  readonly of: number;
  readonly minutes: { readonly spent: number; readonly left: number };
  /** Whether a budget may end it. */
  readonly deadline: boolean;
}

/** What the rounds cost, from the first one on. */
export function roundsLine({ done, of, minutes, deadline }: RoundsSoFar): string {
  const spent = `${formatMinutes(minutes.spent)} spent`;
  if (done === of) return `done: start ${done} of ${of} of every variant; ${spent}`;
  return `start ${done} of ${of} of every variant; ${spent}, about ${formatMinutes(minutes.left)} more${deadline ? " if the budget allows" : ""}`;
}
