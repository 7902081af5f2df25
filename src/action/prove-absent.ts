import { posix } from "node:path";
import type { ConfigReader } from "../config/reader.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError } from "../model/errors.ts";

/**
 * GitHub answers 404 also to who may not look, and when it is ailing. That a commit has no such file is believed when the tree of a
 * folder on the way to it can be read, and lacks it.
 * @throws CannotJudgeError when the commit's trees cannot be read, or have the file after all.
 */
export async function proveAbsent(file: string, commit: string, github: Github): Promise<void> {
  let tree = commit;
  for (const name of posix.normalize(file).split("/")) {
    const inside = await shaIn(tree, name, github).catch((cause: unknown) => {
      throw unreadable(commit, describeApiError(cause), cause);
    });
    if (inside === undefined) return;
    tree = inside;
  }
  throw unreadable(commit, `its trees have ${file}, which yet cannot be had`);
}

/** Reads a commit's files, and tells that one does not exist only where that is proved: a waiver that GitHub hides for once still counts. */
export function provingReader(reader: ConfigReader, commit: string, github: Github): ConfigReader {
  return {
    ...reader,
    readText: async (path) => {
      if (posix.isAbsolute(path)) return reader.readText(path);
      if (await isLacking(path, reader))
        throw Object.assign(new Error(`${path} does not exist at ${commit}`), { code: "ENOENT" });
      try {
        return await reader.readText(path);
      } catch (thrown) {
        if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT")
          await proveAbsent(path, commit, github);
        throw thrown;
      }
    },
  };
}

/** GitHub lists no more of a folder: https://docs.github.com/rest/repos/contents */
const MOST_LISTED = 1_000;

/** Whether the file's folder can be listed, and lacks it: one call, where the trees take one a folder. */
async function isLacking(path: string, reader: ConfigReader): Promise<boolean> {
  const names = await reader.list(posix.dirname(path)).catch(() => undefined);
  return names !== undefined && names.length < MOST_LISTED && !names.includes(posix.basename(path));
}

/** Of a file or folder of a tree. A tree with very many entries is cut short by GitHub: what it lacks then, it may have. */
async function shaIn(tree: string, name: string, { octokit, target }: Github): Promise<string | undefined> {
  const { data } = await octokit.rest.git.getTree({ ...target, tree_sha: tree });
  const sha = data.tree.find(({ path }) => path === name)?.sha;
  if (sha === undefined && data.truncated) throw new Error(`the tree ${tree} is too large to be listed`);
  return sha;
}

function unreadable(commit: string, why: string, cause?: unknown): CannotJudgeError {
  return new CannotJudgeError(`the files of the base commit ${commit} cannot be read: ${why}`, {
    ...(cause === undefined ? {} : { cause }),
    hint: "the job needs the permission contents: read",
  });
}
