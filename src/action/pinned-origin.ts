import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError } from "../model/errors.ts";
import type { Origin } from "../model/session.ts";
import type { MeasuringRun } from "./measuring-run.ts";

const COMMIT = /^[0-9a-f]{40,64}$/;

/**
 * Where a handed-over session comes from, as the API tells it. Of what the session says of itself only the commit counts, and
 * only when it is the head that was approved, or that head's merge onto the base: then its first parent is the true base.
 * @throws CannotJudgeError when it is any other commit.
 */
export async function pinnedOrigin(claimed: Origin, run: MeasuringRun, github: Github): Promise<Origin> {
  const { commit = "none" } = claimed;
  const { id, attempt, headSha, pullRequest } = run;
  const base = await baseOf(commit, run, github);
  const { owner, repo } = github.target;
  return { event: "pull_request", repository: `${owner}/${repo}`, commit, base, pullRequest, runId: id, attempt };

  async function baseOf(measured: string, { baseBranch }: MeasuringRun, { octokit, target }: Github): Promise<string> {
    if (!COMMIT.test(measured)) throw stranger(measured);
    try {
      if (measured === headSha) {
        const basehead = `${baseBranch}...${headSha}`;
        const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...target, basehead, per_page: 1 });
        return data.merge_base_commit.sha;
      }
      const { data } = await octokit.rest.repos.getCommit({ ...target, ref: measured });
      const [onto, merged, ...more] = data.parents.map(({ sha }) => sha);
      if (onto !== undefined && merged === headSha && more.length === 0) return onto;
    } catch (cause) {
      throw new CannotJudgeError(`which commit run ${id} measured cannot be verified: ${describeApiError(cause)}`, {
        cause,
      });
    }
    throw stranger(measured);
  }

  function stranger(measured: string): CannotJudgeError {
    return new CannotJudgeError(
      `the session of run ${id} says that it measured ${measured}, which is neither ${headSha} nor its merge onto the base`,
      { hint: "a push after the approval is measured by a run of its own" },
    );
  }
}
