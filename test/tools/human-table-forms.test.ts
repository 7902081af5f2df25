import { describe, expect, it } from "vitest";
import { detectTool } from "../../src/tools/tools.ts";
import { whyNot } from "../../src/tools/why-not.ts";
import { fixture, readAny } from "./fixture-files.ts";

type Row = readonly [variant: string | undefined, point: string | undefined, metrics: Readonly<Record<string, number>>];

const rows = (name: string): readonly Row[] =>
  readAny(fixture(`table/forms/${name}.md`)).map(({ variant, point, metrics }) => [variant, point, metrics]);
const notes = (name: string): readonly string[] =>
  readAny(fixture(`table/forms/${name}.md`)).flatMap((reading) => reading.notes);

describe("a table as people write it", () => {
  it("may have the load first and the metric second, each load standing for several rows", () => {
    const found = rows("metric-in-second-column");
    expect(found).toHaveLength(6);
    expect(found[0]).toEqual([
      "plugin + turbo",
      "request_rate=1",
      { throughput: 0.987654, output_throughput: 108.247, ttft_ms: 374.364 },
    ]);
    expect(found.at(-1)).toEqual([
      "plugin",
      "request_rate=inf",
      { throughput: 5.25736, output_throughput: 578.831, ttft_ms: 14326.2 },
    ]);
    expect(notes("metric-in-second-column")).toEqual([]);
  });

  it("compares the column whose values come again at each point", () => {
    expect(rows("engines-and-lengths")).toEqual([
      ["vllm", "235b-int8，单机8卡，2k输入，16并发", { ttft_s: 1.4, "1000_tpot": 15 }],
      ["mindIE", "235b-int8，单机8卡，2k输入，16并发", { ttft_s: 2.8, "1000_tpot": 21 }],
      ["vllm", "235b-int8，单机8卡，8k输入，16并发", { ttft_s: 3.6, "1000_tpot": 13 }],
      ["mindIE", "235b-int8，单机8卡，8k输入，16并发", { ttft_s: 11, "1000_tpot": 18 }],
    ]);
    const points = rows("engines-at-points").map(([variant, point]) => [variant, point]);
    expect(points).toEqual([
      ["v11", "max_concurrency=16,input_len=2k,output_len=512"],
      ["mindie", "max_concurrency=16,input_len=2k,output_len=512"],
      ["v11", "max_concurrency=16,input_len=8k,output_len=512"],
      ["mindie", "max_concurrency=16,input_len=8k,output_len=512"],
    ]);
    expect(rows("engines-at-points")[0]?.[2]).toEqual({
      ttft_s: 1.4,
      tpot_ms: 15,
      duration: 8.6,
      output_throughput: 70.4,
    });
  });

  it("takes what is made of a latency for none, and a change for no number", () => {
    const [torch, vector, ...groups] = rows("units-in-cells-and-changes");
    expect(torch?.[2]).toMatchObject({ mean_tpot_ms: 52.004, p90_tpot_ms: 52.092, mean_ttft_ms: 1521.3 });
    expect(vector?.[2]).toMatchObject({
      mean_tpot_ms: 49.709,
      combined_output_throughput: 19.1956,
      combined_benchmark_duration_s: 417.945,
    });
    expect(Object.keys(torch?.[2] ?? {})).not.toContain("tpot_%");
    expect(groups.map(([variant]) => variant)).toEqual(["baseline_g1, PyTorch", "final_g1, Vector"]);
    expect(groups[0]?.[2]).toMatchObject({ mean_tpot_ms: 51.955, output_throughput: 18.2552 });
  });

  it("has no latency where it says no unit", () => {
    expect(rows("no-unit").map(([, , metrics]) => metrics)).toEqual([
      { input_throughput: 937.7, output_throughput: 887.89 },
      { input_throughput: 804.88, output_throughput: 762.12 },
      { input_throughput: 836.28, output_throughput: 791.85 },
    ]);
    expect(notes("no-unit")).toContain("not read: Mean TTFT: 697.61");
  });

  it("may name its variants in the headings of one metric", () => {
    expect(rows("side-before-metric")).toEqual([
      ["BF16 wo_a", "max_concurrency=1", { total_token_throughput: 15444.93 }],
      ["FP8 wo_a", "max_concurrency=1", { total_token_throughput: 15523.1 }],
      ["BF16 wo_a", "max_concurrency=48", { total_token_throughput: 20748.19 }],
      ["FP8 wo_a", "max_concurrency=48", { total_token_throughput: 21078.18 }],
    ]);
    expect(rows("llama-compare")).toEqual([
      ["master", "RTX 4090, llama 8B Q4_0,pp512", { throughput: 11134.55 }],
      ["pr-123", "RTX 4090, llama 8B Q4_0,pp512", { throughput: 12100.12 }],
      ["master", "RTX 4090, llama 8B Q4_0,tg128", { throughput: 151.12 }],
      ["pr-123", "RTX 4090, llama 8B Q4_0,tg128", { throughput: 152.2 }],
    ]);
  });

  it("may show two numbers with an arrow between them", () => {
    expect(rows("arrows")).toEqual([
      ["before", "max_concurrency=1", { ttft_ms: 194, request_throughput: 1.69 }],
      ["after", "max_concurrency=1", { ttft_ms: 197, request_throughput: 2.377 }],
      ["before", "max_concurrency=4", { ttft_ms: 310, request_throughput: 4.575 }],
      ["after", "max_concurrency=4", { ttft_ms: 234, request_throughput: 4 }],
    ]);
  });

  it("keeps rates by user and by device apart from throughputs", () => {
    expect(rows("three-builds")[0]).toEqual([
      "opt_new",
      "max_concurrency=4,prompts=20",
      { interactivity: 30.66, token_tput_gpu: 17.18, mean_e2el_ms: 266557.23, median_ttft_s: 0.211 },
    ]);
  });

  it("may be two tables, of variants in their titles or of metrics in them", () => {
    expect(rows("two-tables")).toEqual([
      ["before", undefined, { mean_ttft_ms: 100.1, output_throughput: 1234.5 }],
      ["after", undefined, { mean_ttft_ms: 90.1, output_throughput: 1300 }],
    ]);
    expect(rows("metric-above")).toEqual([
      ["main", "max_concurrency=1", { output_throughput: 45.1, mean_ttft_ms: 45 }],
      ["PR", "max_concurrency=1", { output_throughput: 46.2, mean_ttft_ms: 44 }],
      ["main", "max_concurrency=8", { output_throughput: 301, mean_ttft_ms: 302 }],
      ["PR", "max_concurrency=8", { output_throughput: 330, mean_ttft_ms: 280 }],
    ]);
  });

  it("may have its metric in the corner, and loads as columns", () => {
    expect(rows("metric-in-corner")[1]).toEqual(["vLLM", "c=8", { throughput: 300 }]);
    expect(rows("metric-in-corner")).toHaveLength(8);
  });

  it("may have two rows of headings, or rows that head others", () => {
    expect(rows("merged-headings")).toEqual([
      ["vLLM", "max_concurrency=1", { ttft_ms: 20, output_throughput: 45 }],
      ["SGLang", "max_concurrency=1", { ttft_ms: 22, output_throughput: 44 }],
      ["vLLM", "max_concurrency=16", { ttft_ms: 120, output_throughput: 600 }],
      ["SGLang", "max_concurrency=16", { ttft_ms: 110, output_throughput: 640 }],
    ]);
    expect(rows("sections")).toEqual([
      ["Float16", "并发 1", { ttft_ms: 120, throughput: 30.2 }],
      ["W8A8", "并发 1", { ttft_ms: 100, throughput: 41.5 }],
      ["Float16", "并发 16", { ttft_ms: 520, throughput: 430.2 }],
      ["W8A8", "并发 16", { ttft_ms: 400, throughput: 541.5 }],
    ]);
  });

  it("may stand in a quote and without outer bars", () => {
    expect(rows("no-bars")).toEqual([
      ["vLLM 0.9", undefined, { output_throughput: 1000.5, duration: 30.2, p99_ttft_ms: 100 }],
      ["SGLang \u2223 main", undefined, { output_throughput: 1100.25, duration: 28.1, p99_ttft_ms: 90 }],
    ]);
  });

  it("may have the statistic in a column, and sizes as rows", () => {
    expect(rows("statistics-in-rows")[0]).toEqual([
      "base",
      undefined,
      { mean_ttft_ms: 10.5, p99_ttft_ms: 20.5, mean_tpot_ms: 5.5, p99_tpot_ms: 6.5 },
    ]);
    expect(rows("sizes").map(([variant]) => variant)).toEqual(["tp=1", "tp=2", "tp=4"]);
    expect(rows("precision").slice(0, 2)).toEqual([
      ["BF16", expect.stringContaining("26B-A4B (MoE),4K/1.5K"), { tpot_ms: 13.6 }],
      ["W8A8", expect.stringContaining("26B-A4B (MoE),4K/1.5K"), { tpot_ms: 14.7 }],
    ]);
  });
});

const table = (...lines: readonly string[]): { readonly name: string; readonly text: string } => ({
  name: "x.md",
  text: `${lines.join("\n")}\n`,
});

describe("a number of a table", () => {
  it("is never a share below a latency or a throughput, nor another metric's id in another unit", () => {
    const text = table(
      "| Metric | main | PR |",
      "|---|---|---|",
      "| Median TTFT (ms) | 100 | 88 (-12%) |",
      "| TTFT | 100 ms | -12% |",
      "| Success rate | 100 % | 99.5 % |",
      "| Output Throughput (req/s) | 5 | 6 |",
    );
    const [main, pr] = readAny(text);
    expect(main?.metrics).toEqual({
      median_ttft_ms: 100,
      ttft_ms: 100,
      success_rate_percent: 100,
      output_throughput_req_s: 5,
    });
    expect(pr?.metrics).toEqual({ median_ttft_ms: 88, success_rate_percent: 99.5, output_throughput_req_s: 6 });
    expect(pr?.notes).toContain("not read: TTFT: -12%");
  });

  it("is not lost below a heading with a word of changes inside a longer one", () => {
    const text = table(
      "| Configuration | Generation throughput (tok/s) | Duration (s) | Iteration |",
      "|---|---|---|---|",
      "| A | 368.4 | 41.88 | 1 |",
      "| B | 371.8 | 42.56 | 1 |",
    );
    expect(readAny(text).map(({ variant, metrics }) => [variant, metrics])).toEqual([
      ["A", { output_throughput: 368.4, duration: 41.88 }],
      ["B", { output_throughput: 371.8, duration: 42.56 }],
    ]);
  });

  it("is not taken from a row with more cells than headings", () => {
    const text = table("| Metric | main | PR |", "|---|---|---|", "| QPS | 3 | 4 |", "| TTFT (ms) | a | 10 | 12 |");
    const [first] = readAny(text);
    expect(first?.metrics).toEqual({ request_throughput: 3 });
    expect(first?.notes.join()).toMatch(/more cells than headings.*TTFT/);
  });

  it("is of the percentile that its row names", () => {
    const text = table(
      "| 百分位 | TTFT (s) | TPOT (s) |",
      "|---|---|---|",
      "| 50% | 0.11 | 0.02 |",
      "| 99% | 0.51 | 0.03 |",
    );
    expect(readAny(text).map(({ metrics }) => metrics)).toEqual([
      { median_ttft_s: 0.11, p99_ttft_s: 0.51, median_tpot_s: 0.02, p99_tpot_s: 0.03 },
    ]);
    const sided = table(
      "| Percentile | TTFT (ms) main | TTFT (ms) PR |",
      "|---|---|---|",
      "| p50 | 10.1 | 11.2 |",
      "| p99 | 20.1 | 21.2 |",
    );
    expect(readAny(sided).map(({ variant, metrics }) => [variant, metrics])).toEqual([
      ["main", { median_ttft_ms: 10.1, p99_ttft_ms: 20.1 }],
      ["pr", { median_ttft_ms: 11.2, p99_ttft_ms: 21.2 }],
    ]);
  });

  it("keeps its unit in an id of the table's own", () => {
    const text = table(
      "| model | t/s | ttfr (ms) |",
      "|---|---|---|",
      "| a | 41.5 ± 0.1 | 1126.8 |",
      "| b | 42.5 | 1127.8 |",
    );
    expect(readAny(text)[0]?.metrics).toEqual({ throughput: 41.5, ttfr_ms: 1126.8 });
  });

  it("is no repeat of one that nothing tells it from", () => {
    const text = table("| TTFT (ms) | TPOT (ms) |", "|---|---|", "| 10 | 2 |", "| 20 | 3 |");
    expect(readAny(text).map(({ variant }) => variant)).toEqual(["row 1", "row 2"]);
  });

  it("is a repeat where a column counts them", () => {
    const text = table(
      "| Repeat | Total Token Throughput (token/s) |",
      "|---|---|",
      "| 1 | 129.1 |",
      "| 2 | 133.2 |",
      "| 3 | 127.3 |",
    );
    expect(readAny(text).map(({ variant, point, metrics }) => [variant, point, metrics])).toEqual([
      [undefined, undefined, { total_token_throughput: 129.1 }],
      [undefined, undefined, { total_token_throughput: 133.2 }],
      [undefined, undefined, { total_token_throughput: 127.3 }],
    ]);
  });
});

describe("a table that is not read", () => {
  it("says that its latencies have no unit", () => {
    const bare = table("| Model | TTFT | TPOT |", "|---|---|---|", "| a | 51.91 | 20.26 |", "| b | 39.75 | 19.95 |");
    expect(detectTool(bare).tool).toBeUndefined();
    expect(whyNot(bare)).toEqual({
      reason: "TTFT has no unit in its table",
      hint: "write it beside the name: TTFT (ms)",
    });
  });

  it("is one of settings, machines or prices", () => {
    const text = table(
      "| Item | Value |",
      "|---|---|",
      "| Hardware | 8 x MI355X |",
      "| Workload | fixed 8,192-token prompts |",
    );
    expect(detectTool(text).tool).toBeUndefined();
  });
});
