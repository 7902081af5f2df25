import { z } from "zod";
import { describeApiError } from "../github/api-error.ts";
import type { World } from "../model/world.ts";
import { completeCheck } from "../publish/check.ts";
import { githubFor } from "./github-for.ts";

const checkPlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("check-run"), id: z.int() }),
  z.object({ kind: z.literal("status"), sha: z.string(), context: z.string(), url: z.string().exactOptional() }),
]);

/** Ends the check of an action that could not: a check that stays in progress would hold up the pull request for ever. */
export async function endCheck(env: World["env"], log: World["log"]): Promise<void> {
  const stored = env["STATE_check"];
  const token = env["INPUT_GITHUB-TOKEN"];
  if (stored === undefined || stored === "" || token === undefined || env["STATE_check-ended"] === "true") return;
  const place = checkPlace.parse(JSON.parse(stored));
  const github = githubFor(token, { env, log, signal: AbortSignal.timeout(LONGEST_MS) });
  const cancelled = env["STATE_cancelled"] === "true";
  const why = cancelled
    ? "the job was cancelled before there was a verdict"
    : "the job ended before there was a verdict";
  try {
    await completeCheck(github, place, {
      conclusion: cancelled ? "cancelled" : "failure",
      title: why,
      summary: `${why[0]?.toUpperCase()}${why.slice(1)}. What was measured until then is kept with the run.`,
    });
    log.info(`check ended: ${why}`);
  } catch (error) {
    log.warn(`the check was not ended: ${describeApiError(error)}`);
  }
}

const LONGEST_MS = 60_000;
