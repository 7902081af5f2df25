import { describe, expect, it, vi } from "vitest";
import { simulate, type World } from "./planted.ts";

/** Hundreds of pull requests take seconds on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

/** Seeds here are not those that chose the constants of the rule (docs/statistics.md). */
const TYPICAL: World = {
  seed: 4242,
  pullRequests: 500,
  sessions: 3,
  repeats: 3,
  cells: 2,
  sessionNoise: 0.03,
  repeatNoise: 0.02,
  shared: 0.5,
  slowdown: 0,
};

const ALPHA = 0.05;
const twoErrors = ({ pullRequests }: World) => 2 * Math.sqrt((ALPHA * (1 - ALPHA)) / pullRequests);

describe("pull requests that change nothing", () => {
  it.each([3, 5, 10])(
    "end green 95 times in 100 with %i baseline sessions whose noise is three percent",
    (sessions) => {
      const shares = simulate({ ...TYPICAL, sessions });
      expect(shares.passed).toBeGreaterThanOrEqual(0.95);
      expect(shares.suspected).toBeLessThanOrEqual(ALPHA + twoErrors(TYPICAL));
    },
  );

  it.each([0.005, 0.03, 0.05, 0.08])("fail no more often than alpha at a session noise of %f", (sessionNoise) => {
    const world = { ...TYPICAL, sessionNoise, seed: 4343, pullRequests: 300 };
    expect(simulate(world).failed).toBeLessThanOrEqual(ALPHA + twoErrors(world));
  });

  it.each([0, 0.9])("fail no more often than alpha when the metrics share %f of a session's shocks", (shared) => {
    const world = { ...TYPICAL, shared, seed: 4444, pullRequests: 300 };
    expect(simulate(world).failed).toBeLessThanOrEqual(ALPHA + twoErrors(world));
  });
});

describe("pull requests that are slower", () => {
  it("fail for 15 % in more than four of five cases, with three baseline sessions of 2 % noise", () => {
    const world = { ...TYPICAL, slowdown: 0.15, sessionNoise: 0.02, pullRequests: 300 };
    expect(simulate(world).failed).toBeGreaterThan(0.8);
  });

  it("fail for 5 % on a quiet machine with eight baseline sessions", () => {
    const world = {
      ...TYPICAL,
      slowdown: 0.05,
      sessionNoise: 0.005,
      repeatNoise: 0.005,
      sessions: 8,
      pullRequests: 200,
    };
    expect(simulate(world).failed).toBeGreaterThan(0.9);
  });

  it("pass or fail a 20 % slowdown, never in silence: what passes is rare", () => {
    const world = { ...TYPICAL, slowdown: 0.2, pullRequests: 200 };
    expect(simulate(world).passed).toBeLessThan(0.2);
  });
});
