import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrivalsUs } from "../../src/load/arrivals.ts";
import { legacyGamma } from "../../src/load/legacy-gamma.ts";
import type { ArrivalSpec } from "../../src/model/spec.ts";
import { oracle, worstError } from "./oracle.ts";

describe("arrivals", () => {
  it.each(oracle.gamma)("draws numpy's gamma for seed $seed and shape $shape", ({ seed, shape, draws }) => {
    const draw = legacyGamma(seed, shape);
    expect(worstError(draws.map(draw), draws)).toBeLessThan(1e-13);
  });

  it.each(oracle.schedules)(
    "are vLLM's to the microsecond at rate $rate, burstiness $burstiness, seed $seed",
    (expected) => {
      const { rate, dueUs, ...plan } = expected;
      expect(arrivalsUs({ ...plan, requests: dueUs.length, requestRate: rate })).toEqual(dueUs);
    },
  );

  it("are all due at once at rate inf", () => {
    expect(arrivalsUs({ requests: 4, requestRate: "inf", burstiness: 1, seed: 7 })).toEqual([0, 0, 0, 0]);
  });

  it("never go back, and end at requests / rate, whatever the seed", () => {
    const plan = fc.record({
      requests: fc.integer({ min: 1, max: 300 }),
      requestRate: fc.double({ min: 0.1, max: 1000, noNaN: true }),
      burstiness: fc.constantFrom<ArrivalSpec["burstiness"]>(0.3, 1, 4, "inf"),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(plan, (given) => {
        const due = arrivalsUs(given);
        expect(due).toHaveLength(given.requests);
        expect(due.every((instant, index) => Number.isInteger(instant) && instant >= (due[index - 1] ?? 0))).toBe(true);
        expect(Math.abs((due.at(-1) ?? 0) - (given.requests / given.requestRate) * 1e6)).toBeLessThanOrEqual(1);
        expect(arrivalsUs(given)).toEqual(due);
      }),
    );
  });
});
