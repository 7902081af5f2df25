import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesCell } from "../../src/model/cell-pattern.ts";
import { DEFAULT_POLICY, limitsOf, metricPolicy, type Policy } from "../../src/model/policy.ts";

it.each([
  ["serving_x/*", "serving_x/qps=4", true],
  ["serving_x/*", "serving_xy/qps=4", false],
  ["*/qps=inf*", "serving_x/qps=inf,concurrency=8", true],
  ["*", "latency_x", true],
  ["serving_x", "serving_x", true],
  ["serving_x", "serving_x/qps=4", false],
  ["a*a", "a", false],
  ["*ab*ab*", "ab", false],
])("matches %s with %s: %s", (pattern, cell, expected) => {
  expect(matchesCell(pattern, cell)).toBe(expected);
});

it("matches as the regular expression does that a star stands for", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "/", "*"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (star, cell) => {
      expect(matchesCell(star, cell)).toBe(new RegExp(`^${star.replaceAll("*", ".*")}$`).test(cell));
    }),
  );
});

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  slo: { p99_ttft_ms: 2000 },
  cells: [
    { pattern: "serving_x/*", metrics: { median_tpot_ms: { relative: 0.05, warn: 0.02 } }, slo: { p99_ttft_ms: 500 } },
    { pattern: "*/qps=4", metrics: { median_tpot_ms: { relative: 0.1 }, p99_ttft_ms: { gate: true } }, slo: {} },
  ],
};

it("overlays what a cell says on what all cells say, the last match first", () => {
  const asked = { gate: true, absolute: 0, mustSee: 0.2 };
  expect(metricPolicy(POLICY, "median_tpot_ms", "other")).toEqual({ ...asked, relative: 0.02 });
  expect(metricPolicy(POLICY, "median_tpot_ms", "serving_x/qps=1")).toEqual({ ...asked, relative: 0.05, warn: 0.02 });
  expect(metricPolicy(POLICY, "median_tpot_ms", "serving_x/qps=4")).toEqual({ ...asked, relative: 0.1, warn: 0.02 });
  expect(metricPolicy(POLICY, "p99_ttft_ms", "serving_x/qps=4").gate).toBe(true);
});

it("limits a cell by its own limit before the common one", () => {
  expect(limitsOf(POLICY, "serving_x/qps=1")).toEqual({ p99_ttft_ms: 500 });
  expect(limitsOf(POLICY, "serving_y/qps=1")).toEqual({ p99_ttft_ms: 2000 });
});
