import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { DEFAULT_POLICY, type Policy } from "../../src/model/policy.ts";
import type { Session } from "../../src/model/session.ts";
import { trials } from "../integration/hand-made.ts";
import { aSession } from "../store/sessions.ts";

const CELL = "serving_toy/qps=inf,concurrency=4";
const WAIVER = {
  cells: "serving_*",
  metric: "*",
  owner: "@mona",
  reason: "new sampler",
  atMost: 0.25,
  until: "2026-11-22",
};

function measured(slower: number, id: string, startedAt: string, rounds = [0]): Session {
  const records = rounds.flatMap((round) => trials({ slower, round }));
  return aSession({ id, suite: "toy", records, expectedCells: [CELL], startedAt, endedAt: startedAt });
}

const base = (levels: readonly number[]) =>
  levels.map((level, k) => measured(level, `base ${k}`, `2026-11-${20 - k}T00:00:00Z`));

/** Newest first. */
function judge(slower: number, policy: Partial<Policy>, levels = [1, 1.002, 0.999, 1.001], day = "2026-11-22") {
  return compare({
    head: measured(slower, "head", `${day}T12:00:00Z`, [0, 1]),
    baselines: { state: "found", sessions: base(levels), notes: [] },
    policy: { ...DEFAULT_POLICY, ...policy },
    judge: true,
    confirmable: false,
  });
}

describe("a waiver", () => {
  it("lets a worsening through within its size and its days, and says whose it is", () => {
    expect(judge(1.2, {}).decision).toBe("fail");
    const { decision, reasons, rows, excuses } = judge(1.2, { waivers: [WAIVER] });
    expect(decision).toBe("pass");
    expect(reasons.join()).toContain("waived by @mona until 2026-11-22 (new sampler): worse by");
    expect(rows[0]).toMatchObject({ verdict: "regression", suspicion: "excused" });
    expect(excuses).toMatchObject([{ state: "used", rows: 3 }]);
  });

  it.each([
    ["expired", { until: "2026-11-21" }, 1.2],
    ["exceeded", { atMost: 0.1 }, 1.2],
    ["idle", {}, 1],
    ["idle", { cells: "other*" }, 1.2],
    ["idle", { metric: "p99_ttft_ms" }, 1.2],
  ] as const)("that is %s excuses nothing: %o", (state, changes, slower) => {
    const { decision, excuses, reasons } = judge(slower, { waivers: [{ ...WAIVER, ...changes }] });
    expect(excuses).toMatchObject([{ state }]);
    expect(decision).toBe(slower === 1 ? "pass" : "fail");
    if (state !== "idle") expect(reasons.join()).toMatch(/excuses nothing any more|does not reach so far/);
  });

  it("of all of it lets twice the time through, and half the throughput, not an engine that hardly answers", () => {
    const all = { ...WAIVER, atMost: 1, metric: "output_throughput" };
    const { excuses, decision } = judge(3, { waivers: [all] });
    expect(excuses).toMatchObject([
      { state: "exceeded", scope: expect.stringMatching(/at most 100.*50.*better higher/) },
    ]);
    expect(decision).toBe("fail");
  });

  it("of more than all of it counts the time: 200 % is three times the time, and a third of the throughput", () => {
    const waivers = [{ ...WAIVER, atMost: 2 }];
    expect(judge(2.9, { waivers }).decision).toBe("pass");
    expect(judge(3.2, { waivers }).decision).toBe("fail");
  });

  it("of every metric does not cover requests that fail, unless success_rate is named", () => {
    const failing = (policy: Partial<Policy>) => {
      const records = [0, 1].flatMap((round) => trials({ round, failed: 6 }));
      return compare({
        head: { ...measured(1, "head", "2026-11-22T12:00:00Z"), records },
        baselines: { state: "found", sessions: base([1, 1.002, 0.999]), notes: [] },
        policy: { ...DEFAULT_POLICY, ...policy },
        judge: true,
        confirmable: false,
      });
    };
    const waiver = { ...WAIVER, atMost: 1 };
    expect(failing({ waivers: [waiver] }).decision).toBe("fail");
    const named = failing({ waivers: [waiver, { ...waiver, metric: "success_rate" }] });
    expect(named.decision).not.toBe("fail");
    expect(named.excuses).toMatchObject([{ state: "idle" }, { state: "used", rows: 1 }]);
  });

  it("stands in the first reason of a pass, instead of that there is no regression", () => {
    const { reasons } = judge(1.2, { waivers: [WAIVER] });
    expect(reasons[0]).toBe("3 regressions waived by @mona until 2026-11-22");
    expect(reasons[1]).toMatch(/^no other confirmed regression: \d+ gating rows were compared$/);
    expect(judge(1, { waivers: [WAIVER] }).reasons[0]).toMatch(/^no confirmed regression: /);
  });

  it("does not hold for a session without a date", () => {
    const head = measured(1.2, "head", "2026-11-22T12:00:00Z", [0, 1]);
    const { startedAt: _, endedAt: __, ...undated } = head;
    const input = { baselines: { state: "found", sessions: base([1, 1, 1]), notes: [] }, judge: true } as const;
    const policy = { ...DEFAULT_POLICY, waivers: [WAIVER] };
    expect(compare({ ...input, head: undated, policy, confirmable: false }).decision).toBe("fail");
  });

  it("excuses no missing cell and no broken limit", () => {
    const { decision } = judge(1, { waivers: [WAIVER], slo: { median_tpot_ms: 5 } });
    expect(decision).toBe("fail");
  });
});

describe("an accepted slowdown", () => {
  const accepted = ["median_tpot_ms", "mean_tpot_ms"].map((metric, k) => {
    const level = [10, 10.5][k] ?? 0;
    return { cell: CELL, metric, from: level, to: level * 1.2, owner: "@mona", evidence: "#7" };
  });
  const only = {
    metrics: {
      median_tpot_ms: DEFAULT_POLICY.metrics["median_tpot_ms"],
      mean_tpot_ms: DEFAULT_POLICY.metrics["mean_tpot_ms"],
    },
  } as Partial<Policy>;

  it("lets the pull request through that brings it, and no further", () => {
    expect(judge(1.2, { ...only, accepted }).decision).toBe("pass");
    expect(judge(1.4, { ...only, accepted }).decision).toBe("fail");
  });

  it("no longer applies when the baseline is near neither of its levels, and that is told", () => {
    const faster = judge(0.7, { ...only, accepted }, [0.5, 0.501, 0.4995, 0.5005]);
    expect(faster.decision).toBe("fail");
    expect(faster.excuses).toMatchObject([{ state: "expired" }, { state: "expired" }]);
    expect(faster.reasons.join()).toContain("no longer applies");
  });

  it("starts the baseline anew once it has landed", () => {
    const levels = [1.2, 1.202, 1.199, 1.201, 1.198, 1, 1.001, 0.999];
    const after = judge(1.2, { ...only, accepted }, levels);
    expect(after.decision).toBe("pass");
    const row = after.rows.find(({ metric }) => metric === "median_tpot_ms");
    expect(row).toMatchObject({ reason: expect.stringContaining("since the accepted slowdown") });
    expect(row?.base).toBeCloseTo(12, 1);
    expect(judge(1.44, { ...only, accepted }, levels).decision).toBe("fail");
  });

  it("does not gate before three sessions have the new level", () => {
    const { rows, reasons } = judge(1.2, { ...only, accepted }, [1.2, 1, 1.001, 0.999]);
    expect(rows.every(({ verdict }) => verdict === "inconclusive")).toBe(true);
    expect(reasons.join()).toContain("2 gating rows had fewer than 3 usable baseline sessions");
  });

  it("leaves the drift budget as it is", () => {
    const levels = [{ cell: CELL, metric: "median_tpot_ms", level: 10 }];
    const { drift } = judge(1.2, { ...only, accepted, drift: { since: "v1", budget: 0.1, levels } });
    expect(drift).toMatchObject([{ state: "spent" }]);
  });
});
