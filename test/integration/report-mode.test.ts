import { describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { makeZip } from "../store/make-zip.ts";
import { sessionFiles } from "../store/sessions.ts";
import { FORK, shaOf } from "./github/state.ts";
import { headCommit, report, type Stored, session, store, storeBaselines, trials } from "./hand-made.ts";
import { CELL, startSuite, suite } from "./judged-suite.ts";
import type { Workflow } from "./workflow.ts";

/** Ways to have nothing to compare with. Each lays out three sessions that must not become baselines, or none. */
const NOTHING: readonly (readonly [title: string, arrange: (workflow: Workflow) => void, reason: RegExp])[] = [
  ["an empty repository", () => undefined, /no baseline, so nothing was compared: 0 successful runs on main/],
  [
    "artifacts that have expired",
    ({ github }) => stored(github, {}, ({ artifact }) => Object.assign(artifact, { expired: true })),
    /no baseline, so nothing was compared: .*expired on/,
  ],
  ["runs of another branch", ({ github }) => stored(github, { branch: "release" }), /0 successful runs on main/],
  [
    "a fork whose branch is called main",
    ({ github }) => stored(github, { headRepositoryId: FORK.id }),
    /0 successful runs on main/,
  ],
  [
    "a fork's pull request from a branch called main",
    ({ github }) => stored(github, { event: "pull_request", headRepositoryId: FORK.id }),
    /0 successful runs on main/,
  ],
  [
    "another workflow's runs",
    ({ github }) => stored(github, { path: ".github/workflows/evil.yml" }),
    /0 successful runs on main/,
  ],
  [
    "a workflow of that file name elsewhere",
    ({ github }) => stored(github, { path: "copies/.github/workflows/perf.yml" }),
    /0 successful runs on main/,
  ],
  ["runs that failed", ({ github }) => stored(github, { conclusion: "failure" }), /0 successful runs on main/],
  [
    "runs that still go on",
    ({ github }) => stored(github, { status: "in_progress", conclusion: null }),
    /0 successful/,
  ],
  [
    "artifacts that were changed afterwards",
    ({ github }) =>
      stored(github, {}, ({ artifact }) => {
        const blob = github.state.blobs.get(artifact.blob);
        if (blob !== undefined) github.state.blobs.set(artifact.blob, { ...blob, bytes: Buffer.from("PK changed") });
      }),
    /baselines could not be read: .*its digest is sha256:/,
  ],
  [
    "artifacts without a digest",
    ({ github }) =>
      stored(github, {}, ({ artifact }) => {
        artifact.finished = { size: artifact.finished?.size ?? 0, digest: null };
      }),
    /baselines could not be read: .*has no SHA-256 digest/,
  ],
  [
    "sessions that say they measured another commit",
    ({ github }) => {
      for (const k of [0, 1, 2]) store(github, session(shaOf(`liar ${k}`), trials()), { sha: shaOf(`true ${k}`) });
    },
    /baselines could not be read: .*it says that it measured/,
  ],
  [
    "sessions without a result",
    ({ github }) => {
      for (const k of [0, 1, 2]) store(github, session(shaOf(`empty ${k}`), []));
    },
    /no baseline, so nothing was compared: .*its session has no valid record/,
  ],
  [
    "artifacts that were evicted",
    ({ github }) => {
      stored(github, {});
      github.state.artifacts.splice(0);
    },
    /no baseline, so nothing was compared: 3 successful runs on main hold no session/,
  ],
  [
    "runs that were cancelled",
    ({ github }) => stored(github, { conclusion: "cancelled" }),
    /0 successful runs on main/,
  ],
  ["runs that timed out", ({ github }) => stored(github, { conclusion: "timed_out" }), /0 successful runs on main/],
  ["runs of a merge group", ({ github }) => stored(github, { event: "merge_group" }), /0 successful runs on main/],
  [
    "jobs that were skipped, so that their runs succeeded and stored nothing",
    ({ github }) => {
      for (const k of [0, 1, 2]) github.addRun({ sha: shaOf(`skipped ${k}`) });
    },
    /no baseline, so nothing was compared: 3 successful runs on main hold no session/,
  ],
  [
    "sessions whose numbers are NaN",
    ({ github }) => withRecord(github, '"median_tpot_ms":10', '"median_tpot_ms":NaN'),
    /baselines could not be read: .*is not JSON/,
  ],
  [
    "sessions whose numbers are infinite",
    ({ github }) => withRecord(github, '"median_tpot_ms":10', '"median_tpot_ms":1e999'),
    /baselines could not be read: .*median_tpot_ms/,
  ],
  [
    "sessions whose numbers are texts",
    ({ github }) => withRecord(github, '"median_tpot_ms":10', '"median_tpot_ms":"10"'),
    /baselines could not be read: .*median_tpot_ms/,
  ],
  [
    "sessions with invalid trials only",
    ({ github }) => {
      const validity = { state: "invalid", reasons: ["client-bound"] } as const;
      const records = trials().map((record) => ({ ...record, validity }));
      for (const k of [0, 1, 2]) store(github, session(shaOf(`invalid ${k}`), records));
    },
    /no baseline, so nothing was compared: .*its session has no valid record/,
  ],
  [
    "sessions that lack what gates",
    ({ github }) => {
      const records = trials().map((record) => ({ ...record, metrics: { p99_ttft_ms: 1 }, counts: {} }));
      for (const k of [0, 1, 2]) store(github, session(shaOf(`other metrics ${k}`), records));
    },
    /nothing that gates was comparable|cannot judge/,
  ],
  [
    "sessions that another tool measured",
    ({ github }) => {
      const tool = { name: "vllm-bench", version: "0.32", definition: "vllm@1" };
      const records = trials().map((record) => ({ ...record, tool }));
      for (const k of [0, 1, 2]) store(github, session(shaOf(`other tool ${k}`), records));
    },
    /nothing that gates was comparable|cannot judge/,
  ],
  [
    "sessions of another workload",
    ({ github }) => {
      const records = trials().map((record) => ({ ...record, workload: { prompts: 9_999 } }));
      for (const k of [0, 1, 2]) store(github, session(shaOf(`other load ${k}`), records));
    },
    /nothing that gates was comparable|cannot judge/,
  ],
  [
    "a baseline in which every request failed",
    ({ github }) => {
      for (const k of [0, 1, 2]) store(github, session(shaOf(`failed ${k}`), trials({ failed: 12 })));
    },
    /cannot judge/,
  ],
  [
    "sessions of another suite",
    ({ github }) => {
      for (const k of [0, 1, 2]) store(github, session(shaOf(`other ${k}`), trials(), { suite: "other" }));
    },
    /no baseline, so nothing was compared/,
  ],
];

const unfit = (records: Session["records"]) =>
  records.map((record) => ({ ...record, validity: { state: "invalid" as const, reasons: ["client-bound"] } }));

function cancelled(commit: string): Session {
  return session(commit, trials({ repeats: 1 }), { complete: false, notes: ["cancelled by SIGINT"] });
}

/** Stored sessions whose records say something that no honest tool writes. */
function withRecord(github: Workflow["github"], from: string, to: string): void {
  for (const k of [0, 1, 2]) {
    const made = session(shaOf(`text ${k}`), trials());
    const files = Object.entries(sessionFiles(made)).map(([path, text]) => {
      return { path, content: path === "session.json" ? text : text.replace(from, to) };
    });
    const run = github.addRun({ sha: shaOf(`text ${k}`) });
    github.addArtifact(run, "llm-perf-gate-toy-all-a1", makeZip(files));
  }
}

function stored(
  github: Workflow["github"],
  run: Parameters<typeof store>[2],
  change: (stored: Stored) => void = () => undefined,
): void {
  for (const k of [0, 1, 2]) change(store(github, session(shaOf(`base ${k}`), trials()), run));
}

describe.concurrent("a pull request with nothing to compare with is never green and silent", () => {
  it.each(NOTHING)("%s", async (_title, arrange, reason) => {
    await using workflow = await startSuite();
    arrange(workflow);
    const { action } = await report(workflow, [session(headCommit(workflow), trials())]);
    expect(action.stdout).toMatch(reason);
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge", regressions: "0" } });
    expect(action.summary).toContain("[!WARNING]");
    expect(action.summary).not.toMatch(/✅|🟢|\[!TIP\]|gate: pass/);
    expect(workflow.github.state.comments.map(({ body }) => body)).toEqual([expect.stringContaining("[!WARNING]")]);
    expect(workflow.github.violations).toEqual([]);
  });

  it("artifacts that nobody attested, where only attested ones count", async () => {
    await using workflow = await startSuite(suite({ more: "store: { kind: artifact, attested: true }" }));
    storeBaselines(workflow.github);
    const { action } = await report(workflow, [session(headCommit(workflow), trials())]);
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge" } });
    expect(action.stdout).toMatch(/baselines could not be read: \S+ of run \d+ is not attested: there is none/);
    expect(workflow.github.violations).toEqual([]);
  });

  it("a head without a result", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { action } = await report(workflow, [session(headCommit(workflow), [])]);
    expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(action.stdout).toMatch(/no trial of it was recorded/);
  });

  it.each<[title: string, head: (commit: string) => Session, exitCode: number]>([
    ["a session of another commit, as of an earlier push", () => session(shaOf("earlier push"), trials()), 3],
    ["a head in which every request failed, on both sides", (commit) => session(commit, trials({ failed: 12 })), 3],
    ["a head with invalid trials only", (commit) => session(commit, unfit(trials())), 3],
    ["cells that were renamed", (commit) => session(commit, trials({ cell: "serving_renamed/qps=4" })), 1],
    ["a leg that was cancelled after one of three repeats", (commit) => cancelled(commit), 3],
  ])("%s", async (title, head, exitCode) => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github, 3, { failed: title.includes("both sides") ? 12 : 0 });
    const { action } = await report(workflow, [head(headCommit(workflow))]);
    expect(action).toMatchObject({ exitCode, stderr: "" });
    expect(action.summary).not.toMatch(/✅|🟢|\[!TIP\]|gate: pass/);
    expect(workflow.github.violations).toEqual([]);
  });

  it("a pull request that renames one cell of two: both are rows, and the missing one fails when it was planned", async () => {
    const [kept, renamed, fresh] = [CELL, "serving_old/qps=4", "serving_new/qps=4"];
    const both = (one: string) => [...trials(), ...trials({ cell: one })];
    await using workflow = await startSuite();
    for (const k of [0, 1, 2]) store(workflow.github, session(shaOf(`base ${k}`), both(renamed)));
    const commit = headCommit(workflow);
    const replanned = await report(workflow, [session(commit, both(fresh))]);
    const { summary } = replanned.action;
    for (const cell of [kept, renamed, fresh]) expect(summary).toContain(cell);
    expect(summary).toContain("not in this run&#39;s plan: renamed, removed or filtered out");
    expect(summary).toMatch(/serving_new\S*[^\n]*new/);
    const planned = { expectedCells: [kept, renamed, fresh] };
    const missing = await report(workflow, [session(commit, both(fresh), planned)]);
    expect(missing.action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(missing.action.stdout).toMatch(/serving_old\/qps=4: no trial of it was recorded/);
  });

  it("a folder to which no leg was downloaded", async () => {
    await using workflow = await startSuite();
    storeBaselines(workflow.github);
    const { action } = await report(workflow, []);
    expect(action).toMatchObject({ exitCode: 3, outputs: { decision: "cannot-judge" } });
    expect(action.stdout).toMatch(/holds no session of toy: no leg measured anything/);
    expect(action.summary).not.toContain("NO BASELINE");
  });

  it("a policy under which nothing gates", async () => {
    const nothing = suite().replace(/policy: .*/, "policy: { metrics: { median_tpot_ms: { gate: false } } }");
    await using workflow = await startSuite(nothing);
    storeBaselines(workflow.github);
    const { action } = await report(workflow, [session(headCommit(workflow), trials())]);
    expect(action).toMatchObject({ exitCode: 3, outputs: { decision: "cannot-judge" } });
  });
});

describe("the legs of a matrix", () => {
  const LEFT = "serving_toy/qps=inf,concurrency=4";
  const RIGHT = "serving_more/qps=8";
  const leg = (commit: string, name: string, cell: string, slower = 1) =>
    session(commit, [...trials({ cell, slower }), ...trials({ cell, slower, round: 1 })], {
      id: name,
      origin: { commit, event: "pull_request", leg: name },
    });
  const withBoth = ({ github }: Workflow) => {
    for (const k of [0, 1, 2]) {
      const commit = shaOf(`base ${k}`);
      const records = [LEFT, RIGHT].flatMap((cell) => trials({ cell, slower: 1 + 0.002 * k }));
      store(github, session(commit, records));
    }
  };

  it("give one verdict and one comment, which names the leg's cell that regressed", async () => {
    await using workflow = await startSuite();
    withBoth(workflow);
    const commit = headCommit(workflow);
    const legs = [leg(commit, "left", LEFT), leg(commit, "right", RIGHT, 3)];
    const { action } = await report(workflow, legs, { inputs: { chart: "true" } });
    expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(action.stdout).toMatch(/serving_more\/qps=8 median_tpot_ms: worse by/);
    expect(workflow.github.state.comments).toHaveLength(1);
    const comment = workflow.github.state.comments[0]?.body;
    expect(comment).toContain("serving_toy/qps=inf,concurrency=4");
    expect(comment).toMatch(/```mermaid\nxychart-beta\n {4}title "\w+, serving_more\/qps=8"\n/);
  });

  it("fail when one of them brought nothing", async () => {
    await using workflow = await startSuite();
    withBoth(workflow);
    const { action } = await report(workflow, [leg(headCommit(workflow), "right", RIGHT)]);
    expect(action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(action.stdout).toMatch(/serving_toy\S*: no trial of it was recorded/);
  });

  it("may run on unequal machines, when each part's baselines ran on the same", async () => {
    await using workflow = await startSuite();
    const on = (device: string, made: Session): Session => ({
      ...made,
      environment: { ...made.environment, class: { ...made.environment.class, device } },
    });
    const legs = (commit: string, slower: number, [left, right]: readonly [string, string]) => [
      on(left, leg(commit, "left", LEFT)),
      on(right, leg(commit, "right", RIGHT, slower)),
    ];
    const usual = ["910B", "H100"] as const;
    for (const k of [0, 1, 2]) {
      const commit = shaOf(`base ${k}`);
      const run = workflow.github.addRun({ sha: commit });
      for (const made of legs(commit, 1, usual)) {
        const files = Object.entries(sessionFiles(made)).map(([path, content]) => ({ path, content }));
        workflow.github.addArtifact(run, `llm-perf-gate-toy-${made.origin.leg}-a1`, makeZip(files));
      }
    }
    const commit = headCommit(workflow);
    const slow = await report(workflow, legs(commit, 3, usual));
    expect(slow.action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(slow.action.stdout).toMatch(/serving_more\/qps=8 median_tpot_ms: worse by/);
    const swapped = await report(workflow, legs(commit, 3, ["910B", "A100"]));
    expect(swapped.action).toMatchObject({ exitCode: 3, outputs: { decision: "cannot-judge", regressions: "0" } });
    expect(swapped.action.summary).toContain("A100");
  });

  it("bring pairs that were measured in turn with the base, which confirm", async () => {
    await using workflow = await startSuite();
    withBoth(workflow);
    const commit = headCommit(workflow);
    const again = (slower: number, variant: string) =>
      trials({ slower, round: 1, repeats: 5 }).map((record) => ({
        ...record,
        variant,
        trial: `${record.trial}-${variant}`,
      }));
    const pairs = [...trials({ slower: 3 }), ...again(3, "head"), ...again(1, "base")];
    const judged = await report(workflow, [session(commit, pairs), leg(commit, "right", RIGHT)]);
    expect(judged.action).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    const harmless = [...trials({ slower: 3 }), ...again(3, "head"), ...again(3, "base")];
    const cleared = await report(workflow, [session(commit, harmless), leg(commit, "right", RIGHT)]);
    expect(cleared.action).toMatchObject({ exitCode: 0, outputs: { decision: "pass" } });
  });

  it("are refused when they measured different commits", async () => {
    await using workflow = await startSuite();
    withBoth(workflow);
    const legs = [leg(headCommit(workflow), "left", LEFT), leg(shaOf("another"), "right", RIGHT)];
    const { action } = await report(workflow, legs);
    expect(action.exitCode).toBe(2);
    expect(action.stdout).toMatch(/^::error title=llm-perf-gate::legs of different commits/m);
  });

  it("need the folder that they were downloaded to", async () => {
    await using workflow = await startSuite();
    const { action } = await workflow.onPullRequest("pull_request", { inputs: { mode: "report" } });
    expect(action.exitCode).toBe(2);
    expect(action.stdout).toMatch(/^::error title=llm-perf-gate::input sessions-path: mode report needs/m);
  });
});

/** What a pull request's author writes into the names that they control. */
const EVIL = [
  "</td></table><img src=x onerror=alert(1)>",
  "@octo-org/maintainers please merge #1 GH-1",
  "[click](https://evil.example) ![](https://evil.example/x.png)",
  "\n::set-output name=decision::pass\n::stop-commands::x\n##[error]red",
  "`code` | --> <!-- llm-perf-gate:toy --> **bold** ~~x~~",
];

describe("hostile text", () => {
  it("arrives inert in comment, summary and log, from names, machines, versions and notes", async () => {
    await using workflow = await startSuite();
    const facts = Object.fromEntries(
      EVIL.flatMap((text, n) => [
        [`key ${text}`, `v${n}`],
        [`k${n}`, text],
      ]),
    );
    const hostile = (slower: number, rounds: readonly number[]) =>
      EVIL.flatMap((cell) => rounds.flatMap((round) => trials({ cell, slower, round }))).map((record, n) => ({
        ...record,
        trial: `t${n}`,
        tool: { ...record.tool, version: EVIL[n % EVIL.length] ?? "" },
        notes: EVIL,
      }));
    const environment = { class: {}, subject: facts };
    for (const k of [0, 1, 2]) {
      store(
        workflow.github,
        session(shaOf(`evil ${k}`), hostile(1, [0]), { environment: { class: facts, subject: {} } }),
      );
    }
    const head = session(headCommit(workflow), hostile(3, [0, 1]), { environment, notes: EVIL, id: EVIL.join() });
    const { action } = await report(workflow, [head], { inputs: { enforce: "observe" } });
    expect(action).toMatchObject({ exitCode: 0, stderr: "", outputs: { decision: "fail" } });
    const [comment] = workflow.github.state.comments;
    for (const text of [comment?.body ?? "", action.summary]) {
      for (const word of ["onerror", "maintainers", "click", "set-output", "bold"]) expect(text).toContain(word);
      expectInert(text);
    }
    expectNoCommands(action.stdout);
    expect(Object.keys(action.outputs).sort()).toEqual([
      "comment-url",
      "decision",
      "regressions",
      "report-path",
      "session-path",
    ]);
  });

  it("arrives inert from a server that dies, with what it printed", async () => {
    const print = EVIL.join("\n").replaceAll("'", "");
    const server = `engine: command, command: [sh, -c, ${JSON.stringify(`printf '%s\\n' '${print}'; exit 1`)}], model: m`;
    await using workflow = await startSuite(suite().replace(/servers: .*/, `servers: { toy: { ${server} } }`));
    storeBaselines(workflow.github);
    const { action } = await workflow.onPullRequest("pull_request");
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge" } });
    const [comment] = workflow.github.state.comments;
    expect(comment?.body).toContain("evil.example");
    for (const text of [comment?.body ?? "", action.summary]) expectInert(text);
    expectNoCommands(action.stdout);
  });
});

/** Our own markup is all the markup there is. */
function expectInert(markdown: string): void {
  const tags = [...markdown.matchAll(/<\/?([a-z]+)/gi)].map(([, tag]) => tag);
  expect(
    [...new Set(tags)].filter((tag) => !["details", "summary", "sub", "a", "br", "code"].includes(tag ?? "")),
  ).toEqual([]);
  // The marker and, behind it, the run.
  expect(markdown.match(/<!--/g)).toHaveLength(2);
  expect(markdown).not.toMatch(/(?<![\w&])@(?!&#8203;)\w|(?<!&)#\d|GH-\d|\]\(|!\[(?!WARNING|CAUTION|TIP|NOTE)/);
  expect(markdown).not.toMatch(/https?:\/\/evil|\*\*bold|~~x|`code`/);
}

const OWN_COMMANDS = /^::(?:(?:error|warning) title=llm-perf-gate|group|endgroup|debug|add-mask)::/;

/** No line of the log that the runner would obey, but ours. */
function expectNoCommands(log: string): void {
  const commands = log.split(/\r?\n/).filter((line) => /^\s*::/.test(line) || line.includes("##["));
  expect(commands.filter((line) => !OWN_COMMANDS.test(line) || line.includes("##["))).toEqual([]);
}
