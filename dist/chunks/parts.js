// src/model/machine.ts
/** The subject's fact that says which machine of its class it was. It may differ, and is looked at where one machine is slower. */
const MACHINE = "machine";
function machineOf({ subject }) {
	const name = subject[MACHINE];
	return name === void 0 || name === "" ? void 0 : name;
}
/** What vLLM's suites note of the machine, under their own name for it: one name of several cards, and nothing of the rest. */
const NOTED_DEVICE = "gpu_type";
/** The environment class of results that were measured elsewhere, as far as a suite noted it. */
function notedClass(records) {
	const devices = [...new Set(records.flatMap(({ device }) => device ?? []))].sort();
	return devices.length === 0 ? {} : { [NOTED_DEVICE]: devices.join(" and ") };
}
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
export { notedClass as a, machineOf as i, MACHINE as n, NOTED_DEVICE as r, joinParts as t };
