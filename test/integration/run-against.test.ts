import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, newRepository, worktreesOf } from "../run/sides/repository.ts";
import { sessionIn } from "./left-behind.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

const configOf = (more: string) => `version: 1
name: toy
servers: { toy: { engine: command, command: [./serve.sh, "{host}", "{port}"], model: simulated } }
tests:
  - { name: t, server: toy, dataset: { name: random, input-tokens: 16, output-tokens: 12 }, prompts: 12, warmups: 4, load: { concurrency: 4 } }
policy: { metrics: { median_tpot_ms: { relative: 90%, must-see: 100% }, output_throughput: { relative: 50%, must-see: 100% } } }
${more}
`;

const serve = (flags: string) => `#!/bin/bash
exec "$NODE" "$CLI" simulated-engine --host "$1" --port "$2" --start-noise 0 --stall-rate 0 ${flags} $FLAGS
`;

let folder: string;
let workspace: string;
let good: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "against-"));
  workspace = join(folder, "engine");
  good = newRepository(workspace, {
    "gate.yml": configOf("base: {}"),
    "resident.yml": configOf("hold: resident"),
    "broken.yml": configOf("base: { setup: 'echo no compiler >&2; exit 1', cache: false }"),
    "serve.sh": serve(""),
  });
  commit(workspace, { "serve.sh": serve("--decode-slowdown 400%") });
  const variants = `{ before: { commit: ${good} }, told: { commit: ${good}, env: { FLAGS: "--decode-slowdown 400%" } }, here: {} }`;
  writeFileSync(join(workspace, "variants.yml"), configOf(`repeats: 2\nvariants: ${variants}`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: readonly string[]) {
  const temp = join(folder, "temp");
  const env = { PATH: process.env["PATH"], HOME: folder, NODE: process.execPath, CLI, RUNNER_TEMP: temp };
  const done = spawnSync(process.execPath, [CLI, "run", ...words], { cwd: workspace, env, encoding: "utf8" });
  const sides = join(temp, "llm-perf-gate-sides");
  const left = [...worktreesOf(workspace), ...(existsSync(sides) ? readdirSync(sides) : [])];
  return { ...done, left };
}

it("measures the workspace in turn with a commit, prints the verdict and exits by the decision", () => {
  const out = join(folder, "out");
  const { status, stdout, left } = run("--config", "gate.yml", "--against", good, "--out", out);
  expect(stdout).toMatch(/median_tpot_ms/);
  expect(status).toBe(1);
  expect(left).toEqual([]);
  const { records, header } = sessionIn(out);
  expect(header.pairsAtMost).toBe(8);
  expect(new Set(records.map(({ variant }) => variant))).toEqual(new Set(["base", "head", "sentinel"]));
  const memory = records[0]?.server?.memory;
  if (process.platform === "linux") expect(memory?.usedMib).toBeGreaterThan(0);
});

it("takes up no session of another base, or of other files in the workspace", () => {
  const out = join(folder, "out");
  const resume = (against: string) => run("--config", "gate.yml", "--against", against, "--out", out, "--resume");
  expect(resume("HEAD")).toMatchObject({ status: 2, stderr: expect.stringContaining("a session of another base") });
  writeFileSync(join(workspace, "new.py"), "");
  const edited = resume(good);
  rmSync(join(workspace, "new.py"));
  expect(edited).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("another state of the workspace's files"),
  });
});

it("keeps both servers up where they are resident: one start a side, their trials in turn", () => {
  const out = join(folder, "resident");
  run("--config", "resident.yml", "--against", good, "--out", out);
  const { records } = sessionIn(out);
  const pairs = records
    .filter(({ variant }) => variant !== "sentinel")
    .sort((a, b) => ((a.startedAt ?? "") < (b.startedAt ?? "") ? -1 : 1));
  expect(new Set(pairs.map(({ server }) => server?.start)).size).toBe(2);
  const turns = pairs.map(({ variant }) => variant).join(" ");
  expect(turns).toMatch(/base head head base|head base base head/);
});

it("says why a commit that does not build is not compared with, and leaves nothing behind", () => {
  const { status, stderr, left } = run("--config", "broken.yml", "--against", good, "--out", join(folder, "broken"));
  expect(status).toBe(3);
  expect(stderr).toMatch(/does not build: .*no compiler/);
  expect(left).toEqual([]);
});

it("measures three variants in turn, commits and configurations, and puts them side by side", () => {
  const out = join(folder, "variants");
  const { status, stdout, stderr, left } = run("--config", "variants.yml", "--out", out, "--format", "json");
  expect(status).toBe(0);
  expect(left).toEqual([]);
  expect(stderr).toMatch(/start 1 of 2 of every variant; .* spent, about .* more/);
  const { cells, session } = JSON.parse(stdout);
  expect(session).toMatchObject({ complete: true });
  const row = cells[0].rows.find(({ metric }: { metric: string }) => metric === "median_tpot_ms");
  expect(cells[0].variants).toEqual(["before", "told", "here"]);
  const [before, ...slower] = row.values;
  expect(before).toMatchObject({ variant: "before", repeats: 2, best: true });
  for (const { ratio } of slower) expect(ratio).toBeGreaterThan(1.5);

  const planned = run("--config", "variants.yml", "--dry-run", "--format", "json").stdout;
  const [told] = JSON.parse(planned).trials.filter(({ variant }: { variant: string }) => variant === "told");
  expect(told.server.env).toMatchObject({ FLAGS: "--decode-slowdown 400%" });

  const { records, header } = sessionIn(out);
  expect(header).toMatchObject({ variants: ["before", "told", "here"] });
  expect(header.environment.subject).toMatchObject({
    "before: commit": good,
    "told: variables": "FLAGS=--decode-slowdown 400%",
  });
  const order = [...records]
    .sort((a, b) => ((a.startedAt ?? "") < (b.startedAt ?? "") ? -1 : 1))
    .map(({ variant }) => variant);
  expect(order.slice(0, 3).toReversed()).toEqual(order.slice(3));
  expect(new Set(records.map(({ server }) => server?.start)).size).toBe(6);
});

it("refuses a commit that is not there", () => {
  const { status, stderr } = run("--config", "gate.yml", "--against", "no-such-commit", "--out", join(folder, "no"));
  expect(status).toBe(2);
  expect(stderr).toMatch(/--against no-such-commit: no such commit here: there is no remote origin/);
  const planned = run("--config", "gate.yml", "--against", "no-such-commit", "--dry-run");
  expect(planned).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("no such commit here") });
});

it("tells with --dry-run what --against measures, also where no base is configured", () => {
  const { status, stdout } = run("--config", "resident.yml", "--against", good, "--dry-run");
  expect(status).toBe(0);
  expect(stdout).toContain(`in turn with ${good.slice(0, 12)}, every cell, without a screen:`);
  expect(stdout).toMatch(/start 1: t\/\S+ (base|head), t\/\S+ (base|head)/);
});

it("tells with --dry-run which pairs a pull request's job would measure, and that their price is not known yet", () => {
  const { status, stdout } = run("--config", "gate.yml", "--dry-run");
  expect(status).toBe(0);
  expect(stdout).toMatch(/base and head in turn, 1 cell: restart for every pair, at most 8 pairs/);
  expect(stdout).toMatch(/start 1: t\/\S+ (base|head), t\/\S+ (base|head)/);
  expect(stdout).toMatch(/cost: not known/);
});
