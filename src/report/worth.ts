import type { Comparison } from "../model/comparison.ts";
import { isJudged } from "./rows.ts";

/** The decision stops the pull request, or would. */
export function failsSomething({ decision }: Comparison): boolean {
  return decision === "fail" || decision === "cannot-judge";
}

/** Something that gates moved, in either direction, or a reader has to know of something. */
export function changesSomething(comparison: Comparison): boolean {
  const { rows, drift = [], excuses = [] } = comparison;
  const moved = rows
    .filter(isJudged)
    .some(({ gating, verdict, warning }) => warning === true || (gating && /regression|improvement/.test(verdict)));
  return (
    failsSomething(comparison) ||
    moved ||
    drift.some(({ state }) => state === "spent") ||
    excuses.some(({ state }) => state !== "idle")
  );
}
