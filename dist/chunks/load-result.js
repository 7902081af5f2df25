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
// src/model/load-spec.ts
const LOAD_SPEC_SCHEMA = "llm-perf-gate/load-spec@1";
// src/model/load-result.ts
const LOAD_RESULT_SCHEMA = "llm-perf-gate/load@1";
/** What the generator's numbers mean: changes whenever a number could change for the same requests. */
const LOAD_DEFINITION = "built-in@1";
export { digestOf as i, LOAD_RESULT_SCHEMA as n, LOAD_SPEC_SCHEMA as r, LOAD_DEFINITION as t };
