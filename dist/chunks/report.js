import { n as UserError } from "./errors.js";
import { n as FORMATS, t as judgeAndRender } from "./judge.js";
import { a as placesOf, i as otherSessions, n as headSession, t as baselineSessions } from "./sides.js";
// src/commands/report.ts
const USAGE = `--sessions PATH… [--baseline PATH…] [--config FILE] [--format ${FORMATS.join("|")}] [--language en|zh] [--out FILE]`;
const reportCommand = {
	usage: USAGE,
	options: {
		sessions: "list",
		baseline: "list",
		config: "value",
		format: "value",
		language: "value",
		out: "value"
	},
	async run(args, world, output) {
		const paths = args.list("sessions");
		if (paths.length === 0) throw new UserError("report: --sessions names no path", { hint: `llm-perf-gate report ${USAGE}` });
		const head = await headSession(paths);
		const against = args.list("baseline");
		const judge = against.length > 0;
		const baselines = judge ? {
			state: "found",
			sessions: otherSessions(await baselineSessions(against, world.log), head),
			notes: []
		} : {
			state: "none",
			notes: ["no --baseline was named"]
		};
		return judgeAndRender({
			head,
			baselines,
			judge,
			paired: false,
			whole: true,
			folders: await placesOf(paths, against)
		}, args, world, output);
	}
};
export { reportCommand };
