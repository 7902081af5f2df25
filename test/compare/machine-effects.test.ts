import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeMachines, machineEffects } from "../../src/compare/machine-effects.ts";
import type { Session } from "../../src/model/session.ts";
import { found, session } from "./sessions.ts";
import { judgedAgainst, POLICY, recordsAt } from "./three-cells.ts";

/** Deterministic noise of a standard normal's size, from the place of a value. */
function noise(seed: number, place: number): number {
  const uniform = (at: number) => {
    const x = Math.sin(seed * 12.9898 + at * 78.233) * 43_758.5453;
    return x - Math.floor(x);
  };
  return Math.sqrt(-2 * Math.log(1 - uniform(2 * place))) * Math.cos(2 * Math.PI * uniform(2 * place + 1));
}

interface Day {
  readonly machine: string;
  /** Of each cell, how many times slower than the level of the code. */
  readonly factors?: readonly number[];
}

function measuredOn(id: string, day: number, { machine, factors = [] }: Day, seed: number): Session {
  const records = recordsAt((at) => 20 * (factors[at] ?? 1) * Math.exp(0.01 * noise(seed, day * 10 + at)));
  return session(id, records, {
    startedAt: `2026-${String(1 + Math.floor(day / 28)).padStart(2, "0")}-${String(1 + (day % 28)).padStart(2, "0")}T00:00:00Z`,
    environment: { class: { device: "910B" }, subject: { machine } },
  });
}

const history = (days: readonly Day[], seed = 1) => days.map((day, at) => measuredOn(`base${at}`, at, day, seed));
const SLOW = [1.08, 1.08, 1.08];
/** `old` has every third day, and is slow. */
const inTurn = (count: number): readonly Day[] =>
  Array.from({ length: count }, (_, at) =>
    at % 3 === 1 ? { machine: "old", factors: SLOW } : { machine: `new${at % 2}` },
  );

const judged = (head: Day, days: readonly Day[], seed = 1) =>
  judgedAgainst(found(...history(days, seed)), measuredOn("head", days.length, head, seed));

describe("a machine that is slow on all cells", () => {
  it("is found from the history, with how slow it is", () => {
    const [effect, ...others] = machineEffects(history(inTurn(15)), POLICY);
    expect(others).toEqual([]);
    expect(effect).toMatchObject({ machine: "old", turns: 5, cells: 3 });
    expect(Math.exp(effect?.slower ?? 0)).toBeCloseTo(1.08, 1);
  });

  it("is not blamed on the change, and is said", () => {
    const clean = judged({ machine: "old", factors: SLOW }, inTurn(15));
    expect(clean.rows.filter(({ verdict }) => verdict === "regression")).toEqual([]);
    expect(clean.decision).toBe("pass");
    expect(clean.reasons.join("\n")).toMatch(
      /the machine old is slower than the others of its class by about 8.* on all 3 cells \(5 turns between others, p .*\): compared with its own 5 sessions alone/,
    );
    const anonymous = judged(
      { machine: "", factors: SLOW },
      inTurn(15).map((day) => ({ ...day, machine: "" })),
    );
    // Without names the slow machine is noise, in which a change hides.
    const [blind, sees] = [anonymous, clean].map(
      ({ rows }) => rows.flatMap((row) => ("detectable" in row ? [row.detectable] : []))[0],
    );
    expect(sees).toBeLessThan((blind ?? 0) / 1.5);
  });

  it("does not hide a slower change that is measured on it", () => {
    const slower = judged({ machine: "old", factors: SLOW.map((factor) => factor * 1.3) }, inTurn(18));
    expect(slower.decision).not.toBe("pass");
    expect(slower.reasons.join("\n")).toContain("compared with its own 6 sessions alone");
  });

  it("is left out of the baseline of a change that is measured elsewhere", () => {
    const elsewhere = judged({ machine: "new0" }, inTurn(15));
    expect(elsewhere.baseline.sessions).toHaveLength(10);
    expect(elsewhere.reasons.join("\n")).toContain("its 5 baseline sessions left out");
  });
});

describe("a machine is not accused", () => {
  it("of a level that moved while it was in use", () => {
    const moved = (count: number) =>
      Array.from(
        { length: count },
        (_, at): Day => (at < count / 2 ? { machine: "a" } : { machine: "b", factors: SLOW }),
      );
    expect(machineEffects(history(moved(20)), POLICY)).toEqual([]);
    const stepped = inTurn(15).map(({ machine }, at): Day => ({ machine, factors: at < 7 ? [1, 1, 1] : SLOW }));
    expect(machineEffects(history(stepped), POLICY)).toEqual([]);
  });

  it("of one cell that is slow on it, or of less than two turns", () => {
    const oneCell = inTurn(15).map(
      (day): Day => (day.machine === "old" ? { machine: "old", factors: [1.2, 1, 1] } : day),
    );
    expect(machineEffects(history(oneCell), POLICY)).toEqual([]);
    expect(machineEffects(history(inTurn(6)), POLICY)).toEqual([]);
  });

  it("by chance: of 400 histories without any, at most 2 %", () => {
    const accused = Array.from({ length: 400 }, (_, seed) =>
      machineEffects(
        history(
          inTurn(15).map(({ machine }) => ({ machine })),
          seed + 2,
        ),
        POLICY,
      ),
    ).filter((effects) => effects.length > 0);
    expect(accused.length).toBeLessThanOrEqual(8);
  });
});

describe("the sessions that are compared", () => {
  const days = fc.array(
    fc.record({
      machine: fc.constantFrom("a", "b", "c", ""),
      factors: fc.array(fc.double({ min: 0.8, max: 1.3, noNaN: true }), { minLength: 3, maxLength: 3 }),
    }),
    { maxLength: 20 },
  );

  it("are always some of those that were given, never none, and the same without a machine's name", () => {
    fc.assert(
      fc.property(days, fc.constantFrom("a", "b", "c", ""), (list, machine) => {
        const comparable = history(list).reverse();
        const head = measuredOn("head", list.length, { machine }, 1);
        const kept = likeMachines(head, { comparable, differences: [], notes: [] }, POLICY).comparable;
        expect(comparable.filter((one) => kept.includes(one))).toEqual(kept);
        expect(kept.length > 0 || comparable.length === 0).toBe(true);
        if (machine === "") expect(kept).toEqual(comparable);
      }),
      { numRuns: 150 },
    );
  });
});
