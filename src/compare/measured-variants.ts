import type { Comparison } from "../model/comparison.ts";
import type { Session } from "../model/session.ts";
import type { VariantTable } from "../model/variants.ts";
import type { CompareInput } from "./compare-input.ts";
import { compareVariants } from "./variants.ts";
import { counted } from "./wording.ts";

/** Variants that were measured in turn, in this order. */
export function variantTables({ records }: Session, names: readonly string[]): readonly VariantTable[] {
  return compareVariants(
    names.flatMap((name) => records.filter(({ variant }) => variant === name)),
    true,
  );
}

/** What a session of variants gives: tables, and no verdict. Where one is asked for it cannot be given, and is never green. */
export function measuredVariants({ head, judge }: CompareInput, names: readonly string[]): Comparison {
  const tables = variantTables(head, names);
  const rounds = new Set(head.records.map(({ repeat }) => repeat)).size;
  const what = `${counted(names.length, "variant")} of ${counted(tables.length, "cell")}, measured in turn in ${counted(rounds, "round")}`;
  return {
    decision: judge ? "cannot-judge" : "measured",
    reasons: [judge ? `${what}, are no measurement of one commit` : what],
    variants: tables,
    rows: [],
    slo: [],
    missingCells: [],
    suspects: [],
    baseline: { sessions: [], notes: [], none: false },
    environment: { head: head.environment.class, differences: [] },
    subject: { head: head.environment.subject, differences: [] },
  };
}
