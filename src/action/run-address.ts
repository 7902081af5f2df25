import type { World } from "../model/world.ts";

/** Where a reader finds this run. */
export function runAddress(env: World["env"]): string | undefined {
  const [server, repository, run] = [env["GITHUB_SERVER_URL"], env["GITHUB_REPOSITORY"], env["GITHUB_RUN_ID"]];
  if (server === undefined || repository === undefined || run === undefined) return undefined;
  return `${server}/${repository}/actions/runs/${run}`;
}
