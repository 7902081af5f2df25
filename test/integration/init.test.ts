import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FAKE_VLLM_PATH } from "./fake-vllm.ts";
import { CONFIG } from "./toy.ts";
import { startWorkflow } from "./workflow.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const WORKFLOW = ".github/workflows/perf.yml";

const CLIENT = {
  model: "org/tiny",
  backend: "vllm",
  dataset_name: "random",
  random_input_len: 32,
  random_output_len: 16,
};
const SERVING = { test_name: "serving_tiny_tp1", qps_list: [4], server_parameters: { model: "org/tiny" } };
const LATENCY = {
  test_name: "latency_tiny_tp1",
  parameters: { model: "org/tiny", load_format: "dummy", num_iters: 5 },
};

/** The layouts that maintainers have, with suites of a size that a test can run. */
const LAYOUTS = {
  vllm: {
    "vllm/__init__.py": "",
    "setup.py": "",
    "csrc/cache.cu": "",
    ".buildkite/performance-benchmarks/tests/serving-tests.json": JSON.stringify({
      defaults: { client_parameters: { ...CLIENT, num_prompts: 20 } },
      tests: [SERVING],
    }),
    ".buildkite/performance-benchmarks/tests/serving-tests-hpu.json": "[]",
  },
  "vllm-ascend": {
    "vllm_ascend/__init__.py": "",
    "setup.py": "",
    "benchmarks/tests/serving-tests.json": JSON.stringify([
      { ...SERVING, client_parameters: { ...CLIENT, num_prompts: 20 } },
    ]),
    "benchmarks/tests/latency-tests.json": JSON.stringify([LATENCY]),
    ".github/workflows/nightly_benchmarks.yaml": `jobs: { test: { runs-on: linux-arm64-npu-static-8, container: { image: "cann:8.5.1-910b" }, steps: [] } }\n`,
  },
  empty: {},
} as const;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function repositoryOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "init-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync("git", ["init", "--quiet", "--initial-branch", "trunk"], { cwd: folder });
  return folder;
}

function cli(folder: string, ...words: readonly string[]) {
  const env = { PATH: FAKE_VLLM_PATH, HOME: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { exitCode: status, stdout, stderr };
}

describe.each(Object.entries(LAYOUTS))("init in a repository like %s", (name, files) => {
  const folder = repositoryOf(files);
  const first = cli(folder, "init");
  const written = [CONFIG, WORKFLOW].map((path) => readFileSync(join(folder, path), "utf8"));
  const [config = "", workflow = ""] = written;

  it("says in five lines what happens next, and where to edit", () => {
    expect(first.exitCode).toBe(0);
    const lines = first.stdout.trim().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain(WORKFLOW);
    expect(written.join("").split("# EDIT:").length - 1).toBeLessThanOrEqual(10);
  });

  it("observes first, and stores baselines of the repository's own branch", () => {
    expect(parse(config)).toMatchObject({ version: 1, enforce: "observe" });
    expect(parse(workflow)).toMatchObject({ on: { push: { branches: ["trunk"] } } });
  });

  it("writes a configuration that a dry run accepts without a warning", () => {
    const { exitCode, stdout, stderr } = cli(folder, "run", "--config", CONFIG, "--dry-run", "--format", "json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const plan = JSON.parse(stdout) as { readonly trials: readonly unknown[]; readonly warnings: readonly string[] };
    expect(plan.warnings).toEqual([]);
    expect(plan.trials.length).toBeGreaterThan(0);
  });

  it("never overwrites", () => {
    const again = cli(folder, "init");
    expect(again).toMatchObject({ exitCode: 2, stdout: "" });
    expect(again.stderr).toContain("exist already");
    expect([CONFIG, WORKFLOW].map((path) => readFileSync(join(folder, path), "utf8"))).toEqual(written);
  });

  it.skipIf(name === "empty")("gives a pull request a verdict after three runs of the branch", async () => {
    await using repository = await startWorkflow({ ...files, [CONFIG]: config, [WORKFLOW]: workflow });
    const { github } = repository;
    const env = { PATH: FAKE_VLLM_PATH };
    for (let k = 0; k < 3; k++) await repository.onBranch("push", { env });
    const touched = name === "vllm" ? "vllm/engine.py" : "vllm_ascend/worker.py";
    github.state.pulls.push({ ...repository.pull(), files: [touched] });
    const { action } = await repository.onPullRequest("pull_request", { env });
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(github.state.comments.at(-1)?.body).toContain("gating rows were compared");
  });
});

describe("init", () => {
  it("takes the runner and the container of the workflow that measures already", () => {
    const folder = repositoryOf(LAYOUTS["vllm-ascend"]);
    cli(folder, "init");
    const { jobs } = parse(readFileSync(join(folder, WORKFLOW), "utf8"));
    expect(jobs.perf).toMatchObject({
      "runs-on": ["linux-arm64-npu-static-8"],
      container: { image: "cann:8.5.1-910b" },
    });
  });

  it("writes what is missing and keeps what is there", () => {
    const folder = repositoryOf({ [CONFIG]: "version: 1\n" });
    const { exitCode, stderr } = cli(folder, "init");
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`${CONFIG} exists already and was kept`);
    expect(readFileSync(join(folder, CONFIG), "utf8")).toBe("version: 1\n");
    expect(readFileSync(join(folder, WORKFLOW), "utf8")).toContain("llm-perf-gate");
  });

  it("takes another name where somebody else's workflow has the first", () => {
    const folder = repositoryOf({ [WORKFLOW]: "name: lint\non: push\njobs: {}\n" });
    const { stdout } = cli(folder, "init");
    expect(stdout).toContain(".github/workflows/llm-perf-gate.yml");
    expect(readFileSync(join(folder, WORKFLOW), "utf8")).toContain("name: lint");
  });

  it("writes at the repository's root from any folder of it", () => {
    const folder = repositoryOf(LAYOUTS.vllm);
    cli(join(folder, "csrc"), "init");
    expect(readFileSync(join(folder, CONFIG), "utf8")).toContain("suite: .buildkite/performance-benchmarks/tests");
  });

  it("says in one line what it cannot write", () => {
    const folder = repositoryOf({ ".github": "a file" });
    const { exitCode, stderr } = cli(folder, "init");
    expect({ exitCode, lines: stderr.trim().split("\n").at(-1) }).toEqual({
      exitCode: 2,
      lines: expect.stringMatching(/cannot be written/),
    });
  });

  it("refuses a suite folder without suite files, and names those that it found", () => {
    const folder = repositoryOf(LAYOUTS["vllm-ascend"]);
    const { exitCode, stderr } = cli(folder, "init", "--suite", "benchmarks");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("suites of this repository: benchmarks/tests");
  });
});
