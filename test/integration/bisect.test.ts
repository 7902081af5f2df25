import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { commit, newRepository, worktreesOf } from "../run/sides/repository.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const CELL = "t/qps=inf,concurrency=4";

const CONFIG = `version: 1
name: toy
servers: { toy: { engine: command, command: [./serve.sh, "{host}", "{port}"], model: simulated } }
tests:
  - { name: t, server: toy, dataset: { name: random, input-tokens: 16, output-tokens: 12 }, prompts: 12, warmups: 4, load: { concurrency: 4 } }
policy: { metrics: { median_tpot_ms: { relative: 90%, must-see: 100% } } }
base: { setup: bash build.sh, cache: false }
`;

/** The repository's own engine: what differs between the commits is in it. */
const serve = (flags: string) => `#!/bin/bash
exec "$NODE" "$CLI" simulated-engine --host "$1" --port "$2" --start-noise 0 --stall-rate 0 ${flags}
`;

test("names the commits that may have made a cell worse, skips what does not build, and leaves no checkout behind", () => {
  const folder = mkdtempSync(join(tmpdir(), "bisect-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const workspace = join(folder, "engine");
  const good = newRepository(workspace, { "gate.yml": CONFIG, "serve.sh": serve(""), "build.sh": "true\n" });
  const broken = commit(workspace, { "build.sh": "echo no compiler >&2; exit 1\n" });
  const bad = commit(workspace, { "build.sh": "true\n", "serve.sh": serve("--decode-slowdown 400%") });
  const words = ["--good", good, "--bad", bad, "--cell", CELL, "--config", "gate.yml", "--out", join(folder, "out")];
  const temp = join(folder, "temp");
  const env = { PATH: process.env["PATH"], HOME: folder, NODE: process.execPath, CLI, RUNNER_TEMP: temp };
  const run = (more: readonly string[]) =>
    JSON.parse(
      execFileSync(process.execPath, [CLI, "bisect", ...words, "--format", "json", ...more], {
        cwd: workspace,
        env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
  const found = run([]);
  expect(found).toMatchObject({
    candidates: [broken, bad],
    commits: [
      { commit: bad, judgement: "bad", row: { metric: "median_tpot_ms" } },
      { commit: broken, judgement: "skip", reason: expect.stringMatching(/does not build: .*no compiler/) },
    ],
  });
  expect(found.minutes).toBeGreaterThan(0);
  expect(run(["--resume"])).toEqual(found);
  const refused = (more: readonly string[]) =>
    spawnSync(process.execPath, [CLI, "bisect", ...words, ...more], { cwd: workspace, env, encoding: "utf8" });
  writeFileSync(join(workspace, "gate.yml"), CONFIG.replace("output-tokens: 12", "output-tokens: 13"));
  expect(refused(["--resume"])).toMatchObject({ status: 2, stderr: expect.stringContaining("another configuration") });
  const unknown = refused(["--cell", "nosuchcell", "--out", join(folder, "unknown")]);
  expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining("no cell is called nosuchcell") });
  expect(existsSync(join(folder, "unknown"))).toBe(false);
  const unbuilt = refused(["--good", broken, "--out", join(folder, "unbuilt")]);
  expect(unbuilt).toMatchObject({
    status: 3,
    stderr: expect.stringMatching(/the good commit cannot be measured: .*does not build/),
  });
  expect(worktreesOf(workspace)).toEqual([]);
  const sides = join(temp, "llm-perf-gate-sides");
  expect(existsSync(sides) ? readdirSync(sides) : []).toEqual([]);
});
