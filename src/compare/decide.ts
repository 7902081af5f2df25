import type { Decision } from "../model/comparison.ts";

/** What a decision rests on; each sentence names what it is about. */
export interface DecisionFacts {
  readonly judge: boolean;
  readonly regressions: readonly string[];
  readonly brokenLimits: readonly string[];
  readonly missing: readonly string[];
  /** There are no baselines, or they could not be read, or none is comparable. */
  readonly baselines: readonly string[];
  /** Fewer than 3 baseline sessions, or pairs. */
  readonly tooFew: readonly string[];
  readonly openSuspicions: readonly string[];
  /** Gating cells with only invalid trials, or that the session did not get to. */
  readonly unmeasured: readonly string[];
  /** Gating rows that were not comparable, though there was a baseline. */
  readonly refused: readonly string[];
  /** Gating rows that could not have seen their must-see. */
  readonly blind: readonly string[];
  /** Gating rows that their own policy keeps from ever failing. */
  readonly unfailing: readonly string[];
  /** Limits and gating metrics that no trial measured. */
  readonly unchecked: readonly string[];
  /** Gating rows that were judged in full. */
  readonly compared: number;
  /** What a pass lets through, because the base branch excuses it. */
  readonly excused: readonly string[];
  /** What else a reader must know, whatever the decision. */
  readonly asides: readonly string[];
}

const FAIL = ["regressions", "brokenLimits", "missing"] as const;
const CANNOT_JUDGE = [
  "baselines",
  "tooFew",
  "openSuspicions",
  "unmeasured",
  "refused",
  "unfailing",
  "blind",
  "unchecked",
] as const;

export interface Decided {
  readonly decision: Decision;
  /** The deciding one first. */
  readonly reasons: readonly string[];
  /** Those of them for which nothing can be judged. */
  readonly undecided: readonly string[];
}

/** What is known to be wrong outweighs what is not known; only when all gating rows were judged is it a pass. */
export function decide(facts: DecisionFacts): Decided {
  const wrong = FAIL.flatMap((key) => facts[key]);
  const explained = facts.baselines.length + facts.tooFew.length > 0;
  const unknown: readonly string[] = [
    ...CANNOT_JUDGE.flatMap((key) => facts[key]),
    ...(facts.compared === 0 && !explained ? ["nothing that gates was comparable"] : []),
  ];
  const all = [...wrong, ...unknown, ...facts.asides];
  if (!facts.judge) {
    const told = [...facts.brokenLimits, ...facts.unmeasured, ...facts.asides];
    return { decision: "measured", reasons: ["measured and stored; nothing was to be judged", ...told], undecided: [] };
  }
  if (wrong.length > 0) return { decision: "fail", reasons: all, undecided: unknown };
  if (unknown.length > 0) return { decision: "cannot-judge", reasons: all, undecided: unknown };
  const rows = facts.compared === 1 ? "1 gating row was" : `${facts.compared} gating rows were`;
  const found = facts.excused.length === 0 ? "no confirmed regression" : "no other confirmed regression";
  const reasons = [...facts.excused, `${found}: ${rows} compared`, ...facts.asides];
  return { decision: "pass", reasons, undecided: [] };
}
