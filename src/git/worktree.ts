import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type GitAnswer, type GitSite, git, gitLine } from "./git.ts";

/** The folder that holds a repository itself, whichever of its worktrees `site.cwd` is; `undefined` outside of one. */
export async function repositoryOf(site: GitSite): Promise<string | undefined> {
  const folder = await gitLine(["rev-parse", "--git-common-dir"], site);
  return folder === undefined ? undefined : resolve(site.cwd, folder);
}

/** Checks a commit out into a new folder, which stays tied to the repository of `site.cwd` until `forgetWorktree`. */
export function addWorktree(folder: string, commit: string, site: GitSite): Promise<GitAnswer> {
  return git(["worktree", "add", "--quiet", "--detach", "--", folder, commit], site);
}

/** Makes a worktree a plain folder, and the repository forget it. Nothing happens when the repository does not know it. */
export function forgetWorktree(repository: string, folder: string): void {
  for (const { admin, path } of worktreesOf(repository)) {
    if (path !== resolve(folder)) continue;
    rmSync(admin, { recursive: true, force: true });
    rmSync(join(path, ".git"), { force: true });
  }
}

/** Makes a repository forget the worktrees whose folders are gone, of those that are meant. */
export function forgetLostWorktrees(repository: string, isMeant: (folder: string) => boolean): void {
  for (const { admin, path } of worktreesOf(repository)) {
    if (isMeant(path) && !existsSync(join(path, ".git"))) rmSync(admin, { recursive: true, force: true });
  }
}

/** A repository keeps a folder for each of its worktrees, with the path of the worktree's `.git` in it. */
function worktreesOf(repository: string): readonly { readonly admin: string; readonly path: string }[] {
  const folder = join(repository, "worktrees");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const admin = join(folder, name);
    try {
      return [{ admin, path: dirname(resolve(readFileSync(join(admin, "gitdir"), "utf8").trim())) }];
    } catch {
      return [];
    }
  });
}
