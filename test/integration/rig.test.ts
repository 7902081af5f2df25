import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGithub, type Github } from "../../src/github/client.ts";
import type { Log } from "../../src/model/world.ts";
import { mergeGroupEvent, pullRequestEvent, pushEvent, scheduleEvent, workflowDispatchEvent } from "./events.ts";
import { FORK_PERMISSIONS } from "./github/permissions.ts";
import { type SimulatedGithub, simulateGithub } from "./github/simulated-github.ts";
import { type SimulatedPull, shaOf } from "./github/state.ts";

const QUIET: Log = { info() {}, warn() {}, error() {}, progress() {}, group: (_title, work) => work() };

const PULL: SimulatedPull = {
  number: 7,
  base: { branch: "main", sha: shaOf("base") },
  head: { branch: "faster", sha: shaOf("head"), fork: true },
  mergeSha: shaOf("merge"),
  files: ["csrc/kernel.cpp"],
  open: true,
};

let github: SimulatedGithub;
let temp: string;

beforeEach(async () => {
  github = await simulateGithub();
  temp = await mkdtemp(join(tmpdir(), "rig-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temp, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

function client(): Github {
  return createGithub({
    token: github.token,
    apiUrl: github.api,
    repository: "octo-org/octo-engine",
    log: QUIET,
    signal: new AbortController().signal,
    userAgent: "rig",
    env: {},
    timing: { requestMs: 10_000, totalMs: 20_000, pauseMs: 10 },
  });
}

describe("the artifact service", () => {
  /** The toolkit's client reads its addresses from the process's environment. */
  async function toolkit(runId: number) {
    const run = github.state.runs.find(({ id }) => id === runId) ?? github.addRun({ id: runId } as object);
    for (const [name, value] of Object.entries(github.environmentOf(run))) vi.stubEnv(name, value);
    vi.stubEnv("GITHUB_WORKSPACE", temp);
    vi.resetModules();
    const { DefaultArtifactClient } = await import("@actions/artifact");
    return new DefaultArtifactClient();
  }

  it("takes, lists and gives back what the real client uploads, small and in blocks", async () => {
    const run = github.addRun({ status: "in_progress", conclusion: null });
    const artifacts = await toolkit(run.id);
    const files = {
      small: Buffer.from("{}\n"),
      large: Buffer.alloc(20 * 2 ** 20, "noise").map((byte, at) => byte ^ (at * at)),
    };
    await mkdir(join(temp, "up", "deep"), { recursive: true });
    await writeFile(join(temp, "up", "small.json"), files.small);
    await writeFile(join(temp, "up", "deep", "large.bin"), files.large);
    const paths = [join(temp, "up", "small.json"), join(temp, "up", "deep", "large.bin")];
    const { id = 0, digest } = await artifacts.uploadArtifact("session", paths, join(temp, "up"));
    expect(github.requests.some(({ url }) => url.includes("comp=blocklist"))).toBe(true);

    expect((await artifacts.listArtifacts()).artifacts).toMatchObject([{ name: "session", id }]);
    const findBy = {
      token: github.token,
      workflowRunId: run.id,
      repositoryOwner: "octo-org",
      repositoryName: "octo-engine",
    };
    expect((await artifacts.listArtifacts({ findBy })).artifacts).toMatchObject([{ id, digest: `sha256:${digest}` }]);

    const down = join(temp, "down");
    const answer = await artifacts.downloadArtifact(id, { path: down, findBy, expectedHash: `sha256:${digest}` });
    expect(answer.digestMismatch).toBe(false);
    expect(await readFile(join(down, "small.json"))).toEqual(files.small);
    expect((await readFile(join(down, "deep", "large.bin"))).equals(files.large)).toBe(true);
    expect(github.violations).toEqual([]);
  });

  it("refuses a second artifact of one name, and shows a digest that does not match", async () => {
    const run = github.addRun({});
    const artifacts = await toolkit(run.id);
    await writeFile(join(temp, "a.txt"), "a");
    const { id = 0 } = await artifacts.uploadArtifact("session", [join(temp, "a.txt")], temp);
    await expect(artifacts.uploadArtifact("session", [join(temp, "a.txt")], temp)).rejects.toThrow(/409/);
    const answer = await artifacts.downloadArtifact(id, {
      path: join(temp, "down"),
      expectedHash: `sha256:${"0".repeat(64)}`,
    });
    expect(answer.digestMismatch).toBe(true);
  });
});

describe("the API", () => {
  it("follows GitHub's description in every answer that it can give", async () => {
    const { octokit, target } = client();
    const run = github.addRun({ event: "push" });
    const artifact = github.addArtifact(run, "x", Buffer.from("PK"));
    github.state.pulls.push(PULL);
    github.state.commits.push(PULL.base.sha, shaOf("older"));
    github.state.contents.set(`${PULL.base.sha}:.github/llm-perf-gate.yml`, "version: 1\n");
    const sha = PULL.head.sha;
    const { rest } = octokit;

    await rest.repos.get(target);
    await rest.actions.listWorkflowRunsForRepo({ ...target, branch: "main" });
    await rest.actions.listWorkflowRuns({ ...target, workflow_id: "perf.yml", event: "push", status: "success" });
    await rest.actions.getWorkflowRun({ ...target, run_id: run.id });
    await rest.actions.listArtifactsForRepo({ ...target, name: "x" });
    await rest.actions.listWorkflowRunArtifacts({ ...target, run_id: run.id });
    await rest.actions.getArtifact({ ...target, artifact_id: artifact.id });
    const made = await rest.issues.createComment({ ...target, issue_number: 7, body: "first" });
    await rest.issues.updateComment({ ...target, comment_id: made.data.id, body: "second" });
    await rest.reactions.createForIssueComment({ ...target, comment_id: made.data.id, content: "rocket" });
    const check = await rest.checks.create({ ...target, name: "perf", head_sha: sha, status: "in_progress" });
    const output = { title: "pass", summary: "nothing regressed" };
    await rest.checks.update({ ...target, check_run_id: check.data.id, conclusion: "success", output });
    const checks = await rest.checks.listForRef({ ...target, ref: sha });
    await rest.repos.createCommitStatus({ ...target, sha, state: "success", context: "perf" });
    await rest.repos.listCommitStatusesForRef({ ...target, ref: sha });
    await rest.repos.listCommits({ ...target, sha: PULL.base.sha, per_page: 100 });
    await rest.repos.getCommit({ ...target, ref: PULL.base.sha });
    await rest.repos.listPullRequestsAssociatedWithCommit({ ...target, commit_sha: sha });
    const open = await rest.pulls.list({ ...target, state: "open", head: "stranger:faster" });
    const pull = await rest.pulls.get({ ...target, pull_number: 7 });
    const changed = await rest.pulls.listFiles({ ...target, pull_number: 7 });
    const config = await rest.repos.getContent({ ...target, path: ".github/llm-perf-gate.yml", ref: PULL.base.sha });
    await rest.repos.getCollaboratorPermissionLevel({ ...target, username: "stranger" });

    expect(github.violations).toEqual([]);
    expect(github.state.comments).toMatchObject([{ body: "second", reactions: ["rocket"] }]);
    expect(checks.data.check_runs).toMatchObject([{ conclusion: "success", output: { title: "pass" } }]);
    expect(open.data.map(({ number }) => number)).toEqual([7]);
    expect(pull.data.head.repo?.full_name).toBe("stranger/octo-engine");
    expect(changed.data.map(({ filename }) => filename)).toEqual(PULL.files);
    expect(Buffer.from("content" in config.data ? config.data.content : "", "base64").toString()).toBe("version: 1\n");
  });

  it("records requests that break the description", async () => {
    const { octokit, target } = client();
    const wrong = { ...target, name: "perf", head_sha: "x", status: "completed", conclusion: "succes" };
    await expect(octokit.request("POST /repos/{owner}/{repo}/check-runs", wrong as never)).rejects.toThrow(
      /Validation/,
    );
    await octokit.request("GET /repos/{owner}/{repo}/pulls?flavour=sweet", target).catch(() => undefined);
    await octokit.request("GET /not/an/operation").catch(() => undefined);
    expect(github.violations.length).toBeGreaterThanOrEqual(3);
  });

  it("pages through more than a hundred comments", async () => {
    const { octokit, target } = client();
    for (let n = 0; n < 230; n++) await octokit.rest.issues.createComment({ ...target, issue_number: 7, body: `${n}` });
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...target, issue_number: 7, per_page: 100 });
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 230 }, (_, n) => `${n}`));
    expect(github.requests.filter(({ method }) => method === "GET")).toHaveLength(3);
  });

  it("holds the token to its permissions", async () => {
    const { octokit, target } = client();
    github.permissions = FORK_PERMISSIONS;
    await octokit.rest.issues.listComments({ ...target, issue_number: 7 });
    await expect(octokit.rest.issues.createComment({ ...target, issue_number: 7, body: "x" })).rejects.toMatchObject({
      status: 403,
    });
    const status = { ...target, sha: PULL.head.sha, state: "success" } as const;
    await expect(octokit.rest.repos.createCommitStatus(status)).rejects.toMatchObject({ status: 403 });
  });

  it("injects faults and delays, and counts what was asked", async () => {
    const ask = (abortAfterMs = 5_000) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), abortAfterMs).unref();
      const url = `${github.api}/repos/octo-org/octo-engine/pulls`;
      return fetch(url, { headers: { authorization: `Bearer ${github.token}` }, signal: abort.signal });
    };
    github.fail({ match: /^GET .*\/pulls/, answer: 503, times: 1, headers: { "retry-after": "7" } });
    const limited = await ask();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([503, "7"]);
    github.latency = 50;
    const start = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
    github.fail({ match: /^GET .*\/pulls/, answer: "timeout" });
    await expect(ask(300)).rejects.toThrow(/abort/);
    github.heal();
    github.fail({ match: /^GET .*\/pulls/, answer: "reset" });
    await expect(ask()).rejects.toThrow(/fetch failed/);
    expect(github.requests.map(({ status }) => status)).toEqual([503, 200, "timeout", "reset"]);
  });
});

describe("the events", () => {
  it.each([
    ["push", pushEvent({ sha: shaOf("x"), branch: "main" }), shaOf("x"), "refs/heads/main"],
    ["schedule", scheduleEvent({ sha: shaOf("x"), branch: "main" }), shaOf("x"), "refs/heads/main"],
    ["workflow_dispatch", workflowDispatchEvent({ sha: shaOf("x"), branch: "main" }), shaOf("x"), "refs/heads/main"],
    ["pull_request", pullRequestEvent(PULL), PULL.mergeSha, "refs/pull/7/merge"],
    ["merge_group", mergeGroupEvent(PULL), PULL.mergeSha, `refs/heads/gh-readonly-queue/main/pr-7-${PULL.base.sha}`],
  ])("%s says commit, ref and repository as GitHub does", (name, event, sha, ref) => {
    expect(event.name).toBe(name);
    expect(event.env).toMatchObject({ GITHUB_SHA: sha, GITHUB_REF: ref });
    expect(event.payload).toMatchObject({ repository: { full_name: "octo-org/octo-engine", default_branch: "main" } });
  });

  it("tells a fork's pull request by its head repository", () => {
    const repositories = [true, false].map((fork) => {
      const { payload } = pullRequestEvent({ ...PULL, head: { ...PULL.head, fork } });
      return (payload as { pull_request: { head: { repo: { full_name: string } } } }).pull_request.head.repo.full_name;
    });
    expect(repositories).toEqual(["stranger/octo-engine", "octo-org/octo-engine"]);
  });
});
