import type { Checkout } from "../config/checkout.ts";
import type { RunEvent } from "../config/event.ts";
import type { Inputs } from "../config/inputs.ts";
import type { Github } from "../github/client.ts";
import { isGiteaLike } from "../github/forge.ts";
import { CannotJudgeError } from "../model/errors.ts";

/**
 * What the workspace holds, where that is a commit of the event: its test merge, or the head. What that was merged onto comes from
 * the API and the event, because the steps before this one ran the pull request's code, which can rewrite the workspace's history.
 * `undefined` where the job only reports, and its workspace is another commit's.
 * @throws CannotJudgeError when a job that measures has another commit in its workspace, or none.
 */
export async function eventCheckout(
  event: RunEvent,
  { mode }: Pick<Inputs, "mode">,
  checkout: Checkout | undefined,
  github: Github,
): Promise<Checkout | undefined> {
  const { name, sha, headSha, baseSha } = event;
  if (name !== "pull_request" && name !== "merge_group") return checkout;
  if (checkout === undefined) {
    if (mode === "report") return undefined;
    throw new CannotJudgeError(
      "the workspace is no git repository with a commit, so nothing tells whose code would be measured",
      {
        hint: "check the repository out at the workspace's root: actions/checkout without path, and in a container job an image that has git",
      },
    );
  }
  const { commit } = checkout;
  if (commit !== sha && commit !== headSha) {
    if (mode === "report") return undefined;
    throw new CannotJudgeError(
      `the workspace holds ${commit}, which is neither the event's commit ${sha ?? "(unknown)"} nor the head ${headSha ?? "(unknown)"}`,
      { hint: "give actions/checkout no ref, or the pull request's head as its ref" },
    );
  }
  if (name === "merge_group") return checkout;
  const mergeBase = (base: string) => mergeBaseOf(base, checkout, github);
  if (commit === headSha) return { ...checkout, parents: [], mergeBase };
  // Before GitHub knows the merge, or without the right to ask: the event's own base is as trusted.
  const assumed = [baseSha, headSha].filter((one) => one !== undefined);
  return { ...checkout, parents: (await parentsOf(commit, github)) ?? assumed, mergeBase };
}

async function parentsOf(ref: string, { octokit, target }: Github): Promise<readonly string[] | undefined> {
  return octokit.rest.repos
    .getCommit({ ...target, ref, per_page: 1 })
    .then(({ data }) => data.parents.map(({ sha }) => sha))
    .catch(() => undefined);
}

/** Gitea cannot be asked: there it is the workspace's, and finds baselines only. */
async function mergeBaseOf(base: string, checkout: Checkout, github: Github): Promise<string | undefined> {
  if (isGiteaLike(github)) return checkout.mergeBase(base);
  const { octokit, target } = github;
  return octokit.rest.repos
    .compareCommitsWithBasehead({ ...target, basehead: `${base}...${checkout.commit}`, per_page: 1 })
    .then(({ data }) => data.merge_base_commit.sha)
    .catch(() => undefined);
}
