import { mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSession } from "../../src/store/session-folder.ts";
import type { SimulatedGithub } from "./github/simulated-github.ts";
import { headCommit, report, session, storeBaselines, trials } from "./hand-made.ts";
import { startSuite, suite } from "./judged-suite.ts";

type Fault = Parameters<SimulatedGithub["fail"]>[0];

const RUNS = /^GET .*\/actions\/workflows\//;
const ARTIFACTS = /^GET .*\/actions\/(?:runs\/\d+\/)?artifacts(?:\?|$)/;
const DOWNLOAD = /^GET .*\/actions\/artifacts\/\d+\/zip/;
const CONTENT = /^GET \/blob\//;
const IN_AN_HOUR = String(Math.ceil(Date.now() / 1000) + 3600);

// Five tests of this file run side by side, in this order: the longest waits come first.
const READING: readonly (readonly [title: string, fault: Fault, reason: RegExp])[] = [
  ["a list that never answers", { match: RUNS, answer: "timeout" }, /no answer/],
  ["server faults", { match: RUNS, answer: 500 }, /\/runs: 500/],
  ["an overloaded list of artifacts", { match: ARTIFACTS, answer: 503 }, /\/artifacts: 503/],
  ["a list that is cut off", { match: RUNS, answer: "cut" }, /cut off|no answer|terminated/],
  ["a download that breaks off", { match: CONTENT, answer: "cut" }, /broke off/],
  ["closed connections", { match: ARTIFACTS, answer: "reset" }, /no answer/],
  ["a refused token", { match: RUNS, answer: 401 }, /401 .*check the input github-token/],
  ["a token without the right", { match: RUNS, answer: 403 }, /403 .*permissions: actions: read/],
  ["what the token may not see", { match: RUNS, answer: 404 }, /404 .*permissions: actions: read/],
  ["a refused download", { match: DOWNLOAD, answer: 403 }, /\/zip: 403/],
  [
    "a rate limit that ends in an hour",
    {
      match: RUNS,
      answer: 403,
      message: "API rate limit exceeded for installation",
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": IN_AN_HOUR },
    },
    /403 \(.*rate limit exceeded/,
  ],
];

const PASSING: readonly (readonly [title: string, fault: Fault])[] = [
  ["a rate limit that is over in a second", { match: RUNS, answer: 429, headers: { "retry-after": "1" }, times: 1 }],
  ["one server fault", { match: ARTIFACTS, answer: 502, times: 1 }],
  ["one cut answer", { match: RUNS, answer: "cut", times: 1 }],
  ["one closed connection", { match: CONTENT, answer: "reset", times: 1 }],
];

const COMMENTING: readonly (readonly [title: string, fault: Fault, warning: RegExp])[] = [
  [
    "no answer to the list of comments",
    { match: /^GET .*\/comments/, answer: "timeout" },
    /GET .*\/comments: no answer/,
  ],
  ["server faults", { match: /^POST .*\/comments/, answer: 500 }, /POST .*\/comments: 500/],
  ["a refused token", { match: /^GET .*\/comments/, answer: 401 }, /401/],
  [
    "a token without the right",
    { match: /^POST .*\/comments/, answer: 403 },
    /403 .*permissions: pull-requests: write/,
  ],
  ["a pull request that is gone", { match: /^GET .*\/comments/, answer: 404 }, /404/],
];

/** One call is given up after a minute, and its last attempt may have begun just before. */
const LONGEST_WAIT_MS = 240_000;

const warningsIn = (stdout: string) => stdout.split("\n").filter((line) => line.startsWith("::warning"));
const errorsIn = (stdout: string) => stdout.split("\n").filter((line) => line.startsWith("::error"));

describe.concurrent("while the verdict is published", { timeout: LONGEST_WAIT_MS }, () => {
  it.each(COMMENTING)("%s: one warning, and the verdict stands", async (_title, fault, warning) => {
    const verdictOn = async (slower: number, decision: string, exitCode: number) => {
      await using workflow = await startSuite();
      storeBaselines(workflow.github);
      workflow.github.fail(fault);
      const records = [...trials({ slower }), ...trials({ slower, round: 1 })];
      const { action } = await report(workflow, [session(headCommit(workflow), records)]);
      expect(action).toMatchObject({ exitCode, stderr: "", outputs: { decision, "comment-url": "" } });
      expect(warningsIn(action.stdout)).toEqual([expect.stringMatching(warning)]);
      expect(action.summary).toContain(`Performance gate: ${decision}`);
      expect(workflow.github.violations).toEqual([]);
    };
    await Promise.all([verdictOn(1, "pass", 0), verdictOn(3, "fail", 1)]);
  });

  it("an artifact service that refuses: the session stays on disk, with a warning", async () => {
    await using workflow = await startSuite(suite({ repeats: 1 }));
    workflow.github.fail({ match: /CreateArtifact/, answer: 403 });
    let records = 0;
    const { action } = await workflow.onBranch("push", {
      inspect: async ({ temp }) => {
        records = (await readSession(join(temp, "llm-perf-gate-toy-all-a1"))).records.length;
      },
    });
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "measured" } });
    expect(warningsIn(action.stdout)).toEqual([expect.stringMatching(/the session was not stored .*it is still in/)]);
    expect(records).toBe(1);
  });
});

describe.concurrent("while baselines are read", { timeout: LONGEST_WAIT_MS }, () => {
  it.each(READING)(
    "%s: cannot judge, in one line, and all that was measured is kept",
    async (_title, fault, reason) => {
      await using workflow = await startSuite(suite({ repeats: 1 }));
      const { github } = workflow;
      storeBaselines(github);
      github.fail(fault);
      const folder = join(mkdtempSync(join(tmpdir(), "session-")), "session");
      try {
        const commit = headCommit(workflow);
        const { action, run } = await workflow.onPullRequest("pull_request", { inputs: { "session-path": folder } });
        expect(action).toMatchObject({
          exitCode: 3,
          stderr: "",
          outputs: { decision: "cannot-judge", regressions: "0" },
        });
        const errors = errorsIn(action.stdout);
        expect(errors).toHaveLength(1);
        expect(errors[0]).toContain("Performance gate: cannot judge: baselines could not be read: ");
        expect(errors[0]).toMatch(reason);
        expect(action.summary).not.toContain("NO BASELINE");
        expect(github.state.comments.map(({ body }) => body)).toEqual([expect.stringContaining("cannot judge")]);

        const kept = await readSession(folder);
        expect(kept).toMatchObject({ complete: true, origin: { commit } });
        expect(readdirSync(join(folder, "records"))).toHaveLength(kept.records.length);
        const own = github.state.artifacts.filter(({ runId }) => runId === run.id);
        expect(own.map(({ finished }) => finished !== undefined)).toEqual([true]);
        expect(github.violations).toEqual([]);
      } finally {
        await rm(join(folder, ".."), { recursive: true, force: true });
      }
    },
  );

  it.each(PASSING)("%s: tried again, and judged", async (_title, fault) => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    workflow.github.fail(fault);
    const { action } = await report(workflow, [session(headCommit(workflow), trials())]);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
    expect(action.stdout).toContain("trying again in");
    expect(action.summary).toContain("3 baseline sessions");
  });
});
