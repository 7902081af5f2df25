import { describe, expect, it } from "vitest";
import { notRead } from "../../src/tools/not-read.ts";
import { detectTool } from "../../src/tools/tools.ts";
import { whyNot } from "../../src/tools/why-not.ts";
import { fixture, readAny } from "./fixture-files.ts";

type Row = readonly [variant: string | undefined, point: string | undefined, metrics: Readonly<Record<string, number>>];

const rows = (...lines: readonly string[]): readonly Row[] =>
  readAny({ name: "pasted.md", text: `${lines.join("\n")}\n` }).map(({ variant, point, metrics }) => [
    variant,
    point,
    metrics,
  ]);

const notes = (...lines: readonly string[]): readonly string[] =>
  readAny({ name: "pasted.md", text: `${lines.join("\n")}\n` }).flatMap((reading) => reading.notes);

describe("columns that are statistics", () => {
  it("are of one run, in people's words too", () => {
    const found = rows(
      "| Metric | Avg | P50 (Median) | 99th percentile | Std Dev |",
      "|---|---|---|---|---|",
      "| TTFT | 96.5ms | 80.1ms | 129.4ms | 14.0ms |",
      "| TPOT | 14.7ms | 13.3ms | 22.8ms | 4.8ms |",
    );
    expect(found).toEqual([
      [
        undefined,
        undefined,
        {
          mean_ttft_ms: 96.5,
          median_ttft_ms: 80.1,
          p99_ttft_ms: 129.4,
          std_ttft_ms: 14,
          mean_tpot_ms: 14.7,
          median_tpot_ms: 13.3,
          p99_tpot_ms: 22.8,
          std_tpot_ms: 4.8,
        },
      ],
    ]);
  });

  it("are of the variants and loads beside them", () => {
    const found = rows(
      "| Build | Concurrency | Metric | Mean | P99 | Runs |",
      "|---|---|---|---|---|---|",
      "| main | 8 | TTFT (ms) | 90.5 | 120.5 | 3 |",
      "| PR | 8 | TTFT (ms) | 80.5 | 110.5 | 3 |",
    );
    expect(found).toEqual([
      ["main", "max_concurrency=8", { mean_ttft_ms: 90.5, p99_ttft_ms: 120.5 }],
      ["PR", "max_concurrency=8", { mean_ttft_ms: 80.5, p99_ttft_ms: 110.5 }],
    ]);
  });

  it("are of the metric in the corner, a variant a row", () => {
    expect(
      rows("| TTFT (ms) | Mean | P99 |", "|---|---|---|", "| main | 90.5 | 120.5 |", "| PR | 80.5 | 110.5 |"),
    ).toEqual([
      ["main", undefined, { mean_ttft_ms: 90.5, p99_ttft_ms: 120.5 }],
      ["PR", undefined, { mean_ttft_ms: 80.5, p99_ttft_ms: 110.5 }],
    ]);
  });
});

describe("columns of what is wished", () => {
  it("are no results, whichever word stands before the metric", () => {
    const lines = [
      "| ISL | OSL | Concur | N | TTFT (ms) | TPOT (ms) | Functional TTFT Check | Functional TTFT (ms) | Complete TTFT (ms) | Target TTFT (ms) |",
      "|---|---|---|---|---|---|---|---|---|---|",
      "| 128 | 64 | 1 | 8 | 94.5 | 9.5 | PASS | 500.00 | 100.00 | 50.00 |",
      "| 2048 | 64 | 32 | 8 | 397.5 | 8.5 | PASS | 8000.00 | 1600.00 | 800.00 |",
    ];
    expect(rows(...lines)).toEqual([
      [undefined, "max_concurrency=1,input_len=128,output_len=64,prompts=8", { ttft_ms: 94.5, tpot_ms: 9.5 }],
      [undefined, "max_concurrency=32,input_len=2048,output_len=64,prompts=8", { ttft_ms: 397.5, tpot_ms: 8.5 }],
    ]);
    expect(notes(...lines)).toContain("not read: Target TTFT (ms): 800.00");
  });

  it("are no variants beside what was measured", () => {
    const lines = [
      "| Metric | main | PR | Target |",
      "|---|---|---|---|",
      "| TTFT (ms) | 90.5 | 80.5 | 70 |",
      "| TPOT (ms) | 9.5 | 8.5 | 7 |",
    ];
    expect(rows(...lines).map(([variant]) => variant)).toEqual(["main", "PR"]);
    expect(notes(...lines)).toContain("not read: TTFT (ms), Target: 70");
  });
});

describe("the columns of a row", () => {
  it("are all told: lengths and data types where the load alone tells the rows apart", () => {
    const found = rows(
      "| Model | Data type | TP | Input/output seq length | Concurrency | TTFT (s) | TPOT (ms) |",
      "|---|---|---|---|---|---|---|",
      "| A-20b | MXFP4 | 1 | 1024/1024 | 75 | 7.25 | 53.5 |",
      "| A-20b | MXFP4 | 1 | 2048/2048 | 38 | 7.5 | 42.5 |",
      "| B-120b | MXFP4 | 4 | 1024/1024 | 100 | 8.25 | 58.5 |",
      "| B-120b | MXFP4 | 4 | 2048/2048 | 50 | 8.5 | 41.5 |",
    );
    for (const [variant, point] of found) expect(`${variant} ${point}`).toMatch(/MXFP4.*lengths=\d+\/\d+/);
    expect(new Set(found.map(([, point]) => point)).size).toBe(4);
  });

  it("are no part of a name where they are times that are not exact", () => {
    const lines = [
      "| Scenario | TTFT | Total latency | Decode tok/s |",
      "|---|---|---|---|",
      "| short | 0.45 s | ~0.55 s | 23.5 |",
      "| long | 1.15 s | ~2.45 s | 24.5 |",
    ];
    expect(rows(...lines).map(([variant]) => variant)).toEqual(["short", "long"]);
    expect(notes(...lines)).toContain("not read: Total latency: ~0.55 s");
  });

  it("may have the rate alone as the name of what was measured", () => {
    expect(
      rows("| Test | Before (t/s) | After (t/s) | Diff |", "|---|---|---|---|", "| pp128 | 151.5 | 303.5 | +100.3% |"),
    ).toEqual([
      ["before", "pp128", { throughput: 151.5 }],
      ["after", "pp128", { throughput: 303.5 }],
    ]);
    expect(
      rows("| Model | t/s (MS I2_S) | t/s (IQ2_BN) |", "|---|---|---|", "| 350M | 286.5 ± 1.5 | 426.5 |").map(
        ([variant, , metrics]) => [variant, metrics],
      ),
    ).toEqual([
      ["MS I2_S", { throughput: 286.5 }],
      ["IQ2_BN", { throughput: 426.5 }],
    ]);
  });
});

describe("a table of another kind of program", () => {
  it("is none of an engine's, for all its throughput", () => {
    const text =
      "| Replica | Cluster(GB) | Throughput | Avg(ns) | P99(ns) |\n|---|---|---|---|---|\n| 1 | 1024.0 | 88709 | 109 | 189 |\n| 2 | 2048.0 | 76883 | 126 | 247 |\n";
    expect(detectTool({ name: "x.md", text }).tool).toBeUndefined();
  });
});

describe("the table of a vLLM suite", () => {
  const lines = [
    "| Test name | Request rate (req/s) | Tput (req/s) | Output Tput (tok/s) | TTFT (ms) |",
    "|:--|--:|--:|--:|--:|",
    "| serving_x_tp1_qps_1 | 1 | 0.95 | 109.5 | 374.5 |",
    "| serving_x_tp1_qps_inf | inf | 5.15 | 557.5 | 17186.5 |",
  ];

  it("is read where it was pasted, and told to be a copy in the folder of its results", () => {
    expect(rows(...lines).map(([, , metrics]) => metrics)).toEqual([
      { request_throughput: 0.95, output_throughput: 109.5, ttft_ms: 374.5 },
      { request_throughput: 5.15, output_throughput: 557.5, ttft_ms: 17186.5 },
    ]);
    const own = { name: "results/benchmark_results.md", text: `${lines.join("\n")}\n` };
    expect(detectTool(own).tool).toBeUndefined();
    expect(notRead(own)?.instead).toContain("each test has a JSON file");
  });
});

describe("columns headed by tests of llama-bench", () => {
  it("are metrics where their cells say the unit", () => {
    const found = rows(
      "| Backend | pp512 | tg128 |",
      "| --- | ---: | ---: |",
      "| ROCm | 1900.75 ± 33.5 t/s | 58.5 ± 0.25 t/s |",
      "| Vulkan | 2001.25 ± 2.5 t/s | 62.5 ± 0.25 t/s |",
    );
    expect(found).toEqual([
      ["ROCm", undefined, { pp512: 1900.75, tg128: 58.5 }],
      ["Vulkan", undefined, { pp512: 2001.25, tg128: 62.5 }],
    ]);
  });

  it("are refused with what to write where nothing says the unit", () => {
    const text = "| Model | pp512 prior | pp512 new |\n|---|---|---|\n| A-4B | 2,005 | 2,125 |\n";
    expect(detectTool({ name: "x.md", text }).tool).toBeUndefined();
    expect(whyNot({ name: "x.md", text })?.hint).toContain("main (t/s)");
  });
});

describe("llama.cpp's words in people's tables", () => {
  const form = (name: string) => rows(fixture(`table/forms/${name}.md`).text);

  it("are tests of llama-bench as columns, before and after", () => {
    expect(form("llama-tests")).toEqual([
      ["prior", "1.7B Q1_0", { pp512: 4121, tg128: 231 }],
      ["new", "1.7B Q1_0", { pp512: 5003, tg128: 232 }],
      ["prior", "4B Q1_0", { pp512: 2011, tg128: 124 }],
      ["new", "4B Q1_0", { pp512: 2124, tg128: 125 }],
    ]);
    const [reading] = readAny(fixture("table/forms/llama-tests.md"));
    expect(reading?.declared?.["pp512"]).toEqual({ unit: "tok/s", betterWhen: "higher" });
  });

  it("may stand above the table, with the unit, and flags beside the builds are no builds", () => {
    expect(form("llama-test-above").slice(1, 3)).toEqual([
      ["PR (build_branch)", "A50,fa=0", { pp512: 2290.64 }],
      ["master (build)", "A50,fa=1", { pp512: 1921.72 }],
    ]);
  });

  it("name what a rate is of, behind it or before it", () => {
    expect(form("rate-first")[1]).toEqual([
      "standard",
      "context=8192",
      { load_time_ms: 94563, input_throughput: 39.75, output_throughput: 4.85 },
    ]);
    expect(
      rows("| Setup | PP t/s | TG t/s |", "| --- | --- | --- |", "| a | 801.2 | 41.1 |", "| b | 812.3 | 42.2 |"),
    ).toEqual([
      ["a", undefined, { input_throughput: 801.2, output_throughput: 41.1 }],
      ["b", undefined, { input_throughput: 812.3, output_throughput: 42.2 }],
    ]);
  });

  it("may name a set-up behind the rate, of two or of one; a test is a point and no variant", () => {
    expect(form("names-behind-rates").map(([variant, point]) => [variant, point])).toEqual([
      ["CPU only", "16B Q4_K,pp512"],
      ["CPU+GPU", "16B Q4_K,pp512"],
      ["CPU only", "16B Q4_K,tg128"],
      ["CPU+GPU", "16B Q4_K,tg128"],
    ]);
    expect(form("one-side")[0]).toEqual(["this PR", "CUDA,pp512", { throughput: 9931 }]);
    expect(
      rows("| model | test | t/s |", "| --- | --- | --- |", "| a | pp512 | 801.2 |", "| b | pp512 | 412.3 |")[0]?.slice(
        0,
        2,
      ),
    ).toEqual(["a", "pp512"]);
  });

  it("are not taken of sizes, or of a test in another unit", () => {
    const table = (cell: string) =>
      `| Model | pp512 | tg128 |\n| --- | --- | --- |\n| a | ${cell} | ${cell} |\n| b | ${cell} | ${cell} |\n`;
    expect(detectTool({ name: "x.md", text: table("3.56 GiB") }).tool).toBeUndefined();
    expect(detectTool({ name: "x.md", text: table("passed") }).tool).toBeUndefined();
  });
});

describe("HTML tables", () => {
  it("are read beside those of Markdown, in order, with what spans several cells", () => {
    expect(rows(fixture("table/forms/html.md").text)).toEqual([
      ["main", "Results", { output_throughput: 1834.5, mean_ttft_ms: 70.2 }],
      ["this PR", "Results", { output_throughput: 2011.2, mean_ttft_ms: 68.9 }],
      ["main", "By limit,max_concurrency=8", { ttft_ms: 70.1, tpot_ms: 10.1 }],
      ["this PR", "By limit,max_concurrency=8", { ttft_ms: 60.1, tpot_ms: 9.1 }],
      ["main", "By limit,max_concurrency=16", { ttft_ms: 80.1, tpot_ms: 11.1 }],
      ["this PR", "By limit,max_concurrency=16", { ttft_ms: 70.2, tpot_ms: 10.2 }],
      ["main", "table 3", { mean_itl_ms: 12.2 }],
      ["this PR", "table 3", { mean_itl_ms: 11.9 }],
    ]);
  });

  it("are not read where they are cut off, or of something else", () => {
    const { text } = fixture("table/forms/html.md");
    const cut = text.slice(0, text.indexOf("</table>"));
    expect(detectTool({ name: "x.md", text: cut }).tool).toBeUndefined();
    const prices = "<table><tr><th>Plan<th>Price<tr><td>a<td>$5.00<tr><td>b<td>$7.50</table>\n";
    expect(detectTool({ name: "x.md", text: prices }).tool).toBeUndefined();
  });
});

describe("numbers that are compared without a name", () => {
  it("are refused, with what the table does not say", () => {
    const text =
      "| P (tok) | before (median) | after (median) |\n|---|---|---|\n| 298 | 390.7 | 438.1 |\n| 1000 | 388.6 | 429.2 |\n";
    expect(detectTool({ name: "x.md", text }).tool).toBeUndefined();
    expect(whyNot({ name: "x.md", text })?.reason).toBe("its table compares numbers, and does not say of what");
  });
});

describe("a column of changes", () => {
  const HEADINGS = ["Speedup", "Change", "Δ", "Gain", "Improvement", "Difference", "提升", "加速比", "PR/main", "diff"];
  const WRONG = ["1.20x", "+20%", "1.20", "20%", "1.20×"];

  it.each([...HEADINGS, "ratio", "vs main", "v.s. main"])(
    "is checked against the two sides before it: %s",
    (heading) => {
      const table = (change: string) =>
        notes(
          `| concurrency | main output tok/s | PR output tok/s | ${heading} |`,
          "|---|---|---|---|",
          `| 8 | 500 | 510 | ${change} |`,
        );
      for (const change of WRONG)
        expect(table(change)).toEqual([
          `the printed change of output_throughput, ${change}, contradicts its numbers: 500 and 510`,
        ]);
      for (const change of ["1.02x", "+2%", "1.02", "2.0", "102%", "10"]) expect(table(change)).toEqual([]);
    },
  );

  it("is checked against the first row where one metric is compared, and is of no other row", () => {
    const table = (...changes: readonly string[]) =>
      notes(
        "| Variant | Output throughput (tok/s) | Speedup |",
        "|---|---|---|",
        `| base | 500 | ${changes[0]} |`,
        `| int8 | 600 | ${changes[1]} |`,
        `| int4 | 720 | ${changes[2]} |`,
      );
    const said = (change: string, value: number) =>
      `the printed change of Output throughput (tok/s), ${change}, contradicts its numbers: 500 and ${value}`;
    expect(table("1.00x", "1.50x", "1.44x")).toEqual([said("1.50x", 600)]);
    expect(table("1.0", "1.2", "2.0")).toEqual([said("2.0", 720)]);
    expect(table("-", "+20%", "+20%")).toEqual([]);
    expect(table("2.0x", "2.4x", "2.9x")).toEqual([
      "not read: Speedup: 2.0x",
      "not read: Speedup: 2.4x",
      "not read: Speedup: 2.9x",
    ]);
  });

  it("is named where it cannot be checked", () => {
    expect(
      notes(
        "| concurrency | main output tok/s | PR output tok/s | TTFT change | accepted |",
        "|---|---|---|---|---|",
        "| 8 | 500 | 510 | -20% | yes |",
      ),
    ).toEqual(["not read: TTFT change: -20%"]);
    expect(
      notes(
        "| Metric | main | PR A | PR B | Improvement |",
        "|---|---|---|---|---|",
        "| Output throughput (tok/s) | 500 | 510 | 520 | 4% |",
      ),
    ).toEqual(["not read: Output throughput (tok/s), Improvement: 4%"]);
    expect(notes("| Output tok/s | main | PR | Speedup |", "|---|---|---|---|", "| c=8 | 500 | 510 | 1.02 |")).toEqual([
      "not read: Speedup: 1.02",
    ]);
    expect(
      notes(
        "| Metric | main | PR | Change |",
        "|---|---|---|---|",
        "| Output throughput (tok/s) | - | 510 | 1.20x |",
        "| Mean TTFT (ms) | 100 | 90 | -10% |",
      ),
    ).toEqual(["not read: the printed change of output_throughput, 1.20x"]);
  });
});

describe("names of rows", () => {
  it("have no ratio and no sign for the cell above, and a model is a point beside them", () => {
    const found = rows(
      "| model | kv type | RPS | v.s. kv fp16 |",
      "|---|---|---|---|",
      "| llama2-7b | fp16 | 14.98 | 1.0 |",
      "| - | int8 | 19.01 | 1.27 |",
      '| " | int4 | 20.81 | 1.39 |',
      "| llama2-13b | fp16 | 8.55 | 1.0 |",
      "| 同上 | int8 | 10.96 | 1.28 |",
      "| 〃 | int4 | 11.91 | 1.39 |",
    );
    expect(found.map(([variant, point, metrics]) => [variant, point, metrics["request_throughput"]])).toEqual([
      ["fp16", "llama2-7b", 14.98],
      ["int8", "llama2-7b", 19.01],
      ["int4", "llama2-7b", 20.81],
      ["fp16", "llama2-13b", 8.55],
      ["int8", "llama2-13b", 10.96],
      ["int4", "llama2-13b", 11.91],
    ]);
  });

  it("keep a dash that says that there is none", () => {
    const found = rows(
      "| Drafter | Batch | Output tok/s |",
      "|---|---|---|",
      "| eagle | 1 | 120.5 |",
      "| - | 1 | 60.5 |",
    );
    expect(found.map(([variant]) => variant)).toEqual(["eagle", "-"]);
  });
});
