import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { headCommit, report, session, store, storeBaselines, trials } from "./hand-made.ts";
import { CELL, SLOW, startSuite, suite } from "./judged-suite.ts";
import type { Workflow } from "./workflow.ts";

/** One row of the decision table: what was measured, against what, and what follows. */
interface Row {
  readonly title: string;
  readonly head: (commit: string) => Session;
  /** Puts what is stored on the simulated GitHub; three quiet sessions unless given. */
  readonly stored?: (workflow: Workflow) => void;
  /** Further YAML of the policy. */
  readonly policy?: string;
  readonly decision: "pass" | "fail" | "cannot-judge";
  readonly reason: RegExp;
}

const invalid = (records: Session["records"]) =>
  records.map((record) => ({ ...record, validity: { state: "invalid" as const, reasons: ["client-bound"] } }));
const slow = { slower: 3 };

const ROWS: readonly Row[] = [
  {
    title: "a confirmed regression",
    head: (commit) => session(commit, [...trials(slow), ...trials({ ...slow, round: 1 })]),
    decision: "fail",
    reason: /median_tpot_ms: worse by (?:19|20)\d.* confirmed on a fresh start/,
  },
  {
    title: "a regression of the success rate",
    head: (commit) => session(commit, [...trials({ failed: 12 }), ...trials({ failed: 12, round: 1 })]),
    decision: "fail",
    reason: /success_rate/,
  },
  {
    title: "a broken limit, whatever the baseline says",
    head: (commit) => session(commit, trials()),
    policy: "slo: { median_tpot_ms: 9 }",
    decision: "fail",
    reason: /median_tpot_ms is 10\S* ms, the limit is 9 ms/,
  },
  {
    title: "an expected gating cell that is missing",
    head: (commit) => session(commit, trials(), { expectedCells: [CELL, "serving_gone/qps=1"] }),
    decision: "fail",
    reason: /serving_gone\/qps=1: no trial of it was recorded/,
  },
  {
    title: "a leg whose session never arrived",
    head: (commit) => session(commit, trials({ cell: "serving_other/qps=1" })),
    decision: "fail",
    reason: /serving_toy\S*: no trial of it was recorded/,
  },
  {
    title: "disjoint names",
    head: (commit) => session(commit, trials()),
    stored: ({ github }) => storeBaselines(github, 3, { cell: "serving_renamed/qps=1" }),
    decision: "cannot-judge",
    reason: /nothing that gates was comparable/,
  },
  {
    title: "baselines of another environment class",
    head: (commit) => session(commit, trials(), { environment: { class: { device: "910B", cpus: "2" }, subject: {} } }),
    decision: "cannot-judge",
    reason: /3 of 3 baseline sessions ran in another environment \(device was none, is 910B\)/,
  },
  {
    title: "fewer than 3 sessions",
    head: (commit) => session(commit, trials()),
    stored: ({ github }) => storeBaselines(github, 2),
    decision: "cannot-judge",
    reason: /2 comparable baseline sessions: fewer than 3 only advise/,
  },
  {
    title: "a gating cell with only invalid trials",
    head: (commit) => session(commit, invalid(trials())),
    decision: "cannot-judge",
    reason: /only invalid trials \(client-bound\)/,
  },
  {
    title: "a suspicion that is still open",
    head: (commit) =>
      session(commit, trials(slow), { complete: false, notes: ["the budget is spent: no further trial was started"] }),
    decision: "cannot-judge",
    reason: /median_tpot_ms: suspected: worse by/,
  },
  {
    title: "noise that would have hidden what must be seen",
    head: (commit) => session(commit, trials({ slower: 1.4 })),
    stored: ({ github }) => {
      for (const [k, slower] of [1, 2.2, 1.5].entries()) {
        const commit = `${k}`.repeat(40);
        github.state.commits.unshift(commit);
        store(github, session(commit, trials({ slower })));
      }
    },
    decision: "cannot-judge",
    reason: /(?:could only have seen a worsening of .*|cannot tell a doubling from noise), must see 100/,
  },
  {
    title: "no baseline",
    head: (commit) => session(commit, trials()),
    stored: () => undefined,
    decision: "cannot-judge",
    reason: /no baseline, so nothing was compared/,
  },
  {
    title: "baselines that cannot be read",
    head: (commit) => session(commit, trials()),
    stored: ({ github }) => {
      storeBaselines(github);
      github.fail({ match: /^GET .*\/actions\//, answer: 403 });
    },
    decision: "cannot-judge",
    reason: /baselines could not be read: .*403/,
  },
  {
    title: "nothing that changed",
    head: (commit) => session(commit, trials()),
    decision: "pass",
    reason: /no confirmed regression: \d gating rows were compared/,
  },
];

const EXIT = { pass: 0, fail: 1, "cannot-judge": 3 } as const;

describe("the decision table", () => {
  it.each(ROWS.map((row) => [`${row.title}: ${row.decision}`, row] as const))("%s", async (_title, row) => {
    const { head, stored, policy = "", decision, reason } = row;
    await using workflow = await startSuite(suite({ policy }));
    (stored ?? (({ github }: Workflow) => storeBaselines(github)))(workflow);
    const judged = head(headCommit(workflow));

    const gated = await report(workflow, [judged]);
    expect(gated.action.stdout).toMatch(reason);
    expect(gated.action).toMatchObject({ exitCode: EXIT[decision], stderr: "", outputs: { decision } });
    expect(gated.action.summary).toMatch(/Performance gate: /);
    expect(workflow.github.state.comments).toHaveLength(1);

    const observed = await report(workflow, [judged], { inputs: { enforce: "observe" } });
    expect(observed.action).toMatchObject({ exitCode: 0, outputs: { decision } });
    expect(observed.action.stdout).not.toMatch(/^::error/m);
    expect(observed.action.summary).toContain("Observed only");
    expect(workflow.github.violations).toEqual([]);
  });
});

describe("on a machine that measures", () => {
  let workflow: Workflow;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "machine-"));
    workflow = await startSuite();
    for (let k = 0; k < 3; k++) await workflow.onBranch("push");
  });

  afterAll(async () => {
    expect(workflow.github.violations).toEqual([]);
    await workflow[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** A machine with devices: the tool prints what a fixture shows. */
  async function machineWith(gpus: string, processes = ""): Promise<Readonly<Record<string, string>>> {
    const tool = join(folder, "nvidia-smi");
    const lines = [
      "#!/bin/sh",
      'case "$1" in',
      `--query-gpu*) echo '${gpus}';;`,
      `--query-compute*) echo '${processes}';;`,
      "*) echo 'CUDA Version: 12.4';;",
      "esac",
    ];
    await writeFile(tool, lines.join("\n"));
    await chmod(tool, 0o755);
    return { PATH: `${folder}:${process.env["PATH"]}` };
  }

  it("is green under observe though it regressed, and tells what would have been", async () => {
    const { action } = await workflow.onPullRequest("pull_request", { env: SLOW, inputs: { enforce: "observe" } });
    expect(action.stdout).toMatch(/^decision: fail/m);
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "fail" } });
    expect(action.summary).toContain("under enforce: gate it would fail");
    expect(action.stdout).not.toMatch(/^::error/m);
  });

  it("cannot judge on other hardware than the baselines'", async () => {
    const env = await machineWith("0, GPU-1, 81920, 10, 550.127.08, NVIDIA A100-SXM4-80GB");
    const { action } = await workflow.onPullRequest("pull_request", { env });
    expect(action).toMatchObject({ exitCode: 3, outputs: { decision: "cannot-judge" } });
    expect(action.stdout).toMatch(/3 of 3 baseline sessions ran in another environment \(device was none, is nvidia/);
  });

  it("cannot judge on a dirty node: names it, starts nothing, and replaces the older comment", async () => {
    const env = await machineWith("0, GPU-1, 81920, 40960, 550.127.08, NVIDIA A100-SXM4-80GB");
    const { action } = await workflow.onPullRequest("pull_request", { env });
    expect(action).toMatchObject({ exitCode: 3, stderr: "", outputs: { decision: "cannot-judge", regressions: "0" } });
    expect(action.stdout).toMatch(/is not fit to measure: the devices are not free: .*40960 of 81920 MiB free/);
    expect(action.stdout).not.toContain("starting toy");
    const own = workflow.github.state.comments;
    expect(own).toHaveLength(1);
    expect(own[0]?.body).toContain("Performance gate: cannot judge");
    expect(own[0]?.body).toContain("rerun elsewhere");
  });

  it("cannot judge a suspicion that the budget does not let it confirm", async () => {
    await using tight = await startSuite(suite({ repeats: 60, more: "budget: 4s" }));
    storeBaselines(tight.github, 3, { slower: 0.01 }, { environment: { class: {}, subject: {} } });
    const { action } = await tight.onPullRequest("pull_request");
    expect(action.stdout).toMatch(/cannot judge: \S+ \w+: suspected: worse by/);
    expect(action).toMatchObject({ exitCode: 3, outputs: { decision: "cannot-judge" } });
    expect(action.summary).toContain("the budget is spent");
  });

  it("measures without judging in mode run, also on a pull request, and writes no comment", async () => {
    const before = workflow.github.state.comments.map(({ body }) => body);
    const { action, run } = await workflow.onPullRequest("pull_request", {
      env: SLOW,
      inputs: { mode: "run", leg: "left" },
    });
    expect(action).toMatchObject({ exitCode: 0, outputs: { decision: "measured", "comment-url": "" } });
    const own = workflow.github.state.artifacts.filter(({ runId }) => runId === run.id);
    expect(own.map(({ name }) => name)).toEqual(["llm-perf-gate-toy-left-a1"]);
    expect(workflow.github.state.comments.map(({ body }) => body)).toEqual(before);
  });
});
