import { describe, expect, it } from "vitest";
import { fileReader } from "../../src/config/file-reader.ts";
import { loadConfig } from "../../src/config/load.ts";
import { ENGINES } from "../../src/engines/engines.ts";
import { UserError } from "../../src/model/errors.ts";
import type { Config } from "../../src/model/spec.ts";
import { planTrials } from "../../src/plan/plan.ts";
import { SITE } from "../engines/site.ts";
import { filesReader } from "./config-files.ts";

const fixtures = fileReader("fixtures/suites");

function loadSuite(yaml: string): Promise<Config> {
  const readText = async (path: string) => (path === "c.yml" ? yaml : fixtures.readText(path));
  return loadConfig("c.yml", { ...fixtures, readText });
}

function loadOne(test: unknown, options = ""): Promise<Config> {
  const files = { "c.yml": `suite: { path: s${options} }\n`, "s/serving-tests.json": JSON.stringify([test], null, 1) };
  return loadConfig("c.yml", filesReader(files));
}

const SMALL = {
  test_name: "serving_x",
  qps_list: [1],
  server_parameters: { model: "Q/Q" },
  client_parameters: { model: "Q/Q", dataset_name: "random" },
};

describe("a vLLM-Ascend folder", () => {
  it("gives its cells, one server for each set of parameters, and warns of dropped flags once a file", async () => {
    const config = await loadSuite("suite: ascend\n");
    expect(planTrials(config).expectedCells).toEqual([
      "serving_qwen2_5vl_7B_tp1/qps=1",
      "serving_qwen2_5vl_7B_tp1/qps=inf",
      "serving_qwen3_8B_tp1/qps=1",
      "serving_qwen3_8B_tp1/qps=4",
      "serving_qwen3_8B_tp1/qps=16",
      "serving_qwen3_8B_tp1/qps=inf",
      "latency_qwen3_8B_tp1",
      "throughput_qwen3_8B_tp1",
    ]);
    expect(Object.keys(config.servers)).toEqual(["Qwen2.5-VL-7B-Instruct-tp1", "Qwen3-8B-tp1"]);
    const stays = "such a server will not start; drop-unknown-flags: true leaves it out";
    expect(config.warnings).toEqual([
      `ascend/serving-tests.json:11:7: vLLM dropped --swap-space in 0.18.0 (vllm-project/vllm#36216): ${stays}`,
      `ascend/serving-tests.json:13:7: vLLM dropped --disable-log-requests in 0.17.0 (vllm-project/vllm#29402): ${stays}`,
    ]);
  });

  it("starts the servers that the script would start", async () => {
    const { servers } = await loadSuite("suite: ascend\n");
    const site = { ...SITE, port: 8000 };
    const argvs = Object.values(servers).map((server) => ENGINES.vllm.launch(server, site));
    expect(argvs.map((launch) => (launch.kind === "process" ? launch.argv.join(" ") : ""))).toEqual([
      "vllm serve Qwen/Qwen2.5-VL-7B-Instruct --host 127.0.0.1 --port 8000 --tensor-parallel-size 1 --swap-space 16 --disable-log-stats --disable-log-requests --trust-remote-code --max-model-len 16384",
      "vllm serve Qwen/Qwen3-8B --host 127.0.0.1 --port 8000 --tensor-parallel-size 1 --swap-space 16 --disable-log-stats --disable-log-requests --load-format dummy",
    ]);
  });

  it("keeps the client's parameters for its own tool", async () => {
    const { tests } = await loadSuite("suite: ascend\n");
    expect(tests[0]).toMatchObject({
      tool: "vllm-bench",
      prompts: 200,
      endpoint: "chat",
      ignoreEos: false,
      args: { endpoint_type: "openai-chat", dataset_name: "hf", hf_split: "train", endpoint: "/v1/chat/completions" },
    });
    expect(tests[0]?.args).not.toHaveProperty("model");
    expect(tests[3]).toMatchObject({
      kind: "throughput",
      tool: "vllm-bench",
      prompts: 200,
      args: { model: "Qwen/Qwen3-8B", num_prompts: 200, backend: "vllm" },
    });
  });

  it("runs on the built-in generator, its images from the data set that was downloaded", async () => {
    const { tests } = await loadSuite("suite: { path: ascend, tool: built-in }\n");
    expect(tests[0]).toMatchObject({
      tool: "built-in",
      endpoint: "chat",
      prompts: 200,
      ownDataset: {
        name: "hugging-face",
        path: "lmarena-ai/vision-arena-bench-v0.1",
        split: "train",
        outputTokens: 128,
      },
    });
    expect(tests[0]).not.toHaveProperty("dataset");
  });
});

describe("a vLLM folder", () => {
  it("merges defaults key by key, reads both spellings, and takes null for the default", async () => {
    const config = await loadSuite("suite: vllm\n");
    expect(planTrials(config).expectedCells).toEqual([
      "serving_llama8B_tp1_sharegpt/qps=inf,concurrency=12",
      "serving_llama8B_tp1_sharegpt/qps=inf,concurrency=200",
      "serving_llama8B_tp1_random_128_2048/qps=4,concurrency=12",
      "serving_llama8B_tp1_random_128_2048/qps=4,concurrency=200",
      "serving_llama8B_tp1_random_128_2048/qps=inf,concurrency=12",
      "serving_llama8B_tp1_random_128_2048/qps=inf,concurrency=200",
      "serving_llama70B_tp4_random_128_128/qps=inf,concurrency=12",
      "serving_llama70B_tp4_random_128_128/qps=inf,concurrency=200",
    ]);
    expect(config.tests.map(({ server }) => server)).toEqual([
      "Llama-3.1-8B-Instruct-tp1",
      "Llama-3.1-8B-Instruct-tp1",
      "Llama-3.3-70B-Instruct-tp4",
    ]);
    expect(config.tests[0]?.ignoreEos).toBe(true);
  });

  it("makes one argument of an object, which the script's shell takes apart", async () => {
    const { servers } = await loadSuite("suite: vllm\n");
    const server = servers["Llama-3.3-70B-Instruct-tp4"];
    const launch = server && ENGINES.vllm.launch(server, SITE);
    expect(launch?.kind === "process" && launch.argv.slice(-3)).toEqual([
      "--no-enable-prefix-caching",
      "--speculative-config",
      '{"model":"a/b","num_speculative_tokens":4}',
    ]);
  });

  it("maps random and sharegpt data onto the built-in generator", async () => {
    const { tests } = await loadSuite("suite: { path: vllm, tool: built-in }\n");
    expect(tests.map(({ tool, args, dataset }) => ({ tool, args, dataset }))).toEqual([
      { tool: "built-in", args: {}, dataset: { name: "sharegpt", path: "./ShareGPT_V3.json" } },
      {
        tool: "built-in",
        args: {},
        dataset: { name: "random", inputTokens: 128, outputTokens: 2048, rangeRatio: 0, prefixTokens: 0 },
      },
      {
        tool: "built-in",
        args: {},
        dataset: { name: "random", inputTokens: 128, outputTokens: 128, rangeRatio: 0, prefixTokens: 0 },
      },
    ]);
  });

  it("reads the files of a variant, and environment variables as texts", async () => {
    const config = await loadSuite("suite: { path: vllm, variant: cpu }\n");
    expect(config.tests.map(({ name }) => name)).toEqual([
      "serving_qwen1.7B_tp1_random_128_128",
      "latency_qwen1.7B_tp1",
    ]);
    expect(config.servers["Qwen3-1.7B-tp1"]?.env).toEqual({ VLLM_RPC_TIMEOUT: "100000", VLLM_CPU_KVCACHE_SPACE: "80" });
    expect(config.tests[1]).toMatchObject({ kind: "latency", env: { VLLM_CPU_KVCACHE_SPACE: "40" } });
    expect(config.warnings).toEqual(['vllm/serving-tests-cpu.json:24:7: "tier" of a test is not used']);
  });

  it("warns of the files that are no serving, latency or throughput suite", async () => {
    const { warnings } = await loadSuite("suite: vllm\n");
    expect(warnings).toEqual([
      "vllm: not read, because only serving, latency and throughput are measured: startup-tests.json",
    ]);
  });

  it.each([["suite: { path: vllm, files: [latency-tests-cpu.json] }\n"], ["suite: vllm/latency-tests-cpu.json\n"]])(
    "reads just the file of %s",
    async (yaml) => {
      const { tests } = await loadSuite(yaml);
      expect(tests.map(({ name }) => name)).toEqual(["latency_qwen1.7B_tp1"]);
    },
  );
});

it("measures a suite's tests beside the file's own, whose server names it does not take", async () => {
  const own = "servers: { Qwen3-8B-tp1: { engine: simulated } }\ntests: [{ name: own, load: { concurrency: 1 } }]\n";
  const { servers, tests } = await loadSuite(`suite: ascend\n${own}`);
  expect(tests.map(({ name }) => name).slice(0, 2)).toEqual(["own", "serving_qwen2_5vl_7B_tp1"]);
  expect(Object.keys(servers)).toEqual(["Qwen3-8B-tp1", "Qwen2.5-VL-7B-Instruct-tp1", "Qwen3-8B-tp1-2"]);
});

it("leaves a suite's own port out, and keeps the model where the server answers to another name", async () => {
  const server_parameters = { model: "Q/Q", served_model_name: "q", port: 8100, host: "0.0.0.0" };
  const { servers, tests } = await loadOne({ ...SMALL, server_parameters });
  expect(servers["Q-tp1"]).toMatchObject({ args: { model: "Q/Q", served_model_name: "q" } });
  expect(servers["Q-tp1"]?.port).toBeUndefined();
  expect(tests[0]?.args).toEqual({ model: "Q/Q", dataset_name: "random" });
});

it("leaves out what the gate sets itself, and says so", async () => {
  const { tests, warnings } = await loadOne({ ...SMALL, client_parameters: { num_prompts: 5, seed: 3 } });
  expect(tests[0]).toMatchObject({ prompts: 5, args: {} });
  expect(warnings).toEqual([
    's/serving-tests.json:12:4: "seed" of client_parameters is not used: the gate sets it itself',
  ]);
});

it("waits for a slow schedule longer than usual", async () => {
  const { tests } = await loadOne({ ...SMALL, qps_list: [0.1], client_parameters: { num_prompts: 1000 } });
  expect(tests[0]?.timeoutSeconds).toBe(20_000);
});

const JSON_MISTAKES: readonly (readonly [title: string, test: unknown, options: string, line: string])[] = [
  [
    "a client that asks for another model",
    { ...SMALL, client_parameters: { model: "Q/R" } },
    "",
    's/serving-tests.json:11:13: the client of serving_x asks for "Q/R", but its server serves "Q/Q"',
  ],
  [
    "a server without a model",
    { ...SMALL, server_parameters: {} },
    "",
    's/serving-tests.json:2:2: "model" is missing in the server_parameters of serving_x',
  ],
  [
    "a test without a load",
    { ...SMALL, qps_list: undefined },
    "",
    's/serving-tests.json:2:2: serving_x has no load: "qps_list": [1, 4, 16, "inf"]',
  ],
  [
    "a test without a name",
    { qps_list: [1] },
    "",
    "s/serving-tests.json:2:2: [0].test_name is missing: expected a text",
  ],
  [
    "a rate that is none",
    { ...SMALL, qps_list: [1, "fast"] },
    "",
    's/serving-tests.json:6:4: [0].qps_list[1]: expected requests per second above 0, or "inf", saw "fast"',
  ],
  [
    "a data set without a name, for the built-in generator",
    { ...SMALL, client_parameters: { dataset_name: "hf" } },
    ", tool: built-in",
    's/serving-tests.json:11:20: serving_x: the built-in generator cannot follow dataset_name: "hf" without a dataset_path; take tool: vllm-bench for this suite',
  ],
  [
    "a backend that the built-in generator has not",
    { ...SMALL, client_parameters: { backend: "openai-audio" } },
    ", tool: built-in",
    's/serving-tests.json:11:15: serving_x: the built-in generator cannot follow backend: "openai-audio"; take tool: vllm-bench for this suite',
  ],
];

it.each(JSON_MISTAKES)("answers %s with one line", async (_title, test, options, line) => {
  const error = await loadOne(test, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toHaveProperty("message", line);
});

it.each([
  ["suite: broken\n", 'broken/serving-tests.json:15:5: not readable as JSON: expected "," or "]", saw "}"'],
  ["suite: nowhere\n", "no suite folder at nowhere"],
  [
    "suite: { path: ascend, files: [other.json] }\n",
    "suite file ascend/other.json: expected a name such as serving-tests.json, latency-tests-cpu.json, throughput-tests.json or a YAML file",
  ],
  ["suite: { path: ascend, files: [serving-tests-hpu.json] }\n", "no suite file at ascend/serving-tests-hpu.json"],
  [
    "suite: { path: vllm, variant: gpu }\n",
    'suite folder vllm has no file of the variant "gpu", only latency-tests-cpu.json, serving-tests-cpu.json, serving-tests.json',
  ],
])("refuses %s", async (yaml, line) => {
  await expect(loadSuite(yaml)).rejects.toMatchObject({ name: "UserError", message: line });
});

it("says so when a folder has only files for one kind of device, and what to type", async () => {
  const files = { "c.yml": "suite: s\n", "s/serving-tests-cpu.json": "[]" };
  await expect(loadConfig("c.yml", filesReader(files))).rejects.toMatchObject({
    message: "suite folder s has no file without a suffix, only serving-tests-cpu.json",
    hint: "suite: { path: s, variant: cpu }",
  });
});

it("refuses a name that the configuration and the suite both use", async () => {
  const own =
    "servers: { a: { engine: simulated } }\ntests: [{ name: serving_qwen3_8B_tp1, load: { concurrency: 1 } }]\n";
  await expect(loadSuite(`suite: ascend\n${own}`)).rejects.toThrow(
    'ascend/serving-tests.json:28:18: a second test is called "serving_qwen3_8B_tp1"',
  );
});
