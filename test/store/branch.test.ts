import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGithub } from "../../src/github/client.ts";
import type { Origin, Session } from "../../src/model/session.ts";
import type { Log } from "../../src/model/world.ts";
import { branchStore } from "../../src/store/branch.ts";
import type { Store } from "../../src/store/store.ts";
import { ALL_PERMISSIONS } from "../integration/github/permissions.ts";
import { type SimulatedGithub, simulateGithub } from "../integration/github/simulated-github.ts";
import { shaOf } from "../integration/github/state.ts";
import { aRecord, aSession, writeSession } from "./sessions.ts";

const QUIET: Log = { info() {}, warn() {}, error() {}, progress() {}, group: (_title, work) => work() };
const QUERY = { suite: "tiny", base: shaOf("main 0"), branch: "main", limit: 10 };

let github: SimulatedGithub;
let temp: string;
let elsewhere: string[];

beforeEach(async () => {
  github = await simulateGithub();
  github.permissions = { ...ALL_PERMISSIONS, contents: "write" };
  github.state.commits.push(...[0, 1, 2, 3, 4, 5].map((age) => shaOf(`main ${age}`)));
  temp = await mkdtemp(join(tmpdir(), "branch-"));
  elsewhere = [];
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await rm(temp, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

function store({ keep = 200, token = github.token } = {}): Store {
  const { signal } = new AbortController();
  const env = { ...process.env, GITHUB_SERVER_URL: github.api };
  const timing = { requestMs: 2_000, totalMs: 100, pauseMs: 10 };
  const repository = "octo-org/octo-engine";
  return branchStore({
    github: createGithub({
      token,
      apiUrl: github.api,
      repository,
      log: QUIET,
      signal,
      userAgent: "t",
      env: {},
      timing,
    }),
    token,
    world: { env, log: QUIET, temp, signal },
    branch: "perf/sessions",
    keep,
    elsewhere: {
      baselines: async () => ({ state: "none", notes: [] }),
      save: async (_folder, name) => {
        elsewhere.push(name);
        return "elsewhere";
      },
    },
  });
}

/** A run that measured a commit of the base branch, by its age. */
function measured(age: number, runId: number, changes: Partial<Session> = {}, origin: Partial<Origin> = {}): Session {
  return aSession({
    id: `llm-perf-gate-tiny-all-a1-${runId}`,
    origin: {
      repository: "octo-org/octo-engine",
      event: "push",
      ref: "refs/heads/main",
      commit: shaOf(`main ${age}`),
      runId,
      attempt: 1,
      ...origin,
    },
    ...changes,
  });
}

async function saved(session: Session, to = store()): Promise<string> {
  return to.save(await writeSession(await mkdtemp(join(temp, "session-")), session), session.id);
}

async function found(query: Partial<typeof QUERY> & { except?: string } = {}) {
  const baselines = await store().baselines({ ...QUERY, ...query });
  const ids = baselines.state === "found" ? baselines.sessions.map(({ id }) => id.replace(/^.*-/, "")) : [];
  return { ...baselines, ids, said: [baselines.state === "unreadable" ? baselines.reason : "", ...baselines.notes] };
}

function inForge(...words: readonly string[]): string {
  return execFileSync("git", ["--git-dir", github.gitFolder, ...words], { encoding: "utf8" }).trim();
}

describe("the branch", () => {
  it("gives back what was put there, the base's nearest ancestors first", async () => {
    for (const [age, runId] of [
      [3, 11],
      [1, 12],
      [2, 13],
    ] as const) {
      expect(await saved(measured(age, runId))).toMatch(/^sessions\/tiny\/.*\.json on the branch perf\/sessions$/);
    }
    const { ids, notes, ...rest } = await found({ limit: 2 });
    expect(ids).toEqual(["12", "13"]);
    expect(notes).toEqual([`last measured ancestor of ${QUERY.base}: ${shaOf("main 1")}, 1 commits before it`]);
    expect(rest.state === "found" && rest.sessions[0]?.records).toEqual([aRecord({ raw: [] })]);
  });

  it("is none before the first push, and not readable without the right", async () => {
    expect((await found()).said).toEqual(["", "the branch perf/sessions does not exist yet"]);
    const denied = await store({ token: "wrong" }).baselines({ ...QUERY, base: "" });
    expect(denied).toMatchObject({ state: "unreadable", reason: expect.stringMatching(/could not be read/) });
  });

  it("takes the pushes of jobs that end at once", async () => {
    await Promise.all([1, 2, 3, 4].map((runId) => saved(measured(runId, runId))));
    expect((await found()).ids).toEqual(["1", "2", "3", "4"]);
  });

  it("keeps the newest sessions of a suite, and no history of what it dropped", async () => {
    await saved(measured(0, 1, { suite: "other", id: "other-1" }));
    for (const runId of [7, 8, 9, 10]) await saved(measured(1, runId), store({ keep: 3 }));
    expect((await found()).ids).toEqual(["10", "9", "8"]);
    expect(inForge("rev-list", "--count", "perf/sessions")).toBe("1");
    expect(inForge("ls-tree", "-r", "--name-only", "perf/sessions")).toContain("sessions/other/other-1.json");
  });

  it("joins the legs of a run, each by its last attempt", async () => {
    const leg = (name: string, attempt: number) => ({
      ...measured(1, 5, { records: [aRecord({ trial: `${name} ${attempt}` })] }, { leg: name, attempt }),
      id: `${name}-a${attempt}-5`,
    });
    for (const session of [leg("left", 2), leg("left", 1), leg("right", 1)]) await saved(session);
    const { state, sessions } = { sessions: [], ...(await found()) };
    expect(state).toBe("found");
    expect(sessions.map(({ records }) => records.map(({ trial }) => trial))).toEqual([["left 2", "right 1"]]);
  });

  it("leaves pull requests' sessions and those that are not whole to the other store", async () => {
    await saved(measured(0, 1, {}, { event: "pull_request" }));
    await saved(measured(0, 2, { complete: false }));
    expect(elsewhere).toHaveLength(2);
    expect((await found()).state).toBe("none");
  });

  it("says what to allow when the token cannot write, as a fork's cannot", async () => {
    github.permissions = { contents: "read" };
    await expect(saved(measured(0, 1))).rejects.toMatchObject({ hint: expect.stringContaining("contents: write") });
  });
});

/** Each flips one field of a session that is accepted. */
const FLIPPED: readonly (readonly [field: string, changes: Partial<Session>, origin: Partial<Origin>, why: string])[] =
  [
    ["repository", {}, { repository: "stranger/octo-engine" }, "it measured stranger/octo-engine"],
    ["event", {}, { event: "merge_group" }, "its event is merge_group"],
    ["branch", {}, { ref: "refs/heads/release" }, "it ran on refs/heads/release, not on main"],
    ["kind of ref", {}, { ref: "refs/tags/main" }, "it ran on refs/tags/main, not on main"],
    ["commit", {}, { commit: "HEAD" }, "it does not say which commit it measured"],
    ["completeness", { complete: false }, {}, "it is not complete"],
  ];

describe("a file on the branch is no baseline with another", () => {
  it.each(FLIPPED)("%s", async (_field, changes, origin, why) => {
    await byHand(JSON.stringify(measured(0, 1)));
    expect((await found()).ids).toEqual(["1"]);
    await byHand(JSON.stringify(measured(0, 1, changes, origin)));
    const { state, said } = await found();
    expect([state, said.join("; ")]).toEqual(["none", expect.stringContaining(why)]);
  });

  it("suite, or the judged session's own id", async () => {
    await byHand(JSON.stringify(measured(0, 1, { suite: "other" })));
    expect((await found()).state).toBe("none");
    await byHand(JSON.stringify(measured(0, 1)));
    expect((await found({ except: measured(0, 1).id })).state).toBe("none");
  });

  it.each(["NaN", "{}", '{"schema": "llm-perf-gate/session@2"}'])("content: %s", async (text) => {
    await byHand(text);
    const { state, said } = await found();
    expect([state, said[0]]).toEqual(["unreadable", expect.stringMatching(/^refused sessions\/tiny\/x\.json/)]);
  });
});

/** Somebody with write access replaces the branch. */
async function byHand(text: string): Promise<void> {
  const blob = execFileSync("git", ["--git-dir", github.gitFolder, "hash-object", "-w", "--stdin"], { input: text });
  const at = (line: string) => execFileSync("git", ["--git-dir", github.gitFolder, "mktree"], { input: line });
  const file = at(`100644 blob ${String(blob).trim()}\tx.json\n`);
  const suite = at(`040000 tree ${String(file).trim()}\ttiny\n`);
  const root = String(at(`040000 tree ${String(suite).trim()}\tsessions\n`)).trim();
  const who = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
  const commit = inForge(...who, "commit-tree", root, "-m", "by hand");
  inForge("update-ref", "refs/heads/perf/sessions", commit);
}
