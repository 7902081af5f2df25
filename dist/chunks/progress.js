// src/publish/progress.ts
/** Lets a status through at most once in `everyMs`. `clock` counts milliseconds from any start. */
function throttled(everyMs, clock) {
	let last = Number.NEGATIVE_INFINITY;
	return () => {
		const time = clock();
		if (time - last < everyMs) return false;
		last = time;
		return true;
	};
}
/** How often a log that cannot be rewritten gets a line of progress. */
const PROGRESS_EVERY_MS = 5e3;
export { throttled as n, PROGRESS_EVERY_MS as t };
