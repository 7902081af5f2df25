import { o as looksUpTo } from "./compare.js";
import { n as interleavedInput } from "./request-logs.js";
// src/compare/held-pairs.ts
/**
* What is asked of a session that was measured earlier, or by several legs: the pairs that it holds are looked at as they
* were when they came in, and judged at the same parts of alpha.
* @param mayBeUnscreened false where the configuration measures no pairs without a screen: a session that claims to hold
*   such pairs is judged against the stored sessions.
*/
function heldPairsInput(input, mayBeUnscreened = true) {
	const { head, baselines, policy, today, judge, confirmable, requests } = input;
	const ofBase = head.records.filter(({ variant }) => variant === "base");
	if (ofBase.length === 0) return input;
	const always = mayBeUnscreened && ofBase.some(({ round }) => round === 0);
	const looks = looksUpTo(head.pairsAtMost);
	return interleavedInput({
		session: head,
		baselines,
		policy,
		today,
		judge,
		confirmable,
		always,
		looks,
		requests
	});
}
export { heldPairsInput as t };
