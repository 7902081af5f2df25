import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type GitSite, git } from "../../git/git.ts";
import { ensureCommit, treeOf } from "../../git/history.ts";
import { hasPointersOnly } from "../../git/large-files.ts";
import { isCheckedOut, type Submodule, submodulesOf } from "../../git/submodules.ts";
import { addWorktree, forgetLostWorktrees, repositoryOf } from "../../git/worktree.ts";
import { noteWorktree } from "../own-folder.ts";

/** Below the temporary folder: takes the checkouts and environments of all runs. */
export const SIDES_FOLDER = "llm-perf-gate-sides";

export type CheckedOut =
  | { readonly state: "done"; readonly commit: string; readonly tree: string }
  | { readonly state: "failed"; readonly reason: string };

export interface CheckOut {
  readonly folder: string;
  /** Anything that names a commit. */
  readonly commit: string;
  /** The run's own folder, in which `folder` lies. */
  readonly own: string;
}

/**
 * Checks a commit of the repository at `site.cwd` out into another folder, with submodules and large files where that
 * checkout has them. Submodules are worktrees too, of the submodules that are there: their objects are on the disk, and
 * what is missing is fetched with the credentials that fetched the others.
 */
export async function checkOut({ folder, commit, own }: CheckOut, site: GitSite): Promise<CheckedOut> {
  const repository = await repositoryOf(site);
  if (repository === undefined) return failed(`${site.cwd} is not a git repository`);
  const found = await ensureCommit(commit, site);
  if (found.state === "failed") return failed(`the commit ${commit} is not here, and cannot be had: ${found.reason}`);
  // What a run left that nobody cleaned up behind: its folder was below the temporary one, and is gone.
  forgetLostWorktrees(repository, (lost) => lost.includes(`/${SIDES_FOLDER}/`) || lost === folder);
  mkdirSync(dirname(folder), { recursive: true });
  noteWorktree(own, { repository, folder });
  const skipped = (await hasPointersOnly(site)) ? { GIT_LFS_SKIP_SMUDGE: "1" } : {};
  const added = await addWorktree(folder, found.text, { ...site, env: { ...site.env, ...skipped } });
  if (added.state === "failed") return failed(`${found.text} cannot be checked out: ${added.reason}`);

  const here = { ...site, cwd: folder };
  if ((await submodulesOf(site)).some((known) => isCheckedOut(site.cwd, known))) {
    for (const submodule of await submodulesOf(here)) {
      const trouble = await checkOutSubmodule(submodule, { folder, own }, site);
      if (trouble !== undefined) return failed(`the submodule ${submodule.path} cannot be had: ${trouble}`);
    }
  }
  return { state: "done", commit: found.text, tree: (await treeOf(found.text, site)) ?? "" };
}

/** @returns why it cannot be had. */
async function checkOutSubmodule(
  submodule: Submodule,
  { folder, own }: Pick<CheckOut, "folder" | "own">,
  site: GitSite,
): Promise<string | undefined> {
  if (isCheckedOut(site.cwd, submodule)) {
    const there = { ...site, cwd: join(site.cwd, submodule.path) };
    const done = await checkOut({ folder: join(folder, submodule.path), commit: submodule.commit, own }, there);
    return done.state === "failed" ? done.reason : undefined;
  }
  // The head has removed or moved it: there is nothing to share.
  const words = ["submodule", "--quiet", "update", "--init", "--recursive", "--", submodule.path];
  const updated = await git(words, { ...site, cwd: folder });
  return updated.state === "failed" ? updated.reason : undefined;
}

function failed(reason: string): CheckedOut {
  return { state: "failed", reason };
}
