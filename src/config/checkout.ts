import { getExecOutput } from "@actions/exec";

/** The commit that lies in the workspace. */
export interface Checkout {
  readonly commit: string;
  readonly tree: string;
  /** The first is the one that the others were merged onto. Also known in a checkout of depth 1. */
  readonly parents: readonly string[];
  /** The newest common ancestor with another commit; `undefined` when history is too shallow to tell. */
  readonly mergeBase: (other: string) => Promise<string | undefined>;
}

/** `undefined` outside a repository, before the first commit, and without git. */
export async function readCheckout(cwd: string): Promise<Checkout | undefined> {
  // The raw format shows a commit's true parents, which a shallow clone hides elsewhere.
  const raw = await git(cwd, ["log", "-1", "--format=raw", "--no-color", "--no-show-signature", "HEAD"]);
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
  const mergeBase = (other: string): Promise<string | undefined> => git(cwd, ["merge-base", commit, other]);
  return { commit, tree, parents: valuesOf("parent"), mergeBase };
}

/** The branch that pull requests are merged into, as far as this clone knows; `main` where it does not. */
export async function defaultBranch(cwd: string): Promise<string> {
  const remote = await git(cwd, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
  return remote?.replace(/^origin\//, "") ?? (await git(cwd, ["symbolic-ref", "--short", "HEAD"])) ?? "main";
}

async function git(cwd: string, words: readonly string[]): Promise<string | undefined> {
  // In a container job the workspace belongs to another user, and git refuses to look at it unless told.
  const safe = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false"];
  try {
    const options = { cwd, silent: true, ignoreReturnCode: true };
    const { exitCode, stdout } = await getExecOutput("git", [...safe, ...words], options);
    return exitCode === 0 ? stdout.trim() || undefined : undefined;
  } catch {
    return undefined;
  }
}
