import { createServer } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { describeApiError } from "../../src/github/api-error.ts";
import { createGithub } from "../../src/github/client.ts";
import { type Answer, collectingLog, fakeApi } from "./fake-api.ts";

const OK: Answer = { status: 200, json: { login: "octocat" } };

/** Answers in order, the last one for ever. */
function inOrder(...answers: readonly [Answer, ...Answer[]]): (call: unknown, calls: readonly unknown[]) => Answer {
  return (_call, calls) => answers[Math.min(calls.length, answers.length) - 1] ?? answers[0];
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("createGithub", () => {
  it("sends the token and the user agent to the address it was given", async () => {
    await using api = await fakeApi(() => OK);
    const { octokit } = api.github();
    expect((await octokit.rest.users.getAuthenticated()).data.login).toBe("octocat");
    expect(api.calls[0]?.headers).toMatchObject({ authorization: "token t0ken" });
    expect(api.calls[0]?.headers["user-agent"]).toContain("llm-perf-gate/test");
  });

  it.each<[string, Answer]>([
    ["502", { status: 502, json: { message: "Bad Gateway" } }],
    ["429", { status: 429, json: { message: "slow down" } }],
    ["a secondary rate limit", { status: 403, json: { message: "You have exceeded a secondary rate limit" } }],
    ["a body that ends early", { status: 200, json: { login: "octocat" }, cutOff: true }],
    ["no answer", { status: 200, silent: true }],
  ])("asks again after %s", async (_name, answer) => {
    await using api = await fakeApi(inOrder(answer, answer, OK));
    expect((await api.github().octokit.rest.users.getAuthenticated()).data.login).toBe("octocat");
    expect(api.calls).toHaveLength(3);
    expect(api.lines.filter((line) => line.includes("trying again"))).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 410, 422])("takes %i as final", async (status) => {
    await using api = await fakeApi(() => ({ status, json: { message: "no" } }));
    expect(await failureOf(api.github().octokit.rest.users.getAuthenticated())).toMatchObject({ status });
    expect(api.calls).toHaveLength(1);
  });

  it("sends a POST again only when it was refused unread", async () => {
    const comment = { owner: "o", repo: "r", issue_number: 1, body: "x" };
    await using broken = await fakeApi(() => ({ status: 500, json: { message: "oops" } }));
    await failureOf(broken.github().octokit.rest.issues.createComment(comment));
    expect(broken.calls).toHaveLength(1);
    await using limited = await fakeApi(inOrder({ status: 429, json: {} }, { status: 201, json: { id: 1 } }));
    await limited.github().octokit.rest.issues.createComment(comment);
    expect(limited.calls).toHaveLength(2);
  });

  it("gives up when the wait that is asked for does not fit into the time limit", async () => {
    await using api = await fakeApi(() => ({
      status: 429,
      json: { message: "later" },
      headers: { "retry-after": "3600" },
    }));
    expect(await failureOf(api.github().octokit.rest.users.getAuthenticated())).toMatchObject({ status: 429 });
    expect(api.calls).toHaveLength(1);
  });

  it("gives up when the rate limit is reset too late", async () => {
    const headers = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Math.floor(Date.now() / 1_000) + 3_600),
    };
    await using api = await fakeApi(() => ({ status: 403, json: { message: "API rate limit exceeded" }, headers }));
    expect(await failureOf(api.github().octokit.rest.users.getAuthenticated())).toMatchObject({ status: 403 });
    expect(api.calls).toHaveLength(1);
  });

  it("ends within its total time when nothing gets better", async () => {
    await using api = await fakeApi(() => ({ status: 503, json: { message: "down" } }));
    expect(await failureOf(api.github({ totalMs: 100 }).octokit.rest.users.getAuthenticated())).toMatchObject({
      status: 503,
    });
    expect(api.calls.length).toBeGreaterThan(2);
  });

  it("stops when the job is cancelled", async () => {
    const controller = new AbortController();
    await using api = await fakeApi(() => {
      controller.abort();
      return { status: 503, json: {} };
    });
    expect(
      await failureOf(api.github({ signal: controller.signal }).octokit.rest.users.getAuthenticated()),
    ).toBeInstanceOf(Error);
    expect(api.calls).toHaveLength(1);
  });

  it("goes through the proxy that the environment names, unless NO_PROXY names the host", async () => {
    const tunnels: string[] = [];
    const proxy = createServer().on("connect", (request, socket) => {
      tunnels.push(request.url ?? "");
      const { hostname, port } = new URL(`http://${request.url}`);
      const onward = connect(Number(port), hostname, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        onward.pipe(socket).pipe(onward);
      });
      for (const end of [socket, onward]) end.on("error", () => end.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const address = proxy.address();
    const HTTP_PROXY = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    await using api = await fakeApi(() => OK);

    await api.github({ env: { HTTP_PROXY } }).octokit.rest.users.getAuthenticated();
    expect(tunnels).toEqual([new URL(api.url).host]);
    await api.github({ env: { HTTP_PROXY, NO_PROXY: "127.0.0.1" } }).octokit.rest.users.getAuthenticated();
    expect(tunnels).toHaveLength(1);
    expect(api.calls).toHaveLength(2);
    proxy.closeAllConnections();
    proxy.close();
  });

  it.each(["", "owner", "a/b/c", "/b"])("refuses the repository %j", (repository) => {
    const options = {
      apiUrl: "http://127.0.0.1:1",
      log: collectingLog([]),
      signal: new AbortController().signal,
      userAgent: "x",
      env: {},
    };
    expect(() => createGithub({ ...options, repository })).toThrow(/owner\/name/);
  });
});

describe("describeApiError", () => {
  async function lineFor(
    answer: Answer,
    work: (github: ReturnType<typeof createGithub>) => Promise<unknown>,
  ): Promise<string> {
    await using api = await fakeApi(() => answer);
    return describeApiError(await failureOf(work(api.github({ totalMs: 1 }))));
  }
  const target = { owner: "o", repo: "r" };

  it("names the call, the answer, the permission and the way out for forks", async () => {
    const line = await lineFor(
      { status: 403, json: { message: "Resource not accessible by integration" } },
      ({ octokit }) => octokit.rest.issues.createComment({ ...target, issue_number: 4, body: "x" }),
    );
    expect(line).toMatch(
      /^GitHub API POST \/repos\/o\/r\/issues\/4\/comments: 403 \(Resource not accessible by integration/,
    );
    expect(line).toContain("permissions: pull-requests: write");
    expect(line).toContain("workflow_run");
  });

  it("names the call as a reader would write it", async () => {
    const cut = await lineFor({ status: 200, json: { a: 1 }, cutOff: true }, ({ octokit }) =>
      octokit.rest.git.getRef({ ...target, ref: "heads/main" }),
    );
    expect(cut).toContain("GET /repos/o/r/git/ref/heads/main: no answer");
  });

  it.each([
    ["actions: write", (github) => github.octokit.rest.actions.cancelWorkflowRun({ ...target, run_id: 1 })],
    ["contents: write", (github) => github.octokit.rest.git.createRef({ ...target, ref: "refs/heads/x", sha: "a" })],
    ["contents: read", (github) => github.octokit.rest.git.getRef({ ...target, ref: "heads/x" })],
  ] satisfies readonly [string, Parameters<typeof lineFor>[1]][])("asks for %s", async (permission, work) => {
    const line = await lineFor({ status: 403, json: { message: "no" } }, work);
    expect(line).toContain(`add "permissions: ${permission}" to the job`);
    expect(line).not.toContain("fork");
  });

  it("asks for actions: read when runs cannot be listed", async () => {
    const line = await lineFor({ status: 403, json: { message: "no" } }, ({ octokit }) =>
      octokit.rest.actions.listWorkflowRunsForRepo(target),
    );
    expect(line).toContain("permissions: actions: read");
    expect(line).not.toContain("fork");
  });

  it("explains a refused token and a hidden repository", async () => {
    expect(
      await lineFor({ status: 401, json: { message: "Bad credentials" } }, ({ octokit }) =>
        octokit.rest.repos.get(target),
      ),
    ).toContain("github-token");
    expect(
      await lineFor({ status: 404, json: { message: "Not Found" } }, ({ octokit }) => octokit.rest.repos.get(target)),
    ).toContain("not found");
  });

  it("is one line whatever the server says", async () => {
    const line = await lineFor({ status: 500, json: { message: "a\nb\u001b[2J\u202E" } }, ({ octokit }) =>
      octokit.rest.repos.get(target),
    );
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(describeApiError(new Error("two\nlines"))).toBe("GitHub API: two lines");
  });

  it("says when there was no answer", async () => {
    expect(await lineFor({ status: 200, silent: true }, ({ octokit }) => octokit.rest.repos.get(target))).toContain(
      "no answer",
    );
  });
});
