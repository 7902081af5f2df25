import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/model/record.ts";
import { isSameRun } from "../../src/tools/same-run.ts";

/** evalscope 1.14: the run with 122.0625 input tokens a request, of which its table prints one place. */
const EXACT = {
  mean_input_tokens: 122.0625,
  output_throughput: 1370.7637,
  mean_e2el_s: 0.18462,
  mean_tpot_ms: 5.1234,
  mean_ttft_ms: 26.1199,
};
const PRINTED = {
  mean_input_tokens: 122.1,
  output_throughput: 1370.76,
  mean_e2el_s: 0.185,
  mean_tpot_ms: 5.12,
  mean_ttft_ms: 26.12,
};

function reading(metrics: Reading["metrics"], counts: Reading["counts"] = { completed: 32 }): Reading {
  return {
    tool: { name: "evalscope", definition: "evalscope-1.7@1" },
    metrics,
    counts,
    workload: {},
    validity: { state: "valid" },
    notes: [],
  };
}

describe("a run that is there as numbers and as what was printed", () => {
  it("is one run when a column of the table has one place", () => {
    expect(isSameRun(reading(EXACT), reading(PRINTED))).toBe(true);
  });

  it("is not one when more than a few have", () => {
    const coarse = { mean_input_tokens: 122.1, mean_ttft_ms: 26.1, mean_tpot_ms: 5.1 };
    expect(isSameRun(reading(EXACT), reading({ ...PRINTED, ...coarse }))).toBe(false);
  });

  it.each([{ mean_input_tokens: 122.3 }, { mean_tpot_ms: 5.14 }])(
    "is not one when a number is another: %j",
    (other) => {
      expect(isSameRun(reading(EXACT), reading({ ...PRINTED, ...other }))).toBe(false);
    },
  );

  it("is not one when a count is another", () => {
    expect(isSameRun(reading(EXACT), reading(PRINTED, { completed: 31 }))).toBe(false);
  });
});
