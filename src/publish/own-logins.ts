import type { Github } from "../github/client.ts";
import { isGiteaLike } from "../github/forge.ts";

const GITHUB_JOB = ["github-actions[bot]"];

/** Names without `[bot]` are free for anyone to register on GitHub, so they count on their own forges only. */
const FORGE_JOBS = ["gitea-actions", "forgejo-actions"];

/** Who our comments may be by. The token's own name is asked for only when another author is among the candidates. */
export async function ownLogins(github: Github, authors: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set(isGiteaLike(github) ? FORGE_JOBS : GITHUB_JOB);
  if (authors.every((author) => known.has(author))) return known;
  const own = await loginOfToken(github);
  return own === undefined ? known : known.add(own);
}

/** `GET /user` knows people only, GraphQL knows apps too; Gitea has no GraphQL. */
async function loginOfToken({ octokit }: Github): Promise<string | undefined> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch {
    try {
      return (await octokit.graphql<{ viewer: { login: string } }>("query { viewer { login } }")).viewer.login;
    } catch {
      return undefined;
    }
  }
}
