import { t as compare } from "./compare.js";
import { t as heldPairsInput } from "./held-pairs.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { n as exitCodeOf } from "./exit-code.js";
import { t as readRequestLogs } from "./request-logs.js";
import { t as languageOf } from "./language2.js";
import { r as materialOf, t as pageAssets } from "./page-assets.js";
import { t as readPolicy } from "./policy.js";
import { i as isRegression, r as isJudged } from "./rows.js";
import { V as metricOf } from "./tools.js";
import { n as plainText } from "./plain-text.js";
import { i as toMarkdown, r as toHtml, t as linkTo } from "./write-reports.js";
import { t as toJson } from "./json.js";
import { t as toText } from "./text.js";
import { dirname } from "node:path";
import { writeFile } from "node:fs/promises";
// src/report/exports/bencher.ts
/**
* Bencher Metric Format, for `bencher run --adapter json`: a benchmark a cell, a measure a metric. The bounds are the least and the
* greatest repeat. https://bencher.dev/docs/reference/bencher-metric-format
*/
function toBencher({ comparison: { rows }, session }) {
	const benchmarks = {};
	for (const { cell, metric, head } of rows) {
		if (head === void 0 || !Number.isFinite(head)) continue;
		const repeats = repeatsOf(session, cell, metric);
		benchmarks[cell] = {
			...benchmarks[cell],
			[metric]: {
				value: head,
				lower_value: Math.min(head, ...repeats),
				upper_value: Math.max(head, ...repeats)
			}
		};
	}
	return `${JSON.stringify(benchmarks, null, 2)}\n`;
}
/** Of the head's first measurement, in the order of the records. */
function repeatsOf({ records }, cell, metric) {
	return records.flatMap((record) => {
		const value = record.metrics[metric];
		return record.cell === cell && record.variant !== "base" && record.round === 0 && record.validity.state === "valid" && value !== void 0 && Number.isFinite(value) ? [value] : [];
	});
}
// src/report/exports/csv.ts
const COLUMNS = [...[
	"cell",
	"metric",
	"unit",
	"gating",
	"verdict",
	"base",
	"head",
	"change"
], ...[
	"interval_low",
	"interval_high",
	"detectable",
	"p",
	"adjusted",
	"reason"
]];
/** A spreadsheet takes a text that begins so for a formula: https://owasp.org/www-community/attacks/CSV_Injection. */
const FORMULA = /^[=+\-@\t\r]/;
/** One line a row of the comparison, RFC 4180; what a row does not have is empty, changes are fractions. */
function toCsv({ comparison: { rows } }) {
	const lines = rows.map((row) => {
		const judged = isJudged(row) ? row : void 0;
		return [
			...[
				row.cell,
				row.metric,
				row.unit,
				String(row.gating),
				row.verdict
			].map(text),
			...[
				row.base,
				row.head,
				judged?.change,
				judged?.interval[0],
				judged?.interval[1],
				judged?.detectable
			].map(number),
			...[judged?.evidence.p, judged?.evidence.adjusted].map(number),
			text(row.reason)
		].join(",");
	});
	return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}
function number(value) {
	return value === void 0 || Number.isNaN(value) ? "" : String(value);
}
function text(value) {
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}
// src/report/exports/github-action-benchmark.ts
/**
* The array that github-action-benchmark's `customBiggerIsBetter` and `customSmallerIsBetter` read. There the direction belongs to the
* file, so each has its own. https://github.com/benchmark-action/github-action-benchmark#examples
*/
function toGithubActionBenchmark({ comparison: { rows }, session }, better) {
	const entries = rows.flatMap(({ cell, metric, unit, head }) => {
		if (head === void 0 || !Number.isFinite(head) || metricOf(metric)?.betterWhen !== better) return [];
		const repeats = repeatsOf(session, cell, metric);
		const range = repeats.length < 2 ? {} : { range: `${Math.min(...repeats)} … ${Math.max(...repeats)}` };
		return [{
			name: `${cell} ${metric}`,
			unit,
			value: head,
			...range,
			extra: `${repeats.length} repeats`
		}];
	});
	return `${JSON.stringify(entries, null, 2)}\n`;
}
// src/report/exports/junit.ts
/**
* Gating rows as test cases of their cell: a regression, a broken limit and a missing cell fail; what is suspected or could not be
* compared is an error, and so is, one by one, everything for which nothing could be judged. Only what is new is skipped.
*/
function toJunit({ comparison, session }) {
	const { rows, slo, missingCells, decision, undecided = [] } = comparison;
	const judging = decision === "fail" || decision === "cannot-judge";
	const cases = [
		...(judging ? undecided : []).map((reason, place) => testCase(session.suite, place === 0 ? "decision" : `decision ${place + 1}`, error("cannot-judge", reason))),
		...rows.filter(({ gating }) => gating).map((row) => testCase(row.cell, row.metric, outcomeOf(row, judging))),
		...slo.map(({ cell, metric, head, limit, unit }) => testCase(cell, `${metric} limit`, failure("limit", `${head} ${unit}, allowed ${limit} ${unit}`))),
		...missingCells.filter(({ gating }) => gating).map(({ cell, reason }) => testCase(cell, "measured", (decision === "fail" ? failure : error)("missing", reason)))
	];
	const failures = cases.filter((one) => one.includes("<failure ")).length;
	const errors = cases.filter((one) => one.includes("<error ")).length;
	const skipped = cases.filter((one) => one.includes("<skipped ")).length;
	const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
	const time = session.startedAt === void 0 ? "" : ` timestamp="${quoted(session.startedAt.slice(0, 19))}"`;
	return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="llm-perf-gate" ${counts}>
<testsuite name="${quoted(session.suite)}" ${counts}${time}>
<properties><property name="decision" value="${decision}"/></properties>
${cases.join("\n")}
</testsuite>
</testsuites>
`;
}
function testCase(cell, name, outcome) {
	return `<testcase classname="${quoted(cell)}" name="${quoted(name)}">${outcome}</testcase>`;
}
function outcomeOf(row, judging) {
	if (isRegression(row)) return failure("regression", row.reason);
	if (row.verdict === "not-comparable") {
		const isNew = row.reason.startsWith("new:");
		return judging && !isNew ? error("not-comparable", row.reason) : `<skipped message="${quoted(row.reason)}"/>`;
	}
	if (!judging) return "";
	if (row.suspicion === "open") return error("suspected", row.reason);
	return row.advice === true ? error("advice-only", row.reason) : "";
}
function error(type, message) {
	return `<error type="${type}" message="${quoted(message)}"/>`;
}
function failure(type, message) {
	return `<failure type="${type}" message="${quoted(message)}"/>`;
}
/** XML knows no control characters, not even quoted: `plainText` has none. */
function quoted(text) {
	return plainText(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
// src/report/exports/pytorch.ts
/**
* Records of the PyTorch benchmark database, one a metric with all its repeats.
* https://github.com/pytorch/pytorch/wiki/How-to-integrate-with-PyTorch-OSS-benchmark-database
*/
function toPytorch({ comparison: { rows }, session }) {
	const { commit, repository } = session.origin;
	const facts = session.environment.class;
	const records = rows.flatMap(({ cell, metric, unit, gating }) => {
		const values = repeatsOf(session, cell, metric);
		if (values.length === 0) return [];
		return [{
			benchmark: {
				name: "llm-perf-gate",
				mode: "inference",
				extra_info: {
					suite: session.suite,
					cell,
					...commit === void 0 ? {} : { commit },
					environment: facts
				}
			},
			model: {
				name: modelOf(session, cell),
				...repository === void 0 ? {} : { origins: [repository] }
			},
			metric: {
				name: metric,
				benchmark_values: values,
				extra_info: {
					unit,
					gating,
					better: metricOf(metric)?.betterWhen ?? "unknown"
				}
			}
		}];
	});
	return `${JSON.stringify(records, null, 2)}\n`;
}
/** The workload's own word for it, or the test's name. */
function modelOf({ records }, cell) {
	const model = records.find((record) => record.cell === cell)?.workload["model"];
	return typeof model === "string" ? model : cell.split("/")[0] ?? cell;
}
// src/commands/render.ts
const FORMATS = [...[
	"text",
	"markdown",
	"json",
	"html"
], ...[
	"csv",
	"junit",
	"bencher",
	"pytorch",
	"benchmark-bigger",
	"benchmark-smaller"
]];
const RENDERERS = {
	text: ({ comparison, context }, terminal) => toText(comparison, context, terminal),
	markdown: ({ comparison, context }) => toMarkdown(comparison, context),
	json: ({ comparison }) => `${JSON.stringify(toJson(comparison), null, 2)}\n`,
	html: async ({ comparison, context, material }, _, world) => toHtml(comparison, context, await material(), await pageAssets(world)),
	csv: toCsv,
	junit: toJunit,
	bencher: toBencher,
	pytorch: toPytorch,
	"benchmark-bigger": (exported) => toGithubActionBenchmark(exported, "higher"),
	"benchmark-smaller": (exported) => toGithubActionBenchmark(exported, "lower")
};
async function renderAs(format, rendered, terminal, world) {
	return RENDERERS[format](rendered, terminal, world);
}
// src/commands/judge.ts
async function written(file, text) {
	try {
		await writeFile(file, text);
	} catch (cause) {
		throw new UserError(`--out ${file} cannot be written: ${messageOf(cause)}`, { cause });
	}
}
/** Of sessions that were measured in turn: what was measured of every request. What cannot be read is told. */
async function requestLogs(placed, paired, { log }) {
	const inTurn = ({ session: { records } }) => paired || records.some(({ variant }) => variant === "base");
	const read = await Promise.all(placed.filter(inTurn).map(({ session, folders }) => readRequestLogs(folders, session.records)));
	for (const note of read.flatMap(({ notes }) => notes)) log.warn(note);
	return new Map(read.flatMap(({ logs }) => [...logs]));
}
/** What `compare` and `report` share: judge under a policy, render, exit. */
async function judgeAndRender({ head, baselines, judge, paired, by, whole, folders }, args, world, output) {
	const format = args.choice("format", FORMATS);
	const { policy, enforce, language, plannedCells = [] } = await readPolicy(args.value("config"), world);
	const expectedCells = [...new Set([...head.expectedCells, ...whole ? plannedCells : []])];
	const past = baselines.state === "found" ? baselines.sessions : [];
	const placed = [{
		session: head,
		folders: folders.head
	}, ...past.map((session) => ({
		session,
		folders: [folders.past.get(session.id) ?? []].flat()
	}))];
	const requests = await requestLogs(placed, paired, world);
	const asked = {
		head: {
			...head,
			expectedCells
		},
		baselines,
		policy,
		paired,
		...by === void 0 ? {} : { by },
		requests,
		judge,
		confirmable: false
	};
	const comparison = compare(whole ? heldPairsInput(asked) : asked);
	const { records: _, ...session } = head;
	const context = {
		suite: head.suite,
		session,
		enforce,
		mode: "report",
		language: languageOf(args, language),
		reproduce: "",
		warnings: []
	};
	const out = args.value("out");
	const material = () => materialOf({
		comparison,
		head: {
			session: head,
			folders: folders.head
		},
		past: placed.slice(1),
		policy,
		...linkTo(out === void 0 ? "." : dirname(out), folders.head)
	});
	const text = await renderAs(format, {
		comparison,
		context,
		material,
		session: head
	}, output, world);
	if (out === void 0) output.write(text);
	else await written(out, text);
	return exitCodeOf(comparison.decision, enforce);
}
export { FORMATS as n, judgeAndRender as t };
