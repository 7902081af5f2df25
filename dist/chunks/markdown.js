import { a as escapeHtml, i as table, n as measuredTable, o as inert, r as narrowTable, s as markerOf, t as fullTable } from "./row-tables.js";
import { c as formatAge, d as formatInterval, f as formatMinutes, g as formatSides, h as formatQuantity, i as isJudged, l as formatChange, m as formatPercent, n as byImportance, o as needsAttention, r as countVerdicts, s as verdictWords, u as formatCount } from "./rows.js";
// src/report/findings.ts
/** Broken limits, missing cells, then the reasons behind the first one; what a gating row says itself is not said twice. */
function findingsOf({ slo, missingCells, reasons, rows }) {
	const saidByRow = rows.filter(({ gating }) => gating).map(({ cell, metric }) => `${cell} ${metric}: `);
	return [
		...slo.map(({ cell, metric, unit, limit, head }) => ({
			text: `limit broken: ${cell} ${metric} is ${formatQuantity(head, unit)}, allowed ${formatQuantity(limit, unit)}`,
			gating: true
		})),
		...missingCells.map(({ cell, gating, reason }) => ({
			text: `missing${gating ? "" : ", observed"}: ${cell}: ${reason}`,
			gating
		})),
		...reasons.slice(1).filter((text) => !saidByRow.some((row) => text.startsWith(row))).map((text) => ({
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
	return {
		tone,
		headline: lacksBaseline(comparison) ? NO_BASELINE : headline,
		reason: comparison.reasons[0] ?? "",
		...context.enforce === "observe" ? { observed: observedWords(comparison.decision) } : {},
		facts: factsOf(comparison, context)
	};
}
/** Nothing was there to compare with: never to be mistaken for "no regressions". */
function lacksBaseline({ decision, baseline }) {
	return decision === "cannot-judge" && baseline.none;
}
function observedWords(decision) {
	return decision === "fail" || decision === "cannot-judge" ? "Observed only (enforce: observe): the step stays green; under enforce: gate it would fail." : "Observed only (enforce: observe).";
}
function factsOf(comparison, context) {
	const { deviceMinutes } = context;
	return [
		{
			label: "Worst",
			text: worst(comparison)
		},
		{
			label: "Compared",
			text: compared(comparison)
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
		next(comparison, context)
	].filter(({ text }) => text !== "");
}
function worst({ rows }) {
	const row = rows.filter(isJudged).find(({ gating }) => gating);
	if (row === void 0) return "";
	return `${row.cell} ${row.metric} ${formatChange(row.change)} ${formatInterval(row.interval)}, ${formatSides(row)}: ${verdictWords(row)}`;
}
function compared({ decision, rows, baseline }) {
	if (decision === "measured") return "";
	const gating = rows.filter((row) => row.gating);
	return `${gating.filter(isJudged).length} of ${formatCount(gating.length, "gating row")}, ${formatCount(baseline.sessions.length, "baseline session")}`;
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
function next(comparison, context) {
	if (lacksBaseline(comparison)) return {
		label: "Next",
		text: "run this workflow on the base branch: each push or schedule run there stores a baseline"
	};
	if (context.mode === "run") return {
		label: "Next",
		text: "the report job compares and decides"
	};
	return {
		label: "Next",
		text: context.reproduce,
		code: true
	};
}
// src/report/html.ts
const LONGEST_TEXT = 1e3;
/** Nothing is loaded and nothing runs, whatever the texts hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 75rem; padding: 1rem }
header { border-left: .4rem solid; padding-left: 1rem }
.bad { border-color: #cf222e } .warning { border-color: #bf8700 } .good { border-color: #1a7f37 } .plain { border-color: #0969da }
.scroll { overflow-x: auto } table { border-collapse: collapse } th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left }
td.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap } tr.quiet { opacity: .75 }
dt { font-weight: 600 } code { overflow-wrap: anywhere }`;
/** One page that needs no other file. */
function toHtml(comparison, context) {
	const glance = glanceOf(comparison, context);
	const title = `${glance.headline} · ${escapeHtml(context.suite)}`;
	const findings = findingsOf(comparison).map(({ text }) => text);
	const facts = glance.facts.map(({ label, text, code }) => {
		const shown = escapeHtml(text, LONGEST_TEXT);
		return `<dt>${label}</dt><dd>${code ? `<code>${shown}</code>` : shown}</dd>`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<header class="${glance.tone}">
<h1>${title}</h1>
${[glance.reason, glance.observed ?? ""].filter((text) => text !== "").map((text) => `<p>${escapeHtml(text, LONGEST_TEXT)}</p>`).join("")}
</header>
<main>
<dl>${facts.join("\n")}</dl>
${list("Beside the rows", findings)}
${rowTable(comparison.rows)}
${differenceTable("Versions that changed", comparison.subject.differences)}
${differenceTable("Environment that differs", comparison.environment.differences)}
${list("Baseline", baselineLines(comparison.baseline))}
${list("Notes", [...context.warnings, ...context.session.notes])}
</main>
</body>
</html>
`;
}
const ROW_COLUMNS = [
	"Cell",
	"Metric",
	"Base",
	"Head",
	"Change",
	"Interval",
	"Smallest detectable",
	"Verdict",
	"Why"
];
function rowTable(rows) {
	const lines = byImportance(rows).map((row) => {
		const numbers = [
			row.base === void 0 ? "–" : formatQuantity(row.base, row.unit),
			row.head === void 0 ? "–" : formatQuantity(row.head, row.unit),
			...isJudged(row) ? [
				formatChange(row.change),
				formatInterval(row.interval),
				formatPercent(row.detectable)
			] : [
				"–",
				"–",
				"–"
			]
		].map((text) => `<td class="number">${escapeHtml(text)}</td>`);
		return `<tr${needsAttention(row) ? "" : " class=\"quiet\""}>${cell(row.cell)}${cell(row.metric)}${numbers.join("")}${cell(verdictWords(row))}${cell(row.reason)}</tr>`;
	});
	return section(`Rows: ${rows.length === 0 ? "none" : countVerdicts(rows)}`, tableOf(ROW_COLUMNS, lines));
}
function baselineLines({ sessions, notes }) {
	return [...sessions.map(({ id, commit, startedAt }) => [
		commit,
		id,
		startedAt
	].filter((part) => part !== void 0).join(" · ")), ...notes];
}
function differenceTable(title, differences) {
	const lines = differences.map(({ key, base, head }) => `<tr>${cell(key)}${cell(base)}${cell(head)}</tr>`);
	return lines.length === 0 ? "" : section(title, tableOf([
		"What",
		"Base",
		"Head"
	], lines));
}
function tableOf(columns, lines) {
	return `<div class="scroll"><table><thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead><tbody>\n${lines.join("\n")}\n</tbody></table></div>`;
}
function cell(text) {
	return `<td>${escapeHtml(text, LONGEST_TEXT)}</td>`;
}
function list(title, lines) {
	if (lines.length === 0) return "";
	return section(title, `<ul>${lines.map((line) => `<li>${escapeHtml(line, LONGEST_TEXT)}</li>`).join("")}</ul>`);
}
function section(title, body) {
	return `<section><h2>${title}</h2>${body}</section>`;
}
// src/report/json.ts
const COMPARISON_SCHEMA = "llm-perf-gate/comparison@1";
/** What `compare --format json` prints: users script against it. What a row does not have is null, a change is a fraction. */
function toJson(comparison) {
	const { decision, reasons, rows, slo, missingCells, drift, excuses } = comparison;
	return {
		schema: COMPARISON_SCHEMA,
		decision,
		rows: rows.map(rowJson),
		reasons,
		slo,
		missingCells,
		...drift === void 0 ? {} : { drift },
		...excuses === void 0 ? {} : { excuses }
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
		evidence: judged?.evidence ?? null
	};
}
// src/report/excuses.ts
const STATES = {
	used: "used",
	idle: "not needed",
	expired: "⚠️ expired, gates again",
	exceeded: "⚠️ exceeded, gates again"
};
/** What the base branch waives and accepts: always shown, so that nobody forgets it. The title counts; the table says whose it is. */
function excuseTable({ excuses: all = [] }) {
	if (all.length === 0) return void 0;
	const used = all.filter(({ state }) => state === "used").length;
	const over = all.filter(({ state }) => state === "expired" || state === "exceeded").length;
	const cells = all.map(({ kind, scope, owner, reason, until, state, rows }) => [
		`${kind}<br>${inert(scope)}`,
		inert(owner),
		inert(reason),
		until ?? "stays",
		`${STATES[state]}${rows === 0 ? "" : `, ${formatCount(rows, "row")}`}`
	]);
	return {
		title: `Waived or accepted in the base branch: ${all.length}, ${used} used${over === 0 ? "" : `, ${over} over`}`,
		body: table([
			"What",
			"Owner",
			"Why",
			"Until",
			"State"
		], [], cells)
	};
}
// src/report/sections.ts
const LONGEST_LINE = 400;
const LONGEST_LIST = 20;
/** https://docs.github.com/get-started/writing-on-github: alerts are drawn in colour on a phone and in dark mode too. */
const ALERTS = {
	bad: "CAUTION",
	warning: "WARNING",
	good: "TIP",
	plain: "NOTE"
};
function headline(comparison, context) {
	const glance = glanceOf(comparison, context);
	const quoted = [
		`**${glance.headline}**`,
		inert(glance.reason, LONGEST_LINE),
		glance.observed ?? ""
	].filter((text) => text !== "").map((text) => `> ${text}`);
	return `${markerOf(context.suite)}\n> [!${ALERTS[glance.tone]}]\n${quoted.join("\n>\n")}`;
}
function facts(comparison, context) {
	return bullets(glanceOf(comparison, context).facts.map(({ label, text, code }) => {
		const shown = inert(text, LONGEST_LINE);
		return `**${label}:** ${code ? `<code>${shown}</code>` : shown}`;
	}));
}
/** What decides beside the rows: never folded. The title keeps it from melting into the list above. */
function findings(comparison) {
	const lines = findingsOf(comparison).map(({ text, gating }) => `${gating ? "🔴 " : ""}${inert(text, LONGEST_LINE)}`);
	return lines.length === 0 ? "" : `**Beside the rows**\n\n${bullets(lines)}`;
}
function attention(rows) {
	const shown = rows.filter(needsAttention);
	return shown.length === 0 ? "" : narrowTable(shown);
}
function allRows(rows) {
	if (rows.length === 0) return "";
	return fold(`${formatCount(rows.length, "row")} in full: ${countVerdicts(rows)}`, fullTable(rows));
}
/** A session that nobody judges has values, and no verdicts. */
function measured(rows) {
	const gating = rows.filter((row) => row.gating);
	const observed = rows.filter((row) => !row.gating);
	const folded = observed.length === 0 ? "" : fold(formatCount(observed.length, "observed value"), measuredTable(observed));
	return [gating.length === 0 ? "" : measuredTable(gating), folded].filter((part) => part !== "").join("\n\n");
}
/** Beside the change of this pull request, the cumulative one since a release. */
function drift({ drift: rows = [] }) {
	const [first] = rows;
	if (first === void 0) return "";
	const cells = rows.map(({ cell, metric, unit, level, base, head, change, budget, state }) => [
		`${inert(cell)}<br>${inert(metric)}`,
		inert(formatQuantity(level, unit)),
		base === void 0 ? "–" : inert(formatQuantity(base, unit)),
		inert(formatQuantity(head, unit)),
		formatChange(change),
		formatPercent(budget),
		DRIFT_STATES[state]
	]);
	const spent = rows.filter(({ state }) => state !== "within").length;
	const head = [
		"Cell, metric",
		`At ${inert(first.since)}`,
		"Base",
		"Head",
		"Since then",
		"Budget",
		""
	];
	return fold(`Since ${inert(first.since)}: ${formatCount(rows.length, "pinned row")}, ${spent} past the drift budget`, table(head, [
		"l",
		"r",
		"r",
		"r",
		"r",
		"r",
		"l"
	], cells));
}
const DRIFT_STATES = {
	within: "within",
	spent: "⚠️ spent",
	"spent-on-base": "⚠️ spent, on the base too"
};
/** What the base branch waives and accepts. */
function excuses(comparison) {
	const found = excuseTable(comparison);
	return found === void 0 ? "" : fold(found.title, found.body);
}
function environment({ environment: machine, subject }) {
	const parts = [
		changed("Versions that changed", subject.differences),
		changed("Environment that differs", machine.differences),
		known("Versions on the head", subject.head),
		known("Environment of the head", machine.head)
	].filter((part) => part !== "");
	if (parts.length === 0) return "";
	return fold(`Environment and versions: ${formatCount(subject.differences.length + machine.differences.length, "difference")}`, parts.join("\n\n"));
}
function changed(title, differences) {
	if (differences.length === 0) return "";
	const cells = differences.slice(0, LONGEST_LIST).map(({ key, base, head }) => [
		inert(key),
		inert(base),
		inert(head)
	]);
	return `**${title}**\n\n${table([
		"What",
		"Base",
		"Head"
	], [], cells)}${more(differences.length)}`;
}
function known(title, values) {
	const entries = Object.entries(values);
	return entries.length === 0 ? "" : `**${title}**\n\n${bullets(entries.map(([key, value]) => `${inert(key)}: ${inert(value)}`))}`;
}
function baseline({ baseline: { sessions, notes } }, context) {
	if (sessions.length === 0 && notes.length === 0) return "";
	const list = bullets([...sessions.map(({ id, commit, startedAt }) => {
		const age = formatAge(startedAt, context.session.startedAt);
		return [
			commit === void 0 ? void 0 : shortCommit(commit),
			inert(id),
			startedAt && inert(startedAt),
			age
		].filter((fact) => fact !== void 0 && fact !== "").join(" · ");
	}), ...notes.map((note) => inert(note, LONGEST_LINE))]);
	return fold(`Baseline: ${formatCount(sessions.length, "session")}`, list);
}
function notes({ session, warnings }) {
	const lines = [...warnings, ...session.notes].map((line) => inert(line, LONGEST_LINE));
	return lines.length === 0 ? "" : fold(`Notes: ${lines.length}`, bullets(lines));
}
function reproduction({ reproduce, sessionPath }) {
	const lines = [];
	if (reproduce !== "") lines.push(`Measure the same again: <code>${inert(reproduce, LONGEST_LINE)}</code>`);
	if (sessionPath !== void 0) lines.push(`All that was measured: <code>${inert(sessionPath)}</code>`);
	return lines.length === 0 ? "" : fold("How to reproduce it locally", bullets(lines));
}
const HARMLESS_URL = /^https?:\/\/[\w.:/?=%&#~+-]+$/;
function footer({ suite, session, runUrl }) {
	const parts = [`llm-perf-gate, suite ${inert(suite)}`];
	if (session.origin.commit !== void 0) parts.push(`commit ${shortCommit(session.origin.commit)}`);
	if (runUrl !== void 0 && HARMLESS_URL.test(runUrl)) parts.push(`<a href="${runUrl.replaceAll("&", "&amp;")}">this run</a>`);
	return `<sub>${parts.join(" · ")}</sub>`;
}
function shortCommit(commit) {
	return inert(commit.slice(0, 10));
}
function bullets(lines) {
	return `${lines.slice(0, LONGEST_LIST).map((line) => `- ${line}`).join("\n")}${more(lines.length)}`;
}
function more(length) {
	return length > LONGEST_LIST ? `\n\n… and ${length - LONGEST_LIST} more` : "";
}
function fold(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
// src/report/markdown.ts
/** GitHub's limit for a comment, in UTF-16 code units: "Body is too long (maximum is 65536 characters)". */
const LONGEST_COMMENT = 65536;
/** Folded facts give way when fewer rows than this would be left. */
const FEWEST_ROWS = 20;
/** The comment, at most `limit` code units: rows are dropped from the least important end, and their number is said. */
function toMarkdown(comparison, context, limit = LONGEST_COMMENT) {
	const rows = byImportance(comparison.rows);
	for (const facts of ["all", "few"]) {
		const fitting = mostThatFits(facts === "all" ? Math.min(rows.length, FEWEST_ROWS) : 0, rows.length, (kept) => {
			const text = render(comparison, context, {
				rows,
				kept,
				facts
			});
			return text.length <= limit ? text : void 0;
		});
		if (fitting !== void 0) return fitting;
	}
	return headline(comparison, context);
}
function render(comparison, context, shape) {
	const shown = shape.rows.slice(0, shape.kept);
	return `${[
		headline(comparison, context),
		facts(comparison, context),
		findings(comparison),
		comparison.decision === "measured" ? measured(shown) : attention(shown),
		dropped(shape),
		comparison.decision === "measured" ? "" : allRows(shown),
		...shape.facts === "all" ? [
			excuses(comparison),
			drift(comparison),
			environment(comparison),
			baseline(comparison, context),
			notes(context)
		] : [],
		reproduction(context),
		footer(context)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function dropped({ rows, kept }) {
	const left = rows.length - kept;
	return left === 0 ? "" : `**${left.toLocaleString("en-US")} of ${formatCount(rows.length, "row")} do not fit here**, the least important ones; the session has them all.`;
}
/** The text of the largest number from `fewest` to `most` that has one; texts only grow with the number. */
function mostThatFits(fewest, most, textOf) {
	const whole = textOf(most);
	if (whole !== void 0) return whole;
	let best = textOf(fewest);
	if (best === void 0) return void 0;
	let fits = fewest;
	let tooMany = most;
	while (tooMany - fits > 1) {
		const middle = Math.floor((fits + tooMany) / 2);
		const text = textOf(middle);
		if (text === void 0) tooMany = middle;
		else {
			best = text;
			fits = middle;
		}
	}
	return best;
}
export { findingsOf as a, glanceOf as i, toJson as n, toHtml as r, toMarkdown as t };
