import { expect, test } from "vitest";
import { dryRun } from "../../src/run/dry-run.ts";
import { equipment, program } from "./parts.ts";
import { planOf, requestOf, rigWorld, serverSpec, testSpec } from "./rig.ts";

const { world } = rigWorld();

test("shows the exact command of each trial and of its server", () => {
  const server = serverSpec(["delay=10"], { env: { TP: "1" }, port: 9000 });
  const plan = planOf({ test: testSpec("a", { requests: 8 }), server, repeats: 2 }, { test: testSpec("offline") });
  const { config } = requestOf(plan);
  const { trials, warnings } = dryRun(
    { ...config, warnings: ["odd"] },
    { ...plan, warnings: ["odd", "empty"] },
    world,
    equipment(),
  );
  const { node } = world;
  expect(trials[1]).toEqual({
    cell: "a/qps=inf",
    variant: "head",
    repeat: 1,
    tool: "built-in",
    argv: [node, program("measure.mjs"), "http://127.0.0.1:9000", "raw/a-r1", "1", "requests=8"],
    server: { engine: "command", argv: [node, program("serve.mjs"), "9000", "delay=10"], env: { TP: "1" } },
  });
  expect(trials[2]).not.toHaveProperty("server");
  expect(warnings).toEqual(["odd", "empty"]);
});

test("shows an external server without a command", () => {
  const server = serverSpec([], { engine: "external", url: "http://engine:8000" });
  const plan = planOf({ test: testSpec("a"), server });
  const [trial] = dryRun(requestOf(plan).config, plan, world, equipment()).trials;
  expect(trial?.server).toEqual({ engine: "external", argv: [], env: {} });
  expect(trial?.argv).toContain("http://engine:8000");
});

test("plans the real tools on a server whose model only the server knows", () => {
  const { model: _model, ...server } = serverSpec();
  const dataset = { name: "random", inputTokens: 8, outputTokens: 4, rangeRatio: 0, prefixTokens: 0 } as const;
  const plan = planOf({ test: testSpec("a", {}, { dataset }), server });
  const argv = dryRun(requestOf(plan).config, plan, world).trials[0]?.argv ?? [];
  expect(argv[0]).toBe(process.execPath);
  expect(argv.slice(argv.indexOf("unused"), argv.indexOf("unused") + 2)).toEqual(["unused", "load"]);
});

test("warns of data that is not there", () => {
  const dataset = { name: "custom", path: "data/nowhere.jsonl", outputTokens: 4 } as const;
  const plan = planOf({ test: testSpec("a", {}, { dataset }), server: serverSpec(), repeats: 2 });
  expect(dryRun(requestOf(plan).config, plan, world, equipment()).warnings).toEqual([
    "test a: the data set data/nowhere.jsonl does not exist; mend dataset.path",
  ]);
});

test("shows what the gate sets and writes for a tool, which its command alone does not tell", () => {
  const dataset = { name: "random", inputTokens: 8, outputTokens: 4, rangeRatio: 0, prefixTokens: 0 } as const;
  const loads = [{ requestRate: 4 }] as const;
  const plan = planOf(
    { test: testSpec("a", {}, { dataset, loads, tool: "guidellm" }), server: serverSpec() },
    { test: testSpec("b", {}, { dataset, tool: "ais-bench" }), server: serverSpec() },
  );
  const [guidellm, aisBench] = dryRun(requestOf(plan).config, plan, world).trials;
  expect(guidellm).not.toHaveProperty("files");
  expect(Object.values(aisBench?.files ?? {}).join()).toContain("host_port=8000");
  expect(aisBench).not.toHaveProperty("env");
});
