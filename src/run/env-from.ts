import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { UserError } from "../model/errors.ts";
import type { Config, Environ } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { childEnvironment } from "./child-env.ts";
import { lastLines } from "./log-tail.ts";
import { terminateGroup } from "./terminate.ts";

const TIMEOUT_MS = 60_000;

/**
 * Names each file before it is sourced, and prints the environment at the end. What the files print goes away;
 * their complaints come back on stderr.
 */
const SCRIPT = `exec 3>&1 1>/dev/null
for file in "$@"; do
  printf 'at %s\\0' "$file" >&3
  . "$file" || exit
done
printf 'end\\0' >&3
env -0 >&3`;

/** What bash changes by itself. */
const OF_THE_SHELL = ["_", "SHLVL", "PWD", "OLDPWD"];

/** What every child of a job inherits: the runner's environment without its secrets, and what `env-from` changes. */
export function jobEnvironment({ envFrom }: Config, { env, cwd, signal }: World): Promise<Environ> {
  return sourceEnvironment({ files: envFrom, env: childEnvironment(env), cwd, signal });
}

export interface EnvFrom {
  readonly files: readonly string[];
  readonly env: Environ;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/**
 * The environment after bash has sourced the files, in order, in one clean shell.
 * @throws UserError naming the file that failed, with the end of what it said.
 */
export async function sourceEnvironment({ files, env, cwd, signal }: EnvFrom): Promise<Environ> {
  throwIfCancelled(signal);
  if (files.length === 0) return env;
  const paths = files.map((file) => resolve(cwd, file));
  const { code, stdout, stderr } = await bash(paths, { env, cwd, signal });
  throwIfCancelled(signal);
  const parts = stdout.split("\0").slice(0, -1);
  const end = parts.indexOf("end");
  if (code === 0 && end >= 0) return inherited(parts.slice(end + 1), env);

  const file = parts.findLast((part) => part.startsWith("at "))?.slice(3) ?? paths[0];
  const said = lastLines(stderr, 3).join(" ⏎ ");
  const how = code === "ENOENT" ? "bash is not installed" : code === 0 ? "it ended the shell" : `exit code ${code}`;
  throw new UserError(`env-from: sourcing ${file} failed (${how})${said === "" ? "" : `: ${said}`}`, {
    hint: `try it yourself: bash -c '. ${file}'`,
  });
}

function inherited(lines: readonly string[], before: Environ): Environ {
  const after: Record<string, string> = {};
  for (const line of lines) {
    const equals = line.indexOf("=");
    if (equals > 0) after[line.slice(0, equals)] = line.slice(equals + 1);
  }
  for (const name of OF_THE_SHELL) {
    delete after[name];
    const value = before[name];
    if (value !== undefined) after[name] = value;
  }
  return childEnvironment(after);
}

interface Ended {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** In a group of its own, so that what a hanging file has started ends with it. */
function bash(paths: readonly string[], { env, cwd, signal }: Omit<EnvFrom, "files">): Promise<Ended> {
  const argv = ["--noprofile", "--norc", "-c", SCRIPT, "bash", ...paths];
  const child = spawn("bash", argv, { env, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
    });
  }
  let stopping: Promise<unknown> | undefined;
  const stop = () => {
    if (child.pid !== undefined) stopping ??= terminateGroup(child.pid, () => 0);
  };
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal.addEventListener("abort", stop, { once: true });
  return new Promise((done) => {
    const end = async (code: number | string) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      await stopping;
      done({ code, ...said });
    };
    child.once("error", (error) => void end("code" in error ? String(error.code) : error.message));
    child.once("close", (code, name) => {
      void end(stopping === undefined ? (code ?? `killed by ${name}`) : `none after ${TIMEOUT_MS / 1000} s`);
    });
  });
}
