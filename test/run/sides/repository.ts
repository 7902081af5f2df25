import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Runs git as somebody, on a fixed day, and with leave to take submodules from the disk. */
export function git(cwd: string, ...words: readonly string[]): string {
  const who = { NAME: "Mona", EMAIL: "mona@example.com", DATE: "2026-01-01T00:00:00Z" };
  const identity = Object.entries(who).flatMap(([key, value]) =>
    ["AUTHOR", "COMMITTER"].map((role) => [`GIT_${role}_${key}`, value] as const),
  );
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, ...Object.fromEntries(identity) };
  return execFileSync("git", ["-c", "protocol.file.allow=always", ...words], {
    cwd,
    env,
    encoding: "utf8",
    stdio: "pipe",
  }).trim();
}

export function newRepository(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "--quiet", "--initial-branch", "main");
  return commit(folder, files);
}

/** Writes the files, scripts as executable ones, and commits all there is. @returns the commit's id. */
export function commit(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    if (text.startsWith("#!")) chmodSync(join(folder, path), 0o755);
  }
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", "a commit");
  return git(folder, "rev-parse", "HEAD");
}

/** The worktrees that a repository knows beside itself. */
export function worktreesOf(folder: string): readonly string[] {
  return git(folder, "worktree", "list", "--porcelain")
    .split("\n")
    .filter((line) => line.startsWith("worktree "))
    .map((line) => line.slice("worktree ".length))
    .slice(1);
}
