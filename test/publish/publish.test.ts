import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Publication } from "../../src/publish/publication.ts";
import { publish } from "../../src/publish/publish.ts";
import { type Answer, type Call, fakeApi } from "../github/fake-api.ts";

const MARKER = "<!-- llm-perf-gate:nightly -->";

function publication(parts: Partial<Publication> = {}): Publication {
  return {
    decision: "fail",
    marker: MARKER,
    render: () => `${MARKER}\nreport`,
    annotations: [],
    regressions: 2,
    reportPath: "out/report.md",
    sessionPath: "out/session",
    event: "pull_request",
    pullRequest: 7,
    newComment: true,
    ...parts,
  };
}

interface Stored {
  readonly id: number;
  readonly login: string;
  body: string;
}

/** The comments of pull request 7, as GitHub keeps them. */
function commentsApi(
  stored: Stored[],
  parts: { readonly login?: string; readonly refuse?: (call: Call) => Answer | undefined } = {},
) {
  const json = ({ id, login, body }: Stored) => ({
    id,
    body,
    user: { login },
    html_url: `https://github.test/c/${id}`,
  });
  return (call: Call): Answer => {
    const refusal = parts.refuse?.(call);
    if (refusal !== undefined) return refusal;
    const url = new URL(call.path, "http://x");
    if (url.pathname === "/user")
      return parts.login === undefined
        ? { status: 403, json: { message: "no" } }
        : { status: 200, json: { login: parts.login } };
    if (url.pathname === "/graphql") return { status: 404, json: { message: "Not Found" } };
    if (call.method === "GET" && url.pathname === "/repos/o/r/issues/7/comments") {
      const page = Number(url.searchParams.get("page") ?? 1);
      const size = Number(url.searchParams.get("per_page"));
      const next = `<${call.headers.host === undefined ? "" : `http://${call.headers.host}`}${url.pathname}?per_page=${size}&page=${page + 1}>; rel="next"`;
      const all = stored.slice((page - 1) * size, page * size).map(json);
      return { status: 200, json: all, ...(stored.length > page * size ? { headers: { link: next } } : {}) };
    }
    const { body } = JSON.parse(call.body) as { body: string };
    if (call.method === "POST" && url.pathname === "/repos/o/r/issues/7/comments") {
      const created = { id: 1_000 + stored.length, login: parts.login ?? "github-actions[bot]", body };
      stored.push(created);
      return { status: 201, json: json(created) };
    }
    const found = stored.find(({ id }) => url.pathname === `/repos/o/r/issues/comments/${id}`);
    if (call.method !== "PATCH" || found === undefined) return { status: 404, json: { message: "Not Found" } };
    found.body = body;
    return { status: 200, json: json(found) };
  };
}

function writes(calls: readonly Call[]): readonly string[] {
  return calls.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
}

async function stepFiles(): Promise<{ readonly GITHUB_STEP_SUMMARY: string }> {
  return { GITHUB_STEP_SUMMARY: join(await mkdtemp(join(tmpdir(), "publish-")), "summary") };
}

function recorder() {
  const outputs: Record<string, string> = {};
  const setOutput = (name: string, value: string) => {
    outputs[name] = value;
  };
  return { outputs, setOutput };
}

describe("the comment", () => {
  it("is created once and updated in place", async () => {
    const stored: Stored[] = [];
    await using api = await fakeApi(commentsApi(stored));
    const ports = { env: {}, log: api.log, setOutput: recorder().setOutput, github: api.github() };
    const first = await publish(publication(), ports);
    const second = await publish(publication({ decision: "pass", render: () => `${MARKER}\nall clear` }), ports);
    expect(first).toEqual({ commentUrl: "https://github.test/c/1000", warnings: [] });
    expect(second.commentUrl).toBe(first.commentUrl);
    expect(stored).toEqual([{ id: 1_000, login: "github-actions[bot]", body: `${MARKER}\nall clear` }]);
  });

  it("is found on a later page, and by its author: a forged marker is left alone", async () => {
    const stored: Stored[] = Array.from({ length: 250 }, (_, index) => ({
      id: index + 1,
      login: "someone",
      body: `talk ${index}`,
    }));
    stored[3] = { id: 4, login: "attacker", body: `${MARKER}\nforged` };
    stored[230] = { id: 231, login: "github-actions[bot]", body: `${MARKER}\nold` };
    stored[240] = { id: 241, login: "github-actions[bot]", body: `${MARKER}\nduplicate` };
    await using api = await fakeApi(commentsApi(stored));
    expect(
      await publish(publication(), { env: {}, log: api.log, setOutput: recorder().setOutput, github: api.github() }),
    ).toMatchObject({
      commentUrl: "https://github.test/c/231",
    });
    expect(writes(api.calls)).toEqual(expect.arrayContaining(["PATCH /repos/o/r/issues/comments/231"]));
    expect(stored[3]?.body).toContain("forged");
  });

  it("is the token's own when a person's token is used", async () => {
    const stored: Stored[] = [{ id: 5, login: "maintainer", body: `${MARKER}\nold` }];
    await using api = await fakeApi(commentsApi(stored, { login: "maintainer" }));
    await publish(publication(), { env: {}, log: api.log, setOutput: recorder().setOutput, github: api.github() });
    expect(writes(api.calls)).toEqual(["PATCH /repos/o/r/issues/comments/5"]);
  });

  it("does not count a marker inside another comment, nor another suite's", async () => {
    const stored: Stored[] = [
      { id: 5, login: "github-actions[bot]", body: `quoting ${MARKER}` },
      { id: 6, login: "github-actions[bot]", body: "<!-- llm-perf-gate:nightly2 -->\nother" },
    ];
    await using api = await fakeApi(commentsApi(stored));
    await publish(publication(), { env: {}, log: api.log, setOutput: recorder().setOutput, github: api.github() });
    expect(writes(api.calls)).toEqual(["POST /repos/o/r/issues/7/comments"]);
  });

  it("is not written again when nothing changed", async () => {
    const stored: Stored[] = [{ id: 5, login: "github-actions[bot]", body: `${MARKER}\nreport` }];
    await using api = await fakeApi(commentsApi(stored));
    expect(
      await publish(publication(), { env: {}, log: api.log, setOutput: recorder().setOutput, github: api.github() }),
    ).toMatchObject({
      commentUrl: "https://github.test/c/5",
    });
    expect(writes(api.calls)).toEqual([]);
  });

  it("is rendered shorter when GitHub finds it too long", async () => {
    const stored: Stored[] = [];
    const refuse = ({ method, body }: Call): Answer | undefined =>
      method === "POST" && body.length > 10_000
        ? {
            status: 422,
            json: { message: "Validation Failed", errors: ["body is too long (maximum is 65536 characters)"] },
          }
        : undefined;
    await using api = await fakeApi(commentsApi(stored, { refuse }));
    const result = await publish(publication({ render: (limit) => MARKER.padEnd(limit, "x") }), {
      env: {},
      log: api.log,
      setOutput: recorder().setOutput,
      github: api.github(),
    });
    expect(result.warnings).toEqual([]);
    expect(stored[0]?.body).toHaveLength(8_192);
  });

  it("is not doubled when its creation succeeded and the answer was lost", async () => {
    const stored: Stored[] = [];
    const honest = commentsApi(stored);
    await using api = await fakeApi((call) => {
      const answer = honest(call);
      return call.method === "POST" ? { status: 502, json: { message: "Bad Gateway" } } : answer;
    });
    const result = await publish(publication(), {
      env: {},
      log: api.log,
      setOutput: recorder().setOutput,
      github: api.github(),
    });
    expect(result).toEqual({ commentUrl: "https://github.test/c/1000", warnings: [] });
    expect(stored).toHaveLength(1);
  });

  it.each<[string, Partial<Publication>]>([
    ["without a pull request", { event: "push" }],
    ["in a merge group", { event: "merge_group" }],
    ["when nothing was judged", { decision: "measured" }],
  ])("is not written %s", async (_name, parts) => {
    await using api = await fakeApi(commentsApi([]));
    const { pullRequest, ...without } = publication(parts);
    const about = parts.event === "push" ? without : { ...without, pullRequest: pullRequest ?? 7 };
    expect(
      await publish(about, { env: {}, log: api.log, setOutput: recorder().setOutput, github: api.github() }),
    ).toEqual({
      warnings: [],
    });
    expect(api.calls).toEqual([]);
  });
});

describe("an API that refuses", () => {
  it.each([401, 403, 404, 422, 500, 503])("with %i only warns, with one line", async (status) => {
    await using api = await fakeApi(() => ({ status, json: { message: "no\nno" } }));
    const env = await stepFiles();
    const { outputs, setOutput } = recorder();
    const { warnings, commentUrl } = await publish(publication(), {
      env,
      log: api.log,
      setOutput,
      github: api.github({ totalMs: 30 }),
    });
    expect(commentUrl).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(new RegExp(`^the comment was not written: GitHub API GET .*: ${status} `));
    expect(warnings[0]).not.toContain("\n");
    expect(outputs).toMatchObject({ decision: "fail", "comment-url": "" });
  });

  it("on a fork's read-only token names the two workflows", async () => {
    const refuse = ({ method }: Call): Answer | undefined =>
      method === "POST" ? { status: 403, json: { message: "Resource not accessible by integration" } } : undefined;
    await using api = await fakeApi(commentsApi([], { refuse }));
    const { warnings } = await publish(publication(), {
      env: {},
      log: api.log,
      setOutput: recorder().setOutput,
      github: api.github(),
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("workflow_run");
    expect(warnings[0]).toContain("pull-requests: write");
  });

  it("or does not answer only warns", async () => {
    await using api = await fakeApi(() => ({ status: 200, silent: true }));
    const { warnings } = await publish(publication(), {
      env: {},
      log: api.log,
      setOutput: recorder().setOutput,
      github: api.github({ totalMs: 10 }),
    });
    expect(warnings).toEqual([expect.stringContaining("no answer")]);
  });

  it("is not asked without a token, which is said", async () => {
    await using api = await fakeApi(() => ({ status: 500 }));
    const { warnings } = await publish(publication(), { env: {}, log: api.log, setOutput: recorder().setOutput });
    expect(warnings).toEqual([expect.stringContaining("github-token")]);
  });
});

describe("the step's files", () => {
  it("hold the outputs of the contract and the report", async () => {
    await using api = await fakeApi(commentsApi([]));
    const env = await stepFiles();
    const { outputs, setOutput } = recorder();
    await publish(publication(), { env, log: api.log, setOutput, github: api.github() });
    expect(outputs).toEqual({
      decision: "fail",
      regressions: "2",
      "report-path": "out/report.md",
      "session-path": "out/session",
      "comment-url": "https://github.test/c/1000",
    });
    expect(await readFile(env.GITHUB_STEP_SUMMARY, "utf8")).toBe(`${MARKER}\nreport`);
  });

  it("keep the summary within what GitHub shows, in bytes, together with what is there", async () => {
    await using api = await fakeApi(commentsApi([]));
    const env = await stepFiles();
    await writeFile(env.GITHUB_STEP_SUMMARY, "x".repeat(500_000));
    await publish(publication({ render: (limit) => "→".repeat(limit), event: "push" }), {
      env,
      log: api.log,
      setOutput: recorder().setOutput,
    });
    const { length } = await readFile(env.GITHUB_STEP_SUMMARY);
    expect(length).toBeLessThanOrEqual(1024 * 1024);
    expect(length).toBeGreaterThan(500_000);
  });

  it("only warn when they cannot be written", async () => {
    await using api = await fakeApi(commentsApi([]));
    const env = { GITHUB_STEP_SUMMARY: "/nowhere/summary" };
    const setOutput = () => {
      throw new Error("Missing file at path: /nowhere/output");
    };
    const { warnings } = await publish(publication({ event: "merge_group" }), { env, log: api.log, setOutput });
    expect(warnings).toHaveLength(6);
  });
});

describe("annotations", () => {
  it("go to the log at their level", async () => {
    await using api = await fakeApi(commentsApi([]));
    const annotations = [
      { level: "error", message: "slow" },
      { level: "warning", message: "odd" },
    ] as const;
    await publish(publication({ annotations, event: "merge_group" }), {
      env: {},
      log: api.log,
      setOutput: recorder().setOutput,
    });
    expect(api.lines).toEqual(["error slow", "warn odd"]);
  });
});
