import { messageOf } from "../model/errors.ts";
import { plainText } from "../model/plain-text.ts";
import { type ApiFailure, isApiFailure } from "./api-failure.ts";

const LONGEST_MESSAGE = 300;

/** Which of a job's `permissions:` a call needs, by its path; the first that matches counts. What `tells` is always written in the end. */
const PERMISSIONS: readonly { readonly path: RegExp; readonly scope: string; readonly tells?: true }[] = [
  { path: /\/collaborators\//, scope: "contents" },
  { path: /\/(?:issues|pulls)(?:\/|$)/, scope: "pull-requests", tells: true },
  { path: /\/check-(?:runs|suites)/, scope: "checks", tells: true },
  { path: /\/statuses\//, scope: "statuses", tells: true },
  { path: /\/actions\//, scope: "actions" },
  { path: /\/(?:contents|commits|compare|git)\//, scope: "contents" },
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
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function hintFor(error: ApiFailure, path: string): string | undefined {
  const needed = PERMISSIONS.find((entry) => entry.path.test(path));
  const writes = error.request.method !== "GET";
  const level = writes || needed?.tells ? "write" : "read";
  const add =
    needed === undefined ? "check the token's permissions" : `add "permissions: ${needed.scope}: ${level}" to the job`;
  switch (error.status) {
    case 401:
      return "The token was refused: check the input github-token; a job's own token ends with its job, and after 24 hours";
    case 403:
      if (/rate limit/i.test(error.message)) return undefined;
      return `To allow it, ${add}${writes && needed?.tells ? `; ${FORK_HINT}` : ""}`;
    case 404:
      return `What a token may not see is answered as not found: ${add}, or check the name`;
    default:
      return undefined;
  }
}
