import { n as UserError, r as messageOf } from "./errors.js";
import { v as metricOf } from "./tools.js";
import { B as signedPercent, H as mean, O as SENTINEL, m as formatNumber } from "./rows.js";
import { c as declaredIn } from "./compare.js";
import { a as markdownTable, o as inert } from "./row-tables.js";
import { n as plainText } from "./plain-text.js";
import { a as stemOf } from "./read-results.js";
import { a as placesOf, i as otherSessions, n as headSession, t as baselineSessions } from "./sides.js";
import { n as FORMATS$1, t as judgeAndRender } from "./judge.js";
import { basename, relative } from "node:path";
import { writeFile } from "node:fs/promises";
// src/compare/variant-flags.ts
/** Token totals may differ by so much: tokenisers count special tokens differently. */
const TOKEN_TOLERANCE = .01;
/** Rounding of what is printed, and the seconds that one program counts in and another does not. */
const THROUGHPUT_TOLERANCE = .02;
const INPUT_TOLERANCE = .05;
/** Why the numbers of these variants may not mean the same. */
function flagsOf(measured) {
	const [first, ...others] = measured;
	if (first === void 0) return [];
	return [
		...definitionFlags(measured),
		...others.flatMap((other) => [...countFlags(first, other), ...settingFlags(first, other)]),
		...measured.flatMap((one) => [
			...failureFlags(one),
			...inputFlags(one),
			...throughputFlags(one),
			...printedFlags(one)
		])
	];
}
function definitionFlags(measured) {
	const names = measured.map(({ variant, trials }) => [variant, trials[0]?.tool.definition ?? ""]);
	if (new Set(names.map(([, definition]) => definition)).size < 2) return [];
	return [`measured by different definitions, not comparable: ${names.map((pair) => pair.join(" by ")).join(", ")}`];
}
const COUNTS = [
	["requested", "requests"],
	["inputTokens", "input tokens"],
	["outputTokens", "generated tokens"]
];
/** Of each completed request, so that a failure is not told twice. */
function countFlags(first, other) {
	return COUNTS.flatMap(([count, words]) => {
		const [a, b] = [first, other].map(({ trials }) => meanCount(trials, count));
		if (a === void 0 || b === void 0 || a === b || a > 0 && Math.abs(b / a - 1) <= TOKEN_TOLERANCE) return [];
		const change = a > 0 ? ` (${signedPercent(b / a - 1)})` : "";
		return [`unequal work: ${words}: ${rounded(a)} in ${first.variant}, ${rounded(b)} in ${other.variant}${change}`];
	});
}
function meanCount(trials, count) {
	const values = trials.flatMap(({ counts }) => counts[count] ?? []);
	return values.length === 0 ? void 0 : mean(values);
}
/** What the variants were asked for, where both say it. A seed differs from repeat to repeat. */
function settingFlags(first, other) {
	const [a, b] = [first.trials[0]?.workload ?? {}, other.trials[0]?.workload ?? {}];
	return Object.keys(a).flatMap((key) => {
		const [was, is] = [a[key], b[key]];
		if (was === void 0 || is === void 0 || was === is || /seed|schedule|requests/.test(key)) return [];
		return [`different ${key}: ${was} in ${first.variant}, ${is} in ${other.variant}`];
	});
}
function failureFlags({ variant, trials }) {
	const failed = trials.reduce((sum, { counts }) => sum + (counts.failed ?? 0), 0);
	const asked = trials.reduce((sum, { counts }) => sum + (counts.requested ?? 0), 0);
	return failed === 0 ? [] : [`${variant}: ${failed}${asked === 0 ? "" : ` of ${asked}`} requests failed`];
}
/** Random prompts of exactly one length: vLLM's ratio 0 and the forks' ratio 1. */
function inputFlags({ variant, trials }) {
	const [trial] = trials;
	if (trial === void 0) return [];
	const { random_input_len: length, random_range_ratio: ratio } = trial.workload;
	const { completed, inputTokens } = trial.counts;
	const exact = trial.tool.name === "sglang-bench" || trial.tool.name === "lmdeploy" ? 1 : 0;
	if (typeof length !== "number" || length <= 0 || ratio !== exact || !completed || inputTokens === void 0) return [];
	const seen = inputTokens / completed;
	if (Math.abs(seen / length - 1) <= INPUT_TOLERANCE) return [];
	return [`${variant}: inputs are not what was asked for: ${rounded(seen)} tokens a request, asked for ${length}`];
}
/** A throughput is tokens by time, whoever prints it. */
function throughputFlags({ variant, trials }) {
	return trials.flatMap(({ metrics, counts, repeat }) => {
		const { output_throughput: printed, duration, elapsed_time: elapsed } = metrics;
		const { outputTokens } = counts;
		const time = duration ?? elapsed;
		if (printed === void 0 || time === void 0 || !(time > 0) || !outputTokens) return [];
		const meant = outputTokens / time;
		if (Math.abs(printed / meant - 1) <= THROUGHPUT_TOLERANCE) return [];
		return [`${trials.length > 1 ? `${variant}, repeat ${repeat}` : variant}: the printed output_throughput of ${printed} contradicts its numbers: ${outputTokens} tokens in ${time} s are ${rounded(meant)} a second`];
	});
}
/** What the reader found wrong with the numbers themselves. */
function printedFlags({ variant, trials }) {
	return [...new Set(trials.flatMap(({ notes }) => notes.filter((note) => /contradicts|recomputed/.test(note))))].map((note) => `${variant}: ${note}`);
}
function rounded(value) {
	return Number(value.toPrecision(4)) === Math.round(value) ? Math.round(value) : Number(value.toFixed(1));
}
// src/compare/variants.ts
/** Every cell with its variants side by side, in the order in which they are given; one that nothing valid was measured of is said in a flag. */
function compareVariants(records) {
	const cells = new Map();
	for (const record of records.filter(({ variant }) => variant !== SENTINEL)) {
		const variants = cells.get(record.cell) ?? new Map();
		cells.set(record.cell, variants.set(record.variant, [...variants.get(record.variant) ?? [], record]));
	}
	return [...cells].map(([cell, variants]) => tableOf(cell, variants));
}
function tableOf(cell, variants) {
	const valid = [...variants].map(([variant, trials]) => {
		return {
			variant,
			trials: trials.filter(({ validity }) => validity.state === "valid")
		};
	});
	const invalid = valid.flatMap(({ variant, trials }) => trials.length === 0 ? [`${variant}: no valid trial`] : []);
	const measured = valid.filter(({ trials }) => trials.length > 0);
	const ids = new Set(measured.flatMap(({ trials }) => trials.flatMap(({ metrics }) => Object.keys(metrics))));
	const definitions = new Set(measured.flatMap(({ trials }) => trials.map(({ tool }) => `${tool.name} ${tool.definition}`)));
	return {
		cell,
		variants: measured.map(({ variant }) => variant),
		rows: [...ids].sort(byDirection).map((id) => rowOf(id, measured, definitions.size === 1)),
		flags: [...invalid, ...flagsOf(measured)]
	};
}
/** What has a direction stands first. */
function byDirection(a, b) {
	const unknown = (id) => metricOf(id) === void 0 ? 1 : 0;
	return unknown(a) - unknown(b) || (a < b ? -1 : 1);
}
/** Numbers of different definitions stand beside each other, without a best one and without ratios. */
function rowOf(id, measured, comparable) {
	const metric = metricOf(id, declaredIn(measured.flatMap(({ trials }) => trials)));
	const found = measured.flatMap(({ variant, trials }) => {
		const values = trials.flatMap(({ metrics }) => metrics[id] ?? []);
		return values.length === 0 ? [] : [{
			variant,
			value: mean(values),
			repeats: values.length
		}];
	});
	const [reference] = found;
	const has = comparable && reference?.variant === measured[0]?.variant && (reference?.value ?? 0) > 0;
	const sorted = found.map(({ value }) => value).sort((a, b) => a - b);
	const best = metric?.betterWhen === "higher" ? sorted.at(-1) : sorted[0];
	const marked = comparable && metric !== void 0 && found.length > 1 && sorted[0] !== sorted.at(-1);
	return {
		metric: id,
		unit: metric?.unit ?? "",
		...metric === void 0 ? {} : { betterWhen: metric.betterWhen },
		values: found.map((one, place) => ({
			...one,
			...has && place > 0 && reference !== void 0 ? { ratio: one.value / reference.value } : {},
			best: marked && one.value === best
		}))
	};
}
// src/report/variants.ts
const SCHEMA = "llm-perf-gate/variants@1";
/** What `compare --by variant --format json` prints. */
function toVariantsJson(tables) {
	return {
		schema: SCHEMA,
		decision: "measured",
		cells: tables
	};
}
/** One table a cell: metrics by variants, the best in bold, ratios of the first variant in brackets. */
function toVariantsMarkdown(tables) {
	return `${tables.map(markdownOf).join("\n\n")}\n`;
}
function markdownOf({ cell, variants, rows, flags }) {
	const header = ["metric", ...variants.map((variant) => inert(variant))];
	const lines = rows.map((row) => [inert(labelOf(row)), ...variants.map((variant) => {
		const value = row.values.find((one) => one.variant === variant);
		if (value === void 0) return "–";
		return value.best ? `**${cellText(value)}**` : cellText(value);
	})]);
	const align = ["l", ...variants.map(() => "r")];
	const warned = flags.map((flag) => `- ⚠ ${inert(flag, LONGEST_FLAG)}`);
	return [
		`### ${inert(cell)}`,
		markdownTable([header, ...lines], { align }),
		warned.join("\n")
	].filter((part) => part !== "").join("\n\n");
}
const LONGEST_FLAG = 400;
/** For a terminal: the best has an asterisk. */
function toVariantsText(tables) {
	return `${tables.map(textOf).join("\n\n")}\n`;
}
function textOf({ cell, variants, rows, flags }) {
	const lines = [["", ...variants.map((variant) => plainText(variant, LONGEST_NAME))], ...rows.map((row) => [plainText(labelOf(row), LONGEST_NAME), ...variants.map((variant) => {
		const value = row.values.find((one) => one.variant === variant);
		return value === void 0 ? "–" : `${cellText(value)}${value.best ? " *" : "  "}`;
	})])];
	const widths = lines[0]?.map((_cell, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
	const drawn = lines.map((line) => line.map((one, at) => at === 0 ? one.padEnd(widths[at] ?? 0) : one.padStart(widths[at] ?? 0)).join("  ").trimEnd());
	const warned = flags.map((flag) => `  ! ${plainText(flag, LONGEST_FLAG)}`);
	return [
		plainText(cell, LONGEST_NAME),
		...drawn.map((line) => `  ${line}`),
		...warned
	].join("\n");
}
const LONGEST_NAME = 60;
function labelOf({ metric, unit, betterWhen }) {
	const arrow = betterWhen === void 0 ? "" : betterWhen === "higher" ? " ↑" : " ↓";
	return `${metric}${unit === "" ? "" : ` (${unit})`}${arrow}`;
}
/** `609.6 (×1.132)`. */
function cellText({ value, ratio }) {
	return ratio === void 0 ? formatNumber(value) : `${formatNumber(value)} (×${ratio.toFixed(3)})`;
}
// src/commands/compare-variants.ts
const FORMATS = [
	"text",
	"markdown",
	"json"
];
const RENDERERS = {
	text: toVariantsText,
	markdown: toVariantsMarkdown,
	json: (tables) => `${JSON.stringify(toVariantsJson(tables), null, 2)}\n`
};
/**
* Two or more variants of the same cells in one table: those that records name (NUMA bindings, a table's columns), or one a path.
* @throws UserError when there is nothing to put side by side.
*/
async function showVariants(paths, args, output) {
	const format = args.choice("format", FORMATS);
	const tables = compareVariants(aligned(await Promise.all(paths.map(async (path) => ({
		path,
		records: (await headSession([path])).records
	}))))).filter(({ variants, flags }) => variants.length + flags.length > 1);
	if (tables.length === 0) throw new UserError("compare --by variant: no cell has two variants", { hint: "name one path a variant: compare --by variant --current results/float16 results/w8a8" });
	const text = RENDERERS[format](tables);
	const out = args.value("out");
	if (out === void 0) output.write(text);
	else await writeFile(out, text).catch((cause) => {
		throw new UserError(`--out ${out} cannot be written: ${messageOf(cause)}`, { cause });
	});
	return 0;
}
/** Results without variants of their own are one variant a path; single cells of several files are the same cell. */
function aligned(sides) {
	if (sides.length === 1) return sides[0]?.records ?? [];
	const names = namesOf(sides.map(({ path }) => path));
	const single = sides.every(({ records }) => new Set(records.map(({ cell }) => cell)).size === 1);
	const cell = sides[0]?.records[0]?.cell ?? "";
	return sides.flatMap(({ records }, index) => {
		const own = records.some(({ variant }) => variant !== "head");
		return records.map((record) => ({
			...record,
			variant: own ? `${names[index]} ${record.variant}` : names[index] ?? "",
			...single ? { cell } : {}
		}));
	});
}
/** The last part of each path, or the whole paths where those are alike. */
function namesOf(paths) {
	const short = paths.map((path) => stemOf(basename(path.replace(/[/\\]+$/, ""))));
	return new Set(short).size === paths.length ? short : paths;
}
// src/commands/partners.ts
/**
* Plain results are paired by their path below what was named. Where no path is the same on both sides, and they are as many,
* their order pairs them, which the returned notes say.
* @throws UserError naming the results without a partner.
*/
function pairedByPath(head, base) {
	if ([head, base].some(({ session }) => session.origin.event !== "import")) return [];
	const [own, other] = [namesByCell(head), namesByCell(base)];
	return [...own].flatMap(([cell, names]) => {
		const before = other.get(cell);
		if (before === void 0 || names.join("\n") === before.join("\n")) return [];
		const lone = [...names.filter((name) => !before.includes(name)).map((name) => `${name} (--current)`), ...before.filter((name) => !names.includes(name)).map((name) => `${name} (--baseline)`)];
		if (names.length === before.length && lone.length === 2 * names.length) return [`${cell}: paired by the order of the files, because their names differ`];
		throw new UserError(`--paired: ${cell}: ${names.length} results and ${before.length} on the base, without a partner: ${lone.join(", ")}`, { hint: "a pair has the same path below --baseline and --current: measure the missing one, or remove the lone one" });
	});
}
function namesByCell({ session, paths }) {
	const names = new Map();
	for (const { cell, raw } of session.records) {
		const [file = ""] = raw;
		names.set(cell, [...names.get(cell) ?? [], nameBelow(file, paths)]);
	}
	return names;
}
function nameBelow(file, paths) {
	const below = paths.map((path) => relative(path, file)).find((name) => !name.startsWith(".."));
	return below === void 0 || below === "" ? basename(file) : below;
}
// src/commands/compare.ts
const USAGE = `--baseline PATH… --current PATH… [--paired] [--by variant] [--config FILE] [--format ${FORMATS$1.join("|")}] [--language en|zh] [--out FILE]`;
const compareCommand = {
	usage: USAGE,
	options: {
		baseline: "list",
		current: "list",
		paired: "flag",
		by: "value",
		config: "value",
		format: "value",
		language: "value",
		out: "value"
	},
	async run(args, world, output) {
		const by = args.value("by") === void 0 ? void 0 : args.choice("by", ["variant"]);
		if (by !== void 0 && args.list("baseline").length === 0) return showVariants(paths(args, "current"), args, output);
		const [current, baseline] = [paths(args, "current"), paths(args, "baseline")];
		const head = await headSession(current);
		const all = await baselineSessions(baseline, world.log);
		const sessions = otherSessions(all, head);
		const [base] = sessions;
		const paired = args.flag("paired");
		const notes = [
			...all.some(({ id }) => id === head.id) ? ["the head was among the baselines, and was left out of them"] : [],
			...new Set(all.map(({ id }) => id)).size < all.length ? ["copies of one baseline session count once"] : [],
			...paired && base !== void 0 && sessions.length === 1 ? pairedByPath({
				session: head,
				paths: current
			}, {
				session: base,
				paths: baseline
			}) : []
		];
		for (const note of notes) world.log.warn(note);
		return judgeAndRender({
			head,
			baselines: {
				state: "found",
				sessions,
				notes
			},
			judge: true,
			paired,
			...by === void 0 ? {} : { by },
			whole: false,
			folders: await placesOf(current, baseline)
		}, args, world, output);
	}
};
function paths(args, side) {
	const hint = `llm-perf-gate compare ${USAGE}`;
	const [stray] = args.positionals;
	if (stray !== void 0) throw new UserError(`compare: ${stray} stands behind no option`, { hint });
	const named = args.list(side);
	if (named.length === 0) throw new UserError(`compare: --${side} names no path`, { hint });
	return named;
}
export { compareCommand };
