import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("./repository", import.meta.url));

/** The measured repository, by path: the gate's configuration, a suite in vLLM's own format, and the models it names. */
export async function repositoryFiles(models: string): Promise<Readonly<Record<string, string>>> {
  const own = await filesBelow(FOLDER, "");
  return { ...own, ...(await filesBelow(models, "models")) };
}

async function filesBelow(folder: string, prefix: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(
    async (path) => [join(prefix, relative(folder, path)), await readFile(path, "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}
