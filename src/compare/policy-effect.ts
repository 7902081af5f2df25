import type { Comparison, PolicyEffect, Row } from "../model/comparison.ts";

/** What is another when a pull request's own policy judges: both comparisons are of the same records. */
export function policyEffect(base: Comparison, own: Comparison): PolicyEffect {
  const before = new Map(base.rows.map((row) => [keyOf(row), row]));
  const after = new Map(own.rows.map((row) => [keyOf(row), row]));
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  const rows = keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was !== undefined && is !== undefined && standing(was) === standing(is)) return [];
    return [{ ...(was === undefined ? {} : { base: was }), ...(is === undefined ? {} : { own: is }) }];
  });
  return { decision: own.decision, reason: own.reasons[0] ?? "", rows };
}

function keyOf({ cell, metric }: Row): string {
  return JSON.stringify([cell, metric]);
}

/** What a policy decides of a row; the measured change is the same under any. */
function standing(row: Row): string {
  const judged = row.verdict === "not-comparable" ? [] : [row.suspicion, row.warning === true];
  return JSON.stringify([row.gating, row.verdict, ...judged]);
}
