import type { Github } from "../github/client.ts";
import { isNewer, type RunMark } from "../model/run-mark.ts";

/**
 * Whether one attempt began after another. Ids tell the order of runs that nobody started again; a later attempt keeps its run's
 * id, so there GitHub is asked when each began, and ids have to do where it does not say.
 */
export async function beganLater(one: RunMark, other: RunMark, github: Github): Promise<boolean> {
  if (one.id === other.id || (one.attempt === 1 && other.attempt === 1)) return isNewer(one, other);
  const [first, second] = await Promise.all([beginning(one, github), beginning(other, github)]);
  return Number.isNaN(first) || Number.isNaN(second) ? isNewer(one, other) : first > second;
}

async function beginning({ id, attempt }: RunMark, { octokit, target }: Github): Promise<number> {
  const call = { ...target, run_id: id, attempt_number: attempt, exclude_pull_requests: true };
  return octokit.rest.actions.getWorkflowRunAttempt(call).then(
    ({ data }) => Date.parse(data.run_started_at ?? ""),
    () => Number.NaN,
  );
}
