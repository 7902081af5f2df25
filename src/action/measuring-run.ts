import type { RunEvent } from "../config/event.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError } from "../model/errors.ts";

/**
 * The run that measured a pull request, as the workflow that reports on it is told by the event and the API. Nothing of it
 * comes from an artifact: whoever wrote the pull request can put anything there.
 */
export interface MeasuringRun {
  readonly id: number;
  readonly attempt: number;
  /** The commit that was approved to run: the pull request's head. */
  readonly headSha: string;
  /** Path of the workflow file that measured. */
  readonly workflow: string;
  readonly pullRequest: number;
  readonly baseSha: string;
  readonly baseBranch: string;
}

/**
 * `undefined` when the event names no run, or one that was not about a pull request.
 * @throws CannotJudgeError when no open pull request, or more than one, has the run's head commit.
 */
export async function measuringRun({ triggeredBy }: RunEvent, github: Github): Promise<MeasuringRun | undefined> {
  if (triggeredBy === undefined || triggeredBy.event !== "pull_request") return undefined;
  try {
    const { octokit, target } = github;
    const { data: run } = await octokit.rest.actions.getWorkflowRun({ ...target, run_id: triggeredBy.runId });
    const pull = await pullRequestOf(run, github);
    return {
      id: run.id,
      attempt: run.run_attempt ?? 1,
      headSha: run.head_sha,
      workflow: run.path.replace(/@.*$/, ""),
      pullRequest: pull.number,
      baseSha: pull.base.sha,
      baseBranch: pull.base.ref,
    };
  } catch (cause) {
    if (cause instanceof CannotJudgeError) throw cause;
    throw new CannotJudgeError(`what run ${triggeredBy.runId} measured is not known: ${describeApiError(cause)}`, {
      cause,
    });
  }
}

interface Run {
  readonly id: number;
  readonly head_sha: string;
  readonly head_branch: string | null;
  /** GitHub says `null` for a fork that was deleted since. */
  readonly head_repository: { readonly full_name: string; readonly owner: { readonly login: string } } | null;
}

/** `workflow_run.pull_requests` is empty for forks, so the open pull requests of the run's branch are asked for. */
async function pullRequestOf(run: Run, { octokit, target }: Github) {
  const from = run.head_repository;
  if (from === null) throw new CannotJudgeError(`run ${run.id}: the repository that its commit came from is gone`);
  const head = `${from.owner.login}:${run.head_branch ?? ""}`;
  const { data } = await octokit.rest.pulls.list({ ...target, state: "open", head, per_page: 100 });
  const found = data.filter((pull) => pull.head.sha === run.head_sha && pull.head.repo?.full_name === from.full_name);
  const [pull, other] = found;
  if (pull === undefined) {
    throw new CannotJudgeError(
      `no open pull request from ${head} has the head ${run.head_sha}: it was closed, or has moved on since run ${run.id} measured it`,
    );
  }
  if (other !== undefined) {
    throw new CannotJudgeError(
      `the pull requests ${found.map(({ number }) => number).join(" and ")} both have the head ${run.head_sha}: which one run ${run.id} measured is not known`,
    );
  }
  return pull;
}
