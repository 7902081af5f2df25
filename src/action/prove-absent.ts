import { posix } from "node:path";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError } from "../model/errors.ts";

/**
 * GitHub answers 404 also to who may not look, and when it is ailing. That a commit has no such file is believed when a folder on
 * the way to it can be listed, and lacks it.
 * @throws CannotJudgeError when the commit's files cannot be read, or the file is there after all.
 */
export async function proveAbsent(file: string, commit: string, github: Github): Promise<void> {
  const names = posix.normalize(file).split("/");
  for (const [depth, name] of names.entries()) {
    const entries = await namesIn(names.slice(0, depth).join("/"), commit, github);
    if (!entries.includes(name)) return;
  }
  throw unreadable(commit, `${file} is listed there, and yet cannot be had`);
}

async function namesIn(path: string, ref: string, { octokit, target }: Github): Promise<readonly string[]> {
  try {
    const { data } = await octokit.rest.repos.getContent({ ...target, path, ref });
    return Array.isArray(data) ? data.map(({ name }) => name) : [];
  } catch (cause) {
    throw unreadable(ref, describeApiError(cause), cause);
  }
}

function unreadable(commit: string, why: string, cause?: unknown): CannotJudgeError {
  return new CannotJudgeError(`the files of the base commit ${commit} cannot be read: ${why}`, {
    ...(cause === undefined ? {} : { cause }),
    hint: "the job needs the permission contents: read",
  });
}
