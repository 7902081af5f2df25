import { A as offlineCell, B as TOOL_NAMES, D as flagOf, I as require_dist, L as ENGINE_NAMES, M as loadPointId, R as HOLDS, T as wordsOfLine, V as metricOf, j as servingCell, t as TOOLS, w as argsOfWords, z as PAIRED } from "./tools.js";
import { _ as string, a as boolean, b as unknown, c as int, d as looseObject, f as number, g as strictObject, h as record, l as json, n as _enum, o as discriminatedUnion, p as object, r as array, u as literal, x as url, y as union } from "./schemas.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./errors.js";
import { l as digestOf } from "./load-result.js";
import { resolve } from "node:path";
import { readFile, readdir } from "node:fs/promises";
import { basename as basename$1, dirname as dirname$1, join as join$1 } from "node:path/posix";
// src/config/document.ts
/** More than these would be read by nobody. */
const MOST_SHOWN = 10;
function positionAt(text, offset) {
	const before = text.slice(0, offset);
	const lineStart = before.lastIndexOf("\n") + 1;
	return {
		line: before.split("\n").length,
		column: offset - lineStart + 1
	};
}
/** `file:line:column: message`, the form that editors and terminals make clickable. It stays one line, whatever a key holds. */
function lineOf(file, { line, column }, message) {
	return `${file}:${line}:${column}: ${message.replaceAll(/\p{Cc}/gu, " ")}`;
}
/** One line for each mistake, in the order of the text. */
function mistakesError(document, mistakes, hint) {
	const placed = mistakes.map((mistake) => ({
		...mistake,
		at: document.locate(mistake.path, mistake.part)
	})).sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
	const lines = placed.slice(0, MOST_SHOWN).map(({ at, message }) => lineOf(document.file, at, message));
	const more = placed.length - lines.length;
	const text = more > 0 ? [...lines, `and ${more} more mistakes`] : lines;
	return new UserError(text.join("\n"), hint === void 0 ? {} : { hint });
}
// src/config/findings.ts
function findingsOf(document) {
	const mistakes = [];
	const warnings = new Map();
	return {
		document,
		get warnings() {
			return [...warnings.values()];
		},
		mistake: (path, message, part = "value") => mistakes.push({
			path,
			message,
			part
		}),
		warn: (path, message) => {
			if (!warnings.has(message)) warnings.set(message, lineOf(document.file, document.locate(path, "key"), message));
		},
		settle: () => {
			if (mistakes.length > 0) throw mistakesError(document, mistakes);
		}
	};
}
// src/config/schema-values.ts
const TEXT = "a text that is not empty";
const ENV_VALUE = "a text or a number; put quotes around words such as \"True\" or \"yes\"";
const text = string({ error: TEXT }).min(1, TEXT);
const positive = int().min(1).max(1e7);
const args = record(string(), json({ error: "a text, a number, true, false, a list or a mapping" }));
const env = record(string(), union([string(), number()], { error: ENV_VALUE }).transform(String));
/** A tool by its name. */
const tool = built("a tool", TOOL_NAMES, []);
/** One of the names; a name that is planned but not built says so instead of looking like a slip. */
function built(noun, names, later) {
	const available = names.join(", ");
	return _enum(names, { error: ({ input }) => {
		return typeof input === "string" && later.includes(input) ? `${noun} that this version has (${available})` : `one of ${available}`;
	} });
}
// src/model/nearest.ts
/** Beyond a third of the word's length two words are no longer a slip of the same one. */
const CLOSE = 1 / 3;
/** The candidate that was most likely meant, or `undefined` when none is close. `_`, `-` and capitals do not count. */
function nearest(word, candidates) {
	const plain = (text) => text.toLowerCase().replaceAll("_", "-");
	const [best] = candidates.map((candidate) => ({
		candidate,
		distance: editDistance(plain(word), plain(candidate))
	})).sort((a, b) => a.distance - b.distance);
	return best !== void 0 && best.distance <= Math.max(1, word.length * CLOSE) ? best.candidate : void 0;
}
/** Optimal string alignment: insertions, deletions, changes and swaps of neighbours each cost 1. */
function editDistance(a, b) {
	const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			const changed = (rows[i - 1]?.[j - 1] ?? 0) + cost;
			const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? 1e400) + 1 : 1e400;
			row.push(Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? Math.max(a.length, b.length);
}
// src/config/schema-keys.ts
/** The keys that an object at a path may have, given the value that stands there (it picks the variant of a union). */
function keysAt(schema, path, value) {
	const [step, ...rest] = path;
	const here = layers(schema, value);
	if (step === void 0) return [...new Set(here.flatMap((layer) => Object.keys(shapeOf(layer))))];
	return here.flatMap((layer) => childrenOf(layer, step)).flatMap((child) => keysAt(child, rest, member(value, step)));
}
/** The value at a path, or `undefined`. */
function valueAt(value, path) {
	return path.reduce(member, value);
}
function member(value, step) {
	return typeof value === "object" && value !== null ? Reflect.get(value, step) : void 0;
}
function definition(schema) {
	return schema._zod.def;
}
/** The schemas below options, defaults, transforms and unions. */
function layers(schema, value) {
	const def = definition(schema);
	if (def.type === "pipe") return layers(def.in, value);
	if (def.type === "union") {
		const tag = "discriminator" in def ? String(def.discriminator) : void 0;
		return def.options.filter((option) => tag === void 0 || hasTag(option, tag, value)).flatMap((option) => layers(option, value));
	}
	return "innerType" in def ? layers(def.innerType, value) : [schema];
}
function hasTag(option, tag, value) {
	const field = shapeOf(option)[tag];
	const def = field === void 0 ? void 0 : definition(field);
	return def?.type === "literal" && def.values.some((tagged) => tagged === member(value, tag));
}
function shapeOf(schema) {
	const def = definition(schema);
	return def.type === "object" ? def.shape : {};
}
function childrenOf(schema, step) {
	const def = definition(schema);
	if (def.type === "array") return [def.element];
	if (def.type === "record") return [def.valueType];
	const child = shapeOf(schema)[step];
	return child === void 0 ? [] : [child];
}
// src/config/validate.ts
/**
* The document's value as the schema reads it.
* @throws UserError with one line for each mistake: position, key, what was expected, what was seen.
*/
function validated(schema, document) {
	const result = schema.safeParse(document.value, { error: expectation });
	if (result.success) return result.data;
	const issues = result.error.issues.flatMap(unfolded);
	const misspelt = new Set(issues.filter((issue) => issue.code === "unrecognized_keys").map(({ path }) => String(path)));
	throw mistakesError(document, issues.filter((issue) => !(isMissing(issue, document) && misspelt.has(String(issue.path.slice(0, -1))))).flatMap((issue) => mistakesOf(issue, document, schema)));
}
/** What was expected, in the words of a reader. A schema's own `error` goes before this. */
function expectation(issue) {
	switch (issue.code) {
		case "invalid_type": return TYPE_WORDS[issue.expected] ?? issue.expected;
		case "invalid_value": return issue.values.length === 1 ? JSON.stringify(issue.values[0]) : `one of ${issue.values.join(", ")}`;
		case "invalid_union": return "options" in issue && Array.isArray(issue.options) ? `one of ${issue.options.join(", ")}` : "another kind of value";
		case "too_small": return issue.origin === "array" ? "at least one item" : `a number ${issue.inclusive ? "from" : "above"} ${issue.minimum}`;
		case "too_big": return `a number up to ${issue.maximum}`;
		default: return "another value";
	}
}
const TYPE_WORDS = {
	string: "a text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	object: "a mapping of keys",
	record: "a mapping of keys"
};
/** A union that failed inside the one branch that had the right shape speaks for that branch. */
function unfolded(issue) {
	if (issue.code !== "invalid_union") return [issue];
	const inside = issue.errors.find((branch) => branch.every((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys"));
	if (inside === void 0) return [issue];
	return inside.flatMap((inner) => unfolded({
		...inner,
		path: [...issue.path, ...inner.path]
	}));
}
function mistakesOf(issue, document, schema) {
	const path = plain(issue.path);
	if (issue.code === "unrecognized_keys") {
		const valid = keysAt(schema, path, document.value);
		return issue.keys.map((key) => ({
			path: [...path, key],
			part: "key",
			message: unknownKey(key, path, valid)
		}));
	}
	if (issue.code === "invalid_key") return [{
		path,
		part: "key",
		message: `${dotted(path)}: expected ${issue.issues[0]?.message ?? "another name"}`
	}];
	if (isMissing(issue, document)) return [{
		path: path.slice(0, -1),
		message: `${dotted(path)} is missing: expected ${issue.message}`
	}];
	return [{
		path,
		message: `${path.length === 0 ? "" : `${dotted(path)}: `}expected ${issue.message}, saw ${shown(valueAt(document.value, path))}`
	}];
}
function unknownKey(key, parent, valid) {
	const where = parent.length === 0 ? "" : ` in ${dotted(parent)}`;
	const guess = nearest(key, valid);
	return `unknown key "${key}"${where}; ${guess === void 0 ? `valid keys are ${valid.join(", ")}` : `did you mean "${guess}"?`}`;
}
function isMissing(issue, document) {
	return issue.path.length > 0 && issue.code !== "unrecognized_keys" && valueAt(document.value, plain(issue.path)) === void 0;
}
function plain(path) {
	return path.map((step) => typeof step === "number" ? step : String(step));
}
/** `tests[0].load.request-rate`. */
function dotted(path) {
	return path.map((step, index) => typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`).join("");
}
const LONGEST_SHOWN = 60;
function shown(value) {
	if (value === void 0 || value === null) return "nothing";
	if (typeof value === "number") return String(value);
	const text = JSON.stringify(value);
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
// src/config/yaml-document.ts
var import_dist = require_dist();
/**
* Reads YAML 1.2 with merge keys (`<<`).
* @throws UserError with the position of the first thing that cannot be read.
*/
function yamlDocument(file, text) {
	const parsed = (0, import_dist.parseDocument)(text, {
		prettyErrors: false,
		merge: true
	});
	const [error] = parsed.errors;
	if (error !== void 0) throw new UserError(lineOf(file, positionAt(text, error.pos[0]), explain(error, text)));
	if (parsed.contents === null) throw new UserError(`${file}: the file is empty`);
	return {
		file,
		value: plainValue(parsed, file),
		locate: (path, part = "value") => positionAt(text, offsetOf(parsed, path, part))
	};
}
function explain(error, text) {
	const rest = text.slice(error.pos[0]);
	switch (error.code) {
		case "DUPLICATE_KEY": return `the key ${/^[^:\s]*/.exec(rest)?.[0] ?? ""} is written twice; keep one of them`;
		case "TAB_AS_INDENT": return "a tab is used as indentation; YAML takes spaces only";
		case "MULTIPLE_DOCS": return "a second YAML document begins here; the configuration is one document";
		default: return `not readable as YAML: ${error.message.split("\n")[0]}`;
	}
}
function plainValue(parsed, file) {
	try {
		return parsed.toJS();
	} catch (cause) {
		throw new UserError(`${file}: not readable as YAML: ${messageOf(cause)}`, { cause });
	}
}
function offsetOf(parsed, path, part) {
	for (let depth = path.length; depth >= 0; depth -= 1) {
		const at = path.slice(0, depth);
		const node = part === "key" && depth === path.length ? keyNode(parsed, at) : parsed.getIn(at, true);
		if ((0, import_dist.isNode)(node) && node.range) return node.range[0];
	}
	return 0;
}
function keyNode(parsed, path) {
	const parent = parsed.getIn(path.slice(0, -1), true);
	if (!(0, import_dist.isMap)(parent)) return void 0;
	return parent.items.find(({ key }) => (0, import_dist.isScalar)(key) && String(key.value) === String(path.at(-1)))?.key;
}
// src/config/excuse-file.ts
const DAY = "a day that exists, such as 2026-12-31";
const day = string({ error: DAY }).refine((value) => isDay(value), DAY);
const SIZE = "a percentage such as 12%";
const size = string({ error: SIZE }).regex(/^\d{1,4}(?:\.\d+)?\s*%$/, SIZE).transform((value) => Number.parseFloat(value) / 100);
const waiver = strictObject({
	cells: text,
	metric: text,
	owner: text,
	reason: text,
	"at-most": size,
	until: day
});
const accepted = strictObject({
	cell: text,
	metric: text,
	from: number().positive(),
	to: number().positive(),
	owner: text,
	evidence: text
});
/** Waivers and accepted slowdowns lie in a file of their own, so that a bot may propose a change of it without touching the rest. */
const excuseSchema = strictObject({
	waivers: array(waiver).default([]),
	accepted: array(accepted).default([])
});
/** `.github/llm-perf-gate.yml` → `.github/llm-perf-gate.waivers.yml`. */
function excuseFileOf(configFile) {
	return configFile.replace(/(?:\.ya?ml)?$/, ".waivers.yml");
}
/**
* What the file beside the configuration waives and accepts; nothing when there is none.
* @throws UserError with one line for each mistake.
*/
async function readExcuses(configFile, reader) {
	const file = excuseFileOf(configFile);
	const content = await reader.readText(file).catch((thrown) => {
		if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return void 0;
		throw thrown;
	});
	if (content === void 0) return {};
	const document = yamlDocument(file, content);
	const raw = validated(excuseSchema, document);
	const findings = findingsOf(document);
	for (const [kind, entries] of Object.entries(raw)) for (const [index, { metric }] of entries.entries()) {
		const known = metricOf(metric);
		if (metric === "*" && kind === "waivers") continue;
		if (known === void 0) findings.mistake([
			kind,
			index,
			"metric"
		], `no direction is known of the metric "${metric}"`);
		else if (kind === "accepted" && known.kind === "proportion") findings.mistake([
			kind,
			index,
			"metric"
		], `a lower ${metric} cannot be accepted, only waived for a while`);
	}
	findings.settle();
	return {
		...raw.waivers.length === 0 ? {} : { waivers: raw.waivers.map(({ "at-most": atMost, ...rest }) => ({
			...rest,
			atMost
		})) },
		...raw.accepted.length === 0 ? {} : { accepted: raw.accepted }
	};
}
/** `2026-02-30` looks like a day, and is none. */
function isDay(value) {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
// src/model/cell-pattern.ts
/** Whether a cell's id is meant by a pattern, in which `*` stands for any characters, `/` included. */
function matchesCell(pattern, cell) {
	const [first = "", ...others] = pattern.split("*");
	const last = others.pop();
	if (last === void 0) return pattern === cell;
	if (!cell.startsWith(first) || cell.length < first.length + last.length || !cell.endsWith(last)) return false;
	const end = cell.length - last.length;
	let at = first.length;
	for (const piece of others) {
		const found = cell.indexOf(piece, at);
		if (found < 0 || found + piece.length > end) return false;
		at = found + piece.length;
	}
	return true;
}
// src/model/policy.ts
const DEFAULT_METRIC_POLICY = {
	gate: false,
	relative: .02,
	absolute: 0,
	mustSee: .2
};
const GATING = {
	...DEFAULT_METRIC_POLICY,
	gate: true
};
/**
* What gates when the configuration names no metric. The offline tools have one chief number each,
* which gates too: a latency or throughput test would otherwise be green without a comparison.
*/
const DEFAULT_POLICY = {
	alpha: .05,
	metrics: {
		output_throughput: GATING,
		mean_tpot_ms: GATING,
		median_tpot_ms: GATING,
		success_rate: GATING,
		avg_latency: GATING,
		tokens_per_second: GATING,
		accuracy: GATING
	},
	slo: {},
	maxAgeDays: 30
};
function metricPolicy(policy, metric, cell) {
	const common = policy.metrics[metric] ?? DEFAULT_METRIC_POLICY;
	return Object.assign({}, common, ...cellPolicies(policy, cell).map(({ metrics }) => metrics[metric]));
}
/** The absolute limits of one cell, by metric id. */
function limitsOf$1(policy, cell) {
	return Object.assign({}, policy.slo, ...cellPolicies(policy, cell).map(({ slo }) => slo));
}
function cellPolicies({ cells = [] }, cell) {
	return cells.filter(({ pattern }) => matchesCell(pattern, cell));
}
// src/config/file-reader.ts
/** Reads from a folder; absolute paths stay what they are. */
function fileReader(root) {
	return {
		readText: (path) => readFile(resolve(root, path), "utf8"),
		list: async (folder) => {
			return (await readdir(resolve(root, folder), { withFileTypes: true })).filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
		}
	};
}
// src/config/server-placement.ts
/** Where and in what a server runs, from what its entry says; what it does not say is absent. */
function placementOf(raw) {
	const { venv, container, ranks, numa } = raw;
	return {
		...numa === void 0 ? {} : { numa: numaOf(numa) },
		...venv === void 0 ? {} : { venv },
		...raw["env-from"].length === 0 ? {} : { envFrom: raw["env-from"] },
		...raw.prepare.length === 0 ? {} : { prepare: raw.prepare },
		...container === void 0 ? {} : { container: containerOf(container) },
		...ranks === void 0 ? {} : { ranks: ranksOf(ranks) }
	};
}
function numaOf(numa) {
	if (numa === "auto") return numa;
	const { node, cpus, memory, interleave } = numa;
	return {
		...node === void 0 ? {} : { nodes: node },
		...cpus === void 0 ? {} : { cpus },
		...memory === void 0 ? {} : { memory },
		...interleave === void 0 ? {} : { interleave }
	};
}
function containerOf(container) {
	const { image, program, devices, mounts, options } = container;
	const shmSize = container["shm-size"];
	return {
		image,
		program,
		devices,
		mounts,
		options,
		...shmSize === void 0 ? {} : { shmSize }
	};
}
function ranksOf({ logs, count, dead }) {
	return {
		count,
		...logs === void 0 ? {} : { logs },
		...dead === void 0 ? {} : { dead }
	};
}
// src/config/side-address.ts
/** Requests go to a server's own paths: one of the address would be lost, and with it, perhaps, which server is meant. */
function checkAddress(path, address, findings) {
	for (const [where, url] of placesOf(path, address)) {
		const { pathname, search, origin } = new URL(url);
		if (pathname !== "/" || search !== "") findings.mistake(where, `the address goes without a path: ${origin} instead of ${url}`);
	}
}
/** A comparison of a server with itself would always be green. */
function checkOther(path, address, heads, findings) {
	for (const [name, { url: head }] of Object.entries(heads)) {
		const base = typeof address === "string" ? address : address?.[name];
		if (head === void 0 || base === void 0 || new URL(head).origin !== new URL(base).origin) continue;
		findings.mistake(path, `${new URL(base).origin} is the very server that the head's ${name} is`);
	}
}
function placesOf(path, address) {
	if (address === void 0) return [];
	if (typeof address === "string") return [[path, address]];
	return Object.entries(address).map(([name, url]) => [[...path, name], url]);
}
// src/config/base-spec.ts
/** Instead of a build; only one of them can be meant. */
const READY$1 = [
	"env",
	"url",
	"image"
];
/** What says how to build. */
const OF_A_BUILD = ["setup", "repositories"];
/** How the base gets onto the machine; what contradicts itself goes to the findings. */
function baseSpec(raw, servers, findings) {
	check$2(raw, findings);
	checkAddress(["base", "url"], raw.url, findings);
	checkOther(["base", "url"], raw.url, servers, findings);
	const { commit, proof } = raw;
	return {
		code: codeOf(raw),
		...commit === void 0 ? {} : { commit },
		...proof === void 0 ? {} : { proofModules: proof.module }
	};
}
function codeOf(raw) {
	const { env, url, image } = raw;
	if (env !== void 0) return {
		kind: "environment",
		path: env
	};
	if (url !== void 0) return {
		kind: "urls",
		urls: url
	};
	return image === void 0 ? builtBase(raw) : imageCode(image);
}
/** A text is an image alone: the rest is as each server has it. */
function imageCode(image) {
	if (typeof image === "string") return {
		kind: "image",
		image
	};
	return {
		kind: "image",
		image: image.image,
		container: containerOf(image)
	};
}
function builtBase({ setup, python, head, repositories, cache, ...raw }) {
	return {
		kind: "built",
		setupTimeoutSeconds: raw["setup-timeout"],
		python,
		rebuildsHead: head === "rebuilt",
		repositories: Object.entries(repositories).map(([name, repository]) => ({
			name,
			path: repository.path,
			commit: commitOf(repository)
		})),
		...setup === void 0 ? {} : { setup },
		...cache === false ? {} : { cache: {
			gigabytes: cache.gigabytes,
			days: cache.days,
			...cache.path === void 0 ? {} : { path: cache.path }
		} }
	};
}
function commitOf(raw) {
	if (raw["commit-file"] !== void 0) return {
		kind: "file",
		path: raw["commit-file"]
	};
	return raw.commit === void 0 ? { kind: "same" } : {
		kind: "named",
		name: raw.commit
	};
}
function check$2(raw, findings) {
	const [ready, second] = READY$1.filter((key) => raw[key] !== void 0);
	if (second !== void 0) findings.mistake(["base", second], `"${ready}" says already where the base is`, "key");
	if (ready !== void 0) {
		const isSet = {
			setup: raw.setup !== void 0,
			repositories: Object.keys(raw.repositories).length > 0
		};
		for (const key of OF_A_BUILD.filter((name) => isSet[name])) findings.mistake(["base", key], `with "${ready}" nothing is built`, "key");
	}
	for (const [name, repository] of Object.entries(raw.repositories)) if (repository.commit !== void 0 && repository["commit-file"] !== void 0) findings.mistake([
		"base",
		"repositories",
		name,
		"commit-file"
	], "\"commit\" names the commit already", "key");
}
// src/config/policy-spec.ts
/** For the guess after a slip; every percentile is known besides these. */
const COMMON_METRICS = [
	...[
		"output_throughput",
		"total_token_throughput",
		"request_throughput",
		"request_goodput",
		"success_rate"
	],
	...[
		"ttft",
		"tpot",
		"itl",
		"e2el"
	].flatMap((name) => [
		`mean_${name}_ms`,
		`median_${name}_ms`,
		`p99_${name}_ms`
	]),
	...[
		"avg_latency",
		"p99_latency",
		"requests_per_second",
		"tokens_per_second",
		"peak_memory_gib"
	]
];
const SECONDS_A_DAY = 86400;
/**
* The configured policy. Metrics that it names replace the default gating set. `declared` tells that a tool may measure metrics of its own,
* whose unit and direction its output declares: then an id that is not known here is no mistake.
*/
function policySpec(raw, findings, declared) {
	if (raw === void 0) return DEFAULT_POLICY;
	const checkMetric = metricCheck(findings, declared);
	const { alpha, slo } = raw;
	const metrics = raw.metrics === void 0 ? DEFAULT_POLICY.metrics : metricPolicies(raw.metrics, checkMetric, findings);
	for (const id of Object.keys(slo)) checkMetric([
		"policy",
		"slo",
		id
	], id);
	const cells = Object.entries(raw.cells).map(([pattern, own]) => cellPolicy(pattern, own, checkMetric));
	const drift = raw.drift === void 0 ? void 0 : driftPolicy(raw.drift, checkMetric);
	const policy = {
		alpha,
		metrics,
		slo,
		maxAgeDays: raw["max-age"] / SECONDS_A_DAY,
		...cells.length === 0 ? {} : { cells },
		...drift === void 0 ? {} : { drift }
	};
	checkWarnLevels(policy, findings);
	return policy;
}
function driftPolicy({ since, budget, levels }, checkMetric) {
	return {
		since,
		budget,
		levels: Object.entries(levels).flatMap(([cell, metrics]) => Object.entries(metrics).map(([metric, level]) => {
			checkMetric([
				"policy",
				"drift",
				"levels",
				cell,
				metric
			], metric);
			return {
				cell,
				metric,
				level
			};
		}))
	};
}
/** One line for each pattern that means none of the cells: most likely a slip. */
function patternsWithoutCell({ cells = [], drift }, ids) {
	const idle = cells.filter(({ pattern }) => !ids.some((id) => matchesCell(pattern, id)));
	const gone = new Set(drift?.levels.flatMap(({ cell }) => ids.includes(cell) ? [] : [cell]));
	const known = `there are ${ids.slice(0, 3).join(", ")}${ids.length > 3 ? " …" : ""}`;
	return [...idle.map(({ pattern }) => `policy.cells: "${pattern}" matches no cell of this configuration; ${known}`), ...[...gone].map((cell) => `policy.drift.levels: "${cell}" is no cell of this configuration; ${known}`)];
}
function metricPolicies(raw, checkMetric, findings) {
	const path = ["policy", "metrics"];
	const metrics = Object.entries(raw).map(([id, metric]) => {
		checkMetric([...path, id], id);
		const { gate, relative, absolute, warn } = metric;
		return [id, {
			gate,
			relative,
			absolute,
			mustSee: metric["must-see"],
			...warn === void 0 ? {} : { warn }
		}];
	});
	const gating = metrics.filter(([, { gate }]) => gate).map(([id]) => id);
	if (gating.length === 0) findings.warn(path, "no metric gates: no pull request can fail, and none is judged");
	else if (!gating.includes("success_rate")) findings.warn(path, "success_rate does not gate: failing requests are only shown");
	return Object.fromEntries(metrics);
}
function cellPolicy(pattern, { metrics, slo }, checkMetric) {
	const path = [
		"policy",
		"cells",
		pattern
	];
	for (const [part, ids] of Object.entries({
		metrics,
		slo
	})) for (const id of Object.keys(ids)) checkMetric([
		...path,
		part,
		id
	], id);
	const own = Object.entries(metrics).map(([id, { "must-see": mustSee, ...asked }]) => {
		const said = Object.entries({
			...asked,
			mustSee
		}).filter(([, value]) => value !== void 0);
		return [id, Object.fromEntries(said)];
	});
	return {
		pattern,
		metrics: Object.fromEntries(own),
		slo
	};
}
/** A warn level at or above the fail level would never show. */
function checkWarnLevels(policy, findings) {
	const useless = ({ warn, relative, absolute }) => warn !== void 0 && absolute === 0 && warn >= relative;
	const why = "the warn level is not below relative, so nothing is ever only warned of";
	for (const [id, metric] of Object.entries(policy.metrics)) if (useless(metric)) findings.warn([
		"policy",
		"metrics",
		id,
		"warn"
	], `${id}: ${why}`);
	for (const { pattern, metrics } of policy.cells ?? []) for (const [id, { warn }] of Object.entries(metrics)) {
		const path = [
			"policy",
			"cells",
			pattern,
			"metrics",
			id,
			"warn"
		];
		if (warn !== void 0 && useless(metricPolicy(policy, id, pattern))) findings.warn(path, `${id}: ${why}`);
	}
}
function metricCheck(findings, declared) {
	return (path, id) => {
		if (metricOf(id) !== void 0) return;
		const guess = nearest(id, COMMON_METRICS);
		const meant = guess === void 0 ? "" : `; if "${guess}" was meant, write that`;
		const rule = "it is judged only where a tool's output declares its unit and direction";
		if (declared) findings.warn(path, `"${id}" is no metric that is known here: ${rule}${meant}`);
		else {
			const help = guess === void 0 ? "ids are vLLM's result keys, such as median_tpot_ms; only tests of the tools custom and command declare their own" : `did you mean "${guess}"?`;
			findings.mistake(path, `unknown metric "${id}"; ${help}`, "key");
		}
	};
}
// src/config/reader.ts
/** Awaits a read and turns its failure into one line. `what` names the thing: `configuration`, `suite folder`. */
async function readOr(reading, what, path, hint) {
	try {
		return await reading;
	} catch (cause) {
		if (cause instanceof CannotJudgeError) throw cause;
		const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
		const message = missing ? `no ${what} at ${path}` : `cannot read the ${what} ${path}: ${messageOf(cause)}`;
		throw new UserError(message, {
			cause,
			...hint === void 0 || !missing ? {} : { hint }
		});
	}
}
// src/model/language.ts
/** What reports are written in. Ids, JSON and files are the same in every language. */
const LANGUAGES = ["en", "zh"];
// src/model/base.ts
/** What a set-up that installs Python packages gets; `layered` lies over the job's Python and sees what is installed there. */
const PYTHON_ENVIRONMENTS = [
	"layered",
	"isolated",
	"none"
];
/** The checkout is all that there is of a side. */
const NOTHING_TO_BUILD = {
	kind: "built",
	setupTimeoutSeconds: 1,
	python: "none",
	repositories: [],
	rebuildsHead: false
};
// src/config/quantities.ts
const SECONDS = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
const DURATION = "a duration with its unit, such as 90s, 20m, 1h or 14d";
const SHARE = "a percentage such as 2%, or a fraction from 0 to 1";
const RATE$1 = "requests per second above 0, or inf";
/** `90s`, `20m`, `1.5h`, `14d` → seconds. */
const duration = string({ error: DURATION }).regex(/^(?=.*[1-9])\d+(?:\.\d+)?\s*[smhd]$/, DURATION).transform((text) => Number.parseFloat(text) * (SECONDS[text.slice(-1)] ?? 1)).meta({ title: "duration" });
/** `2%` or `0.02` → a fraction from 0 to 1. */
const share = union([number().min(0, SHARE).max(1, SHARE), string().regex(/^(?:100|\d?\d(?:\.\d+)?)\s*%$/, SHARE)], { error: SHARE }).transform((value) => typeof value === "number" ? value : Number.parseFloat(value) / 100).meta({ title: "share" });
/** `16` or `inf` → requests per second. */
const requestRate = union([number().positive(RATE$1), literal("inf")], { error: RATE$1 }).meta({ title: "rate" });
/** A value, or a list of them, with the same text for what was expected. */
function oneOrMore(item, expected) {
	return union([item, array(item).min(1)], { error: expected }).transform((value) => Array.isArray(value) ? value : [value]);
}
// src/config/server-schema.ts
const port = int().min(1).max(65535);
/** `0`, `0,1`, `0-3,8`: as `numactl` takes lists; a number or a list of numbers is one as well. */
const numberList = union([
	int().min(0).max(9999),
	array(int().min(0).max(9999)).min(1),
	string().regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, "a list such as 0-15,32-47")
]).transform((list) => Array.isArray(list) ? list.join(",") : String(list));
const ready = strictObject({
	timeout: duration.prefault("20m").describe("Longest wait for a start that makes no progress in its log"),
	limit: duration.optional().describe("Longest start altogether, for one whose log still grows; absent is three times the timeout"),
	retries: int().min(0).max(5).default(1).describe("Starts after a failure that is the environment's"),
	path: string().regex(/^\//, "a path that begins with a slash").optional().describe("Answers 200 when ready")
}).describe("When the server counts as ready");
const numa = union([literal("auto"), strictObject({
	node: numberList.optional().describe("Nodes of the cores, and of the memory unless it is named"),
	cpus: numberList.optional().describe("Cores, instead of all those of the nodes"),
	memory: numberList.optional().describe("Nodes of the memory"),
	interleave: union([literal("all"), numberList]).optional().describe("Nodes that memory is spread over, instead of `memory`")
})], { error: "auto, or a mapping with node, cpus, memory and interleave" }).describe("Binds the server with `numactl`; `auto` takes the node that its devices hang on");
const container = strictObject({
	image: text.describe("Image, best with its digest"),
	program: _enum(["docker", "podman"]).default("docker").describe("Program that runs it"),
	devices: array(text).default([]).describe("Device files or CDI names; `all` is `--gpus all`"),
	"shm-size": string().regex(/^\d+[bkmg]?$/i, "a size such as 16g").optional().describe("Size of /dev/shm; absent shares the host's"),
	mounts: array(string().regex(/^[^:]+:[^:]+(:[\w,]+)?$/, "host:container, or host:container:ro")).default([]).describe("Folders that the server sees, such as the model's"),
	options: array(text).default([]).describe("Further options of `docker run`, as they are")
}).describe("Runs the server in a container on the host's network; the image's entry point is replaced");
const prepare = strictObject({
	run: text.describe("Command, run by bash in the workspace"),
	makes: text.describe("File or folder that it makes"),
	from: array(text).default([]).describe("Files and folders it is made from: when one changes, it is made anew")
}).describe("Makes what the server needs before its first start, unless it is there already");
const ranks = strictObject({
	logs: string().regex(/\{rank\}/, "a path with {rank} in it").optional().describe("Log file of a rank, with `{rank}` for its number; absent reads what `command` itself prints"),
	count: int().min(1).max(4096).describe("How many ranks there are, from 0"),
	dead: string().optional().describe("A line that matches this regular expression says, too, that its rank is dead")
}).describe("Watches the ranks of a server that is spread over processes or machines");
const server = strictObject({
	engine: built("an engine", ENGINE_NAMES, []).describe("How the server is started"),
	args: args.default({}).describe("The engine's flags: `true` is a bare flag, `false` leaves it out, a mapping is one JSON argument"),
	env: env.prefault({}).describe("Environment variables of the server"),
	venv: text.optional().describe("Python virtual environment of the server, as `python -m venv` makes it"),
	"env-from": array(text).default([]).describe("Files sourced by bash for this server alone"),
	prepare: array(prepare).default([]).describe("What must be made before the server can start"),
	container: container.optional(),
	numa: numa.optional(),
	ready: ready.prefault({}),
	command: array(text).min(1).optional().describe("Engine `command`: the argv; `{host}`, `{port}` and `{model}` are filled in"),
	ranks: ranks.optional(),
	url: url({
		protocol: /^https?$/,
		error: "an address such as http://127.0.0.1:8000"
	}).optional().describe("Engine `external`: the server's address, without a path"),
	model: text.optional().describe("The model that requests name; absent asks the server's `/v1/models`"),
	port: port.optional().describe("Port to listen on; absent takes a free one")
});
// src/config/base-schema.ts
const address = url({
	protocol: /^https?$/,
	error: "an address such as http://127.0.0.1:8000"
});
const repository = strictObject({
	path: text.describe("Where the head's checkout of it lies, from the workspace: `../vllm`, `third_party/vllm`"),
	commit: text.optional().describe("Its commit, tag or branch on the base's side; absent takes the head's"),
	"commit-file": text.optional().describe("A file of the base's checkout whose text is that commit, as where a plugin pins its engine")
});
const proof = strictObject({ module: oneOrMore(text, "a module's name, or a list of them").describe("Python modules that each side's servers must import from that side's own code") }).optional().describe("Absent finds the modules that `setup` installed from the checkout");
const cache = strictObject({
	path: text.optional().describe("Absent: `llm-perf-gate` in the runner's tool cache, or in the user's cache folder"),
	gigabytes: positive.default(50).describe("Builds that were not used for longest make room for new ones"),
	days: positive.default(14).describe("Builds that were not used for so long are removed")
});
const image = union([text, container], { error: "an image, or a mapping as a server's container" });
const base = strictObject({
	setup: text.optional().describe("Builds the base commit: a text for bash, run in a checkout of its own"),
	"setup-timeout": duration.prefault("30m").describe("How long that may take"),
	commit: text.optional().describe("Commit, tag or branch to compare with; absent takes the commit that the pull request was merged onto"),
	head: _enum(["workspace", "rebuilt"]).default("workspace").describe("`rebuilt` builds the head's commit with the same `setup`, instead of using what the job has installed"),
	python: _enum(PYTHON_ENVIRONMENTS).default("layered").describe("What a `setup` that installs Python packages gets: `layered`, a virtual environment over the job's Python; `isolated`, an empty one; `none`, the job's own"),
	repositories: record(text, repository).default({}).describe("Other repositories that a side is built from, by name: each side gets a checkout of its own"),
	env: text.optional().describe("Instead of a build: the folder of a Python environment that has the base installed"),
	url: union([address, record(text, address)], { error: "an address, or addresses by server name" }).optional().describe("Instead of a build: where the base's server is up already, or addresses by server name"),
	image: image.optional().describe("Instead of a build: the image that the base's servers run in; a text takes the rest from each server's own `container`"),
	cache: union([literal(false), cache], { error: "false, or a mapping with path, gigabytes and days" }).prefault({}).describe("Where builds are kept for the next job that needs the same; `false` builds anew every time"),
	proof
});
// src/config/name.ts
/** Names of suites and legs become parts of artifact and file names. */
const NAME_PATTERN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,59}$/;
const NAME = "letters, digits, dots, dashes and underscores, at most 60, not beginning with a dot or a dash";
// src/config/test-schema.ts
const TEST_NAME = "a name of at most 120 characters without a slash or a line break";
const CONCURRENCIES = "a whole number of requests in flight from 1, or a list of such numbers";
const rates = oneOrMore(requestRate, "requests per second above 0, inf, or a list of these");
const concurrencies = oneOrMore(positive, CONCURRENCIES);
const tokens = int().min(1).max(1e7);
const imageCount = int().min(1).max(64).default(1);
const pixels = int().min(1).max(8192).default(512);
const columns = strictObject({
	prompt: text.describe("Where a row's prompt is, such as `question` or `turns.0.0.content`"),
	image: text.optional().describe("Where its image or list of images is; absent asks without any")
}).describe("What is taken of a row; absent takes the shape of a data set that is known");
const dataset = discriminatedUnion("name", [
	strictObject({
		name: literal("random"),
		"input-tokens": tokens.default(1024).describe("Prompt length"),
		"output-tokens": tokens.default(128).describe("Output length"),
		"range-ratio": share.prefault(0).describe("Lengths are uniform in ± this share of the length"),
		"prefix-tokens": int().min(0).max(1e7).default(0).describe("Tokens that all prompts begin with")
	}),
	strictObject({
		name: literal("sharegpt"),
		path: text.describe("The ShareGPT JSON file"),
		"output-tokens": tokens.optional().describe("Output length; absent takes the answer's own")
	}),
	strictObject({
		name: literal("custom"),
		path: text.describe("JSON lines with a `prompt` each"),
		"output-tokens": tokens.default(256).describe("Output length")
	}),
	strictObject({
		name: literal("prefix-repetition"),
		"prefix-tokens": tokens.default(256).describe("Length of a prefix"),
		"suffix-tokens": tokens.default(256).describe("Length of what follows it"),
		prefixes: tokens.default(10).describe("Different prefixes, each shared by as many prompts"),
		"output-tokens": tokens.default(128).describe("Output length")
	}),
	strictObject({
		name: literal("trace"),
		path: text.describe("JSON lines with `timestamp`, `input_length`, `output_length` and, if known, `hash_ids`"),
		"timestamps-in": _enum(["s", "ms"]).default("ms").describe("Unit of the timestamps"),
		"block-tokens": tokens.default(512).describe("Tokens that one of `hash_ids` stands for")
	}),
	strictObject({
		name: literal("random-images"),
		"input-tokens": tokens.default(128).describe("Length of the text beside the images"),
		"output-tokens": tokens.default(128).describe("Output length"),
		"range-ratio": share.prefault(0).describe("Lengths are uniform in ± this share of the length"),
		images: imageCount.describe("Images in a request"),
		width: pixels.describe("Width of an image in pixels"),
		height: pixels.describe("Height of an image in pixels")
	}),
	strictObject({
		name: literal("image-folder"),
		path: text.describe("A folder of images; with a `metadata.jsonl` in it, its `file_name` and `text` are what is asked"),
		prompt: text.default("Describe this image.").describe("What is asked of images without a text of their own"),
		images: imageCount.describe("Images in a request"),
		"output-tokens": tokens.default(128).describe("Output length")
	}),
	strictObject({
		name: literal("hugging-face"),
		path: text.describe("A downloaded data set: a parquet or JSON-lines file, a folder of them, or its name in the local cache"),
		split: text.optional().describe("Only rows of this split, as file names or folders tell it, e.g. `train`"),
		columns: columns.optional(),
		"output-tokens": tokens.default(128).describe("Output length")
	})
]);
const BURSTINESS = "a number above 0, or inf";
const rampUp = strictObject({
	from: number().positive().describe("Requests per second at the first request"),
	shape: _enum(["linear", "exponential"]).default("linear").describe("How the rate grows")
});
const milliseconds = number().positive();
const goodput = strictObject({
	ttft: milliseconds.optional().describe("Longest TTFT in ms"),
	tpot: milliseconds.optional().describe("Longest TPOT in ms"),
	e2el: milliseconds.optional().describe("Longest E2EL in ms")
}).describe("What a good request keeps, all of it: `request_goodput` counts these");
const timeouts = strictObject({
	connect: duration.optional().describe("To a connection; 10s by default"),
	"first-token": duration.optional().describe("From the dispatch to the first token"),
	"between-tokens": duration.optional().describe("From one token to the next"),
	total: duration.optional().describe("From the dispatch to the end")
}).describe("How long a request may take, for `built-in`; absent is as long as the trial");
const ENV_NAME = "the name of an environment variable";
const PROXY = "a proxy such as http://proxy.example:3128, without user and password";
const connection = strictObject({
	"api-key-env": string({ error: ENV_NAME }).regex(/^[A-Za-z_]\w*$/, ENV_NAME).default("OPENAI_API_KEY").describe("The environment variable that holds the API key"),
	proxy: string({ error: PROXY }).regex(/^https?:\/\/[^@\s/]+\/?$/, PROXY).optional().describe("HTTP proxy to go through; none by default, whatever the environment says"),
	ca: text.optional().describe("PEM file of the authority that signed the server's certificate"),
	verify: boolean().default(true).describe("`false` takes any certificate")
}).describe("How an `external` server is reached, for `built-in`");
const load = strictObject({
	"request-rate": rates.optional().describe("Open loop: requests per second, `inf` for all at once"),
	concurrency: concurrencies.optional().describe("Closed loop: requests in flight"),
	"max-concurrency": concurrencies.optional().describe("Beside `request-rate`: most requests in flight"),
	burstiness: union([number().positive(BURSTINESS), literal("inf")], { error: BURSTINESS }).default(1).describe("Beside `request-rate`: 1 is Poisson, below 1 burstier, above 1 more regular, `inf` constant"),
	"ramp-up": rampUp.optional().describe("From a lower rate at the first request to `request-rate` at the last")
}).describe("The load points; each is a cell");
const THREADS = "a whole number from 1 to 64";
const test = strictObject({
	name: string({ error: TEST_NAME }).regex(/^[^/\p{Cc}]{1,120}$/u, TEST_NAME).describe("The first part of the cell's id"),
	kind: _enum([
		"serving",
		"throughput",
		"latency",
		"accuracy"
	], { error: "one of serving, throughput, latency, accuracy" }).default("serving").describe("What is measured"),
	server: text.optional().describe("Which server answers; needed when there are several. Offline tests have none"),
	tool: tool.optional().describe("What measures; `built-in` for serving, `vllm-bench` for the offline kinds"),
	dataset: dataset.optional().describe("What is asked; absent asks `random`, or what `args` say for `vllm-bench`"),
	prompts: positive.default(200).describe("Requests in one trial"),
	load: load.optional(),
	args: args.default({}).describe("The tool's own flags"),
	env: env.prefault({}).describe("Environment variables of the tool"),
	endpoint: _enum([
		"completions",
		"chat",
		"generate"
	]).default("completions").describe("Which API is asked; `generate` is SGLang's own, for `built-in`"),
	stream: boolean().default(true).describe("`false` asks for whole answers, of which only E2EL and throughput are known; for `built-in`"),
	goodput: goodput.optional(),
	timeouts: timeouts.optional(),
	connection: connection.optional(),
	threads: int({ error: THREADS }).min(1, THREADS).max(64, THREADS).default(1).describe("Of the `built-in` generator, for more than one can read; a `client_bound` trial says when"),
	"ignore-eos": boolean().optional().describe("Generate the full output length; absent is true for `random` and false for other data sets"),
	warmups: int().min(0).max(1e5).default(8).describe("Least number of warm-up requests; never less than the concurrency"),
	timeout: duration.prefault("30m").describe("Longest a trial may take")
});
// src/config/variants-schema.ts
/** Part of file names; and none of those that mean something in a session. */
const VARIANT_NAME = /^(?!(?:base|head|sentinel)$)[A-Za-z0-9][\w.-]{0,39}$/;
const NAME_ERROR = "a name such as one-fix: letters, digits, dots and dashes, and not base, head or sentinel";
const variant = strictObject({
	commit: text.optional().describe("Commit, tag or branch, built as `base` says; absent is what lies in the workspace"),
	args: args.default({}).describe("Flags that every server has instead of, or beside, its own"),
	env: env.prefault({}).describe("Environment variables of every server, instead of, or beside, its own"),
	venv: text.optional().describe("Instead of a commit: a Python environment that has it installed"),
	url: union([address, record(text, address)], { error: "an address, or addresses by server name" }).optional().describe("Instead of a commit: where its server is up already, or addresses by server name"),
	image: image.optional().describe("Instead of a commit: the image that its servers run in")
});
const variants = record(string().regex(VARIANT_NAME, NAME_ERROR), variant).refine((all) => Object.keys(all).length >= 2, "at least two variants");
// src/config/schema.ts
const GATE = "Gating rows decide, others are only shown";
const RELATIVE = "Smallest relative change that matters: the fail level";
const ABSOLUTE = "Smallest absolute change that matters, in the metric's unit; a regression must pass both";
const MUST_SEE = "A green row must have been able to see a change of this size";
const warn = share.optional().describe("A certain worsening from this size on is marked, though only `relative` and `absolute` fail it");
const slo = record(string(), number().positive()).default({});
const metric = strictObject({
	gate: boolean().default(true).describe(GATE),
	relative: share.prefault("2%").describe(RELATIVE),
	absolute: number().min(0).default(0).describe(ABSOLUTE),
	"must-see": share.prefault("20%").describe(MUST_SEE),
	warn
});
/** What a metric of some cells does otherwise: a key that is absent is inherited. */
const cellMetric = strictObject({
	gate: boolean().optional().describe(GATE),
	relative: share.optional().describe(RELATIVE),
	absolute: number().min(0).optional().describe(ABSOLUTE),
	"must-see": share.optional().describe(MUST_SEE),
	warn
});
const policy = strictObject({
	alpha: number().gt(0).max(.5).default(.05).describe("Chance of a false regression on a pull request that changes nothing, over all gating rows"),
	metrics: record(string(), metric).optional().describe("By metric id. The metrics named here replace the default gating set"),
	slo: slo.describe("Absolute limits in the metric's unit, checked whatever the baseline says"),
	"max-age": duration.prefault("30d").describe("When the newest baseline session is older than this, every report says so"),
	cells: record(string(), strictObject({
		metrics: record(string(), cellMetric).default({}).describe("By metric id; an absent key is inherited from `policy.metrics` or an earlier pattern"),
		slo: slo.describe("Limits of these cells, instead of `policy.slo` for the same metric")
	})).default({}).describe("What some cells do otherwise: by cell id, in which `*` stands for any characters. The last match wins"),
	drift: strictObject({
		since: text.describe("The release, as readers know it"),
		budget: share.prefault("10%").describe("Largest worsening since then; past it every report says so, and none fails"),
		levels: record(string(), record(string(), number().positive())).describe("By cell id, then metric id, in the metric's unit")
	}).optional().describe("Cumulative change since a release, beside the change of a pull request")
});
const store = discriminatedUnion("kind", [
	strictObject({
		kind: literal("artifact"),
		"retention-days": int().min(1).max(400).optional().describe("How long GitHub keeps a session; absent takes the repository's setting"),
		attested: boolean().default(false).describe("Only sessions that their own run has attested are baselines (docs/security.md)")
	}),
	strictObject({
		kind: literal("branch"),
		branch: string().regex(/^(?!.*(?:\.\.|\/\/|\.lock$|\/$))[A-Za-z0-9][\w./-]{0,200}$/, "a branch name such as llm-perf-gate").default("llm-perf-gate").describe("A branch of its own, without the code's history; the job needs `contents: write`"),
		keep: int().min(3).max(2e3).default(200).describe("Sessions of a suite beyond these are dropped, oldest first")
	}),
	strictObject({
		kind: literal("directory"),
		path: text.describe("A folder that outlives the job")
	})
]);
const suite$1 = union([text, strictObject({
	path: text.describe("Folder, or one JSON file"),
	variant: text.optional().describe("Reads `serving-tests-VARIANT.json` and its like instead of the files without a suffix"),
	files: array(text).min(1).optional().describe("Reads just these files of the folder"),
	tool: tool.default("vllm-bench").describe("`built-in` maps the client's parameters onto the built-in generator")
})], { error: "a folder such as benchmarks/tests, or a mapping with path, variant, files and tool" });
const configSchema = strictObject({
	version: literal(1).default(1).describe("Version of this format"),
	name: string({ error: NAME }).regex(NAME_PATTERN, NAME).default("default").describe("Names the comment, the artifacts and the check"),
	enforce: _enum(["gate", "observe"]).default("gate").describe("`observe` does everything and is red only where something is written wrong"),
	language: _enum(LANGUAGES).default("en").describe("What comments, reports and messages are written in; ids and JSON are the same in every language"),
	when: strictObject({ paths: array(text).min(1).describe("Globs; pull requests that touch none of them pass as not required") }).optional().describe("Which pull requests are measured; absent means all"),
	suite: suite$1.optional().describe("A vLLM or vLLM-Ascend suite folder, used as it is"),
	"env-from": array(text).default([]).describe("Files sourced once by bash; servers and tools inherit what they change"),
	servers: record(string().regex(/^[^\p{Cc}]{1,80}$/u, "a name of at most 80 characters"), server).default({}).describe("Server configurations by name; one start each"),
	tests: array(test).default([]).describe("Tests beside the suite's"),
	repeats: int().min(1).max(100).default(3).describe("Independent repeats of every cell"),
	seed: int().min(0).max(2 ** 31).default(0).describe("Repeat k runs with seed + k, the same in every session"),
	policy: policy.optional().describe("How metrics are judged"),
	base: base.optional().describe("Brings the base commit onto the machine, to be measured in the same job"),
	variants: variants.optional().describe("Commits and configurations, by name, that are measured in turn, `repeats` times, and reported together; the first is what the others are compared with. Such a configuration judges nothing"),
	paired: _enum(PAIRED).default("auto").describe("Where `base` is configured: `auto` measures in turn with it what the stored baselines make suspect, `always` everything and without them, `never` nothing"),
	hold: _enum(HOLDS).default("auto").describe("How the servers of base and head are kept: `restart` starts each for its part, `resident` keeps both up, `sleep` keeps both up and lets one sleep; `auto` chooses by memory and price"),
	budget: duration.optional().describe("Longest that all measuring may take, in minutes of the device"),
	store: store.prefault({ kind: "artifact" }).describe("Where sessions are kept"),
	"baseline-sessions": int().min(1).max(100).default(10).describe("How many baseline sessions are read, newest first"),
	"drop-unknown-flags": boolean().default(false).describe("Leaves out configured flags that the installed engine says it does not know, instead of failing")
});
// src/config/args.ts
/** The value of a flag under either spelling, `num_prompts` or `num-prompts`; the last one counts, as on a command line. */
function flagValue(args, name) {
	return Object.entries(args).findLast(([key]) => flagOf(key) === flagOf(name))?.[1];
}
/** The arguments without the named flags, under either spelling. */
function withoutFlags(args, names) {
	const flags = new Set(names.map(flagOf));
	return Object.fromEntries(Object.entries(args).filter(([key]) => !flags.has(flagOf(key))));
}
/** The arguments under one spelling, so that equal settings are equal values. */
function normalised(args) {
	return Object.fromEntries(Object.entries(args).map(([key, value]) => [flagOf(key).slice(2), value]));
}
// src/engines/dropped-flags.ts
/**
* Flags of `vllm serve` that suites and commands still carry, by the first release whose parser has them no more: each tag of
* vllm-project/vllm from 0.5.0 to 0.21 was read, and none of them is in the help of 0.32.0.
*/
const DROPPED_IN = {
	"0.7.0": ["--worker-use-ray", "--quantization-param-path"],
	"0.8.3": [
		...[
			"--speculative-model",
			"--speculative-model-quantization",
			"--num-speculative-tokens"
		],
		...[
			"--speculative-draft-tensor-parallel-size",
			"--speculative-max-model-len",
			"--speculative-disable-mqa-scorer"
		],
		...[
			"--speculative-disable-by-batch-size",
			"--ngram-prompt-lookup-max",
			"--ngram-prompt-lookup-min"
		],
		...["--spec-decoding-acceptance-method", "--disable-logprobs-during-spec-decoding"]
	],
	"0.10.0": [
		...[
			"--device",
			"--use-v2-block-manager",
			"--enable-reasoning",
			"--long-lora-scaling-factors"
		],
		...[
			"--tokenizer-pool-size",
			"--tokenizer-pool-type",
			"--tokenizer-pool-extra-config"
		],
		...[
			"--max-prompt-adapters",
			"--prompt-adapters",
			"--qlora-adapter-name-or-path"
		]
	],
	"0.10.1": ["--num-scheduler-steps", "--multi-step-stream-outputs"],
	"0.10.2": ["--enable-prompt-adapter", "--override-neuron-config"],
	"0.11.0": [...[
		"--disable-async-output-proc",
		"--max-seq-len-to-capture",
		"--preemption-mode",
		"--scheduler-delay-factor"
	]],
	"0.11.1": [
		"--enable-lora-bias",
		"--rope-scaling",
		"--rope-theta"
	],
	"0.12.0": [
		...[
			"--guided-decoding-backend",
			"--guided-decoding-disable-fallback",
			"--guided-decoding-disable-any-whitespace"
		],
		...[
			"--guided-decoding-disable-additional-properties",
			"--lora-extra-vocab-size",
			"--num-lookahead-slots"
		],
		...[
			"--num-redundant-experts",
			"--eplb-window-size",
			"--eplb-step-interval",
			"--eplb-log-balancedness"
		],
		"--override-pooler-config"
	],
	"0.13.0": [...[
		"--task",
		"--cuda-graph-sizes",
		"--disable-mm-preprocessor-cache",
		"--enable-multimodal-encoder-data-parallel"
	]],
	"0.17.0": ["--disable-log-requests", "--logits-processor-pattern"],
	"0.18.0": ["--swap-space"]
};
/** Where it was discussed. */
const SOURCES = {
	"--swap-space": "vllm-project/vllm#36216",
	"--disable-log-requests": "vllm-project/vllm#29402"
};
/** The first vLLM that refuses to start with a flag, by flag. */
const DROPPED = new Map(Object.entries(DROPPED_IN).flatMap(([version, flags]) => flags.map((flag) => [flag, version])));
// src/config/dropped-flags.ts
/** Warns of every flag that vLLM has dropped. Whether the vLLM that runs has it, it says itself: `--help=all`. */
function warnOfDropped(args, leavesOut, warn) {
	for (const key of Object.keys(args)) if (DROPPED.has(flagOf(key))) warn(key, messageFor(flagOf(key), leavesOut));
}
function messageFor(flag, leavesOut) {
	const source = SOURCES[flag];
	const fact = `vLLM dropped ${flag} in ${DROPPED.get(flag)}${source === void 0 ? "" : ` (${source})`}`;
	return leavesOut ? `${fact}: left out where the installed vLLM has it no more` : `${fact}: such a server will not start; drop-unknown-flags: true leaves it out`;
}
// src/config/server-spec.ts
const STARTED = [
	"env",
	"venv",
	"env-from",
	"prepare",
	"container",
	"numa",
	"model",
	"port"
];
const ALL_KEYS = [
	"args",
	"command",
	"ranks",
	"url",
	...STARTED
];
/** What each engine understands; anything else would be ignored silently. */
const KEYS = {
	vllm: ["args", ...STARTED],
	sglang: ["args", ...STARTED],
	lmdeploy: ["args", ...STARTED],
	trtllm: ["args", ...STARTED],
	mindie: ["args", ...STARTED],
	"llama-cpp": ["args", ...STARTED],
	tgi: ["args", ...STARTED],
	simulated: ["args", ...STARTED],
	command: [
		"command",
		"ranks",
		...STARTED
	],
	external: ["url", "model"]
};
/** What each engine calls the model among its flags. */
const MODEL_FLAGS = {
	vllm: ["model"],
	sglang: ["model-path", "model"],
	lmdeploy: ["model-path", "model"],
	trtllm: ["model"],
	"llama-cpp": ["model"],
	tgi: ["model-id", "model"]
};
/** The configured servers; what is missing or contradicts itself goes to the findings. */
function serverSpecs(raw, findings) {
	return Object.entries(raw.servers).map(([name, server]) => {
		const path = ["servers", name];
		check$1(path, server, findings);
		if (server.engine === "vllm") warnOfDropped(server.args, raw["drop-unknown-flags"], (key, message) => findings.warn([
			...path,
			"args",
			key
		], message));
		return serverSpec$1(name, server);
	});
}
function check$1(path, raw, findings) {
	const { engine } = raw;
	for (const key of ALL_KEYS.filter((key) => isSet(raw[key]) && !KEYS[engine].includes(key))) findings.mistake([...path, key], `engine ${engine} has no "${key}"; it takes ${KEYS[engine].join(", ")}`, "key");
	if (engine === "external") checkUrl(path, raw.url, findings);
	if (engine === "command") checkCommand(path, raw, findings);
	const flags = MODEL_FLAGS[engine];
	if (flags !== void 0 && raw.model === void 0 && !flags.some((flag) => isText(flagValue(raw.args, flag)))) findings.mistake(path, `engine ${engine} needs a model: args: { ${flags[0]}: ${EXAMPLE_MODELS[engine] ?? "Qwen/Qwen3-8B"} }`);
	if (engine === "mindie" && flagValue(raw.args, "config") === void 0) findings.mistake(path, "engine mindie needs its config.json: args: { config: { BackendConfig: … } }");
	checkNuma(path, raw, findings);
	checkRanks(path, raw, findings);
}
const EXAMPLE_MODELS = { "llama-cpp": "/models/qwen3-8b.gguf" };
const isText = (value) => typeof value === "string";
function checkNuma(path, { numa, container }, findings) {
	if (numa === void 0 || numa === "auto") return;
	const where = [...path, "numa"];
	if (Object.keys(numa).length === 0) findings.mistake(where, "numa binds to nothing: numa: { node: 0 }");
	if (numa.memory !== void 0 && numa.interleave !== void 0) findings.mistake(where, "memory and interleave exclude each other");
	if (numa.interleave !== void 0 && container !== void 0) findings.mistake(where, "the memory of a container can be bound, not interleaved: numa: { memory: 0,1 }");
}
function checkRanks(path, { ranks }, findings) {
	if (ranks?.dead === void 0) return;
	try {
		new RegExp(ranks.dead);
	} catch (cause) {
		findings.mistake([
			...path,
			"ranks",
			"dead"
		], messageOf(cause));
	}
}
function isSet(value) {
	return value !== void 0 && (typeof value !== "object" || Object.keys(value).length > 0);
}
function checkUrl(path, url, findings) {
	if (url === void 0) {
		findings.mistake(path, "engine external needs the server's address: url: http://127.0.0.1:8000");
		return;
	}
	checkAddress([...path, "url"], url, findings);
}
function checkCommand(path, raw, findings) {
	if (raw.command === void 0) {
		findings.mistake(path, "engine command needs its argv: command: [my-server, --port, \"{port}\"]");
		return;
	}
	if (raw.model === void 0 && raw.command.some((word) => word.includes("{model}"))) findings.mistake([...path, "command"], "the command names {model}, but the server has no \"model\"");
}
function serverSpec$1(name, raw) {
	const { engine, args, env, ready } = raw;
	return {
		name,
		engine,
		args,
		env,
		ready: {
			timeoutSeconds: ready.timeout,
			retries: ready.retries,
			...ready.limit === void 0 ? {} : { limitSeconds: ready.limit },
			...ready.path === void 0 ? {} : { path: ready.path }
		},
		...raw.command === void 0 ? {} : { command: raw.command },
		...raw.url === void 0 ? {} : { url: new URL(raw.url).origin },
		...raw.model === void 0 ? {} : { model: raw.model },
		...raw.port === void 0 ? {} : { port: raw.port },
		...placementOf(raw)
	};
}
// src/config/json-document.ts
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Far deeper than any suite, and shallow enough for the call stack. */
const DEEPEST = 100;
/**
* Reads JSON and remembers where each value stood, which `JSON.parse` does not.
* @throws UserError with the position of the first character that cannot be read.
*/
function jsonDocument(file, text) {
	const offsets = new Map();
	let at = text.startsWith("﻿") ? 1 : 0;
	const value = readValue([]);
	take(SPACE);
	if (at < text.length) throw unexpected("the end of the file");
	return {
		file,
		value,
		locate
	};
	function readValue(path) {
		take(SPACE);
		offsets.set(placeOf(path, "value"), at);
		if (path.length > DEEPEST) throw unexpected(`at most ${DEEPEST} levels`);
		if (skip("{")) return readMembers(path);
		if (skip("[")) return readItems(path);
		const literal = take(STRING) ?? take(LITERAL);
		if (literal === void 0) throw unexpected("a value");
		return JSON.parse(literal);
	}
	function readMembers(path) {
		const members = [];
		while (!skip("}")) {
			if (members.length > 0 && !skip(",")) throw unexpected("\",\" or \"}\"");
			take(SPACE);
			const start = at;
			const quoted = take(STRING);
			if (quoted === void 0) throw unexpected("a key in double quotes");
			const key = JSON.parse(quoted);
			offsets.set(placeOf([...path, key], "key"), start);
			if (!skip(":")) throw unexpected("\":\"");
			members.push([key, readValue([...path, key])]);
		}
		return Object.fromEntries(members);
	}
	function readItems(path) {
		const items = [];
		while (!skip("]")) {
			if (items.length > 0 && !skip(",")) throw unexpected("\",\" or \"]\"");
			items.push(readValue([...path, items.length]));
		}
		return items;
	}
	function skip(character) {
		take(SPACE);
		if (text[at] !== character) return false;
		at += 1;
		return true;
	}
	function take(pattern) {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0];
		at += found?.length ?? 0;
		return found;
	}
	function unexpected(expected) {
		const seen = text[at];
		const saw = seen === void 0 ? "the end of the file" : JSON.stringify(seen);
		return new UserError(lineOf(file, positionAt(text, at), `not readable as JSON: expected ${expected}, saw ${saw}`));
	}
	function locate(path, part = "value") {
		for (let depth = path.length; depth >= 0; depth -= 1) {
			const found = offsets.get(placeOf(path.slice(0, depth), depth === path.length ? part : "value"));
			if (found !== void 0) return positionAt(text, found);
		}
		return {
			line: 1,
			column: 1
		};
	}
}
function placeOf(path, part) {
	return `${part} ${JSON.stringify(path.map(String))}`;
}
// src/config/suite-entry.ts
const RATE = "requests per second above 0, or \"inf\"";
/** The script takes anything with `inf` in it for `inf`, and a number in quotes for the number. */
const rate = union([number().positive(), string().regex(/inf|^\d*\.?\d+$/, RATE)], { error: RATE }).transform((value) => typeof value === "number" ? value : value.includes("inf") ? "inf" : Number(value));
const group = record(string(), json()).nullish();
const variables = record(string(), union([
	string(),
	number(),
	boolean()
]).transform(String)).nullish();
const groups = {
	qps_list: array(rate).nullish(),
	max_concurrency_list: array(int().min(1)).nullish(),
	server_parameters: group,
	server_environment_variables: variables,
	client_parameters: group,
	parameters: group,
	environment_variables: variables
};
const entry = looseObject({
	test_name: string().min(1, "a name"),
	...groups
});
const defaults = looseObject(groups);
const suite = union([array(entry), looseObject({
	defaults: defaults.optional(),
	tests: array(entry)
})], { error: "a list of tests, or a mapping with defaults and tests" });
/**
* The tests of a suite file, in both forms. Defaults merge as vLLM's script merges them: key by key inside
* each group, the test's value first; a list as a whole.
*/
function suiteEntries(findings) {
	const value = validated(suite, findings.document);
	if (Array.isArray(value)) return value.map((test, index) => suiteEntry(test, {}, [index], findings));
	return value.tests.map((test, index) => suiteEntry(test, value.defaults ?? {}, ["tests", index], findings));
}
function suiteEntry(test, fallback, path, findings) {
	for (const key of Object.keys(test).filter((key) => key !== "test_name" && !(key in groups))) findings.warn([...path, key], `"${key}" of a test is not used`);
	return {
		name: test.test_name,
		path,
		rates: test.qps_list ?? fallback.qps_list ?? void 0,
		limits: test.max_concurrency_list ?? fallback.max_concurrency_list ?? void 0,
		args: (name) => ({
			...fallback[name],
			...test[name]
		}),
		env: (name) => ({
			...fallback[name],
			...test[name]
		}),
		locate: (name, key) => key in (test[name] ?? {}) ? [
			...path,
			name,
			key
		] : [
			"defaults",
			name,
			key
		]
	};
}
// src/config/suite-files.ts
const KINDS = [
	"serving",
	"latency",
	"throughput"
];
const YAML_FILE = /\.ya?ml$/;
const SUITE_FILE = /^(?<kind>[a-z-]+?)-tests(?:-(?<variant>[\w.-]+))?\.json$/;
/**
* The files of a suite, serving first. A folder holds one set of files for each kind of device
* (`serving-tests.json`, `serving-tests-cpu.json`, …): without a choice those without a suffix are meant.
*/
async function suiteFiles(suite, reader) {
	if (suite.path.endsWith(".json") || YAML_FILE.test(suite.path)) return justThese([suiteFile(dirname$1(suite.path), basename$1(suite.path))]);
	if (suite.files !== void 0) return justThese(suite.files.map((name) => suiteFile(suite.path, name)));
	const names = [...await readOr(reader.list(suite.path), "suite folder", suite.path, "suite: names a folder from the root of the repository")].sort();
	const candidates = names.filter((name) => isKind(kindOf(name)));
	const documents = names.filter((name) => YAML_FILE.test(name));
	if (candidates.length === 0 && documents.length > 0) return justThese(documents.map((name) => suiteFile(suite.path, name)));
	const chosen = candidates.filter((name) => variantOf(name) === suite.variant);
	if (chosen.length === 0) throw nothingToRead(suite, candidates);
	const files = chosen.map((name) => suiteFile(suite.path, name));
	const others = names.filter((name) => kindOf(name) !== void 0 && !isKind(kindOf(name)) && variantOf(name) === suite.variant);
	const warning = `${suite.path}: not read, because only serving, latency and throughput are measured: ${others.join(", ")}`;
	return {
		files: KINDS.flatMap((kind) => files.filter((file) => file.kind === kind)),
		warnings: others.length === 0 ? [] : [warning]
	};
}
function justThese(files) {
	return {
		files,
		warnings: []
	};
}
function kindOf(name) {
	return SUITE_FILE.exec(name)?.groups?.["kind"];
}
function variantOf(name) {
	return SUITE_FILE.exec(name)?.groups?.["variant"];
}
function suiteFile(folder, name) {
	if (YAML_FILE.test(name)) return {
		path: join$1(folder, name),
		kind: "yaml"
	};
	const kind = kindOf(basename$1(name));
	if (isKind(kind)) return {
		path: join$1(folder, name),
		kind
	};
	throw new UserError(`suite file ${join$1(folder, name)}: expected a name such as serving-tests.json, latency-tests-cpu.json, throughput-tests.json or a YAML file`);
}
function isKind(kind) {
	return KINDS.some((known) => known === kind);
}
function nothingToRead({ path, variant }, candidates) {
	if (candidates.length === 0) return new UserError(`suite folder ${path} has no serving-tests.json, latency-tests.json or throughput-tests.json`);
	const named = [...new Set(candidates.map((name) => variantOf(name) ?? ""))].filter((name) => name !== "");
	const choice = (variant === void 0 ? void 0 : nearest(variant, named)) ?? named[0];
	const wanted = variant === void 0 ? "no file without a suffix" : `no file of the variant "${variant}"`;
	return new UserError(`suite folder ${path} has ${wanted}, only ${candidates.join(", ")}`, { hint: choice === void 0 ? `suite: ${path}` : `suite: { path: ${path}, variant: ${choice} }` });
}
// src/config/suite-servers.ts
/** As long as the suites' own script waits, and one start more than it makes. */
const READY = {
	timeoutSeconds: 1200,
	retries: 1
};
function suiteServers(taken) {
	const byDigest = new Map();
	return {
		nameOf(args, env) {
			const digest = digestOf([normalised(args), env]);
			const known = byDigest.get(digest);
			if (known !== void 0) return known.name;
			const server = serverSpec(freeName(args, [...taken, ...[...byDigest.values()].map(({ name }) => name)]), args, env);
			byDigest.set(digest, server);
			return server.name;
		},
		all: () => [...byDigest.values()]
	};
}
function serverSpec(name, args, env) {
	return {
		name,
		engine: "vllm",
		args: withoutFlags(args, ["host", "port"]),
		env,
		ready: READY
	};
}
/** `Qwen3-8B-tp1`, then `Qwen3-8B-tp1-2`. */
function freeName(args, taken) {
	const name = `${String(flagValue(args, "model")).replace(/^.*\//, "")}-tp${flagValue(args, "tensor-parallel-size") ?? 1}`;
	for (let count = 2, free = name;; count += 1) {
		if (!taken.includes(free)) return free;
		free = `${name}-${count}`;
	}
}
// src/config/load-points.ts
/** Every rate at every limit, each point once, in the order written. No limits means no limit. */
function loadPoints(rates, limits = []) {
	const points = rates.flatMap((requestRate) => limits.length === 0 ? [{ requestRate }] : limits.map((maxConcurrency) => ({
		requestRate,
		maxConcurrency
	})));
	return [...new Map(points.map((point) => [loadPointId(point), point])).values()];
}
// src/config/suite-built-in.ts
/** Parameters that the built-in generator follows, or that change nothing in what it sends. */
const UNDERSTOOD = [
	...[
		"model",
		"tokenizer",
		"backend",
		"endpoint-type",
		"endpoint",
		"num-prompts",
		"num-warmups",
		"ignore-eos",
		"trust-remote-code"
	],
	...[
		"dataset-name",
		"dataset-path",
		"input-len",
		"output-len",
		"sharegpt-output-len"
	],
	...[
		"random-input-len",
		"random-output-len",
		"random-range-ratio",
		"random-prefix-len"
	],
	...[
		"hf-split",
		"hf-output-len",
		"hf-name",
		"no-stream"
	],
	...[
		"percentile-metrics",
		"metric-percentiles",
		"save-detailed",
		"disable-tqdm",
		"disable-log-stats"
	],
	...[
		"host",
		"port",
		"base-url",
		"request-rate",
		"max-concurrency",
		"seed"
	],
	...[
		"save-result",
		"append-result",
		"result-dir",
		"result-filename",
		"metadata"
	]
];
const BACKENDS = [
	"vllm",
	"openai",
	"openai-chat"
];
/** The data set of a suite's client parameters, in the built-in generator's terms; anything it cannot follow goes to the findings. */
function builtInDataset(entry, client, findings) {
	for (const key of Object.keys(withoutFlags(client, UNDERSTOOD))) {
		if (key === "temperature" && client[key] === 0) continue;
		refuse(entry, key, `${key}: ${JSON.stringify(client[key])}`, findings);
	}
	const backendKey = flagValue(client, "backend") === void 0 ? "endpoint_type" : "backend";
	const backend = flagValue(client, backendKey) ?? "vllm";
	if (!BACKENDS.includes(backend)) refuse(entry, backendKey, `${backendKey}: ${JSON.stringify(backend)}`, findings);
	const name = flagValue(client, "dataset-name") ?? "random";
	const path = flagValue(client, "dataset-path");
	if (name === "random") return { dataset: randomDataset(client) };
	if (name === "sharegpt" && typeof path === "string") return { dataset: sharegptDataset(client, path) };
	if (name === "hf" && typeof path === "string") return { ownDataset: huggingFaceDataset(client, path) };
	refuse(entry, "dataset_name", `dataset_name: ${JSON.stringify(name)}${name === "sharegpt" || name === "hf" ? " without a dataset_path" : ""}`, findings);
	return { dataset: randomDataset({}) };
}
/** Lengths without a value are those of `vllm bench serve`. */
function randomDataset(client) {
	const number = (fallback, ...names) => Number(names.map((name) => flagValue(client, name)).find((value) => value !== void 0) ?? fallback);
	return {
		name: "random",
		inputTokens: number(1024, "random-input-len", "input-len"),
		outputTokens: number(128, "random-output-len", "output-len"),
		rangeRatio: number(0, "random-range-ratio"),
		prefixTokens: number(0, "random-prefix-len")
	};
}
function sharegptDataset(client, path) {
	const outputTokens = flagValue(client, "sharegpt-output-len") ?? flagValue(client, "output-len");
	return {
		name: "sharegpt",
		path,
		...outputTokens === void 0 ? {} : { outputTokens: Number(outputTokens) }
	};
}
/** What vLLM asks of its sampled data sets unless told otherwise (`VisionArenaDataset.DEFAULT_OUTPUT_LEN`). */
const HUGGING_FACE_OUTPUT = 128;
/** Rows that were downloaded before: the generator itself loads nothing from a hub. */
function huggingFaceDataset(client, path) {
	const outputTokens = flagValue(client, "hf-output-len") ?? flagValue(client, "output-len") ?? HUGGING_FACE_OUTPUT;
	const split = flagValue(client, "hf-split");
	return {
		name: "hugging-face",
		path,
		...split === void 0 ? {} : { split: String(split) },
		outputTokens: Number(outputTokens)
	};
}
function refuse(entry, key, seen, findings) {
	const where = entry.locate("client_parameters", key);
	findings.mistake(where, `${entry.name}: the built-in generator cannot follow ${seen}; take tool: vllm-bench for this suite`);
}
// src/config/suite-serving.ts
/** What `vllm bench serve` takes without `--num-prompts`. */
const CLIENT_PROMPTS = 1e3;
const WARMUPS = 8;
const TIMEOUT_SECONDS$1 = 1800;
/** The gate's own business: which server, which load point, which seed, where the results go. */
const OURS = [...[
	"host",
	"port",
	"base-url",
	"request-rate",
	"max-concurrency",
	"seed"
], ...[
	"save-result",
	"append-result",
	"result-dir",
	"result-filename",
	"metadata"
]];
/** A serving test as the suites write it; what stands in its way goes to the findings. */
function servingTest(entry, servers, options, findings) {
	const serverArgs = entry.args("server_parameters");
	warnOfDropped(serverArgs, options.dropUnknown, (key, message) => findings.warn(entry.locate("server_parameters", key), message));
	const client = entry.args("client_parameters");
	checkModels(entry, serverArgs, client, findings);
	warnOfOurs(entry, client, findings);
	const loads = loadsOf$1(entry, findings);
	const prompts = countOf(flagValue(client, "num-prompts")) ?? CLIENT_PROMPTS;
	return {
		name: entry.name,
		kind: "serving",
		server: servers.nameOf(serverArgs, entry.env("server_environment_variables")),
		tool: options.tool,
		env: {},
		prompts,
		loads,
		endpoint: asksChat(client) ? "chat" : "completions",
		ignoreEos: isOn(flagValue(client, "ignore-eos")),
		warmups: countOf(flagValue(client, "num-warmups")) ?? WARMUPS,
		timeoutSeconds: Math.max(TIMEOUT_SECONDS$1, 2 * slowestSeconds(loads, prompts)),
		...options.tool === "built-in" ? {
			args: {},
			...builtInDataset(entry, client, findings)
		} : { args: toolArgs(client, serverArgs) }
	};
}
function checkModels(entry, server, client, findings) {
	const served = flagValue(server, "model");
	const asked = flagValue(client, "model");
	if (typeof served !== "string") findings.mistake(entry.path, `"model" is missing in the server_parameters of ${entry.name}`);
	else if (asked !== void 0 && asked !== served && !aliases(server).includes(asked)) {
		const where = entry.locate("client_parameters", "model");
		findings.mistake(where, `the client of ${entry.name} asks for ${JSON.stringify(asked)}, but its server serves "${served}"`);
	}
}
function aliases(server) {
	return [flagValue(server, "served-model-name") ?? []].flat();
}
function loadsOf$1(entry, findings) {
	const rates = entry.rates ?? (entry.limits === void 0 ? [] : ["inf"]);
	if (rates.length === 0) findings.mistake(entry.path, `${entry.name} has no load: "qps_list": [1, 4, 16, "inf"]`);
	return loadPoints(rates, entry.limits);
}
function warnOfOurs(entry, client, findings) {
	for (const key of Object.keys(client)) {
		if (Object.keys(withoutFlags({ [key]: "" }, OURS)).length > 0) continue;
		findings.warn(entry.locate("client_parameters", key), `"${key}" of client_parameters is not used: the gate sets it itself`);
	}
}
/** The model stays where it is also the tokenizer of a server that answers to another name. */
function toolArgs(client, server) {
	const model = aliases(server).length > 0 ? [] : ["model"];
	return withoutFlags(client, [
		...OURS,
		...model,
		"num-prompts",
		"num-warmups"
	]);
}
function asksChat(client) {
	return (flagValue(client, "backend") ?? flagValue(client, "endpoint-type")) === "openai-chat" || String(flagValue(client, "endpoint") ?? "").endsWith("/chat/completions");
}
function isOn(flag) {
	return flag === true || flag === "" || flag === "true";
}
function countOf(value) {
	const count = Number(value ?? NaN);
	return Number.isInteger(count) && count >= 0 ? count : void 0;
}
function slowestSeconds(loads, prompts) {
	return Math.max(0, ...loads.map(({ requestRate }) => requestRate === "inf" ? 0 : Math.ceil(prompts / requestRate)));
}
// src/config/nightly-test.ts
/** The keys of one benchmark: https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py */
const benchmark = object({
	case_type: _enum(["performance", "accuracy"]),
	request_conf: string(),
	dataset_conf: string(),
	dataset_path: string().optional(),
	dataset_path_local: string().optional(),
	model_path: string().optional(),
	num_prompts: int().min(1).optional(),
	max_out_len: int().min(1),
	batch_size: int().min(1),
	request_rate: number().min(0).default(0),
	baseline: number().optional(),
	threshold: number().optional()
});
/** What AISBench's request file says of sampling, when the benchmark names it. */
const SAMPLING = [...[
	"temperature",
	"top_k",
	"top_p",
	"min_p",
	"seed",
	"presence_penalty",
	"repetition_penalty"
], ...[
	"trust_remote_code",
	"thinking",
	"no_pred"
]];
const KNOWN = [
	...Object.keys(benchmark.shape),
	...SAMPLING,
	"case_name"
];
/** Files of Python in AISBench's folders of configurations. */
const CONFIG_NAME = /^[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*$/;
const HOURS = 3600;
const TIMEOUTS = {
	performance: 2 * HOURS,
	accuracy: 6 * HOURS
};
const THRESHOLDS = {
	performance: .97,
	accuracy: 1
};
/** A baseline of 1 is written where nobody knows one yet: it limits nothing. */
const LEAST_BASELINE = 1;
/** https://github.com/vllm-project/vllm-ascend/blob/main/tools/aisbench.py: `_accuracy_verify` */
const ACCURACY_LIMIT = "accuracy is limited from below alone, at baseline - threshold: vLLM-Ascend's own check also fails what is above baseline + threshold";
/** One benchmark of a case; `undefined`, with the reason, when it cannot be measured. */
function nightlyTest(named, path, findings) {
	const title = `${named.case}, ${named.name}`;
	if (/^warm_?up$/.test(named.name)) {
		findings.warn(path, `${title}: left out, every trial has a warm-up of its own`);
		return;
	}
	const parsed = benchmark.safeParse(named.values);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		findings.warn(path, `${title}: not measured, "${issue?.path.join(".")}" is not what AISBench's runner takes: ${issue?.message}`);
		return;
	}
	const raw = parsed.data;
	const strange = [raw.request_conf, raw.dataset_conf].find((name) => !CONFIG_NAME.test(name));
	if (strange !== void 0) {
		findings.warn(path, `${title}: not measured, "${strange}" names no file of AISBench's configs`);
		return;
	}
	for (const key of Object.keys(named.values).filter((name) => !KNOWN.includes(name))) findings.warn([...path, key], `${title}: ${key} is left out, AISBench's runner passes it over`);
	const test = testOf$1(named, raw);
	return {
		test,
		limits: limitsOf((test.loads[0] === void 0 ? offlineCell(test.name, "accuracy") : servingCell(test.name, test.loads[0])).id, raw, title, path, findings)
	};
}
function testOf$1({ case: caseName, name, server, values }, raw) {
	const speed = raw.case_type === "performance";
	const sampling = SAMPLING.flatMap((key) => {
		const value = values[key];
		return typeof value === "number" || typeof value === "boolean" ? [[key, value]] : [];
	});
	const dataset = raw.dataset_path_local ?? raw.dataset_path;
	const args = {
		models: raw.request_conf,
		datasets: raw.dataset_conf,
		"max-out-len": raw.max_out_len,
		"batch-size": raw.batch_size,
		...dataset === void 0 ? {} : { "dataset-path": dataset },
		...raw.model_path === void 0 ? {} : { "model-path": raw.model_path },
		...Object.fromEntries(sampling),
		...speed || raw.num_prompts === void 0 ? {} : { "num-prompts": raw.num_prompts }
	};
	return {
		name: `${caseName}_${name}`.replaceAll("/", "-"),
		kind: speed ? "serving" : "accuracy",
		server,
		tool: "ais-bench",
		args,
		env: {},
		prompts: raw.num_prompts ?? 0,
		loads: speed ? [{
			requestRate: raw.request_rate === 0 ? "inf" : raw.request_rate,
			maxConcurrency: raw.batch_size
		}] : [],
		endpoint: raw.request_conf.includes("chat") ? "chat" : "completions",
		ignoreEos: speed,
		warmups: 1,
		timeoutSeconds: TIMEOUTS[raw.case_type]
	};
}
function limitsOf(cell, raw, title, path, findings) {
	const { case_type: kind, baseline, threshold = THRESHOLDS[kind] } = raw;
	if (baseline === void 0) return [];
	if (baseline <= LEAST_BASELINE) {
		findings.warn([...path, "baseline"], `${title}: a baseline of ${baseline} limits nothing; it is left out`);
		return [];
	}
	if (kind === "accuracy") findings.warn([...path, "baseline"], ACCURACY_LIMIT);
	const limit = kind === "performance" ? threshold * baseline : baseline - threshold;
	return [{
		pattern: cell,
		metrics: {},
		slo: { [kind === "performance" ? "output_throughput" : "accuracy"]: limit }
	}];
}
// src/config/nightly-suite.ts
const word = union([string(), number()]).transform(String);
/** https://github.com/vllm-project/vllm-ascend/blob/main/tests/e2e/nightly/single_node/models/scripts/single_node_config.py */
const testCase = looseObject({
	name: string().min(1),
	model: string().min(1),
	envs: env.nullish(),
	server_cmd: array(word).optional(),
	server_cmd_extra: array(word).optional(),
	service_mode: string().optional(),
	runner_configs: unknown().optional(),
	benchmark_comparisons_args: unknown().optional(),
	benchmarks: record(string(), record(string(), json()).nullable()).nullish()
});
const nightly = looseObject({ test_cases: array(testCase).min(1) });
/** What asks a few questions and looks at the answers. */
const CHECKS = [
	"test_content",
	"prompts",
	"api_keyword_args"
];
/** The variable that stands for the port, which is chosen at the start. */
const PORT = "DEFAULT_PORT";
/**
* vLLM-Ascend's nightly tests: one server a case, and its benchmarks of speed and accuracy on one start of it. A baseline that
* somebody wrote by hand is an absolute limit: `threshold × baseline` of the output throughput, `baseline − threshold` of the accuracy.
*/
function nightlySuite(findings, servers, context) {
	const { test_cases: cases } = validated(nightly, findings.document);
	const tests = [];
	const limits = [];
	for (const [index, one] of cases.entries()) {
		const path = ["test_cases", index];
		if (!runs(one, path, findings)) continue;
		if (Object.keys(one.benchmarks ?? {}).length === 0) {
			findings.warn(path, `${one.name}: it has no benchmarks, nothing of it is measured`);
			continue;
		}
		const server = servers.nameOf(serverArgs(one, path, context, findings), serverEnv(one));
		for (const [name, benchmark] of Object.entries(one.benchmarks ?? {})) {
			const found = nightlyTest({
				case: one.name,
				name,
				server,
				values: benchmark ?? {}
			}, [
				...path,
				"benchmarks",
				name
			], findings);
			if (found === void 0) continue;
			tests.push(found.test);
			limits.push(...found.limits);
		}
	}
	return {
		tests,
		limits
	};
}
function runs(one, path, findings) {
	const leftOut = (key, why) => findings.warn([...path, key], `${one.name}: ${why}`);
	if (one.benchmark_comparisons_args !== void 0) leftOut("benchmark_comparisons_args", "the comparison of its own benchmarks is left out; each of them is compared with its baseline");
	if (one.runner_configs !== void 0) leftOut("runner_configs", "its runner_configs are left out: the model runner is the engine's default");
	const checks = CHECKS.filter((key) => one[key] !== void 0);
	if (checks[0] !== void 0) leftOut(checks[0], `${checks.join(", ")}: its checks of single answers are left out`);
	if (one.service_mode !== void 0 && one.service_mode !== "openai") {
		leftOut("service_mode", `not measured: its servers are of the mode ${one.service_mode}, only openai is started`);
		return false;
	}
	for (const key of Object.keys(one).filter((name) => !(name in testCase.shape) && !CHECKS.includes(name))) leftOut(key, `${key} is left out`);
	if (one.server_cmd === void 0) findings.mistake(path, `${one.name} has no server_cmd`);
	return one.server_cmd !== void 0;
}
function serverArgs(one, path, { dropUnknown }, findings) {
	const words = [...one.server_cmd ?? [], ...one.server_cmd_extra ?? []];
	const known = one.envs ?? {};
	const filled = words.map((text) => text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (place, braced, bare) => known[braced ?? bare ?? ""] ?? place));
	const { port: _, ...args } = argsOfWords(filled);
	warnOfDropped(args, dropUnknown, (_key, message) => findings.warn([...path, "server_cmd"], message));
	return {
		model: one.model,
		...args
	};
}
function serverEnv({ envs }) {
	return Object.fromEntries(Object.entries(envs ?? {}).filter(([, value]) => value !== PORT));
}
// src/config/perf-eval-suite.ts
const count = int().min(1);
/** A sweep over numbers of requests in flight, each with as many prompts, or with its own. */
const oneOrMany = union([count, array(count).min(1)]);
const config = looseObject({
	name: string().min(1),
	backend: string().optional(),
	dataset: string().default("random"),
	input_len: count,
	output_len: count,
	num_prompts: oneOrMany,
	max_concurrency: oneOrMany,
	args: args.nullish()
});
/** https://github.com/vllm-project/perf-eval/blob/main/lib/parse_workload.py */
const workload = looseObject({
	name: string().min(1),
	vllm: looseObject({
		model: string().min(1),
		serve_args: string().nullish(),
		env: env.nullish()
	}),
	vllm_bench: looseObject({ configs: array(config).min(1) }).nullish(),
	lm_eval: unknown().optional(),
	bfcl: unknown().optional()
});
/** `lib/run_vllm_bench.sh` gives no limit; a cell of theirs takes minutes. */
const TIMEOUT_SECONDS = 3600;
/** A workload of vllm-project/perf-eval: one server, and `vllm bench serve` at some lengths and limits of requests in flight. */
function perfEvalSuite(findings, servers, { dropUnknown }) {
	const { name, vllm, vllm_bench: bench, ...others } = validated(workload, findings.document);
	for (const key of ["lm_eval", "bfcl"]) if (others[key] !== void 0) findings.warn([key], `${name}: ${key} is left out, it measures no speed`);
	if (vllm["image"] !== void 0) findings.warn(["vllm", "image"], `${name}: its image is left out; see container in docs/configuration.md`);
	for (const key of ["attention_backends", "moe_backends"]) if (vllm[key] !== void 0) findings.warn(["vllm", key], `${name}: the sweep over ${key} is left out; see variants`);
	const { port: _, host: _host, ...flags } = argsOfWords(wordsOfLine(vllm.serve_args ?? ""));
	const serverArgs = {
		model: vllm.model,
		...flags
	};
	warnOfDropped(serverArgs, dropUnknown, (_key, message) => findings.warn(["vllm", "serve_args"], message));
	const configs = bench?.configs ?? [];
	if (configs.length === 0) {
		findings.warn([], `${name} has no vllm_bench configs: nothing to measure`);
		return {
			tests: [],
			limits: []
		};
	}
	const server = servers.nameOf(serverArgs, vllm.env ?? {});
	return {
		tests: configs.flatMap((one, index) => testOf(name, server, one, [
			"vllm_bench",
			"configs",
			index
		], findings)),
		limits: []
	};
}
function testOf(workloadName, server, raw, path, findings) {
	if (raw.dataset !== "random") {
		findings.warn([...path, "dataset"], `${workloadName}, ${raw.name}: not measured, the data set ${raw.dataset} has to be prepared first`);
		return [];
	}
	if (raw["repetitions"] !== void 0) findings.warn([...path, "repetitions"], `${workloadName}, ${raw.name}: repetitions is left out, repeats: says how often`);
	const { num_warmups: underscored, "num-warmups": warmups = underscored, ...given } = raw.args ?? {};
	const chat = raw.backend === "openai-chat";
	const flags = {
		...given,
		...raw.backend === void 0 ? {} : { backend: raw.backend },
		...chat ? { endpoint: "/v1/chat/completions" } : {},
		"dataset-name": "random",
		"random-input-len": raw.input_len,
		"random-output-len": raw.output_len,
		"ignore-eos": true
	};
	return runsOf(raw, path, findings).map(({ suffix, prompts, limits }) => ({
		name: `${workloadName}_${raw.name}${suffix}`.replaceAll("/", "-"),
		kind: "serving",
		server,
		tool: "vllm-bench",
		args: flags,
		env: {},
		prompts,
		loads: limits.map((maxConcurrency) => ({
			requestRate: "inf",
			maxConcurrency
		})),
		endpoint: chat ? "chat" : "completions",
		ignoreEos: true,
		warmups: typeof warmups === "number" ? warmups : Math.min(...limits),
		timeoutSeconds: TIMEOUT_SECONDS
	}));
}
/** Runs with equally many prompts are one test at several loads. */
function runsOf({ name, num_prompts: prompts, max_concurrency: limits }, path, findings) {
	const all = [limits].flat();
	if (!Array.isArray(prompts)) return [{
		suffix: "",
		prompts,
		limits: all
	}];
	if (prompts.length !== all.length) {
		findings.mistake([...path, "num_prompts"], `${name}: ${prompts.length} numbers of prompts for ${all.length} of max_concurrency`);
		return [];
	}
	return all.map((limit, index) => ({
		suffix: `-conc-${limit}`,
		prompts: prompts[index] ?? 0,
		limits: [limit]
	}));
}
// src/config/yaml-suite.ts
/** @returns undefined when the document is of neither form. */
function yamlSuite(findings, servers, context) {
	const { value } = findings.document;
	if (typeof value !== "object" || value === null) return void 0;
	if ("test_cases" in value) return nightlySuite(findings, servers, context);
	if ("vllm" in value && ("vllm_bench" in value || "lm_eval" in value || "bfcl" in value)) return perfEvalSuite(findings, servers, context);
	const nodes = "num_nodes" in value ? value.num_nodes : void 0;
	if (nodes === void 0) return void 0;
	findings.warn(["num_nodes"], `left out: a test on ${String(nodes)} machines; start them by engine: command, see docs/engines.md`);
	return {
		tests: [],
		limits: []
	};
}
// src/config/suite.ts
/**
* A suite folder of vLLM or vLLM-Ascend, nightly tests of vLLM-Ascend or workloads of perf-eval, as they are. A test without `max_concurrency_list` has no limit of concurrency,
* as in vLLM-Ascend's script; vLLM's newest sets the number of prompts there, which limits nothing either.
*/
async function readSuite(raw, context, reader) {
	const servers = suiteServers(context.servers);
	const tests = [];
	const limits = [];
	const chosen = await suiteFiles(raw, reader);
	const warnings = [...chosen.warnings];
	for (const file of chosen.files) {
		const text = await readOr(reader.readText(file.path), "suite file", file.path);
		const findings = findingsOf(file.kind === "yaml" ? yamlDocument(file.path, text) : jsonDocument(file.path, text));
		const part = partOf(file, {
			raw,
			context,
			servers,
			taken: new Set([...context.tests, ...tests.map(({ name }) => name)])
		}, findings);
		tests.push(...part.tests);
		limits.push(...part.limits);
		findings.settle();
		warnings.push(...findings.warnings);
	}
	if (tests.length === 0) throw new UserError(`suite ${raw.path} holds no test that can be measured`, warnings[0] === void 0 ? {} : { hint: warnings[0] });
	return {
		servers: servers.all(),
		tests,
		limits,
		warnings
	};
}
function partOf(file, reading, findings) {
	if (file.kind !== "yaml") return {
		tests: testsOf(file.kind, reading, findings),
		limits: []
	};
	const part = yamlSuite(findings, reading.servers, reading.context);
	if (part === void 0) findings.warn([], "left out: neither nightly tests (test_cases) nor a workload (vllm, vllm_bench)");
	return part === void 0 ? {
		tests: [],
		limits: []
	} : withOwnNames(part, file, reading.taken, findings);
}
/** Files of one folder are of several kinds of machine, and call the same case alike: the later one's name has its file's in it. */
function withOwnNames({ tests, limits }, file, taken, findings) {
	const names = new Map();
	for (const { name } of tests) {
		const own = taken.has(name) ? `${name}-${basename$1(file.path).replace(/\.ya?ml$/, "")}` : name;
		if (own !== name) findings.warn([], `another file has a test ${name}, too: this one is called ${own}`);
		if (names.has(name) || taken.has(own)) findings.mistake([], `a second test is called "${own}"`);
		taken.add(own);
		names.set(name, own);
	}
	return {
		tests: tests.map((test) => ({
			...test,
			name: names.get(test.name) ?? test.name
		})),
		limits: limits.map((limit) => {
			const [test = "", ...load] = limit.pattern.split("/");
			return {
				...limit,
				pattern: [names.get(test) ?? test, ...load].join("/")
			};
		})
	};
}
function testsOf(kind, { raw, context, servers, taken }, findings) {
	const { dropUnknown } = context;
	return suiteEntries(findings).map((entry) => {
		if (taken.has(entry.name)) findings.mistake([...entry.path, "test_name"], `a second test is called "${entry.name}"`);
		taken.add(entry.name);
		return kind === "serving" ? servingTest(entry, servers, {
			tool: raw.tool,
			dropUnknown
		}, findings) : offlineTest(entry, kind, dropUnknown, findings);
	});
}
/** Loading a model of any size takes a while, and these tools load it themselves. */
const OFFLINE_TIMEOUT_SECONDS = 3600;
function offlineTest(entry, kind, dropUnknown, findings) {
	const args = entry.args("parameters");
	warnOfDropped(args, dropUnknown, (key, message) => findings.warn(entry.locate("parameters", key), message));
	if (typeof flagValue(args, "model") !== "string") findings.mistake(entry.path, `"model" is missing in the parameters of ${entry.name}`);
	return {
		name: entry.name,
		kind,
		tool: "vllm-bench",
		args,
		env: entry.env("environment_variables"),
		prompts: Number(flagValue(args, "num-prompts") ?? 0),
		loads: [],
		endpoint: "completions",
		ignoreEos: false,
		warmups: 0,
		timeoutSeconds: OFFLINE_TIMEOUT_SECONDS
	};
}
// src/config/own-keys.ts
/** What only the built-in generator follows; absent what is left at its default. */
function ownKeys({ dataset, load, goodput, stream, timeouts, connection, threads }) {
	const ownDataset = ownDatasetOf(dataset);
	const { burstiness, "ramp-up": rampUp } = load ?? {
		burstiness: 1,
		"ramp-up": void 0
	};
	const plain = burstiness === 1 && rampUp === void 0;
	return {
		...ownDataset === void 0 ? {} : { ownDataset },
		...plain ? {} : { arrivals: {
			burstiness,
			...rampUp === void 0 ? {} : { rampUp }
		} },
		...goodput === void 0 ? {} : { goodput: goodputOf(goodput) },
		...stream ? {} : { stream },
		...timeouts === void 0 ? {} : { timeouts: timeoutsOf(timeouts) },
		...connection === void 0 ? {} : { connection: connectionOf(connection) },
		...threads === 1 ? {} : { threads }
	};
}
function goodputOf({ ttft, tpot, e2el }) {
	return {
		...ttft === void 0 ? {} : { ttftMs: ttft },
		...tpot === void 0 ? {} : { tpotMs: tpot },
		...e2el === void 0 ? {} : { e2elMs: e2el }
	};
}
function timeoutsOf({ connect, "first-token": firstToken, "between-tokens": betweenTokens, total }) {
	return {
		...connect === void 0 ? {} : { connectMs: connect * 1e3 },
		...firstToken === void 0 ? {} : { firstTokenMs: firstToken * 1e3 },
		...betweenTokens === void 0 ? {} : { betweenTokensMs: betweenTokens * 1e3 },
		...total === void 0 ? {} : { totalMs: total * 1e3 }
	};
}
function connectionOf({ "api-key-env": apiKeyEnv, proxy, ca, verify }) {
	return {
		apiKeyEnv,
		verify,
		...proxy === void 0 ? {} : { proxy },
		...ca === void 0 ? {} : { caFile: ca }
	};
}
function ownDatasetOf(dataset) {
	switch (dataset?.name) {
		case "prefix-repetition": return {
			name: "prefix-repetition",
			prefixTokens: dataset["prefix-tokens"],
			suffixTokens: dataset["suffix-tokens"],
			prefixes: dataset.prefixes,
			outputTokens: dataset["output-tokens"]
		};
		case "trace": return {
			name: "trace",
			path: dataset.path,
			unitSeconds: dataset["timestamps-in"] === "ms" ? .001 : 1,
			blockTokens: dataset["block-tokens"]
		};
		case "random-images": return {
			name: "random-images",
			inputTokens: dataset["input-tokens"],
			outputTokens: dataset["output-tokens"],
			rangeRatio: dataset["range-ratio"],
			images: dataset.images,
			width: dataset.width,
			height: dataset.height
		};
		case "image-folder": {
			const { name, path, prompt, images } = dataset;
			return {
				name,
				path,
				prompt,
				images,
				outputTokens: dataset["output-tokens"]
			};
		}
		case "hugging-face": {
			const { name, path, split, columns } = dataset;
			return {
				name,
				path,
				...split === void 0 ? {} : { split },
				outputTokens: dataset["output-tokens"],
				...columnsOf(columns)
			};
		}
		default: return;
	}
}
function columnsOf(columns) {
	if (columns === void 0) return {};
	const { prompt, image } = columns;
	return { columns: {
		prompt,
		...image === void 0 ? {} : { image }
	} };
}
/** Tools that count good requests by a flag of their own. */
const OWN_GOODPUT = {
	"vllm-bench": "[\"ttft:500\", \"tpot:50\"]",
	"sglang-bench": "[\"ttft:500\", \"tpot:50\"]",
	aiperf: "\"time_to_first_token:500\""
};
/** Another tool would measure something else than what is written. */
function checkOwnKeys(path, raw, tool, findings) {
	const { ownDataset, arrivals, goodput, stream, timeouts, connection, threads } = ownKeys(raw);
	const refuse = (where, what) => findings.mistake([...path, ...where], `${what} is followed by the built-in generator only, not by ${tool}`, "key");
	if (ownDataset !== void 0) refuse(["dataset", "name"], `the data set ${ownDataset.name}`);
	if (arrivals !== void 0) refuse(["load"], "burstiness or ramp-up");
	if (goodput !== void 0) {
		const own = OWN_GOODPUT[tool];
		refuse(["goodput"], own === void 0 ? "goodput" : `goodput (its own is args: { goodput: ${own} })`);
	}
	if (stream === false) refuse(["stream"], "stream: false");
	if (timeouts !== void 0) refuse(["timeouts"], "timeouts");
	if (connection !== void 0) refuse(["connection"], "connection");
	if (threads !== void 0) refuse(["threads"], "threads");
	if (raw.endpoint === "generate") refuse(["endpoint"], "endpoint: generate");
}
// src/config/test-spec.ts
const DEFAULT_DATASET = {
	name: "random",
	inputTokens: 1024,
	outputTokens: 128,
	rangeRatio: 0,
	prefixTokens: 0
};
/** The configured tests; what is missing or contradicts itself goes to the findings. */
function testSpecs(raw, servers, findings) {
	const names = servers.map(({ name }) => name);
	return raw.tests.map((test, index) => testSpec(["tests", index], test, names, findings));
}
function testSpec(path, raw, servers, findings) {
	switch (raw.kind) {
		case "serving": return servingSpec(path, raw, servers, findings);
		case "accuracy": return accuracySpec(path, raw, servers, findings);
		case "latency":
		case "throughput": return offlineSpec(path, raw, raw.kind, findings);
	}
}
function servingSpec(path, raw, servers, findings) {
	const server = serverOf(path, raw, servers, findings);
	const tool = raw.tool ?? "built-in";
	if (tool === "built-in" && Object.keys(raw.args).length > 0) findings.mistake([...path, "args"], "the built-in tool has no flags; its settings are keys of the test", "key");
	checkKind(path, raw, tool, findings);
	if (tool !== "built-in") checkOwnKeys(path, raw, tool, findings);
	const own = ownKeys(raw);
	const bare = !OWN_DATASETS.has(tool) && own.ownDataset === void 0 && !namesData(raw.args);
	const dataset = datasetOf(raw) ?? (bare ? DEFAULT_DATASET : void 0);
	const spec = {
		...common(raw),
		...own,
		tool,
		loads: loadsOf(path, raw, findings),
		ignoreEos: raw["ignore-eos"] ?? (dataset?.name === "random" || own.ownDataset !== void 0 && !TEXTS.has(own.ownDataset.name)),
		...server === void 0 ? {} : { server },
		...dataset === void 0 ? {} : { dataset }
	};
	checkDuration([...path, "load"], spec, findings);
	if (PICTURES.has(own.ownDataset?.name ?? "") && raw.endpoint !== "chat") findings.mistake([...path, "endpoint"], `images are asked in a chat: endpoint: chat`);
	return spec;
}
const PICTURES = new Set(["random-images", "image-folder"]);
/** Answers to them may end where they end. */
const TEXTS = new Set(["image-folder", "hugging-face"]);
/** Tools that know by themselves what to ask. */
const OWN_DATASETS = new Set([
	"vllm-bench",
	"evalscope-perf",
	"custom",
	"command"
]);
/** The flags by which the tools are told what to ask: beside them the flags of another data set would be wrong. */
const DATA_FLAGS = [
	"dataset",
	"datasets",
	"dataset-name",
	"dataset-path",
	"data",
	"public-dataset",
	"input-file"
];
function namesData(args) {
	return DATA_FLAGS.some((name) => flagValue(args, name) !== void 0);
}
function checkKind(path, { kind }, tool, findings) {
	const { kinds } = TOOLS[tool];
	if (kinds.includes(kind)) return;
	const able = TOOL_NAMES.filter((name) => TOOLS[name].kinds.includes(kind));
	findings.mistake([...path, "tool"], `a ${kind} test is measured by ${able.join(", ")}, not by ${tool}`);
}
/** A schedule that cannot end in time would fail in every session: better said before the first one. */
function checkDuration(path, test, findings) {
	for (const load of test.loads) {
		const seconds = load.requestRate === "inf" ? 0 : test.prompts / load.requestRate;
		if (seconds < test.timeoutSeconds) continue;
		const sending = `${test.name}/${loadPointId(load)} sends its ${test.prompts} requests over ${Math.ceil(seconds)} s`;
		findings.mistake(path, `${sending}, longer than its timeout of ${test.timeoutSeconds} s`);
	}
}
function serverOf(path, raw, servers, findings) {
	if (raw.server === void 0) {
		if (servers.length === 1) return servers[0];
		const why = servers.length === 0 ? "none is configured under servers" : `one of ${servers.join(", ")}`;
		findings.mistake(path, `the ${raw.kind} test "${raw.name}" names no server: ${why}`);
		return;
	}
	if (servers.includes(raw.server)) return raw.server;
	const guess = nearest(raw.server, servers);
	const known = servers.length === 0 ? "none is configured under servers" : `configured are ${servers.join(", ")}`;
	findings.mistake([...path, "server"], `no server "${raw.server}"; ${guess === void 0 ? known : `did you mean "${guess}"?`}`);
}
function loadsOf(path, raw, findings) {
	const { load } = raw;
	const rates = load?.["request-rate"];
	const concurrency = load?.concurrency;
	if (raw.dataset?.name === "trace") return traceLoads(path, load, findings);
	if (rates === void 0 && concurrency === void 0) {
		findings.mistake(path, `the serving test "${raw.name}" has no load: load: { request-rate: [1, 4, 16, inf] } or load: { concurrency: [8, 16] }`);
		return [];
	}
	if (concurrency === void 0) return loadPoints(rates ?? [], load?.["max-concurrency"]);
	if (load?.[rates === void 0 ? "max-concurrency" : "request-rate"] !== void 0) findings.mistake([
		...path,
		"load",
		"concurrency"
	], `"concurrency" stands alone; beside a request-rate the limit is "max-concurrency"`, "key");
	return loadPoints(["inf"], concurrency);
}
/** A recorded trace brings its own instants. */
function traceLoads(path, load, findings) {
	for (const key of [
		"request-rate",
		"concurrency",
		"ramp-up"
	]) {
		if (load?.[key] === void 0) continue;
		findings.mistake([
			...path,
			"load",
			key
		], `a trace brings its own instants: leave "${key}" out`, "key");
	}
	return loadPoints(["inf"], load?.["max-concurrency"]);
}
/** Their commands and flags say the model in their own way. */
const NEEDS_NO_MODEL = new Set([
	"custom",
	"command",
	"llama-bench"
]);
/** A score of the model's answers: asked of a server, at no load point. */
function accuracySpec(path, raw, servers, findings) {
	const server = serverOf(path, raw, servers, findings);
	const tool = raw.tool ?? "ais-bench";
	checkKind(path, raw, tool, findings);
	for (const key of ["load", "dataset"]) {
		if (raw[key] === void 0) continue;
		findings.mistake([...path, key], `an accuracy test has no "${key}": its tool's args say what is asked`, "key");
	}
	return {
		...common(raw),
		tool,
		loads: [],
		ignoreEos: false,
		...server === void 0 ? {} : { server }
	};
}
function offlineSpec(path, raw, kind, findings) {
	const refuse = (key, why) => {
		if (raw[key] !== void 0) findings.mistake([...path, key], `a ${kind} test has no "${key}": ${why}`, "key");
	};
	refuse("load", "it runs offline, all at once");
	refuse("server", "its tool loads the model itself, from args");
	if (kind === "latency") refuse("dataset", "it generates its own prompts; args: { input-len: 32, output-len: 128 }");
	const tool = raw.tool ?? "vllm-bench";
	checkKind(path, raw, tool, findings);
	if (!NEEDS_NO_MODEL.has(tool) && typeof flagValue(raw.args, "model") !== "string") findings.mistake(path, `the ${kind} test "${raw.name}" needs a model: args: { model: Qwen/Qwen3-8B }`);
	const dataset = datasetOf(raw);
	return {
		...common(raw),
		tool,
		loads: [],
		ignoreEos: false,
		args: withPrompts(raw, kind),
		...dataset === void 0 ? {} : { dataset }
	};
}
/** `prompts` is the throughput tool's own flag, unless `args` say it already. */
function withPrompts(raw, kind) {
	const said = flagValue(raw.args, "num-prompts") !== void 0;
	return kind === "throughput" && !said ? {
		...raw.args,
		"num-prompts": raw.prompts
	} : raw.args;
}
function common(raw) {
	const { name, kind, args, env, prompts, endpoint, warmups, timeout } = raw;
	return {
		name,
		kind,
		args,
		env,
		prompts,
		endpoint,
		warmups,
		timeoutSeconds: timeout
	};
}
function datasetOf({ dataset }) {
	switch (dataset?.name) {
		case void 0:
		case "prefix-repetition":
		case "trace":
		case "random-images":
		case "image-folder":
		case "hugging-face": return;
		case "random": return {
			name: "random",
			inputTokens: dataset["input-tokens"],
			outputTokens: dataset["output-tokens"],
			rangeRatio: dataset["range-ratio"],
			prefixTokens: dataset["prefix-tokens"]
		};
		case "sharegpt": {
			const outputTokens = dataset["output-tokens"];
			return {
				name: "sharegpt",
				path: dataset.path,
				...outputTokens === void 0 ? {} : { outputTokens }
			};
		}
		case "custom": return {
			name: "custom",
			path: dataset.path,
			outputTokens: dataset["output-tokens"]
		};
	}
}
// src/config/variant-spec.ts
/** Where a variant's code is; only one of them can be meant. */
const CODE = [
	"commit",
	"venv",
	"url",
	"image"
];
/** Engines whose servers take no flags of the configuration. */
const WITHOUT_FLAGS = ["command", "external"];
/** In the order of the file; what contradicts itself goes to the findings. */
function variantSpecs(raw, findings) {
	if (raw.variants === void 0) return void 0;
	return Object.entries(raw.variants).map(([name, variant]) => {
		check(name, variant, raw, findings);
		const { commit, args, env } = variant;
		const ready = readyCode(variant);
		return {
			name,
			changes: {
				args,
				env
			},
			...commit === void 0 ? {} : { commit },
			...ready === void 0 ? {} : { ready }
		};
	});
}
function readyCode({ venv, url, image }) {
	if (venv !== void 0) return {
		kind: "environment",
		path: venv
	};
	if (url !== void 0) return {
		kind: "urls",
		urls: url
	};
	return image === void 0 ? void 0 : imageCode(image);
}
function check(name, variant, { servers, base }, findings) {
	const [first, second] = CODE.filter((key) => variant[key] !== void 0);
	if (second !== void 0) findings.mistake([
		"variants",
		name,
		second
	], `"${first}" says already where the code is`, "key");
	const ready = [
		"env",
		"url",
		"image"
	].find((key) => base?.[key] !== void 0);
	if (variant.commit !== void 0 && ready !== void 0) findings.mistake([
		"variants",
		name,
		"commit"
	], `base.${ready} is ready, and says not how a commit is built`, "key");
	const engines = Object.values(servers).map(({ engine }) => engine);
	if (Object.keys(variant.args).length > 0 && engines.some((engine) => WITHOUT_FLAGS.includes(engine))) findings.mistake([
		"variants",
		name,
		"args"
	], `the engines ${WITHOUT_FLAGS.join(" and ")} take no flags; env can tell them`, "key");
	checkAddress([
		"variants",
		name,
		"url"
	], variant.url, findings);
	const changes = Object.keys(variant.args).length + Object.keys(variant.env).length;
	if (variant.url !== void 0 && changes > 0) findings.mistake(["variants", name], "a server that is up already cannot be started otherwise", "key");
}
// src/config/load.ts
const NO_SUITE = {
	servers: [],
	tests: [],
	limits: [],
	warnings: []
};
/** Tools whose output says of its metrics what they are. */
const DECLARING = new Set(["custom", "command"]);
/**
* The whole configuration: the YAML file, the suite that it names, the defaults, the overrides.
* @throws UserError with one line for each mistake, `file:line:column: what was expected, what was seen`.
*/
async function loadConfig(file, reader, overrides = {}) {
	const document = yamlDocument(file, await readOr(reader.readText(file), "configuration", file, "name one with --config, or the input config; docs/configuration.md has a whole file"));
	const raw = validated(configSchema, document);
	const findings = findingsOf(document);
	const ownServers = serverSpecs(raw, findings);
	const ownTests = testSpecs(raw, ownServers, findings);
	const foreign = ownTests.length === 0 && raw.suite === void 0;
	const judged = policySpec(raw.policy, findings, foreign || ownTests.some(({ tool }) => DECLARING.has(tool)));
	const base = raw.base === void 0 ? {} : { base: baseSpec(raw.base, raw.servers, findings) };
	const variants = variantSpecs(raw, findings);
	checkWhole(raw, ownTests, overrides, findings);
	findings.settle();
	const suite = await suiteOf(raw, ownTests, overrides, reader);
	const tests = [...ownTests, ...suite.tests];
	const policy = {
		...withLimits(judged, suite.limits),
		...await readExcuses(file, reader)
	};
	const { name, enforce, language, repeats, seed, store, when, budget, paired, hold } = raw;
	return {
		name: overrides.name ?? name,
		enforce: overrides.enforce ?? enforce,
		language: overrides.language ?? language,
		envFrom: raw["env-from"],
		servers: Object.fromEntries([...ownServers, ...suite.servers].map((server) => [server.name, server])),
		tests,
		repeats,
		seed,
		policy,
		paired,
		hold,
		store: overrides.store ?? storeSpec(store),
		baselineSessions: raw["baseline-sessions"],
		dropUnknownFlags: raw["drop-unknown-flags"],
		warnings: [
			...findings.warnings,
			...suite.warnings,
			...patternsWithoutCell(policy, tests.flatMap(cellIds))
		],
		...when === void 0 ? {} : { whenPaths: when.paths },
		...base,
		...variants === void 0 ? {} : { variants },
		...budget === void 0 ? {} : { budgetMinutes: budget / 60 }
	};
}
/** What the configuration says of a cell goes before what the suite says. */
function withLimits(policy, limits) {
	return limits.length === 0 ? policy : {
		...policy,
		cells: [...limits, ...policy.cells ?? []]
	};
}
function cellIds({ name, kind, loads }) {
	return kind === "serving" ? loads.map((load) => servingCell(name, load).id) : [offlineCell(name, kind).id];
}
/** Three stored sessions are the least that a verdict may rest on. */
const LEAST_BASELINES = 3;
function checkWhole(raw, tests, overrides, findings) {
	for (const [index, { name }] of tests.entries()) if (tests.findIndex((test) => test.name === name) < index) findings.mistake([
		"tests",
		index,
		"name"
	], `a second test is called "${name}"`);
	const hasSuite = raw.suite !== void 0 || overrides.suite !== void 0;
	if (tests.length === 0 && !hasSuite && overrides.judgeOnly !== true) findings.mistake([], "nothing to measure: name a suite folder (suite: benchmarks/tests) or list tests");
	for (const name of Object.keys(raw.servers)) if (!tests.some(({ server }) => server === name)) findings.warn(["servers", name], `no test uses the server "${name}"`);
	const sessions = raw["baseline-sessions"];
	if (sessions < LEAST_BASELINES) findings.warn(["baseline-sessions"], `${sessions} baseline sessions are too few for a verdict; it takes ${LEAST_BASELINES}`);
}
async function suiteOf(raw, tests, overrides, reader) {
	const configured = typeof raw.suite === "string" ? { path: raw.suite } : raw.suite;
	const chosen = overrides.suite === void 0 ? configured : {
		...configured,
		path: overrides.suite
	};
	if (chosen === void 0) return NO_SUITE;
	const names = {
		servers: Object.keys(raw.servers),
		tests: tests.map(({ name }) => name)
	};
	return readSuite({
		tool: "vllm-bench",
		...chosen
	}, {
		...names,
		dropUnknown: raw["drop-unknown-flags"]
	}, reader);
}
function storeSpec(raw) {
	if (raw.kind !== "artifact") return raw;
	const days = raw["retention-days"];
	const { attested } = raw;
	return {
		kind: "artifact",
		...attested ? { attested } : {},
		...days === void 0 ? {} : { retentionDays: days }
	};
}
export { NOTHING_TO_BUILD as a, DEFAULT_POLICY as c, matchesCell as d, excuseFileOf as f, nearest as h, NAME_PATTERN as i, limitsOf$1 as l, readExcuses as m, DROPPED as n, LANGUAGES as o, isDay as p, NAME as r, fileReader as s, loadConfig as t, metricPolicy as u };
