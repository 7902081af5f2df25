import { describe, expect, it } from "vitest";
import type { Figures } from "../../src/tools/figures.ts";
import { readingOf } from "../../src/tools/reading-of.ts";
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

  it("is a run in which nothing completed and no failure is counted", () => {
    const reasons = ["nothing completed, and no request is known to have failed"];
    const nothing = { state: "invalid", reasons };
    expect(validityOf({ metrics: { mean_ttft_ms: 0 }, counts: { completed: 0 } })).toEqual(nothing);
    expect(validityOf({ metrics: { request_throughput: 0, output_throughput: 0 }, counts: {} })).toEqual(nothing);
    expect(validityOf({ metrics: { request_throughput: 2, output_throughput: 0 }, counts: {} }).state).toBe("valid");
    expect(validityOf({ metrics: {}, counts: { completed: 0, failed: 7 } }).state).toBe("valid");
  });

  it("leaves out the zeros of a run in which nothing completed, whatever the tool", () => {
    const metrics = { mean_ttft_ms: 0, output_throughput: 0, duration: 1.5, accept_length: 2 };
    const figures = {
      metrics,
      counts: { completed: 0, failed: 7 },
      workload: {},
      unreadable: [],
      errors: [],
      notes: [],
    };
    expect(readingOf("t", "t@1", figures).metrics).toEqual({ duration: 1.5, accept_length: 2 });
    const done = readingOf("t", "t@1", { ...figures, counts: { completed: 1 } });
    expect(done.metrics).toEqual(metrics);
  });

  it("says nothing of numbers that nobody knows", () => {
    expect(validityOf({ metrics: { my_score: -1, mean_tpot_ms: 10 } })).toEqual({ state: "valid" });
  });
});

describe("an output throughput beside its tokens and its time", () => {
  const counts = { completed: 10, outputTokens: 800 };
  const notesOf = (definition: string, duration: number, throughput: number) =>
    readingOf("t", definition, {
      ...{ metrics: { duration, output_throughput: throughput }, counts },
      ...{ workload: {}, unreadable: [], errors: [], notes: [] },
    }).notes;

  it("is named where they contradict each other", () => {
    expect(notesOf("vllm-serve@1", 10, 104)).toEqual([
      "the printed output_throughput of 104 contradicts its numbers: 800 tokens in 10 s are 80 a second",
    ]);
    expect(notesOf("sglang-serve@1", 10, 60)).toHaveLength(1);
  });

  it("may differ by rounding, and where a definition measures it over a time of its own", () => {
    expect(notesOf("vllm-serve@1", 10, 80.9)).toEqual([]);
    expect(notesOf("vllm-serve@1", 0.11, 7500)).toEqual([]);
    expect(notesOf("sglang-one-batch-server@2", 10, 104)).toEqual([]);
    expect(notesOf("human-table@1", 10, 104)).toEqual([]);
  });
});
