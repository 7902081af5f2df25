import { describe, expect, it } from "vitest";
import { detectTool } from "../../../src/tools/tools.ts";
import { readAny } from "../fixture-files.ts";

/** As printed in https://github.com/google/JetStream/pull/83. */
const LINES = [
  "Successful requests: 1780",
  "Benchmark duration: 294.101467 s",
  "Total input tokens: 214914",
  "Total generated tokens: 415416",
  "Request throughput: 6.05 requests/s",
  "Input token throughput: 730.75 tokens/s",
  "Output token throughput: 1412.49 tokens/s",
  "Mean TTFT: 114960.78 ms",
  "Median TTFT: 115488.55 ms",
  "P99 TTFT: 243659.12 ms",
  "Mean TPOT: 4429.77 ms",
  "Median TPOT: 611.68 ms",
  "P99 TPOT: 132710.43 ms",
  "",
];
const readLines = (lines: readonly string[]) => readAny({ name: "x.txt", text: lines.join("\n") });

describe("vLLM's benchmark_serving of early 2024", () => {
  it("is read to the last digit, under a definition of its own: its TPOT has the first token in it", () => {
    const [reading, ...others] = readLines(LINES);
    expect(others).toEqual([]);
    expect(reading?.tool).toEqual({ name: "vllm-bench", definition: "vllm-serve-0.3@1" });
    expect(reading?.metrics).toEqual({
      duration: 294.101467,
      request_throughput: 6.05,
      input_throughput: 730.75,
      output_throughput: 1412.49,
      mean_ttft_ms: 114960.78,
      median_ttft_ms: 115488.55,
      p99_ttft_ms: 243659.12,
      mean_tpot_ms: 4429.77,
      median_tpot_ms: 611.68,
      p99_tpot_ms: 132710.43,
    });
    expect(reading?.counts).toEqual({ completed: 1780, inputTokens: 214914, outputTokens: 415416 });
    expect(reading?.workload).toEqual({});
  });

  it("has its load and its lost requests from the lines before it", () => {
    const before = [
      "Namespace(backend='vllm', model='m', num_prompts=1800, request_rate=6.0)",
      "Traffic request rate: 6.0",
    ];
    expect(readLines([...before, ...LINES])[0]).toMatchObject({
      counts: { requested: 1800, completed: 1780, failed: 20 },
      workload: { request_rate: 6, num_prompts: 1800 },
    });
  });

  it("gives each of several results its own numbers, in quotes and with other line ends", () => {
    const second = LINES.map((line) => line.replace("1780", "900").replace("114960.78", "12.50"));
    const text = [...LINES, ...second].map((line) => `> ${line}`).join("\r\n");
    const read = readAny({ name: "x", text });
    expect(read.map(({ counts, metrics }) => [counts.completed, metrics["mean_ttft_ms"]])).toEqual([
      [1780, 114960.78],
      [900, 12.5],
    ]);
  });

  it("says what a fork prints besides", () => {
    const forked = LINES.flatMap((line) => (line.startsWith("Mean TTFT") ? ["Peak batch: 12", line] : [line]));
    expect(readLines(forked)[0]?.notes).toContain("not read: Peak batch: 12");
  });

  it("is refused, or says nothing else, where it is cut off", () => {
    const text = LINES.join("\n");
    for (let at = 0; at < text.length - 1; at += 1) {
      const source = { name: "x", text: text.slice(0, at) };
      if (detectTool(source).tool === "vllm-bench") expect(() => readAny(source)).toThrow(/P99 TPOT/);
    }
  });

  it("has the same definition in its JSON, which misspelt a key", () => {
    const object = { backend: "vllm", model_id: "m", num_prompts: 2, completed: 2, duration: 1.5 };
    const numbers = { request_inthroughput: 1.3, output_throughput: 9.5, mean_ttft_ms: 3.25, mean_tpot_ms: 2.5 };
    expect(readLines([JSON.stringify({ ...object, ...numbers })])[0]).toMatchObject({
      tool: { definition: "vllm-serve-0.3@1" },
      metrics: { request_throughput: 1.3, mean_tpot_ms: 2.5 },
      counts: { requested: 2, completed: 2, failed: 0 },
    });
  });
});
