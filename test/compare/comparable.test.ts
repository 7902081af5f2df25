import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { Policy } from "../../src/model/policy.ts";
import { GATE, HEAD, POLICY, rowOf, run } from "./judged.ts";
import { CELL, found, quiet, record, repeats, session } from "./sessions.ts";

describe("environment", () => {
  it("refuses sessions of another class, and shows what differs", () => {
    const head = session("head", HEAD, {
      environment: { class: { device: "910B", driver: "25.0" }, subject: { vllm: "0.10" } },
    });
    const { decision, rows, environment, subject, reasons } = run(head);
    expect(decision).toBe("cannot-judge");
    expect(rowOf(rows)?.verdict).toBe("not-comparable");
    expect(environment.differences).toEqual([{ key: "driver", base: "24.1", head: "25.0" }]);
    expect(reasons[0]).toContain("driver was 24.1, is 25.0");
    expect(subject.differences).toEqual([{ key: "vllm", base: "0.9.2", head: "0.10" }]);
  });

  it("compares where a key is unknown on one side", () => {
    const head = session("head", HEAD, { environment: { class: { device: "910B", firmware: "7" }, subject: {} } });
    expect(run(head).decision).toBe("pass");
  });

  it("compares what has no environment at all, and says that it is taken on trust", () => {
    const { decision, reasons } = run(session("head", HEAD, { environment: { class: {}, subject: {} } }));
    expect(decision).toBe("pass");
    expect(reasons.join()).toContain("environment not recorded");
  });

  it("of which a suite noted the device alone is taken on trust beside it, and refused where the device differs", () => {
    const on = (device: string) => ({ environment: { class: { gpu_type: device }, subject: {} } });
    const base = found(...quiet().sessions.map((one) => ({ ...one, ...on("8xH100") })));
    expect(run(session("head", HEAD, on("8xH100")), base).reasons.join()).toContain(
      "of the environment only gpu_type is recorded: that the machines are equal is taken on trust",
    );
    const { decision, reasons } = run(session("head", HEAD, on("8xA100")), base);
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("gpu_type was 8xH100, is 8xA100");
  });

  it("uses the sessions of the same class when there are enough of them", () => {
    const { sessions } = quiet();
    const mixed = sessions.map((one, i) =>
      i < 2 ? { ...one, environment: { class: { driver: "x" }, subject: {} } } : one,
    );
    const { decision, baseline } = run(session("head", HEAD), found(...mixed));
    expect(decision).toBe("pass");
    expect(baseline.sessions).toHaveLength(6);
    expect(baseline.notes.join()).toContain("2 of 8 baseline sessions ran in another environment");
  });
});

describe("degenerate numbers", () => {
  const base = (...values: readonly number[]) => found(...values.map((v, i) => session(`b${i}`, repeats([v, v, v]))));
  const head = (...values: readonly number[]) => session("head", repeats(values));

  it("does not find a change of 0.01 % in values that never differ", () => {
    const { decision, rows } = run(head(20.002, 20.002, 20.002), base(20, 20, 20));
    expect(decision).toBe("pass");
    expect(rowOf(rows)).toMatchObject({ suspicion: "none" });
  });

  it("finds a large change in values that never differ", () => {
    expect(rowOf(run(head(26, 26, 26), base(20, 20, 20)).rows)).toMatchObject({ suspicion: "open" });
  });

  it.each([
    ["a base of zero", [0, 0, 0], [1, 1, 1], "the base has a zero"],
    ["a head of zero", [1, 1, 1], [0, 0, 0], "the head has a zero"],
    ["negative values", [1, 1, 1], [-1, -1, -1], "negative"],
    ["a head that is not a number", [1, 1, 1], [Number.NaN, Number.NaN], "no finite value"],
    ["an infinite head", [1, 1, 1], [Number.POSITIVE_INFINITY], "no finite value"],
    [
      "a base that is not a number",
      [Number.NaN, Number.NaN, Number.NaN],
      [1, 1, 1],
      "no baseline session has this metric",
    ],
  ])("refuses %s with a reason, and is not green", (_, bases, heads, reason) => {
    const { decision, rows } = run(head(...heads), base(...bases), {
      ...POLICY,
      metrics: { median_tpot_ms: GATE },
    });
    expect(rowOf(rows)?.reason).toContain(reason);
    expect(decision).toBe("cannot-judge");
  });

  it("uses the finite values among others", () => {
    const { rows } = run(head(20, Number.NaN, 20.1), base(20, 20.1, 19.9));
    expect(rowOf(rows)).toMatchObject({ evidence: { samples: { head: [20, 20.1] } } });
  });

  it("cannot judge a gating metric that the head no longer prints", () => {
    const { decision, reasons } = run(session("head", repeats([5, 5, 5], "median_ttft_ms")));
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("median_tpot_ms was not comparable: the head has no finite value");
  });

  it("has no row for a number whose direction nobody knows", () => {
    const odd = session(
      "head",
      HEAD.map((r) => ({ ...r, metrics: { ...r.metrics, magic: 7 } })),
    );
    expect(
      run(odd)
        .rows.map(({ metric }) => metric)
        .sort(),
    ).toEqual(["median_tpot_ms", "success_rate"]);
  });

  it("refuses a cell in which two trials claim one repeat", () => {
    const twice = [...HEAD, { ...record({ median_tpot_ms: 21 }), trial: "other" }];
    const { decision, rows } = run(session("head", twice));
    expect(decision).toBe("cannot-judge");
    expect(rowOf(rows)?.reason).toContain("two trials claim repeat 0");
  });

  it("keeps the valid trial when an invalid one was measured again", () => {
    const invalid = {
      ...record({}),
      trial: "first-try",
      validity: { state: "invalid", reasons: ["crashed"] } as const,
    };
    expect(run(session("head", [invalid, ...HEAD])).decision).toBe("pass");
  });

  it("survives a session without records", () => {
    const { decision, reasons } = run(session("head", []));
    expect(decision).not.toBe("pass");
    expect(reasons.length).toBeGreaterThan(0);
  });

  it("prints only finite numbers", () => {
    const wild = run(head(1e-9, 1e9, 1e-9), base(1e9, 1e-9, 1e3));
    const numbers = JSON.stringify(wild, (_, v: unknown) => (typeof v === "number" && !Number.isFinite(v) ? "BAD" : v));
    expect(numbers).not.toContain("BAD");
  });
});

describe("what gates", () => {
  it("never lets the request throughput gate below saturation, and says why", () => {
    const cell = "serving_x/qps=4";
    const metric = "request_throughput";
    const policy = { ...POLICY, metrics: { request_throughput: GATE, success_rate: GATE } };
    const { rows } = run(session("head", repeats([2, 2, 2], metric, { cell })), quiet(metric, { cell }), policy);
    expect(rowOf(rows, metric)).toMatchObject({ gating: false });
    expect(rowOf(rows, metric)?.reason).toContain("set by the request rate");
  });

  it("lets it gate when everything is sent at once", () => {
    const metric = "request_throughput";
    const policy = { ...POLICY, metrics: { request_throughput: GATE } };
    const { rows } = run(session("head", repeats([2, 2, 2], metric)), quiet(metric), policy);
    expect(rowOf(rows, metric)).toMatchObject({ gating: true, suspicion: "open" });
  });

  it("does not gate spreads and counts unless the policy names them", () => {
    const metric = "std_tpot_ms";
    const { rows } = run(session("head", repeats([90, 90, 90], metric)), quiet(metric));
    expect(rowOf(rows, metric)).toMatchObject({ gating: false });
  });

  it("is not green when a metric that the user made gating was not measured", () => {
    const { decision, reasons } = run(session("head", HEAD), quiet(), {
      ...POLICY,
      metrics: { ...POLICY.metrics, p99_ttft_ms: GATE },
    });
    expect(decision).toBe("cannot-judge");
    expect(reasons[0]).toContain("p99_ttft_ms gates, but no valid trial measured it");
  });

  it("keeps variants apart when asked", () => {
    const both = (id: string, level: number) =>
      session(id, [
        ...repeats([level, level, level], "median_tpot_ms", { variant: "pytorch" }),
        ...repeats([2 * level, 2 * level, 2 * level], "median_tpot_ms", { variant: "turbomind" }),
      ]);
    const baselines = found(both("a", 20), both("b", 20.1), both("c", 19.9));
    const input = { head: both("head", 20), baselines, policy: POLICY, judge: true, confirmable: false } as const;
    const cells = compare({ ...input, by: "variant" }).rows.filter(({ metric }) => metric === "median_tpot_ms");
    expect(cells.map(({ cell, base }) => [cell, Math.round(base ?? 0)]).sort()).toEqual([
      [`${CELL} [pytorch]`, 20],
      [`${CELL} [turbomind]`, 40],
    ]);
  });
});

describe("a metric that only the tool's output knows", () => {
  const declared = (betterWhen: "higher" | "lower") => ({ declared: { hits: { unit: "hits", betterWhen } } });
  const policy: Policy = { ...POLICY, metrics: { ...POLICY.metrics, hits: GATE } };
  const head = repeats([10, 10.01, 9.99], "hits", declared("higher"));

  it("is compared in the direction that the output declares, and the base's counts", () => {
    const rising = run(session("head", head), quiet("hits", declared("higher")), policy);
    expect(rowOf(rising.rows, "hits")).toMatchObject({ unit: "hits", suspicion: "open" });
    const falling = run(session("head", head), quiet("hits", declared("lower")), policy);
    expect(rowOf(falling.rows, "hits")).toMatchObject({ verdict: "improvement" });
  });

  it("is not compared without a direction", () => {
    const { rows } = run(session("head", repeats([10, 10], "hits")), quiet("hits"), policy);
    expect(rowOf(rows, "hits")).toBeUndefined();
  });
});
