import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { tellingEdits } from "../../src/action/workflow-edit.ts";
import { readInputs } from "../../src/config/inputs.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { Config } from "../../src/model/spec.ts";
import { fakeApi } from "../github/fake-api.ts";
import { suite } from "../integration/judged-suite.ts";

const PATH = ".github/workflows/perf.yml";
const [BASE, HEAD] = ["b".repeat(40), "c".repeat(40)];
const cwd = mkdtempSync(join(tmpdir(), "workflow-edit-"));
mkdirSync(join(cwd, ".github/workflows"), { recursive: true });
afterAll(() => rmSync(cwd, { recursive: true }));

async function config(): Promise<Config> {
  const readText = async (path: string) => {
    if (path === "perf.yml") return suite();
    throw Object.assign(new Error("none"), { code: "ENOENT" });
  };
  return loadConfig("perf.yml", { readText, list: async () => [] });
}

/** `texts`: the workflow file by commit, and in the workspace. */
async function told(
  texts: Readonly<Record<string, string>>,
  { event = "pull_request", fork = false, env = {} as Readonly<Record<string, string>> } = {},
) {
  await using api = await fakeApi(({ path }) => {
    const text = texts[new URL(path, "http://x").searchParams.get("ref") ?? ""];
    if (text === undefined) return { status: 404, json: { message: "Not Found" } };
    return { status: 200, json: { type: "file", encoding: "base64", content: Buffer.from(text).toString("base64") } };
  });
  writeFileSync(join(cwd, PATH), texts["workspace"] ?? "");
  const handedOver = fork
    ? { id: 1, attempt: 1, headSha: HEAD, workflow: PATH, pullRequest: 7, baseSha: BASE, baseBranch: "main" }
    : undefined;
  const signal = new AbortController().signal;
  const variables = { GITHUB_WORKFLOW_REF: `o/r/${PATH}@refs/pull/7/merge`, ...env };
  const world = { env: variables, cwd, log: api.log, signal, temp: cwd, node: "", cli: "" };
  const place = { base: BASE, told: { name: event }, handedOver, inputs: readInputs(env) };
  const [line] = (await tellingEdits(await config(), place, api.github(), world)).warnings;
  return { line, calls: api.calls.length };
}

it("tells that a pull request edits the workflow that runs it, with the inputs that are its own", async () => {
  const env = { INPUT_ENFORCE: "observe", INPUT_NAME: "other" };
  const { line, calls } = await told({ workspace: "enforce: observe", [BASE]: "gate" }, { env });
  expect(line).toMatch(
    /^policy changed: this pull request edits \.github\/workflows\/perf\.yml, which runs this very job/,
  );
  expect(line).toContain("enforce: observe");
  expect(line).toContain("name: other");
  expect(calls).toBe(1);
});

it("tells of a fork's measuring workflow, from the commits alone", async () => {
  const { line } = await told(
    { workspace: "gate", [BASE]: "gate", [HEAD]: "cheat" },
    { fork: true, event: "workflow_run" },
  );
  expect(line).toContain("which measured it");
});

it("tells of a workflow that only the pull request has", async () => {
  expect((await told({ workspace: "new" })).line).toContain("edits .github/workflows/perf.yml");
});

it.each([
  ["the file is the base's", { workspace: "gate", [BASE]: "gate" }, {}],
  ["the event runs the base branch's file", { workspace: "new", [BASE]: "gate" }, { event: "merge_group" }],
  ["a fork's file is the base's", { workspace: "x", [BASE]: "gate", [HEAD]: "gate" }, { fork: true }],
  ["a fork's file cannot be read", { workspace: "x", [BASE]: "gate" }, { fork: true }],
])("says nothing when %s", async (_title, texts, how) => {
  expect((await told(texts, how)).line).toBeUndefined();
});
