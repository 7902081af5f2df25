import type { Environ } from "../model/spec.ts";

/** The runner's tokens and its channels for outputs, state and later steps: code under test must not reach them. */
const KEPT_BACK = new Set([
  "GITHUB_TOKEN",
  "GH_TOKEN",
  "GITHUB_OUTPUT",
  "GITHUB_ENV",
  "GITHUB_STATE",
  "GITHUB_PATH",
  "GITHUB_STEP_SUMMARY",
]);
const KEPT_BACK_PREFIX = /^(?:INPUT_|ACTIONS_|STATE_)/;

/**
 * What servers, tools and set-up inherit. `RUNNER_TRACKING_ID` stays: by it the runner finds processes
 * that outlive the job.
 */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Environ {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || KEPT_BACK.has(name) || KEPT_BACK_PREFIX.test(name)) continue;
    kept[name] = value;
  }
  return kept;
}
