import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Repository } from "./repository.ts";
import { nightlyAmong, suitesAmong } from "./suites.ts";
import { runnerAmong } from "./workflows.ts";

/** What the caller knows of the repository without reading its files. */
export type Known = Pick<Repository, "branch" | "device">;

const SKIPPED = new Set(["node_modules", "build", "dist", "venv", "site-packages", "__pycache__", "third_party"]);
/** Folders with a dot are caches, but these hold suites and workflows. */
const CONTINUOUS_INTEGRATION = new Set([".github", ".buildkite"]);
const DEEPEST = 8;
/** A repository with more files than that is looked at in part. */
const MOST_FILES = 50_000;

/** The environment scripts that vLLM-Ascend's documentation has every shell source. */
const CANN_SCRIPTS = ["/usr/local/Ascend/ascend-toolkit/set_env.sh", "/usr/local/Ascend/nnal/atb/set_env.sh"];

const SOURCES = [
  "csrc",
  "cmake",
  "rust",
  "CMakeLists.txt",
  "setup.py",
  "pyproject.toml",
  "requirements",
  "requirements.txt",
];

/** Looks at a repository's files and at this machine. Reads only; what cannot be read is absent. */
export async function look(root: string, known: Known): Promise<Repository> {
  const paths = await pathsBelow(root);
  const readAll = (wanted: (path: string) => boolean) => readTexts(root, paths.filter(wanted));
  const yaml = await readAll((path) => /\.ya?ml$/.test(path) && !path.startsWith(".github/"));
  const workflows = await readAll((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
  const packages = paths.flatMap((path) => /^(?<name>[^/]+)\/__init__\.py$/.exec(path)?.groups?.["name"] ?? []);
  const top = new Set(paths.map((path) => path.split("/")[0] ?? ""));
  const runner = runnerAmong(workflows);
  const code = packages.filter((name) => !/^(tests?|benchmarks?|examples?|docs?|tools?)$/.test(name));
  return {
    name: basename(root),
    ...known,
    suites: suitesAmong(paths),
    nightly: nightlyAmong(yaml),
    ...(runner === undefined ? {} : { runner }),
    // Where the engine's code lies is only sure of a Python package: a list that lacks it would let every change pass unmeasured.
    sources: code.length === 0 ? [] : [...code, ...SOURCES.filter((name) => top.has(name))],
    installable: top.has("setup.py") || top.has("pyproject.toml"),
    engine: engineOf(packages),
    environmentScripts: CANN_SCRIPTS.filter((path) => existsSync(path)),
  };
}

function engineOf(packages: readonly string[]): Repository["engine"] {
  if (packages.includes("vllm_ascend")) return "vllm-ascend";
  return packages.includes("vllm") ? "vllm" : "other";
}

/** Paths of files, with slashes, relative to the root, sorted. */
async function pathsBelow(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const hidden = entry.name.startsWith(".") && !CONTINUOUS_INTEGRATION.has(path);
      if (found.length >= MOST_FILES || hidden) continue;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && depth < DEEPEST && !SKIPPED.has(entry.name)) await walk(path, depth + 1);
    }
  };
  await walk("", 0);
  return found;
}

async function readTexts(root: string, paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const read = paths.map(async (path) => [path, await readFile(join(root, path), "utf8").catch(() => "")] as const);
  return Object.fromEntries(await Promise.all(read));
}
