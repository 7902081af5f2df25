import { z } from "zod";
import { describeApiError } from "../github/api-error.ts";
import type { World } from "../model/world.ts";
import { type CheckResult, completeCheck } from "../publish/check.ts";
import { githubFor } from "./github-for.ts";

const status = z.object({
  kind: z.literal("status"),
  sha: z.string(),
  context: z.string(),
  url: z.string().exactOptional(),
});
const checkPlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("check-run"), id: z.int(), instead: status.exactOptional(), shared: z.boolean() }),
  status,
]);
const checkResult = z.object({
  conclusion: z.enum(["success", "failure", "neutral", "cancelled"]),
  title: z.string(),
});

/**
 * Ends the check of an action that could not: a check that stays in progress would hold up the pull request for ever. A verdict
 * that could not be written is written now, and as a status where the check run stays closed to us.
 */
export async function endCheck(env: World["env"], log: World["log"]): Promise<void> {
  const stored = env["STATE_check"];
  const token = env["INPUT_GITHUB-TOKEN"];
  if (stored === undefined || token === undefined) return;
  const place = checkPlace.parse(JSON.parse(stored));
  const github = githubFor(token, { env, log, signal: AbortSignal.timeout(LONGEST_MS) });
  const result = resultOf(env);
  try {
    await completeCheck(github, place, result).catch((error: unknown) => {
      if (place.kind === "status" || place.instead === undefined) throw error;
      log.info(`a status instead of the check run: ${describeApiError(error)}`);
      return completeCheck(github, place.instead, result);
    });
    log.info(`check ended: ${result.title}`);
  } catch (error) {
    log.warn(`the check was not ended: ${describeApiError(error)}`);
  }
}

function resultOf(env: World["env"]): CheckResult {
  const reached = env["STATE_check-result"];
  if (reached !== undefined && reached !== "") {
    const result = checkResult.parse(JSON.parse(reached));
    return { ...result, summary: "The report could not be written here; it is in the job's summary." };
  }
  const cancelled = env["STATE_cancelled"] === "true";
  const title = cancelled
    ? "the job was cancelled before there was a verdict"
    : "the job ended before there was a verdict";
  const summary = `${title[0]?.toUpperCase()}${title.slice(1)}. What was measured until then is kept with the run.`;
  return { conclusion: cancelled ? "cancelled" : "failure", title, summary };
}

const LONGEST_MS = 60_000;
