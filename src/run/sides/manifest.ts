import { readdirSync, readlinkSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { sha256 } from "./prove-server.ts";

/** What a build consists of: by path in its folder, the digest of each file and the target of each link. */
export type Manifest = Readonly<Record<string, string>>;

/** Python writes these as it runs, git's is another one in every job, and ours say when it was used. */
const PASSING = /(?:^|\/)(?:__pycache__|\.git)(?:\/|$)|\.pyc$|^\.?llm-perf-gate[\w-]*\.json$/;

export async function manifestOf(folder: string): Promise<{ readonly files: Manifest; readonly bytes: number }> {
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (PASSING.test(name)) continue;
    if (entry.isSymbolicLink()) files[name] = `link ${readlinkSync(path)}`;
    else if (entry.isFile()) {
      files[name] = await sha256(path);
      bytes += statSync(path).size;
    }
  }
  return { files, bytes };
}

/** The first file that is not as it was; files that came later are not looked at. */
export async function firstChange(folder: string, manifest: Manifest): Promise<string | undefined> {
  for (const [name, was] of Object.entries(manifest)) {
    const path = join(folder, name);
    try {
      const is = was.startsWith("link ") ? `link ${readlinkSync(path)}` : await sha256(path);
      if (is !== was) return `${name} has changed`;
    } catch {
      return `${name} cannot be read`;
    }
  }
  return undefined;
}
