import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A throw-away repository whose commits differ by what its engine is started with, and by nothing else. */
export interface Repository {
  readonly folder: string;
  /** Commits what `engine.env` says, and checks the commit out. */
  readonly commit: (environment: string) => string;
}

/** `files` are in every commit, by path, and may be executed. */
export function createRepository(folder: string, files: Readonly<Record<string, string>>): Repository {
  mkdirSync(folder, { recursive: true });
  const git = (...words: readonly string[]) => execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch", "main");
  for (const [key, value] of [
    ["user.name", "Mona"],
    ["user.email", "mona@example.com"],
  ] as const) {
    git("config", key, value);
  }
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o755 });
  }
  return {
    folder,
    commit: (environment) => {
      writeFileSync(join(folder, "engine.env"), `${environment}\n`);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", environment === "" ? "nothing" : environment);
      return git("rev-parse", "HEAD");
    },
  };
}
