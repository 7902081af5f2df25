import { describe, expect, it } from "vitest";
import { agrees, columnChangeIn, numberIn } from "../../src/tools/human-table/cell.ts";
import { detectTool } from "../../src/tools/tools.ts";
import { fixture, readAny } from "./fixture-files.ts";

const readings = readAny(fixture("table/examples/variants.md"));
const ofPoint = (point: string) => readings.filter((reading) => reading.point === point);

describe("a table of metrics by variants", () => {
  it("is read with a variant a row", () => {
    expect(ofPoint("NUMA 绑定测试").map(({ variant, metrics }) => [variant, metrics])).toEqual([
      ["不绑定", { throughput: 538.497, request_throughput: 0.766, mean_e2el_s: 99.1 }],
      ["-N0 -m0", { throughput: 609.616, request_throughput: 0.869, mean_e2el_s: 88.2 }],
      ["0,1,2,3", { throughput: 443.555, request_throughput: 0.653, mean_e2el_s: 110 }],
    ]);
  });

  it("is read with a variant a column, in Chinese, with grouped digits and units in labels or cells", () => {
    expect(ofPoint("Float16 vs W8A8")).toMatchObject([
      {
        variant: "Float16",
        metrics: { output_throughput: 1834.5, mean_ttft_ms: 88.1, p99_tpot_ms: 22.1, peak_memory_gb: 30.2 },
        counts: { outputTokens: 25600 },
      },
      { variant: "W8A8", metrics: { output_throughput: 2501, mean_ttft_ms: 70.2, p99_tpot_ms: 18 } },
    ]);
  });

  it("takes columns of statistics for one variant's, and a number alone for the whole run's", () => {
    const text = [
      "| Metric | Mean | P99 |",
      "| --- | --- | --- |",
      "| TTFT (ms) | 57.62 | 103.32 |",
      "| ITL (ms) | 19.98 | 23.27 |",
      "| Output token throughput (tok/s) | 42.79 | N/A |",
      "",
    ].join("\n");
    const [only, ...others] = readAny({ name: "x.md", text });
    expect(others).toEqual([]);
    expect(only?.variant).toBeUndefined();
    expect(only?.metrics).toEqual({
      mean_ttft_ms: 57.62,
      p99_ttft_ms: 103.32,
      mean_itl_ms: 19.98,
      p99_itl_ms: 23.27,
      output_throughput: 42.79,
    });
  });

  it("says which printed change contradicts its numbers, and which cell was no number", () => {
    expect(ofPoint("engines").map(({ notes }) => notes)).toEqual([
      [],
      [],
      [
        "not read: Median TTFT (ms): ~22",
        "the printed change of output_throughput, +50%, contradicts its numbers: 1000 and 1200",
      ],
    ]);
  });

  it("says whether more or less is better, but of a bare throughput not which tokens it counts", () => {
    expect(ofPoint("NUMA 绑定测试")[0]?.declared).toEqual({ throughput: { unit: "tok/s", betterWhen: "higher" } });
  });

  it.each([
    "| name | price |\n| --- | --- |\n| a | 3 s |\n| b | 4 s |\n",
    "| Metric | value |\n| --- | --- |\n| QPS | 3 |\n",
    "| QPS | note |\n| --- | --- |\n| fast | 3 |\n",
  ])("is no table of prices, nor one of a single variant: %j", (text) => {
    expect(detectTool({ name: "x.md", text }).tool).toBeUndefined();
  });
});

describe("a cell", () => {
  it.each([
    ["**609.6**", 609.6, ""],
    ["1,834.5 tok/s", 1834.5, "tok/s"],
    ["68.9ms", 68.9, "ms"],
    ["1100 tok/s (+10%)", 1100, "tok/s"],
  ])("is a number: %s", (text, value, unit) => {
    expect(numberIn(text)).toMatchObject({ value, unit });
  });

  it.each(["~600", "1.834,5", "3/4", "OOM", "12,34", "5 apples", ""])("is none: %s", (text) => {
    expect(numberIn(text)).toBeUndefined();
  });

  it.each([
    ["+13.2%", 538.5, 609.6, true],
    ["提升 13%", 538.5, 609.6, true],
    ["1.13x", 538.5, 609.6, true],
    ["-20%", 100, 80, true],
    ["+25%", 538.5, 609.6, false],
    ["2.1×", 10, 15, false],
    ["1.13", 538.5, 609.6, true],
    ["13.2", 538.5, 609.6, true],
    ["-71.1", 538.5, 609.6, true],
    ["1.20", 538.5, 609.6, false],
    ["113%", 538.5, 609.6, true],
  ])("prints a change that agrees with its numbers or not: %s of %d and %d", (text, from, to, expected) => {
    const change = columnChangeIn(text);
    expect(change === undefined ? undefined : agrees(change, from, to, "tok/s")).toBe(expected);
  });

  it.each(["~20%", ">1.2x", "10.5 ms"])("prints no change that can be checked: %s", (text) => {
    expect(columnChangeIn(text)).toBeUndefined();
  });
});
