import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import { UserError } from "../../src/model/errors.ts";
import { TOOL_NAMES } from "../../src/model/spec.ts";
import { filesReader } from "./config-files.ts";

const SERVER = "servers: { a: { engine: vllm, args: { model: Q/Q } } }";
const TEST = "tests: [{ name: t, load: { concurrency: 8 } }]";
const FULL = `${SERVER}\n${TEST}\n`;

/** Each mistake, and the line that it is answered with. */
const MISTAKES: readonly (readonly [title: string, yaml: string, line: string])[] = [
  [
    "a key written twice",
    `${FULL}repeats: 1\nrepeats: 2\n`,
    "c.yml:4:1: the key repeats is written twice; keep one of them",
  ],
  ["a tab as indentation", "when:\n\tpaths: [a]\n", "c.yml:2:1: a tab is used as indentation; YAML takes spaces only"],
  [
    "YAML that cannot be read",
    "name: a: b\n",
    "c.yml:1:7: not readable as YAML: Nested mappings are not allowed in compact mappings",
  ],
  [
    "a second document",
    `${FULL}---\nname: b\n`,
    "c.yml:3:1: a second YAML document begins here; the configuration is one document",
  ],
  [
    "an alias without its anchor",
    "name: *x\n",
    "c.yml: not readable as YAML: Unresolved alias (the anchor must be set before the alias): x",
  ],
  ["an empty file", "", "c.yml: the file is empty"],
  ["a file of comments", "# nothing\n", "c.yml: the file is empty"],
  ["a list instead of keys", "- a\n", 'c.yml:1:1: expected a mapping of keys, saw ["a"]'],
  ["an unknown key", `${FULL}repeat: 4\n`, 'c.yml:3:1: unknown key "repeat"; did you mean "repeats"?'],
  [
    "an unknown key that is like no other",
    `${FULL}store: { kind: directory, path: x, zzz: 1 }\n`,
    'c.yml:3:36: unknown key "zzz" in store; valid keys are kind, path',
  ],
  [
    "an unknown key deep inside",
    `${SERVER}\ntests:\n  - name: t\n    load: { request_rate: 4 }\n`,
    'c.yml:4:13: unknown key "request_rate" in tests[0].load; did you mean "request-rate"?',
  ],
  [
    "a key of another data set",
    `${SERVER}\ntests: [{ name: t, load: { concurrency: 8 }, dataset: { name: sharegpt, path: x, prefix-tokens: 1 } }]\n`,
    'c.yml:2:82: unknown key "prefix-tokens" in tests[0].dataset; valid keys are name, path, output-tokens',
  ],
  [
    "a missing key, once, where its place is misspelt",
    "servers: { a: { engin: vllm } }\n",
    'c.yml:1:17: unknown key "engin" in servers.a; did you mean "engine"?',
  ],
  [
    "a missing key",
    "servers: { a: { port: 1 } }\n",
    "c.yml:1:15: servers.a.engine is missing: expected one of vllm, sglang, lmdeploy, trtllm, mindie, llama-cpp, tgi, external, command, simulated",
  ],
  ["another version of the format", `${FULL}version: 2\n`, "c.yml:3:10: version: expected 1, saw 2"],
  ["a number out of range", `${FULL}repeats: 0\n`, "c.yml:3:10: repeats: expected a number from 1, saw 0"],
  ["a number too large", `${FULL}repeats: 101\n`, "c.yml:3:10: repeats: expected a number up to 100, saw 101"],
  ["a fraction for a count", `${FULL}repeats: 1.5\n`, "c.yml:3:10: repeats: expected a whole number, saw 1.5"],
  ["an alpha of zero", `${FULL}policy: { alpha: 0 }\n`, "c.yml:3:18: policy.alpha: expected a number above 0, saw 0"],
  [
    "nothing behind a key",
    `${FULL}name:\n`,
    "c.yml:3:6: name: expected letters, digits, dots, dashes and underscores, at most 60, not beginning with a dot or a dash, saw nothing",
  ],
  [
    "a duration without a unit",
    `${FULL}budget: 90\n`,
    "c.yml:3:9: budget: expected a duration with its unit, such as 90s, 20m, 1h or 14d, saw 90",
  ],
  [
    "a duration of nothing",
    `${FULL}budget: 0m\n`,
    'c.yml:3:9: budget: expected a duration with its unit, such as 90s, 20m, 1h or 14d, saw "0m"',
  ],
  [
    "a percentage without its sign",
    `${FULL}policy: { metrics: { mean_tpot_ms: { relative: 2 } } }\n`,
    "c.yml:3:48: policy.metrics.mean_tpot_ms.relative: expected a percentage such as 2%, or a fraction from 0 to 1, saw 2",
  ],
  [
    "a metric without a known direction",
    `${FULL}policy: { metrics: { success_rate: {}, median_topt_ms: {} } }\n`,
    'c.yml:3:40: unknown metric "median_topt_ms"; did you mean "median_tpot_ms"?',
  ],
  [
    "a limit on no metric at all",
    `${FULL}policy: { slo: { speed: 1 } }\n`,
    `c.yml:3:18: unknown metric "speed"; ids are vLLM's result keys, such as median_tpot_ms; only tests of the tools custom and command declare their own`,
  ],
  [
    "an engine that is not built",
    "servers: { a: { engine: ollama } }\n",
    'c.yml:1:25: servers.a.engine: expected one of vllm, sglang, lmdeploy, trtllm, mindie, llama-cpp, tgi, external, command, simulated, saw "ollama"',
  ],
  [
    "no engine at all",
    "servers: { a: { engine: vlm } }\n",
    'c.yml:1:25: servers.a.engine: expected one of vllm, sglang, lmdeploy, trtllm, mindie, llama-cpp, tgi, external, command, simulated, saw "vlm"',
  ],
  [
    "an unknown tool",
    `${SERVER}\ntests: [{ name: t, tool: wrk }]\n`,
    `c.yml:2:26: tests[0].tool: expected one of ${TOOL_NAMES.join(", ")}, saw "wrk"`,
  ],
  [
    "a kind that there is not",
    `${SERVER}\ntests: [{ name: t, kind: quality }]\n`,
    'c.yml:2:26: tests[0].kind: expected one of serving, throughput, latency, accuracy, saw "quality"',
  ],
  [
    "an unquoted True, whose spelling YAML loses",
    "servers: { a: { engine: vllm, env: { A: True } } }\n",
    'c.yml:1:41: servers.a.env.A: expected a text or a number; put quotes around words such as "True" or "yes", saw true',
  ],
  [
    "a vLLM server without a model",
    `servers: { a: { engine: vllm } }\n${TEST}\n`,
    "c.yml:1:15: engine vllm needs a model: args: { model: Qwen/Qwen3-8B }",
  ],
  [
    "an external server without an address",
    `servers: { a: { engine: external } }\n${TEST}\n`,
    "c.yml:1:15: engine external needs the server's address: url: http://127.0.0.1:8000",
  ],
  [
    "an address with a path",
    `servers: { a: { engine: external, url: "http://h:1/v1" } }\n${TEST}\n`,
    "c.yml:1:40: the address goes without a path: http://h:1 instead of http://h:1/v1",
  ],
  [
    "an address that is none",
    `servers: { a: { engine: external, url: "h:1" } }\n${TEST}\n`,
    'c.yml:1:40: servers.a.url: expected an address such as http://127.0.0.1:8000, saw "h:1"',
  ],
  [
    "a command server without its argv",
    `servers: { a: { engine: command } }\n${TEST}\n`,
    'c.yml:1:15: engine command needs its argv: command: [my-server, --port, "{port}"]',
  ],
  [
    "a command that names a model which is not there",
    `servers: { a: { engine: command, command: [s, "{model}"] } }\n${TEST}\n`,
    'c.yml:1:43: the command names {model}, but the server has no "model"',
  ],
  [
    "a key that the engine would ignore",
    `servers: { a: { engine: external, url: "http://h:1", port: 80 } }\n${TEST}\n`,
    'c.yml:1:54: engine external has no "port"; it takes url, model',
  ],
  [
    "an unknown server",
    `servers: { qwen: { engine: vllm, args: { model: Q/Q } } }\ntests: [{ name: t, server: qwem, load: { concurrency: 8 } }]\n`,
    'c.yml:2:28: no server "qwem"; did you mean "qwen"?',
  ],
  [
    "a server where none is configured",
    "tests: [{ name: t, server: x, load: { concurrency: 8 } }]\n",
    'c.yml:1:28: no server "x"; none is configured under servers',
  ],
  [
    "a test that leaves the server open",
    "servers: { a: { engine: simulated }, b: { engine: simulated } }\ntests: [{ name: t, load: { concurrency: 8 } }]\n",
    'c.yml:2:9: the serving test "t" names no server: one of a, b',
  ],
  [
    "two tests of one name",
    `${SERVER}\ntests: [{ name: t, load: { concurrency: 8 } }, { name: t, load: { concurrency: 4 } }]\n`,
    'c.yml:2:56: a second test is called "t"',
  ],
  [
    "a name with a slash",
    `${SERVER}\ntests: [{ name: a/b }]\n`,
    'c.yml:2:17: tests[0].name: expected a name of at most 120 characters without a slash or a line break, saw "a/b"',
  ],
  [
    "a serving test without a load",
    `${SERVER}\ntests: [{ name: t }]\n`,
    'c.yml:2:9: the serving test "t" has no load: load: { request-rate: [1, 4, 16, inf] } or load: { concurrency: [8, 16] }',
  ],
  [
    "a rate of zero",
    `${SERVER}\ntests: [{ name: t, load: { request-rate: [1, 0] } }]\n`,
    "c.yml:2:46: tests[0].load.request-rate[1]: expected requests per second above 0, or inf, saw 0",
  ],
  [
    "two kinds of load at once",
    `${SERVER}\ntests: [{ name: t, load: { request-rate: 1, concurrency: 8 } }]\n`,
    'c.yml:2:45: "concurrency" stands alone; beside a request-rate the limit is "max-concurrency"',
  ],
  [
    "a schedule longer than the timeout",
    `${SERVER}\ntests: [{ name: t, prompts: 100, timeout: 60s, load: { request-rate: 1 } }]\n`,
    "c.yml:2:54: t/qps=1 sends its 100 requests over 100 s, longer than its timeout of 60 s",
  ],
  [
    "flags for the built-in tool",
    `${SERVER}\ntests: [{ name: t, load: { concurrency: 8 }, args: { x: 1 } }]\n`,
    "c.yml:2:46: the built-in tool has no flags; its settings are keys of the test",
  ],
  [
    "an offline test with a load",
    "tests: [{ name: t, kind: latency, args: { model: m }, load: { concurrency: 8 } }]\n",
    'c.yml:1:55: a latency test has no "load": it runs offline, all at once',
  ],
  [
    "an offline test with a server",
    `${SERVER}\ntests: [{ name: t, kind: throughput, args: { model: m }, server: a }]\n`,
    'c.yml:2:58: a throughput test has no "server": its tool loads the model itself, from args',
  ],
  [
    "an offline test by the built-in tool",
    "tests: [{ name: t, kind: latency, tool: built-in, args: { model: m } }]\n",
    "c.yml:1:41: a latency test is measured by vllm-bench, trtllm-bench, llama-bench, custom, command, not by built-in",
  ],
  [
    "an offline test without a model",
    "tests: [{ name: t, kind: latency }]\n",
    'c.yml:1:9: the latency test "t" needs a model: args: { model: Qwen/Qwen3-8B }',
  ],
  [
    "no tests at all",
    `${SERVER}\n`,
    "c.yml:1:1: nothing to measure: name a suite folder (suite: benchmarks/tests) or list tests",
  ],
  [
    "a suite of the wrong shape",
    "suite: 4\n",
    "c.yml:1:8: suite: expected a folder such as benchmarks/tests, or a mapping with path, variant, files and tool, saw 4",
  ],
  ["a suite without its path", "suite: { pat: x }\n", 'c.yml:1:10: unknown key "pat" in suite; did you mean "path"?'],
  ["a suite folder that is not there", "suite: none\n", "no suite folder at none"],
];

it.each(MISTAKES)("answers %s with one line", async (_title, yaml, line) => {
  const error = await loadConfig("c.yml", filesReader({ "c.yml": yaml })).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toHaveProperty("message", line);
});

it("stays on one line when a key holds a line break", async () => {
  const yaml = `${FULL}"a\\n::error::b": 1\n`;
  const error = await loadConfig("c.yml", filesReader({ "c.yml": yaml })).catch((thrown: unknown) => thrown);
  expect(error).toHaveProperty("message", expect.stringMatching(/^c\.yml:3:1: unknown key "a ::error::b"; .*$/));
});

it("says every mistake on a line of its own, in the order of the text", async () => {
  const yaml = `${FULL}repeats: 0\nenforc: gate\nseed: -1\n`;
  await expect(loadConfig("c.yml", filesReader({ "c.yml": yaml }))).rejects.toThrow(
    [
      "c.yml:3:10: repeats: expected a number from 1, saw 0",
      'c.yml:4:1: unknown key "enforc"; did you mean "enforce"?',
      "c.yml:5:7: seed: expected a number from 0, saw -1",
    ].join("\n"),
  );
});

it("names a file that is not there, and the command that writes one", async () => {
  await expect(loadConfig("c.yml", filesReader({}))).rejects.toMatchObject({
    message: "no configuration at c.yml",
    hint: "name one with --config, or the input config; docs/configuration.md has a whole file",
  });
});
