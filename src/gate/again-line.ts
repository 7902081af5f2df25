import type { Comparison } from "../model/comparison.ts";
import { isJudged } from "../report/rows.ts";

/** Which cells are measured again, and why: they look worse, or were too noisy to tell. */
export function againLine({ suspects, rows }: Pick<Comparison, "suspects" | "rows">): string {
  const worse = new Set(
    rows.filter(isJudged).flatMap(({ cell, gating, suspicion }) => (gating && suspicion === "open" ? [cell] : [])),
  );
  const suspected = suspects.filter((cell) => worse.has(cell));
  const blind = suspects.filter((cell) => !worse.has(cell));
  return [
    ...(suspected.length === 0 ? [] : [`suspected: ${suspected.join(", ")}`]),
    ...(blind.length === 0 ? [] : [`too noisy to have seen what they must see: ${blind.join(", ")}`]),
  ].join("; ");
}
