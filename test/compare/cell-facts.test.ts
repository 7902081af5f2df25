import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { DEFAULT_POLICY, type MetricPolicy } from "../../src/model/policy.ts";
import { CELL, found, record, session } from "./sessions.ts";

type Metrics = Readonly<Record<string, number>>;

const NOISE = [1, 1.01, 0.99, 1.005, 0.995];
const speeds = (factor: number): Metrics => ({ output_throughput: 2000 / factor, mean_tpot_ms: 20 * factor });
const past = (more: Metrics = {}, change: (place: number) => Metrics = () => ({})) =>
  NOISE.map((factor, place) =>
    session(
      `b${place}`,
      [0, 1, 2].map((repeat) => record({ ...speeds(factor), ...more, ...change(place) }, { repeat })),
    ),
  );
const head = (metrics: Metrics, more: (repeat: number) => Partial<Parameters<typeof record>[1]> = () => ({})) =>
  session(
    "head",
    [0, 1, 2].map((repeat) => record({ ...speeds(1), ...metrics }, { repeat, ...more(repeat) })),
  );
const judged = (one: ReturnType<typeof session>, baselines = past(), policy = DEFAULT_POLICY) =>
  compare({ head: one, baselines: found(...baselines), policy, judge: true, confirmable: false });
const GATING: MetricPolicy = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 };

describe("cellFactsOf", () => {
  it("says of how many trials a cell speaks", () => {
    const invalid = { validity: { state: "invalid", reasons: ["client_bound"] } } as const;
    const { reasons, cells } = judged(head({}, (repeat) => (repeat > 0 ? invalid : {})));
    expect(reasons).toContain(`${CELL}: 1 of 3 trials usable (2 invalid: client_bound)`);
    expect(cells?.[0]?.trials).toEqual({ measured: 3, usable: 1, invalid: ["client_bound"] });
  });

  it("says of how many trials a metric has a number", () => {
    const nan = (repeat: number) => (repeat > 0 ? {} : { metrics: { ...speeds(1), mean_tpot_ms: Number.NaN } });
    expect(judged(head({}, nan)).reasons).toContain(`${CELL}: mean_tpot_ms has a number in 2 of 3 trials`);
  });

  it("says that the head generated fewer tokens", () => {
    const counts = { requested: 200, completed: 200, failed: 0, inputTokens: 20_000, outputTokens: 15_360 };
    expect(judged(head({}, () => ({ counts }))).reasons).toContain(`${CELL}: 40 % fewer output tokens than the base`);
  });
});

describe("implausible", () => {
  it("asks for the unit when time per token and throughput contradict each other", () => {
    const { reasons } = judged(head({ mean_tpot_ms: 0.02 }));
    expect(reasons.filter((reason) => reason.includes("implausible"))).toHaveLength(1);
  });

  it("refuses what is more than a millionfold apart", () => {
    const { decision, rows } = judged(head({ mean_tpot_ms: 1e308 }));
    expect(decision).toBe("cannot-judge");
    expect(rows.find(({ metric }) => metric === "mean_tpot_ms")?.reason).toContain("not plausible");
  });
});

describe("what a row may not excuse itself by", () => {
  const withAbsolute = (absolute: number) => ({
    ...DEFAULT_POLICY,
    metrics: { output_throughput: GATING, mean_tpot_ms: { ...GATING, absolute } },
  });

  it("cannot judge a row whose absolute size is more than its level", () => {
    const { decision, reasons, undecided } = judged(head({}), past(), withAbsolute(500));
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("absolute 500 in the policy of mean_tpot_ms is more than the level itself");
    expect(undecided).toContain(reasons[0]);
  });

  it("names an absolute size that hides what must be seen", () => {
    const { decision, reasons } = judged(head({}), past(), withAbsolute(8));
    expect(decision).toBe("pass");
    expect(reasons.join()).toContain("absolute 8 in the policy of mean_tpot_ms is 40 % of its level");
  });

  it("leaves a session with a zero out and says so", () => {
    const zero = past({}, (place) => (place === 1 ? { mean_tpot_ms: 0 } : {}));
    const { decision, rows } = judged(head({}), zero);
    expect(decision).toBe("pass");
    const row = rows.find(({ metric }) => metric === "mean_tpot_ms");
    expect(row?.reason).toContain("1 baseline session with a zero left out");
  });
});

describe("accuracy", () => {
  it("gates without being asked to, also where it never moved", () => {
    const kept = judged(head({ accuracy: 78 }), past({ accuracy: 78 }));
    expect(kept.decision).toBe("pass");
    const { rows, decision } = judged(head({ accuracy: 60 }), past({ accuracy: 78 }));
    expect(decision).toBe("cannot-judge");
    expect(rows[0]).toMatchObject({ metric: "accuracy", gating: true, suspicion: "open" });
  });

  it("does not blame the flips of a few answers", () => {
    const { decision } = judged(head({ accuracy: 76.3 }), past({ accuracy: 78 }));
    expect(decision).toBe("pass");
  });
});

describe("what is only observed", () => {
  it("is named at the head when it became worse", () => {
    const { decision, reasons } = judged(
      head({ mean_ttft_ms: 300 }),
      past({}, () => ({ mean_ttft_ms: 100 })),
    );
    expect(decision).toBe("pass");
    expect(reasons[1]).toBe(`worse beyond noise, but only observed (gate: false): ${CELL} mean_ttft_ms +200 %`);
  });
});

describe("evidence.noise", () => {
  it("holds what the standard error was made of", () => {
    const { rows } = judged(head({}));
    const row = rows.find(({ metric }) => metric === "mean_tpot_ms");
    if (row === undefined || row.verdict === "not-comparable") throw new Error("not judged");
    const { noise, standardError = 0, stretch = 1, sessions } = row.evidence;
    const { own, prior, assumed, moderated } = noise ?? { own: { variance: 0, df: 0 } };
    const shared = (own.df * 2) / (1 + 0.5);
    const seenDf = Math.min(own.df + (prior?.df ?? 0), shared);
    const seen = ((prior?.df ?? 0) * (prior?.variance ?? 0) + own.df * own.variance) / ((prior?.df ?? 0) + own.df);
    const df = seenDf + (assumed?.df ?? 0);
    const variance = (seenDf * seen + (assumed?.df ?? 0) * (assumed?.variance ?? 0)) / df;
    expect(moderated?.df).toBeCloseTo(df, 9);
    expect(moderated?.variance).toBeCloseTo(variance, 12);
    expect(standardError).toBeCloseTo(stretch * Math.sqrt(variance * (1 + 1 / sessions)), 12);
  });
});
