import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRequests, encodeRequests, type Requests, UNKNOWN } from "../../../src/model/requests.ts";
import { paretoFront } from "../../../src/report/browser/pareto-front.ts";
import { QUANTILE_SHARES, quantilesOf } from "../../../src/report/html/quantiles.ts";
import { passes } from "../../../src/report/html/row-filter.ts";
import { nextOrder, sorted } from "../../../src/report/html/row-order.ts";
import { rounded } from "../../../src/report/html/series-data.ts";

const column = (...values: readonly number[]) => Uint32Array.from(values);

function requests(parts: Partial<Requests> = {}): Requests {
  return {
    startUs: column(0, 10, 20),
    ttftUs: column(50_000, 70_000, UNKNOWN),
    e2elUs: column(150_000, 270_000, 30_000),
    promptTokens: column(8, 8, 8),
    outputTokens: column(11, 1, UNKNOWN),
    status: column(0, 0, 4),
    queueUs: column(0, 0, 0),
    gapCount: column(2, 0, 1),
    gapsUs: column(40_000, 60_000, 999_000),
    durationUs: 300_000,
    ...parts,
  };
}

describe("the distributions of a trial", () => {
  it("leave out requests that failed, and have no TPOT of a single token", () => {
    const found = quantilesOf(decodeRequests(encodeRequests(requests())));
    expect(found.ttft?.[0]).toBe(50);
    expect(found.ttft?.at(-1)).toBe(70);
    expect(new Set(found.tpot)).toEqual(new Set([10]));
    expect(found.itl?.at(-1)).toBe(60);
  });

  it("leave out what nothing was measured of", () => {
    expect(quantilesOf(requests({ status: column(4, 4, 4) }))).toEqual({});
  });

  it("rise with the share", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 50 }), (ttft) => {
        const all = (value: number) => column(...ttft.map(() => value));
        const zero = all(0);
        const one = {
          startUs: zero,
          ttftUs: column(...ttft),
          e2elUs: all(2e9),
          promptTokens: zero,
          outputTokens: all(1),
        };
        const found = quantilesOf({
          ...one,
          status: zero,
          queueUs: zero,
          gapCount: zero,
          gapsUs: column(),
          durationUs: 1,
        });
        const values = found.ttft ?? [];
        expect(values).toHaveLength(QUANTILE_SHARES.length);
        for (const [place, value] of values.slice(1).entries())
          expect(value).toBeGreaterThanOrEqual(values[place] ?? 0);
        expect([values[0], values.at(-1)]).toEqual([Math.min(...ttft) / 1000, Math.max(...ttft) / 1000]);
      }),
    );
  });
});

describe("a rounded number", () => {
  it("is what five significant digits of its text are", () => {
    const positive = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(positive, (value) => {
        expect(Math.abs(rounded(value) / Number(value.toPrecision(5)) - 1)).toBeLessThan(2e-5);
        expect(
          String(rounded(value))
            .replace(/\.|e.*|^0\.0*/g, "")
            .replace(/^0+|0+$/g, "").length,
        ).toBeLessThanOrEqual(7);
      }),
    );
    expect([rounded(0), rounded(123_456), rounded(-0.0123456)]).toEqual([0, 123_460, -0.012346]);
  });
});

describe("the Pareto front", () => {
  it("keeps what no other point beats in both", () => {
    const points = [
      { throughput: 1, latency: 1 },
      { throughput: 3, latency: 2 },
      { throughput: 2, latency: 3 },
      { throughput: 4, latency: 9 },
    ];
    expect(paretoFront(points)).toEqual([points[0], points[1], points[3]]);
  });

  it("keeps the best throughput and the best latency, and rises in both", () => {
    const point = fc.record({ throughput: fc.integer({ min: 1, max: 99 }), latency: fc.integer({ min: 1, max: 99 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const front = paretoFront(points);
        expect(Math.max(...front.map(({ throughput }) => throughput))).toBe(
          Math.max(...points.map(({ throughput }) => throughput)),
        );
        expect(Math.min(...front.map(({ latency }) => latency))).toBe(
          Math.min(...points.map(({ latency }) => latency)),
        );
        for (const [place, one] of front.slice(1).entries())
          expect(one.latency).toBeGreaterThanOrEqual(front[place]?.latency ?? 0);
      }),
    );
  });
});

describe("the table of a page", () => {
  it("shows rows that hold every word and pass every filter that is set", () => {
    const state = { words: ["tpot", "qps=4"], chosen: { verdict: new Set(["regression"]), gating: new Set<string>() } };
    expect(passes(state, "serving_x/qps=4 mean_TPOT_ms", { verdict: "regression", gating: "gating" })).toBe(true);
    expect(passes(state, "serving_x/qps=4 mean_TPOT_ms", { verdict: "unchanged", gating: "gating" })).toBe(false);
    expect(passes(state, "serving_x/qps=16 mean_TPOT_ms", { verdict: "regression", gating: "gating" })).toBe(false);
  });

  it("sorts down, then up, then as it was", () => {
    const down = nextOrder(undefined, "change");
    const up = nextOrder(down, "change");
    expect([down?.down, up?.down, nextOrder(up, "change")]).toEqual([true, false, undefined]);
  });

  it("puts rows without a value last either way, and counts in names", () => {
    const values = [2, undefined, 10];
    expect(sorted([0, 1, 2], { key: "", down: true }, (place) => values[place])).toEqual([2, 0, 1]);
    expect(sorted([0, 1, 2], { key: "", down: false }, (place) => values[place])).toEqual([0, 2, 1]);
    expect(sorted([0, 1], { key: "", down: false }, (place) => ["qps=16", "qps=4"][place])).toEqual([1, 0]);
  });
});
