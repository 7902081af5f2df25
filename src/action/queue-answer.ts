import { describeApiError } from "../github/api-error.ts";
import type { World } from "../model/world.ts";
import { externalId } from "../publish/check.ts";
import { checkName } from "./gate-check.ts";
import type { ActionJob } from "./job.ts";

/**
 * Why a merge group need not be measured: the pull request's own check passed on the very same files, which the hash of their
 * tree proves. Nothing when it did not, or that is not known; then the group is measured.
 */
export async function answeredByPullRequest(
  { job, event, github }: ActionJob,
  log: World["log"],
): Promise<string | undefined> {
  const { tree, commit } = job.origin;
  const { pullRequest, headSha } = event;
  const known = tree !== undefined && commit === headSha && pullRequest !== undefined;
  if (event.name !== "merge_group" || !known || github === undefined) return undefined;
  try {
    const { octokit, target } = github;
    const { data: pull } = await octokit.rest.pulls.get({ ...target, pull_number: pullRequest });
    const call = { ...target, ref: pull.head.sha, check_name: checkName(job), per_page: 100 };
    const { data } = await octokit.rest.checks.listForRef(call);
    const passed = data.check_runs.some(
      ({ external_id: id, conclusion }) => id === externalId(tree) && conclusion === "success",
    );
    if (!passed) return undefined;
    return `answered from pull request ${pullRequest}: its check on ${pull.head.sha} passed on the very same files (tree ${tree}); nothing was measured`;
  } catch (error) {
    log.warn(`the pull request's own result is not known, so the merge group is measured: ${describeApiError(error)}`);
    return undefined;
  }
}
