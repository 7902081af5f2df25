// src/tools/parts.ts
/** Files of one run as one reading. Where two say the same, the earlier one counts: the most exact comes first. */
function joinParts([first, ...others]) {
	return others.reduce(joinTwo, first);
}
function joinTwo(one, other) {
	const reasons = [one, other].flatMap(({ validity }) => validity.state === "invalid" ? validity.reasons : []);
	const version = one.tool.version ?? other.tool.version;
	return {
		...other,
		...one,
		tool: {
			...one.tool,
			...version === void 0 ? {} : { version }
		},
		metrics: {
			...other.metrics,
			...one.metrics
		},
		counts: {
			...other.counts,
			...one.counts
		},
		workload: {
			...other.workload,
			...one.workload
		},
		validity: reasons.length === 0 ? { state: "valid" } : {
			state: "invalid",
			reasons: [...new Set(reasons)]
		},
		notes: [...new Set([...one.notes, ...other.notes])]
	};
}
export { joinParts as t };
