import { join, relative, resolve } from "node:path";
import { type GitSite, git } from "../../git/git.ts";
import { commitOf, ensureCommit, treeOf } from "../../git/history.ts";
import type { BaseRepository } from "../../model/base.ts";
import { checkOut } from "./check-out.ts";
import { isInside } from "./side-env.ts";

/** Another repository of a side, at the commit that the side wants. */
export interface SideRepository {
  readonly name: string;
  /** The head's checkout, absolute. */
  readonly source: string;
  /** Full id. */
  readonly commit: string;
  readonly tree: string;
}

/** For which side: its commit of the workspace's repository, and whether the commits that `base:` names are meant for it. */
export interface Wanted {
  readonly commit: string;
  readonly isBase: boolean;
}

/** The commits of a side's other repositories. @returns why one of them cannot be had. */
export async function sideRepositories(
  repositories: readonly BaseRepository[],
  wanted: Wanted,
  site: GitSite,
): Promise<readonly SideRepository[] | string> {
  const found: SideRepository[] = [];
  for (const repository of repositories) {
    const { name, path } = repository;
    const source = { ...site, cwd: resolve(site.cwd, path) };
    const asked = await commitFor(repository, wanted, site, source);
    if (asked === undefined) {
      const pin = repository.commit.kind === "file" ? `${repository.commit.path} names no commit there, or ` : "";
      return `base.repositories.${name}: ${pin}${path} is no git checkout`;
    }
    const commit = await ensureCommit(asked, source);
    if (commit.state === "failed")
      return `base.repositories.${name}: the commit ${asked} cannot be had: ${commit.reason}`;
    const tree = await treeOf(commit.text, source);
    found.push({ name, source: source.cwd, commit: commit.text, tree: tree ?? "" });
  }
  return found;
}

async function commitFor(
  { commit }: BaseRepository,
  wanted: Wanted,
  workspace: GitSite,
  source: GitSite,
): Promise<string | undefined> {
  if (wanted.isBase && commit.kind === "named") return commit.name;
  if (commit.kind !== "file") return commitOf("HEAD", source);
  const pin = await git(["show", "--end-of-options", `${wanted.commit}:${commit.path}`], workspace);
  return pin.state === "done" ? pin.text.trim() || undefined : undefined;
}

/** Where the head has a repository, and where a side has it. */
export interface Place {
  readonly from: string;
  readonly to: string;
}

export interface SideFolders {
  readonly workspace: string;
  /** The side's checkout of the workspace's repository. */
  readonly folder: string;
  /** The run's own folder, in which all of the side lies. */
  readonly own: string;
}

/**
 * Checks a repository out where it lies from the side's own checkout as it lies from the workspace, so that a set-up
 * finds it by the same path. @returns its place, or why it cannot be had.
 */
export async function checkOutRepository(
  { name, source, commit }: SideRepository,
  { workspace, folder, own }: SideFolders,
  site: GitSite,
): Promise<Place | string> {
  const alike = resolve(folder, relative(workspace, source));
  const to = isInside(alike, own) ? alike : join(own, "repositories", name);
  const done = await checkOut({ folder: to, commit, own }, { ...site, cwd: source });
  return done.state === "failed" ? `base.repositories.${name}: ${done.reason}` : { from: source, to };
}
