import { isRequired } from "../config/when.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import type { ActionJob } from "./job.ts";

type About = Pick<ActionJob, "event" | "github" | "handedOver">;

/** Why this pull request or merge group need not be measured, or nothing. When the API does not tell what changed, it is measured. */
export async function whyNotRequired(
  whenPaths: Config["whenPaths"],
  action: About,
  log: World["log"],
): Promise<string | undefined> {
  if (whenPaths === undefined) return undefined;
  try {
    const changed = await changedFiles(action);
    if (changed === undefined || isRequired(whenPaths, changed)) return undefined;
    return `not required: none of the ${changed.length} changed files matches when.paths (${whenPaths.join(", ")}); nothing was measured`;
  } catch (error) {
    log.warn(`which files changed is not known, so everything is measured: ${describeApiError(error)}`);
    return undefined;
  }
}

/** The API tells no more files of a comparison: https://docs.github.com/rest/commits/commits#compare-two-commits */
const MOST_COMPARED_FILES = 300;

/** Nor of a pull request: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const MOST_LISTED_FILES = 3_000;

/** Files that the event is about; nothing where all that is there is measured, or they are not all known. */
async function changedFiles({ event, github, handedOver }: About): Promise<readonly string[] | undefined> {
  const { name, pullRequest, baseSha, headSha } = event;
  if (name === "merge_group" && baseSha !== undefined && headSha !== undefined) {
    const { octokit, target } = known(github);
    const basehead = `${baseSha}...${headSha}`;
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...target, basehead, per_page: 1 });
    const { files = [] } = data;
    return files.length === 0 || files.length >= MOST_COMPARED_FILES ? undefined : bothNames(files);
  }
  if ((name !== "pull_request" && handedOver === undefined) || pullRequest === undefined) return undefined;
  const { octokit, target } = known(github);
  const call = { ...target, pull_number: pullRequest };
  const { data: pull } = await octokit.rest.pulls.get(call);
  const { changed_files: count, head } = pull;
  // GitHub lists the files of the pull request of now: after a later push they are another commit's, or none.
  if (head.sha !== headSha || count === 0 || count >= MOST_LISTED_FILES) return undefined;
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...call, per_page: 100 });
  return files.length === count ? bothNames(files) : undefined;
}

function known(github: ActionJob["github"]): NonNullable<ActionJob["github"]> {
  if (github === undefined) throw new Error("there is no github-token");
  return github;
}

/** A file that moves out of a path changes that path too. */
function bothNames(files: readonly { readonly filename: string; readonly previous_filename?: string }[]) {
  return files.flatMap(({ filename, previous_filename: previous }) => (previous ? [filename, previous] : [filename]));
}
