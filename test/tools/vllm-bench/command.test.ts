import { describe, expect, it } from "vitest";
import { offlineCell, servingCell } from "../../../src/model/cell.ts";
import type { TestSpec } from "../../../src/model/spec.ts";
import type { Trial } from "../../../src/model/trial.ts";
import type { Target } from "../../../src/tools/tool.ts";
import { vllmBench } from "../../../src/tools/vllm-bench/vllm-bench.ts";
import { fixture } from "../fixture-files.ts";

const TARGET: Target = {
  baseUrl: "http://127.0.0.1:8123",
  model: "m",
  folder: "/tmp/t",
  node: "node",
  cli: "cli.js",
  first: true,
};

const TEST: TestSpec = {
  name: "serving_x",
  kind: "serving",
  tool: "vllm-bench",
  args: {},
  env: { HF_HUB_OFFLINE: "1" },
  prompts: 20,
  loads: [],
  endpoint: "completions",
  ignoreEos: false,
  warmups: 8,
  timeoutSeconds: 60,
};

function serving(test: Partial<TestSpec>, load = servingCell("serving_x", { requestRate: 4 })): readonly string[] {
  return vllmBench.command(trialOf({ ...TEST, ...test }, load), TARGET).argv;
}

function offline(kind: "latency" | "throughput", args: TestSpec["args"]): readonly string[] {
  const { model: _model, baseUrl: _url, ...target } = TARGET;
  return vllmBench.command(trialOf({ ...TEST, kind, args }, offlineCell("x", kind)), target).argv;
}

function trialOf(test: TestSpec, cell: Trial["cell"]): Trial {
  return { id: "t", cell, variant: "head", repeat: 1, seed: 43, round: 0, test };
}

/** Flags with the words behind them. */
function flagsOf(argv: readonly string[]): Record<string, string> {
  const flags: Record<string, string> = {};
  for (const [index, word] of argv.entries()) {
    if (!word.startsWith("--")) continue;
    expect(flags[word], `${word} twice`).toBeUndefined();
    const next = argv[index + 1];
    flags[word] = next === undefined || next.startsWith("--") ? "" : next;
  }
  return flags;
}

describe("vllm bench serve of 0.9.2", () => {
  const page = fixture("vllm/0.9.2/help/bench-serve-help.txt").text;
  const listed = new Set(page.match(/^ {2}--[\w-]+/gm)?.map((flag) => flag.trim()));
  const target: Target = { ...TARGET, knows: (flag) => listed.has(flag) };
  const flags = (test: Partial<TestSpec>) =>
    flagsOf(vllmBench.command(trialOf({ ...TEST, ...test }, servingCell("x", { requestRate: 4 })), target).argv);

  it("is asked without what it does not know and the measurement can do without", () => {
    const without = Object.keys(flagsOf(serving({}))).filter((flag) => !(flag in flags({})));
    expect(without).toEqual(["--num-warmups", "--ready-check-timeout-sec"]);
  });

  it("is asked for chat by the flag that it goes by", () => {
    expect(flags({ endpoint: "chat" })).toMatchObject({ "--endpoint-type": "openai-chat", "--backend": "openai-chat" });
    expect(flagsOf(serving({ endpoint: "chat" }))).not.toHaveProperty("--endpoint-type");
  });

  it("is given what the test itself asks for, known or not", () => {
    expect(flags({ args: { "num-warmups": 3, "no-such": 1 } })).toMatchObject({
      "--num-warmups": "3",
      "--no-such": "1",
    });
  });
});

describe("vllm bench serve", () => {
  it("is given a goodput of several words as a shell would take it apart", () => {
    const argv = serving({ args: { goodput: "ttft:500 tpot:50" } });
    expect(argv.slice(argv.indexOf("--goodput"), argv.indexOf("--goodput") + 3)).toEqual([
      ...["--goodput", "ttft:500", "tpot:50"],
    ]);
  });

  it("is told target, load, seed and result file, and asked for all metrics", () => {
    const argv = serving({});
    expect(argv.slice(0, 3)).toEqual(["vllm", "bench", "serve"]);
    expect(flagsOf(argv)).toEqual({
      "--base-url": "http://127.0.0.1:8123",
      "--model": "m",
      "--request-rate": "4",
      "--num-prompts": "20",
      "--seed": "43",
      "--num-warmups": "8",
      "--percentile-metrics": "ttft,tpot,itl,e2el",
      "--metric-percentiles": "50,90,95,99",
      "--ready-check-timeout-sec": "0",
      "--disable-tqdm": "",
      "--save-result": "",
      "--save-detailed": "",
      "--result-dir": "/tmp/t",
      "--result-filename": "result.json",
    });
  });

  it("uses only flags that vLLM has", () => {
    const help = fixture("vllm/0.32.0/help/bench-serve-help-all.txt").text;
    const random = { name: "random", inputTokens: 64, outputTokens: 32, rangeRatio: 0.5, prefixTokens: 8 } as const;
    const all = [
      serving(
        { dataset: random, ignoreEos: true, endpoint: "chat" },
        servingCell("x", { requestRate: "inf", maxConcurrency: 4 }),
      ),
      serving({ dataset: { name: "sharegpt", path: "/d/s.json", outputTokens: 5 } }),
      serving({ dataset: { name: "custom", path: "/d/c.jsonl", outputTokens: 5 } }),
    ];
    for (const flag of all.flatMap((argv) => Object.keys(flagsOf(argv)))) {
      expect(new RegExp(`${flag}[ ,\\n]`).test(help), flag).toBe(true);
    }
  });

  it("warms up at least as wide as the concurrency", () => {
    const flags = flagsOf(serving({}, servingCell("x", { requestRate: "inf", maxConcurrency: 32 })));
    expect(flags).toMatchObject({ "--request-rate": "inf", "--max-concurrency": "32", "--num-warmups": "32" });
  });

  it("sends chat requests to the chat endpoint, which vLLM does not choose itself", () => {
    expect(flagsOf(serving({ endpoint: "chat" }))).toMatchObject({
      "--backend": "openai-chat",
      "--endpoint": "/v1/chat/completions",
    });
  });

  it("maps a data set of the configuration, and pins the temperature", () => {
    const dataset = { name: "random", inputTokens: 64, outputTokens: 32, rangeRatio: 0.5, prefixTokens: 8 } as const;
    expect(flagsOf(serving({ dataset, ignoreEos: true }))).toMatchObject({
      "--dataset-name": "random",
      "--random-input-len": "64",
      "--random-output-len": "32",
      "--random-range-ratio": "0.5",
      "--random-prefix-len": "8",
      "--temperature": "0",
      "--ignore-eos": "",
    });
  });

  it("lets the test's own flags win, in either spelling, but not over target, load, seed and result file", () => {
    const args = {
      metric_percentiles: "99",
      "num-warmups": 2,
      model: "tokenizer",
      seed: 7,
      base_url: "http://elsewhere",
      result_dir: "/x",
    };
    expect(flagsOf(serving({ args }))).toMatchObject({
      "--metric-percentiles": "99",
      "--num-warmups": "2",
      "--model": "tokenizer",
      "--seed": "43",
      "--base-url": "http://127.0.0.1:8123",
      "--result-dir": "/tmp/t",
    });
  });

  it("lets a test leave out a flag that an older version lacks", () => {
    expect(flagsOf(serving({ args: { "num-warmups": false } }))["--num-warmups"]).toBeUndefined();
  });

  it("gives the test's environment, and tells where the result will be", () => {
    const command = vllmBench.command(trialOf(TEST, servingCell("x", { requestRate: 1 })), TARGET);
    expect(command).toMatchObject({ env: { HF_HUB_OFFLINE: "1" }, resultFile: "/tmp/t/result.json", files: {} });
  });
});

describe("offline benchmarks", () => {
  it("take everything from the test's arguments but seed and result file", () => {
    const args = { model: "m", tensor_parallel_size: 1, load_format: "dummy", num_iters: 15 };
    expect(offline("latency", args)).toEqual(
      ["vllm", "bench", "latency", "--model", "m", "--tensor-parallel-size", "1"].concat([
        "--load-format",
        "dummy",
        "--num-iters",
        "15",
        "--seed",
        "43",
        "--output-json",
        "/tmp/t/result.json",
      ]),
    );
  });

  it("say lengths of random prompts by the flags that are heard", () => {
    const args = { model: "m", dataset_name: "random", input_len: 32, "output-len": 16 };
    expect(flagsOf(offline("throughput", args))).toMatchObject({
      "--random-input-len": "32",
      "--random-output-len": "16",
    });
    expect(flagsOf(offline("throughput", { ...args, random_input_len: 48 }))).toMatchObject({
      "--random-input-len": "48",
    });
    expect(
      flagsOf(offline("throughput", { model: "m", dataset_name: "sonnet", input_len: 32 }))["--random-input-len"],
    ).toBeUndefined();
  });

  it("are refused without a model, which vLLM would choose itself", () => {
    expect(() => offline("throughput", {})).toThrow("serving_x: a throughput test needs a model");
  });
});
