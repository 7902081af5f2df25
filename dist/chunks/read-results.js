import { i as __toESM } from "./rolldown-runtime.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { _ as string, d as looseObject } from "./schemas.js";
import { a as readSession, d as RECORD_SCHEMA, n as isSessionFolder } from "./session-folder.js";
import { D as flagOf, T as wordsOfLine, _ as isObject, a as numberIn, b as jsonIn, c as DATABASE_COLUMNS, d as notRead, f as wordsOf, g as printedSetting, h as idOf, i as clean, k as cellIdFromFileName, l as LINE, m as tablesIn, n as detectTool, o as barred, s as htmlTablesIn, t as TOOLS, u as partOfStream, v as isSameRun, w as argsOfWords, x as linesIn, y as joinRun } from "./tools.js";
import { r as isTelling, t as joinParts } from "./parts.js";
import { t as storedName } from "./stored-name.js";
import { basename, dirname, join, relative, sep } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
// src/store/results-cell.ts
/** `vllm bench sweep` names the file after the run and the folder after the parameters. */
const SWEEP_FILE = /^(?:run=\d+\.json|summary\.(?:json|csv))$/;
const PARAMETERS = /^(?:SERVE|BENCH)-/;
const TRIED_LOAD = /^(?:request_rate|max_concurrency)=\d+$/;
/** Names that tools give to every result: the folder says what it is of. */
const SAME_NAME = /^(?:benchmarks|(?:benchmark|performance)_summary|benchmark_(?:percentile|data)|speed_benchmark|profile_export(?:_aiperf|_genai_perf)?|result_(?:perf|common)_\d+)\.(?:jsonl?|csv|db|txt|ya?ml)$/;
/** Endings that say how a result was kept, not what it is of: `x.stdout.txt`, `x.pytorch.json`. */
const KEPT_AS = /(?:\.(?:stdout|stderr)|(?:\.(?:cold|warm)_\w+)?\.pytorch)?\.[A-Za-z0-9]+$/;
/** The end of the name that `vllm bench serve` gives a file itself: the time of the run. */
const WRITTEN_AT = /-\d{8}-\d{6}$/;
/** Folders that name a load point: evalscope's and aiperf's sweeps, and each run of evalscope's search for a load. */
const LOAD_FOLDER = /^(?:(?:parallel_(\d+)_number|sla_parallel_(\d+)_run)_\d+|concurrency_(\d+)|(?:rate_(\d+(?:\.\d+)?)_number|sla_rate_(\d+(?:\.\d+)?)_run)_\d+)$/;
/** Folders that name a time or a repeat: the one above says what they are of. */
const RUN_FOLDER = /^(?:\d{8}_\d{6}|(?:run|trial)_\d+|profile_runs|sla_tuning)$/;
/** AISBench has a folder a model, with a file a data set. */
const BY_MODEL = /(?:^|[\\/])performances?[\\/]([^\\/]+)[\\/]([^\\/]+)$/;
/** A file's name without folder and endings: `x` for `results/x.json`, `x.txt` and `x.stdout.txt`. */
function stemOf(path) {
	return basename(path).replace(KEPT_AS, "");
}
/**
* The cell of each reading of one file. The file's name says it, or its folder's; results of one file at different
* load points are different cells, though, and not repeats of one.
*/
function cellsOf(file) {
	const { readings } = file;
	const cell = cellOf(file);
	const loads = readings.map(loadOf);
	const several = new Set(loads).size > 1;
	return readings.map((reading, index) => {
		if (reading.cell !== void 0) return reading.cell;
		if (reading.point !== void 0) return `${cell}${cell.includes("/") ? "," : "/"}${reading.point}`;
		const load = loads[index] ?? "";
		return several && load !== "" ? withLoad(cell, load) : cell;
	});
}
function cellOf({ path, within, readings }) {
	const [, model, file = ""] = BY_MODEL.exec(path) ?? [];
	if (model !== void 0) return `${model}_${stemOf(file)}`;
	const load = LOAD_FOLDER.exec(basename(aboveRuns(dirname(path))));
	const named = nameOf(path, within) ?? readings[0]?.tool.name ?? stemOf(path);
	const cell = cellIdFromFileName(`${named}.json`);
	if (load === null) return cell;
	const printed = readings[0] === void 0 ? "" : loadOf(readings[0]);
	if (printed !== "") return withLoad(cell, printed);
	const [, parallel, tried, concurrency, rate, triedRate] = load;
	const limit = parallel ?? tried ?? concurrency;
	return withLoad(cell, limit === void 0 ? `qps=${Number(rate ?? triedRate)}` : `qps=inf,concurrency=${limit}`);
}
function nameOf(path, within) {
	if (SWEEP_FILE.test(basename(path))) return sweepName(dirname(path));
	return SAME_NAME.test(basename(path)) ? folderName(within) : stemOf(path).replace(WRITTEN_AT, "");
}
/** Below the folder of its parameters a search for a load has a folder for each load that it tried. */
function sweepName(folder) {
	const above = basename(dirname(folder));
	return TRIED_LOAD.test(basename(folder)) && PARAMETERS.test(above) ? `${above}-${basename(folder)}` : basename(folder);
}
/** The nearest folder above that names neither a load point nor a run; none where the user named it. */
function folderName(within) {
	let folder = dirname(within);
	while (LOAD_FOLDER.test(basename(folder)) || RUN_FOLDER.test(basename(folder))) folder = dirname(folder);
	return folder === "." || folder === sep ? void 0 : basename(folder);
}
function aboveRuns(folder) {
	return RUN_FOLDER.test(basename(folder)) ? aboveRuns(dirname(folder)) : folder;
}
function withLoad(cell, load) {
	return `${cell.replace(/\/qps=[^/]*$/, "")}/${load}`;
}
/** The load point as far as the result prints it. */
function loadOf({ workload }) {
	const { request_rate: rate, max_concurrency: limit } = workload;
	return [rate === void 0 ? [] : `qps=${rate}`, typeof limit === "number" ? `concurrency=${limit}` : []].flat().join(",");
}
// src/tools/evalscope/arguments.ts
/** Written beside a run's summary: what `evalscope perf` was started with. */
const ARGUMENTS_FILE = "benchmark_args.json";
/** Arguments that make the work another one, by the key that a record has them under. */
const WORK = {
	model: "model_id",
	api: "api",
	dataset: "dataset_name",
	dataset_path: "dataset_path",
	min_prompt_length: "min_prompt_length",
	max_prompt_length: "max_prompt_length",
	prefix_length: "prefix_length",
	min_tokens: "min_tokens",
	max_tokens: "max_tokens",
	stream: "stream",
	temperature: "temperature",
	seed: "seed",
	warmup_num: "warmup_num",
	multi_turn: "multi_turn"
};
/** What a run was asked to do; nothing of a text that is no list of arguments. */
function askedBy(text) {
	const args = objectIn(text);
	return Object.fromEntries(Object.entries(WORK).flatMap(([name, key]) => {
		const value = args[name];
		if (typeof value === "boolean") return [[key, String(value)]];
		if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? [[key, value]] : [];
		return typeof value === "string" && value !== "" ? [[key, value.replace(FOLDER[name] ?? /^$/, "")]] : [];
	}));
}
const FOLDER = { dataset_path: /^.*[\\/]/ };
function objectIn(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}
// src/tools/custom/nearly.ts
/** Longer texts are logs, of which some lines are always of the form. */
const MOST_LINES = 200;
const LONGEST_SHOWN = 60;
/** `output_throughput 5,016.9 tok/s`: a name, and something with digits. */
const LOOSE = /^[A-Za-z_][\w./@%-]*\s*[:=,]?\s*[+-]?\d[\d.,' ]*(?:\s*[A-Za-z%µμ][\w/%²·-]*)?$/;
/** What keeps a short text from being lines of metrics, or of one stream's results. */
function nearlyMetrics(source) {
	const lines = linesIn(source).filter(({ text }) => text !== "");
	if (lines.length === 0 || lines.length > MOST_LINES) return void 0;
	const stream = partOfStream(lines);
	if (stream !== void 0) return {
		reason: `it says of one stream ${stream.found.join(" and ")}, and no ${stream.missing.join(" and no ")}`,
		hint: "print lines such as `elapsed: 12.3 s`, `tok/s: 41.5`, `generated: 512`"
	};
	if (lines.every(({ text }) => LINE.test(text))) return {
		reason: "it has lines of name, value and unit, none of which names a metric or has a unit of results",
		hint: "name a metric such as output_throughput, give a unit such as ms or tok/s, or say --tool custom"
	};
	const odd = lines.find(({ text }) => !LINE.test(text));
	const near = lines.filter(({ text }) => LINE.test(text) || LOOSE.test(text)).length;
	return odd === void 0 || near * 2 <= lines.length ? void 0 : {
		reason: oddLine(odd),
		hint: hintOf(odd)
	};
}
function oddLine({ number, text }) {
	return `line ${number} is no line of name, value and unit: "${text.slice(0, LONGEST_SHOWN)}"`;
}
function hintOf({ text }) {
	const grouped = /\d[\d.]*,[\d.,]*/.exec(text)?.[0];
	return grouped === void 0 ? "write name, value and unit, and nothing else: output_throughput 5016.9 tok/s" : `write ${grouped} without a comma: digits are not grouped, and a decimal point is a point`;
}
// src/tools/human-table/unread.ts
const LONGEST = 2e6;
const SIDE = /^(?:before|after|base(?:line)?|main|master|pr|old|new|head|patched|prior)\b/i;
const TIME = /\d\s*(?:ms|us|s|sec)\b/i;
/** What says that numbers are of generation, though not which. */
const RATE = /\b(?:pp|tg)\d+\b|(?:^|[\s(])t(?:ok(?:en)?s?)?\/s/i;
/** Why a table that names metrics is not read. */
function unreadTable(source) {
	if (source.text.length > LONGEST) return void 0;
	if (!/\||<table/i.test(source.text)) return void 0;
	const tables = [...tablesIn(barred(linesIn(source))), ...htmlTablesIn(linesIn(source))];
	const cells = tables.flatMap(({ rows }) => rows.flat());
	const bare = cells.filter((cell) => wordsOf(cell)?.meaning.kind === "metric").find((cell) => isTimeWithoutUnit(cell) && !tables.some((table) => hasUnitBeside(table, cell)));
	if (bare !== void 0 && cells.some((cell) => numberIn(cell) !== void 0)) return {
		reason: `${clean(bare)} has no unit in its table`,
		hint: `write it beside the name: ${clean(bare)} (ms)`
	};
	if (tables.some(({ rows, title }) => [title, ...rows.flat()].some((cell) => RATE.test(cell)))) return {
		reason: "no row or column of its table names a metric that is known, with its unit",
		hint: "write the unit in the headings: | Test | main (t/s) | PR (t/s) |"
	};
	const isCompared = ({ rows: [header = [], ...body] }) => header.filter((name) => SIDE.test(clean(name))).length > 1 && body.flat().some((cell) => numberIn(cell) !== void 0);
	if (tables.some(isCompared)) return {
		reason: "its table compares numbers, and does not say of what",
		hint: "write the metric and its unit in the headings: | Test | before (t/s) | after (t/s) |, | Metric | main | PR |"
	};
}
/** Its own row has the unit, so that something else is missing. */
function hasUnitBeside({ rows }, label) {
	return rows.some((row) => row.includes(label) && row.some((cell) => TIME.test(clean(cell))));
}
function isTimeWithoutUnit(cell) {
	const words = wordsOf(cell);
	return words?.unit === "" && /(?:^|_)(?:ttft|tpot|itl|e2el)$/.test(idOf(words.meaning));
}
// src/tools/why-not.ts
/** `undefined` where nothing more can be said than which forms were tried. */
function whyNot(source) {
	return unreadTable(source) ?? nearlyMetrics(source);
}
// src/store/sqlite.ts
/** https://www.sqlite.org/fileformat.html#the_database_header */
const MAGIC = Buffer.from("SQLite format 3\0", "latin1");
function isSqlite(bytes) {
	return MAGIC.equals(bytes.subarray(0, MAGIC.length));
}
/**
* The columns of a database that tools read, table by table, as JSON: `{"sqlite": [{"table", "columns", "rows"}]}`. Other columns stay
* unread: evalscope keeps pickled Python objects in some.
* @throws UserError naming the file when it is damaged.
*/
async function sqliteText(path, bytes) {
	const { default: initSqlJs } = await import("./sql-wasm-inline.js").then((m) => __toESM(m.default, 1));
	const { Database } = await initSqlJs();
	const database = new Database(bytes);
	try {
		const sqlite = valuesOf(database.exec("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).map(([table]) => {
			const columns = valuesOf(database.exec(`PRAGMA table_info(${quoted(table)})`)).map(([, name]) => String(name)).filter((name) => DATABASE_COLUMNS.has(name));
			return {
				table,
				columns,
				rows: columns.length === 0 ? [] : valuesOf(database.exec(`SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(table)} ORDER BY rowid`))
			};
		});
		return JSON.stringify({ sqlite });
	} catch (cause) {
		throw new UserError(`${path}: ${messageOf(cause)}`, {
			hint: "the database is cut off or damaged",
			cause
		});
	} finally {
		database.close();
	}
}
function valuesOf(results) {
	return results.flatMap(({ values }) => values);
}
function quoted(name) {
	return `"${String(name).replaceAll("\"", "\"\"")}"`;
}
// src/store/results-files.ts
const LIMITS = {
	fileBytes: 64 * 2 ** 20,
	files: 2e4,
	depth: 12
};
/** Kinds of file that tools and shells write results to. */
const RESULT_NAME = /\.(?:json|jsonl|csv|sql|txt|log|out|md)$/i;
/** What a suite's script notes beside each result. */
const NOTE_NAME = /\.commands$/;
/** Single requests, which a summary beside them has counted already, and a form of report that is slow to read. */
const OTHER_NAME = /\.(?:db|ya?ml)$/i;
/** Lists of single requests, beside a summary of them. */
const REQUESTS_NAME = /(?:profile_export|_details|_failed)\.jsonl$/i;
/** aiperf keeps each phase once more, the warm-up too, below the folder that has the measurement. */
const PHASE_LIST = "phase_manifest.json";
const PHASES = "phases";
function isJsonName(path) {
	return /\.jsonl?$/i.test(path);
}
/** The files that a path stands for: itself, or what lies below it in path order. Links inside are not followed. */
async function resultFiles(path) {
	if (!(await orUserError(path, stat(path))).isDirectory()) return [{
		path,
		named: true
	}];
	return unnamed(await filesBelow(path, LIMITS.depth, RESULT_NAME));
}
/** What is read of a folder that holds no other result. */
async function otherFiles(path) {
	return (await orUserError(path, stat(path))).isDirectory() ? unnamed(await filesBelow(path, LIMITS.depth, OTHER_NAME)) : [];
}
/** The suite's notes in a folder, or the one beside a file, in path order. */
async function noteFiles(path) {
	if ((await orUserError(path, stat(path))).isDirectory()) return (await filesBelow(path, LIMITS.depth, NOTE_NAME)).sort();
	const beside = (await orUserError(path, readdir(dirname(path)))).filter((name) => NOTE_NAME.test(name));
	const stem = withoutEnding(basename(path));
	return beside.filter((name) => withoutEnding(name) === stem).map((name) => join(dirname(path), name));
}
function withoutEnding(name) {
	return name.replace(/\.[^.]*$/, "");
}
function unnamed(paths) {
	return paths.sort().map((path) => ({
		path,
		named: false
	}));
}
async function filesBelow(folder, depth, wanted) {
	const found = [];
	const entries = await orUserError(folder, readdir(folder, { withFileTypes: true }));
	const copies = entries.some(({ name }) => name === PHASE_LIST) ? PHASES : void 0;
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.name.startsWith(".") || entry.name === copies) continue;
		if (entry.isDirectory() && depth > 0) found.push(...await filesBelow(path, depth - 1, wanted));
		if (entry.isFile() && wanted.test(entry.name)) found.push(path);
		if (found.length > LIMITS.files) throw new UserError(`${folder} holds more than ${LIMITS.files} files`, { hint: "name a folder of results alone" });
	}
	return found;
}
/**
* A file's text, of a database its rows; `undefined` for a file of a folder that is binary, or a log too big to be a result.
* @throws UserError when it cannot be read.
*/
async function readText({ path, named }) {
	const { size } = await orUserError(path, stat(path));
	if (size > LIMITS.fileBytes) {
		if (!named && (!isJsonName(path) || REQUESTS_NAME.test(path))) return void 0;
		throw new UserError(`${path} has ${size} bytes; at most ${LIMITS.fileBytes} are read`);
	}
	const bytes = await orUserError(path, readFile(path));
	if (bytes[0] === 255 && bytes[1] === 254) return bytes.toString("utf16le");
	if (bytes[0] === 254 && bytes[1] === 255) return bytes.swap16().toString("utf16le");
	if (isSqlite(bytes)) return await sqliteText(path, bytes);
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
// src/tools/vllm-bench/suite-note.ts
const note = looseObject({
	server_command: string().optional(),
	client_command: string().optional(),
	gpu_type: string().optional()
});
/** Where the result goes, whom to ask and what to print: no part of the work. */
const ASIDE = /^(?:save-\w+|append-result|result-\w+|output-json|metadata|label|host|port|base-url|header|insecure|disable-tqdm|metric-percentiles|percentile-metrics|plot-\w+|profile|ready-check-timeout-sec|trust-remote-code)$/;
/** Of an offline benchmark the flags that are its own; the others are the engine's. */
const OFFLINE_WORK = /^(?:(?:[a-z]+-)*(?:input-len|output-len|prefix-len|suffix-len|range-ratio|batch-size)|n|num-(?:iters(?:-\w+)?|prompts|warmups)|dataset(?:-\w+)?|backend|hf-[\w-]+|use-beam-search|async-engine|seed|lora-path|model|tokenizer)$/;
const RESULT_KEYS = {
	model: "model_id",
	tokenizer: "tokenizer_id",
	"endpoint-type": "backend",
	dataset: "dataset_path"
};
/** @throws Error that says why the text is no such note. */
function readSuiteNote(text) {
	const { server_command: server, client_command: client, gpu_type: gpu, ...others } = parsed(text);
	const offline = Object.entries(others).find(([key, value]) => /_command$/.test(key) && typeof value === "string");
	const measured = client ?? offline?.[1];
	if (typeof measured !== "string") throw new Error("it holds no command of a client or a benchmark");
	const line = commandOf(measured);
	const engine = client === void 0 ? void 0 : engineOf(server);
	const own = Object.entries(line.flags).filter(([flag]) => client !== void 0 || OFFLINE_WORK.test(flag));
	const engineFlags = client === void 0 ? engineFacts(line, (flag) => !OFFLINE_WORK.test(flag)) : engine?.flags;
	const device = deviceOf(gpu);
	return {
		command: line.argv,
		asked: {
			...engine?.asked,
			...Object.fromEntries(own.flatMap(([flag, value]) => settingOf(flag, value)))
		},
		...engineFlags === void 0 ? {} : { engineFlags },
		...device === void 0 ? {} : { device },
		notes: [
			...server !== void 0 && engine === void 0 ? [`server: ${server}`] : [],
			...[server, measured].flatMap((command) => torn(command ?? "")),
			...Object.entries(others).flatMap(([key, value]) => key === offline?.[0] ? [] : `${key}: ${String(value)}`)
		]
	};
}
function parsed(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new Error("it is no JSON", { cause });
	}
	const found = note.safeParse(value);
	if (!found.success) throw new Error("it holds no commands");
	return found.data;
}
function commandOf(line) {
	const argv = wordsOfLine(line);
	const first = argv.findIndex((word) => !/^\w+=/.test(word));
	const variables = argv.slice(0, Math.max(first, 0)).map((word) => /^(\w+)=([\s\S]*)$/.exec(word)?.slice(1) ?? []);
	const flags = Object.entries(argsOfWords(argv)).map(([key, value]) => [flagOf(key).slice(2), value]);
	return {
		argv,
		variables: Object.fromEntries(variables),
		flags: Object.fromEntries(flags)
	};
}
/** `vllm serve MODEL …`, or the module that it was before; a remote server, or `None`, is no command. */
function engineOf(server) {
	const line = commandOf(server ?? "");
	const at = line.argv.indexOf("serve");
	if (at === -1 && line.flags["model"] === void 0) return void 0;
	const model = line.flags["model"] ?? line.argv[at + 1];
	return {
		flags: engineFacts(line, (flag) => flag !== "model" && flag !== "m"),
		asked: typeof model === "string" && !model.startsWith("-") ? { model_id: model } : {}
	};
}
function engineFacts({ variables, flags }, isEngines) {
	const facts = [...Object.entries(flags).filter(([flag]) => isEngines(flag) && !ASIDE.test(flag)).map(([flag, value]) => [`--${flag}`, wordOf(value)]), ...Object.entries(variables)];
	return Object.fromEntries(facts.filter(([key = ""]) => isTelling(key)));
}
function settingOf(flag, value) {
	if (ASIDE.test(flag)) return [];
	const key = RESULT_KEYS[flag] ?? flag.replaceAll("-", "_");
	const word = wordOf(value);
	return [[key, key === "dataset_path" ? word.replace(/^.*\//, "") : printedSetting(word)]];
}
function wordOf(value) {
	return Array.isArray(value) ? value.join(" ") : String(value);
}
/** The script writes a line a card, of the last word of its name but one. */
function deviceOf(gpuType) {
	const cards = (gpuType ?? "").split("\n").flatMap((line) => line.trim() === "" ? [] : line.trim());
	const names = [...new Set(cards)];
	if (names.length === 0) return void 0;
	return names.length === 1 && cards.length > 1 ? `${cards.length}x${names[0]}` : names.sort().join(" + ");
}
/** The script hands objects to bash without quotes, which expands their braces: https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html */
function torn(command) {
	return (command.match(/(?<=\s)\{"[^\s']*,[^\s']*\}(?=\s|$)/g) ?? []).map((json) => `bash took ${json} apart at its commas and took its quotes away: the program did not get it as JSON`);
}
// src/store/results-notes.ts
/** What both a result and the command that made it say. */
const SAID_TWICE = [
	"model_id",
	"num_prompts",
	"request_rate",
	"max_concurrency"
];
/**
* The results of a path with what was noted beside them: by a vLLM suite (`x.commands` beside `x.json`), or evalscope's arguments. A note without a result is a test
* that was started and left none: an invalid trial, of its cell. Nothing about a note is an error: it is said in the record.
*/
async function withSuiteNotes(path, files) {
	const paths = await noteFiles(path);
	const results = new Set(files.map((file) => keyOf$1(file.path)));
	const matched = paths.filter((note) => results.has(keyOf$1(note)));
	const suites = new Set(matched.map(dirname));
	const notes = new Map(await Promise.all(matched.map(async (note) => [keyOf$1(note), await readNote(note)])));
	const noted = await Promise.all(files.map(async (file) => {
		const found = notes.get(keyOf$1(file.path)) ?? await argumentsBeside(file);
		if (found !== void 0) return {
			...file,
			noted: checked(found, file)
		};
		return suites.has(dirname(file.path)) && file.readings.some(({ tool }) => tool.name === TOOL) ? {
			...file,
			noted: lacking(file.path)
		} : file;
	}));
	const lost = paths.filter((note) => suites.has(dirname(note)) && !results.has(keyOf$1(note)));
	const unfinished = await Promise.all(lost.map((note) => withoutResult(note, path)));
	return [...noted, ...unfinished].sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
const TOOL = "vllm-bench";
function keyOf$1(path) {
	return join(dirname(path), stemOf(path));
}
async function readNote(path) {
	try {
		return readSuiteNote(await readText({
			path,
			named: true
		}) ?? "");
	} catch (cause) {
		return {
			asked: {},
			notes: [`${basename(path)} is not read: ${messageOf(cause)}`]
		};
	}
}
/** evalscope's runs have a folder each, in which every file has its one name. */
async function argumentsBeside({ path, readings }) {
	if (!path.endsWith(".json") || readings[0]?.tool.name !== "evalscope") return void 0;
	const text = await readText({
		path: join(dirname(path), ARGUMENTS_FILE),
		named: false
	}).catch(() => void 0);
	return text === void 0 ? void 0 : {
		asked: askedBy(text),
		notes: []
	};
}
/** A note of another run than the result's says nothing of it. */
function checked(note, { path, readings }) {
	const other = readings.flatMap(({ workload }) => contradiction(note.asked, workload) ?? [])[0];
	if (other === void 0) return note;
	return {
		asked: {},
		notes: [`the command beside ${basename(path)} is of another run and left out: ${other}`]
	};
}
function contradiction(asked, result) {
	const key = SAID_TWICE.find((one) => asked[one] !== void 0 && result[one] !== void 0 && asked[one] !== result[one]);
	return key === void 0 ? void 0 : `${key} ${asked[key]}, the result has ${result[key]}`;
}
function lacking(path) {
	return {
		asked: {},
		notes: [`${`${stemOf(path)}.commands`} is not there, though other results have theirs: vLLM's own table leaves it out`]
	};
}
async function withoutResult(path, root) {
	const reading = {
		tool: {
			name: TOOL,
			definition: "unread"
		},
		metrics: {},
		counts: {},
		workload: {},
		validity: {
			state: "invalid",
			reasons: ["the suite started it, and it left no result"]
		},
		notes: []
	};
	return {
		path,
		within: path === root ? basename(path) : path.slice(join(root, "/").length),
		readings: [reading],
		noted: await readNote(path)
	};
}
// src/store/results-parts.ts
/** The most exact and most complete first: a summary before what it is made of, and numbers before their rounding. */
const ORDER = [
	/summary\.json$/i,
	/\.json$/i,
	/\.jsonl$/i,
	/common\w*\.csv$/i,
	/\.csv$/i
];
/** Every run once, also where a tool spreads it over several files of a folder. The first file's path stands for it. */
function withJoinedParts(files) {
	const groups = new Map();
	for (const file of files) for (const reading of file.readings) {
		const key = keyOf(file.path, reading);
		if (key !== void 0) groups.set(key, (groups.get(key) ?? new Map()).set(file, reading));
	}
	const joined = new Map();
	for (const group of groups.values()) {
		const [best, ...others] = [...group].sort(([a], [b]) => rank$1(a.path) - rank$1(b.path)).map(([, reading]) => reading);
		if (best === void 0) continue;
		joined.set(best, joinParts([best, ...others]));
		for (const other of others) joined.set(other, void 0);
	}
	return files.flatMap((file) => {
		const kept = file.readings.flatMap((reading) => joined.has(reading) ? joined.get(reading) ?? [] : reading);
		return kept.length === 0 ? [] : [{
			...file,
			readings: kept
		}];
	});
}
/** A key that begins with `stem` is of files that bear the same name. */
function keyOf(path, { part, tool }) {
	if (part === void 0) return void 0;
	const name = part.startsWith("stem ") ? stemOf(path) : "";
	return [
		tool.name,
		dirname(path),
		name,
		part
	].join("\n");
}
function rank$1(path) {
	const found = ORDER.findIndex((name) => name.test(path));
	return found === -1 ? ORDER.length : found;
}
// src/store/results-twins.ts
/**
* Every run once. A run is often kept twice: as its JSON and as what was printed (`x.json` beside `x.txt` and
* `x.pytorch.json`), in a sweep's `summary.json`, and in a log beside it or above its folder. The exact JSON stays, and takes over what only the text says.
*/
function withoutTwins(files) {
	const kept = files.map((file) => ({
		...file,
		readings: [...file.readings]
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
		const lists = kept.filter(({ path }) => join(folder, sep).startsWith(join(dirname(path), sep))).filter(({ path }) => !isJsonName(path) || SWEEP_LIST.test(basename(path)));
		for (const copy of new Set([...alike, ...lists])) if (rank(copy.path) > rank(file.path)) takeOver(file.readings, copy.readings, EXACT_LIST.test(basename(copy.path)));
	}
	return kept.filter(({ readings }) => readings.length > 0);
}
/** A sweep's own list of its runs, beside their files or above their folders. */
const SWEEP_LIST = /^(?:summary|SLA--.*)\.json$/;
const EXACT_LIST = /^(?:summary\.csv|summary\.json|SLA--.*\.json)$/;
/** The lower, the better the source. */
function rank(path) {
	if (!isJsonName(path)) return 3;
	if (path.endsWith(".pytorch.json")) return 2;
	return SWEEP_LIST.test(basename(path)) ? 1 : 0;
}
/** A search for a load lists a run again each time that it comes back to it: in a list of exact numbers every copy is one. */
function takeOver(originals, copies, exact) {
	for (const [index, original] of originals.entries()) {
		const twin = twinOf(original, copies);
		const [copy] = twin === -1 ? [] : copies.splice(twin, 1);
		if (copy !== void 0) originals[index] = joinRun(original, copy);
		for (let again = twinOf(original, copies); exact && again !== -1; again = twinOf(original, copies)) copies.splice(again, 1);
	}
}
function twinOf(original, copies) {
	return copies.findIndex((copy) => isSameRun(original, copy));
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
	else read.push(...await readPath(path, options));
	return withOwnNames([...own, ...toRecords(withoutTwins(withJoinedParts(read)))]);
}
function readSource(source, detected, tool) {
	const { name, text } = source;
	const found = tool ?? detected.tool;
	if (found !== void 0) return withNumbers(source, found, TOOLS[found].read(source));
	if (text.trim() === "") throw new UserError(`${name} is empty`);
	if (isJsonName(name) && HOLDS_NOTHING.test(text)) throw new UserError(`${name} holds no result (${text.trim()})`, { hint: "measure again, or remove the file" });
	const { broken } = jsonIn(source);
	if (broken !== void 0) throw new UserError(`${name}: ${broken}`, { hint: "the file is cut off or damaged" });
	const candidates = detected.tool === void 0 ? detected.candidates : [];
	if (candidates.length === 0) {
		const known = notRead(source);
		if (known !== void 0) throw new UserError(`${name}: ${known.what} is not read`, { hint: known.instead });
		const why = whyNot(source);
		if (why !== void 0) throw new UserError(`${name}: not recognised as a result: ${why.reason}`, { hint: why.hint });
		throw new UserError(`${name}: not recognised as a result`, { hint: triedHint(tool) });
	}
	const each = candidates.map((candidate) => `${candidate.tool} (${candidate.evidence})`).join(", ");
	throw new UserError(`${name}: may be a result of ${each}`, { hint: `name one: --tool ${candidates[0]?.tool}` });
}
function withNumbers({ name }, tool, readings) {
	if (!isPageOf(readings)) return readings;
	const [note] = readings.flatMap(({ notes }) => notes);
	throw new UserError(`${name} looks like ${tool}'s, and holds no number`, note === void 0 ? {} : { hint: note });
}
/** Pages that explain a tool's output look like it, and hold words where its numbers stand. */
function isPageOf(readings) {
	const isEmpty = ({ metrics, counts, validity }) => validity.state === "valid" && Object.keys(metrics).length + Object.keys(counts).length === 0;
	return readings.length > 0 && readings.every(isEmpty);
}
function readStdin({ stdin, tool, explain }) {
	if (stdin === void 0) throw new UserError("nothing came in on standard input");
	const source = {
		name: "stdin",
		text: stdin
	};
	const detected = detectTool(source);
	explain?.(source.name, detected);
	return {
		path: source.name,
		within: source.name,
		readings: readSource(source, detected, tool)
	};
}
async function readPath(path, options) {
	const files = await resultFiles(path);
	const read = await readFiles(path, files, options);
	if (read.length > 0) return withSuiteNotes(path, read);
	const { explain: _, ...told } = options;
	const others = await readFiles(path, await otherFiles(path), options);
	const last = others.length > 0 ? others : await readFiles(path, files, {
		...told,
		copies: true
	});
	if (last.length > 0) return last;
	throw new UserError(`${path}: no results among its ${files.length} text files`, { hint: triedHint(options.tool) });
}
async function readFiles(path, files, { tool, explain, passedOver, copies = false }) {
	const read = [];
	const passed = [];
	for (const file of files) {
		const text = await readText(file);
		if (text === void 0) continue;
		const source = {
			name: file.path,
			text
		};
		const detected = detectTool(source);
		explain?.(file.path, detected);
		const found = toolOf(source, detected, tool);
		if (!file.named && isAside(detected, tool, copies)) {
			passed.push(file.path);
			continue;
		}
		const ambiguous = detected.tool === void 0 && detected.candidates.length > 0 && tool === void 0;
		if (found === void 0 && !file.named && !ambiguous && !isLostResult(source)) {
			passed.push(file.path);
			continue;
		}
		if (!file.named && found !== void 0 && isPageOf(TOOLS[found].read(source))) {
			passed.push(file.path);
			continue;
		}
		const within = file.named ? basename(file.path) : relative(path, file.path);
		read.push({
			path: file.path,
			within,
			readings: readSource(source, detected, found ?? tool)
		});
	}
	const unread = read.length === 0 ? [] : passed.filter((file) => basename(file) !== ARGUMENTS_FILE);
	for (const file of unread) passedOver?.(file);
	return read;
}
/** A folder's notes and its servers' logs are no results, though they may hold a table or timings of some; nor are copies of results. */
function isAside(detected, wanted, copies) {
	if (detected.tool !== void 0 && detected.copy === true) return !copies;
	return wanted === void 0 && (detected.tool === "table" || detected.tool === "llama-server");
}
/** The tool that a text is from, if it is the wanted one. */
function toolOf(source, detected, wanted) {
	if (wanted === void 0) return detected.tool;
	return TOOLS[wanted].detect(source) === void 0 ? void 0 : wanted;
}
/** What a tool leaves that died before it wrote: no side file of a suite looks like it. */
const HOLDS_NOTHING = /^\s*(?:\{\s*\}|\[\s*\]|null)?\s*$/;
/** A folder's other files are passed over; a damaged JSON file, or one that holds nothing, is not: it may have been a result. */
function isLostResult(source) {
	return isJsonName(source.name) && (HOLDS_NOTHING.test(source.text) || jsonIn(source).broken !== void 0);
}
function triedHint(tool) {
	return `tried ${tool ?? Object.keys(TOOLS).join(", ")}`;
}
function toRecords(files) {
	const repeats = new Map();
	return files.flatMap((file) => {
		const { path, readings, noted } = file;
		const cells = cellsOf(file);
		return readings.map(({ cell: _cell, point: _point, part: _part, variant = "head", ...reading }, index) => {
			const cell = cells[index] ?? path;
			const trials = variant === "head" ? cell : `${cell}.${variant}`;
			const repeat = repeats.get(trials) ?? 0;
			repeats.set(trials, repeat + 1);
			return {
				schema: RECORD_SCHEMA,
				trial: storedName(`${trials}.r${repeat}`),
				cell,
				variant,
				repeat,
				round: 0,
				raw: [path],
				...reading,
				...factsIn(noted, reading)
			};
		});
	});
}
/** A result's own settings count before those of the command that made it. */
function factsIn(noted, { workload, notes }) {
	if (noted === void 0) return {};
	const { asked, notes: more, ...facts } = noted;
	return {
		...facts,
		workload: {
			...asked,
			...workload
		},
		notes: [...notes, ...more]
	};
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
