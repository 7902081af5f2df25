import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { DriftPolicy } from "../../src/model/policy.ts";
import { CELL, found, quiet, repeats, session } from "./sessions.ts";

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
