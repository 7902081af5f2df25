import { type Permissions, permits } from "./permissions.ts";

/** Where a Gitea 1.26, met by a GitHub action, differs from GitHub, as seen on a real one. */
export const GITEA_API = "/api/v1";

export const GITEA_BOT = { id: -2, login: "gitea-actions", type: "User" } as const;

/** Answered by 404, whatever the token may do. */
const ABSENT =
  /\/(?:check-runs|check-suites|rulesets|attestations|environments)(?:\/|$)|^\/graphql$|\/protection$|\/cancel$/;

/** Git's data can be read and not written. */
const READ_ONLY = /\/git\/(?:refs|blobs|trees|commits)/;

export function giteaHas(method: string, pathname: string): boolean {
  return !ABSENT.test(pathname) && !(method !== "GET" && READ_ONLY.test(pathname));
}

/** A status takes the right to write contents; `statuses:` is ignored. */
export function giteaPermits(permissions: Permissions, method: string, pathname: string): boolean {
  return permits(permissions, method, pathname.includes("/statuses/") ? "/contents/" : pathname);
}

type Json = Readonly<Record<string, unknown>>;

/** Runs do not name their branch, and a pull request's run has an event name of its own. */
export function asGitea(operation: string, body: unknown): unknown {
  if (!operation.includes("/runs") || typeof body !== "object" || body === null) return body;
  const run = (found: Json): Json => ({
    ...found,
    head_branch: null,
    event: found["event"] === "pull_request" ? "pull_request_sync" : found["event"],
  });
  if ("workflow_runs" in body) return { ...body, workflow_runs: (body.workflow_runs as readonly Json[]).map(run) };
  return "head_sha" in body ? run(body as Json) : body;
}
