import { CannotJudgeError, messageOf, UserError } from "../model/errors.ts";

/**
 * Where configuration and suite files are read from: the workspace, or a commit of the repository.
 * Both reject with `code: "ENOENT"` for a path that does not exist. Paths are relative to the repository's root.
 */
export interface ConfigReader {
  readText(path: string): Promise<string>;
  /** File names directly in a folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** Awaits a read and turns its failure into one line. `what` names the thing: `configuration`, `suite folder`. */
export async function readOr<T>(reading: Promise<T>, what: string, path: string, hint?: string): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof CannotJudgeError) throw cause;
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const message = missing ? `no ${what} at ${path}` : `cannot read the ${what} ${path}: ${messageOf(cause)}`;
    throw new UserError(message, { cause, ...(hint === undefined || !missing ? {} : { hint }) });
  }
}
