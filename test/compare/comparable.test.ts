import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { Row } from "../../src/model/comparison.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Session } from "../../src/model/session.ts";
import { CELL, failing, found, quiet, record, repeats, session } from "./sessions.ts";

const GATE = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 };
const POLICY: Policy = { alpha: 0.05, metrics: { median_tpot_ms: GATE, success_rate: GATE }, slo: {} };

function run(head: Session, baselines = quiet(), policy = POLICY) {
  return compare({ head, baselines, policy, judge: true, confirmable: true });
}

function rowOf(rows: readonly Row[], metric = "median_tpot_ms"): Row | undefined {
  return rows.find((row) => row.metric === metric);
}

const HEAD = repeats([20.02, 20.01, 19.98]);

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

describe("the engine's flags, where both sides have them", () => {
  const FLAGS = { "--tensor-parallel-size": "1", "--max-num-seqs": "256", "--swap-space": "16" };
  const stored = quiet("median_tpot_ms", { engineFlags: FLAGS });
  const started = (engineFlags: Readonly<Record<string, string>>) =>
    run(session("head", repeats([20, 20, 20], "median_tpot_ms", { engineFlags })), stored);

  it.each([
    [{ ...FLAGS, "--tensor-parallel-size": "2" }, "another engine: --tensor-parallel-size was 1, is 2"],
    [{ ...FLAGS, "--quantization": "fp8" }, "another engine: --quantization was none, is fp8"],
    [{ ...FLAGS, "--dtype": "float16" }, "another engine: --dtype was auto, is float16"],
  ])("refuse what runs on other devices, weights or in another precision: %j", (flags, reason) => {
    const { decision, rows } = started(flags);
    expect(decision).toBe("cannot-judge");
    expect(rowOf(rows)).toMatchObject({ verdict: "not-comparable", reason });
  });

  it("compare the rest, and say what is different in the row and in words", () => {
    const { decision, rows, reasons } = started({
      "--tensor-parallel-size": "1",
      "--max-num-seqs": "128",
      "--enforce-eager": "true",
    });
    expect(decision).toBe("pass");
    expect(rowOf(rows)?.reason).toContain("the engine was started with other flags");
    expect(reasons).toContain(
      `${CELL}: the engine was started with other flags: --enforce-eager is new; --max-num-seqs was 256, is 128; --swap-space is gone`,
    );
  });

  it("take a default that is written out for the default", () => {
    expect(rowOf(started({ ...FLAGS, "--dtype": "auto" }).rows)?.verdict).not.toBe("not-comparable");
  });

  it("are no difference when one side's are not known", () => {
    const { decision, rows } = run(session("head", HEAD), stored);
    expect(decision).toBe("pass");
    expect(rowOf(rows)?.reason).not.toContain("flags");
  });
});

describe("work that is told in other ways", () => {
  const pair = (base: Loose, head: Loose) =>
    run(session("head", repeats([20, 20, 20], "median_tpot_ms", head)), quiet("median_tpot_ms", base));
  const reasonOf = (base: Loose, head: Loose) => rowOf(pair(base, head).rows)?.reason;
  const asked = { request_rate: "inf" };

  it("is another with a ramp-up that the other side has not, which clients print only when it is used", () => {
    const ramp = { workload: { ...asked, ramp_up_strategy: "linear" } };
    expect(reasonOf({ workload: asked }, ramp)).toBe("different workload: ramp_up_strategy was none, is linear");
    expect(reasonOf(ramp, { workload: asked })).toBe("different workload: ramp_up_strategy was linear, is none");
  });

  it("is another when one command gives a length that the other leaves to the client", () => {
    const noted = { engineFlags: { "--dtype": "auto" } };
    const long = { workload: { ...asked, input_len: 8 } };
    expect(reasonOf({ workload: asked, ...noted }, { ...long, ...noted })).toBe(
      "different workload: input_len was default, is 8",
    );
    expect(reasonOf({ workload: asked }, { ...long, ...noted })).not.toContain("different workload");
  });

  it("is told by the mean of a request where a tool prints no totals", () => {
    const counts = { requested: 32, completed: 32, failed: 0 };
    const of = (mean: number) => session("s", [record({ median_tpot_ms: 20, mean_input_tokens: mean }, { counts })]);
    const { rows } = compare({
      ...{ head: of(1024), baselines: found(of(122)), policy: POLICY, judge: true, confirmable: false },
    });
    expect(rowOf(rows)?.reason).toBe("different workload: +739 % input tokens");
  });

  it("is told by the tokens of prompts and answers together", () => {
    const of = (total: number) =>
      session("s", [record({ tokens_per_second: 20, total_num_tokens: total }, { counts: {}, workload: {} })]);
    const { rows } = compare({
      ...{ head: of(961), baselines: found(of(23_042)), policy: POLICY, judge: true, confirmable: false },
    });
    expect(rowOf(rows, "tokens_per_second")?.reason).toBe("different workload: -95.8 % tokens");
  });

  it("is said to be taken on trust where nothing tells it, and not where anything does", () => {
    const silent = { workload: { model_id: "m" }, counts: {} };
    const trust = `${CELL}: what was asked of the engine is not recorded: that both sides did the same is taken on trust`;
    expect(pair(silent, silent).reasons).toContain(trust);
    expect(pair(silent, { ...silent, command: ["vllm"] }).reasons).not.toContain(trust);
    expect(pair({ counts: {} }, { counts: {} }).reasons).not.toContain(trust);
  });
});

type Loose = Parameters<typeof record>[1];

describe("same work", () => {
  const other = (change: Parameters<typeof record>[1]) => {
    const { decision, rows } = run(session("head", repeats([20, 20, 20], "median_tpot_ms", change)));
    return { decision, row: rowOf(rows) };
  };

  it.each([
    ["another tool", { tool: { name: "built-in", definition: "vllm-serve@1" } }, "different tools"],
    ["another definition", { tool: { name: "vllm-bench", definition: "vllm-serve@2" } }, "different tools"],
    ["another workload key", { workload: { request_rate: 4 } }, "request_rate was inf, is 4"],
    [
      "another number of requests",
      { counts: { requested: 100, completed: 100, failed: 0 }, workload: {} },
      "200 requests before",
    ],
    ["2 % more input tokens", { counts: { requested: 200, completed: 200, inputTokens: 20_400 } }, "+2 % input tokens"],
  ] as const)("refuses %s", (_, change, reason) => {
    const { decision, row } = other(change);
    expect(decision).toBe("cannot-judge");
    expect(row?.verdict).toBe("not-comparable");
    expect(row?.reason).toContain(reason);
  });

  it.each([
    ["another version of the tool", { tool: { name: "vllm-bench", version: "0.11", definition: "vllm-serve@1" } }],
    ["a key that only one side knows", { workload: { backend: "openai" } }],
    ["half a percent more input tokens", { counts: { requested: 200, completed: 200, inputTokens: 20_100 } }],
  ] as const)("accepts %s", (_, change) => {
    expect(other(change).row?.verdict).not.toBe("not-comparable");
  });

  it("flags other output tokens without refusing", () => {
    const { row } = other({ counts: { requested: 200, completed: 200, outputTokens: 28_000 } });
    expect(row?.verdict).not.toBe("not-comparable");
    expect(row?.reason).toContain("+9.4 % output tokens");
  });

  it("matches seeds by repeat, not across repeats", () => {
    const seeded = (values: readonly number[]) =>
      values.map((v, repeat) => record({ median_tpot_ms: v }, { repeat, workload: { seed: 100 + repeat } }));
    const bases = found(...[20, 20.1, 19.9].map((v, i) => session(`b${i}`, seeded([v, v, v * 1.001]))));
    expect(rowOf(run(session("head", seeded([20, 20, 20])), bases).rows)?.verdict).not.toBe("not-comparable");
    const shifted = seeded([20, 20, 20]).map((r) => ({ ...r, workload: { seed: 7 } }));
    expect(rowOf(run(session("head", shifted), bases).rows)?.reason).toContain("seed was 100, is 7");
  });
});

describe("failing requests", () => {
  const none = { requested: 200, completed: 0, failed: 200 };
  const some = { requested: 200, completed: 180, failed: 20 };

  it("suspects and then fails the success rate when everything failed on the head", () => {
    const dead = [0, 1, 2].map((repeat) => failing(none, repeat));
    const again = [0, 1, 2].map((repeat) => failing(none, repeat, { round: 1 }));
    const first = run(session("head", dead));
    expect(first.suspects).toEqual([CELL]);
    expect(first.decision).toBe("cannot-judge");
    const second = run(session("head", [...dead, ...again]));
    expect(second.decision).toBe("fail");
    expect(rowOf(second.rows, "success_rate")).toMatchObject({ verdict: "regression", head: 0, change: -1 });
    expect(rowOf(second.rows)?.reason).toContain("requests failed in every trial of the head");
  });

  it("does not compare the speed of trials with failures", () => {
    const { rows, decision } = run(session("head", [failing(some, 0), failing(some, 1)]));
    expect(rowOf(rows)?.verdict).toBe("not-comparable");
    expect(rowOf(rows, "success_rate")).toMatchObject({ suspicion: "open" });
    expect(decision).toBe("cannot-judge");
  });

  it("leaves out only the trials with failures, and says so", () => {
    const { rows } = run(session("head", [...HEAD.slice(0, 2), failing(some, 2)]));
    expect(rowOf(rows)).toMatchObject({ evidence: { samples: { head: [20.02, 20.01] } } });
    expect(rowOf(rows)?.reason).toContain("trials with failed requests left out");
  });

  it("compares the speed when all trials of both sides failed alike", () => {
    const alike = [failing(some, 0), failing(some, 1), failing(some, 2)];
    const bases = found(...["a", "b", "c"].map((id) => session(id, alike)));
    const { rows } = run(session("head", alike), bases);
    expect(rowOf(rows)?.verdict).not.toBe("not-comparable");
    expect(rowOf(rows, "success_rate")?.verdict).not.toBe("not-comparable");
  });

  it("is not green when everything failed on both sides", () => {
    const dead = [failing(none, 0), failing(none, 1)];
    const bases = found(...["a", "b", "c"].map((id) => session(id, dead)));
    const { decision, rows } = run(session("head", dead), bases);
    expect(decision).toBe("cannot-judge");
    expect(rowOf(rows, "success_rate")?.reason).toContain("failed on the baseline too");
  });

  it("does not suspect a single failed request", () => {
    const one = failing({ requested: 200, completed: 199, failed: 1 }, 2);
    const { decision, rows } = run(session("head", [...HEAD.slice(0, 2), one]));
    expect(rowOf(rows, "success_rate")).toMatchObject({ suspicion: "none" });
    expect(decision).toBe("pass");
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
