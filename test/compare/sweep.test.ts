import { expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { Policy } from "../../src/model/policy.ts";
import { found, record, session } from "./sessions.ts";

const POLICY: Policy = { alpha: 0.05, metrics: {}, slo: {} };

/** Throughput grows with the rate up to 8, latency without end. */
const POINTS = [
  { load: "qps=1", throughput: 100, latency: 500 },
  { load: "qps=4", throughput: 380, latency: 600 },
  { load: "qps=8", throughput: 700, latency: 800 },
  { load: "qps=inf", throughput: 750, latency: 3000 },
];

function side(id: string, throughput = 1, latency = 1, points = POINTS) {
  const jitter = [1, 1.002, 0.998];
  return session(
    id,
    points.flatMap((point) =>
      jitter.map((noise, repeat) =>
        record(
          { output_throughput: point.throughput * throughput * noise, mean_e2el_ms: point.latency * latency * noise },
          { cell: `serving_x/${point.load}`, repeat },
        ),
      ),
    ),
  );
}

function judged(head: ReturnType<typeof side>) {
  const baselines = found(...[1, 1.004, 0.997, 1.002].map((noise, i) => side(`b${i}`, noise, 1 / noise)));
  return compare({ head, baselines, policy: POLICY, judge: true, confirmable: false });
}

const sweepOf = (head: ReturnType<typeof side>) => judged(head).sweeps?.[0];

it.each([
  ["worse", 0.8, 1.3],
  ["better", 1.3, 0.8],
  ["traded", 1.3, 1.3],
  ["no difference seen", 1.001, 0.999],
])("says of all load points together: %s", (verdict, throughput, latency) => {
  expect(sweepOf(side("head", throughput, latency))).toMatchObject({ test: "serving_x", points: 4, verdict });
});

it("names the points that are worse in both, and where more load stops paying", () => {
  const sweep = sweepOf(side("head", 0.8, 1.3));
  expect(sweep?.worseInBoth).toHaveLength(4);
  expect(sweep?.betterInBoth).toEqual([]);
  expect(sweep?.knee.base).toBeCloseTo(700, -1);
  expect(sweep?.knee.head).toBeCloseTo(560, -1);
});

it("is no surer of the mean than of one point, since a session shakes all points together", () => {
  const { rows, sweeps } = judged(side("head", 0.8));
  const width = (interval: readonly [number, number] | undefined) => (interval?.[1] ?? 0) - (interval?.[0] ?? 0);
  const widths = rows.flatMap((row) =>
    row.metric === "output_throughput" && row.verdict !== "not-comparable" ? [width(row.interval)] : [],
  );
  const together = sweeps?.[0]?.changes[0];
  expect(together?.change).toBeCloseTo(-0.2, 2);
  expect(width(together?.interval)).toBeGreaterThan(0.99 * Math.min(...widths));
});

it("does not speak of two points", () => {
  expect(sweepOf(side("head", 0.8, 1.3, POINTS.slice(0, 2)))).toBeUndefined();
});

it("does not speak on the word of two sessions", () => {
  const baselines = found(side("a"), side("b"));
  const head = side("head", 0.8, 1.3);
  expect(compare({ head, baselines, policy: POLICY, judge: true, confirmable: false }).sweeps).toBeUndefined();
});
