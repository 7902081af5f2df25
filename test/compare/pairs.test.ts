import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { CompareInput } from "../../src/compare/compare-input.ts";
import { designsFor } from "../../src/compare/designs.ts";
import { LOOKS } from "../../src/compare/looks.ts";
import { nextLook } from "../../src/compare/next-look.ts";
import { rankSumUpperTail } from "../../src/compare/rank-sum.ts";
import type { JudgedRow } from "../../src/model/comparison.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import { CELL, found, quiet, record, repeats, session } from "./sessions.ts";

const GATE = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 };
const POLICY: Policy = { alpha: 0.05, metrics: { median_tpot_ms: GATE }, slo: {} };
const BASE = [20, 20.2, 19.9, 20.1, 20, 19.8, 20.3, 20.1];

function paired(head: readonly number[], more: Partial<CompareInput> = {}, base = BASE): CompareInput {
  return {
    head: session("head", repeats(head)),
    baselines: found(session("base", repeats(base.slice(0, head.length)))),
    policy: POLICY,
    looks: LOOKS,
    paired: true,
    judge: true,
    confirmable: true,
    ...more,
  };
}

function rowOf(input: CompareInput, metric = "median_tpot_ms"): JudgedRow {
  const row = compare(input).rows.find((one) => one.metric === metric);
  if (row === undefined || row.verdict === "not-comparable") throw new Error(row?.reason ?? "no row");
  return row;
}

const times = (factor: number, pairs: number) => BASE.slice(0, pairs).map((value) => value * factor);

describe("looks at pairs", () => {
  it("spend alpha once, and each look asks for its own part of it", () => {
    expect(LOOKS.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(rowOf(paired(times(1.3, 3))).evidence.thresholds.alpha).toBeCloseTo(0.05 * 0.05, 12);
    expect(rowOf(paired(times(1.001, 8))).evidence.thresholds.alpha).toBeCloseTo(0.05 * 0.8, 12);
  });

  it("find a large slowdown at three pairs, and keep that verdict at the later ones", () => {
    expect(rowOf(paired(times(1.3, 3)))).toMatchObject({ verdict: "regression" });
    const later = rowOf(paired([...times(1.3, 3), ...BASE.slice(3, 8)]));
    expect(later).toMatchObject({ verdict: "regression" });
    expect(later.evidence.samples.head).toHaveLength(3);
  });

  it("leave a small slowdown open after three pairs, ask for two more, and find it at the end", () => {
    const noisy = [21.6, 20.4, 20.9, 21.7, 20.6, 21.0, 21.5, 21.2];
    const early = paired(noisy.slice(0, 3));
    expect(compare(early)).toMatchObject({ decision: "cannot-judge", suspects: [CELL] });
    expect(rowOf(early).reason).toContain("3 pairs of at most 8 do not decide");
    expect(nextLook(early).cells).toEqual([{ cell: CELL, from: 3, to: 5 }]);
    expect(compare(paired(noisy)).decision).toBe("fail");
    expect(nextLook(paired(noisy)).cells).toEqual([]);
  });

  it("end at the first look when nothing changed", () => {
    const input = paired([20.1, 20.1, 19.8]);
    expect(compare(input).decision).toBe("pass");
    expect(nextLook(input)).toEqual({ cells: [], reason: "more pairs would change nothing" });
  });

  it("begin with the cells that were planned and have no pairs yet", () => {
    const head = session("head", [], { expectedCells: [CELL] });
    expect(nextLook(paired([], { head, baselines: found(session("base", [])) })).cells).toEqual([
      { cell: CELL, from: 0, to: 3 },
    ]);
  });

  it("go on with a row that could not have seen its must-see", () => {
    const input = paired([14, 26, 20]);
    const next = nextLook(input);
    expect(next.cells).toEqual([{ cell: CELL, from: 3, to: 5 }]);
    expect(next.reason).toContain("could not have seen the must-see");
  });
});

describe("what stored sessions add to pairs", () => {
  const history = quiet().sessions;
  const head = [20.4, 20.5, 20.3];

  it("narrows the noise, with more degrees of freedom", () => {
    const [without, with_] = [rowOf(paired(head)), rowOf(paired(head, { history }))];
    expect(with_.evidence.df).toBeGreaterThan(without.evidence.df);
    expect(with_.evidence.method).toContain("8 stored sessions");
  });

  it("does not speak for a head that is noisier than the base ever was", () => {
    const row = rowOf(paired([18, 23, 20.5], { history }));
    expect(row.evidence.df).toBe(2);
    expect(row.evidence.method).toContain("differ more than the base's repeats did");
  });

  it("is left out where it did other work", () => {
    const other = history.map((one) => ({
      ...one,
      records: one.records.map((r) => ({ ...r, workload: { request_rate: 4 } })),
    }));
    expect(rowOf(paired(head, { history: other })).evidence.df).toBe(2);
  });
});

describe("pairs that share a start", () => {
  const started = (starts: readonly number[]) => (records: readonly TrialRecord[], side: string) =>
    records.map((one, k) => ({ ...one, server: { name: "s", engine: "vllm", start: `${side}#${starts[k]}` } }));
  const input = (starts: readonly number[], head = times(1.03, starts.length), more: Partial<CompareInput> = {}) => {
    const on = started(starts);
    return paired([], {
      head: session("head", on(repeats(head), "head")),
      baselines: found(session("base", on(repeats(BASE.slice(0, starts.length)), "base"))),
      looks: [{ pairs: 8, share: 1 }],
      ...more,
    });
  };
  const run = (starts: readonly number[]) => rowOf(input(starts));
  const strict = { policy: { ...POLICY, metrics: { median_tpot_ms: { ...GATE, mustSee: 0.05 } } } };

  it("count as one from three starts on", () => {
    expect(run([0, 0, 1, 1, 2, 2, 3, 3]).evidence.method).toContain("paired");
    expect(run([0, 0, 1, 1, 2, 2, 3, 3]).evidence.df).toBeLessThan(run([0, 1, 2, 3, 4, 5, 6, 7]).evidence.df);
  });

  it("want more starts where the starts differ", () => {
    const head = [21.2, 21.4, 18.8, 19, 21, 20.8, 19.6, 19.4];
    expect(compare(input([0, 0, 1, 1, 2, 2, 3, 3], head, strict)).reasons.join()).toMatch(
      /about \d+ starts of each server would settle it/,
    );
    expect(compare(input([0, 1, 2, 3, 4, 5, 6, 7], head, strict)).reasons.join()).toMatch(
      /about \d+ pairs would settle/,
    );
  });

  it("want a start of their own where more pairs would not average out what a start adds", () => {
    const levels = [19, 21.2, 20, 18.7, 21, 20.4];
    const history = levels.map((level, at) => session(`s${at}`, repeats([level, level * 1.001, level * 0.999])));
    const { reasons } = compare(input([0, 0, 0, 0, 0, 0, 0, 0], BASE, { ...strict, history }));
    expect(reasons.join()).toContain("a start of its own for each pair (`hold: restart`) would settle it");
  });
});

describe("tails of pairs", () => {
  const tail = (values: readonly number[], more = {}) => repeats(values, "p99_ttft_ms", more);
  const run = (more = {}) =>
    rowOf(
      paired([], {
        head: session("head", tail(times(1.2, 8), more)),
        baselines: found(session("base", tail(BASE, more))),
        policy: { ...POLICY, metrics: { p99_ttft_ms: GATE } },
        looks: [{ pairs: 8, share: 1 }],
      }),
      "p99_ttft_ms",
    );

  it("are compared by rank where both sides sent other requests", () => {
    const row = run();
    expect(row.evidence.method).toContain("Mann and Whitney");
    expect(row.evidence.p).toBeCloseTo(1 / 12_870, 9);
  });

  it("are compared pair by pair where both sides sent the same requests", () => {
    expect(run({ seed: 7 }).evidence.method).toContain("paired ratios");
  });
});

describe("suspects measured in turn with the base", () => {
  const again = (values: readonly number[], variant: string) =>
    values.map((value, repeat) => record({ median_tpot_ms: value }, { repeat, round: 1, variant }));
  const run = (factor: number, pairs: number, first = 23): CompareInput => ({
    head: session("head", [
      ...repeats([first, first, first]),
      ...again(BASE.slice(0, pairs), "base"),
      ...again(times(factor, pairs), "head"),
    ]),
    baselines: quiet(),
    policy: POLICY,
    looks: LOOKS,
    confirmBy: "pairs",
    judge: true,
    confirmable: true,
  });

  it("are asked for by the screen", () => {
    expect(nextLook(run(1, 0)).cells).toEqual([{ cell: CELL, from: 0, to: 3 }]);
    expect(nextLook(run(1, 0, 20)).cells).toEqual([]);
  });

  it("fail what the pairs repeat", () => {
    expect(compare(run(1.15, 3)).decision).toBe("fail");
    expect(rowOf(run(1.15, 3))).toMatchObject({ verdict: "regression", suspicion: "confirmed" });
  });

  it("clear what the pairs do not repeat, whatever the stored sessions said", () => {
    expect(compare(run(1.001, 3)).decision).toBe("pass");
    expect(rowOf(run(1.001, 3))).toMatchObject({ suspicion: "refuted" });
    expect(rowOf(run(1.001, 3)).reason).toContain("not repeated in turn with the base");
  });
});

describe("the price of a design", () => {
  const site = { startMinutes: 5, trialMinutes: 2, repeatNoise: 0.02, startNoise: 0, df: 20, rows: 12 };
  const demand = { alpha: 0.05, rows: 12, budgetMinutes: 120 };
  const designs = (more: Partial<typeof site> = {}, budgetMinutes = 120) =>
    designsFor({ ...site, ...more }, { ...demand, budgetMinutes }, ["resident", "restart"]);

  it("never exceeds the budget, and the first sees most", () => {
    const prices = designs({}, 40).map(({ price }) => price);
    expect(prices.length).toBeGreaterThan(0);
    for (const price of prices) expect(price?.minutes.most).toBeLessThanOrEqual(40);
    const seen = prices.map((price) => price?.detectable ?? 0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(designs({}, 10)).toEqual([]);
  });

  it("prefers one start where starts add nothing, and several where they do", () => {
    expect(designs()[0]?.price).toMatchObject({ starts: 1, pairs: 8 });
    expect(designs({ startNoise: 0.02 })[0]?.price?.starts).toBe(8);
  });

  it("finds what it calls detectable in four of five cases", () => {
    for (const { price } of designs()) expect(price?.power(price.detectable)).toBeCloseTo(0.8, 6);
  });
});

describe("ranks", () => {
  it.each([
    [3, 0.1],
    [4, 0.0286],
    [5, 0.0079],
  ])("of %i + %i values can show no smaller two-sided p than benchstat's table: %f", (n, least) => {
    const low = Array.from({ length: n }, (_, i) => i);
    const p =
      2 *
      rankSumUpperTail(
        low.map((value) => value + 100),
        low,
      );
    expect(p).toBeCloseTo(least, 4);
  });

  it("swap tails when the sides are swapped, and depend on no unit", () => {
    const side = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const negative = (values: readonly number[]) => values.map((value) => -3 * value);
        expect(rankSumUpperTail(a, b)).toBeCloseTo(rankSumUpperTail(negative(b), negative(a)), 12);
      }),
    );
  });
});
