import { describe, expect, it } from "vitest";
import { measure, queueMetrics } from "../../src/load/metrics.ts";
import { mean, percentile, sorted, standardDeviation } from "../../src/load/statistics.ts";
import { goodputMetrics, strictMetrics } from "../../src/load/strict-metrics.ts";
import { REQUEST_STATUSES, type Requests, UNKNOWN } from "../../src/model/requests.ts";
import { oracle, worstError } from "./oracle.ts";

interface Row {
  readonly startUs: number;
  readonly ttftUs: number;
  readonly gapsUs: readonly number[];
  readonly promptTokens?: number;
  readonly outputTokens: number;
  readonly queueUs?: number;
  readonly status?: (typeof REQUEST_STATUSES)[number];
}

function columns(rows: readonly Row[], durationUs: number): Requests {
  const column = (value: (row: Row) => number) => Uint32Array.from(rows, value);
  return {
    startUs: column((row) => row.startUs),
    ttftUs: column((row) => row.ttftUs),
    e2elUs: column((row) => row.gapsUs.reduce((sum, gap) => sum + gap, row.ttftUs)),
    promptTokens: column((row) => row.promptTokens ?? UNKNOWN),
    outputTokens: column((row) => row.outputTokens),
    status: column((row) => REQUEST_STATUSES.indexOf(row.status ?? "completed")),
    queueUs: column((row) => row.queueUs ?? 0),
    gapCount: column((row) => row.gapsUs.length),
    gapsUs: Uint32Array.from(rows.flatMap((row) => row.gapsUs)),
    durationUs,
  };
}

describe("metrics", () => {
  it("are vLLM's own on the same requests", () => {
    const { rows, durationUs, metrics, completed, totalInput, totalOutput } = oracle.metrics;
    const requests = columns(
      rows.map((row) => ({ ...row, ttftUs: row.ttftUs ?? UNKNOWN, status: row.ok ? "completed" : "http-5xx" })),
      durationUs,
    );
    const goodput = goodputMetrics(requests, { ttftMs: 500, tpotMs: 20, e2elMs: 900 });
    const plain = measure(requests);
    const found = { ...plain, metrics: { ...plain.metrics, ...goodput } };
    expect(found).toMatchObject({ completed, inputTokens: totalInput, outputTokens: totalOutput });
    expect(goodput["good_requests"]).toBeGreaterThan(0);
    const names = Object.keys(metrics);
    expect(names).toContain("p99_itl_ms");
    expect(
      worstError(
        names.map((name) => found.metrics[name.replace(/^p50_/, "median_")] ?? Number.NaN),
        Object.values(metrics),
      ),
    ).toBeLessThan(1e-9);
  });

  it("count only what was completed, over the whole duration", () => {
    const row = { startUs: 0, ttftUs: 1000, gapsUs: [500, 1500], promptTokens: 5, outputTokens: 3 };
    const found = measure(columns([row, { ...row, status: "truncated" }], 2_000_000));
    expect(found.metrics).toMatchObject({
      request_throughput: 0.5,
      output_throughput: 1.5,
      total_token_throughput: 4,
      mean_ttft_ms: 1,
      median_tpot_ms: 1,
      mean_itl_ms: 1,
      std_itl_ms: 0.5,
      mean_e2el_ms: 3,
    });
  });

  it("leave TPOT to requests with more than one token", () => {
    const one = { startUs: 0, ttftUs: 10, gapsUs: [], promptTokens: 1, outputTokens: 1 };
    expect(measure(columns([one], 10)).metrics).not.toHaveProperty("mean_tpot_ms");
  });

  it("never invent input tokens that the server did not tell", () => {
    const found = measure(columns([{ startUs: 0, ttftUs: 10, gapsUs: [], outputTokens: 1 }], 10));
    expect(found).not.toHaveProperty("inputTokens");
    expect(found.metrics).not.toHaveProperty("total_token_throughput");
  });

  it("do not exist when nothing was completed", () => {
    const row = { startUs: 0, ttftUs: UNKNOWN, gapsUs: [], outputTokens: 0, status: "refused" } as const;
    expect(measure(columns([row], 10)).metrics).toEqual({});
  });

  it("find the exact peak of concurrency: one that ends as another starts is gone", () => {
    const row = { ttftUs: 100, gapsUs: [], promptTokens: 1, outputTokens: 1 };
    const starts = [0, 50, 100, 150, 300];
    expect(
      measure(
        columns(
          starts.map((startUs) => ({ ...row, startUs })),
          400,
        ),
      ).metrics["max_concurrent_requests"],
    ).toBe(2);
  });

  it("show the wait under the concurrency limit, and E2EL with it", () => {
    const row = { startUs: 0, ttftUs: 4000, gapsUs: [], promptTokens: 1, outputTokens: 1, queueUs: 6000 };
    expect(queueMetrics(columns([row], 10_000))).toMatchObject({
      mean_client_queue_time_ms: 6,
      mean_e2el_including_client_queue_ms: 10,
    });
  });
});

describe("stricter metrics", () => {
  const row = { startUs: 0, ttftUs: 1000, gapsUs: [3000, 6000], promptTokens: 5 };

  it("tell how many tokens a chunk holds, and spread gaps over tokens where it is more than one", () => {
    const found = strictMetrics(columns([{ ...row, outputTokens: 7 }], 10_000));
    expect(found).toMatchObject({ tokens_per_chunk: 7 / 3, mean_itl_per_token_ms: 1.5 });
  });

  it("leave ITL alone where a chunk is a token", () => {
    expect(strictMetrics(columns([{ ...row, outputTokens: 3 }], 10_000))).toEqual({ tokens_per_chunk: 1 });
  });

  it("count as good what keeps every limit, a single token's TPOT included", () => {
    const rows = [
      { ...row, outputTokens: 3 },
      { ...row, ttftUs: 5000, outputTokens: 3 },
      { ...row, gapsUs: [], outputTokens: 1 },
    ];
    expect(goodputMetrics(columns(rows, 2_000_000), { ttftMs: 1, tpotMs: 4.5 })).toEqual({
      request_goodput: 1,
      good_requests: 2,
    });
  });
});

describe("statistics", () => {
  it.each(oracle.statistics)("are numpy's", (expected) => {
    const values = sorted(expected.values);
    const percents = Object.keys(expected.percentiles);
    const found = [
      mean(values),
      percentile(values, 50),
      ...percents.map((percent) => percentile(values, Number(percent))),
    ];
    expect(worstError(found, [expected.mean, expected.median, ...Object.values(expected.percentiles)])).toBeLessThan(
      1e-9,
    );
    expect(Math.abs(standardDeviation(values) - expected.std)).toBeLessThan(1e-9 * Math.max(1, expected.std));
  });
});
