import { describe, expect, it } from "vitest";
import { offlineCell, servingCell } from "../../src/model/cell.ts";
import type { LoadPoint } from "../../src/model/load-point.ts";
import type { TestSpec, ToolName } from "../../src/model/spec.ts";
import type { Trial } from "../../src/model/trial.ts";
import type { Target, ToolCommand } from "../../src/tools/tool.ts";
import { TOOLS } from "../../src/tools/tools.ts";
import { fixture } from "./fixture-files.ts";

const TARGET: Target = {
  baseUrl: "http://127.0.0.1:8123/",
  model: "Qwen/Qwen3-8B",
  folder: "/t",
  node: "node",
  cli: "cli.js",
  first: true,
};
const RANDOM = { name: "random", inputTokens: 100, outputTokens: 20, rangeRatio: 0, prefixTokens: 0 } as const;

const TEST: Omit<TestSpec, "tool"> = {
  name: "x",
  kind: "serving",
  args: {},
  env: { HF_HUB_OFFLINE: "1" },
  dataset: RANDOM,
  prompts: 30,
  loads: [],
  endpoint: "chat",
  ignoreEos: true,
  warmups: 5,
  timeoutSeconds: 60,
};

function commandOf(
  tool: ToolName,
  load: LoadPoint,
  test: Partial<TestSpec> = {},
  target: Partial<Target> = {},
): ToolCommand {
  const trial: Trial = {
    id: "t",
    cell: servingCell("x", load),
    variant: "head",
    repeat: 1,
    seed: 43,
    round: 0,
    test: { ...TEST, tool, ...test },
  };
  return TOOLS[tool].command(trial, { ...TARGET, ...target });
}

function offline(tool: ToolName, kind: "throughput" | "latency", test: Partial<TestSpec>): ToolCommand {
  const { dataset: _dataset, ...plain } = TEST;
  const { model: _model, baseUrl: _url, ...target } = TARGET;
  const cell = offlineCell("x", kind);
  const trial: Trial = {
    id: "t",
    cell,
    variant: "head",
    repeat: 1,
    seed: 43,
    round: 0,
    test: { ...plain, tool, kind, ...test },
  };
  return TOOLS[tool].command(trial, target);
}

const flag = (argv: readonly string[], name: string): string | undefined => argv[argv.indexOf(name) + 1];

const CLOSED: LoadPoint = { requestRate: "inf", maxConcurrency: 8 };
const OPEN: LoadPoint = { requestRate: 4 };
const CLIENTS = ["sglang-bench", "evalscope", "guidellm", "aiperf", "genai-perf", "trtllm-bench", "lmdeploy"] as const;

describe.each(CLIENTS)("%s", (tool) => {
  const argv = (load: LoadPoint, test?: Partial<TestSpec>): string => commandOf(tool, load, test).argv.join(" ");

  it("is told server, model, number of requests, lengths and seed", () => {
    const words = argv(OPEN);
    for (const part of ["http://127.0.0.1:8123", "Qwen/Qwen3-8B", "30", "100", "20", "43"])
      expect(words).toContain(part);
    expect(words).not.toContain("8123//");
  });

  it("is told the rate", () => {
    expect(argv(OPEN)).not.toBe(argv({ requestRate: 5 }));
  });

  it.skipIf(tool === "lmdeploy")("is told the limit of requests in flight", () => {
    expect(argv(CLOSED)).not.toBe(argv({ ...CLOSED, maxConcurrency: 9 }));
  });

  it("gives no flag twice, and the same words for the same trial", () => {
    const words = commandOf(tool, OPEN).argv.filter((word) => word.startsWith("-"));
    expect(new Set(words).size).toBe(words.length);
    expect(argv(OPEN)).toBe(argv(OPEN));
  });

  it("lets the test's own flags win over what is assumed, and never over server, load and seed", () => {
    const { argv: words } = commandOf(tool, OPEN, {
      args: { seed: 1, random_seed: 1, tokenizer: "/own", "tokenizer-path": "/own" },
    });
    expect(words.join(" ")).toContain("43");
    expect(words).toContain("/own");
  });

  it("refuses a test without a server in words", () => {
    expect(() => offline(tool, "throughput", { args: {} })).toThrow(/x: /);
  });
});

describe("where results will be", () => {
  it("is the file that each tool names itself", () => {
    expect(commandOf("sglang-bench", OPEN).resultFile).toBe("/t/result.jsonl");
    expect(commandOf("evalscope", CLOSED)).toMatchObject({
      resultFile: "/t/run/parallel_8_number_30/benchmark_summary.json",
      otherFiles: ["/t/run/parallel_8_number_30/benchmark_percentile.json"],
    });
    expect(commandOf("evalscope", OPEN).resultFile).toBe("/t/run/rate_4.0_number_30/benchmark_summary.json");
    expect(commandOf("evalscope", { requestRate: 2.5 }).resultFile).toBe(
      "/t/run/rate_2.5_number_30/benchmark_summary.json",
    );
    expect(commandOf("aiperf", OPEN)).toMatchObject({
      resultFile: "/t/profile_export_aiperf.json",
      otherFiles: ["/t/profile_export.jsonl"],
    });
    expect(commandOf("genai-perf", CLOSED).resultFile).toBe(
      "/t/Qwen_Qwen3-8B-openai-chat-concurrency8/profile_export_genai_perf.json",
    );
    expect(commandOf("genai-perf", { requestRate: 20 }).resultFile).toBe(
      "/t/Qwen_Qwen3-8B-openai-chat-request_rate20.0/profile_export_genai_perf.json",
    );
  });
});

describe("the flags of single tools", () => {
  it("has SGLang's exact lengths at a ratio of 1", () => {
    const { argv } = commandOf("sglang-bench", CLOSED);
    expect(argv.slice(0, 3)).toEqual(["python3", "-m", "sglang.bench_serving"]);
    expect(flag(argv, "--random-range-ratio")).toBe("1");
    expect(flag(argv, "--backend")).toBe("sglang-oai-chat");
    expect(argv).toContain("--output-details");
  });

  it("asks SGLang's client of 0.4.4 without what it does not know and the measurement can do without", () => {
    const listed = new Set(fixture("engines/sglang/bench_serving-0.4.4-help.txt").text.match(/^ {2}--[\w-]+/gm));
    const knows = (name: string) => listed.has(`  ${name}`);
    const { argv } = commandOf("sglang-bench", CLOSED, {}, { knows });
    const whole = commandOf("sglang-bench", CLOSED).argv;
    expect(whole.filter((word) => word.startsWith("--") && !argv.includes(word))).toEqual([
      "--warmup-requests",
      "--output-details",
    ]);
  });

  it("has guidellm's settings in one word each", () => {
    const { argv } = commandOf("guidellm", CLOSED);
    expect(flag(argv, "--profile")).toBe("kind=concurrent,streams=8");
    expect(flag(argv, "--data")).toBe("kind=synthetic_text,prompt_tokens=100,output_tokens=20");
    expect(flag(argv, "--seed")).toBe("kind=static,value=43");
    expect(flag(commandOf("guidellm", OPEN).argv, "--profile")).toBe("kind=poisson,rate=4");
    expect(flag(commandOf("guidellm", { requestRate: "inf" }).argv, "--profile")).toBe(
      "kind=throughput,max_concurrency=30",
    );
    expect(flag(argv, "--backend")).not.toContain("ignore_eos");
    expect(flag(commandOf("guidellm", OPEN, { ignoreEos: false }).argv, "--backend")).toMatch(
      /,extras\.body\.ignore_eos=false$/,
    );
    expect(commandOf("guidellm", OPEN).env).toEqual({ GUIDELLM__MAX_WORKER_PROCESSES: "1", ...TEST.env });
    expect(commandOf("guidellm", CLOSED).env).toEqual(TEST.env);
    const ranged = commandOf("guidellm", OPEN, { dataset: { ...RANDOM, rangeRatio: 0.5 } });
    expect(flag(ranged.argv, "--data")).toContain("prompt_tokens=100,prompt_tokens_min=50,prompt_tokens_max=150");
  });

  it("warms aiperf up as wide as the limit", () => {
    expect(flag(commandOf("aiperf", CLOSED).argv, "--warmup-request-count")).toBe("8");
  });

  it("writes AISBench's settings to a Python file", () => {
    const { argv, files } = commandOf("ais-bench", CLOSED);
    expect(argv.slice(0, 2)).toEqual(["ais_bench", "/t/ais-bench-config.py"]);
    const python = files["/t/ais-bench-config.py"] ?? "";
    expect(python).toContain('host_ip="127.0.0.1", host_port=8123');
    expect(python).toContain("batch_size=8");
    expect(python).toContain("MinValue=100, MaxValue=100");
    expect(python).toContain("ignore_eos=True");
  });

  it("refuses a data set that a tool has no flags for", () => {
    const dataset = { name: "sharegpt", path: "/data/s.json" } as const;
    expect(() => commandOf("evalscope", OPEN, { dataset })).toThrow(/x: evalscope cannot send the data set sharegpt/);
    expect(() => commandOf("aiperf", OPEN, { dataset })).toThrow(/x: aiperf cannot send the data set sharegpt/);
    const lines = { name: "custom", path: "/data/p.jsonl", outputTokens: 8 } as const;
    for (const tool of ["aiperf", "sglang-bench"] as const) {
      expect(() => commandOf(tool, OPEN, { dataset: lines })).toThrow(`x: ${tool} cannot send the data set custom`);
    }
  });

  it.each(["sglang-bench", "guidellm", "genai-perf", "lmdeploy"] as const)(
    "refuses a prefix that %s cannot share",
    (tool) => {
      const dataset = { ...RANDOM, prefixTokens: 32 };
      expect(() => commandOf(tool, OPEN, { dataset })).toThrow(/cannot send the data set random with prefix-tokens/);
    },
  );

  it.each(["sglang-bench", "lmdeploy"] as const)(
    "spans the mean length ± the range with %s, which draws below a longest",
    (tool) => {
      const { argv } = commandOf(tool, OPEN, { dataset: { ...RANDOM, rangeRatio: 0.5 } });
      expect(flag(argv, "--random-input-len")).toBe("150");
      expect(flag(argv, "--random-output-len")).toBe("30");
      expect(Number(flag(argv, "--random-range-ratio")) * 150).toBeCloseTo(50);
    },
  );

  it("has evalscope draw the lengths of answers too, and lets them end where they may", () => {
    const ranged = commandOf("evalscope", OPEN, { dataset: { ...RANDOM, rangeRatio: 0.5 } }).argv;
    expect(ranged.join(" ")).toContain("--min-tokens 10 --max-tokens 10 30");
    const free = commandOf("evalscope", OPEN, { ignoreEos: false }).argv;
    expect(free).not.toContain("--min-tokens");
    expect(flag(free, "--max-tokens")).toBe("20");
  });

  it("gives aiperf the spread of lengths that are uniform in the range", () => {
    const { argv } = commandOf("aiperf", OPEN, { dataset: { ...RANDOM, rangeRatio: 0.5 } });
    expect(flag(argv, "--isl-stddev")).toBe("29");
    expect(flag(argv, "--osl-stddev")).toBe("6");
  });

  it("refuses a limit that LMDeploy's client does not have", () => {
    expect(() => commandOf("lmdeploy", CLOSED)).toThrow(/no limit of requests in flight/);
  });

  it("has LMDeploy's data set and model without a flag", () => {
    const { argv } = offline("lmdeploy", "throughput", {
      args: { model: "m", "dataset-path": "/d.json", concurrency: 64 },
    });
    expect(argv.slice(0, 4)).toEqual(["python3", "benchmark/profile_throughput.py", "/d.json", "m"]);
    expect(flag(argv, "--concurrency")).toBe("64");
  });

  it("has trtllm-bench's model before its subcommand, and underscores", () => {
    const { argv, resultFile } = offline("trtllm-bench", "throughput", {
      args: { model: "m", dataset: "/d.jsonl", "tp-size": 2 },
    });
    expect(argv.slice(0, 4)).toEqual(["trtllm-bench", "--model", "m", "throughput"]);
    expect(flag(argv, "--report_json")).toBe(resultFile);
    expect(flag(argv, "--tp_size")).toBe("2");
  });

  it("makes one test of llama-bench's two lengths", () => {
    const { argv } = offline("llama-bench", "throughput", { args: { model: "/m.gguf", threads: 4 }, dataset: RANDOM });
    expect(flag(argv, "-pg")).toBe("100,20");
    expect(flag(argv, "--output")).toBe("json");
    const prompt = offline("llama-bench", "throughput", { args: { model: "/m.gguf", "n-gen": 0 } });
    expect(flag(prompt.argv, "--n-gen")).toBe("0");
    expect(prompt.argv).not.toContain("-pg");
  });

  it("fills the words of a program of one's own, and leaves other braces alone", () => {
    const args = { command: ["bench", "--url={base-url}", "--seed", "{seed}", "--out", "{result}", "{json: 1}"] };
    for (const tool of ["custom", "command"] as const) {
      expect(commandOf(tool, OPEN, { args }).argv).toEqual([
        "bench",
        "--url=http://127.0.0.1:8123/",
        "--seed",
        "43",
        "--out",
        "/t/result.json",
        "{json: 1}",
      ]);
    }
    expect(() => commandOf("custom", OPEN, { args: { command: ["{concurrency}"] } })).toThrow(
      /\{concurrency\} is not known/,
    );
    expect(() => commandOf("custom", OPEN)).toThrow(/needs a command/);
  });

  it("does not run what is read only", () => {
    expect(TOOLS["mindie-benchmark"].kinds).toEqual([]);
    expect(() => commandOf("mindie-benchmark", OPEN)).toThrow(/ais-bench|AISBench/);
  });
});
