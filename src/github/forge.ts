import type { Github } from "./client.ts";

/** Gitea and Forgejo serve GitHub's calls below a path of their own. */
export function isGiteaLike({ octokit }: Github): boolean {
  return octokit.request.endpoint.DEFAULTS.baseUrl.endsWith("/api/v1");
}
