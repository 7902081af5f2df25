import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { type Design, designsFor, UNPRICED } from "../../src/compare/designs.ts";
import { LOOKS } from "../../src/compare/looks.ts";
import { measurePairs, type PairBench, type PairRequest, pairsInput } from "../../src/gate/pairs.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Session } from "../../src/model/session.ts";
import type { Config } from "../../src/model/spec.ts";
import { SENTINEL, sideOf, type Trial } from "../../src/model/trial.ts";
import { found, quiet, record, session } from "../compare/sessions.ts";
import { requestOf, serverSpec, testSpec } from "../run/rig.ts";

const CELL = "x/qps=inf";
const { config }: { config: Config } = requestOf(
  { trials: [], expectedCells: [], digest: "", warnings: [] },
  { config: { tests: [testSpec("x")], servers: { toy: serverSpec() } } },
);

/** Milliseconds of TPOT, or nothing for a trial that is left out. */
type Answer = (trial: Trial, order: number) => number | "invalid" | undefined;

function bench(answer: Answer, start: Session, minutes = 1): PairBench & { measured: Trial[]; lines: string[] } {
  let now = start;
  let clock = 0;
  const measured: Trial[] = [];
  const lines: string[] = [];
  return {
    measured,
    lines,
    now: () => clock,
    say: (line) => lines.push(line),
    measure: async (trials) => {
      for (const trial of trials) {
        measured.push(trial);
        const value = answer(trial, measured.length - 1);
        if (value === undefined) continue;
        const [startedAt, endedAt] = [clock, clock + minutes * 60_000].map((at) => new Date(at).toISOString());
        clock += minutes * 60_000;
        now = {
          ...now,
          records: [
            ...now.records.filter((one) => one.trial !== trial.id),
            recordOf(trial, value, { startedAt, endedAt }),
          ],
        };
      }
      return now;
    },
  };
}

function recordOf(trial: Trial, value: number | "invalid", times: object): TrialRecord {
  const { id, cell, variant, repeat, round, seed } = trial;
  const validity =
    value === "invalid" ? ({ state: "invalid", reasons: ["client-bound"] } as const) : ({ state: "valid" } as const);
  const start = `${sideOf(variant)}#${repeat}`;
  const server = { name: "toy", engine: "command", start, readySeconds: 30 };
  const metrics = { median_tpot_ms: value === "invalid" ? 0 : value };
  return record(metrics, { trial: id, cell: cell.id, variant, repeat, round, seed, validity, server, ...times });
}

/** Little noise, not the same on both sides. */
const noise = (k: number) => 1 + 0.004 * Math.sin(7 * k);
const steady =
  (slower: number): Answer =>
  ({ variant }, k) =>
    20 * noise(k) * (variant === "head" ? 1 + slower : 1);

const head = (level: number, more: Partial<Session> = {}) =>
  session(
    "head",
    [0, 1, 2].map((repeat) => record({ median_tpot_ms: level }, { cell: CELL, repeat, trial: `x-qps_inf-r${repeat}` })),
    more,
  );

const asked = (more: Partial<PairRequest> = {}): PairRequest => ({
  config: { ...config, policy: DEFAULT_POLICY },
  session: head(22),
  baselines: quiet("median_tpot_ms", { cell: CELL }),
  always: false,
  design: UNPRICED,
  deadline: undefined,
  ...more,
});

const rowOf = (request: PairRequest, at: Session) =>
  compare(pairsInput(request, at)).rows.find(({ metric }) => metric === "median_tpot_ms");

describe("pairs of a suspect", () => {
  it("find a slowdown, and end with a repeat of the first base measurement", async () => {
    const request = asked();
    const world = bench(steady(0.1), request.session);
    const { session: measured, open } = await measurePairs(request, world);
    expect(rowOf(request, measured)).toMatchObject({ verdict: "regression", suspicion: "confirmed" });
    expect(open).toEqual([]);
    expect(world.measured.at(-1)).toMatchObject({ variant: SENTINEL, repeat: 0, seed: 0 });
    expect(world.measured.filter(({ variant }) => variant === SENTINEL)).toHaveLength(1);
  });

  it("refute what the stored sessions made suspect, at the first look", async () => {
    const request = asked();
    const world = bench(steady(0), request.session);
    const { session: measured } = await measurePairs(request, world);
    expect(rowOf(request, measured)).toMatchObject({ suspicion: "refuted" });
    expect(world.measured.filter(({ variant }) => variant === "base")).toHaveLength(3);
  });

  it("send both sides of a pair the same requests, and swap who begins", async () => {
    const request = asked();
    const world = bench(steady(0), request.session);
    await measurePairs(request, world);
    const pairs = world.measured.filter(({ variant }) => variant !== SENTINEL);
    for (const { repeat, seed, round } of pairs)
      expect({ seed, round }).toEqual({ seed: config.seed + repeat, round: 1 });
    const first = [0, 1].map((repeat) => pairs.find((trial) => trial.repeat === repeat)?.variant);
    expect(new Set(first).size).toBe(2);
  });

  it("tell each look with its interval, what is next and what it cost", async () => {
    const request = asked();
    const world = bench(steady(0.02), request.session);
    await measurePairs(request, world);
    expect(world.lines[0]).toMatch(/^x\/qps=inf: 3 pairs, median_tpot_ms \+[\d.]+ % \[.*\]: /);
    expect(world.lines[1]).toMatch(/^(next: 2 pairs of x\/qps=inf|done: ).* min spent/);
  });

  it("leave everything to the cells that nobody suspects", async () => {
    const request = asked({ session: head(20) });
    const world = bench(steady(0), request.session);
    await measurePairs(request, world);
    expect(world.measured).toEqual([]);
  });
});

describe("what ends pairs early", () => {
  it("is the budget, inside a look: open, with the minutes that would settle it", async () => {
    const request = asked({ deadline: 5 * 60_000 });
    const world = bench(steady(0.1), request.session);
    const { session: measured, open } = await measurePairs(request, world);
    expect(world.now()).toBeLessThanOrEqual(5 * 60_000);
    expect(open).toEqual([
      expect.stringMatching(/the budget ends before the pairs decide: x\/qps=inf stays open; about [\d.]+ min more/),
    ]);
    expect(compare(pairsInput(request, measured)).decision).toBe("cannot-judge");
  });

  it("is a trial that stays invalid: its partner does not count either", async () => {
    const request = asked();
    const world = bench(
      (trial, k) => (trial.variant === "base" && trial.repeat === 1 ? "invalid" : (steady(0.1)(trial, k) as number)),
      request.session,
    );
    const { session: measured, open } = await measurePairs(request, world);
    expect(open.join()).toMatch(/stay invalid/);
    expect(compare(pairsInput(request, measured)).decision).toBe("cannot-judge");
  });

  it("is the budget, inside a pair: its half does not count, and nothing starts after the end", async () => {
    const request = asked({ deadline: 30_000 });
    const late: string[] = [];
    const world = bench((trial, k) => {
      if (world.now() < 30_000) return steady(0.1)(trial, k);
      late.push(trial.id);
      return undefined;
    }, request.session);
    const { session: measured, open } = await measurePairs(request, world);
    expect(late).toHaveLength(1);
    expect(open).toEqual([expect.stringMatching(/^the budget ends before the pairs decide: x\/qps=inf stays open/)]);
    expect(compare(pairsInput(request, measured)).decision).toBe("cannot-judge");
  });

  it("is another process on the device, between two starts: open, and it is named", async () => {
    const request = asked();
    const world = bench(steady(0.1), request.session);
    const busy = async () => (world.measured.length < 4 ? [] : ["nvidia 0 (H100) is used by python 4711"]);
    const { session: measured, open } = await measurePairs(request, { ...world, busy });
    expect(world.measured.filter(({ variant }) => variant === "base")).toHaveLength(2);
    expect(open).toEqual([
      expect.stringMatching(
        /^the devices are taken \(nvidia 0 \(H100\) is used by python 4711\) before the pairs decide: x\/qps=inf stays open; about [\d.]+ min more/,
      ),
    ]);
    expect(compare(pairsInput(request, measured)).decision).toBe("cannot-judge");
  });

  it("is a server that is given up", async () => {
    const request = asked();
    const world = bench((trial, k) => (trial.repeat === 2 ? undefined : steady(0.1)(trial, k)), request.session);
    const { open } = await measurePairs(request, world);
    expect(open).toHaveLength(1);
  });
});

describe("pairs that are taken up again", () => {
  const unscreened = { always: true, session: session("head", [], { expectedCells: [CELL] }), baselines: found() };

  it.each([
    { what: "after a screen", more: {} },
    { what: "without one", more: unscreened },
  ])("give the same verdict wherever they were cut off, and measure a half pair whole: $what", async ({ more }) => {
    const request = asked(more);
    const whole = bench(steady(0.1), request.session);
    const uncut = await measurePairs(request, whole);
    for (let cut = 1; cut < whole.measured.length; cut++) {
      const kept = uncut.session.records.slice(0, request.session.records.length + cut);
      const again = { ...request, session: { ...request.session, records: kept } };
      const world = bench(steady(0.1), again.session);
      const { session: measured } = await measurePairs(again, world);
      expect(rowOf(again, measured)).toMatchObject({ verdict: "regression", suspicion: "confirmed" });
      expect(measured.records.map(({ trial }) => trial).sort()).toEqual(
        uncut.session.records.map(({ trial }) => trial).sort(),
      );
      const sides = world.measured.filter(({ variant }) => variant !== SENTINEL);
      expect(sides.length % 2).toBe(0);
    }
  });
});

describe("the sentinel", () => {
  it("marks the pairs when the machine drifted, and blames nobody", async () => {
    const request = asked();
    const world = bench((trial, k) => (trial.variant === SENTINEL ? 26 : steady(0.1)(trial, k)), request.session);
    const { session: measured } = await measurePairs(request, world);
    expect(rowOf(request, measured)).toMatchObject({
      verdict: "inconclusive",
      suspicion: "open",
      reason: expect.stringMatching(/^the machine drifted: the first base measurement, repeated at the end, was \+\d+/),
    });
    expect(compare(pairsInput(request, measured)).decision).toBe("cannot-judge");
  });
});

describe("always in pairs", () => {
  it("measures every cell without a screen, and without stored sessions", async () => {
    const request = asked({
      always: true,
      session: session("head", [], { expectedCells: [CELL] }),
      baselines: found(),
    });
    const world = bench(steady(0.1), request.session);
    const { session: measured } = await measurePairs(request, world);
    expect(new Set(world.measured.map(({ round }) => round))).toEqual(new Set([0]));
    expect(rowOf(request, measured)).toMatchObject({ verdict: "regression" });
  });

  it("does not believe one start a side before stored sessions tell what a start adds", async () => {
    const design: Design = { ...UNPRICED, hold: "resident", pairsPerStart: Number.POSITIVE_INFINITY };
    const oneStart = (stored: PairRequest["baselines"]) =>
      asked({ always: true, design, session: session("head", [], { expectedCells: [CELL] }), baselines: stored });
    const measuredOn = async (request: PairRequest) => {
      const world = bench(steady(0.1), request.session);
      const { session: measured } = await measurePairs(request, world);
      const records = measured.records.map((one) => ({
        ...one,
        server: { name: "toy", engine: "command", start: one.variant },
      }));
      return rowOf(request, { ...measured, records });
    };
    expect(await measuredOn(oneStart(found()))).toMatchObject({ verdict: "inconclusive" });
    const known = oneStart(quiet("median_tpot_ms", { cell: CELL }));
    expect(await measuredOn(known)).toMatchObject({ verdict: "regression" });
  });
});

describe("the design that is chosen", () => {
  const site = { startMinutes: 1, trialMinutes: 2, repeatNoise: 0.01, startNoise: 0.002, df: 8, rows: 3 };
  const demand = { alpha: 0.05, rows: 3, budgetMinutes: 60 };
  const best = (more: Partial<typeof site>, budgetMinutes = 60) =>
    designsFor({ ...site, ...more }, { ...demand, budgetMinutes }, ["resident", "restart"])[0];

  it("sees most for the budget: restarts where starts are cheap and differ, one start where they are dear and do not", () => {
    expect(best({ startNoise: 0.02 })).toMatchObject({ hold: "restart", pairsPerStart: 1 });
    expect(best({ startMinutes: 20, startNoise: 0 })).toMatchObject({ hold: "resident" });
  });

  it("counts shared starts as the pairs will be judged: eight pairs on three starts see less than eight on their own", () => {
    const designs = designsFor({ ...site, startNoise: 0 }, demand, ["restart"]);
    const { detectable = 0 } = designs[0]?.price ?? {};
    expect(designs[0]).toMatchObject({ name: "restart for every pair" });
    const [few] = designs.filter(
      ({ pairsPerStart, looks }) => pairsPerStart === Number.POSITIVE_INFINITY && looks.at(-1)?.pairs === 8,
    );
    expect(few?.price?.detectable).toBeGreaterThan(1.2 * detectable);
  });

  it("never rests on fewer than three starts whose luck is not known", () => {
    const unknown = { ...site, startNoise: undefined };
    for (const budgetMinutes of [20, 40, 80, 1000]) {
      const [first] = designsFor(unknown, { ...demand, budgetMinutes }, ["resident", "restart"]);
      if (first?.advises !== true) expect(first?.price?.starts ?? 3).toBeGreaterThanOrEqual(3);
    }
  });

  it("is cut to the looks that the budget pays for, which spend all of alpha", () => {
    const cut = best({ startMinutes: 10 }, 24);
    expect(cut?.price?.minutes.most).toBeLessThanOrEqual(24);
    expect(cut?.looks.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(cut?.looks.length).toBeLessThan(LOOKS.length);
  });

  it("is none where not even one start a side is paid for", () => {
    expect(designsFor({ ...site, startMinutes: 30 }, { ...demand, budgetMinutes: 20 }, ["restart"])).toEqual([]);
  });
});
