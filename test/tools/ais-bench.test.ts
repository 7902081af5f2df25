import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { offlineCell, servingCell } from "../../src/model/cell.ts";
import type { TestSpec } from "../../src/model/spec.ts";
import { TOOLS } from "../../src/tools/tools.ts";
import { fixture, readAny } from "./fixture-files.ts";

const TARGET = {
  baseUrl: "http://127.0.0.1:8123",
  model: "Qwen/Qwen3-8B",
  folder: "/t",
  node: "node",
  cli: "cli.js",
  first: true,
};
const ARGS = {
  models: "vllm_api_stream_chat",
  datasets: "gsm8k/gsm8k_gen_0_shot_cot_str_perf",
  "dataset-path": "/data/gsm8k",
  "max-out-len": 1500,
  "batch-size": 90,
};

function commandOf(kind: "serving" | "accuracy", args: TestSpec["args"]) {
  const load = { requestRate: 11.2, maxConcurrency: 44 } as const;
  const test: TestSpec = {
    ...{ name: "x", kind, tool: "ais-bench", args, env: {}, prompts: 400, loads: [], endpoint: "chat" },
    ...{ ignoreEos: true, warmups: 1, timeoutSeconds: 60 },
  };
  const cell = kind === "serving" ? servingCell("x", load) : offlineCell("x", "accuracy");
  const trial = { id: "t", cell, variant: "head", repeat: 1, seed: 43, round: 0, test };
  const { argv, files } = TOOLS["ais-bench"].command(trial, TARGET);
  return { argv, config: files["/t/ais-bench-config.py"] ?? "" };
}

describe("ais-bench with files that it was installed with", () => {
  it("measures speed with its own server, load, seed and data set in them", () => {
    const { argv, config } = commandOf("serving", ARGS);
    expect(argv).toEqual([
      ...["ais_bench", "/t/ais-bench-config.py", "--num-prompts", "400", "--mode", "perf", "--num-warmups", "1"],
      ...["--work-dir", "/t", "--debug"],
    ]);
    expect(config).toContain("from ais_bench.benchmark.configs.models.vllm_api.vllm_api_stream_chat import models");
    expect(config).toContain("from ais_bench.benchmark.configs.datasets.gsm8k.gsm8k_gen_0_shot_cot_str_perf import *");
    expect(config).toMatch(
      /host_ip="127\.0\.0\.1", host_port=8123.*request_rate=11\.2.*max_out_len=1500, batch_size=44/,
    );
    expect(config).toContain("temperature=0, ignore_eos=True, seed=43");
    expect(config).toContain('one["path"] = "/data/gsm8k"');
  });

  it("samples answers for accuracy, and lets them end", () => {
    const { argv, config } = commandOf("accuracy", { ...ARGS, top_k: 20 });
    expect(argv).not.toContain("--mode");
    expect(argv).not.toContain("--num-prompts");
    expect(config).toContain("temperature=0.6, ignore_eos=False, top_k=20");
    expect(config).toContain("batch_size=90");
  });

  it("hands on other arguments as flags", () => {
    expect(commandOf("accuracy", { ...ARGS, "dump-eval-details": true }).argv).toContain("--dump-eval-details");
  });

  it.each(["../../etc/passwd", "a b", "gsm8k/x; import os"])("refuses %s as the name of a file", (datasets) => {
    expect(() => commandOf("accuracy", { ...ARGS, datasets })).toThrow(/names no file of AISBench's configs/);
  });

  it("asks for the files of an accuracy test that names none", () => {
    expect(() => commandOf("accuracy", {})).toThrow(/needs the files that it scores with/);
  });
});

describe("AISBench's scores", () => {
  it("come out to the last digit", () => {
    const text = readFileSync("fixtures/ais-bench/3.1.20260630/accuracy.stdout.txt", "utf8");
    expect(TOOLS["ais-bench"].read({ name: "stdout", text })).toMatchObject([
      { metrics: { accuracy: 0 }, workload: { dataset_name: "gsm8k" }, validity: { state: "valid" } },
    ]);
  });

  const COUNTED = [
    "dataset,version,metric,mode,total_count,first,second",
    "gsm8k,401e4c,accuracy,gen,8,62.50 (5/8),50.00 (4/8)",
    "ceval,-,naive_average,gen,/,80.10,-",
    "",
  ].join("\n");

  it("are not the number of questions, which stands in a column of its own", () => {
    const readings = TOOLS["ais-bench"].read({ name: "summary_1.csv", text: COUNTED });
    expect(readings.map(({ point, metrics, counts }) => [point, metrics, counts])).toEqual([
      ["gsm8k,model=first", { accuracy: 62.5 }, { requested: 8 }],
      ["gsm8k,model=second", { accuracy: 50 }, { requested: 8 }],
      ["ceval,model=first", { naive_average: 80.1 }, {}],
      ["ceval,model=second", {}, {}],
    ]);
  });

  it("are told apart by their metric where a data set has several", () => {
    const text = "dataset,version,metric,mode,m\nx,1,accuracy,gen,60.00\nx,1,pass@1,gen,40.00\n";
    const points = TOOLS["ais-bench"].read({ name: "s.csv", text }).map(({ point }) => point);
    expect(points).toEqual(["x,metric=accuracy", "x,metric=pass_1"]);
  });

  it("have no model in a column of remarks, whose text is a note", () => {
    const text = [
      "| dataset | version | metric | mode | vllm-api-general-chat | note |",
      "|----- | ----- | ----- | ----- | -----| ----- |",
      "| GSM8K | - | accuracy | gen | 93.07 | 1 Atlas A3 (64GB × 16) |",
      "| C-Eval | - | accuracy | gen | 87.64 | - |",
      "",
    ].join("\n");
    const readings = TOOLS["ais-bench"].read({ name: "Hy3-preview.md", text });
    expect(readings.map(({ point, metrics, validity, notes }) => [point, metrics, validity.state, notes])).toEqual([
      ["GSM8K", { accuracy: 93.07 }, "valid", ["note: 1 Atlas A3 (64GB × 16)"]],
      ["C-Eval", { accuracy: 87.64 }, "valid", []],
    ]);
  });

  it("are read without bars", () => {
    const text = [
      "dataset    version    metric      mode      total_count  vllm-api-general-chat",
      "---------  ---------  ----------  ------  -------------  -----------------------",
      "gsm8k      401e4c     accuracy    gen                 8  62.50 (5/8)",
      "ceval      -          -           -       -              -",
      "",
      "the log goes on",
    ].join("\n");
    expect(TOOLS["ais-bench"].detect({ name: "log", text })).toBeDefined();
    expect(TOOLS["ais-bench"].read({ name: "log", text })).toMatchObject([
      { metrics: { accuracy: 62.5 }, counts: { requested: 8 }, point: "gsm8k" },
      { metrics: {}, validity: { state: "invalid" } },
    ]);
  });

  it("are invalid where a data set was not scored", () => {
    const text =
      "| dataset | version | metric | mode | m |\n|----- | ----- | ----- | ----- | -----|\n| gsm8k | - | - | - | - |\n";
    const [reading] = TOOLS["ais-bench"].read({ name: "stdout", text });
    expect(reading).toMatchObject({
      metrics: {},
      validity: { state: "invalid", reasons: [expect.stringMatching(/gsm8k was not scored/)] },
    });
  });
});

it("reads a table of requests without the table of its run, and says what is missing", () => {
  const { text } = fixture("ais-bench/3.1.20260630/f500.stdout.txt");
  const [whole] = readAny({ name: "x", text });
  const at = text.indexOf("Common Metric");
  const requests = text.slice(text.indexOf("╒"), text.lastIndexOf("╛", at) + 1);
  const [alone, ...others] = readAny({ name: "x", text: `${requests}\n` });
  expect(others).toEqual([]);
  // Its column N, of whole requests.
  expect(alone?.counts).toEqual({ completed: 16 });
  expect(Object.keys(alone?.metrics ?? {})).toContain("mean_ttft_ms");
  expect(whole?.metrics).toMatchObject(alone?.metrics ?? {});
  expect(alone?.notes.join()).toContain('no "Common Metric" table stands below');
  expect(readAny({ name: "x", text: `${requests}\n\n${requests}\n` })).toHaveLength(2);
});

describe("answers that were not streamed", () => {
  const FILE = "ais-bench/3.1.20260630/ok-retry.stdout.txt";
  /** The table as AISBench prints it without streaming: https://github.com/AISBench/benchmark/issues/218 */
  const unstreamed = (text: string): string => {
    const latencies = text.split("\n").find((line) => line.startsWith("│ E2EL "));
    return text.replace(/^│ TTFT .*$/m, (latencies ?? "").replace("E2EL", "TTFT"));
  };

  it("have no TTFT, though AISBench prints their latency as such", () => {
    const { text } = fixture(FILE);
    const [streamed] = readAny({ name: "x", text });
    const [whole] = readAny({ name: "x", text: unstreamed(text) });
    expect(streamed?.metrics).toHaveProperty("mean_ttft_ms");
    expect(streamed?.notes.join()).not.toContain("streamed");
    expect(Object.keys(whole?.metrics ?? {}).filter((id) => id.includes("ttft"))).toEqual([]);
    expect(whole?.metrics["mean_e2el_ms"]).toBe(streamed?.metrics["mean_e2el_ms"]);
    expect(whole?.notes).toContain(
      "nothing was streamed: ttft is not measured, each of its 7 statistics is that of e2el",
    );
  });

  it("have one where a single statistic differs, or where each is one token", () => {
    const text = unstreamed(fixture(FILE).text);
    const [, mean = ""] = /^│ TTFT\s+│ total\s+│ ([\d.]+) ms/m.exec(text) ?? [];
    const [other] = readAny({ name: "x", text: text.replace(/^(│ TTFT\s+│ total\s+│ )[\d.]+/m, "$11.5") });
    expect(other?.metrics["mean_ttft_ms"]).toBe(1.5);
    const oneToken = text.replace(/^(│ OutputTokens\s+│ total\s+│ )[\d.]+/m, "$11.0");
    expect(readAny({ name: "x", text: oneToken })[0]?.metrics["mean_ttft_ms"]).toBe(Number(mean));
  });
});
