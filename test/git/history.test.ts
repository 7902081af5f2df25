import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureCommit, mergeBase } from "../../src/git/history.ts";
import { freshFolder } from "../run/fresh-folder.ts";
import { commit, git, newRepository } from "../run/sides/repository.ts";

/** A clone that lacks the newest commit of its origin. */
function behind() {
  const folder = freshFolder();
  const origin = join(folder, "origin");
  const first = newRepository(origin, { name: "first\n" });
  git(folder, "clone", "--quiet", origin, "clone");
  const second = commit(origin, { name: "second\n" });
  return { first, second, site: { cwd: join(folder, "clone"), env: process.env } };
}

test("fetches the one commit that is missing", async () => {
  const { second, site } = behind();
  expect(await ensureCommit(second, site)).toEqual({ state: "done", text: second });
});

test.each(["--upload-pack=touch pwned", "-utouch pwned", "+refs/heads/main:refs/heads/stolen", "^HEAD", "two words"])(
  "never hands git %j as the name of a commit",
  async (name) => {
    const { first, site } = behind();
    expect(await ensureCommit(name, site)).toEqual({
      state: "failed",
      reason: `${JSON.stringify(name)} is no name of a commit`,
    });
    expect(await mergeBase("HEAD", name, site)).toBeUndefined();
    expect(existsSync(join(site.cwd, "pwned"))).toBe(false);
    expect(git(site.cwd, "for-each-ref", "--format=%(objectname)", "refs/heads")).toBe(first);
  },
);

test("says that there is nothing to fetch a commit from", async () => {
  const cwd = join(freshFolder(), "alone");
  newRepository(cwd, { name: "alone\n" });
  expect(await ensureCommit("no-such-commit", { cwd, env: process.env })).toEqual({
    state: "failed",
    reason: "there is no remote origin to fetch it from",
  });
});
