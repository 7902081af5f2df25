import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { BASELINE_EVENTS } from "./baseline-choice.ts";
import { type Ancestry, nearestFirst } from "./distance.ts";
import { acceptableRun, type Expectation, type RunFacts } from "./provenance.ts";

export interface RankedRun {
  readonly run: RunFacts;
  /** Commits between the run's and the base; absent when the run's commit is no known ancestor. */
  readonly distance?: number;
}

/**
 * Runs whose artifacts may be baselines: the base and its ancestors first, nearest first, then others, newest first.
 * One call an event keeps pull requests out: else those from forks' branches of the base branch's name could crowd a page.
 */
export async function baselineRuns(
  github: Github,
  expected: Expectation,
  base: string | undefined,
): Promise<readonly RankedRun[]> {
  const [ancestors, ...pages] = await Promise.all([
    ancestorsOf(github, base),
    ...BASELINE_EVENTS.map((event) => runsOf(github, expected, event)),
  ]);
  const acceptable = pages.flat().filter((run) => acceptableRun(run, expected).ok);
  const numbered = acceptable.map((run) => ({ run, number: run.id }));
  return nearestFirst(numbered, ancestors, ({ run }) => run.head_sha).map(({ item, ...rank }) => ({
    run: item.run,
    ...rank,
  }));
}

async function runsOf({ octokit, target }: Github, expected: Expectation, event: string) {
  const { data } = await octokit.rest.actions.listWorkflowRuns({
    ...target,
    workflow_id: expected.workflow.replace(/^.*\//, ""),
    branch: expected.branch,
    status: "success",
    event,
    per_page: 100,
  });
  return data.workflow_runs;
}

/** Answers for a commit that is not there, in an empty repository, and for what is no commit. */
const UNKNOWN_COMMIT = [404, 409, 422];

/** The base and its newest ancestors; empty when the repository does not know the commit. */
export async function ancestorsOf({ octokit, target }: Github, base: string | undefined): Promise<Ancestry> {
  if (base === undefined) return [];
  try {
    const commits = await octokit.rest.repos.listCommits({ ...target, sha: base, per_page: 100 });
    return commits.data.map(({ sha }) => sha);
  } catch (thrown) {
    if (isApiFailure(thrown) && UNKNOWN_COMMIT.includes(thrown.status)) return [];
    throw thrown;
  }
}
