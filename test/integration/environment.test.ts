import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pushEvent } from "./events.ts";
import { type Call, callsIn, FAKE_VLLM_PATH } from "./fake-vllm.ts";
import { shaOf } from "./github/state.ts";
import { type StoredSession, serverLogs, sessionIn } from "./left-behind.ts";
import type { StepResult } from "./runner.ts";
import { CONFIG, toySuite } from "./toy.ts";
import { type JobResult, startWorkflow } from "./workflow.ts";

const SERVING = [
  {
    test_name: "serving_tiny_tp1",
    qps_list: [4, "inf"],
    server_environment_variables: { VLLM_USE_V1: 1 },
    server_parameters: {
      model: "org/tiny",
      tensor_parallel_size: 1,
      trust_remote_code: "",
      enforce_eager: true,
      enable_prefix_caching: false,
      compilation_config: { level: 3, sizes: [1, 2] },
      swap_space: 16,
      disable_log_requests: "",
    },
    client_parameters: {
      model: "org/tiny",
      backend: "vllm",
      dataset_name: "random",
      random_input_len: 32,
      "random-output-len": 16,
      num_prompts: 20,
      ignore_eos: "",
      extra_body: { top_k: 1 },
    },
  },
  {
    test_name: "serving_tiny_limited",
    qps_list: ["inf"],
    max_concurrency_list: [4],
    server_environment_variables: { VLLM_USE_V1: 1 },
    server_parameters: {
      model: "org/tiny",
      "tensor-parallel-size": 1,
      trust_remote_code: "",
      enforce_eager: true,
      enable_prefix_caching: false,
      compilation_config: { level: 3, sizes: [1, 2] },
      swap_space: 16,
      disable_log_requests: "",
    },
    client_parameters: { dataset_name: "random", random_input_len: 32, random_output_len: 16, num_prompts: 20 },
  },
];
const LATENCY = [
  {
    test_name: "latency_tiny_tp1",
    environment_variables: { VLLM_LATENCY_ONLY: "yes" },
    parameters: { model: "org/tiny", load_format: "dummy", num_iters: 5, hf_overrides: { vocab_size: 10240 } },
  },
];
const THROUGHPUT = [
  { test_name: "throughput_tiny_tp1", parameters: { model: "org/tiny", "num-prompts": 20, "input-len": 32 } },
];

const FILES = {
  [CONFIG]:
    "version: 1\nname: suite\nsuite: benchmarks/tests\nrepeats: 2\nenv-from: [set_env.sh]\ndrop-unknown-flags: true\n",
  "set_env.sh": 'echo sourced\nexport TOOLKIT_HOME="/opt/tool kit"\nunset UNWANTED\nexport GITHUB_TOKEN=again\n',
  "benchmarks/tests/serving-tests.json": JSON.stringify(SERVING),
  "benchmarks/tests/latency-tests.json": JSON.stringify(LATENCY),
  "benchmarks/tests/throughput-tests.json": JSON.stringify(THROUGHPUT),
};

const isStart = ({ argv }: Call): boolean => argv[0] === "serve" && !argv.includes("--help=all");

describe("a vLLM suite folder on a machine with `vllm` on its PATH", () => {
  const folder = mkdtempSync(join(tmpdir(), "suite-"));
  const session = join(folder, "session");
  let job: JobResult;
  let preview: StepResult;
  let calls: readonly Call[];
  let stored: StoredSession;
  let trackingId = "";

  beforeAll(async () => {
    await using workflow = await startWorkflow(FILES);
    const env = {
      PATH: FAKE_VLLM_PATH,
      FAKE_VLLM_CALLS: join(folder, "calls"),
      GITHUB_TOKEN: "ghs_secret",
      GH_TOKEN: "ghs_secret",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "oidc",
      UNWANTED: "1",
    };
    job = await workflow.onBranch("push", {
      env,
      inputs: { "session-path": session },
      inspect: async (machine) => {
        trackingId = machine.trackingId;
        calls = callsIn(join(folder, "calls"));
        const args = ["run", "--config", CONFIG, "--dry-run", "--format", "json"];
        const event = pushEvent({ sha: shaOf("head"), branch: "main" });
        preview = await machine.run({ entry: "cli.js", args, event, env });
      },
    });
    stored = sessionIn(session);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("measures every test with vLLM's own commands", () => {
    expect(job.action).toMatchObject({ exitCode: 0, outputs: { decision: "measured" } });
    expect(stored.header).toMatchObject({ complete: true, suite: "suite" });
    expect(stored.header.environment.subject).toMatchObject({ "server tiny-tp1": "vllm 0.32.0" });
    expect(new Set(stored.records.map(({ cell }) => cell))).toEqual(
      new Set([
        "serving_tiny_tp1/qps=4",
        "serving_tiny_tp1/qps=inf",
        "serving_tiny_limited/qps=inf,concurrency=4",
        "latency_tiny_tp1",
        "throughput_tiny_tp1",
      ]),
    );
    expect(stored.records).toHaveLength(10);
    for (const { validity } of stored.records) expect(validity).toEqual({ state: "valid" });
    const serving = stored.records.find(({ cell }) => cell === "serving_tiny_tp1/qps=4");
    expect(serving?.metrics).toMatchObject({ median_ttft_ms: 87.47427200006541, output_throughput: 546.7458174184529 });
  });

  it("starts one server for all cells that share its configuration", () => {
    expect(calls.filter(isStart)).toHaveLength(1);
    expect(serverLogs(session)).toHaveLength(1);
    const starts = stored.records.flatMap(({ server }) => (server === undefined ? [] : [server.start]));
    expect(new Set(starts)).toEqual(new Set(["tiny-tp1#0"]));
  });

  it("gives the server its flags: `true` and an empty text bare, an object as one argument, `false` left out", () => {
    const server = calls.find(isStart);
    const [, , , , , port] = server?.argv ?? [];
    expect(server?.argv).toEqual([
      ...["serve", "org/tiny", "--host", "127.0.0.1", "--port", port],
      ...["--tensor-parallel-size", "1", "--trust-remote-code", "--enforce-eager"],
      ...["--compilation-config", '{"level":3,"sizes":[1,2]}'],
    ]);
    expect(server?.env).toMatchObject({ VLLM_USE_V1: "1", VLLM_SERVER_DEV_MODE: "1" });
  });

  it("gives each client its load point, its seed and its own flags", () => {
    const clients = calls.filter(({ argv }) => argv[1] === "serve");
    expect(clients).toHaveLength(6);
    for (const { argv, env } of clients) {
      expect(argv).toEqual(expect.arrayContaining(["--num-prompts", "20", "--random-input-len", "32"]));
      expect(env["VLLM_USE_V1"]).toBeUndefined();
    }
    const [first] = clients;
    expect(pairs(first)).toMatchObject({ "--request-rate": "4", "--seed": "0", "--extra-body": '{"top_k":1}' });
    expect(
      clients.filter(({ argv }) => argv.includes("--max-concurrency")).map((call) => pairs(call)["--seed"]),
    ).toEqual(["0", "1"]);
    const latency = calls.filter(({ argv }) => argv[1] === "latency");
    expect(latency.map(({ env }) => env["VLLM_LATENCY_ONLY"])).toEqual(["yes", "yes"]);
    expect(pairs(latency[0])).toMatchObject({ "--hf-overrides": '{"vocab_size":10240}', "--num-iters": "5" });
  });

  it("warns of the flags that vLLM has dropped, and leaves out what its own --help=all does not list", () => {
    expect(job.action.stdout).toMatch(/::warning.*--swap-space.*left out/);
    expect(job.action.stdout).toMatch(/::warning.*--disable-log-requests.*left out/);
    for (const { argv } of calls) expect(argv.join(" ")).not.toMatch(/swap|disable-log/);
    expect(calls[0]?.argv).toEqual(["serve", "--help=all"]);
    expect(stored.header.notes).toContain(
      "server tiny-tp1 was started without --swap-space, --disable-log-requests: vllm serve has none",
    );
  });

  it("runs what the dry run prints, in that order, less what the engine says it has not", () => {
    expect(preview).toMatchObject({ exitCode: 0 });
    const { trials } = JSON.parse(preview.stdout) as { trials: readonly Planned[] };
    const tools = calls.filter(({ argv }) => argv[0] === "bench");
    expect(tools.map(({ argv }) => plain(["vllm", ...argv]))).toEqual(trials.map(({ argv }) => plain(argv)));
    const server = calls.find(isStart);
    for (const { server: planned } of trials.filter(({ server }) => server !== undefined)) {
      const dropped = ["--swap-space", "16", "--disable-log-requests"];
      expect(plain(planned?.argv ?? [])).toEqual(plain(["vllm", ...(server?.argv ?? []), ...dropped]));
      expect(server?.env).toMatchObject(planned?.env ?? {});
    }
    expect(stored.records.map(({ command }) => plain(command ?? []).join(" ")).sort()).toEqual(
      trials.map(({ argv }) => plain(argv).join(" ")).sort(),
    );
  });

  it("keeps the runner's secrets and channels from every child, and hands on what env-from changes", () => {
    expect(calls).toHaveLength(12);
    for (const { env } of calls) {
      const names = Object.keys(env);
      expect(names.filter((name) => /^(?:INPUT_|ACTIONS_|STATE_|GH_TOKEN$|GITHUB_TOKEN$)/.test(name))).toEqual([]);
      expect(names.filter((name) => /^GITHUB_(?:ENV|OUTPUT|STATE|PATH|STEP_SUMMARY)$/.test(name))).toEqual([]);
      expect(JSON.stringify(env)).not.toMatch(/ghs_|oidc/);
      expect(env).toMatchObject({ RUNNER_TRACKING_ID: trackingId, TOOLKIT_HOME: "/opt/tool kit", CI: "true" });
      expect(env["UNWANTED"]).toBeUndefined();
    }
  });

  interface Planned {
    readonly argv: readonly string[];
    readonly server?: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> };
  }

  /** Without what differs by nature: the free port, and the session's own folder. */
  function plain(argv: readonly string[]): readonly string[] {
    return argv.map((word, index) =>
      argv[index - 1] === "--port" ? "PORT" : word.replace(/127\.0\.0\.1:\d+/, "SERVER").replace(`${session}/`, ""),
    );
  }

  function pairs(call: Call | undefined): Readonly<Record<string, string>> {
    const argv = call?.argv ?? [];
    return Object.fromEntries(argv.map((word, index) => [word, argv[index + 1] ?? ""]));
  }
});

it("repeats the same schedule in every session, and another one in every repeat", async () => {
  await using workflow = await startWorkflow({
    [CONFIG]: toySuite().replace("concurrency: 4", "request-rate: 40"),
  });
  const folder = mkdtempSync(join(tmpdir(), "schedules-"));
  const schedules: string[][] = [];
  for (const name of ["one", "two"]) {
    const session = join(folder, name);
    await workflow.onBranch("push", { inputs: { "session-path": session } });
    schedules.push(
      sessionIn(session).records.map(({ notes }) => notes.find((note) => /schedule/.test(note)) ?? "no schedule"),
    );
  }
  rmSync(folder, { recursive: true });
  const [one, two] = schedules;
  expect(one).toEqual(two);
  expect(one).toHaveLength(3);
  expect(new Set(one).size).toBe(3);
});
