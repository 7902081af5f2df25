import { _ as string, a as boolean, c as int, f as number, h as record, n as _enum, p as object, r as array, u as literal$1, y as union } from "./schemas.js";
import { n as UserError } from "./errors.js";
import { a as ENGINE_TIMELINE_FILE, n as LOAD_RESULT_SCHEMA, r as LOAD_SPEC_SCHEMA } from "./load-result.js";
import { join } from "node:path";
// src/model/metric.ts
const higher = (unit, kind = "throughput") => ({
	unit,
	betterWhen: "higher",
	kind
});
const lower = (unit, kind = "latency") => ({
	unit,
	betterWhen: "lower",
	kind
});
/** Metric ids are vLLM's result keys; `success_rate`, `peak_memory_gib` and what vLLM does not measure are ours. */
const NAMED_METRICS = {
	request_throughput: higher("req/s"),
	output_throughput: higher("tok/s"),
	total_token_throughput: higher("tok/s"),
	input_throughput: higher("tok/s"),
	input_sequence_throughput: higher("inputs/s"),
	diffusion_committed_throughput: higher("tok/s"),
	rtfx: higher("×"),
	request_goodput: higher("req/s"),
	good_requests: higher("requests", "count"),
	max_output_tokens_per_s: higher("tok/s", "count"),
	max_concurrent_requests: lower("requests", "count"),
	success_rate: higher("share", "proportion"),
	requests_per_second: higher("req/s"),
	tokens_per_second: higher("tok/s"),
	elapsed_time: lower("s"),
	duration: lower("s"),
	duration_ms: lower("ms"),
	avg_latency: lower("s"),
	std_latency: lower("s", "tail"),
	avg_latency_ns: lower("ns"),
	prefill_latency: lower("s"),
	median_decode_latency: lower("s"),
	prefill_throughput: higher("tok/s"),
	median_decode_throughput: higher("tok/s"),
	prompt_ms: lower("ms"),
	prompt_per_token_ms: lower("ms"),
	prompt_per_second: higher("tok/s"),
	predicted_ms: lower("ms"),
	predicted_per_token_ms: lower("ms"),
	predicted_per_second: higher("tok/s"),
	total_ms: lower("ms"),
	output_throughput_per_gpu: higher("tok/s"),
	output_throughput_per_client: higher("tok/s"),
	user_throughput: higher("tok/s"),
	accuracy: higher("%", "accuracy"),
	peak_memory_gib: lower("GiB", "memory"),
	peak_device_memory_mib: lower("MiB", "memory"),
	spec_decode_acceptance_rate: higher("%"),
	spec_decode_acceptance_length: higher("tokens")
};
const SUMMARY$3 = new RegExp(`^(?:(mean|median)|(std|max)|(min)|p(\\d+(?:\\.\\d+)?))_(?:${[...[
	"ttft",
	"tpot",
	"itl",
	"e2el",
	"client_queue_time",
	"e2el_including_client_queue",
	"itl_per_token"
], ...[
	"ttst",
	"ttfot",
	"icl",
	"package_latency",
	"first_turn_ttft",
	"subsequent_turn_ttft"
]].join("|")})_(ms|s|us)$`);
/** The most that a program or one of its devices has held; a file's own unit stays in the id. */
const PEAK_MEMORY = /^peak_memory_(gib|gb|mib|mb)(?:_device\w*)?$/;
const MEMORY_UNITS = {
	gib: "GiB",
	gb: "GB",
	mib: "MiB",
	mb: "MB"
};
const PER_USER = /^(?:mean|median)_(?:output|decode)_throughput_per_(?:user|request)$/;
const LATENCY_PERCENTILE = /^p(\d+(?:\.\d+)?)_latency$/;
const STARTUP$1 = /^(?:avg|p(\d+(?:\.\d+)?))_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const PROBE = /^probe_(?:median|p99|max)_e2el_ms$/;
/** p90 and above move with few requests, so they are judged as tails. */
const TAIL_FROM_PERCENTILE = 90;
function ofPercentile(percentile, unit) {
	return lower(unit, Number(percentile) >= TAIL_FROM_PERCENTILE ? "tail" : "latency");
}
/**
* What is known of a metric id, or else was declared of it; `undefined` when no direction is known: such a number is stored,
* never judged. A known id means what it means here, whatever is declared.
*/
function metricOf(id, declared = {}) {
	const known = knownMetric(id);
	const own = known === void 0 && Object.hasOwn(declared, id) ? declared[id] : void 0;
	return own === void 0 ? known : {
		id,
		...own,
		kind: own.betterWhen === "higher" ? "throughput" : "latency"
	};
}
function knownMetric(id) {
	const known = Object.hasOwn(NAMED_METRICS, id) ? NAMED_METRICS[id] : void 0;
	if (known !== void 0) return {
		id,
		...known
	};
	const summary = SUMMARY$3.exec(id);
	if (summary !== null) {
		const [, centre, spread, least, percentile, unit = "ms"] = summary;
		if (centre !== void 0 || least !== void 0) return {
			id,
			...lower(unit)
		};
		if (spread !== void 0) return {
			id,
			...lower(unit, "tail")
		};
		return {
			id,
			...ofPercentile(percentile ?? "", unit)
		};
	}
	const memory = PEAK_MEMORY.exec(id)?.[1];
	if (memory !== void 0) return {
		id,
		...lower(MEMORY_UNITS[memory] ?? "", "memory")
	};
	if (PER_USER.test(id)) return {
		id,
		...higher("tok/s")
	};
	const percentile = LATENCY_PERCENTILE.exec(id)?.[1];
	if (percentile !== void 0) return {
		id,
		...ofPercentile(percentile, "s")
	};
	const startup = STARTUP$1.exec(id);
	if (startup !== null) return {
		id,
		...startup[1] === void 0 ? lower("s") : ofPercentile(startup[1], "s")
	};
	return PROBE.test(id) ? {
		id,
		...lower("ms", "tail")
	} : void 0;
}
// src/model/spec.ts
const ENGINE_NAMES = [...[
	"vllm",
	"sglang",
	"lmdeploy",
	"trtllm",
	"mindie",
	"llama-cpp",
	"tgi"
], ...[
	"external",
	"command",
	"simulated"
]];
const TOOL_NAMES = [...[
	"built-in",
	"vllm-bench",
	"sglang-bench",
	"evalscope",
	"evalscope-perf",
	"lmdeploy",
	"trtllm-bench"
], ...[
	"ais-bench",
	"mindie-benchmark",
	"guidellm",
	"aiperf",
	"genai-perf",
	"llama-bench",
	"llama-server",
	"custom",
	"table",
	"command"
]];
/**
* How base and head are kept to be measured in turn: `restart` starts each side for its part, `resident` keeps both up,
* `sleep` keeps both up and lends the device's memory to the one that is measured, `auto` chooses by memory and price.
*/
const HOLDS = [
	"auto",
	"restart",
	"resident",
	"sleep"
];
/** When base and head are measured in turn: for suspects, for everything and without a screen, or never. */
const PAIRED = [
	"auto",
	"always",
	"never"
];
// src/model/load-point.ts
/** `qps=16`, or `qps=inf,concurrency=32`: the part of a cell id behind the slash. */
function loadPointId(load) {
	const rate = `qps=${load.requestRate}`;
	return load.maxConcurrency === void 0 ? rate : `${rate},concurrency=${load.maxConcurrency}`;
}
// src/model/cell.ts
function servingCell(test, load) {
	return {
		id: `${test}/${loadPointId(load)}`,
		test,
		kind: "serving",
		load
	};
}
function offlineCell(test, kind) {
	return {
		id: test,
		test,
		kind
	};
}
const SUITE_FILE = /^(?<test>.+?)_qps_(?<rate>inf|\d+(?:\.\d+)?)(?:_concurrency_(?<concurrency>\d+))?$/;
/**
* The cell id that a result file's name stands for, as the vLLM and vLLM-Ascend suites name them:
* `serving_x_tp1_qps_4.json` is `serving_x_tp1/qps=4`; a name without a load point is the id itself.
*/
function cellIdFromFileName(fileName) {
	const stem = fileName.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]+$/, "");
	const found = SUITE_FILE.exec(stem)?.groups;
	if (found === void 0) return stem;
	const { test = stem, rate = "inf", concurrency } = found;
	const requestRate = rate === "inf" ? "inf" : Number(rate);
	return servingCell(test, concurrency === void 0 ? { requestRate } : {
		requestRate,
		maxConcurrency: Number(concurrency)
	}).id;
}
// src/model/flags.ts
/**
* The arguments that a suite's parameters stand for, by the rules of vLLM's `run-performance-benchmarks.sh`:
* `_` in a key is `-`, and `""` is a bare flag. Two rules differ, because the script's shell breaks them:
* `true` is a bare flag, and an object is ONE argument of compact JSON. `false` and `null` leave the flag out.
*
* `ignore_eos` and `ignore-eos` are one key: the last value wins, at the place where the key first stood.
*/
function argsToFlags(args) {
	const byFlag = new Map();
	for (const [key, value] of Object.entries(args)) byFlag.set(flagOf(key), value);
	return [...byFlag].flatMap(([flag, value]) => flagWithValue(flag, value));
}
/** `--ignore-eos` for `ignore_eos`. A key that already has its dashes keeps them. */
function flagOf(key) {
	return `--${key.replace(/^-+/, "").replaceAll("_", "-")}`;
}
/** Whether one of the arguments is that flag, however it is written, and does not turn it off. */
function isOn(args, name) {
	return Object.entries(args).some(([key, value]) => flagOf(key) === flagOf(name) && value !== false);
}
function flagWithValue(flag, value) {
	if (value === null || value === false) return [];
	if (value === true || value === "") return [flag];
	if (Array.isArray(value)) return [flag, ...value.map(word$1)];
	return [flag, word$1(value)];
}
function word$1(value) {
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
// src/tools/merged-args.ts
/** Either spelling of a flag is one flag; later arguments win. */
function merged(...all) {
	return Object.fromEntries(all.flatMap((args) => Object.entries(args).map(([key, value]) => [flagOf(key), value])));
}
// src/tools/serving-target.ts
/** @throws UserError when the test is not a serving test of a server whose model is known. */
function servingTarget(tool, { test, cell }, { baseUrl, model }) {
	const { load } = cell;
	if (baseUrl === void 0 || model === void 0 || load === void 0) throw new UserError(`test ${test.name}: ${tool} measures serving tests of a server, this is a ${test.kind} test`);
	return {
		baseUrl: baseUrl.replace(/\/+$/, ""),
		model,
		load
	};
}
// src/tools/aiperf/command.ts
/**
* The exact command of one trial. When every request fails it ends with 1 and leaves the list of requests alone. Its token
* counts are those of the tokenizer, so a wrong one falsifies every number per token.
*/
function command$12(trial, target) {
	const { baseUrl, model, load } = servingTarget("aiperf", trial, target);
	const { test, seed } = trial;
	const { requestRate: rate, maxConcurrency: limit } = load;
	return {
		argv: [
			"aiperf",
			"profile",
			...argsToFlags(merged({
				model,
				tokenizer: model,
				streaming: true,
				...datasetArgs$5(test),
				...test.ignoreEos ? { "extra-inputs": "ignore_eos:true" } : {},
				"warmup-request-count": Math.max(test.warmups, limit ?? 0),
				"no-gpu-telemetry": true,
				"no-server-metrics": true
			}, test.args, {
				url: baseUrl,
				"endpoint-type": test.endpoint,
				"request-count": test.prompts,
				...rate === "inf" ? {} : { "request-rate": rate },
				...limit === void 0 && rate !== "inf" ? {} : { concurrency: limit ?? test.prompts },
				"random-seed": seed,
				ui: "none",
				"output-artifact-dir": target.folder
			}))
		],
		env: test.env,
		resultFile: join(target.folder, "profile_export_aiperf.json"),
		otherFiles: [join(target.folder, "profile_export.jsonl")],
		files: {}
	};
}
function datasetArgs$5(test) {
	const { dataset } = test;
	switch (dataset?.name) {
		case void 0: return {};
		case "random": return {
			isl: dataset.inputTokens,
			"isl-stddev": Math.round(dataset.inputTokens * dataset.rangeRatio),
			osl: dataset.outputTokens,
			"osl-stddev": Math.round(dataset.outputTokens * dataset.rangeRatio),
			...dataset.prefixTokens > 0 ? {
				"prefix-prompt-length": dataset.prefixTokens,
				"num-prefix-prompts": 1
			} : {}
		};
		case "sharegpt": return { "public-dataset": "sharegpt" };
		case "custom": return {
			"input-file": dataset.path,
			"custom-dataset-type": "single_turn",
			osl: dataset.outputTokens
		};
	}
}
// src/tools/json-object.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The object under a key, or an empty one: for results of which parts may be absent. */
function objectIn(object, key) {
	const value = object[key];
	return isObject(value) ? value : {};
}
/** One of the words that Python prints for a number that is none. */
function isNoNumber(value) {
	return typeof value === "string" && /^-?(?:nan|inf|infinity)$/i.test(value);
}
// src/tools/printed.ts
/** A number as Python prints it; `undefined` for anything else, so that `1,834` or a cut word is never a number. */
function printedNumber(word) {
	return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : void 0;
}
/** `"none"` and `"inf"` as vLLM's clients write them; other words as they are. */
function printedSetting(word) {
	return printedNumber(word) ?? word.replace(/^(?:None|inf|infinity)$/i, (known) => /^n/i.test(known) ? "none" : "inf");
}
// src/tools/collect.ts
/** What tools write where they have no number, whatever the metric. */
const NOTHING$1 = /^(?:|-|\/|n\/a|none|null)$/i;
/**
* The figures in a list of names and values; numbers are taken over to the last digit. What stands for no number (`-`, `/`,
* `N/A`, NaN, and what the tool's own `isSentinel` knows) is absent and said in a note.
*/
function collect(printed, isSentinel = () => false) {
	const metrics = {};
	const counts = {};
	const workload = {};
	const absent = new Set();
	for (const { name, value, meaning } of printed) {
		if (meaning === void 0 || value === void 0 || value === null) continue;
		if (meaning.kind === "workload") {
			const setting = settingOf$1(value);
			if (setting !== void 0) workload[meaning.id] = setting;
			continue;
		}
		const number = numberOf$1(value);
		if (number === void 0 || isSentinel(number)) absent.add(`${name}: ${String(value)}`);
		else if (meaning.kind === "metric") metrics[meaning.id] = number;
		else if (meaning.kind === "count" && Number.isSafeInteger(number) && number >= 0) counts[meaning.id] = number;
	}
	return {
		metrics,
		counts,
		workload,
		unreadable: [],
		errors: [],
		notes: absent.size === 0 ? [] : [`no number, left out: ${[...absent].join(", ")}`]
	};
}
function numberOf$1(value) {
	return typeof value === "number" ? value : printedNumber(String(value).trim());
}
function settingOf$1(value) {
	const number = numberOf$1(value);
	if (number !== void 0) return number;
	if (isNoNumber(value)) return "inf";
	return typeof value === "string" && !NOTHING$1.test(value.trim()) ? value.trim() : void 0;
}
/** Figures of several parts of one result; what comes later wins where both say the same. */
function together(...parts) {
	const version = parts.findLast((part) => part.version !== void 0)?.version;
	return {
		metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)),
		counts: Object.assign({}, ...parts.map(({ counts }) => counts)),
		workload: Object.assign({}, ...parts.map(({ workload }) => workload)),
		unreadable: parts.flatMap(({ unreadable }) => unreadable),
		errors: parts.flatMap(({ errors }) => errors),
		notes: parts.flatMap(({ notes }) => notes),
		...version === void 0 ? {} : { version }
	};
}
// src/tools/csv.ts
const FIELD = /("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r\n|\r|\n|$)/y;
/** The lines of a CSV text as fields (RFC 4180); `undefined` where a quote does not close. Empty lines are empty lists. */
function csvLines(text) {
	const lines = [];
	let fields = [];
	const from = text.startsWith("﻿") ? 1 : 0;
	FIELD.lastIndex = from;
	for (let at = from; at < text.length; at = FIELD.lastIndex) {
		const found = FIELD.exec(text);
		if (found === null) return void 0;
		const [, field = "", end] = found;
		fields.push(field.startsWith("\"") ? field.slice(1, -1).replaceAll("\"\"", "\"") : field.trim());
		if (end === ",") continue;
		lines.push(fields.length === 1 && fields[0] === "" ? [] : fields);
		fields = [];
	}
	return fields.length === 0 ? lines : [...lines, fields];
}
/**
* A CSV file with one header.
* @throws UserError when it is cut off: a line is shorter than the header, or the last one does not end.
*/
function csvTable(text, source) {
	const lines = csvLines(text);
	const [header = [], ...rest] = lines?.filter((line) => line.length > 0) ?? [];
	const odd = rest.findIndex((line) => line.length !== header.length);
	if (lines === void 0 || odd !== -1 || !/[\r\n]$/.test(text)) {
		const where = odd === -1 ? "the last line does not end" : `line ${odd + 2} has not as many fields as the header`;
		throw new UserError(`${source}: ${where}`, { hint: "the file is cut off or damaged" });
	}
	return {
		header,
		rows: rest
	};
}
const LONGEST_HEADER = 1e5;
/** The first line's fields, for telling whose table it is. */
function csvHeader(text) {
	const [line = ""] = text.slice(0, LONGEST_HEADER).trimStart().split(/[\r\n]/, 1);
	return csvLines(line)?.[0] ?? [];
}
// src/tools/clean-text.ts
/** Colours and other terminal commands, and a byte order mark. */
const TERMINAL = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[\]_P^X][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])|\uFEFF/g;
/** Time stamps, log levels, process names, quote marks and table bars before a line. */
const PREFIX = /^(?:\s+|[>|*`#]+|\[[^\]]*\]|\([^()]*pid=\d+\)|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?)?|\d\d-\d\d(?= \d\d:)|\d\d:\d\d:\d\d(?:[.,]\d+)?|(?:DEBUG|INFO|WARNING|ERROR)\b|[\w.-]+ *\|)+/;
const FENCE = /^[\s>]*(?:```|~~~)/;
/** The lines of a text. A carriage return ends a line, so that a progress bar does not stand before a result. */
function linesOf(text) {
	const lines = [];
	let number = 1;
	for (const { 0: raw, index: start } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
		const seen = raw.replace(TERMINAL, "");
		const whole = /[\r\n]$/.test(raw);
		lines.push({
			text: seen.replace(PREFIX, "").trim(),
			plain: seen.replace(/[\r\n]+$/, ""),
			number,
			start,
			whole,
			fence: FENCE.test(seen)
		});
		if (raw.endsWith("\n")) number += 1;
	}
	return lines;
}
// src/tools/python-json.ts
/** A file of JSON, not a log that starts with a bracket. */
const JSON_FILE = /^\s*(?:\{\s*["}]|\[\s*[{\]])/;
/** Where a value may start inside a log: at the head of a line. */
const VALUE_START = /^[ \t>|\uFEFF]*(?=\{\s*"|\[\s*\{)/gm;
/** Unbalanced brackets in a log each cost a scan to its end. */
const MOST_FAILED_SCANS = 50;
/**
* All JSON objects and arrays in a text as Python's `json` writes them: one, one a line, glued together, or in a log.
* Bare `NaN`, `Infinity` and `-Infinity` become the strings `"NaN"`, `"Infinity"` and `"-Infinity"`: never a number.
*/
function findJson(text) {
	const isFile = JSON_FILE.test(text);
	const values = [];
	let at = 0;
	for (let failed = 0; failed < MOST_FAILED_SCANS;) {
		const start = nextStart(text, at);
		if (start === void 0) break;
		const found = readValue(text, start);
		if ("value" in found) {
			values.push(found);
			at = found.end;
			continue;
		}
		if (isFile) return {
			values,
			broken: `${found.what} at ${placeOf(text, found.offset)}`
		};
		failed += 1;
		at = start + 1;
	}
	return { values };
}
/** `line 3, column 14` of an offset, both from 1. */
function placeOf(text, offset) {
	const before = text.slice(0, offset).split("\n");
	return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}
/** Appended values need no line of their own: the first record of an appended file is written without a line end. */
function nextStart(text, from) {
	if (from > 0) {
		const next = text.slice(from).search(/\S/) + from;
		if (next >= from && /^\{\s*"/.test(text.slice(next, next + 100))) return next;
	}
	VALUE_START.lastIndex = from;
	const found = VALUE_START.exec(text);
	return found === null ? void 0 : found.index + found[0].length;
}
function readValue(text, start) {
	const end = endOfValue(text, start);
	if (end === void 0) return {
		what: "the text ends in the middle of a value",
		offset: text.length
	};
	const json = text.slice(start, end);
	try {
		return {
			value: parseTolerantly(json),
			start,
			end
		};
	} catch (cause) {
		const position = /position (\d+)/.exec(String(cause))?.[1];
		return {
			what: "not JSON",
			offset: start + Number(position ?? 0)
		};
	}
}
function parseTolerantly(json) {
	try {
		return JSON.parse(json);
	} catch {
		return JSON.parse(withoutBareNumbers(json));
	}
}
/** Offset behind the bracket that closes the one at `start`. */
function endOfValue(text, start) {
	const marks = /["[\]{}]/g;
	marks.lastIndex = start;
	let depth = 0;
	for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
		if (mark[0] === "\"") {
			const end = endOfString(text, mark.index);
			if (end === void 0) return void 0;
			marks.lastIndex = end;
			continue;
		}
		depth += mark[0] === "{" || mark[0] === "[" ? 1 : -1;
		if (depth === 0) return marks.lastIndex;
	}
}
/** Offset behind the quote that closes the one at `start`: the first that an even number of backslashes precedes. */
function endOfString(text, start) {
	for (let end = text.indexOf("\"", start + 1); end !== -1; end = text.indexOf("\"", end + 1)) {
		let slashes = 0;
		while (text[end - 1 - slashes] === "\\") slashes += 1;
		if (slashes % 2 === 0) return end + 1;
	}
}
/** Python writes them, JSON has no word for them: https://docs.python.org/3/library/json.html#infinite-and-nan-number-values */
function withoutBareNumbers(json) {
	let out = "";
	let from = 0;
	for (let quote = json.indexOf("\""); quote !== -1; quote = json.indexOf("\"", from)) {
		const end = endOfString(json, quote) ?? json.length;
		out += quoteBareNumbers(json.slice(from, quote)) + json.slice(quote, end);
		from = end;
	}
	return out + quoteBareNumbers(json.slice(from));
}
function quoteBareNumbers(outsideStrings) {
	return outsideStrings.replace(/-?\bInfinity\b|\bNaN\b/g, (token) => `"${token}"`);
}
// src/tools/parsed.ts
const jsonOf = new WeakMap();
const linesBySource = new WeakMap();
/** The JSON in a text, found once for all tools that look at it. */
function jsonIn(source) {
	return remembered(jsonOf, source, findJson);
}
/** The lines of a text, split once for all tools that look at it. */
function linesIn(source) {
	return remembered(linesBySource, source, linesOf);
}
function remembered(known, source, find) {
	const before = known.get(source);
	if (before !== void 0) return before;
	const found = find(source.text);
	known.set(source, found);
	return found;
}
// src/tools/same-run.ts
/** More places than this are no rounding. */
const MOST_PLACES = 5;
/** Whether two readings are of one run: every metric and count that both print is the same, up to the decimal places of the text. */
function isSameRun(json, text) {
	if (json.tool.definition !== text.tool.definition) return false;
	const shared = Object.entries(text.metrics).flatMap(([id, printed]) => {
		const exact = json.metrics[id];
		return exact === void 0 ? [] : [agrees$1(exact, printed)];
	});
	const counts = Object.entries(text.counts).flatMap(([id, printed]) => {
		const exact = json.counts[id];
		return exact === void 0 ? [] : [exact === printed];
	});
	return shared.length > 0 && shared.length + counts.length > 1 && [...shared, ...counts].every(Boolean);
}
/** The exact numbers of a run's JSON, and what only its text says: tokens, arguments, why requests failed. */
function joinRun(json, text) {
	const version = json.tool.version ?? text.tool.version;
	return {
		...json,
		tool: {
			...json.tool,
			...version === void 0 ? {} : { version }
		},
		metrics: {
			...text.metrics,
			...json.metrics
		},
		counts: {
			...text.counts,
			...json.counts
		},
		workload: {
			...text.workload,
			...json.workload
		},
		validity: json.validity.state === "valid" ? text.validity : json.validity,
		notes: [...new Set([...json.notes, ...text.notes])]
	};
}
/** Rounded to as many places as are printed, of which trailing zeros may be left out. */
function agrees$1(exact, printed) {
	const places = /\.(\d+)$/.exec(String(printed))?.[1]?.length ?? 0;
	return exact === printed || places <= MOST_PLACES && Math.abs(exact - printed) <= rounding(Math.max(2, places));
}
/** Binary halves may round either way. */
function rounding(places) {
	return .5 * 10 ** -places + 1e-9;
}
// src/tools/json-and-text.ts
/**
* All results in one text, in order. A run that is there both as JSON and as printed text is one result, with the JSON's numbers.
* @throws UserError when the text is cut off, is not readable, or holds no result.
*/
function readJsonAndText(source, { what, ofJson, ofText }) {
	if (source.text.trim() === "") throw new UserError(`${source.name} is empty`);
	const { values, broken } = jsonIn(source);
	if (broken !== void 0) throw new UserError(`${source.name}: ${broken}`, { hint: "the file is cut off or damaged: measure again, or leave it out" });
	const found = joinRuns(values.flatMap(({ value, start }) => ofJson(value).map((reading) => ({
		start,
		reading
	}))), ofText(linesOf(withoutValues(source.text, values)), source));
	if (found.length === 0) throw new UserError(`${source.name} holds no result of ${what}`);
	return found.sort((a, b) => a.start - b.start).map(({ reading }) => reading);
}
/** Whether a file that is cut off starts as a tool's result does. */
function isBroken(source, heads) {
	const head = source.text.slice(0, 1e4);
	return jsonIn(source).broken !== void 0 && heads.some((keys) => keys.test(head));
}
function joinRuns(results, printed) {
	const texts = [...printed];
	return [...results.map((result) => {
		const twin = texts.findIndex((text) => isSameRun(result.reading, text.reading));
		const [text] = twin === -1 ? [] : texts.splice(twin, 1);
		return text === void 0 ? result : {
			...result,
			reading: joinRun(result.reading, text.reading)
		};
	}), ...texts];
}
/** The text with its JSON values blanked, so that offsets and lines stay. */
function withoutValues(text, values) {
	let out = "";
	let from = 0;
	for (const { start, end } of values) {
		out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, " ");
		from = end;
	}
	return out + text.slice(from);
}
// src/tools/meaning.ts
const metric = (id) => ({
	kind: "metric",
	id
});
const count$1 = (id) => ({
	kind: "count",
	id
});
const workload = (id) => ({
	kind: "workload",
	id
});
const FOREIGN = { kind: "foreign" };
function idOf$1(meaning) {
	return meaning.kind === "foreign" ? "" : meaning.id;
}
// src/tools/statistic.ts
const NAMES$1 = {
	avg: "mean",
	average: "mean",
	mean: "mean",
	median: "median",
	std: "std",
	stddev: "std",
	std_dev: "std",
	min: "min",
	minimum: "min",
	max: "max",
	maximum: "max"
};
const PERCENTILE$3 = /^(?:p(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)%)$/;
/** The first part of a metric's id for a tool's word of a statistic: `mean` for `Average`, `p99` for `99%`; the 50th percentile is the median. */
function statisticOf(word) {
	const known = word.trim().toLowerCase();
	const percentile = PERCENTILE$3.exec(known);
	const rank = percentile?.[1] ?? percentile?.[2];
	if (rank !== void 0) return Number(rank) === 50 ? "median" : `p${rank}`;
	return Object.hasOwn(NAMES$1, known) ? NAMES$1[known] : void 0;
}
// src/tools/perf-export.ts
/** The exports of genai-perf and of its successor aiperf: one record a metric, with its unit and its statistics. */
/** Metrics of which every statistic is kept, and what they are called here. */
const DISTRIBUTIONS$1 = {
	request_latency: "e2el",
	time_to_first_token: "ttft",
	time_to_second_token: "ttst",
	time_to_first_output_token: "ttfot",
	inter_token_latency: "itl",
	inter_chunk_latency: "icl",
	output_token_throughput_per_user: "output_throughput_per_user",
	input_sequence_length: "input_tokens",
	output_sequence_length: "output_tokens"
};
/** Metrics of the whole run. */
const TOTALS = {
	request_throughput: metric("request_throughput"),
	output_token_throughput: metric("output_throughput"),
	input_token_throughput: metric("input_throughput"),
	total_token_throughput: metric("total_token_throughput"),
	goodput: metric("request_goodput"),
	request_goodput: metric("request_goodput"),
	request_count: count$1("completed"),
	error_request_count: count$1("failed"),
	completed_request_count: count$1("requested"),
	total_isl: count$1("inputTokens"),
	total_osl: count$1("outputTokens")
};
const TIME_UNITS$1 = {
	ms: "ms",
	s: "s",
	sec: "s",
	us: "us",
	ns: "ns"
};
/** One statistic of one metric, as a number with a meaning; `undefined` for one that is not kept. */
function printedStatistic(tag, unit, statistic, value) {
	const name = `${statistic} of ${tag}`;
	const prefix = statisticOf(statistic);
	const measure = Object.hasOwn(DISTRIBUTIONS$1, tag) ? DISTRIBUTIONS$1[tag] : void 0;
	if (measure !== void 0 && prefix !== void 0) {
		const time = TIME_UNITS$1[unit];
		return {
			name,
			value,
			meaning: metric(`${prefix}_${measure}${time === void 0 ? "" : `_${time}`}`)
		};
	}
	if (statistic !== "avg") return void 0;
	if (tag === "benchmark_duration") return {
		name,
		value,
		meaning: metric(unit === "sec" ? "duration" : `duration_${unit}`)
	};
	return Object.hasOwn(TOTALS, tag) ? {
		name,
		value,
		meaning: TOTALS[tag]
	} : void 0;
}
/** All kept numbers of an export; every metric is an object with a unit. */
function printedRecords(records) {
	return Object.entries(records).flatMap(([tag, record]) => {
		if (!isObject(record) || typeof record["unit"] !== "string") return [];
		const unit = record["unit"];
		return Object.entries(record).flatMap(([name, value]) => printedStatistic(tag, unit, name, value) ?? []);
	});
}
function hasRecords(value) {
	const latency = value["request_latency"];
	return isObject(latency) && typeof latency["unit"] === "string" && "avg" in latency;
}
const ROW$1 = /^(.*?)(?: \(([^()]*)\))?$/;
/** Rows whose names are no tag in other words. */
const CSV_TAGS = {
	completed_requests: "completed_request_count",
	total_input_sequence_length: "total_isl",
	total_output_sequence_length: "total_osl"
};
/** Tables in one file: statistics of requests, values of the run, and others that are not read. `undefined` when the file is cut off. */
function printedCsv(text) {
	const lines = csvLines(text);
	if (lines === void 0 || !/[\r\n]$/.test(text)) return void 0;
	let header = [];
	let opens = true;
	const printed = [];
	for (const line of lines) {
		if (line[0] === "Metric" || opens && line.length > 0) header = line;
		else if (line.length > 0 && header[0] === "Metric") {
			if (line.length !== header.length) return void 0;
			printed.push(...printedRow(line, header));
		}
		opens = line.length === 0;
	}
	return printed;
}
function printedRow([title = "", ...cells], [, ...names]) {
	const [, words = "", unit = ""] = ROW$1.exec(title) ?? [];
	const tag = words.trim().toLowerCase().replace(/\W+/g, "_");
	return cells.flatMap((cell, index) => {
		const statistic = names[index] === "Value" ? "avg" : names[index] ?? "";
		return printedStatistic(CSV_TAGS[tag] ?? tag, unit, statistic, withoutThousands(cell)) ?? [];
	});
}
/** genai-perf groups the digits before the point by commas; two places always follow it. */
function withoutThousands(cell) {
	return /^-?\d{1,3}(?:,\d{3})+\.\d{2}$/.test(cell) ? cell.replaceAll(",", "") : cell;
}
// src/tools/validity.ts
/** aiohttp's and the system's words for a server that nobody listens on. */
const UNREACHABLE = /cannot connect to host|connect call failed|connection ?refused|name or service not known|temporary failure in name resolution|no route to host|network is unreachable/i;
const LONGEST_ERROR = 200;
/**
* Whether a result says anything about the engine. `vllm bench serve` exits 0 with every request failed, its latencies
* then all 0.0: failing requests are a fact about the engine, and the counts tell it. A server that was not there is none.
*/
function judge(figures) {
	const { counts, errors, unreadable } = figures;
	const reasons = [...unreadable.map((metric) => `${metric} is not a number`), ...impossible(figures)];
	const notes = [];
	const first = errors[0];
	if (first !== void 0) notes.push(`failed requests, the first: ${errorHead(first)}`);
	if (counts.completed === 0) {
		if (first !== void 0 && errors.every((error) => UNREACHABLE.test(error))) reasons.push(`server unreachable: ${errorHead(first)}`);
		notes.push("no request completed: latencies and throughputs of 0 are not measurements");
	}
	if (hasSingleTokens(counts)) notes.push("no request has a second token: nothing was measured between tokens");
	const busy = servedNothing(figures);
	if (reasons.length === 0 && busy !== void 0) reasons.push(busy);
	if (reasons.length === 0 && completedNothing(figures)) reasons.push("nothing completed, and no request is known to have failed");
	if (generatedNothing(figures)) reasons.push(`no tokens generated by ${counts.completed} completed requests`);
	return {
		validity: reasons.length === 0 ? { state: "valid" } : {
			state: "invalid",
			reasons
		},
		notes
	};
}
/** What no measurement can be: a damaged file, or a program that divided by nothing. */
function impossible({ metrics }) {
	return Object.entries(metrics).flatMap(([id, value]) => {
		if (!Number.isFinite(value)) return [`${id} is not a finite number`];
		return value < 0 && metricOf(id) !== void 0 ? [`${id} is negative: ${value}`] : [];
	});
}
/** What only completed requests add to. */
const SERVED = /^(?:request|output)_throughput$/;
function servedNothing({ metrics, counts }) {
	const found = Object.entries(metrics).find(([id, value]) => value > 0 && SERVED.test(id));
	return counts.completed !== 0 || found === void 0 ? void 0 : `${found[0]} is ${found[1]}, though no request completed`;
}
/** Requests that are counted as failed are judged by their share; where none are, an empty run would look like a run without faults. */
function completedNothing({ metrics, counts }) {
	if (counts.completed !== void 0) return counts.completed === 0 && (counts.failed ?? counts.requested ?? 0) === 0;
	const throughputs = Object.entries(metrics).filter(([id]) => metricOf(id)?.betterWhen === "higher" && /_throughput$/.test(id));
	return throughputs.length > 0 && throughputs.every(([, value]) => value === 0);
}
/**
* The zeros that tools print where there was nothing to measure are no measurements: all of them where no request completed
* (how long the run took is one), and those of the time between tokens where no request has a second token.
*/
function measuredIn({ metrics, counts }) {
	if (counts.completed !== 0 && !hasSingleTokens(counts)) return metrics;
	const isMeasured = ([id, value]) => {
		if (value !== 0) return true;
		return counts.completed === 0 ? id === "duration" || metricOf(id) === void 0 : !BETWEEN_TOKENS.test(id);
	};
	return Object.fromEntries(Object.entries(metrics).filter(isMeasured));
}
const BETWEEN_TOKENS = /_(?:tpot|itl)_(?:ms|s)$/;
function hasSingleTokens({ completed, outputTokens }) {
	return completed !== void 0 && outputTokens !== void 0 && completed > 0 && outputTokens <= completed;
}
/** A dead engine core can answer 200 with an empty stream: requests per second soar. Pooling models generate none by design. */
function generatedNothing({ counts, metrics }) {
	return (counts.completed ?? 0) > 0 && counts.outputTokens === 0 && metrics["input_sequence_throughput"] === void 0;
}
/** The last line of a traceback says what happened. */
function errorHead(error) {
	return (error.split("\n").filter((line) => line.trim() !== "").at(-1) ?? "").trim().slice(0, LONGEST_ERROR);
}
// src/tools/reading-of.ts
/** Figures as a reading of a tool, judged. The definition is raised when a number comes to mean something else. */
function readingOf(name, definition, figures) {
	const { version, counts, workload } = figures;
	const { validity, notes } = judge(figures);
	return {
		tool: {
			name,
			...version === void 0 ? {} : { version },
			definition
		},
		metrics: measuredIn(figures),
		counts,
		workload,
		validity,
		notes: [...figures.notes, ...notes]
	};
}
// src/tools/aiperf/requests.ts
/** One line of `profile_export.jsonl`. */
function isRequest(value) {
	return isObject(value) && "request_start_ns" in objectIn(value, "metadata") && isObject(value["metrics"]);
}
/** When every request fails, aiperf writes no summary: its list of requests tells how many there were. */
function requestFigures$1(requests) {
	const measured = requests.filter((request) => objectIn(request, "metadata")["benchmark_phase"] !== "warmup");
	const failed = measured.filter((request) => isObject(request["error"]));
	const errors = failed.map((request) => String(objectIn(request, "error")["message"] ?? "failed"));
	return {
		metrics: {},
		counts: {
			requested: measured.length,
			completed: measured.length - failed.length,
			failed: failed.length
		},
		workload: {},
		unreadable: [],
		errors,
		notes: []
	};
}
// src/tools/aiperf/read.ts
const NAME$7 = "aiperf";
const DEFINITION$4 = "aiperf@1";
/** The summary, its table and the list of requests lie in one folder, always with these names. */
const PART_NAME$1 = /(?:^|[\\/])profile_export(?:_aiperf)?\.(?:jsonl?|csv)$/;
/** What aiperf's export has, and genai-perf's has not. */
const OWN_KEYS = [
	"aiperf_version",
	"schema_version",
	"was_cancelled",
	"error_summary",
	"benchmark_duration"
];
const BROKEN$8 = [/"aiperf_version":/, /"credit_issued_ns":/];
function detect$14(source) {
	const { values } = jsonIn(source);
	if (values.some(({ value }) => isExport$1(value))) return { evidence: "JSON with aiperf's metrics" };
	if (values.some(({ value }) => isRequest(value))) return { evidence: "JSON lines with aiperf's requests" };
	if (isBroken(source, BROKEN$8)) return { evidence: "broken JSON with the keys of aiperf" };
	return isCsv$2(source.text) ? { evidence: "CSV with aiperf's columns" } : void 0;
}
function isExport$1(value) {
	return isObject(value) && hasRecords(value) && OWN_KEYS.some((key) => key in value);
}
/** genai-perf has no sums, and the largest percentile first. */
function isCsv$2(text) {
	const header = csvHeader(text);
	return header[0] === "Metric" && header.includes("p50") && header.indexOf("p1") < header.indexOf("p99") && header.includes("std");
}
/** @throws UserError when the file is cut off, is not readable, or holds no result. */
function read$14(source) {
	const part = PART_NAME$1.test(source.name) ? { part: "profile_export" } : {};
	return readFile(source).map((reading) => ({
		...reading,
		...part
	}));
}
function readFile(source) {
	if (isCsv$2(source.text)) return [readCsv$2(source)];
	const requests = jsonIn(source).values.flatMap(({ value }) => isRequest(value) ? [value] : []);
	if (requests.length > 0 && jsonIn(source).broken === void 0) return [readingOf(NAME$7, DEFINITION$4, requestFigures$1(requests))];
	return readJsonAndText(source, {
		what: NAME$7,
		ofJson: (value) => isExport$1(value) ? [readExport$1(value)] : [],
		ofText: () => []
	});
}
function readExport$1(value) {
	const figures = withCounts(collect(printedRecords(value)), value);
	const version = value["aiperf_version"];
	const reading = readingOf(NAME$7, DEFINITION$4, {
		...figures,
		workload: workloadOf$3(objectIn(value, "input_config")),
		...typeof version === "string" ? { version } : {}
	});
	const cancelled = {
		state: "invalid",
		reasons: ["aiperf was cancelled"]
	};
	return {
		...reading,
		...value["was_cancelled"] === true ? { validity: cancelled } : {}
	};
}
/** The number of failed requests is not there when it is 0; that there were no errors is. */
function withCounts(figures, { error_summary: errors, was_cancelled: cancelled }) {
	const { counts } = figures;
	const none = Array.isArray(errors) && errors.length === 0 && cancelled === false;
	const failed = counts.failed ?? (none ? 0 : void 0);
	if (failed === void 0) return figures;
	const { completed } = counts;
	const requested = completed === void 0 ? {} : { requested: completed + failed };
	return {
		...figures,
		counts: {
			...requested,
			...counts,
			failed
		},
		errors: errorsIn$1(errors)
	};
}
function errorsIn$1(errors) {
	if (!Array.isArray(errors)) return [];
	return errors.flatMap((error) => {
		const message = isObject(error) ? objectIn(error, "error_details")["message"] : void 0;
		return typeof message === "string" ? [message] : [];
	});
}
/** Since 0.5 the load stands in phases; before, it stood in `loadgen`. */
function workloadOf$3(config) {
	const phases = config["phases"];
	const { concurrency, rate, request_rate: oldRate } = (Array.isArray(phases) ? phases.filter(isObject).findLast((phase) => phase["kind"] !== "warmup") : void 0) ?? objectIn(config, "loadgen");
	const paced = rate ?? oldRate;
	const items = objectIn(config, "models")["items"];
	const model = Array.isArray(items) && isObject(items[0]) ? items[0]["name"] : void 0;
	return {
		...concurrency === void 0 && paced === void 0 ? {} : { request_rate: typeof paced === "number" ? paced : "inf" },
		...typeof concurrency === "number" ? { max_concurrency: concurrency } : {},
		...typeof model === "string" ? { model_id: model } : {}
	};
}
function readCsv$2({ name, text }) {
	const printed = printedCsv(text);
	if (printed === void 0) throw new UserError(`${name}: the table ends in its middle`, { hint: "the file is cut off or damaged" });
	return readingOf(NAME$7, DEFINITION$4, collect(printed));
}
// src/tools/aiperf/aiperf.ts
/** aiperf's summary as JSON and CSV, and its list of requests. Its inter-token latency is what vLLM calls the time per output token. */
const aiperf = {
	kinds: ["serving"],
	command: command$12,
	detect: detect$14,
	read: read$14
};
// src/tools/ais-bench/python.ts
/** A Python string: JSON's escapes are Python's too. */
function python(text) {
	return JSON.stringify(text);
}
function portOf({ port, protocol }) {
	if (port !== "") return port;
	return protocol === "https:" ? "443" : "80";
}
// src/tools/ais-bench/installed-config.ts
/** What of a test's `args` is written into the configuration, and is no flag. */
const SETTINGS$1 = [
	"max-out-len",
	"batch-size",
	"trust-remote-code"
];
const SAMPLING = [
	"temperature",
	"top-k",
	"top-p",
	"seed",
	"repetition-penalty"
];
const INSTALLED_KEYS = [
	"models",
	"datasets",
	"dataset-path",
	"model-path",
	...SETTINGS$1,
	...SAMPLING
];
function namedFiles({ models, datasets }) {
	return typeof models === "string" && typeof datasets === "string" ? {
		models,
		datasets
	} : void 0;
}
/**
* The installed files with this server, load and data set in them, as vLLM-Ascend's runner edits them:
* https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py. Speed ignores the end of an answer and takes the likeliest
* token; accuracy samples at 0.6.
*/
function installedConfig(named, { test, cell, seed }, { baseUrl, model }) {
	if (baseUrl === void 0 || model === void 0) throw new UserError(`test ${test.name}: ais-bench asks a server, and there is none`);
	const url = new URL(baseUrl);
	const speed = test.kind === "serving";
	const rate = cell.load?.requestRate ?? "inf";
	const settings = {
		...tokenizerFolder(test.args["model-path"] ?? model),
		model,
		host_ip: url.hostname,
		host_port: Number(portOf(url)),
		enable_ssl: url.protocol === "https:",
		...speed ? { request_rate: rate === "inf" ? 0 : rate } : {},
		...present(test.args, SETTINGS$1),
		...cell.load?.maxConcurrency === void 0 ? {} : { batch_size: cell.load.maxConcurrency }
	};
	const sampling = {
		temperature: speed ? 0 : .6,
		ignore_eos: speed,
		...speed ? { seed } : {},
		...present(test.args, SAMPLING)
	};
	const path = test.args["dataset-path"];
	return `from mmengine.config import read_base

with read_base():
    from ais_bench.benchmark.configs.models.${moduleOf(test.name, named.models, "vllm_api")} import models
    from ais_bench.benchmark.configs.datasets.${moduleOf(test.name, named.datasets)} import *
    from ais_bench.benchmark.configs.summarizers.${speed ? "perf.default_perf" : "example"} import summarizer

datasets = sum((value for key, value in locals().items() if key.endswith("_datasets")), [])
for one in models:
    one.update(${dict(settings)})
    one["generation_kwargs"].update(${dict(sampling)})
${typeof path === "string" ? `for one in datasets:\n    one["path"] = ${python(path)}\n` : ""}del one
`;
}
/** `gsm8k/gsm8k_gen` as a Python module; a name without a folder lies in `folder`, or in one of its own first word. */
function moduleOf(test, name, folder = name.split("_")[0] ?? name) {
	const words = (name.includes("/") ? name : `${folder}/${name}`).split("/");
	if (words.every((word) => /^[A-Za-z_]\w*$/.test(word))) return words.join(".");
	throw new UserError(`test ${test}: "${name}" names no file of AISBench's configs`, { hint: "datasets: gsm8k/gsm8k_gen_0_shot_cot_str_perf" });
}
/** AISBench refuses a path that is no folder here, and without one it counts as the server does. */
function tokenizerFolder(path) {
	return typeof path === "string" && path.startsWith("/") ? { path } : {};
}
function present(args, keys) {
	return Object.fromEntries(keys.flatMap((key) => {
		const value = args[key] ?? args[key.replaceAll("-", "_")];
		return value === void 0 ? [] : [[key.replaceAll("-", "_"), value]];
	}));
}
function dict(values) {
	return `dict(${Object.entries(values).map(([key, value]) => `${key}=${literal(value)}`).join(", ")})`;
}
function literal(value) {
	if (typeof value === "boolean") return value ? "True" : "False";
	return JSON.stringify(value);
}
// src/tools/unknown-dataset.ts
/** For a data set that a tool has no flags for. */
function unknownDataset(tool, { name }, dataset) {
	return new UserError(`test ${name}: ${tool} cannot send the data set ${dataset.name}`, { hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }, or leave dataset out and give the tool's own flags in args" });
}
// src/tools/ais-bench/synthetic-config.ts
/** AISBench's configuration for prompts of random length, on the server's completions or chat. */
function syntheticConfig(trial, { baseUrl, model, load }) {
	const { test, seed } = trial;
	const { dataset } = test;
	if (dataset?.name !== "random" || dataset.prefixTokens > 0) throw dataset === void 0 ? new UserError(`test ${test.name}: ais-bench needs a dataset`, { hint: "dataset: { name: random }" }) : unknownDataset("ais-bench", test, dataset);
	const url = new URL(baseUrl);
	const chat = test.endpoint === "chat";
	const range = (length) => {
		const [least, most] = [Math.round(length * (1 - dataset.rangeRatio)), Math.round(length * (1 + dataset.rangeRatio))];
		return `dict(Method="uniform", Params=dict(MinValue=${least}, MaxValue=${most}))`;
	};
	return `from ais_bench.benchmark.models import ${chat ? "VLLMCustomAPIChat" : "VLLMCustomAPI"}
from ais_bench.benchmark.datasets import MATHEvaluator, SyntheticDataset, math_postprocess_v2
from ais_bench.benchmark.openicl.icl_inferencer import GenInferencer
from ais_bench.benchmark.openicl.icl_prompt_template import PromptTemplate
from ais_bench.benchmark.openicl.icl_retriever import ZeroRetriever
from ais_bench.benchmark.summarizers import DefaultPerfSummarizer
from ais_bench.benchmark.calculators import DefaultPerfMetricCalculator

models = [dict(
    attr="service", type=${chat ? "VLLMCustomAPIChat" : "VLLMCustomAPI"}, abbr="model", path=${python(model)}, model=${python(model)},
    stream=True, request_rate=${load.requestRate === "inf" ? 0 : load.requestRate}, retry=1, api_key="",
    host_ip=${python(url.hostname)}, host_port=${portOf(url)}, url="", enable_ssl=${url.protocol === "https:" ? "True" : "False"},
    max_out_len=${dataset.outputTokens}, batch_size=${load.maxConcurrency ?? test.prompts}, trust_remote_code=False,
    generation_kwargs=dict(temperature=0, seed=${seed}, ignore_eos=${test.ignoreEos ? "True" : "False"}),
)]
datasets = [dict(
    abbr="synthetic", type=SyntheticDataset, model_path=${python(model)}, trust_remote_code=False,
    config=dict(Type="string", RequestCount=${test.prompts}, TrustRemoteCode=False, StringConfig=dict(
        Input=${range(dataset.inputTokens)}, Output=${range(dataset.outputTokens)})),
    reader_cfg=dict(input_columns=["question", "max_out_len"], output_column="answer"),
    infer_cfg=dict(
        prompt_template=dict(type=PromptTemplate, template="{question}"),
        retriever=dict(type=ZeroRetriever), inferencer=dict(type=GenInferencer)),
    eval_cfg=dict(evaluator=dict(type=MATHEvaluator, version="v2"), pred_postprocessor=dict(type=math_postprocess_v2)),
)]
summarizer = dict(attr="performance", type=DefaultPerfSummarizer, calculator=dict(
    type=DefaultPerfMetricCalculator, stats_list=["Average", "Min", "Max", "Median", "P75", "P90", "P99"]))
`;
}
// src/tools/ais-bench/command.ts
/**
* The exact command of one trial. AISBench takes server, load and data set from a Python file, which is written for it: from the files
* that it was installed with, when `args` name them, else for random prompts. It names the folder of its results after the time, so
* what it prints is read. It ends with 0 when some requests failed, and with 1 and no result when all did.
*/
function command$11(trial, target) {
	const { test } = trial;
	const config = join(target.folder, "ais-bench-config.py");
	const named = namedFiles(test.args);
	if (named === void 0 && test.kind === "accuracy") throw new UserError(`test ${test.name}: ais-bench needs the files that it scores with`, { hint: "args: { models: vllm_api_general_chat, datasets: aime2024/aime2024_gen_0_shot_chat_prompt }" });
	const own = named === void 0 ? [] : INSTALLED_KEYS;
	const flags = Object.fromEntries(Object.entries(test.args).filter(([key]) => !own.includes(flagOf(key).slice(2))));
	const mode = test.kind === "accuracy" ? {} : {
		mode: "perf",
		"num-warmups": test.warmups
	};
	const args = merged(flags, named === void 0 || test.prompts === 0 || test.kind === "accuracy" ? {} : { "num-prompts": test.prompts }, mode, {
		"work-dir": target.folder,
		debug: true
	});
	const text = named === void 0 ? syntheticConfig(trial, servingTarget("ais-bench", trial, target)) : installedConfig(named, trial, target);
	return {
		argv: [
			"ais_bench",
			config,
			...argsToFlags(args)
		],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.txt"),
		files: { [config]: text }
	};
}
// src/tools/table.ts
const BAR = /[|│┃]/;
/** Rules between rows, drawn with `-`, `=`, `+` or box characters. */
const RULE$4 = /^[\s+|\-=:\u2500-\u257F]*[-=\u2500\u2501\u2550][\s+|\-=:\u2500-\u257F]*$/;
/** All tables in the lines of a text. */
function tablesIn(lines) {
	const tables = [];
	let title = "";
	for (let at = 0; at < lines.length; at += 1) {
		const first = lines[at];
		if (first === void 0 || !isPart(first)) {
			if (first !== void 0 && first.plain.trim() !== "") title = first.plain.trim();
			continue;
		}
		let end = at + 1;
		while (end < lines.length && isPart(lines[end]) && !opens(lines[end])) end += 1;
		const parts = lines.slice(at, end);
		const rows = parts.flatMap(cellsOf);
		const closed = RULE$4.test(parts.at(-1)?.plain ?? "") && parts.at(-1)?.whole !== false;
		if (rows.length > 0) tables.push({
			rows,
			start: first.start,
			firstLine: first.number,
			closed,
			title
		});
		at = end - 1;
	}
	return tables;
}
/** An upper border: a table may follow another at once. */
function opens(line) {
	return line !== void 0 && /^\s*[┌╒┏╔╭]/.test(line.plain);
}
function isPart(line) {
	return line !== void 0 && (RULE$4.test(line.plain) || rowIn(line) !== void 0);
}
/** The part of a line between its first and its last bar: time stamps may stand before it. */
function rowIn({ plain }) {
	const first = plain.search(BAR);
	const row = first === -1 ? "" : plain.slice(first).trimEnd();
	return row.length > 2 && BAR.test(row.slice(-1)) ? row : void 0;
}
function cellsOf(line) {
	const row = RULE$4.test(line.plain) ? void 0 : rowIn(line);
	return row === void 0 ? [] : [row.slice(1, -1).split(BAR).map((cell) => cell.trim())];
}
// src/tools/measured.ts
const MEASURED$1 = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s+(\S+))?$/i;
function measured(text) {
	const [, word = text.trim(), unit = ""] = MEASURED$1.exec(text.trim()) ?? [];
	return {
		word,
		unit
	};
}
const TIME_UNITS = {
	ms: "_ms",
	s: "_s",
	us: "_us",
	μs: "_us",
	µs: "_us",
	ns: "_ns"
};
/** The end of a metric's id for a unit: times say theirs, what is otherwise counted in one unit alone does not. */
function unitSuffix(unit) {
	return TIME_UNITS[unit] ?? "";
}
/** The statistics of one measure, each with its unit, as numbers with a meaning. */
function statistics$1(measure, cells) {
	return cells.flatMap(([name, text]) => {
		const statistic = statisticOf(name);
		if (statistic === void 0) return [];
		const { word, unit } = measured(text);
		return [{
			name: `${statistic} ${measure}`,
			value: word,
			meaning: metric(`${statistic}_${measure}${unitSuffix(unit)}`)
		}];
	});
}
/** `FirstTokenTime` as `first_token_time`. */
function snakeCase(name) {
	return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}
// src/tools/ais-bench/accuracy.ts
const COLUMNS$3 = [
	"dataset",
	"version",
	"metric",
	"mode"
];
/** Scores are a table of data sets by models. */
function isScoreHeader(header) {
	return header.length > COLUMNS$3.length && COLUMNS$3.every((column, index) => header[index] === column);
}
/** One result a data set and model; a data set that was not scored has `-`. */
function scoreReadings([header = [], ...rows]) {
	const models = header.slice(COLUMNS$3.length);
	return rows.flatMap(([dataset = "", version = "", name = "", mode = "", ...scores]) => models.map((model, index) => {
		const figures = collect([{
			name: `${dataset} ${name}`,
			value: scores[index],
			meaning: metric(snakeCase(name))
		}]);
		const workload = {
			dataset_name: dataset,
			dataset_version: version,
			mode,
			model_id: model
		};
		const point = models.length > 1 ? `${dataset},model=${model}` : dataset;
		const reading = {
			...readingOf("ais-bench", "ais-bench-accuracy@1", {
				...figures,
				workload
			}),
			point
		};
		if (Object.keys(figures.metrics).length > 0) return reading;
		const reasons = [`${dataset} was not scored: its row has "${scores[index] ?? ""}" for ${model}`];
		return {
			...reading,
			validity: {
				state: "invalid",
				reasons
			}
		};
	}));
}
// src/tools/ais-bench/figures.ts
const COMMON$2 = {
	"Total Requests": count$1("requested"),
	"Success Requests": count$1("completed"),
	"Failed Requests": count$1("failed"),
	"Total Input Tokens": count$1("inputTokens"),
	"Total Generated Tokens": count$1("outputTokens"),
	"Total Output Tokens": count$1("outputTokens"),
	Concurrency: metric("concurrency"),
	"Max Concurrency": workload("max_concurrency"),
	"Request Throughput": metric("request_throughput"),
	"Input Token Throughput": metric("input_throughput"),
	"Output Token Throughput": metric("output_throughput"),
	"Total Token Throughput": metric("total_token_throughput"),
	"Prefill Token Throughput": metric("prefill_throughput"),
	"Acceptance rate (%)": metric("spec_decode_acceptance_rate"),
	"Acceptance length": metric("spec_decode_acceptance_length")
};
const MEASURES$6 = {
	E2EL: "e2el",
	TTFT: "ttft",
	TPOT: "tpot",
	ITL: "itl",
	OutputTokenThroughput: "output_throughput_per_request",
	PrefillTokenThroughput: "prefill_throughput_per_request"
};
const isCommon$1 = (name) => Object.hasOwn(COMMON$2, name) || name === "Benchmark Duration";
/** A metric of the whole run in one stage. */
function commonMetric$1(name, value) {
	if (typeof value !== "string" && typeof value !== "number") return [];
	const { word, unit } = measured(String(value));
	const duration = metric(unit === "s" ? "duration" : `duration${unitSuffix(unit)}`);
	return [{
		name,
		value: word,
		meaning: name === "Benchmark Duration" ? duration : COMMON$2[name] ?? metric(snakeCase(name))
	}];
}
/** A row of statistics over requests. */
function measureRow$1(name, cells) {
	return statistics$1(MEASURES$6[name] ?? snakeCase(name), cells);
}
/** Numbers of several stages, gathered by stage. */
function byStage(entries) {
	const stages = new Map();
	for (const [stage, printed] of entries) stages.set(stage, [...stages.get(stage) ?? [], ...printed]);
	return new Map([...stages].map(([stage, printed]) => [stage, withLoad(collect(printed))]));
}
function withLoad(figures) {
	return figures.workload["max_concurrency"] === void 0 ? figures : {
		...figures,
		workload: {
			...figures.workload,
			request_rate: "inf"
		}
	};
}
// src/tools/ais-bench/nightly.ts
/** AISBench's names, some of which the nightly script renames. It strips units, so durations (ms or s) cannot be read. */
const METRICS = {
	"Input Token Throughput": "input_throughput",
	"Input_Token_Throughput(ITT)": "input_throughput",
	"Output Token Throughput": "output_throughput",
	"Output_Token_Throughput(OTT)": "output_throughput",
	"Total Token Throughput": "total_token_throughput",
	"Total_Token_Throughput(TTT)": "total_token_throughput",
	accuracy: "accuracy"
};
/** What vLLM-Ascend's nightly tests leave in `benchmark_results/`: one file a model, with a task for each benchmark. */
function nightlyTasks(value) {
	if (!isObject(value) || !Array.isArray(value["tasks"]) || !("vllm_ascend_version" in value)) return [];
	const model = value["model_name"];
	return typeof model !== "string" ? [] : value["tasks"].filter(isTask).map((task) => taskOf(value, model, task));
}
/** A benchmark that could not run has no metrics. */
function isTask(task) {
	return isObject(task) && typeof task["name"] === "string";
}
function taskOf(nightly, model, task) {
	const kind = "accuracy" in objectIn(task, "metrics") ? "score" : "speed";
	const { baseline, threshold } = objectIn(task, "target");
	const hasTarget = typeof baseline === "number" && typeof threshold === "number";
	return {
		kind,
		reading: readingOfTask(nightly, model, task, kind),
		...hasTarget ? { target: {
			baseline,
			threshold
		} } : {}
	};
}
function readingOfTask(nightly, model, task, kind) {
	const metrics = objectIn(task, "metrics");
	const input = objectIn(task, "test_input");
	const printed = Object.entries(metrics).flatMap(([name, value]) => {
		const id = METRICS[name];
		return id === void 0 || typeof value === "object" ? [] : [{
			name,
			value,
			meaning: metric(id)
		}];
	});
	const unread = Object.keys(metrics).filter((name) => METRICS[name] === void 0);
	const figures = collect(printed);
	const reading = readingOf("ais-bench", kind === "score" ? "ais-bench-accuracy@1" : "ais-bench-nightly@1", {
		...figures,
		workload: Object.fromEntries(Object.entries({
			...input,
			model_id: model,
			weights: nightly["dtype"]
		}).filter(isSetting)),
		notes: [...figures.notes, ...unread.length === 0 ? [] : [`without a unit, not read: ${unread.join(", ")}`]]
	});
	const nothing = {
		state: "invalid",
		reasons: ["the task recorded no metrics"]
	};
	const empty = Object.keys(figures.metrics).length === 0;
	return {
		...reading,
		cell: cellOf$1(model, task, input, kind),
		...empty ? { validity: nothing } : {}
	};
}
function isSetting(entry) {
	return typeof entry[1] === "string" && entry[1] !== "" || typeof entry[1] === "number";
}
function cellOf$1(model, task, input, kind) {
	const test = `${model.replace(/^.*\//, "")}_${String(task["name"])}`;
	if (kind === "score") return test;
	const rate = Number(input["request_rate"] ?? 0);
	const limit = Number(input["batch_size"] ?? NaN);
	return servingCell(test, {
		requestRate: rate > 0 ? rate : "inf",
		...Number.isSafeInteger(limit) && limit > 0 ? { maxConcurrency: limit } : {}
	}).id;
}
// src/tools/ais-bench/read.ts
const NAME$6 = "ais-bench";
const MEASURES$5 = "Performance Parameters";
const COMMON$1 = "Common Metric";
const BROKEN$7 = [/^\s*\{\s*"Benchmark Duration":\s*\{/];
function detect$13(source) {
	if (jsonIn(source).values.some(({ value }) => isSummary$1(value))) return { evidence: "JSON with the metrics of AISBench" };
	if (jsonIn(source).values.some(({ value }) => nightlyTasks(value).length > 0)) return { evidence: "JSON of vLLM-Ascend's nightly tests" };
	if (isBroken(source, BROKEN$7)) return { evidence: "broken JSON with the metrics of AISBench" };
	const header = csvHeader(source.text);
	if (header[0] === MEASURES$5) return { evidence: "CSV with the columns of AISBench's performance parameters" };
	if (isScoreHeader(header)) return { evidence: "CSV with the columns of AISBench's scores" };
	if (!/Performance Parameters|Common Metric|\|\s*dataset\s*\|/.test(source.text)) return void 0;
	return tablesIn(linesIn(source)).some((table) => isOurs$1(table)) ? { evidence: "the tables of AISBench" } : void 0;
}
function isSummary$1(value) {
	return isObject(value) && isObject(value["Benchmark Duration"]) && isObject(value["Total Requests"]);
}
/** MindIE's tables are titled alike, without stages. */
function isOurs$1({ rows }) {
	const header = rows[0] ?? [];
	return header[1] === "Stage" ? header[0] === MEASURES$5 || header[0] === COMMON$1 : isScoreHeader(header);
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$13(source) {
	const header = csvHeader(source.text);
	if (header[0] === MEASURES$5) return inParts$1(csvStages(source));
	if (isScoreHeader(header)) {
		const { rows } = csvTable(source.text, source.name);
		return scoreReadings([header, ...rows]);
	}
	return readJsonAndText(source, {
		what: "AISBench",
		ofJson: (value) => isSummary$1(value) ? inParts$1(jsonStages(value)) : nightlyTasks(value).map(({ reading }) => reading),
		ofText: ofText$6
	});
}
/** The metrics of the run are JSON, those of the requests are CSV, and both files bear the name of the data set. */
function inParts$1(stages) {
	return readings(stages).map((reading) => ({
		...reading,
		part: `stem ${reading.tool.definition}`
	}));
}
function readings(stages) {
	return [...stages].map(([stage, figures]) => {
		const definition = stage === "total" ? "ais-bench@1" : `ais-bench-${stage}@1`;
		const reading = readingOf(NAME$6, definition, figures);
		return stages.size > 1 ? {
			...reading,
			point: `stage=${stage}`
		} : reading;
	});
}
function jsonStages(summary) {
	return byStage(Object.entries(summary).flatMap(([name, stages]) => isObject(stages) ? Object.entries(stages).map(([stage, value]) => [stage, commonMetric$1(name, value)]) : []));
}
function csvStages({ text, name }) {
	const { header, rows } = csvTable(text, name);
	return rowStages(header, rows);
}
function rowStages(header, rows) {
	return byStage(rows.map((row) => {
		const [name = "", stage = "", ...values] = row;
		return [stage, measureRow$1(name, values.map((value, index) => [header[index + 2] ?? "", value]))];
	}));
}
/** Statistics come first, the run's own metrics below; together they are one result. */
function ofText$6(lines, { name }) {
	const tables = tablesIn(lines).filter(isOurs$1);
	const scores = tables.filter(({ rows }) => isScoreHeader(rows[0] ?? []));
	const placed = scores.flatMap(({ rows, start }) => scoreReadings(rows).map((reading) => ({
		start,
		reading
	})));
	let before = new Map();
	for (const table of tables.filter((other) => !scores.includes(other))) {
		if (!table.closed) throw new UserError(`${name}: the table on line ${table.firstLine} has no lower border`, { hint: "the file is cut off, or the table was not copied to its end" });
		const [header = [], ...rows] = table.rows;
		if (header[0] === MEASURES$5) before = rowStages(header, rows);
		else {
			const common = byStage(rows.map(([key = "", stage = "", value = ""]) => [stage, isCommon$1(key) ? commonMetric$1(key, value) : []]));
			placed.push(...readings(joined$1(common, before)).map((reading) => ({
				start: table.start,
				reading
			})));
			before = new Map();
		}
	}
	return placed;
}
function joined$1(common, measures) {
	const both = [...common].map(([stage, figures]) => {
		const other = measures.get(stage);
		return [stage, other === void 0 ? figures : together(other, figures)];
	});
	return new Map(both);
}
// src/tools/ais-bench/ais-bench.ts
/** AISBench's performance and accuracy results: CSV, JSON and printed tables. */
const aisBench = {
	kinds: ["serving", "accuracy"],
	command: command$11,
	detect: detect$13,
	read: read$13
};
// src/tools/built-in/load-result.ts
const count = int().nonnegative().exactOptional();
const digest = string().regex(/^[0-9a-f]{16}$/);
const share = number().nonnegative();
const RESULT$1 = object({
	schema: literal$1(LOAD_RESULT_SCHEMA),
	version: string(),
	definition: string().min(1),
	state: _enum([
		"finished",
		"cancelled",
		"out-of-time"
	]),
	workload: record(string(), union([string(), number()])),
	digests: object({
		schedule: digest,
		requests: digest
	}),
	counts: object({
		requested: count,
		completed: count,
		failed: count,
		inputTokens: count,
		outputTokens: count
	}),
	inputTokensAsked: count,
	metrics: record(string(), number()),
	failures: record(string(), object({
		count: int().positive(),
		example: string()
	})),
	health: object({
		windowMs: share,
		realTime: boolean(),
		loopUtilization: share,
		cpuShare: share,
		gcShare: share,
		loopDelayP99Ms: share,
		latenessP99Ms: share,
		wireDelayP99Ms: share,
		chunksPerTurn: share
	}),
	calibration: object({
		chunks: share,
		ttftErrorMs: number(),
		itlErrorP99Ms: share,
		cpuUsPerChunk: share
	}).exactOptional(),
	validity: union([object({ state: literal$1("valid") }), object({
		state: literal$1("invalid"),
		reasons: array(string()).min(1)
	})]),
	notes: array(string())
});
const MARKER = new RegExp(`"schema"\\s*:\\s*"${LOAD_RESULT_SCHEMA}"`);
function detectLoadResult({ text }) {
	return MARKER.test(text) ? { evidence: `schema ${LOAD_RESULT_SCHEMA}` } : void 0;
}
/** @throws UserError when the file is cut short or a value is not what the generator writes. */
function readLoadResult({ name, text }) {
	const { version, definition, metrics, counts, workload, validity, notes } = parse(name, text);
	return [{
		tool: {
			name: "built-in",
			version,
			definition
		},
		metrics,
		counts,
		workload,
		validity,
		notes
	}];
}
function parse(name, text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${name}: a result of the built-in generator that is not whole JSON (${text.length} characters)`, { cause });
	}
	const { data, error } = RESULT$1.safeParse(value);
	if (data !== void 0) return data;
	const [first] = error.issues;
	throw new UserError(`${name}: ${first?.path.join(".") ?? "result"}: ${first?.message ?? "not readable"}`);
}
// src/tools/built-in/built-in.ts
/** Our own load generator: serving tests only, and nothing of the engine's Python environment is needed to run it. */
const builtIn = {
	kinds: ["serving"],
	command: command$10,
	detect: detectLoadResult,
	read: readLoadResult
};
/**
* The room for young objects, in MiB: a pause to copy what lives there is an error of the chunks that come in it, and the room is memory.
* Events live so shortly that half of what Node 20 has by itself is enough.
*/
const GENERATOR_FLAGS = ["--max-semi-space-size=8"];
const CONNECT_MS = 1e4;
/** As `vllm bench serve` takes it. */
const API_KEY_ENV = "OPENAI_API_KEY";
/** The generator ends by itself, with what it has, before `run` must end it. */
const SHARE_OF_TIMEOUT = .9;
/** Warm-up for a schedule that sends everything at once to a server that takes as much as it can. */
const WIDEST_WARM_UP = 32;
function command$10(trial, target) {
	const spec = specOf(trial, target);
	const specFile = join(target.folder, "load-spec.json");
	return {
		argv: [
			target.node,
			...GENERATOR_FLAGS,
			target.cli,
			"load",
			"--spec",
			specFile
		],
		env: trial.test.env,
		resultFile: spec.resultFile,
		requestsFile: spec.requestsFile,
		files: { [specFile]: `${JSON.stringify(spec, null, 2)}\n` }
	};
}
function specOf({ test, cell, seed }, { baseUrl, model, folder, first }) {
	const dataset = test.dataset ?? test.ownDataset;
	const { load } = cell;
	if (baseUrl === void 0 || model === void 0 || load === void 0) throw new UserError(`test ${test.name}: the built-in tool measures serving tests of a server, this is a ${test.kind} test`, { hint: "set tool: vllm-bench for this test" });
	if (dataset === void 0) throw new UserError(`test ${test.name}: no dataset`, { hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }" });
	const deadlineMs = test.timeoutSeconds * 1e3 * SHARE_OF_TIMEOUT;
	return {
		schema: LOAD_SPEC_SCHEMA,
		baseUrl,
		model,
		endpoint: test.endpoint,
		streamed: test.stream ?? true,
		seed,
		prompts: test.prompts,
		load,
		arrivals: test.arrivals ?? { burstiness: 1 },
		...test.goodput === void 0 ? {} : { goodput: test.goodput },
		dataset,
		ignoreEos: test.ignoreEos,
		realTime: true,
		calibrate: first,
		warmups: Math.max(test.warmups, warmUpWidth(test.prompts, load)),
		timeouts: {
			connectMs: CONNECT_MS,
			firstTokenMs: deadlineMs,
			betweenTokensMs: deadlineMs,
			totalMs: deadlineMs,
			...test.timeouts
		},
		connection: test.connection ?? {
			apiKeyEnv: API_KEY_ENV,
			verify: true
		},
		deadlineMs,
		resultFile: join(folder, "load-result.json"),
		requestsFile: join(folder, "requests.bin"),
		timelineFile: join(folder, ENGINE_TIMELINE_FILE)
	};
}
/** As many as can be in flight at once; a paced schedule without a limit has no such number. */
function warmUpWidth(prompts, { requestRate, maxConcurrency }) {
	return Math.min(maxConcurrency ?? (requestRate === "inf" ? WIDEST_WARM_UP : 1), prompts);
}
// src/tools/console.ts
/**
* Tables that programs show to people while their results go to files: rounded, wrapped in the middle of a label, and without the
* requests that failed. Read as tables they would be taken for variants of people's.
*/
const CONSOLES = [
	{
		program: "guidellm",
		heading: /^\W*(?:Request Latency Statistics|Text Metrics Statistics|Server Throughput Statistics) \(/m,
		files: "its JSON or CSV report (guidellm … --outputs json)"
	},
	{
		program: "aiperf",
		heading: /NVIDIA AIPerf \| \w+ Metrics/,
		files: "profile_export_aiperf.json or .csv beside it"
	},
	{
		program: "genai-perf",
		heading: /NVIDIA GenAI-Perf \| \w+ Metrics/,
		files: "profile_export_genai_perf.json or .csv beside it"
	}
];
const LONGEST$2 = 2e6;
/** Why a text that a program prints for people is not read, and what to read instead. */
function consoleIn({ text }) {
	const found = text.length > LONGEST$2 ? void 0 : CONSOLES.find(({ heading }) => heading.test(text));
	if (found === void 0) return void 0;
	return {
		reason: `it is what ${found.program} prints for people, rounded and in part`,
		hint: `read ${found.files}`
	};
}
// src/tools/metric-words.ts
/** Signs that people write for the same: full-width brackets, per mille of spaces around them. */
function plain(label) {
	return label.replace(/[*`_]{1,2}(?=\S)|(?<=\S)[*`]{1,2}/g, (mark) => mark.startsWith("_") ? "_" : "").replaceAll("（", "(").replaceAll("）", ")").replace(/[↑↓]/g, "").toLowerCase().trim();
}
const UNIT_WORDS = [
	[/^(?:ms|毫秒|milliseconds?)$/, "ms"],
	[/^(?:s|secs?|seconds?|秒)$/, "s"],
	[/^(?:us|µs|μs|微秒|microseconds?)$/, "us"],
	[/^(?:ns|纳秒|nanoseconds?)$/, "ns"],
	[/^(?:mins?|minutes?|分钟?)$/, "min"],
	[/^(?:(?:output |total |gen )?tok(?:en)?s?(?:\/s(?:ec|econd)?|\/秒| per second)|t\/s|tps|词元\/秒)$/, "tok/s"],
	[/^(?:req(?:uest)?s?(?:\/s(?:ec|econd)?|\/秒)|请求\/秒|次\/秒|qps|rps)$/, "req/s"],
	[/^(?:output |total |gen )?tok(?:en)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^tpm$/, "tok/min"],
	[/^req(?:uest)?s?(?:\/min(?:ute)?|\/分钟?| per minute)$|^(?:请求|次)\/分钟?$|^rpm$/, "req/min"],
	[/^gib$/, "GiB"],
	[/^gb$/, "GB"],
	[/^mib$/, "MiB"],
	[/^mb$/, "MB"],
	[/^%$/, "%"]
];
/** A unit in our spelling, `undefined` for a word that is none. */
function unitOf(word) {
	return UNIT_WORDS.find(([pattern]) => pattern.test(word.trim().toLowerCase()))?.[1];
}
/** The unit behind a name, in brackets, after a comma or a blank. */
function split(label) {
	const whole = plain(label).replace(/[:：]$/, "").trim();
	const [, name = "", mark = "", word = ""] = /^(.+?)\s*([([,，\s])\s*([^()[\],，\s]+(?: per (?:second|minute))?)\s*[)\]]?$/.exec(whole) ?? [];
	const unit = unitOf(word);
	if (unit === void 0 || isMinimum(name, mark, word)) return {
		name: whole,
		unit: unitOf(whole) ?? ""
	};
	return {
		name: MEAN.test(name.trim()) ? word : name.trim(),
		unit
	};
}
const MEAN = /^(?:mean|average|avg\.?|平均值?)$/;
/** Whether `min` is the smallest, as in `TTFT (min)`, and no minute, as in `Mean TTFT (min)`. */
function isMinimum(name, mark, word) {
	if (word !== "min") return false;
	const isLatency = LATENCIES$2.some(([pattern]) => pattern.test(name));
	return !"[(".includes(mark) || isLatency && !STATISTICS$1.some(([pattern]) => pattern.test(name));
}
const STATISTICS$1 = [
	[/\b(?:mean|average|avg|ave)\b\.?|平均值?|均值/, "mean"],
	[/\b(?:median|p50)\b|中位数?/, "median"],
	[/\b(?:std|stddev)\b|标准差/, "std"],
	[/\bmin(?:imum)?\b|最小值?/, "min"],
	[/\bmax(?:imum)?\b|最大值?/, "max"]
];
const LATENCIES$2 = [
	[/\bttft\b|time to first token|首\s*(?:个\s*)?(?:token|字|词元)/, "ttft"],
	[/\btpot\b|time per (?:output )?token|每\s*(?:个\s*)?(?:输出\s*)?(?:token|词元)/, "tpot"],
	[/\bitl\b|inter[- ]token latency|(?:token|词元)\s*间/, "itl"],
	[/\be2el?\b|end[- ]to[- ]end|端到端|^(?:(?:average|avg|mean|median|min|max|std|p\d{1,2}(?:\.\d+)?) |平均\s*)?(?:request )?latency$|^(?:平均\s*)?(?:请求\s*)?(?:延迟|时延)$/, "e2el"]
];
/** A rate over the end-to-end time is no latency. */
const RATE$1 = /throughput|吞吐/;
const WHOLE = [
	[/^(?:output|generation|decode) (?:token )?throughput$|^(?:output|decode)$|^(?:输出|生成|解码)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/, metric("output_throughput")],
	[/^(?:input|prompt|prefill) (?:token )?throughput$|^(?:输入|预填充)\s*(?:token\s*|词元\s*)?(?:吞吐[量率]?|速度|速率)$/, metric("input_throughput")],
	[/^total (?:token )?throughput$|^总\s*(?:token\s*|词元\s*)?吞吐[量率]?$/, metric("total_token_throughput")],
	[/^(?:request throughput|qps|rps|average qps|avg qps)$|^(?:请求\s*吞吐[量率]?|平均\s*qps|每秒请求数)$/, metric("request_throughput")],
	[/^(?:benchmark duration|duration|time taken for tests|elapsed(?: time)?|total time)$|^(?:测试|基准测试|压测)?\s*(?:持续时间|时长|总时长|总?耗时|用时)$/, metric("duration")],
	[/^(?:successful|succeeded|succeed|completed) requests$|^成功\s*(?:的\s*)?请求\s*(?:数量?)?$/, count$1("completed")],
	[/^failed requests$|^失败\s*(?:的\s*)?请求\s*(?:数量?)?$/, count$1("failed")],
	[/^(?:total requests|requests)$|^(?:总\s*)?请求\s*(?:总?数量?)$/, count$1("requested")],
	[/^(?:total )?input tokens$|^总?\s*输入\s*(?:tokens?|词元)\s*总?数?量?$/, count$1("inputTokens")],
	[/^(?:total )?(?:generated|output) tokens$|^总?\s*(?:生成|输出)\s*(?:tokens?|词元)\s*总?数?量?$/, count$1("outputTokens")],
	[/^(?:max(?:imum)? )?(?:request )?concurrency$|^(?:最大\s*)?并发\s*(?:数|度)?$/, workload("max_concurrency")],
	[/^request rate$|^请求\s*(?:速率|率)$/, workload("request_rate")],
	[/^(?:peak )?(?:gpu |npu |device )?(?:memory|vram)(?: usage| used)?$|^(?:峰值\s*)?显存\s*(?:占用|峰值)?$/, metric("peak_memory")]
];
/** Of generated tokens or of all: a bare "throughput" does not say, and is compared with its own kind alone. */
const BARE = /^(?:throughput|token throughput|speed|吞吐[量率]?|推理速度|速度)$/;
/** `undefined` for a label that is none of a measurement's. */
function wordsOf(label, cellUnit = "") {
	const { name, unit: own } = split(label);
	const unit = own === "" ? cellUnit : own;
	const latency = latencyOf(name, unit);
	if (latency !== void 0) return {
		meaning: metric(latency),
		unit
	};
	const whole = WHOLE.find(([pattern]) => pattern.test(name))?.[1];
	if (whole?.kind === "metric" && whole.id === "peak_memory") return {
		meaning: metric(unit === "" ? "peak_memory" : `peak_memory_${unit.toLowerCase()}`),
		unit
	};
	if (whole?.kind === "metric" && whole.id === "duration" && /^(?:[mun]s|min)$/.test(unit)) return {
		meaning: metric(`duration_${unit}`),
		unit
	};
	if (whole !== void 0) return {
		meaning: perMinute(whole, unit),
		unit
	};
	if (BARE.test(name)) {
		const id = unit.startsWith("req/") ? "request_throughput" : "throughput";
		return {
			meaning: perMinute(metric(id), unit),
			unit
		};
	}
	if (unitOf(name) === "tok/s") return {
		meaning: metric("throughput"),
		unit: "tok/s"
	};
	return unitOf(name) === "req/s" ? {
		meaning: metric("request_throughput"),
		unit: "req/s"
	} : exact(name, unit);
}
/** A rate by the minute is another metric than the one by the second. */
function perMinute(meaning, unit) {
	return meaning.kind === "metric" && unit.endsWith("/min") ? metric(`${meaning.id}_per_min`) : meaning;
}
/** A metric's own id. */
function exact(name, unit) {
	const known = metricOf(name);
	return known === void 0 ? void 0 : {
		meaning: metric(name),
		unit: unit === "" ? known.unit : unit
	};
}
function latencyOf(name, unit) {
	const measure = LATENCIES$2.find(([pattern]) => pattern.test(name))?.[1];
	if (measure === void 0 || RATE$1.test(name)) return void 0;
	const percentile = /\bp(\d{1,2}(?:\.\d+)?)\b|\b(\d{1,2}(?:\.\d+)?)(?:th|%)/.exec(name);
	const rank = percentile?.[1] ?? percentile?.[2];
	return [
		STATISTICS$1.find(([pattern]) => pattern.test(name))?.[1] ?? (rank === void 0 ? void 0 : `p${rank}`),
		measure,
		unit
	].filter((part) => part !== void 0 && part !== "").join("_");
}
// src/tools/unit-direction.ts
const TIME$2 = /^(?:[mnuµμ]?s|m?sec(?:onds?)?|m?seconds?|milliseconds?|min(?:utes?)?)$/i;
const RATE = /^[A-Za-z][\w ]*(?:(?:\/|p)s(?:ec(?:ond)?)?|\/min(?:ute)?)$|^(?:tps|qps|rps)$/i;
/** Times are better when lower, rates when higher; of any other unit nothing is known. */
function directionOfUnit(unit) {
	if (TIME$2.test(unit)) return "lower";
	return RATE.test(unit) ? "higher" : void 0;
}
const SPELLED = {
	sec: "s",
	second: "s",
	seconds: "s",
	minute: "min",
	minutes: "min",
	msec: "ms",
	millisecond: "ms",
	milliseconds: "ms",
	μs: "us",
	µs: "us"
};
/** Units of one kind in which a number differs by a factor. */
const KINDS = [[
	"ns",
	"us",
	"ms",
	"s",
	"min"
], [
	"mib",
	"gib",
	"mb",
	"gb"
]];
/** Whether a number of this unit must not be taken for one of the other: `s` for `ms`. Unknown words are let pass. */
function isOtherUnit(unit, expected) {
	const [given, wanted] = [unit, expected].map((one) => SPELLED[one.toLowerCase()] ?? one.toLowerCase());
	if (given === void 0 || wanted === void 0 || given === wanted) return false;
	return KINDS.some((kind) => kind.includes(given) && kind.includes(wanted));
}
/** Powers of ten of a second. */
const POWERS = {
	ns: -9,
	us: -6,
	ms: -3,
	s: 0
};
/** A time in another of our units, exact to its last decimal digit; `undefined` where one is no such unit. */
function inTimeUnit(value, from, to) {
	const [given, wanted] = [POWERS[from], POWERS[to]];
	if (given === void 0 || wanted === void 0) return void 0;
	const [digits = "", exponent = "0"] = String(value).split("e");
	return Number(`${digits}e${Number(exponent) + given - wanted}`);
}
// src/tools/custom/metric-list.ts
function isMetricsFile(value) {
	const metrics = isObject(value) ? value["metrics"] : void 0;
	return Array.isArray(metrics) && metrics.length > 0 && metrics.every((one) => isObject(one) && "id" in one && "value" in one);
}
/** `customSmallerIsBetter` and `customBiggerIsBetter`: https://github.com/benchmark-action/github-action-benchmark. */
function isBenchmarkList(value) {
	return Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && typeof one["name"] === "string" && "value" in one && "unit" in one);
}
/**
* A list of metrics. A known id means what it means here; of any other, the direction that the list gives counts, or else that of its
* unit: times are better when lower, rates when higher.
* @throws UserError when the list says two things of one name.
*/
function readingOfList(metrics, key) {
	const values = {};
	const declared = {};
	const notes = [];
	for (const metric of metrics) {
		const id = String(metric[key]);
		const unit = metric["unit"] === void 0 ? "" : String(metric["unit"]);
		const number = usableNumber(id, metric["value"], unit);
		if (typeof number === "string") notes.push(number);
		else if (values[id] !== void 0 && values[id] !== number) throw new UserError(`"${id}" has two values: ${values[id]} and ${number}`);
		else {
			values[id] = number;
			const betterWhen = directionOf(metric["direction"]) ?? directionOfUnit(unit);
			if (metricOf(id) === void 0 && betterWhen !== void 0) declared[id] = {
				unit,
				betterWhen
			};
		}
		notes.push(...factsOf(id, metric));
	}
	const reading = readingOf("custom", "custom@1", {
		metrics: values,
		counts: {},
		workload: {},
		unreadable: [],
		errors: [],
		notes
	});
	return Object.keys(declared).length === 0 ? reading : {
		...reading,
		declared
	};
}
/** The number, or why it is left out. */
function usableNumber(id, value, unit) {
	const number = typeof value === "number" ? value : printedNumber(String(value));
	if (number === void 0) return `no number, left out: ${id}: ${String(value)}`;
	const known = metricOf(id);
	return known !== void 0 && isOtherUnit(unit, known.unit) ? `left out: ${id} is in ${known.unit}, not in ${unit}: ${number}` : number;
}
function factsOf(id, metric) {
	const facts = [
		"unit",
		"direction",
		"range"
	].flatMap((name) => metric[name] === void 0 ? [] : [`${name} ${String(metric[name])}`]);
	return [...facts.length === 0 ? [] : [`${id}: ${facts.join(", ")}`], ...contradictionOf(id, metric)];
}
function contradictionOf(id, metric) {
	const [known, given] = [metricOf(id)?.betterWhen, directionOf(metric["direction"])];
	return known === void 0 || given === void 0 || known === given ? [] : [`${id} is better when ${known}: that the list says ${given} is passed over`];
}
const DIRECTIONS = [[/^(?:higher|bigger|larger|greater|max(?:imi[sz]e)?|up|increas\w*)(?:\b|[_-]|$)/i, "higher"], [/^(?:lower|smaller|less|min(?:imi[sz]e)?|down|decreas\w*)(?:\b|[_-]|$)/i, "lower"]];
/** `higher`, `higher-is-better`, `bigger`, `maximize`, and their opposites. */
function directionOf(word) {
	return typeof word === "string" ? DIRECTIONS.find(([pattern]) => pattern.test(word.trim()))?.[1] : void 0;
}
// src/tools/custom/single-stream.ts
/**
* What a script around Hugging Face's `generate` says of one long prompt and one stream: the elapsed time with the prompt in it,
* generated tokens by that time, and the most memory that each device held. A 0 is what such a script has where it could not measure.
*/
const DEFINITION$3 = "hf-script@1";
const KEYS$3 = [
	[/^(?:elapsed|wall|total|generation|generate)?_?(?:time|elapsed|seconds)(?:_(?<unit>s|sec|seconds|ms))?$|^elapsed$|^(?:总?耗时|用时)$/, (unit) => metric(unit === "ms" ? "duration_ms" : "elapsed_time")],
	[/^(?:output_|decode_|gen(?:eration)?_)?tok(?:en)?s?_?(?:per_?)?_?s(?:ec(?:ond)?)?$|^tps$|^速度$/, () => metric("output_throughput")],
	[/^(?:num_)?(?:generated|new|output|completion)(?:_tok(?:en)?s?)?$|^tokens_generated$|^生成_?(?:tokens?|词元)?_?数?量?$/, () => count$1("outputTokens")],
	[/^(?:num_)?(?:prompt|input)(?:_tok(?:en)?s?|_len(?:gth)?)?$|^输入_?(?:tokens?|词元)?_?(?:数?量?|长度)$/, () => count$1("inputTokens")],
	[/^(?:(?<before>(?:cuda|npu|gpu|device|musa|mlu|xpu)_?\d+)_)?(?:peak|max)_(?:(?:gpu|npu|device|cuda)_)?(?:mem(?:ory)?|vram)(?:_(?:allocated|reserved|used))?(?:_(?<unit>gib|gb|mib|mb))?(?:_(?<after>(?:(?:cuda|npu|gpu|device|musa|mlu|xpu)_?)?\d+))?(?:_(?<last>gib|gb|mib|mb))?$/, (unit, device) => metric([
		"peak_memory",
		unit,
		device === "" ? "" : `device${device}`
	].filter((part) => part !== "").join("_"))],
	[/^(?:峰值显存|显存峰值)$/, (unit) => metric(unit === "" ? "peak_memory" : `peak_memory_${unit}`)],
	[/^model(?:_id|_path)?$/, () => workload("model_id")]
];
function meaningOf$4(name, spelledUnit = "") {
	const known = name.toLowerCase().replace(/[^a-z0-9\u4E00-\u9FFF]+/g, "_").replace(/^_|_$/g, "");
	if (/^(?:dtype|device)$/.test(known)) return workload(known);
	for (const [pattern, meant] of KEYS$3) {
		const found = pattern.exec(known);
		if (found === null) continue;
		const { unit, last, before = "", after = "" } = found.groups ?? {};
		return meant((unit ?? last ?? spelledUnit).toLowerCase(), (before || after).replace(/\D+/g, ""));
	}
}
const idsOf = (printed) => new Set(printed.flatMap(({ meaning }) => meaning === void 0 || meaning.kind === "foreign" ? [] : [meaning.id]));
function isWhole(printed) {
	const ids = idsOf(printed);
	return (ids.has("elapsed_time") || ids.has("duration_ms")) && ids.has("output_throughput") && ids.has("outputTokens");
}
/** A list or an object of memories is one number a device. */
function printedIn$6(object) {
	return Object.entries(object).flatMap(([name, value]) => {
		if (typeof value !== "object" || value === null) return [{
			name,
			value,
			meaning: meaningOf$4(name)
		}];
		return Object.entries(value).map(([device, of]) => {
			const joined = `${name}_${device}`;
			return {
				name: joined,
				value: of,
				meaning: meaningOf$4(joined)
			};
		});
	});
}
/** Keys of benchmarks that send several requests. */
const REQUESTS = /request|completed|backend|num_prompts|batch|ttft|tpot/i;
function isSingleStream(value) {
	return isObject(value) && !Object.keys(value).some((key) => REQUESTS.test(key)) && isWhole(printedIn$6(value));
}
function readSingleStream(object) {
	return readingIn(printedIn$6(object));
}
function readingIn(printed) {
	const isNothing = (value) => value === 0;
	const figures = collect(printed, isNothing);
	return readingOf("custom", DEFINITION$3, {
		...figures,
		workload: {
			...figures.workload,
			max_concurrency: 1
		}
	});
}
/** `elapsed: 12.3 s`, `tok/s = 41.5`, `generated: 512 tokens`, `peak memory npu:0: 23.4 GiB`; several may share a line. */
const PAIR$4 = /(?<name>[A-Za-z\u4E00-\u9FFF][A-Za-z\u4E00-\u9FFF_ /:]{0,40}?\d{0,2}\]?)\s*[:=：]\s*(?<value>\d+(?:\.\d+)?)\s*(?<unit>seconds|sec|ms|s|毫秒|秒|GiB|GB|MiB|MB|tok\w*)?(?=$|[\s,;，；)|])/gi;
const LONGEST_LINE = 2e3;
/** The results that stand in lines: one ends where a name comes again. */
function printedStreams(lines) {
	const runs = [];
	const pairs = lines.flatMap((line) => pairsIn(line).map((printed) => ({
		printed,
		start: line.start
	})));
	for (const { printed, start } of pairs) {
		const { meaning } = printed;
		if (meaning === void 0 || meaning.kind === "workload" || meaning.kind === "foreign") continue;
		const run = runs.at(-1);
		if (run === void 0 || idsOf(run.printed).has(meaning.id)) runs.push({
			start,
			printed: []
		});
		runs.at(-1)?.printed.push(printed);
	}
	return runs.filter(({ printed }) => isWhole(printed)).map(({ start, printed }) => ({
		start,
		reading: readingIn(printed)
	}));
}
/** What is there and what is missing where lines say a part of one stream's results; the elapsed time alone is any program's. */
function partOfStream(lines) {
	const printed = lines.flatMap(pairsIn);
	const ids = idsOf(printed);
	const parts = [
		["the elapsed time", ids.has("elapsed_time") || ids.has("duration_ms")],
		["tokens per second", ids.has("output_throughput")],
		["generated tokens", ids.has("outputTokens")],
		["peak memory", [...ids].some((id) => id.startsWith("peak_memory"))]
	];
	const found = parts.flatMap(([name, isThere]) => isThere ? [name] : []);
	const missing = parts.slice(0, 3).flatMap(([name, isThere]) => isThere ? [] : [name]);
	return found.length < 2 || missing.length === 0 ? void 0 : {
		found,
		missing
	};
}
function pairsIn({ text, whole }) {
	if (!whole || text.length > LONGEST_LINE) return [];
	return [...text.matchAll(PAIR$4)].map(({ groups = {} }) => {
		const { name = "", value, unit = "" } = groups;
		return {
			name,
			value,
			meaning: meaningOf$4(/^(?:ms|毫秒)$/i.test(unit) ? `${name}_ms` : name, /^[gm]i?b$/i.test(unit) ? unit : "")
		};
	});
}
// src/tools/custom/read.ts
function detect$12(source) {
	const { values, broken } = jsonIn(source);
	if (values.some(({ value }) => isMetricsFile(value))) return { evidence: "JSON with a list of \"metrics\" that have an id and a value" };
	if (values.some(({ value }) => isBenchmarkList(value))) return { evidence: "JSON with the entries of github-action-benchmark" };
	if (values.some(({ value }) => isSingleStream(value))) return { evidence: "JSON with the elapsed time, tokens per second and generated tokens of one stream" };
	if (broken !== void 0 || source.text.length > LONGEST$1) return void 0;
	const lines = linesIn(source).filter(({ text }) => text !== "");
	if (printedStreams(lines).length > 0) return { evidence: "lines with the elapsed time, tokens per second and generated tokens of one stream" };
	if (values.length > 0 || lines.length === 0 || !lines.every((line) => LINE.test(line.text))) return void 0;
	return lines.some(isMeasurement) ? { evidence: "nothing but lines of name, value and unit" } : void 0;
}
/** Of a list of settings nothing is known, though a time limit has a unit. */
function isMeasurement({ text }) {
	const [, id = "", , unit = ""] = LINE.exec(text) ?? [];
	if (metricOf(id) !== void 0 || wordsOf(id, unit)?.meaning.kind === "metric") return true;
	return UNIT.test(unit) && !SETTING.test(id);
}
/** Environment variables, and what is set rather than measured. */
const SETTING = /^[A-Z][A-Z0-9_]+$|timeout|interval|limit|deadline|(?:^|_)ttl(?:_|$)|retention/;
const UNIT = /^(?:[munµμ]?s|sec(?:onds)?|tok(?:en)?s?\/s(?:ec)?|req(?:uests?)?\/s(?:ec)?|[KMGT]i?B|%|it\/s|W|J)$/i;
/** Longer texts of such lines are logs. */
const LONGEST$1 = 1e6;
/** `output_throughput 5016.9 tok/s`, also with a colon, an equals sign or a comma between; the unit may be absent. */
const LINE = /^([A-Za-z_][\w./@%-]*)\s*(?:[:=,]\s*|\s)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*,?\s*([A-Za-z%µμ][\w/%²·-]*))?$/i;
/** @throws UserError when a text is cut off, has no value that can be read, or says two things of one name. */
function read$12(source) {
	return readJsonAndText(source, {
		what: "metrics",
		ofJson: ofJson$3,
		ofText: ofText$5
	});
}
function ofJson$3(value) {
	if (isMetricsFile(value)) return [readingOfList(value["metrics"], "id")];
	if (isBenchmarkList(value)) return [readingOfList(value, "name")];
	return isSingleStream(value) ? [readSingleStream(value)] : [];
}
function ofText$5(lines, source) {
	const streams = printedStreams(lines);
	return streams.length > 0 ? streams : listedMetrics(lines, source);
}
/** Lines that are not of the form are passed over: a program may print more than its results. */
function listedMetrics(lines, { name }) {
	const found = lines.flatMap((line) => {
		const [, id, value = "", unit] = LINE.exec(line.text) ?? [];
		return id === void 0 ? [] : [{
			line,
			metric: {
				id,
				value,
				...unit === void 0 ? {} : { unit }
			}
		}];
	});
	const cut = found.find(({ line }) => !line.whole);
	if (cut !== void 0) {
		const where = `the last line, ${cut.line.number}, does not end: its value may be a part of a number`;
		throw new UserError(`${name}: ${where}`, { hint: "end it with a line break" });
	}
	const [first] = found;
	if (first === void 0) return [];
	const metrics = found.map(({ metric }) => metric);
	return [{
		start: first.line.start,
		reading: readingOfList(metrics, "id")
	}];
}
// src/tools/custom/custom.ts
/** A program of the user's own, and results in plain forms: lists of metrics as JSON, and lines of name, value and unit. */
const custom = {
	kinds: [
		"serving",
		"throughput",
		"latency",
		"accuracy"
	],
	command: command$9,
	detect: detect$12,
	read: read$12
};
/** In the words of `args.command`, what is known of the trial takes the place of its name in braces. */
function command$9(trial, target) {
	const { test, cell, seed } = trial;
	const words = test.args["command"];
	if (!Array.isArray(words) || words.length === 0) throw new UserError(`test ${test.name}: the tool custom needs a command`, { hint: "args: { command: [\"python3\", \"bench.py\", \"--url\", \"{base-url}\", \"--out\", \"{result}\"] }" });
	const resultFile = join(target.folder, "result.json");
	const values = {
		"base-url": target.baseUrl,
		model: target.model,
		seed,
		prompts: test.prompts,
		"request-rate": cell.load?.requestRate,
		concurrency: cell.load?.maxConcurrency,
		result: resultFile,
		folder: target.folder
	};
	return {
		argv: words.map((word) => String(word).replace(/\{([a-z-]+)\}/g, (place, name) => {
			if (!Object.hasOwn(values, name)) return place;
			const value = values[name];
			if (value !== void 0) return String(value);
			throw new UserError(`test ${test.name}: {${name}} is not known for ${cell.id}`);
		})),
		env: test.env,
		resultFile,
		files: {}
	};
}
// src/tools/evalscope/command.ts
const RUN = "run";
/**
* The exact command of one trial, for evalscope 1.10 and later. It ends with 0 when every request failed, and says so in its
* counts; with the test connection it would retry a dead server for `--total-timeout`, 6 hours by default.
*/
function command$8(trial, target) {
	const serving = servingTarget("evalscope", trial, target);
	const { test } = trial;
	const { flags, point } = loadOf$1(trial, serving);
	const args = merged(defaults$1(trial, serving), test.args, flags, {
		url: `${serving.baseUrl}${test.endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions"}`,
		number: test.prompts,
		seed: trial.seed,
		"outputs-dir": target.folder,
		name: RUN,
		"no-timestamp": true
	});
	const folder = join(target.folder, RUN, `${point}_number_${test.prompts}`);
	return {
		argv: [
			"evalscope",
			"perf",
			...argsToFlags(args)
		],
		env: test.env,
		resultFile: join(folder, "benchmark_summary.json"),
		otherFiles: [join(folder, "benchmark_percentile.json")],
		files: {}
	};
}
function defaults$1(trial, { model }) {
	const { test } = trial;
	return {
		api: "openai",
		model,
		stream: true,
		"no-test-connection": true,
		"warmup-num": test.warmups,
		temperature: 0,
		...datasetArgs$4(trial, model),
		...test.ignoreEos ? { "extra-args": { ignore_eos: true } } : {}
	};
}
function datasetArgs$4({ test }, model) {
	const { dataset } = test;
	if (dataset === void 0) return {};
	if (dataset.name !== "random") throw unknownDataset("evalscope", test, dataset);
	const { inputTokens, outputTokens, prefixTokens, rangeRatio } = dataset;
	return {
		dataset: "random",
		"tokenizer-path": model,
		"prefix-length": prefixTokens,
		"min-prompt-length": Math.round(inputTokens * (1 - rangeRatio)),
		"max-prompt-length": Math.round(inputTokens * (1 + rangeRatio)),
		"min-tokens": outputTokens,
		"max-tokens": outputTokens
	};
}
/** The flags of a load point, and how the folder of its results is called. */
function loadOf$1({ test }, { load }) {
	const { requestRate: rate, maxConcurrency: limit } = load;
	if (rate !== "inf" && limit === void 0) return {
		flags: {
			"open-loop": true,
			rate
		},
		point: `rate_${pythonFloat(rate)}`
	};
	const parallel = limit ?? test.prompts;
	return {
		flags: {
			parallel,
			...rate === "inf" ? {} : { rate }
		},
		point: `parallel_${parallel}`
	};
}
function pythonFloat(value) {
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
// src/tools/timed-requests.ts
const PERCENTILES$4 = [
	90,
	95,
	99
];
/**
* vLLM's metrics (`calculate_metrics` in `vllm/benchmarks/serve.py`) of single requests: latencies in ms over the completed ones, throughputs
* from the first start to the last end of all, TPOT = (E2EL − TTFT) / (output tokens − 1). Token counts and what is made of them are
* absent when one request's is.
*/
function requestFigures(requests) {
	const done = requests.filter((request) => request.completed);
	const duration = largest(requests, ({ endS }) => endS) - smallest(requests, ({ startS }) => startS);
	const output = total(done.map(({ outputTokens }) => outputTokens));
	const input = total(done.map(({ promptTokens }) => promptTokens));
	const ttfts = done.flatMap(({ ttftS }) => ttftS ?? []);
	const tpots = done.flatMap(({ e2elS, ttftS, outputTokens = 0 }) => ttftS === void 0 || outputTokens < 2 ? [] : (e2elS - ttftS) / (outputTokens - 1));
	const timed = duration > 0 && done.length > 0;
	return {
		metrics: {
			...duration > 0 ? { duration } : {},
			...timed ? { request_throughput: done.length / duration } : {},
			...timed && output !== void 0 ? { output_throughput: output / duration } : {},
			...timed && output !== void 0 && input !== void 0 ? { total_token_throughput: (output + input) / duration } : {},
			...summary("ttft", ttfts),
			...summary("tpot", tpots),
			...summary("itl", done.flatMap(({ gapsS }) => gapsS)),
			...summary("e2el", done.map(({ e2elS }) => e2elS))
		},
		counts: {
			completed: done.length,
			failed: requests.length - done.length,
			...input === void 0 ? {} : { inputTokens: input },
			...output === void 0 ? {} : { outputTokens: output }
		},
		workload: {},
		unreadable: [],
		errors: [],
		notes: []
	};
}
function total(counts) {
	if (counts.length === 0) return void 0;
	return counts.reduce((sum, count) => sum === void 0 || count === void 0 ? void 0 : sum + count, 0);
}
function largest(list, of) {
	return list.reduce((most, one) => Math.max(most, of(one) ?? most), Number.NEGATIVE_INFINITY);
}
function smallest(list, of) {
	return list.reduce((least, one) => Math.min(least, of(one) ?? least), Number.POSITIVE_INFINITY);
}
function summary(name, seconds) {
	if (seconds.length === 0) return {};
	const values = Float64Array.from(seconds, (value) => value * 1e3).sort();
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return {
		[`mean_${name}_ms`]: mean,
		[`median_${name}_ms`]: quantile(values, 50),
		...Object.fromEntries(PERCENTILES$4.map((percent) => [`p${percent}_${name}_ms`, quantile(values, percent)]))
	};
}
/** numpy's default, linear interpolation between neighbours. */
function quantile(values, percent) {
	const position = percent / 100 * (values.length - 1);
	const low = values[Math.floor(position)] ?? NaN;
	return low + ((values[Math.ceil(position)] ?? low) - low) * (position - Math.floor(position));
}
// src/tools/evalscope/database.ts
/** What is read of `benchmark_data.db`; the other columns are texts of prompts and answers, as pickled Python objects. */
const DATABASE_COLUMNS = new Set([
	"start_time",
	"completed_time",
	"latency",
	"first_chunk_latency",
	"chunk_times",
	"inter_token_latencies",
	"success",
	"prompt_tokens",
	"completion_tokens",
	"is_stream"
]);
const TABLE = "result";
/** The table of requests in what `store/sqlite.ts` makes of a database. */
function databaseIn(value) {
	if (!isObject(value) || !Array.isArray(value["sqlite"])) return void 0;
	const table = value["sqlite"].find((one) => isObject(one) && one["table"] === TABLE);
	if (!isObject(table) || !Array.isArray(table["columns"]) || !Array.isArray(table["rows"])) return void 0;
	const columns = table["columns"].map(String);
	return [
		"start_time",
		"completed_time",
		"latency",
		"first_chunk_latency",
		"success"
	].every((name) => columns.includes(name)) ? {
		columns,
		rows: table["rows"]
	} : void 0;
}
/**
* vLLM's metrics from the requests: evalscope's own summary has had four meanings of "time per output token", its rows have had one.
* A request that was lost left no row: only the number that was asked for tells it.
*/
function databaseFigures({ columns, rows }, expected) {
	const figures = requestFigures(rows.map((row) => requestOf(Object.fromEntries(columns.map((name, at) => [name, row[at]])))));
	const lost = expected === void 0 ? 0 : Math.max(0, expected - rows.length);
	const { failed = 0 } = figures.counts;
	return {
		...figures,
		counts: {
			...figures.counts,
			failed: failed + lost,
			...expected === void 0 ? {} : { requested: Math.max(expected, rows.length) }
		},
		notes: [
			...figures.notes,
			...lost === 0 ? [] : [`${lost} of ${expected} requests were lost: they left no row, counted as failed`],
			...expected === void 0 ? ["the database does not say how many requests were asked for"] : []
		]
	};
}
/** Until 0.14 `success` is the word `True`, and `chunk_times` are instants; since, a 1, and `inter_token_latencies`. All in seconds. */
function requestOf(row) {
	const start = numberIn$1(row["start_time"]);
	const end = numberIn$1(row["completed_time"]);
	const latency = numberIn$1(row["latency"]);
	const first = numberIn$1(row["first_chunk_latency"]);
	const succeeded = row["success"] === 1 || row["success"] === "True";
	const window = {
		startS: start,
		endS: end
	};
	if (!succeeded || latency === void 0) return {
		...window,
		completed: false
	};
	const instants = numbersIn(row["chunk_times"]);
	const gapsS = instants === void 0 ? numbersIn(row["inter_token_latencies"]) ?? [] : instants.slice(1).map((at, index) => at - (instants[index] ?? at));
	const said = row["is_stream"];
	const streamed = said === 1 || said !== 0 && first !== void 0 && first < latency;
	return {
		...window,
		completed: true,
		e2elS: latency,
		ttftS: streamed ? first : void 0,
		gapsS: streamed ? gapsS : [],
		promptTokens: numberIn$1(row["prompt_tokens"]),
		outputTokens: numberIn$1(row["completion_tokens"])
	};
}
function numberIn$1(value) {
	return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}
/** A list of numbers, written as JSON. */
function numbersIn(value) {
	if (typeof value !== "string" || !/^\[[\d\s.,e+-]*\]$/i.test(value)) return void 0;
	const list = JSON.parse(value);
	return Array.isArray(list) ? list.map(Number) : void 0;
}
// src/tools/evalscope/definition.ts
/**
* What the numbers mean, by the version that introduced it. "Time per output token" has been the whole time by all tokens,
* each request's latency by its tokens, the sum of the gaps by the tokens, and since 0.17.1 what vLLM means by it; no output
* says its version, so where the names are alike the arithmetic tells: the meaning that its own averages come nearest to.
*/
function definitionOf$2({ metrics }, keys) {
	const has = (pattern) => keys.some((key) => pattern.test(key));
	if (has(/\(ms\)/) || has(/^test duration/i)) return "evalscope-1.7@1";
	if (has(/inter-token latency/i)) return "evalscope-0.17@1";
	const { mean_tpot_s: tpot, mean_e2el_s: latency, mean_ttft_s: ttft, mean_output_tokens: tokens } = metrics;
	const whole = quotient(latency, tokens);
	const first = quotient(ttft, tokens);
	if (has(/output token throughput/i)) return nearest(tpot, {
		"evalscope-0.14@1": whole,
		"evalscope-0.15@1": whole === void 0 || first === void 0 ? void 0 : whole - first
	}) ?? "evalscope-0.14@1";
	return nearest(tpot, {
		"evalscope-0.7@1": quotient(1, metrics["output_throughput"]),
		"evalscope-0.12@1": whole
	}) ?? "evalscope-0.7@1";
}
function quotient(above, below) {
	return above === void 0 || below === void 0 || !(below > 0) ? void 0 : above / below;
}
function nearest(value, meanings) {
	if (value === void 0) return void 0;
	return Object.entries(meanings).flatMap(([name, meant]) => meant === void 0 ? [] : [{
		name,
		distance: Math.abs(meant - value)
	}]).sort((a, b) => a.distance - b.distance)[0]?.name;
}
// src/tools/evalscope/keys.ts
/** Names without their unit and without "average", in lower case: both have moved from version to version. */
const NAMES = {
	"time taken for tests": metric("duration"),
	"test duration": metric("duration"),
	"expected number of requests": count$1("requested"),
	"succeed requests": count$1("completed"),
	"success requests": count$1("completed"),
	"failed requests": count$1("failed"),
	"number of concurrency": workload("max_concurrency"),
	concurrency: workload("max_concurrency"),
	"request rate": workload("request_rate"),
	qps: metric("request_throughput"),
	"request throughput": metric("request_throughput"),
	"req throughput": metric("request_throughput"),
	throughput: metric("output_throughput"),
	"output token throughput": metric("output_throughput"),
	"output throughput": metric("output_throughput"),
	"total token throughput": metric("total_token_throughput"),
	"total throughput": metric("total_token_throughput"),
	"input throughput": metric("input_throughput"),
	"input tokens per request": metric("mean_input_tokens"),
	"input tokens": metric("mean_input_tokens"),
	"output tokens per request": metric("mean_output_tokens"),
	"output tokens": metric("mean_output_tokens"),
	"package per request": metric("mean_packages"),
	"kv cache hit rate": metric("kv_cache_hit_percent"),
	"decoded tok/iter": metric("spec_decode_acceptance_length")
};
const LATENCIES$1 = {
	latency: "e2el",
	"time to first token": "ttft",
	ttft: "ttft",
	"time per output token": "tpot",
	tpot: "tpot",
	"inter-token latency": "itl",
	itl: "itl",
	"package latency": "package_latency",
	"first-turn ttft": "first_turn_ttft",
	"subsequent-turn ttft": "subsequent_turn_ttft"
};
const KEY = /^(?:average |avg )?(.+?) ?(?:\(([^()]*)\))?$/;
function parsed(key) {
	const [, name = "", unit = ""] = KEY.exec(key.trim().toLowerCase()) ?? [];
	return {
		name,
		unit
	};
}
/** What a key of a summary stands for. Latencies keep their unit: `mean_ttft_s` until 1.6, `mean_ttft_ms` since. */
function meaningOf$3(key) {
	const { name, unit } = parsed(key);
	const latency = Object.hasOwn(LATENCIES$1, name) ? LATENCIES$1[name] : void 0;
	if (latency !== void 0) return metric(`mean_${latency}_${unit === "ms" ? "ms" : "s"}`);
	if (Object.hasOwn(NAMES, name)) return NAMES[name];
	return /path$/.test(name) || name === "total requests" ? void 0 : metric(slug(name, unit));
}
/** What a column of a percentile table stands for; throughputs are each request's own there. */
function percentileId(statistic, column) {
	const { name, unit } = parsed(column);
	const latency = Object.hasOwn(LATENCIES$1, name) ? LATENCIES$1[name] : void 0;
	if (latency !== void 0) return `${statistic}_${latency}_${unit}`;
	return `${statistic}_${/^tok(?:en)?s?\/s$/.test(unit) ? `${rateOf(name)}_throughput_per_request` : slug(name, unit)}`;
}
function rateOf(name) {
	return name === "throughput" ? "output" : name;
}
function slug(name, unit) {
	return (unit === "%" ? `${name} percent` : name).replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}
// src/tools/evalscope/percentiles.ts
const RANK = /^percentiles?$/i;
/** Rows of `benchmark_percentile.json`; `undefined` for anything else. */
function percentileRows(value) {
	if (!Array.isArray(value) || value.length === 0) return void 0;
	return value.every((row) => isObject(row) && rankIn(row) !== void 0) ? value : void 0;
}
function rankIn(row) {
	const rank = Object.entries(row).find(([key]) => RANK.test(key))?.[1];
	return typeof rank === "string" ? statisticOf(rank) : void 0;
}
function percentileFigures(rows) {
	const gapsOnly = rows.every((row) => "TPOT (s)" in row && !("ITL (s)" in row));
	return collect(rows.flatMap((row) => {
		const statistic = rankIn(row) ?? "";
		return Object.entries(row).flatMap(([column, value]) => {
			if (RANK.test(column)) return [];
			const id = percentileId(statistic, gapsOnly && column === "TPOT (s)" ? "ITL (s)" : column);
			return id === void 0 ? [] : [{
				name: `${statistic} ${column}`,
				value,
				meaning: metric(id)
			}];
		});
	}), (value) => value < 0);
}
/** A printed percentile table, either way round, as the rows of the JSON file. */
function rowsOfTable([header = [], ...rows]) {
	const across = header.slice(1).every((word) => statisticOf(word) !== void 0);
	const corner = header[0] ?? "";
	if (RANK.test(corner)) return percentileRows(rows.map((row) => named$2(header, row)));
	if (!across || header.length < 3) return void 0;
	return percentileRows(header.slice(1).map((rank, index) => ({
		Percentiles: rank,
		...Object.fromEntries(rows.map((row) => [row[0] ?? "", row[index + 1]]))
	})));
}
function named$2(header, row) {
	return Object.fromEntries(header.map((name, index) => [name, row[index]]));
}
// src/tools/evalscope/summary.ts
const ALL_COUNTS = /^total \/ success \/ failed$/i;
/** The figures of a summary: of a JSON file, a table, or printed lines. */
function summaryFigures(pairs, expected) {
	const split = pairs.flatMap(splitCounts);
	const printed = split.map(([name, value]) => ({
		name,
		value,
		meaning: meaningOf$3(name)
	}));
	const figures = collect(printed, (value) => value < 0);
	const total = split.find(([key]) => /^total requests$/i.test(key))?.[1];
	return [
		withLostRequests(total, expected),
		withLoadPoint(printed),
		withoutEmptyMetrics
	].reduce((known, step) => step(known), figures);
}
/** The tables of 1.x print three counts in one row. */
function splitCounts([key, value]) {
	if (!ALL_COUNTS.test(key)) return [[key, value]];
	const [total, success, failed] = String(value).split("/");
	return [
		["Total requests", total],
		["Success requests", success],
		["Failed requests", failed]
	];
}
/** A worker whose first request raises dies with the requests it had yet to send: they are asked for, and never counted. */
function withLostRequests(total, expected) {
	return (figures) => {
		const { counts } = figures;
		const seen = total === void 0 ? NaN : Number(total);
		const requested = counts.requested ?? expected ?? (Number.isSafeInteger(seen) ? seen : void 0);
		if (requested === void 0) return figures;
		const lost = requested - seen;
		const { failed } = counts;
		if (!(lost > 0) || failed === void 0) return {
			...figures,
			counts: {
				...counts,
				requested
			}
		};
		const note = `${lost} of ${requested} requests were lost: neither succeeded nor failed, counted as failed`;
		return {
			...figures,
			counts: {
				...counts,
				requested,
				failed: failed + lost
			},
			notes: [...figures.notes, note]
		};
	};
}
/** Closed loop by concurrency, or open loop by rate; -1 is the other one's. */
function withLoadPoint(printed) {
	return (figures) => {
		const { max_concurrency: limit, request_rate: rate, ...workload } = figures.workload;
		const open = limit === -1 || limit === "-1";
		const closed = rate === void 0 || rate === -1 || rate === "inf";
		return printed.some(({ meaning }) => meaning?.kind === "workload") ? {
			...figures,
			workload: {
				...workload,
				request_rate: closed ? "inf" : rate,
				...limit === void 0 ? {} : { max_concurrency: open ? "none" : limit }
			}
		} : figures;
	};
}
/** Zeros of a run in which nothing completed are no measurements; and the input throughput of a chat model is always 0.0. */
function withoutEmptyMetrics(figures) {
	const none = figures.counts.completed === 0;
	const kept = Object.entries(figures.metrics).filter(([id, value]) => none ? id === "duration" : id !== "input_throughput" || value !== 0);
	return {
		...figures,
		metrics: Object.fromEntries(kept)
	};
}
// src/tools/evalscope/printed-lines.ts
const TITLE$2 = /^Benchmarking summary:$/;
const FIRST$2 = /^Time taken for tests: /;
const LAST$3 = /^Average package latency: \S+$/;
const PAIR$3 = /^([A-Z][^:]*): (\S+)(?: seconds)?$/;
const PERCENTILES$3 = /^Percentile of (time to first token|request latency):$/;
const PERCENTILE$2 = /^p(\d+): (\S+)$/;
const LAST_PERCENTILE = "99";
function hasPrintedSummary(lines) {
	return lines.some(({ text }, index) => TITLE$2.test(text) && FIRST$2.test(lines[index + 1]?.text ?? ""));
}
/** @throws UserError when the text ends inside a summary. */
function readPrintedSummaries(lines, source) {
	const titles = lines.flatMap(({ text }, index) => TITLE$2.test(text) ? [index] : []);
	return titles.filter((index) => FIRST$2.test(lines[index + 1]?.text ?? "")).map((index) => {
		const next = titles.find((later) => later > index) ?? lines.length;
		return {
			figures: figuresOf$5(lines.slice(index + 1, next), source),
			start: lines[index]?.start ?? 0
		};
	});
}
function figuresOf$5(lines, source) {
	const end = lines.findIndex(({ text, whole }) => whole && LAST$3.test(text));
	if (end === -1) throw cutOff(source, lines);
	return recomputed(together(summaryFigures(lines.slice(0, end + 1).flatMap(({ text }) => {
		const [, key, value] = PAIR$3.exec(text) ?? [];
		return key === void 0 ? [] : [[key, value]];
	})), percentiles(lines.slice(end + 1), source)));
}
function percentiles(lines, source) {
	let measure = "";
	let last = LAST_PERCENTILE;
	const printed = lines.flatMap(({ text, whole }) => {
		const title = PERCENTILES$3.exec(text)?.[1];
		if (title !== void 0) {
			measure = title === "request latency" ? "e2el" : "ttft";
			last = "";
		}
		const [, rank, value] = whole ? PERCENTILE$2.exec(text) ?? [] : [];
		if (rank === void 0 || measure === "") return [];
		last = rank;
		const statistic = rank === "50" ? "median" : `p${rank}`;
		return [{
			name: `${text}`,
			value,
			meaning: metric(`${statistic}_${measure}_s`)
		}];
	});
	if (last !== LAST_PERCENTILE) throw cutOff(source, lines);
	return collect(printed, (value) => value < 0);
}
function cutOff(source, lines) {
	return new UserError(`${source}: the summary ends on line ${lines.at(-1)?.number ?? 1}, in its middle`, { hint: "the file is cut off, or the summary was not copied to its end" });
}
/** Rounding of the printed average cannot explain more. */
const MISMATCH = .01;
/**
* The throughput of these versions is not updated by a failed request, though the time is: trailing failures inflate it.
* Tokens by time is what it claims to be.
*/
function recomputed(figures) {
	const { output_throughput: printed, mean_output_tokens: tokens, duration } = figures.metrics;
	const { completed } = figures.counts;
	if (printed === void 0 || tokens === void 0 || completed === void 0 || !((duration ?? 0) > 0)) return figures;
	const throughput = Number((completed * tokens / (duration ?? 1)).toFixed(3));
	if (Math.abs(printed / throughput - 1) <= MISMATCH) return figures;
	const note = `output_throughput recomputed: ${completed} requests × ${tokens} tokens / ${duration} s; printed was ${printed}`;
	return {
		...figures,
		metrics: {
			...figures.metrics,
			output_throughput: throughput,
			printed_output_throughput: printed
		},
		notes: [...figures.notes, note]
	};
}
// src/tools/evalscope/tables.ts
const SUMMARY$2 = /Benchmarking summary:$/;
const PERCENTILES$2 = /Percentile results:$/;
/**
* The summaries that versions since 0.7 log as tables, each with the percentiles that follow it.
* @throws UserError when the text ends inside a table.
*/
function readTabledSummaries(lines, source) {
	const found = [];
	for (const table of tablesIn(lines)) {
		const summary = SUMMARY$2.test(table.title);
		if (!summary && !PERCENTILES$2.test(table.title)) continue;
		if (!table.closed) throw new UserError(`${source}: the table on line ${table.firstLine} has no lower border`, { hint: "the file is cut off, or the table was not copied to its end" });
		if (summary) found.push(summaryOf(table));
		else addPercentiles(found, table);
	}
	return found;
}
function summaryOf({ rows, start }) {
	const known = rows.filter((row) => row.length === 2).map(([key = "", value]) => [key, value]).filter(([key]) => !/^(?:key|metric)$/i.test(key) && !key.startsWith("─"));
	return {
		figures: summaryFigures(known),
		keys: known.map(([key]) => key),
		start
	};
}
function addPercentiles(found, { rows }) {
	const last = found.pop();
	if (last === void 0) return;
	const percentiles = rowsOfTable(rows);
	found.push(percentiles === void 0 ? last : {
		...last,
		figures: together(percentileFigures(percentiles), last.figures)
	});
}
// src/tools/evalscope/read.ts
const NAME$5 = "evalscope";
/** One run's summary and percentiles lie in two files of its folder, always of these names. */
const PART_NAME = /(?:^|[\\/])benchmark_(?:summary|percentile)\.json$/;
const BROKEN$6 = [/^\s*\{\s*"(?:Time taken for tests|Test Duration) \(/, /^\s*\[\s*\{\s*"Percentiles?":/];
/** What the wrapper `evalscope-perf` adds to each summary of evalscope 0.5.5. */
const WRAPPED = /^📌 Metrics: /m;
function detect$11(source) {
	if (WRAPPED.test(source.text)) return void 0;
	const { values } = jsonIn(source);
	if (values.some(({ value }) => isSummary(value))) return { evidence: "JSON with the keys of evalscope's summary" };
	if (values.some(({ value }) => percentileRows(value) !== void 0)) return { evidence: "JSON with the rows of evalscope's percentiles" };
	if (values.some(({ value }) => databaseIn(value) !== void 0)) return { evidence: "a database with evalscope's table of requests" };
	if (isBroken(source, BROKEN$6)) return { evidence: "broken JSON with the keys of evalscope" };
	if (!/Benchmarking summary:/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (hasPrintedSummary(lines)) return { evidence: "the lines of evalscope below \"Benchmarking summary:\"" };
	return lines.some(({ plain }, index) => /Benchmarking summary:$/.test(plain.trim()) && isBorder(lines[index + 1])) ? { evidence: "the table of evalscope below \"Benchmarking summary:\"" } : void 0;
}
function isBorder(line) {
	return /[┌╒+┏]/.test(line?.plain ?? "");
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$11(source) {
	const expected = expectedBy(source.name);
	const part = PART_NAME.test(source.name) ? { part: "benchmark" } : {};
	const ofJson = (value) => readJson(value, expected).map((reading) => ({
		...reading,
		...part
	}));
	return readJsonAndText(source, {
		what: "evalscope",
		ofJson,
		ofText: ofText$4
	});
}
function readJson(value, expected) {
	const database = databaseIn(value);
	if (database !== void 0) return [readingOf(NAME$5, "evalscope-database@1", databaseFigures(database, expected))];
	const rows = percentileRows(value);
	if (rows !== void 0) return [{ ...readingOf(NAME$5, percentileDefinition(Object.keys(rows[0] ?? {})), percentileFigures(rows)) }];
	if (!isSummary(value)) return [];
	const figures = summaryFigures(Object.entries(value), expected);
	return [{ ...readingOf(NAME$5, definitionOf$2(figures, Object.keys(value)), figures) }];
}
function isSummary(value) {
	return isObject(value) && Object.keys(value).some((key) => /^(?:time taken for tests|test duration) \(/i.test(key));
}
/** Of percentiles whose summary is not there. */
function percentileDefinition(columns) {
	if (columns.some((column) => column.includes("(ms)"))) return "evalscope-1.7@1";
	if (!columns.includes("ITL (s)")) return "evalscope-0.7@1";
	return columns.includes("TPOT (s)") ? "evalscope-0.17@1" : "evalscope-0.14@1";
}
/** Versions since 0.16 say how many requests were asked for in the name of the folder alone. */
function expectedBy(path) {
	const number = /(?:parallel_\d+|rate_[\d.]+)_number_(\d+)[\\/][^\\/]+$/.exec(path)?.[1];
	return number === void 0 ? void 0 : Number(number);
}
function ofText$4(lines, { name }) {
	const place = (definition, figures, start) => ({
		start,
		reading: readingOf(NAME$5, definition, figures)
	});
	return [...readPrintedSummaries(lines, name).map(({ figures, start }) => place("evalscope-text@1", figures, start)), ...readTabledSummaries(lines, name).map(({ figures, keys, start }) => place(definitionOf$2(figures, keys), figures, start))];
}
// src/tools/evalscope/evalscope.ts
/** `evalscope perf` of all eras. */
const evalscope = {
	kinds: ["serving"],
	command: command$8,
	detect: detect$11,
	read: read$11
};
// src/tools/evalscope-perf/evalscope-perf.ts
/** The wrapper around evalscope 0.5.5 for closed-loop sweeps: what it prints is evalscope's, between lines of its own. */
const evalscopePerf = {
	kinds: ["serving"],
	command: command$7,
	detect: detect$10,
	read: read$10
};
/** It does not stream, writes to the working directory, and ends with 0 whatever happened: its printed summary is the result. */
function command$7(trial, target) {
	const { baseUrl, model, load } = servingTarget("evalscope-perf", trial, target);
	const { test } = trial;
	if (test.dataset !== void 0 && test.dataset.name !== "custom") throw unknownDataset("evalscope-perf", test, test.dataset);
	const dataset = test.dataset === void 0 ? [] : [test.dataset.path];
	const flags = argsToFlags(merged(test.args, {
		parallels: load.maxConcurrency ?? test.prompts,
		n: test.prompts
	}));
	return {
		argv: [
			"evalscope-perf",
			`${baseUrl}/v1/chat/completions`,
			model,
			...dataset,
			...flags
		],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.txt"),
		files: {}
	};
}
function detect$10({ text }) {
	return WRAPPED.test(text) ? { evidence: "the line \"📌 Metrics\" of evalscope-perf" } : void 0;
}
function read$10(source) {
	return read$11(source).map((reading) => ({
		...reading,
		tool: {
			...reading.tool,
			name: "evalscope-perf"
		}
	}));
}
// src/tools/genai-perf/read.ts
const NAME$4 = "genai-perf";
const DEFINITION$2 = "genai-perf@1";
/** What aiperf's export has besides. */
const SUCCESSOR = [
	"aiperf_version",
	"schema_version",
	"was_cancelled",
	"error_summary",
	"benchmark_duration"
];
const BROKEN$5 = [/^\s*\{\s*"(?:request_throughput|request_latency)":\s*\{\s*"unit":/];
function detect$9(source) {
	if (jsonIn(source).values.some(({ value }) => isExport(value))) return { evidence: "JSON with genai-perf's metrics" };
	if (isBroken(source, BROKEN$5) && !SUCCESSOR.some((key) => source.text.includes(`"${key}"`))) return { evidence: "broken JSON with the keys of genai-perf" };
	return isCsv$1(source.text) ? { evidence: "CSV with genai-perf's columns" } : void 0;
}
function isExport(value) {
	return isObject(value) && hasRecords(value) && !SUCCESSOR.some((key) => key in value);
}
function isCsv$1(text) {
	const header = csvHeader(text);
	return header[0] === "Metric" && header.includes("p50") && header.indexOf("p99") < header.indexOf("p50") && !header.includes("std");
}
/** @throws UserError when the file is cut off, is not readable, or holds no result. */
function read$9(source) {
	if (isCsv$1(source.text)) {
		const printed = printedCsv(source.text);
		if (printed !== void 0) return [readingOf(NAME$4, DEFINITION$2, collect(printed))];
		throw new UserError(`${source.name}: the table ends in its middle`, { hint: "the file is cut off or damaged" });
	}
	return readJsonAndText(source, {
		what: NAME$4,
		ofJson: (value) => isExport(value) ? [readExport(value)] : [],
		ofText: () => []
	});
}
function readExport(value) {
	const figures = collect(printedRecords(value));
	const { concurrency, request_rate: rate } = objectIn(objectIn(objectIn(value, "input_config"), "perf_analyzer"), "stimulus");
	return readingOf(NAME$4, DEFINITION$2, {
		...figures,
		workload: {
			...typeof concurrency === "number" ? {
				request_rate: "inf",
				max_concurrency: concurrency
			} : {},
			...typeof rate === "number" ? { request_rate: rate } : {}
		}
	});
}
// src/tools/genai-perf/genai-perf.ts
/** Triton's client, superseded by aiperf. */
const genaiPerf = {
	kinds: ["serving"],
	command: command$6,
	detect: detect$9,
	read: read$9
};
const EXPORT = "profile_export";
/** It names a folder of its own below the one it is given, so the export file is given with its whole path. */
function command$6(trial, target) {
	const { baseUrl, model, load } = servingTarget("genai-perf", trial, target);
	const { test, seed } = trial;
	const { requestRate: rate, maxConcurrency: limit } = load;
	return {
		argv: [
			"genai-perf",
			"profile",
			...argsToFlags(merged({
				model,
				tokenizer: model,
				streaming: true,
				...datasetArgs$3(trial),
				...test.ignoreEos ? { "extra-inputs": "ignore_eos:true" } : {},
				"warmup-request-count": Math.max(test.warmups, limit ?? 0)
			}, test.args, {
				url: baseUrl,
				"endpoint-type": test.endpoint,
				"request-count": test.prompts,
				...rate === "inf" ? { concurrency: limit ?? test.prompts } : { "request-rate": rate },
				"random-seed": seed,
				"artifact-dir": target.folder,
				"profile-export-file": `${EXPORT}.json`
			}))
		],
		env: test.env,
		resultFile: join(target.folder, artifactFolder(model, test.endpoint, trial), `${EXPORT}_genai_perf.json`),
		files: {}
	};
}
/** `<model>-openai-chat-concurrency4`, slashes of the model replaced, as genai-perf 0.0.16 names it. */
function artifactFolder(model, endpoint, { cell, test }) {
	const { requestRate: rate = "inf", maxConcurrency: limit } = cell.load ?? {};
	const stimulus = rate === "inf" ? `concurrency${limit ?? test.prompts}` : `request_rate${rate}`;
	return `${model.replaceAll("/", "_")}-openai-${endpoint}-${stimulus}`;
}
function datasetArgs$3({ test }) {
	const { dataset } = test;
	if (dataset === void 0) return {};
	if (dataset.name !== "random") throw unknownDataset("genai-perf", test, dataset);
	const { inputTokens, outputTokens, rangeRatio } = dataset;
	return {
		"synthetic-input-tokens-mean": inputTokens,
		"synthetic-input-tokens-stddev": Math.round(inputTokens * rangeRatio),
		"output-tokens-mean": outputTokens,
		"output-tokens-stddev": Math.round(outputTokens * rangeRatio)
	};
}
// src/tools/guidellm/command.ts
/** The exact command of one trial, for guidellm 0.7 and later. It ends with 0 when every request failed. */
function command$5(trial, target) {
	const serving = servingTarget("guidellm", trial, target);
	const { test, seed } = trial;
	const resultFile = join(target.folder, "benchmarks.json");
	const path = test.endpoint === "chat" ? "/v1/chat/completions" : "/v1/completions";
	const backend = `kind=openai_http,target=${serving.baseUrl},model=${serving.model},request_format=${path}`;
	return {
		argv: [
			"guidellm",
			"run",
			...argsToFlags(merged({
				tokenizer: `kind=hf_auto,model=${serving.model}`,
				...dataArgs(trial)
			}, test.args, {
				backend,
				profile: profileOf(serving),
				constraint: `kind=max_requests,count=${test.prompts}`,
				seed: `kind=static,value=${seed}`,
				output: `kind=json,path=${resultFile}`,
				"disable-console-interactive": true
			}))
		],
		env: test.env,
		resultFile,
		files: {}
	};
}
function dataArgs({ test }) {
	const { dataset } = test;
	if (dataset === void 0) return {};
	if (dataset.name !== "random" || dataset.prefixTokens > 0) throw unknownDataset("guidellm", test, dataset);
	const { inputTokens, outputTokens, rangeRatio } = dataset;
	const range = (name, length) => {
		if (rangeRatio === 0) return `${name}=${length}`;
		const [least, most] = [Math.round(length * (1 - rangeRatio)), Math.round(length * (1 + rangeRatio))];
		return `${name}=${length},${name}_min=${least},${name}_max=${most}`;
	};
	return { data: `kind=synthetic_text,${range("prompt_tokens", inputTokens)},${range("output_tokens", outputTokens)}` };
}
/** Paced arrivals are Poisson, as vLLM's client sends them. */
function profileOf({ load }) {
	const { requestRate: rate, maxConcurrency: limit } = load;
	const most = limit === void 0 ? "" : `,max_concurrency=${limit}`;
	if (rate !== "inf") return `kind=poisson,rate=${rate}${most}`;
	return limit === void 0 ? "kind=throughput" : `kind=concurrent,streams=${limit}`;
}
// src/tools/guidellm/distribution.ts
/** Measures by guidellm's own names, and what they are called here; the unit stays: latency in seconds, the rest in milliseconds. */
const LATENCIES = {
	request_latency: "e2el_s",
	time_to_first_token_ms: "ttft_ms",
	time_to_first_output_token_ms: "ttfot_ms",
	time_per_output_token_ms: "tpot_ms",
	inter_token_latency_ms: "itl_ms"
};
/** Of rates the mean alone is a figure of the run; their percentiles are of instants. */
const MEANS = {
	requests_per_second: "request_throughput",
	request_concurrency: "concurrency",
	prompt_tokens_per_second: "input_throughput",
	output_tokens_per_second: "output_throughput",
	tokens_per_second: "total_token_throughput",
	prompt_token_count: "mean_input_tokens",
	output_token_count: "mean_output_tokens"
};
const STATISTICS = {
	mean: "mean",
	median: "median",
	std_dev: "std",
	min: "min",
	max: "max"
};
const MEASURES$4 = [...Object.keys(LATENCIES), ...Object.keys(MEANS)];
/** `p001` is the 0.1st percentile, `p01` the first, `p999` the 99.9th; the 50th is the median. */
function percentileOf(key) {
	const [, digits] = /^p(\d{2,3})$/.exec(key) ?? [];
	if (digits === void 0 || digits === "50") return void 0;
	return `p${digits.length === 3 ? Number(digits) / 10 : Number(digits)}`;
}
/** One statistic of a measure as a number with a meaning; `undefined` for one that is not kept. */
function statistic(measure, name, value) {
	const mean = MEANS[measure];
	if (mean !== void 0) return name === "mean" ? {
		name: measure,
		value,
		meaning: metric(mean)
	} : void 0;
	const latency = LATENCIES[measure];
	const prefix = STATISTICS[name] ?? percentileOf(name);
	if (latency === void 0 || prefix === void 0) return void 0;
	return {
		name: `${prefix} of ${measure}`,
		value,
		meaning: metric(`${prefix}_${latency}`)
	};
}
/** A distribution of completed requests; one of no request is all zeros and gives nothing. */
function statisticsOf$1(measure, successful) {
	if (!isObject(successful) || successful["count"] === 0) return [];
	return [...Object.entries(successful), ...Object.entries(objectIn(successful, "percentiles"))].flatMap(([name, value]) => statistic(measure, name, value) ?? []);
}
// src/tools/guidellm/strategy.ts
/** What was asked for: closed loop by streams, or open loop by rate. The rates of a sweep are measured, so they are not asked for. */
function workloadOf$2(config) {
	const strategy = objectIn(config, "strategy");
	const model = objectIn(config, "backend")["model"];
	return {
		...loadOf(strategy, isSweep(config)),
		...typeof strategy["type_"] === "string" ? { strategy: strategy["type_"] } : {},
		...typeof model === "string" ? { model_id: model } : {}
	};
}
function loadOf({ type_: type, streams, rate }, sweep) {
	switch (type) {
		case "synchronous": return {
			request_rate: "inf",
			max_concurrency: 1
		};
		case "concurrent": return {
			request_rate: "inf",
			...typeof streams === "number" ? { max_concurrency: streams } : {}
		};
		case "throughput": return { request_rate: "inf" };
		default: return typeof rate === "number" && !sweep ? { request_rate: rate } : {};
	}
}
/** The place in a sweep: the first load is one stream, the second all at once, the rest are rates between the two. */
function pointOf(config, index) {
	if (!isSweep(config)) return void 0;
	const type = objectIn(config, "strategy")["type_"];
	return type === "synchronous" || type === "throughput" ? type : `sweep=${index - 1}`;
}
function isSweep(config) {
	const profile = objectIn(config, "profile");
	return profile["kind"] === "sweep" || profile["type_"] === "sweep";
}
// src/tools/guidellm/report-csv.ts
/** Measures of the three-line header that 0.4 brought, by group and unit. */
const GROUPED = {
	"request latency, sec": "request_latency",
	"time to first token, ms": "time_to_first_token_ms",
	"time to first output token, ms": "time_to_first_output_token_ms",
	"time per output token, ms": "time_per_output_token_ms",
	"inter token latency, ms": "inter_token_latency_ms",
	"server throughput, requests/sec": "requests_per_second",
	"server throughput, concurrency": "request_concurrency",
	"token metrics, input tokens": "prompt_token_count",
	"token metrics, output tokens": "output_token_count",
	"token throughput, input tokens/sec": "prompt_tokens_per_second",
	"token throughput, output tokens/sec": "output_tokens_per_second",
	"token throughput, total tokens/sec": "tokens_per_second"
};
/** The order of the values in one cell, without the median, which has a column of its own. */
const PERCENTILES$1 = [
	"min",
	"p001",
	"p01",
	"p05",
	"p10",
	"p25",
	"p75",
	"p90",
	"p95",
	"p99",
	"max"
];
function csvEra(text) {
	const header = csvHeader(text);
	if (header[0] === "Run Info" && header.includes("Request Counts")) return "guidellm-0.4@1";
	return header.includes("Successful Requests per second mean") ? "guidellm-0.3@1" : void 0;
}
/** @throws UserError when a line is shorter than the header, or the last one does not end. */
function readCsv$1({ name, text }, era) {
	const lines = csvLines(text)?.filter((line) => line.length > 0) ?? [];
	const headers = era === "guidellm-0.4@1" ? 3 : 1;
	const width = lines[0]?.length ?? 0;
	const odd = lines.findIndex((line) => line.length !== width);
	if (lines.length <= headers || odd !== -1 || !/[\r\n]$/.test(text)) {
		const where = odd === -1 ? "no whole line below the header" : `line ${odd + 1} has not as many fields as the header`;
		throw new UserError(`${name}: ${where}`, { hint: "the file is cut off or damaged" });
	}
	const columns = Array.from({ length: width }, (_, index) => lines.slice(0, headers).map((line) => line[index] ?? ""));
	return lines.slice(headers).map((line, place) => {
		const cells = line.map((value, index) => [columns[index] ?? [], value]);
		const config = configIn(cells);
		const figures = collect(cells.flatMap(([column, value]) => (era === "guidellm-0.4@1" ? grouped$1 : old)(column, value)));
		const { completed, failed } = figures.counts;
		const requested = completed === void 0 || failed === void 0 ? {} : { requested: completed + failed };
		const reading = readingOf("guidellm", era, {
			...figures,
			metrics: completed === 0 ? {} : figures.metrics,
			counts: {
				...requested,
				...figures.counts
			},
			workload: workloadOf$2(config)
		});
		const point = pointOf(config, place);
		return point === void 0 ? reading : {
			...reading,
			point
		};
	});
}
function grouped$1([group = "", unit = "", name = ""], value) {
	if (group === "Request Counts") return counted(unit, value);
	const measure = GROUPED[`${group}, ${unit.replace(/^Successful /, "")}`.toLowerCase()];
	return measure === void 0 || !unit.startsWith("Successful ") ? [] : statistics(measure, name, value);
}
const OLD_COUNT = /^(Successful|Errored) Requests$/;
const OLD_COLUMN = /^Successful (.+) (mean|median|std dev|\[min, .*\])$/;
function old([column = ""], value) {
	const status = OLD_COUNT.exec(column)?.[1];
	if (status !== void 0) return counted(status, value);
	const [, measure = "", name = ""] = OLD_COLUMN.exec(column) ?? [];
	return statistics(measure.toLowerCase().replaceAll(" ", "_"), name.startsWith("[") ? "percentiles" : name, value);
}
function counted(status, value) {
	if (status === "Successful") return [{
		name: status,
		value,
		meaning: count$1("completed")
	}];
	return status === "Errored" ? [{
		name: status,
		value,
		meaning: count$1("failed")
	}] : [];
}
/** A list in one cell holds the percentiles. */
function statistics(measure, name, value) {
	const known = name.toLowerCase().replaceAll(" ", "_");
	if (known !== "percentiles") return [statistic(measure, known, value) ?? []].flat();
	const values = value.replace(/^\[|\]$/g, "").split(",");
	if (values.length !== PERCENTILES$1.length) return [];
	return PERCENTILES$1.flatMap((rank, index) => statistic(measure, rank, values[index]?.trim()) ?? []);
}
/** `concurrent@4`, `constant@10.00`, `throughput@512`, and whether it is a place in a sweep, as the JSON has them. */
function configIn(cells) {
	const cellNamed = (...names) => cells.find(([column]) => names.includes(column.join(" ").trim()))?.[1];
	const [, type, at] = /^([a-z]+)(?:@([\d.]+))?$/.exec(cellNamed("Benchmark Strategy", "Name") ?? "") ?? [];
	const [described] = findJson(cellNamed("Run Info Profile", "Args") ?? "").values;
	const profile = isObject(described?.value) ? described.value : {};
	return {
		profile: isObject(profile["profile"]) ? profile["profile"] : profile,
		strategy: {
			type_: type,
			...at === void 0 ? {} : {
				streams: Number(at),
				rate: Number(at)
			}
		}
	};
}
// src/tools/guidellm/report-json.ts
/** Since 0.4 the time per output token is the latency by the tokens; before, the time from the first token to the last by them. */
const DEFINITIONS$2 = {
	old: "guidellm-0.3@1",
	current: "guidellm-0.4@1"
};
function isReport$1(value) {
	const benchmarks = isObject(value) ? value["benchmarks"] : void 0;
	return Array.isArray(benchmarks) && benchmarks.some(isBenchmark);
}
function isBenchmark(value) {
	return isObject(value) && "requests_per_second" in objectIn(value, "metrics");
}
/** Each load point of a report is a result. */
function readReport$1(report) {
	const all = report["benchmarks"];
	const version = objectIn(report, "metadata")["guidellm_version"];
	return (Array.isArray(all) ? all.filter(isBenchmark) : []).map((benchmark, index) => {
		const config = configOf(benchmark);
		const figures = {
			...figuresOf$4(benchmark),
			workload: workloadOf$2(config),
			...typeof version === "string" ? { version } : {}
		};
		const reading = readingOf("guidellm", "run_stats" in benchmark ? DEFINITIONS$2.old : DEFINITIONS$2.current, figures);
		const point = pointOf(config, index);
		return point === void 0 ? reading : {
			...reading,
			point
		};
	});
}
function configOf(benchmark) {
	return isObject(benchmark["config"]) ? benchmark["config"] : objectIn(benchmark, "args");
}
function figuresOf$4(benchmark) {
	const metrics = objectIn(benchmark, "metrics");
	const totals = isObject(metrics["request_totals"]) ? metrics["request_totals"] : objectIn(benchmark, "request_totals");
	const figures = collect([...MEASURES$4.flatMap((measure) => statisticsOf$1(measure, objectIn(metrics, measure)["successful"])), ...countsOf$1(totals, metrics)]);
	return {
		...figures,
		notes: [...figures.notes, ...incomplete(totals)],
		errors: errorsOf(benchmark)
	};
}
/** Requests that the time limit cut are neither completed nor failed, and were not asked for to their end. */
function countsOf$1(totals, metrics) {
	const { successful, errored } = totals;
	const both = typeof successful === "number" && typeof errored === "number" ? successful + errored : void 0;
	const sum = (measure) => objectIn(objectIn(metrics, measure), "successful")["total_sum"];
	return [
		{
			name: "successful",
			value: successful,
			meaning: count$1("completed")
		},
		{
			name: "errored",
			value: errored,
			meaning: count$1("failed")
		},
		{
			name: "successful and errored",
			value: both,
			meaning: count$1("requested")
		},
		{
			name: "prompt tokens",
			value: sum("prompt_token_count"),
			meaning: count$1("inputTokens")
		},
		{
			name: "output tokens",
			value: sum("output_token_count"),
			meaning: count$1("outputTokens")
		}
	];
}
function incomplete({ incomplete: cut }) {
	return typeof cut === "number" && cut > 0 ? [`${cut} requests were incomplete at the end and count as nothing`] : [];
}
function errorsOf(benchmark) {
	const errored = objectIn(benchmark, "requests")["errored"];
	if (!Array.isArray(errored)) return [];
	return errored.flatMap((request) => {
		if (!isObject(request)) return [];
		const error = request["error"] ?? objectIn(request, "info")["error"];
		return typeof error === "string" ? [error] : [];
	});
}
// src/tools/guidellm/read.ts
const BROKEN$4 = [/"guidellm_version":/, /^\s*\{\s*"benchmarks":\s*\[\s*\{\s*"type_":\s*"generative_benchmark"/];
function detect$8(source) {
	if (jsonIn(source).values.some(({ value }) => isReport$1(value))) return { evidence: "JSON with guidellm's benchmarks" };
	if (isBroken(source, BROKEN$4)) return { evidence: "broken JSON with guidellm's benchmarks" };
	return csvEra(source.text) === void 0 ? void 0 : { evidence: "CSV with guidellm's columns" };
}
/** @throws UserError when the file is cut off, is not readable, or holds no result. */
function read$8(source) {
	const era = csvEra(source.text);
	if (era !== void 0) return readCsv$1(source, era);
	return readJsonAndText(source, {
		what: "guidellm",
		ofJson: (value) => isReport$1(value) ? readReport$1(value) : [],
		ofText: () => []
	});
}
// src/tools/guidellm/guidellm.ts
/** guidellm's JSON reports and CSV tables. Its inter-token latency is what vLLM calls the time per output token. */
const guidellm = {
	kinds: ["serving"],
	command: command$5,
	detect: detect$8,
	read: read$8
};
// src/tools/human-table/cell.ts
const NUMBER$1 = "[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:e[+-]?\\d+)?";
const SPREAD$1 = new RegExp(`\\s*(?:±|\\+/-)\\s*(${NUMBER$1}\\s*%?)`, "i");
const CELL = new RegExp(`^(${NUMBER$1})\\s*([^\\d\\s(（][^(（]*)?(?:[(（]([^)）]*)[)）])?$`, "i");
const PERCENT = /^[^\d+\-−]*([+\-−]?)\s*(\d+(?:\.\d+)?)\s*%/;
const TIMES = /^[^\d]*?(?:[x×]\s*)?(\d+(?:\.\d+)?)\s*(?:[x×倍])?$/i;
function withoutMarks(text) {
	return text.replace(/\*\*|__|`|~~|<[^>]*>|\p{Emoji_Presentation}|\uFE0F/gu, "").trim();
}
/** `undefined` for a cell that is no number, or one with a unit that is not known. */
function numberIn(text) {
	const cell = withoutMarks(text);
	const spread = SPREAD$1.exec(cell)?.[1];
	const [, digits = "", word = "", aside = ""] = CELL.exec(cell.replace(SPREAD$1, " ").trim()) ?? [];
	if (digits === "") return void 0;
	const unit = word.trim() === "" ? "" : unitOf(word);
	if (unit === void 0) return void 0;
	const change = changeIn(aside);
	return {
		value: Number(digits.replaceAll(",", "")),
		unit,
		...change === void 0 ? {} : { change },
		...spread === void 0 ? {} : { spread }
	};
}
/** `+13.2 %`, `提升 13%`, `1.13x`, `×1.13`. */
function changeIn(cell) {
	const text = withoutMarks(cell);
	const [, sign = "", percent] = PERCENT.exec(text) ?? [];
	if (percent !== void 0) return {
		text,
		kind: "percent",
		value: Number(percent) * (sign === "" || sign === "+" ? 1 : -1),
		rounding: roundingOf(percent)
	};
	const times = /[x×倍]/i.test(text) ? TIMES.exec(text)?.[1] : void 0;
	return times === void 0 ? void 0 : {
		text,
		kind: "times",
		value: Number(times),
		rounding: roundingOf(times)
	};
}
function roundingOf(digits) {
	return .5 * 10 ** -(digits.split(".")[1]?.length ?? 0);
}
/** People round what they divide, too. */
const SLACK = .01;
/** Whether a printed change is one that these two numbers can have been meant to show, in either direction of the division. */
function agrees({ kind, value, rounding }, from, to) {
	if (!(from > 0 && to > 0)) return true;
	const meant = kind === "times" ? [to / from, from / to] : [to / from, from / to].flatMap((ratio) => [100 * (ratio - 1), 100 * (1 - ratio)]);
	const room = rounding + SLACK * Math.max(1, Math.abs(value)) + 1e-9;
	return meant.some((one) => Math.abs(one - value) <= room);
}
// src/tools/human-table/label.ts
const NOTHING = {
	entries: [],
	notes: []
};
const TIME$1 = /(?:^|_)(?:ttft|tpot|itl|e2el)$/;
/** What a label means; one that is not known is a metric of its own where its numbers have a unit. */
function labelled(label, unitCell, cells) {
	const numbers = cells.flatMap((cell) => numberIn(cell) ?? []);
	if (label === "" || numbers.length === 0) return void 0;
	const unit = unitOf(unitCell) ?? numbers.find((number) => number.unit !== "")?.unit ?? "";
	const known = wordsOf(label, unit);
	if (known !== void 0) return known.unit === "" && TIME$1.test(idOf$1(known.meaning)) ? void 0 : known;
	const own = unitOf(/[(（]([^)）]*)[)）]\s*$/.exec(label)?.[1] ?? "") ?? unit;
	const id = snakeCase(clean(label).replace(/[(（][^)）]*[)）]/g, "")) || clean(label);
	return own === "" ? void 0 : {
		meaning: metric(id),
		unit: own
	};
}
/** The number of a cell below a label. A cell that has a unit of its own is in that unit. */
function readCell(label, words, text) {
	const cell = numberIn(text);
	if (cell === void 0) return {
		entries: [],
		notes: unreadCell(label, text)
	};
	const own = inOwnUnit(label, words, cell);
	if (own === void 0) return {
		entries: [],
		notes: unreadCell(label, text)
	};
	const { change, spread } = cell;
	return {
		entries: [{
			...own,
			...change === void 0 ? {} : { change }
		}],
		notes: [...own.value === cell.value ? [] : [`${clean(label)}: ${clean(text)} is ${own.value} ${own.words.unit}`], ...spread === void 0 ? [] : [`${clean(label)}: printed with ± ${spread}`]]
	};
}
/** What is said of a cell whose label or number is not known; nothing of one without digits. */
function unreadCell(label, text) {
	return /\d/.test(text) ? [`not read: ${clean(label)}: ${clean(text)}`] : [];
}
function joined(cells) {
	return cells.reduce((all, { entries, notes }) => ({
		entries: [...all.entries, ...entries],
		notes: [...all.notes, ...notes]
	}), NOTHING);
}
function inOwnUnit(label, words, { value, unit }) {
	if (unit === "" || unit === words.unit) return {
		words,
		value
	};
	const converted = inTimeUnit(value, unit, words.unit);
	if (converted !== void 0) return {
		words,
		value: converted
	};
	const own = wordsOf(label, unit);
	return own?.unit === unit ? {
		words: own,
		value
	} : void 0;
}
const LONGEST_NAME = 100;
function clean(text) {
	return text.replace(/\*\*|__|`|<[^>]*>/g, "").trim().slice(0, LONGEST_NAME);
}
// src/tools/human-table/sides.ts
const SIDE = /\b(?:before|after|baseline|base|head|old|new|main|master|pr|patched|candidate)\b|(?:优化|修改|改动|升级|调优|合入|绑核|绑定|改)[前后]|(?<=^|[\s(（])[前后](?=$|[\s)）])/i;
/** The columns that say which side they are of, where two of them are sides of one measure; none of any other table. */
function sidesIn(header) {
	const sided = header.flatMap((name, at) => {
		const side = SIDE.exec(name)?.[0];
		return side === void 0 ? [] : [{
			at,
			side: side.toLowerCase(),
			label: withoutSide(name)
		}];
	});
	return sided.some(({ label, side }) => sided.some((other) => other.label === label && other.side !== side && label !== "")) ? sided : [];
}
function withoutSide(name) {
	return name.replace(SIDE, " ").replace(/[(（]\s*[)）]/g, " ").replace(/\s+/g, " ").trim();
}
// src/tools/human-table/metric-columns.ts
/** Columns, or rows, of changes that are computed from the others. */
const CHANGE = /change|delta|Δ|\bdiff|ratio|speed-?up|improve|gain|\bvs\b|提升|变化|加速|差异|增幅|降幅|对比/i;
/** A variant a row; where columns are pairs of `before` and `after`, a variant a side, and the rows are points. */
function metricColumns(header, body) {
	const columns = columnsOf(header, body);
	if (!columns.some(({ words }) => words?.meaning.kind === "metric")) return void 0;
	const settings = columns.filter(({ words }) => words?.meaning.kind === "workload");
	const names = namesAmong(columns, settings, body);
	const unread = columns.filter((column) => column.words === void 0 && !names.includes(column));
	const sides = [...new Set(columns.flatMap(({ side }) => side ?? []))];
	return body.flatMap((row, place) => {
		const name = nameIn(row, names);
		const point = settings.map(({ at, words }) => `${words === void 0 ? "" : idOf$1(words.meaning)}=${cellOf(row, at)}`);
		if (sides.length === 0) return [{
			name: name === "" ? `row ${place + 1}` : name,
			point: point.join(","),
			...readRow$1(row, columns, unread)
		}];
		const points = [name, ...point].filter((part) => part !== "").join(",");
		return sides.map((side) => {
			const own = columns.filter((column) => column.side === side || column.words?.meaning.kind !== "metric");
			const others = columns.filter((column) => column.side === void 0 && column.words?.meaning.kind === "metric");
			return {
				name: side,
				point: points,
				...readRow$1(row, own, [...unread, ...others])
			};
		});
	});
}
function columnsOf(header, body) {
	const sided = sidesIn(header);
	return header.flatMap((name, at) => {
		if (CHANGE.test(name)) return [];
		const { label = name, side } = sided.find((one) => one.at === at) ?? {};
		const cells = body.map((row) => row[at] ?? "");
		return [{
			at,
			label,
			...side === void 0 ? {} : { side },
			words: labelled(label, "", cells)
		}];
	});
}
/** A result, and no size or count that tells the rows apart. */
const RESULT = /^[~<>≈\s]*\d[\d,]*\.\d+(?:\s*[±*].*)?$/;
/** The columns that tell the rows apart. One of results that is not known is none, where the rows can be told apart without it. */
function namesAmong(columns, settings, body) {
	const unknown = columns.filter(({ words }) => words === void 0);
	const names = unknown.filter(({ at, label }) => {
		return !(wordsOf(label)?.meaning.kind === "metric") && !body.some((row) => RESULT.test(cellOf(row, at)));
	});
	return new Set(body.map((row) => nameIn(row, [...names, ...settings]))).size === body.length ? names : unknown;
}
function nameIn(row, names) {
	return names.map(({ at }) => cellOf(row, at)).filter((part) => part !== "").join(", ");
}
function cellOf(row, at) {
	return clean(row[at] ?? "");
}
function readRow$1(row, columns, unread) {
	const read = columns.flatMap(({ at, label, words }) => words === void 0 ? [] : [readCell(label, words, row[at] ?? "")]);
	const notes = unread.flatMap(({ at, label }) => unreadCell(label, row[at] ?? ""));
	return joined([...read, {
		entries: [],
		notes
	}]);
}
// src/tools/human-table/read-table.ts
const UNIT_COLUMN = /^(?:units?|单位)$/i;
/** The variants of a table of results, whichever way round it is; none for another table. */
function variantsIn(table) {
	const [header = [], ...body] = table.rows;
	if (![...header, ...body.map(([name = ""]) => name)].some(isMetricName)) return [];
	const single = statisticColumns(header, body);
	const measured = (single ?? metricRows(header, body) ?? metricColumns(header, body) ?? []).filter(({ entries }) => entries.some(({ words }) => words.meaning.kind === "metric"));
	const numbers = measured.flatMap(({ entries }) => entries).length;
	return single === void 0 && measured.length < 2 || numbers < FEWEST ? [] : measured.map((variant) => readingOfVariant(variant, measured));
}
/** `| Metric | Mean | P99 |`: the columns are statistics of one variant, as tools print them, and no variants. */
function statisticColumns(header, body) {
	const columns = header.flatMap((name, at) => statisticOf(name) === void 0 ? [] : [{
		name,
		at
	}]);
	const others = header.filter((name, at) => at > 0 && statisticOf(name) === void 0 && !UNIT_COLUMN.test(name));
	if (columns.length < 2 || others.length > 0) return void 0;
	const unitAt = header.findIndex((name) => UNIT_COLUMN.test(name));
	return [{
		point: "",
		...joined(body.flatMap((row) => {
			const numbers = columns.filter(({ at }) => numberIn(row[at] ?? "") !== void 0);
			return columns.map(({ name, at }) => {
				const label = numbers.length === 1 ? row[0] ?? "" : `${name} ${row[0] ?? ""}`;
				const text = row[at] ?? "";
				const words = labelled(label, unitAt === -1 ? "" : row[unitAt] ?? "", [text]);
				return words === void 0 ? {
					entries: [],
					notes: unreadCell(label, text)
				} : readCell(label, words, text);
			});
		}))
	}];
}
/** Fewer numbers in a table are no results. */
const FEWEST = 2;
function metricRows(header, body) {
	const unitAt = header.findIndex((name) => UNIT_COLUMN.test(name));
	const changeAt = header.findIndex((name, at) => at > 0 && CHANGE.test(name));
	const columns = header.flatMap((name, at) => at === 0 || at === unitAt || CHANGE.test(name) || name === "" ? [] : [{
		name,
		at
	}]);
	const rows = body.map((row) => {
		const texts = columns.map(({ at }) => row[at] ?? "");
		return {
			row,
			words: labelled(row[0] ?? "", unitAt === -1 ? "" : row[unitAt] ?? "", texts)
		};
	});
	if (!rows.some(({ words }) => words?.meaning.kind === "metric") || columns.some(({ name }) => isMetricName(name))) return void 0;
	return columns.map(({ name, at }, place) => {
		const isLast = place === columns.length - 1;
		const cells = rows.map(({ row, words }) => {
			const [label = ""] = row;
			if (words === void 0) return {
				entries: [],
				notes: CHANGE.test(label) ? [] : unreadCell(label, row[at] ?? "")
			};
			const { entries, notes } = readCell(label, words, row[at] ?? "");
			const change = isLast && changeAt !== -1 ? changeIn(row[changeAt] ?? "") : void 0;
			return {
				entries: entries.map((entry) => ({
					...change === void 0 ? {} : { change },
					...entry
				})),
				notes
			};
		});
		return {
			name: clean(name),
			point: "",
			...joined(cells)
		};
	});
}
function isMetricName(name) {
	return wordsOf(name)?.meaning.kind === "metric";
}
function readingOfVariant({ name, point, entries, notes }, all) {
	const metrics = {};
	const counts = {};
	const workload = {};
	const units = {};
	const said = [...notes];
	for (const { words, value, change } of entries) {
		const { meaning, unit } = words;
		if (meaning.kind === "foreign") continue;
		if (meaning.kind === "workload") workload[meaning.id] = value;
		else if (meaning.kind === "count") counts[meaning.id] = value;
		else if (metrics[meaning.id] !== void 0) said.push(`not read: a second ${meaning.id}: ${value}`);
		else {
			metrics[meaning.id] = value;
			units[meaning.id] = unit;
			const first = all[0]?.entries.find((entry) => idOf$1(entry.words.meaning) === meaning.id);
			if (change !== void 0 && first !== void 0 && !agrees(change, first.value, value)) said.push(`the printed change of ${meaning.id}, ${change.text}, contradicts its numbers: ${first.value} and ${value}`);
		}
	}
	const declared = Object.fromEntries(Object.entries(units).flatMap(([id, unit]) => {
		const betterWhen = directionOfUnit(unit) ?? (/^(?:ttft|tpot|itl|e2el)$|_(?:ttft|tpot|itl|e2el)$/.test(id) ? "lower" : void 0);
		return metricOf(id) !== void 0 || betterWhen === void 0 ? [] : [[id, {
			unit,
			betterWhen
		}]];
	}));
	return {
		...readingOf("table", "human-table@1", {
			metrics,
			counts,
			workload,
			unreadable: [],
			errors: [],
			notes: said
		}),
		...Object.keys(declared).length === 0 ? {} : { declared },
		...name === void 0 ? {} : { variant: name },
		...point === "" ? {} : { point }
	};
}
// src/tools/human-table/human-table.ts
/** Tables of results as people write them in pull requests and blogs: metrics by variants, in English or Chinese. Read, never run. */
const humanTable = {
	kinds: [],
	command: ({ test }) => {
		throw new UserError(`test ${test.name}: a table is read, not run`, { hint: "llm-perf-gate import results.md" });
	},
	detect: detect$7,
	read: read$7
};
/** Longer texts with bars are logs. */
const LONGEST = 2e6;
function detect$7(source) {
	if (!source.text.includes("|") || source.text.length > LONGEST || consoleIn(source) !== void 0) return void 0;
	return tablesOf(linesIn(source)).length > 0 ? { evidence: "a table of metrics by variants" } : void 0;
}
/** @throws UserError when the text holds no such table. */
function read$7(source) {
	const printed = consoleIn(source);
	if (printed !== void 0) throw new UserError(`${source.name}: ${printed.reason}`, { hint: printed.hint });
	return readJsonAndText(source, {
		what: "a table of metrics by variants",
		ofJson: () => [],
		ofText: tablesOf
	});
}
/** Several tables of one text are told apart by the line above each. */
function tablesOf(lines) {
	const tables = tablesIn(lines).flatMap((table) => {
		const readings = variantsIn(table);
		return readings.length === 0 ? [] : [{
			table,
			readings
		}];
	});
	const titles = tables.map(({ table }, index) => titleOf(table.title) || `table ${index + 1}`);
	return tables.flatMap(({ table, readings }, index) => {
		const title = titles.filter((title) => title === titles[index]).length > 1 ? `${titles[index]} ${index + 1}` : titles[index] ?? "";
		return readings.map((reading) => {
			const parts = [tables.length > 1 ? title : "", reading.point ?? ""].filter((part) => part !== "");
			const named = parts.length === 0 ? reading : {
				...reading,
				point: parts.join(",")
			};
			return {
				start: table.start,
				reading: named
			};
		});
	});
}
const LONGEST_TITLE = 60;
function titleOf(line) {
	return line.replace(/^[#>\s*]+|[*:：\s]+$/g, "").replaceAll("/", " ").slice(0, LONGEST_TITLE).trim();
}
// src/tools/llama-bench/results.ts
function isRow(row) {
	return "n_prompt" in row && "n_gen" in row && "avg_ts" in row;
}
/** What describes the machine, the build and the model's file, or is measured; every other field is a set-up. */
const NO_SETTING$1 = /^(?:build_(?:commit|number)|cpu_info|gpu_info|model_size|model_n_params|test_time|(?:avg|stddev|samples)_(?:ns|ts))$/;
/** Prompts are processed, tokens are generated, or both in one test: each is another throughput. */
function throughputOf(prompt, generated) {
	if (generated === 0) return "input_throughput";
	return prompt === 0 ? "output_throughput" : "total_token_throughput";
}
/** One test of `llama-bench`: the mean over its repetitions, in nanoseconds and in tokens per second. */
function readingOfRow(row) {
	const [prompt, generated] = [Number(row["n_prompt"]), Number(row["n_gen"])];
	const throughput = throughputOf(prompt, generated);
	const meanings = {
		avg_ts: metric(throughput),
		stddev_ts: metric(`std_${throughput}`),
		avg_ns: metric("avg_latency_ns"),
		stddev_ns: metric("std_latency_ns")
	};
	const settings = Object.keys(row).filter((id) => !NO_SETTING$1.test(id));
	const figures = collect([...Object.entries(meanings).map(([name, meaning]) => ({
		name,
		value: row[name],
		meaning
	})), ...settings.map((id) => ({
		name: id,
		value: settingOf(row[id]),
		meaning: workload(id)
	}))]);
	const samples = row["samples_ts"];
	const repetitions = Array.isArray(samples) ? [`${samples.length} repetitions in one process`] : [];
	return named$1({
		...figures,
		notes: [...figures.notes, ...repetitions]
	}, testOf(row, prompt, generated), buildOf(row));
}
/** Only JSON has words for yes and no. */
function settingOf(value) {
	return typeof value === "boolean" ? Number(value) : value;
}
/** `pp512`, `tg128`, `pp512+tg128`, each with `@ d4096` for a context that is filled before. */
function testOf(row, prompt, generated) {
	const parts = [prompt > 0 ? `pp${prompt}` : [], generated > 0 ? `tg${generated}` : []].flat();
	const depth = Number(row["n_depth"] ?? 0);
	return `${parts.join("+")}${depth > 0 ? ` @ d${depth}` : ""}`;
}
function buildOf(row) {
	const { build_number: number, build_commit: commit } = row;
	return number === void 0 ? void 0 : `${String(number)} (${String(commit)})`;
}
/** A test is a cell of its own, and so is each number of threads. */
function named$1(figures, test, build) {
	const threads = figures.workload["n_threads"];
	const point = threads === void 0 ? test : `${test},threads=${threads}`;
	const version = build === void 0 ? {} : { version: build };
	return {
		...readingOf("llama-bench", "llama-bench@1", {
			...figures,
			...version
		}),
		point
	};
}
// src/tools/llama-bench/printed-table.ts
/** Columns of the Markdown table by the fields that they are elsewhere; other set-ups have one name. */
const COLUMNS$2 = {
	model: "model_type",
	backend: "backends",
	threads: "n_threads",
	ngl: "n_gpu_layers",
	n_batch: "n_batch",
	n_ubatch: "n_ubatch",
	type_k: "type_k",
	type_v: "type_v",
	fa: "flash_attn",
	sm: "split_mode",
	mg: "main_gpu",
	nkvo: "no_kv_offload",
	ts: "tensor_split",
	dev: "devices",
	embd: "embeddings"
};
const NO_SETTING = [
	"test",
	"t/s",
	"size",
	"params"
];
/** With a blank before the length until 2024. */
const TEST = /^(pp ?\d+)?\+?(tg ?\d+)?(?: @ d\d+)?$/;
const SPEED = /^(\d+(?:\.\d+)?) ± (\d+(?:\.\d+)?)$/;
const BUILD = /^build: (\S+) \((\d+)\)/;
function isTable({ rows }) {
	const header = rows[0] ?? [];
	return header.includes("test") && header.includes("t/s");
}
/** The Markdown table that is printed by default: mean and deviation in tokens per second. */
function readTables(lines) {
	const [, commit, number] = lines.map(({ text }) => BUILD.exec(text)).find((found) => found !== null) ?? [];
	const build = number === void 0 ? void 0 : `${number} (${commit})`;
	return tablesIn(lines).filter(isTable).flatMap(({ rows: [header = [], ...rows], start }) => rows.flatMap((row) => readRow(header, row, start, build)));
}
function readRow(header, row, start, build) {
	const test = row[header.indexOf("test")] ?? "";
	const [, mean, deviation] = SPEED.exec(row[header.indexOf("t/s")] ?? "") ?? [];
	const [, prompt, generated] = TEST.exec(test) ?? [];
	if (mean === void 0 || prompt === void 0 && generated === void 0) return [];
	const throughput = generated === void 0 ? "input" : prompt === void 0 ? "output" : "total_token";
	const settings = header.flatMap((column, index) => {
		if (NO_SETTING.includes(column)) return [];
		return [{
			name: column,
			value: row[index],
			meaning: workload(COLUMNS$2[column] ?? column)
		}];
	});
	return [{
		start,
		reading: named$1(collect([
			{
				name: "t/s",
				value: mean,
				meaning: metric(`${throughput}_throughput`)
			},
			{
				name: "± t/s",
				value: deviation,
				meaning: metric(`std_${throughput}_throughput`)
			},
			...settings
		]), test.replace(/(pp|tg) /g, "$1"), build)
	}];
}
// src/tools/llama-bench/sql.ts
/** The table has been called `test` and `llama_bench`. */
const INSERT = /INSERT INTO \w+ \(([^)]*)\)\s+VALUES \(/g;
const VALUE = /\s*(?:'((?:[^']|'')*)'|([^,')\s]+))\s*([,)])/y;
function isSql(text) {
	return text.includes("avg_ts") && text.search(INSERT) !== -1;
}
/** The rows of `-o sql`. @throws UserError when a statement is cut off. */
function sqlRows(text, source) {
	return [...text.matchAll(INSERT)].map((statement) => {
		const columns = (statement[1] ?? "").split(",").map((column) => column.trim());
		const values = valuesFrom(text, statement.index + statement[0].length);
		if (values === void 0 || values.length !== columns.length) throw new UserError(`${source}: an INSERT statement ends in its middle`, { hint: "the file is cut off or damaged" });
		return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
	});
}
function valuesFrom(text, start) {
	const values = [];
	VALUE.lastIndex = start;
	for (let found = VALUE.exec(text); found !== null; found = VALUE.exec(text)) {
		values.push(found[1]?.replaceAll("''", "'") ?? found[2] ?? "");
		if (found[3] === ")") return text.slice(VALUE.lastIndex).startsWith(";") ? values : void 0;
	}
}
// src/tools/apart.ts
/**
* What tells the results of one text apart, as the end of a name: the settings in which they differ, no more of them than
* it takes, and those of `first` before others. Results that are alike in all of them are repeats and have the same.
*/
function endingsOf(readings, first, last = []) {
	let endings = new Map(readings.map((reading) => [reading, []]));
	for (const id of settingsOf(readings, first, last)) {
		const longer = new Map([...endings].map(([reading, words]) => [reading, [...words, `${id}=${word(reading, id)}`]]));
		if (kinds(longer) > kinds(endings)) endings = longer;
	}
	return endings;
}
function kinds(endings) {
	return new Set([...endings.values()].map((words) => words.join())).size;
}
function settingsOf(readings, first, last) {
	const ids = readings.flatMap(({ workload }) => Object.keys(workload));
	return [...new Set([
		...first,
		...ids.filter((id) => !last.includes(id)),
		...last
	])];
}
/** Of a path, its last part. */
function word({ workload, tool }, id) {
	return String((id === "build" ? tool.version : workload[id]) ?? "none").replace(/^.*[\\/]/, "").replaceAll(",", "+");
}
// src/tools/llama-bench/told-apart.ts
/** By these people know a set-up; a file's name and the build are last, because they change where nothing else does. */
const FIRST$1 = [
	"model_type",
	"n_gpu_layers",
	"flash_attn",
	"type_k",
	"type_v",
	"n_batch",
	"n_ubatch"
];
const LAST$2 = ["model_filename", "build"];
/** Results of one test with different set-ups (models, offloaded layers, types of the KV cache) are no repeats of each other. */
function toldApart(readings) {
	const groups = [...new Set(readings.map(({ point }) => point))].map((test) => readings.filter(({ point }) => point === test));
	const endings = new Map(groups.flatMap((group) => [...endingsOf(group, FIRST$1, LAST$2)]));
	return readings.map((reading) => ({
		...reading,
		point: [reading.point ?? [], endings.get(reading) ?? []].flat().join()
	}));
}
// src/tools/llama-bench/read.ts
const BROKEN$3 = [/"build_commit":.*"n_prompt":/s];
function detect$6(source) {
	const { text } = source;
	if (jsonIn(source).values.some(({ value }) => rowsIn(value).length > 0)) return { evidence: "JSON with the fields of llama-bench" };
	if (isBroken(source, BROKEN$3)) return { evidence: "broken JSON with the fields of llama-bench" };
	if (isCsv(text)) return { evidence: "CSV with the fields of llama-bench" };
	if (isSql(text)) return { evidence: "SQL with the fields of llama-bench" };
	return /t\/s/.test(text) && tablesIn(linesIn(source)).some(isTable) ? { evidence: "a table with llama-bench's columns test and t/s" } : void 0;
}
function isCsv(text) {
	const header = csvHeader(text);
	return header.includes("n_prompt") && header.includes("avg_ts");
}
function rowsIn(value) {
	return [value].flat().filter((row) => isObject(row) && isRow(row));
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$6(source) {
	return toldApart(resultsIn$1(source));
}
function resultsIn$1(source) {
	const { name, text } = source;
	if (isCsv(text)) {
		const { header, rows } = csvTable(text, name);
		return rows.map((row) => readingOfRow(Object.fromEntries(header.map((field, index) => [field, row[index]]))));
	}
	if (isSql(text)) return sqlRows(text, name).map(readingOfRow);
	return readJsonAndText(source, {
		what: "llama-bench",
		ofJson: (value) => rowsIn(value).map(readingOfRow),
		ofText: readTables
	});
}
// src/tools/llama-bench/llama-bench.ts
/** llama.cpp's own benchmark. It loads the model itself, sends nothing, and measures neither tokenizing nor sampling. */
const llamaBench = {
	kinds: ["throughput", "latency"],
	command: command$4,
	detect: detect$6,
	read: read$6
};
/** One trial is one test, so that a trial is one result; repetitions in one process are no repeats. */
function command$4({ test }, target) {
	const { "--prompts": _prompts, "--num-prompts": _numPrompts, ...args } = merged(test.args);
	const { "--n-prompt": prompt = 512, "--n-gen": generated = 128, ...others } = merged(test.dataset?.name === "random" ? {
		"n-prompt": test.dataset.inputTokens,
		"n-gen": test.dataset.outputTokens
	} : {}, args);
	if (typeof others["--model"] !== "string" && typeof others["--hf-repo"] !== "string") throw new UserError(`${test.name}: llama-bench needs a model`, { hint: "args: { model: /models/model.gguf }" });
	const all = merged(others, prompt !== 0 && generated !== 0 ? {
		"n-prompt": 0,
		"n-gen": 0,
		pg: `${prompt},${generated}`
	} : {
		"n-prompt": prompt,
		"n-gen": generated
	}, { output: "json" });
	return {
		argv: ["llama-bench", ...Object.entries(all).flatMap(([key, value]) => [flagFor(key), String(value)])],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.json"),
		files: {}
	};
}
/** Its one flag of several letters with a single dash. */
function flagFor(key) {
	return key === "--pg" ? "-pg" : flagOf(key);
}
// src/tools/llama-server/timings.ts
const PROMPT$1 = [
	"prompt_ms",
	"prompt_per_token_ms",
	"prompt_per_second"
];
const PREDICTED = [
	"predicted_ms",
	"predicted_per_token_ms",
	"predicted_per_second"
];
function isTimings(value) {
	return [
		"prompt_n",
		"prompt_ms",
		"predicted_n",
		"predicted_ms"
	].every((key) => key in value);
}
/**
* One answered request, in the server's own words (tools/server/server-task.h, `result_timings`): `prompt_ms` lasts from
* the slot's start to the first token, without the queue and the network; `predicted_ms` from the first token to the last.
*/
function readingOfTimings(answer) {
	const timings = objectIn(answer, "timings");
	const [prompt, predicted, cached] = [
		"prompt_n",
		"predicted_n",
		"cache_n"
	].map((key) => Number(timings[key] ?? 0));
	const none = (predicted ?? 0) < 2 ? PREDICTED : [];
	const measured = [
		...PROMPT$1,
		...PREDICTED,
		"total_ms"
	].filter((key) => !none.includes(key));
	const settings = {
		prompt_n: prompt,
		predicted_n: predicted,
		cache_n: timings["cache_n"],
		model: answer["model"]
	};
	const figures = collect([
		...measured.map((key) => ({
			name: key,
			value: timings[key],
			meaning: metric(key)
		})),
		...Object.entries(settings).map(([key, value]) => ({
			name: key,
			value,
			meaning: workload(key)
		})),
		{
			name: "prompt_tokens",
			value: promptTokens(answer),
			meaning: PROMPT_TOKENS
		},
		{
			name: "predicted_n",
			value: predicted,
			meaning: count$1("outputTokens")
		}
	]);
	const fingerprint = answer["system_fingerprint"];
	const notes = none.length === 0 ? [] : [`${predicted} tokens predicted: no time from token to token`];
	return {
		...readingOf("llama-server", definitionOf$1(timings), {
			...figures,
			notes: [...figures.notes, ...notes],
			...typeof fingerprint === "string" ? { version: fingerprint } : {}
		}),
		point: `prompt=${prompt},predicted=${predicted}${(cached ?? 0) > 0 ? `,cached=${cached}` : ""}`
	};
}
const PROMPT_TOKENS = count$1("inputTokens");
/** The whole prompt: `prompt_n` is without what the cache held. */
function promptTokens(answer) {
	const usage = answer["usage"];
	return isObject(usage) ? usage["prompt_tokens"] : answer["tokens_evaluated"];
}
/** The rate by the gaps between tokens in new builds, by all tokens before; the numbers say which. */
function definitionOf$1(timings) {
	const [tokens, ms, rate] = [
		"predicted_n",
		"predicted_ms",
		"predicted_per_second"
	].map((key) => Number(timings[key]));
	if (tokens === void 0 || ms === void 0 || rate === void 0 || tokens < 2) return "llama-server@1";
	return Math.round(ms * rate / 1e3) === tokens - 1 ? "llama-server-gaps@1" : "llama-server@1";
}
// src/tools/llama-server/log.ts
const RATES = /eval time\s*=\s*(\d+\.\d+) ms \/\s*(\d+) (?:tokens|runs)\s+\(\s*(\d+\.\d+) ms per token,\s*(\d+\.\d+) tokens per second\)/;
const TOTAL = /\btotal time\s*=\s*(\d+\.\d+) ms(?: \/|$|\s*\|)/;
const PROMPT = /\bprompt eval time\s*=/;
const EVAL = /(?<!prompt )\beval time\s*=/;
/** llama-cli and others print alike of a whole run. */
const OTHER_PROGRAM = /\b(?:llama|common)_\w+: /;
const TASK = /\bid +\d+ \| task +\d+ \|/;
function isPromptLine({ plain }) {
	return PROMPT.test(plain) && RATES.test(plain) && !OTHER_PROGRAM.test(plain);
}
/** `print_timings` and `slot print_timing`: one line for the prompt, one for what was predicted, one for both, of one slot. */
function readLog(lines) {
	const timed = lines.filter(({ plain }) => / time\s*=\s*\d/.test(plain) && !OTHER_PROGRAM.test(plain));
	return timed.flatMap((line, index) => {
		const [next, last] = [timed[index + 1], timed[index + 2]];
		if (!isPromptLine(line) || next === void 0 || !EVAL.test(next.plain) || !isSameTask(line, next)) return [];
		const [, promptMs, promptN, promptEach, promptRate] = RATES.exec(line.plain) ?? [];
		const [, predictedMs, predictedN, predictedEach, predictedRate] = RATES.exec(next.plain) ?? [];
		if (predictedN === void 0) return [];
		const timings = {
			prompt_n: promptN,
			prompt_ms: promptMs,
			prompt_per_token_ms: promptEach,
			prompt_per_second: promptRate,
			predicted_n: predictedN,
			predicted_ms: predictedMs,
			predicted_per_token_ms: predictedEach,
			predicted_per_second: predictedRate,
			total_ms: last !== void 0 && isSameTask(line, last) ? TOTAL.exec(last.plain)?.[1] : void 0
		};
		return [{
			start: line.start,
			reading: readingOfTimings({ timings })
		}];
	});
}
function isSameTask(one, other) {
	return TASK.exec(one.plain)?.[0] === TASK.exec(other.plain)?.[0];
}
// src/tools/llama-server/read.ts
const BROKEN$2 = [/"timings"\s*:.*"prompt_per_token_ms"\s*:/s];
function detect$5(source) {
	if (jsonIn(source).values.some(({ value }) => answersIn(value).length > 0)) return { evidence: "JSON with the timings of llama.cpp's server" };
	if (isBroken(source, BROKEN$2)) return { evidence: "broken JSON with the timings of llama.cpp's server" };
	return source.text.includes("prompt eval time") && linesIn(source).some(isPromptLine) ? { evidence: "the lines prompt eval time of llama.cpp's server" } : void 0;
}
/** One reading a request. @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$5(source) {
	return toldApart(readJsonAndText(source, {
		what: "llama.cpp's server",
		ofJson: (value) => answersIn(value).map(readingOfTimings),
		ofText: readLog
	}));
}
/** Whole answers, or their timings alone; in a list or not. */
function answersIn(value) {
	return [value].flat().flatMap((answer) => {
		if (!isObject(answer) || isUnended(answer)) return [];
		if (isTimings(answer)) return [{ timings: answer }];
		return isTimings(objectIn(answer, "timings")) ? [answer] : [];
	});
}
/** With `timings_per_token`, every piece of a stream has the timings until then. */
function isUnended(answer) {
	const choices = answer["choices"];
	const isOpen = (choice) => isObject(choice) && choice["finish_reason"] === null;
	return answer["stop"] === false || Array.isArray(choices) && choices.some(isOpen);
}
// src/tools/llama-server/llama-server.ts
/** What llama.cpp's server says of single requests: the timings in its answers, and the lines of its log. */
const llamaServer = {
	kinds: [],
	command: refuse$1,
	detect: detect$5,
	read: read$5
};
function refuse$1() {
	throw new UserError("llama-server is read, not run: a server does not measure itself", { hint: "engine: llama-cpp, with tool: built-in" });
}
// src/tools/namespace.ts
/** The last `Namespace(…)` that Python's argparse printed into these lines; empty when there is none. */
function namespaceIn(lines) {
	return lines.findLast((line) => line.includes("Namespace(")) ?? "";
}
/** The value of one argument in a `Namespace(…)`. */
function argumentIn(namespace, name) {
	const found = new RegExp(`[(, ]${name}=(?:'([^']*)'|"([^"]*)"|([^,'"()\\s]+)[,)])`).exec(namespace);
	const word = found?.[1] ?? found?.[2] ?? found?.[3];
	return word === void 0 ? void 0 : printedSetting(word);
}
// src/tools/serving-block.ts
const RULE$3 = /^=+$/;
const CHINESE = /[\u4E00-\u9FFF]/;
const LABELLED = /^([^:：]{1,80}?)\s*[:：][\s|*`]*(\S+)/;
/** A number, or one that people or a newer version of the program have dressed. */
const NUMBERED = /^[~≈<>+-]?\.?\d/;
const CHINESE_HEADING = /=\s*[^=]{0,20}[\u4E00-\u9FFF][^=]{0,20}结果\s*=/;
const SERVING_HEADING = /=\s*(?:Serving Benchmark Result|[^=]{0,20}[\u4E00-\u9FFF][^=]{0,20}结果)\s*=/;
/** Other programs head their texts in Chinese too: a block of fewer known lines is none. */
const FEWEST_UNDER_CHINESE = 3;
function blocksOf(lines, words) {
	const blocks = [];
	let free = 0;
	for (let at = 0; at < lines.length; at += 1) {
		if (!words.heading.test(lines[at]?.text ?? "")) continue;
		let end = at + 1;
		while (end < lines.length && !endsBlock(lines[end], words)) end += 1;
		const block = blockOf(lines.slice(at, end), lines.slice(free, at), end < lines.length, words);
		if (!(CHINESE_HEADING.test(lines[at]?.text ?? "") && block.entries.length < FEWEST_UNDER_CHINESE)) {
			blocks.push(block);
			free = end;
		}
		at = end - 1;
	}
	return blocks;
}
function blockOf(lines, before, closed, words) {
	return {
		heading: lines[0]?.text ?? "",
		entries: entriesOf(lines, words),
		unread: unreadIn(lines, words),
		before,
		start: lines[0]?.start ?? 0,
		firstLine: lines[0]?.number ?? 1,
		lastLine: lines.at(-1)?.number ?? 1,
		closed
	};
}
function endsBlock(line, { heading }) {
	return line !== void 0 && (line.fence || RULE$3.test(line.text) || heading.test(line.text));
}
function labelledIn({ text }, { meaningOf }) {
	const [, label = "", word = ""] = LABELLED.exec(text) ?? [];
	const meaning = meaningOf(label) ?? (CHINESE.test(label) ? wordsOf(label)?.meaning : void 0);
	return {
		label,
		word: word.replace(/[|*`,;]+$/, ""),
		meaning
	};
}
function entriesOf(lines, words) {
	return lines.flatMap((line) => {
		const { label, word, meaning } = labelledIn(line, words);
		return meaning === void 0 ? [] : [{
			label,
			word,
			meaning
		}];
	});
}
/** A newer version has labels that are not known here, and a translation may word one in any way. */
function unreadIn(lines, words) {
	return lines.flatMap((line) => {
		const { label, word, meaning } = labelledIn(line, words);
		return meaning === void 0 && NUMBERED.test(word) ? [`not read: ${label}: ${word}`] : [];
	});
}
/**
* The figures of a block; what stands before it is read by its caller.
* @throws UserError when the text ends inside the block, or the block says two things of one label.
*/
function figuresOfBlock(block, source) {
	const where = `${source}: the result block on line ${block.firstLine}`;
	const { entries } = block;
	if (!block.closed) throw new UserError(`${where} has no closing line of "=": the text ends on line ${block.lastLine}`, { hint: "the file is cut off, or the block was not copied to its end" });
	refuseContradictions(entries, where);
	const numbers = entries.map((entry) => ({
		...entry,
		value: printedNumber(entry.word)
	}));
	const metrics = new Map();
	const counts = {};
	for (const { meaning, value } of numbers) {
		if (value === void 0) continue;
		if (meaning.kind === "metric") metrics.set(meaning.id, value);
		if (meaning.kind === "count" && Number.isSafeInteger(value)) counts[meaning.id] = value;
	}
	if (metrics.size === 0) throw new UserError(`${where} holds no number that can be read`);
	const settings = entries.filter(({ meaning }) => meaning.kind === "workload");
	const odd = numbers.filter(({ value, meaning }) => value === void 0 && meaning.kind !== "workload");
	return {
		metrics: Object.fromEntries(metrics),
		counts: withRequested(counts),
		workload: Object.fromEntries(settings.map(({ meaning, word }) => [idOf$1(meaning), printedSetting(word)])),
		unreadable: odd.filter(({ word }) => isNoNumber(word)).map(({ meaning }) => idOf$1(meaning)),
		errors: [],
		notes: [...odd.filter(({ word }) => !isNoNumber(word)).map(({ label, word }) => `not read: ${label}: ${word}`), ...block.unread]
	};
}
function withRequested(counts) {
	const { completed, failed } = counts;
	return completed === void 0 || failed === void 0 ? counts : {
		requested: completed + failed,
		...counts
	};
}
function refuseContradictions(entries, where) {
	const words = new Map();
	for (const { label, word, meaning } of entries) {
		const id = `${meaning.kind} ${idOf$1(meaning)}`;
		const before = words.get(id);
		if (before !== void 0 && before !== word) throw new UserError(`${where} says "${label}" twice: ${before} and ${word}`);
		words.set(id, word);
	}
}
// src/tools/forked-client.ts
/** The clients that SGLang and LMDeploy forked from vLLM's: their own words for the same numbers. */
const SUMMARY_KEY = /^(mean|median|std|min|max|p\d+(?:\.\d+)?)_(e2e_latency|ttft|tpot|itl)_ms$/;
const KEYS$2 = {
	completed: count$1("completed"),
	num_prompts: count$1("requested"),
	total_input_tokens: count$1("inputTokens"),
	total_output_tokens: count$1("outputTokens"),
	total_throughput: metric("total_token_throughput"),
	accept_length: metric("spec_decode_acceptance_length"),
	...Object.fromEntries([
		"backend",
		"dataset_name",
		"request_rate",
		"max_concurrency",
		"bs"
	].map((key) => [key, workload(key)]))
};
const PROMPT_SHAPE$1 = /^(?:sharegpt|random)_(?:input_len|output_len|range_ratio)$/;
/** What a key of a result stands for; a number of any other key keeps the key as its id. */
function meaningOfKey(key) {
	const [, statistic, measure] = SUMMARY_KEY.exec(key) ?? [];
	if (measure !== void 0) return metric(`${statistic}_${measure === "e2e_latency" ? "e2el" : measure}_ms`);
	return KEYS$2[key] ?? (PROMPT_SHAPE$1.test(key) ? workload(key) : metric(key));
}
const SUMMARY_LABEL = /^(mean|median|std|min|max|p\d+(?:\.\d+)?) (e2e latency|ttft|tpot|itl) \(ms\)$/;
/** Labels in lower case. */
const LABELS$2 = new Map([
	["backend", workload("backend")],
	["traffic request rate", workload("request_rate")],
	["max request concurrency", workload("max_concurrency")],
	["max reqeuest concurrency", workload("max_concurrency")],
	["successful requests", count$1("completed")],
	["benchmark duration (s)", metric("duration")],
	["total input tokens", count$1("inputTokens")],
	["total input text tokens", metric("total_input_text_tokens")],
	["total input vision tokens", metric("total_input_vision_tokens")],
	["total generated tokens", count$1("outputTokens")],
	["total generated tokens (retokenized)", metric("total_output_tokens_retokenized")],
	["request throughput (req/s)", metric("request_throughput")],
	["request goodput (req/s)", metric("request_goodput")],
	["slo attainment (%)", metric("slo_attainment_percent")],
	["input token throughput (tok/s)", metric("input_throughput")],
	["output token throughput (tok/s)", metric("output_throughput")],
	["peak output token throughput (tok/s)", metric("max_output_tokens_per_s")],
	["peak concurrent requests", metric("max_concurrent_requests")],
	["total token throughput (tok/s)", metric("total_token_throughput")],
	["last generation throughput (tok/s)", metric("last_gen_throughput")],
	["total prompt tokens", metric("total_prompt_tokens")],
	["total cached tokens", metric("total_cached_tokens")],
	["concurrency", metric("concurrency")],
	["accept length", metric("spec_decode_acceptance_length")]
]);
/** `undefined` for a label that is none of the block's. */
function meaningOfLabel(label) {
	const known = label.toLowerCase().replace(/\s+/g, " ");
	const [, statistic, measure] = SUMMARY_LABEL.exec(known) ?? [];
	if (measure !== void 0) return metric(`${statistic}_${measure === "e2e latency" ? "e2el" : measure}_ms`);
	return LABELS$2.get(known);
}
const ADDED_BY_SGLANG = /^(?:max req\w+ concurrency|total token throughput|concurrency|accept length|p90 |p95 |max itl)/i;
/** Blocks of one of the forks; vLLM's and TensorRT-LLM's have no backend. */
function forkedBlocks(lines, fork) {
	return blocksOf(lines, {
		heading: SERVING_HEADING,
		meaningOf: meaningOfLabel
	}).filter((block) => forkOf(block) === fork);
}
function forkOf({ entries }) {
	const backend = entries.find(({ label }) => label.toLowerCase() === "backend")?.word;
	if (backend === void 0) return void 0;
	return !entries.some(({ label }) => ADDED_BY_SGLANG.test(label)) && backend.startsWith("lmdeploy") ? "lmdeploy" : "sglang-bench";
}
/** Data sets of which the client sends as many requests as were asked for. */
const ASKED = /^(?:random|sharegpt|image|custom)/;
/** What was asked for, from the arguments that are printed before a block. */
function askedBefore({ before }) {
	const namespace = namespaceIn(before.map(({ text }) => text));
	const values = [
		"model",
		"dataset_name",
		"random_input_len",
		"random_output_len",
		"random_range_ratio",
		"num_prompts"
	].map((name) => [name === "model" ? "model_id" : name, argumentIn(namespace, name)]);
	const asked = Object.fromEntries(values.filter((entry) => entry[1] !== void 0));
	const { num_prompts: prompts, ...others } = asked;
	return ASKED.test(String(asked["dataset_name"])) && prompts !== void 0 ? {
		...others,
		num_prompts: prompts
	} : others;
}
// src/tools/forked-result.ts
const CLIENTS = {
	"sglang-bench": "SGLang",
	lmdeploy: "LMDeploy"
};
/** All keys of the JSON lines that LMDeploy's client wrote from 0.6 to 0.8; since then its file is a CSV. */
const LMDEPLOY_KEYS = new Set([
	...[
		"backend",
		"dataset_name",
		"request_rate",
		"duration",
		"completed",
		"output_throughput"
	],
	...[
		"total_input_tokens",
		"total_output_tokens",
		"total_output_tokens_retokenized"
	],
	...[
		"mean_e2e_latency_ms",
		"median_e2e_latency_ms",
		"median_ttft_ms",
		"median_itl_ms"
	],
	...[
		"sharegpt_output_len",
		"random_input_len",
		"random_output_len",
		"random_range_ratio"
	]
]);
/** Whose client wrote a result; `undefined` for a value that is none. */
function forkOfResult(value) {
	if (!isObject(value) || ![
		"backend",
		"completed",
		"mean_e2e_latency_ms"
	].every((key) => key in value)) return void 0;
	return Object.keys(value).every((key) => LMDEPLOY_KEYS.has(key)) && String(value["backend"]).startsWith("lmdeploy") ? "lmdeploy" : "sglang-bench";
}
function figuresOfResult(result, fork) {
	const figures = collect(Object.entries({
		...result,
		...objectIn(result, "cache_report")
	}).filter(([, value]) => typeof value !== "object" || value === null).map(([name, value]) => ({
		name,
		value,
		meaning: meaningOf$2(name, value)
	})));
	const errors = result["errors"];
	const version = objectIn(result, "server_info")["version"];
	const server = typeof version === "string" ? [`server version: ${version}`] : [];
	const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
	return withFailed$2(withoutEmpty(withoutTokens({
		...figures,
		...Array.isArray(errors) ? {
			counts: {
				...figures.counts,
				requested: errors.length
			},
			errors: errors.filter((error) => typeof error === "string" && error !== "")
		} : {},
		workload: {
			...figures.workload,
			...limit
		},
		notes: [...figures.notes, ...server]
	})), fork);
}
/** A model that embeds generates nothing; the client's JSON has zeros for what its text leaves out. */
function withoutTokens(figures) {
	if (!/-embedding$/.test(String(figures.workload["backend"]))) return figures;
	const { outputTokens: _, ...counts } = figures.counts;
	const isOfPrompts = ([id]) => !/(?:ttft|tpot|itl)_ms$|output/.test(id);
	return {
		...figures,
		counts,
		metrics: Object.fromEntries(Object.entries(figures.metrics).filter(isOfPrompts))
	};
}
/** Without streaming there is no time between tokens, and the client prints 0 for each of its statistics. */
function withoutEmpty(figures) {
	const empty = [
		"ttft",
		"tpot",
		"itl"
	].filter((measure) => {
		const values = Object.entries(figures.metrics).filter(([id]) => id.endsWith(`_${measure}_ms`));
		return values.length > 1 && values.every(([, value]) => value === 0);
	});
	if (empty.length === 0 || figures.counts.completed === 0) return figures;
	const isMeasured = ([id]) => !empty.some((measure) => id.endsWith(`_${measure}_ms`));
	return {
		...figures,
		metrics: Object.fromEntries(Object.entries(figures.metrics).filter(isMeasured)),
		notes: [...figures.notes, `no ${empty.join(" and no ")} was measured: only 0`]
	};
}
/** Texts that are no settings are the user's: a tag. */
function meaningOf$2(name, value) {
	const meaning = meaningOfKey(name);
	return meaning.kind === "metric" && typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value) ? void 0 : meaning;
}
/** The figures of a printed block, and what was asked for by the arguments before it. */
function figuresOfText(block, source, fork) {
	const figures = figuresOfBlock(block, source);
	const { num_prompts: prompts, ...asked } = askedBefore(block);
	const limit = figures.workload["max_concurrency"] === "not" ? { max_concurrency: "none" } : {};
	return withFailed$2(withoutEmpty({
		...figures,
		counts: {
			...figures.counts,
			...typeof prompts === "number" ? { requested: prompts } : {}
		},
		workload: {
			...figures.workload,
			...limit,
			...asked
		}
	}), fork);
}
/** No version prints how many requests failed. */
function withFailed$2(figures, fork) {
	const { requested, completed, failed } = figures.counts;
	if (failed !== void 0 || requested === void 0 || completed === void 0 || completed > requested) return figures;
	const notes = [...figures.notes, `failed = asked for - completed: ${CLIENTS[fork]} does not print it`];
	return {
		...figures,
		counts: {
			...figures.counts,
			failed: requested - completed
		},
		notes
	};
}
// src/tools/lmdeploy/number-list.ts
/** A list of numbers as Python prints one; numpy 2 names the type of each: `[np.float64(0.041), np.float64(0.062)]`. */
function numbersOfList(list) {
	const inner = /^\[(.*)\]$/.exec(list.trim())?.[1];
	if (inner === void 0) return [];
	return inner.split(",").map((item) => item.trim().replace(/^np\.\w+\((.*)\)$/, "$1"));
}
// src/tools/lmdeploy/profile-csv.ts
const NAME$3 = "lmdeploy";
/** Which of LMDeploy's benchmarks a CSV is from. That of the serving client has an ending that says JSON. */
function csvKind(header) {
	const has = (...columns) => columns.every((column) => header.includes(column));
	if (has("backend", "completed", "mean_e2e_latency_ms")) return has("bs", "num_prompts") ? "throughput" : "serve";
	if (has("batch", "RPS", "throughput(out tok/s)")) return "old-profile";
	if (has("batch", "completion_tokens", "throughput(out tok/s)")) return "generation";
	return has("batch", "completion_tokens", "throughput_per_proc(token/s)") ? "first-generation" : void 0;
}
const DEFINITIONS$1 = {
	serve: "lmdeploy-serve@1",
	throughput: "lmdeploy-throughput@1",
	"old-profile": "lmdeploy-0.5@1",
	generation: "lmdeploy-generation@1",
	"first-generation": "lmdeploy-generation-0.0@1"
};
/** Times are seconds; the percentiles are of the time per token without the first. */
const OLD_COLUMNS = {
	batch: workload("max_concurrency"),
	num_promts: count$1("requested"),
	num_prompts: count$1("requested"),
	prompt_tokens: workload("input_len"),
	completion_tokens: workload("output_len"),
	RPS: metric("request_throughput"),
	RPM: metric("requests_per_minute"),
	"FTL(ave)(s)": metric("mean_ttft_s"),
	"FTL(min)(s)": metric("min_ttft_s"),
	"FTL(max)(s)": metric("max_ttft_s"),
	"50%(s)": metric("median_itl_s"),
	"75%(s)": metric("p75_itl_s"),
	"95%(s)": metric("p95_itl_s"),
	"99%(s)": metric("p99_itl_s"),
	"throughput(out tok/s)": metric("output_throughput"),
	"throughput(total tok/s)": metric("total_token_throughput"),
	"mem(GB)": metric("peak_memory_gib"),
	"throughput_per_proc(token/s)": metric("output_throughput"),
	"mem_per_gpu(GB)": metric("peak_memory_gib")
};
/** Each line is a run: files are appended to. @throws UserError when the file is cut off. */
function readCsv({ name, text }, kind) {
	const { header, rows } = csvTable(text, name);
	const isNew = kind === "serve" || kind === "throughput";
	return rows.map((row) => {
		const printed = header.map((column, index) => ({
			name: column,
			value: row[index],
			meaning: isNew ? meaningOfKey(column) : OLD_COLUMNS[column]
		}));
		const reading = readingOf(NAME$3, DEFINITIONS$1[kind], collect(printed));
		return kind === "generation" || kind === "first-generation" ? generationPoint(reading) : reading;
	});
}
/** Named by the batch and the lengths that were measured. */
function generationPoint(reading) {
	const { max_concurrency: batch, input_len: input, output_len: output } = reading.workload;
	const named = Object.entries({
		batch,
		input,
		output
	}).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${value}`]);
	return {
		...reading,
		point: named.join()
	};
}
// src/tools/lmdeploy/generation-text.ts
/**
* What `profile_generation` prints until 0.10, in seconds: the latencies of whole rounds, and the percentiles of the time per token
* without the first. Until 0.1 its throughput is that of a thread, times the threads.
*/
const START = /^(?:total time: [\d.]+s|concurrency: \d+, input_tokens: \d+, output_tokens: \d+)$/;
const LAST$1 = /^throughput(?:\(total\))?: \S+ token\/s$/;
const FIRST_TOKEN$1 = /^first_token latency\(min, max, ave\): (\S+)s, (\S+)s, (\S+)s$/;
const ROUNDS = /^(total_token|token) latency\(min, max, ave\): (\S+)s, (\S+)s, (\S+)s$/;
const PER_TOKEN$1 = /^token_latency percentiles\(50%,75%,95%,99%\)\(s\): (\[.*\])$/;
const PAIR$2 = /([a-z_]+(?:[( ][a-z]+\)?)?): (\S+?)s?(?=,|\s|$)/g;
const PAIRS$1 = {
	"total time": metric("duration"),
	elapsed_time: metric("duration"),
	concurrency: workload("max_concurrency"),
	test_round: workload("test_round"),
	input_tokens: workload("input_len"),
	output_tokens: workload("output_len"),
	throughput: metric("output_throughput"),
	"throughput(output)": metric("output_throughput"),
	"throughput(total)": metric("total_token_throughput")
};
function isStart(lines, index) {
	return START.test(lines[index]?.text ?? "") && lines.slice(index, index + 5).some(({ text }) => FIRST_TOKEN$1.test(text));
}
function hasGenerationText(lines) {
	return lines.some((_line, index) => isStart(lines, index));
}
/** @throws UserError when the text ends inside a result. */
function readGenerationText(lines, source) {
	return lines.flatMap((line, index) => {
		if (!isStart(lines, index)) return [];
		const below = lines.slice(index);
		const end = below.findIndex(({ text, whole }) => whole && LAST$1.test(text));
		if (end === -1) throw new UserError(`${source}: the result on line ${line.number} ends before its last line, throughput`, { hint: "the file is cut off, or the result was not copied to its end" });
		const figures = collect(below.slice(0, end + 1).flatMap(({ text }) => printedIn$5(text)));
		const definition = line.text.startsWith("concurrency") ? "lmdeploy-generation-0.0@1" : "lmdeploy-generation@1";
		return [{
			start: line.start,
			reading: generationPoint(readingOf("lmdeploy", definition, figures))
		}];
	});
}
function printedIn$5(text) {
	const perToken = PER_TOKEN$1.exec(text)?.[1];
	if (perToken !== void 0) return several$1(numbersOfList(perToken), [
		"median_itl_s",
		"p75_itl_s",
		"p95_itl_s",
		"p99_itl_s"
	]);
	const first = FIRST_TOKEN$1.exec(text);
	if (first !== null) return several$1(first.slice(1), [
		"min_ttft_s",
		"max_ttft_s",
		"mean_ttft_s"
	]);
	const rounds = ROUNDS.exec(text);
	const measure = rounds?.[1] === "token" ? "decode_time_s" : "e2el_s";
	if (rounds !== null) return several$1(rounds.slice(2), [
		"min",
		"max",
		"mean"
	].map((name) => `${name}_${measure}`));
	return [...text.matchAll(PAIR$2)].map(([, name = "", value]) => ({
		name,
		value,
		meaning: PAIRS$1[name]
	}));
}
function several$1(values, ids) {
	return values.map((value, index) => ({
		name: ids[index] ?? "",
		value,
		meaning: metric(ids[index] ?? "")
	}));
}
// src/tools/lmdeploy/old-text.ts
/**
* What `profile_throughput`, `profile_restful_api`, `profile_serving` and `profile_pipeline_api` print until 0.6: seconds, and
* the percentiles of the time per token without the first.
*/
const FIRST = /^concurrency: (\d+)$/;
const ELAPSED = /^elapsed_time: (\d+(?:\.\d+)?)s$/;
const FIRST_TOKEN = /^first[_ ]token latency(?:\(s\))?\(min, max, ave\): ([\d.]+)s?, ([\d.]+)s?, ([\d.]+)s?$/;
const PER_TOKEN = /^per-token latency\(s\) percentile\(50, 75, 95, 99\): (\[.*\])$/;
const PAIR$1 = /^([A-Za-z][^:]*): (\d[\d.]*)(?: \S+)?$/;
const LAST = /^RPM \(request per minute\): \S+ req\/min$/;
const PAIRS = {
	"number of prompts": count$1("requested"),
	"number of prompt tokens": count$1("inputTokens"),
	"number of completion tokens": count$1("outputTokens"),
	"token throughput (completion token)": metric("output_throughput"),
	"token throughput (prompt + completion token)": metric("total_token_throughput"),
	"RPS (request per second)": metric("request_throughput"),
	"RPM (request per minute)": metric("requests_per_minute")
};
const isFirst = (lines, index) => FIRST.test(lines[index]?.text ?? "") && ELAPSED.test(lines[index + 1]?.text ?? "");
function hasOldText(lines) {
	return lines.some((_line, index) => isFirst(lines, index));
}
/** @throws UserError when the text ends inside a result. */
function readOldText(lines, source) {
	return lines.flatMap((line, index) => {
		if (!isFirst(lines, index)) return [];
		const below = lines.slice(index);
		const end = below.findIndex(({ text }) => LAST.test(text));
		if (end === -1) throw new UserError(`${source}: the result on line ${line.number} ends before its last line, RPM`, { hint: "the file is cut off, or the result was not copied to its end" });
		const printed = below.slice(1, end + 1).flatMap(({ text }) => printedIn$4(text));
		const figures = collect(printed);
		const workload = {
			max_concurrency: Number(FIRST.exec(line.text)?.[1]),
			request_rate: "inf"
		};
		const notes = [...figures.notes, ...printed.flatMap(unread$3)];
		return [{
			start: line.start,
			reading: readingOf("lmdeploy", "lmdeploy-0.5@1", {
				...figures,
				workload,
				notes
			})
		}];
	});
}
function printedIn$4(text) {
	const elapsed = ELAPSED.exec(text)?.[1];
	if (elapsed !== void 0) return [{
		name: "elapsed_time",
		value: elapsed,
		meaning: metric("duration")
	}];
	const [, name, value] = PAIR$1.exec(text) ?? [];
	if (name !== void 0) return [{
		name,
		value,
		meaning: PAIRS[name]
	}];
	const perToken = numbersOfList(PER_TOKEN.exec(text)?.[1] ?? "");
	return [...several(FIRST_TOKEN.exec(text)?.slice(1) ?? [], [
		"min_ttft_s",
		"max_ttft_s",
		"mean_ttft_s"
	]), ...several(perToken, [
		"median_itl_s",
		"p75_itl_s",
		"p95_itl_s",
		"p99_itl_s"
	])];
}
function several(found, ids) {
	return found.length !== ids.length ? [] : ids.map((id, index) => ({
		name: id,
		value: found[index],
		meaning: metric(id)
	}));
}
function unread$3({ name, value, meaning }) {
	return meaning === void 0 && printedNumber(String(value)) !== void 0 ? [`not read: ${name}: ${String(value)}`] : [];
}
// src/tools/lmdeploy/profiler-text.ts
/** The table of `profile_throughput.py` and `profile_pipeline_api.py`: one number, or a mean and percentiles, in seconds. */
const HEADING = /^=+ (?:Profile|Benchmark|.*[Tt]hroughput|.*Pipeline).* =+$/;
const RULE$2 = /^=+$/;
const ROW = /^(.+?)\s{2,}(\S.*)$/;
const COLUMNS$1 = /^mean\s+P\d+/;
const SINGLE$1 = {
	"Benchmark duration": metric("duration"),
	"Total requests": count$1("requested"),
	"Successful requests": count$1("completed"),
	Concurrency: workload("max_concurrency"),
	"Stream output": workload("stream_output"),
	"Cancel rate": workload("cancel_rate"),
	"Skip tokenize": workload("skip_tokenize"),
	"Skip detokenize": workload("skip_detokenize"),
	"Total input tokens": count$1("inputTokens"),
	"Total generated tokens": count$1("outputTokens"),
	"Input throughput (tok/s)": metric("input_throughput"),
	"Output throughput (tok/s)": metric("output_throughput"),
	"Request throughput (req/s)": metric("request_throughput")
};
const MEASURES$3 = {
	"End-to-end Latency": "e2el_s",
	"Time to First Token (TTFT)": "ttft_s",
	"Time per Output Token (TPOT)": "tpot_s",
	"Inter-token Latency (ITL)": "itl_s",
	"Tokens per Tick": "tokens_per_tick"
};
function hasProfilerTable(lines) {
	return lines.some(({ text }, index) => HEADING.test(text) && /^Benchmark duration\s+\d/.test(lines[index + 1]?.text ?? ""));
}
/** @throws UserError when the text ends inside a table. */
function readProfilerTables(lines, source) {
	return lines.flatMap((line, index) => {
		if (!HEADING.test(line.text) || !/^Benchmark duration\s+\d/.test(lines[index + 1]?.text ?? "")) return [];
		const below = lines.slice(index + 1);
		const end = below.findIndex(({ text }) => RULE$2.test(text));
		if (end === -1) throw new UserError(`${source}: the table on line ${line.number} has no closing line of "="`, { hint: "the file is cut off, or the table was not copied to its end" });
		const printed = printedIn$3(below.slice(0, end));
		const figures = collect(printed);
		const { requested, completed } = figures.counts;
		const failed = requested === void 0 || completed === void 0 ? {} : { failed: requested - completed };
		const notes = [...figures.notes, ...printed.flatMap(unread$2)];
		const counted = {
			...figures,
			counts: {
				...figures.counts,
				...failed
			},
			notes
		};
		return [{
			start: line.start,
			reading: readingOf("lmdeploy", "lmdeploy-profiler@1", counted)
		}];
	});
}
function printedIn$3(lines) {
	let columns = [];
	return lines.flatMap(({ text }) => {
		if (COLUMNS$1.test(text)) columns = text.split(/\s+/);
		const [, name = "", rest = ""] = ROW.exec(text) ?? [];
		const single = SINGLE$1[name];
		const measure = MEASURES$3[name];
		const values = rest.split(/\s+/);
		if (measure === void 0 || values.length !== columns.length) return [{
			name,
			value: rest,
			meaning: single
		}];
		return values.map((value, index) => {
			const statistic = statisticOf(columns[index] ?? "");
			return {
				name,
				value,
				meaning: statistic === void 0 ? void 0 : metric(`${statistic}_${measure}`)
			};
		});
	});
}
function unread$2({ name, value, meaning }) {
	return meaning === void 0 && /^-?\d/.test(String(value)) ? [`not read: ${name}: ${String(value)}`] : [];
}
// src/tools/lmdeploy/read.ts
const NAME$2 = "lmdeploy";
const SERVE$1 = "lmdeploy-serve@1";
function detect$4(source) {
	if (csvKind(csvHeader(source.text)) !== void 0) return { evidence: "CSV with the columns of LMDeploy's benchmarks" };
	if (jsonIn(source).values.some(({ value }) => forkOfResult(value) === NAME$2)) return { evidence: "JSON with the keys of LMDeploy's serving client" };
	if (!/Serving Benchmark Result|Benchmark duration|elapsed_time|first_token latency/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (forkedBlocks(lines, NAME$2).length > 0) return { evidence: "a Serving Benchmark Result block with LMDeploy's backend" };
	if (hasProfilerTable(lines)) return { evidence: "the table of LMDeploy's profiler" };
	if (hasOldText(lines)) return { evidence: "the lines of LMDeploy's profile_throughput" };
	return hasGenerationText(lines) ? { evidence: "the lines of LMDeploy's profile_generation" } : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$4(source) {
	const kind = csvKind(csvHeader(source.text));
	if (kind !== void 0) return readCsv(source, kind);
	return readJsonAndText(source, {
		what: "LMDeploy's benchmarks",
		ofJson: ofJson$2,
		ofText: ofText$3
	});
}
function ofJson$2(value) {
	return isObject(value) && forkOfResult(value) === NAME$2 ? [readingOf(NAME$2, SERVE$1, figuresOfResult(value, NAME$2))] : [];
}
function ofText$3(lines, { name }) {
	return [
		...forkedBlocks(lines, NAME$2).map((block) => ({
			start: block.start,
			reading: readingOf(NAME$2, SERVE$1, figuresOfText(block, name, NAME$2))
		})),
		...readProfilerTables(lines, name),
		...readOldText(lines, name),
		...readGenerationText(lines, name)
	];
}
// src/tools/lmdeploy/lmdeploy.ts
/** LMDeploy's benchmark scripts, which lie in its repository: the working directory must be a checkout of it. */
const lmdeploy = {
	kinds: ["serving", "throughput"],
	command: command$3,
	detect: detect$4,
	read: read$4
};
/** The CSV has means alone; the percentiles are printed, so what is printed is read. */
function command$3(trial, target) {
	const { test } = trial;
	return {
		argv: ["python3", ...test.kind === "serving" ? serving$1(trial, target) : throughput(trial, target)],
		env: test.env,
		resultFile: join(target.folder, "printed-instead.txt"),
		files: {}
	};
}
/** It has no limit of requests in flight. */
function serving$1(trial, target) {
	const { baseUrl, model, load } = servingTarget("lmdeploy", trial, target);
	const { test, seed } = trial;
	if (load.maxConcurrency !== void 0) throw new UserError(`test ${test.name}: LMDeploy's client has no limit of requests in flight`, { hint: "load: { request-rate: [1, 4, inf] }" });
	const args = merged({
		backend: test.endpoint === "chat" ? "lmdeploy-chat" : "lmdeploy",
		model,
		tokenizer: model,
		...datasetArgs$2(trial),
		...test.ignoreEos ? {} : { "disable-ignore-eos": true },
		"disable-tqdm": true
	}, test.args, {
		"base-url": baseUrl,
		"num-prompts": test.prompts,
		"request-rate": load.requestRate,
		seed,
		"output-file": join(target.folder, "profile.csv")
	});
	return [join("benchmark", "profile_restful_api.py"), ...argsToFlags(args)];
}
function datasetArgs$2({ test }) {
	const { dataset } = test;
	switch (dataset?.name) {
		case void 0: return {};
		case "random": return {
			"dataset-name": "random",
			"random-input-len": dataset.inputTokens + dataset.prefixTokens,
			"random-output-len": dataset.outputTokens,
			"random-range-ratio": 1 - dataset.rangeRatio
		};
		case "sharegpt": return {
			"dataset-name": "sharegpt",
			"dataset-path": dataset.path,
			...dataset.outputTokens === void 0 ? {} : { "sharegpt-output-len": dataset.outputTokens }
		};
		case "custom": throw unknownDataset("lmdeploy", test, dataset);
	}
}
/** Data set and model stand first, without a flag. */
function throughput(trial, target) {
	const { test, seed } = trial;
	const { "--model": model, "--dataset-path": path = "ShareGPT_V3_unfiltered_cleaned_split.json", ...args } = merged(datasetArgs$2(trial), test.args);
	if (typeof model !== "string") throw new UserError(`${test.name}: a throughput test needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
	const own = {
		"num-prompts": test.prompts,
		seed,
		csv: join(target.folder, "profile.csv")
	};
	return [
		join("benchmark", "profile_throughput.py"),
		String(path),
		model,
		...argsToFlags(merged(args, own))
	];
}
// src/tools/mindie-benchmark/figures.ts
const MEASURES$2 = {
	FirstTokenTime: "ttft",
	DecodeTime: "itl",
	GenerateTime: "e2el",
	GeneratedTokens: "output_tokens",
	GeneratedTokenSpeed: "output_throughput_per_request"
};
/** Statistics of one measure. `SLO_P90` differs from `P90` for the decode time alone: there it is of each request's average. */
function measureRow(measure, cells) {
	const id = MEASURES$2[measure] ?? snakeCase(measure);
	const average = measure === "DecodeTime" ? cells.find(([statistic]) => statistic === "SLO_P90")?.[1] : void 0;
	const { word = "", unit = "" } = average === void 0 ? {} : measured(average);
	const perRequest = {
		name: "SLO_P90",
		value: word,
		meaning: metric(`p90_mean_itl${unitSuffix(unit)}`)
	};
	return [...statistics$1(id, cells), ...average === void 0 ? [] : [perRequest]];
}
const COMMON = {
	TimeElapsed: metric("duration"),
	Failed: count$1("failed"),
	Returned: count$1("completed"),
	Total: count$1("requested"),
	Concurrency: workload("max_concurrency"),
	ModelName: workload("model_id"),
	DataSource: workload("dataset_path"),
	Throughput: metric("request_throughput"),
	GenerateSpeed: metric("output_throughput"),
	OutputGenerateSpeed: metric("output_throughput"),
	InputGenerateSpeed: metric("input_throughput"),
	TotalGenerateSpeed: metric("total_token_throughput"),
	GenerateSpeedPerClient: metric("output_throughput_per_client"),
	lpct: metric("prefill_per_input_token_ms")
};
/** Counts are printed with their share: `200( 100.0% )`. */
const WITH_SHARE = /^(\d+)[([]/;
/** `62.5% (125/200)`; `/` when it was not asked for. */
const ACCURACY = /^(\d+(?:\.\d+)?)%/;
function commonMetric(name, value) {
	if (name === "accuracy") {
		const share = ACCURACY.exec(value)?.[1];
		return share === void 0 ? [] : [{
			name,
			value: share,
			meaning: metric("accuracy")
		}];
	}
	const meaning = COMMON[name];
	return [{
		name,
		value: (meaning?.kind === "count" ? WITH_SHARE.exec(value)?.[1] : void 0) ?? (meaning?.kind === "workload" ? value : measured(value).word),
		meaning
	}];
}
// src/tools/mindie-benchmark/read.ts
const NAME$1 = "mindie-benchmark";
const DEFINITION$1 = "mindie-benchmark@1";
/** The rows of the CSV have no labels; this is their order in MindIE's `output.py`. */
const ROWS = [
	"average",
	"max",
	"min",
	"P75",
	"P90",
	"SLO_P90",
	"P99",
	"N"
];
function detect$3(source) {
	const header = csvHeader(source.text);
	if (isMeasures(header)) return { evidence: "CSV with the columns of MindIE's performance metrics" };
	if (isCommon(header)) return { evidence: "CSV with the columns of MindIE's common metrics" };
	if (!/FirstTokenTime|GenerateSpeedPerClient/.test(source.text)) return void 0;
	return tablesIn(linesIn(source)).some(isOurs) ? { evidence: "the tables of MindIE's benchmark" } : void 0;
}
const isMeasures = (header) => header.includes("FirstTokenTime") || header.includes("GenerateTime");
const isCommon = (header) => header.includes("TimeElapsed") && header.includes("Returned");
function isOurs({ rows }) {
	return isMeasuresTable(rows) || isCommonTable(rows);
}
function isMeasuresTable(rows) {
	return rows[0]?.[0] === "Metric" && isMeasures(rows.map(([name = ""]) => name));
}
function isCommonTable(rows) {
	return rows[0]?.[0] === "Common Metric" && isCommon(rows.map(([name = ""]) => name));
}
/** @throws UserError when the text is cut off, or holds no result. */
function read$3(source) {
	const header = csvHeader(source.text);
	if (isMeasures(header)) return [inParts(measuresCsv(source), source)];
	if (isCommon(header)) return [inParts(commonCsv(source), source)];
	return readJsonAndText(source, {
		what: "MindIE's benchmark",
		ofJson: () => [],
		ofText: ofText$2
	});
}
/** `result_perf_<time>.csv` and `result_common_<time>.csv` are one run; their times may differ by a moment. */
function inParts(figures, { name }) {
	const reading = readingOf(NAME$1, DEFINITION$1, figures);
	const time = /_(?:perf|common)_(\d+)\d{4}\.csv$/.exec(name)?.[1];
	return time === void 0 ? reading : {
		...reading,
		part: `result ${time}`
	};
}
function measuresCsv({ text, name }) {
	const { header, rows } = csvTable(text, name);
	if (rows.length !== ROWS.length) throw new UserError(`${name}: ${rows.length} rows, expected ${ROWS.length} (${ROWS.join(", ")})`, { hint: rows.length === ROWS.length - 1 ? "its rows have no names: one without SLO_P90 looks like one that is cut off; give the table that the benchmark prints" : "the file is cut off or damaged" });
	return collect(header.flatMap((measure, at) => measureRow(measure, ROWS.map((row, index) => [row, rows[index]?.[at] ?? ""]))));
}
function commonCsv({ text, name }) {
	const { header, rows } = csvTable(text, name);
	if (rows.length !== 1) throw new UserError(`${name}: ${rows.length} rows, expected 1`);
	return commonFigures(header.flatMap((key, at) => commonMetric(key, rows[0]?.[at] ?? "")));
}
/** The limit of requests in flight is asked for, the rate is not limited. */
function commonFigures(printed) {
	const figures = collect(printed);
	return {
		...figures,
		workload: {
			request_rate: "inf",
			...figures.workload
		}
	};
}
/** The statistics come first, the common metrics below; together they are one result. */
function ofText$2(lines, { name }) {
	const placed = [];
	let before;
	for (const table of tablesIn(lines).filter(isOurs)) {
		if (!table.closed) throw new UserError(`${name}: the table on line ${table.firstLine} has no lower border`, { hint: "the file is cut off, or the table was not copied to its end" });
		const [header = [], ...rows] = table.rows;
		if (isMeasuresTable(table.rows)) before = collect(rows.flatMap(([measure = "", ...cells]) => measureRow(measure, cells.map((cell, index) => [header[index + 1] ?? "", cell]))));
		else {
			const common = commonFigures(rows.flatMap(([key = "", value = ""]) => commonMetric(key, value)));
			const figures = before === void 0 ? common : together(before, common);
			placed.push({
				start: table.start,
				reading: readingOf(NAME$1, DEFINITION$1, figures)
			});
			before = void 0;
		}
	}
	return placed;
}
// src/tools/mindie-benchmark/mindie-benchmark.ts
/** MindIE's own benchmark, which AISBench has replaced: its results are read, it is not run. */
const mindieBenchmark = {
	kinds: [],
	command: refuse,
	detect: detect$3,
	read: read$3
};
function refuse() {
	throw new UserError("mindie-benchmark is read, not run: MindIE has replaced it by AISBench", { hint: "tool: ais-bench" });
}
// src/tools/not-read.ts
const SGLANG = "give the file of --result-filename (result.jsonl): it has the lengths and every digit";
const EVALSCOPE = "give benchmark_summary.json, which lies beside it or in the folder of each load";
const LLAMA_CPP = "measure the server with a load generator (tool: built-in), or the model with llama-bench -o json";
const VLLM = "measure with vllm bench serve --save-result, and give its JSON";
const RUNS = "give the JSON file of each run (--save-result)";
/** Signs are whole lines, headings or keys as the programs write them: no other text has them. */
const FORMS = [
	{
		what: "a stream of llama.cpp's server",
		sign: /^data: \{.*"predicted_per_token_ms"\s*:/m,
		instead: "ask without stream, or cut 'data: ' from its lines"
	},
	{
		what: "what llama-cli prints of its run",
		sign: /\b(?:llama|common)_\w+: +prompt eval time\s*=\s*[\d.]+ ms \/\s*\d+ /,
		instead: LLAMA_CPP
	},
	{
		what: "a table of llama-batched-bench",
		sign: /\|\s*T_PP s\s*\|\s*S_PP t\/s\s*\|/,
		instead: "measure with llama-bench -o json"
	},
	{
		what: "evalscope's summary for people",
		sign: /Performance Test Summary Report/,
		instead: EVALSCOPE
	},
	{
		what: "evalscope's summary of an SLA search",
		sign: /"(?:parallel|rate)_[\d.]+"\s*:\s*\{\s*"metrics"\s*:/,
		instead: EVALSCOPE
	},
	{
		what: "evalscope's speed benchmark",
		sign: /"Speed\(tokens\/s\)"\s*:/,
		instead: EVALSCOPE
	},
	{
		what: "a summary with evalscope's keys of no known release",
		sign: /"success_requests"\s*:[^{}]*"ttft"\s*:/,
		instead: "measure with evalscope 1.14 or older"
	},
	{
		what: "what SGLang's bench_one_batch prints",
		sign: /Prefill\. latency: +[\d.]+ s, throughput: +[\d.]+ token\/s/m,
		instead: SGLANG
	},
	{
		what: "what SGLang's bench_one_batch_server prints",
		sign: /^batch size: \d+\s+(?:.+\s+){0,4}?latency: [\d.]+ s$/m,
		instead: SGLANG
	},
	{
		what: "the summary of SGLang's bench_one_batch_server",
		sign: /\| input cost \(\$\/1M\) +\| output cost \(\$\/1M\)|\| +batch size +\|(?: +input len +\|)? +latency \(s\) +\| +input throughput \(tok\/s\) +\|/,
		instead: SGLANG
	},
	{
		what: "a result of LMDeploy's profile_hf_generation",
		sign: /^(?:model,batch_size,input_seqlen,gen_len,total_len,first_time,|.*First token\/ms: [\d.]+, Next tokens\/ms: )/m,
		instead: "its rounds are of Hugging Face's generate: let a script print what tool: custom reads"
	},
	{
		what: "AISBench's scores as it prints them",
		sign: /^dataset +version +metric +mode +\S/m,
		instead: "give summary_<time>.csv of the same folder"
	},
	{
		what: "vLLM's benchmark_serving of 2023",
		sign: /^Average latency per output token: [\d.]+ s$/m,
		instead: "measure with vLLM 0.4 or newer: these lines have neither TTFT nor TPOT"
	},
	{
		what: "the statistics of vLLM's benchmark_serving_multi_turn",
		sign: /^runtime_sec = [\d.]+$/m,
		instead: "measure with vllm-bench --multi-turn --save-result, and give its JSON"
	},
	{
		what: "the one time that vLLM's benchmark_prefix_caching prints",
		sign: /^cost time [\d.]+$/m,
		instead: VLLM
	},
	{
		what: "the one time that vLLM's benchmark_long_document_qa_throughput prints",
		sign: /^Time to execute all requests: [\d.]+ secs$/m,
		instead: VLLM
	},
	{
		what: "what vLLM's auto_tune.sh tried",
		sign: /^max_num_seqs: \d+, max_num_batched_tokens: \d+, request_rate: /m,
		instead: "give the bm_log files beside it: they hold what the client printed"
	},
	{
		what: "what vllm bench mm-processor prints",
		sign: /^Multimodal Processor Benchmark Results$/m,
		instead: "give the file of --output-json"
	},
	{
		what: "the summary of a vLLM suite, without half of its numbers",
		sign: /^\|\s*Test name\s*\||\{\s*"Test name"\s*:/m,
		instead: "give the folder of its results, in which each test has a JSON file of its own"
	},
	{
		what: "a summary of several runs of vllm-bench",
		sign: /^=+ (?:Multi-Run|Sweep) Summary /m,
		instead: RUNS
	},
	{
		what: "what vllm-bench --compare prints",
		sign: /^=+ Benchmark Comparison =+$/m,
		instead: RUNS
	},
	{
		what: "a report of guidellm 0.1",
		sign: /"decode_times"\s*:\s*\{\s*"data"\s*:/,
		instead: "measure with guidellm 0.2 or newer"
	}
];
const LONGEST_LOOK = 1e6;
/** `undefined` for a text of which nothing is known. */
function notRead({ text }) {
	const head = text.slice(0, LONGEST_LOOK);
	return FORMS.find(({ sign }) => sign.test(head));
}
// src/tools/sglang-bench/command.ts
/**
* The exact command of one trial. It ends with 0 although requests failed, and with 1 and no file when all did. The file is
* appended to, so each trial has a folder of its own; with the details it says how many requests were sent.
*/
function command$2(trial, target) {
	const resultFile = join(target.folder, "result.jsonl");
	return {
		argv: [
			"python3",
			"-m",
			"sglang.bench_serving",
			...argsToFlags(merged(defaults(trial, target), trial.test.args, own(trial, target), {
				"output-file": resultFile,
				"output-details": true
			}))
		],
		env: trial.test.env,
		resultFile,
		files: {}
	};
}
const BACKENDS = {
	completions: "sglang-oai",
	chat: "sglang-oai-chat",
	generate: "sglang"
};
function defaults({ test }, { model }) {
	return {
		backend: BACKENDS[test.endpoint],
		...model === void 0 ? {} : { model },
		...datasetArgs$1(test),
		...test.ignoreEos ? {} : { "disable-ignore-eos": true },
		"warmup-requests": test.warmups,
		"disable-tqdm": true
	};
}
function own(trial, target) {
	const { baseUrl, load } = servingTarget("sglang-bench", trial, target);
	return {
		"base-url": baseUrl,
		"num-prompts": trial.test.prompts,
		"request-rate": load.requestRate,
		...load.maxConcurrency === void 0 ? {} : { "max-concurrency": load.maxConcurrency },
		seed: trial.seed
	};
}
function datasetArgs$1(test) {
	const { dataset } = test;
	switch (dataset?.name) {
		case void 0: return {};
		case "random": return {
			"dataset-name": "random-ids",
			"random-input-len": dataset.inputTokens + dataset.prefixTokens,
			"random-output-len": dataset.outputTokens,
			"random-range-ratio": 1 - dataset.rangeRatio
		};
		case "sharegpt": return {
			"dataset-name": "sharegpt",
			"dataset-path": dataset.path,
			...dataset.outputTokens === void 0 ? {} : { "sharegpt-output-len": dataset.outputTokens }
		};
		case "custom": return {
			"dataset-name": "custom",
			"dataset-path": dataset.path,
			"sharegpt-output-len": dataset.outputTokens
		};
	}
}
// src/tools/sglang-bench/offline.ts
/** Latencies of these are seconds. */
const KEYS$1 = {
	backend: workload("backend"),
	run_name: workload("run_name"),
	model_path: workload("model_id"),
	batch_size: workload("batch_size"),
	input_len: workload("input_len"),
	output_len: workload("output_len"),
	successful_requests: count$1("requested"),
	total_input_tokens: count$1("inputTokens"),
	total_output_tokens: count$1("outputTokens"),
	total_throughput: metric("total_token_throughput"),
	overall_throughput: metric("total_token_throughput"),
	latency: metric("avg_latency"),
	acc_length: metric("spec_decode_acceptance_length")
};
/** `bench_offline_throughput`, `bench_one_batch_server` and `bench_one_batch`: one JSON line a run, appended. */
function offlineReading(value) {
	const definition = definitionOf(value);
	if (definition === void 0) return void 0;
	const total = metric(definition === "sglang-offline@1" ? "duration" : "avg_latency");
	const isUnset = (number) => number === -1;
	const reading = readingOf("sglang-bench", definition, collect(Object.entries(value).map(([name, printedValue]) => ({
		name,
		value: typeof printedValue === "object" ? void 0 : printedValue,
		meaning: name === "total_latency" ? total : KEYS$1[name] ?? (isText(printedValue) ? void 0 : metric(name))
	})), isUnset));
	const { batch_size: batch, input_len: input, output_len: output } = reading.workload;
	const named = Object.entries({
		batch,
		input,
		output
	}).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${value}`]);
	return named.length === 0 ? reading : {
		...reading,
		point: named.join()
	};
}
/** A path, a link: no number that is missing. */
function isText(value) {
	return typeof value === "string" && !/^-?(?:nan|inf\w*)$/i.test(value);
}
function definitionOf(value) {
	if ("successful_requests" in value && "total_latency" in value) return "sglang-offline@1";
	if (!("run_name" in value && "batch_size" in value)) return void 0;
	if ("prefill_latency" in value) return "sglang-one-batch@1";
	if (!("overall_throughput" in value)) return void 0;
	return "last_ttft" in value || !isOfWholeLatency(value) ? "sglang-one-batch-server@2" : "sglang-one-batch-server@1";
}
/** Some versions write no first token, so only the numbers tell; the latency is rounded to 4 places, the throughput to 2. */
function isOfWholeLatency(value) {
	const [batch, output, latency, throughput] = [
		"batch_size",
		"output_len",
		"latency",
		"output_throughput"
	].map((key) => Number(value[key]));
	if (batch === void 0 || output === void 0 || latency === void 0 || throughput === void 0) return true;
	const whole = batch * output / latency;
	if (!Number.isFinite(whole)) return true;
	return Math.abs(throughput - whole) <= .0051 + whole * (51e-6 / latency);
}
// src/tools/sglang-bench/read.ts
const NAME = "sglang-bench";
const SERVE = "sglang-serve@1";
const OFFLINE_HEADING = /=\s*Offline Throughput Benchmark Result\s*=/;
const BROKEN$1 = [/"backend":.*"(?:random_range_ratio|sharegpt_output_len)":/s, /"run_name":.*"batch_size":/s];
function detect$2(source) {
	if (jsonIn(source).values.flatMap(({ value }) => ofJson$1(value).length > 0 ? [value] : []).length > 0) return { evidence: "JSON with the keys of SGLang's benchmarks" };
	if (isBroken(source, BROKEN$1)) return { evidence: "broken JSON with the keys of SGLang's benchmarks" };
	if (!/Benchmark Result/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (forkedBlocks(lines, NAME).length > 0) return { evidence: "a Serving Benchmark Result block with SGLang's labels" };
	return lines.some(({ text }) => OFFLINE_HEADING.test(text)) ? { evidence: "SGLang's offline throughput block" } : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$2(source) {
	return readJsonAndText(source, {
		what: "SGLang's benchmarks",
		ofJson: ofJson$1,
		ofText: ofText$1
	});
}
/** Its nightly runs write all batches as one list. */
function ofJson$1(value) {
	if (Array.isArray(value)) return value.flatMap(ofJson$1);
	if (!isObject(value)) return [];
	const fork = forkOfResult(value);
	if (fork !== void 0) return fork === NAME ? [readingOf(NAME, SERVE, figuresOfResult(value, fork))] : [];
	const offline = offlineReading(value);
	return offline === void 0 ? [] : [offline];
}
function ofText$1(lines, { name }) {
	const serving = forkedBlocks(lines, NAME).map((block) => place(block, SERVE, figuresOfText(block, name, NAME)));
	const offline = blocksOf(lines, {
		heading: OFFLINE_HEADING,
		meaningOf: meaningOfLabel
	});
	return [...serving, ...offline.map((block) => place(block, "sglang-offline@1", offlineText(block, name)))];
}
function place({ start }, definition, figures) {
	return {
		start,
		reading: readingOf(NAME, definition, figures)
	};
}
/** The offline benchmark calls all its requests successful without looking. */
function offlineText(block, source) {
	const figures = figuresOfBlock(block, source);
	const { completed: requested, ...counts } = figures.counts;
	return {
		...figures,
		counts: requested === void 0 ? counts : {
			requested,
			...counts
		}
	};
}
// src/tools/sglang-bench/sglang-bench.ts
/** SGLang's `bench_serving`; results of its offline and one-batch benchmarks are read too. */
const sglangBench = {
	kinds: ["serving"],
	command: command$2,
	detect: detect$2,
	read: read$2
};
// src/tools/vllm-bench/dataset-args.ts
/** A data set in the flags that `vllm bench serve` and `vllm bench throughput` have in common. */
function datasetArgs(dataset) {
	switch (dataset.name) {
		case "random": return {
			"dataset-name": "random",
			"random-input-len": dataset.inputTokens,
			"random-output-len": dataset.outputTokens,
			"random-range-ratio": dataset.rangeRatio,
			"random-prefix-len": dataset.prefixTokens
		};
		case "sharegpt": return {
			"dataset-name": "sharegpt",
			"dataset-path": dataset.path,
			...dataset.outputTokens === void 0 ? {} : { "sharegpt-output-len": dataset.outputTokens }
		};
		case "custom": return {
			"dataset-name": "custom",
			"dataset-path": dataset.path,
			"custom-output-len": dataset.outputTokens
		};
	}
}
// src/tools/trtllm-bench/report-json.ts
/** The report of `trtllm-bench --report_json`: times in milliseconds, percentiles without interpolation. */
function isReport(value) {
	return isObject(value) && "system_output_throughput_tok_s" in objectIn(value, "performance");
}
const SINGLE = {
	num_requests: count$1("requested"),
	avg_num_concurrent_requests: metric("concurrency"),
	avg_input_length: metric("mean_input_tokens"),
	avg_output_length: metric("mean_output_tokens"),
	total_latency_ms: metric("duration_ms"),
	avg_request_latency_ms: metric("mean_e2el_ms"),
	request_throughput_req_s: metric("request_throughput"),
	system_output_throughput_tok_s: metric("output_throughput"),
	system_total_throughput_tok_s: metric("total_token_throughput"),
	output_throughput_per_user_tok_s: metric("mean_output_throughput_per_user"),
	output_throughput_per_gpu_tok_s: metric("output_throughput_per_gpu"),
	token_output_speed_tok_s: metric("mean_decode_throughput_per_user"),
	avg_ttft_ms: metric("mean_ttft_ms"),
	avg_tpot_ms: metric("mean_tpot_ms"),
	acceptance_length: metric("spec_decode_acceptance_length"),
	total_energy_j: metric("energy_joules"),
	output_tps_per_w: metric("output_throughput_per_watt")
};
const DISTRIBUTIONS = {
	request_latency_percentiles_ms: "e2el_ms",
	tpot_percentiles: "tpot_ms",
	ttft_percentiles: "ttft_ms",
	gen_tps_percentiles: "decode_throughput_per_user",
	acceptance_percentiles: "acceptance_length",
	acceptance_length_percentiles: "acceptance_length",
	num_draft_tokens_percentiles: "draft_tokens",
	num_accepted_draft_tokens_percentiles: "accepted_draft_tokens",
	draft_acceptance_rate_percentiles: "draft_acceptance_rate"
};
const PARTS = [
	"request_info",
	"performance",
	"streaming_metrics",
	"decoding_stats",
	"energy"
];
function readReport(report) {
	const engine = objectIn(report, "engine");
	const world = objectIn(report, "world_info");
	const asked = [
		[
			"model",
			"model_id",
			engine["model"]
		],
		[
			"backend",
			"backend",
			engine["backend"]
		],
		[
			"tp_size",
			"tensor_parallel_size",
			world["tp_size"]
		],
		[
			"max_batch_size",
			"max_batch_size",
			world["max_batch_size"]
		],
		[
			"max_num_tokens",
			"max_num_tokens",
			world["max_num_tokens"]
		]
	].map(([name, id, value]) => ({
		name,
		value,
		meaning: {
			kind: "workload",
			id
		}
	}));
	const parts = PARTS.flatMap((part) => printedIn$2(objectIn(report, part)));
	const figures = together(collect(asked), collect(parts));
	const version = engine["version"];
	return readingOf("trtllm-bench", "trtllm-bench@1", {
		...figures,
		notes: [...figures.notes, ...parts.flatMap(unread$1)],
		...typeof version === "string" ? { version } : {}
	});
}
function printedIn$2(part) {
	return Object.entries(part).flatMap(([key, value]) => {
		if (isObject(value)) return statisticsOf(key, value);
		const meaning = meaningOf$1(key, part);
		return typeof value === "string" && meaning === void 0 ? [] : [{
			name: key,
			value,
			meaning
		}];
	});
}
/** Until the distribution of the requests' own speeds was added, the speed was that of the mean TPOT. */
function meaningOf$1(key, part) {
	return key === "token_output_speed_tok_s" && !("gen_tps_percentiles" in part) ? metric("decode_throughput_of_mean_tpot") : SINGLE[key];
}
function statisticsOf(key, values) {
	const measure = DISTRIBUTIONS[key];
	return Object.entries(values).map(([name, value]) => {
		const statistic = measure === void 0 ? void 0 : statisticOf(name);
		const meaning = statistic === void 0 ? void 0 : metric(`${statistic}_${measure}`);
		return {
			name: `${name} of ${key}`,
			value,
			meaning
		};
	});
}
function unread$1({ name, value, meaning }) {
	return meaning === void 0 && typeof value === "number" ? [`not read: ${name}: ${value}`] : [];
}
// src/tools/trtllm-bench/report-labels.ts
/** Parts that say what was measured, and with what: none of their numbers is a result. */
const SETTINGS_TITLE = /^(?:[A-Z_]+ BACKEND|(?:ENGINE|MACHINE|DATASET) DETAILS|WORLD \+ RUNTIME INFORMATION)$/;
function isSettings({ title }) {
	return SETTINGS_TITLE.test(title);
}
const SETTINGS = {
	Model: workload("model_id"),
	"TP Size": workload("tensor_parallel_size"),
	"Max Runtime Batch Size": workload("max_batch_size"),
	"Max Runtime Tokens": workload("max_num_tokens")
};
const LABELS$1 = {
	"Number of requests": count$1("requested"),
	"Number of concurrent requests": metric("concurrency"),
	"Average Input Length (tokens)": metric("mean_input_tokens"),
	"Average Output Length (tokens)": metric("mean_output_tokens"),
	"Request Throughput (req/sec)": metric("request_throughput"),
	"Total Output Throughput (tokens/sec)": metric("output_throughput"),
	"Token Throughput (tokens/sec)": metric("output_throughput"),
	"Total Token Throughput (tokens/sec)": metric("total_token_throughput"),
	"Generation Token Throughput (tokens/sec)": metric("mean_decode_throughput_per_user"),
	"Total Latency (seconds)": metric("duration"),
	"Total Latency (ms)": metric("duration_ms"),
	"Average request latency (ms)": metric("mean_e2el_ms"),
	"Average time-to-first-token (ms)": metric("mean_ttft_ms"),
	"Average time-to-first-token [TTFT] (ms)": metric("mean_ttft_ms"),
	"Average inter-token latency (ms)": metric("mean_tpot_ms"),
	"Average time-per-output-token [TPOT] (ms)": metric("mean_tpot_ms"),
	"Acceptance Rate (Speculative)": metric("spec_decode_acceptance_length")
};
/** `trtllm-bench latency` until 0.16: its total leaves the prompts out. */
const LATENCY_LABELS = { "Total Token Throughput (tokens/sec)": metric("output_throughput") };
/** What it breaks down, by title; its line P90 prints the 50th percentile. */
const LATENCY_BREAKDOWNS = {
	"GENERATION LATENCY BREAKDOWN": "generation_latency_ms",
	"ACCEPTANCE BREAKDOWN": "acceptance_length"
};
/** The meaning of a label below a title of a report that has all these titles. */
function meaningIn(title, label, titles) {
	const measure = LATENCY_BREAKDOWNS[title];
	if (measure !== void 0) {
		const statistic = statisticOf(label.replace(" (ms)", ""));
		return statistic === void 0 ? void 0 : metric(`${statistic === "p90" ? "median" : statistic}_${measure}`);
	}
	return (titles.has("THROUGHPUT OVERVIEW") ? LATENCY_LABELS[label] : void 0) ?? LABELS$1[label] ?? perUser(label);
}
/** Their units and additions in brackets have changed from version to version. */
function perUser(label) {
	if (label.startsWith("Per User Output Speed [1/TPOT]")) return metric("decode_throughput_of_mean_tpot");
	if (label.startsWith("Per User Output Speed")) return metric("mean_decode_throughput_per_user");
	if (label.startsWith("Per User Output Throughput")) return metric("mean_output_throughput_per_user");
	return label.startsWith("Per GPU Output Throughput") ? metric("output_throughput_per_gpu") : void 0;
}
/** The line as it is printed: a log's own words in brackets are taken off the head of others. */
const BREAKDOWN = /\[(TPOT|TTFT|GTPS|Latency|AR|DT|ADT|DAR|AL)\] (\w+)\s*:\s+(\S+)$/;
const MEASURES$1 = {
	TPOT: "tpot_ms",
	TTFT: "ttft_ms",
	GTPS: "decode_throughput_per_user",
	Latency: "e2el_ms",
	AR: "acceptance_length",
	AL: "acceptance_length",
	DT: "draft_tokens",
	ADT: "accepted_draft_tokens",
	DAR: "draft_acceptance_rate"
};
/** `[TTFT] P99    : 230.1`; `undefined` for any other line. */
function breakdownIn({ plain, text }) {
	const [, measure = "", name = "", value] = BREAKDOWN.exec(plain.trim()) ?? [];
	if (value === void 0) return void 0;
	const statistic = statisticOf(name);
	return {
		name: text,
		value,
		meaning: statistic === void 0 ? void 0 : metric(`${statistic}_${MEASURES$1[measure]}`)
	};
}
// src/tools/trtllm-bench/report-sections.ts
/** `= DECODING STATISTICS (MEDUSA)` */
const TITLE$1 = /^= ([A-Z_][A-Z_ +]*?)(?: \(.*\))?$/;
const FIRST_TITLE = /^(?:ENGINE DETAILS|[A-Z_]+ BACKEND)$/;
/** `STATISTICS` until 0.14; the overviews of throughput and latency are those of `trtllm-bench latency` until 0.16. */
const RESULTS = /^(?:PERFORMANCE OVERVIEW|STATISTICS|THROUGHPUT OVERVIEW)$/;
const SURE_LINE = /^(?:Total Latency \((?:ms|seconds)\)|Request Throughput \(req\/sec\)):/;
/** The reports of a text: the details of the data set are printed before one, too, and are none. */
function reportsIn(lines) {
	return grouped(lines.flatMap(({ text }, at) => {
		const title = TITLE$1.exec(text)?.[1];
		return title === void 0 ? [] : [{
			title,
			at
		}];
	})).map((group, index, groups) => reportOf(lines, group, groups[index + 1]?.[0]?.at ?? lines.length)).filter(hasResults);
}
/** A report names its engine first, and no part twice. */
function grouped(titles) {
	const groups = [];
	for (const titled of titles) {
		const group = groups.at(-1);
		if (group === void 0 || FIRST_TITLE.test(titled.title) || group.some(({ title }) => title === titled.title)) groups.push([titled]);
		else group.push(titled);
	}
	return groups;
}
function reportOf(lines, group, end) {
	const first = lines[group[0]?.at ?? 0];
	return {
		sections: group.map(({ title, at }, index) => ({
			title,
			lines: lines.slice(at + 1, group[index + 1]?.at ?? end)
		})),
		start: first?.start ?? 0,
		firstLine: first?.number ?? 1
	};
}
function hasResults({ sections }) {
	return sections.some(({ title }) => RESULTS.test(title)) && sections.some(({ lines }) => lines.some(({ text }) => SURE_LINE.test(text)));
}
// src/tools/trtllm-bench/report-text.ts
const RULE$1 = /^=+$/;
const PAIR = /^([A-Z][^:]*?)\s*:\s+(\S+)$/;
const VERSION = /^TensorRT[- ]LLM Version$/;
function hasReport(lines) {
	return reportsIn(lines).length > 0;
}
/**
* The reports that `trtllm-bench` prints. They have no closing line, so each is read to the last of its lines that a whole line ends.
* @throws UserError when nothing whole stands below its titles.
*/
function readReports(lines, source) {
	return reportsIn(lines).map((report) => {
		const figures = figuresOf$3(report);
		if (Object.keys(figures.metrics).length < 2) throw new UserError(`${source}: nothing whole below the title on line ${report.firstLine}`, { hint: "the file is cut off, or the report was not copied to its end" });
		return {
			start: report.start,
			reading: readingOf("trtllm-bench", "trtllm-bench@1", figures)
		};
	});
}
function figuresOf$3({ sections }) {
	const settings = sections.filter(isSettings).flatMap(pairsOf$1);
	const asked = settings.map(([name, value]) => ({
		name,
		value,
		meaning: SETTINGS[name]
	}));
	const results = sections.filter((section) => !isSettings(section));
	const titles = new Set(results.map(({ title }) => title));
	const printed = results.flatMap((section) => wholeLines(section).flatMap((line) => printedIn$1(line, section, titles)));
	const figures = collect([...asked, ...printed]);
	const version = settings.find(([name]) => VERSION.test(name))?.[1];
	return {
		...figures,
		notes: [...figures.notes, ...printed.flatMap(unread)],
		...version === void 0 ? {} : { version }
	};
}
function wholeLines({ lines }) {
	return lines.filter(({ whole, text }) => whole && !RULE$1.test(text));
}
function pairsOf$1(section) {
	return wholeLines(section).flatMap(({ text }) => {
		const [, name, value = ""] = PAIR.exec(text) ?? [];
		return name === void 0 ? [] : [[name, value]];
	});
}
function printedIn$1(line, { title }, titles) {
	const breakdown = breakdownIn(line);
	if (breakdown !== void 0) return [breakdown];
	const [, name, value] = PAIR.exec(line.text) ?? [];
	return name === void 0 ? [] : [{
		name,
		value,
		meaning: meaningIn(title, name, titles)
	}];
}
function unread({ name, value, meaning }) {
	return meaning === void 0 && printedNumber(String(value)) !== void 0 ? [`not read: ${name}: ${String(value)}`] : [];
}
// src/tools/vllm-bench/labels.ts
/** Labels in lower case: their capitals have changed ("Total Token throughput" until late 2025). */
const LABELS = new Map([
	["successful requests", count$1("completed")],
	["failed requests", count$1("failed")],
	["total input tokens", count$1("inputTokens")],
	["total generated tokens", count$1("outputTokens")],
	["maximum request concurrency", {
		kind: "workload",
		id: "max_concurrency"
	}],
	["request rate configured (rps)", {
		kind: "workload",
		id: "request_rate"
	}],
	["benchmark duration (s)", metric("duration")],
	["request throughput (req/s)", metric("request_throughput")],
	["request goodput (req/s)", metric("request_goodput")],
	["input throughput (inputs/s)", metric("input_sequence_throughput")],
	["input token throughput (tok/s)", metric("input_throughput")],
	["output token throughput (tok/s)", metric("output_throughput")],
	["total token throughput (tok/s)", metric("total_token_throughput")],
	["peak output token throughput (tok/s)", metric("max_output_tokens_per_s")],
	["peak concurrent requests", metric("max_concurrent_requests")],
	["rtfx (inverse real-time factor)", metric("rtfx")],
	["acceptance rate (%)", metric("spec_decode_acceptance_rate")],
	["acceptance length", metric("spec_decode_acceptance_length")],
	["drafts", metric("spec_decode_num_drafts")],
	["draft tokens", metric("spec_decode_draft_tokens")],
	["accepted tokens", metric("spec_decode_accepted_tokens")],
	["probe requests completed", metric("probe_completed")],
	["probe requests failed", metric("probe_failed")],
	["median probe e2el (ms)", metric("probe_median_e2el_ms")],
	["p99 probe e2el (ms)", metric("probe_p99_e2el_ms")],
	["max probe e2el (ms)", metric("probe_max_e2el_ms")],
	["committed throughput (tok/s)", metric("diffusion_committed_throughput")],
	["denoising steps per canvas", metric("diffusion_steps_per_canvas")],
	["committed per denoising step", metric("diffusion_committed_per_step")],
	["committed tokens", metric("diffusion_committed_tokens")],
	["denoising steps", metric("diffusion_denoising_steps")],
	["canvas positions evaluated", metric("diffusion_canvas_positions")],
	["backend", FOREIGN],
	["traffic request rate", FOREIGN],
	["max request concurrency", FOREIGN],
	["max reqeuest concurrency", FOREIGN],
	["concurrency", FOREIGN],
	["accept length", FOREIGN],
	["total input text tokens", FOREIGN],
	["total generated tokens (retokenized)", FOREIGN],
	["total requests", FOREIGN],
	["user throughput (tok/s)", FOREIGN]
]);
const MEASURES = new Map([
	["ttft", "ttft"],
	["tpot", "tpot"],
	["itl", "itl"],
	["e2el", "e2el"],
	["client queue time", "client_queue_time"],
	["e2el incl. client queue", "e2el_including_client_queue"]
]);
const SUMMARY$1 = /^(mean|median|std|p\d+(?:\.\d+)?) (.+) \(ms\)$/;
const FOREIGN_SUMMARY = /^(?:.* e2e latency|(?:std dev|min|max) (?:ttft|tpot|itl|e2el)) \(ms\)$/;
/** The share of accepted tokens at a place of the draft, in percent. */
const POSITION = /^position (\d+)$/;
/** `undefined` for a label that is none of the block's. */
function meaningOf(label) {
	const known = label.toLowerCase().replace(/\s+/g, " ");
	const [, statistic, measure = ""] = SUMMARY$1.exec(known) ?? [];
	const measured = MEASURES.get(measure);
	if (statistic !== void 0 && measured !== void 0) return metric(`${statistic}_${measured}_ms`);
	const [, position] = POSITION.exec(known) ?? [];
	if (position !== void 0) return metric(`spec_decode_position_${position}_acceptance_rate`);
	return LABELS.get(known) ?? (FOREIGN_SUMMARY.test(known) ? FOREIGN : void 0);
}
// src/tools/vllm-bench/preamble.ts
/** Arguments in `Namespace(…)` by the result key that they are written to. */
const ARGUMENTS = [
	["model", "model_id"],
	["backend", "backend"],
	["endpoint_type", "backend"],
	["num_prompts", "num_prompts"],
	["request_rate", "request_rate"],
	["burstiness", "burstiness"],
	["max_concurrency", "max_concurrency"],
	["dataset_name", "dataset_name"]
];
const RANDOM_ARGUMENTS = [
	"random_input_len",
	"random_output_len",
	"random_range_ratio",
	"random_prefix_len"
];
/** The load as the client says it before it starts, for a text without its arguments. */
const SPOKEN = [
	[/^Traffic request rate: (\S+)$/, "request_rate"],
	[/^Burstiness factor: (\S+) \(/, "burstiness"],
	[/^Maximum request concurrency: (\S+)$/, "max_concurrency"]
];
const ERROR = /^Error \d+: /;
/** Lines between the block before and this one. */
function readPreamble(lines) {
	const text = lines.join("\n");
	const version = /LLM engine \(v([\w.+-]+)\)/.exec(text)?.[1];
	const workload = {
		...spokenIn(lines),
		...workloadOf$1(namespaceIn(lines))
	};
	const requested = workload["num_prompts"];
	return {
		workload,
		...typeof requested === "number" ? { requested } : {},
		errors: errorsIn(lines),
		...version === void 0 ? {} : { version }
	};
}
function workloadOf$1(namespace) {
	const workload = {};
	for (const [argument, key] of ARGUMENTS) {
		const value = argumentIn(namespace, argument);
		if (value !== void 0 && (value !== "none" || key === "max_concurrency")) workload[key] = value;
	}
	if (workload["dataset_name"] !== "random") return workload;
	const lengths = RANDOM_ARGUMENTS.map((name) => [name, argumentIn(namespace, name)]);
	return {
		...workload,
		...Object.fromEntries(lengths.filter((entry) => entry[1] !== void 0))
	};
}
function spokenIn(lines) {
	const said = SPOKEN.flatMap(([pattern, key]) => {
		const word = lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(-1);
		return word === void 0 ? [] : [[key, printedSetting(word)]];
	});
	return Object.fromEntries(said);
}
/** `Error 3: …` and the lines of its traceback, up to the next one. */
function errorsIn(lines) {
	const first = lines.findIndex((line) => ERROR.test(line));
	if (first === -1) return [];
	return (lines.slice(first).join("\n").split(/\ntip: /)[0] ?? "").split(/\n(?=Error \d+: )/).map((error) => error.replace(ERROR, "").slice(-2e4));
}
// src/tools/trtllm-bench/serving.ts
const DEFINITION = "trtllm-serve@1";
/** What `tensorrt_llm.serve.scripts.benchmark_serving`, a fork of vLLM's client, has added to its keys. */
const ADDED = [
	"user_throughput",
	"avg_decoded_tokens_per_iter",
	"energy",
	"min_ttft_ms"
];
const KEYS = {
	num_prompts: count$1("requested"),
	completed: count$1("completed"),
	total_input_tokens: count$1("inputTokens"),
	total_output_tokens: count$1("outputTokens"),
	...Object.fromEntries([
		"backend",
		"model_id",
		"tokenizer_id",
		"request_rate",
		"burstiness",
		"max_concurrency"
	].map((key) => [key, workload(key)]))
};
const ENERGY = {
	total_energy_j: metric("energy_joules"),
	output_tps_per_w: metric("output_throughput_per_watt"),
	total_gpu_power_w: metric("gpu_power_watts")
};
/** Of requests without speculative decoding there is none; the client writes 0 then, and prints nothing. */
const DECODED = "avg_decoded_tokens_per_iter";
function isServing(value) {
	return isObject(value) && "total_token_throughput" in value && ADDED.some((key) => key in value);
}
function readServing(result) {
	const printed = Object.entries(result).filter(([, value]) => typeof value !== "object").map(([key, value]) => {
		const name = key.replace(/:$/, "");
		const isNone = name.endsWith(DECODED) && value === 0;
		return {
			name,
			value,
			meaning: KEYS[name] ?? (typeof value === "number" && !isNone ? metric(name) : void 0)
		};
	});
	const energy = Object.entries(objectIn(result, "energy")).map(([name, value]) => ({
		name,
		value,
		meaning: ENERGY[name]
	}));
	const limit = result["max_concurrency"] === null ? { max_concurrency: "none" } : {};
	const figures = collect([...printed, ...energy]);
	const errors = result["errors"];
	const all = {
		...figures,
		workload: {
			...figures.workload,
			...limit
		}
	};
	return readingOf("trtllm-bench", DEFINITION, withFailed$1(Array.isArray(errors) ? {
		...all,
		errors: errors.filter((error) => typeof error === "string" && error !== "")
	} : all));
}
function withFailed$1(figures) {
	const { requested, completed, failed } = figures.counts;
	if (failed !== void 0 || requested === void 0 || completed === void 0 || completed > requested) return figures;
	return {
		...figures,
		counts: {
			...figures.counts,
			failed: requested - completed
		}
	};
}
const SUMMARY = /^(std dev|min|max) (ttft|tpot|itl|e2el) \(ms\)$/;
const DECODED_SUMMARY = /^(mean|median|std dev|min|max|p\d+(?:\.\d+)?) avg decoded tokens per iter$/;
const OWN_LABELS = {
	"total requests": count$1("requested"),
	"total failed requests": count$1("failed"),
	"user throughput (tok/s)": metric("user_throughput"),
	"user generation throughput (tok/s)": metric("user_generation_throughput"),
	"mean request ar": metric("mean_request_ar"),
	"median request ar": metric("median_request_ar"),
	"avg decoded tokens per iter": metric(DECODED),
	"total energy (j)": metric("energy_joules"),
	"output tokens per second per watt (tps/w)": metric("output_throughput_per_watt"),
	"total gpu power (w)": metric("gpu_power_watts")
};
/** The block is vLLM's, with labels of its own; that of SGLang's forks has a backend. */
const WORDS$2 = {
	heading: SERVING_HEADING,
	meaningOf: (label) => {
		const known = label.toLowerCase();
		const [, statistic = "", measure] = SUMMARY.exec(known) ?? [];
		if (measure !== void 0) return metric(`${idOf(statistic)}_${measure}_ms`);
		const decoded = DECODED_SUMMARY.exec(known)?.[1];
		if (decoded !== void 0) return metric(`${idOf(decoded)}_${DECODED}`);
		return OWN_LABELS[known] ?? meaningOf(label);
	}
};
function idOf(statistic) {
	return statistic === "std dev" ? "std" : statistic;
}
function servingBlocks(lines) {
	return blocksOf(lines, WORDS$2).filter(({ entries }) => !entries.some(({ meaning }) => meaning.kind === "foreign") && entries.some(({ label }) => label.toLowerCase() in OWN_LABELS || SUMMARY.test(label.toLowerCase())));
}
function readServingBlocks(lines, source) {
	return servingBlocks(lines).map((block) => ({
		start: block.start,
		reading: readingOf("trtllm-bench", DEFINITION, withFailed$1(servingText(block, source)))
	}));
}
/** Until late 2025 only the arguments printed before the block said how many requests were asked for. */
function servingText(block, source) {
	const figures = figuresOfBlock(block, source);
	const { workload: asked, requested, errors } = readPreamble(block.before.map(({ text }) => text));
	const { num_prompts: _, ...settings } = asked;
	return {
		...figures,
		counts: {
			...requested === void 0 ? {} : { requested },
			...figures.counts
		},
		workload: {
			...figures.workload,
			...settings
		},
		errors
	};
}
// src/tools/trtllm-bench/read.ts
const BROKEN = [/"engine":\s*\{.*"world_info":/s, /"user_throughput":/];
function detect$1(source) {
	const { values } = jsonIn(source);
	if (values.some(({ value }) => isReport(value))) return { evidence: "JSON with the report of trtllm-bench" };
	if (values.some(({ value }) => isServing(value))) return { evidence: "JSON with the keys of TensorRT-LLM's benchmark_serving" };
	if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the keys of TensorRT-LLM" };
	if (!/(?:PERFORMANCE|THROUGHPUT) OVERVIEW|= STATISTICS|Serving Benchmark Result/.test(source.text)) return void 0;
	const lines = linesIn(source);
	if (hasReport(lines)) return { evidence: "the performance overview of trtllm-bench" };
	return servingBlocks(lines).length > 0 ? { evidence: "a Serving Benchmark Result block with TensorRT-LLM's labels" } : void 0;
}
/** @throws UserError when the text is cut off, is not readable, or holds no result. */
function read$1(source) {
	return readJsonAndText(source, {
		what: "TensorRT-LLM's benchmarks",
		ofJson,
		ofText
	});
}
function ofJson(value) {
	if (isReport(value)) return [readReport(value)];
	return isServing(value) ? [readServing(value)] : [];
}
function ofText(lines, { name }) {
	return [...readReports(lines, name), ...readServingBlocks(lines, name)];
}
// src/tools/trtllm-bench/trtllm-bench.ts
/** TensorRT-LLM's offline `trtllm-bench`, and its `benchmark_serving` for a server. */
const trtllmBench = {
	kinds: [
		"serving",
		"throughput",
		"latency"
	],
	command: command$1,
	detect: detect$1,
	read: read$1
};
function command$1(trial, target) {
	const { kind } = trial.cell;
	if (kind === "serving") return serving(trial, target);
	if (kind === "accuracy") throw new UserError(`${trial.test.name}: trtllm-bench does not measure accuracy`);
	return offline(trial, target, kind);
}
/** `--model` stands before the subcommand, all other flags after it, with underscores. */
function offline({ test }, target, kind) {
	const resultFile = join(target.folder, "report.json");
	const { "--model": model, "--model-path": path, "--num-prompts": prompts, ...args } = merged(test.args);
	if (typeof model !== "string" || typeof args["--dataset"] !== "string") throw new UserError(`${test.name}: trtllm-bench needs a model and a data set of its own form`, { hint: "args: { model: Qwen/Qwen3-8B, dataset: /data/synthetic.jsonl }" });
	const own = {
		"num-requests": prompts ?? test.prompts,
		...kind === "throughput" ? { streaming: true } : {},
		"report-json": resultFile
	};
	return {
		argv: [
			"trtllm-bench",
			...argsToFlags({
				"--model": model,
				...typeof path === "string" ? { "--model-path": path } : {}
			}).map(underscored),
			kind,
			...argsToFlags(merged(args, own)).map(underscored)
		],
		env: test.env,
		resultFile,
		files: {}
	};
}
function underscored(word) {
	return word.startsWith("--") ? `--${word.slice(2).replaceAll("-", "_")}` : word;
}
/** It ends with 0 although requests failed; failures are what was asked for and did not complete. */
function serving(trial, target) {
	const { baseUrl, model, load } = servingTarget("trtllm-bench", trial, target);
	const { test, seed } = trial;
	return {
		argv: [
			"python3",
			"-m",
			"tensorrt_llm.serve.scripts.benchmark_serving",
			...argsToFlags(merged({
				...test.endpoint === "chat" ? {
					backend: "openai-chat",
					endpoint: "/v1/chat/completions"
				} : { backend: "openai" },
				model,
				...test.dataset === void 0 ? {} : datasetArgs(test.dataset),
				...test.ignoreEos ? { "ignore-eos": true } : {},
				"percentile-metrics": "ttft,tpot,itl,e2el",
				"metric-percentiles": "50,90,95,99",
				"disable-tqdm": true
			}, test.args, {
				"base-url": baseUrl,
				"num-prompts": test.prompts,
				"request-rate": load.requestRate,
				...load.maxConcurrency === void 0 ? {} : { "max-concurrency": load.maxConcurrency },
				seed,
				"save-result": true,
				"result-dir": target.folder,
				"result-filename": "result.json"
			}))
		],
		env: test.env,
		resultFile: join(target.folder, "result.json"),
		files: {}
	};
}
// src/tools/vllm-bench/command.ts
const RESULT_FILE = "result.json";
/** The exact command of one trial. The test's own flags win over our defaults; target, load, seed and result file are ours. */
function command(trial, target) {
	const resultFile = join(target.folder, RESULT_FILE);
	const [benchmark, args] = commandLine(trial, target, resultFile);
	return {
		argv: [
			"vllm",
			"bench",
			benchmark,
			...argsToFlags(args)
		],
		env: trial.test.env,
		resultFile,
		files: {}
	};
}
function commandLine(trial, target, resultFile) {
	const { cell, test, seed } = trial;
	switch (cell.kind) {
		case "serving": return ["serve", merged(serveDefaults(trial, target), test.args, serveOwn(trial, target))];
		case "latency":
		case "throughput": return [cell.kind, merged(offlineDefaults(trial), test.args, {
			seed,
			"output-json": resultFile
		})];
		case "accuracy": throw new UserError(`${test.name}: vllm-bench measures serving, latency and throughput, not accuracy`);
	}
}
function serveDefaults({ test, cell }, target) {
	const chat = test.endpoint === "chat" ? {
		backend: "openai-chat",
		endpoint: "/v1/chat/completions"
	} : {};
	return {
		...target.model === void 0 ? {} : { model: target.model },
		...chat,
		...test.dataset === void 0 ? {} : {
			...datasetArgs(test.dataset),
			temperature: 0
		},
		...test.ignoreEos ? { "ignore-eos": true } : {},
		"percentile-metrics": "ttft,tpot,itl,e2el",
		"metric-percentiles": "50,90,95,99",
		"num-warmups": Math.max(test.warmups, cell.load?.maxConcurrency ?? 0),
		"ready-check-timeout-sec": 0,
		"disable-tqdm": true
	};
}
function serveOwn({ test, cell, seed }, target) {
	if (target.baseUrl === void 0) throw new UserError(`${cell.id}: a serving test needs a server`);
	const limit = cell.load?.maxConcurrency;
	return {
		"base-url": target.baseUrl,
		"request-rate": cell.load?.requestRate ?? "inf",
		...limit === void 0 ? {} : { "max-concurrency": limit },
		"num-prompts": test.prompts,
		seed,
		"save-result": true,
		"save-detailed": true,
		"append-result": false,
		"result-dir": target.folder,
		"result-filename": RESULT_FILE
	};
}
/** Offline tests load the model that their own arguments name. */
function offlineDefaults({ test, cell }) {
	const args = merged(test.args);
	if (typeof args["--model"] !== "string") throw new UserError(`${test.name}: a ${cell.kind} test needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
	const dataset = test.dataset === void 0 ? {} : datasetArgs(test.dataset);
	return cell.kind === "throughput" ? {
		...dataset,
		...randomLengths(merged(dataset, args))
	} : dataset;
}
/** With `--dataset-name random` newer versions silently ignore `--input-len`, and measure 1024 tokens in and 128 out. */
function randomLengths(args) {
	if (args["--dataset-name"] !== "random") return {};
	const lengths = [["random-input-len", args["--input-len"]], ["random-output-len", args["--output-len"]]];
	return Object.fromEntries(lengths.filter((entry) => entry[1] !== void 0));
}
// src/tools/vllm-bench/result-keys.ts
/** Result keys that count requests and tokens. */
const COUNT_KEYS = new Map([
	["num_prompts", "requested"],
	["completed", "completed"],
	["failed", "failed"],
	["total_input_tokens", "inputTokens"],
	["total_output_tokens", "outputTokens"]
]);
/** Result keys that say what was asked of the engine. */
const WORKLOAD_KEYS = new Set([
	"backend",
	"model_id",
	"tokenizer_id",
	"num_prompts",
	"num_requests",
	"best_of",
	"request_rate",
	"burstiness",
	"max_concurrency",
	"ramp_up_strategy",
	"ramp_up_start_rps",
	"ramp_up_end_rps",
	"dataset_name",
	"tensor_parallel_size",
	"mode",
	"num_conversations",
	"turns_per_conversation",
	"multi_turn_concurrency",
	"inter_turn_delay_ms"
]);
/** Lengths and shapes of prompts, which sweeps and wrappers add to a result. */
const PROMPT_SHAPE = /^(?:[a-z]+_)*(?:input_len|output_len|prefix_len|suffix_len|range_ratio|batch_size)$/;
/** Measured, but without a direction in which they are better: stored, never judged. */
const MEASURED = /^(?:(?:spec_decode|diffusion|probe|mm)_[\w.]+|total_input_sequences|total_num_tokens|correct_rate_percent|conversations_(?:completed|failed)|avg_turns_completed|avg_conversation_duration_ms)$/;
/** Lists with one entry a request, of which the metrics are made. */
const OF_REQUESTS = /^(?:(?:input|output)_lens|ttfts|itls|generated_texts|errors|start_times|latencies|(?:server_)?queue_times|server_ttfts|rps_change_events|failed_requests|outputs)$/;
function isWorkloadKey(key) {
	return WORKLOAD_KEYS.has(key) || PROMPT_SHAPE.test(key);
}
function isMetricKey(key) {
	return metricOf(key) !== void 0 || MEASURED.test(key);
}
function isOfRequests(key) {
	return OF_REQUESTS.test(key);
}
const OTHER_KEYS = {
	"correct_rate(%)": "correct_rate_percent",
	output_tokens_per_second: "output_throughput"
};
/** A metric's id: until vLLM 0.8 a key was written with the colon of its label. */
function metricId(key) {
	return OTHER_KEYS[key] ?? (key.endsWith(":") ? key.slice(0, -1) : key);
}
// src/tools/vllm-bench/dashboard.ts
/**
* PyTorch's dashboard has one record a metric, in a list or one a line:
* https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database.
*/
function isRecord(value) {
	return isObject(value) && isObject(value["metric"]) && objectIn(value, "benchmark")["name"] === "vLLM benchmark";
}
/**
* Runs as the result objects that they were made of. Records with the same model and arguments are of one run; a metric that
* comes a second time belongs to the next. Lists of several values are samples of one process, not its result.
*/
function runsOf(records) {
	const runs = [];
	const latest = new Map();
	for (const record of records) {
		const { name, benchmark_values: values, extra_info: extra } = objectIn(record, "metric");
		const printed = typeof values === "number" ? [values] : values;
		if (typeof name !== "string" || !Array.isArray(printed)) continue;
		const model = objectIn(record, "model")["name"];
		const args = objectIn(objectIn(objectIn(record, "benchmark"), "extra_info"), "args");
		const key = JSON.stringify([model, args]);
		let run = latest.get(key);
		if (run === void 0 || name in run) {
			run = {
				...askedIn(args),
				...model === void 0 ? {} : { model_id: model }
			};
			latest.set(key, run);
			runs.push(run);
		}
		addTo(run, extra);
		run[name] = printed.length === 1 ? printed[0] : printed;
	}
	return runs;
}
/** What each record has of its own, besides what was asked. */
function addTo(run, extra) {
	for (const [key, value] of Object.entries(isObject(extra) ? extra : {})) if (!(key in run)) run[key] = value;
}
function askedIn(args) {
	return Object.fromEntries(Object.entries(args).filter(([key]) => isWorkloadKey(key) || COUNT_KEYS.has(key)));
}
const LOAD = ["request_rate", "max_concurrency"];
/** Runs of one file are named after what they differ in, where that is more than the load. */
function namedApart(readings) {
	const endings = endingsOf(readings, LOAD);
	const [words = []] = endings.values();
	return words.every((word) => LOAD.includes(word.replace(/=.*$/s, ""))) ? readings : readings.map((reading) => ({
		...reading,
		point: (endings.get(reading) ?? []).join()
	}));
}
// src/tools/vllm-bench/json-shape.ts
/**
* Keys of results that look like vLLM's and are not: SGLang's and LMDeploy's forks of the client (same names, the end-to-end
* latency called otherwise), TensorRT-LLM's, and our own files. A string is metadata, which users name as they like.
*/
const FOREIGN_KEYS = [
	"total_throughput",
	"mean_e2e_latency_ms",
	"total_output_tokens_retokenized",
	"server_info",
	"user_throughput",
	"e2els",
	"min_ttft_ms"
];
const OWN_SCHEMA = /^llm-perf-gate\//;
const SERVE_FIGURES = [
	"request_throughput",
	"output_throughput",
	"total_token_throughput",
	"median_ttft_ms"
];
const SERVE_IDENTITY = [
	"model_id",
	"tokenizer_id",
	"num_prompts",
	"completed",
	"total_input_tokens",
	"mean_ttft_ms"
];
const STARTUP = /^avg_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const SERVING_LATENCY = /^(?:mean|median|std|p\d+)_(?:ttft|tpot|itl)_ms$/;
/** All results in one JSON value: a result, a sweep's `summary.json`, or records of the PyTorch dashboard. */
function resultsIn(value) {
	if (!Array.isArray(value)) return isObject(value) && !isRecord(value) ? asResult(value) : [];
	const objects = value.filter(isObject);
	const records = objects.filter(isRecord);
	return records.length > 0 ? runsOf(records).flatMap(asRun) : objects.flatMap(asResult);
}
function asResult(object) {
	const benchmark = benchmarkOf(object);
	return benchmark === void 0 ? [] : [{
		benchmark,
		object
	}];
}
/** The dashboard's records need not hold all that tells a result from another tool's: they name their benchmark. */
function asRun(object) {
	const isServing = Object.keys(object).some((key) => SERVING_LATENCY.test(key));
	const known = asResult(object);
	return known.length === 0 && isServing ? [{
		benchmark: "serve",
		object
	}] : known;
}
function benchmarkOf(object) {
	if (isForeign$1(object)) return void 0;
	const prints = (key) => isPrintedNumber(object[key]);
	if (SERVE_FIGURES.some(prints) && SERVE_IDENTITY.some((key) => key in object)) return "serve";
	if (prints("avg_latency") && (isObject(object["percentiles"]) || Array.isArray(object["latencies"]))) return "latency";
	if (prints("requests_per_second") && isQuotedNumber(object["tokens_per_second"])) return "throughput";
	if (isObject(object["mm_processor_stats"]) && prints("mean_e2el_ms")) return "mm-processor";
	return Object.keys(object).some((key) => STARTUP.test(key) && prints(key)) ? "startup" : void 0;
}
function isForeign$1(object) {
	const { schema } = object;
	return typeof schema === "string" && OWN_SCHEMA.test(schema) || FOREIGN_KEYS.some((key) => key in object && typeof object[key] !== "string");
}
/** A number, or one of the words that Python prints for a number that is none. */
function isPrintedNumber(value) {
	return typeof value === "number" || isNoNumber(value);
}
/** The benchmark of guided decoding writes it as text. */
function isQuotedNumber(value) {
	return isPrintedNumber(value) || typeof value === "string" && printedNumber(value) !== void 0;
}
// src/tools/vllm-bench/offline-text.ts
const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|nan|inf)";
const AVERAGE$1 = new RegExp(`^Avg latency: ${NUMBER} seconds`);
const SPREAD = new RegExp(`^Std latency: ${NUMBER} seconds`);
const PERCENTILE$1 = new RegExp(`^(\\d+(?:\\.\\d+)?)% percentile latency: ${NUMBER} seconds`);
/** `tokens/s` alone, until 0.6, are those of prompt and output together too. */
const THROUGHPUT = new RegExp(`^Throughput: ${NUMBER} requests/s, ${NUMBER} (?:total )?tokens/s(?:, ${NUMBER} output tokens/s)?`);
/** The benchmark of guided decoding says it on the same line. */
const CORRECT$1 = new RegExp(`Correct rate is ${NUMBER} %`);
const TOKENS = /^Total num (prompt|output) tokens:\s+(\d+)\b/;
/** Results of `vllm bench latency` and `vllm bench throughput` in the lines of a log, in order. */
function readOfflineLines(lines) {
	const found = [];
	for (const line of lines) {
		const opened = open(line);
		if (opened === void 0) extend(found.at(-1), line);
		else found.push(opened);
	}
	return found.map((result) => ({
		figures: figuresOf$2(result),
		start: result.start
	}));
}
function open(line) {
	const latency = AVERAGE$1.exec(line.text)?.[1];
	if (latency !== void 0) return found("latency", line, [["avg_latency", latency]]);
	const throughput = THROUGHPUT.exec(line.text);
	if (throughput === null) return void 0;
	const [, requests = "", tokens = "", output] = throughput;
	const words = [["requests_per_second", requests], ["tokens_per_second", tokens]];
	if (output !== void 0) words.push(["output_throughput", output]);
	const correct = CORRECT$1.exec(line.text)?.[1];
	if (correct !== void 0) words.push(["correct_rate_percent", correct]);
	return found("throughput", line, words);
}
function found(benchmark, line, words) {
	return {
		benchmark,
		start: line.start,
		words: new Map(words),
		counts: {}
	};
}
/** The lines below the first one; a count at the very end of a cut text may be a part of a number, and is left out. */
function extend(result, line) {
	if (result?.benchmark === "latency") {
		const spread = SPREAD.exec(line.text)?.[1];
		if (spread !== void 0) result.words.set("std_latency", spread);
		const [, percentile, word] = PERCENTILE$1.exec(line.text) ?? [];
		if (percentile !== void 0 && word !== void 0) result.words.set(`p${percentile}_latency`, word);
	}
	const [, side, tokens] = TOKENS.exec(line.text) ?? [];
	if (result?.benchmark === "throughput" && side !== void 0 && line.whole) result.counts[side === "prompt" ? "inputTokens" : "outputTokens"] = Number(tokens);
}
function figuresOf$2({ benchmark, words, counts }) {
	const printed = [...words].map(([id, word]) => [id, printedNumber(word)]);
	return {
		benchmark,
		metrics: Object.fromEntries(printed.filter((entry) => entry[1] !== void 0)),
		counts,
		workload: {},
		unreadable: printed.filter(([, value]) => value === void 0).map(([id]) => id),
		errors: [],
		notes: []
	};
}
// src/tools/vllm-bench/reading.ts
/** Raised when a number of that benchmark comes to mean something else: older records are not compared then. */
const DEFINITIONS = {
	serve: "vllm-serve@1",
	latency: "vllm-latency@1",
	throughput: "vllm-throughput@1",
	startup: "vllm-startup@1",
	"mm-processor": "vllm-mm-processor@1"
};
function toReading(figures) {
	return readingOf("vllm-bench", DEFINITIONS[figures.benchmark], figures);
}
// src/tools/vllm-bench/counts.ts
/** Until 0.11 the client did not say how many requests failed: what did not complete did. */
function withFailed(counts) {
	const { requested, completed, failed } = counts;
	if (failed !== void 0 || requested === void 0 || completed === void 0 || completed > requested) return {
		counts,
		notes: []
	};
	const notes = ["failed = num_prompts - completed: this version does not print it"];
	return {
		counts: {
			...counts,
			failed: requested - completed
		},
		notes
	};
}
/**
* A data set may hold fewer prompts than were asked for, and the client writes what was asked. Requests that were never sent
* have not failed: as many were sent as there are in the lists of requests, or as completed and failed.
*/
function withSent(counts, listed) {
	const { requested, completed, failed } = counts;
	const sent = (completed === void 0 || failed === void 0 ? void 0 : completed + failed) ?? (listed !== void 0 && listed >= (completed ?? 0) ? listed : void 0);
	if (requested === void 0 || sent === void 0 || sent >= requested) return {
		counts,
		notes: []
	};
	return {
		counts: {
			...counts,
			requested: sent
		},
		notes: [`num_prompts is ${requested}, and ${sent} requests were sent: the data set has no more`]
	};
}
// src/tools/vllm-bench/unfolded.ts
/** Keys under which a result keeps several numbers, by what those are called where they stand alone. */
const FOLDED = [
	[/^percentiles$/, (value) => fieldsOf(value, (rank) => `p${rank}_latency`)],
	[/^((?:cold|warm)_\w+)_percentiles$/, (value, [, what]) => fieldsOf(value, (rank) => `p${rank}_${what}_time`)],
	[/^percentiles_(e2el_ms)$/, (value, [, what]) => pairsOf(value).map(([rank, number]) => [`p${rank}_${what}`, number])],
	[/^mm_processor_stats$/, stagesOf],
	[/^spec_decode_per_position_acceptance_rates$/, (value) => listOf(value).map((rate, position) => [`spec_decode_position_${position}_acceptance_share`, rate])]
];
/** Read by others. */
const APART = /^(?:steady_state|config)$/;
function isUnfolded(key) {
	return APART.test(key) || FOLDED.some(([pattern]) => pattern.test(key));
}
/** Numbers that a result keeps in lists and objects, under the ids that they have where they stand alone. */
function unfolded(object) {
	const window = objectIn(object, "steady_state")["window"];
	const numbers = Object.entries(object).flatMap(([key, value]) => FOLDED.flatMap(([pattern, read]) => {
		const found = pattern.exec(key);
		return found === null ? [] : read(value, found);
	}));
	return window === void 0 ? numbers : [...numbers, ["steady_state_window", window]];
}
function fieldsOf(value, nameOf) {
	return Object.entries(isObject(value) ? value : {}).map(([field, printed]) => [nameOf(field), printed]);
}
function stagesOf(value) {
	return Object.entries(isObject(value) ? value : {}).flatMap(([stage, statistics]) => fieldsOf(statistics, (statistic) => `mm_${stage}_${statistic.replace(/\.0$/, "")}`));
}
/** Percentiles as pairs of rank and number. */
function pairsOf(value) {
	return listOf(value).flatMap((pair) => Array.isArray(pair) ? [[String(pair[0]), pair[1]]] : []);
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
// src/tools/vllm-bench/steady-state.ts
const WORDS$1 = {
	heading: /=\s*Steady-State Metrics\s*=/,
	meaningOf
};
/** @throws UserError when the text ends inside such a block. */
function steadyStatesIn(lines, source) {
	return blocksOf(lines, WORDS$1).map((block) => {
		const { metrics, notes } = figuresOfBlock(block, source);
		return {
			metrics: named(Object.entries(metrics)),
			notes: notes.map((note) => `steady state: ${note}`),
			start: block.start
		};
	});
}
/** The same as the result file has it: numbers by their keys, percentiles in pairs. */
function steadyStateOf(value) {
	return isObject(value) ? named([...Object.entries(value), ...percentilesOf(value)]) : {};
}
function percentilesOf(steady) {
	return Object.entries(steady).flatMap(([key, value]) => {
		const measure = /^percentiles_(\w+)$/.exec(key)?.[1];
		return measure === void 0 ? [] : pairsOf(value).map(([rank, number]) => [`p${rank}_${measure}`, number]);
	});
}
function named(entries) {
	const numbers = entries.filter((entry) => typeof entry[1] === "number");
	return Object.fromEntries(numbers.map(([id, value]) => [`steady_state_${id}`, value]));
}
// src/tools/vllm-bench/result-json.ts
const LONGEST_NOTE = 300;
/** What one result object says; numbers are taken over as they are printed. */
function figuresOfJson({ benchmark, object }) {
	const entries = [...Object.entries(object), ...unfolded(object)].map(([key, value]) => [metricId(key), value]);
	const named = entries.filter(([key]) => isMetricKey(key));
	const { counts, notes } = countsOf(object, benchmark);
	const numbers = named.map(([key, value]) => [key, numberOf(value, benchmark)]);
	return {
		benchmark,
		metrics: {
			...Object.fromEntries(numbers.filter((entry) => entry[1] !== void 0)),
			...steadyStateOf(object["steady_state"])
		},
		counts,
		workload: workloadOf(object, benchmark),
		unreadable: named.filter(([, value]) => isNoNumber(value)).map(([key]) => key),
		errors: stringsOf(object["errors"]).filter((error) => error !== ""),
		notes: [...notes, ...entries.flatMap((entry) => noteOf(entry, benchmark))]
	};
}
/** The benchmark of guided decoding writes some of its numbers as text; where there is metadata, text is the user's. */
function numberOf(value, benchmark) {
	if (typeof value === "number") return value;
	return typeof value === "string" && benchmark === "throughput" ? printedNumber(value) : void 0;
}
function countsOf(object, benchmark) {
	const printed = {};
	for (const [key, value] of Object.entries(object)) {
		const count = COUNT_KEYS.get(key) ?? (benchmark === "throughput" && key === "num_requests" ? "requested" : void 0);
		if (count !== void 0 && typeof value === "number" && Number.isSafeInteger(value) && value >= 0) printed[count] = value;
	}
	const inputs = object["input_lens"];
	const sent = withSent(printed, Array.isArray(inputs) ? inputs.length : void 0);
	const { counts, notes } = withFailed(sent.counts);
	return {
		counts,
		notes: [...sent.notes, ...notes]
	};
}
function workloadOf(object, benchmark) {
	const workload = {};
	const { model, ...asked } = benchmark === "mm-processor" ? objectIn(object, "config") : {};
	for (const [key, value] of Object.entries({
		model_id: model,
		...asked,
		...object
	})) {
		if (!isWorkloadKey(key)) continue;
		if (isNoNumber(value)) workload[key] = "inf";
		else if (typeof value === "string" && value !== "" || typeof value === "number") workload[key] = value;
	}
	if (object["max_concurrency"] === null) workload["max_concurrency"] = "none";
	const endpoint = object["endpoint_type"];
	if (workload["backend"] === void 0 && typeof endpoint === "string") workload["backend"] = endpoint;
	return workload;
}
/** Metadata of the user and keys that this version does not know: they explain the numbers and are never one of them. */
function noteOf(entry, benchmark) {
	const [key, value] = entry;
	if (typeof value === "object") return isUnfolded(key) ? [] : noteOfMany(key, value, benchmark);
	if (isWorkloadKey(key) || COUNT_KEYS.has(key) || key === "endpoint_type") return [];
	return !(isMetricKey(key) && (isNoNumber(value) || numberOf(value, benchmark) !== void 0)) && (typeof value === "string" || typeof value === "number") ? [short(`${key}: ${value}`)] : [];
}
/** Offline benchmarks keep every iteration: samples of one process, which are no repeats. */
function noteOfMany(key, value, benchmark) {
	if (isObject(value)) return [short(`not read: ${key}: ${JSON.stringify(value)}`)];
	if (!Array.isArray(value) || value.length === 0) return [];
	if (benchmark !== "serve" && key !== "outputs") return [`${key}: ${value.length} samples of one process, not repeats`];
	return isOfRequests(key) ? [] : [`not read: ${key}: ${value.length} values`];
}
function short(note) {
	return note.slice(0, LONGEST_NOTE);
}
function stringsOf(value) {
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
// src/tools/vllm-bench/serve-text.ts
/** vLLM's client in Rust heads its blocks by what was asked. */
const RUST_HEADING = /=\s*(?:Embedding\/Pooling|Multi-Turn) Benchmark Result\s*=/;
const MULTI_TURN = /=\s*Multi-Turn Benchmark Result\s*=/;
const WORDS = {
	heading: new RegExp(`${SERVING_HEADING.source}|${RUST_HEADING.source}`),
	meaningOf: (label) => CONVERSATIONS.get(label.toLowerCase()) ?? meaningOf(label)
};
/** What only the multi-turn block has; it says its concurrency in a word of SGLang's. */
const CONVERSATIONS = new Map([
	["turns per conversation (configured)", workload("turns_per_conversation")],
	["inter-turn delay (ms)", workload("inter_turn_delay_ms")],
	["avg turns completed", metric("avg_turns_completed")],
	["avg conversation duration (ms)", metric("avg_conversation_duration_ms")]
]);
function hasServeBlock(lines) {
	return ownBlocks(lines).length > 0;
}
/** @throws UserError when the text ends inside a block, or a block says two things of one label. */
function readServeBlocks(lines, source) {
	const blocks = ownBlocks(lines);
	const steady = steadyStatesIn(lines, source);
	const rates = correctRatesIn(lines);
	return blocks.map((block, index) => {
		const end = blocks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
		const own = steady.find(({ start }) => start > block.start && start < end);
		const whole = figuresOf$1(block, source);
		const correct = rates.find(({ start }) => start > block.start && start < end);
		const metrics = {
			...whole.metrics,
			...own?.metrics,
			...correct?.metrics
		};
		return {
			figures: {
				...whole,
				metrics,
				notes: [...whole.notes, ...own?.notes ?? []]
			},
			start: block.start
		};
	});
}
/** The benchmark of structured output checks the answers when the block is printed. */
const CORRECT = /^correct_rate\(%\) (\d+(?:\.\d+)?)$/;
function correctRatesIn(lines) {
	return lines.flatMap(({ text, start, whole }) => {
		const rate = whole ? CORRECT.exec(text)?.[1] : void 0;
		return rate === void 0 ? [] : [{
			start,
			metrics: { correct_rate_percent: Number(rate) }
		}];
	});
}
function ownBlocks(lines) {
	return blocksOf(withoutTurns(lines), WORDS).filter((block) => isMultiTurn(block) || !isForeign(block));
}
function isForeign({ entries }) {
	return entries.some(({ meaning }) => meaning.kind === "foreign");
}
function isMultiTurn({ heading }) {
	return MULTI_TURN.test(heading);
}
const TURN = /^-+ Turn \d+ \(\d+ samples\) -+$/;
const BEHIND_TURNS = /^=+$|^-+Speculative Decoding-+$/;
/** The multi-turn block says everything once more for each turn, under the same labels. */
function withoutTurns(lines) {
	let inTurn = false;
	return lines.filter(({ text }) => {
		if (TURN.test(text)) inTurn = true;
		else if (BEHIND_TURNS.test(text)) inTurn = false;
		return !inTurn;
	});
}
function figuresOf$1(block, source) {
	const figures = figuresOfBlock(isMultiTurn(block) ? withConcurrency(block) : block, source);
	const { workload: asked, requested, ...preamble } = readPreamble(block.before.map(({ text }) => text));
	const { notes, counts } = withFailed({
		...requested === void 0 ? {} : { requested },
		...figures.counts
	});
	return {
		...figures,
		benchmark: "serve",
		workload: {
			...figures.workload,
			...asked
		},
		...preamble,
		counts,
		notes: [
			...figures.notes,
			...notes,
			...isMultiTurn(block) ? ["of all turns: what is printed of each turn is not read"] : []
		]
	};
}
function withConcurrency(block) {
	const entries = block.entries.map((entry) => entry.meaning.kind === "foreign" ? {
		...entry,
		meaning: workload("multi_turn_concurrency")
	} : entry);
	return {
		...block,
		entries
	};
}
// src/tools/vllm-bench/startup-text.ts
const TITLE = /^STARTUP TIME BENCHMARK RESULTS$/;
const RULE = /^=+$/;
const SECTION = /^(COLD|WARM) STARTUP:$/;
/** 0.13 to 0.19 call it the total start-up time, and line up their columns. */
const AVERAGE = /^Avg (?:total )?([a-z ]*(?:startup|compilation)) time:\s+(\d+(?:\.\d+)?) seconds$/;
const PERCENTILES = /^([A-Za-z ]*(?:startup|compilation)) time percentiles:$/i;
const PERCENTILE = /^(\d+(?:\.\d+)?)%: (\d+(?:\.\d+)?) seconds$/;
const TIME = /\d seconds$/;
/**
* Results of `vllm bench startup` in the lines of a log: seconds, cold and warm.
* @throws UserError when the text ends before the closing rule.
*/
function readStartupBlocks(lines, source) {
	return lines.flatMap((line, index) => TITLE.test(line.text) ? [readBlock(lines, index, source)] : []);
}
function readBlock(lines, title, source) {
	const start = lines[title]?.start ?? 0;
	const metrics = {};
	const notes = [];
	let section = "";
	let measure = "";
	for (const { text } of lines.slice(title + 1)) {
		if (RULE.test(text) && section !== "") return {
			figures: figuresOf(metrics, notes),
			start
		};
		section = SECTION.exec(text)?.[1]?.toLowerCase() ?? section;
		measure = PERCENTILES.exec(text)?.[1]?.toLowerCase().replaceAll(" ", "_") ?? measure;
		const [, averaged, average] = AVERAGE.exec(text) ?? [];
		const [, percentile, value] = PERCENTILE.exec(text) ?? [];
		if (averaged !== void 0) metrics[`avg_${section}_${averaged.replaceAll(" ", "_")}_time`] = Number(average);
		else if (percentile !== void 0) metrics[`p${percentile}_${section}_${measure}_time`] = Number(value);
		else if (TIME.test(text)) notes.push(`not read: ${section}: ${text}`);
	}
	throw new UserError(`${source}: the start-up results on line ${lines[title]?.number ?? 1} have no closing line of "="`, { hint: "the file is cut off, or the block was not copied to its end" });
}
function figuresOf(metrics, notes) {
	return {
		benchmark: "startup",
		metrics,
		counts: {},
		workload: {},
		unreadable: [],
		errors: [],
		notes
	};
}
// src/tools/vllm-bench/sweep-csv.ts
/** The columns are the keys of the results; pandas puts a column of row numbers without a name before them. */
const COLUMNS = [[
	"model_id",
	"completed",
	"request_throughput"
], ["avg_cold_startup_time", "avg_warm_startup_time"]];
/** Whether a text is the `summary.csv` of `vllm bench sweep`. */
function isSweepCsv({ text }) {
	const header = csvHeader(text);
	return COLUMNS.some((columns) => columns.every((column) => header.includes(column)));
}
/**
* The results of a sweep, as the objects that its rows were made of; lists of single requests are left out.
* @throws UserError when the table is cut off.
*/
function sweepRows({ text, name }) {
	const { header, rows } = csvTable(text, name);
	return rows.map((row) => Object.fromEntries(row.flatMap((word, index) => {
		const key = header[index] ?? "";
		return key === "" || word === "" || /^[[{]/.test(word) ? [] : [[key, printedNumber(word) ?? word]];
	})));
}
// src/tools/vllm-bench/read.ts
/** How the first keys of a vLLM result look, for a file that is cut off. */
const BROKEN_RESULT = [
	/"date":.*"model_id":/s,
	/"model_id":.*"(?:num_prompts|avg_latency|elapsed_time)":/s,
	/^\s*\{\s*"(?:avg_latency|elapsed_time|avg_cold_startup_time)":/
];
function detect(source) {
	if (isSweepCsv(source)) return { evidence: "CSV with the columns of vllm bench sweep" };
	const json = jsonIn(source);
	const result = valuesIn(source).flatMap(resultsIn)[0];
	if (result !== void 0) return { evidence: `JSON with the keys of vllm bench ${result.benchmark}` };
	if (json.broken !== void 0) return isBroken(source, BROKEN_RESULT) ? { evidence: "broken JSON with the keys of vllm bench" } : void 0;
	const lines = linesIn(source);
	if (hasServeBlock(lines)) return { evidence: "a Serving Benchmark Result block with vLLM's labels" };
	if (lines.some(({ text }) => text === "STARTUP TIME BENCHMARK RESULTS")) return { evidence: "the block of vllm bench startup" };
	const offline = readOfflineLines(lines)[0];
	return offline === void 0 ? void 0 : { evidence: `the lines of vllm bench ${offline.figures.benchmark}` };
}
/**
* All results in one text, in order.
* @throws UserError when the text is cut off, is not readable, or holds no result.
*/
function read(source) {
	if (isSweepCsv(source)) return namedApart(sweepRows(source).flatMap(readingsOf));
	const records = recordLines(source);
	if (records.length > 0) return readingsOf(records);
	return readJsonAndText(source, {
		what: "vllm bench",
		ofJson: readingsOf,
		ofText: printedIn
	});
}
function readingsOf(value) {
	const readings = resultsIn(value).map((result) => toReading(figuresOfJson(result)));
	return Array.isArray(value) && value.some(isRecord) ? namedApart(readings) : readings;
}
function valuesIn(source) {
	const records = recordLines(source);
	return records.length > 0 ? [records] : jsonIn(source).values.map(({ value }) => value);
}
/** The dashboard's records, where a whole text is made of them: one a line. */
function recordLines(source) {
	const { values, broken } = jsonIn(source);
	return broken === void 0 && values.every(({ value }) => isRecord(value)) ? values.map(({ value }) => value) : [];
}
function printedIn(lines, { name }) {
	return [
		...readServeBlocks(lines, name),
		...readStartupBlocks(lines, name),
		...readOfflineLines(lines)
	].map(({ figures, start }) => ({
		start,
		reading: toReading(figures)
	}));
}
// src/tools/tools.ts
/** Every tool: a new one is its folder, its line here and its fixture. */
const TOOLS = {
	"built-in": builtIn,
	"vllm-bench": {
		kinds: [
			"serving",
			"latency",
			"throughput"
		],
		command,
		detect,
		read
	},
	"sglang-bench": sglangBench,
	evalscope,
	"evalscope-perf": evalscopePerf,
	lmdeploy,
	"trtllm-bench": trtllmBench,
	"ais-bench": aisBench,
	"mindie-benchmark": mindieBenchmark,
	guidellm,
	aiperf,
	"genai-perf": genaiPerf,
	"llama-bench": llamaBench,
	"llama-server": llamaServer,
	custom,
	table: humanTable,
	command: {
		...custom,
		detect: () => void 0,
		read: readDetected
	}
};
/** Which tool a text is from, by its content alone: names and extensions of files lie. Two candidates are none. */
function detectTool(source) {
	const names = Object.keys(TOOLS);
	const recognised = (tool) => {
		const detection = TOOLS[tool].detect(source);
		return detection === void 0 ? [] : [{
			tool,
			evidence: detection.evidence
		}];
	};
	const measuring = names.filter((tool) => tool !== "table" && tool !== "llama-server").flatMap(recognised);
	const programs = measuring.length > 0 ? measuring : recognised("llama-server");
	const candidates = programs.length > 0 || notRead(source) !== void 0 ? programs : recognised("table");
	const [only, ...others] = candidates;
	return only !== void 0 && others.length === 0 ? only : {
		tool: void 0,
		candidates,
		tried: names
	};
}
/** @throws UserError when the text is of no known form. */
function readDetected(source) {
	const { tool } = detectTool(source);
	const why = tool === void 0 ? consoleIn(source) : void 0;
	if (why !== void 0) throw new UserError(`${source.name}: ${why.reason}`, { hint: why.hint });
	return tool === void 0 || tool === "command" ? custom.read(source) : TOOLS[tool].read(source);
}
export { ENGINE_NAMES as C, metricOf as D, TOOL_NAMES as E, loadPointId as S, PAIRED as T, flagOf as _, LINE as a, offlineCell as b, nightlyTasks as c, jsonIn as d, linesIn as f, argsToFlags as g, isObject as h, DATABASE_COLUMNS as i, isSameRun as l, csvLines as m, detectTool as n, partOfStream as o, findJson as p, notRead as r, consoleIn as s, TOOLS as t, joinRun as u, isOn as v, HOLDS as w, servingCell as x, cellIdFromFileName as y };
