// src/store/baseline-choice.ts
/** Events that measure the base branch itself. */
const BASELINE_EVENTS = [
	"push",
	"schedule",
	"workflow_dispatch"
];
/** Whether a session in a folder that we wrote ourselves may be a baseline; provenance is the folder's owner's affair. */
function mayBeBaseline(session, query) {
	const { event, ref } = session.origin;
	const measuredBase = event === "local" || BASELINE_EVENTS.some((known) => known === event);
	const onBranch = query.branch === void 0 || ref === void 0 || ref.replace(/^refs\/heads\//, "") === query.branch;
	return session.variants === void 0 && session.suite === query.suite && session.id !== query.except && measuredBase && onBranch;
}
export { mayBeBaseline as n, BASELINE_EVENTS as t };
