import { expect, it } from "vitest";
import { readInputs } from "../../src/config/inputs.ts";

it("has a default for everything", () => {
  expect(readInputs({})).toEqual({
    config: ".github/llm-perf-gate.yml",
    mode: "gate",
    comment: "always",
    check: "auto",
    workflow: "perf-on-demand.yml",
    confirm: false,
    chart: false,
  });
});

it("takes an input that the workflow leaves out for not given", () => {
  expect(readInputs({ INPUT_SUITE: "", "INPUT_GITHUB-TOKEN": " ", INPUT_SHARD: "", INPUT_COMMENT: "" })).toEqual(
    readInputs({}),
  );
});

it("reads every input", () => {
  expect(
    readInputs({
      INPUT_CONFIG: "perf.yml",
      INPUT_MODE: "report",
      "INPUT_GITHUB-TOKEN": "ghs_1",
      INPUT_SUITE: "benchmarks/tests",
      INPUT_NAME: "qwen3",
      INPUT_ENFORCE: "observe",
      INPUT_FILTER: "^serving_",
      INPUT_SHARD: "2/4",
      INPUT_LEG: "910b-2",
      "INPUT_BASELINE-PATH": "/data/perf",
      "INPUT_SESSIONS-PATH": "legs",
      "INPUT_SESSION-PATH": "out",
      INPUT_COMMENT: "false",
    }),
  ).toEqual({
    config: "perf.yml",
    mode: "report",
    githubToken: "ghs_1",
    suite: "benchmarks/tests",
    name: "qwen3",
    enforce: "observe",
    filter: /^serving_/,
    shard: { index: 2, of: 4 },
    leg: "910b-2",
    baselinePath: "/data/perf",
    sessionsPath: "legs",
    sessionPath: "out",
    comment: "never",
    check: "auto",
    workflow: "perf-on-demand.yml",
    confirm: false,
    chart: false,
  });
});

it.each([
  [{ INPUT_MODE: "gates" }, 'input mode: expected gate, run, report or command, saw "gates"'],
  [{ INPUT_ENFORCE: "no" }, 'input enforce: expected gate or observe, saw "no"'],
  [{ INPUT_COMMENT: "yes" }, 'input comment: expected always, on-change, on-failure or never, saw "yes"'],
  [{ INPUT_SHARD: "5/4" }, 'input shard: expected I/N with I from 1 to N, such as 2/4, saw "5/4"'],
  [{ INPUT_SHARD: "0/4" }, 'input shard: expected I/N with I from 1 to N, such as 2/4, saw "0/4"'],
  [
    { INPUT_LEG: "a/b" },
    'input leg: expected letters, digits, dots, dashes and underscores, at most 60, not beginning with a dot or a dash, saw "a/b"',
  ],
])("refuses %j with one line", (env, line) => {
  expect(() => readInputs(env)).toThrow(expect.objectContaining({ name: "UserError", message: line }));
});

it("refuses a filter that is no regular expression", () => {
  expect(() => readInputs({ INPUT_FILTER: "(" })).toThrow(/^input filter: Invalid regular expression/);
});
