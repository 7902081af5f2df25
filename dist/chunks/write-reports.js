import { n as toJson, r as toHtml, t as toMarkdown } from "./markdown.js";
import { join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
// src/commands/context.ts
/** What a report says beside the comparison, of a job that measured or folded sessions. */
function contextOf({ config, session, mode, configFile, runUrl, sessionPath }) {
	const { records: _, ...header } = session;
	const minutes = heldMinutes(session);
	return {
		suite: config.name,
		session: header,
		enforce: config.enforce,
		mode,
		reproduce: `llm-perf-gate run --config ${configFile}`,
		warnings: config.warnings,
		...minutes === void 0 ? {} : { deviceMinutes: minutes },
		...runUrl === void 0 ? {} : { runUrl },
		...sessionPath === void 0 ? {} : { sessionPath }
	};
}
/** The device is held from the first start to the last stop. */
function heldMinutes({ startedAt, endedAt }) {
	if (startedAt === void 0 || endedAt === void 0) return void 0;
	return (Date.parse(endedAt) - Date.parse(startedAt)) / 6e4;
}
// src/commands/write-reports.ts
/** Writes every form of a report into a folder; returns the page that a person opens. */
async function writeReports(folder, comparison, context) {
	await mkdir(folder, { recursive: true });
	const page = join(folder, "report.html");
	await writeFile(join(folder, "comment.md"), toMarkdown(comparison, context));
	await writeFile(join(folder, "comparison.json"), `${JSON.stringify(toJson(comparison), null, 2)}\n`);
	await writeFile(page, toHtml(comparison, context));
	return page;
}
export { contextOf as n, writeReports as t };
