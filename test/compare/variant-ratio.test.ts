import fc, { array, double, property } from "fast-check";
import { expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { ratioByRounds } from "../../src/compare/variant-ratio.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import { found, repeats, session } from "./sessions.ts";

const ID = "median_tpot_ms";
const of = (values: readonly number[], variant: string) => repeats(values, ID, { variant });

it("is the geometric mean over rounds with Student's interval: one worked by hand", () => {
  // ln 1.1, ln 1.2, ln 1.3: mean 0.18, s.d. 0.0836, t(0.975, 2) = 4.3027.
  const seen = ratioByRounds(of([10, 20, 40], "a"), of([11, 24, 52], "b"), ID, 1);
  expect(seen?.ratio).toBeCloseTo(1.1972, 4);
  expect(seen?.interval?.[0]).toBeCloseTo(0.9727, 3);
  expect(seen?.interval?.[1]).toBeCloseTo(1.4736, 3);
});

it("does not care how the level moves from round to round, and widens with the number of comparisons", () => {
  fc.assert(
    property(array(double({ min: 0.5, max: 2, noNaN: true }), { minLength: 3, maxLength: 6 }), (levels) => {
      const factors = levels.map((_, k) => 1.1 + 0.01 * (k % 3));
      const other = levels.map((level, k) => level * (factors[k] ?? 1));
      const moving = ratioByRounds(of(levels, "a"), of(other, "b"), ID, 1);
      const steady = ratioByRounds(
        of(
          levels.map(() => 1),
          "a",
        ),
        of(factors, "b"),
        ID,
        1,
      );
      expect(moving?.ratio).toBeCloseTo(steady?.ratio ?? 0, 9);
      const wide = ratioByRounds(of(levels, "a"), of(other, "b"), ID, 3);
      expect(wide?.interval?.[1]).toBeGreaterThan(moving?.interval?.[1] ?? 0);
    }),
  );
});

it("counts rounds of one start once, and has no interval of fewer than three", () => {
  const onStart = (variant: string, values: readonly number[]) =>
    of(values, variant).map((one) => ({ ...one, server: { name: "toy", engine: "vllm", start: variant } }));
  expect(ratioByRounds(onStart("a", [10, 10, 10]), onStart("b", [11, 11, 12]), ID, 1)).toEqual({
    ratio: expect.closeTo(Math.cbrt((11 * 11 * 12) / 1000), 9),
  });
});

const names = ["before", "one-fix", "two-fixes"];
const records = [of([20, 21, 22], "two-fixes"), of([24, 25, 26], "before"), of([22, 23, 24], "one-fix")].flat();
const asked = (judge: boolean) => ({
  ...{ head: session("s", records, { variants: names }), baselines: found(), policy: DEFAULT_POLICY },
  ...{ judge, confirmable: true },
});

it("puts a session of variants side by side in the order of the configuration, by rounds", () => {
  const { decision, reasons, rows, variants } = compare(asked(false));
  expect({ decision, rows }).toEqual({ decision: "measured", rows: [] });
  expect(reasons[0]).toBe("3 variants of 1 cell, measured in turn in 3 rounds");
  expect(variants?.[0]?.variants).toEqual(names);
  expect(variants?.[0]?.rows[0]?.values[1]).toMatchObject({ variant: "one-fix", ratio: expect.closeTo(0.92, 2) });
  expect(variants?.[0]?.rows[0]?.values[1]?.interval).toHaveLength(2);
});

it("never passes a session of variants where a verdict is asked for", () => {
  expect(compare(asked(true))).toMatchObject({ decision: "cannot-judge" });
});
