import { describeApiError } from "../github/api-error.ts";
import { digestOf } from "../model/digest.ts";
import type { Origin } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { externalId } from "../publish/check.ts";
import type { ActionJob } from "./job.ts";

/** Of what measures and judges. What is only said about it differs between a pull request and its merge group. */
export function configDigest(config: Config): string {
  return digestOf({ ...config, warnings: [] });
}

interface OwnCheck {
  readonly origin: Pick<Origin, "commit" | "tree">;
  /** Digest of the configuration that judges here. */
  readonly config: string;
  /** Its name. */
  readonly check: string;
  /** Whose it is; absent where it is no check run. */
  readonly app: number | undefined;
}

/**
 * Why a merge group need not be measured: the pull request's own check passed on the very same files, which the hash of their
 * tree proves, by the very same configuration: another base branch may have a laxer one. Only the newest that came to an end counts, of the app that writes this job's. Nothing when it did not pass, or
 * that is not known; then the group is measured.
 */
export async function answeredByPullRequest(
  { event, github }: Pick<ActionJob, "event" | "github">,
  { origin, config, check, app }: OwnCheck,
  log: World["log"],
): Promise<string | undefined> {
  const { tree, commit } = origin;
  const { pullRequest, headSha } = event;
  const known = tree !== undefined && commit === headSha && pullRequest !== undefined && app !== undefined;
  if (event.name !== "merge_group" || !known || github === undefined) return undefined;
  try {
    const { octokit, target } = github;
    const { data: pull } = await octokit.rest.pulls.get({ ...target, pull_number: pullRequest });
    const call = { ...target, ref: pull.head.sha, check_name: check, filter: "all", per_page: 100 } as const;
    const { data } = await octokit.rest.checks.listForRef(call);
    if (data.total_count > data.check_runs.length) return undefined;
    const newest = data.check_runs
      .filter((run) => run.status === "completed" && run.app?.id === app)
      .sort((a, b) => endOf(b) - endOf(a) || b.id - a.id)[0];
    if (newest?.external_id !== externalId({ tree, config }) || newest.conclusion !== "success") return undefined;
    return `answered from pull request ${pullRequest}: its check on ${pull.head.sha} passed on the very same files (tree ${tree}); nothing was measured`;
  } catch (error) {
    log.warn(`the pull request's own result is not known, so the merge group is measured: ${describeApiError(error)}`);
    return undefined;
  }
}

function endOf({ completed_at: at }: { readonly completed_at: string | null }): number {
  return Date.parse(at ?? "") || 0;
}
