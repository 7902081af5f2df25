import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSession } from "../store/sessions.ts";
import { shaOf } from "./github/state.ts";
import { headCommit, report, session, storeBaselines, trials } from "./hand-made.ts";
import { startSuite, suite } from "./judged-suite.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const CHINESE = /[\u4e00-\u9fff]/;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "language-"));
  for (const k of [0, 1, 2]) {
    await writeSession(join(folder, "past", String(k)), session(shaOf(`base ${k}`), trials()));
  }
  await writeSession(join(folder, "head"), session(shaOf("head"), trials({ slower: 2.5 })));
  await writeFile(join(folder, "chinese.yml"), suite({ more: "language: zh" }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function compare(...words: readonly string[]): Promise<{ readonly exitCode: number; readonly text: string }> {
  const argv = [CLI, "compare", "--baseline", "past", "--current", "head", ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ exitCode: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    );
  });
}

describe("compare --language zh", () => {
  it("reports in Chinese, and decides the same", async () => {
    const [english, chinese] = await Promise.all([compare(), compare("--language", "zh")]);
    expect(english.text).toContain("Performance gate: ");
    expect(english.text).not.toMatch(CHINESE);
    expect(chinese.text).toContain("性能门禁：");
    expect(chinese.exitCode).toBe(english.exitCode);
  });

  it("writes a page that says its language", async () => {
    await compare("--language", "zh", "--format", "html", "--out", "page.html");
    expect(await readFile(join(folder, "page.html"), "utf8")).toContain('<html lang="zh-CN">');
  });

  it("leaves JSON as it is", async () => {
    const [english, chinese] = await Promise.all([
      compare("--format", "json"),
      compare("--format", "json", "--language", "zh"),
    ]);
    expect(chinese.text).toBe(english.text);
  });

  it("takes the configured language, and goes before it", async () => {
    expect((await compare("--config", "chinese.yml")).text).toContain("性能门禁：");
    expect((await compare("--config", "chinese.yml", "--language", "en")).text).not.toMatch(CHINESE);
  });

  it("refuses a language that it does not speak", async () => {
    const { exitCode, text } = await compare("--language", "fr");
    expect(exitCode).toBe(2);
    expect(text).toContain("--language fr: expected en, zh");
  });
});

it("comments in Chinese where the action is asked to, under the same marker", async () => {
  await using workflow = await startSuite();
  storeBaselines(workflow.github);
  const records = [...trials({ slower: 2.5 }), ...trials({ slower: 2.5, round: 1 })];
  const { action } = await report(workflow, [session(headCommit(workflow), records)], { inputs: { language: "zh" } });
  expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail", regressions: "2" } });
  const body = workflow.github.state.comments[0]?.body ?? "";
  expect(body).toMatch(/^<!-- llm-perf-gate:toy -->/);
  expect(body).toContain("性能门禁：不通过");
  expect(workflow.github.violations).toEqual([]);
});
