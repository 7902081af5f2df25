import { describe, expect, it } from "vitest";
import { policyEffect } from "../../src/compare/policy-effect.ts";
import type { Comparison, RefusedRow } from "../../src/model/comparison.ts";

const row = (metric: string, gating: boolean): RefusedRow => ({
  ...{
    cell: "a/qps=1",
    metric,
    unit: "ms",
    gating,
    evidence: { method: "not compared", samples: { base: [], head: [] } },
    verdict: "not-comparable",
    reason: "new",
  },
});

function comparison(decision: Comparison["decision"], ...rows: readonly RefusedRow[]): Comparison {
  return {
    ...{ decision, reasons: [`it is ${decision}`, "and more"], rows, slo: [], missingCells: [], suspects: [] },
    baseline: { sessions: [], notes: [], none: true },
    environment: { head: {}, differences: [] },
    subject: { head: {}, differences: [] },
  };
}

describe("policyEffect", () => {
  it("tells the other decision with its first reason, and only rows that read otherwise", () => {
    const [same, gating, observed] = [row("p99_ttft_ms", false), row("mean_tpot_ms", true), row("mean_tpot_ms", false)];
    expect(policyEffect(comparison("fail", same, gating), comparison("pass", same, observed))).toEqual({
      decision: "pass",
      reason: "it is pass",
      rows: [{ base: gating, own: observed }],
    });
  });

  it("tells rows that only one of the policies looks at", () => {
    const [one, other] = [row("mean_itl_ms", true), row("mean_ttft_ms", true)];
    expect(policyEffect(comparison("fail", one), comparison("fail", other)).rows).toEqual([
      { own: other },
      { base: one },
    ]);
  });

  it("tells no row when nothing would change", () => {
    const one = comparison("pass", row("mean_itl_ms", true));
    expect(policyEffect(one, one).rows).toEqual([]);
  });
});
