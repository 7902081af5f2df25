import { _ as string, a as boolean, c as int, n as _enum, o as discriminatedUnion, p as object, u as literal } from "./schemas.js";
import { n as completeCheck, o as githubFor, s as describeApiError } from "./check.js";
// src/action/end-check.ts
const status = object({
	kind: literal("status"),
	sha: string(),
	context: string(),
	url: string().exactOptional()
});
const checkPlace = discriminatedUnion("kind", [object({
	kind: literal("check-run"),
	id: int(),
	instead: status.exactOptional(),
	shared: boolean()
}), status]);
const checkResult = object({
	conclusion: _enum([
		"success",
		"failure",
		"neutral",
		"cancelled"
	]),
	title: string()
});
/**
* Ends the check of an action that could not: a check that stays in progress would hold up the pull request for ever. A verdict
* that could not be written is written now, and as a status where the check run stays closed to us.
*/
async function endCheck(env, log) {
	const stored = env["STATE_check"];
	const token = env["INPUT_GITHUB-TOKEN"];
	if (stored === void 0 || token === void 0) return;
	const place = checkPlace.parse(JSON.parse(stored));
	const github = githubFor(token, {
		env,
		log,
		signal: AbortSignal.timeout(LONGEST_MS)
	});
	const result = resultOf(env);
	try {
		await completeCheck(github, place, result).catch((error) => {
			if (place.kind === "status" || place.instead === void 0) throw error;
			log.info(`a status instead of the check run: ${describeApiError(error)}`);
			return completeCheck(github, place.instead, result);
		});
		log.info(`check ended: ${result.title}`);
	} catch (error) {
		log.warn(`the check was not ended: ${describeApiError(error)}`);
	}
}
function resultOf(env) {
	const reached = env["STATE_check-result"];
	if (reached !== void 0 && reached !== "") return {
		...checkResult.parse(JSON.parse(reached)),
		summary: "The report could not be written here; it is in the job's summary."
	};
	const cancelled = env["STATE_cancelled"] === "true";
	const title = cancelled ? "the job was cancelled before there was a verdict" : "the job ended before there was a verdict";
	const summary = `${title[0]?.toUpperCase()}${title.slice(1)}. What was measured until then is kept with the run.`;
	return {
		conclusion: cancelled ? "cancelled" : "failure",
		title,
		summary
	};
}
const LONGEST_MS = 6e4;
export { endCheck };
