import type { Checkout } from "../config/checkout.ts";
import type { RunEvent } from "../config/event.ts";
import type { Inputs } from "../config/inputs.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";

/**
 * What a command started is about its pull request, as if that had just been pushed; any other event stays as it is told.
 * @throws CannotJudgeError when the pull request has moved on, UserError when the workspace holds another commit than was asked for.
 */
export async function commandedEvent(
  told: RunEvent,
  { mode }: Pick<Inputs, "mode">,
  checkout: Checkout | undefined,
  { octokit, target }: Github,
): Promise<RunEvent> {
  if (told.commanded === undefined) return told;
  const { pullRequest, sha } = told.commanded;
  if (mode !== "report" && checkout?.commit !== sha) {
    throw new UserError(`the workspace holds ${checkout?.commit ?? "no commit"}, the command asked for ${sha}`, {
      hint: "give actions/checkout the input sha as its ref, and fetch-depth: 0",
    });
  }
  const { data: pull } = await octokit.rest.pulls.get({ ...target, pull_number: pullRequest }).catch((cause) => {
    throw new CannotJudgeError(`pull request ${pullRequest} cannot be read: ${describeApiError(cause)}`, { cause });
  });
  if (pull.state !== "open" || pull.head.sha !== sha) {
    throw new CannotJudgeError(
      `pull request ${pullRequest} has moved on: ${sha} is not the head of an open one any more`,
    );
  }
  const { base } = pull;
  return {
    ...told,
    name: "pull_request",
    pullRequest,
    // Not the tip of the branch that the workflow was started on.
    sha,
    headSha: sha,
    baseSha: base.sha,
    baseBranch: base.ref,
    // The token is the repository's, wherever the commit comes from.
    fork: false,
  };
}
