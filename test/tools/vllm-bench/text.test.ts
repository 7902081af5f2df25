import { describe, expect, it } from "vitest";
import type { NamedReading } from "../../../src/tools/tool.ts";
import { detect, read } from "../../../src/tools/vllm-bench/read.ts";
import { fixture } from "../fixture-files.ts";

const RATE4 = fixture("vllm/0.32.0/bench/serve-rate4.txt").text;
const HEADING = "============ Serving Benchmark Result ============";
const RULE = "=".repeat(50);
const BLOCK = RATE4.slice(RATE4.indexOf(HEADING));

function readText(text: string): readonly NamedReading[] {
  return read({ name: "log.txt", text });
}

function metricsOf(text: string): NamedReading["metrics"] | undefined {
  const [reading, ...others] = readText(text);
  expect(others).toEqual([]);
  return reading?.metrics;
}

const expected = metricsOf(BLOCK);

/** A block of the given lines, as `label, value` pairs are printed. */
function block(lines: Readonly<Record<string, string>>): string {
  const printed = Object.entries(lines).map(([label, value]) => `${`${label}:`.padEnd(40)} ${value.padEnd(10)}`);
  return [HEADING, ...printed, RULE, ""].join("\n");
}

const inEveryLine = (change: (line: string) => string): string => BLOCK.split("\n").map(change).join("\n");

describe("a printed block", () => {
  it.each([
    [
      "inside a Markdown code block with prose around",
      `We saw this:\n\n\`\`\`text\n${BLOCK}\`\`\`\nMean TTFT (ms): 1.00 before.\n`,
    ],
    ["without its closing rule, up to the end of the code block", `\`\`\`\n${BLOCK.replace(`${RULE}\n`, "")}\`\`\`\n`],
    ["quoted in Markdown", inEveryLine((line) => `> ${line}`)],
    [
      "with comments behind the numbers",
      inEveryLine((line) => (line.includes(": ") ? `${line}  # was 99.5 before` : line)),
    ],
    ["with Windows line ends and a byte order mark", `\uFEFF${BLOCK.replaceAll("\n", "\r\n")}`],
    ["behind a progress bar", `  0%| | 0/20 [00:00<?]\r 50%| | 10/20\r100%| | 20/20 [00:05<00:00]\n${BLOCK}`],
    ["on the line of a progress bar", `100%|██████████| 20/20 [00:05<00:00, 4.5it/s]${BLOCK}`],
    ["with colours", inEveryLine((line) => `\u001B[1;32m${line}\u001B[0m`)],
    ["behind the runner's time stamps", inEveryLine((line) => `2026-11-22T15:38:42.1234567Z ${line}`)],
    ["behind a container's name", inEveryLine((line) => `client-1  | ${line}`)],
    ["behind the rank that printed it", inEveryLine((line) => `[rank0]: ${line}`)],
    ["behind Python's plain log prefix", inEveryLine((line) => `INFO:root:${line}`)],
    ["behind Python's usual log prefix", inEveryLine((line) => `2026-11-22 15:38:42,123 - bench - INFO - ${line}`)],
    ["behind loguru's prefix", inEveryLine((line) => `2026-11-22 15:38:42.123 | INFO     | bench:main:12 - ${line}`)],
    [
      "with foreign log lines in between",
      BLOCK.replace("Mean TTFT", "(EngineCore pid=7) INFO 11-22 15:38:36 [core.py:1] Throughput: up\nMean TTFT"),
    ],
    ["with other capitals", BLOCK.replace("Total token throughput", "Total Token throughput")],
  ])("is read %s", (_how, text) => {
    expect(metricsOf(text)).toEqual(expected);
  });

  it("is read under a Chinese heading, with Chinese labels", () => {
    const text = [
      "============ 服务基准测试结果 ============",
      "成功请求数:                     200",
      "基准测试持续时间 (s):           51.26",
      "总输入 tokens：42659",
      "请求吞吐量 (请求/秒): 3.90",
      "输出 token 吞吐量 (tok/s): 848.93",
      "----------------首个 Token 时间----------------",
      "平均 TTFT (ms): 68.90",
      "中位数 TTFT (毫秒): 60.72",
      "P99 TTFT (ms): 201.75",
      RULE,
      "",
    ].join("\n");
    expect(metricsOf(text)).toEqual({
      duration: 51.26,
      request_throughput: 3.9,
      output_throughput: 848.93,
      mean_ttft_ms: 68.9,
      median_ttft_ms: 60.72,
      p99_ttft_ms: 201.75,
    });
    expect(detect({ name: "x", text: `==== 测试结果 ====\n通过: 3\n${RULE}\n` })).toBeUndefined();
  });

  it("is read in the other usual words of a translation, and names the numbers that it does not know", () => {
    const text = [
      "============ Serving Benchmark Result ============",
      "成功请求数量：   200",
      "失败请求：  2",
      "测试总时长（s）：  53.30",
      "输入 tokens 总数：  42659",
      "生成 tokens 总数：  43545",
      "请求吞吐率（req/s）：  3.75",
      "输出 token 吞吐率（tok/s）：  816.93",
      "首 token 时延中位数（ms）：  33.69",
      "缓存命中率：  0.71",
      RULE,
      "",
    ].join("\n");
    const [reading] = read({ name: "x", text });
    expect(reading).toMatchObject({
      metrics: { duration: 53.3, request_throughput: 3.75, output_throughput: 816.93, median_ttft_ms: 33.69 },
      counts: { completed: 200, failed: 2, inputTokens: 42659, outputTokens: 43545 },
    });
    expect(reading?.notes).toContain("not read: 缓存命中率: 0.71");
  });

  it("becomes one reading each time that it is there, in order", () => {
    const other = fixture("vllm/0.9.2/bench/serve-inf.txt").text;
    const readings = readText(`# run 1\n${RATE4}\n# run 2\n${other}\n# run 1 again\n${BLOCK}`);
    expect(readings.map(({ metrics }) => metrics["request_throughput"])).toEqual([
      3.93,
      readText(other)[0]?.metrics["request_throughput"],
      3.93,
    ]);
    expect(readings.map(({ workload }) => workload["request_rate"])).toEqual([4, "inf", 4]);
  });

  it("reads percentiles, queueing, speculative decoding, probes and pooling by vLLM's result keys", () => {
    const text = block({
      "Successful requests": "8",
      "Request throughput (req/s)": "1.50",
      "Input throughput (inputs/s)": "3.00",
      "RTFx (Inverse Real-Time Factor)": "12.00",
      "P99.9 TTFT (ms)": "80.10",
      "P50 E2EL (ms)": "7.00",
      "Mean Client Queue Time (ms)": "0.25",
      "P99 E2EL incl. Client Queue (ms)": "9.75",
      "Acceptance rate (%)": "61.50",
      "Acceptance length": "2.23",
      Drafts: "40",
      "  Position 0": "80.00",
      "Median probe E2EL (ms)": "4.00",
      "Committed tokens": "12",
    });
    expect(metricsOf(text)).toEqual({
      request_throughput: 1.5,
      input_sequence_throughput: 3,
      rtfx: 12,
      "p99.9_ttft_ms": 80.1,
      p50_e2el_ms: 7,
      mean_client_queue_time_ms: 0.25,
      p99_e2el_including_client_queue_ms: 9.75,
      spec_decode_acceptance_rate: 61.5,
      spec_decode_acceptance_length: 2.23,
      spec_decode_num_drafts: 40,
      spec_decode_position_0_acceptance_rate: 80,
      probe_median_e2el_ms: 4,
      diffusion_committed_tokens: 12,
    });
  });

  it("gives what its Namespace line says to the workload", () => {
    expect(readText(RATE4)[0]?.workload).toEqual({
      model_id: "/models/tiny-llama",
      backend: "openai",
      num_prompts: 20,
      request_rate: 4,
      burstiness: 1,
      max_concurrency: "none",
      dataset_name: "random",
      random_input_len: 32,
      random_output_len: 16,
      random_range_ratio: 0,
      random_prefix_len: 0,
    });
  });

  it("leaves out a number that is not written as Python writes it", () => {
    const [reading] = readText(
      block({ "Request throughput (req/s)": "1.50", "Total token throughput (tok/s)": "1,834.01" }),
    );
    expect(reading?.metrics).toEqual({ request_throughput: 1.5 });
    expect(reading?.notes).toEqual(["not read: Total token throughput (tok/s): 1,834.01"]);
  });

  it.each(["313.28 -> 99.9", "313.28 → 99.9", "313.28 ms => 99.9 ms"])(
    "takes neither of two results in one line: %s",
    (pair) => {
      const [reading] = readText(
        block({
          "Request throughput (req/s)": "1.50",
          "Maximum request concurrency": "8 -> 16",
          "Mean TTFT (ms)": pair,
        }),
      );
      expect(reading).toMatchObject({ metrics: { request_throughput: 1.5 }, workload: {} });
      expect(reading?.metrics).not.toHaveProperty("mean_ttft_ms");
      expect(reading?.workload).not.toHaveProperty("max_concurrency");
      expect(reading?.notes).toEqual([
        "not read: Maximum request concurrency: 8 -> 16",
        `not read: Mean TTFT (ms): ${pair}`,
      ]);
    },
  );

  it("names a number that somebody wrote behind a value, and no unit or mark", () => {
    const [reading] = readText(
      block({
        "Request throughput (req/s)": "1.50 req/s  <==== better",
        "Mean TTFT (ms)": "313.28  (-12.3%)",
        "P99 TTFT (ms)": "534.92 [repeated 3x across cluster]",
      }),
    );
    expect(reading?.metrics).toMatchObject({ request_throughput: 1.5, mean_ttft_ms: 313.28, p99_ttft_ms: 534.92 });
    expect(reading?.notes).toEqual(["not read: (-12.3%) behind Mean TTFT (ms): 313.28"]);
  });

  it("is invalid where it says nan", () => {
    const [reading] = readText(block({ "Request throughput (req/s)": "1.50", "Mean TTFT (ms)": "nan" }));
    expect(reading?.metrics).toEqual({ request_throughput: 1.5 });
    expect(reading?.validity).toEqual({ state: "invalid", reasons: ["mean_ttft_ms is not a number"] });
  });

  it("does not take an unknown label for a known one that it ends with", () => {
    const [reading] = readText(
      block({ "Request throughput (req/s)": "1.50", "Weighted output token throughput (tok/s)": "9.00" }),
    );
    expect(reading?.metrics).toEqual({ request_throughput: 1.5 });
  });

  it.each(["Backend", "Max request concurrency", "Mean E2E Latency (ms)", "User throughput (tok/s)", "Max ITL (ms)"])(
    'is another tool\'s with the line "%s"',
    (label) => {
      const text = block({ [label]: "1.00", "Successful requests": "8", "Request throughput (req/s)": "1.50" });
      expect(detect({ name: "log.txt", text })).toBeUndefined();
      expect(() => readText(text)).toThrow("log.txt holds no result");
    },
  );

  it("refuses a block that the text cuts off, and says where", () => {
    const cut = RATE4.slice(0, RATE4.indexOf("Mean TPOT"));
    expect(() => readText(cut)).toThrow(
      /^log\.txt: the result block on line \d+ has no closing line of "=": the text ends on line \d+$/,
    );
  });

  it("refuses a block that contradicts itself", () => {
    expect(() => readText(BLOCK.replace(RULE, `Mean TTFT (ms): 1.00\n${RULE}`))).toThrow(
      'says "Mean TTFT (ms)" twice: 55.86 and 1.00',
    );
  });

  it("refuses a block without a number", () => {
    expect(() => readText(`${HEADING}\n${RULE}\n`)).toThrow("holds no number that can be read");
  });
});

describe("a result that is there as JSON and as text", () => {
  const json = fixture("vllm/0.32.0/bench/serve-rate4.json").text;

  it("is one reading with the JSON's numbers and what only the text says", () => {
    const readings = readText(`${RATE4}\n${json}\n`);
    expect(readings).toHaveLength(1);
    expect(readings[0]?.metrics["mean_ttft_ms"]).toBe(55.85547335001024);
    expect(readings[0]?.workload).toMatchObject({ tokenizer_id: "/models/tiny-llama", random_input_len: 32 });
  });

  it("is two readings when the numbers are of different runs", () => {
    expect(readText(`${fixture("vllm/0.32.0/bench/serve-inf.txt").text}\n${json}\n`)).toHaveLength(2);
  });

  it("is found in a Markdown code block", () => {
    const [reading] = readText(`The result:\n\`\`\`json\n${json}\n\`\`\`\n`);
    expect(reading?.metrics["mean_ttft_ms"]).toBe(55.85547335001024);
  });
});

describe("offline lines", () => {
  it("takes tokens/s of older versions for those of prompt and output together", () => {
    expect(metricsOf("Throughput: 5.32 requests/s, 2544.00 tokens/s\n")).toEqual({
      requests_per_second: 5.32,
      tokens_per_second: 2544,
    });
  });

  it("leaves out a count at the cut end of a text", () => {
    const whole =
      "Throughput: 5.32 requests/s, 2544.00 total tokens/s, 10.00 output tokens/s\nTotal num prompt tokens:  641\n";
    expect(readText(`${whole}Total num output tokens:  32`)[0]?.counts).toEqual({ inputTokens: 641 });
    expect(readText(`${whole}Total num output tokens:  320\n`)[0]?.counts).toEqual({
      inputTokens: 641,
      outputTokens: 320,
    });
  });

  it("reads several runs of one log, and the engine's version", () => {
    const line = "Avg latency: 0.25 seconds\nStd latency: 0.01 seconds\n50% percentile latency: 0.2 seconds\n";
    const readings = readText(`${line}Throughput: 1.00 requests/s, 2.00 total tokens/s, 1.00 output tokens/s\n${line}`);
    expect(readings.map(({ tool }) => tool.definition)).toEqual([
      "vllm-latency@1",
      "vllm-throughput@1",
      "vllm-latency@1",
    ]);
    expect(readings[0]?.metrics).toEqual({ avg_latency: 0.25, std_latency: 0.01, p50_latency: 0.2 });
  });
});

describe("speculative decoding", () => {
  it("has the acceptance at each place of the draft", () => {
    const { name, text } = fixture("vllm/0.32.0/bench/serve-oversized.txt");
    const positions = "Acceptance length:   2.25\n  Position 0:   70.00\n  Position 1:   55.00\n";
    const [reading] = read({ name, text: text.replace(/(?=\n={50}\n)/, `\n${positions.trimEnd()}`) });
    expect(reading?.metrics).toMatchObject({
      spec_decode_position_0_acceptance_rate: 70,
      spec_decode_position_1_acceptance_rate: 55,
    });
  });
});
