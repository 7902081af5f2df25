import { c as DEFAULT_POLICY, s as fileReader, t as loadConfig } from "./load.js";
import { x as planTrials } from "./rows.js";
// src/commands/policy.ts
/** The policy of a configuration file, or the default one. */
async function readPolicy(file, world) {
	if (file === void 0) return {
		policy: DEFAULT_POLICY,
		enforce: "gate"
	};
	const config = await loadConfig(file, fileReader(world.cwd), { judgeOnly: true });
	for (const warning of config.warnings) world.log.warn(warning);
	const plannedCells = config.tests.length === 0 ? [] : planTrials(config).expectedCells;
	const { policy, enforce, language, baselineSessions } = config;
	return {
		policy,
		enforce,
		language,
		baselineSessions,
		plannedCells
	};
}
export { readPolicy as t };
