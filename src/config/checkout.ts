import { type GitSite, gitLine } from "../git/git.ts";
import { mergeBase } from "../git/history.ts";

/** The commit that lies in the workspace. */
export interface Checkout {
  readonly commit: string;
  readonly tree: string;
  /** The first is the one that the others were merged onto. Also known in a checkout of depth 1. */
  readonly parents: readonly string[];
  /** The newest common ancestor with another commit, for which a shallow checkout is deepened; `undefined` when nothing tells. */
  readonly mergeBase: (other: string) => Promise<string | undefined>;
}

/** `undefined` outside a repository, before the first commit, and without git. */
export async function readCheckout(site: GitSite): Promise<Checkout | undefined> {
  // The raw format shows a commit's true parents, which a shallow clone hides elsewhere.
  const raw = await gitLine(["log", "-1", "--format=raw", "--no-color", "--no-show-signature", "HEAD"], site);
  const facts =
    (raw ?? "")
      .split("\n\n")[0]
      ?.split("\n")
      .map((line) => line.split(" ")) ?? [];
  const valuesOf = (key: string): readonly string[] =>
    facts.flatMap(([name, value]) => (name === key && value ? [value] : []));
  const [commit] = valuesOf("commit");
  const [tree] = valuesOf("tree");
  if (commit === undefined || tree === undefined) return undefined;
  return { commit, tree, parents: valuesOf("parent"), mergeBase: (other) => mergeBase(commit, other, site) };
}

/** The folder of the repository; `undefined` outside of one. */
export async function topLevel(site: GitSite): Promise<string | undefined> {
  return gitLine(["rev-parse", "--show-toplevel"], site);
}

/** The branch that pull requests are merged into, as far as this clone knows; `main` where it does not. */
export async function defaultBranch(site: GitSite): Promise<string> {
  const remote = await gitLine(["symbolic-ref", "--short", "refs/remotes/origin/HEAD"], site);
  return remote?.replace(/^origin\//, "") ?? (await gitLine(["symbolic-ref", "--short", "HEAD"], site)) ?? "main";
}
