import { _ as string, a as boolean, c as int, f as number, h as record, n as _enum, o as discriminatedUnion, p as object, r as array, s as exactOptional, t as ZodISODateTime, u as literal, w as _isoDateTime, y as union } from "./schemas.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { basename, join } from "node:path";
import { lstat, open, readdir } from "node:fs/promises";
import { constants } from "node:fs";
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
// src/model/session-layout.ts
/** Names inside a session folder. */
const SESSION_FILE = "session.json";
const RECORDS_FOLDER = "records";
const REQUESTS_FOLDER = "requests";
// src/model/record.ts
const RECORD_SCHEMA = "llm-perf-gate/record@1";
// src/model/session.ts
const SESSION_SCHEMA = "llm-perf-gate/session@1";
// src/store/session-schema.ts
/** A stored session may come from anyone's artifact: text is bounded, numbers are finite, lists are short. */
const text = string().max(1e5);
const name = string().min(1).max(500);
const count = int().min(0);
const texts = array(text).max(1e4);
const facts = record(name, text);
const time = datetime({ offset: true });
/** Stays inside the session folder whatever it is joined to. */
const innerPath = name.refine((path) => !/^[/\\]|^[A-Za-z]:|\\|\0/.test(path) && !path.split("/").includes(".."), "must be a relative path inside the session folder");
const validity = discriminatedUnion("state", [object({ state: literal("valid") }), object({
	state: literal("invalid"),
	reasons: texts
})]);
const recordSchema = object({
	schema: literal(RECORD_SCHEMA),
	trial: name,
	cell: name,
	variant: name,
	repeat: count,
	round: count,
	seed: exactOptional(int()),
	tool: object({
		name,
		version: exactOptional(text),
		definition: name
	}),
	metrics: record(name, number()),
	declared: exactOptional(record(name, object({
		unit: text,
		betterWhen: _enum(["higher", "lower"])
	}))),
	counts: object({
		requested: exactOptional(count),
		completed: exactOptional(count),
		failed: exactOptional(count),
		inputTokens: exactOptional(count),
		outputTokens: exactOptional(count)
	}),
	workload: record(name, union([text, number()])),
	validity,
	notes: texts,
	command: exactOptional(texts),
	server: exactOptional(object({
		name,
		engine: name,
		start: name,
		readySeconds: exactOptional(number().min(0)),
		memory: exactOptional(object({
			usedMib: number().min(0),
			totalMib: number().positive()
		}))
	})),
	engineFlags: exactOptional(facts),
	device: exactOptional(text),
	startedAt: exactOptional(time),
	endedAt: exactOptional(time),
	raw: array(innerPath).max(1e4),
	requests: exactOptional(innerPath)
});
const headerSchema = object({
	schema: literal(SESSION_SCHEMA),
	id: name,
	suite: name,
	origin: object({
		repository: exactOptional(name),
		commit: exactOptional(name),
		tree: exactOptional(name),
		edits: exactOptional(name),
		ref: exactOptional(name),
		base: exactOptional(name),
		event: name,
		pullRequest: exactOptional(count),
		runId: exactOptional(count),
		attempt: exactOptional(count),
		leg: exactOptional(name)
	}),
	environment: object({
		class: facts,
		subject: facts
	}),
	policyDigest: exactOptional(name),
	planDigest: exactOptional(name),
	setupDigest: exactOptional(name),
	pairsAtMost: exactOptional(int().positive()),
	variants: exactOptional(array(name).max(100)),
	expectedCells: array(name).max(2e4),
	complete: boolean(),
	notes: texts,
	startedAt: exactOptional(time),
	endedAt: exactOptional(time)
});
const sessionSchema = headerSchema.extend({ records: array(recordSchema).max(2e4) });
// src/store/parse-session.ts
/** A session that is one JSON text: the header, and the records in it. @throws UserError naming file and field. */
function parseSession(file, text) {
	return parse(sessionSchema, file, text);
}
/** @throws UserError naming file and field when the text is no JSON of this shape. */
function parse(schema, file, text) {
	let json;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${file} is not JSON (${messageOf(cause)}): cut off, or not written by this tool`, { cause });
	}
	const result = schema.safeParse(json);
	if (result.success) return result.data;
	const issues = result.error.issues;
	const issue = issues.find(({ path }) => path[0] === "schema") ?? issues[0];
	const field = issue?.path.join(".") || basename(file);
	throw new UserError(`${file}: ${field}: ${issue?.message ?? "unreadable"}`, { cause: result.error });
}
// \0@oxc-project+runtime@0.158.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = "function" == typeof SuppressedError ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (null != e) {
			if (Object(e) !== e) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol["for"]("Symbol.asyncDispose")];
			if (void 0 === o && (o = e[Symbol.dispose || Symbol["for"]("Symbol.dispose")], r)) var t = o;
			if ("function" != typeof o) throw new TypeError("Object is not disposable.");
			t && (o = function o() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function d() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && 1 === s) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (1 === s) return t !== e ? Promise.reject(t) : Promise.resolve();
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t !== e ? new r(n, t) : n, next();
			}
			return next();
		}
	};
}
// src/store/session-folder.ts
/** What a stored session may hold at most: far above any real one, far below what hurts the reader. */
const LIMITS = {
	fileBytes: 4 * 2 ** 20,
	records: 2e4,
	totalBytes: 512 * 2 ** 20
};
/** How deep below a path sessions are looked for: `<path>/<suite>/<session>`. */
const NESTING = 2;
const READ_AT_ONCE = 32;
async function isSessionFolder(path) {
	return await kindOf(join(path, "session.json")) === "file" || await kindOf(join(path, "records")) === "folder";
}
/** @throws UserError naming the file and the field when the folder is not a session that this version reads. */
async function readSession(folder) {
	const header = await readHeader(folder);
	const names = await recordNames(join(folder, RECORDS_FOLDER));
	const files = [];
	let total = 0;
	for (let from = 0; from < names.length; from += READ_AT_ONCE) {
		const batch = names.slice(from, from + READ_AT_ONCE);
		const texts = await Promise.all(batch.map((name) => readSmallText(join(folder, RECORDS_FOLDER, name))));
		batch.forEach((name, index) => {
			files.push({
				name,
				text: texts[index] ?? ""
			});
		});
		total += texts.reduce((sum, text) => sum + text.length, 0);
		if (total > LIMITS.totalBytes) throw new UserError(`${folder}: the records exceed ${LIMITS.totalBytes} bytes`);
	}
	const records = files.map(({ name, text }) => parse(recordSchema, join(folder, RECORDS_FOLDER, name), text));
	const seen = new Set();
	for (const { trial } of records) {
		if (seen.has(trial)) throw new UserError(`${folder}: two records of the trial ${JSON.stringify(trial)}`);
		seen.add(trial);
	}
	return {
		...header,
		records
	};
}
/** `session.json` alone: cheap enough to choose among many sessions. */
async function readHeader(folder) {
	const file = join(folder, SESSION_FILE);
	if (await kindOf(file) === "absent" && await kindOf(join(folder, "records")) === "folder") throw new UserError(`${folder} holds records but no ${SESSION_FILE}: the run ended before it wrote one`, { hint: "take the run up again with --resume, or give another folder" });
	return parse(headerSchema, file, await readSmallText(file));
}
/** A session folder, or all session folders up to two levels below it; oldest first. */
async function readSessions(path) {
	const folders = await sessionFolders(path);
	const sessions = [];
	for (const folder of folders) sessions.push(await readSession(folder));
	return sessions.sort(byTime);
}
/** Session folders at or below a path, by name. Links and folders whose names start with a dot are passed over. */
async function sessionFolders(path, nesting = NESTING) {
	if (await isSessionFolder(path)) return [path];
	const entries = await listFolder(path);
	if (nesting === 0) return [];
	const inner = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
	const found = [];
	for (const name of inner.sort()) found.push(...await sessionFolders(join(path, name), nesting - 1));
	return found;
}
/** Oldest first; sessions that tell no time come before all others. */
function byTime(a, b) {
	return timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
function timeOf(session) {
	return Date.parse(session.startedAt ?? session.endedAt ?? "1970-01-01T00:00:00Z");
}
async function recordNames(folder) {
	const kind = await kindOf(folder);
	if (kind === "absent") return [];
	if (kind !== "folder") throw new UserError(`${folder} is not a folder (links are not followed)`);
	const names = (await listFolder(folder)).filter(({ name }) => name.endsWith(".json")).map(({ name }) => name);
	if (names.length > LIMITS.records) throw new UserError(`${folder} holds ${names.length} records; at most ${LIMITS.records} are read`);
	return names.sort();
}
async function listFolder(folder) {
	try {
		return await readdir(folder, { withFileTypes: true });
	} catch (cause) {
		throw new UserError(`cannot read ${folder}: ${messageOf(cause)}`, { cause });
	}
}
async function readSmallText(file) {
	return (await readBounded(file, LIMITS.fileBytes)).toString("utf8");
}
/** The bytes of a regular file. Links are refused: a stored session may come from a stranger. */
async function readBounded(file, limit) {
	const kind = await kindOf(file);
	if (kind === "absent") throw new UserError(`${file} does not exist: not a session folder`);
	if (kind !== "file") throw new UserError(`${file} is not a regular file (links are not followed)`);
	try {
		try {
			var _usingCtx$1 = _usingCtx();
			const handle = _usingCtx$1.a(await open(file, constants.O_RDONLY | constants.O_NOFOLLOW));
			const { size } = await handle.stat();
			if (size > limit) throw new UserError(`${file} has ${size} bytes; at most ${limit} are read`);
			return await handle.readFile();
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	} catch (cause) {
		if (cause instanceof UserError) throw cause;
		throw new UserError(`cannot read ${file}: ${messageOf(cause)}`, { cause });
	}
}
async function kindOf(path) {
	try {
		const stats = await lstat(path);
		return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
		if (code === "ENOENT" || code === "ENOTDIR") return "absent";
		throw new UserError(`cannot read ${path}: ${messageOf(cause)}`, { cause });
	}
}
export { readSession as a, _usingCtx as c, RECORD_SCHEMA as d, RECORDS_FOLDER as f, readHeader as i, parseSession as l, SESSION_FILE as m, isSessionFolder as n, readSessions as o, REQUESTS_FOLDER as p, readBounded as r, sessionFolders as s, byTime as t, SESSION_SCHEMA as u };
