import { describe, expect, it } from "vitest";
import {
  type ArtifactFacts,
  acceptable,
  type Expectation,
  type RunFacts,
  workflowPath,
} from "../../src/store/provenance.ts";

const EXPECTED: Expectation = { branch: "main", workflow: ".github/workflows/perf.yml", mostBytes: 1_000 };

const RUN: RunFacts = {
  id: 7,
  event: "push",
  path: ".github/workflows/perf.yml",
  head_branch: "main",
  head_sha: "c0ffee",
  conclusion: "success",
  repository: { id: 1 },
  head_repository: { id: 1 },
};

const FROM = { id: 7, repository_id: 1, head_repository_id: 1, head_branch: "main", head_sha: "c0ffee" };

const ARTIFACT: ArtifactFacts = {
  name: "llm-perf-gate-tiny-all-a1",
  expired: false,
  expires_at: "2026-04-01T00:00:00Z",
  size_in_bytes: 1_000,
  digest: `sha256:${"a".repeat(64)}`,
  workflow_run: FROM,
};

function reasonOf(
  run: Partial<RunFacts>,
  artifact: Partial<ArtifactFacts>,
  expected: Partial<Expectation> = {},
): string {
  const acceptance = acceptable({ ...RUN, ...run }, { ...ARTIFACT, ...artifact }, { ...EXPECTED, ...expected });
  return acceptance.ok ? "accepted" : acceptance.reason;
}

describe("acceptable", () => {
  it.each(["push", "schedule", "workflow_dispatch"])(
    "accepts a successful %s run of the own workflow on the base branch",
    (event) => {
      expect(reasonOf({ event }, {})).toBe("accepted");
    },
  );

  it("accepts the workflow's path with a ref behind it", () => {
    expect(reasonOf({ path: ".github/workflows/perf.yml@refs/heads/main" }, {})).toBe("accepted");
  });

  it.each<[string, Partial<RunFacts>, string]>([
    ["event pull_request", { event: "pull_request" }, "run 7: its event is pull_request"],
    ["event pull_request_target", { event: "pull_request_target" }, "run 7: its event is pull_request_target"],
    ["event merge_group", { event: "merge_group" }, "run 7: its event is merge_group"],
    ["another branch", { head_branch: "release" }, "run 7: it ran on release, not on main"],
    ["no branch", { head_branch: null }, "run 7: it ran on null, not on main"],
    ["a fork's commit", { head_repository: { id: 2 } }, "run 7: its commit comes from another repository"],
    ["a deleted fork's commit", { head_repository: null }, "run 7: its commit comes from another repository"],
    ["conclusion failure", { conclusion: "failure" }, "run 7: it ended with failure"],
    ["conclusion cancelled", { conclusion: "cancelled" }, "run 7: it ended with cancelled"],
    ["no conclusion", { conclusion: null }, "run 7: it ended with null"],
    [
      "another workflow",
      { path: ".github/workflows/evil.yml" },
      "run 7: it is of .github/workflows/evil.yml, not of .github/workflows/perf.yml",
    ],
    ["another run's artifact", { id: 8 }, "llm-perf-gate-tiny-all-a1 of run 8 is not of this run"],
    ["another commit's artifact", { head_sha: "bad" }, "llm-perf-gate-tiny-all-a1 of run 7 is not of the run's commit"],
  ])("refuses a run with %s", (_what, run, reason) => {
    expect(reasonOf(run, {})).toBe(reason);
  });

  it.each<[string, Partial<ArtifactFacts>, string]>([
    ["expired", { expired: true }, "expired on 2026-04-01T00:00:00Z"],
    ["without a run", { workflow_run: null }, "is not of this run"],
    ["of another run", { workflow_run: { ...FROM, id: 8 } }, "is not of this run"],
    ["of another commit", { workflow_run: { ...FROM, head_sha: "bad" } }, "is not of the run's commit"],
    ["of another branch", { workflow_run: { ...FROM, head_branch: "bad" } }, "is not of the run's branch"],
    ["of another repository", { workflow_run: { ...FROM, repository_id: 2 } }, "is not of this repository"],
    [
      "of a fork's commit",
      { workflow_run: { ...FROM, head_repository_id: 2 } },
      "comes from another repository's commit",
    ],
    ["without a digest", { digest: null }, "has no SHA-256 digest"],
    ["with another kind of digest", { digest: "md5:1" }, "has no SHA-256 digest"],
    ["too large", { size_in_bytes: 1_001 }, "has 1001 bytes, more than 1000"],
  ])("refuses an artifact that is %s", (_what, artifact, reason) => {
    expect(reasonOf({}, artifact)).toBe(`llm-perf-gate-tiny-all-a1 of run 7 ${reason}`);
  });

  it("refuses the run when another branch or workflow was asked for", () => {
    expect(reasonOf({}, {}, { branch: "dev" })).toMatch(/not on dev/);
    expect(reasonOf({}, {}, { workflow: ".github/workflows/other.yml" })).toMatch(
      /not of .github\/workflows\/other.yml/,
    );
  });
});

describe("workflowPath", () => {
  it("takes the path out of GITHUB_WORKFLOW_REF", () => {
    expect(workflowPath("o/r/.github/workflows/perf.yml@refs/heads/feature/a@b")).toBe(".github/workflows/perf.yml");
    expect(workflowPath("o/r/.github/workflows/perf.yml@refs/pull/7/merge")).toBe(".github/workflows/perf.yml");
    expect(workflowPath("")).toBeUndefined();
  });
});
