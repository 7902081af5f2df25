import { BASELINE_EVENTS } from "./baseline-choice.ts";

/** What the API says of a workflow run; only what decides. */
export interface RunFacts {
  readonly id: number;
  readonly event: string;
  readonly path: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly conclusion: string | null;
  readonly run_attempt?: number;
  readonly repository: { readonly id: number };
  readonly head_repository: { readonly id: number } | null;
}

/** What the API says of an artifact of that run. */
export interface ArtifactFacts {
  readonly name: string;
  readonly expired: boolean;
  readonly expires_at: string | null;
  readonly size_in_bytes: number;
  readonly digest?: string | null;
  readonly workflow_run?: {
    readonly id?: number;
    readonly repository_id?: number;
    readonly head_repository_id?: number;
    readonly head_branch?: string | null;
    readonly head_sha?: string;
  } | null;
}

export interface Expectation {
  readonly branch: string;
  /** Path of the workflow file in its repository, `.github/workflows/perf.yml`. */
  readonly workflow: string;
  /** Largest archive that is worth downloading. */
  readonly mostBytes: number;
}

export type Acceptance = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const SHA256 = /^sha256:[0-9a-f]{64}$/;

/**
 * Whether a run measured the base branch of this very repository with this very workflow. A fork's pull request from a branch
 * that is called like the base branch agrees in name, branch and workflow; only the event and the head repository tell it apart.
 */
export function acceptableRun(run: RunFacts, expected: Expectation): Acceptance {
  const problem = first([
    [BASELINE_EVENTS.some((event) => event === run.event), `its event is ${run.event}`],
    [run.head_branch === expected.branch, `it ran on ${run.head_branch}, not on ${expected.branch}`],
    [run.head_repository?.id === run.repository.id, "its commit comes from another repository"],
    [run.conclusion === "success", `it ended with ${run.conclusion}`],
    [withoutRef(run.path) === expected.workflow, `it is of ${run.path}, not of ${expected.workflow}`],
  ]);
  return problem === undefined ? { ok: true } : { ok: false, reason: `run ${run.id}: ${problem}` };
}

/** Whether an artifact may be a baseline: its run is acceptable, and it is that run's, whole, and can be verified. */
export function acceptable(run: RunFacts, artifact: ArtifactFacts, expected: Expectation): Acceptance {
  const origin = acceptableRun(run, expected);
  if (!origin.ok) return origin;
  const whole = acceptableArtifact(run, artifact, expected.mostBytes);
  if (!whole.ok) return whole;
  const from = artifact.workflow_run;
  const problem = first([
    [from?.head_branch === run.head_branch, "is not of the run's branch"],
    [from?.repository_id === run.repository.id, "is not of this repository"],
    [from?.head_repository_id === run.repository.id, "comes from another repository's commit"],
  ]);
  return problem === undefined ? { ok: true } : { ok: false, reason: `${artifact.name} of run ${run.id} ${problem}` };
}

/** Whether an artifact is a run's own, still there, not too large, and can be verified. */
export function acceptableArtifact(
  run: Pick<RunFacts, "id" | "head_sha">,
  artifact: ArtifactFacts,
  mostBytes: number,
): Acceptance {
  const from = artifact.workflow_run;
  const problem = first([
    [!artifact.expired, `expired on ${artifact.expires_at ?? "an unknown date"}`],
    [from?.id === run.id, "is not of this run"],
    [from?.head_sha === run.head_sha, "is not of the run's commit"],
    [SHA256.test(artifact.digest ?? ""), "has no SHA-256 digest"],
    [artifact.size_in_bytes <= mostBytes, `has ${artifact.size_in_bytes} bytes, more than ${mostBytes}`],
  ]);
  return problem === undefined ? { ok: true } : { ok: false, reason: `${artifact.name} of run ${run.id} ${problem}` };
}

/** `owner/repo/.github/workflows/perf.yml@refs/heads/main`, as `GITHUB_WORKFLOW_REF` has it, without repository and ref. */
export function workflowPath(workflowRef: string): string | undefined {
  return /^[^/]+\/[^/]+\/(?<path>.+?)@/.exec(workflowRef)?.groups?.["path"];
}

/** The API adds the ref for workflows that are called from elsewhere. */
function withoutRef(path: string): string {
  return path.replace(/@.*$/, "");
}

function first(checks: readonly (readonly [holds: boolean, problem: string])[]): string | undefined {
  return checks.find(([holds]) => !holds)?.[1];
}
