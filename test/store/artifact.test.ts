import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGithub } from "../../src/github/client.ts";
import type { Session } from "../../src/model/session.ts";
import type { Log } from "../../src/model/world.ts";
import { artifactStore } from "../../src/store/artifact.ts";
import { type SimulatedGithub, simulateGithub } from "../integration/github/simulated-github.ts";
import { FORK, type SimulatedRun, shaOf } from "../integration/github/state.ts";
import { makeZip, type ZipFile } from "./make-zip.ts";
import { aRecord, aSession, sessionFiles, writeSession } from "./sessions.ts";

let github: SimulatedGithub;
let temp: string;
let warnings: string[];
let judged: SimulatedRun;

beforeEach(async () => {
  github = await simulateGithub();
  temp = await mkdtemp(join(tmpdir(), "artifact-"));
  warnings = [];
  const shas = Array.from({ length: 6 }, (_, age) => shaOf(`main ${age}`));
  github.state.commits.push(...shas);
  judged = github.addRun({ event: "pull_request", branch: "faster", status: "in_progress", conclusion: null });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  expect(github.violations).toEqual([]);
  await rm(temp, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

function store(env = {}, requestMs = 5_000) {
  const log: Log = {
    info() {},
    warn: (line) => warnings.push(line),
    error() {},
    progress() {},
    group: (_title, work) => work(),
  };
  const client = createGithub({
    token: github.token,
    apiUrl: github.api,
    repository: "octo-org/octo-engine",
    log,
    signal: new AbortController().signal,
    userAgent: "test",
    env: {},
    timing: { requestMs, totalMs: 300, pauseMs: 10 },
  });
  return artifactStore({ github: client, world: { env: { ...github.environmentOf(judged), ...env }, temp, log } });
}

const QUERY = { suite: "tiny", base: shaOf("main 0"), branch: "main", limit: 3 };

function baselines(query = {}, env = {}) {
  return store(env).baselines({ ...QUERY, ...query });
}

async function idsOf(query = {}): Promise<readonly string[]> {
  const found = await baselines(query);
  return found.state === "found" ? found.sessions.map(({ id }) => id) : [`${found.state}: ${found.notes.join("; ")}`];
}

function zipOf(session: Session, ...more: readonly ZipFile[]): Buffer {
  return makeZip([...Object.entries(sessionFiles(session)).map(([path, content]) => ({ path, content })), ...more]);
}

/** A run that measured a commit of the base branch, by its age, and stored its session. */
function measured(age: number, run: Partial<SimulatedRun> = {}, changes: Partial<Session> = {}) {
  const made = github.addRun({ sha: shaOf(`main ${age}`), ...run });
  const session = aSession({
    id: `main ${age}`,
    origin: { event: "push", commit: made.sha, runId: made.id },
    ...changes,
  });
  return { run: made, session, artifact: github.addArtifact(made, "llm-perf-gate-tiny-all-a1", zipOf(session)) };
}

describe("baselines", () => {
  it("prefers the nearest ancestors of the base, whatever was measured last", async () => {
    for (const age of [1, 5, 3, 2]) measured(age);
    measured(9, { sha: shaOf("newer than the base") });
    expect(await idsOf()).toEqual(["main 1", "main 2", "main 3"]);
    expect((await baselines()).notes.at(-1)).toBe(
      `last measured ancestor of ${QUERY.base}: ${shaOf("main 1")}, 1 commits before it`,
    );
  });

  it("fills up with other commits of the branch, newest first, and several sessions of one commit", async () => {
    measured(7, { sha: shaOf("x") }, { id: "older" });
    measured(8, { sha: shaOf("y") }, { id: "newer" });
    measured(0, {}, { id: "base" });
    measured(0, { event: "schedule" }, { id: "base again" });
    expect(await idsOf({ limit: 4 })).toEqual(["base again", "base", "newer", "older"]);
    expect((await baselines()).notes.at(-1)).toMatch(/itself was measured/);
  });

  it("passes over runs of commits that are not in the branch's history: a tag may be called like it", async () => {
    const { run } = measured(9, { sha: shaOf("tagged") }, { id: "tagged" });
    measured(1);
    measured(8, { sha: shaOf("newer than the base") }, { id: "newer" });
    github.state.strays.add(run.sha);
    expect(await idsOf()).toEqual(["main 1", "newer"]);
    expect((await baselines()).notes).toContain(
      `run ${run.id} measured ${run.sha}, which is not in the history of the branch main: passed over`,
    );
    expect((await baselines({ base: undefined })).state).toBe("found");
    github.fail({ match: /GET .*\/compare\//, answer: 403 });
    expect((await baselines()).state).toBe("unreadable");
  });

  it("refuses a session that says it ran on a tag", async () => {
    const { session } = measured(1);
    measured(2, {}, { id: "tag", origin: { ...session.origin, commit: shaOf("main 2"), ref: "refs/tags/main" } });
    expect(await idsOf()).toEqual(["main 1"]);
    expect((await baselines()).notes[0]).toMatch(/it says that it ran on refs\/tags\/main, not on the branch main/);
  });

  it("reads without a known base, or with one that the repository does not have", async () => {
    measured(1);
    expect(await idsOf({ base: undefined })).toEqual(["main 1"]);
    expect(await idsOf({ base: shaOf("unknown") })).toEqual(["main 1"]);
  });

  it("joins the legs of a run, each by its last attempt", async () => {
    const { run, session } = measured(1, { attempt: 2 }, { records: [aRecord({ trial: "stale" })] });
    const leg = (name: string) => ({ ...session, id: name, records: [aRecord({ trial: name })] });
    github.addArtifact(run, "llm-perf-gate-tiny-all-a2", zipOf(leg("first")));
    github.addArtifact(run, "llm-perf-gate-tiny-half-a1", zipOf(leg("second")));
    const found = await baselines();
    expect(found.state === "found" && found.sessions[0]?.records.map(({ trial }) => trial)).toEqual([
      "first",
      "second",
    ]);
  });

  it("looks past runs that stored nothing for this suite", async () => {
    measured(3);
    for (const age of [0, 1, 2, 0, 1, 2]) github.addRun({ sha: shaOf(`main ${age}`) });
    measured(0, {}, { suite: "other", id: "not ours" });
    expect(await idsOf()).toEqual(["main 3"]);
  });

  it("looks past sessions without a valid result, and says so", async () => {
    measured(0, {}, { records: [] });
    measured(1, {}, { records: [aRecord({ validity: { state: "invalid", reasons: ["client-bound"] } })] });
    expect(await baselines()).toMatchObject({
      state: "none",
      notes: [...Array(2).fill(expect.stringContaining("no valid record")), expect.anything()],
    });
    measured(2);
    expect(await idsOf({ limit: 1 })).toEqual(["main 2"]);
  });

  it("never takes the judged run's own session", async () => {
    const { run, session } = measured(1);
    expect(await baselines({}, { GITHUB_RUN_ID: String(run.id) })).toMatchObject({ state: "none" });
    expect(await baselines({ except: session.id })).toMatchObject({ state: "none" });
  });

  it("asks the API five times, and once for each baseline", async () => {
    for (const age of [1, 2, 3]) measured(age);
    for (let n = 0; n < 30; n++) github.addRun({ sha: shaOf("main 0") });
    expect(await idsOf({ limit: 3 })).toHaveLength(3);
    expect(github.requests.filter(({ url }) => !url.startsWith("/blob/"))).toHaveLength(5 + 3);
  });

  it("asks the API at most 15 times, and twice for each baseline, when legs stored them", async () => {
    for (const age of [1, 2, 3]) delete measured(age).artifact.finished;
    for (const run of github.state.runs.filter(({ event }) => event === "push")) {
      const session = aSession({ id: `leg of ${run.id}`, origin: { event: "push", commit: run.sha } });
      github.addArtifact(run, "llm-perf-gate-tiny-left-a1", zipOf(session));
    }
    expect(await idsOf({ limit: 3 })).toHaveLength(3);
    expect(github.requests.filter(({ url }) => !url.startsWith("/blob/"))).toHaveLength(5 + 2 * 3);
  });

  it("leaves nothing in the temp folder", async () => {
    measured(1);
    await baselines();
    expect(await readdir(temp)).toEqual([]);
  });
});

describe("what must not become a baseline", () => {
  it.each<[string, Partial<SimulatedRun>]>([
    ["a fork's pull request from a branch called main", { event: "pull_request", headRepositoryId: FORK.id }],
    ["a run whose commit is a fork's", { headRepositoryId: FORK.id }],
    ["a run of another workflow", { path: ".github/workflows/evil.yml" }],
    ["a run on another branch", { branch: "release" }],
    ["a failed run", { conclusion: "failure" }],
    ["a running run", { conclusion: null, status: "in_progress" }],
  ])("passes over %s", async (_what, run) => {
    measured(2);
    measured(1, run);
    expect(await idsOf()).toEqual(["main 2"]);
  });

  it("is not crowded out by a hundred pull requests from branches of that name", async () => {
    measured(1);
    for (let n = 0; n < 150; n++) measured(0, { event: "pull_request", headRepositoryId: FORK.id });
    expect(await idsOf()).toEqual(["main 1"]);
  });

  it("says when artifacts expired, and that none is left", async () => {
    const { artifact } = measured(1);
    artifact.expired = true;
    const found = await baselines();
    expect(found.state).toBe("none");
    expect(found.notes[0]).toMatch(/llm-perf-gate-tiny-all-a1 of run \d+ expired on \d{4}-/);
  });

  it("notes an artifact that expires between list and download", async () => {
    measured(1);
    measured(2);
    github.fail({ match: /\/zip/, answer: 410, times: 1 });
    expect(await baselines()).toMatchObject({
      state: "found",
      notes: [expect.stringMatching(/expired a moment ago/), expect.anything()],
    });
  });

  it.each<[string, (made: ReturnType<typeof measured>) => void, RegExp]>([
    [
      "whose digest differs",
      ({ artifact }) =>
        github.state.blobs.set(artifact.blob, { bytes: zipOf(aSession()), contentType: "application/zip" }),
      /its digest is sha256:\w+, not sha256:/,
    ],
    [
      "that is no archive",
      ({ run }) => github.addArtifact(run, "llm-perf-gate-tiny-all-a2", Buffer.from("hello")),
      /no end record/,
    ],
    [
      "with a path that leaves its folder",
      ({ run, session }) =>
        github.addArtifact(run, "llm-perf-gate-tiny-all-a2", zipOf(session, { path: "../../../evil", content: "x" })),
      /unsafe path/,
    ],
    [
      "with a link",
      ({ run, session }) =>
        github.addArtifact(
          run,
          "llm-perf-gate-tiny-all-a2",
          zipOf(session, { path: "raw", content: "/etc", mode: 0o120777 }),
        ),
      /link or a device/,
    ],
    [
      "that is a bomb",
      ({ run, session }) =>
        github.addArtifact(
          run,
          "llm-perf-gate-tiny-all-a2",
          zipOf(session, { path: "raw/x", content: "", claims: 2 ** 31 }),
        ),
      /unpacks to more than/,
    ],
    [
      "that claims another commit",
      ({ run, session }) =>
        github.addArtifact(
          run,
          "llm-perf-gate-tiny-all-a2",
          zipOf({ ...session, origin: { ...session.origin, commit: shaOf("forged") } }),
        ),
      /it says that it measured/,
    ],
    [
      "with a number that is none",
      ({ run, session }) =>
        github.addArtifact(
          run,
          "llm-perf-gate-tiny-all-a2",
          zipOf({ ...session, records: [aRecord({ metrics: { x: Number.NaN } })] }),
        ),
      /metrics\.x: /,
    ],
    [
      "without a session",
      ({ run }) => github.addArtifact(run, "llm-perf-gate-tiny-all-a2", makeZip([{ path: "x", content: "" }])),
      /does not exist/,
    ],
  ])("refuses an artifact %s, and reads the others", async (_what, spoil, message) => {
    measured(2);
    spoil(measured(1, { attempt: 2 }));
    const found = await baselines();
    expect(found).toMatchObject({ state: "found", sessions: [{ id: "main 2" }] });
    expect(found.notes[0]).toMatch(message);
    github.state.runs.splice(0, 2);
    expect(await baselines()).toMatchObject({ state: "unreadable", reason: expect.stringMatching(message) });
  });
});

describe("an API that does not answer", () => {
  const CALLS = [
    /\/actions\/workflows\//,
    /\/actions\/artifacts\?/,
    /\/commits/,
    /\/runs\/\d+\/artifacts/,
    /\/zip/,
    /\/blob\//,
  ];
  const ANSWERS = [401, 403, 404, 500, 503, "timeout", "reset", "cut"] as const;

  it.each(
    CALLS.flatMap((match) => ANSWERS.map((answer) => ({ match, answer }))).filter(
      // A base commit that is not found only costs the order of preference; a redirect has no body to cut.
      ({ match: { source }, answer }) =>
        !(/commits|artifacts\\\?/.test(source) && answer === 404) && !(/zip/.test(source) && answer === "cut"),
    ),
  )("is unreadable, never empty: $match answered by $answer", async ({ match, answer }) => {
    measured(1, { attempt: 2 });
    github.fail({ match, answer });
    const found = await store({}, answer === "timeout" ? 300 : undefined).baselines(QUERY);
    expect(found).toMatchObject({
      state: "unreadable",
      reason: expect.stringMatching(/^the baselines could not be read: .*GitHub/),
    });
    expect(found.state === "unreadable" && found.reason).not.toContain("\n");
  });

  it("survives one bad answer", async () => {
    measured(1);
    github.fail({ match: /\/artifacts/, answer: 503, times: 1 });
    expect(await idsOf()).toEqual(["main 1"]);
  });

  it("is unreadable without the variables that name workflow and branch", async () => {
    expect(await baselines({}, { GITHUB_WORKFLOW_REF: undefined })).toMatchObject({ state: "unreadable" });
    expect(await baselines({ branch: undefined })).toMatchObject({ state: "unreadable" });
  });
});

describe("save", () => {
  /** The toolkit's client reads its addresses from the process's environment. */
  function stubRunner(run: SimulatedRun): void {
    for (const [name, value] of Object.entries(github.environmentOf(run))) vi.stubEnv(name, value);
  }

  it("uploads what a later run reads as its baseline", async () => {
    const run = github.addRun({ sha: shaOf("main 0") });
    stubRunner(run);
    const session = aSession({ origin: { event: "push", commit: run.sha, runId: run.id } });
    const folder = await writeSession(join(temp, "out"), session);
    await symlink("/etc/passwd", join(folder, "raw", "link"));
    await writeFile(join(folder, "raw", "a:b"), "");
    expect(await store().save(folder, "llm-perf-gate-tiny-all-a1")).toMatch(
      /^artifact llm-perf-gate-tiny-all-a1 \(id \d+, \d+ bytes\)$/,
    );
    expect(warnings).toEqual([expect.stringContaining("raw/a:b")]);
    expect(await baselines()).toMatchObject({ state: "found", sessions: [session] });
  });

  it("takes another name rather than lose a session", async () => {
    const run = github.addRun({});
    stubRunner(run);
    const folder = await writeSession(join(temp, "out"), aSession());
    await store().save(folder, "same");
    expect(await store().save(folder, "same")).toMatch(/artifact same\.2 /);
  });

  it("says in one line why it cannot upload, and where the session is", async () => {
    const run = github.addRun({});
    stubRunner(run);
    vi.stubEnv("GITHUB_SERVER_URL", "https://ghes.example.org");
    const folder = await writeSession(join(temp, "out"), aSession());
    await expect(store().save(folder, "x")).rejects.toMatchObject({
      message: expect.stringMatching(/^cannot upload the session as artifact x: /),
      hint: expect.stringContaining(folder),
    });
    await expect(store().save(temp, "x")).rejects.toThrow(/nothing to upload|cannot upload/);
  });
});
