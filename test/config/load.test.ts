import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { fileReader } from "../../src/config/file-reader.ts";
import { loadConfig } from "../../src/config/load.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import { filesReader } from "./config-files.ts";

const SMALL = "servers: { a: { engine: simulated } }\ntests: [{ name: t, load: { concurrency: 8 } }]\n";

function load(yaml: string, overrides = {}) {
  return loadConfig("c.yml", filesReader({ "c.yml": yaml }), overrides);
}

it("reads the whole file that the documentation shows", async () => {
  const page = await readFile("docs/configuration.md", "utf8");
  const yaml = /## A whole file\n\n```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  expect(await load(yaml)).toEqual({
    name: "qwen3",
    enforce: "observe",
    whenPaths: ["vllm_ascend/**", "csrc/**"],
    envFrom: ["/usr/local/Ascend/ascend-toolkit/set_env.sh"],
    servers: {
      "qwen3-8b": {
        name: "qwen3-8b",
        engine: "vllm",
        args: { model: "Qwen/Qwen3-8B", "tensor-parallel-size": 1, "load-format": "dummy" },
        env: { VLLM_USE_MODELSCOPE: "True" },
        numa: { nodes: "0" },
        ready: { timeoutSeconds: 1200, retries: 1 },
      },
    },
    tests: [
      {
        name: "serving_qwen3_8B_tp1",
        kind: "serving",
        server: "qwen3-8b",
        tool: "built-in",
        dataset: { name: "sharegpt", path: "/data/ShareGPT_V3.json" },
        prompts: 200,
        loads: [{ requestRate: 1 }, { requestRate: 4 }, { requestRate: 16 }, { requestRate: "inf" }],
        args: {},
        env: {},
        endpoint: "completions",
        ignoreEos: false,
        warmups: 8,
        timeoutSeconds: 1800,
      },
      {
        name: "latency_qwen3_8B_tp1",
        kind: "latency",
        tool: "vllm-bench",
        prompts: 200,
        loads: [],
        args: { model: "Qwen/Qwen3-8B", "load-format": "dummy", "num-iters": 15 },
        env: {},
        endpoint: "completions",
        ignoreEos: false,
        warmups: 8,
        timeoutSeconds: 1800,
      },
    ],
    repeats: 3,
    seed: 0,
    policy: {
      alpha: 0.05,
      maxAgeDays: 30,
      metrics: {
        median_tpot_ms: { gate: true, relative: 0.02, absolute: 0.2, mustSee: 0.2 },
        success_rate: { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 },
        p99_ttft_ms: { gate: false, relative: 0.02, absolute: 0, mustSee: 0.2 },
      },
      slo: { p99_ttft_ms: 2000 },
    },
    budgetMinutes: 90,
    store: { kind: "artifact" },
    baselineSessions: 10,
    dropUnknownFlags: false,
    language: "en",
    hold: "auto",
    paired: "auto",
    warnings: [],
  });
});

it("leaves the data set to a tool whose own flags name one", async () => {
  const test = (name: string, args: string) =>
    `{ name: ${name}, tool: evalscope, args: ${args}, load: { request-rate: 1 } }`;
  const { tests } = await load(
    `${SMALL.split("tests:")[0]}tests: [${test("a", "{}")}, ${test("b", "{ dataset: openqa }")}]`,
  );
  expect(tests.map(({ dataset, ignoreEos }) => [dataset?.name, ignoreEos])).toEqual([
    ["random", true],
    [undefined, false],
  ]);
});

it("fills in the default policy, store, data set and server", async () => {
  const config = await load(SMALL);
  expect(config.policy).toEqual(DEFAULT_POLICY);
  expect(config.store).toEqual({ kind: "artifact" });
  expect(config.tests[0]).toMatchObject({
    server: "a",
    tool: "built-in",
    dataset: { name: "random", inputTokens: 1024, outputTokens: 128, rangeRatio: 0, prefixTokens: 0 },
    ignoreEos: true,
    loads: [{ requestRate: "inf", maxConcurrency: 8 }],
  });
});

it("replaces the default gating set by the metrics that are named, which gate unless they say no", async () => {
  const { policy, warnings } = await load(
    `${SMALL}policy: { metrics: { mean_itl_ms: {}, p99_itl_ms: { gate: false } } }\n`,
  );
  expect(Object.entries(policy.metrics).map(([id, { gate }]) => [id, gate])).toEqual([
    ["mean_itl_ms", true],
    ["p99_itl_ms", false],
  ]);
  expect(warnings).toEqual(["c.yml:3:11: success_rate does not gate: failing requests are only shown"]);
});

it("measures every rate at every limit, each load point once", async () => {
  const { tests } = await load(
    "servers: { a: { engine: simulated } }\ntests: [{ name: t, load: { request-rate: [4, inf, 4], max-concurrency: [8, 16] } }]\n",
  );
  expect(tests[0]?.loads).toEqual([
    { requestRate: 4, maxConcurrency: 8 },
    { requestRate: 4, maxConcurrency: 16 },
    { requestRate: "inf", maxConcurrency: 8 },
    { requestRate: "inf", maxConcurrency: 16 },
  ]);
});

it("reads YAML's anchors and merge keys", async () => {
  const yaml =
    "servers:\n  a: &a { engine: simulated, port: 81 }\n  b: { <<: *a, port: 82 }\ntests: [{ name: t, server: b, load: { concurrency: 1 } }]\n";
  const { servers } = await load(yaml);
  expect(servers["b"]).toMatchObject({ engine: "simulated", port: 82 });
});

it("gives `prompts` to the throughput tool unless its own flags say it", async () => {
  const { tests } = await load(
    "tests:\n  - { name: a, kind: throughput, prompts: 50, args: { model: m } }\n  - { name: b, kind: throughput, args: { model: m, num_prompts: 7 } }\n",
  );
  expect(tests.map(({ args }) => args)).toEqual([
    { model: "m", "num-prompts": 50 },
    { model: "m", num_prompts: 7 },
  ]);
});

it("reads how the base gets onto the machine", async () => {
  const of = async (base: string) => (await load(`${SMALL}base: ${base}\n`)).base;
  expect(await of("{ setup: make, setup-timeout: 5m, commit: v1.0, proof: { module: vllm } }")).toEqual({
    code: {
      kind: "built",
      setup: "make",
      setupTimeoutSeconds: 300,
      python: "layered",
      repositories: [],
      rebuildsHead: false,
      cache: { gigabytes: 50, days: 14 },
    },
    commit: "v1.0",
    proofModules: ["vllm"],
  });
  expect((await of("{ cache: false, repositories: { vllm: { path: ../vllm, commit-file: pin.txt } } }"))?.code).toEqual(
    {
      kind: "built",
      setupTimeoutSeconds: 1800,
      python: "layered",
      rebuildsHead: false,
      repositories: [{ name: "vllm", path: "../vllm", commit: { kind: "file", path: "pin.txt" } }],
    },
  );
  expect(await of("{ env: /opt/base }")).toEqual({ code: { kind: "environment", path: "/opt/base" } });
  expect(await of("{ url: { a: http://host:1 } }")).toEqual({ code: { kind: "urls", urls: { a: "http://host:1" } } });
  expect(await of("{ image: 'vllm:main' }")).toEqual({ code: { kind: "image", image: "vllm:main" } });
  expect(await of("{ image: { image: 'vllm:main', program: podman } }")).toMatchObject({
    code: { kind: "image", image: "vllm:main", container: { program: "podman", devices: [] } },
  });
  expect((await load(SMALL)).base).toBeUndefined();
});

it.each([
  ["{ env: /opt/base, url: http://host:1 }", 'c.yml:3:25: "env" says already where the base is'],
  ["{ env: /opt/base, setup: make }", 'c.yml:3:25: with "env" nothing is built'],
  [
    "{ repositories: { vllm: { path: ../vllm, commit: a, commit-file: b } } }",
    'c.yml:3:59: "commit" names the commit already',
  ],
  [
    "{ url: http://host:1/v1 }",
    "c.yml:3:14: the address goes without a path: http://host:1 instead of http://host:1/v1",
  ],
  ["{ url: { a: 'http://host:1/?x' } }", "the address goes without a path: http://host:1 instead of"],
])("refuses a base that contradicts itself: %s", async (base, message) => {
  await expect(load(`${SMALL}base: ${base}\n`)).rejects.toThrow(message);
});

it("refuses a base that is the head's own server", async () => {
  const servers = "servers: { toy: { engine: external, url: 'http://host:1' } }\n";
  const tests = "tests: [{ name: t, server: toy, load: { concurrency: 1 } }]\n";
  const of = (url: string) => load(`version: 1\nname: c\n${servers}${tests}base: { url: ${url} }\n`);
  await expect(of("http://host:1/")).rejects.toThrow("http://host:1 is the very server that the head's toy is");
  await expect(of("{ toy: http://HOST:1 }")).rejects.toThrow("is the very server");
  expect((await of("http://host:2")).base?.code.kind).toBe("urls");
});

it("puts the overrides before the file", async () => {
  const store = { kind: "directory", path: "/b" } as const;
  const config = await load(`${SMALL}enforce: gate\nname: x\n`, { enforce: "observe", name: "y", store });
  expect(config).toMatchObject({ enforce: "observe", name: "y", store });
});

it.each([
  ["baseline-sessions: 2\n", "c.yml:3:1: 2 baseline sessions are too few for a verdict; it takes 3"],
  [
    "policy: { metrics: { mean_itl_ms: { gate: false } } }\n",
    "c.yml:3:11: no metric gates: no pull request can fail, and none is judged",
  ],
])("warns of %s", async (yaml, warning) => {
  expect((await load(SMALL + yaml)).warnings).toEqual([warning]);
});

it("warns of a server that no test uses", async () => {
  const { warnings } = await load(
    SMALL.replace("simulated }", "simulated }, spare: { engine: simulated }").replace("name: t", "name: t, server: a"),
  );
  expect(warnings).toEqual(['c.yml:1:38: no test uses the server "spare"']);
});

it("warns of a flag that vLLM has dropped, and leaves it to the installed one", async () => {
  const yaml =
    "servers: { a: { engine: vllm, args: { model: Q/Q, swap-space: 4 } } }\ntests: [{ name: t, load: { concurrency: 8 } }]\n";
  const kept = await load(yaml);
  expect(kept.servers["a"]?.args).toEqual({ model: "Q/Q", "swap-space": 4 });
  expect(kept.warnings).toEqual([
    "c.yml:1:51: vLLM dropped --swap-space in 0.18.0 (vllm-project/vllm#36216): such a server will not start; drop-unknown-flags: true leaves it out",
  ]);
  const dropped = await load(`${yaml}drop-unknown-flags: true\n`);
  expect(dropped.servers).toEqual(kept.servers);
  expect(dropped.warnings).toEqual([
    "c.yml:1:51: vLLM dropped --swap-space in 0.18.0 (vllm-project/vllm#36216): left out where the installed vLLM has it no more",
  ]);
});

it("says of a folder in a file's place that it cannot be read", async () => {
  await expect(loadConfig("docs", fileReader("."))).rejects.toThrow(/^cannot read the configuration docs: EISDIR/);
});

it("reads what is measured in turn, in the order of the file", async () => {
  const { variants } = await load(
    `${SMALL}variants: { before: { commit: v1 }, eager: { args: { enforce-eager: true }, env: { A: 1 } }, main: { image: "vllm:main" } }\n`,
  );
  expect(variants).toEqual([
    { name: "before", commit: "v1", changes: { args: {}, env: {} } },
    { name: "eager", changes: { args: { "enforce-eager": true }, env: { A: "1" } } },
    { name: "main", ready: { kind: "image", image: "vllm:main" }, changes: { args: {}, env: {} } },
  ]);
});

it.each([
  ["{ a: {} }", "at least two variants"],
  ["{ base: {}, b: {} }", "not base, head or sentinel"],
  ["{ a/b: {}, b: {} }", "a name such as one-fix"],
  ["{ a: { commit: x, venv: /opt/a }, b: {} }", '"commit" says already where the code is'],
  ["{ a: { url: http://host:1/v1 }, b: {} }", "the address goes without a path: http://host:1 instead of"],
  ["{ a: { url: http://host:1, env: { A: 1 } }, b: {} }", "a server that is up already cannot be started otherwise"],
])("refuses variants that cannot be meant: %s", async (variants, message) => {
  await expect(load(`${SMALL}variants: ${variants}\n`)).rejects.toThrow(message);
});
