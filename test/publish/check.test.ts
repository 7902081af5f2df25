import { expect, it } from "vitest";
import { checkRequest } from "../../src/action/gate-check.ts";
import { openCheck } from "../../src/publish/check.ts";
import { fakeApi } from "../github/fake-api.ts";

const NAME = "llm-perf-gate/toy";
const HEAD = "a".repeat(40);

/** What is written for a pull request whose head has statuses of these names. */
async function opened(statuses: readonly string[] | undefined, commanded: boolean): Promise<readonly string[]> {
  await using api = await fakeApi(({ method, path }) => {
    if (method === "POST") return { status: 201, json: { id: 1, app: { id: 2 } } };
    if (path.includes("/check-runs")) return { status: 200, json: { total_count: 0, check_runs: [] } };
    if (statuses === undefined) return { status: 403, json: { message: "Resource not accessible" } };
    return { status: 200, json: statuses.map((context) => ({ context, state: "failure" })) };
  });
  const command = { commanded: { pullRequest: 7, sha: HEAD } };
  const event = { name: "pull_request", headSha: HEAD, fork: false, ...(commanded ? command : {}) };
  const request = checkRequest(NAME, event, "auto", {});
  if (request === undefined) throw new Error("no check");
  const { kind } = await openCheck(api.github(), request);
  return [kind, ...api.calls.filter(({ path }) => path.includes("/statuses")).map(({ method }) => method)];
}

it("tells what a command measured where the commit has a status of that name, which is what is required there", async () => {
  expect(await opened(["other", NAME], true)).toEqual(["status", "GET", "POST"]);
});

it("makes a check run of it where there is none of that name, or that cannot be known", async () => {
  expect(await opened([`${NAME} (part)`], true)).toEqual(["check-run", "GET"]);
  expect(await opened(undefined, true)).toEqual(["check-run", "GET"]);
});

it("does not ask for a pull request's own job", async () => {
  expect(await opened([NAME], false)).toEqual(["check-run"]);
});
