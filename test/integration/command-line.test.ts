import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSession } from "../store/sessions.ts";
import { shaOf } from "./github/state.ts";
import { session, trials } from "./hand-made.ts";
import { suite } from "./judged-suite.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CLI = join(ROOT, "dist", "cli.js");
const FIXTURES = join(ROOT, "fixtures", "vllm");
const ESCAPE = "\u001b";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "command-line-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a terminal's place: nothing of Actions is in its environment. */
function cli(words: readonly string[], stdin = "", env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env }, maxBuffer: 2 ** 26 };
    const child = execFile(process.execPath, [CLI, ...words], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.end(stdin);
  });
}

async function json(words: readonly string[], stdin = ""): Promise<{ readonly [key: string]: unknown } & Ran> {
  const ran = await cli([...words, "--format", "json"], stdin);
  return { ...ran, ...(JSON.parse(ran.stdout) as object) };
}

describe("usage", () => {
  it("prints help and version, and exits 0", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(await cli(["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
    const help = await cli(["--help"]);
    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    for (const command of ["run", "compare", "report", "import", "demo"]) {
      expect(help.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
      const usage = await cli([command, "--help"]);
      expect(usage).toMatchObject({ exitCode: 0, stderr: "" });
      expect(usage.stdout).toMatch(new RegExp(`^llm-perf-gate ${command}`));
    }
  });

  it.each([
    [["frobnicate"], /^error: unknown command "frobnicate"\n {2}commands: init, run, compare/],
    [["compare", "--frobnicate"], /^error: compare: unknown option --frobnicate\n/],
    [["compare", "--baseline", "a"], /^error: compare: --current names no path\n/],
    [["compare", "--baseline", "absent", "--current", "absent"], /^error: cannot read absent: /],
    [["compare", "--format", "yaml", "--baseline", "a", "--current", "a"], /^error: /],
    [["report"], /^error: report: --sessions names no path\n/],
    [["import"], /^error: import: name a result file/],
    [["import", "absent.json"], /^error: .*absent\.json/],
    [["import", "absent.json", "--tool", "excel"], /^error: import: --tool excel: expected built-in, vllm-bench/],
    [["run"], /^error: no configuration at \.github\/llm-perf-gate\.yml\n/],
    [["run", "--config", "absent.yml"], /^error: .*absent\.yml/],
    [["run", "--config", "absent.yml", "--shard", "5/4"], /^error: /],
  ])("exits 2 for %j, and says on stderr what to type", async (words, message) => {
    const { exitCode, stdout, stderr } = await cli(words);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/internal error|^ {4}at /m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});

describe("import", () => {
  it("prints a capture's numbers to the last digit, under the keys of the contract and no others", async () => {
    const file = join(FIXTURES, "0.32.0", "bench", "serve-inf.json");
    const capture = JSON.parse(await readFile(file, "utf8")) as Readonly<Record<string, unknown>>;
    const { exitCode, stderr, records, ...rest } = await json(["import", file]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(rest["schema"]).toBe("llm-perf-gate/import@1");
    expect(records).toHaveLength(1);
    const [record] = records as readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[];
    expect(Object.keys(record ?? {})).toEqual([
      "cell",
      "variant",
      "repeat",
      "tool",
      "metrics",
      "counts",
      "workload",
      "validity",
      "notes",
    ]);
    expect(record).toMatchObject({ cell: "serve-inf", variant: "head", repeat: 0, validity: { state: "valid" } });
    expect(record?.["tool"]).toEqual({ name: "vllm-bench", version: null, definition: "vllm-serve@1" });
    const metrics = Object.entries(record?.["metrics"] ?? {});
    expect(metrics.length).toBeGreaterThan(15);
    for (const [id, value] of metrics) expect([id, value]).toEqual([id, capture[id]]);
    expect(record?.["counts"]).toEqual({
      requested: capture["num_prompts"],
      completed: capture["completed"],
      failed: capture["failed"],
      inputTokens: capture["total_input_tokens"],
      outputTokens: capture["total_output_tokens"],
    });
  });

  it("reads every capture of a folder, and standard input with prose around the block", async () => {
    for (const [version, least] of [
      ["0.32.0", 29],
      ["0.9.2", 5],
    ] as const) {
      const { exitCode, records } = await json(["import", join(FIXTURES, version, "bench")]);
      expect(exitCode).toBe(0);
      expect((records as unknown[]).length).toBeGreaterThanOrEqual(least);
    }
    const block = await readFile(join(FIXTURES, "0.9.2", "bench", "serve-inf.txt"), "utf8");
    const { records } = await json(["import", "-"], `# Results\n\n| of | today |\n\n${block}\n\nas expected.\n`);
    expect(records).toMatchObject([{ cell: "stdin", metrics: { request_throughput: expect.any(Number) } }]);
  });

  it("leaves absent what the source does not print", async () => {
    const { records } = await json(["import", join(FIXTURES, "0.32.0", "bench", "latency.json")]);
    const [record] = records as readonly { readonly counts: object; readonly metrics: object }[];
    expect(record?.counts).toEqual({});
    expect(record?.metrics).toHaveProperty("avg_latency");
  });

  it("makes a session that the other commands read", async () => {
    const out = join(folder, "imported");
    expect(await cli(["import", join(FIXTURES, "0.32.0", "bench", "serve-inf.json"), "--out", out])).toMatchObject({
      exitCode: 0,
    });
    const { exitCode, decision } = await json(["report", "--sessions", out]);
    expect({ exitCode, decision }).toEqual({ exitCode: 0, decision: "measured" });
  });
});

/** A folder of results as a suite leaves them: three repeats of one cell, each result a real one, slowed or sped up. */
async function results(name: string, slower: number): Promise<string> {
  const capture = JSON.parse(
    await readFile(join(FIXTURES, "0.32.0", "bench", "serve-detailed.json"), "utf8"),
  ) as Readonly<Record<string, unknown>>;
  for (const [repeat, spread] of [1, 1.003, 0.998].entries()) {
    const pace = slower * spread;
    const scaled = Object.entries(capture).map(([key, value]) => {
      if (typeof value !== "number") return [key, value];
      if (/_ms$|^duration$/.test(key)) return [key, value * pace];
      return /throughput$/.test(key) ? [key, value / pace] : [key, value];
    });
    const file = join(folder, name, `repeat-${repeat}`, "serving_tiny_llama_tp1_qps_inf.json");
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, JSON.stringify(Object.fromEntries(scaled)));
  }
  return join(folder, name);
}

const ROW_KEYS = [
  ...["cell", "metric", "unit", "gating", "verdict", "base", "head", "change", "interval", "detectable"],
  ...["reason", "evidence"],
];
const EVIDENCE_KEYS = ["method", "samples", "sessions", "df", "p", "adjusted", "thresholds"];

type Row = Readonly<Record<string, unknown>>;

describe("compare", () => {
  let base: readonly string[];

  beforeAll(async () => {
    base = await Promise.all([1, 1.01, 0.993, 1.004].map((pace, k) => results(`base-${k}`, pace)));
  });

  it("prints the contract: decision, rows, and the evidence of each", async () => {
    const head = await results("same", 1.002);
    const { exitCode, stderr, decision, schema, rows } = await json([
      "compare",
      "--baseline",
      ...base,
      "--current",
      head,
    ]);
    expect({ decision, exitCode, stderr }).toEqual({ decision: "pass", exitCode: 0, stderr: "" });
    expect(schema).toBe("llm-perf-gate/comparison@1");
    for (const row of rows as readonly Row[]) expect(Object.keys(row)).toEqual(ROW_KEYS);
    const tpot = (rows as readonly Row[]).find(({ metric }) => metric === "median_tpot_ms");
    expect(tpot).toMatchObject({ cell: "serving_tiny_llama_tp1/qps=inf", unit: "ms", gating: true });
    expect(Object.keys(tpot?.["evidence"] as object)).toEqual(expect.arrayContaining(EVIDENCE_KEYS));
    expect(tpot?.["evidence"]).toMatchObject({
      sessions: 4,
      samples: { head: [expect.any(Number), expect.any(Number), expect.any(Number)] },
    });
    const { interval, change } = tpot as { readonly interval: readonly [number, number]; readonly change: number };
    expect(interval[0]).toBeLessThan(change);
    expect(interval[1]).toBeGreaterThan(change);
  });

  it("cannot confirm a slowdown without measuring again, so it cannot judge", async () => {
    const head = await results("slower", 1.3);
    const { exitCode, decision, reasons } = await json(["compare", "--baseline", ...base, "--current", head]);
    expect({ decision, exitCode }).toEqual({ decision: "cannot-judge", exitCode: 3 });
    expect(String(reasons)).toMatch(/suspected: worse by/);
  });

  it("fails on pairs, which need no confirmation, and passes on equal ones", async () => {
    const [left = ""] = base;
    const paired = async (name: string, pace: number) => {
      const { exitCode, decision, rows } = await json([
        "compare",
        "--paired",
        "--baseline",
        left,
        "--current",
        await results(name, pace),
      ]);
      const found = (rows as readonly Row[]).find(({ metric }) => metric === "mean_tpot_ms");
      const { method } = (found?.["evidence"] ?? {}) as Row;
      return { exitCode, decision, verdict: found?.["verdict"], method };
    };
    expect(await paired("pairs-slow", 1.2)).toMatchObject({ exitCode: 1, decision: "fail", verdict: "regression" });
    const same = await paired("pairs-same", 1.0005);
    expect(same).toMatchObject({ exitCode: 0, decision: "pass", method: expect.stringContaining("paired") });
  });

  it("exits 3 when there is nothing to compare: other names, or too few sessions", async () => {
    const other = join(folder, "other");
    await mkdir(other, { recursive: true });
    const [left = ""] = base;
    const text = await readFile(join(left, "repeat-0", "serving_tiny_llama_tp1_qps_inf.json"), "utf8");
    await writeFile(join(other, "serving_renamed_qps_1.json"), text);
    expect(await cli(["compare", "--baseline", ...base, "--current", other])).toMatchObject({
      exitCode: 3,
      stderr: "",
    });
    expect(await cli(["compare", "--baseline", left, "--current", left])).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/^warning: the head was among the baselines/),
    });
  });

  it("writes each format to a file with --out, and nothing to stdout", async () => {
    const starts = {
      text: /^Performance gate: pass/,
      markdown: /^<!-- llm-perf-gate:/,
      json: /^\{/,
      html: /^<!doctype html>/i,
    };
    for (const [format, start] of Object.entries(starts)) {
      const out = join(folder, `report.${format}`);
      const words = ["compare", "--baseline", ...base, "--current", base[0] ?? "", "--format", format];
      expect(await cli([...words, "--out", out])).toEqual({
        exitCode: 0,
        stdout: "",
        stderr: "warning: the head was among the baselines, and was left out of them\n",
      });
      expect(await readFile(out, "utf8")).toMatch(start);
    }
  });

  it("takes the policy and enforce from a configuration", async () => {
    const observing = join(folder, "observe.yml");
    await writeFile(observing, suite({ more: "enforce: observe" }));
    const head = await results("observed", 1.3);
    const { exitCode, decision } = await json([
      "compare",
      "--config",
      observing,
      "--baseline",
      ...base,
      "--current",
      head,
    ]);
    // Under this policy 30 % is too small to matter.
    expect({ decision, exitCode }).toEqual({ decision: "pass", exitCode: 0 });
    const far = await json([
      "compare",
      "--config",
      observing,
      "--baseline",
      ...base,
      "--current",
      await results("far", 3),
    ]);
    expect(far).toMatchObject({ decision: "cannot-judge", exitCode: 0 });
  });
});

describe("report", () => {
  it("folds legs into one verdict against stored sessions", async () => {
    const legs = await Promise.all(
      ["left", "right"].map((leg) => {
        const cell = `serving_${leg}/qps=1`;
        const slower = leg === "right" ? 2 : 1;
        const records = [...trials({ cell, slower }), ...trials({ cell, slower, round: 1 })];
        const origin = { commit: shaOf("head"), event: "pull_request", leg };
        return writeSession(join(folder, "legs", leg), session(shaOf("head"), records, { id: leg, origin }));
      }),
    );
    const stored = join(folder, "stored");
    for (const k of [0, 1, 2]) {
      const records = ["left", "right"].flatMap((leg) =>
        trials({ cell: `serving_${leg}/qps=1`, slower: 1 + 0.003 * k }),
      );
      await writeSession(join(stored, `${k}`), session(shaOf(`base ${k}`), records));
    }
    const { exitCode, decision, rows } = await json(["report", "--sessions", ...legs, "--baseline", stored]);
    expect({ exitCode, decision }).toEqual({ exitCode: 1, decision: "fail" });
    const regressed = (rows as readonly Row[])
      .filter(({ verdict }) => verdict === "regression")
      .map(({ cell }) => cell);
    expect([...new Set(regressed)]).toEqual(["serving_right/qps=1"]);
  });
});

describe("run", () => {
  it("prints the plan with the exact commands, and starts nothing", async () => {
    const config = join(folder, "dry.yml");
    await writeFile(config, suite());
    const { exitCode, stderr, trials: planned, warnings } = await json(["run", "--config", config, "--dry-run"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(planned).toHaveLength(3);
    expect(warnings).toEqual([]);
    for (const [repeat, trial] of (planned as readonly Row[]).entries()) {
      expect(Object.keys(trial)).toEqual(["cell", "variant", "repeat", "tool", "argv", "server"]);
      expect(trial).toMatchObject({
        cell: "serving_toy/qps=inf,concurrency=4",
        variant: "head",
        repeat,
        tool: "built-in",
      });
      expect(trial["argv"]).toEqual(expect.arrayContaining([CLI, "load", "--spec"]));
      expect(trial["server"]).toEqual({
        engine: "simulated",
        argv: expect.arrayContaining(["simulated-engine", "--seed", "7", "--start-noise", "0"]),
        env: {},
      });
    }
  });

  it("measures into a folder that compare reads, and refuses to overwrite it", async () => {
    const config = join(folder, "run.yml");
    await writeFile(config, suite());
    const out = join(folder, "measured");
    const { exitCode, schema, complete, records } = await json(["run", "--config", config, "--out", out]);
    expect({ exitCode, schema, complete }).toEqual({ exitCode: 0, schema: "llm-perf-gate/session@1", complete: true });
    expect(records).toHaveLength(3);
    expect(existsSync(join(out, "session.json"))).toBe(true);
    const again = await cli(["run", "--config", config, "--out", out]);
    expect(again).toMatchObject({ exitCode: 2, stdout: "" });
    expect(again.stderr).toMatch(/holds a session already\n {2}--resume measures what it lacks/);
    const { decision, rows } = await json([
      "compare",
      "--baseline",
      out,
      out,
      out,
      "--current",
      out,
      "--config",
      config,
    ]);
    expect(rows).not.toEqual([]);
    expect(decision, "a session is never its own baseline").toBe("cannot-judge");
  });
});

describe("on a terminal and in a pipe", () => {
  const shell = (line: string, env: Readonly<Record<string, string>> = {}) =>
    execFileSync("bash", ["-o", "pipefail", "-c", line], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, TERM: "xterm", NODE: process.execPath, CLI, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });

  it("ends quietly when its reader has seen enough", async () => {
    const config = join(folder, "long.yml");
    await writeFile(config, suite({ repeats: 100 }).replaceAll("concurrency: 4", "concurrency: [1, 2, 3, 4, 5, 6]"));
    const env = { CONFIG: config };
    const line = '"$NODE" "$CLI" run --config "$CONFIG" --dry-run --format json';
    expect(shell(`${line} | wc -c`, env).length).toBeGreaterThan(5);
    expect(shell(`{ ${line} 2>&1; echo "exit $?" >&2; } 2>"$HOME/status" | head -n 1; cat "$HOME/status"`, env)).toBe(
      "{\nexit 0\n",
    );
  });

  it.skipIf(!existsSync("/usr/bin/script"))("colours for a terminal, not for a pipe, nor under NO_COLOR", async () => {
    const file = join(FIXTURES, "0.32.0", "bench", "serve-inf.json");
    const words = `compare --baseline ${file} --current ${file}`;
    const onTerminal = (env: Readonly<Record<string, string>> = {}) =>
      shell(`script -qec '"$NODE" "$CLI" ${words}' /dev/null || true`, env);
    expect(onTerminal()).toContain(ESCAPE);
    expect(onTerminal({ NO_COLOR: "1" })).not.toContain(ESCAPE);
    expect((await cli(words.split(" "))).stdout).not.toContain(ESCAPE);
  });
});
