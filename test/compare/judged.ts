import { compare } from "../../src/compare/compare.ts";
import type { Row } from "../../src/model/comparison.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Session } from "../../src/model/session.ts";
import { quiet, repeats } from "./sessions.ts";

export const GATE = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 };
export const POLICY: Policy = { alpha: 0.05, metrics: { median_tpot_ms: GATE, success_rate: GATE }, slo: {} };

/** What the gate says of a head beside quiet baselines. */
export function run(head: Session, baselines = quiet(), policy = POLICY) {
  return compare({ head, baselines, policy, judge: true, confirmable: true });
}

export function rowOf(rows: readonly Row[], metric = "median_tpot_ms"): Row | undefined {
  return rows.find((row) => row.metric === metric);
}

/** Equal to the quiet baselines. */
export const HEAD = repeats([20.02, 20.01, 19.98]);
