import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { type GitSite, git } from "./git.ts";

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const POINTER = "version https://git-lfs.github.com/spec/";

/**
 * Whether a checkout has left its large files as pointers, as `actions/checkout` does without `lfs: true`. Another
 * checkout must do the same: with the files where there were pointers, two sides would not run the same thing.
 */
export async function hasPointersOnly(site: GitSite): Promise<boolean> {
  const listed = await git(["grep", "--cached", "-l", "-z", "-F", POINTER], site);
  if (listed.state === "failed") return false;
  const files = listed.text.split("\0").filter((path) => path !== "");
  return files.length > 0 && files.every((path) => startsWithPointer(join(site.cwd, path)));
}

function startsWithPointer(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return false;
  }
  try {
    const head = Buffer.alloc(POINTER.length);
    return readSync(file, head, 0, head.length, 0) === head.length && head.toString() === POINTER;
  } finally {
    closeSync(file);
  }
}
