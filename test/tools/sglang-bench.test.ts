import { describe, expect, it } from "vitest";
import { isSameRun } from "../../src/tools/same-run.ts";
import { fixture, readAny, readOne } from "./fixture-files.ts";

describe("SGLang's serving client", () => {
  it("has the end-to-end latency and the total throughput under vLLM's names", () => {
    const { metrics, workload, tool } = readOne("sglang/0.5.23/ok-vllm-rate20.jsonl");
    expect(tool.definition).toBe("sglang-serve@1");
    expect(metrics).toMatchObject({
      mean_e2el_ms: 180.30071779999162,
      p99_e2el_ms: 190.2999179000858,
      total_token_throughput: 2571.0510871834604,
      median_tpot_ms: 5.021302096771076,
      std_itl_ms: 1.9342012888555498,
      concurrency: 4.828774547079445,
    });
    expect(workload).toEqual({
      backend: "vllm",
      dataset_name: "random",
      request_rate: 20,
      max_concurrency: "none",
      random_input_len: 64,
      random_output_len: 32,
      random_range_ratio: 1,
    });
  });

  it("says nothing of failures in its JSON, so nothing is counted", () => {
    expect(readOne("sglang/0.5.23/fail-every5-500.jsonl").counts).toEqual({
      completed: 16,
      inputTokens: 1024,
      outputTokens: 512,
    });
  });

  it.each(["0.5.23", "0.4.6.post1"])(
    "%s counts what was asked for and did not complete as failed, from its printed arguments",
    (version) => {
      const { counts, notes } = readOne(`sglang/${version}/fail-every5-500.stdout.txt`);
      expect(counts).toMatchObject({ requested: 20, completed: 16, failed: 4 });
      expect(notes).toContain("failed = asked for - completed: SGLang does not print it");
    },
  );

  it("counts requests from the list of their errors", () => {
    expect(readOne("sglang/0.5.23/ok-oai-chat-details.jsonl").counts).toMatchObject({
      requested: 6,
      completed: 6,
      failed: 0,
    });
  });

  it("reads bare Infinity, and the typing slip of 0.4.6", () => {
    expect(readOne("sglang/0.4.6.post1/ok-sglang-oai.jsonl").workload["request_rate"]).toBe("inf");
    expect(readOne("sglang/0.4.6.post1/ok-sglang-oai.stdout.txt").workload).toMatchObject({
      request_rate: "inf",
      max_concurrency: 4,
    });
  });

  it("gives each appended run", () => {
    const { name, text } = fixture("sglang/0.5.23/fail-every5-500.jsonl");
    const other = fixture("sglang/0.5.23/ok-vllm-rate20.jsonl").text;
    expect(readAny({ name, text: text + other }).map(({ counts }) => counts.completed)).toEqual([16, 20]);
  });

  it.each(["0.4.4", "0.5.4"])("says the same in the text and the JSONL of the offline benchmark of %s", (version) => {
    const exact = readOne(`sglang/${version}/offline.jsonl`);
    const printed = readOne(`sglang/${version}/offline.stdout.txt`);
    expect(isSameRun(exact, printed)).toBe(true);
    expect(Object.keys(printed.metrics).sort()).toEqual(Object.keys(exact.metrics).sort());
    expect(printed.counts).toEqual(exact.counts);
  });

  it("does not call the requests of the offline benchmark completed, which it never checks", () => {
    const { counts, metrics, tool } = readOne("sglang/from-source/offline.jsonl");
    expect(tool.definition).toBe("sglang-offline@1");
    expect(counts).toEqual({ requested: 10, inputTokens: 10240, outputTokens: 1280 });
    expect(metrics).toMatchObject({ duration: 4.2112, total_token_throughput: 2735.56231 });
  });

  it("tells the batches of the one-batch benchmarks apart", () => {
    expect(
      readAny(fixture("sglang/from-source/one-batch.jsonl")).map(({ point, tool }) => [point, tool.definition]),
    ).toEqual([
      ["batch=1,input=1024,output=8", "sglang-one-batch-server@2"],
      ["batch=16,input=1024,output=8", "sglang-one-batch-server@2"],
      ["batch=16,input=256,output=16", "sglang-one-batch@1"],
    ]);
  });
});

describe("one batch", () => {
  const line = {
    run_name: "default",
    batch_size: 16,
    latency: 1.65,
    output_throughput: 77.57,
    overall_throughput: 10006.19,
  };

  it("is named by what it prints: versions without lengths have none in their names", () => {
    const [reading] = readAny({ name: "x.jsonl", text: JSON.stringify(line) });
    expect(reading?.point).toBe("batch=16");
  });

  it("means another output throughput since mid-2025, which the numbers tell where no first token is written", () => {
    // 16 × 8 tokens in 1.65 s are 77.58 a second; behind a first token after 0.12 s, 83.66.
    const first = { ...line, input_len: 1024, output_len: 8 };
    const unsaid = { ...first, output_throughput: 83.66, last_gen_throughput: 80.1 };
    const said = { ...unsaid, last_ttft: 0.12 };
    const text = [first, unsaid, said].map((one) => JSON.stringify(one)).join("\n");
    expect(readAny({ name: "x.jsonl", text }).map(({ tool }) => tool.definition)).toEqual([
      "sglang-one-batch-server@1",
      "sglang-one-batch-server@2",
      "sglang-one-batch-server@2",
    ]);
  });

  it("is read from what its server script of 0.4.4, 0.5.4 and 0.5.22 wrote", () => {
    const points = (version: string): unknown[] =>
      readAny(fixture(`sglang/${version}/one-batch-server.jsonl`)).map(({ point, tool, metrics }) => [
        point,
        tool.definition,
        metrics,
      ]);
    expect(points("0.4.4")[1]).toEqual([
      "batch=4,input=16,output=8",
      "sglang-one-batch-server@1",
      { avg_latency: 0.0768, output_throughput: 416.53, total_token_throughput: 1249.59 },
    ]);
    expect(points("0.5.4")[1]).toEqual([
      "batch=4,input=16,output=8",
      "sglang-one-batch-server@2",
      {
        avg_latency: 0.075,
        output_throughput: 870.72,
        total_token_throughput: 1280.38,
        last_gen_throughput: 123.46,
      },
    ]);
    expect(points("0.5.22")[1]).toMatchObject([
      "batch=4,input=16,output=8",
      "sglang-one-batch-server@2",
      { input_throughput: 1600.56, output_throughput: 797.23, last_ttft: 0.04, steady_state_output_throughput: 702.16 },
    ]);
  });

  it("has the same numbers in its nightly list, which has every digit", () => {
    const lines = readAny(fixture("sglang/0.5.4/one-batch-server.jsonl"));
    const list = readAny(fixture("sglang/0.5.4/one-batch-server.nightly.json"));
    expect(list.map(({ point }) => point)).toEqual(lines.map(({ point }) => point));
    for (const [index, { metrics }] of lines.entries()) {
      for (const [id, rounded] of Object.entries(metrics)) expect(list[index]?.metrics[id]).toBeCloseTo(rounded, 2);
    }
  });

  it("had another name for its whole throughput in 0.3", () => {
    const old = { run_name: "before", batch_size: 1, output_len: 8, prefill_latency: 0.02, total_latency: 0.1 };
    const [reading] = readAny({ name: "x.jsonl", text: JSON.stringify({ ...old, total_throughput: 2640.1 }) });
    expect(reading?.tool.definition).toBe("sglang-one-batch@1");
    expect(reading?.metrics).toEqual({ prefill_latency: 0.02, avg_latency: 0.1, total_token_throughput: 2640.1 });
  });

  it("is one of a list in the file of a nightly run", () => {
    const nightly = { ...line, model_path: "Qwen/Qwen3-8B", input_len: 1024, output_len: 8, last_ttft: 0.12 };
    const text = JSON.stringify([nightly, { ...nightly, batch_size: 1, profile_link_decode: "/tmp/x" }], null, 2);
    const readings = readAny({ name: "x.json", text });
    expect(readings.map(({ point }) => point)).toEqual(["batch=16,input=1024,output=8", "batch=1,input=1024,output=8"]);
    expect(readings[1]?.workload["model_id"]).toBe("Qwen/Qwen3-8B");
    expect(readings[1]?.notes).toEqual([]);
  });
});

describe("what SGLang prints of one batch", () => {
  const read = (text: string) => readAny({ name: "x.txt", text });
  const points = (text: string) => read(text).map(({ variant, point }) => [variant, point]);

  it.each(["0.4.4", "0.4.9", "0.5.4", "0.5.22"])("is what the JSONL of its server script of %s says", (version) => {
    const exact = readAny(fixture(`sglang/${version}/one-batch-server.jsonl`));
    const printed = readAny(fixture(`sglang/${version}/one-batch-server.stdout.txt`));
    expect(printed.map(({ point }) => point)).toEqual(exact.map(({ point }) => point));
    for (const [at, reading] of exact.entries()) {
      const twin = printed[at];
      expect(twin?.tool).toEqual(reading.tool);
      for (const [id, value] of Object.entries(twin?.metrics ?? {}))
        expect(reading.metrics[id] ?? value, id).toBeCloseTo(value, 1);
    }
  });

  it("is left out where it was the warm-up, and that is said", () => {
    const [first] = readAny(fixture("sglang/0.5.22/one-batch-server.stdout.txt"));
    expect(first?.notes).toContain("results of the warm-up that are not read: 2");
    const [second] = readAny(fixture("sglang/from-source/one-batch.stdout.txt"));
    expect(second?.notes).toContain("the warm-up on line 4 is not read");
  });

  it("has its lengths where only one is possible, and says so", () => {
    const [batch, prompts, ...others] = readAny(fixture("sglang/from-source/one-batch.stdout.txt"));
    expect(others).toEqual([]);
    expect(batch?.point).toBe("batch=4,input=1024,output=512");
    expect(batch?.metrics).toEqual({
      prefill_latency: 0.37144,
      prefill_throughput: 11027.35,
      median_decode_latency: 0.01173,
      median_decode_throughput: 341.01,
      avg_latency: 6.375,
      total_token_throughput: 963.76,
    });
    expect(batch?.notes).toContain(
      "computed from the printed throughputs and latencies: input length 1024, output length 512",
    );
    expect(prompts?.point).toBe("prompt_tokens=4096");
    // 4.75 s at 0.7 tokens a second are 3 tokens, or 4.
    expect(read("Decode.  median latency: 4.8 s, median throughput:      0.7 token/s\n")[0]?.workload).toEqual({});
  });

  it("is several variants under several titles, and under several run names", () => {
    const { text } = fixture("sglang/from-source/latency.stdout.txt");
    const point = "batch=1,input=200,output=100";
    expect(points(`main:\n\`\`\`\n${text}\`\`\`\nthis PR:\n\`\`\`\n${text}\`\`\`\n`)).toEqual([
      ["main", point],
      ["this PR", point],
    ]);
    const line =
      '{"run_name": "before", "batch_size": 1, "prefill_latency": 0.02, "total_latency": 0.1, "overall_throughput": 2.1}';
    expect(points(`${line}\n${line.replace("before", "after")}\n`)).toEqual([
      ["before", "batch=1"],
      ["after", "batch=1"],
    ]);
  });

  it("is a repeat where its mark was not copied twice, and no warm-up", () => {
    const { text } = fixture("sglang/from-source/latency.stdout.txt");
    const bare = text.replace("Benchmark ...\n", "");
    expect(read(`\`\`\`\n${bare}\`\`\`\n\`\`\`\n${bare}\`\`\`\n`)).toHaveLength(2);
    expect(read(`${bare}${text}`)).toHaveLength(1);
  });

  it("is not read of lines that lost their units, or of another program's", () => {
    expect(() => read("batch size: 4\nlatency: 0.08\noutput throughput: 416.53\n")).toThrow(/not recognised/);
    expect(() => read("batch size: 4\nlatency: 0.08 s\nthroughput: 416.53 token/s\n")).toThrow(/not recognised/);
  });

  it("is read from its summary where that stands alone", () => {
    const { text } = fixture("sglang/0.4.9/one-batch-server.stdout.txt");
    const [first, second] = read(text.slice(text.indexOf("Input lens")));
    expect([first?.point, second?.point]).toEqual(["batch=1,input=16,output=8", "batch=4,input=16,output=8"]);
    expect(second?.metrics).toEqual({
      avg_latency: 0.08,
      input_throughput: 1549.37,
      output_throughput: 868.94,
      batch_itl_ms: 4.6,
    });
    expect(second?.notes).toContain("not read: input cost ($/1M): 0.51, output cost ($/1M): 0.64");
  });

  it("was a dictionary in November 2024, with all that the later block has", () => {
    expect(readOne("sglang/from-source/first-offline.stdout.txt")).toMatchObject({
      tool: { definition: "sglang-offline@1" },
      metrics: { duration: 28.643041875354, total_token_throughput: 12577.40010416667 },
      counts: { inputTokens: 233369, outputTokens: 126886 },
    });
  });
});

describe("what SGLang's client did not measure", () => {
  const result = {
    ...{ backend: "sglang-oai", dataset_name: "random", request_rate: "Infinity", max_concurrency: null },
    ...{ duration: 2.5, completed: 4, total_input_tokens: 64, total_output_tokens: 32, output_throughput: 12.8 },
    ...{ mean_e2e_latency_ms: 120.5, mean_ttft_ms: 120.5, median_ttft_ms: 120.1 },
    ...{ mean_itl_ms: 0, median_itl_ms: 0, p99_itl_ms: 0, max_itl_ms: 0 },
  };
  const read = (more: object) => readAny({ name: "x.jsonl", text: `${JSON.stringify({ ...result, ...more })}\n` })[0];

  it("is absent: what an answer that was not streamed does not tell, which a subtraction may make negative", () => {
    const reading = read({ mean_tpot_ms: -0.0026, p99_tpot_ms: -0.0011 });
    expect(reading?.metrics).toEqual({ duration: 2.5, output_throughput: 12.8, mean_e2el_ms: 120.5 });
    expect(reading?.notes).toContain("nothing was streamed: ttft, tpot and itl are not measured");
    expect(reading?.validity).toEqual({ state: "valid" });
    const text = fixture("sglang/0.5.23/ok-vllm-rate20.stdout.txt").text.replace(/^(\w+ ITL .*?)[\d.]+ *$/gm, "$10.00");
    expect(readAny({ name: "x", text })[0]?.metrics["mean_ttft_ms"]).toBeUndefined();
  });

  it("is there where one token was asked for", () => {
    expect(read({ total_output_tokens: 4 })?.metrics).toMatchObject({ mean_ttft_ms: 120.5, median_ttft_ms: 120.1 });
  });

  it("is absent: tokens of a model that embeds", () => {
    const zeros = { total_output_tokens: 0, output_throughput: 0, mean_ttft_ms: 0, median_ttft_ms: 0 };
    const reading = read({ ...zeros, backend: "sglang-embedding", input_throughput: 25.6 });
    expect(reading?.metrics).toEqual({ duration: 2.5, mean_e2el_ms: 120.5, input_throughput: 25.6 });
    expect(reading?.counts).toEqual({ completed: 4, inputTokens: 64 });
    expect(reading?.validity).toEqual({ state: "valid" });
  });

  it("is read where it did: its report of the cache", () => {
    const cache = { total_prompt_tokens: 64, total_cached_tokens: 16, cache_hit_rate_pct: 25, storage_backend: null };
    expect(read({ cache_report: cache })?.metrics).toMatchObject({ total_cached_tokens: 16, cache_hit_rate_pct: 25 });
  });
});

describe("SGLang's client for images and videos", () => {
  /** https://github.com/sgl-project/sgl-cookbook, FLUX: the same client named no backend before. */
  const LINES = [
    "================= Serving Benchmark Result =================",
    "Backend:                                 sglang-image",
    "Model:                                   black-forest-labs/FLUX.1-dev",
    "Dataset:                                 vbench",
    "Task:                                    t2v",
    "--------------------------------------------------",
    "Benchmark duration (s):                  111.79",
    "Request rate:                            inf",
    "Max request concurrency:                 20",
    "Successful requests:                     19/20",
    "--------------------------------------------------",
    "Request throughput (req/s):              0.18",
    "Latency Mean (s):                        67.0646",
    "Latency Median (s):                      66.9691",
    "Latency P99 (s):                         110.8949",
    "--------------------------------------------------",
    "Peak Memory Max (MB):                    27917.19",
    "Peak Memory Mean (MB):                   27916.59",
    "Peak Memory Median (MB):                 27917.19",
    "============================================================",
    "",
  ];

  it.each([
    ["with its backend", LINES, { backend: "sglang-image" }],
    ["without", LINES.filter((line) => !line.startsWith("Backend")), {}],
  ])("is read whole, %s", (_, lines, named) => {
    const [reading, ...others] = readAny({ name: "x.txt", text: lines.join("\n") });
    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      tool: { name: "sglang-bench", definition: "sglang-diffusion@1" },
      counts: { requested: 20, completed: 19, failed: 1 },
      notes: [],
    });
    expect(reading?.metrics).toEqual({
      duration: 111.79,
      request_throughput: 0.18,
      mean_e2el_s: 67.0646,
      median_e2el_s: 66.9691,
      p99_e2el_s: 110.8949,
      peak_memory_mb: 27917.19,
      mean_peak_memory_mb: 27916.59,
      median_peak_memory_mb: 27917.19,
    });
    expect(reading?.workload).toEqual({
      ...named,
      model_id: "black-forest-labs/FLUX.1-dev",
      dataset_name: "vbench",
      task: "t2v",
      request_rate: "inf",
      max_concurrency: 20,
    });
  });

  it("is refused where it is cut off", () => {
    expect(() => readAny({ name: "x.txt", text: LINES.slice(0, 16).join("\n") })).toThrow(/no closing line/);
  });
});
