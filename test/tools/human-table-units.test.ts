import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/tools/metric-words.ts";
import { inTimeUnit } from "../../src/tools/unit-direction.ts";
import { fixture, readAny } from "./fixture-files.ts";

const read = (name: string) => readAny(fixture(`table/examples/${name}.md`));

describe("the numbers of a table", () => {
  it("are in the unit of their own cell, brought to one unit of time for all rows", () => {
    const [first, second] = read("units-in-cells");
    expect(first?.metrics).toEqual({ mean_ttft_s: 1.234, p99_ttft_s: 2, throughput: 100 });
    expect(second?.metrics).toEqual({ mean_ttft_s: 0.9, p99_ttft_s: 1.5, throughput: 120 });
    expect(second?.notes).toEqual(["TTFT mean: 900 ms is 0.9 s", "TTFT P99: 1500 ms is 1.5 s"]);
  });

  it("are under ids of their own by the minute and in microseconds", () => {
    const [main, pr] = read("odd-cells");
    expect(main?.metrics).toEqual({ mean_ttft_ms: 123.4, request_throughput_per_min: 60, mean_e2el_min: 1.5 });
    expect(main?.declared).toEqual({
      request_throughput_per_min: { unit: "req/min", betterWhen: "higher" },
      mean_e2el_min: { unit: "min", betterWhen: "lower" },
    });
    expect(pr?.metrics).toMatchObject({ mean_ttft_ms: 120.1, request_throughput_per_min: 66 });
    expect(read("quantised")[0]?.metrics).toMatchObject({ ttft_us: 1200, ttft_s: 1.2 });
  });

  it("are named in a note where they are not read, whether the whole row or one cell is odd", () => {
    expect(read("odd-cells")[0]?.notes).toEqual([
      "not read: Output throughput (tok/s): 1 834,5",
      "Mean TTFT (ms): printed with ± 5.6",
      "not read: Median TPOT (ms): ~12.3",
      "not read: Total tokens: 1,000,000",
      "not read: Successful requests: 100/100",
    ]);
    expect(read("several-statistics")[1]?.notes).toContain("not read: TTFT mean/p50/p99 (ms): 11/10/25");
    expect(read("quantised")[1]?.notes).toContain("not read: 总 token 吞吐量 (tok/s): 1.4k");
  });

  it("are no part of a variant's name, and no metric where a time has no unit", () => {
    expect(read("numa").map(({ variant, metrics, notes }) => [variant, metrics, notes])).toEqual([
      [
        "不绑核",
        { request_throughput: 2.31, mean_e2el_s: 3.46, throughput: 538.497 },
        ["not read: 首 token 时延: 0.21"],
      ],
      ["-N0 -m0", { request_throughput: 2.66, mean_e2el_s: 3, throughput: 609.616 }, ["not read: 首 token 时延: 0.18"]],
      ["-N1 -m1", { request_throughput: 2.6, mean_e2el_s: 3.1, throughput: 601.1 }, []],
    ]);
  });

  it("are of two variants where columns come in pairs, with a point a row", () => {
    expect(read("before-and-after").map(({ variant, point, metrics }) => [variant, point, metrics])).toEqual([
      ["before", "max_concurrency=1", { output_throughput: 10.1, ttft_ms: 100 }],
      ["after", "max_concurrency=1", { output_throughput: 11.1, ttft_ms: 90 }],
      ["before", "max_concurrency=8", { output_throughput: 80.1, ttft_ms: 400 }],
      ["after", "max_concurrency=8", { output_throughput: 88.1, ttft_ms: 300 }],
    ]);
  });
});

describe("a label", () => {
  it.each([
    ["平均 QPS", "request_throughput", "req/s"],
    ["Average QPS", "request_throughput", "req/s"],
    ["Mean TTFT (min)", "mean_ttft_min", "min"],
    ["TTFT (µs)", "ttft_us", "us"],
    ["请求吞吐率 (req/s)", "request_throughput", "req/s"],
    ["Duration (min)", "duration_min", "min"],
  ])("has one meaning: %s", (label, id, unit) => {
    expect(wordsOf(label)).toEqual({ meaning: { kind: "metric", id }, unit });
  });

  it.each(["TTFT (min)", "TTFT min"])("says the smallest and not minutes: %s", (label) => {
    expect(wordsOf(label, "ms")).toEqual({ meaning: { kind: "metric", id: "min_ttft_ms" }, unit: "ms" });
  });
});

it("keeps every digit of a time in another unit", () => {
  expect([inTimeUnit(0.1, "s", "ms"), inTimeUnit(16.1, "us", "ms"), inTimeUnit(1e-7, "s", "ns")]).toEqual([
    100, 0.0161, 100,
  ]);
  expect(inTimeUnit(1, "min", "s")).toBeUndefined();
});
