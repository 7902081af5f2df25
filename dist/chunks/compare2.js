import { n as UserError } from "./errors.js";
import { n as FORMATS, t as judgeAndRender } from "./judge.js";
import { a as placesOf, i as otherSessions, n as headSession, t as baselineSessions } from "./sides.js";
// src/commands/compare.ts
const USAGE = `--baseline PATH… --current PATH… [--paired] [--by variant] [--config FILE] [--format ${FORMATS.join("|")}] [--out FILE]`;
const compareCommand = {
	usage: USAGE,
	options: {
		baseline: "list",
		current: "list",
		paired: "flag",
		by: "value",
		config: "value",
		format: "value",
		out: "value"
	},
	async run(args, world, output) {
		const [current, baseline] = [paths(args, "current"), paths(args, "baseline")];
		const head = await headSession(current);
		const baselines = {
			state: "found",
			sessions: otherSessions(await baselineSessions(baseline), head),
			notes: []
		};
		return judgeAndRender({
			head,
			baselines,
			judge: true,
			paired: args.flag("paired"),
			...args.value("by") === void 0 ? {} : { by: args.choice("by", ["variant"]) },
			whole: false,
			folders: await placesOf(current, baseline)
		}, args, world, output);
	}
};
function paths(args, side) {
	const hint = `llm-perf-gate compare ${USAGE}`;
	const [stray] = args.positionals;
	if (stray !== void 0) throw new UserError(`compare: ${stray} stands behind no option`, { hint });
	const named = args.list(side);
	if (named.length === 0) throw new UserError(`compare: --${side} names no path`, { hint });
	return named;
}
export { compareCommand };
