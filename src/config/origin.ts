import type { Origin } from "../model/session.ts";
import type { World } from "../model/world.ts";
import type { Checkout } from "./checkout.ts";
import { type RunEvent, readEvent } from "./event.ts";

/** Reads the event and says which commit was measured and which one it is compared with. */
export async function readOrigin(
  env: World["env"],
  payload: () => Promise<unknown>,
  checkout?: Checkout,
): Promise<Origin> {
  return originOf(await readEvent(env, payload), checkout);
}

/** The commit is what lies in the workspace, which need not be what the event names. */
export async function originOf(event: RunEvent, checkout?: Checkout): Promise<Origin> {
  const { name, repository, ref, pullRequest, runId, attempt } = event;
  // The job that reports has checked out the default branch: what it reports on is the event's.
  const measured = name === "workflow_run" ? undefined : checkout;
  const commit = measured?.commit ?? (name === "workflow_run" ? event.headSha : event.sha);
  const base = await baseOf(event, measured);
  return {
    event: name,
    ...(repository === undefined ? {} : { repository }),
    ...(commit === undefined ? {} : { commit }),
    ...(measured === undefined ? {} : { tree: measured.tree }),
    ...(ref === undefined ? {} : { ref }),
    ...(base === undefined ? {} : { base }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(runId === undefined ? {} : { runId }),
    ...(attempt === undefined ? {} : { attempt }),
  };
}

/**
 * The commit that the workspace was merged onto. A pull request's test merge has it as its first parent; a checkout
 * of the head itself branched off at the merge base, which a shallow clone may not know: then there is none, and the
 * compare API has to tell it.
 */
async function baseOf(event: RunEvent, checkout: Checkout | undefined): Promise<string | undefined> {
  switch (event.name) {
    case "pull_request":
      if (checkout === undefined) return event.baseSha;
      if (isTestMerge(checkout, event)) return checkout.parents[0];
      return event.baseSha === undefined ? undefined : checkout.mergeBase(event.baseSha);
    case "merge_group":
      return event.baseSha;
    case "push":
      return event.baseSha ?? checkout?.parents[0];
    default:
      return undefined;
  }
}

function isTestMerge({ parents }: Checkout, { headSha }: RunEvent): boolean {
  return parents.length === 2 && parents[1] === headSha;
}
