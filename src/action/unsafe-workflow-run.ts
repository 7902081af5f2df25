import type { Checkout } from "../config/checkout.ts";
import type { RunEvent } from "../config/event.ts";
import type { Inputs } from "../config/inputs.ts";
import { UserError } from "../model/errors.ts";

/**
 * A `workflow_run` job on a pull request has the repository's secrets and a token that can write, whoever caused the run before it.
 * @throws UserError when it would measure, or has the pull request's own code in its workspace.
 */
export function refuseUnsafeWorkflowRun(event: RunEvent, { mode }: Inputs, checkout: Checkout | undefined): void {
  if (!event.triggeredBy?.event.startsWith("pull_request")) return;
  if (mode !== "report") {
    throw new UserError(
      `event workflow_run with mode ${mode} is refused: nothing may be measured with a token that can write`,
      {
        hint: "measure on: pull_request with mode: run; here use mode: report, which reads what that run uploaded and runs none of its code",
      },
    );
  }
  if (checkout === undefined) return;
  if ([checkout.commit, ...checkout.parents.slice(1)].includes(event.headSha ?? "")) {
    throw new UserError(
      `event workflow_run is refused: the workspace holds the pull request's code (${checkout.commit}), beside the repository's secrets and a token that can write`,
      {
        hint: "remove the checkout, or check out the default branch: mode report reads the configuration through the API",
      },
    );
  }
}
