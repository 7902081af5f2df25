import { F as otherMeanings, V as metricOf } from "./tools.js";
import { n as plainText } from "./plain-text.js";
import { t as sayIn } from "./language.js";
// src/report/import.ts
const IMPORT_SCHEMA = "llm-perf-gate/import@1";
/** What `import --format json` prints: users script against it. A count that the source does not print is absent. */
function toImportJson(records) {
	return {
		schema: IMPORT_SCHEMA,
		records: records.map(({ cell, variant, repeat, tool, metrics, counts, workload, validity, notes, ...noted }) => ({
			cell,
			variant,
			repeat,
			tool: {
				name: tool.name,
				version: tool.version ?? null,
				definition: tool.definition
			},
			metrics,
			counts,
			workload,
			...noted.command === void 0 ? {} : { command: noted.command },
			...noted.engineFlags === void 0 ? {} : { engineFlags: noted.engineFlags },
			...noted.device === void 0 ? {} : { device: noted.device },
			validity,
			notes
		}))
	};
}
/** For people: one block a record, numbers as they were printed, to the last digit. */
function toImportText(records, language) {
	const say = sayIn(language);
	return records.map((record) => recordText(record, say)).join("\n");
}
function recordText(record, say) {
	const { cell, variant, repeat, tool, metrics, counts, workload, validity } = record;
	const title = [
		plainText(cell),
		plainText(variant),
		say(`repeat ${repeat}`),
		`${tool.name} ${plainText(tool.version ?? "")}`.trim()
	];
	const lines = [
		...countLines(counts, say),
		...workloadLines(workload, say),
		...engineLines(record, say),
		...otherMeanings([record]).map((meaning) => plainText(say(meaning))),
		...validityLines(validity, say),
		...record.notes.map((note) => plainText(say(`note: ${note}`)))
	];
	return `${[title.join(" · "), ...[...metricLines(metrics), ...lines].map((line) => `  ${line}`)].join("\n")}\n`;
}
function metricLines(metrics) {
	const entries = Object.entries(metrics).map(([id, value]) => ({
		id: plainText(id),
		value: String(value),
		unit: metricOf(id)?.unit ?? ""
	}));
	const widest = (texts) => Math.max(0, ...texts.map((text) => text.length));
	const ids = widest(entries.map(({ id }) => id));
	const values = widest(entries.map(({ value }) => value));
	return entries.map(({ id, value, unit }) => `${id.padEnd(ids)}  ${value.padStart(values)}  ${unit}`.trimEnd());
}
const COUNT_WORDS = {
	requested: "requested",
	completed: "completed",
	failed: "failed",
	inputTokens: "input tokens",
	outputTokens: "output tokens"
};
function countLines(counts, say) {
	const known = Object.keys(COUNT_WORDS).filter((key) => counts[key] !== void 0);
	return known.length === 0 ? [] : [known.map((key) => say(`${counts[key]} ${COUNT_WORDS[key]}`)).join(", ")];
}
/** Under the names that the tools give their settings, as in the records. */
function workloadLines(workload, say) {
	const settings = Object.entries(workload).map(([id, value]) => `${id} ${value}`);
	return settings.length === 0 ? [] : [plainText(say(`workload: ${settings.join(", ")}`))];
}
function engineLines({ device, engineFlags }, say) {
	const flags = Object.entries(engineFlags ?? {}).map(([flag, value]) => flag.startsWith("--") ? `${flag}${value === "true" ? "" : ` ${value}`}` : `${flag}=${value}`);
	return [...device === void 0 ? [] : [plainText(say(`device: ${device}`))], ...flags.length === 0 ? [] : [plainText(say(`engine flags: ${flags.join(" ")}`))]];
}
function validityLines(validity, say) {
	return validity.state === "valid" ? [] : validity.reasons.map((reason) => plainText(say(`invalid: ${reason}`)));
}
export { toImportText as n, toImportJson as t };
