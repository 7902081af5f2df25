import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { type GitSite, git } from "./git.ts";

/** The diff of what git keeps, in full: two states that differ must not look alike, whatever the user has configured. */
const DIFF = ["diff", "--binary", "--submodule=diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"];

/** A folder with this file is a session: what a run has left there is no edit of the code. */
const SESSION_MARK = "session.json";

/**
 * First 16 hex digits of a SHA-256 of what in a checkout differs from its commit: changes of files that git keeps by their
 * content, new files that it does not ignore by size and time of change. The index is left alone.
 * @param without Paths that do not count, absolute.
 * @returns nothing for a checkout as it was committed, and outside of one.
 */
export async function editsOf(site: GitSite, without: readonly string[]): Promise<string | undefined> {
  const left = without.map((path) => relative(site.cwd, path)).filter((path) => path !== "" && isInside(path));
  const paths = ["--", ":/", ...left.map((path) => `:(exclude,literal)${path}`)];
  const changed = await git([...DIFF, "HEAD", ...paths], site);
  const added = await git(["ls-files", "--others", "--exclude-standard", "-z", ...paths], site);
  if (changed.state === "failed" || added.state === "failed") return undefined;
  const files = withoutSessions(added.text.split("\0").filter((path) => path !== "")).map((path) => {
    const file = lstatSync(join(site.cwd, path), { throwIfNoEntry: false });
    return `${path}\0${file?.size}\0${file?.mtimeMs}\0`;
  });
  if (changed.text === "" && files.length === 0) return undefined;
  const hash = createHash("sha256").update(changed.text);
  for (const file of files) hash.update(file);
  return hash.digest("hex").slice(0, 16);
}

function isInside(path: string): boolean {
  return path !== ".." && !path.startsWith("../") && !isAbsolute(path);
}

function withoutSessions(paths: readonly string[]): readonly string[] {
  const sessions = paths.filter((path) => path.endsWith(`/${SESSION_MARK}`)).map((path) => `${dirname(path)}/`);
  return paths.filter((path) => !sessions.some((session) => path.startsWith(session)));
}
