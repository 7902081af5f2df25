import { execFile } from "node:child_process";
import { messageOf } from "../model/errors.ts";
import type { World } from "../model/world.ts";

/** Longest that one git command may take, its network included. */
const LONGEST_MS = 120_000;

/** Most that one command may print: all sessions of a branch. */
const MOST_BYTES = 512 * 2 ** 20;

/** Of the job's environment git sees only what leads it through the network. */
const PASSED_ON = /^(?:PATH|HOME|(?:https?|no|all)_proxy|GIT_SSL_\w+|SSL_CERT_(?:FILE|DIR)|GIT_TRACE\w*)$/i;

export interface GitRemote {
  /** `https://github.com/owner/name.git`. */
  readonly url: string;
  /** Runs git in the scratch repository; rejects with what it printed when it fails. */
  git(words: readonly string[], input?: string): Promise<string>;
}

interface Options {
  /** An empty folder that becomes a bare repository. */
  readonly folder: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token?: string | undefined;
  readonly world: Pick<World, "env" | "signal">;
}

/** The forge's repository by git's own protocol, which every forge speaks. The token is in no argument and no file. */
export async function gitRemote({ folder, repository, token, world }: Options): Promise<GitRemote> {
  const server = (world.env["GITHUB_SERVER_URL"] ?? "https://github.com").replace(/\/+$/, "");
  const passed = Object.entries(world.env).filter(([name]) => PASSED_ON.test(name));
  const env = {
    ...Object.fromEntries(passed),
    ...identity(),
    ...(token === undefined ? {} : authorization(server, token)),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_DIR: folder,
  };
  const git = (words: readonly string[], input?: string) => {
    return new Promise<string>((resolve, reject) => {
      const options = { cwd: folder, env, signal: world.signal, timeout: LONGEST_MS, maxBuffer: MOST_BYTES };
      const all = ["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", ...words];
      const child = execFile("git", all, options, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`git ${words[0]}: ${stderr.trim() || messageOf(error)}`, { cause: error }));
      });
      // A git that ends early closes its input; what it says then is the error to tell.
      child.stdin?.on("error", () => undefined).end(input ?? "");
    });
  };
  await git(["init", "--quiet", "--bare", folder]);
  return { url: `${server}/${repository}.git`, git };
}

/** As actions/checkout signs its calls: https://github.com/actions/checkout/blob/main/src/git-auth-helper.ts */
function authorization(server: string, token: string): Readonly<Record<string, string>> {
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
  };
}

function identity(): Readonly<Record<string, string>> {
  const [name, email] = ["llm-perf-gate", "llm-perf-gate@users.noreply.github.com"];
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}
