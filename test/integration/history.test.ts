import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HISTORY = join(ROOT, "fixtures/history/vllm-ci/2024-03-27.csv");

const CONFIG = `
version: 1
name: toy
servers: { toy: { engine: simulated, args: { start-noise: 0.02 } } }
tests:
  - { name: serving_toy, server: toy, dataset: { name: random, input-tokens: 64, output-tokens: 8 }, prompts: 8, load: { concurrency: 4 } }
repeats: 2
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "history-"));
  await writeFile(join(folder, "c.yml"), CONFIG);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function cli(...words: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env["PATH"] ?? "", HOME: folder }, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [join(ROOT, "dist/cli.js"), ...words], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe("backtest", () => {
  it("replays a real history: the commit that broke the engine is red, and the peers' rules stand beside", async () => {
    const { exitCode, stdout, stderr } = await cli("backtest", HISTORY, "--format", "json");
    const { schema, alarms, rules, sessions } = JSON.parse(stdout) as {
      readonly schema: string;
      readonly alarms: readonly { readonly label: string; readonly outcome: string }[];
      readonly rules: readonly { readonly rule: string }[];
      readonly sessions: readonly unknown[];
    };
    expect({ exitCode, stderr, schema, sessions: sessions.length }).toEqual({
      exitCode: 0,
      stderr: "",
      schema: "llm-perf-gate/backtest@1",
      sessions: 60,
    });
    expect(alarms.filter(({ outcome }) => outcome === "red").map(({ label }) => label)).toContain("6110c39dc8f7");
    expect(rules.map(({ rule }) => rule).join()).toMatch(/0\.97 .*110 %.*200 %/);
  });

  it("proposes a policy that its own configuration reads", async () => {
    const { stdout } = await cli("backtest", HISTORY, "--format", "markdown");
    const yaml = /```yaml\n([\s\S]*?)```/.exec(stdout)?.[1] ?? "";
    expect(Object.keys((parse(yaml) as { policy: { metrics: object } }).policy.metrics)).toContain("avg_latency");
    await writeFile(join(folder, "proposed.yml"), `${CONFIG}${yaml}`);
    expect(await cli("backtest", HISTORY, "--config", "proposed.yml")).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("exits 3 on a history that is too short to say anything", async () => {
    await writeFile(join(folder, "two.csv"), "commit,output_throughput\na,100\nb,101\n");
    const { exitCode, stderr } = await cli("backtest", "two.csv");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("2 sessions are too few");
  });

  it.each([
    [[], "name a history"],
    [["nowhere"], "nowhere does not exist"],
    [["empty"], "empty: no results"],
    [["c.yml"], "not recognised as a result"],
    [[HISTORY, "--window", "1"], "--window 1: expected a whole number from 3 to 100"],
  ])("answers %j with one line, and exits 2", async (words, message) => {
    await mkdir(join(folder, "empty"), { recursive: true });
    const { exitCode, stdout, stderr } = await cli("backtest", ...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^error: [^\n]+\n(?: {2}[^\n]+\n)?$/);
    expect(stderr).toContain(message);
  });
});

describe("calibrate", () => {
  it("measures sessions from fresh starts, says their noise, and reads them again without measuring", async () => {
    const first = await cli("calibrate", "--config", "c.yml", "--sessions", "3", "--out", "out", "--format", "json");
    expect({ ...first, stdout: "" }).toMatchObject({ exitCode: 0 });
    const { sessions, rows, proposal } = JSON.parse(first.stdout) as {
      readonly sessions: number;
      readonly rows: readonly { readonly metric: string; readonly level: number; readonly session: number }[];
      readonly proposal: { readonly metrics: object };
    };
    expect(sessions).toBe(3);
    expect(rows.find(({ metric }) => metric === "mean_tpot_ms")?.session).toBeGreaterThan(0);
    expect(Object.keys(proposal.metrics)).toContain("output_throughput");
    expect(existsSync(join(folder, "out/session-3/session.json"))).toBe(true);
    expect(existsSync(join(folder, "out/calibration.md"))).toBe(true);

    const again = await cli("calibrate", "--config", "c.yml", "--sessions-path", "out", "--format", "json");
    const levels = rows.map(({ metric, level }) => ({ metric, level }));
    expect(JSON.parse(again.stdout)).toMatchObject({ sessions: 3, rows: levels });
  });

  it.each([
    [["--sessions", "3"], "no configuration at .github/llm-perf-gate.yml"],
    [["--config", "c.yml", "--sessions", "1"], "--sessions 1: expected a whole number from 2 to 100"],
    [["--config", "c.yml", "--see", "0"], "--see 0: expected a percentage such as 5%"],
    [["--sessions-path", "nowhere"], "cannot read nowhere"],
    [["out"], "out stands behind no option"],
  ])("answers %j with one line, and exits 2", async (words, message) => {
    const { exitCode, stderr } = await cli("calibrate", ...words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: [^\n]+\n(?: {2}[^\n]+\n)?$/);
    expect(stderr).toContain(message);
  });
});
