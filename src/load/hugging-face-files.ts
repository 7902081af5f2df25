import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../model/errors.ts";

const STORED = /\.(?:parquet|jsonl|ndjson|json)$/;
/** Facts about a data set, not rows of it. */
const NO_ROWS = /(?:^|\/)(?:dataset_infos?|state|config|package)\.json$/;

/**
 * The files that hold a data set's rows, in the order of their names; of several kinds only parquet.
 * @param path a file, a folder, or `organisation/name` in the cache.
 * @param hubCache the folder where `hf download` keeps what it downloaded.
 * @throws UserError that says how to download it.
 */
export async function huggingFaceFiles(path: string, hubCache: string): Promise<readonly string[]> {
  const found = (await kindOf(path)) ?? (await kindOf((await cached(path, hubCache)) ?? ""));
  if (found === undefined) {
    throw new UserError(`${path}: no such file or folder, and no such data set in ${hubCache}`, {
      hint: `download it before: hf download --repo-type dataset ${path}`,
    });
  }
  if (found.kind === "file") return [found.path];
  const files = await readdir(found.path, { recursive: true });
  const rows = files.filter((file) => STORED.test(file) && !NO_ROWS.test(file)).sort();
  const parquet = rows.filter((file) => file.endsWith(".parquet"));
  const chosen = (parquet.length > 0 ? parquet : rows).map((file) => join(found.path, file));
  if (chosen.length > 0) return chosen;
  throw new UserError(`${found.path}: no parquet and no JSON-lines file in this folder`);
}

/** The newest that was downloaded: https://huggingface.co/docs/huggingface_hub/guides/manage-cache */
async function cached(name: string, hubCache: string): Promise<string | undefined> {
  const repository = join(hubCache, `datasets--${name.replaceAll("/", "--")}`);
  try {
    const revision = await readFile(join(repository, "refs/main"), "utf8");
    return join(repository, "snapshots", revision.trim());
  } catch {
    return undefined;
  }
}

async function kindOf(path: string): Promise<{ readonly kind: "file" | "folder"; readonly path: string } | undefined> {
  try {
    return { kind: (await stat(path)).isDirectory() ? "folder" : "file", path };
  } catch {
    return undefined;
  }
}

/** Where Hugging Face's tools keep what they download. */
export function hubCacheOf(env: Readonly<Record<string, string | undefined>>): string {
  const { HF_HUB_CACHE: own, HF_HOME: house, XDG_CACHE_HOME: cache, HOME: home } = env;
  return own ?? join(house ?? join(cache ?? join(home ?? "", ".cache"), "huggingface"), "hub");
}
