import { _ as string, a as boolean, c as int, f as number, g as strictObject, n as _enum, o as discriminatedUnion, u as literal, x as url, y as union } from "./schemas.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./errors.js";
import { t as SIGNAL_EXIT_CODES } from "./exit-code.js";
import { i as encodeRequests, n as UNKNOWN, t as REQUEST_STATUSES } from "./requests.js";
import { n as hubCacheOf, r as huggingFaceFiles } from "./hugging-face-files.js";
import { a as randomPrompts, c as checkTotal, d as uniform, i as promptOf, l as pythonRandom, n as TOKEN_IDS, o as repeatedPrefixes, r as drawIds, s as checkLength, t as FIRST_TOKEN_ID, u as seededTwister } from "./random-prompts.js";
import { n as jsonLines, t as jsonElements } from "./json-elements.js";
import { i as ENGINE_SERIES, l as digestOf, n as LOAD_RESULT_SCHEMA, o as engineTimeline, r as LOAD_SPEC_SCHEMA, t as LOAD_DEFINITION } from "./load-result.js";
import { t as VERSION } from "./version.js";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { connect as connect$1, isIP } from "node:net";
import { createServer as createServer$1 } from "node:http";
import { once } from "node:events";
import { parseArgs, promisify } from "node:util";
import { connect as connect$2 } from "node:tls";
import { PerformanceObserver, monitorEventLoopDelay, performance } from "node:perf_hooks";
import { createHash, randomUUID } from "node:crypto";
import { Worker, parentPort, workerData } from "node:worker_threads";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { execFile, spawn } from "node:child_process";
import process, { hrtime, stdin, stdout } from "node:process";
// src/load/calibration-server.ts
const CHUNKS = 40;
const CHUNK_MS = 2;
const EVENT$1 = `data: ${JSON.stringify({
	id: "cmpl-calibration",
	object: "text_completion",
	created: 0,
	model: "calibration",
	choices: [{
		index: 0,
		text: " a",
		logprobs: null,
		finish_reason: null
	}]
})}\n\n`;
const LAST = `data: ${JSON.stringify({
	choices: [],
	usage: {
		prompt_tokens: 1,
		completion_tokens: CHUNKS
	}
})}\n\ndata: [DONE]\n\n`;
function nowUs() {
	return Number(hrtime.bigint() / 1000n);
}
/**
* A server on loopback that answers every POST with the same stream, a chunk every two milliseconds, and GET with what it did when, by
* `x-request-id`. Prints its port; ends with its standard input.
*/
async function serveCalibration() {
	const served = {};
	const server = createServer$1((request, response) => {
		if (request.method === "GET") response.end(JSON.stringify(served));
		else request.resume().on("end", () => answer(request, response, served));
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	stdout.write(`${typeof address === "object" && address !== null ? address.port : 0}\n`);
	await new Promise((resolve) => stdin.resume().on("close", resolve));
	server.closeAllConnections();
	server.close();
}
function answer(request, response, served) {
	const one = {
		receivedUs: nowUs(),
		sentUs: []
	};
	served[String(request.headers["x-request-id"])] = one;
	response.socket?.setNoDelay(true);
	response.writeHead(200, { "content-type": "text/event-stream" });
	const sending = setInterval(() => {
		one.sentUs.push(nowUs());
		if (one.sentUs.length < CHUNKS) return void response.write(EVENT$1);
		clearInterval(sending);
		response.end(EVENT$1 + LAST);
	}, CHUNK_MS);
	response.on("close", () => clearInterval(sending));
}
// src/load/legacy-gamma.ts
/**
* Standard gamma variates as `np.random.seed(seed); np.random.gamma(shape)` draws them, so that the same seed gives
* vLLM's own arrivals. Agrees to the last digits of a double (numpy's C library may round `log` and `pow` elsewhere).
* Source: numpy's `legacy-distributions.c`, `legacy_standard_gamma` (Marsaglia and Tsang 2000 above shape 1).
*/
function legacyGamma(seed, shape) {
	const bits = seededTwister(seed);
	const unit = () => uniform(bits);
	const exponential = () => -Math.log(1 - unit());
	if (shape === 1) return exponential;
	return shape < 1 ? () => smallShape(shape, unit, exponential) : largeShape(shape, unit);
}
function smallShape(shape, unit, exponential) {
	for (;;) {
		const u = unit();
		const v = exponential();
		if (u <= 1 - shape) {
			const x = u ** (1 / shape);
			if (x <= v) return x;
		} else {
			const y = -Math.log((1 - u) / shape);
			const x = (1 - shape + shape * y) ** (1 / shape);
			if (x <= v + y) return x;
		}
	}
}
function largeShape(shape, unit) {
	const gauss = legacyGauss(unit);
	const b = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * b);
	return () => {
		for (;;) {
			let x = gauss();
			while (1 + c * x <= 0) x = gauss();
			const v = (1 + c * x) ** 3;
			const u = unit();
			if (u < 1 - .0331 * (x * x) * (x * x)) return b * v;
			if (Math.log(u) < .5 * x * x + b * (1 - v + Math.log(v))) return b * v;
		}
	};
}
/** Polar Box-Muller: two variates a draw, the second is kept. */
function legacyGauss(unit) {
	let kept;
	return () => {
		if (kept !== void 0) {
			const spare = kept;
			kept = void 0;
			return spare;
		}
		for (;;) {
			const x1 = 2 * unit() - 1;
			const x2 = 2 * unit() - 1;
			const square = x1 * x1 + x2 * x2;
			if (square >= 1 || square === 0) continue;
			const scale = Math.sqrt(-2 * Math.log(square) / square);
			kept = scale * x1;
			return scale * x2;
		}
	};
}
// src/load/arrivals.ts
/**
* When each request is due, in whole microseconds from the start, exactly as `vllm bench serve --seed` plans it
* (`get_request` in `vllm/benchmarks/serve.py`): gamma gaps, or constant ones, summed up and, without a ramp-up, stretched so that
* the last request is due at requests / rate. The first request waits its own gap too. At rate `inf` all are due at once.
*/
function arrivalsUs({ requests, requestRate, burstiness, rampUp, seed }) {
	if (requestRate === "inf") return Array.from({ length: requests }, () => 0);
	const gap = burstiness === "inf" ? void 0 : legacyGamma(seed, burstiness);
	const nextGap = (rate) => gap === void 0 || burstiness === "inf" ? 1 / rate : 1 / (rate * burstiness) * gap();
	let sum = 0;
	const seconds = Array.from({ length: requests }, (_, index) => {
		sum += nextGap(rampUp === void 0 ? requestRate : rampedRate(rampUp, requestRate, index / Math.max(requests - 1, 1)));
		return sum;
	});
	const stretch = rampUp === void 0 ? requests / requestRate / sum : 1;
	return seconds.map((second) => Math.round(second * stretch * 1e6));
}
/** @param progress of the requests, from 0 to 1. */
function rampedRate({ from, shape }, to, progress) {
	return shape === "linear" ? from + (to - from) * progress : from * (to / from) ** progress;
}
// src/load/request-head.ts
/**
* What every request of one kind begins with, made once.
* @returns the whole head of a request with so long a body, and the name it goes by in a server's log.
*/
function requestHead({ host, pathname, search }, { method, accept, apiKey }) {
	const fixed = [
		`${method} ${pathname}${search} HTTP/1.1`,
		`host: ${host}`,
		"connection: keep-alive",
		`accept: ${accept}`,
		...method === "POST" ? ["content-type: application/json"] : [],
		...apiKey === void 0 ? [] : [`authorization: Bearer ${apiKey}`]
	].join("\r\n");
	return (bodyLength, name) => {
		const named = name === void 0 ? "" : `x-request-id: ${name}\r\n`;
		const length = method === "POST" ? `content-length: ${bodyLength}\r\n` : "";
		return `${fixed}\r\n${named}${length}\r\n`;
	};
}
// src/load/ask.ts
/** More is no answer to a question that is asked here. */
const LONGEST_ANSWER$1 = 67108864;
/**
* Asks something beside the measurement.
* @returns the text of an answer 200; `undefined` for any other, a late one, or none.
*/
function ask(transport, { url, apiKey, body, patienceMs }) {
	return new Promise((resolve) => {
		const pieces = [];
		let bytesSoFar = 0;
		let status = 0;
		const settle = (text) => {
			clearTimeout(patience);
			resolve(text);
		};
		const giveUp = () => {
			stop();
			settle(void 0);
		};
		const patience = setTimeout(giveUp, patienceMs);
		const content = Buffer.from(body === void 0 ? "" : JSON.stringify(body));
		const head = requestHead(url, {
			method: body === void 0 ? "GET" : "POST",
			accept: "*/*",
			...apiKey === void 0 ? {} : { apiKey }
		});
		const stop = transport.dispatch({
			head: head(content.length),
			body: content
		}, {
			sent() {},
			head(statusCode) {
				status = statusCode;
			},
			body(bytes, from, to) {
				pieces.push(Buffer.from(bytes.subarray(from, to)));
				bytesSoFar += to - from;
				if (bytesSoFar > LONGEST_ANSWER$1) giveUp();
			},
			end: () => settle(status === 200 ? Buffer.concat(pieces).toString() : void 0),
			failed: () => settle(void 0)
		});
	});
}
// src/load/sse.ts
const LF$1 = 10;
const CR$1 = 13;
const COLON = 58;
const SPACE = 32;
const BOM = Buffer.from([
	239,
	187,
	191
]);
const DATA = Buffer.from("data");
const EVENT = Buffer.from("event");
/** An unfinished line or event longer than this is no engine's: the stream is given up. */
const LONGEST = 67108864;
/**
* Finds server-sent events in bytes, however a network splits them, and decodes no text before an event is whole.
* After https://html.spec.whatwg.org/multipage/server-sent-events.html, with two deliberate differences: an event at the
* end of the stream counts without its blank line, and a lone CR does not end a line (no engine sends one).
* Lines are looked at where they lie: a view of each would cost as much as the rest of the scanning. Only an event that its read
* does not end is copied.
*/
function sseScanner(onEvent) {
	let unfinished = [];
	let unfinishedBytes = 0;
	let start = true;
	let type = "";
	let data;
	let dataFrom = 0;
	let dataTo = 0;
	let earlierLines = [];
	let earlierBytes = 0;
	const dispatch = () => {
		if (data !== void 0 && earlierLines.length === 0) onEvent(type, data, dataFrom, dataTo);
		else if (data !== void 0) {
			const whole = joinLines([...earlierLines, data.subarray(dataFrom, dataTo)]);
			onEvent(type, whole, 0, whole.length);
			earlierLines = [];
			earlierBytes = 0;
		}
		type = "";
		data = void 0;
	};
	const line = (bytes, first, behind) => {
		const to = behind > first && bytes[behind - 1] === CR$1 ? behind - 1 : behind;
		const from = start && bytes.subarray(first, first + 3).equals(BOM) ? first + 3 : first;
		start = false;
		if (to === from) return dispatch();
		if (isField(DATA, bytes, from, to)) {
			if (data !== void 0) keepLine(Buffer.from(data.subarray(dataFrom, dataTo)));
			data = bytes;
			dataFrom = valueFrom(DATA, bytes, from, to);
			dataTo = to;
		} else if (isField(EVENT, bytes, from, to)) type = bytes.toString("utf8", valueFrom(EVENT, bytes, from, to), to);
	};
	const keepLine = (earlier) => {
		earlierLines.push(earlier);
		earlierBytes += earlier.length;
		if (earlierBytes > LONGEST) throw new RangeError("an event of the stream is longer than 64 MiB");
	};
	const keep = (rest) => {
		unfinished.push(rest);
		unfinishedBytes += rest.length;
		if (unfinishedBytes > LONGEST) throw new RangeError("a line of the stream is longer than 64 MiB");
	};
	const finish = (rest) => {
		const whole = Buffer.concat([...unfinished, rest]);
		unfinished = [];
		unfinishedBytes = 0;
		line(whole, 0, whole.length);
	};
	return {
		push(given, first = 0, behind = given.length) {
			const bytes = given[behind - 1] === LF$1 ? given : given.subarray(0, behind);
			let from = first;
			while (from < behind) {
				const to = bytes.indexOf(LF$1, from);
				if (to < 0) break;
				if (unfinishedBytes === 0) line(bytes, from, to);
				else finish(bytes.subarray(from, to));
				from = to + 1;
			}
			if (from < behind) keep(Buffer.from(bytes.subarray(from, behind)));
			if (data !== bytes) return;
			data = Buffer.from(bytes.subarray(dataFrom, dataTo));
			dataFrom = 0;
			dataTo = data.length;
		},
		end() {
			if (unfinishedBytes > 0) finish(Buffer.alloc(0));
			dispatch();
		}
	};
}
/** A field without a colon has an empty value. */
function isField(name, bytes, from, to) {
	for (let at = 0; at < name.length; at += 1) if (bytes[from + at] !== name[at]) return false;
	return to - from === name.length || bytes[from + name.length] === COLON;
}
function valueFrom(name, bytes, from, to) {
	const colon = from + name.length;
	return Math.min(to, bytes[colon + 1] === SPACE ? colon + 2 : colon + 1);
}
function joinLines(lines) {
	const newline = Buffer.from([LF$1]);
	return Buffer.concat(lines.flatMap((line, index) => index === 0 ? [line] : [newline, line]));
}
// src/load/stamps.ts
/** What V8 keeps within the object itself. */
const LEAST_ROOM = 8;
/** An answer that may be very long seldom is. */
const MOST_ROOM_AT_FIRST = 2048;
/** @param expected that many will come; more, or fewer, may. */
function stamps(expected) {
	let room = new Float64Array(Math.min(Math.max(expected, LEAST_ROOM), MOST_ROOM_AT_FIRST));
	let count = 0;
	return {
		count: () => count,
		last: () => count === 0 ? void 0 : room[count - 1],
		add(at) {
			if (count === room.length) {
				const larger = new Float64Array(2 * count);
				larger.set(room);
				room = larger;
			}
			room[count] = at;
			count += 1;
		},
		all: () => room.subarray(0, count)
	};
}
// src/load/answer.ts
/** How much of an odd answer is kept to explain it; it is cut to its last length only after secrets are taken out. */
const HEAD_LENGTH = 2e3;
/** A body that is no stream is given up behind this. */
const LONGEST_BODY = 67108864;
/**
* Reads one answer by vLLM's rules (`vllm/benchmarks/lib/endpoint_request_func.py`): every event with non-empty `choices` is a
* chunk, whatever it carries (text, a role, reasoning, a tool call, nothing); in SGLang's own protocol every event with
* `meta_info` is. Stricter where vLLM is silent: the last `usage` of any event counts, an error ends the request as failed even
* after tokens, and so does a finish reason that is one, and a stream that neither gave a finish reason nor `[DONE]` is truncated.
* @param streamed `false` for an answer that comes as one JSON object: one chunk, at its end.
*/
function readAnswer(streamed = true, expectedChunks = 0) {
	const seen = stamps(expectedChunks);
	let now = 0;
	let head = "";
	let sawDone = false;
	let finished = false;
	let failure;
	const told = {};
	const take = (type, text) => {
		const event = parseObject(text);
		if (event === void 0) {
			failure ??= {
				status: "malformed",
				detail: `not a JSON object: ${text.slice(0, HEAD_LENGTH)}`
			};
			return;
		}
		if (type === "error" || isError(event)) {
			failure ??= {
				status: "error-event",
				detail: text.slice(0, HEAD_LENGTH)
			};
			return;
		}
		keepCounts(told, event);
		if (!isChunk(event)) return;
		seen.add(now);
		const reason = finishReason(event);
		if (reason !== void 0 && BROKEN.has(reason)) failure ??= {
			status: "error-event",
			detail: `finish_reason ${reason}: ${text.slice(0, HEAD_LENGTH)}`
		};
		finished ||= !streamed || reason !== void 0;
	};
	const body = [];
	let bodyBytes = 0;
	const collect = (bytes, from, to) => {
		body.push(Buffer.from(bytes.subarray(from, to)));
		bodyBytes += to - from;
		if (bodyBytes > LONGEST_BODY) throw new RangeError("the answer is longer than 64 MiB");
	};
	const scanner = sseScanner((type, data, first, behind) => {
		let from = first;
		let to = behind;
		while (from < to && isBlank(data[from])) from += 1;
		while (from < to && isBlank(data[to - 1])) to -= 1;
		if (data[from] === BRACKET && data.toString("latin1", from, to) === "[DONE]") sawDone = true;
		else if (from < to || type === "error") take(type, data.toString("utf8", from, to));
	});
	const guarded = (work) => {
		try {
			work();
		} catch (cause) {
			failure ??= {
				status: "malformed",
				detail: cause instanceof Error ? cause.message : String(cause)
			};
		}
	};
	return {
		stamps: seen,
		read(bytes, from, to, at) {
			now = at;
			if (seen.count() === 0 && head.length < 2e3) head += headOf(bytes, from, to);
			if (failure === void 0) guarded(() => streamed ? scanner.push(bytes, from, to) : collect(bytes, from, to));
		},
		end(at) {
			now = at;
			guarded(() => streamed ? scanner.end() : take("", Buffer.concat(body).toString()));
		},
		done: () => sawDone,
		failed: () => failure !== void 0,
		verdict() {
			if (failure !== void 0) return failure;
			if (seen.count() === 0) return {
				status: "no-tokens",
				detail: head.slice(0, HEAD_LENGTH)
			};
			if (sawDone || finished) return {
				status: "completed",
				detail: ""
			};
			return {
				status: "truncated",
				detail: `the stream ended after ${seen.count()} chunks without [DONE]`
			};
		},
		tokens: () => tokenCounts(told, seen.count())
	};
}
const BRACKET = 91;
function isBlank(byte) {
	return byte === 32 || byte === 9;
}
/** Reasons to finish by which vLLM and SGLang say that they did not: the answer is not what was asked for. */
const BROKEN = new Set(["error", "abort"]);
/** Text to explain an odd answer by. */
function headOf(bytes, from, to) {
	return bytes.toString("utf8", from, Math.min(to, from + HEAD_LENGTH));
}
function keepCounts(told, event) {
	if (isObject(event["usage"])) told.usage = event["usage"];
	if (isObject(event["timings"])) told.timings = event["timings"];
	if (isObject(event["meta_info"])) told.meta = event["meta_info"];
}
function isChunk({ choices, meta_info: meta }) {
	return Array.isArray(choices) ? choices.length > 0 : isObject(meta);
}
/** OpenAI's is a word, in each choice; SGLang's own an object with a `type`. */
function finishReason({ choices, meta_info: meta }) {
	if (!Array.isArray(choices)) return isObject(meta) ? wordOf(meta["finish_reason"]) : void 0;
	for (const choice of choices) {
		const reason = isObject(choice) ? wordOf(choice["finish_reason"]) : void 0;
		if (reason !== void 0) return reason;
	}
}
function wordOf(reason) {
	if (typeof reason === "string") return reason;
	return isObject(reason) ? String(reason["type"] ?? "") : void 0;
}
function tokenCounts({ usage, timings, meta }, chunks) {
	const prompt = countAt(usage, "prompt_tokens") ?? countAt(meta, "prompt_tokens") ?? countAt(timings, "prompt_n");
	const known = prompt === void 0 ? {} : { prompt };
	const sources = [
		{
			source: "usage",
			output: countAt(usage, "completion_tokens")
		},
		{
			source: "usage",
			output: countAt(meta, "completion_tokens")
		},
		{
			source: "timings",
			output: countAt(timings, "predicted_n")
		}
	];
	for (const { source, output } of sources) if (output !== void 0 && output > 0) return {
		...known,
		output,
		source
	};
	return {
		...known,
		output: chunks,
		source: "chunks"
	};
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function parseObject(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
/** `{"error": …}` as OpenAI writes it, `{"object": "error"}` as older vLLM does. */
function isError(event) {
	return event["error"] !== void 0 && event["error"] !== null || event["object"] === "error";
}
/** A whole number that fits a column; anything else is a server's mistake and counts as not told. */
function countAt(object, key) {
	const value = object?.[key];
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32 - 1 ? value : void 0;
}
// src/load/failure.ts
/** Ours, beside Node's and OpenSSL's: the other side closed before its answer was whole. */
const CLOSED = "CLOSED";
const CONNECT_TIMEOUT = "CONNECT_TIMEOUT";
const PROXY_REFUSED = "PROXY_REFUSED";
/** The other side, a proxy or TLS, ended a connection before a request could be sent on it. */
const NEVER_OPEN = "NEVER_OPEN";
/** A connection that was kept for the next request was closed as that request was on its way. */
const STALE = "STALE";
/** Error codes. `refused` stands for every way in which no connection came about at once. */
const STATUS_OF_CODE = {
	ECONNREFUSED: "refused",
	ENOTFOUND: "refused",
	EAI_AGAIN: "refused",
	EHOSTUNREACH: "refused",
	ENETUNREACH: "refused",
	[PROXY_REFUSED]: "refused",
	[NEVER_OPEN]: "refused",
	EPROTO: "refused",
	ERR_TLS_CERT_ALTNAME_INVALID: "refused",
	CERT_HAS_EXPIRED: "refused",
	DEPTH_ZERO_SELF_SIGNED_CERT: "refused",
	SELF_SIGNED_CERT_IN_CHAIN: "refused",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "refused",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "refused",
	ETIMEDOUT: "timeout-connect",
	[CONNECT_TIMEOUT]: "timeout-connect",
	EMFILE: "client-limit",
	ENFILE: "client-limit",
	ENOBUFS: "client-limit",
	ENOMEM: "client-limit",
	EADDRNOTAVAIL: "client-limit",
	ECONNRESET: "reset",
	EPIPE: "reset",
	[CLOSED]: "reset",
	[STALE]: "stale-connection"
};
function coded(code, message) {
	return Object.assign(new Error(message), { code });
}
/** What a transport's error means. What is no known code is something else than HTTP: malformed. */
function classifyError(error) {
	const code = typeof error.code === "string" ? error.code : "";
	return {
		status: STATUS_OF_CODE[code] ?? (/^(?:ERR_SSL|CERT)_/.test(code) ? "refused" : "malformed"),
		detail: [code, error.message].filter((part) => part !== "").join(": ")
	};
}
/** @param statusCode other than 200; no redirect is followed, and nothing else that is no error is an answer. */
function classifyHttp(statusCode, bodyHead) {
	return {
		status: statusCode >= 500 ? "http-5xx" : statusCode >= 400 ? "http-4xx" : "malformed",
		detail: `HTTP ${statusCode} ${bodyHead}`.trim()
	};
}
const UNREACHABLE = new Set(["refused", "timeout-connect"]);
/** No request got through to a server: that says nothing about an engine. */
function serverUnreachable(statuses) {
	return statuses.length > 0 && statuses.every((status) => UNREACHABLE.has(status));
}
// src/load/redaction.ts
/** A shorter key has no part that could not be somebody else's text. */
const SHORTEST_PART = 6;
/** @returns what takes a key out of a text, however a server has written it: as it is, in JSON, in a URL, or in base64. */
function redaction(apiKey) {
	const forms = apiKey === void 0 || apiKey === "" ? [] : formsOf(apiKey);
	return (text) => forms.reduce((safe, form) => safe.replaceAll(form, "***"), text);
}
function formsOf(key) {
	const inUrl = encodeURIComponent(key);
	const inUrlLower = inUrl.replace(/%../g, (code) => code.toLowerCase());
	const base64 = [
		0,
		1,
		2
	].map((place) => base64Part(key, place)).filter((part) => part.length >= SHORTEST_PART);
	const base64Url = base64.map((part) => part.replaceAll("+", "-").replaceAll("/", "_"));
	return [...new Set([
		key,
		JSON.stringify(key).slice(1, -1),
		inUrl,
		inUrlLower,
		...base64,
		...base64Url
	])];
}
/**
* What base64 makes of the key wherever it stands in a longer text: three bytes become four letters, so that there are three ways, and
* the letters at both ends, which the neighbours have a part in, are left out.
* @param place of its first byte among the three.
*/
function base64Part(key, place) {
	const bits = 8 * Buffer.byteLength(key);
	const before = 8 * place;
	return Buffer.concat([Buffer.alloc(place), Buffer.from(key)]).toString("base64").slice(Math.ceil(before / 6), Math.floor((before + bits) / 6));
}
// src/load/client.ts
/**
* Those in flight, in no order. Not a `Set`: one that changes all the time leaves behind its former tables, each of which points to the
* next, and when the garbage collector takes one of them for old, every flight that any of them ever held stays until it next looks
* through everything. That was 5 kB a request, and pauses of 7 ms to copy them.
*/
function flights() {
	const some = [];
	return {
		add(flight) {
			flight.place = some.length;
			some.push(flight);
		},
		remove({ place }) {
			const last = some.pop();
			if (last === void 0 || last.place === place) return;
			some[place] = last;
			last.place = place;
		},
		/** As they are now, whatever is added or removed meanwhile. */
		all: () => some.slice()
	};
}
const DETAIL_LENGTH = 200;
/** How often timeouts are looked at: no timer per request in the hot path. */
const SWEEP_MS$1 = 50;
/** An answer's end comes with its `[DONE]`, or within the next packets. A place in the closed loop is not held for longer. */
const GRACE_MS = 200;
/** Sends and classifies; no retries. */
function connectClient({ transport, baseUrl, path, timeouts, apiKey, streamed }) {
	const head = requestHead(new URL(path, baseUrl), {
		method: "POST",
		accept: streamed ? "text/event-stream" : "application/json",
		...apiKey === void 0 ? {} : { apiKey }
	});
	const prefix = `llm-perf-gate-${randomUUID().slice(0, 8)}`;
	const redact = redaction(apiKey);
	const inFlight = flights();
	const sweep = setInterval(() => {
		const now = performance.now();
		for (const flight of inFlight.all()) {
			const timeout = expired(flight, timeouts, now);
			if (timeout !== void 0) flight.settle(timeout);
		}
	}, SWEEP_MS$1);
	let abandoned;
	const send = (body, name, expectedChunks = 0) => new Promise((resolve) => {
		const answer = readAnswer(streamed, streamed ? expectedChunks : 1);
		let giveUp = () => {};
		let settled = false;
		const settle = (verdict) => {
			if (settled) return;
			settled = true;
			inFlight.remove(flight);
			giveUp();
			resolve(toExchange(flight, told$1(verdict, redact)));
		};
		const flight = {
			dispatchedAt: performance.now(),
			answer,
			settle,
			httpStatus: 0,
			refusal: "",
			legible: true,
			turns: 0,
			lastTurn: -1,
			doneAt: 0,
			leftOpen: false,
			place: -1
		};
		inFlight.add(flight);
		if (abandoned !== void 0) return settle(abandoned);
		const request = {
			head: head(body.length, `${prefix}-${name}`),
			body
		};
		giveUp = transport.dispatch(request, takerOf(flight));
	});
	return {
		send,
		abandon(status, detail) {
			abandoned = {
				status,
				detail
			};
			for (const flight of inFlight.all()) flight.settle(abandoned);
		},
		close() {
			clearInterval(sweep);
		}
	};
}
function takerOf(flight) {
	const { answer, settle } = flight;
	return {
		sent(at) {
			flight.wireAt = at;
		},
		head(statusCode, compression) {
			flight.httpStatus = statusCode;
			if (compression !== void 0) flight.refusal = `(a body in content-encoding: ${compression})`;
			flight.legible = compression === void 0;
		},
		body(bytes, from, to, at, turn) {
			if (flight.httpStatus !== 200) {
				if (flight.legible && flight.refusal.length < 2e3) flight.refusal += headOf(bytes, from, to);
				return;
			}
			const before = answer.stamps.count();
			answer.read(bytes, from, to, at);
			if (answer.failed()) settle(answer.verdict());
			if (answer.stamps.count() === before || flight.lastTurn === turn) return;
			flight.turns += 1;
			flight.lastTurn = turn;
		},
		end(at) {
			answer.end(at);
			settle(flight.httpStatus === 200 ? answer.verdict() : classifyHttp(flight.httpStatus, flight.refusal));
		},
		failed(error) {
			settle(answer.done() ? answer.verdict() : classifyError(error));
		}
	};
}
function expired(flight, timeouts, now) {
	const { dispatchedAt, answer } = flight;
	if (answer.done()) return leftOpen(flight, now) ? answer.verdict() : void 0;
	const last = answer.stamps.last();
	const age = now - dispatchedAt;
	const silent = last === void 0 ? age > timeouts.firstTokenMs : now - last > timeouts.betweenTokensMs;
	if (!silent && age <= timeouts.totalMs) return void 0;
	if (!silent) return {
		status: "timeout-total",
		detail: `not finished after ${timeouts.totalMs} ms`
	};
	return last === void 0 ? {
		status: "timeout-first-token",
		detail: `no token after ${timeouts.firstTokenMs} ms`
	} : {
		status: "timeout-between-tokens",
		detail: `no token for ${timeouts.betweenTokensMs} ms after ${answer.stamps.count()} chunks`
	};
}
/** Looked at only here, behind the hot path: the grace may be one look longer. */
function leftOpen(flight, now) {
	if (flight.doneAt === 0) flight.doneAt = now;
	flight.leftOpen = now - flight.doneAt >= GRACE_MS;
	return flight.leftOpen;
}
function toExchange(flight, verdict) {
	const { dispatchedAt, wireAt, answer, turns, leftOpen } = flight;
	return {
		...verdict,
		dispatchedAt,
		...wireAt === void 0 ? {} : { wireAt },
		stamps: answer.stamps.all(),
		tokens: answer.tokens(),
		turns,
		leftOpen
	};
}
/** One line of at most 200 characters, without the key that a server may have sent back. */
function told$1({ status, detail }, redact) {
	return {
		status,
		detail: redact(detail).replace(/\s+/g, " ").trim().slice(0, DETAIL_LENGTH)
	};
}
// src/load/statistics.ts
function sorted(values) {
	return Float64Array.from(values).sort();
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
/** Population standard deviation, numpy's default. */
function standardDeviation(values) {
	const centre = mean(values);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length);
}
/** numpy's default, linear interpolation between neighbours; `percent` from 0 to 100. */
function percentile(values, percent) {
	const position = percent / 100 * (values.length - 1);
	const below = Math.floor(position);
	const low = values[below] ?? NaN;
	return low + ((values[Math.min(below + 1, values.length - 1)] ?? NaN) - low) * (position - below);
}
// src/load/response-head.ts
/** A server that says when it will close is taken at its word, less the time that a request may be on its way. */
const ON_ITS_WAY_MS$1 = 1e3;
/** A line that begins with a blank belongs to the one before it (RFC 9112 §5.2). */
const FOLD = /\r?\n[ \t]+/g;
/**
* Reads a status line and headers (RFC 9112 §4–6).
* @throws Error when they are not HTTP/1's, or frame the body in a way that cannot be followed.
*/
function parseResponseHead(text) {
	const [first = "", ...lines] = text.trimEnd().replace(FOLD, " ").split(/\r?\n/);
	const [, minor = "", code = ""] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(first) ?? [];
	if (code === "") throw new Error(`does not match the HTTP/1 protocol: ${first}`);
	const headers = new Map();
	for (const line of lines) {
		const colon = line.indexOf(":");
		if (colon < 1) throw new Error(`not a header: ${line}`);
		const name = line.slice(0, colon).toLowerCase();
		const value = line.slice(colon + 1).trim();
		headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
	}
	const status = Number(code);
	const body = bodyOf(status, headers);
	const encoding = headers.get("content-encoding") ?? "identity";
	const connection = headers.get("connection")?.toLowerCase() ?? (minor === "1" ? "keep-alive" : "close");
	const seconds = /timeout=(\d+)/i.exec(headers.get("keep-alive") ?? "")?.[1];
	return {
		status,
		body,
		...encoding === "identity" ? {} : { compression: encoding },
		persistent: body !== "until-close" && !connection.includes("close"),
		...seconds === void 0 ? {} : { idleMs: Math.max(0, Number(seconds) * 1e3 - ON_ITS_WAY_MS$1) }
	};
}
function bodyOf(status, headers) {
	if (status < 200 || status === 204 || status === 304) return 0;
	const encoding = headers.get("content-encoding") ?? "identity";
	if (status === 200 && encoding !== "identity") throw new Error(`content-encoding: ${encoding} was not asked for`);
	const coding = headers.get("transfer-encoding");
	if (coding !== void 0) {
		if (coding.toLowerCase() === "chunked") return "chunks";
		throw new Error(`transfer-encoding: ${coding} was not asked for`);
	}
	const length = headers.get("content-length");
	if (length === void 0) return "until-close";
	const [one = "", ...others] = new Set(length.split(", "));
	if (!/^\d{1,15}$/.test(one) || others.length > 0) throw new Error(`content-length: ${length} is no length`);
	return Number(one);
}
// src/load/tunnel.ts
const LONGEST_ANSWER = 16384;
/** Asks a proxy for a connection onward (`CONNECT`, RFC 9110 §9.3.6); afterwards the socket is the server's. */
function openTunnel(socket, { proxy, authority }, done) {
	const credentials = [proxy.username, proxy.password].map(decodeURIComponent).join(":");
	const authorization = proxy.username === "" ? "" : `proxy-authorization: Basic ${Buffer.from(credentials).toString("base64")}\r\n`;
	const ask = () => socket.write(`CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n${authorization}\r\n`);
	socket.once(proxy.protocol === "https:" ? "secureConnect" : "connect", ask);
	let answer = "";
	const read = (chunk) => {
		answer += chunk.toString("latin1");
		const end = answer.indexOf("\r\n\r\n");
		if (end < 0 && answer.length <= LONGEST_ANSWER) return;
		socket.off("data", read);
		done(refusalOf(answer.slice(0, Math.max(end, 0)), proxy));
	};
	socket.on("data", read);
}
function refusalOf(head, { host }) {
	try {
		const { status } = parseResponseHead(head);
		return status === 200 ? void 0 : coded(PROXY_REFUSED, `the proxy ${host} answered ${head.split("\r\n", 1)[0]}`);
	} catch (cause) {
		return coded(PROXY_REFUSED, `${host} is no proxy: ${messageOf(cause)}`);
	}
}
// src/load/dial.ts
/** Every connection is read into it in turn: nothing of it is needed behind the call. */
const READ = Buffer.allocUnsafeSlow(65536);
/**
* Opens one connection. What comes is read into one buffer that all share, past Node's streams, which allocate 64 KiB for each read.
* @returns what ends it, silently, at any time.
*/
function dial({ origin, proxy, tls, connectMs }, wire) {
	const sockets = [];
	/** Who has to answer now. */
	let whom = proxy === void 0 ? origin.host : `the proxy ${proxy.host}`;
	let isOpen = false;
	let over = false;
	const end = () => {
		over = true;
		clearTimeout(patience);
		for (const socket of sockets) socket.destroy();
	};
	const close = (error) => {
		if (over) return;
		end();
		wire.closed(isOpen ? error : neverOpen(error, whom));
	};
	const use = (socket) => {
		sockets.push(socket);
		for (const event of [
			"error",
			"end",
			"close"
		]) socket.on(event, (error) => close(errorIn(error)));
		return socket;
	};
	const open = (socket) => {
		clearTimeout(patience);
		isOpen = true;
		wire.open(socket);
	};
	const onread = {
		buffer: READ,
		callback(length) {
			wire.bytes(READ, length);
			return true;
		}
	};
	/** Node's own stream of what comes, where the socket has been read from before. */
	const stream = (socket) => socket.on("data", (chunk) => wire.bytes(chunk, chunk.length));
	const name = serverName(origin);
	const patience = setTimeout(() => close(coded(CONNECT_TIMEOUT, `no connection to ${whom} after ${connectMs} ms`)), connectMs);
	const isSecure = origin.protocol === "https:";
	const to = {
		...addressOf(origin),
		noDelay: true,
		keepAlive: true
	};
	if (proxy !== void 0) {
		const at = addressOf(proxy);
		const outer = use(proxy.protocol === "https:" ? connect$2({
			...at,
			...tls,
			...serverName(proxy)
		}) : connect$1(at));
		openTunnel(outer, {
			proxy,
			authority: `${origin.hostname}:${to.port}`
		}, (refusal) => {
			if (refusal !== void 0) return close(refusal);
			whom = `${origin.host} through the proxy ${proxy.host}`;
			const inner = isSecure ? use(connect$2({
				...tls,
				...name,
				socket: outer,
				host: to.host
			})) : outer;
			stream(inner);
			if (isSecure) inner.once("secureConnect", () => open(inner));
			else open(inner);
		});
	} else {
		const options = {
			...to,
			...tls,
			...name,
			onread
		};
		const socket = use(isSecure ? connect$2(options) : connect$1(options));
		socket.once(isSecure ? "secureConnect" : "connect", () => open(socket));
	}
	return end;
}
/** TLS names no addresses (RFC 6066 §3). */
function serverName(url) {
	return isIP(hostOf(url)) === 0 ? { servername: hostOf(url) } : {};
}
/** Says who it was; what is a reset on an open connection is here one that did not come about. */
function neverOpen(error, whom) {
	if (error === void 0) return coded(NEVER_OPEN, `${whom} closed the connection before a request could be sent`);
	const code = "code" in error ? String(error.code) : "";
	const message = error.message.includes(whom) ? error.message : `${whom}: ${error.message}`;
	return coded(classifyError(error).status === "reset" ? NEVER_OPEN : code, message);
}
/** As a socket wants it: without the brackets that a URL puts around an IPv6 address. */
function hostOf({ hostname }) {
	return hostname.replace(/^\[(.*)\]$/, "$1");
}
function addressOf(url) {
	const standard = url.protocol === "https:" ? 443 : 80;
	return {
		host: hostOf(url),
		port: url.port === "" ? standard : Number(url.port)
	};
}
/** `close` brings a flag, `end` nothing. Of several addresses that were tried in vain, the first error says why. */
function errorIn(value) {
	if (value instanceof AggregateError && value.errors[0] instanceof Error) return value.errors[0];
	return value instanceof Error ? value : void 0;
}
// src/load/response-reader.ts
const LF = 10;
const CR = 13;
/** A head, a chunk's size line or trailers longer than this are no engine's. */
const LONGEST_HEAD = 65536;
/** Every head begins so. What does not is told at its first wrong byte: a server of another protocol may say no more. */
const BEGINNING = Buffer.from("HTTP/1.");
/** Of a chunk's size; more than 2^48 bytes are no chunk. */
const MOST_DIGITS = 12;
/**
* Reads HTTP/1.1 responses one after the other, however a network splits them: bodies by length, in chunks, or up to the close
* (RFC 9112). Strict where a wrong reading would make a wrong number; a bare line feed ends a line too.
*/
function responseReader(sink) {
	let state = "head";
	let whole = false;
	let head;
	let headText = "";
	/** Of the head, the trailers or the size line so far. */
	let used = 0;
	let lineUsed = 0;
	/** Of the body or the chunk; while its size line is read, the size so far. */
	let remaining = 0;
	let digits = 0;
	const enter = (following, bytes = 0) => {
		state = following;
		remaining = bytes;
		used = 0;
		lineUsed = 0;
		digits = 0;
	};
	const finish = () => {
		enter("head");
		whole = true;
		sink.end();
	};
	const use = () => {
		used += 1;
		if (used > LONGEST_HEAD) throw new Error("more than 64 KiB of headers");
	};
	/** @returns the place behind the empty line that ends a head or trailers, or -1 when it has not come. */
	const behindEmptyLine = (bytes, from, to) => {
		for (let at = from; at < to; at += 1) {
			const byte = bytes[at];
			if (state === "head" && used < BEGINNING.length && byte !== BEGINNING[used]) throw new Error(`does not match the HTTP/1 protocol: ${bytes.toString("latin1", from, Math.min(to, from + 80))}`);
			use();
			if (byte === LF && lineUsed === 0) return at + 1;
			if (byte === LF) lineUsed = 0;
			else if (byte !== CR) lineUsed += 1;
		}
		return -1;
	};
	const readHead = (bytes, from, to) => {
		const behind = behindEmptyLine(bytes, from, to);
		headText += bytes.toString("latin1", from, behind < 0 ? to : behind);
		if (behind < 0) return to;
		head = parseResponseHead(headText);
		headText = "";
		enter("head");
		if (head.status < 200) return behind;
		sink.head(head.status, head.compression);
		if (head.body === "chunks") enter("size");
		else if (head.body === "until-close") enter("until-close");
		else if (head.body === 0) finish();
		else enter("length", head.body);
		return behind;
	};
	const takeDigit = (digit) => {
		remaining = 16 * remaining + digit;
		digits += 1;
		if (digits > MOST_DIGITS) throw new Error("a chunk of more than 2^48 bytes");
	};
	const passBehindSize = (byte) => {
		if (state === "size" && (digits === 0 || !BEHIND_SIZE.includes(byte))) throw new Error(`Invalid character in chunk size: ${JSON.stringify(String.fromCharCode(byte))}`);
		state = "size-extension";
		use();
	};
	const readSize = (bytes, from, to) => {
		for (let at = from; at < to; at += 1) {
			const byte = bytes[at] ?? 0;
			const digit = state === "size" ? hexDigit(byte) : -1;
			if (byte === LF && digits > 0) {
				enter(remaining === 0 ? "trailers" : "chunk", remaining);
				return at + 1;
			}
			if (digit >= 0) takeDigit(digit);
			else passBehindSize(byte);
		}
		return to;
	};
	const readBytes = (bytes, from, to) => {
		const behind = Math.min(to, from + remaining);
		remaining -= behind - from;
		sink.body(bytes, from, behind);
		if (remaining === 0) {
			if (state === "chunk") enter("chunk-end");
			else finish();
		}
		return behind;
	};
	const readChunkEnd = (byte) => {
		if (byte === LF) enter("size");
		else if (byte !== CR) throw new Error("a chunk is longer than its size");
	};
	const readTrailers = (bytes, from, to) => {
		const behind = behindEmptyLine(bytes, from, to);
		if (behind < 0) return to;
		finish();
		return behind;
	};
	const readSome = (bytes, at, to) => {
		switch (state) {
			case "head": return readHead(bytes, at, to);
			case "size":
			case "size-extension": return readSize(bytes, at, to);
			case "chunk":
			case "length": return readBytes(bytes, at, to);
			case "chunk-end":
				readChunkEnd(bytes[at]);
				return at + 1;
			case "trailers": return readTrailers(bytes, at, to);
			case "until-close":
				sink.body(bytes, at, to);
				return to;
		}
	};
	return {
		read(bytes, from, to) {
			whole = false;
			let at = from;
			while (at < to && !whole) at = readSome(bytes, at, to);
			return at;
		},
		close() {
			if (state !== "until-close") return false;
			finish();
			return true;
		},
		head: () => head
	};
}
/** `;` begins an extension; blanks before it, and the carriage return, pass. */
const BEHIND_SIZE = [
	59,
	32,
	9,
	CR
];
function hexDigit(byte) {
	if (byte >= 48 && byte <= 57) return byte - 48;
	const lower = byte | 32;
	return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
// src/load/connection.ts
/** Idle connections end after 4 s, before uvicorn's 5 s can race with the next request. */
const IDLE_MS = 4e3;
/** A close that is seen so soon behind a request was sent before the server had read it; so soon behind an answer, it belongs to it. */
const ON_ITS_WAY_MS = 50;
/** One connection to the server, one request at a time. */
function openConnection(route, inbox, { onFree, onCut }) {
	let socket;
	let waiting;
	let taker;
	let freeUntil = 0;
	let releasedAt = Number.NEGATIVE_INFINITY;
	/** Requests before this one; when this one was written; whether an answer to it has begun. */
	let answered = 0;
	let writtenAt = 0;
	let begun = false;
	let over = false;
	let lostBy;
	let now = 0;
	let turn = 0;
	const write = ({ head, body }, to) => {
		writtenAt = performance.now();
		taker?.sent(writtenAt);
		to.cork();
		to.write(head, "latin1");
		if (body.length > 0) to.write(body);
		to.uncork();
	};
	const fail = (error) => {
		const failed = taker;
		end();
		failed?.failed(error);
	};
	const reader = responseReader({
		head: (statusCode, compression) => taker?.head(statusCode, compression),
		body: (bytes, from, to) => taker?.body(bytes, from, to, now, turn),
		end() {
			const ended = taker;
			taker = void 0;
			answered += 1;
			ended?.end(now);
		}
	});
	/** Whole, and nothing behind it: the connection is free for another request. */
	const release = () => {
		const { persistent, idleMs } = reader.head() ?? { persistent: false };
		if (!persistent) return end();
		freeUntil = now + Math.min(IDLE_MS, idleMs ?? IDLE_MS);
		releasedAt = now;
		onFree(connection);
	};
	const stale = (at) => {
		if (answered === 0 || begun || at - writtenAt > ON_ITS_WAY_MS) return void 0;
		if (lostBy !== void 0 && classifyError(lostBy).status !== "reset") return void 0;
		return coded(STALE, "closed as the next request was on its way: a server that does not keep connections says `connection: close`, or for how long it does (`keep-alive: timeout=…`)");
	};
	const incoming = {
		read(bytes, from, to, at, inTurn) {
			if (taker === void 0) return end();
			now = at;
			turn = inTurn;
			begun = true;
			try {
				const behind = reader.read(bytes, from, to);
				if (over || taker !== void 0) return;
				if (behind < to) end();
				else release();
			} catch (cause) {
				fail(cause instanceof Error ? cause : new Error(String(cause)));
			}
		},
		closed(at) {
			now = at;
			const unused = !over && taker === void 0 && at - releasedAt <= ON_ITS_WAY_MS;
			const crossed = taker === void 0 ? void 0 : stale(at);
			if (unused || crossed !== void 0) onCut();
			if (lostBy !== void 0 || !reader.close()) fail(crossed ?? lostBy ?? coded("CLOSED", "other side closed"));
			end();
		}
	};
	const hangUp = dial(route, {
		open(opened) {
			socket = opened;
			if (waiting !== void 0) write(waiting, opened);
			waiting = void 0;
		},
		bytes: (bytes, length) => inbox.bytes(incoming, bytes, length),
		closed(error) {
			freeUntil = 0;
			lostBy = error;
			inbox.closed(incoming);
		}
	});
	const end = () => {
		over = true;
		freeUntil = 0;
		taker = void 0;
		waiting = void 0;
		hangUp();
	};
	const connection = {
		carry(request, by) {
			freeUntil = 0;
			begun = false;
			taker = by;
			if (socket === void 0) waiting = request;
			else write(request, socket);
		},
		giveUp(by) {
			if (taker === by) end();
		},
		end,
		freeUntil: () => freeUntil,
		over: () => over
	};
	return connection;
}
// src/load/inbox.ts
/** What one turn of the loop may bring; more is handed on at once. The largest read is 64 KiB. */
const BYTES = 1048576;
const ARRIVALS = 4096;
/**
* Work behind the whole batch of reads that the event loop has at hand: each read is stamped before any of them is parsed, so that the
* first streams of a batch do not delay the stamps of the last. The bytes lie one after the other in one piece of memory that is
* used again and again: a buffer for each read was the largest part of the generator's memory and a third of its CPU time.
*/
function openInbox() {
	const kept = Buffer.allocUnsafeSlow(BYTES);
	const readers = [];
	const ends = new Uint32Array(ARRIVALS);
	const stamps = new Float64Array(ARRIVALS);
	let used = 0;
	let arrivals = 0;
	let turn = 0;
	const drain = () => {
		turn += 1;
		const now = arrivals;
		arrivals = 0;
		used = 0;
		let from = 0;
		for (let index = 0; index < now; index += 1) {
			const to = ends[index] ?? from;
			const at = stamps[index] ?? 0;
			if (to === from) readers[index]?.closed(at);
			else readers[index]?.read(kept, from, to, at, turn);
			from = to;
		}
	};
	const keep = (reader, length, at) => {
		if (arrivals === 0) setImmediate(drain);
		used += length;
		readers[arrivals] = reader;
		ends[arrivals] = used;
		stamps[arrivals] = at;
		arrivals += 1;
	};
	return {
		bytes(reader, bytes, length) {
			const at = performance.now();
			if (used + length > BYTES || arrivals === ARRIVALS) drain();
			bytes.copy(kept, used, 0, length);
			keep(reader, length, at);
		},
		closed(reader) {
			const at = performance.now();
			if (arrivals === ARRIVALS) drain();
			keep(reader, 0, at);
		}
	};
}
// src/load/transport.ts
const SWEEP_MS = 1e3;
/**
* A proxy is used only when one is given, and always tunnels.
* @throws UserError when the certificate authority's file cannot be read, or proxy or server are no URLs that can be used.
*/
async function openTransport({ baseUrl, timeouts, connection: { caFile, proxy, verify } }) {
	return transportBy({
		origin: httpUrl(baseUrl),
		...proxy === void 0 ? {} : { proxy: httpUrl(proxy) },
		tls: {
			...caFile === void 0 ? {} : { ca: await readAuthority(caFile) },
			...verify ? {} : { rejectUnauthorized: false }
		},
		connectMs: timeouts.connectMs
	});
}
function transportBy(route) {
	const inbox = openInbox();
	let all = [];
	let free = [];
	let ended = false;
	let justReleased = false;
	let keeps = true;
	const onFree = (connection) => {
		if (!keeps) return connection.end();
		free.push(connection);
		if (justReleased) return;
		justReleased = true;
		setImmediate(() => {
			justReleased = false;
		});
	};
	const onCut = () => {
		keeps = false;
		for (const connection of free) connection.end();
		free = [];
	};
	const sweep = setInterval(() => {
		const now = performance.now();
		for (const connection of free) if (connection.freeUntil() <= now) connection.end();
		free = free.filter((connection) => !connection.over());
		all = all.filter((connection) => !connection.over());
	}, SWEEP_MS).unref();
	/** The one used last: it is the least likely to be closed at this moment. */
	const take = () => {
		const now = performance.now();
		for (let last = free.pop(); last !== void 0; last = free.pop()) {
			if (last.freeUntil() > now) return last;
			last.end();
		}
		const opened = openConnection(route, inbox, {
			onFree,
			onCut
		});
		all.push(opened);
		return opened;
	};
	return {
		dispatch(request, taker) {
			let connection;
			let givenUp = false;
			const send = () => {
				if (givenUp || ended) return;
				connection = take();
				connection.carry(request, taker);
			};
			if (justReleased && free.length > 0) setImmediate(send);
			else send();
			return () => {
				givenUp = true;
				connection?.giveUp(taker);
			};
		},
		keepsConnections: () => keeps,
		end() {
			ended = true;
			clearInterval(sweep);
			for (const connection of all) connection.end();
		}
	};
}
function httpUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) throw new UserError(`"${text}" is no address`, { hint: "http://host:port, or https://…" });
	return url;
}
async function readAuthority(path) {
	try {
		return await readFile(path);
	} catch (cause) {
		throw new UserError(`${path}: the certificate authority cannot be read (${messageOf(cause)})`, { cause });
	}
}
// src/load/calibration.ts
/** Requests in flight, and how often each place is taken: half a second of about 8,000 chunks a second. */
const LANES = 16;
const TURNS = 5;
const PATIENCE_MS$3 = 5e3;
const TIMEOUTS = {
	connectMs: 1e3,
	firstTokenMs: 2e3,
	betweenTokensMs: 2e3,
	totalMs: PATIENCE_MS$3
};
const LOOPBACK = {
	apiKeyEnv: "",
	verify: true
};
/**
* Half a second against a server on loopback that knows when it sent what: what the client itself adds to TTFT and ITL on this
* machine now, and what a chunk costs it. It also compiles the client's code before anything is measured.
* @param self how this program is started, as a process of its own so that its time is not the client's.
* @returns `undefined` when the server does not come about: nothing depends on it.
*/
async function calibrate(self) {
	const [program = "", ...words] = self;
	const child = spawn(program, [
		...words,
		"load",
		"--serve-calibration"
	], { stdio: [
		"pipe",
		"pipe",
		"ignore"
	] });
	try {
		const [port] = await Promise.race([once(child.stdout, "data"), failed(child)]);
		return await against(`http://127.0.0.1:${String(port).trim()}`);
	} catch {
		return;
	} finally {
		child.stdin.destroy();
		child.kill("SIGKILL");
	}
}
async function failed(child) {
	const signal = AbortSignal.timeout(PATIENCE_MS$3);
	await Promise.race([once(child, "exit", { signal }), once(child, "error", { signal })]);
	throw new Error("the calibration's server did not start");
}
async function against(baseUrl) {
	const transport = await openTransport({
		baseUrl,
		timeouts: TIMEOUTS,
		connection: LOOPBACK
	});
	const client = connectClient({
		transport,
		baseUrl,
		path: "/",
		timeouts: TIMEOUTS,
		streamed: true
	});
	try {
		await turns(client, "w", 1);
		const before = process.cpuUsage();
		const exchanges = await turns(client, "c", TURNS);
		const { user, system } = process.cpuUsage(before);
		const told = await ask(transport, {
			url: new URL(baseUrl),
			patienceMs: PATIENCE_MS$3
		});
		const served = JSON.parse(told ?? "{}");
		return compared(exchanges, new Map(Object.entries(served).map(([id, one]) => [id.split("-").at(-1) ?? "", one])), user + system);
	} finally {
		client.close();
		transport.end();
	}
}
async function turns(client, name, count) {
	const exchanges = new Map();
	const lane = async (place) => {
		for (let turn = 0; turn < count; turn += 1) {
			const id = `${name}${place}.${turn}`;
			exchanges.set(id, await client.send(Buffer.from("{}"), id));
		}
	};
	await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)));
	return exchanges;
}
function compared(exchanges, served, cpuUs) {
	const originUs = nowUs() - performance.now() * 1e3;
	const ttftErrors = [];
	const gapErrors = [];
	let chunks = 0;
	for (const [name, { stamps, dispatchedAt }] of exchanges) {
		const { receivedUs, sentUs } = served.get(name) ?? {
			receivedUs: 0,
			sentUs: []
		};
		if (sentUs.length !== stamps.length) throw new Error(`${name}: ${stamps.length} of ${sentUs.length} chunks came`);
		chunks += stamps.length;
		const at = (index) => originUs + (stamps[index] ?? 0) * 1e3;
		const sent = (index) => sentUs[index] ?? 0;
		ttftErrors.push(at(0) - (originUs + dispatchedAt * 1e3) - (sent(0) - receivedUs));
		for (let index = 1; index < stamps.length; index += 1) gapErrors.push(Math.abs(at(index) - at(index - 1) - (sent(index) - sent(index - 1))));
	}
	return {
		chunks,
		ttftErrorMs: mean(sorted(ttftErrors)) / 1e3,
		itlErrorP99Ms: percentile(sorted(gapErrors), 99) / 1e3,
		cpuUsPerChunk: cpuUs / chunks
	};
}
// src/load/request-body.ts
const PATHS = {
	completions: "/v1/completions",
	chat: "/v1/chat/completions",
	generate: "/generate"
};
/** The path of the endpoint under a base URL that may have a path of its own. */
function endpointPath(baseUrl, endpoint) {
	return `${new URL(baseUrl).pathname.replace(/\/+$/, "")}${PATHS[endpoint]}`;
}
/**
* Serialised before the clock starts: a long prompt takes milliseconds. Temperature 0, because an answer's length
* must not be a matter of chance; `ignore_eos` is sent only when asked for, as not every server knows it.
*/
function requestBody(target, prompt) {
	return Buffer.from(JSON.stringify(target.endpoint === "generate" ? sglangBody(target, prompt) : openAiBody(target, prompt)));
}
function openAiBody({ endpoint, model, ignoreEos, streamed }, { content, images, outputTokens }) {
	return {
		model,
		...endpoint === "chat" ? { messages: [{
			role: "user",
			content: chatContent(content, images)
		}] } : { prompt: content },
		max_tokens: outputTokens,
		temperature: 0,
		...streamed ? {
			stream: true,
			stream_options: { include_usage: true }
		} : {},
		...ignoreEos ? { ignore_eos: true } : {}
	};
}
/** Images behind the text, as vLLM sends them. */
function chatContent(content, images = []) {
	if (images.length === 0) return content;
	return [{
		type: "text",
		text: content
	}, ...images.map((url) => ({
		type: "image_url",
		image_url: { url }
	}))];
}
/** https://docs.sglang.ai/basic_usage/native_api.html */
function sglangBody({ ignoreEos, streamed }, { content, outputTokens }) {
	return {
		...typeof content === "string" ? { text: content } : { input_ids: content },
		sampling_params: {
			temperature: 0,
			max_new_tokens: outputTokens,
			...ignoreEos ? { ignore_eos: true } : {}
		},
		stream: streamed
	};
}
// src/load/capability.ts
const PROBE_TOKENS = 16;
/** Data sets whose prompts are somebody's texts. */
const TEXTS = new Set([
	"sharegpt",
	"custom",
	"image-folder",
	"hugging-face"
]);
/**
* Whether the server takes token ids as one prompt, found out by sending some: it must count exactly as many prompt tokens
* (LMDeploy takes a list of ids for a list of prompts). Only prompts that are made here can be ids, and not in a chat.
*/
async function promptForm(spec, client) {
	if (spec.endpoint === "chat" || TEXTS.has(spec.dataset.name)) return { form: "text" };
	const prompt = {
		content: Array.from({ length: PROBE_TOKENS }, (_, index) => FIRST_TOKEN_ID + TOKEN_IDS - 1 - index),
		inputTokens: PROBE_TOKENS,
		outputTokens: 2
	};
	const probe = await client.send(requestBody(spec, prompt), "probe");
	return {
		form: probe.status === "completed" && probe.tokens.prompt === PROBE_TOKENS ? "token-ids" : "text",
		probe
	};
}
// src/load/columns.ts
/**
* Whole microseconds, rounded once per instant, so that a request's gaps add up to E2EL − TTFT exactly. A time beyond
* what a cell holds (71 minutes) stays at the largest that it can.
*/
function toRequests(rows, startedAt, endedAt) {
	const column = (value, unsent = UNKNOWN) => Uint32Array.from(rows, (row) => row === void 0 ? unsent : value(row));
	const us = (from, to) => to === void 0 ? UNKNOWN : Math.min(UNKNOWN - 1, Math.max(0, Math.round((to - from) * 1e3)));
	return {
		startUs: column(({ exchange }) => us(startedAt, exchange.dispatchedAt)),
		ttftUs: column(({ exchange }) => us(exchange.dispatchedAt, exchange.stamps[0])),
		e2elUs: column(({ exchange }) => us(exchange.dispatchedAt, exchange.stamps.at(-1))),
		promptTokens: column(({ exchange }) => exchange.tokens.prompt ?? 4294967295),
		outputTokens: column(({ exchange }) => exchange.tokens.output, 0),
		status: column(({ exchange }) => REQUEST_STATUSES.indexOf(exchange.status), REQUEST_STATUSES.indexOf("cancelled")),
		queueUs: column(({ departure }) => us(0, departure.queueMs)),
		gapCount: column(({ exchange }) => Math.max(0, exchange.stamps.length - 1), 0),
		gapsUs: gaps(rows, us),
		durationUs: Math.round((endedAt - startedAt) * 1e3)
	};
}
/** Filled in place: a million small arrays would cost more memory than the measurement. */
function gaps(rows, us) {
	const stampsOf = (row) => row?.exchange.stamps ?? [];
	const column = new Uint32Array(rows.reduce((sum, row) => sum + Math.max(0, stampsOf(row).length - 1), 0));
	let next = 0;
	for (const row of rows) {
		let last;
		for (const stamp of stampsOf(row)) {
			const instant = us(row?.exchange.dispatchedAt ?? 0, stamp);
			if (last !== void 0) {
				column[next] = instant - last;
				next += 1;
			}
			last = instant;
		}
	}
	return column;
}
// src/load/file-prompts.ts
/** vLLM's limits on what it takes of ShareGPT (`is_valid_sequence` in `vllm/benchmarks/datasets/datasets.py`), in tokens. */
const SHORTEST = 4;
const LONGEST_PROMPT = 1024;
const LONGEST_TOTAL = 2048;
/**
* Prompts from a file, picked as vLLM picks them: shuffled by Python's generator with the seed, filtered, cut to the number of
* requests, and repeated by the same generator when the file has fewer.
* @throws UserError with file and line when the data cannot be used.
*/
async function filePrompts(dataset, bytes, count, seed, countTokens = async () => void 0) {
	const chosen = (dataset.name === "sharegpt" ? await shareGpt(dataset, pythonRandom(seed).shuffled(dialogues(dataset.path, bytes)), count, countTokens) : custom(dataset, bytes, seed)).slice(0, count);
	const [first] = chosen;
	if (first === void 0) throw new UserError(`${dataset.path}: no usable prompt in the ${dataset.name} data set`, { hint: HINTS[dataset.name] });
	const { below } = pythonRandom(seed);
	const size = chosen.length;
	while (chosen.length < count) chosen.push(chosen[below(size)] ?? first);
	return chosen;
}
const HINTS = {
	sharegpt: "expected a JSON array of {\"conversations\": [{\"value\": \"…\"}, {\"value\": \"…\"}]} with prompts of 4 to 1024 tokens",
	custom: "expected one {\"prompt\": \"…\"} a line"
};
/** First turn asks, second answers. */
function dialogues(path, bytes) {
	const found = [];
	for (const element of jsonElements(bytes, path)) {
		const [first, second] = turnsOf(element);
		if (first !== void 0 && second !== void 0) found.push({
			asked: first,
			answered: second
		});
	}
	return found;
}
/** So many texts are counted at a time. */
const BATCH$1 = 32;
/**
* The first that vLLM would take. Lengths are the server's own tokenizer's, as vLLM's are; estimated from the bytes where it has none,
* and then not told as asked for.
*/
async function shareGpt({ outputTokens }, shuffled, count, countTokens) {
	const exact = shuffled[0] !== void 0 && await countTokens(shuffled[0].asked) !== void 0;
	const lengthOf = async (text) => (exact ? await countTokens(text) : void 0) ?? estimatedTokens(text);
	const chosen = [];
	for (let at = 0; at < shuffled.length && chosen.length < count; at += BATCH$1) {
		const measured = shuffled.slice(at, at + BATCH$1).map(async ({ asked, answered }) => ({
			asked,
			input: await lengthOf(asked),
			output: outputTokens ?? await lengthOf(answered)
		}));
		for (const { asked, input, output } of await Promise.all(measured)) {
			if (!(input >= SHORTEST && (outputTokens !== void 0 || output >= SHORTEST)) || input > LONGEST_PROMPT || input + output > LONGEST_TOTAL) continue;
			chosen.push({
				content: asked,
				...exact ? { inputTokens: input } : {},
				outputTokens: output
			});
		}
	}
	return chosen;
}
/** The texts of the turns; none when there are fewer than two turns. */
function turnsOf(element) {
	const conversations = member(element, "conversations");
	if (!Array.isArray(conversations) || conversations.length < 2) return [];
	return conversations.slice(0, 2).flatMap((turn) => {
		const value = member(turn, "value");
		return typeof value === "string" ? [value] : [];
	});
}
function custom(dataset, bytes, seed) {
	const prompts = [];
	for (const { line, value } of jsonLines(bytes, dataset.path)) {
		const prompt = member(value, "prompt");
		if (typeof prompt !== "string") throw new UserError(`${dataset.path}:${line}: no "prompt" text in this line`, { hint: HINTS.custom });
		if (prompt === "") throw new UserError(`${dataset.path}:${line}: the "prompt" is empty: there is nothing to ask`, { hint: HINTS.custom });
		prompts.push({
			content: prompt,
			outputTokens: outputTokensOf(dataset, value, line)
		});
	}
	return pythonRandom(seed).shuffled(prompts);
}
/** vLLM's rule: a length of −1 means that each line brings its own. */
function outputTokensOf({ path, outputTokens }, value, line) {
	if (outputTokens > 0) return outputTokens;
	const own = member(value, "output_tokens");
	if (typeof own === "number" && Number.isInteger(own) && own > 0) {
		checkLength(own, `${path}:${line}`, "\"output_tokens\"");
		return own;
	}
	throw new UserError(`${path}:${line}: "output_tokens" is ${JSON.stringify(own) ?? "missing"}, expected a whole number above 0`, { hint: "give each line its output_tokens, or the data set an output length" });
}
function member(value, key) {
	return typeof value === "object" && value !== null ? value[key] : void 0;
}
/** A quarter of the UTF-8 bytes: near four letters of English or one and a third Chinese characters a token. */
function estimatedTokens(text) {
	return Math.ceil(Buffer.byteLength(text) / 4);
}
// src/load/trace-prompts.ts
/**
* The first requests of a recorded trace: one `{"timestamp", "input_length", "output_length", "hash_ids"}` a line, as Mooncake's and
* vLLM's `timed_trace` have them. Prompts are random but for the blocks that `hash_ids` name: equal ids are equal tokens, so that a
* prefix cache hits where the recorded one did.
* @throws UserError with file and line when an entry cannot be used, or when there are too few.
*/
function readTrace({ path, unitSeconds, blockTokens }, bytes, count, seed) {
	const entries = [];
	for (const { line, value } of jsonLines(bytes, path)) {
		if (entries.length === count) break;
		entries.push(entryOf(value, `${path}:${line}`));
	}
	if (entries.length < count) throw new UserError(`${path}: ${entries.length} requests in the trace, ${count} are asked for`, { hint: `prompts: ${entries.length}` });
	checkTotal(entries.reduce((sum, { inputTokens }) => sum + inputTokens, 0), path);
	entries.sort((a, b) => a.timestamp - b.timestamp);
	const start = entries[0]?.timestamp ?? 0;
	return {
		arrivalsUs: entries.map(({ timestamp }) => Math.round((timestamp - start) * unitSeconds * 1e6)),
		prompts(form) {
			const bits = seededTwister(seed);
			return entries.map((entry) => promptOf(idsOf(entry, blockTokens, bits), entry.outputTokens, form));
		}
	};
}
function idsOf({ inputTokens, blocks }, blockTokens, bits) {
	const ids = [];
	for (const block of blocks) {
		const own = seededTwister(hashOf(String(block)));
		ids.push(...drawIds(own, Math.max(0, Math.min(blockTokens, inputTokens - ids.length))));
	}
	return [...ids, ...drawIds(bits, inputTokens - ids.length)];
}
/** FNV-1a, 32 bits: any spread will do. */
function hashOf(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	return hash >>> 0;
}
function entryOf(value, where) {
	const object = typeof value === "object" && value !== null ? value : {};
	const number = (key, least) => {
		const found = object[key];
		if (typeof found === "number" && Number.isFinite(found) && found >= least) {
			if (key.endsWith("_length")) checkLength(found, where, `"${key}"`);
			return found;
		}
		throw new UserError(`${where}: "${key}" is ${JSON.stringify(found) ?? "missing"}, expected a number from ${least}`, { hint: "one {\"timestamp\": 0, \"input_length\": 512, \"output_length\": 32} a line" });
	};
	const { hash_ids: blocks } = object;
	return {
		timestamp: number("timestamp", 0),
		inputTokens: Math.round(number("input_length", 1)),
		outputTokens: Math.round(number("output_length", 1)),
		blocks: Array.isArray(blocks) ? blocks : []
	};
}
// src/load/dataset.ts
/** @throws UserError when a file is missing or cannot be used. */
async function readDataset(plan) {
	const { dataset } = plan;
	switch (dataset.name) {
		case "random": return randomDataset(dataset, plan);
		case "prefix-repetition": return repeatedDataset(dataset, plan);
		case "trace": return traceDataset(dataset, plan);
		case "random-images": return randomPictures(dataset, plan);
		case "image-folder": return pictureFolder(dataset, plan);
		case "hugging-face": return downloaded(dataset, plan);
		case "sharegpt":
		case "custom": return fileDataset(dataset, plan);
	}
}
async function randomPictures(dataset, { prompts, warmups, seed }) {
	const { randomPicturePrompts } = await import("./picture-prompts2.js");
	const { images, width, height } = dataset;
	return {
		measured: randomPicturePrompts(dataset, prompts, seed),
		warmups: randomPicturePrompts(dataset, warmups, otherSeed(seed)),
		identity: {
			dataset: dataset.name,
			input_tokens: dataset.inputTokens,
			output_tokens: dataset.outputTokens,
			range_ratio: dataset.rangeRatio,
			images: `${images} of ${width} × ${height}`
		}
	};
}
async function pictureFolder(dataset, { prompts, warmups, seed }) {
	const { imageFolderPrompts } = await import("./image-folder.js");
	const { warmUpsBeside } = await import("./picture-prompts2.js");
	const measured = await imageFolderPrompts(dataset, prompts, seed);
	const { name, path, images, outputTokens } = dataset;
	return {
		measured: () => measured,
		warmups: () => warmUpsBeside(measured, warmups, otherSeed(seed)),
		identity: {
			dataset: name,
			dataset_sha256: await sha256Of((await readdir(path)).sort().map((file) => join(path, file))),
			images,
			output_tokens: outputTokens
		}
	};
}
async function downloaded(dataset, { prompts, warmups, seed, hubCache }) {
	const { huggingFacePrompts } = await import("./hugging-face.js");
	const { warmUpsBeside } = await import("./picture-prompts2.js");
	const files = await huggingFaceFiles(dataset.path, hubCache, dataset.split);
	const measured = await huggingFacePrompts(dataset, files, prompts, seed);
	return {
		measured: () => measured,
		warmups: () => warmUpsBeside(measured, warmups, otherSeed(seed)),
		identity: {
			dataset: dataset.name,
			dataset_sha256: await sha256Of(files),
			output_tokens: dataset.outputTokens,
			...dataset.columns
		}
	};
}
function repeatedDataset(dataset, { prompts, warmups, seed }) {
	return {
		measured: (form) => repeatedPrefixes(dataset, prompts, seed, form),
		warmups: (form) => repeatedPrefixes(dataset, warmups, otherSeed(seed), form),
		identity: {
			dataset: "prefix-repetition",
			prefix_tokens: dataset.prefixTokens,
			suffix_tokens: dataset.suffixTokens,
			prefixes: dataset.prefixes,
			output_tokens: dataset.outputTokens
		}
	};
}
async function traceDataset(dataset, { prompts, warmups, seed }) {
	const bytes = await readBytes(dataset.path);
	const trace = readTrace(dataset, bytes, prompts, seed);
	const warming = {
		name: "random",
		inputTokens: 512,
		outputTokens: 16,
		rangeRatio: .5,
		prefixTokens: 0
	};
	return {
		measured: trace.prompts,
		warmups: (form) => randomPrompts(warming, warmups, otherSeed(seed), form),
		arrivalsUs: trace.arrivalsUs,
		identity: {
			dataset: "trace",
			dataset_sha256: sha256(bytes),
			unit_seconds: dataset.unitSeconds
		}
	};
}
/** Of several files, one after the other; folders among them are left out. */
async function sha256Of(files) {
	const hash = createHash("sha256");
	for (const file of files) if ((await stat(file)).isFile()) for await (const piece of createReadStream(file)) hash.update(piece);
	return hash.digest("hex");
}
function sha256(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}
function randomDataset(dataset, { prompts, warmups, seed }) {
	return {
		measured: (form) => randomPrompts(dataset, prompts, seed, form),
		warmups: (form) => randomPrompts(dataset, warmups, otherSeed(seed), form),
		identity: {
			dataset: "random",
			input_tokens: dataset.inputTokens,
			output_tokens: dataset.outputTokens,
			range_ratio: dataset.rangeRatio,
			prefix_tokens: dataset.prefixTokens
		}
	};
}
async function fileDataset(dataset, { prompts, warmups, seed, countTokens }) {
	const bytes = await readBytes(dataset.path);
	const measured = await filePrompts(dataset, bytes, prompts, seed, countTokens);
	const warming = Array.from({ length: warmups }, (_, index) => {
		const { content, outputTokens } = measured[index % measured.length] ?? {
			content: "",
			outputTokens: 1
		};
		return {
			content: `Warm-up ${index}. ${String(content)}`,
			outputTokens
		};
	});
	return {
		measured: () => measured,
		warmups: () => warming,
		identity: {
			dataset: dataset.name,
			dataset_sha256: sha256(bytes),
			output_tokens: dataset.outputTokens ?? "as in the data"
		}
	};
}
async function readBytes(path) {
	try {
		return await readFile(path);
	} catch (cause) {
		throw new UserError(`${path}: the data set cannot be read (${messageOf(cause)})`, {
			hint: "the path is taken from where the generator runs; write it absolute",
			cause
		});
	}
}
/** The warm-up's stream: any fixed difference will do (this one is 2³² divided by the golden ratio). */
function otherSeed(seed) {
	return (seed ^ 2654435769) >>> 0;
}
// src/load/drive.ts
/** So many sends at a stretch, then the sockets have their turn: answers to the first must not wait for the thousandth. */
const BURST = 16;
/**
* Node's timers count whole milliseconds, and a shorter wait becomes one that is too long: what is due sooner than this is waited for by
* turning the loop, which goes on to serve the sockets. Never for more than a fifth of the time, so that a schedule of thousands a
* second does not become a loop without rest; a Poisson process of 1,000 a second has its next arrival so near in 14 % of it.
*/
const SOON_MS = .5;
const SHARE_OF_TURNING = .2;
/**
* Open loop: each request leaves at its instant, whatever the others do. One timer on absolute time sends all that is
* due, so that lateness never adds up and nothing is dropped.
* @returns when all that was sent has ended. `startedAt` is the zero of the schedule (`performance.now()`).
*/
async function drive({ arrivalsUs, maxConcurrency, send, stop }) {
	const limit = maxConcurrency ?? Number.POSITIVE_INFINITY;
	const startedAt = performance.now();
	await new Promise((resolve) => {
		const waiting = [];
		let served = 0;
		let next = 0;
		let inFlight = 0;
		let timer;
		let yielding = false;
		let turningSince;
		let turnedMs = 0;
		const dueAt = (index) => startedAt + (arrivalsUs[index] ?? 0) / 1e3;
		const finishWhenIdle = () => {
			const nothingLeft = stop.aborted || next === arrivalsUs.length && served === waiting.length;
			if (inFlight === 0 && nothingLeft) {
				stop.removeEventListener("abort", onStop);
				resolve();
			}
		};
		const sendWaiting = () => {
			for (let sent = 0; inFlight < limit && served < waiting.length && !stop.aborted; sent += 1) {
				if (sent === BURST) return yieldOnce();
				const first = waiting[served];
				served += 1;
				if (first !== void 0) depart(first);
			}
			finishWhenIdle();
		};
		const depart = ({ index, noticedAt }) => {
			const now = performance.now();
			const leftQueueAt = maxConcurrency === void 0 ? now : noticedAt;
			inFlight += 1;
			send(index, {
				latenessMs: leftQueueAt - dueAt(index),
				queueMs: now - leftQueueAt
			}).then(() => {
				inFlight -= 1;
				if (!yielding) sendWaiting();
			});
		};
		const yieldOnce = () => {
			yielding = true;
			setImmediate(() => {
				yielding = false;
				sendWaiting();
			});
		};
		const tick = () => {
			if (stop.aborted) return;
			const now = performance.now();
			if (turningSince !== void 0) turnedMs += now - turningSince;
			turningSince = void 0;
			for (; next < arrivalsUs.length && dueAt(next) <= now; next += 1) waiting.push({
				index: next,
				noticedAt: now
			});
			if (next < arrivalsUs.length) wait(dueAt(next) - now, now);
			if (!yielding) sendWaiting();
		};
		const wait = (ms, now) => {
			if (ms < SOON_MS && turnedMs <= SHARE_OF_TURNING * (now - startedAt)) {
				turningSince = now;
				setImmediate(tick);
			} else timer = setTimeout(tick, Math.max(1, Math.floor(ms)));
		};
		const onStop = () => {
			clearTimeout(timer);
			finishWhenIdle();
		};
		stop.addEventListener("abort", onStop);
		tick();
	});
	return { startedAt };
}
// src/load/engine-view.ts
/** Names of the same thing in vLLM (old and new), SGLang, LMDeploy and llama.cpp. */
const RUNNING = [...["vllm:num_requests_running", "sglang:num_running_reqs"], ...["lmdeploy:num_requests_running", "llamacpp:requests_processing"]];
const WAITING = [...["vllm:num_requests_waiting", "sglang:num_queue_reqs"], ...["lmdeploy:num_requests_waiting", "llamacpp:requests_deferred"]];
const KV_USAGE = [...["vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc"], ...[
	"sglang:token_usage",
	"lmdeploy:gpu_cache_usage_perc",
	"llamacpp:kv_cache_usage_ratio"
]];
/** SGLang calls it retracting, counts it since 0.5.7, and shows it after the first alone. */
const PREEMPTIONS = ["vllm:num_preemptions_total", "sglang:num_retracted_requests_total"];
/** SGLang and LMDeploy count cached tokens of all prompt tokens. */
const PREFIX_QUERIES = [...["vllm:prefix_cache_queries_total", "vllm:gpu_prefix_cache_queries_total"], ...["sglang:prompt_tokens_total", "lmdeploy:prompt_tokens_total"]];
const PREFIX_HITS = [...["vllm:prefix_cache_hits_total", "vllm:gpu_prefix_cache_hits_total"], ...["sglang:cached_tokens_total", "lmdeploy:cached_tokens_total"]];
const DRAFTED = ofBoth("spec_decode_num_draft_tokens_total");
const DRAFTS = ofBoth("spec_decode_num_drafts_total");
const ACCEPTED = ofBoth("spec_decode_num_accepted_tokens_total");
const PROMPT_TOKENS = [
	...ofBoth("prompt_tokens_total"),
	"sglang:prompt_tokens_total",
	"llamacpp:prompt_tokens_total"
];
const OUTPUT_TOKENS = [...ofBoth("generation_tokens_total"), ...["sglang:generation_tokens_total", "llamacpp:tokens_predicted_total"]];
const PHASES = [
	"queue",
	"prefill",
	"decode"
];
const KNOWN = new Set([
	...[
		RUNNING,
		WAITING,
		KV_USAGE,
		PREEMPTIONS,
		PREFIX_QUERIES,
		PREFIX_HITS
	].flat(),
	...[
		DRAFTS,
		DRAFTED,
		ACCEPTED,
		PROMPT_TOKENS,
		OUTPUT_TOKENS
	].flat(),
	...PHASES.flatMap((phase) => [...phaseOf(phase, "sum"), ...phaseOf(phase, "count")])
]);
/** SGLang tells the first alone. */
function phaseOf(phase, part) {
	return [...ofBoth(`request_${phase}_time_seconds_${part}`), `sglang:${phase}_time_seconds_${part}`];
}
/** LMDeploy has taken over many of vLLM's names. */
function ofBoth(name) {
	return [`vllm:${name}`, `lmdeploy:${name}`];
}
const LINE = /^([A-Za-z_:][\w:]*)(?:\{.*\})? (\S+)/;
/** Reads a page in Prometheus' text format, and of it only what is asked for here. */
function readPage(page) {
	const sample = new Map();
	for (const line of page.split("\n")) {
		const [, name = "", value = ""] = LINE.exec(line) ?? [];
		const number = Number(value);
		if (!KNOWN.has(name) || !Number.isFinite(number)) continue;
		const before = sample.get(name) ?? 0;
		sample.set(name, KV_USAGE.includes(name) ? Math.max(before, number) : before + number);
	}
	return sample;
}
/** The first of the names that the page has. */
function told(page, names) {
	return names.map((name) => page.get(name)).find((value) => value !== void 0);
}
/**
* What the engine itself says about the time between the first and the last sample: peaks of the samples, growth of the counters.
* Explains a number, and is never judged: a sample sees one instant. What the engine does not tell is absent.
*/
function engineView(samples) {
	const [first, last] = [samples[0], samples.at(-1)];
	if (first === void 0 || last === void 0) return {};
	const peak = (names) => {
		const values = samples.flatMap(({ page }) => told(page, names) ?? []);
		return values.length === 0 ? void 0 : Math.max(...values);
	};
	const growth = (names) => {
		const [before, after] = [told(first.page, names), told(last.page, names)];
		return after === void 0 ? void 0 : after - (before ?? 0);
	};
	const ratio = (part, whole, scale = 1) => part === void 0 || whole === void 0 || whole <= 0 ? void 0 : scale * part / whole;
	const meanMs = (phase) => ratio(growth(phaseOf(phase, "sum")), growth(phaseOf(phase, "count")), 1e3);
	const seconds = last.second - first.second;
	const facts = {
		engine_peak_running: peak(RUNNING),
		engine_peak_waiting: peak(WAITING),
		engine_peak_kv_usage: peak(KV_USAGE),
		engine_preemptions: growth(PREEMPTIONS),
		engine_prefix_hit_rate: ratio(growth(PREFIX_HITS), growth(PREFIX_QUERIES)),
		engine_spec_acceptance: ratio(growth(ACCEPTED), growth(DRAFTED)),
		engine_spec_drafts: growth(DRAFTS),
		engine_spec_draft_tokens: growth(DRAFTED),
		engine_spec_accepted_tokens: growth(ACCEPTED),
		engine_prompt_tokens: growth(PROMPT_TOKENS),
		engine_output_tokens: growth(OUTPUT_TOKENS),
		engine_prefill_tokens_per_s: ratio(growth(PROMPT_TOKENS), seconds),
		engine_decode_tokens_per_s: ratio(growth(OUTPUT_TOKENS), seconds),
		engine_mean_queue_time_ms: meanMs("queue"),
		engine_mean_prefill_time_ms: meanMs("prefill"),
		engine_mean_decode_time_ms: meanMs("decode")
	};
	return Object.fromEntries(Object.entries(facts).filter((fact) => fact[1] !== void 0));
}
/** The samples one after the other; `undefined` for an engine without a metrics page. */
function timelineOf(samples) {
	if (samples.length === 0) return void 0;
	const gauge = (names) => samples.map(({ page }) => told(page, names) ?? null);
	const growth = (names, perSecond) => samples.map(({ page, second }, index) => {
		const before = samples[index - 1];
		const [from, to] = [before === void 0 ? void 0 : told(before.page, names), told(page, names)];
		if (before === void 0 || from === void 0 || to === void 0) return null;
		return perSecond ? (to - from) / Math.max(.001, second - before.second) : to - from;
	});
	const all = {
		running: gauge(RUNNING),
		waiting: gauge(WAITING),
		kvUsage: gauge(KV_USAGE),
		preemptions: growth(PREEMPTIONS, false),
		promptTokensPerSecond: growth(PROMPT_TOKENS, true),
		outputTokensPerSecond: growth(OUTPUT_TOKENS, true)
	};
	const seen = ENGINE_SERIES.filter((name) => all[name].some((value) => value !== null));
	return engineTimeline(samples.map(({ second }) => second), Object.fromEntries(seen.map((name) => [name, all[name]])));
}
// src/load/engine-watch.ts
/** Seldom enough to disturb neither side: a vLLM's page is some hundred lines. */
const EVERY_MS = 2e3;
/** The first waits are shorter, each twice the one before, so that a trial of a second is seen too. */
const FIRST_MS = 125;
const PATIENCE_MS$2 = 2e3;
const LONGEST_PAGE = 8388608;
/** Reads the engine's `/metrics` now, soon, then every two seconds, and at the end. A page that is not there, or late, is no error. */
async function watchEngine(baseUrl, transport) {
	const url = new URL("/metrics", baseUrl);
	const readings = [];
	const take = async () => {
		const text = await ask(transport, {
			url,
			patienceMs: PATIENCE_MS$2
		});
		const page = text === void 0 || text.length > LONGEST_PAGE ? void 0 : readPage(text);
		if (page !== void 0 && page.size > 0) readings.push({
			at: performance.now(),
			page
		});
	};
	await take();
	if (readings.length === 0) return { end: async () => ({ facts: {} }) };
	let sampling;
	const wait = (ms) => {
		sampling = setTimeout(() => {
			take();
			wait(Math.min(2 * ms, EVERY_MS));
		}, ms);
	};
	wait(FIRST_MS);
	return { async end(startedAt) {
		clearTimeout(sampling);
		await take();
		const samples = readings.map(({ at, page }) => ({
			second: Math.round(at - startedAt) / 1e3,
			page
		}));
		const timeline = timelineOf(samples);
		return {
			facts: engineView(samples),
			...timeline === void 0 ? {} : { timeline }
		};
	} };
}
// src/load/exact-texts.ts
/** A text that is not as long as asked after so many rounds never will be. */
const ROUNDS = 10;
/** So many prompts are made at a time. */
const BATCH = 32;
/**
* Texts of which the server's tokenizer makes as many tokens as were asked for, where ids cannot be sent: decoded, encoded again, and
* cut or filled up until the length is right, as vLLM does it (`gen_prompt_decode_to_target_len`).
* @returns `undefined` when the server has no tokenizer to ask.
*/
async function exactTexts(prompts, tokenizer) {
	const texts = [];
	for (let at = 0; at < prompts.length; at += BATCH) {
		const made = await Promise.all(prompts.slice(at, at + BATCH).map((prompt) => exactText(prompt, tokenizer)));
		for (const prompt of made) {
			if (prompt === void 0) return void 0;
			texts.push(prompt);
		}
	}
	return texts;
}
/** When the length cannot be reached, what is asked for is what was. */
async function exactText(prompt, tokenizer) {
	if (typeof prompt.content === "string") return prompt;
	const wanted = prompt.content;
	let ids = wanted;
	for (let round = 1;; round += 1) {
		const content = await tokenizer.text(ids);
		const again = content === void 0 ? void 0 : await tokenizer.ids(content);
		if (content === void 0 || again === void 0) return void 0;
		if (again.length === wanted.length || round === ROUNDS) return {
			...prompt,
			content,
			inputTokens: again.length
		};
		ids = again.length > wanted.length ? again.slice(0, wanted.length) : [...again, ...wanted.slice(again.length)];
	}
}
// src/load/priority.ts
const PATIENCE_MS$1 = 2e3;
/**
* Asks the kernel to run this process's main thread, or all its threads, as soon as it has something to do (`SCHED_RR`, not inherited by children), because
* an engine whose threads fill the machine delays every stamp: beside a vLLM on two busy cores, the mean TTFT was 90 to 200 ms
* without it and 12 to 15 ms with it. Needs the right to do so, as root has it, and util-linux's `chrt`.
* @returns whether it was granted; without it the measurement goes on as any other process.
*/
async function takeRealTimePriority(allThreads) {
	const which = allThreads ? ["--all-tasks", "--pid"] : ["--pid"];
	try {
		await promisify(execFile)("chrt", [
			"--reset-on-fork",
			"--rr",
			...which,
			"1",
			String(process.pid)
		], { timeout: PATIENCE_MS$1 });
		return true;
	} catch {
		return false;
	}
}
// src/load/client-bound.ts
/** A shorter measurement says nothing about a share of time. */
const SHORTEST_WINDOW_MS = 250;
const LOOP_FULL = .9;
/**
* With less CPU time than this a process does not fill its time by its own work. An event loop counts as busy while the process
* is runnable and others have its core: beside a vLLM on two cores, 100 % busy at 4 % CPU was seen.
*/
const OWN_WORK = .5;
/** Of more chunks than this that come in one turn most gaps are zero: the median ITL of an engine with 3 ms steps was 1 µs. */
const STARVED_CHUNKS = 2;
/** A server may bundle chunks itself; then the loop is not late. */
const LATE_LOOP_MS = 10;
/** CPU time is told of the process. */
function cpuOfThread({ cpuShare, threads = 1 }) {
	return cpuShare / threads;
}
/** The generator's own work fills its time. */
const BUSY = [
	{
		name: "event loop busy",
		limit: .8,
		value: (health) => health.loopUtilization
	},
	{
		name: "CPU per wall time",
		limit: .9,
		value: cpuOfThread
	},
	{
		name: "garbage collection",
		limit: .1,
		value: (health) => health.gcShare
	}
];
/** Its clockwork slips: because it is busy, or because neighbours take the core. */
const SLIPPING = [
	{
		name: "wire delay p99 (ms)",
		limit: 2,
		value: (health) => health.wireDelayP99Ms
	},
	{
		name: "event-loop delay p99 (ms)",
		limit: LATE_LOOP_MS,
		value: (health) => health.loopDelayP99Ms
	},
	{
		name: "chunks per turn",
		limit: 1.5,
		value: (health) => health.chunksPerTurn
	}
];
/** Not for a schedule that wants everything at once: its last request is late by the time that the others take. */
const LATE = {
	name: "send lateness p99 (ms)",
	limit: 5,
	value: (health) => health.latenessP99Ms
};
/**
* Client-bound is a generator whose own work fills its event loop, or nearly fills it while a second sign shows. It is also one
* that comes so late to its sockets that most gaps between chunks are its own. What only slips is not: on a machine that serves and
* measures, neighbours delay a client that has next to nothing to do.
* @param paced the requests were due one by one, not all at once.
*/
function judgeHealth(health, paced) {
	if (health.windowMs < SHORTEST_WINDOW_MS) return {
		clientBound: false,
		signs: []
	};
	const busy = exceeded(BUSY, health);
	const slipping = exceeded(paced ? [LATE, ...SLIPPING] : SLIPPING, health);
	const working = (health.loopUtilization > LOOP_FULL || busy.length > 0 && busy.length + slipping.length >= 2) && cpuOfThread(health) > OWN_WORK;
	const starved = health.chunksPerTurn > STARVED_CHUNKS && health.loopDelayP99Ms > LATE_LOOP_MS;
	return {
		clientBound: working || starved,
		signs: [...busy, ...slipping]
	};
}
function exceeded(signs, health) {
	return signs.filter(({ limit, value }) => value(health) > limit).map(({ name, limit, value }) => `${name} ${value(health).toFixed(2)} > ${limit}`);
}
// src/load/metrics.ts
const COMPLETED = REQUEST_STATUSES.indexOf("completed");
const PERCENTILES = [
	90,
	95,
	99
];
/**
* vLLM's metrics from what is stored (`calculate_metrics` in `vllm/benchmarks/serve.py`): latencies in ms over completed
* requests only, throughputs over the whole duration, TPOT = (E2EL − TTFT) / (output tokens − 1) of requests with more than
* one token, ITL the gaps between chunks of all requests together. `max_concurrent_requests` is exact
* (vLLM before 2026-09 counts whole seconds). Without a completed request there are none.
*/
function measure(requests) {
	const completed = completedRows(requests);
	if (completed.length === 0) return {
		metrics: {},
		completed: 0,
		outputTokens: 0
	};
	const duration = seconds(requests);
	const outputTokens = total(requests.outputTokens, completed);
	const input = completed.every((row) => requests.promptTokens[row] !== 4294967295) ? { inputTokens: total(requests.promptTokens, completed) } : {};
	return {
		metrics: {
			duration,
			request_throughput: completed.length / duration,
			output_throughput: outputTokens / duration,
			...input.inputTokens === void 0 ? {} : { total_token_throughput: (input.inputTokens + outputTokens) / duration },
			max_concurrent_requests: peakConcurrency(requests, completed),
			max_output_tokens_per_s: peakChunksPerSecond(requests, completed),
			...summary("ttft", milliseconds(requests.ttftUs, completed)),
			...summary("tpot", sorted(completed.flatMap((row) => tpotMs(requests, row) ?? []))),
			...summary("itl", gapsMs(requests, completed)),
			...summary("e2el", milliseconds(requests.e2elUs, completed))
		},
		completed: completed.length,
		...input,
		outputTokens
	};
}
function completedRows({ status }) {
	return [...status.keys()].filter((row) => status[row] === COMPLETED);
}
/** Of the whole measurement. */
function seconds({ durationUs }) {
	return Math.max(1, durationUs) / 1e6;
}
/** Time that completed requests waited for a free place, and E2EL with it: what `max-concurrency` hides. */
function queueMetrics(requests) {
	const completed = completedRows(requests);
	const inclusive = completed.map((row) => (cell(requests.queueUs, row) + cell(requests.e2elUs, row)) / 1e3);
	return {
		...summary("client_queue_time", milliseconds(requests.queueUs, completed)),
		...summary("e2el_including_client_queue", sorted(inclusive))
	};
}
/** Of an answer that came whole nothing is known but its end: TTFT would be E2EL, and TPOT zero. */
function withoutStream(metrics) {
	return Object.fromEntries(Object.entries(metrics).filter(([id]) => !/_(?:ttft|tpot|itl)_ms$/.test(id) && id !== "max_output_tokens_per_s"));
}
function summary(name, values) {
	if (values.length === 0) return {};
	const percentiles = PERCENTILES.map((percent) => [`p${percent}_${name}_ms`, percentile(values, percent)]);
	return {
		[`mean_${name}_ms`]: mean(values),
		[`median_${name}_ms`]: percentile(values, 50),
		[`std_${name}_ms`]: standardDeviation(values),
		...Object.fromEntries(percentiles)
	};
}
/** `undefined` for a request of one token. */
function tpotMs(requests, row) {
	const tokens = cell(requests.outputTokens, row);
	return tokens > 1 ? (cell(requests.e2elUs, row) - cell(requests.ttftUs, row)) / (tokens - 1) / 1e3 : void 0;
}
/** All gaps of the given requests together, in milliseconds. */
function gapsMs(requests, rows) {
	const first = firstGaps(requests);
	const gaps = new Float64Array(total(requests.gapCount, rows));
	let next = 0;
	for (const row of rows) for (let gap = 0; gap < cell(requests.gapCount, row); gap += 1) {
		gaps[next] = cell(requests.gapsUs, cell(first, row) + gap) / 1e3;
		next += 1;
	}
	return gaps.sort();
}
function firstGaps({ gapCount }) {
	let sum = 0;
	return gapCount.map((count) => {
		sum += count;
		return sum - count;
	});
}
/** The most requests that were between start and last token at one instant; one that ends as another starts is gone. */
function peakConcurrency({ startUs, e2elUs }, rows) {
	const changes = rows.flatMap((row) => {
		const start = cell(startUs, row);
		return [{
			at: start,
			by: 1
		}, {
			at: start + cell(e2elUs, row),
			by: -1
		}];
	});
	changes.sort((a, b) => a.at - b.at || a.by - b.by);
	let current = 0;
	let peak = 0;
	for (const { by } of changes) {
		current += by;
		peak = Math.max(peak, current);
	}
	return peak;
}
/** Chunks, not tokens, in the fullest of the seconds that count from the first start: vLLM's peak. */
function peakChunksPerSecond(requests, rows) {
	const { startUs, ttftUs, gapsUs, gapCount } = requests;
	const first = firstGaps(requests);
	const origin = rows.reduce((earliest, row) => Math.min(earliest, cell(startUs, row)), Number.POSITIVE_INFINITY);
	const perSecond = new Map();
	for (const row of rows) {
		let at = cell(startUs, row) + cell(ttftUs, row) - origin;
		for (let gap = 0; gap <= cell(gapCount, row); gap += 1) {
			const second = Math.floor(at / 1e6);
			perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
			at += gap < cell(gapCount, row) ? cell(gapsUs, cell(first, row) + gap) : 0;
		}
	}
	return [...perSecond.values()].reduce((most, chunks) => Math.max(most, chunks), 0);
}
function milliseconds(column, rows) {
	return sorted(rows.map((row) => cell(column, row) / 1e3));
}
function total(column, rows) {
	return rows.reduce((sum, row) => sum + cell(column, row), 0);
}
function cell(column, row) {
	return column[row] ?? 0;
}
// src/load/notes.ts
function tokenNotes({ spec, form, rows, prompts }, measured, asked) {
	const completed = rows.flatMap((row, index) => row?.exchange.status === "completed" ? [{
		exchange: row.exchange,
		index
	}] : []);
	const guessed = completed.filter(({ exchange }) => exchange.tokens.source === "chunks").length;
	const short = earlyRows(rows, prompts).length;
	const counted = measured.inputTokens;
	const beside = prompts.some(({ images }) => images !== void 0) ? " for the texts, images not counted," : "";
	const off = completed.length === prompts.length && asked !== void 0 && counted !== void 0 && counted !== asked ? ` (${percentOf(counted / asked - 1)})` : "";
	return [
		`prompts sent as ${form === "token-ids" ? "token ids" : "text"}`,
		`input tokens: ${asked ?? "unknown"} asked,${beside} ${counted ?? "unknown"} counted by the server for ${completed.length} completed requests${off}`,
		...guessed === 0 ? [] : [`approximate: output tokens of ${guessed} requests are their chunks, the server sent no usage`],
		...overshootNote(overshootOf(rows, prompts)),
		...spec.ignoreEos && short > 0 ? [`${short} requests stopped before the asked length in spite of ignore_eos`] : []
	];
}
/** Of completed requests, those with fewer tokens than were asked for. */
function earlyRows(rows, prompts) {
	return [...rows.keys()].filter((index) => {
		const exchange = rows[index]?.exchange;
		return exchange?.status === "completed" && exchange.tokens.output < (prompts[index]?.outputTokens ?? 0);
	});
}
function overshootOf(rows, prompts) {
	const overshoot = {
		requests: 0,
		counted: 0,
		asked: 0
	};
	for (const [index, row] of rows.entries()) {
		if (row?.exchange.status !== "completed" || row.exchange.tokens.source === "chunks") continue;
		const { output } = row.exchange.tokens;
		const asked = prompts[index]?.outputTokens ?? 0;
		overshoot.counted += output;
		overshoot.asked += asked;
		if (output > asked) overshoot.requests += 1;
	}
	return overshoot;
}
function overshootNote({ requests, counted, asked }) {
	return requests === 0 ? [] : [`the server counts more output tokens than were asked for in ${requests} requests: ${counted} of ${asked} in all`];
}
function percentOf(share) {
	return `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(1)} %`;
}
function failureNotes({ state, spec, before, rows }, failures) {
	const open = rows.filter((row) => row?.exchange.leftOpen === true).length;
	const cold = before.filter(({ status }) => status !== "completed");
	return [
		...Object.entries(failures).map(([status, { count, example }]) => `${count} × ${status}: ${example}`),
		...open === 0 ? [] : [`${open} answers were left open behind [DONE]: each held its place 0.2 s longer, which lowers a closed loop's throughput`],
		...cold[0] === void 0 ? [] : [`${cold.length} of ${before.length} warm-up requests failed: ${cold[0].status}: ${cold[0].detail}`],
		...state === "out-of-time" ? [`out of time after ${spec.deadlineMs} ms: ${rows.filter((row) => row === void 0).length} requests were never sent`] : []
	];
}
/** One line, or none: `engine: peak running 4, preemptions 0, …`. */
function engineNotes({ engine }) {
	const facts = Object.entries(engine.facts).map(([id, value]) => `${id.replace(/^engine_/, "").replaceAll("_", " ")} ${Number(value.toPrecision(4))}`);
	return facts.length === 0 ? [] : [`engine: ${facts.join(", ")}`];
}
function calibrationNotes({ calibration }) {
	if (calibration === void 0) return [];
	const { chunks, ttftErrorMs, itlErrorP99Ms, cpuUsPerChunk } = calibration;
	return [`generator alone, ${chunks} chunks on loopback: adds ${ttftErrorMs.toFixed(2)} ms to TTFT, ITL within ${itlErrorP99Ms.toFixed(2)} ms at p99, ${cpuUsPerChunk.toFixed(0)} µs CPU a chunk`];
}
/** More threads than cores would wait for each other. */
function threadNotes({ spec, threads }) {
	const { threads: asked = 1 } = spec;
	return asked === threads ? [] : [`generator: ${asked} threads asked, ${threads} used, one a core`];
}
function healthNote(health) {
	const percent = (share) => `${(100 * share).toFixed(1)} %`;
	const ms = (value) => `${value.toFixed(2)} ms`;
	const threads = health.threads === void 0 ? "" : ` ${health.threads} threads,`;
	return [
		`generator: ${health.realTime ? "real-time" : "ordinary"} priority,${threads}  loop ${percent(health.loopUtilization)}, CPU ${percent(health.cpuShare)}, GC ${percent(health.gcShare)}`,
		`p99 of send lateness ${ms(health.latenessP99Ms)}, wire delay ${ms(health.wireDelayP99Ms)}, loop delay ${ms(health.loopDelayP99Ms)}`,
		`${health.chunksPerTurn.toFixed(2)} chunks per turn`
	].join("; ");
}
// src/load/strict-metrics.ts
/** Where a chunk holds more tokens than this on average, a gap between chunks is not the time of a token. */
const MORE_THAN_ONE = 1.05;
/**
* What vLLM's metrics do not tell apart: a chunk is not a token when the engine speculates or bundles. `tokens_per_chunk` is output
* tokens by chunks over all completed requests. Where it is more than 1.05, `itl_per_token` spreads each gap over the tokens of the
* chunk that ends it, as many as the request's (output tokens − 1) by its gaps.
*/
function strictMetrics(requests) {
	const rows = completedRows(requests);
	const chunks = rows.reduce((sum, row) => sum + cell(requests.gapCount, row) + 1, 0);
	const tokens = rows.reduce((sum, row) => sum + cell(requests.outputTokens, row), 0);
	if (chunks === 0) return {};
	const tokensPerChunk = tokens / chunks;
	if (tokensPerChunk <= MORE_THAN_ONE) return { tokens_per_chunk: tokensPerChunk };
	return {
		tokens_per_chunk: tokensPerChunk,
		...summary("itl_per_token", perTokenMs(requests, rows))
	};
}
/** One value a gap, so that the mean is of gaps as in ITL. */
function perTokenMs(requests, rows) {
	const first = firstGaps(requests);
	const values = new Float64Array(rows.reduce((sum, row) => sum + cell(requests.gapCount, row), 0));
	let next = 0;
	for (const row of rows) {
		const gaps = cell(requests.gapCount, row);
		const tokensPerGap = Math.max(1, (cell(requests.outputTokens, row) - 1) / Math.max(1, gaps));
		for (let gap = 0; gap < gaps; gap += 1) {
			values[next] = cell(requests.gapsUs, cell(first, row) + gap) / 1e3 / tokensPerGap;
			next += 1;
		}
	}
	return values.sort();
}
/**
* vLLM's goodput: completed requests that kept every limit, by the whole duration; `good_requests` is their number. A request of one
* token has no TPOT and keeps that limit.
*/
function goodputMetrics(requests, limits) {
	const keeps = (value, limit) => limit === void 0 || value <= limit;
	const good = completedRows(requests).filter((row) => keeps(cell(requests.ttftUs, row) / 1e3, limits.ttftMs) && keeps(tpotMs(requests, row) ?? 0, limits.tpotMs) && keeps(cell(requests.e2elUs, row) / 1e3, limits.e2elMs));
	return {
		request_goodput: good.length / seconds(requests),
		good_requests: good.length
	};
}
// src/load/validity.ts
/**
* No server may give more output tokens than it was asked for (`max_tokens`), but a speculative step can end a few behind them. A count
* beyond that is wrong, and so is every throughput that is made of it.
*/
const MOST_OVERSHOOT = 1.05;
/** Two for one, while there are cores for them. */
function moreThreads(threads, cores) {
	const more = Math.min(2 * threads, cores);
	return more > threads ? `; threads: ${more} in this test would share its work among ${more} of ${cores} cores` : "";
}
/** Invalid is what says nothing about the engine. Failing requests are a fact about it, however many. */
function validityOf({ spec, state, form, prompts, before, rows, requests, threads, cores }, measured, judgement) {
	const sent = rows.flatMap((row) => row === void 0 ? [] : [row.exchange]);
	const tried = sent.length > 0 ? sent : before;
	const askedOfCompleted = rows.reduce((sum, row, index) => sum + (row?.exchange.status === "completed" ? prompts[index]?.inputTokens ?? 0 : 0), 0);
	const counted = measured.inputTokens;
	const output = overshootOf(rows, prompts);
	const limited = sent.filter(({ status }) => status === "client-limit");
	const reasons = [
		...state === "cancelled" ? [`cancelled after ${measured.completed} of ${requests.status.length} requests`] : [],
		...serverUnreachable(tried.map(({ status }) => status)) ? [`server unreachable: ${spec.baseUrl} (${tried[0]?.detail ?? ""})`] : [],
		...judgement.clientBound ? [`client_bound: ${judgement.signs.join("; ")}${moreThreads(threads, cores)}`] : [],
		...limited[0] === void 0 ? [] : [`client_bound: ${limited.length} requests were never sent, the generator's own limit (${limited[0].detail})`],
		...output.counted > MOST_OVERSHOOT * output.asked ? [`the server counted ${output.counted} output tokens where ${output.asked} were asked for`] : [],
		...form === "token-ids" && counted !== void 0 && counted !== askedOfCompleted ? [`the server counted ${counted} prompt tokens of ${askedOfCompleted} that were sent as token ids`] : []
	];
	return reasons.length === 0 ? { state: "valid" } : {
		state: "invalid",
		reasons
	};
}
// src/load/result.ts
const CUT = "the server closes a connection right behind an answer and does not say so: each request has a connection of its own";
/** Everything that a reader of the trial needs, computed from the stored columns. */
function toResult(trial) {
	const { spec, state, prompts, schedule, rows, requests } = trial;
	const sent = rows.filter((row) => row !== void 0);
	const measured = measure(requests);
	const paced = spec.load.requestRate !== "inf" || spec.dataset.name === "trace";
	const queued = paced && spec.load.maxConcurrency !== void 0 && measured.completed > 0;
	const health = {
		realTime: trial.realTime,
		...threadsOf(trial),
		...trial.processHealth,
		...healthOfSends(sent)
	};
	const judgement = judgeHealth(health, paced);
	const failures = failuresOf(sent);
	const digests = {
		schedule: digestOf(schedule),
		requests: digestOf(prompts.map(({ content, outputTokens, images = [] }) => [
			content,
			outputTokens,
			...images
		]))
	};
	const asked = sumOrUnknown(prompts.map((prompt) => prompt.inputTokens));
	return {
		result: {
			schema: LOAD_RESULT_SCHEMA,
			version: VERSION,
			definition: LOAD_DEFINITION,
			state,
			workload: workloadOf(trial, measured.completed > 0),
			digests,
			counts: {
				requested: prompts.length,
				completed: measured.completed,
				failed: Object.values(failures).reduce((sum, { count }) => sum + count, 0),
				...measured.inputTokens === void 0 ? {} : { inputTokens: measured.inputTokens },
				outputTokens: measured.outputTokens
			},
			...asked === void 0 ? {} : { inputTokensAsked: asked },
			metrics: {
				...spec.streamed ? measured.metrics : withoutStream(measured.metrics),
				...queued ? queueMetrics(requests) : {},
				...spec.streamed ? strictMetrics(requests) : {},
				...spec.goodput === void 0 ? {} : goodputMetrics(requests, spec.goodput),
				...earlyEnds(trial),
				...trial.engine.facts
			},
			failures,
			health,
			...trial.calibration === void 0 ? {} : { calibration: trial.calibration },
			validity: validityOf(trial, measured, judgement),
			notes: [
				`schedule ${digests.schedule}`,
				`requests ${digests.requests}`,
				...tokenNotes(trial, measured, asked),
				...trial.warmUpNote === void 0 ? [] : [trial.warmUpNote],
				...trial.cutsConnections ? [CUT] : [],
				...failureNotes(trial, failures),
				...engineNotes(trial),
				...threadNotes(trial),
				healthNote(health),
				...calibrationNotes(trial),
				...judgement.signs.map((sign) => `generator: ${sign}`)
			]
		},
		requests
	};
}
/** Requests that were to go on to the asked length and did not; a server that does not know `ignore_eos` ends them all. */
function earlyEnds({ spec, rows, prompts }) {
	const early = earlyRows(rows, prompts).length;
	return spec.ignoreEos && early > 0 ? { early_eos_requests: early } : {};
}
/** What must be equal to compare: neither seed nor digests, which change with the repeat. */
function workloadOf({ spec, identity, form, prompts, realTime, threads }, answered) {
	return {
		...identity,
		...answered ? { prompt_form: form } : {},
		prompts: prompts.length,
		request_rate: spec.load.requestRate,
		max_concurrency: spec.load.maxConcurrency ?? "none",
		burstiness: spec.arrivals.burstiness,
		...rampUpOf(spec),
		endpoint: spec.endpoint,
		ignore_eos: String(spec.ignoreEos),
		...spec.streamed ? {} : { stream: "false" },
		generator_priority: realTime ? "real-time" : "ordinary",
		...threads === 1 ? {} : { generator_threads: threads }
	};
}
function threadsOf({ threads }) {
	return threads === 1 ? {} : { threads };
}
function rampUpOf({ arrivals: { rampUp } }) {
	return rampUp === void 0 ? {} : {
		ramp_up: rampUp.shape,
		ramp_up_from: rampUp.from
	};
}
function healthOfSends(sent) {
	const p99 = (values) => values.length === 0 ? 0 : percentile(sorted(values), 99);
	const wireDelays = sent.flatMap(({ exchange: { wireAt, dispatchedAt } }) => wireAt === void 0 ? [] : [wireAt - dispatchedAt]);
	const turns = sent.reduce((sum, { exchange }) => sum + exchange.turns, 0);
	const chunks = sent.reduce((sum, { exchange }) => sum + exchange.stamps.length, 0);
	return {
		latenessP99Ms: p99(sent.map(({ departure }) => departure.latenessMs)),
		wireDelayP99Ms: p99(wireDelays),
		chunksPerTurn: turns === 0 ? 1 : chunks / turns
	};
}
/** Cancelled requests say nothing: they are neither completed nor failed. */
function failuresOf(sent) {
	const failures = {};
	for (const { exchange } of sent) {
		if (exchange.status === "completed" || exchange.status === "cancelled") continue;
		const seen = failures[exchange.status];
		if (seen === void 0) failures[exchange.status] = {
			count: 1,
			example: exchange.detail
		};
		else seen.count += 1;
	}
	return failures;
}
function sumOrUnknown(counts) {
	return counts.reduce((sum, count) => sum === void 0 || count === void 0 ? void 0 : sum + count, 0);
}
// src/load/server-tokenizer.ts
const PATIENCE_MS = 1e4;
/** `/tokenize` and `/detokenize`, as vLLM and SGLang have them beside the OpenAI interface. */
function serverTokenizer({ baseUrl, model }, transport, apiKey) {
	const ask$1 = async (path, question, key) => {
		const answer = await ask(transport, {
			url: new URL(path, baseUrl),
			body: {
				model,
				...question
			},
			patienceMs: PATIENCE_MS,
			...apiKey === void 0 ? {} : { apiKey }
		});
		return answer === void 0 ? void 0 : valueIn(answer, key);
	};
	return {
		async count(prompt) {
			const count = await ask$1("/tokenize", { prompt }, "count");
			return typeof count === "number" && Number.isInteger(count) ? count : void 0;
		},
		async ids(prompt) {
			const ids = await ask$1("/tokenize", {
				prompt,
				add_special_tokens: false
			}, "tokens");
			return Array.isArray(ids) && ids.every(Number.isInteger) ? ids : void 0;
		},
		async text(tokens) {
			const text = await ask$1("/detokenize", { tokens }, "prompt");
			return typeof text === "string" ? text : void 0;
		}
	};
}
function valueIn(answer, key) {
	try {
		const told = JSON.parse(answer);
		return typeof told === "object" && told !== null ? told[key] : void 0;
	} catch {
		return;
	}
}
// src/load/health.ts
/** The histogram's sampling period, which every delay contains. */
const RESOLUTION_MS = 10;
/** Watches this process from now on. The returned function ends it and tells. */
function watchProcess() {
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delay.enable();
	let gcMs = 0;
	const collections = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) gcMs += duration;
	});
	collections.observe({ entryTypes: ["gc"] });
	const startedAt = performance.now();
	const loop = performance.eventLoopUtilization();
	const cpu = process.cpuUsage();
	return () => {
		const windowMs = performance.now() - startedAt;
		const { user, system } = process.cpuUsage(cpu);
		const { utilization } = performance.eventLoopUtilization(loop);
		delay.disable();
		collections.disconnect();
		return {
			windowMs,
			loopUtilization: utilization,
			cpuShare: (user + system) / 1e3 / windowMs,
			gcShare: gcMs / windowMs,
			loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS)
		};
	};
}
// src/load/threads.ts
/** The client of this thread alone. */
function watched(client) {
	return {
		...client,
		watch() {
			const health = watchProcess();
			return async () => health();
		}
	};
}
/**
* So many threads beside this one: it keeps the schedule and the places of a closed loop, they hold the connections and read the
* answers. Each request goes to the one with the fewest under way. A thread that ends by itself ends its requests as the generator's own
* limit, which makes the trial invalid.
* @param program the file that `load --thread` is started from.
* @throws CannotJudgeError when a thread does not start.
*/
async function connectThreads(program, count, line) {
	const workers = Array.from({ length: count }, () => new Worker(program, {
		argv: ["load", "--thread"],
		workerData: line
	}));
	const threads = await Promise.all(workers.map(openThread)).catch(async (cause) => {
		await Promise.all(workers.map((worker) => worker.terminate()));
		throw cause;
	});
	return {
		send(body, name, expectedChunks) {
			return threads.reduce((a, b) => b.load() < a.load() ? b : a).send(body, name, expectedChunks);
		},
		abandon(status, detail) {
			for (const thread of threads) thread.post({
				kind: "abandon",
				status,
				detail
			});
		},
		close() {
			for (const thread of threads) thread.post({ kind: "end" });
		},
		watch() {
			const own = watchProcess();
			for (const thread of threads) thread.post({ kind: "watch" });
			return async () => {
				const others = await Promise.all(threads.map((thread) => thread.health()));
				return busiest(own(), others);
			};
		}
	};
}
/** The worst of each sign; CPU time is the whole process's already. */
function busiest(own, others) {
	const most = (sign) => Math.max(own[sign], ...others.map((health) => health[sign]));
	return {
		...own,
		loopUtilization: most("loopUtilization"),
		gcShare: most("gcShare"),
		loopDelayP99Ms: most("loopDelayP99Ms")
	};
}
const NOTHING = {
	windowMs: 0,
	loopUtilization: 0,
	cpuShare: 0,
	gcShare: 0,
	loopDelayP99Ms: 0
};
async function openThread(worker) {
	const waiting = [];
	const free = [];
	let underWay = 0;
	let over;
	let onHealth = (_) => {};
	const settle = (id, exchange) => {
		underWay -= 1;
		free.push(id);
		waiting[id]?.(exchange);
	};
	const end = (why) => {
		over ??= why;
		onHealth(NOTHING);
		const idle = new Set(free);
		for (const id of waiting.keys()) if (!idle.has(id)) settle(id, lost(over));
	};
	if (await Promise.race([once(worker, "message"), once(worker, "exit").then(() => void 0)]) === void 0) throw new CannotJudgeError("a thread of the generator did not start: its reason is above");
	worker.on("message", (message) => {
		if (message.kind === "exchange") settle(message.id, message.exchange);
		else if (message.kind === "health") onHealth(message.health);
	});
	worker.on("error", (error) => end(`a thread of the generator failed: ${messageOf(error)}`));
	worker.on("exit", () => end("a thread of the generator ended"));
	return {
		load: () => over === void 0 ? underWay : Number.POSITIVE_INFINITY,
		send(body, name, expectedChunks) {
			if (over !== void 0) return Promise.resolve(lost(over));
			const id = free.pop() ?? waiting.length;
			underWay += 1;
			const exchange = new Promise((resolve) => {
				waiting[id] = resolve;
			});
			const message = {
				kind: "send",
				id,
				body,
				name
			};
			worker.postMessage(expectedChunks === void 0 ? message : {
				...message,
				expectedChunks
			});
			return exchange;
		},
		post: (message) => worker.postMessage(message),
		health: () => new Promise((resolve) => {
			onHealth = resolve;
			if (over === void 0) worker.postMessage({ kind: "tell" });
			else resolve(NOTHING);
		})
	};
}
function lost(detail) {
	return {
		status: "client-limit",
		detail,
		dispatchedAt: performance.now(),
		stamps: new Float64Array(),
		tokens: {
			output: 0,
			source: "chunks"
		},
		turns: 0,
		leftOpen: false
	};
}
/** A round is begun only while this share of the trial's time is not over. */
const SHARE_OF_DEADLINE = .1;
/** What still falls by more than this is still warming up. What rises is noise, or a server that is as warm as it will be. */
const STEADY = .9;
/**
* Round after round of `spec.warmups` requests, each as wide as the concurrency, for the server's caches and compiled shapes as for this
* process and its connections: until neither the median TTFT nor the median time of a step falls by more than a tenth.
* @param prompts for `MOST_ROUNDS` rounds, none of them twice: a prefix cache would make each round faster than the one before.
*/
async function warmUp(spec, client, prompts, stop) {
	if (spec.warmups === 0) return { exchanges: [] };
	const began = performance.now();
	const exchanges = [];
	let before;
	for (let number = 1;; number += 1) {
		const first = exchanges.length;
		exchanges.push(...await round(spec, client, prompts.slice(first, first + spec.warmups), first, stop));
		const pace = paceOf(exchanges.slice(first));
		const told = (what) => ({
			exchanges,
			note: noteOf(what, number, spec.warmups, pace)
		});
		if (pace === void 0 || stop.aborted) return told("ended by failures");
		if (before !== void 0 && isSteady(before, pace)) return told("steady");
		const late = performance.now() - began > SHARE_OF_DEADLINE * spec.deadlineMs;
		if (number === 5 || late) return told("not steady");
		before = pace;
	}
}
async function round(spec, client, prompts, first, stop) {
	const bodies = prompts.map((prompt) => requestBody(spec, prompt));
	const { maxConcurrency } = spec.load;
	const exchanges = [];
	await drive({
		arrivalsUs: bodies.map(() => 0),
		...maxConcurrency === void 0 ? {} : { maxConcurrency },
		stop,
		async send(index) {
			exchanges.push(await client.send(bodies[index] ?? Buffer.alloc(0), `w${first + index}`));
		}
	});
	return exchanges;
}
/** `undefined` when a request failed: then there is nothing to wait for. A stale connection only teaches that none is to be used again. */
function paceOf(all) {
	const exchanges = all.filter(({ status }) => status !== "stale-connection");
	if (exchanges.length === 0 || exchanges.some(({ status }) => status !== "completed")) return void 0;
	const median = (values) => percentile(sorted(values), 50);
	const steps = exchanges.flatMap(({ stamps }) => stamps.length > 1 ? [((stamps.at(-1) ?? 0) - (stamps[0] ?? 0)) / (stamps.length - 1)] : []);
	return {
		ttftMs: median(exchanges.map(({ stamps, dispatchedAt }) => (stamps[0] ?? 0) - dispatchedAt)),
		...steps.length === 0 ? {} : { stepMs: median(steps) }
	};
}
function isSteady(before, now) {
	return now.ttftMs >= STEADY * before.ttftMs && (now.stepMs ?? 0) >= STEADY * (before.stepMs ?? 0);
}
function noteOf(what, rounds, requests, pace) {
	const ms = (value) => `${value.toFixed(2)} ms`;
	const step = pace?.stepMs === void 0 ? "" : `, step ${ms(pace.stepMs)}`;
	return `warm-up ${what} after ${rounds} × ${requests} requests${pace === void 0 ? "" : `: TTFT ${ms(pace.ttftMs)}${step}`}`;
}
// src/load/load.ts
const PROGRESS_MS = 2e3;
/**
* Measures one trial: reads the data, probes, warms up, sends by the schedule, computes.
* @throws UserError when the data set cannot be used.
*/
async function load(spec, io) {
	const transport = await openTransport(spec);
	try {
		return await loadThrough(transport, spec, io);
	} finally {
		transport.end();
	}
}
async function loadThrough(transport, spec, io) {
	const tokenizer = serverTokenizer(spec, transport, io.apiKey);
	const dataset = await readDataset({
		...spec,
		warmups: spec.warmups * 5,
		hubCache: io.hubCache,
		countTokens: tokenizer.count
	});
	const deadline = AbortSignal.timeout(spec.deadlineMs);
	const stop = AbortSignal.any([io.signal, deadline]);
	const cores = availableParallelism();
	const threads = io.self === void 0 ? 1 : Math.min(spec.threads ?? 1, cores);
	const client = await connect(spec, transport, io, threads);
	const realTime = spec.realTime && await takeRealTimePriority(threads > 1);
	const state = () => io.signal.aborted ? "cancelled" : deadline.aborted ? "out-of-time" : "finished";
	const onStop = () => io.signal.aborted ? client.abandon("cancelled", `by ${String(io.signal.reason)}`) : client.abandon("timeout-total", `the trial's ${spec.deadlineMs} ms had passed`);
	if (stop.aborted) onStop();
	stop.addEventListener("abort", onStop);
	try {
		const calibration = io.self === void 0 || !spec.calibrate || stop.aborted ? void 0 : await calibrate(io.self);
		const { form, probe } = await promptForm(spec, client);
		const prompts = (form === "text" ? await exactTexts(dataset.measured("token-ids"), tokenizer) : void 0) ?? dataset.measured(form);
		checkImages(spec, prompts);
		const warming = await warmUp(spec, client, dataset.warmups(form), stop);
		const before = [...probe === void 0 ? [] : [probe], ...warming.exchanges];
		const reachable = !serverUnreachable(before.map(({ status }) => status));
		const schedule = dataset.arrivalsUs ?? arrivalsUs({
			...spec.load,
			...spec.arrivals,
			requests: prompts.length,
			seed: spec.seed
		});
		const watch = await watchEngine(spec.baseUrl, transport);
		const cutsConnections = !transport.keepsConnections();
		const measured = await send(spec, client, {
			prompts,
			schedule: reachable ? schedule : [],
			io,
			stop
		});
		const { identity } = dataset;
		const engine = await watch.end(measured.startedAt);
		return {
			...toResult({
				spec,
				state: state(),
				realTime,
				threads,
				cores,
				identity,
				form,
				prompts,
				schedule,
				before,
				...calibration === void 0 ? {} : { calibration },
				...warming.note === void 0 ? {} : { warmUpNote: warming.note },
				cutsConnections,
				engine,
				...measured
			}),
			...engine.timeline === void 0 ? {} : { timeline: engine.timeline }
		};
	} finally {
		stop.removeEventListener("abort", onStop);
		client.close();
	}
}
async function connect(spec, transport, io, threads) {
	const key = io.apiKey === void 0 ? {} : { apiKey: io.apiKey };
	const program = io.self?.at(-1);
	return program === void 0 || threads === 1 ? watched(connectClient({
		...spec,
		transport,
		path: endpointPath(spec.baseUrl, spec.endpoint),
		...key
	})) : connectThreads(program, threads, {
		spec,
		...key
	});
}
function checkImages({ endpoint }, prompts) {
	if (endpoint === "chat" || prompts.every(({ images }) => images === void 0)) return;
	throw new UserError(`the data set has images, and the endpoint ${endpoint} takes none`, { hint: "endpoint: chat" });
}
async function send(spec, client, { prompts, schedule, io, stop }) {
	const bodies = prompts.map((prompt) => requestBody(spec, prompt));
	const rows = prompts.map(() => void 0);
	let done = 0;
	const report = () => io.progress(`progress ${done}/${prompts.length}`);
	report();
	const reporting = setInterval(report, PROGRESS_MS);
	const health = client.watch();
	const { startedAt } = await drive({
		arrivalsUs: schedule,
		...limitOf(spec),
		stop,
		async send(index, departure) {
			const body = bodies[index] ?? Buffer.alloc(0);
			const handedAt = performance.now();
			const exchange = await client.send(body, String(index), prompts[index]?.outputTokens);
			const wayMs = Math.max(0, exchange.dispatchedAt - handedAt);
			rows[index] = {
				exchange,
				departure: {
					...departure,
					latenessMs: departure.latenessMs + wayMs
				}
			};
			done += 1;
		}
	});
	const endedAt = performance.now();
	clearInterval(reporting);
	report();
	return {
		rows,
		startedAt,
		processHealth: await health(),
		requests: toRequests(rows, startedAt, endedAt)
	};
}
function limitOf({ load: { maxConcurrency } }) {
	return maxConcurrency === void 0 ? {} : { maxConcurrency };
}
// src/load/spec-file.ts
const count = int().nonnegative();
const atLeastOne = int().positive();
const duration = number().positive();
const DATASET = discriminatedUnion("name", [
	strictObject({
		name: literal("random"),
		inputTokens: count,
		outputTokens: atLeastOne,
		rangeRatio: number().min(0).lt(1),
		prefixTokens: count
	}),
	strictObject({
		name: literal("sharegpt"),
		path: string().min(1),
		outputTokens: atLeastOne.exactOptional()
	}),
	strictObject({
		name: literal("custom"),
		path: string().min(1),
		outputTokens: int()
	}),
	strictObject({
		name: literal("prefix-repetition"),
		prefixTokens: count,
		suffixTokens: atLeastOne,
		prefixes: atLeastOne,
		outputTokens: atLeastOne
	}),
	strictObject({
		name: literal("trace"),
		path: string().min(1),
		unitSeconds: duration,
		blockTokens: atLeastOne
	}),
	strictObject({
		name: literal("random-images"),
		inputTokens: count,
		outputTokens: atLeastOne,
		rangeRatio: number().min(0).lt(1),
		images: atLeastOne,
		width: atLeastOne,
		height: atLeastOne
	}),
	strictObject({
		name: literal("image-folder"),
		path: string().min(1),
		prompt: string(),
		images: atLeastOne,
		outputTokens: atLeastOne
	}),
	strictObject({
		name: literal("hugging-face"),
		path: string().min(1),
		split: string().min(1).exactOptional(),
		columns: strictObject({
			prompt: string().min(1),
			image: string().min(1).exactOptional()
		}).exactOptional(),
		outputTokens: atLeastOne
	})
]);
const SPEC = strictObject({
	schema: literal(LOAD_SPEC_SCHEMA),
	baseUrl: url({ protocol: /^https?$/ }),
	model: string().min(1),
	endpoint: _enum([
		"completions",
		"chat",
		"generate"
	]),
	streamed: boolean(),
	seed: count,
	prompts: atLeastOne,
	load: strictObject({
		requestRate: union([number().positive(), literal("inf")]),
		maxConcurrency: atLeastOne.exactOptional()
	}),
	arrivals: strictObject({
		burstiness: union([duration, literal("inf")]),
		rampUp: strictObject({
			from: duration,
			shape: _enum(["linear", "exponential"])
		}).exactOptional()
	}),
	goodput: strictObject({
		ttftMs: duration.exactOptional(),
		tpotMs: duration.exactOptional(),
		e2elMs: duration.exactOptional()
	}).exactOptional(),
	dataset: DATASET,
	ignoreEos: boolean(),
	warmups: count,
	realTime: boolean(),
	threads: atLeastOne.exactOptional(),
	calibrate: boolean(),
	timeouts: strictObject({
		connectMs: duration,
		firstTokenMs: duration,
		betweenTokensMs: duration,
		totalMs: duration
	}),
	connection: strictObject({
		apiKeyEnv: string().min(1),
		proxy: url({ protocol: /^https?$/ }).exactOptional(),
		caFile: string().min(1).exactOptional(),
		verify: boolean()
	}),
	deadlineMs: duration,
	resultFile: string().min(1),
	requestsFile: string().min(1),
	timelineFile: string().min(1)
});
/** A file of another kind has them all. */
const MOST_PROBLEMS = 5;
/** @throws UserError naming the file and each wrong key. */
async function readSpec(path) {
	let value;
	try {
		value = JSON.parse(await readFile(path, "utf8"));
	} catch (cause) {
		throw new UserError(`${path}: the specification cannot be read (${messageOf(cause)})`, { cause });
	}
	const { data, error } = SPEC.safeParse(value);
	if (data !== void 0) return data;
	const problems = error.issues.map((issue) => `${issue.path.join(".") || "specification"}: ${issue.message}`);
	const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : "";
	throw new UserError(`${path}: ${problems.slice(0, MOST_PROBLEMS).join("; ")}${more}`);
}
// src/load/thread.ts
/**
* `load --thread`: sends and reads for the first thread until it is told to end. Instants need no translation: `performance.now()` counts
* from the start of the process in every thread of it.
*/
async function serveThread() {
	if (parentPort === null) throw new UserError("load --thread is started by the generator itself");
	const port = parentPort;
	const { spec, apiKey } = workerData;
	const transport = await openTransport(spec);
	const client = connectClient({
		...spec,
		transport,
		path: endpointPath(spec.baseUrl, spec.endpoint),
		...apiKey === void 0 ? {} : { apiKey }
	});
	const say = (message, moved = []) => port.postMessage(message, [...moved]);
	const hand = (id, exchange) => {
		const stamps = exchange.stamps.slice();
		say({
			kind: "exchange",
			id,
			exchange: {
				...exchange,
				stamps
			}
		}, [stamps.buffer]);
	};
	let health = watchProcess();
	await new Promise((resolve) => {
		port.on("message", (message) => {
			switch (message.kind) {
				case "send": {
					const { id, body, name, expectedChunks } = message;
					const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
					client.send(bytes, name, expectedChunks).then((exchange) => hand(id, exchange));
					return;
				}
				case "abandon": return client.abandon(message.status, message.detail);
				case "watch":
					health();
					health = watchProcess();
					return;
				case "tell": return say({
					kind: "health",
					health: health()
				});
				case "end": return resolve();
			}
		});
		say({ kind: "ready" });
	});
	client.close();
	transport.end();
	port.close();
}
// src/load/process.ts
const STOP_SIGNALS = ["SIGINT", "SIGTERM"];
/**
* `load --spec FILE`, and `load --serve-calibration` and `load --thread` which it starts itself: the built-in generator as a process of its own, started by `run` like any other tool.
* Failing requests are facts about the engine, and exit 0; a signal keeps what was measured, and exits 130 or 143.
* @param self how this program is started; absent leaves the calibration out.
* @throws UserError when the specification or the data set cannot be used.
*/
async function runLoad(argv, env, self) {
	if (argv.includes("--help") || argv.includes("-h")) {
		process.stdout.write(HELP);
		return 0;
	}
	if (argv.includes("--serve-calibration")) {
		await serveCalibration();
		return 0;
	}
	if (argv.includes("--thread")) {
		await serveThread();
		return 0;
	}
	const spec = await readSpec(specPath(argv));
	const stopped = new AbortController();
	const stop = (signal) => stopped.abort(signal);
	for (const signal of STOP_SIGNALS) process.once(signal, stop);
	const apiKey = apiKeyIn(env, spec.connection.apiKeyEnv);
	try {
		const { result, requests, timeline } = await load(spec, {
			...apiKey === void 0 ? {} : { apiKey },
			...self === void 0 ? {} : { self },
			hubCache: hubCacheOf(env),
			signal: stopped.signal,
			progress: (line) => process.stderr.write(`${line}\n`)
		});
		await write(spec.requestsFile, encodeRequests(requests));
		if (timeline !== void 0) await write(spec.timelineFile, `${JSON.stringify(timeline)}\n`);
		await write(spec.resultFile, `${JSON.stringify(result, null, 2)}\n`);
		return result.state === "cancelled" ? SIGNAL_EXIT_CODES[stopped.signal.reason] : 0;
	} finally {
		for (const signal of STOP_SIGNALS) process.off(signal, stop);
	}
}
function specPath(argv) {
	const { values, positionals } = parseArgs({
		args: [...argv],
		options: { spec: { type: "string" } },
		strict: false,
		allowPositionals: true
	});
	const odd = [...Object.keys(values).filter((name) => name !== "spec"), ...positionals];
	if (typeof values.spec === "string" && odd.length === 0) return values.spec;
	const seen = odd[0] === void 0 ? "--spec names no file" : `"${odd[0]}" is not known`;
	throw new UserError(`load: ${seen}`, { hint: HINT });
}
const HINT = "llm-perf-gate load --spec raw/TRIAL/load-spec.json replays a trial of a session; what to measure is told to `run --config FILE`, with tool: built-in";
const HELP = `Usage: llm-perf-gate load --spec FILE

The built-in load generator, as \`run\` starts it for each trial of a test with \`tool: built-in\`. FILE is the load-spec.json that \`run\`
leaves in the trial's folder under raw/: it says where the results go, and measures the same again.
`;
/** As it can stand in a header. A file or a secret often brings a line's end with it. */
function apiKeyIn(env, name) {
	const key = env[name]?.trim() ?? "";
	if (/[^\x21-\x7e]/.test(key)) throw new UserError(`${name} holds what no header takes: a blank, a line's end, or no ASCII`);
	return key === "" ? void 0 : key;
}
async function write(path, content) {
	try {
		await writeFile(path, content);
	} catch (cause) {
		throw new CannotJudgeError(`${path}: cannot be written (${messageOf(cause)})`, { cause });
	}
}
export { runLoad };
