import { isAbsolute, posix } from "node:path";
import { z } from "zod";
import { describeApiError } from "../github/api-error.ts";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";
import type { ConfigReader } from "./reader.ts";

/** Above 1 MB the API sends no content: https://docs.github.com/rest/repos/contents */
const file = z.object({ type: z.literal("file"), encoding: z.literal("base64"), content: z.string() });
const folder = z.array(z.object({ type: z.string(), name: z.string() }));

/**
 * Reads the repository's files as they are at a commit: there a pull request cannot edit them, and a checkout of depth 1 lacks them.
 * Absolute paths lie on the machine, and are read by the other reader.
 */
export function commitReader({ octokit, target }: Github, commit: string, machine: ConfigReader): ConfigReader {
  // A commit's files never change.
  const known = new Map<string, unknown>();
  const contents = async (path: string): Promise<unknown> => {
    try {
      const inRepository = posix.normalize(path).replace(/^\.?\/|\/$/g, "");
      const found =
        known.get(inRepository) ??
        (await octokit.rest.repos.getContent({ ...target, path: inRepository, ref: commit })).data;
      known.set(inRepository, found);
      return found;
    } catch (cause) {
      if (!isApiFailure(cause) || cause.status !== 404) throw new CannotJudgeError(describeApiError(cause), { cause });
      throw Object.assign(new Error(`${path} does not exist at ${commit}`, { cause }), { code: "ENOENT" });
    }
  };
  return {
    readText: async (path) => {
      if (isAbsolute(path)) return machine.readText(path);
      const found = file.safeParse(await contents(path));
      if (!found.success) throw new UserError(`${path} at ${commit} is not a file of at most 1 MB`);
      return Buffer.from(found.data.content, "base64").toString("utf8");
    },
    list: async (path) => {
      if (isAbsolute(path)) return machine.list(path);
      const found = folder.safeParse(await contents(path));
      if (!found.success) throw new UserError(`${path} at ${commit} is not a folder`);
      return found.data.filter(({ type }) => type === "file" || type === "symlink").map(({ name }) => name);
    },
  };
}
