import { describe, expect, it } from "vitest";
import type { Figures } from "../../src/tools/figures.ts";
import { judge } from "../../src/tools/validity.ts";

function validityOf(more: Partial<Figures>) {
  const counts = { requested: 10, completed: 10, outputTokens: 100 };
  return judge({ metrics: {}, counts, workload: {}, unreadable: [], errors: [], notes: [], ...more }).validity;
}

describe("what no measurement can be", () => {
  it.each([
    [{ mean_tpot_ms: Number.POSITIVE_INFINITY }, "mean_tpot_ms is not a finite number"],
    [{ mean_tpot_ms: Number.NaN }, "mean_tpot_ms is not a finite number"],
    [{ output_throughput: -3 }, "output_throughput is negative: -3"],
  ])("is invalid: %j", (metrics, reason) => {
    expect(validityOf({ metrics })).toEqual({ state: "invalid", reasons: [reason] });
  });

  it("is a throughput where no request completed", () => {
    const counts = { requested: 10, completed: 0 };
    const reasons = ["output_throughput is 9999, though no request completed"];
    expect(validityOf({ metrics: { output_throughput: 9999 }, counts })).toEqual({ state: "invalid", reasons });
    expect(validityOf({ metrics: { output_throughput: 0 }, counts })).toEqual({ state: "valid" });
  });

  it("says nothing of numbers that nobody knows", () => {
    expect(validityOf({ metrics: { my_score: -1, mean_tpot_ms: 10 } })).toEqual({ state: "valid" });
  });
});
