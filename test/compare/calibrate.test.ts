import fc from "fast-check";
import { expect, it } from "vitest";
import { calibrate } from "../../src/compare/calibrate.ts";
import { components } from "../../src/compare/calibrate-noise.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import { repeats, session } from "./sessions.ts";

const SETTINGS = { policy: DEFAULT_POLICY, see: 0.05, power: 0.8, window: 10 };

const logs = (values: readonly number[]) => new Map(values.map((value, repeat) => [repeat, Math.exp(value)]));

it("takes what sets repeat k apart in every session for no noise", () => {
  const noise = components([logs([0, 1, 2]), logs([0, 1, 2]), logs([0, 1, 2])]);
  expect(noise?.within).toBeCloseTo(0, 12);
  expect(noise?.between).toBeCloseTo(0, 12);
});

it("gives the residual of a two-way layout to the repeats, and the rest to the starts", () => {
  // By hand: row means 0, 1; column means 0.5 ± 0.1; residuals ± 0.1, so 0.04 over 1 degree of freedom.
  const noise = components([logs([0, 0]), logs([0.8, 1.2])]);
  expect(noise?.within).toBeCloseTo(0.04, 12);
  expect(noise?.session).toBeCloseTo(0.5 * Math.log((Math.exp(0.8) + Math.exp(1.2)) / 2) ** 2, 12);
  expect(noise?.between).toBeCloseTo((noise?.session ?? 0) - 0.02, 12);
});

it("does not depend on the unit", () => {
  const value = fc.double({ min: 1, max: 100, noNaN: true });
  const table = fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      const of = (unit: number) => components(rows.map((row) => new Map(row.map((v, repeat) => [repeat, v * unit]))));
      expect(of(1_000)?.within).toBeCloseTo(of(1)?.within ?? 0, 8);
      expect(of(1_000)?.between).toBeCloseTo(of(1)?.between ?? 0, 8);
    }),
  );
});

it("says nothing of one session", () => {
  expect(components([logs([1, 2])])).toBeUndefined();
});

const LEVELS = [20, 20.6, 19.5, 20.2, 20.4];
const sessions = LEVELS.map((level, place) => session(`s${place}`, repeats([level, level * 1.01, level * 0.99])));

it("sees more with more stored sessions, and asks for repeats only where they help", () => {
  const { rows } = calibrate(sessions, SETTINGS);
  const [row] = rows;
  const seen = row?.sees.map(({ detectable }) => detectable) ?? [];
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  expect(row?.needed).toBeUndefined();
  expect(calibrate(sessions, { ...SETTINGS, see: 0.2 }).rows[0]?.needed?.repeats).toBe(1);
});

it("judges every session against the others, and proposes what its noise allows", () => {
  const { selfCheck, proposal } = calibrate(sessions, SETTINGS);
  expect(selfCheck).toMatchObject({ judged: 5 });
  expect(proposal.metrics["median_tpot_ms"]).toMatchObject({ gate: true, relative: 0.02 });
  expect(proposal.metrics["success_rate"]?.gate).toBe(true);
});

it("takes a metric that sees nothing out of the gate", () => {
  const wild = [20, 60, 9, 33, 90].map((level, place) => session(`s${place}`, repeats([level])));
  expect(calibrate(wild, SETTINGS).proposal.metrics["median_tpot_ms"]).toMatchObject({ gate: false });
});
