import { describe, expect, it } from "vitest";
import { notRead } from "../../src/tools/not-read.ts";
import { detectTool } from "../../src/tools/tools.ts";
import { fixture, RESULTS } from "./fixture-files.ts";

const TEXTS: readonly (readonly [what: string, text: string, instead: string])[] = [
  [
    "the counters of llama.cpp's server",
    "# HELP llamacpp:prompt_tokens_total Number of prompt tokens processed.\n# TYPE llamacpp:prompt_tokens_total counter\nllamacpp:prompt_tokens_total 128\n",
    "load generator",
  ],
  [
    "a stream of llama.cpp's server",
    'data: {"choices":[],"timings":{"predicted_n":128,"predicted_per_token_ms":15.97}}\n\ndata: [DONE]\n',
    "without stream",
  ],
  [
    "TensorRT-LLM's iterations",
    '{"cpuMemUsage": 0, "inflightBatchingStats": {"numGenRequests": 4}, "iter": 7, "iterLatencyMS": 15.5}\n',
    "--report_json",
  ],
  [
    "the log of its engine's steps",
    "[TRT-LLM] [I] iter = 7, global_rank = 0, rank = 0, currank_total_requests = 0/4, host_step_time = 15.5ms, prev_device_step_time = 14.2ms\n",
    "--report_json",
  ],
  [
    "LMDeploy's profile_hf_generation",
    "First token/ms: 31.2, Next tokens/ms: 20.1, Last tokens/ms: 20.3, Total Time/ms: 2601.123, Throughput Total(tok/s): 98.421, Throughput Gen(tok/s): 49.210\n",
    "custom",
  ],
  [
    "rows of llama-bench without their heading",
    "ngl 99:\n> | llama 7B Q4_0 |   3.56 GiB |     6.74 B | CUDA       |  99 |   1 |         pp512 |     5123.45 ± 67.89 |\n",
    "the line above its rows",
  ],
  ["evalscope's SLA search", '{"parallel_8":{"metrics":{"Concurrency":8},"percentiles":{}}}', "benchmark_summary.json"],
  ["vLLM's benchmark_prefix_caching", "------start generating------\ncost time 5.123456\n", "vllm bench serve"],
  ["its long documents", "Time to execute all requests: 12.3456 secs\n", "vllm bench serve"],
  ["its conversations", "Statistics summary:\nruntime_sec = 12.345\nrequests_per_sec = 3.210\n", "--multi-turn"],
  ["vllm bench mm-processor", `${"=".repeat(80)}\nMultimodal Processor Benchmark Results\n`, "--output-json"],
  [
    "the JSON of a vLLM suite",
    '[{"Test name": "latency_x", "GPU": "8xH100", "Mean latency (ms)": 2451.3}]',
    "each test has a JSON file",
  ],
  [
    "vllm-bench --num-runs",
    `${"=".repeat(24)} Multi-Run Summary (5 runs) ${"=".repeat(25)}\n`,
    "JSON file of each run",
  ],
  [
    "aiperf's summary of several runs",
    '{"metadata":{"aggregation_type":"confidence","num_profile_runs":2},"metrics":{}}',
    "profile_export_aiperf.json",
  ],
  [
    "perf_analyzer's requests",
    '{"experiments":[{"requests":[{"timestamp":1,"response_timestamps":[2,3]}]}]}',
    "profile_export_genai_perf.json",
  ],
  ["guidellm's page", "<html><script>window.runInfo = {};</script></html>", "JSON, CSV or YAML"],
  ["evalscope's page", "<html><head><title>Performance Report — m</title></head></html>", "benchmark_summary.json"],
  ["MindIE's list of requests", '{"1": {"latency": [1.5], "prefill_bsz": [1]}}', "result_common_"],
];

describe("what a known program prints that is not read", () => {
  it.each(TEXTS)("is told with what to give instead: %s", (_what, text, instead) => {
    const source = { name: "x.txt", text };
    expect(detectTool(source)).toMatchObject({ tool: undefined, candidates: [] });
    expect(notRead(source)?.instead).toContain(instead);
  });

  it("is no result that is read", () => {
    const taken = RESULTS.filter((source) => notRead(source) !== undefined && detectTool(source).tool === undefined);
    expect(taken.map(({ name }) => name)).toEqual([]);
    expect(detectTool(fixture("table/examples/numa.md")).tool).toBe("table");
  });
});
