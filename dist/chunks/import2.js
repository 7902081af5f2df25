import { n as UserError } from "./errors.js";
import { B as TOOL_NAMES } from "./tools.js";
import { n as toImportText, t as toImportJson } from "./import.js";
import { t as openSession } from "./session-writer.js";
import { t as readResults } from "./read-results.js";
import { t as storedName } from "./stored-name.js";
import { r as importedSession } from "./sides.js";
import { basename, join } from "node:path";
import { copyFileSync, existsSync } from "node:fs";
// src/commands/import.ts
const importCommand = {
	usage: "PATH… [--tool NAME] [--out DIR] [--format text|json] [--explain]",
	options: {
		tool: "value",
		out: "value",
		format: "value",
		explain: "flag"
	},
	async run(args, world, output) {
		const paths = args.positionals;
		if (paths.length === 0) throw new UserError("import: name a result file, a folder, or - for standard input");
		const format = args.choice("format", ["text", "json"]);
		const tool = args.value("tool") === void 0 ? void 0 : args.choice("tool", TOOL_NAMES);
		const stdin = paths.includes("-") ? await output.readStdin() : void 0;
		const passed = [];
		const records = await readResults(paths, {
			passedOver: (path) => passed.push(path),
			...tool === void 0 ? {} : { tool },
			...stdin === void 0 ? {} : { stdin },
			...args.flag("explain") ? { explain: (path, found) => world.log.info(explanation(path, found)) } : {}
		});
		if (passed.length > 0) world.log.info(notRead(passed));
		const out = args.value("out");
		if (out !== void 0) writeSession(out, importedSession(paths, records));
		output.write(format === "json" ? `${JSON.stringify(toImportJson(records), null, 2)}\n` : toImportText(records));
		return 0;
	}
};
const MOST_NAMED = 10;
function notRead(paths) {
	const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more (--explain names all)` : "";
	return `not read: ${paths.slice(0, MOST_NAMED).join(", ")}${more}`;
}
/** What a file was recognised by, or what it was tried as. */
function explanation(path, found) {
	if (found.tool !== void 0) return `${path}: ${found.tool}, by ${found.evidence}`;
	const { candidates, tried } = found;
	if (candidates.length === 0) return `${path}: no result; tried ${tried.join(", ")}`;
	return `${path}: ambiguous: ${candidates.map(({ tool, evidence }) => `${tool}, by ${evidence}`).join("; ")}`;
}
/** The files that the records were read from are kept with them, once each: a session refers to nothing outside of it. */
function writeSession(folder, { records, ...fresh }) {
	const writer = openSession({
		folder,
		fresh,
		already: [],
		confirms: false
	});
	const sources = [...new Set(records.flatMap(({ raw }) => raw))].filter((path) => existsSync(path));
	const kept = new Map(sources.map((path, n) => [path, `raw/${n}-${storedName(basename(path))}`]));
	for (const [path, inside] of kept) copyFileSync(path, join(folder, inside));
	for (const record of records) writer.keep({
		...record,
		raw: record.raw.flatMap((path) => kept.get(path) ?? [])
	});
	for (const note of fresh.notes) writer.note(note);
	writer.close(true);
}
export { importCommand };
