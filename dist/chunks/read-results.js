import { n as UserError, r as messageOf } from "./errors.js";
import { i as readSession, n as isSessionFolder, s as RECORD_SCHEMA } from "./session-folder.js";
import { a as isSameRun, c as cellIdFromFileName, i as detectTool, o as joinRun, r as TOOLS, s as findJson } from "./spec.js";
import { t as storedName } from "./stored-name.js";
import { basename, dirname, join } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
// src/store/results-cell.ts
/** `vllm bench sweep` names the file after the run and the folder after the parameters. */
const SWEEP_FILE = /^(?:run=\d+|summary)\.json$/;
/** Endings that say how a result was kept, not what it is of: `x.stdout.txt`, `x.pytorch.json`. */
const KEPT_AS = /(?:\.(?:stdout|stderr|pytorch))?\.[A-Za-z0-9]+$/;
/** The end of the name that `vllm bench serve` gives a file itself: the time of the run. */
const WRITTEN_AT = /-\d{8}-\d{6}$/;
/** A file's name without folder and endings: `x` for `results/x.json`, `x.txt` and `x.stdout.txt`. */
function stemOf(path) {
	return basename(path).replace(KEPT_AS, "");
}
/**
* The cell of each reading of one file. The file's name says it; results of one file at different
* load points are different cells, though, and not repeats of one.
*/
function cellsOf(path, readings) {
	const named = SWEEP_FILE.test(basename(path)) ? basename(dirname(path)) : stemOf(path).replace(WRITTEN_AT, "");
	const cell = cellIdFromFileName(`${named}.json`);
	const loads = readings.map(loadOf);
	const several = new Set(loads).size > 1;
	return readings.map((reading, index) => {
		if (reading.cell !== void 0) return reading.cell;
		const load = loads[index] ?? "";
		return several && load !== "" ? `${cell.replace(/\/qps=[^/]*$/, "")}/${load}` : cell;
	});
}
/** The load point as far as the result prints it. */
function loadOf({ workload }) {
	const { request_rate: rate, max_concurrency: limit } = workload;
	return [rate === void 0 ? [] : `qps=${rate}`, typeof limit === "number" ? `concurrency=${limit}` : []].flat().join(",");
}
// src/store/results-files.ts
const LIMITS = {
	fileBytes: 64 * 2 ** 20,
	files: 2e4,
	depth: 12
};
/** Kinds of file that tools and shells write results to. Side files of the suites (`.commands`, `.csv`) are none. */
const RESULT_NAME = /\.(?:json|jsonl|txt|log|out|md)$/i;
function isJsonName(path) {
	return /\.jsonl?$/i.test(path);
}
/** The files that a path stands for: itself, or what lies below it in path order. Links inside are not followed. */
async function resultFiles(path) {
	if (!(await orUserError(path, stat(path))).isDirectory()) return [{
		path,
		named: true
	}];
	return (await filesBelow(path, LIMITS.depth)).sort().map((found) => ({
		path: found,
		named: false
	}));
}
async function filesBelow(folder, depth) {
	const found = [];
	for (const entry of await orUserError(folder, readdir(folder, { withFileTypes: true }))) {
		const path = join(folder, entry.name);
		if (entry.name.startsWith(".")) continue;
		if (entry.isDirectory() && depth > 0) found.push(...await filesBelow(path, depth - 1));
		if (entry.isFile() && RESULT_NAME.test(entry.name)) found.push(path);
		if (found.length > LIMITS.files) throw new UserError(`${folder} holds more than ${LIMITS.files} files`, { hint: "name a folder of results alone" });
	}
	return found;
}
/**
* A file's text, or `undefined` for a file of a folder that is binary, or a log too big to be a result.
* @throws UserError when it cannot be read.
*/
async function readText({ path, named }) {
	const { size } = await orUserError(path, stat(path));
	if (size > LIMITS.fileBytes) {
		if (!named && !isJsonName(path)) return void 0;
		throw new UserError(`${path} has ${size} bytes; at most ${LIMITS.fileBytes} are read`);
	}
	const bytes = await orUserError(path, readFile(path));
	if (bytes[0] === 255 && bytes[1] === 254) return bytes.toString("utf16le");
	if (!bytes.includes(0)) return bytes.toString("utf8");
	if (!named) return void 0;
	throw new UserError(`${path} is not a text file`);
}
async function orUserError(path, work) {
	try {
		return await work;
	} catch (cause) {
		const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
		throw new UserError(missing ? `${path} does not exist` : `cannot read ${path}: ${messageOf(cause)}`, { cause });
	}
}
// src/store/results-twins.ts
/**
* Every run once. A run is often kept twice: as its JSON and as what was printed (`x.json` beside `x.txt` and
* `x.pytorch.json`), and in a sweep's `summary.json`. The exact JSON stays, and takes over what only the text says.
*/
function withoutTwins(files) {
	const kept = files.map(({ path, readings }) => ({
		path,
		readings: [...readings]
	}));
	const byName = new Map();
	for (const file of kept) {
		const name = join(dirname(file.path), stemOf(file.path));
		byName.set(name, [...byName.get(name) ?? [], file]);
	}
	const bestFirst = [...kept].sort((a, b) => rank(a.path) - rank(b.path));
	for (const file of bestFirst.filter(({ path }) => isJsonName(path))) {
		const folder = dirname(file.path);
		const alike = byName.get(join(folder, stemOf(file.path))) ?? [];
		const summaries = byName.get(join(folder, SUMMARY)) ?? [];
		for (const copy of new Set([...alike, ...summaries])) if (rank(copy.path) > rank(file.path)) takeOver(file.readings, copy.readings);
	}
	return kept.filter(({ readings }) => readings.length > 0);
}
/** A sweep's own list of its runs, beside their files. */
const SUMMARY = "summary";
/** The lower, the better the source. */
function rank(path) {
	if (!isJsonName(path)) return 3;
	if (path.endsWith(".pytorch.json")) return 2;
	return basename(path) === "summary.json" ? 1 : 0;
}
function takeOver(originals, copies) {
	for (const [index, original] of originals.entries()) {
		const twin = copies.findIndex((copy) => isSameRun(original, copy));
		const [copy] = twin === -1 ? [] : copies.splice(twin, 1);
		if (copy !== void 0) originals[index] = joinRun(original, copy);
	}
}
// src/store/read-results.ts
/**
* Others' results as records: files, folders (read recursively, in path order) and `-`. A file's name is its cell, as the
* suites name them; several results of one cell are its repeats. A folder that is one of our sessions gives its own records.
* @throws UserError naming the file when one cannot be read, when a named file is no result, or when nothing was found.
*/
async function readResults(paths, options) {
	const own = [];
	const read = [];
	for (const path of paths) if (path === "-") read.push(readStdin(options));
	else if (await isSessionFolder(path)) own.push(...(await readSession(path)).records);
	else read.push(...await readPath(path, options.tool));
	return withOwnNames([...own, ...toRecords(withoutTwins(read))]);
}
/**
* All results in one text.
* @throws UserError when the text is of no known tool, or is broken.
*/
function readResultText(name, text, tool) {
	const source = {
		name,
		text
	};
	const found = tool ?? detectTool(source).tool;
	if (found !== void 0) return TOOLS[found].read(source);
	if (text.trim() === "") throw new UserError(`${name} is empty`);
	const { broken } = findJson(text);
	if (broken !== void 0) throw new UserError(`${name}: ${broken}`, { hint: "the file is cut off or damaged" });
	throw new UserError(`${name}: not recognised as a result`, { hint: triedHint(tool) });
}
function readStdin({ stdin, tool }) {
	if (stdin === void 0) throw new UserError("nothing came in on standard input");
	return {
		path: "stdin",
		readings: readResultText("stdin", stdin, tool)
	};
}
async function readPath(path, tool) {
	const files = await resultFiles(path);
	const read = [];
	for (const file of files) {
		const text = await readText(file);
		if (text === void 0) continue;
		const found = toolOf({
			name: file.path,
			text
		}, tool);
		if (found === void 0 && !file.named && !isLostResult(file.path, text)) continue;
		read.push({
			path: file.path,
			readings: readResultText(file.path, text, found ?? tool)
		});
	}
	if (read.length > 0) return read;
	throw new UserError(`${path}: no results among its ${files.length} text files`, { hint: triedHint(tool) });
}
/** The tool that a text is from, if it is the wanted one. */
function toolOf(source, wanted) {
	if (wanted === void 0) return detectTool(source).tool;
	return TOOLS[wanted].detect(source) === void 0 ? void 0 : wanted;
}
/** A folder's other files are passed over; an empty or damaged JSON file is not, because it may have been a result. */
function isLostResult(path, text) {
	return isJsonName(path) && (text.trim() === "" || findJson(text).broken !== void 0);
}
function triedHint(tool) {
	return `tried ${tool ?? Object.keys(TOOLS).join(", ")}`;
}
function toRecords(files) {
	const repeats = new Map();
	return files.flatMap(({ path, readings }) => {
		const cells = cellsOf(path, readings);
		return readings.map(({ cell: _named, ...reading }, index) => {
			const cell = cells[index] ?? path;
			const repeat = repeats.get(cell) ?? 0;
			repeats.set(cell, repeat + 1);
			return {
				schema: RECORD_SCHEMA,
				trial: storedName(`${cell}.r${repeat}`),
				cell,
				variant: "head",
				repeat,
				round: 0,
				raw: [path],
				...reading
			};
		});
	});
}
/** Cells whose names differ in odd characters only, or records of several sessions, must not share a file. */
function withOwnNames(records) {
	const uses = new Map();
	return records.map((record) => {
		const before = uses.get(record.trial) ?? 0;
		uses.set(record.trial, before + 1);
		return before === 0 ? record : {
			...record,
			trial: `${record.trial}.${before + 1}`
		};
	});
}
export { stemOf as a, resultFiles as i, isJsonName as n, readText as r, readResults as t };
