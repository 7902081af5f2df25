import { compare } from "../../src/compare/compare.ts";
import type { Baselines } from "../../src/model/baselines.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Session } from "../../src/model/session.ts";
import { repeats } from "./sessions.ts";

/** What a whole machine changes, several cells show. */
const CELLS = ["a/qps=1", "b/qps=1", "c/qps=1"];

const GATE = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.5 };
export const POLICY: Policy = {
  alpha: 0.05,
  metrics: { median_tpot_ms: GATE, success_rate: { ...GATE, gate: false } },
  slo: {},
};

/** Three repeats of each cell around its level. */
export const recordsAt = (levelOf: (at: number) => number): readonly TrialRecord[] =>
  CELLS.flatMap((cell, at) => {
    const level = levelOf(at);
    return repeats([level, level * 1.002, level * 0.999], "median_tpot_ms", { cell });
  });

export const judgedAgainst = (baselines: Baselines, head: Session) =>
  compare({ head, baselines, policy: POLICY, judge: true, confirmable: false });
