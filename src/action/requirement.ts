import { isRequired } from "../config/when.ts";
import { describeApiError } from "../github/api-error.ts";
import type { World } from "../model/world.ts";
import type { ActionJob } from "./job.ts";

/** Why this pull request need not be measured, or nothing. When the API does not tell what changed, it is measured. */
export async function whyNotRequired(
  { job, event, github, handedOver }: ActionJob,
  log: World["log"],
): Promise<string | undefined> {
  const { whenPaths } = job.config;
  const isPullRequest = event.name === "pull_request" || handedOver !== undefined;
  if (whenPaths === undefined || !isPullRequest || event.pullRequest === undefined) return undefined;
  try {
    const changed = await changedFiles(github, event.pullRequest);
    if (isRequired(whenPaths, changed)) return undefined;
    return `not required: none of the ${changed.length} changed files matches when.paths (${whenPaths.join(", ")}); nothing was measured`;
  } catch (error) {
    log.warn(`which files changed is not known, so everything is measured: ${describeApiError(error)}`);
    return undefined;
  }
}

async function changedFiles(github: ActionJob["github"], pull_number: number): Promise<readonly string[]> {
  if (github === undefined) throw new Error("there is no github-token");
  const { octokit, target } = github;
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...target, pull_number, per_page: 100 });
  // A file that moves out of a path changes that path too.
  return files.flatMap(({ filename, previous_filename: previous }) => (previous ? [filename, previous] : [filename]));
}
