import type { RunEvent } from "../config/event.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import type { World } from "../model/world.ts";

/** Events that somebody can aim at any branch, and on which nothing is judged. */
const BY_BRANCH: readonly string[] = ["push", "workflow_dispatch"];

/**
 * On a push to a topic branch the job would measure, judge nothing, and be green on the very commit of a pull request, under the
 * name that is required. The default branch, and any that is protected, is one that pull requests go to.
 * @throws UserError on every other branch, and on a tag.
 */
export async function refuseUnjudgedBranch(
  { name, ref, baseBranch, defaultBranch, commanded }: RunEvent,
  github: Github,
  log: World["log"],
): Promise<void> {
  if (!BY_BRANCH.includes(name) || commanded !== undefined) return;
  if (baseBranch === undefined || defaultBranch === undefined || baseBranch === defaultBranch) return;
  const isBranch = ref === undefined || ref.startsWith("refs/heads/");
  if (isBranch && (await mayBeProtected(baseBranch, github, log))) return;
  throw new UserError(
    `event ${name} on ${baseBranch} is refused: nothing would be judged, and the job would be green on a commit that a pull request may have`,
    {
      hint: `write push: { branches: [${defaultBranch}] }; another branch that stores baselines is one that is protected; mode: run measures any`,
    },
  );
}

/** By the branch's own protection, or by a ruleset. One that cannot be asked about may be. */
async function mayBeProtected(branch: string, { octokit, target }: Github, log: World["log"]): Promise<boolean> {
  try {
    const { data } = await octokit.rest.repos.getBranch({ ...target, branch });
    if (data.protected) return true;
    const { data: rules } = await octokit.rest.repos.getBranchRules({ ...target, branch, per_page: 100 });
    return rules.some(({ type }) => type === "required_status_checks" || type === "pull_request");
  } catch (error) {
    log.warn(`whether ${branch} is protected is not known: ${describeApiError(error)}`);
    return true;
  }
}
