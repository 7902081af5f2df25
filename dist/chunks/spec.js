import { d as number, f as object, g as union, h as string, i as boolean, l as literal, n as _enum, p as record, r as array, s as int } from "./schemas.js";
import { n as UserError } from "./errors.js";
import { n as LOAD_RESULT_SCHEMA, r as LOAD_SPEC_SCHEMA } from "./load-result.js";
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
/** Metric ids are vLLM's result keys; `success_rate` and `peak_memory_gib` are ours. */
const KNOWN = {
	request_throughput: higher("req/s"),
	output_throughput: higher("tok/s"),
	total_token_throughput: higher("tok/s"),
	input_throughput: higher("tok/s"),
	input_sequence_throughput: higher("inputs/s"),
	diffusion_committed_throughput: higher("tok/s"),
	rtfx: higher("×"),
	request_goodput: higher("req/s"),
	max_output_tokens_per_s: higher("tok/s", "count"),
	max_concurrent_requests: lower("requests", "count"),
	success_rate: higher("share", "proportion"),
	requests_per_second: higher("req/s"),
	tokens_per_second: higher("tok/s"),
	elapsed_time: lower("s"),
	duration: lower("s"),
	avg_latency: lower("s"),
	std_latency: lower("s", "tail"),
	peak_memory_gib: lower("GiB", "memory"),
	spec_decode_acceptance_rate: higher("%"),
	spec_decode_acceptance_length: higher("tokens")
};
const SUMMARY_MS = new RegExp(`^(?:(mean|median)|(std)|p(\\d+(?:\\.\\d+)?))_(?:ttft|tpot|itl|e2el|client_queue_time|e2el_including_client_queue)_ms$`);
const LATENCY_PERCENTILE = /^p(\d+(?:\.\d+)?)_latency$/;
const STARTUP = /^(?:avg|p(\d+(?:\.\d+)?))_(?:cold|warm)_(?:startup|compilation|encoder_compilation)_time$/;
const PROBE = /^probe_(?:median|p99|max)_e2el_ms$/;
/** p90 and above move with few requests, so they are judged as tails. */
const TAIL_FROM_PERCENTILE = 90;
function ofPercentile(percentile, unit) {
	return lower(unit, Number(percentile) >= TAIL_FROM_PERCENTILE ? "tail" : "latency");
}
/** What is known of a metric id, or `undefined` when no direction is known: such a number is stored, never judged. */
function metricOf(id) {
	const known = Object.hasOwn(KNOWN, id) ? KNOWN[id] : void 0;
	if (known !== void 0) return {
		id,
		...known
	};
	const summary = SUMMARY_MS.exec(id);
	if (summary !== null) {
		const [, centre, spread, percentile] = summary;
		if (centre !== void 0) return {
			id,
			...lower("ms")
		};
		if (spread !== void 0) return {
			id,
			...lower("ms", "tail")
		};
		return {
			id,
			...ofPercentile(percentile ?? "", "ms")
		};
	}
	const percentile = LATENCY_PERCENTILE.exec(id)?.[1];
	if (percentile !== void 0) return {
		id,
		...ofPercentile(percentile, "s")
	};
	const startup = STARTUP.exec(id);
	if (startup !== null) return {
		id,
		...startup[1] === void 0 ? lower("s") : ofPercentile(startup[1], "s")
	};
	return PROBE.test(id) ? {
		id,
		...lower("ms", "tail")
	} : void 0;
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
function flagWithValue(flag, value) {
	if (value === null || value === false) return [];
	if (value === true || value === "") return [flag];
	if (Array.isArray(value)) return [flag, ...value.map(word)];
	return [flag, word(value)];
}
function word(value) {
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
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
// src/tools/built-in/load-result.ts
const count$1 = int().nonnegative().exactOptional();
const digest = string().regex(/^[0-9a-f]{16}$/);
const share = number().nonnegative();
const RESULT = object({
	schema: literal(LOAD_RESULT_SCHEMA),
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
		requested: count$1,
		completed: count$1,
		failed: count$1,
		inputTokens: count$1,
		outputTokens: count$1
	}),
	inputTokensAsked: count$1,
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
	validity: union([object({ state: literal("valid") }), object({
		state: literal("invalid"),
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
	const { data, error } = RESULT.safeParse(value);
	if (data !== void 0) return data;
	const [first] = error.issues;
	throw new UserError(`${name}: ${first?.path.join(".") ?? "result"}: ${first?.message ?? "not readable"}`);
}
// src/tools/built-in/built-in.ts
/** Our own load generator: serving tests only, and nothing of the engine's Python environment is needed to run it. */
const builtIn = {
	kinds: ["serving"],
	command: command$1,
	detect: detectLoadResult,
	read: readLoadResult
};
const CONNECT_MS = 1e4;
/** The generator ends by itself, with what it has, before `run` must end it. */
const SHARE_OF_TIMEOUT = .9;
/** Warm-up for a schedule that sends everything at once to a server that takes as much as it can. */
const WIDEST_WARM_UP = 32;
function command$1(trial, target) {
	const spec = specOf(trial, target);
	const specFile = join(target.folder, "load-spec.json");
	return {
		argv: [
			target.node,
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
function specOf({ test, cell, seed }, { baseUrl, model, folder }) {
	const { dataset } = test;
	const { load } = cell;
	if (baseUrl === void 0 || model === void 0 || load === void 0) throw new UserError(`test ${test.name}: the built-in tool measures serving tests of a server, this is a ${test.kind} test`, { hint: "set tool: vllm-bench for this test" });
	if (dataset === void 0) throw new UserError(`test ${test.name}: no dataset`, { hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }" });
	const deadlineMs = test.timeoutSeconds * 1e3 * SHARE_OF_TIMEOUT;
	return {
		schema: LOAD_SPEC_SCHEMA,
		baseUrl,
		model,
		endpoint: test.endpoint,
		seed,
		prompts: test.prompts,
		load,
		burstiness: 1,
		dataset,
		ignoreEos: test.ignoreEos,
		realTime: true,
		warmups: Math.max(test.warmups, warmUpWidth(test.prompts, load)),
		timeouts: {
			connectMs: CONNECT_MS,
			firstTokenMs: deadlineMs,
			betweenTokensMs: deadlineMs,
			totalMs: deadlineMs
		},
		deadlineMs,
		resultFile: join(folder, "load-result.json"),
		requestsFile: join(folder, "requests.bin")
	};
}
/** As many as can be in flight at once; a paced schedule without a limit has no such number. */
function warmUpWidth(prompts, { requestRate, maxConcurrency }) {
	return Math.min(maxConcurrency ?? (requestRate === "inf" ? WIDEST_WARM_UP : 1), prompts);
}
// src/tools/merged-args.ts
/** Either spelling of a flag is one flag; later arguments win. */
function merged(...all) {
	return Object.fromEntries(all.flatMap((args) => Object.entries(args).map(([key, value]) => [flagOf(key), value])));
}
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
		return exact === void 0 ? [] : [agrees(exact, printed)];
	});
	return Object.entries(text.counts).every(([id, printed]) => {
		const exact = json.counts[id];
		return exact === void 0 || exact === printed;
	}) && shared.length > 1 && shared.every(Boolean);
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
function agrees(exact, printed) {
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
// src/tools/json-object.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** One of the words that Python prints for a number that is none. */
function isNoNumber(value) {
	return typeof value === "string" && /^-?(?:nan|inf|infinity)$/i.test(value);
}
// src/tools/vllm-bench/json-shape.ts
/**
* Keys of results that look like vLLM's and are not: SGLang's and LMDeploy's forks of the client (same names, the end-to-end
* latency called otherwise), TensorRT-LLM's, and our own files.
*/
const FOREIGN_KEYS = [
	"total_throughput",
	"mean_e2e_latency_ms",
	"total_output_tokens_retokenized",
	"server_info",
	"user_throughput",
	"e2els",
	"min_ttft_ms",
	"schema"
];
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
/** All results in one JSON value: a result, a sweep's `summary.json`, or records of the PyTorch dashboard. */
function resultsIn(value) {
	if (!Array.isArray(value)) return isObject(value) ? asResult(value) : [];
	const objects = value.filter(isObject);
	const dashboard = objects.filter((object) => isObject(object["metric"]) && isObject(object["benchmark"]));
	return (dashboard.length > 0 ? fromDashboard(dashboard) : objects).flatMap(asResult);
}
function asResult(object) {
	const benchmark = benchmarkOf(object);
	return benchmark === void 0 ? [] : [{
		benchmark,
		object
	}];
}
function benchmarkOf(object) {
	if (FOREIGN_KEYS.some((key) => key in object)) return void 0;
	const prints = (key) => isPrintedNumber(object[key]);
	if (SERVE_FIGURES.some(prints) && SERVE_IDENTITY.some((key) => key in object)) return "serve";
	if (prints("avg_latency") && (isObject(object["percentiles"]) || Array.isArray(object["latencies"]))) return "latency";
	if (prints("requests_per_second") && prints("tokens_per_second")) return "throughput";
	return prints("avg_cold_startup_time") || prints("avg_warm_startup_time") ? "startup" : void 0;
}
/** A number, or one of the words that Python prints for a number that is none. */
function isPrintedNumber(value) {
	return typeof value === "number" || isNoNumber(value);
}
/**
* The dashboard has one record a metric: https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database.
* A metric that comes a second time belongs to the next run. Lists of several values are samples of one process, not its result.
*/
function fromDashboard(records) {
	const runs = [];
	for (const record of records) {
		const { name, benchmark_values: values, extra_info: extra } = isObject(record["metric"]) ? record["metric"] : {};
		if (typeof name !== "string" || !Array.isArray(values)) continue;
		let run = runs.at(-1);
		if (run === void 0 || name in run) {
			run = { ...isObject(extra) ? extra : {} };
			if (isObject(record["model"])) run["model_id"] = record["model"]["name"];
			runs.push(run);
		}
		run[name] = values.length === 1 ? values[0] : values;
	}
	return runs;
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
// src/tools/vllm-bench/offline-text.ts
const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|nan|inf)";
const AVERAGE$1 = new RegExp(`^Avg latency: ${NUMBER} seconds`);
const SPREAD = new RegExp(`^Std latency: ${NUMBER} seconds`);
const PERCENTILE$1 = new RegExp(`^(\\d+(?:\\.\\d+)?)% percentile latency: ${NUMBER} seconds`);
/** `tokens/s` alone, until 0.6, are those of prompt and output together too. */
const THROUGHPUT = new RegExp(`^Throughput: ${NUMBER} requests/s, ${NUMBER} (?:total )?tokens/s(?:, ${NUMBER} output tokens/s)?`);
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
	return found("throughput", line, output === void 0 ? words : [...words, ["output_throughput", output]]);
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
	const reasons = unreadable.map((metric) => `${metric} is not a number`);
	const notes = [];
	const first = errors[0];
	if (first !== void 0) notes.push(`failed requests, the first: ${errorHead(first)}`);
	if (counts.completed === 0) {
		if (first !== void 0 && errors.every((error) => UNREACHABLE.test(error))) reasons.push(`server unreachable: ${errorHead(first)}`);
		notes.push("no request completed: latencies and throughputs of 0 are not measurements");
	}
	if (generatedNothing(figures)) reasons.push(`no tokens generated by ${counts.completed} completed requests`);
	return {
		validity: reasons.length === 0 ? { state: "valid" } : {
			state: "invalid",
			reasons
		},
		notes
	};
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
	const { version, metrics, counts, workload } = figures;
	const { validity, notes } = judge(figures);
	return {
		tool: {
			name,
			...version === void 0 ? {} : { version },
			definition
		},
		metrics,
		counts,
		workload,
		validity,
		notes: [...figures.notes, ...notes]
	};
}
// src/tools/vllm-bench/reading.ts
/** Raised when a number of that benchmark comes to mean something else: older records are not compared then. */
const DEFINITIONS = {
	serve: "vllm-serve@1",
	latency: "vllm-latency@1",
	throughput: "vllm-throughput@1",
	startup: "vllm-startup@1"
};
function toReading(figures) {
	return readingOf("vllm-bench", DEFINITIONS[figures.benchmark], figures);
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
	"tensor_parallel_size"
]);
/** Lengths and shapes of prompts, which sweeps and wrappers add to a result. */
const PROMPT_SHAPE = /^(?:[a-z]+_)*(?:input_len|output_len|prefix_len|suffix_len|range_ratio|batch_size)$/;
/** Measured, but without a direction in which they are better: stored, never judged. */
const MEASURED = /^(?:(?:spec_decode|diffusion|probe)_\w+|total_input_sequences|total_num_tokens)$/;
function isWorkloadKey(key) {
	return WORKLOAD_KEYS.has(key) || PROMPT_SHAPE.test(key);
}
function isMetricKey(key) {
	return metricOf(key) !== void 0 || MEASURED.test(key);
}
/** Until vLLM 0.8 the key was written with the colon of its label. */
function withoutColon(key) {
	return key.endsWith(":") ? key.slice(0, -1) : key;
}
// src/tools/vllm-bench/result-json.ts
const LONGEST_NOTE = 300;
/** What one result object says; numbers are taken over as they are printed. */
function figuresOfJson({ benchmark, object }) {
	const entries = [...Object.entries(object), ...percentilesOf(object)].map(([key, value]) => [withoutColon(key), value]);
	const named = entries.filter(([key]) => isMetricKey(key));
	const counts = countsOf(entries, benchmark === "throughput");
	return {
		benchmark,
		metrics: Object.fromEntries(named.filter((entry) => typeof entry[1] === "number")),
		counts: counts.printed,
		workload: workloadOf$1(object),
		unreadable: named.filter(([, value]) => isNoNumber(value)).map(([key]) => key),
		errors: stringsOf(object["errors"]).filter((error) => error !== ""),
		notes: [
			...counts.notes,
			...notesOf(entries),
			...samplesOf(entries, benchmark)
		]
	};
}
/** `percentiles: {"99": 0.04}` of a latency result is `p99_latency`; those of a start-up are named after what they measure. */
function percentilesOf(object) {
	return Object.entries(object).flatMap(([key, value]) => {
		const what = /^(?:(?<startup>(?:cold|warm)_\w+)_)?percentiles$/.exec(key);
		if (what === null || !isObject(value)) return [];
		const startup = what.groups?.["startup"];
		const name = startup === void 0 ? "latency" : `${startup}_time`;
		return Object.entries(value).map(([percentile, printed]) => [`p${percentile}_${name}`, printed]);
	});
}
function countsOf(entries, offline) {
	const printed = {};
	for (const [key, value] of entries) {
		const count = COUNT_KEYS.get(key) ?? (offline && key === "num_requests" ? "requested" : void 0);
		if (count !== void 0 && typeof value === "number" && Number.isSafeInteger(value) && value >= 0) printed[count] = value;
	}
	const { requested, completed, failed } = printed;
	if (failed !== void 0 || requested === void 0 || completed === void 0 || completed > requested) return {
		printed,
		notes: []
	};
	const notes = ["failed = num_prompts - completed: this version does not print it"];
	return {
		printed: {
			...printed,
			failed: requested - completed
		},
		notes
	};
}
function workloadOf$1(object) {
	const workload = {};
	for (const [key, value] of Object.entries(object)) {
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
function notesOf(entries) {
	return entries.flatMap(([key, value]) => {
		if (isWorkloadKey(key) || isMetricKey(key) || COUNT_KEYS.has(key) || key === "endpoint_type") return [];
		return typeof value === "string" || typeof value === "number" ? [`${key}: ${value}`.slice(0, LONGEST_NOTE)] : [];
	});
}
/** Offline benchmarks keep every iteration: samples of one process, which are no repeats. */
function samplesOf(entries, benchmark) {
	if (benchmark === "serve") return [];
	return entries.filter((entry) => Array.isArray(entry[1])).map(([key, values]) => `${key}: ${values.length} samples of one process, not repeats`);
}
function stringsOf(value) {
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
// src/tools/meaning.ts
const metric = (id) => ({
	kind: "metric",
	id
});
const count = (id) => ({
	kind: "count",
	id
});
const FOREIGN = { kind: "foreign" };
function idOf(meaning) {
	return meaning.kind === "foreign" ? "" : meaning.id;
}
// src/tools/serving-block.ts
const RULE$1 = /^=+$/;
const LABELLED = /^([^:：]{3,60}?)\s*[:：][\s|*`]*(\S+)/;
const SERVING_HEADING = /=\s*Serving Benchmark Result\s*=/;
function blocksOf(lines, words) {
	const blocks = [];
	let free = 0;
	for (let at = 0; at < lines.length; at += 1) {
		if (!words.heading.test(lines[at]?.text ?? "")) continue;
		let end = at + 1;
		while (end < lines.length && !endsBlock(lines[end], words)) end += 1;
		blocks.push(blockOf(lines.slice(at, end), lines.slice(free, at), end < lines.length, words));
		free = end;
		at = end - 1;
	}
	return blocks;
}
function blockOf(lines, before, closed, words) {
	return {
		entries: entriesOf(lines, words),
		before,
		start: lines[0]?.start ?? 0,
		firstLine: lines[0]?.number ?? 1,
		lastLine: lines.at(-1)?.number ?? 1,
		closed
	};
}
function endsBlock(line, { heading }) {
	return line !== void 0 && (line.fence || RULE$1.test(line.text) || heading.test(line.text));
}
function entriesOf(lines, { meaningOf }) {
	return lines.flatMap(({ text }) => {
		const [, label = "", word = ""] = LABELLED.exec(text) ?? [];
		const meaning = meaningOf(label);
		return meaning === void 0 ? [] : [{
			label,
			word: word.replace(/[|*`,;]+$/, ""),
			meaning
		}];
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
		workload: Object.fromEntries(settings.map(({ meaning, word }) => [idOf(meaning), printedSetting(word)])),
		unreadable: odd.filter(({ word }) => isNoNumber(word)).map(({ meaning }) => idOf(meaning)),
		errors: [],
		notes: odd.filter(({ word }) => !isNoNumber(word)).map(({ label, word }) => `not read: ${label}: ${word}`)
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
		const id = `${meaning.kind} ${idOf(meaning)}`;
		const before = words.get(id);
		if (before !== void 0 && before !== word) throw new UserError(`${where} says "${label}" twice: ${before} and ${word}`);
		words.set(id, word);
	}
}
// src/tools/vllm-bench/labels.ts
/** Labels in lower case: their capitals have changed ("Total Token throughput" until late 2025). */
const LABELS = new Map([
	["successful requests", count("completed")],
	["failed requests", count("failed")],
	["total input tokens", count("inputTokens")],
	["total generated tokens", count("outputTokens")],
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
const SUMMARY = /^(mean|median|std|p\d+(?:\.\d+)?) (.+) \(ms\)$/;
const FOREIGN_SUMMARY = /^(?:.* e2e latency|(?:std dev|min|max) (?:ttft|tpot|itl|e2el)) \(ms\)$/;
/** `undefined` for a label that is none of the block's. */
function meaningOf(label) {
	const known = label.toLowerCase().replace(/\s+/g, " ");
	const [, statistic, measure = ""] = SUMMARY.exec(known) ?? [];
	const measured = MEASURES.get(measure);
	if (statistic !== void 0 && measured !== void 0) return metric(`${statistic}_${measured}_ms`);
	return LABELS.get(known) ?? (FOREIGN_SUMMARY.test(known) ? FOREIGN : void 0);
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
const ERROR = /^Error \d+: /;
/** Lines between the block before and this one. */
function readPreamble(lines) {
	const text = lines.join("\n");
	const version = /LLM engine \(v([\w.+-]+)\)/.exec(text)?.[1];
	return {
		workload: workloadOf(namespaceIn(lines)),
		errors: errorsIn(lines),
		...version === void 0 ? {} : { version }
	};
}
function workloadOf(namespace) {
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
/** `Error 3: …` and the lines of its traceback, up to the next one. */
function errorsIn(lines) {
	const first = lines.findIndex((line) => ERROR.test(line));
	if (first === -1) return [];
	return (lines.slice(first).join("\n").split(/\ntip: /)[0] ?? "").split(/\n(?=Error \d+: )/).map((error) => error.replace(ERROR, "").slice(-2e4));
}
// src/tools/vllm-bench/serve-text.ts
const WORDS = {
	heading: SERVING_HEADING,
	meaningOf
};
function hasServeBlock(lines) {
	return blocksOf(lines, WORDS).some((block) => !isForeign(block));
}
/** @throws UserError when the text ends inside a block, or a block says two things of one label. */
function readServeBlocks(lines, source) {
	return blocksOf(lines, WORDS).filter((block) => !isForeign(block)).map((block) => ({
		figures: figuresOf$1(block, source),
		start: block.start
	}));
}
function isForeign({ entries }) {
	return entries.some(({ meaning }) => meaning.kind === "foreign");
}
function figuresOf$1(block, source) {
	const figures = figuresOfBlock(block, source);
	const { workload, ...preamble } = readPreamble(block.before.map(({ text }) => text));
	return {
		...figures,
		benchmark: "serve",
		workload: {
			...figures.workload,
			...workload
		},
		...preamble
	};
}
// src/tools/vllm-bench/startup-text.ts
const TITLE = /^STARTUP TIME BENCHMARK RESULTS$/;
const RULE = /^=+$/;
const SECTION = /^(COLD|WARM) STARTUP:$/;
const AVERAGE = /^Avg ([a-z ]*(?:startup|compilation)) time: (\d+(?:\.\d+)?) seconds/;
const PERCENTILES = /^([A-Za-z ]*(?:startup|compilation)) time percentiles:$/i;
const PERCENTILE = /^(\d+(?:\.\d+)?)%: (\d+(?:\.\d+)?) seconds/;
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
	let section = "";
	let measure = "";
	for (const { text } of lines.slice(title + 1)) {
		if (RULE.test(text) && section !== "") return {
			figures: figuresOf(metrics),
			start
		};
		section = SECTION.exec(text)?.[1]?.toLowerCase() ?? section;
		const [, averaged, average] = AVERAGE.exec(text) ?? [];
		if (averaged !== void 0) metrics[`avg_${section}_${averaged.replaceAll(" ", "_")}_time`] = Number(average);
		measure = PERCENTILES.exec(text)?.[1]?.toLowerCase().replaceAll(" ", "_") ?? measure;
		const [, percentile, value] = PERCENTILE.exec(text) ?? [];
		if (percentile !== void 0) metrics[`p${percentile}_${section}_${measure}_time`] = Number(value);
	}
	throw new UserError(`${source}: the start-up results on line ${lines[title]?.number ?? 1} have no closing line of "="`, { hint: "the file is cut off, or the block was not copied to its end" });
}
function figuresOf(metrics) {
	return {
		benchmark: "startup",
		metrics,
		counts: {},
		workload: {},
		unreadable: [],
		errors: [],
		notes: []
	};
}
// src/tools/vllm-bench/read.ts
/** How the first keys of a vLLM result look, for a file that is cut off. */
const BROKEN_RESULT = [
	/"date":.*"model_id":/s,
	/"model_id":.*"(?:num_prompts|avg_latency|elapsed_time)":/s,
	/^\s*\{\s*"(?:avg_latency|elapsed_time|avg_cold_startup_time)":/
];
function detect(source) {
	const json = jsonIn(source);
	const result = json.values.flatMap(({ value }) => resultsIn(value))[0];
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
	return readJsonAndText(source, {
		what: "vllm bench",
		ofJson: (value) => resultsIn(value).map((result) => toReading(figuresOfJson(result))),
		ofText: printedIn
	});
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
	}
};
/** Which tool a text is from, by its content alone: names and extensions of files lie. */
function detectTool(source) {
	const names = Object.keys(TOOLS);
	for (const tool of names) {
		const detection = TOOLS[tool].detect(source);
		if (detection !== void 0) return {
			tool,
			evidence: detection.evidence
		};
	}
	return {
		tool: void 0,
		tried: names
	};
}
// src/model/spec.ts
const ENGINE_NAMES = [
	"vllm",
	"external",
	"command",
	"simulated"
];
const TOOL_NAMES = ["built-in", "vllm-bench"];
export { isSameRun as a, cellIdFromFileName as c, loadPointId as d, argsToFlags as f, detectTool as i, offlineCell as l, metricOf as m, TOOL_NAMES as n, joinRun as o, flagOf as p, TOOLS as r, findJson as s, ENGINE_NAMES as t, servingCell as u };
