import { messageOf } from "../model/errors.ts";
import { plainText } from "../model/plain-text.ts";
import { type ApiFailure, isApiFailure } from "./api-failure.ts";

const LONGEST_MESSAGE = 300;

/** What a job's `permissions:` must hold for a call, by its path. The first that matches counts. */
const PERMISSIONS: readonly { readonly path: RegExp; readonly permission: string }[] = [
  { path: /\/collaborators\//, permission: "contents: read" },
  { path: /\/(?:issues|pulls)(?:\/|$)/, permission: "pull-requests: write" },
  { path: /\/check-(?:runs|suites)/, permission: "checks: write" },
  { path: /\/statuses\//, permission: "statuses: write" },
  { path: /\/actions\//, permission: "actions: read" },
  { path: /\/(?:contents|commits|compare|git)\//, permission: "contents: read" },
];

const FORK_HINT =
  "a pull request from a fork has a read-only token: measure in a pull_request workflow and report in a workflow_run workflow (mode: report)";

/** One line: which call, what was answered, and what to change. */
export function describeApiError(error: unknown): string {
  if (!isApiFailure(error)) return `GitHub API: ${plainText(messageOf(error), LONGEST_MESSAGE)}`;
  const path = pathOf(error.request.url);
  const answer = error.response === undefined ? "no answer" : String(error.status);
  const message = plainText(error.message, LONGEST_MESSAGE);
  const hint = hintFor(error, path);
  return `GitHub API ${error.request.method} ${plainText(path)}: ${answer} (${message})${hint === undefined ? "" : `. ${hint}`}`;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

function hintFor(error: ApiFailure, path: string): string | undefined {
  const permission = PERMISSIONS.find((entry) => entry.path.test(path))?.permission;
  const add =
    permission === undefined ? "check the token's permissions" : `add "permissions: ${permission}" to the job`;
  switch (error.status) {
    case 401:
      return "The token was refused: check the input github-token; a job's own token ends with its job, and after 24 hours";
    case 403:
      if (/rate limit/i.test(error.message)) return undefined;
      return `To allow it, ${add}${error.request.method === "GET" ? "" : `; ${FORK_HINT}`}`;
    case 404:
      return `What a token may not see is answered as not found: ${add}, or check the name`;
    default:
      return undefined;
  }
}
