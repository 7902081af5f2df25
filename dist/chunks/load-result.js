import { createHash } from "node:crypto";
// src/model/digest.ts
/** JSON with sorted keys, so that equal values have equal text. */
function canonicalJson(value) {
	return JSON.stringify(value, (_key, inner) => {
		if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
		return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1));
	});
}
/** First 16 hex digits of the SHA-256 of a value's canonical JSON. */
function digestOf(value) {
	return createHash("sha256").update(canonicalJson(value) ?? "undefined").digest("hex").slice(0, 16);
}
// src/model/engine-timeline.ts
/** The file that the built-in generator leaves beside its result, in the trial's folder under `raw/`. */
const ENGINE_TIMELINE_FILE = "engine-timeline.json";
const SCHEMA = "llm-perf-gate/engine-timeline@1";
const ENGINE_SERIES = [
	"running",
	"waiting",
	"kvUsage",
	"preemptions",
	"promptTokensPerSecond",
	"outputTokensPerSecond"
];
function engineTimeline(seconds, series) {
	return {
		schema: SCHEMA,
		seconds,
		series
	};
}
/** The timeline of a file's text, or `undefined` when it is not one: a stored session may come from anyone. */
function readEngineTimeline(text) {
	const { schema, seconds, series } = objectOf(parsed(text));
	if (schema !== SCHEMA || !Array.isArray(seconds) || !seconds.every(isNumber)) return void 0;
	const found = ENGINE_SERIES.flatMap((name) => {
		const values = objectOf(series)[name];
		return isSeries(values) && values.length === seconds.length ? [[name, values]] : [];
	});
	return engineTimeline(seconds, Object.fromEntries(found));
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function objectOf(value) {
	return typeof value === "object" && value !== null ? value : {};
}
function isNumber(value) {
	return typeof value === "number" && Number.isFinite(value);
}
function isSeries(value) {
	return Array.isArray(value) && value.every((entry) => entry === null || isNumber(entry));
}
// src/model/load-spec.ts
const LOAD_SPEC_SCHEMA = "llm-perf-gate/load-spec@1";
// src/model/load-result.ts
const LOAD_RESULT_SCHEMA = "llm-perf-gate/load@1";
/** What the generator's numbers mean: changes whenever a number could change for the same requests. */
const LOAD_DEFINITION = "built-in@1";
export { ENGINE_TIMELINE_FILE as a, canonicalJson as c, ENGINE_SERIES as i, digestOf as l, LOAD_RESULT_SCHEMA as n, engineTimeline as o, LOAD_SPEC_SCHEMA as r, readEngineTimeline as s, LOAD_DEFINITION as t };
