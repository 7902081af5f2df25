import { describe, expect, it } from "vitest";
import type { NamedReading } from "../../src/tools/tool.ts";
import { fixture, readAny, readOne } from "./fixture-files.ts";

const folder = "trtllm-bench/from-source";

/** Every number of a text is that of its JSON, rounded. */
function expectRounded(text: NamedReading, json: NamedReading): void {
  for (const [id, value] of Object.entries(text.metrics)) {
    const places = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
    const exact = json.metrics[id] ?? Number.NaN;
    expect(Math.abs(exact - value), id).toBeLessThanOrEqual(0.51 * 10 ** -Math.max(2, places));
  }
}

describe("the reports of trtllm-bench", () => {
  it.each(["medusa-0.18", "mtp-0.21", "mtp-1.2"])("say the same in text and JSON: %s", (name) => {
    const json = readOne(`${folder}/${name}.json`);
    const text = readOne(`${folder}/${name}.stdout.txt`);
    expectRounded(text, json);
    expect(Object.keys(json.metrics).sort()).toEqual(Object.keys(text.metrics).sort());
    expect(text.counts).toEqual(json.counts);
    expect(text.tool).toEqual(json.tool);
    expect(json.notes.filter((note) => note.startsWith("not read"))).toEqual([]);
    expect(text.notes.filter((note) => note.startsWith("not read"))).toEqual([]);
    const { backend: _, ...asked } = json.workload;
    expect(text.workload).toEqual(asked);
  });

  it("have had a speed per user that is the inverse of the mean TPOT, which is another number than the mean of the speeds", () => {
    const before = readOne(`${folder}/medusa-0.18.json`).metrics;
    expect(before["decode_throughput_of_mean_tpot"]).toBeCloseTo(1000 / (before["mean_tpot_ms"] ?? 0), 9);
    expect(before["mean_decode_throughput_per_user"]).toBeUndefined();
    const since = readOne(`${folder}/mtp-0.21.json`).metrics;
    expect(since["decode_throughput_of_mean_tpot"]).toBeUndefined();
    expect(since["mean_decode_throughput_per_user"]).toBeGreaterThan(1000 / (since["mean_tpot_ms"] ?? 0));
  });

  it("call tokens a decoding step a rate until mid-2025", () => {
    expect(readOne(`${folder}/medusa-0.18.stdout.txt`).metrics["mean_acceptance_length"]).toBeGreaterThan(1);
    const { metrics } = readOne(`${folder}/mtp-1.2.stdout.txt`);
    expect(metrics["mean_acceptance_length"]).toBeGreaterThan(1);
    expect(metrics["mean_draft_acceptance_rate"]).toBeLessThan(1);
    expect(metrics["p99_accepted_draft_tokens"]).toBeGreaterThan(1);
  });

  it("had their streaming times in a part of their own until 0.16, where the ITL is vLLM's TPOT", () => {
    const { metrics, counts, tool } = readOne(`${folder}/throughput-0.16.stdout.txt`);
    expect(tool.version).toBe("0.16.0");
    expect(counts).toEqual({ requested: 40 });
    expect(Object.keys(metrics).sort()).toEqual(
      [
        ...["duration_ms", "mean_e2el_ms", "mean_input_tokens", "mean_output_tokens", "mean_tpot_ms", "mean_ttft_ms"],
        ...["output_throughput", "request_throughput"],
      ].sort(),
    );
  });

  it("of latency until 0.16 leave the prompts out of the total, and print the median as P90", () => {
    const { metrics } = readOne(`${folder}/latency-0.16.stdout.txt`);
    const throughput = readOne(`${folder}/throughput-0.16.stdout.txt`).metrics;
    expect(metrics["output_throughput"]).toBe(throughput["output_throughput"]);
    expect(metrics["total_token_throughput"]).toBeUndefined();
    expect(metrics["p90_generation_latency_ms"]).toBeUndefined();
    expect(metrics["median_generation_latency_ms"]).toBeLessThan(metrics["p95_generation_latency_ms"] ?? 0);
    expect(metrics["mean_tpot_ms"]).toBe(throughput["mean_tpot_ms"]);
    expect(metrics["median_acceptance_length"]).toBeGreaterThan(1);
  });

  it("are two where a log has two, whatever stands between", () => {
    const one = fixture(`${folder}/mtp-1.2.stdout.txt`).text;
    const other = fixture(`${folder}/medusa-0.18.stdout.txt`).text;
    const both = readAny({ name: "x", text: `${one}some log\n${other}` });
    expect(both.map(({ tool }) => tool.version)).toEqual(["1.2.0", "0.18.0"]);
    expect(both[0]?.metrics).toEqual(readOne(`${folder}/mtp-1.2.stdout.txt`).metrics);
  });

  it("say which number of a newer version is not read", () => {
    const text = fixture(`${folder}/mtp-1.2.stdout.txt`).text.replace(
      /^Total Latency/m,
      "Total Stalls (count):                             17\nTotal Latency",
    );
    expect(readAny({ name: "x", text })[0]?.notes).toContain("not read: Total Stalls (count): 17");
    const json = fixture(`${folder}/mtp-1.2.json`).text.replace(
      '"total_latency_ms"',
      '"stalls": 17, "total_latency_ms"',
    );
    expect(readAny({ name: "x", text: json })[0]?.notes).toContain("not read: stalls: 17");
  });
});

describe("the serving client of TensorRT-LLM", () => {
  it.each(["0.19", "1.0-ar", "1.1", "1.2"])("says the same in text and JSON: %s", (version) => {
    const json = readOne(`${folder}/serving-${version}.json`);
    const text = readOne(`${folder}/serving-${version}.stdout.txt`);
    expectRounded(text, json);
    expect(json.counts).toEqual({ requested: 20, completed: 18, failed: 2, inputTokens: 2304, outputTokens: 576 });
    expect(text.counts).toEqual(json.counts);
    expect(text.workload).toMatchObject({
      model_id: "meta-llama/Llama-3.1-8B",
      request_rate: "inf",
      max_concurrency: 4,
    });
    expect(json.workload).toMatchObject({ request_rate: "inf", max_concurrency: 4 });
    expect(text.notes.filter((note) => note.startsWith("not read"))).toEqual([]);
  });

  it("measures energy, and the tokens of a decoding step", () => {
    const { metrics } = readOne(`${folder}/serving-1.2.json`);
    expect(metrics).toMatchObject({ energy_joules: 1234.5678, gpu_power_watts: 533.4951 });
    expect(metrics["mean_avg_decoded_tokens_per_iter"]).toBeGreaterThan(1);
    expect(readOne(`${folder}/serving-1.1.stdout.txt`).metrics["avg_decoded_tokens_per_iter"]).toBeGreaterThan(1);
    expect(readOne(`${folder}/serving-1.0-ar.stdout.txt`).metrics["median_request_ar"]).toBeGreaterThan(1);
  });

  it("writes 0 for the tokens of a decoding step where it does not know them", () => {
    const text = fixture(`${folder}/serving-1.1.json`).text.replace(
      /"avg_decoded_tokens_per_iter": [\d.]+/,
      '"avg_decoded_tokens_per_iter": 0.0',
    );
    expect(readAny({ name: "x", text })[0]?.metrics["avg_decoded_tokens_per_iter"]).toBeUndefined();
  });
});

describe("TensorRT-LLM's benchmarks before trtllm-bench", () => {
  it("gptManagerBenchmark has the latencies of whole requests, and what it calls between tokens is vLLM's TPOT", () => {
    const { tool, metrics, counts, notes } = readOne(`${folder}/manager-0.16.stdout.txt`);
    expect(tool).toEqual({ name: "trtllm-bench", definition: "trtllm-manager@1" });
    expect(counts).toEqual({ requested: 50, completed: 48, failed: 2 });
    expect(metrics).toMatchObject({
      duration_ms: 5237.21,
      request_throughput: 9.17,
      output_throughput: 1173.14,
      spec_decode_acceptance_length: 1,
      mean_e2el_ms: 2755.07,
      median_ttft_ms: 470.85,
      p99_tpot_ms: 21.62,
      mean_decode_throughput_per_user: 55.61,
      p90_queueing_latency_ms: 7.71,
    });
    expect(Object.keys(metrics)).toHaveLength(4 + 5 * 6);
    expect(notes).toEqual([]);
  });

  it("is the same in its CSV, and in a log with time stamps, escaped for Markdown", () => {
    expect(readOne(`${folder}/manager-0.10.csv`)).toMatchObject({
      counts: { requested: 50, completed: 50, failed: 0 },
      metrics: { duration_ms: 5241.33, request_throughput: 9.53957, median_e2el_ms: 2750.66 },
    });
    const { text } = fixture(`${folder}/manager-0.16.stdout.txt`);
    const escaped = text.replaceAll("[BENCHMARK]", "1732901285,\\[BENCHMARK\\]");
    expect(readAny({ name: "x.md", text: escaped })[0]?.metrics).toEqual(
      readOne(`${folder}/manager-0.16.stdout.txt`).metrics,
    );
  });

  it("did not look for errors in 2023: the samples are what was asked for", () => {
    const text =
      "[BENCHMARK] num_samples(ms) 50\n[BENCHMARK] total_latency(ms) 5241.33\n[BENCHMARK] seq_throughput(seq/sec) 9.54\n";
    expect(readAny({ name: "x.txt", text })[0]?.counts).toEqual({ requested: 50 });
  });

  it("gives each report of a log", () => {
    const { text } = fixture(`${folder}/manager-0.16.stdout.txt`);
    expect(readAny({ name: "x.txt", text: text + text })).toHaveLength(2);
  });

  it("names the batches of gptSessionBenchmark and benchmark.py", () => {
    const [one, eight] = readAny(fixture(`${folder}/session-0.8.stdout.txt`));
    expect(one).toMatchObject({
      point: "batch=1,input=60,output=20",
      tool: { definition: "trtllm-batch@1" },
      metrics: { avg_latency_ms: 39.47, output_throughput: 506.71, peak_memory_gb: 23.06 },
    });
    expect(eight?.metrics).toMatchObject({ generation_time_ms: 181.12, decode_throughput: 4416.96 });
    const python = readOne(`${folder}/benchmark-0.11.stdout.txt`);
    expect(python.metrics).toEqual({
      output_throughput: 7373.07,
      p95_latency_ms: 1116.268,
      p99_latency_ms: 1118.393,
      avg_latency_ms: 1111.071,
      generation_time_ms: 982.682,
      decode_throughput: 8271.242,
    });
    expect(python.workload).toMatchObject({ model_id: "llama_7b", quantization: "QuantMode.FP8_QDQ|FP8_KV_CACHE" });
  });

  it("keeps batches of several models apart", () => {
    const { text } = fixture(`${folder}/benchmark-0.11.stdout.txt`);
    const other = text.replace("llama_7b", "llama_13b");
    expect(readAny({ name: "x.txt", text: text + other }).map(({ point }) => point)).toEqual([
      "batch=64,input=128,output=128,model_id=llama_7b",
      "batch=64,input=128,output=128,model_id=llama_13b",
    ]);
  });
});

describe("TensorRT-LLM's benchmark of images and videos", () => {
  it("says the same in text and JSON, around what it says of lost requests", () => {
    const json = readOne(`${folder}/visual-gen.json`);
    const text = readOne(`${folder}/visual-gen.stdout.txt`);
    expect(json.tool).toEqual({ name: "trtllm-bench", definition: "trtllm-visual@1" });
    expectRounded(text, json);
    expect(Object.keys(text.metrics).sort()).toEqual(Object.keys(json.metrics).sort());
    expect(Object.keys(json.metrics)).toHaveLength(10);
    expect([text.counts, json.counts]).toEqual([json.counts, { requested: 20, completed: 19, failed: 1 }]);
    expect(text.workload).toEqual(json.workload);
    expect(text.notes).toEqual([]);
  });
});
