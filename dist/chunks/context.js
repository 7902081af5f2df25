// src/commands/context.ts
/** What a report says beside the comparison, of a job that measured or folded sessions. */
function contextOf({ config, judged = config.name, part, session, mode, configFile, against, runUrl, run, chart, sessionPath }) {
	const { records: _, ...header } = session;
	const minutes = heldMinutes(session);
	return {
		suite: judged,
		...part === void 0 ? {} : { part },
		session: header,
		enforce: config.enforce,
		mode,
		reproduce: `llm-perf-gate run --config ${configFile}${against === void 0 ? "" : ` --against ${against}`}`,
		warnings: config.warnings,
		...config.language === void 0 ? {} : { language: config.language },
		...minutes === void 0 ? {} : { deviceMinutes: minutes },
		...runUrl === void 0 ? {} : { runUrl },
		...run === void 0 ? {} : { run },
		...chart === true ? { chart } : {},
		...sessionPath === void 0 ? {} : { sessionPath }
	};
}
/** The device is held from the first start to the last stop. */
function heldMinutes({ startedAt, endedAt }) {
	if (startedAt === void 0 || endedAt === void 0) return void 0;
	return (Date.parse(endedAt) - Date.parse(startedAt)) / 6e4;
}
export { contextOf as t };
