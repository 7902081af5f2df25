import { expect, it } from "vitest";
import { type DecisionFacts, decide } from "../../src/compare/decide.ts";
import type { Decision } from "../../src/model/comparison.ts";

const CLEAN: DecisionFacts = {
  judge: true,
  regressions: [],
  brokenLimits: [],
  missing: [],
  baselines: [],
  tooFew: [],
  openSuspicions: [],
  unmeasured: [],
  refused: [],
  unfailing: [],
  blind: [],
  unchecked: [],
  compared: 4,
  excused: [],
  asides: [],
};

const TABLE: readonly (readonly [string, Partial<DecisionFacts>, Decision])[] = [
  ["a confirmed regression of a gated metric", { regressions: ["x"] }, "fail"],
  ["a broken limit", { brokenLimits: ["x"] }, "fail"],
  ["an expected gating cell missing", { missing: ["x"] }, "fail"],
  ["nothing gated comparable", { compared: 0 }, "cannot-judge"],
  ["no or unreadable baselines", { baselines: ["x"], compared: 0 }, "cannot-judge"],
  ["fewer than 3 baseline sessions and no pairs", { tooFew: ["x"], compared: 0 }, "cannot-judge"],
  ["a gating cell with only invalid trials", { unmeasured: ["x"] }, "cannot-judge"],
  ["a suspicion still open", { openSuspicions: ["x"] }, "cannot-judge"],
  ["a gating row that was not compared", { refused: ["x"] }, "cannot-judge"],
  ["a gating row that could not have seen its must-see", { blind: ["x"] }, "cannot-judge"],
  ["a limit that nothing measured", { unchecked: ["x"] }, "cannot-judge"],
  ["a regression beside what could not be judged", { regressions: ["x"], blind: ["y"], refused: ["z"] }, "fail"],
  ["a broken limit without any baseline", { brokenLimits: ["x"], baselines: ["y"], compared: 0 }, "fail"],
  ["everything judged and nothing found", {}, "pass"],
  ["everything judged, with something to tell", { asides: ["y"] }, "pass"],
  ["a regression where nothing was to be judged", { judge: false, regressions: ["x"] }, "measured"],
  ["no baseline where nothing was to be judged", { judge: false, baselines: ["x"], compared: 0 }, "measured"],
];

it.each(TABLE)("%s: %o is %s", (_, facts, decision) => {
  const decided = decide({ ...CLEAN, ...facts });
  expect(decided.decision).toBe(decision);
  expect(decided.reasons.length).toBeGreaterThan(0);
});

it("names the deciding reason first", () => {
  expect(decide({ ...CLEAN, blind: ["blind"], brokenLimits: ["limit"], asides: ["aside"] }).reasons).toEqual([
    "limit",
    "blind",
    "aside",
  ]);
});
