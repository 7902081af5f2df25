import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { getExecOutput } from "@actions/exec";
import { UserError } from "../model/errors.ts";
import type { HandWrittenLevels, LevelChange } from "../model/hand-written.ts";

/** Below this share a threshold is no share of a throughput; above 1 it is the tolerance of an accuracy. */
const LEAST_THRESHOLD = 0.5;

/** A threshold stands at most so many lines behind its baseline. */
const LINES_APART = 4;

export async function isRepository(path: string): Promise<boolean> {
  const there = (name: string) =>
    lstat(join(path, name)).then(
      () => true,
      () => false,
    );
  return (await there(".git")) || ((await there("HEAD")) && (await there("objects")));
}

/**
 * Every change of a hand-written performance level in the YAML files of a repository's history.
 * @throws UserError when git cannot read the repository.
 */
export async function readHandWritten(repository: string): Promise<HandWrittenLevels> {
  const files = ["--", "*.yaml", "*.yml"];
  const shape = ["--reverse", "--no-color", "--no-renames", "--no-ext-diff", "--no-textconv", "--format=commit %H %cI"];
  const log = await git(repository, ["log", "-p", `--unified=${LINES_APART}`, ...shape, "-G^\\s*baseline:", ...files]);
  const grep = await git(repository, [
    "grep",
    "--no-color",
    `-A${LINES_APART}`,
    "-E",
    "^\\s*baseline:",
    "HEAD",
    ...files,
  ]);
  return { changes: changesIn(log), entries: entriesIn(grep) };
}

async function git(repository: string, words: readonly string[]): Promise<string> {
  const safe = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-C", repository];
  const options = { silent: true, ignoreReturnCode: true };
  const { exitCode, stdout, stderr } = await getExecOutput("git", [...safe, ...words], options);
  // `git grep` exits 1 when nothing matches.
  if (exitCode === 0 || (words[0] === "grep" && exitCode === 1)) return stdout;
  throw new UserError(`git cannot read ${repository}: ${stderr.trim().split("\n")[0] ?? `exit code ${exitCode}`}`);
}

interface Level {
  readonly baseline: number;
  readonly threshold: number;
}

/** Levels in the order of the lines: a baseline, and the threshold a few lines behind it. */
function levelsIn(lines: readonly string[]): readonly Level[] {
  return lines.flatMap((line, index) => {
    const baseline = numberAt(line, "baseline");
    const behind = lines.slice(index + 1, index + 1 + LINES_APART);
    const threshold = behind.map((next) => numberAt(next, "threshold")).find((value) => value !== undefined);
    const isShare = threshold !== undefined && threshold >= LEAST_THRESHOLD && threshold <= 1;
    return baseline === undefined || !isShare ? [] : [{ baseline, threshold }];
  });
}

function numberAt(line: string, key: string): number | undefined {
  const found = /^\s*(\w+):\s*([\d.]+)\s*(?:#.*)?$/.exec(line);
  const value = Number(found?.[2] ?? Number.NaN);
  return found?.[1] === key && Number.isFinite(value) ? value : undefined;
}

/** The changes in the output of `git log -p`: levels that one hunk has on both sides, in the same order. */
export function changesIn(log: string): readonly LevelChange[] {
  const changes: LevelChange[] = [];
  for (const commit of log.split(/^commit (?=[0-9a-f]{40} )/m).slice(1)) {
    const [hash = "", at = ""] = (commit.split("\n", 1)[0] ?? "").split(" ");
    for (const diff of commit.split(/^diff --git /m).slice(1)) {
      const file = /^\+\+\+ b\/(.*)$/m.exec(diff)?.[1];
      if (file === undefined) continue;
      for (const hunk of diff.split(/^@@ .*$/m).slice(1)) {
        for (const change of changesOfHunk(hunk.split("\n"))) changes.push({ file, commit: hash, at, ...change });
      }
    }
  }
  return changes;
}

function changesOfHunk(lines: readonly string[]): readonly Pick<LevelChange, "before" | "after" | "threshold">[] {
  const side = (mark: string) =>
    lines.filter((line) => line[0] === " " || line[0] === mark).map((line) => line.slice(1));
  const [before, after] = [levelsIn(side("-")), levelsIn(side("+"))];
  if (before.length !== after.length) return [];
  return after.flatMap(({ baseline, threshold }, index) => {
    const old = before[index]?.baseline;
    return old === undefined || old === baseline ? [] : [{ before: old, after: baseline, threshold }];
  });
}

/** The levels in the output of `git grep -A`: `HEAD:file:line` for a match, `HEAD:file-line` for what is behind it. */
export function entriesIn(grep: string): HandWrittenLevels["entries"] {
  const byFile = new Map<string, string[]>();
  for (const line of grep.split("\n")) {
    const found = /^HEAD:(.+?\.ya?ml)[:-](.*)$/.exec(line);
    const [, file, text] = found ?? [];
    if (file !== undefined && text !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), text]);
  }
  return [...byFile].flatMap(([file, lines]) => levelsIn(lines).map((level) => ({ file, ...level })));
}
