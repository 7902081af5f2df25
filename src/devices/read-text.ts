import { readFile } from "node:fs/promises";

/** The file's text; `undefined` when it cannot be read. */
export async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
