import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { ancestorsOf } from "./baseline-runs.ts";
import type { Ancestry } from "./distance.ts";

/** Whether a commit is of the branch's history. @throws what the API throws, other than that it knows no such commit or branch. */
export type BranchHistory = (commit: string) => Promise<boolean>;

/**
 * Asks GitHub, which tells of a run only the name of what it ran on: a tag that is called like the branch has it too, on any commit.
 * One call for the branch's newest commits, by a reference that is no tag's, and one for each commit that is not among them.
 */
export function branchHistory(github: Github, branch: string): BranchHistory {
  const { octokit, target } = github;
  const ref = `heads/${branch}`;
  let newest: Promise<Ancestry> | undefined;
  return async (commit) => {
    newest ??= ancestorsOf(github, ref);
    const known = await newest;
    if (known.includes(commit)) return true;
    try {
      const basehead = `${known[0] ?? ref}...${commit}`;
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...target, basehead, per_page: 1 });
      return data.status === "behind" || data.status === "identical";
    } catch (thrown) {
      if (isApiFailure(thrown) && thrown.status === 404) return false;
      throw thrown;
    }
  };
}
