import { describe, expect, it } from "vitest";
import { metricOf } from "../../../src/model/metric.ts";
import { TOOLS } from "../../../src/tools/tools.ts";

/** The layout of https://github.com/vllm-project/vllm/blob/v0.2.7/benchmarks/benchmark_serving.py; the figures are made up. */
const ARGUMENTS =
  "Namespace(backend='vllm', best_of=1, dataset='ShareGPT.json', num_prompts=1000, request_rate=200.0, seed=0, tokenizer='/models/7b')";
const LINES = [
  "Total time: 166.81 s",
  "Throughput: 5.99 requests/s",
  "Average latency: 67.52 s",
  "Average latency per token: 0.21 s",
  "Average latency per output token: 1.12 s",
];
const METRICS = {
  duration: 166.81,
  request_throughput: 5.99,
  mean_e2el_s: 67.52,
  mean_latency_per_token_s: 0.21,
  mean_latency_per_output_token_s: 1.12,
};
const read = (text: string) => TOOLS["vllm-bench"].read({ name: "x.txt", text });

describe("vLLM's benchmark_serving of 2023", () => {
  it("has a definition of its own, and the load of its arguments", () => {
    const [reading, ...others] = read(`${[ARGUMENTS, ...LINES].join("\n")}\n`);
    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      tool: { definition: "vllm-serve-0.1@1" },
      metrics: METRICS,
      counts: { requested: 1000 },
      workload: { backend: "vllm", request_rate: 200 },
      notes: [],
    });
    expect(metricOf("mean_latency_per_token_s", reading?.declared)).toMatchObject({ unit: "s", betterWhen: "lower" });
  });

  it("is read from one line, from several results, and with what a fork says below it", () => {
    expect(read(`${LINES.join(" ")}\n`)[0]?.metrics).toEqual(METRICS);
    const fork = [...LINES, "Throughput: 145.40378699622423 tokens/s"];
    expect(read(`${fork.join("\n")}\n`)[0]?.metrics).toEqual({ ...METRICS, output_throughput: 145.40378699622423 });
    const both = ["## Before", "```", ...LINES, "```", "## After", "```", ...LINES, "```", ""];
    expect(read(both.join("\n")).map(({ variant }) => variant)).toEqual(["Before", "After"]);
  });

  it.each([2, 3, 4])("is refused where %i of its lines are left", (left) => {
    expect(() => read(`${LINES.slice(0, left).join("\n")}\n`)).toThrow(/do not end with "per output token"/);
  });
});
