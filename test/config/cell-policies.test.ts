import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import { filesReader } from "./config-files.ts";

const TESTS = `
servers: { s: { engine: external, url: "http://127.0.0.1:1" } }
tests: [{ name: serving_x, server: s, load: { request-rate: [1, 4] } }]
`;

const policyOf = async (policy: string) => {
  const { policy: read, warnings } = await loadConfig("c.yml", filesReader({ "c.yml": `${TESTS}policy:\n${policy}` }));
  return { policy: read, warnings: warnings.join("\n") };
};

it("reads what some cells do otherwise, and leaves out what they do not say", async () => {
  const { policy, warnings } = await policyOf(`
  metrics: { median_tpot_ms: { relative: 5%, warn: 2% }, success_rate: {} }
  cells:
    "serving_x/qps=4":
      metrics: { median_tpot_ms: { must-see: 30% }, p99_ttft_ms: { gate: true, absolute: 3 } }
      slo: { p99_ttft_ms: 900 }
`);
  expect(policy.metrics["median_tpot_ms"]).toEqual({
    gate: true,
    relative: 0.05,
    absolute: 0,
    mustSee: 0.2,
    warn: 0.02,
  });
  expect(policy.cells).toEqual([
    {
      pattern: "serving_x/qps=4",
      metrics: { median_tpot_ms: { mustSee: 0.3 }, p99_ttft_ms: { gate: true, absolute: 3 } },
      slo: { p99_ttft_ms: 900 },
    },
  ]);
  expect(warnings).toBe("");
});

it("warns of a pattern that no cell matches, naming the cells that there are", async () => {
  const { warnings } = await policyOf(`  cells: { "serving_y/*": { slo: { p99_ttft_ms: 900 } } }`);
  expect(warnings).toContain('"serving_y/*" matches no cell');
  expect(warnings).toContain("serving_x/qps=1, serving_x/qps=4");
});

it("warns of a warn level that can never show", async () => {
  const own = `  cells: { "*": { metrics: { output_throughput: { warn: 2% } } } }`;
  expect((await policyOf(own)).warnings).toContain(
    "c.yml:5:51: output_throughput: the warn level is not below relative",
  );
});

it("refuses an unknown metric and an unknown key of a cell, with its place", async () => {
  await expect(policyOf(`  cells: { "*": { metrics: { median_tpot: {} } } }`)).rejects.toThrow(
    'unknown metric "median_tpot"; did you mean "median_tpot_ms"?',
  );
  await expect(policyOf(`  cells: { "*": { metrics: { median_tpot_ms: { relativ: 2% } } } }`)).rejects.toThrow(
    'unknown key "relativ"',
  );
});

it("reads the levels of a release, and warns of a cell that there is not", async () => {
  const { policy, warnings } = await policyOf(
    `  drift: { since: v1, levels: { "serving_x/qps=4": { median_tpot_ms: 20 }, "gone": { median_tpot_ms: 1 } } }`,
  );
  expect(policy.drift).toEqual({
    since: "v1",
    budget: 0.1,
    levels: [
      { cell: "serving_x/qps=4", metric: "median_tpot_ms", level: 20 },
      { cell: "gone", metric: "median_tpot_ms", level: 1 },
    ],
  });
  expect(warnings).toContain('policy.drift.levels: "gone" is no cell');
});

it("takes a metric that only the output of a tool declares, with a warning, where a test has such a tool or there is none", async () => {
  const own = "policy: { metrics: { kernel_us: { gate: true } } }";
  const command = "tests: [{ name: k, tool: command, kind: throughput, args: { command: [./bench] } }]";
  for (const yaml of [`${command}\n${own}`, own]) {
    const { policy, warnings } = await loadConfig("c.yml", filesReader({ "c.yml": yaml }), { judgeOnly: true });
    expect(policy.metrics["kernel_us"]).toMatchObject({ gate: true });
    expect(warnings.join()).toContain(
      '"kernel_us" is no metric that is known here: it is judged only where a tool\'s output declares its unit and direction',
    );
  }
  await expect(loadConfig("c.yml", filesReader({ "c.yml": `${TESTS}${own}` }))).rejects.toThrow("unknown metric");
});
