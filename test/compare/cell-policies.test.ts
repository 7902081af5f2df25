import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { Policy } from "../../src/model/policy.ts";
import { inEnglish } from "../../src/report/language/say.ts";
import { verdictWords } from "../../src/report/rows.ts";
import { CELL, quiet, repeats, session } from "./sessions.ts";

const GATE = { gate: true, relative: 0.1, absolute: 0, mustSee: 0.2 };

function judged(value: number, policy: Policy) {
  const head = session("head", repeats([value, value * 1.002, value * 0.999]));
  return compare({ head, baselines: quiet(), policy, judge: true, confirmable: true });
}

describe("the warn level", () => {
  const policy = { alpha: 0.05, metrics: { median_tpot_ms: { ...GATE, warn: 0.03 } }, slo: {} };

  it("marks a certain worsening between warn and fail, and stays green", () => {
    const { decision, rows, reasons, suspects } = judged(21.2, policy);
    expect(decision).toBe("pass");
    expect(suspects).toEqual([]);
    expect(rows[0]).toMatchObject({ verdict: "inconclusive", suspicion: "none", warning: true });
    expect(reasons.join()).toContain("past the warn level of 3 %");
    expect(rows.map((row) => verdictWords(row, inEnglish)).join()).toContain("⚠️ warning");
  });

  it("says nothing below the warn level, and suspects above the fail level", () => {
    expect(judged(20.3, policy).rows[0]).not.toHaveProperty("warning");
    expect(judged(23, policy).suspects).toEqual([CELL]);
  });
});

describe("the policy of a cell", () => {
  const common = { alpha: 0.05, metrics: { median_tpot_ms: GATE }, slo: {} };
  const own = (pattern: string, metric: Partial<typeof GATE>, slo = {}): Policy => ({
    ...common,
    cells: [{ pattern, metrics: { median_tpot_ms: metric }, slo }],
  });

  it("fails at its own level, and leaves other cells at the common one", () => {
    expect(judged(21.2, common).suspects).toEqual([]);
    expect(judged(21.2, own("serving_x/*", { relative: 0.02 })).suspects).toEqual([CELL]);
    expect(judged(21.2, own("serving_y/*", { relative: 0.02 })).suspects).toEqual([]);
  });

  it("can take a metric out of the gate, which then has nothing to decide", () => {
    const { rows, decision } = judged(23, own("*", { gate: false }));
    expect(rows[0]?.gating).toBe(false);
    expect(decision).toBe("cannot-judge");
  });

  it("breaks its own limit", () => {
    expect(judged(20, own("serving_x/*", {}, { median_tpot_ms: 19 })).slo).toMatchObject([{ cell: CELL, limit: 19 }]);
    const elsewhere = judged(20, own("serving_y/*", {}, { median_tpot_ms: 19 }));
    expect(elsewhere.slo).toEqual([]);
    expect(elsewhere.decision).toBe("cannot-judge");
  });
});
