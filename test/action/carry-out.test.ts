import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/action/carry-out.ts";
import type { Command } from "../../src/config/command.ts";
import { readInputs } from "../../src/config/inputs.ts";
import { type Answer, type Call, fakeApi } from "../github/fake-api.ts";

const HEAD = "a".repeat(40);
const PULL = {
  number: 7,
  state: "open",
  html_url: "https://example.test/o/r/pull/7",
  head: { sha: HEAD, repo: { full_name: "o/r" } },
  base: { ref: "main", repo: { full_name: "o/r" } },
};
const RUN: Command = { name: "run" };
const WAIVE = {
  name: "waive",
  waiver: { cells: "*", metric: "median_tpot_ms", atMost: 0.05, reason: "x", until: soon() },
} satisfies Command;

function soon(): string {
  return new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
}

/** What is said to have been done, or why not, by an API that answers writes as the test says. */
async function told(command: Command, write: (call: Call) => Answer, env: Readonly<Record<string, string>> = {}) {
  await using api = await fakeApi((call) => {
    if (call.method !== "GET") return write(call);
    if (call.path.endsWith("/pulls/7")) return { status: 200, json: PULL };
    if (call.path.includes("/git/ref/")) return { status: 200, json: { object: { sha: HEAD } } };
    return { status: 404, json: { message: "Not Found" } };
  });
  const comment = { id: 1, body: "", login: "mona", isBot: false, pullRequest: 7, defaultBranch: "main" };
  if (command.name === "help") throw new Error("help is answered without the API");
  const line = await carryOut(command, comment, readInputs(env), api.github()).catch((error: Error) => error.message);
  const writes = api.calls.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
  return { line, writes, bodies: api.calls.map(({ body }) => body) };
}

describe("a command that starts a run", () => {
  it("links to the workflow's runs where the forge does not name the one that began", async () => {
    const { line } = await told(RUN, () => ({ status: 204 }));
    expect(line).toContain('<a href="https://example.test/o/r/actions/workflows/perf-on-demand.yml">');
  });

  it("is sent as older servers read it, where they refuse to tell of the run", async () => {
    const { line, bodies } = await told(RUN, ({ body }) =>
      body.includes("return_run_details")
        ? { status: 422, json: { message: 'Invalid request. "return_run_details" is not a permitted key.' } }
        : { status: 204 },
    );
    expect(line).toMatch(/^Started /);
    expect(JSON.parse(bodies.at(-1) ?? "")).toMatchObject({ ref: "main", inputs: { command: "run", sha: HEAD } });
  });

  it("does not say that nothing was started when the answer was lost", async () => {
    const { line, writes } = await told(RUN, () => ({ status: 200, json: { workflow_run_id: 1 }, cutOff: true }));
    expect(line).toContain("whether it was started is not known");
    expect(line).toContain("/repos/o/r/actions/workflows/perf-on-demand.yml/dispatches");
    expect(writes).toHaveLength(1);
  });

  it("starts no workflow whose runs are baselines", async () => {
    const env = { INPUT_WORKFLOW: "perf.yml", "INPUT_BASELINE-WORKFLOW": "perf.yml" };
    const { line, writes } = await told(RUN, () => ({ status: 204 }), env);
    expect(line).toContain("could pass for one");
    expect(writes).toEqual([]);
  });
});

describe("a proposal", () => {
  it.each([
    ["2020-01-01", "that day is over"],
    ["9999-12-31", "more than a year away"],
  ])("is not made of a waiver until %s", async (until, why) => {
    const { line, writes } = await told({ ...WAIVE, waiver: { ...WAIVE.waiver, until } }, () => ({ status: 201 }));
    expect(line).toContain(why);
    expect(writes).toEqual([]);
  });

  it.each(["PUT", "POST"])("leaves no branch behind when its %s is refused", async (refused) => {
    const { line, writes } = await told(WAIVE, ({ method, path }) => {
      const isRefused = method === refused && !path.endsWith("/git/refs");
      return isRefused ? { status: 403, json: { message: "no" } } : { status: 201, json: {} };
    });
    expect(line).toMatch(refused === "PUT" ? /^no/ : /Allow GitHub Actions to create and approve pull requests/);
    expect(writes.at(-1)).toBe("DELETE /repos/o/r/git/refs/heads%2Fllm-perf-gate%2Fwaive-7-1");
  });
});
