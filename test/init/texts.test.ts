import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "../../src/config/load.ts";
import { configText, EDIT } from "../../src/init/config-text.ts";
import type { Repository } from "../../src/init/repository.ts";
import { workflowText } from "../../src/init/workflow-text.ts";

const EMPTY: Repository = {
  name: "repository",
  branch: "main",
  suites: [],
  nightly: [],
  sources: [],
  installable: false,
  engine: "other",
  environmentScripts: [],
};

const name = fc.stringMatching(/^[\w. #:{}[\]'"&*!|>%@-]{1,20}$/).filter((text) => text.trim() === text && text !== "");

/** Repositories of every shape, with names that mean something to YAML. */
const repositories: fc.Arbitrary<Repository> = fc.record(
  {
    name,
    branch: name,
    suites: fc.array(
      fc.record({
        folder: name,
        kinds: fc.subarray(["latency", "serving", "throughput"], { minLength: 1 }),
        variant: name,
      }),
      { maxLength: 2 },
    ),
    nightly: fc.array(name, { maxLength: 1 }),
    runner: fc.record({
      labels: fc.array(name, { minLength: 1, maxLength: 3 }),
      file: fc.constant("ci.yml"),
      accelerator: fc.boolean(),
    }),
    sources: fc.array(name, { maxLength: 3 }),
    installable: fc.boolean(),
    engine: fc.constantFrom("vllm", "vllm-ascend", "other"),
    environmentScripts: fc.array(name, { maxLength: 2 }),
  },
  { requiredKeys: ["name", "branch", "suites", "nightly", "sources", "installable", "engine", "environmentScripts"] },
);

/** The texts as a reader of the configuration sees them, with one test in every suite file. */
function reader(config: string) {
  const test = [
    { test_name: "t", parameters: { model: "m" }, server_parameters: { model: "m" }, client_parameters: {} },
  ];
  return {
    readText: async (path: string) => {
      if (path.endsWith(".json")) return JSON.stringify(test);
      if (path === "gate.yml") return config;
      throw Object.assign(new Error(path), { code: "ENOENT" });
    },
    list: async () => ["serving-tests.json"],
  };
}

describe("configText", () => {
  it("is a configuration without mistakes or warnings, that is never red", async () => {
    const text = configText(EMPTY);
    const config = await loadConfig("gate.yml", reader(text));
    expect(config).toMatchObject({ enforce: "observe", warnings: [] });
    expect(config.tests.map(({ name }) => name)).toEqual(["serving_qwen3_0.6B"]);
  });

  it("names the suite that was found instead of a test of its own", async () => {
    const text = configText({ ...EMPTY, suites: [{ folder: "benchmarks/tests", kinds: ["serving"] }] });
    expect(parse(text)).toMatchObject({ suite: "benchmarks/tests" });
    expect(parse(text)).not.toHaveProperty("tests");
    expect(text).not.toContain(EDIT);
  });

  it("measures nightly tests where there is no suite of JSON files", () => {
    const { suite, policy } = parse(configText({ ...EMPTY, nightly: ["tests/e2e/nightly/configs"] }));
    expect(suite).toBe("tests/e2e/nightly/configs");
    expect(Object.keys(policy.metrics)).toContain("accuracy");
  });

  it("gates what the kinds of tests measure", () => {
    const { policy } = parse(configText({ ...EMPTY, suites: [{ folder: "a", kinds: ["latency"] }] }));
    expect(Object.keys(policy.metrics)).toEqual(["avg_latency"]);
  });

  it("measures only pull requests that touch the sources or the suite", () => {
    const text = configText({ ...EMPTY, sources: ["vllm", "setup.py"], suites: [{ folder: "b", kinds: ["serving"] }] });
    expect(parse(text)).toMatchObject({ when: { paths: ["vllm/**", "setup.py", "b/**"] } });
  });
});

describe("both texts", () => {
  it("are YAML that says what was seen, whatever the names are", () => {
    fc.assert(
      fc.property(repositories, (repository) => {
        const config = parse(configText(repository));
        const workflow = parse(workflowText(repository, ".github/llm-perf-gate.yml"));
        const [suite] = repository.suites;
        if (suite !== undefined) expect(config.suite).toEqual({ path: suite.folder, variant: suite.variant });
        expect(config["env-from"] ?? []).toEqual(repository.environmentScripts);
        expect(workflow.on.push.branches).toEqual([repository.branch]);
        expect(workflow.jobs.perf["runs-on"]).toEqual(repository.runner?.labels ?? ["self-hosted", "npu"]);
      }),
    );
  });

  it("leave ten lines to edit at most", () => {
    fc.assert(
      fc.property(repositories, (repository) => {
        const both = configText(repository) + workflowText(repository, "c");
        expect(both.split(EDIT).length - 1).toBeLessThanOrEqual(10);
      }),
    );
  });

  it("keep the container of the runner that was found", () => {
    const container = {
      image: "cann:8.5",
      volumes: ["/usr/local/dcmi:/usr/local/dcmi"],
      options: "--device /dev/davinci0",
    };
    const text = workflowText(
      { ...EMPTY, runner: { labels: ["npu"], container, file: "ci.yml", accelerator: true } },
      "c",
    );
    expect(parse(text).jobs.perf.container).toEqual(container);
  });
});
