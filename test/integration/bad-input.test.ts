import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { takeLock } from "../../src/run/lock-file.ts";
import { pushEvent } from "./events.ts";
import { FAKE_VLLM_PATH, PLAIN_PATH } from "./fake-vllm.ts";
import { shaOf } from "./github/state.ts";
import { type LeftBehind, leftBehind, measuredIn, NOTHING, sessionIn } from "./left-behind.ts";
import type { StepResult } from "./runner.ts";
import { CONFIG, toySuite } from "./toy.ts";
import { type JobOptions, startWorkflow } from "./workflow.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bad-input-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Both {
  readonly action: StepResult;
  readonly cli: StepResult;
  /** After both. */
  readonly left: LeftBehind;
  /** The sessions' folders, the action's first. */
  readonly sessions: readonly [string, string];
}

/** Runs the action's step on a push, and `run` of the command line in the same workspace. */
async function both(config: string | undefined, options: JobOptions = {}): Promise<Both> {
  const at = mkdtempSync(join(folder, "case-"));
  const inSession = options.inputs?.["session-path"];
  const sessions = [inSession ?? join(at, "action"), inSession ?? join(at, "cli")] as const;
  await using workflow = await startWorkflow({
    "README.md": "",
    ...(config === undefined ? {} : { [CONFIG]: config }),
  });
  let cli: StepResult | undefined;
  let left: LeftBehind | undefined;
  const { action } = await workflow.onBranch("push", {
    ...options,
    inputs: { "session-path": sessions[0] },
    inspect: async (job) => {
      const args = ["run", "--config", CONFIG, "--out", sessions[1]];
      const event = pushEvent({ sha: shaOf("head"), branch: "main" });
      cli = await job.run({ ...options, entry: "cli.js", args, event });
      left = await leftBehind(job, sessions[1]);
    },
  });
  if (cli === undefined || left === undefined) throw new Error("the command line was not run");
  return { action, cli, left, sessions };
}

/** One error line, that line, no stack, and the same exit code from both. */
function expectOneLine({ action, cli, left }: Both, exitCode: 2 | 3, line: RegExp): void {
  expect(action.stdout).toMatch(line);
  expect(cli.stderr).toMatch(line);
  for (const output of [action.stdout, cli.stderr]) expect(output).not.toMatch(/internal error|^ {4}at /m);
  expect([action.exitCode, cli.exitCode]).toEqual([exitCode, exitCode]);
  expect(action.stdout.match(/^::error /gm)).toHaveLength(1);
  expect(cli.stderr.match(/^error: /gm)).toHaveLength(1);
  expect(cli.stdout).toBe("");
  expect(left).toEqual(NOTHING);
}

const VLLM = (model: string) => `version: 1
name: toy
servers: { tiny: { engine: vllm, args: { model: ${model} } } }
tests: [{ name: a, server: tiny, tool: vllm-bench, prompts: 20, load: { concurrency: 4 } }]
repeats: 1
`;

interface Case {
  readonly title: string;
  readonly config?: string;
  readonly exitCode: 2 | 3;
  readonly line: RegExp;
  readonly env?: JobOptions["env"];
}

const CASES: readonly Case[] = [
  {
    title: "YAML that cannot be read",
    config: "version: 1\ntests: [\n",
    exitCode: 2,
    line: /llm-perf-gate\.yml:\d+:\d+: /,
  },
  {
    title: "an unknown key",
    config: toySuite().replace("repeats:", "repeat:"),
    exitCode: 2,
    line: /llm-perf-gate\.yml:5:1: .*repeat.*"repeats"/,
  },
  {
    title: "a configuration that is not there",
    exitCode: 2,
    line: /no configuration at \.github\/llm-perf-gate\.yml/,
  },
  {
    title: "a model folder that is not there",
    config: VLLM("/models/none"),
    exitCode: 2,
    line: /server tiny: the model \/models\/none does not exist/,
    env: { PATH: FAKE_VLLM_PATH },
  },
  {
    title: "a tool that is not installed",
    config: VLLM("org/tiny"),
    exitCode: 2,
    line: /server tiny: the command vllm was not found/,
    env: { PATH: PLAIN_PATH },
  },
  {
    title: "an engine that does not know a flag",
    config: toySuite().replace("start-noise", "start-noize"),
    exitCode: 3,
    line: /server toy \(simulated\) ended before it was ready: exit code 2 .*unknown flag --start-noize/,
  },
  {
    title: "a flag that vLLM does not know",
    config: VLLM("org/tiny").replace("model: org/tiny", "model: org/tiny, max-model-length: 64"),
    exitCode: 3,
    line: /exit code 2 .*; vllm serve has no --max-model-length \(nearest: --max-model-len\): correct that, or drop-unknown-flags: true/,
    env: { PATH: FAKE_VLLM_PATH },
  },
  {
    title: "an engine that dies at once",
    config: toySuite({ server: "ready: { retries: 0 }" }),
    exitCode: 3,
    line: /ended before it was ready: exit code 7 .*last lines: simulated-engine: planted end before the start/,
    env: { SIMULATED_ENGINE_FLAGS: "--exit-at-start 7" },
  },
  {
    title: "an engine that never gets ready",
    config: toySuite({ server: "ready: { timeout: 1s, retries: 0 }" }),
    exitCode: 3,
    line: /was not ready after 1 s, the limit of ready\.timeout .*never ready/,
    env: { SIMULATED_ENGINE_FLAGS: "--never-ready" },
  },
  {
    title: "an external server that cannot be reached",
    config: toySuite().replace(
      /servers: .*/,
      "servers: { toy: { engine: external, url: 'http://127.0.0.1:1', ready: { timeout: 1s, retries: 0 } } }",
    ),
    exitCode: 3,
    line: /server toy \(external\) was not ready after 1 s.*bad port/,
  },
  {
    title: "a set-up file that fails",
    config: toySuite({ more: "env-from: [no-such-file.sh]" }),
    exitCode: 2,
    line: /env-from: sourcing \S*no-such-file\.sh failed/,
  },
];

test.each(CASES)("says in one line what is wrong with $title", async ({ config, env, exitCode, line }) => {
  expectOneLine(await both(config, env === undefined ? {} : { env }), exitCode, line);
});

it("says which port is taken, and touches nobody's server", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  expectOneLine(await both(toySuite({ server: `port: ${port}` })), 3, new RegExp(`server toy: port ${port} is taken`));
  expect(server.listening).toBe(true);
  server.close();
});

it("waits for a lock that another job holds no longer than the budget", async () => {
  const locks = mkdtempSync(join(folder, "locks-"));
  takeLock(join(locks, "llm-perf-gate-all.lock"));
  const result = await both(toySuite({ more: "budget: 1s" }), { env: { LLM_PERF_GATE_LOCK_DIR: locks } });
  expectOneLine(result, 3, new RegExp(`this machine is measured on by process ${process.pid} .*the budget is spent`));
  expect(existsSync(join(locks, "llm-perf-gate-all.lock"))).toBe(true);
});

it("refuses a session folder that cannot be made", async () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const result = await both(toySuite(), { inputs: { "session-path": join(file, "session") } });
  expectOneLine(result, 2, /the session folder \S+a-file\/session is not writable/);
});

describe("a result that vllm bench left behind", () => {
  const whole = readFileSync(new URL("../../fixtures/vllm/0.32.0/bench/serve-detailed.json", import.meta.url), "utf8");
  const results = [
    { title: "empty", text: "", line: /empty: the tool measured nothing/ },
    { title: "truncated", text: whole.slice(0, whole.length / 2), line: /result.json/ },
    {
      title: "not a number",
      text: whole.replace(/"mean_tpot_ms": [\d.]+/, '"mean_tpot_ms": NaN'),
      line: /mean_tpot_ms is (?:NaN|not a number)/,
    },
  ];

  test.each(results)("is told in one line when it is $title, and kept", async ({ text, line }) => {
    const file = join(mkdtempSync(join(folder, "result-")), "result.json");
    writeFileSync(file, text);
    const env = { PATH: FAKE_VLLM_PATH, FAKE_VLLM_RESULT: file };
    const result = await both(VLLM("org/tiny"), { env });
    expectOneLine(result, 3, line);
    for (const session of result.sessions) {
      const { records } = sessionIn(session);
      expect(records).toHaveLength(1);
      const [record] = records;
      expect(record?.validity).toMatchObject({ state: "invalid", reasons: [expect.stringMatching(line)] });
      const raw = record?.raw.find((path) => path.endsWith("result.json")) ?? "";
      expect(readFileSync(join(session, raw), "utf8")).toBe(text);
    }
  });
});

describe("a full disk", () => {
  const mounted: string[] = [];
  /** @returns whether this machine lets us have a small disk of our own. */
  const mount = (path: string, size: string): boolean => {
    mkdirSync(path);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path], { stdio: "ignore" });
      mounted.push(path);
      return true;
    } catch {
      return false;
    }
  };

  afterAll(() => {
    for (const path of mounted) execFileSync("umount", [path]);
  });

  it("is seen before anything starts", async ({ skip }) => {
    const disk = join(folder, "small-disk");
    if (!mount(disk, "8m")) skip("needs the right to mount a tmpfs");
    const result = await both(toySuite(), { inputs: { "session-path": join(disk, "session") } });
    expectOneLine(result, 3, /is not fit to measure: the disk of \S+ has \d+ MiB left/);
  });

  it("keeps every record that was finished when it fills up", async ({ skip }) => {
    const disk = join(folder, "filling-disk");
    if (!mount(disk, "128m")) skip("needs the right to mount a tmpfs");
    const session = join(disk, "session");
    const first = join(session, "records", "a-qps_inf-concurrency_4-r0.json");
    const fill = () => {
      const full = join(disk, "filler");
      if (!existsSync(first) || existsSync(full)) return;
      try {
        execFileSync("dd", ["if=/dev/zero", `of=${full}`, "bs=64k"], { stdio: "ignore" });
      } catch {
        // It ends when the disk is full.
      }
    };
    await using workflow = await startWorkflow({ [CONFIG]: toySuite({ repeats: 20 }) });
    const { action } = await workflow.onBranch("push", { inputs: { "session-path": session }, meanwhile: fill });
    expect(action.stdout).toMatch(/cannot write \S+: no space left on the disk/);
    expect(action.stdout).not.toMatch(/internal error/);
    expect(action.exitCode).toBe(3);
    expect(measuredIn(session)).toEqual(expect.arrayContaining(["a-qps_inf-concurrency_4-r0"]));
    expect(sessionIn(session).header.complete).toBe(false);
  });
});
