import { spawn } from "node:child_process";
import { messageOf } from "../model/errors.ts";

export interface GitSite {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the command and what it has started. */
  readonly signal?: AbortSignal;
}

export type GitAnswer =
  | { readonly state: "done"; readonly text: string }
  /** One line: git's last words, or why it did not run. */
  | { readonly state: "failed"; readonly reason: string };

/** A fetch over a network that went away would not end at all. */
const LIMIT_MS = 10 * 60_000;
const MOST_CHARACTERS = 2 ** 26;

/** Set by git for its hooks: they would lead to another repository than the one of `cwd`. */
const OF_ANOTHER_REPOSITORY = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

/**
 * In a container job the workspace belongs to another user, and git refuses to look at it unless told. Hooks are the
 * code of whoever worked in the checkout, and what they do is not wanted here; replaced objects would show other commits.
 */
const SETTINGS = [
  "safe.directory=*",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "advice.detachedHead=false",
  "core.useReplaceRefs=false",
];

/** Runs git to its end. Never throws, never asks for a password. */
export function git(words: readonly string[], { cwd, env, signal }: GitSite, limitMs = LIMIT_MS): Promise<GitAnswer> {
  if (signal?.aborted === true) return Promise.resolve({ state: "failed", reason: "cancelled" });
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  return new Promise((resolve) => {
    // In a group of its own: a fetch is several processes, and all of them must end with it.
    const child = spawn("git", [...settings, ...words], {
      cwd,
      env: gitEnvironment(env),
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { stdout: "", stderr: "" };
    let why: string | undefined;
    const end = (answer: GitAnswer) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      resolve(answer);
    };
    const stop = (reason: string) => {
      why ??= reason;
      killGroup(child.pid);
    };
    const cancel = () => stop("cancelled");
    const timer = setTimeout(() => stop(`no end after ${limitMs / 1000} s`), limitMs);
    signal?.addEventListener("abort", cancel, { once: true });
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        said[stream] += text;
        if (said[stream].length > MOST_CHARACTERS) stop("it printed too much");
      });
    }
    child.once("error", (cause) => end({ state: "failed", reason: failure(words, messageOf(cause)) }));
    child.once("close", (code) => {
      if (code === 0 && why === undefined) end({ state: "done", text: said.stdout });
      else end({ state: "failed", reason: failure(words, why ?? lastWords(said.stderr) ?? `exit code ${code}`) });
    });
  });
}

/** What git printed, without the line's end; `undefined` when it failed or printed nothing. */
export async function gitLine(words: readonly string[], site: GitSite): Promise<string | undefined> {
  const answer = await git(words, site);
  return answer.state === "done" ? answer.text.trim() || undefined : undefined;
}

function gitEnvironment(env: GitSite["env"]): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !OF_ANOTHER_REPOSITORY.includes(name));
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}

function failure(words: readonly string[], why: string): string {
  return `git ${words[0] ?? ""}: ${why}`;
}

/** Git's reason stands in the lines that begin so; hints and progress stand around them. */
function lastWords(stderr: string): string | undefined {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^(?:fatal|error): /.test(line)) ?? lines.at(-1))?.replace(/^(?:fatal|error): /, "");
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
