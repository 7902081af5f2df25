import { _ as formatQuantity, c as verdictWords, d as formatCount, f as formatInteger, m as formatMinutes, p as formatInterval, r as isJudged, u as formatChange, v as formatSides } from "./rows.js";
import { t as sayIn } from "./language.js";
// src/report/findings.ts
/**
* Broken limits, missing cells, then the reasons behind the first one. What a gating row says itself, and what the first reason
* says, is not said twice.
*/
function findingsOf({ slo, missingCells, reasons, rows }) {
	const saidByRow = rows.filter(({ gating }) => gating).map(({ cell, metric }) => `${cell} ${metric}: `);
	const [first = ""] = reasons;
	const ofLimit = ({ cell, metric }) => `${cell} ${metric} is `;
	const ofMissing = ({ cell, reason }) => `${cell}: ${reason}`;
	const saidHere = (text) => slo.some((one) => text.startsWith(ofLimit(one))) || missingCells.some((one) => text === ofMissing(one));
	const limits = slo.filter((one) => !first.startsWith(ofLimit(one)));
	const missing = missingCells.filter((one) => first !== ofMissing(one));
	return [
		...limits.map(({ cell, metric, unit, limit, head }) => ({
			text: `limit broken: ${cell} ${metric} is ${formatQuantity(head, unit)}, allowed ${formatQuantity(limit, unit)}`,
			gating: true
		})),
		...missing.map(({ cell, gating, reason }) => ({
			text: `missing${gating ? "" : ", observed"}: ${cell}: ${reason}`,
			gating
		})),
		...reasons.slice(1).filter((text) => !saidHere(text) && !saidByRow.some((row) => text.startsWith(row))).map((text) => ({
			text,
			gating: false
		}))
	];
}
// src/report/glance.ts
const HEADLINES = {
	fail: {
		tone: "bad",
		headline: "Performance gate: fail"
	},
	"cannot-judge": {
		tone: "warning",
		headline: "Performance gate: cannot judge"
	},
	pass: {
		tone: "good",
		headline: "Performance gate: pass"
	},
	measured: {
		tone: "plain",
		headline: "Measured, not judged"
	}
};
const NO_BASELINE = "Performance gate: NO BASELINE, nothing was compared";
function glanceOf(comparison, context) {
	const { tone, headline } = HEADLINES[comparison.decision];
	const say = sayIn(context.language);
	return {
		tone,
		headline: say(lacksBaseline(comparison) ? NO_BASELINE : headline),
		reason: say(comparison.reasons[0] ?? ""),
		...context.enforce === "observe" ? { observed: say(observedWords(comparison.decision)) } : {},
		facts: factsOf(comparison, context, say)
	};
}
/** Nothing was there to compare with: never to be mistaken for "no regressions". */
function lacksBaseline({ decision, baseline }) {
	return decision === "cannot-judge" && baseline.none;
}
function observedWords(decision) {
	return decision === "fail" || decision === "cannot-judge" ? "Observed only (enforce: observe): the step stays green; under enforce: gate it would fail." : "Observed only (enforce: observe).";
}
function factsOf(comparison, context, say) {
	const { deviceMinutes, part = "" } = context;
	return [
		{
			label: "Only a part of the suite",
			text: part
		},
		{
			label: "Worst",
			text: worst(comparison, say)
		},
		{
			label: "Compared",
			text: say(compared(comparison))
		},
		{
			label: "Machine",
			text: listOf(devicesFirst(comparison.environment.head))
		},
		{
			label: "Versions",
			text: listOf(comparison.subject.head)
		},
		{
			label: "Device time",
			text: deviceMinutes === void 0 ? "" : formatMinutes(deviceMinutes)
		},
		next(comparison, context, say)
	].filter(({ text }) => text !== "").map((fact) => ({
		...fact,
		label: say(fact.label)
	}));
}
function worst({ rows }, say) {
	const row = rows.filter(isJudged).find(({ gating }) => gating);
	if (row === void 0) return "";
	return `${row.cell} ${row.metric} ${formatChange(row.change)} ${formatInterval(row.interval)}, ${formatSides(row)}: ${verdictWords(row, say)}`;
}
function compared({ decision, rows, baseline }) {
	if (decision === "measured") return "";
	const gating = rows.filter((row) => row.gating);
	const judged = gating.filter(isJudged).length;
	return `${formatInteger(judged)} of ${formatCount(gating.length, "gating row")}, ${formatCount(baseline.sessions.length, "baseline session")}`;
}
function listOf(facts) {
	return Object.entries(facts).map(([key, value]) => `${key} ${value}`).join(" · ");
}
/** Whoever reads one line of the machine wants its accelerator. */
function devicesFirst(facts) {
	const entries = Object.entries(facts);
	const isDevice = ([key]) => key.startsWith("device");
	return Object.fromEntries([...entries.filter(isDevice), ...entries.filter((entry) => !isDevice(entry))]);
}
const CONFIRM = {
	gate: "measure the suspects again: \"/perf confirm\" in a comment, or a larger budget",
	report: "measure the suspects again: \"/perf confirm\" in a comment, or \"confirm: true\" where the legs measure"
};
function isOpenSuspicion(row) {
	return isJudged(row) && row.gating && row.suspicion === "open";
}
function next(comparison, context, say) {
	if (lacksBaseline(comparison)) return {
		label: "Next",
		text: say("run this workflow on the base branch: each push or schedule run there stores a baseline")
	};
	if (comparison.variants !== void 0) return {
		label: "Next",
		text: context.reproduce,
		code: true
	};
	if (context.mode === "run") return {
		label: "Next",
		text: say("the report job compares and decides")
	};
	if (context.run !== void 0 && comparison.rows.some(isOpenSuspicion)) return {
		label: "Next",
		text: say(CONFIRM[context.mode])
	};
	return {
		label: "Next",
		text: context.reproduce,
		code: true
	};
}
// src/report/sweep-lines.ts
/** One line a sweep: the verdict over all its load points, both changes, and where more load stops paying. Names come from outside. */
function sweepLines({ sweeps = [] }) {
	return sweeps.map(lineOf);
}
function lineOf({ test, points, verdict, changes, worseInBoth, betterInBoth, knee }) {
	const each = changes.map(({ metric, change, interval }) => `${metric} ${formatChange(change)} ${formatInterval(interval)}`);
	const both = [...worseInBoth.length === 0 ? [] : [`slower and less throughput at ${loadsOf(worseInBoth)}`], ...betterInBoth.length === 0 ? [] : [`faster and more throughput at ${loadsOf(betterInBoth)}`]];
	const turn = `knee ${formatQuantity(knee.base, "")} → ${formatQuantity(knee.head, "tok/s")}`;
	return [
		`${test}, ${formatCount(points, "load point")}: ${verdict}`,
		...each,
		...both,
		turn
	].join("; ");
}
/** The load points of cells whose test is named already. */
function loadsOf(cells) {
	return cells.map((cell) => cell.slice(cell.lastIndexOf("/") + 1)).join(" and ");
}
// src/report/json.ts
const COMPARISON_SCHEMA = "llm-perf-gate/comparison@1";
/** What `compare --format json` prints: users script against it. What a row does not have is null, a change is a fraction. */
function toJson(comparison) {
	const { decision, reasons, undecided, cells, rows, slo, missingCells, drift, excuses, sweeps, variants } = comparison;
	return {
		schema: COMPARISON_SCHEMA,
		decision,
		rows: rows.map(rowJson),
		reasons,
		...undecided === void 0 ? {} : { undecided },
		...cells === void 0 ? {} : { cells },
		slo,
		missingCells,
		...drift === void 0 ? {} : { drift },
		...excuses === void 0 ? {} : { excuses },
		...sweeps === void 0 ? {} : { sweeps },
		...variants === void 0 ? {} : { variants }
	};
}
function rowJson(row) {
	const judged = isJudged(row) ? row : void 0;
	const { cell, metric, unit, gating, verdict, reason } = row;
	return {
		cell,
		metric,
		unit,
		gating,
		verdict,
		base: row.base ?? null,
		head: row.head ?? null,
		change: judged?.change ?? null,
		interval: judged?.interval ?? null,
		detectable: judged?.detectable ?? null,
		reason,
		...judged?.warning === true ? { warning: true } : {},
		...judged?.advice === true ? { advice: true } : {},
		evidence: row.evidence
	};
}
export { findingsOf as i, sweepLines as n, glanceOf as r, toJson as t };
