import { n as UserError, r as messageOf } from "./errors.js";
import { C as csvLines, S as findJson, V as metricOf, _ as isObject, p as nightlyTasks } from "./tools.js";
import { t as BASELINE_EVENTS } from "./baseline-choice.js";
import { d as RECORD_SCHEMA, o as readSessions, s as sessionFolders, u as SESSION_SCHEMA } from "./session-folder.js";
import { l as digestOf } from "./load-result.js";
import { s as notedClass } from "./parts.js";
import { a as stemOf, i as resultFiles, n as isJsonName, r as readText, t as readResults } from "./read-results.js";
import { t as storedName } from "./stored-name.js";
import { basename, join } from "node:path";
import { readdir, stat } from "node:fs/promises";
// src/store/history-columns.ts
const COMMIT = /^(?:commit|sha|hash|revision|version|build|run)(?:_?(?:id|sha|hash))?$/;
const TIME = /^(?:\w+_)?(?:date|day|time|datetime|timestamp|epoch)(?:_(?:s|ms|utc))?$|_at$/;
const CELL = /^(?:cell|test|benchmark|case|test_name|benchmark_name|name)$/;
/** Columns that vLLM's CI wrote in 2024, before the result keys had their present names. */
const OLD_NAMES = {
	average_latency: "avg_latency",
	throughput: "requests_per_second",
	token_throughput: "tokens_per_second",
	benchmark_duration: "duration",
	input_token_throughput: "input_throughput",
	output_token_throughput: "output_throughput"
};
const COUNTS = {
	num_prompts: "requested",
	completed: "completed",
	successful_requests: "completed",
	failed: "failed",
	total_input_tokens: "inputTokens",
	total_output_tokens: "outputTokens",
	total_generated_tokens: "outputTokens"
};
/** What a column holds, by its name in any case. Times without a unit in the name are milliseconds, as vLLM prints them. */
function columnOf(name) {
	const key = keyOf(name);
	const bare = keyOf(name.replace(/[([].*$/, ""));
	const count = COUNTS[key];
	if (count !== void 0) return {
		holds: "count",
		count
	};
	const metric = [
		OLD_NAMES[key],
		OLD_NAMES[bare],
		key,
		inOrder(key),
		bare,
		`${key}_ms`,
		inOrder(`${key}_ms`),
		key.replace(/^(\d+)_percentile_latency$/, "p$1_latency")
	].find((id) => id !== void 0 && metricOf(id) !== void 0);
	if (metric !== void 0) return {
		holds: "metric",
		metric,
		part: partOf(metric)
	};
	if (COMMIT.test(key)) return { holds: "commit" };
	if (CELL.test(key)) return { holds: "cell" };
	return { holds: TIME.test(key) ? "time" : "unknown" };
}
function keyOf(name) {
	return name.trim().toLowerCase().replaceAll(/[^a-z0-9.]+/g, "_").replace(/^_|_$/g, "");
}
/** `tpot_mean_ms` as `mean_tpot_ms`, `avg` and `average` as `mean`, `p50` as `median`. */
function inOrder(key) {
	const [, measure, first, unit] = /^(ttft|tpot|itl|e2el)_([a-z0-9.]+)_(ms|s|us)$/.exec(key) ?? [];
	const [, other, second, its] = /^([a-z0-9.]+)_(ttft|tpot|itl|e2el)_(ms|s|us)$/.exec(key) ?? [];
	const word = first ?? other;
	if (word === void 0) return void 0;
	return `${{
		avg: "mean",
		average: "mean",
		p50: "median"
	}[word] ?? word}_${measure ?? second}_${unit ?? its}`;
}
const OFFLINE_THROUGHPUT = new Set([
	"requests_per_second",
	"tokens_per_second",
	"elapsed_time"
]);
/** The benchmark that prints a metric: a table without a column for the cell has one cell of each. */
function partOf(metric) {
	if (/^(?:avg|p\d+(?:\.\d+)?)_latency$/.test(metric)) return "latency";
	return OFFLINE_THROUGHPUT.has(metric) ? "throughput" : "serving";
}
// src/store/history-session.ts
/** One run of others' results as a session of the base branch, for `PastSession`. */
function pastSession(measured, targets = []) {
	const { label, commit, startedAt, records } = measured;
	return {
		label,
		session: {
			schema: SESSION_SCHEMA,
			id: `${label}-${digestOf(records.map(({ cell, repeat, metrics }) => [
				cell,
				repeat,
				metrics
			])).slice(0, 8)}`,
			suite: "history",
			origin: {
				event: "import",
				...commit === void 0 ? {} : { commit }
			},
			environment: measured.environment ?? {
				class: notedClass(records),
				subject: {}
			},
			expectedCells: [...new Set(records.map(({ cell }) => cell))],
			complete: true,
			notes: [],
			...startedAt === void 0 ? {} : { startedAt },
			records
		},
		pullRequest: false,
		targets
	};
}
// src/store/history-table.ts
const METRIC_NAME = /^(?:metric|metric_name|measure|measurement)$/i;
const METRIC_VALUE = /^(?:value|result|score|metric_value)$/i;
/** Of each value of a long table; columns of a wide one say their unit themselves. */
const UNIT = /^units?$/i;
/**
* A long table, with one value a row and a column for its metric's name, as a wide one: rows that agree in everything else
* become one row; a metric that is there twice begins the next. A wide table stays as it is.
*/
function widened(table) {
	const at = (what) => table.header.findIndex((name) => what.test(name.trim()));
	const [nameAt, valueAt, unitAt] = [
		at(METRIC_NAME),
		at(METRIC_VALUE),
		at(UNIT)
	];
	if (nameAt === -1 || valueAt === -1) return table;
	const kept = table.header.flatMap((_, index) => [
		nameAt,
		valueAt,
		unitAt
	].includes(index) ? [] : [index]);
	const groups = new Map();
	const shared = new Map();
	const names = new Set();
	for (const row of table.rows) {
		const others = kept.map((index) => row[index] ?? "");
		const key = JSON.stringify(others);
		const name = row[nameAt] ?? "";
		const group = groups.get(key) ?? [];
		const free = group.find((values) => !values.has(name)) ?? new Map();
		if (!group.includes(free)) group.push(free);
		free.set(name, row[valueAt] ?? "");
		groups.set(key, group);
		shared.set(key, others);
		names.add(name);
	}
	const columns = [...names];
	return {
		header: [...kept.map((index) => table.header[index] ?? ""), ...columns],
		rows: [...groups].flatMap(([key, group]) => group.map((values) => [...shared.get(key) ?? [], ...columns.map((name) => values.get(name) ?? "")]))
	};
}
/** The table that a list of flat objects is, one a run; `undefined` for any other value. */
function tableOfObjects(value) {
	if (!Array.isArray(value) || value.length === 0 || !value.every(isFlat)) return void 0;
	const header = [...new Set(value.flatMap((one) => Object.keys(one)))];
	return {
		header,
		rows: value.map((one) => header.map((name) => String(one[name] ?? "")))
	};
}
function isFlat(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	return Object.values(value).every((field) => typeof field !== "object" || field === null);
}
/** Tables of spreadsheets in other countries: the header tells the separator, where it has no comma and the text no quotes. */
function withCommas(text) {
	const [header = ""] = text.split("\n", 1);
	const other = header.includes("	") ? "	" : header.includes(";") ? ";" : void 0;
	return other === void 0 || /[",]/.test(text) ? text : text.replaceAll(other, ",");
}
// src/store/history-csv.ts
const HINT = "a history has one row a run (commit or time, the metrics, and the cell where there are several), or one row a value with the columns metric and value";
/**
* A table of past results: a row for each run, or for each cell of a run. Rows of one commit and one time are one session.
* @throws UserError when no column is a metric, or the text is no table.
*/
function csvHistory(path, text) {
	const [header, ...rows] = csvLines(withCommas(text))?.filter((line) => line.length > 0) ?? [];
	if (header === void 0 || rows.length === 0) throw new UserError(`${path}: no table of results`, { hint: HINT });
	const odd = rows.findIndex((row) => row.length !== header.length);
	if (odd !== -1) throw new UserError(`${path}: row ${odd + 2} has not as many fields as the header`);
	return tableHistory(path, {
		header,
		rows
	});
}
/**
* As `csvHistory`, of a table that is read already.
* @throws UserError when no column is a metric.
*/
function tableHistory(path, table) {
	const { header, rows } = widened(table);
	const columns = header.map(columnOf);
	if (!columns.some(({ holds }) => holds === "metric")) throw new UserError(`${path}: no column is a known metric, of ${header.slice(0, 8).join(", ")}`, { hint: HINT });
	const unknown = header.filter((_, index) => columns[index]?.holds === "unknown");
	const notes = unknown.length === 0 ? [] : [`${path}: columns that are no known metric: ${unknown.join(", ")}`];
	return {
		sessions: sessionsOf(rows.map(reader(path, columns))),
		notes
	};
}
function reader(path, columns) {
	const place = (what) => columns.findIndex(({ holds }) => holds === what);
	const [commitAt, timeAt, cellAt] = [
		place("commit"),
		place("time"),
		place("cell")
	];
	const parts = new Set(columns.flatMap((column) => column.holds === "metric" ? column.part : []));
	return (row, index) => {
		const [commit, time] = [row[commitAt] || void 0, row[timeAt] || void 0];
		const startedAt = timeOf$1(time);
		const named = row[cellAt] || (parts.size === 1 ? stemOf(path) : void 0);
		const cells = named === void 0 ? [...parts] : [named];
		return {
			label: commit?.slice(0, 12) ?? time ?? `row ${index + 2}`,
			commit,
			startedAt,
			cells: cells.map((cell) => measured(cell, row, columns, named === void 0 ? cell : void 0))
		};
	};
}
/** The values of a row; of one benchmark only, where the row holds several. Counts are the serving benchmark's. */
function measured(cell, row, columns, only) {
	const metrics = {};
	const counts = {};
	for (const [index, column] of columns.entries()) {
		const value = numberOf(row[index]);
		if (value === void 0) continue;
		if (column.holds === "metric" && (only ?? column.part) === column.part) metrics[column.metric] = value;
		if (column.holds === "count" && (only ?? "serving") === "serving" && Number.isSafeInteger(value) && value >= 0) counts[column.count] = value;
	}
	return {
		cell,
		metrics,
		counts: withoutLoneCompleted(counts)
	};
}
/** How many requests completed says nothing where nobody says how many were asked for. */
function withoutLoneCompleted(counts) {
	const { completed: _, ...others } = counts;
	return counts.requested === void 0 && counts.failed === void 0 ? others : counts;
}
function numberOf(field) {
	const value = field === void 0 || field === "" ? NaN : Number(field);
	return Number.isFinite(value) ? value : void 0;
}
/** ISO 8601 where the text is a time, or seconds or milliseconds since 1970. */
function timeOf$1(text) {
	if (text === void 0) return void 0;
	const ms = /^\d{10}(?:\.\d+)?$/.test(text) ? Number(text) * 1e3 : /^\d{13}$/.test(text) ? Number(text) : Date.parse(text);
	return Number.isFinite(ms) ? new Date(ms).toISOString() : void 0;
}
function sessionsOf(lines) {
	const groups = new Map();
	for (const line of lines) {
		const key = `${line.commit ?? line.label}\n${line.startedAt ?? ""}`;
		groups.set(key, [...groups.get(key) ?? [], line]);
	}
	return [...groups.values()].map((group) => {
		const [{ label, commit, startedAt } = { label: "" }] = group;
		return pastSession({
			label,
			commit,
			startedAt,
			records: recordsOf(group.flatMap(({ cells }) => cells))
		});
	});
}
function recordsOf(cells) {
	const repeats = new Map();
	return cells.filter(({ metrics }) => Object.keys(metrics).length > 0).map(({ cell, metrics, counts }) => {
		const repeat = repeats.get(cell) ?? 0;
		repeats.set(cell, repeat + 1);
		return {
			schema: RECORD_SCHEMA,
			trial: storedName(`${cell}.r${repeat}`),
			cell,
			variant: "head",
			repeat,
			round: 0,
			tool: {
				name: "csv",
				definition: "csv@1"
			},
			metrics,
			counts,
			workload: {},
			validity: { state: "valid" },
			notes: [],
			raw: []
		};
	});
}
// src/store/history-nightly.ts
/** The performance tasks of one nightly result file of vLLM-Ascend, or `undefined` when the value is none. */
function nightlyResult(value) {
	const tasks = nightlyTasks(value);
	if (!isObject(value) || tasks.length === 0) return void 0;
	const measured = tasks.filter(({ kind }) => kind === "speed");
	return {
		environment: {
			class: {
				device: wordIn(value, "hardware"),
				weights: wordIn(value, "dtype")
			},
			subject: {
				vllm: wordIn(value, "vllm_version"),
				"vllm-ascend": wordIn(value, "vllm_ascend_version")
			}
		},
		records: measured.map(recordOf),
		targets: measured.flatMap(({ reading: { cell }, target }) => target === void 0 ? [] : [{
			cell,
			metric: "output_throughput",
			...target
		}]),
		accuracyTasks: tasks.length - measured.length
	};
}
function wordIn(nightly, key) {
	const word = nightly[key];
	return typeof word === "string" ? word : "";
}
function recordOf({ reading }) {
	return {
		...reading,
		schema: RECORD_SCHEMA,
		trial: storedName(`${reading.cell}.r0`),
		variant: "head",
		repeat: 0,
		round: 0,
		raw: []
	};
}
// src/store/read-history.ts
const SHAPES = "a folder of sessions, a folder with one subfolder a run, vLLM-Ascend's nightly JSON files, or a CSV with one row a run";
/**
* Past results as sessions, oldest first. Sessions and results that tell their time are put in its order; what tells none
* stays in the order of its path, in which `run-2` stands before `run-10`.
* @throws UserError when a path does not exist, or holds no results.
*/
async function readHistory(paths) {
	const parts = [];
	for (const path of paths) parts.push(await readPart(path));
	const sessions = parts.flatMap((part) => part.sessions);
	return {
		sessions: sessions.every(({ session }) => session.startedAt !== void 0) ? [...sessions].sort((a, b) => timeOf(a) - timeOf(b)) : sessions,
		notes: parts.flatMap(({ notes }) => notes)
	};
}
function timeOf({ session }) {
	return Date.parse(session.startedAt ?? "");
}
async function readPart(path) {
	if (!(await stat(path).catch((cause) => {
		const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
		throw new UserError(missing ? `${path} does not exist` : `cannot read ${path}: ${messageOf(cause)}`, { cause });
	})).isDirectory()) return readFileOf(path);
	if ((await sessionFolders(path)).length > 0) return storedSessions(path);
	const children = await readdir(path, { withFileTypes: true });
	const names = children.filter((child) => child.isDirectory() && !child.name.startsWith(".")).map(({ name }) => name).sort(natural);
	const runs = [];
	for (const name of names) if ((await resultFiles(join(path, name))).length > 0) runs.push(await orNote(readRun(join(path, name), name)));
	if (runs.some(({ sessions }) => sessions.length > 0)) return joined(runs);
	return readFlat(path, children.filter((child) => child.isFile()).map(({ name }) => name));
}
/** One unreadable run does not stop the others, and is told. */
async function orNote(reading) {
	try {
		return await reading;
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		return {
			sessions: [],
			notes: [`left out: ${thrown.message}`]
		};
	}
}
const { compare: natural } = new Intl.Collator("en", { numeric: true });
async function storedSessions(path) {
	const all = await readSessions(path);
	const ofVariants = all.filter(({ variants }) => variants !== void 0);
	return {
		sessions: all.filter((session) => !ofVariants.includes(session)).map((session) => {
			const { commit, event } = session.origin;
			const ofBase = event === "local" || event === "import" || BASELINE_EVENTS.some((known) => known === event);
			return {
				label: commit?.slice(0, 12) ?? session.id,
				session,
				pullRequest: !ofBase,
				targets: []
			};
		}),
		notes: ofVariants.map(({ id }) => `left out: ${id} measured variants, not one commit`)
	};
}
async function readFileOf(path) {
	if (TABLE_NAME.test(path)) return csvHistory(path, await readText({
		path,
		named: true
	}) ?? "");
	const table = await tableIn(path);
	if (table !== void 0) return tableHistory(path, table);
	return readRun(path, basename(path).replace(/\.[A-Za-z0-9]+$/, ""));
}
const TABLE_NAME = /\.[ct]sv$/i;
/** A JSON list of flat objects, one a run, with a known metric in it. */
async function tableIn(path) {
	const text = isJsonName(path) ? await readText({
		path,
		named: true
	}) ?? "" : "";
	if (!text.trimStart().startsWith("[")) return void 0;
	const table = findJson(text).values.flatMap(({ value }) => tableOfObjects(value) ?? [])[0];
	return table?.header.some((name) => columnOf(name).holds === "metric") ? table : void 0;
}
/** One run: a folder of results, or one result file. */
async function readRun(path, label) {
	const nightly = await nightlyFiles(path);
	if (nightly.length > 0) return nightlyRun(label, nightly);
	const records = await readResults([path], {});
	const startedAt = records.flatMap(({ notes }) => notes.flatMap((note) => dateOf(note) ?? [])).sort()[0];
	return {
		sessions: [pastSession({
			label,
			startedAt,
			records
		})],
		notes: []
	};
}
/** `vllm bench serve` writes the local time of the run as `date`. */
function dateOf(note) {
	const found = /^date: (\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/.exec(note);
	if (found === null) return void 0;
	const [, year, month, day, hour, minute, second] = found;
	return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
async function nightlyFiles(path) {
	const found = [];
	for (const file of (await resultFiles(path)).filter((one) => isJsonName(one.path))) {
		const text = await readText(file) ?? "";
		if (text.includes("\"tasks\"")) found.push(...findJson(text).values.flatMap(({ value }) => nightlyResult(value) ?? []));
	}
	return found;
}
function nightlyRun(label, results) {
	const environment = results[0]?.environment ?? {
		class: {},
		subject: {}
	};
	const accuracy = results.reduce((sum, { accuracyTasks }) => sum + accuracyTasks, 0);
	const records = results.flatMap((result) => result.records).map((record, index, all) => {
		const repeat = all.slice(0, index).filter(({ cell }) => cell === record.cell).length;
		return {
			...record,
			repeat,
			trial: record.trial.replace(/\.r0$/, `.r${repeat}`)
		};
	});
	const targets = results.flatMap((result) => result.targets);
	return {
		sessions: [pastSession({
			label,
			environment,
			records
		}, targets)],
		notes: accuracy === 0 ? [] : ["accuracy tasks of the nightly results are left out: only speed is replayed"]
	};
}
/** Files side by side: each is a run of its own cells, so that the k-th result of every cell is run k. */
async function readFlat(path, names) {
	const tables = names.filter((name) => TABLE_NAME.test(name)).sort(natural);
	if (tables.length > 0) return joined(await Promise.all(tables.map((name) => readFileOf(join(path, name)))));
	const nightly = (await Promise.all(names.sort(natural).map((name) => nightlyFileRun(path, name)))).flat();
	if (nightly.length > 0) return joined(nightly);
	const records = await readResults([path], {});
	const runs = Math.max(...records.map(({ repeat }) => repeat)) + 1;
	return {
		sessions: Array.from({ length: runs }, (_, run) => {
			const own = records.filter(({ repeat }) => repeat === run).map((record) => ({
				...record,
				repeat: 0
			}));
			const startedAt = own.flatMap(({ notes }) => notes.flatMap((note) => dateOf(note) ?? [])).sort()[0];
			return pastSession({
				label: `result ${run + 1}`,
				startedAt,
				records: own
			});
		}),
		notes: [`${path} has no subfolders: the k-th result of each cell is taken as run k`]
	};
}
async function nightlyFileRun(folder, name) {
	if (!isJsonName(name)) return [];
	const results = await nightlyFiles(join(folder, name));
	return results.length === 0 ? [] : [nightlyRun(name.replace(/\.jsonl?$/i, ""), results)];
}
function joined(parts) {
	const notes = [...new Set(parts.flatMap((part) => part.notes))];
	return {
		sessions: parts.flatMap(({ sessions }) => sessions),
		notes
	};
}
/** @throws UserError when there is nothing to replay at all. */
function refuseEmpty({ sessions }, paths) {
	if (sessions.some(({ session }) => session.records.length > 0)) return;
	throw new UserError(`${paths.join(", ")}: no results`, { hint: `a history is ${SHAPES}` });
}
export { refuseEmpty as n, readHistory as t };
