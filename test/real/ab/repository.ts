import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A throw-away repository whose commits differ by what its engine is started with, and by nothing else. */
export interface Repository {
  readonly folder: string;
  /** Commits the engine's flags, and checks the commit out. */
  readonly commit: (flags: string) => string;
}

export interface EngineScript {
  /** Words of bash before the flags; `$1` is the port. */
  readonly start: string;
}

export function createRepository(folder: string, { start }: EngineScript): Repository {
  mkdirSync(folder, { recursive: true });
  const git = (...words: readonly string[]) => execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch", "main");
  for (const [key, value] of [
    ["user.name", "Mona"],
    ["user.email", "mona@example.com"],
  ] as const) {
    git("config", key, value);
  }
  const script = join(folder, "serve");
  writeFileSync(script, `#!/bin/bash\ncd "$(dirname "$0")"\n. ./engine.env\nexec ${start}\n`);
  chmodSync(script, 0o755);
  return {
    folder,
    commit: (flags) => {
      writeFileSync(join(folder, "engine.env"), `${flags}\n`);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", flags === "" ? "nothing" : flags);
      return git("rev-parse", "HEAD");
    },
  };
}
