import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtest } from "../../src/compare/backtest.ts";
import { aftermathOf } from "../../src/compare/backtest-series.ts";
import { levelShifts } from "../../src/compare/backtest-shifts.ts";
import type { History, PastSession } from "../../src/model/history.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import { csvHistory } from "../../src/store/history-csv.ts";
import { repeats, session } from "./sessions.ts";

const SETTINGS = { policy: DEFAULT_POLICY, window: 10 };

/** One session a level, with a little noise that depends on the place alone. */
function history(levels: readonly number[], more: Partial<PastSession> = {}): History {
  const noise = [1, 1.004, 0.997, 1.002, 0.995, 1.003, 0.999];
  const sessions = levels.map((level, place) => {
    const value = level * (noise[place % noise.length] ?? 1);
    const one = session(`s${place}`, repeats([value, value * 1.001, value * 0.999]));
    return { label: `s${place}`, session: one, pullRequest: false, targets: [], ...more };
  });
  return { sessions, notes: [] };
}

const flat = (count: number, level = 20) => Array.from({ length: count }, () => level);

describe("backtest", () => {
  it("calls a lasting slowdown red at once, and only there", () => {
    const { alarms, slowdowns, sessions } = backtest(history([...flat(8), ...flat(8, 22)]), SETTINGS);
    expect(alarms).toMatchObject([{ label: "s8", outcome: "red", aftermath: "level-shift" }]);
    expect(slowdowns).toMatchObject([{ label: "s8", found: "at-once" }]);
    expect(sessions.filter(({ decision }) => decision === "fail").map(({ label }) => label)).toEqual(["s8"]);
    expect(sessions.slice(0, 3).map(({ decision }) => decision)).toEqual(["too-early", "too-early", "too-early"]);
  });

  it("calls a spike noise, which the next session clears", () => {
    const { alarms, slowdowns } = backtest(history([...flat(8), 23, ...flat(6)]), SETTINGS);
    expect(alarms).toMatchObject([{ label: "s8", outcome: "cleared", aftermath: "noise" }]);
    expect(slowdowns).toEqual([]);
  });

  it("says that it cannot tell what no later session tells", () => {
    const { alarms } = backtest(history([...flat(8), 23]), SETTINGS);
    expect(alarms).toMatchObject([{ outcome: "open", aftermath: "unsettled" }]);
  });

  it("says where a slide became visible that no step of it showed", () => {
    const slide = Array.from({ length: 24 }, (_, place) => 20 * 1.004 ** place);
    const { slowdowns } = backtest(history([...flat(10), ...slide]), SETTINGS);
    const late = slowdowns.filter(({ found }) => found !== "at-once");
    expect(late.length).toBeGreaterThan(0);
    for (const { found, foundAt, reason } of late) {
      expect(reason).not.toBe("");
      expect(foundAt === undefined).toBe(found === "never");
    }
  });

  it("never lets a pull request's session become a baseline", () => {
    const { sessions } = history([...flat(6), 30, 30, 30, 30, 20]);
    const mixed = sessions.map((one, place) => ({ ...one, pullRequest: place > 5 && place < 10 }));
    const { sessions: replayed, alarms } = backtest({ sessions: mixed, notes: [] }, SETTINGS);
    expect(replayed.at(-1)?.decision).toBe("pass");
    expect(alarms.map(({ label }) => label)).toEqual(["s6", "s7", "s8", "s9"]);
  });

  it("scores the hand-written rule by the targets that the history has", () => {
    const targets = [{ cell: "serving_x/qps=inf", metric: "output_throughput", baseline: 100, threshold: 0.97 }];
    const { sessions } = history(flat(6));
    const slow = sessions.map((one, place) => {
      const values = repeats([place === 4 ? 90 : 101], "output_throughput");
      return { ...one, session: session(`s${place}`, values), targets };
    });
    const { rules } = backtest({ sessions: slow, notes: [] }, SETTINGS);
    expect(rules.find(({ rule }) => rule.startsWith("hand-written"))).toMatchObject({ alarms: 1, noise: 1 });
  });

  it("finds the commit that broke vLLM in March 2024, and proposes a policy that still finds it", () => {
    const file = "fixtures/history/vllm-ci/2024-03-27.csv";
    const { alarms, rules, proposal } = backtest(csvHistory(file, readFileSync(file, "utf8")), SETTINGS);
    const red = alarms.filter(({ label, outcome }) => label === "6110c39dc8f7" && outcome === "red");
    expect(red.map(({ metric }) => metric).sort()).toEqual([
      "avg_latency",
      "mean_tpot_ms",
      "median_tpot_ms",
      "output_throughput",
      "tokens_per_second",
    ]);
    const [, now, proposed] = rules;
    expect(proposed?.slowdownsFound).toBe(now?.slowdownsFound);
    expect(proposed?.noise).toBeLessThanOrEqual(now?.noise ?? 0);
    expect(proposal.metrics["success_rate"]?.gate).toBe(true);
  });
});

describe("level shifts", () => {
  const noisy = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 40 });

  it("finds a step of ten times the noise where it is", () => {
    fc.assert(
      fc.property(noisy, fc.integer({ min: 3, max: 9 }), (noise, step) => {
        const values = noise.map((n, place) => 100 * Math.exp(0.01 * n + (place >= step ? 0.3 : 0)));
        expect(levelShifts(values, 0.1).map(({ place }) => place)).toContain(step);
      }),
    );
  });

  it("does not depend on the unit, and passes over gaps", () => {
    const values = [...flat(6), ...flat(6, 24)].map((value, place) => value * (1 + 0.001 * (place % 3)));
    const places = (series: readonly (number | undefined)[]) => levelShifts(series, 0.02).map(({ place }) => place);
    expect(places(values)).toEqual([6]);
    expect(places(values.map((value) => value * 1_000))).toEqual([6]);
    expect(places([...values.slice(0, 5), undefined, ...values.slice(5)])).toEqual([7]);
  });

  it("sees none in a spike, in a short series, or in nothing", () => {
    expect(levelShifts([...flat(6), 90, ...flat(6)], 0.02)).toEqual([]);
    expect(levelShifts([1, 2], 0.02)).toEqual([]);
    expect(levelShifts([], 0.02)).toEqual([]);
  });
});

it("calls a change that half recovers noise, and one without a successor unsettled", () => {
  const at = { place: 1, base: 100, head: 120 };
  expect(aftermathOf([100, 120, 118, 119], at)).toBe("level-shift");
  expect(aftermathOf([100, 120, 103, 104], at)).toBe("noise");
  expect(aftermathOf([100, 120], at)).toBe("unsettled");
});
