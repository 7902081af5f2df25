import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { isTransient } from "../github/transient.ts";
import { plainText } from "../model/plain-text.ts";

/** Where a result stands beside a commit. A status is what a token without `checks: write`, Gitea and a person's token can write. */
export type CheckPlace =
  | {
      readonly kind: "check-run";
      readonly id: number;
      /** Whose the check run is. */
      readonly app?: number;
      /** Where the result goes when the check run cannot be written any more; absent where only a check run is wanted. */
      readonly instead?: StatusPlace;
      /** Another job of the same attempt of this run writes a check of the same name: the later one would hide the earlier. */
      readonly shared: boolean;
    }
  | StatusPlace;

interface StatusPlace {
  readonly kind: "status";
  readonly sha: string;
  readonly context: string;
  readonly url?: string;
}

export interface CheckRequest {
  /** Of the check run, and the context of the status: what branch protection can require. */
  readonly name: string;
  /** The pull request's head, or the merge group's: never the test merge. */
  readonly sha: string;
  /** `auto`: a check run, or else a status. `as-before`: a status where the commit has one of that name, and else `auto`. */
  readonly how: "auto" | "as-before" | "check-run" | "status";
  /** Of the run. */
  readonly url?: string;
  /** Of the run, from 1. */
  readonly attempt?: string;
}

export interface CheckResult {
  /** `neutral`: something is wrong, and only observed. A required check takes it for a pass. */
  readonly conclusion: "success" | "failure" | "neutral" | "cancelled";
  readonly title: string;
  /** Markdown of at most `LONGEST_SUMMARY` code units. */
  readonly summary: string;
  /** What a merge queue recognises the result by. */
  readonly measured?: Measured;
}

/** https://docs.github.com/rest/checks/runs: `output.summary` */
export const LONGEST_SUMMARY = 65_535;
const LONGEST_TITLE = 200;

/** A longer description of a status is refused with 422. */
const LONGEST_DESCRIPTION = 140;

/** Answers that say "you may not" or "there is no such thing here". */
const REFUSED = [403, 404];

/** Begins the check, in progress. @throws what the API throws, after `auto` has tried both. */
export async function openCheck(github: Github, request: CheckRequest): Promise<CheckPlace> {
  if (request.how === "status" || (await hasStatus(github, request))) return openStatus(github, request);
  try {
    return await openCheckRun(github, request).catch((error: unknown) => adoptCheckRun(github, request, error));
  } catch (error) {
    const refused = isApiFailure(error) && REFUSED.includes(error.status);
    if (request.how === "check-run" || !refused) throw error;
    return openStatus(github, request);
  }
}

/** Both a status and a check run of a required name have to pass: a check run beside a red status would mend nothing. */
async function hasStatus({ octokit, target }: Github, { how, name, sha }: CheckRequest): Promise<boolean> {
  if (how !== "as-before") return false;
  return octokit.rest.repos
    .listCommitStatusesForRef({ ...target, ref: sha, per_page: 100 })
    .then(({ data }) => data.some(({ context }) => context === name))
    .catch(() => false);
}

const OPENING = "measuring";

async function openCheckRun(github: Github, request: CheckRequest): Promise<CheckPlace> {
  const { octokit, target } = github;
  const { name, sha } = request;
  const url = detailsOf(request);
  const { data } = await octokit.rest.checks.create({
    ...target,
    name,
    head_sha: sha,
    status: "in_progress",
    ...(url === undefined ? {} : { details_url: url }),
    output: { title: OPENING, summary: "The gate is measuring; the verdict follows." },
  });
  // A list that cannot be had shows no other.
  const all = await ofThisAttempt(github, request).catch(() => []);
  return checkRun(
    data,
    request,
    all.some(({ id }) => id !== data.id),
  );
}

/** A run that is tried again writes its check anew; two jobs of one attempt must not. */
function detailsOf({ url, attempt }: CheckRequest): string | undefined {
  return url === undefined || attempt === undefined ? url : `${url}/attempts/${attempt}`;
}

async function ofThisAttempt({ octokit, target }: Github, request: CheckRequest) {
  const { name, sha } = request;
  const url = detailsOf(request);
  const call = { ...target, ref: sha, check_name: name, filter: "all", per_page: 100 } as const;
  const { data } = await octokit.rest.checks.listForRef(call);
  return data.check_runs.filter(({ details_url }) => url === undefined || details_url === url);
}

/** A check run whose creation seemed to fail may be there, and would stay in progress for ever. @throws the error when there is none and none can be made. */
async function adoptCheckRun(github: Github, request: CheckRequest, error: unknown): Promise<CheckPlace> {
  if (!isTransient(error)) throw error;
  const left = (await ofThisAttempt(github, request)).find(({ status }) => status === "in_progress");
  return left === undefined ? openCheckRun(github, request) : checkRun(left, request, false);
}

function checkRun(
  { id, app }: { readonly id: number; readonly app: { readonly id: number } | null },
  { how, ...request }: CheckRequest,
  shared: boolean,
): CheckPlace {
  return {
    kind: "check-run",
    id,
    ...(app === null ? {} : { app: app.id }),
    ...(how === "auto" || how === "as-before" ? { instead: statusPlace(request) } : {}),
    shared,
  };
}

async function openStatus(github: Github, request: CheckRequest): Promise<CheckPlace> {
  const place = statusPlace(request);
  await setStatus(github, place, "pending", OPENING);
  return place;
}

function statusPlace({ name, sha, url }: Omit<CheckRequest, "how" | "attempt">): StatusPlace {
  return { kind: "status", sha, context: name, ...(url === undefined ? {} : { url }) };
}

export interface Measured {
  /** Of the measured commit. */
  readonly tree: string;
  /** Digest of the configuration that judged. */
  readonly config: string;
}

/** By which a merge group's check knows that a pull request's check measured the same files, and was judged by the same configuration. */
export function externalId({ tree, config }: Measured): string {
  return `tree:${tree} config:${config}`;
}

export async function showProgress(github: Github, place: CheckPlace, line: string): Promise<void> {
  if (place.kind === "status") return setStatus(github, place, "pending", line);
  const title = plainText(line, LONGEST_TITLE);
  const { octokit, target } = github;
  await octokit.rest.checks.update({
    ...target,
    check_run_id: place.id,
    status: "in_progress",
    output: { title, summary: "The gate is measuring; the verdict follows." },
  });
}

export async function completeCheck(github: Github, place: CheckPlace, result: CheckResult): Promise<void> {
  const { conclusion, title, summary, measured } = result;
  if (place.kind === "status") return setStatus(github, place, STATES[conclusion], title);
  const { octokit, target } = github;
  await octokit.rest.checks.update({
    ...target,
    check_run_id: place.id,
    status: "completed",
    conclusion,
    ...(measured === undefined ? {} : { external_id: externalId(measured) }),
    output: { title: plainText(title, LONGEST_TITLE), summary: summary.slice(0, LONGEST_SUMMARY) },
  });
}

type State = "pending" | "success" | "failure" | "error";

const STATES: Readonly<Record<CheckResult["conclusion"], State>> = {
  success: "success",
  neutral: "success",
  failure: "failure",
  cancelled: "error",
};

async function setStatus(
  { octokit, target }: Github,
  { sha, context, url }: StatusPlace,
  state: State,
  description: string,
): Promise<void> {
  await octokit.rest.repos.createCommitStatus({
    ...target,
    sha,
    context,
    state,
    description: plainText(description, LONGEST_DESCRIPTION),
    ...(url === undefined ? {} : { target_url: url }),
  });
}
