import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import type { Config, ServerSpec, TestSpec } from "../../src/model/spec.ts";
import { planTrials } from "../../src/plan/plan.ts";

function server(name: string, args: ServerSpec["args"] = { model: name }): ServerSpec {
  return { name, engine: "vllm", args, env: {}, ready: { timeoutSeconds: 60, retries: 1 } };
}

function test(name: string, fields: Partial<TestSpec> = {}): TestSpec {
  return {
    ...{ name, kind: "serving", tool: "built-in", args: {}, env: {}, prompts: 8, endpoint: "completions" },
    ...{
      ignoreEos: true,
      warmups: 0,
      timeoutSeconds: 60,
      server: "a",
      loads: [{ requestRate: 1 }, { requestRate: "inf" }],
    },
    ...fields,
  } as TestSpec;
}

function offline(name: string): TestSpec {
  const { server: _, ...rest } = test(name, { kind: "latency", tool: "vllm-bench", loads: [] });
  return rest;
}

function config(fields: Partial<Config> = {}): Config {
  return {
    name: "s",
    enforce: "gate",
    envFrom: [],
    servers: { a: server("a"), b: server("b") },
    tests: [test("x"), test("y", { server: "b" }), offline("l"), test("z")],
    repeats: 2,
    seed: 10,
    policy: DEFAULT_POLICY,
    store: { kind: "artifact" },
    baselineSessions: 5,
    dropUnknownFlags: false,
    paired: "auto",
    hold: "auto",
    warnings: [],
    ...fields,
  };
}

const idsOf = (plan: ReturnType<typeof planTrials>): readonly string[] => plan.trials.map(({ id }) => id);

it("goes server by server, repeat by repeat, cell by cell, offline tests last", () => {
  expect(idsOf(planTrials(config()))).toEqual([
    ...[
      "x-qps_1-r0",
      "x-qps_inf-r0",
      "z-qps_1-r0",
      "z-qps_inf-r0",
      "x-qps_1-r1",
      "x-qps_inf-r1",
      "z-qps_1-r1",
      "z-qps_inf-r1",
    ],
    ...["y-qps_1-r0", "y-qps_inf-r0", "y-qps_1-r1", "y-qps_inf-r1"],
    ...["l-r0", "l-r1"],
  ]);
});

it("expects the cells in the order of the configuration", () => {
  const cells = ["x/qps=1", "x/qps=inf", "y/qps=1", "y/qps=inf", "l", "z/qps=1", "z/qps=inf"];
  expect(planTrials(config()).expectedCells).toEqual(cells);
});

it("starts servers that differ only in name once", () => {
  const plan = planTrials(
    config({ servers: { a: server("a", { model: "m" }), b: server("b", { model: "m" }) }, repeats: 1 }),
  );
  expect(idsOf(plan).slice(0, 4)).toEqual(["x-qps_1-r0", "x-qps_inf-r0", "y-qps_1-r0", "y-qps_inf-r0"]);
});

it("gives repeat k the same seed in every round and variant", () => {
  const seedsOf = (selection: Parameters<typeof planTrials>[1]): readonly (readonly [number, number])[] =>
    planTrials(config(), selection).trials.map(({ repeat, seed }) => [repeat, seed]);
  expect(new Set(seedsOf({}).map(String))).toEqual(new Set(["0,10", "1,11"]));
  expect(seedsOf({ round: 1, variant: "base" })).toEqual(seedsOf({}));
});

it("names the round and the variant in the trial's id", () => {
  const plan = planTrials(config({ repeats: 1 }), { cells: ["l"], round: 1, variant: "base" });
  expect(idsOf(plan)).toEqual(["l-base-r0-c1"]);
  expect(plan.trials[0]).toMatchObject({ round: 1, variant: "base", repeat: 0 });
});

describe("selecting", () => {
  it("keeps only the cells that match, and their ids", () => {
    expect(idsOf(planTrials(config(), { filter: /^z\/qps=1/g }))).toEqual(["z-qps_1-r0", "z-qps_1-r1"]);
  });

  it("refuses a filter that matches nothing, and says what there is", () => {
    expect(() => planTrials(config({ tests: [test("x")] }), { filter: /nope/ })).toThrow(
      "no cell matches the filter nope; there are: x/qps=1, x/qps=inf",
    );
  });

  it("refuses a cell that is not there", () => {
    expect(() => planTrials(config({ tests: [test("x")] }), { cells: ["x/qps=1", "x/qps=2"] })).toThrow(
      "no cell is called x/qps=2; there are: x/qps=1, x/qps=inf",
    );
  });

  it("confirms all suspects of a shard, which are not divided again", () => {
    const shard = { index: 1, of: 2 };
    const suspects = planTrials(config(), { shard }).expectedCells;
    expect(planTrials(config(), { shard, round: 1, cells: suspects }).expectedCells).toEqual(suspects);
  });
});

describe("shards", () => {
  it("keep the cells of a server together", () => {
    const cellsOf = (index: number) => planTrials(config(), { shard: { index, of: 2 } }).expectedCells;
    expect(cellsOf(1)).toEqual(["x/qps=1", "x/qps=inf", "z/qps=1", "z/qps=inf"]);
    expect(cellsOf(2)).toEqual(["y/qps=1", "y/qps=inf", "l"]);
  });

  it("hold every cell exactly once and are at most one fair share apart", () => {
    const suite = fc.array(fc.record({ server: fc.constantFrom("a", "b"), loads: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(suite, fc.integer({ min: 1, max: 12 }), (tests, of) => {
        const loadsOf = (count: number): TestSpec["loads"] =>
          Array.from({ length: count }, (_, rate) => ({ requestRate: rate + 1 }));
        const all = config({
          tests: tests.map((one, index) => test(`t${index}`, { server: one.server, loads: loadsOf(one.loads) })),
        });
        const shards = Array.from(
          { length: of },
          (_, index) => planTrials(all, { shard: { index: index + 1, of } }).expectedCells,
        );
        const everything = planTrials(all).expectedCells;
        expect(shards.flat().sort()).toEqual([...everything].sort());
        const sizes = shards.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(Math.ceil(everything.length / of));
      }),
    );
  });

  it("say so when one has nothing to do", () => {
    const plan = planTrials(config({ tests: [offline("l")] }), { shard: { index: 2, of: 2 } });
    expect(plan).toMatchObject({ trials: [], expectedCells: [], warnings: ["shard 2/2 has no cell to measure"] });
  });
});

describe("trial ids", () => {
  it("are unique, bounded and safe as file names, whatever the tests are called", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (names) => {
        const ids = idsOf(planTrials(config({ tests: names.map((one) => test(one)) })));
        expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,149}$/);
      }),
    );
  });

  it("tell apart names that differ only in what a file name cannot hold", () => {
    const ids = idsOf(planTrials(config({ tests: [test("a b"), test("a:b"), test("A_b")], repeats: 1 })));
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(6);
  });

  it("do not depend on what is selected", () => {
    const tests = config({ tests: [test("a b"), test("a:b")] });
    const all = idsOf(planTrials(tests));
    expect(all).toEqual(expect.arrayContaining([...idsOf(planTrials(tests, { filter: /a:b/ }))]));
  });
});

describe("the plan's digest", () => {
  const digest = (fields: Partial<Config> = {}): string => planTrials(config(fields)).digest;

  it.each<[string, Partial<Config>]>([
    ["repeats", { repeats: 7 }],
    ["the order of tests", { tests: [...config().tests].reverse() }],
    ["timeouts", { tests: config().tests.map((one) => ({ ...one, timeoutSeconds: 99 })) }],
    ["a server's port", { servers: { a: { ...server("a"), port: 81 }, b: server("b") } }],
  ])("does not change with %s", (_what, fields) => {
    expect(digest(fields)).toBe(digest());
  });

  it.each<[string, Partial<Config>]>([
    ["the seed", { seed: 11 }],
    ["the number of prompts", { tests: config().tests.map((one) => ({ ...one, prompts: 9 })) }],
    ["a server's flags", { servers: { a: server("a", { model: "a", x: 1 }), b: server("b") } }],
    ["a load point", { tests: [...config().tests, test("w")] }],
  ])("changes with %s", (_what, fields) => {
    expect(digest(fields)).not.toBe(digest());
  });

  it("is the same for every shard", () => {
    expect(planTrials(config(), { shard: { index: 2, of: 2 } }).digest).toBe(digest());
  });
});
