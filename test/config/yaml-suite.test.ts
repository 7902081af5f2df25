import { mkdtempSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileReader } from "../../src/config/file-reader.ts";
import { loadConfig } from "../../src/config/load.ts";
import { argsOfWords, wordsOfLine } from "../../src/model/command-line.ts";
import { argsToFlags } from "../../src/model/flags.ts";
import { planTrials } from "../../src/plan/plan.ts";

/** The configuration that names a suite, with whatever else it says. */
async function load(suite: string, more = "") {
  const folder = mkdtempSync(join(tmpdir(), "yaml-suite-"));
  await writeFile(join(folder, "gate.yml"), `suite: ${suite}\n${more}`);
  for (const path of ["nightly/Qwen3-8B.yaml", "perf-eval/qwen3_8b_h200.yaml"]) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), await readFile(join("fixtures/suites", path), "utf8"));
  }
  await writeFile(join(folder, "perf-eval", "notes.yaml"), "gpu: H200\n");
  return loadConfig("gate.yml", fileReader(folder));
}

describe("a folder of vLLM-Ascend's nightly tests", () => {
  it("is a server a case, and a test a benchmark, of speed and accuracy on one start", async () => {
    const { tests, servers } = await load("nightly");
    expect(tests.map(({ name, kind, tool }) => [name, kind, tool])).toEqual([
      ["Qwen3-8B-tp2_acc", "accuracy", "ais-bench"],
      ["Qwen3-8B-tp2_perf", "serving", "ais-bench"],
      ["Qwen3-8B-unknown-level_perf", "serving", "ais-bench"],
    ]);
    const [accuracy, speed] = tests;
    expect(accuracy?.server).toBe(speed?.server);
    expect(servers[speed?.server ?? ""]).toMatchObject({
      engine: "vllm",
      args: {
        model: "Qwen/Qwen3-8B",
        "tensor-parallel-size": "2",
        "trust-remote-code": true,
        "additional-config": '{"weight_nz_mode": 1, "enable_flashcomm1": true}',
        "max-model-len": "40960",
        "no-enable-prefix-caching": true,
      },
      env: { HCCL_OP_EXPANSION_MODE: "AIV", OMP_NUM_THREADS: "1" },
    });
  });

  it("keeps the port and its variable out of the server's own flags and environment", async () => {
    const { servers } = await load("nightly");
    expect(JSON.stringify(servers)).not.toMatch(/SERVER_PORT|"port"/);
  });

  it("measures speed at the benchmark's limit of requests in flight and its rate", async () => {
    const { tests } = await load("nightly");
    expect(tests.map(({ loads }) => loads)).toEqual([
      [],
      [{ requestRate: "inf", maxConcurrency: 100 }],
      [{ requestRate: 11.2, maxConcurrency: 44 }],
    ]);
  });

  it("turns levels written by hand into limits of their cells", async () => {
    const { policy } = await load("nightly");
    expect(policy.cells).toEqual([
      { pattern: "Qwen3-8B-tp2_acc", metrics: {}, slo: { accuracy: 90 } },
      {
        pattern: "Qwen3-8B-tp2_perf/qps=inf,concurrency=100",
        metrics: {},
        slo: { output_throughput: 0.97 * 656.5666 },
      },
    ]);
  });

  it("lets the configuration's own limits go before the suite's", async () => {
    const own = `policy: { cells: { "*_perf/*": { slo: { output_throughput: 700 } } } }\n`;
    const { policy } = await load("nightly", own);
    expect(policy.cells?.at(-1)).toMatchObject({ pattern: "*_perf/*", slo: { output_throughput: 700 } });
  });

  it("says what it leaves out: warm-ups, levels that limit nothing, other service modes", async () => {
    const { warnings } = await load("nightly");
    expect(warnings).toEqual([
      expect.stringMatching(/Qwen3-8B-tp2, warm_up: left out/),
      expect.stringMatching(/accuracy is limited from below alone.* also fails what is above baseline \+ threshold/),
      expect.stringMatching(/Qwen3-8B-unknown-level, perf: a baseline of 1 limits nothing/),
      expect.stringMatching(/Qwen2.5-VL-7B-epd: not measured: .*epd/),
    ]);
  });

  it("keeps two files apart that call a case alike, with the limits of each", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yaml-suite-"));
    const text = await readFile("fixtures/suites/nightly/Qwen3-8B.yaml", "utf8");
    await writeFile(join(folder, "gate.yml"), "version: 1\nsuite: both\n");
    await mkdir(join(folder, "both"));
    for (const name of ["Qwen3-8B-A2.yaml", "Qwen3-8B-A3.yaml"]) await writeFile(join(folder, "both", name), text);
    const { tests, policy, warnings } = await loadConfig("gate.yml", fileReader(folder));
    const [first = []] = [tests.slice(0, tests.length / 2)];
    expect(tests.map(({ name }) => name)).toEqual([
      ...first.map(({ name }) => name),
      ...first.map(({ name }) => `${name}-Qwen3-8B-A3`),
    ]);
    const patterns = policy.cells?.map(({ pattern }) => pattern) ?? [];
    expect(patterns).toContain("Qwen3-8B-tp2_perf-Qwen3-8B-A3/qps=inf,concurrency=100");
    expect(new Set(patterns).size).toBe(patterns.length);
    expect(warnings.join("\n")).toContain("another file has a test Qwen3-8B-tp2_perf, too");
  });

  it("leaves out a benchmark whose name is no file of AISBench's, and measures the others", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yaml-suite-"));
    const text = await readFile("fixtures/suites/nightly/Qwen3-8B.yaml", "utf8");
    await writeFile(join(folder, "gate.yml"), "version: 1\nsuite: a.yaml\n");
    await writeFile(join(folder, "a.yaml"), text.replace("vllm_api_general_chat", "vllm_api-general_chat"));
    const { tests, warnings } = await loadConfig("gate.yml", fileReader(folder));
    expect(warnings).toContainEqual(
      expect.stringContaining(`not measured, "vllm_api-general_chat" names no file of AISBench's configs`),
    );
    expect(tests.length).toBeGreaterThan(0);
  });

  it("plans accuracy and speed on the same start of the server", async () => {
    const { trials, expectedCells } = planTrials(await load("nightly", "repeats: 1\n"));
    expect(expectedCells).toEqual([
      "Qwen3-8B-tp2_acc",
      "Qwen3-8B-tp2_perf/qps=inf,concurrency=100",
      "Qwen3-8B-unknown-level_perf/qps=11.2,concurrency=44",
    ]);
    expect(trials[0]?.server).toEqual(trials[1]?.server);
  });

  it("takes over how answers are sampled and how many questions are asked, and says which keys it leaves out", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yaml-suite-"));
    await writeFile(join(folder, "gate.yml"), "suite: suite\n");
    await mkdir(join(folder, "suite"));
    await writeFile(
      join(folder, "suite", "a.yaml"),
      `test_cases:
  - name: a
    model: m
    transformers_version: "5.2.0"
    test_content: [chat_completion]
    prompts: [hello]
    server_cmd: ["--max-model-len", "4096"]
    benchmarks:
      acc:
        case_type: accuracy
        request_conf: vllm_api_general_chat
        dataset_conf: gpqa/gpqa_gen
        max_out_len: 8192
        batch_size: 8
        num_prompts: 32
        min_p: 0.1
        thinking: true
        ignore_eos: false
`,
    );
    await writeFile(join(folder, "suite", "b.yaml"), "test_name: b\nnum_nodes: 2\ndeployment: []\n");
    const { tests, warnings } = await loadConfig("gate.yml", fileReader(folder));
    expect(tests[0]?.args).toMatchObject({ min_p: 0.1, thinking: true, "num-prompts": 32 });
    expect(warnings).toEqual([
      expect.stringMatching(/a: test_content, prompts: its checks of single answers are left out/),
      expect.stringMatching(/a: transformers_version is left out/),
      expect.stringMatching(/a\.yaml:\d+.*a, acc: ignore_eos is left out/),
      expect.stringMatching(/b\.yaml:2.*a test on 2 machines/),
    ]);
  });

  it("refuses a file that has merge conflicts in it, with its line", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yaml-suite-"));
    await writeFile(join(folder, "gate.yml"), "suite: a.yaml\n");
    await writeFile(
      join(folder, "a.yaml"),
      "test_cases:\n<<<<<<< HEAD\n  - name: a\n=======\n  - name: b\n>>>>>>> c\n",
    );
    await expect(loadConfig("gate.yml", fileReader(folder))).rejects.toThrow(/a\.yaml:2/);
  });
});

describe("a workload of perf-eval", () => {
  it("is a server with its flags, and a test a configuration", async () => {
    const { tests, servers, warnings } = await load("perf-eval");
    expect(Object.values(servers)).toMatchObject([
      {
        args: {
          model: "Qwen/Qwen3-8B",
          "tensor-parallel-size": "2",
          "max-model-len": "40960",
          "no-enable-prefix-caching": true,
          "speculative-config": '{"method": "eagle3", "num_speculative_tokens": 3}',
        },
        env: { VLLM_LOGGING_LEVEL: "WARNING" },
      },
    ]);
    expect(tests).toMatchObject([
      {
        name: "qwen3_8b-h200_8k-in-1k-out-conc-128",
        tool: "vllm-bench",
        prompts: 512,
        loads: [{ requestRate: "inf", maxConcurrency: 128 }],
        args: { backend: "openai-chat", "random-input-len": 8192, "random-output-len": 1024, temperature: 0 },
      },
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/notes\.yaml.*left out/),
      expect.stringMatching(/lm_eval is left out/),
      expect.stringMatching(/speed_bench has to be prepared/),
    ]);
  });

  const sweep = async (numbers: string) => {
    const text = await readFile("fixtures/suites/perf-eval/qwen3_8b_h200.yaml", "utf8");
    const folder = mkdtempSync(join(tmpdir(), "yaml-suite-"));
    await writeFile(join(folder, "gate.yml"), "version: 1\nsuite: a.yaml\n");
    const swept = text.replace("num_prompts: 512\n      max_concurrency: 128", numbers);
    await writeFile(join(folder, "a.yaml"), swept);
    return (await loadConfig("gate.yml", fileReader(folder))).tests;
  };

  it("measures each number of requests in flight of a sweep, with its own number of prompts where it has one", async () => {
    const name = "qwen3_8b-h200_8k-in-1k-out-conc-128";
    expect(await sweep("num_prompts: 500\n      max_concurrency: [1, 64]")).toMatchObject([
      { name, prompts: 500, loads: [{ maxConcurrency: 1 }, { maxConcurrency: 64 }] },
    ]);
    expect(await sweep("num_prompts: [10, 512]\n      max_concurrency: [1, 128]")).toMatchObject([
      { name: `${name}-conc-1`, prompts: 10, loads: [{ requestRate: "inf", maxConcurrency: 1 }] },
      { name: `${name}-conc-128`, prompts: 512, loads: [{ requestRate: "inf", maxConcurrency: 128 }] },
    ]);
    await expect(sweep("num_prompts: [10, 512]\n      max_concurrency: 4")).rejects.toThrow(
      "2 numbers of prompts for 1 of max_concurrency",
    );
  });
});

describe("argsOfWords", () => {
  it("gives the words back as flags, whatever the spelling", () => {
    expect(argsOfWords(["--a", "1", "--b_c=2", "-tp", "4", "--e", "x", "y", "--f", "-1"])).toEqual({
      a: "1",
      b_c: "2",
      "tensor-parallel-size": "4",
      e: ["x", "y"],
      f: "-1",
    });
  });

  it("round-trips flags through words", () => {
    const name = fc.stringMatching(/^[a-z][a-z-]{0,10}[a-z]$/).filter((text) => !text.includes("--"));
    const value = fc.stringMatching(/^[\w{}:", ]{1,12}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(value, fc.constant(true))), (args) => {
        const words = argsToFlags(args);
        expect(argsToFlags(argsOfWords(words))).toEqual(words);
      }),
    );
  });
});

describe("wordsOfLine", () => {
  it("takes a line apart as a shell does", () => {
    expect(wordsOfLine(`--a 'b c' "d \\" e" f\\ g --h='{"i": 1}'`)).toEqual([
      "--a",
      "b c",
      'd " e',
      "f g",
      '--h={"i": 1}',
    ]);
  });
});
