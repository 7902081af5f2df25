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
    "SGLang's bench_one_batch",
    "Benchmark ...\nPrefill. latency: 0.04000 s, throughput:   6400.12 token/s\n",
    "--result-filename",
  ],
  [
    "SGLang's bench_one_batch_server",
    "batch size: 16\nlatency: 1.65 s\noutput throughput: 77.57 token/s\n",
    "--result-filename",
  ],
  ["its later lines", "batch size: 16\ninput_len: 1024\noutput_len: 8\nlatency: 1.65 s\n", "--result-filename"],
  [
    "its table",
    "| batch size | latency (s) | ITL (ms) | input cost ($/1M) | output cost ($/1M) |\n|---|---|---|---|---|\n| 1 | 1.23 | 8.33 | 0.02 | 1.50 |\n",
    "--result-filename",
  ],
  [
    "SGLang's nightly table",
    "| batch size | input len | latency (s) | input throughput (tok/s) | output throughput (tok/s) | ITL (ms) |\n| ---------- | --------- | ----------- | ------------------------ | ------------------------- | -------- |\n| 1 | 1024 | 1.23 | 10000.50 | 120.10 | 8.33 |\n",
    "--result-filename",
  ],
  [
    "SGLang's bench_offline_throughput",
    "Throughput: 12577.55 tokens/s\n{'run_name': 'before', 'total_input_tokens': 233369, 'total_latency': 28.64, 'total_output_tokens': 126886, 'throughput': 12577.55}\n",
    "--result-filename",
  ],
  [
    "gptSessionBenchmark",
    "Benchmarking done. Iteration: 139, duration: 60.12 sec.\n[BENCHMARK] batch_size 1 input_length 20 output_length 20 latency(ms) 432.51\n",
    "trtllm-bench",
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
