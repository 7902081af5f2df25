import { type GitAnswer, type GitSite, git, gitLine } from "./git.ts";

/** The full id of a commit that lies in the repository; `undefined` for one that does not. */
export function commitOf(name: string, site: GitSite): Promise<string | undefined> {
  return gitLine(["rev-parse", "--quiet", "--verify", "--end-of-options", `${name}^{commit}`], site);
}

export function treeOf(commit: string, site: GitSite): Promise<string | undefined> {
  return gitLine(["rev-parse", "--quiet", "--verify", "--end-of-options", `${commit}^{tree}`], site);
}

/**
 * Brings a commit into a repository that lacks it, as a checkout of depth 1 does: with the remote and the credentials
 * of that checkout, and nothing but the one commit. @returns its full id, or why it cannot be had.
 */
export async function ensureCommit(name: string, site: GitSite): Promise<GitAnswer> {
  const there = await commitOf(name, site);
  if (there !== undefined) return { state: "done", text: there };
  // In a whole clone a depth would cut the history that is there.
  const shallow = await isShallow(site);
  const fetched = await git(["fetch", "--quiet", "--no-tags", ...(shallow ? ["--depth=1"] : []), "origin", name], site);
  if (fetched.state === "failed") return fetched;
  const found = (await commitOf(name, site)) ?? (await commitOf("FETCH_HEAD", site));
  return found === undefined
    ? { state: "failed", reason: `git fetch: the remote has no commit ${name}` }
    : { state: "done", text: found };
}

/** Commits that are added to a shallow history, step by step, until both sides meet. */
const DEEPER = [100, 400, 1600, 6400];
/** Of all steps together: what takes longer is looked up elsewhere, or done without. */
const DEEPEN_LIMIT_MS = 5 * 60_000;

/** The newest common ancestor of two commits; a shallow history is deepened for it. `undefined` when it cannot be found. */
export async function mergeBase(commit: string, other: string, site: GitSite): Promise<string | undefined> {
  const ends = Date.now() + DEEPEN_LIMIT_MS;
  const found = () => gitLine(["merge-base", commit, other], site);
  const base = await found();
  if (base !== undefined || !(await isShallow(site))) return base;
  for (const depth of DEEPER) {
    const left = ends - Date.now();
    if (left <= 0) return undefined;
    const words = ["fetch", "--quiet", "--no-tags", `--deepen=${depth}`, "origin", commit, other];
    if ((await git(words, site, left)).state === "failed") return undefined;
    const deeper = await found();
    if (deeper !== undefined || !(await isShallow(site))) return deeper;
  }
  return undefined;
}

async function isShallow(site: GitSite): Promise<boolean> {
  return (await gitLine(["rev-parse", "--is-shallow-repository"], site)) === "true";
}
