import { createGithub, type Github } from "../github/client.ts";
import { VERSION } from "../model/version.ts";
import type { World } from "../model/world.ts";

/** Without a token the calls are anonymous: enough to read a public repository. */
export function githubFor(
  token: string | undefined,
  { env, log, signal }: Pick<World, "env" | "log" | "signal">,
): Github {
  return createGithub({
    ...(token === undefined ? {} : { token }),
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    repository: env["GITHUB_REPOSITORY"] ?? "",
    log,
    signal,
    userAgent: `llm-perf-gate/${VERSION}`,
    env,
  });
}
