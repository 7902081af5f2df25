import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { servingCell } from "../../src/model/cell.ts";
import type { LoadPoint } from "../../src/model/load-point.ts";
import { decodeRequests, REQUEST_STATUSES } from "../../src/model/requests.ts";
import type { TestSpec } from "../../src/model/spec.ts";
import type { Trial } from "../../src/model/trial.ts";
import { builtIn } from "../../src/tools/built-in/built-in.ts";
import type { Target } from "../../src/tools/tool.ts";

const TEST: TestSpec = {
  name: "serving_x",
  kind: "serving",
  server: "x",
  tool: "built-in",
  args: {},
  env: { HF_HUB_OFFLINE: "1" },
  dataset: { name: "random", inputTokens: 64, outputTokens: 8, rangeRatio: 0, prefixTokens: 0 },
  prompts: 100,
  loads: [],
  endpoint: "completions",
  ignoreEos: true,
  warmups: 3,
  timeoutSeconds: 600,
};
const TARGET: Target = {
  baseUrl: "http://127.0.0.1:8000",
  model: "m",
  folder: "/out",
  node: "/bin/node",
  cli: "/dist/cli.js",
  first: true,
};

function trialAt(load: LoadPoint, test: Partial<TestSpec> = {}): Trial {
  const spec = { ...TEST, ...test };
  return { id: "t", cell: servingCell(spec.name, load), variant: "head", repeat: 1, seed: 8, round: 0, test: spec };
}

function specAt(load: LoadPoint, test: Partial<TestSpec> = {}, target = TARGET) {
  const { files } = builtIn.command(trialAt(load, test), target);
  return JSON.parse(Object.values(files)[0] ?? "");
}

describe("the built-in tool's command", () => {
  it("starts our own cli with a specification beside the results", () => {
    const { argv, files, env, resultFile, requestsFile } = builtIn.command(trialAt({ requestRate: 4 }), TARGET);
    expect(argv[0]).toBe("/bin/node");
    expect(argv.slice(-4)).toEqual(["/dist/cli.js", "load", "--spec", "/out/load-spec.json"]);
    expect(Object.keys(files)).toEqual(["/out/load-spec.json"]);
    expect(env).toEqual({ HF_HUB_OFFLINE: "1" });
    expect([resultFile, requestsFile]).toEqual(["/out/load-result.json", "/out/requests.bin"]);
  });

  it("has the generator calibrate itself before the first trial of a session only", () => {
    expect(specAt({ requestRate: 4 })).toMatchObject({ calibrate: true });
    expect(specAt({ requestRate: 4 }, {}, { ...TARGET, first: false })).toMatchObject({ calibrate: false });
  });

  it("asks for what the trial says", () => {
    expect(specAt({ requestRate: "inf", maxConcurrency: 16 }, { endpoint: "chat" })).toMatchObject({
      baseUrl: "http://127.0.0.1:8000",
      model: "m",
      endpoint: "chat",
      seed: 8,
      prompts: 100,
      load: { requestRate: "inf", maxConcurrency: 16 },
      dataset: TEST.dataset,
      ignoreEos: true,
    });
  });

  it.each([
    ["the concurrency", { requestRate: 4, maxConcurrency: 16 }, {}, 16],
    ["as much as was asked for", { requestRate: 4, maxConcurrency: 2 }, { warmups: 9 }, 9],
    ["a wide batch when all is sent at once", { requestRate: "inf" }, {}, 32],
    ["no more than there are prompts", { requestRate: "inf", maxConcurrency: 64 }, { prompts: 20 }, 20],
  ] as const)("warms up with %s", (_, load, test, warmups) => {
    expect(specAt(load, test).warmups).toBe(warmups);
  });

  it("leaves the generator time to end by itself", () => {
    expect(specAt({ requestRate: 4 }).deadlineMs).toBeLessThan(600_000);
  });

  it("refuses a test without a data set, and one without a server", () => {
    const { dataset: _, ...without } = TEST;
    const trial = { ...trialAt({ requestRate: 4 }), test: without };
    expect(() => builtIn.command(trial, TARGET)).toThrow("test serving_x: no dataset");
    const { baseUrl: __, ...offline } = TARGET;
    expect(() => builtIn.command(trialAt({ requestRate: 4 }), offline)).toThrow("serving tests of a server");
  });
});

const FIXTURES = "fixtures/built-in/0.1.0";
const sourceOf = (name: string) => ({ name, text: readFileSync(`${FIXTURES}/${name}`, "utf8") });

describe("the built-in tool's results", () => {
  it("are read as they were printed", () => {
    const source = sourceOf("serving_tiny_llama_qps_8.json");
    const printed = JSON.parse(source.text);
    expect(builtIn.detect(source)).toEqual({ evidence: "schema llm-perf-gate/load@1" });
    const [reading, ...more] = builtIn.read(source);
    expect(more).toEqual([]);
    expect(reading).toEqual({
      tool: { name: "built-in", version: "0.1.0", definition: "built-in@1" },
      metrics: printed.metrics,
      counts: printed.counts,
      workload: printed.workload,
      validity: { state: "valid" },
      notes: printed.notes,
    });
    expect(reading?.counts).toMatchObject({ requested: 40, completed: 40, failed: 0, outputTokens: 965 });
    expect(reading?.notes).toContain(`schedule ${printed.digests.schedule}`);
  });

  it("agree with the columns beside them", () => {
    const requests = decodeRequests(readFileSync(`${FIXTURES}/serving_tiny_llama_qps_8.bin`));
    const [reading] = builtIn.read(sourceOf("serving_tiny_llama_qps_8.json"));
    expect(requests.outputTokens.reduce((sum, tokens) => sum + tokens, 0)).toBe(reading?.counts.outputTokens);
    expect([...requests.status].every((status) => REQUEST_STATUSES[status] === "completed")).toBe(true);
    expect(requests.ttftUs.reduce((sum, ttft) => sum + ttft, 0) / 40 / 1000).toBeCloseTo(
      reading?.metrics["mean_ttft_ms"] ?? 0,
      9,
    );
  });

  it("are invalid without a server, and valid when the server refuses every request", () => {
    const [unreachable] = builtIn.read(sourceOf("server_unreachable_qps_8.json"));
    expect(unreachable?.validity).toEqual({
      state: "invalid",
      reasons: [expect.stringContaining("server unreachable")],
    });
    const [refused] = builtIn.read(sourceOf("wrong_model_qps_8.json"));
    expect(refused).toMatchObject({ validity: { state: "valid" }, counts: { completed: 0, failed: 40 }, metrics: {} });
    expect(refused?.notes).toContainEqual(expect.stringContaining("does not exist"));
  });

  it("are not taken for another tool's", () => {
    expect(builtIn.detect({ name: "x.json", text: '{"schema": "llm-perf-gate/record@1"}' })).toBeUndefined();
    expect(builtIn.detect({ name: "x.json", text: "" })).toBeUndefined();
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, -20), "not whole JSON"],
    [
      "a number that is none",
      (text: string) => text.replace(/"mean_ttft_ms": [\d.]+/, '"mean_ttft_ms": null'),
      "metrics.mean_ttft_ms",
    ],
    ["a negative count", (text: string) => text.replace('"completed": 40', '"completed": -1'), "counts.completed"],
  ])("are refused with the file's name when they are %s", (_, damage, message) => {
    const { name, text } = sourceOf("serving_tiny_llama_qps_8.json");
    expect(() => builtIn.read({ name, text: damage(text) })).toThrow(
      new RegExp(`${name}: .*${message.replaceAll(".", "\\.")}`),
    );
  });
});
