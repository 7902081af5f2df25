import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { CompareInput } from "../../src/compare/compare-input.ts";
import type { JudgedRow, Row } from "../../src/model/comparison.ts";
import type { Policy } from "../../src/model/policy.ts";
import { CELL, found, quiet, record, repeats, session } from "./sessions.ts";

const GATE = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 };
const POLICY: Policy = { alpha: 0.05, metrics: { median_tpot_ms: GATE, success_rate: GATE }, slo: {} };

function run(more: Partial<CompareInput> & Pick<CompareInput, "head">) {
  return compare({ baselines: quiet(), policy: POLICY, judge: true, confirmable: true, ...more });
}

function row(rows: readonly Row[], metric = "median_tpot_ms"): Row {
  const found = rows.find((one) => one.metric === metric);
  if (found === undefined) throw new Error(`no row of ${metric}`);
  return found;
}

function judged(rows: readonly Row[], metric?: string): JudgedRow {
  const one = row(rows, metric);
  if (one.verdict === "not-comparable") throw new Error(one.reason);
  return one;
}

const same = session("head", repeats([20.02, 20.01, 19.98]));
const slower = repeats([23, 23.1, 22.9]);
const slowAgain = repeats([23.05, 22.95, 23], "median_tpot_ms", { round: 1 });

describe("screen and confirm", () => {
  it("passes a head that does not differ, and says unchanged", () => {
    const { decision, rows, reasons, suspects } = run({ head: same });
    expect(decision).toBe("pass");
    expect(reasons[0]).toBe("no confirmed regression: 2 gating rows were compared");
    expect(suspects).toEqual([]);
    expect(judged(rows)).toMatchObject({ verdict: "unchanged", suspicion: "none", gating: true });
  });

  it("suspects a slowdown first, and names the cell to measure again", () => {
    const { decision, rows, suspects } = run({ head: session("head", slower) });
    expect(decision).toBe("cannot-judge");
    expect(suspects).toEqual([CELL]);
    expect(judged(rows)).toMatchObject({ verdict: "inconclusive", suspicion: "open" });
    expect(judged(rows).reason).toContain("suspected");
  });

  it("fails a slowdown that a fresh start repeats", () => {
    const { decision, rows, suspects, reasons } = run({ head: session("head", [...slower, ...slowAgain]) });
    expect(decision).toBe("fail");
    expect(suspects).toEqual([]);
    expect(judged(rows)).toMatchObject({ verdict: "regression", suspicion: "confirmed" });
    expect(judged(rows).change).toBeCloseTo(0.15, 2);
    expect(judged(rows).evidence.confirmation?.head).toEqual([23.05, 22.95, 23]);
    expect(reasons[0]).toContain(`${CELL} median_tpot_ms: worse by`);
    expect(reasons[0]).toContain("machine");
  });

  it("clears a slowdown that a fresh start does not repeat", () => {
    const again = repeats([20.02, 20, 19.97], "median_tpot_ms", { round: 1 });
    const { decision, rows, reasons } = run({ head: session("head", [...slower, ...again]), confirmable: false });
    expect(decision).toBe("pass");
    expect(judged(rows)).toMatchObject({ verdict: "inconclusive", suspicion: "refuted" });
    expect(reasons.join()).toContain("not repeated on a fresh start");
  });

  it("cannot judge a suspicion that nobody can confirm", () => {
    const { decision, suspects, reasons } = run({ head: session("head", slower), confirmable: false });
    expect(decision).toBe("cannot-judge");
    expect(suspects).toEqual([]);
    expect(reasons[0]).toContain("suspected");
    expect(reasons[0]).toContain("not measured again on a fresh start");
  });

  it("finds no regression below the absolute threshold, whatever the relative size", () => {
    const policy = { ...POLICY, metrics: { ...POLICY.metrics, median_tpot_ms: { ...GATE, absolute: 5 } } };
    const { decision, rows } = run({ head: session("head", [...slower, ...slowAgain]), policy });
    expect(decision).toBe("pass");
    expect(judged(rows).reason).toContain("too small to matter");
  });

  it("calls a gain an improvement, unless the head generated fewer tokens", () => {
    const faster = repeats([17, 17.1, 16.9]);
    expect(judged(run({ head: session("head", faster) }).rows).verdict).toBe("improvement");
    const shorter = faster.map((r) => ({ ...r, counts: { ...r.counts, outputTokens: 20_000 } }));
    const one = judged(run({ head: session("head", shorter) }).rows);
    expect(one.verdict).toBe("inconclusive");
    expect(one.reason).toContain("fewer tokens");
    expect(one.reason).toContain("-21.9 % output tokens");
  });

  it("calls no gain an improvement where more requests failed, or the run stopped early", () => {
    const faster = repeats([17, 17.1, 16.9]);
    for (const counts of [{ completed: 190, failed: 10 }, { completed: 150 }]) {
      const last = { ...(faster[2] ?? record({})), counts: { requested: 200, ...counts } };
      const one = judged(run({ head: session("head", [...faster.slice(0, 2), last]) }).rows);
      expect(one.verdict).toBe("inconclusive");
      expect(one.reason).toContain("with more requests that did not complete, which is no improvement");
    }
  });

  it("judges a falling throughput as a worsening", () => {
    const policy = { ...POLICY, metrics: { output_throughput: GATE } };
    const input = { baselines: quiet("output_throughput"), policy };
    const down = repeats([17, 17.1, 16.9], "output_throughput");
    expect(judged(run({ head: session("head", down), ...input }).rows, "output_throughput").suspicion).toBe("open");
    const up = repeats([23, 23.1, 22.9], "output_throughput");
    expect(judged(run({ head: session("head", up), ...input }).rows, "output_throughput").verdict).toBe("improvement");
  });

  it("shows observed metrics without measuring again or deciding for them", () => {
    const { decision, rows, suspects } = run({
      head: session("head", slower),
      policy: { ...POLICY, metrics: { success_rate: GATE } },
    });
    expect(judged(rows)).toMatchObject({ gating: false, suspicion: "open" });
    expect(suspects).toEqual([]);
    expect(decision).toBe("pass");
  });

  it("only measures when nothing is to be judged", () => {
    const { decision, suspects, reasons } = run({ head: session("head", slower), judge: false });
    expect(decision).toBe("measured");
    expect(suspects).toEqual([]);
    expect(reasons[0]).toContain("nothing was to be judged");
  });

  it("asks for more certainty when the head has fewer repeats than the base", () => {
    const error = (values: readonly number[]) =>
      judged(run({ head: session("head", repeats(values)) }).rows).evidence.standardError ?? 0;
    expect(error([20])).toBeGreaterThan(error([20, 20.04, 19.98]));
  });
});

describe("few baselines", () => {
  const { sessions } = quiet();

  it.each([1, 2])("only advises with %i baseline sessions, and says how large the shift is", (count) => {
    const { decision, rows, reasons } = run({
      head: session("head", [...slower, ...slowAgain]),
      baselines: found(...sessions.slice(0, count)),
    });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("fewer than 3 only advise");
    expect(reasons[0]).toContain("large shifts");
    expect(judged(rows)).toMatchObject({ verdict: "inconclusive", suspicion: "none" });
    expect(judged(rows).interval[0]).toBeLessThan(judged(rows).change);
  });

  it("is loud without a baseline, and shows what was measured", () => {
    const { decision, rows, reasons } = run({ head: same, baselines: { state: "none", notes: ["first run"] } });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toBe("no baseline, so nothing was compared: first run");
    expect(row(rows)).toMatchObject({ verdict: "not-comparable", head: 20.01 });
  });

  it("tells unreadable baselines from none", () => {
    const { decision, reasons } = run({
      head: same,
      baselines: { state: "unreadable", reason: "HTTP 503", notes: [] },
    });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toBe("baselines could not be read: HTTP 503");
  });

  it("lets a new cell pass beside cells that were compared, and says so", () => {
    const fresh = repeats([5, 5, 5], "median_tpot_ms", { cell: "new/qps=1" });
    const { decision, rows, reasons } = run({ head: session("head", [...same.records, ...fresh]) });
    expect(decision).toBe("pass");
    expect(reasons.join()).toContain("without a baseline: new/qps=1");
    expect(rows.filter(({ verdict }) => verdict === "not-comparable").map(({ cell }) => cell)).toContain("new/qps=1");
  });

  it("is not green when all cells are new", () => {
    const renamed = session("head", repeats([20, 20, 20], "median_tpot_ms", { cell: "renamed/qps=inf" }));
    const { decision, reasons } = run({ head: renamed });
    expect(decision).toBe("cannot-judge");
    expect(reasons.join()).toContain("nothing that gates was comparable");
    expect(reasons.join()).toContain("not in this run's plan");
  });
});

describe("missing cells", () => {
  it("fails when an expected gating cell has no trial", () => {
    const head = { ...same, expectedCells: [CELL, "lost/qps=1"] };
    const { decision, missingCells } = run({ head });
    expect(decision).toBe("fail");
    expect(missingCells).toEqual([{ cell: "lost/qps=1", gating: true, reason: "no trial of it was recorded" }]);
  });

  it("expects of a session without a plan what the newest baseline session has", () => {
    const other = repeats([20, 20, 20], "median_tpot_ms", { cell: "other/qps=1" });
    const head = session("head", other, { expectedCells: [], origin: { event: "import" } });
    const both = [0, 1, 2].map((k) => session(`base${k}`, [...same.records, ...other]));
    const { decision, missingCells, rows } = run({ head, baselines: found(...both) });
    expect(decision).toBe("fail");
    expect(missingCells.map(({ cell }) => cell)).toEqual([CELL]);
    expect(rows.some(({ cell, reason }) => cell === CELL && reason.startsWith("missing on the head"))).toBe(true);
  });

  it("misses nothing of a session without a plan that shares no cell with the baselines: it cannot be judged", () => {
    const other = repeats([20, 20, 20], "median_tpot_ms", { cell: "other/qps=1" });
    const { decision, missingCells, reasons } = run({ head: session("head", other, { expectedCells: [] }) });
    expect({ decision, missingCells }).toEqual({ decision: "cannot-judge", missingCells: [] });
    expect(reasons).toContain("nothing that gates was comparable");
  });

  it("cannot judge what the session did not get to", () => {
    const head = { ...same, expectedCells: [CELL, "lost/qps=1"], complete: false, notes: ["the budget is spent"] };
    const { decision, reasons } = run({ head });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("the budget is spent");
  });

  it("cannot judge a gating cell with only invalid trials", () => {
    const invalid = repeats([1, 2], "median_tpot_ms", {
      cell: "bad/qps=1",
      validity: { state: "invalid", reasons: ["client_bound"] },
    });
    const { decision, missingCells } = run({ head: session("head", [...same.records, ...invalid]) });
    expect(decision).toBe("cannot-judge");
    expect(missingCells[0]?.reason).toBe("only invalid trials (client_bound)");
  });
});

describe("limits", () => {
  it("fails a broken limit without any baseline", () => {
    const { decision, slo, reasons } = run({
      head: same,
      baselines: { state: "none", notes: [] },
      policy: { ...POLICY, slo: { median_tpot_ms: 15 } },
    });
    expect(decision).toBe("fail");
    expect(slo).toEqual([{ cell: CELL, metric: "median_tpot_ms", unit: "ms", limit: 15, head: 20.01 }]);
    expect(reasons[0]).toContain("the limit is 15 ms");
  });

  it("reads a limit on a throughput as a least value", () => {
    const head = session("head", [record({ output_throughput: 90, median_tpot_ms: 20 })]);
    expect(run({ head, policy: { ...POLICY, slo: { output_throughput: 100 } } }).slo).toHaveLength(1);
    expect(run({ head, policy: { ...POLICY, slo: { output_throughput: 80 } } }).slo).toHaveLength(0);
  });

  it("is not green when no trial measured the limited metric", () => {
    const { decision, reasons } = run({ head: same, policy: { ...POLICY, slo: { p99_ttft_ms: 100 } } });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("p99_ttft_ms was not checked");
  });

  it("takes no latency from a trial in which every request failed", () => {
    const dead = record({ p99_ttft_ms: 0 }, { counts: { requested: 200, completed: 0, failed: 200 } });
    const { decision } = run({ head: session("head", [dead]), policy: { ...POLICY, slo: { p99_ttft_ms: 100 } } });
    expect(decision).not.toBe("pass");
  });
});

describe("what a row can see", () => {
  it("cannot judge when a gating row could not have seen its must-see, and says what would settle it", () => {
    const levels = [20, 22.6, 18, 21.5];
    const noisy = found(...levels.map((level, i) => session(`b${i}`, repeats([level, level * 1.1, level * 0.95]))));
    const { decision, reasons, rows } = run({ head: same, baselines: noisy });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toMatch(/could only have seen a worsening of .* %, must see 20 %: .* would settle it/);
    expect(judged(rows).detectable).toBeGreaterThan(0.2);
  });
  it("says of a row that could not even see a doubling that it can tell nothing", () => {
    const wild = found(...[20, 60, 8, 33].map((level, i) => session(`b${i}`, repeats([level, level, level]))));
    const { decision, reasons, suspects } = run({ head: same, baselines: wild });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toMatch(/cannot tell a doubling from noise, must see 20 %/);
    expect(suspects).toEqual([]);
  });

  it("does not ask a row to see less than what matters in it", () => {
    const metrics = { ...POLICY.metrics, median_tpot_ms: { ...GATE, absolute: 20, mustSee: 0.001 } };
    expect(run({ head: same, policy: { ...POLICY, metrics } }).decision).toBe("pass");
  });
});

describe("pairs", () => {
  const base = session("base", repeats([20, 21, 19, 20.5, 22]));
  const paired = { baselines: found(base), paired: true, confirmable: false } as const;

  it("fails a slowdown seen in every pair, although the pairs differ among themselves", () => {
    const head = session("head", repeats([21.1, 22.0, 20.1, 21.6, 23.0]));
    const { decision, rows } = run({ head, ...paired, policy: { ...POLICY, metrics: { median_tpot_ms: GATE } } });
    expect(decision).toBe("fail");
    expect(judged(rows)).toMatchObject({ verdict: "regression", suspicion: "confirmed" });
    expect(judged(rows).change).toBeCloseTo(0.05, 2);
    expect(judged(rows).evidence.df).toBe(4);
  });

  it("passes equal sides", () => {
    const head = session("head", repeats([20.1, 20.9, 19.1, 20.4, 22.1]));
    expect(run({ head, ...paired }).decision).toBe("pass");
  });

  it("matches by repeat, whatever the order", () => {
    const head = session("head", repeats([21.1, 22.0, 20.1, 21.6, 23.0]).reverse());
    expect(run({ head, ...paired }).decision).toBe("fail");
  });

  it("only advises with fewer than three pairs", () => {
    const { decision, reasons } = run({ head: session("head", repeats([30, 30])), ...paired });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("fewer than 3 pairs only advise");
  });

  it("refuses several baseline sessions", () => {
    const { decision, reasons } = run({ head: same, ...paired, baselines: found(base, base) });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("paired wants one baseline session");
  });
});
