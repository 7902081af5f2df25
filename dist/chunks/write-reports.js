import { n as plainText } from "./plain-text.js";
import { i as findingsOf, n as sweepLines, r as glanceOf, t as toJson } from "./json.js";
import { _ as formatQuantity, c as verdictWords, d as formatCount, f as formatInteger, g as formatPercent, l as formatAge, n as countVerdicts, o as needsAttention, r as isJudged, t as byImportance, u as formatChange } from "./rows.js";
import { t as sayIn } from "./language.js";
import { n as inert, r as markerOf } from "./markdown-table.js";
import { i as table, n as measuredTable, r as narrowTable, t as fullTable } from "./row-tables.js";
import { _ as ROWS_ID, a as baselineSection, c as reproductionSection, d as rowMarkup, f as QUANTILE_SHARES, g as documentOf, h as reachOf, i as headCells, l as COLUMNS, m as rounded, o as differencesSection, p as columnsOf, r as materialOf, s as listSection, t as pageAssets, v as escaped } from "./page-assets.js";
import { V as metricOf } from "./tools.js";
import { a as toVariantsMarkdown, n as labelOf$1, t as cellText } from "./variants.js";
import { i as readHeader, s as sessionFolders } from "./session-folder.js";
import { join, relative, sep } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
// src/model/run-mark.ts
/** Stands behind a comment's marker, and is not shown. */
function runMark({ id, attempt }) {
	return `<!-- run ${id}.${attempt} -->`;
}
/** The mark right behind the marker that a comment of ours begins with; absent in comments of other versions. */
function readRunMark(body, marker) {
	const found = /^<!-- run (?<id>\d{1,15})\.(?<attempt>\d{1,6}) -->/.exec(body.slice(marker.length))?.groups;
	return found === void 0 ? void 0 : {
		id: Number(found["id"]),
		attempt: Number(found["attempt"])
	};
}
function isNewer(one, other) {
	return one.id === other.id ? one.attempt > other.attempt : one.id > other.id;
}
// src/report/chart.ts
const LONGEST_LABEL = 60;
const MOST_POINTS = 24;
/**
* The worst gating row's metric at every load point of its test, as a chart that GitHub draws, or both sides of it where there is one
* point: https://mermaid.js.org/syntax/xyChart.html. Empty when nothing was compared. The table stays the truth.
*/
function chart({ rows }) {
	const judged = rows.filter(isJudged);
	const worst = judged.find(({ gating }) => gating);
	if (worst === void 0) return "";
	const test = testOf(worst);
	const points = judged.filter((row) => row.metric === worst.metric && testOf(row) === test).filter(({ base, head }) => Number.isFinite(base) && Number.isFinite(head)).sort((a, b) => a.cell.localeCompare(b.cell, "en", { numeric: true })).slice(0, MOST_POINTS);
	const [only, second] = points;
	if (only === void 0) return "";
	return `\`\`\`mermaid\nxychart-beta\n${(second === void 0 ? [
		`title ${text(`${only.metric}, ${only.cell}`)}`,
		"x-axis [\"base\", \"head\"]",
		axis(only),
		bars([only.base, only.head])
	] : [
		`title ${text(`${only.metric}, ${test}: base (bars), head (line)`)}`,
		`x-axis [${points.map(({ cell }) => text(cell.slice(test.length + 1))).join(", ")}]`,
		axis(only),
		bars(points.map(({ base }) => base)),
		`line [${points.map(({ head }) => number(head)).join(", ")}]`
	]).map((line) => `    ${line}`).join("\n")}\n\`\`\``;
}
function testOf({ cell }) {
	const end = cell.lastIndexOf("/");
	return end < 0 ? cell : cell.slice(0, end);
}
function axis({ unit }) {
	return `y-axis ${text(unit === "" ? "value" : unit)}`;
}
function bars(values) {
	return `bar [${values.map(number).join(", ")}]`;
}
/** Plain digits: mermaid's grammar has no exponents. */
function number(value) {
	return value.toFixed(4);
}
/** Mermaid's strings have no escapes, so that only what cannot end one, or mean something in it, is let through. */
function text(raw) {
	return `"${raw.slice(0, LONGEST_LABEL).replace(/[^\w .,:=/()+-]/g, "_")}"`;
}
// src/report/excuses.ts
const STATES = {
	used: "used",
	idle: "not needed",
	expired: "⚠️ expired, gates again",
	exceeded: "⚠️ exceeded, gates again"
};
/** What the base branch waives and accepts: always shown, so that nobody forgets it. The title counts; the table says whose it is. */
function excuseTable({ excuses: all = [] }, say) {
	if (all.length === 0) return void 0;
	const used = all.filter(({ state }) => state === "used").length;
	const over = all.filter(({ state }) => state === "expired" || state === "exceeded").length;
	const cells = all.map(({ kind, scope, owner, reason, until, state, rows }) => [
		`${say(kind)}<br>${inert(say(scope))}`,
		inert(owner),
		inert(reason),
		until ?? say("stays"),
		[STATES[state], ...rows === 0 ? [] : [formatCount(rows, "row")]].map(say).join(", ")
	]);
	return {
		title: say(`Waived or accepted in the base branch: ${all.length}, ${used} used${over === 0 ? "" : `, ${over} over`}`),
		body: table([
			"What",
			"Owner",
			"Why",
			"Until",
			"State"
		].map(say), [], cells)
	};
}
// src/report/own-policy.ts
const MOST_ROWS = 20;
const LONGEST_REASON = 400;
/** Under this pull request's own policy: the decision, and the rows that would read otherwise. */
function ownPolicyTable({ ownPolicy }, say) {
	if (ownPolicy === void 0) return void 0;
	const { rows, reason } = ownPolicy;
	const cells = rows.slice(0, MOST_ROWS).map((row) => [
		inert(nameOf(row)),
		words(row.base, say),
		words(row.own, say)
	]);
	const left = rows.length - cells.length;
	const parts = [
		inert(say(reason), LONGEST_REASON),
		cells.length === 0 ? "" : table([
			"Cell, metric",
			"By the base's policy",
			"By its own"
		].map(say), [], cells),
		left > 0 ? say(`… and ${formatCount(left, "row")} more`) : ""
	];
	return {
		title: inert(titleOf(ownPolicy, say), LONGEST_REASON),
		body: parts.filter((part) => part !== "").join("\n\n")
	};
}
/** The same in plain lines, for whoever renders them. */
function ownPolicyLines({ ownPolicy }, say) {
	if (ownPolicy === void 0) return [];
	const { rows, reason } = ownPolicy;
	const lines = rows.slice(0, MOST_ROWS).map((row) => `${nameOf(row)}: ${words(row.base, say)} → ${words(row.own, say)}`);
	return [`${titleOf(ownPolicy, say)}. ${say(reason)}`, ...lines];
}
function titleOf({ decision, rows }, say) {
	const changes = rows.length === 0 ? "no row would change" : `${formatCount(rows.length, "row")} would change`;
	return say(`Under this pull request's own policy: ${decision.replace("-", " ")}; ${changes}`);
}
function nameOf({ base, own }) {
	const row = own ?? base;
	return row === void 0 ? "" : `${row.cell} ${row.metric}`;
}
function words(row, say) {
	return row === void 0 ? "–" : verdictWords(row, say);
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
	const run = context.run === void 0 ? "" : runMark(context.run);
	return `${markerOf(context.suite)}${run}\n> [!${ALERTS[glance.tone]}]\n${quoted.join("\n>\n")}`;
}
function facts(comparison, context) {
	return bullets(glanceOf(comparison, context).facts.map(({ label, text, code }) => {
		const shown = inert(text, LONGEST_LINE);
		return `**${label}:** ${code ? `<code>${shown}</code>` : shown}`;
	}), sayIn(context.language));
}
/** What decides beside the rows: never folded. The title keeps it from melting into the list above. */
function findings(comparison, say) {
	const lines = findingsOf(comparison).map(({ text, gating }) => `${gating ? "🔴 " : ""}${inert(say(text), LONGEST_LINE)}`);
	return lines.length === 0 ? "" : `**${say("Beside the rows")}**\n\n${bullets(lines, say)}`;
}
function attention(rows, say) {
	const shown = rows.filter(needsAttention);
	return shown.length === 0 ? "" : narrowTable(shown, say);
}
function allRows(rows, say) {
	if (rows.length === 0) return "";
	return fold(say(`${formatCount(rows.length, "row")} in full: ${countVerdicts(rows, say)}`), fullTable(rows, say));
}
/** A session that nobody judges has values, and no verdicts. */
function measured(rows, say) {
	const gating = rows.filter((row) => row.gating);
	const observed = rows.filter((row) => !row.gating);
	const folded = observed.length === 0 ? "" : fold(say(formatCount(observed.length, "observed value")), measuredTable(observed, say));
	return [gating.length === 0 ? "" : measuredTable(gating, say), folded].filter((part) => part !== "").join("\n\n");
}
/** What all load points of a test say together; the cells decide. */
function sweeps(comparison, say) {
	const lines = sweepLines(comparison).map((line) => inert(say(line), LONGEST_LINE));
	return lines.length === 0 ? "" : `**${say("Over all load points")}**\n\n${bullets(lines, say)}`;
}
/** Beside the change of this pull request, the cumulative one since a release. */
function drift({ drift: rows = [] }, say) {
	const [first] = rows;
	if (first === void 0) return "";
	const cells = rows.map(({ cell, metric, unit, level, base, head, change, budget, state }) => [
		`${inert(cell)}<br>${inert(metric)}`,
		inert(formatQuantity(level, unit)),
		base === void 0 ? "–" : inert(formatQuantity(base, unit)),
		inert(formatQuantity(head, unit)),
		formatChange(change),
		formatPercent(budget),
		say(DRIFT_STATES[state])
	]);
	const spent = rows.filter(({ state }) => state !== "within").length;
	const head = [
		"Cell, metric",
		`At ${first.since}`,
		"Base",
		"Head",
		"Since then",
		"Budget",
		""
	];
	return fold(inert(say(`Since ${first.since}: ${formatCount(rows.length, "pinned row")}, ${spent} past the drift budget`)), table(head.map((title) => inert(say(title))), [
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
function excuses(comparison, say) {
	const found = excuseTable(comparison, say);
	return found === void 0 ? "" : fold(found.title, found.body);
}
/** What a pull request that edits its policy would change by that. */
function ownPolicy(comparison, say) {
	const found = ownPolicyTable(comparison, say);
	return found === void 0 ? "" : fold(found.title, found.body);
}
function environment({ environment: machine, subject }, say) {
	const parts = [
		changed("Versions that changed", subject.differences, say),
		changed("Environment that differs", machine.differences, say),
		known("Versions on the head", subject.head, say),
		known("Environment of the head", machine.head, say)
	].filter((part) => part !== "");
	if (parts.length === 0) return "";
	return fold(say(`Environment and versions: ${formatCount(subject.differences.length + machine.differences.length, "difference")}`), parts.join("\n\n"));
}
function changed(title, differences, say) {
	if (differences.length === 0) return "";
	const cells = differences.slice(0, LONGEST_LIST).map(({ key, base, head }) => [
		inert(key),
		inert(base),
		inert(head)
	]);
	return `**${say(title)}**\n\n${table([
		"What",
		"Base",
		"Head"
	].map(say), [], cells)}${more(differences.length, say)}`;
}
function known(title, values, say) {
	const entries = Object.entries(values);
	return entries.length === 0 ? "" : `**${say(title)}**\n\n${bullets(entries.map(([key, value]) => `${inert(key)}: ${inert(value)}`), say)}`;
}
function baseline({ baseline: { sessions, notes } }, context) {
	if (sessions.length === 0 && notes.length === 0) return "";
	const say = sayIn(context.language);
	const list = bullets([...sessions.map(({ id, commit, startedAt }) => {
		const age = formatAge(startedAt, context.session.startedAt);
		return [
			commit === void 0 ? void 0 : shortCommit(commit),
			inert(id),
			startedAt && inert(startedAt),
			age && say(age)
		].filter((fact) => fact !== void 0 && fact !== "").join(" · ");
	}), ...notes.map((note) => inert(say(note), LONGEST_LINE))], say);
	return fold(say(`Baseline: ${formatCount(sessions.length, "session")}`), list);
}
function notes({ session, warnings, language }) {
	const say = sayIn(language);
	const lines = [...warnings, ...session.notes].map((line) => inert(say(line), LONGEST_LINE));
	return lines.length === 0 ? "" : fold(say(`Notes: ${lines.length}`), bullets(lines, say));
}
function reproduction({ reproduce, sessionPath, language }) {
	const say = sayIn(language);
	const lines = [];
	if (reproduce !== "") lines.push(`${say("Measure the same again")}: <code>${inert(reproduce, LONGEST_LINE)}</code>`);
	if (sessionPath !== void 0) lines.push(`${say("All that was measured")}: <code>${inert(sessionPath)}</code>`);
	return lines.length === 0 ? "" : fold(say("How to reproduce it locally"), bullets(lines, say));
}
const HARMLESS_URL$1 = /^https?:\/\/[\w.:/?=%&#~+-]+$/;
function footer({ suite, session, runUrl, language }) {
	const say = sayIn(language);
	const parts = [`${say("llm-perf-gate, suite")} ${inert(suite)}`];
	if (session.origin.commit !== void 0) parts.push(`${say("commit")} ${shortCommit(session.origin.commit)}`);
	if (runUrl !== void 0 && HARMLESS_URL$1.test(runUrl)) parts.push(`<a href="${runUrl.replaceAll("&", "&amp;")}">${say("this run")}</a>`);
	return `<sub>${parts.join(" · ")}</sub>`;
}
function shortCommit(commit) {
	return inert(commit.slice(0, 10));
}
function bullets(lines, say) {
	return `${lines.slice(0, LONGEST_LIST).map((line) => `- ${line}`).join("\n")}${more(lines.length, say)}`;
}
function more(length, say) {
	return length > LONGEST_LIST ? `\n\n${say(`… and ${length - LONGEST_LIST} more`)}` : "";
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
	const say = sayIn(context.language);
	const shown = shape.rows.slice(0, shape.kept);
	return `${[
		headline(comparison, context),
		facts(comparison, context),
		findings(comparison, say),
		comparison.decision === "measured" ? measured(shown, say) : attention(shown, say),
		comparison.variants === void 0 ? "" : variants(comparison.variants, shape, say),
		dropped(shape, say),
		comparison.decision === "measured" ? "" : sweeps(comparison, say),
		context.chart === true && shape.facts === "all" && comparison.decision !== "measured" ? chart(comparison) : "",
		comparison.decision === "measured" ? "" : allRows(shown, say),
		...shape.facts === "all" ? [
			ownPolicy(comparison, say),
			excuses(comparison, say),
			drift(comparison, say),
			environment(comparison, say),
			baseline(comparison, context),
			notes(context)
		] : [],
		reproduction(context),
		footer(context)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function variants(tables, { facts: extent }, say) {
	return extent === "all" ? toVariantsMarkdown(tables).trimEnd() : say("The variants do not fit here; the session has them all.");
}
function dropped({ rows, kept }, say) {
	const left = rows.length - kept;
	if (left === 0) return "";
	return `**${say(`${formatInteger(left)} of ${formatCount(rows.length, "row")} do not fit here`)}**${say(", the least important ones; the session has them all.")}`;
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
// src/model/material.ts
/** Per-request measures whose distribution is shown; in milliseconds. */
const DISTRIBUTED = [
	"ttft",
	"tpot",
	"itl"
];
// src/report/html/cells-data.ts
const LONGEST_NOTE = 400;
const MOST_FILES = 60;
const MOST_NOTES = 20;
/** What is known of each cell beside its metrics: of the head's trials, and of those of the base that it is compared with. */
function cellDetails(material, cells, say) {
	const sides = sidesOf(material).map((side) => ({
		...side,
		byCell: byCell(side.records)
	}));
	return Object.fromEntries([...cells].map((cell) => {
		const own = sides.map(({ side, session, byCell: groups }) => ({
			side,
			session,
			records: groups.get(cell) ?? []
		}));
		return [plainText(cell), detailOf(own, material, say)];
	}));
}
/** The base is what was measured in turn with the head, or else the newest stored session. */
function sidesOf({ head, past }) {
	const own = head.records.filter(({ variant }) => variant !== "base");
	const inTurn = own.length === 0 ? [] : head.records.filter(({ variant }) => variant === "base");
	const newest = past.at(-1);
	return [inTurn.length > 0 || newest === void 0 ? {
		side: "base",
		session: head.id,
		records: inTurn
	} : {
		side: "base",
		session: newest.id,
		records: newest.records
	}, {
		side: "head",
		session: head.id,
		records: own.length === 0 ? head.records : own
	}];
}
function byCell(records) {
	const groups = new Map();
	for (const record of records) {
		const group = groups.get(record.cell);
		if (group === void 0) groups.set(record.cell, [record]);
		else group.push(record);
	}
	return groups;
}
function detailOf(sides, material, say) {
	const head = sides.filter(({ side }) => side === "head").flatMap(({ records }) => records);
	const remarks = head.flatMap(({ notes, validity }) => [...notes.filter((note) => !note.startsWith(ENGINE_NOTE)), ...validity.state === "invalid" ? validity.reasons.map((reason) => `invalid trial: ${reason}`) : []]);
	return {
		distributions: distributionsOf(sides, material, say),
		engine: engineOf(sides),
		timelines: timelinesOf(sides, material, say),
		files: filesOf(head, material.folder),
		notes: [...new Set(remarks.map((note) => plainText(say(note), LONGEST_NOTE)))].slice(0, MOST_NOTES)
	};
}
function distributionsOf(sides, { files }, say) {
	const lines = DISTRIBUTED.map((measure) => {
		return [measure, sides.flatMap(({ side, session, records }) => records.flatMap(({ trial, repeat, round }) => {
			const values = files.get(`${session}/${trial}`)?.quantiles?.[measure];
			return values === void 0 ? [] : [{
				side,
				label: labelOf(side, repeat, round, say),
				values: values.map(rounded)
			}];
		}))];
	});
	return Object.fromEntries(lines.filter(([, own]) => own.length > 0));
}
function labelOf(side, repeat, round, say) {
	return say(`${side}, repeat ${repeat}${round === 0 ? "" : ", again"}`);
}
/** The line that the built-in generator leaves in a record: `engine: peak running 4, preemptions 0`. */
const ENGINE_NOTE = "engine: ";
function engineOf(sides) {
	const means = sides.map(({ side, records }) => {
		const sums = new Map();
		for (const [name, value] of records.flatMap(({ notes }) => notes.flatMap(engineFacts))) {
			const { sum, count } = sums.get(name) ?? {
				sum: 0,
				count: 0
			};
			sums.set(name, {
				sum: sum + value,
				count: count + 1
			});
		}
		return {
			side,
			mean: new Map([...sums].map(([name, { sum, count }]) => [name, rounded(sum / count)]))
		};
	});
	return [...new Set(means.flatMap(({ mean }) => [...mean.keys()]))].map((name) => ({
		name: plainText(name, 80),
		...Object.fromEntries(means.flatMap(({ side, mean }) => mean.has(name) ? [[side, mean.get(name)]] : []))
	}));
}
function engineFacts(note) {
	if (!note.startsWith(ENGINE_NOTE)) return [];
	return note.slice(8).split(", ").flatMap((fact) => {
		const [, name, value] = /^(.+) (-?[\d.e+-]+)$/.exec(fact) ?? [];
		return name === void 0 || !Number.isFinite(Number(value)) ? [] : [[name, Number(value)]];
	});
}
function timelinesOf(sides, { files }, say) {
	return sides.flatMap(({ side, session, records }) => records.flatMap(({ trial, repeat, round }) => {
		const traces = files.get(`${session}/${trial}`)?.traces ?? [];
		const label = labelOf(side, repeat, round, say);
		return traces.length === 0 ? [] : [{
			label,
			traces: traces.map(plainTrace)
		}];
	}));
}
function plainTrace({ name, unit, seconds, values }) {
	return {
		name: plainText(name, 80),
		unit: plainText(unit, 20),
		seconds: seconds.map(rounded),
		values: values.map(rounded)
	};
}
/** A link stays below the folder that the page names: paths of a stored session are relative, and every part is quoted. */
function filesOf(records, folder) {
	const paths = records.flatMap(({ trial, raw, requests }) => [
		`records/${trial}.json`,
		...requests === void 0 ? [] : [requests],
		...raw
	]);
	return [...new Set(paths)].slice(0, MOST_FILES).map((path) => ({
		text: plainText(path, 200),
		...folder === void 0 ? {} : { href: [folder, path].flatMap((part) => part.split("/")).map(segment).join("/") }
	}));
}
/** `..` is legal in the folder's own part; a colon never makes a scheme of the first one. */
function segment(part) {
	return encodeURIComponent(part);
}
// src/report/html/sweep-data.ts
/** `serving_x/qps=4` and `serving_x/qps=inf,concurrency=32` are points of the sweep `serving_x`. */
const POINT = /^(?<test>.+)\/(?<load>qps=[^/]+)$/;
const LEAST_POINTS = 3;
const THROUGHPUTS = [
	"output_throughput",
	"total_token_throughput",
	"request_throughput"
];
/** What a user waits for, the most telling first. */
const LATENCIES = [
	"mean_e2el_ms",
	"median_e2el_ms",
	"median_tpot_ms",
	"mean_tpot_ms",
	"median_ttft_ms",
	"mean_ttft_ms"
];
/** The curves of every test that was measured at three load points or more, judged or not. */
function sweepsData({ rows, sweeps = [] }) {
	const tests = new Map();
	for (const row of rows) {
		const { test, load } = POINT.exec(row.cell)?.groups ?? {};
		if (test === void 0 || load === void 0) continue;
		const loads = tests.get(test) ?? new Map();
		tests.set(test, loads.set(load, [...loads.get(load) ?? [], row]));
	}
	return [...tests].flatMap(([test, loads]) => sweepOf(test, loads, sweeps) ?? []);
}
function sweepOf(test, loads, said) {
	const all = [...loads.values()].flat();
	const known = (ids) => ids.find((id) => all.filter(({ metric }) => metric === id).length >= LEAST_POINTS);
	const [throughput, latency] = [known(THROUGHPUTS), known(LATENCIES)];
	if (throughput === void 0 || latency === void 0) return void 0;
	const points = ["base", "head"].flatMap((side) => [...loads].flatMap(([load, rows]) => {
		const value = (id) => rows.find(({ metric }) => metric === id)?.[side];
		const [x, y] = [value(throughput), value(latency)];
		if (x === void 0 || y === void 0) return [];
		return [{
			side,
			cell: plainText(`${test}/${load}`),
			load: plainText(load, 80),
			throughput: x,
			latency: y
		}];
	}));
	const statement = said.find((one) => one.test === test);
	const unit = all.find(({ metric }) => metric === latency)?.unit ?? "";
	return {
		test: plainText(test),
		latency: {
			metric: latency,
			unit
		},
		points,
		...statement === void 0 ? {} : { statement: plainStatement(statement) }
	};
}
function plainStatement({ verdict, changes, knee, worseInBoth, betterInBoth }) {
	return {
		verdict,
		changes,
		knee,
		worseInBoth: worseInBoth.map((cell) => plainText(cell)),
		betterInBoth: betterInBoth.map((cell) => plainText(cell))
	};
}
// src/report/html/report-data.ts
const LONGEST_TEXT$2 = 1e3;
/** Everything that the page's script draws, most important rows first. */
function reportData(comparison, material, say) {
	const columns = columnsOf(material.past, material.head);
	const rows = byImportance(comparison.rows);
	return {
		data: {
			kind: "report",
			slots: columns.slots,
			shares: QUANTILE_SHARES,
			rows: rows.map((row) => rowData(row, material, columns, say)),
			sweeps: sweepsData(comparison),
			cells: cellDetails(material, new Set(rows.map(({ cell }) => cell)), say)
		},
		samples: rows.map(({ cell, metric }) => columns.samples(cell, metric))
	};
}
function rowData(row, { shifts, levels }, columns, say) {
	const ofSeries = (one) => one.cell === row.cell && one.metric === row.metric;
	const changes = shifts.filter(ofSeries).flatMap(({ session, before, after }) => {
		const slot = columns.slotOf.get(session);
		return slot === void 0 ? [] : [{
			slot,
			before: rounded(before),
			after: rounded(after)
		}];
	});
	const metric = metricOf(row.metric);
	const texts = {
		cell: plainText(row.cell),
		metric: plainText(row.metric),
		unit: plainText(row.unit, 20)
	};
	return {
		row: shownRow(row, say),
		series: {
			...texts,
			...metric === void 0 ? {} : { better: metric.betterWhen },
			changes,
			levels: levels.filter(ofSeries).map(({ label, value }) => ({
				label: plainText(label, 60),
				value
			}))
		}
	};
}
/** The samples are the series' own; twice would be too much. */
function shownRow(row, say) {
	const texts = {
		cell: plainText(row.cell),
		metric: plainText(row.metric),
		unit: plainText(row.unit, 20),
		reason: plainText(say(row.reason), LONGEST_TEXT$2)
	};
	if (!isJudged(row)) return {
		...row,
		...texts
	};
	const { tails: _, ...evidence } = row.evidence;
	return {
		...row,
		...texts,
		evidence: {
			...evidence,
			method: plainText(say(evidence.method)),
			samples: {
				base: [],
				head: []
			}
		}
	};
}
// src/report/html/variants-markup.ts
const LONGEST_TEXT$1 = 400;
/** One table a cell: metrics by variants, the best in bold. */
function variantsMarkup(tables) {
	return tables.map(tableMarkup).join("\n");
}
function tableMarkup({ cell, variants, rows, flags }) {
	const lines = rows.map((row) => {
		const cells = variants.map((variant) => {
			const value = row.values.find((one) => one.variant === variant);
			const text = value === void 0 ? "–" : shown$1(cellText(value));
			return `<td>${value?.best === true ? `<strong>${text}</strong>` : text}</td>`;
		});
		return `<tr><th scope="row">${shown$1(labelOf$1(row))}</th>${cells.join("")}</tr>`;
	});
	const heads = ["", ...variants].map((name) => `<th scope="col">${shown$1(name)}</th>`).join("");
	const warned = flags.length === 0 ? "" : `<ul>${flags.map((flag) => `<li>${shown$1(flag)}</li>`).join("")}</ul>`;
	return `<section><h2>${shown$1(cell)}</h2><table class="plain"><thead><tr>${heads}</tr></thead><tbody>${lines.join("")}</tbody></table>${warned}</section>`;
}
function shown$1(text) {
	return escaped(plainText(text, LONGEST_TEXT$1));
}
// src/report/html/report-page.ts
const LONGEST_TEXT = 1e3;
/** Without scripts a reader has at least the rows that matter most; the script shows all of them. */
const ROWS_WITHOUT_SCRIPT = 60;
const TONE_SHAPES = {
	bad: "✖",
	warning: "!",
	good: "✓",
	plain: "·"
};
/** The report that people open: one file, for screen and paper. */
function toHtml(comparison, context, material, assets) {
	const glance = glanceOf(comparison, context);
	const suite = plainText(context.suite, 200);
	const { language } = context;
	return documentOf({
		language,
		title: `${glance.headline} · ${suite}`,
		tone: glance.tone,
		header: headerMarkup(glance, suite),
		main: mainMarkup(comparison, context, glance),
		footer: footerMarkup(context),
		...reportData(comparison, material, sayIn(language))
	}, assets);
}
function headerMarkup({ headline, reason, observed, tone }, suite) {
	const paragraphs = [reason, observed ?? ""].filter((text) => text !== "");
	return `<p class="suite">${escaped(suite)}</p>
<h1><span class="shape" aria-hidden="true">${TONE_SHAPES[tone]}</span> ${escaped(headline)}</h1>
${paragraphs.map((text) => `<p>${shown(text)}</p>`).join("\n")}`;
}
function mainMarkup(comparison, context, { facts }) {
	const say = sayIn(context.language);
	return [
		`<dl class="glance">${facts.map(({ label, text, code }) => `<div><dt>${escaped(label)}</dt><dd>${code ? `<code>${shown(text)}</code>` : shown(text)}</dd></div>`).join("")}</dl>`,
		listSection("Beside the rows", findingsOf(comparison).map(({ text }) => text), say),
		listSection("This pull request's own policy", ownPolicyLines(comparison, say), say),
		listSection("Waived or accepted in the base branch", excuseLines(comparison), say),
		comparison.variants === void 0 ? rowsSection(comparison.rows, say) : variantsMarkup(comparison.variants),
		`<section id="sweeps" hidden><h2>${escaped(say("Sweeps: throughput against latency"))}</h2></section>`,
		listSection(`Since ${plainText(comparison.drift?.[0]?.since ?? "", 60)}`, driftLines(comparison), say),
		differencesSection("Versions", comparison.subject, say),
		differencesSection("Environment", comparison.environment, say),
		baselineSection(comparison.baseline, context),
		listSection("Notes", [...context.warnings, ...context.session.notes], say),
		reproductionSection(context)
	].filter((part) => part !== "").join("\n");
}
function excuseLines({ excuses = [] }) {
	return excuses.map(({ kind, scope, owner, reason, until, state, rows }) => {
		return `${kind}: ${scope}, by ${owner}, ${until === void 0 ? "stays" : `until ${until}`}: ${reason} (${state}, ${formatCount(rows, "row")})`;
	});
}
const MOST_DRIFT_LINES = 40;
/** The rows that are past their budget first. */
function driftLines({ drift = [] }) {
	const over = drift.filter(({ state }) => state !== "within");
	const rest = drift.filter(({ state }) => state === "within");
	return [...over, ...rest].slice(0, MOST_DRIFT_LINES).map(({ cell, metric, unit, level, head, change, budget, state }) => {
		return `${cell} ${metric}: ${`${formatQuantity(level, unit)} → ${formatQuantity(head, unit)}`}, ${formatChange(change)} of ${formatPercent(budget)} (${state.replaceAll("-", " ")})`;
	});
}
function rowsSection(rows, say) {
	const title = escaped(say("Rows"));
	if (rows.length === 0) return `<section><h2>${title}</h2><p>${escaped(say("Nothing was measured that can be shown."))}</p></section>`;
	const reach = reachOf(rows.filter(isJudged));
	const first = byImportance(rows).slice(0, Math.max(ROWS_WITHOUT_SCRIPT, Math.min(200, rows.filter(needsAttention).length)));
	const left = rows.length - first.length;
	return `<section id="${ROWS_ID}">
<h2>${title} <small>${escaped(countVerdicts(rows, say))}</small></h2>
<div class="filters" hidden></div>
<table class="rows"><thead><tr>${headCells(COLUMNS, say)}</tr></thead><tbody>
${first.map((row, index) => rowMarkup(shownRow(row, say), index, reach, say)).join("\n")}
</tbody></table>
<div class="more">${left === 0 ? "" : escaped(say(`${left} more rows: they need the page's script, or read comparison.json`))}</div>
</section>`;
}
function footerMarkup({ session, runUrl, language }) {
	const say = sayIn(language);
	const { commit } = session.origin;
	const parts = ["llm-perf-gate"];
	if (commit !== void 0) parts.push(`${say("commit")} ${shown(commit.slice(0, 10))}`);
	if (session.startedAt !== void 0) parts.push(shown(session.startedAt));
	if (runUrl !== void 0 && HARMLESS_URL.test(runUrl)) parts.push(`<a href="${escaped(runUrl)}">${say("this run")}</a>`);
	return parts.join(" · ");
}
const HARMLESS_URL = /^https?:\/\/[\w.:/?=%&#~+-]+$/;
function shown(text) {
	return escaped(plainText(text, LONGEST_TEXT));
}
// src/commands/write-reports.ts
/** Writes every form of a report into a folder; returns the page that a person opens. */
async function writeReports(folder, { outcome: { comparison, session, past = [] }, context, policy, folders, shelf }, world) {
	await mkdir(folder, { recursive: true });
	const page = join(folder, "report.html");
	await writeFile(join(folder, "comment.md"), toMarkdown(comparison, context));
	await writeFile(join(folder, "comparison.json"), `${JSON.stringify(toJson(comparison), null, 2)}\n`);
	const material = await materialOf({
		comparison,
		head: {
			session,
			folders
		},
		past: await placed(past, shelf),
		policy,
		...linkTo(folder, folders)
	});
	await writeFile(page, toHtml(comparison, context, material, await pageAssets(world)));
	return page;
}
async function placed(past, shelf) {
	const folders = shelf === void 0 ? [] : await sessionFolders(shelf).catch(() => []);
	const known = new Map();
	for (const folder of folders) {
		const header = await readHeader(folder).catch(() => void 0);
		if (header !== void 0) known.set(header.id, folder);
	}
	return past.map((session) => ({
		session,
		folders: [known.get(session.id) ?? []].flat()
	}));
}
/** The way from a page's folder to the only session folder; several legs have no common one. */
function linkTo(from, folders) {
	const [only, second] = folders;
	if (only === void 0 || second !== void 0) return {};
	return { folder: relative(from, only).split(sep).join("/") || "." };
}
export { isNewer as a, toMarkdown as i, writeReports as n, readRunMark as o, toHtml as r, linkTo as t };
