import type { ConfigReader } from "../../src/config/reader.ts";

/** A reader of files in memory; like the real one it says ENOENT for what is not there. */
export function filesReader(files: Readonly<Record<string, string>>): ConfigReader {
  const missing = (path: string): Error => Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
  return {
    readText: async (path) => {
      const text = files[path];
      if (text === undefined) throw missing(path);
      return text;
    },
    list: async (folder) => {
      const names = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
      if (names.length === 0) throw missing(folder);
      return names.map((path) => path.slice(folder.length + 1));
    },
  };
}
