import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { DriftPolicy, Policy } from "../../src/model/policy.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import { CELL, found, quiet, record, repeats, session } from "./sessions.ts";

const POLICY = {
  alpha: 0.05,
  metrics: { median_tpot_ms: { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 } },
  slo: {},
};

const around = (value: number) => repeats([value, value * 1.002, value * 0.999]);

/** Newest first: what the base branch's sessions measured. */
function baselines(levels: readonly number[]) {
  const sessions = levels.map((level, age) => {
    return session(`base${age}`, around(level), {
      startedAt: `2026-11-${String(28 - age).padStart(2, "0")}T00:00:00Z`,
    });
  });
  return found(...sessions);
}

describe("a base that is already slower", () => {
  const levels = [20, 20.1, 19.9, 20.05, 19.95];
  const judge = (head: number, before: readonly number[], confirmable = true) =>
    compare({
      head: session("head", around(head)),
      baselines: baselines(before),
      policy: POLICY,
      judge: true,
      confirmable,
    });

  it("does not blame the pull request that only inherited it", () => {
    const { rows, suspects, reasons } = judge(22, [22, ...levels]);
    expect(suspects).toEqual([]);
    expect(rows[0]).toMatchObject({ verdict: "inconclusive", suspicion: "refuted" });
    expect(reasons.join()).toContain("already on the base: its newest session is worse by 10");
  });

  it("blames a pull request that is worse than the slow base", () => {
    expect(judge(25, [22, ...levels]).suspects).toEqual([CELL]);
  });

  it("blames a pull request where the base's newest session is like the others", () => {
    expect(judge(22, [20, ...levels]).suspects).toEqual([CELL]);
  });

  it("does not take an old slow session for the newest", () => {
    expect(judge(25, [...levels, 24]).rows[0]?.reason).not.toContain("already on the base");
  });

  it("excuses nobody when it is not known which session is the newest", () => {
    const { sessions } = baselines([22, ...levels]);
    const untimed = sessions.map(({ startedAt: _, ...one }) => one);
    const head = session("head", around(22));
    const result = compare({ head, baselines: found(...untimed), policy: POLICY, judge: true, confirmable: true });
    expect(result.rows[0]?.reason).not.toContain("already on the base");
  });
});

describe("which stored sessions count", () => {
  const judge = (head: number, before: readonly number[], policy: Policy = POLICY) => {
    const judged = session("head", around(head), { startedAt: "2026-12-08T00:00:00Z" });
    const input = { baselines: baselines(before), policy, judge: true, confirmable: true };
    const { rows, reasons, suspects } = compare({ head: judged, ...input });
    const [row] = rows;
    if (row === undefined || row.verdict === "not-comparable") throw new Error("expected a judged row");
    return { row, reasons, suspects };
  };

  it("leaves out what is older than the last lasting change of level, and says so", () => {
    const { row } = judge(22, [22, 22.1, 21.9, 20, 20.1, 19.9, 20.05]);
    expect(row.evidence.samples.base.map(([first]) => first)).toEqual([22, 22.1, 21.9]);
    expect(row.evidence.sessions).toBe(3);
    expect(row.reason).toContain("the base's level changed by +9.9 %: 4 older sessions left out");
  });

  it("finds a slowdown that a mean over two levels would hide", () => {
    expect(judge(22, [20, 20.1, 19.9, 25, 25.1, 24.9, 25.05]).suspects).toEqual([CELL]);
  });

  it("keeps sessions whose noise only looks like two levels", () => {
    const { row } = judge(20, [20.4, 20.1, 20.3, 19.9, 20.2, 19.8, 20.05]);
    expect(row.evidence.samples.base).toHaveLength(7);
    expect(row.reason).not.toContain("left out");
  });

  it("learns neither level nor noise from a slide of the base that is one or two sessions old", () => {
    const levels = [20, 20.1, 19.9, 20.05, 19.95];
    const before = judge(23, levels).row;
    for (const newest of [[22], [22, 22.1]]) {
      const { row, suspects } = judge(25, [...newest, ...levels]);
      expect(row.base).toBeCloseTo(before.base, 9);
      expect(row.evidence.standardError).toBeCloseTo(before.evidence.standardError ?? 0, 9);
      expect(row.evidence.slid).toHaveLength(newest.length);
      expect(suspects).toEqual([CELL]);
    }
  });

  it("sees a slide of a whole cell that none of its rows shows beyond doubt", () => {
    const metrics = ["mean_tpot_ms", "median_tpot_ms", "mean_e2el_ms", "mean_itl_ms", "p99_tpot_ms"];
    const noise = [0.03, -0.03, 0.01, -0.02, 0.025, -0.005, 0.03];
    const levels = noise.map((_, age) =>
      Object.fromEntries(metrics.map((id, m) => [id, (age === 0 ? 21.4 : 20) * (1 + (noise[(age + m) % 7] ?? 0))])),
    );
    const at = (values: Readonly<Record<string, number>>) => [record(values)];
    const stored = levels.map((values, age) => session(`b${age}`, at(values), { startedAt: `2026-11-2${8 - age}` }));
    const gating = Object.fromEntries(metrics.map((id) => [id, POLICY.metrics.median_tpot_ms]));
    const head = session("head", at(Object.fromEntries(metrics.map((id) => [id, 21.4]))));
    const policy = { ...POLICY, metrics: gating };
    const { rows } = compare({ head, baselines: found(...stored), policy, judge: true, confirmable: true });
    const gatingRows = rows.filter((row) => row.gating);
    expect(gatingRows).toHaveLength(5);
    expect(gatingRows.every((row) => row.verdict !== "not-comparable" && row.evidence.slid?.length === 1)).toBe(true);
  });

  it("widens what it says of a series whose own past errors were larger than its noise", () => {
    const steady = judge(20, [20, 20.1, 19.9, 20.05, 19.95, 20, 20.02, 19.98]).row.evidence;
    expect(steady.stretch).toBeUndefined();
    const spiky = judge(20, [20, 20.1, 23.4, 20.05, 19.95, 20, 20.02, 19.98, 20.01]).row.evidence;
    expect(spiky.stretch).toBeGreaterThan(1.05);
  });

  it("says that the newest baseline is older than max-age", () => {
    const stale = judge(20, [20, 20.1, 19.9], { ...POLICY, maxAgeDays: 7 });
    expect(stale.reasons.join()).toContain("the newest baseline session is 10 days old, more than max-age (7 days)");
    expect(judge(20, [20, 20.1, 19.9], { ...POLICY, maxAgeDays: 14 }).reasons.join()).not.toContain("max-age");
  });
});

describe("a row that its first start leaves blind", () => {
  const noisy = baselines([20, 22.2, 18.6, 21.1, 19.2]);
  const first = around(20.3);
  const judge = (records: readonly TrialRecord[], confirmable: boolean) =>
    compare({ head: session("head", records), baselines: noisy, policy: POLICY, judge: true, confirmable });

  it("is measured again, and judged by both starts", () => {
    const before = judge(first, true);
    expect(before.decision).toBe("cannot-judge");
    expect(before.suspects).toEqual([CELL]);
    const again = repeats([20.1, 20.2, 20], "median_tpot_ms", { round: 1 });
    const after = judge([...first, ...again], false);
    const [row, was] = [after.rows[0], before.rows[0]];
    if (row?.verdict !== "inconclusive" || was?.verdict !== "inconclusive")
      throw new Error("expected inconclusive rows");
    expect(row.evidence.method).toContain("mean of the head's two starts");
    expect(row.head).toBeCloseTo(Math.sqrt(20.3 * 20.1), 9);
    expect(row.detectable).toBeLessThan(was.detectable);
    expect(after.decision).toBe("pass");
  });

  it("is not measured again where even two starts could not see enough", () => {
    const wild = baselines([20, 32, 12, 27, 15]);
    const input = { baselines: wild, policy: POLICY, judge: true, confirmable: true };
    const { decision, suspects } = compare({ head: session("head", first), ...input });
    expect(decision).toBe("cannot-judge");
    expect(suspects).toEqual([]);
  });
});

describe("the drift budget", () => {
  const judge = (drift: DriftPolicy) => {
    const head = session("head", around(20.1));
    return compare({ head, baselines: quiet(), policy: { ...POLICY, drift }, judge: true, confirmable: true });
  };
  const pinned = (level: number, budget = 0.1): DriftPolicy => ({
    since: "v0.9.2",
    budget,
    levels: [{ cell: CELL, metric: "median_tpot_ms", level }],
  });

  it("shows the change since the release beside that of the pull request", () => {
    const { drift, decision } = judge(pinned(19));
    expect(decision).toBe("pass");
    expect(drift).toMatchObject([{ since: "v0.9.2", level: 19, budget: 0.1, state: "within" }]);
    expect(drift?.[0]?.change).toBeCloseTo(20.1 / 19 - 1, 9);
  });

  it("says who spent it: the base before, or this pull request", () => {
    const base = judge(pinned(17));
    expect(base.drift?.[0]?.state).toBe("spent-on-base");
    expect(base.decision).toBe("pass");
    expect(base.reasons.join()).toContain("is worse by 18.2 % since v0.9.2");
    const here = judge(pinned(20, 0.003));
    expect(here.drift?.[0]?.state).toBe("spent");
  });

  it("says nothing of what was not measured, and nothing without a policy", () => {
    expect(judge({ ...pinned(19), levels: [{ cell: "gone", metric: "median_tpot_ms", level: 1 }] }).drift).toEqual([]);
    const head = session("head", around(20));
    const without = compare({ head, baselines: quiet(), policy: POLICY, judge: true, confirmable: true });
    expect(without).not.toHaveProperty("drift");
  });
});
