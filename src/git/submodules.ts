import { existsSync } from "node:fs";
import { join } from "node:path";
import { type GitSite, git } from "./git.ts";

/** A submodule as a commit names it. */
export interface Submodule {
  /** From the root of the checkout. */
  readonly path: string;
  readonly commit: string;
}

/** Those of one level. @returns none for a folder that is no checkout. */
export async function submodulesOf(site: GitSite): Promise<readonly Submodule[]> {
  const listed = await git(["ls-files", "--stage", "-z"], site);
  if (listed.state === "failed") return [];
  return listed.text.split("\0").flatMap((line) => {
    const found = /^160000 (?<commit>[0-9a-f]+) \d\t(?<path>.+)$/s.exec(line)?.groups;
    return found === undefined ? [] : [{ path: found["path"] ?? "", commit: found["commit"] ?? "" }];
  });
}

/** Whether a checkout has the submodule's files, and not only its empty folder. */
export function isCheckedOut(checkout: string, { path }: Submodule): boolean {
  return existsSync(join(checkout, path, ".git"));
}
