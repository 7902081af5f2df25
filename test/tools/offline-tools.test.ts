import { describe, expect, it } from "vitest";
import { metricOf } from "../../src/model/metric.ts";
import { fixture, readAny, readOne } from "./fixture-files.ts";

describe("AISBench", () => {
  const folder = "ais-bench/3.1.20260630";

  it("takes the unit from the value", () => {
    const { metrics, counts } = readOne(`${folder}/f500/20261122_162630/performances/mock-f500/synthetic.json`);
    expect(metrics).toMatchObject({
      duration_ms: 441.7271,
      request_throughput: 36.2215,
      output_throughput: 579.5433,
      concurrency: 3.6009,
    });
    expect(counts).toEqual({ requested: 20, completed: 16, failed: 4, inputTokens: 1044, outputTokens: 256 });
    expect(readOne(`${folder}/ok/20261122_162823/performances/mock-ok/synthetic.csv`).metrics).toMatchObject({
      mean_e2el_ms: 99.2,
      median_itl_ms: 5.1,
      p99_output_throughput_per_request: 164.0687,
    });
  });

  it("prints both files as tables, which are one result", () => {
    const printed = readOne(`${folder}/ok-retry.stdout.txt`);
    const parts = ["csv", "json"].map((ending) =>
      readOne(`${folder}/ok/20261122_162823/performances/mock-ok/synthetic.${ending}`),
    );
    expect(printed.metrics).toEqual(Object.assign({}, ...parts.map(({ metrics }) => metrics)));
  });

  it("has the scores of accuracy runs, and none for what was not scored", () => {
    for (const ending of ["csv", "md"]) {
      const readings = readAny(fixture(`ais-bench/from-source/summary_20260820_101010.${ending}`));
      expect(readings.map(({ metrics, point }) => [point, metrics])).toEqual([
        ["demo_gsm8k", { accuracy: 62.5 }],
        ["aime2024", {}],
      ]);
    }
    expect(metricOf("accuracy")).toMatchObject({ betterWhen: "higher", unit: "%" });
  });
});

describe("MindIE's benchmark", () => {
  it("has rows without labels in its CSV, in the order of its table", () => {
    const csv = readOne("mindie-benchmark/from-source/result_perf_1762500798416.csv").metrics;
    const table = readOne("mindie-benchmark/from-source/benchmark.stdout.txt");
    for (const [id, value] of Object.entries(csv)) expect(table.metrics[id], id).toBe(value);
    expect(csv).toMatchObject({
      mean_ttft_ms: 394.7712,
      max_itl_ms: 127.1502,
      p90_mean_itl_ms: 84.2,
      p99_queue_wait_time_us: 2589.5,
      p75_e2el_ms: 9901.4,
    });
    expect(table.counts).toEqual({ requested: 20, completed: 18, failed: 2 });
  });

  it("does not guess which of its unnamed rows is missing, and says what to give", () => {
    const { name, text } = fixture("mindie-benchmark/from-source/result_perf_1762500798416.csv");
    const seven = `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`;
    let hint: unknown;
    try {
      readAny({ name, text: seven });
    } catch (error) {
      hint = (error as { hint?: unknown }).hint;
    }
    expect(hint).toContain("give the table");
  });

  it("knows the rows of a version without SLO_P90 by their order and their last one", () => {
    const { name, text } = fixture("mindie-benchmark/from-source/result_perf_1762500798416.csv");
    const lines = text.trimEnd().split("\n");
    const old = `${lines.filter((_, index) => index !== 6).join("\n")}\n`;
    const [reading] = readAny({ name, text: old });
    const { p90_mean_itl_ms: _, ...same } = readOne(name).metrics;
    expect(reading?.metrics).toEqual(same);
    const [header, average, most, least, ...others] = lines.filter((_, index) => index !== 6);
    const mixed = [header, average, least, most, ...others].join("\n");
    expect(() => readAny({ name, text: `${mixed}\n` })).toThrow(/7 rows without names/);
  });

  it("has no time of a first token where no answer was streamed: it prints 0", () => {
    const { name, text } = fixture("mindie-benchmark/from-source/benchmark.stdout.txt");
    const zeros = " 0 ms |".repeat(7);
    const whole = text.replace(/(\| +FirstTokenTime \|).*/, (_, title: string) => `${title}${zeros} 20 |`);
    const [reading] = readAny({ name, text: whole });
    expect(reading?.metrics["mean_ttft_ms"]).toBeUndefined();
    expect(reading?.metrics["mean_e2el_ms"]).toBe(9582.6711);
    expect(reading?.notes.join()).toContain("mean ttft");
  });

  it("leaves out what it prints as a slash", () => {
    const { metrics, notes } = readOne("mindie-benchmark/from-source/result_perf_1762500798416.csv");
    expect(metrics["max_characters_per_token"]).toBeUndefined();
    expect(notes.join()).toContain("max characters_per_token: /");
  });

  it("has the accuracy without its share in brackets", () => {
    expect(readOne("mindie-benchmark/from-source/result_common_1762500798417.csv").metrics["accuracy"]).toBe(62.5);
  });
});

describe("llama-bench", () => {
  it("says which tests took no time, and keeps the split modes of several devices apart", () => {
    const readings = readAny(fixture("llama-bench/from-source/devices.md"));
    expect(readings.map(({ point, metrics }) => [point, metrics["input_throughput"]])).toEqual([
      ["pp512,split_mode=tensor", 91.98],
      ["pp512,split_mode=layer", 83.61],
      ["pp512 @ d16384", 41.2],
    ]);
    expect(readings[0]?.notes.join()).toMatch(/not read: .*tg128 @ d16384 \| inf ± nan/);
    expect(readings[0]?.workload).toMatchObject({ type_k: "q8_0", backends: "CUDA,RPC", tensor_split: "3.00/1.00" });
  });

  it("has a point a batch of llama-batched-bench, alike in its table and its JSON lines", () => {
    const [one, two, prompts] = readAny(fixture("llama-bench/from-source/batched.md"));
    expect(one).toMatchObject({
      tool: { name: "llama-bench", definition: "llama-batched-bench@1" },
      metrics: {
        prefill_latency: 0.336,
        input_throughput: 1523.81,
        decode_time: 0.404,
        output_throughput: 79.21,
        duration: 0.74,
        total_token_throughput: 735.14,
      },
      workload: { pp: 512, tg: 32, pl: 1, n_kv_max: 20480, n_threads: 16 },
      point: "pp=512,tg=32,pl=1",
    });
    expect(two?.metrics["output_throughput"]).toBe(136.17);
    expect(Object.keys(prompts?.metrics ?? {})).toEqual([
      ...["prefill_latency", "input_throughput", "duration", "total_token_throughput"],
    ]);
    const lines = readAny(fixture("llama-bench/from-source/batched.jsonl"));
    expect(lines.map(({ point }) => point)).toEqual(["pp=512,tg=32,pl=1", "pp=512,tg=32,pl=2"]);
    expect(lines[0]?.metrics["output_throughput"]).toBe(79.207924);
    expect(readAny(fixture("llama-bench/from-source/sweep.md")).map(({ point }) => point)).toEqual([
      "pp=2048,tg=512,n_kv=0",
      "pp=2048,tg=512,n_kv=2048",
    ]);
  });

  const points = (path: string): unknown[] =>
    readAny(fixture(path)).map(({ point, metrics }) => [point, metrics["input_throughput"]]);

  it("has the same tests in every layout", () => {
    const json = readAny(fixture("llama-bench/b11434/ok-json.stdout.txt"));
    for (const layout of ["result.jsonl", "result.sql"]) {
      const others = readAny(fixture(`llama-bench/from-source/${layout}`));
      expect(others.map(({ metrics, point }) => [point, metrics])).toEqual(
        json.map(({ metrics, point }) => [point, metrics]),
      );
    }
    expect(points("llama-bench/b11434/ok-csv.stdout.txt").map((entry) => (entry as unknown[])[0])).toEqual(
      json.map(({ point }) => point),
    );
  });

  it("measures prompts, generation and both as three throughputs", () => {
    const [prompt, generated, both] = readAny(fixture("llama-bench/from-source/depth.md"));
    expect([prompt, generated, both].map((reading) => [reading?.point, reading?.metrics])).toEqual([
      ["pp512,threads=8", { input_throughput: 7100, std_input_throughput: 140.34 }],
      ["tg128 @ d4096,threads=8", { output_throughput: 118.88, std_output_throughput: 1.04 }],
      ["pp512+tg128,threads=8", { total_token_throughput: 941.01, std_total_token_throughput: 3.3 }],
    ]);
    expect(prompt?.tool.version).toBe("5401 (1b28061)");
  });

  it("never takes other models, layers or types of the KV cache for repeats", () => {
    const rows = (path: string): readonly string[] => fixture(path).text.trim().split("\n");
    const [head = "", rule = "", row = ""] = rows("llama-bench/from-source/depth.md");
    const others = [row, row.replace("7B Q4_0 ", "13B Q4_0"), row.replace("|  99 |", "|  10 |"), row];
    const table = { name: "x.md", text: [head, rule, ...others, ""].join("\n") };
    expect(readAny(table).map(({ point }) => point)).toEqual([
      "pp512,threads=8,model_type=llama 7B Q4_0,n_gpu_layers=99",
      "pp512,threads=8,model_type=llama 13B Q4_0,n_gpu_layers=99",
      "pp512,threads=8,model_type=llama 7B Q4_0,n_gpu_layers=10",
      "pp512,threads=8,model_type=llama 7B Q4_0,n_gpu_layers=99",
    ]);
    const [line = ""] = rows("llama-bench/from-source/result.jsonl");
    const [first = "", ...more] = [
      line,
      line.replace(/"type_k": ?"f16"/, '"type_k": "q8_0"'),
      line.replace(/"flash_attn": ?-?\w+/, '"flash_attn": true'),
    ];
    const lines = { name: "x.jsonl", text: [first, ...more].join("\n") };
    expect(readAny(lines).map(({ point, workload }) => [point?.split(",").slice(2), workload["flash_attn"]])).toEqual([
      [["flash_attn=-1", "type_k=f16"], -1],
      [["flash_attn=-1", "type_k=q8_0"], -1],
      [["flash_attn=1", "type_k=f16"], 1],
    ]);
  });

  it("tells that repetitions are of one process", () => {
    expect(readAny(fixture("llama-bench/b11434/ok-json.stdout.txt"))[0]?.notes).toContain(
      "3 repetitions in one process",
    );
  });
});

describe("LMDeploy", () => {
  it("reads the CSV that is called .jsonl, one line a run", () => {
    const runs = readAny(fixture("lmdeploy/from-source/lmdeploy_0821_100_1024_128.jsonl"));
    expect(runs.map(({ workload, metrics }) => [workload["request_rate"], metrics["mean_ttft_ms"]])).toEqual([
      [8, 88.12031],
      ["inf", 988.12031],
    ]);
  });

  it("leaves out what it prints as a dash", () => {
    const { metrics, notes } = readOne("lmdeploy/from-source/profile_throughput.csv");
    expect(metrics["mean_ttft_ms"]).toBeUndefined();
    expect(metrics["mean_tpot_ms"]).toBe(71.221);
    expect(notes.join()).toContain("mean_ttft_ms: -");
  });

  it("has seconds in its tables, milliseconds in its CSV", () => {
    expect(readOne("lmdeploy/from-source/profile_throughput.stdout.txt").metrics).toMatchObject({
      mean_ttft_s: 0.882,
      p99_itl_s: 0.301,
    });
    expect(readOne("lmdeploy/from-source/profile_throughput-0.5.stdout.txt").metrics).toMatchObject({
      mean_ttft_s: 0.231,
      p95_itl_s: 0.119,
      output_throughput: 4981.677,
    });
    expect(readAny(fixture("lmdeploy/from-source/profile_generation.csv"))[1]).toMatchObject({
      point: "batch=16,input=128,output=128",
      metrics: { peak_memory_gib: 61.71, p99_itl_s: 0.021 },
    });
  });
});

describe("TensorRT-LLM", () => {
  it("prints its report as it writes it, rounded", () => {
    const json = readOne("trtllm-bench/from-source/report.json");
    const text = readOne("trtllm-bench/from-source/report.stdout.txt");
    expect(json.tool).toEqual({ name: "trtllm-bench", version: "1.1.0", definition: "trtllm-bench@1" });
    expect(Object.keys(text.metrics).length).toBeGreaterThan(25);
    for (const [id, value] of Object.entries(text.metrics)) {
      expect(Math.abs((json.metrics[id] ?? Number.NaN) - value), id).toBeLessThan(0.000_06);
    }
    expect(json.metrics).toMatchObject({ duration_ms: 8123.4567, mean_tpot_ms: 18.4145, min_ttft_ms: 169.9529 });
  });

  it("has a serving client whose block and JSON are not vLLM's", () => {
    const json = readOne("trtllm-bench/from-source/serving.json");
    expect(json.tool.definition).toBe("trtllm-serve@1");
    expect(json.counts).toMatchObject({ requested: 40, completed: 38, failed: 2 });
    expect(readOne("trtllm-bench/from-source/serving.stdout.txt")).toMatchObject({
      counts: { requested: 40, completed: 38, failed: 2 },
      metrics: { std_ttft_ms: 4.2, max_ttft_ms: 131.4, user_throughput: 71.22 },
    });
  });
});

describe("custom results", () => {
  it.each([
    ["metrics.json", { output_throughput: 812.25, weights_loaded_s: 41.07 }],
    ["smaller-is-better.json", { "Time to first token": 81.5, peak_memory_gib: 17.25 }],
    ["lines.txt", { output_throughput: 5016.892, mean_ttft_ms: 81.5, peak_memory_gib: 61.33, startup: 12.5 }],
  ])("are read from %s", (file, metrics) => {
    const { notes, ...reading } = readOne(`custom/examples/${file}`);
    expect(reading.metrics).toEqual(metrics);
    expect(notes.join()).toMatch(/unit/);
  });

  it("do not lose a value that contradicts another", () => {
    const text = "output_throughput 1 tok/s\noutput_throughput 2 tok/s\n";
    expect(() => readAny({ name: "x", text })).toThrow(/"output_throughput" has two values: 1 and 2/);
  });

  it("are not every list of words and numbers", () => {
    expect(() => readAny({ name: "x", text: "KEY=1\nOTHER=2\n" })).toThrow(/not recognised/);
  });
});

describe("TensorRT-LLM's first reports", () => {
  it("are in seconds, under another title", () => {
    const { metrics, counts } = readOne("trtllm-bench/from-source/statistics-0.14.stdout.txt");
    expect(counts).toEqual({ requested: 300 });
    expect(metrics).toMatchObject({
      duration: 8.203050369,
      output_throughput: 2340.592722847,
      request_throughput: 36.571761294,
    });
  });
});

describe("vLLM-Ascend's nightly results", () => {
  it("are read task by task: throughputs and scores, with a note of what has lost its unit", () => {
    const [score, speed] = readAny(fixture("history/vllm-ascend-nightly/Qwen3-32B-W8A8.json"));
    expect(score).toMatchObject({ cell: "Qwen3-32B-W8A8_gsm8k-lite", metrics: { accuracy: 96.125 } });
    expect(speed).toMatchObject({
      tool: { name: "ais-bench", definition: "ais-bench-nightly@1" },
      cell: "Qwen3-32B-W8A8_GSM8K-in3500-bs400/qps=inf,concurrency=16",
      metrics: { input_throughput: 2530.2244, output_throughput: 619.0151, total_token_throughput: 3149.2395 },
      workload: { num_prompts: 64, batch_size: 16, weights: "w8a8" },
      validity: { state: "valid" },
    });
    expect(speed?.notes.join()).toContain("without a unit, not read: Benchmark_Duration(BD)");
  });
});
