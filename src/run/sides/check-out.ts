import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { GitSite } from "../../git/git.ts";
import { ensureCommit, treeOf } from "../../git/history.ts";
import { addWorktree, forgetLostWorktrees, repositoryOf } from "../../git/worktree.ts";
import { noteWorktree } from "../own-folder.ts";

/** Below the temporary folder: takes the checkouts and environments of all runs. */
export const SIDES_FOLDER = "llm-perf-gate-sides";

export type CheckedOut =
  | { readonly state: "done"; readonly commit: string; readonly tree: string }
  | { readonly state: "failed"; readonly reason: string };

/** Checks a commit of the repository at `site.cwd` out into `folder`, which lies in the run's own folder `own`. */
export async function checkOut(folder: string, commit: string, own: string, site: GitSite): Promise<CheckedOut> {
  const repository = await repositoryOf(site);
  if (repository === undefined) return { state: "failed", reason: `${site.cwd} is not a git repository` };
  const found = await ensureCommit(commit, site);
  if (found.state === "failed") return { state: "failed", reason: `the commit ${commit} is not here: ${found.reason}` };
  mkdirSync(dirname(folder), { recursive: true });
  // What a run left that nobody cleaned up behind: its folder was below the temporary one, and is gone.
  forgetLostWorktrees(repository, (lost) => lost.includes(`/${SIDES_FOLDER}/`));
  noteWorktree(own, { repository, folder });
  const added = await addWorktree(folder, found.text, site);
  if (added.state === "failed")
    return { state: "failed", reason: `${found.text} cannot be checked out: ${added.reason}` };
  const tree = await treeOf(found.text, site);
  return { state: "done", commit: found.text, tree: tree ?? "" };
}
