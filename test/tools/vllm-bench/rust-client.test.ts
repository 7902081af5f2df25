import { describe, expect, it } from "vitest";
import type { NamedReading } from "../../../src/tools/tool.ts";
import { detect, read } from "../../../src/tools/vllm-bench/read.ts";
import { fixture } from "../fixture-files.ts";

const centred = (text: string, mark: string, width: number): string => {
  const left = Math.floor((width - text.length) / 2);
  return mark.repeat(left) + text + mark.repeat(width - text.length - left);
};
const lines = (labels: Readonly<Record<string, string>>, width = 40): string =>
  Object.entries(labels)
    .map(([label, value]) => `${`${label}:`.padEnd(width)} ${value.padEnd(10)}`)
    .join("\n");

const SERVED = { "Successful requests": "40", "Failed requests": "0", "Benchmark duration (s)": "4.10" };
const RULE = "=".repeat(60);

function readOne(text: string): NamedReading {
  expect(detect({ name: "x.txt", text })?.evidence).toContain("Serving Benchmark Result");
  const [reading, ...others] = read({ name: "x.txt", text });
  expect(others).toEqual([]);
  return reading as NamedReading;
}

describe("the block of the Rust client", () => {
  const serving = [
    centred(" Serving Benchmark Result ", "=", 60),
    lines({ ...SERVED, "Request throughput (req/s)": "9.76" }),
    centred("Time to First Token", "-", 60),
    lines({ "Mean TTFT (ms)": "31.40", "P99 TTFT (ms)": "55.10" }),
    RULE,
  ].join("\n");
  const steady = [
    centred(" Steady-State Metrics ", "=", 47),
    `${"Concurrency threshold:".padEnd(35)} >= 0.90 * 8 = 8`,
    `${"Window:".padEnd(35)} 0.3s -> 3.6s  (3.3s)`,
    `${"Observed peak concurrency:".padEnd(35)} 8`,
    "-".repeat(47),
    `${"Request throughput (req/s):".padEnd(35)} 10.21`,
    `${"Mean TTFT (ms):".padEnd(35)} 28.70`,
    "=".repeat(47),
    "",
  ].join("\n");

  it("keeps the whole run apart from its steady state", () => {
    const { metrics, notes } = readOne(`${serving}\n${steady}`);
    expect(metrics).toEqual({
      duration: 4.1,
      request_throughput: 9.76,
      mean_ttft_ms: 31.4,
      p99_ttft_ms: 55.1,
      steady_state_request_throughput: 10.21,
      steady_state_mean_ttft_ms: 28.7,
    });
    expect(notes).toContain("steady state: not read: Observed peak concurrency: 8");
    expect(() => readOne(`${serving}\n${steady.slice(0, -60)}`)).toThrow("has no closing line");
  });

  it("gives a steady state to the block that it stands behind", () => {
    const readings = read({ name: "x.txt", text: `${serving}\n${serving}\n${steady}` });
    expect(readings.map(({ metrics }) => metrics["steady_state_request_throughput"])).toEqual([undefined, 10.21]);
  });

  it("is read under its heading for embeddings", () => {
    const text = [
      centred(" Embedding/Pooling Benchmark Result ", "=", 60),
      lines({ ...SERVED, "Request throughput (req/s)": "9.76", "Input token throughput (tok/s)": "640.00" }),
      RULE,
      "",
    ].join("\n");
    expect(readOne(text).metrics).toEqual({ duration: 4.1, request_throughput: 9.76, total_token_throughput: 640 });
  });

  it("is read of all turns of its conversations, whose numbers stand again for each turn", () => {
    const turn = (throughput: string) =>
      [lines({ ...SERVED, "Request throughput (req/s)": throughput }, 45), lines({ "Mean TTFT (ms)": "30.00" })].join(
        "\n",
      );
    const text = [
      centred(" Multi-Turn Benchmark Result ", "=", 60),
      lines({ "Conversations completed/total": "10/10", "Turns per conversation (configured)": "4" }, 45),
      lines({ "Avg turns completed": "4.0", Concurrency: "5", "Inter-turn delay (ms)": "0" }, 45),
      centred(" Overall (All Turns) ", "-", 60),
      turn("9.76"),
      centred(" Turn 1 (10 samples) ", "-", 60),
      turn("2.44"),
      centred(" Turn 2 (10 samples) ", "-", 60),
      turn("2.43"),
      RULE,
      "",
    ].join("\n");
    const { metrics, workload, notes } = readOne(text);
    expect(metrics).toMatchObject({ request_throughput: 9.76, mean_ttft_ms: 30, avg_turns_completed: 4 });
    expect(workload).toEqual({ turns_per_conversation: 4, multi_turn_concurrency: 5, inter_turn_delay_ms: 0 });
    expect(notes).toEqual(
      expect.arrayContaining([
        "not read: Conversations completed/total: 10/10",
        "of all turns: what is printed of each turn is not read",
      ]),
    );
  });
});

it("reads each of several runs, and passes over the summary behind them", () => {
  const readings = read(fixture("vllm/rust-0.1.0/bench/several-runs.txt"));
  expect(readings.map(({ counts }) => counts.completed)).toEqual([24, 24]);
  expect(readings.map(({ metrics }) => metrics["steady_state_request_throughput"])).toEqual([77.15, 79.03]);
});

describe("the result file of the Rust client", () => {
  it("has its steady state under the ids of the block, and names its window", () => {
    const result = {
      model_id: "m",
      num_prompts: 40,
      completed: 40,
      failed: 0,
      request_throughput: 9.7561,
      steady_state: {
        window: { start_s: 0.3, threshold: 0.9 },
        request_throughput: 10.2134,
        mean_ttft_ms: 28.71,
        percentiles_ttft_ms: [[99.0, 50.25]],
      },
    };
    const [reading] = read({ name: "x.json", text: JSON.stringify(result) });
    expect(reading?.metrics).toEqual({
      request_throughput: 9.7561,
      steady_state_request_throughput: 10.2134,
      steady_state_mean_ttft_ms: 28.71,
      steady_state_p99_ttft_ms: 50.25,
    });
    expect(reading?.notes).toContain('not read: steady_state_window: {"start_s":0.3,"threshold":0.9}');
    expect(read({ name: "x.json", text: JSON.stringify({ ...result, steady_state: null }) })[0]?.metrics).toEqual({
      request_throughput: 9.7561,
    });
  });
});

describe("vllm bench mm-processor", () => {
  it("is a benchmark of its own: its latency is of requests that no server answered", () => {
    const result = {
      completed: 10,
      failed: 0,
      mean_e2el_ms: 812.5,
      percentiles_e2el_ms: [
        [50.0, 800.25],
        [99.0, 990.75],
      ],
      mm_processor_stats: { encoder_forward_ms: { mean: 12.5, "p99.0": 20.25 } },
      encoder_summary: { total_encoder_calls: 10 },
      config: { model: "m", num_prompts: 10, input_len: 1024, output_len: 128 },
      timestamp: "2026-11-23T04:00:00",
    };
    const [reading] = read({ name: "x.json", text: JSON.stringify(result) });
    expect(reading).toMatchObject({
      tool: { definition: "vllm-mm-processor@1" },
      counts: { completed: 10, failed: 0 },
      workload: { model_id: "m", input_len: 1024, output_len: 128 },
      validity: { state: "valid" },
    });
    expect(reading?.metrics).toEqual({
      mean_e2el_ms: 812.5,
      p50_e2el_ms: 800.25,
      p99_e2el_ms: 990.75,
      mm_encoder_forward_ms_mean: 12.5,
      mm_encoder_forward_ms_p99: 20.25,
    });
  });
});
