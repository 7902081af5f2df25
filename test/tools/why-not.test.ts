import { describe, expect, it } from "vitest";
import { readResultText } from "../../src/store/read-results.ts";
import { notRead } from "../../src/tools/not-read.ts";
import { detectTool } from "../../src/tools/tools.ts";
import { whyNot } from "../../src/tools/why-not.ts";
import { fixture, readAny } from "./fixture-files.ts";

const GENAI_PERF = [
  "                NVIDIA GenAI-Perf | LLM Metrics",
  "┏━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━┳━━━━━━━┓",
  "┃                Statistic ┃   avg ┃   p99 ┃",
  "┡━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━╇━━━━━━━┩",
  "│ Time To First Token (ms) │ 16.26 │ 17.09 │",
  "│ Inter Token Latency (ms) │  1.85 │  2.02 │",
  "└──────────────────────────┴───────┴───────┘",
  "",
].join("\n");

/** Of 24.06, as in https://github.com/triton-inference-server/perf_analyzer/pull/437. */
const GENAI_PERF_2024 = [
  "                                   LLM Metrics",
  "┏━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓",
  "┃            Statistic ┃           avg ┃           min ┃",
  "┡━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩",
  "│ Request latency (ns) │ 4,110,623,430 │ 2,272,022,940 │",
  "└──────────────────────┴───────────────┴───────────────┘",
  "",
].join("\n");

describe("what a program prints for people", () => {
  it.each([
    ["guidellm", fixture("guidellm/0.8.1/ok-concurrent.stdout.txt").text, /JSON, CSV or YAML report/],
    ["aiperf", fixture("aiperf/0.13.0/profile_export_console.txt").text, /profile_export_aiperf\.json/],
    ["genai-perf", GENAI_PERF, /profile_export_genai_perf\.json/],
    ["genai-perf", GENAI_PERF_2024, /profile_export_genai_perf\.json/],
  ])("is no table of variants, and refused with the file to read: %s", (program, text, file) => {
    const source = { name: "x.txt", text };
    expect(detectTool(source).tool).toBeUndefined();
    expect(notRead(source)?.what).toContain(`what ${program} prints for people`);
    expect(notRead(source)?.instead).toMatch(file);
    expect(() => readResultText("x.txt", text)).toThrow(program);
    expect(() => readResultText("x.txt", text, "table")).toThrow(program);
  });
});

describe("a text that is nearly a list of metrics", () => {
  it("is refused with the line and what is wrong in it", () => {
    const text = "mean_ttft_ms 12.50 ms\noutput_throughput 5,016.9 tok/s\n";
    expect(() => readResultText("x.txt", text)).toThrow(
      'line 2 is no line of name, value and unit: "output_throughput 5,016.9 tok/s"',
    );
    expect(whyNot({ name: "x.txt", text })?.hint).toContain("write 5,016.9 without a comma");
  });

  it("is refused with what one stream's results lack", () => {
    const text = "Time: 45.67 s, generated: 512\nMax memory allocated: 23.45 GB\n";
    expect(() => readResultText("x.txt", text)).toThrow(
      "says of one stream the elapsed time and generated tokens and peak memory, and no tokens per second",
    );
  });

  it.each([
    ["a benchmark of several requests", "Concurrency : 1\nNum Tokens : 10.0\nTotal Latency : 236.9\nQps : 3.9\n"],
    ["statistics of requests", "Load time: 18507.00 ms\nTPOT: 20.88 ± 0.47 ms\nThroughput : 47.89 ± 1.07 tokens/s\n"],
    [
      "notes with a command",
      "# What was run\n\nIn one shell:\n```\nserve --port 8000\nrun --max-new 64\n```\nIt took 12.5 s.\nIt generated 512 tokens.\n",
    ],
    [
      "a log",
      "loading weights\nserver is up\nwarming up\nfirst batch is done\nspeed: 41.5 tok/s\ntime: 12.3 s\nbye\nall done\n",
    ],
  ])("says nothing of one stream of %s", (_, text) => {
    expect(whyNot({ name: "x", text })?.reason ?? "").not.toContain("one stream");
  });

  it("is not taken for results where it lists settings", () => {
    const text = "PORT 8000\nTIMEOUT 30 s\nMEM 16 GB\n";
    expect(detectTool({ name: "x", text }).tool).toBeUndefined();
    expect(() => readResultText("x", text)).toThrow("none of which names a metric");
    expect(detectTool({ name: "x", text: "TTFT 30 ms\n" }).tool).toBe("custom");
  });

  it("says nothing of logs", () => {
    expect(whyNot({ name: "x", text: "hello world\nall is well\n" })).toBeUndefined();
  });
});

it("reads one stream's results in Chinese", () => {
  const text = "输入长度: 32768\n生成 token 数: 512\n耗时: 45.67 秒\n速度: 11.21 tok/s\n显存峰值: 23.45 GB\n";
  expect(readAny({ name: "x", text })[0]).toMatchObject({
    metrics: { elapsed_time: 45.67, output_throughput: 11.21, peak_memory_gb: 23.45 },
    counts: { inputTokens: 32768, outputTokens: 512 },
  });
});

it("says that a known metric's direction is not the list's", () => {
  const text = '{"metrics":[{"id":"output_throughput","value":100,"unit":"tok/s","direction":"lower"}]}';
  expect(readAny({ name: "x", text })[0]?.notes).toContain(
    "output_throughput is better when higher: that the list says lower is passed over",
  );
});
