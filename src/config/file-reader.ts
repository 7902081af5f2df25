import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { ConfigReader } from "./reader.ts";

/** Reads from a folder; absolute paths stay what they are. */
export function fileReader(root: string): ConfigReader {
  return {
    readText: (path) => readFile(resolve(root, path), "utf8"),
    list: async (folder) => {
      const entries = await readdir(resolve(root, folder), { withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    },
  };
}
