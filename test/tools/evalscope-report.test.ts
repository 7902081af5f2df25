import { describe, expect, it } from "vitest";
import { fixture, readAny, readOne } from "./fixture-files.ts";

const folder = (name: string): string => `evalscope/1.14.1/${name}`;
const OK = folder("out-ok/20261122_155145/run1/performance_summary.txt");

describe("evalscope's report of load points", () => {
  it("is a result a load point, with the numbers as they are printed", () => {
    const [, four, ...others] = readAny(fixture(OK));
    expect(others).toHaveLength(1);
    expect(four).toMatchObject({
      tool: { definition: "evalscope-1.7@1" },
      workload: { request_rate: "inf", max_concurrency: 4 },
      counts: { requested: 16, completed: 16, failed: 0 },
      validity: { state: "valid" },
    });
    expect(four?.metrics).toEqual({
      request_throughput: 21.85,
      output_throughput: 699.04,
      ...{ mean_e2el_s: 0.182, median_e2el_s: 0.182, p99_e2el_s: 0.183, max_e2el_s: 0.183 },
      ...{ mean_ttft_ms: 26.62, median_ttft_ms: 26.58, p99_ttft_ms: 27.2, max_ttft_ms: 27.2 },
      ...{ mean_tpot_ms: 5.02, median_tpot_ms: 5.02, p99_tpot_ms: 5.05, max_tpot_ms: 5.05 },
      ...{ mean_input_tokens: 122, median_input_tokens: 122, p99_input_tokens: 122, max_input_tokens: 122 },
      ...{ mean_output_tokens: 32, median_output_tokens: 32, p99_output_tokens: 32, max_output_tokens: 32 },
    });
    expect(four?.notes.join()).toContain("not read: ");
  });

  it("says by its names what the JSON of the same run says", () => {
    const exact = readOne(folder("out-ok/20261122_155145/run1/parallel_4_number_16/benchmark_summary.json"));
    const [, printed] = readAny(fixture(OK));
    for (const [id, value] of Object.entries(printed?.metrics ?? {})) {
      const known = exact.metrics[id];
      if (known !== undefined) expect(Math.abs(known - value), id).toBeLessThanOrEqual(0.005 + 1e-9);
    }
  });

  it.each([
    ["of a rate", folder("out-openloop/20261122_155336/run1/performance_summary.txt"), { requested: 20, failed: 0 }],
    ["with failures", folder("out-fail500/20261122_155200/run1/performance_summary.txt"), { requested: 10, failed: 2 }],
    ["of 1.8", "evalscope/1.8.0/performance_summary.txt", { requested: 10, completed: 8, failed: 2 }],
  ])("counts requests by their share: %s", (_what, path, counts) => {
    expect(readAny(fixture(path))[0]?.counts).toMatchObject(counts);
  });

  it("has one table until 1.7, whose narrow columns cut their unit off", () => {
    const [, four] = readAny(fixture("evalscope/1.5.0/ok/performance_summary.txt"));
    expect(four).toMatchObject({
      tool: { definition: "evalscope-0.17@1" },
      workload: { request_rate: "inf", max_concurrency: 4 },
      counts: {},
      validity: { state: "valid" },
    });
    expect(Object.keys(four?.metrics ?? {}).sort()).toEqual([
      ...["mean_e2el_s", "mean_tpot_s", "mean_ttft_s", "output_throughput"],
      ...["p99_e2el_s", "p99_tpot_s", "p99_ttft_s", "request_throughput"],
    ]);
    const [reading] = readAny(fixture("evalscope/1.7.0/performance_summary.txt"));
    expect(reading).toMatchObject({ tool: { definition: "evalscope-1.7@1" }, counts: { requested: 5, completed: 5 } });
    expect(reading?.notes).toEqual(["not read: Request Metrics"]);
  });

  it("has no time per output token before 1.4, when it meant two things", () => {
    const [, four] = readAny(fixture("evalscope/1.3.0/report.stdout.txt"));
    expect(four?.workload).toMatchObject({ max_concurrency: 4 });
    expect(four?.metrics["mean_tpot_s"]).toBeUndefined();
    expect(four?.notes).toContain("not read: AvgTPOT(s), P99TPOT(s)");
  });

  it("judges nothing where requests failed and none is counted", () => {
    const [reading] = readAny(fixture("evalscope/1.5.0/fail/performance_summary.txt"));
    expect(reading).toMatchObject({ counts: {}, validity: { state: "invalid" } });
    expect(reading?.metrics).toMatchObject({ mean_ttft_s: 0.011, p99_ttft_s: 0.028, mean_tpot_s: 0.005 });
  });

  it("has no latencies where every request failed", () => {
    const [reading] = readAny(fixture(folder("out-failall/20261122_155230/run1/performance_summary.txt")));
    expect(reading).toMatchObject({ counts: { requested: 6, completed: 0, failed: 6 }, validity: { state: "valid" } });
    expect(reading?.metrics).toEqual({});
  });

  it("is a copy of what lies beside it, and gives way to the summaries of the same text", () => {
    const summaries = fixture(folder("fail-every5-500.stderr.txt"));
    const { text } = fixture(folder("out-fail500/20261122_155200/run1/performance_summary.txt"));
    const both = readAny({ name: "log.txt", text: summaries.text + text });
    expect(both.map(({ metrics }) => metrics)).toEqual(readAny(summaries).map(({ metrics }) => metrics));
  });

  it("judges nothing where a share is of more requests than it can tell", () => {
    const { name, text } = fixture("evalscope/1.8.0/performance_summary.txt");
    const many = text.replace("│  10 │ 39.22 │ 313.74 │   80.0%│", "│90000│ 39.22 │ 313.74 │   80.0%│");
    const [reading] = readAny({ name, text: many });
    expect(reading?.counts).toEqual({ requested: 90_000 });
    expect(reading?.validity).toEqual({
      state: "invalid",
      reasons: ["80 % of its requests succeeded, and of how many is not told: read benchmark_summary.json"],
    });
  });

  it.each([
    [
      "a row is wrapped",
      (text: string) =>
        text.replace("│    2 │    - │  10 │", "│    2 │    - │  10 │ 39.2 │ │ │\n│      │      │     │"),
    ],
    ["the second table is missing", (text: string) => text.slice(0, text.indexOf("Per-Request"))],
    [
      "the tables are of other load points",
      (text: string) => text.replace("│    2 │    - │ Latency", "│    4 │    - │ Latency"),
    ],
  ])("is refused when %s", (_what, broken) => {
    const { name, text } = fixture("evalscope/1.8.0/performance_summary.txt");
    expect(() => readAny({ name, text: broken(text) })).toThrow(/performance_summary\.txt: /);
  });
});
