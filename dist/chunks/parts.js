import { D as flagOf, E as argsToFlags } from "./tools.js";
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
// src/model/engine-flags.ts
/** Where the engine listens, what it writes down and what is secret: by flag or variable, without dashes before it. */
const ASIDE = /^(?:host|port|server-name|server-port|api-keys?|root-path|(?:uvicorn-)?log-level|ssl-[\w-]+)$|(?:KEY|TOKEN|SECRET|PASSWORD)$/;
/** Whether a flag (`--dtype`) or variable of an engine may stand in a record, and says anything of what was measured. */
function isTelling(flag) {
	return !ASIDE.test(flag.replace(/^--/, ""));
}
/** Flags of one meaning, by vLLM's name for it. https://docs.sglang.ai/advanced_features/server_arguments.html */
const ALIASES = {
	"--tp": "--tensor-parallel-size",
	"--tp-size": "--tensor-parallel-size",
	"--num-shard": "--tensor-parallel-size",
	"--pp-size": "--pipeline-parallel-size",
	"--dp": "--data-parallel-size",
	"--dp-size": "--data-parallel-size",
	"--quantize": "--quantization"
};
/** Their flags are a program of the user's, or stand for code that is under test. */
const UNTOLD = [
	"command",
	"external",
	"simulated"
];
/** The configured flags that a server's engine is started with, by vLLM's names, `true` without a value; `undefined` where there are none to tell. */
function engineFlagsOf({ engine, args }) {
	if (UNTOLD.includes(engine)) return void 0;
	const told = Object.entries(args).flatMap(([key, value]) => {
		const [flag, ...words] = argsToFlags({ [key]: value });
		if (flag === void 0 || !isTelling(flagOf(key))) return [];
		return [[ALIASES[flag] ?? flag, words.length === 0 ? "true" : words.join(" ")]];
	});
	return Object.fromEntries(told);
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
export { NOTED_DEVICE as a, MACHINE as i, engineFlagsOf as n, machineOf as o, isTelling as r, notedClass as s, joinParts as t };
