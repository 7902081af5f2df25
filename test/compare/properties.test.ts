import fc from "fast-check";
import { expect, it } from "vitest";
import { benjaminiHochberg } from "../../src/compare/benjamini-hochberg.ts";
import { compare } from "../../src/compare/compare.ts";
import { tQuantile, tUpperTail } from "../../src/compare/distributions.ts";
import { moderate } from "../../src/compare/noise.ts";
import type { JudgedRow } from "../../src/model/comparison.ts";
import type { Policy } from "../../src/model/policy.ts";
import { found, repeats, session } from "./sessions.ts";

const METRIC = "mean_e2el_ms";
const POLICY: Policy = {
  alpha: 0.05,
  metrics: { [METRIC]: { gate: true, relative: 0, absolute: 0, mustSee: 0.2 } },
  slo: {},
};

type Values = readonly (readonly number[])[];

function rowOf(head: readonly number[], base: Values, metric = METRIC): JudgedRow {
  const baselines = found(...base.map((values, i) => session(`b${i}`, repeats(values, metric))));
  const { rows } = compare({
    head: session("head", repeats(head, metric)),
    baselines,
    policy: POLICY,
    judge: true,
    confirmable: false,
  });
  const row = rows.find((one) => one.metric === metric);
  if (row === undefined || row.verdict === "not-comparable") throw new Error("expected a judged row");
  return row;
}

const positive = fc.double({ min: 1, max: 1000, noNaN: true });
const side = fc.array(positive, { minLength: 1, maxLength: 4 });
const sides = fc.array(side, { minLength: 3, maxLength: 8 });

/** p of a worsening: `evidence.p` is that of the direction that the head moved to. */
const pWorse = ({ change, evidence }: JudgedRow) => (change > 0 ? evidence.p : 1 - evidence.p);

it("does not depend on the unit", () => {
  fc.assert(
    fc.property(side, sides, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (head, base, unit) => {
      const scaled = (values: readonly number[]) => values.map((value) => value * unit);
      const [a, b] = [rowOf(head, base), rowOf(scaled(head), base.map(scaled))];
      expect(b.change).toBeCloseTo(a.change, 6);
      expect(b.evidence.p).toBeCloseTo(a.evidence.p, 6);
    }),
  );
});

it("does not depend on the order of sessions or records", () => {
  fc.assert(
    fc.property(side, sides, (head, base) => {
      const [a, b] = [rowOf(head, base), rowOf([...head].reverse(), [...base].reverse())];
      expect(b.change).toBeCloseTo(a.change, 9);
      expect(b.evidence.p).toBeCloseTo(a.evidence.p, 9);
      expect(b.detectable).toBeCloseTo(a.detectable, 6);
    }),
  );
});

it("is the more certain of a worsening, the larger it is", () => {
  fc.assert(
    fc.property(side, sides, fc.double({ min: 1.01, max: 3, noNaN: true }), (head, base, more) => {
      const worse = head.map((value) => value * more);
      expect(pWorse(rowOf(worse, base))).toBeLessThanOrEqual(pWorse(rowOf(head, base)) + 1e-12);
    }),
  );
});

it("judges a gain as it judges a loss of the same ratio", () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 3, maxLength: 3 }), sides, (head, base) => {
      // An odd number of repeats, so that the median of the inverse is the inverse of the median.
      const odd = base.map((values) => values.slice(0, values.length >= 3 ? 3 : 1));
      const inverse = (values: readonly number[]) => values.map((value) => 1 / value);
      const [a, b] = [rowOf(head, odd), rowOf(inverse(head), odd.map(inverse))];
      expect(b.evidence.p).toBeCloseTo(a.evidence.p, 9);
      expect((1 + a.change) * (1 + b.change)).toBeCloseTo(1, 6);
    }),
  );
});

it("holds the change inside its interval, and never claims to see less than it shows", () => {
  fc.assert(
    fc.property(side, sides, (head, base) => {
      const { change, interval, detectable } = rowOf(head, base);
      expect(interval[0]).toBeLessThanOrEqual(change);
      expect(interval[1]).toBeGreaterThanOrEqual(change);
      expect(detectable).toBeGreaterThan(0);
    }),
  );
});

it("moderates no variance below the smallest or above the largest witness", () => {
  const row = fc.record({
    variance: fc.double({ min: 1e-5, max: 1, noNaN: true }),
    df: fc.integer({ min: 2, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 10 }), (rows, assumedDf) => {
      const witnesses = [...rows.map(({ variance }) => variance), 0.03 ** 2];
      for (const {
        moderated: { variance, df },
      } of moderate(
        { name: "centre", assumed: 0.03 },
        rows.map((one) => ({ ...one, assumedDf })),
      )) {
        expect(variance).toBeGreaterThanOrEqual(Math.min(...witnesses) * (1 - 1e-9));
        expect(variance).toBeLessThanOrEqual(Math.max(...witnesses) * (1 + 1e-9));
        expect(df).toBeGreaterThan(0);
      }
    }),
  );
});

it("adjusts p-values upward, in their order, and never above one", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (ps) => {
      const adjusted = benjaminiHochberg(ps);
      for (const [i, p] of ps.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (const [j, other] of ps.entries()) {
          if (p < other) expect(adjusted[i] ?? 2).toBeLessThanOrEqual((adjusted[j] ?? 0) + 1e-12);
        }
      }
    }),
  );
});

it("inverts the tail of Student's t", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.999999, noNaN: true }),
      fc.double({ min: 1, max: 1000, noNaN: true }),
      (p, df) => {
        expect(tUpperTail(tQuantile(p, df), df)).toBeCloseTo(1 - p, 9);
      },
    ),
  );
});
