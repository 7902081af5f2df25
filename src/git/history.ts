import { type GitAnswer, type GitSite, git, gitLine } from "./git.ts";

/** The full id of a commit that lies in the repository; `undefined` for one that does not. */
export async function commitOf(name: string, site: GitSite): Promise<string | undefined> {
  const found = await gitLine(["rev-parse", "--quiet", "--verify", "--end-of-options", `${name}^{commit}`], site);
  // `^HEAD` is answered with its id behind the mark that excludes it.
  return found !== undefined && /^[0-9a-f]+$/.test(found) ? found : undefined;
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
  const unsafe = whyNoName(name);
  if (unsafe !== undefined) return { state: "failed", reason: unsafe };
  if ((await gitLine(["config", "--get", "remote.origin.url"], site)) === undefined)
    return { state: "failed", reason: "there is no remote origin to fetch it from" };
  // In a whole clone a depth would cut the history that is there.
  const shallow = await isShallow(site);
  const depth = shallow ? ["--depth=1"] : [];
  const fetched = await git(["fetch", "--quiet", "--no-tags", ...depth, "--end-of-options", "origin", name], site);
  if (fetched.state === "failed") return fetched;
  const found = (await commitOf(name, site)) ?? (await commitOf("FETCH_HEAD", site));
  return found === undefined
    ? { state: "failed", reason: `git fetch: the remote has no commit ${name}` }
    : { state: "done", text: found };
}

/**
 * A pull request may write the name, as in the file of `commit-file`: it must not be an option of git, nor, as `+from:to`
 * and `^not` are, tell a fetch to do more than to bring one commit.
 */
function whyNoName(name: string): string | undefined {
  return /^[-+^]|[:\s\p{Cc}]/u.test(name) || name === "" ? `"${name}" is no name of a commit` : undefined;
}

/** Commits that are added to a shallow history, step by step, until both sides meet. */
const DEEPER = [100, 400, 1600, 6400];
/** Of all steps together: what takes longer is looked up elsewhere, or done without. */
const DEEPEN_LIMIT_MS = 5 * 60_000;

/** The newest common ancestor of two commits; a shallow history is deepened for it. `undefined` when it cannot be found. */
export async function mergeBase(commit: string, other: string, site: GitSite): Promise<string | undefined> {
  const ends = Date.now() + DEEPEN_LIMIT_MS;
  const found = () => gitLine(["merge-base", "--end-of-options", commit, other], site);
  const base = await found();
  if (base !== undefined || !(await isShallow(site))) return base;
  for (const depth of DEEPER) {
    const left = ends - Date.now();
    if (left <= 0) return undefined;
    const words = ["fetch", "--quiet", "--no-tags", `--deepen=${depth}`, "--end-of-options", "origin", commit, other];
    if ((await git(words, site, left)).state === "failed") return undefined;
    const deeper = await found();
    if (deeper !== undefined || !(await isShallow(site))) return deeper;
  }
  return undefined;
}

async function isShallow(site: GitSite): Promise<boolean> {
  return (await gitLine(["rev-parse", "--is-shallow-repository"], site)) === "true";
}
