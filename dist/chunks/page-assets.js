import { f as number, p as object, r as array, u as literal } from "./schemas.js";
import { t as byTime } from "./session-folder.js";
import { n as plainText } from "./plain-text.js";
import { _ as formatQuantity, c as verdictWords, d as formatCount, g as formatPercent, l as formatAge, o as needsAttention, p as formatInterval, r as isJudged, s as sawNothing, u as formatChange } from "./rows.js";
import { r as decodeRequests, t as REQUEST_STATUSES } from "./requests.js";
import { a as ENGINE_TIMELINE_FILE, i as ENGINE_SERIES, s as readEngineTimeline } from "./load-result.js";
import { t as sayIn } from "./language.js";
import { r as pastSeries } from "./backtest-series.js";
import { t as TELEMETRY_SCHEMA } from "./telemetry.js";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
// src/report/html/embed.ts
/** Half the time of the usual level, for a twentieth more bytes. */
const LEVEL = 4;
/** Base64 of deflated JSON: some megabytes of samples fit a page, and no text in it can end the element that holds it. */
function embedded(id, data) {
	return `<script type="application/octet-stream" id="${id}">${deflateRawSync(JSON.stringify(data), { level: LEVEL }).toString("base64")}<\/script>`;
}
// src/report/html/markup.ts
/** Text for HTML content and quoted attributes. It has been made plain before, and this module runs in the browser too. */
function escaped(text) {
	return text.replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}
// src/report/html/page-data.ts
/** Ids of the elements that hold the data: what is shown at once, and what is unpacked when a reader first asks for it. */
const DATA_ID = "llm-perf-gate-data";
const SAMPLES_ID = "llm-perf-gate-samples";
/** A page in Chinese is marked so; its script says its words by it. */
const CHINESE = "zh-CN";
/** The section that the script fills. */
const ROWS_ID = "rows";
// src/report/html/document.ts
/** Nothing is loaded, and nothing runs but the one script whose digest this is. */
function policyFor(script) {
	return `default-src 'none'; script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}
/** By which browsers choose fonts and voices. https://www.rfc-editor.org/info/bcp47 */
const LANG = {
	en: "en",
	zh: CHINESE
};
/** One page that needs no other file and no network. */
function documentOf({ language, title, tone, header, main, footer, data, samples }, { script, style }) {
	return `<!doctype html>
<html lang="${LANG[language ?? "en"]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header class="banner ${tone}">
${header}
<button type="button" class="theme" id="theme" hidden>${sayIn(language)("Theme")}</button>
</header>
<main>
${main}
</main>
<footer>${footer}</footer>
${embedded(DATA_ID, data)}
${embedded(SAMPLES_ID, samples)}
<script type="module">${script}<\/script>
</body>
</html>
`;
}
// src/report/html/interval-mark.ts
const WIDTH = 120;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
const DOT = 3.5;
/** Beyond this a change is drawn at the edge: one row must not flatten all others. */
const WIDEST = .5;
const NARROWEST = .04;
/** How far the marks of a table reach to both sides, as a fraction: the changes of gating rows fit, with room to spare. */
function reachOf(rows) {
	const most = rows.reduce((size, { gating, change }) => gating ? Math.max(size, Math.abs(change)) : size, 0);
	return Math.min(WIDEST, Math.max(NARROWEST, 1.25 * most));
}
/** A change with its interval beside zero and what is too small to matter: a forest plot's line, as SVG. */
function intervalMark({ change, interval: [low, high], evidence }, reach) {
	const x = (fraction) => {
		const inside = Math.max(-reach, Math.min(reach, fraction));
		return Number((DOT + (inside + reach) / (2 * reach) * (WIDTH - 2 * DOT)).toFixed(1));
	};
	const { relative } = evidence.thresholds;
	const [left, right] = [x(-relative), x(relative)];
	return [
		`<svg class="interval" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true">`,
		`<rect class="small" x="${left}" y="0" width="${Number((right - left).toFixed(1))}" height="${HEIGHT}"/>`,
		`<path class="zero" d="M${x(0)} 0V${HEIGHT}"/>`,
		`<path class="whisker" d="M${x(low)} ${MIDDLE}H${x(high)}"/>`,
		`<circle cx="${x(change)}" cy="${MIDDLE}" r="${DOT}"/></svg>`
	].join("");
}
// src/report/html/series-data.ts
/** To five significant digits, by arithmetic: half a million numbers by way of their text take too long. */
function rounded(value) {
	if (value === 0 || !Number.isFinite(value)) return value;
	const power = 4 - Math.floor(Math.log10(Math.abs(value)));
	return power >= 0 ? Math.round(value * 10 ** power) / 10 ** power : Math.round(value / 10 ** -power) * 10 ** -power;
}
/** Sessions side by side, oldest first; the last one is the judged one when `head` is given. */
function columnsOf(past, head) {
	const table = new Map();
	const slots = [];
	const slotOf = new Map();
	const add = (session, side, takes) => {
		const records = session.records.filter((one) => one.validity.state === "valid" && takes(one));
		if (records.length === 0 && side !== "past" && side !== "head") return;
		if (!slotOf.has(session.id)) slotOf.set(session.id, slots.length);
		const slot = slots.push(slotFor(session, side)) - 1;
		for (const record of records) for (const [metric, value] of [...Object.entries(record.metrics), ...successOf(record)]) {
			const { cell } = record;
			const key = `${cell}\n${metric}`;
			const series = table.get(key) ?? [];
			if (series.length === 0) table.set(key, series);
			const own = series[slot] ?? [];
			series[slot] = own;
			own.push(rounded(value));
		}
	};
	for (const session of past) add(session, "past", ({ variant, round }) => variant !== "base" && round === 0);
	if (head !== void 0) {
		const isHead = ({ variant }) => variant !== "base";
		const paired = head.records.some(isHead);
		add(head, "base", (record) => paired && !isHead(record));
		slotOf.delete(head.id);
		add(head, "head", (record) => record.round === 0 && (isHead(record) || !paired));
		add(head, "again", (record) => record.round > 0 && isHead(record));
	}
	const samples = (cell, metric) => {
		const series = table.get(`${cell}\n${metric}`);
		return slots.map((_, slot) => series?.[slot] ?? []);
	};
	return {
		slots,
		slotOf,
		samples
	};
}
/** As `compare` has it: from the counts, whatever the tool printed. */
function successOf({ counts: { requested, completed, failed } }) {
	if (requested === void 0 || requested === 0) return [];
	const done = completed ?? (failed === void 0 ? void 0 : requested - failed);
	return done === void 0 ? [] : [["success_rate", done / requested]];
}
const SIDES = {
	past: "",
	base: "base, in turn",
	head: "head",
	again: "head, again"
};
function slotFor({ id, origin, startedAt }, side) {
	const name = plainText(origin.commit?.slice(0, 8) ?? id, 24);
	return {
		side,
		label: side === "past" ? name : SIDES[side],
		...startedAt === void 0 ? {} : { at: startedAt }
	};
}
// src/report/html/quantiles.ts
/** Dense where users feel it: the tail. */
const QUANTILE_SHARES = [
	...[
		0,
		.01,
		.025
	],
	...Array.from({ length: 19 }, (_, index) => (index + 1) / 20),
	...[
		.975,
		.99,
		.995,
		.999,
		1
	]
];
const COMPLETED = REQUEST_STATUSES.indexOf("completed");
/**
* The distributions of one trial's completed requests, as vLLM defines the measures: TPOT is (E2EL − TTFT) / (output tokens − 1) of
* requests with more than one token, ITL is every gap between chunks.
*/
function quantilesOf(requests) {
	const { ttftUs, e2elUs, outputTokens, status, gapCount, gapsUs } = requests;
	const ttft = [];
	const tpot = [];
	const itl = [];
	let gap = 0;
	for (let index = 0; index < status.length; index++) {
		const gaps = gapCount[index] ?? 0;
		const [first, end, tokens] = [
			ttftUs[index],
			e2elUs[index],
			outputTokens[index]
		];
		if (status[index] === COMPLETED && isKnown(first)) {
			ttft.push(first / 1e3);
			if (isKnown(end) && isKnown(tokens) && tokens > 1) tpot.push((end - first) / 1e3 / (tokens - 1));
			for (const value of gapsUs.subarray(gap, gap + gaps)) itl.push(value / 1e3);
		}
		gap += gaps;
	}
	const measured = Object.entries({
		ttft,
		tpot,
		itl
	}).filter(([, values]) => values.length > 0);
	return Object.fromEntries(measured.map(([name, values]) => [name, quantiles(values)]));
}
function isKnown(value) {
	return value !== void 0 && value !== 4294967295;
}
/** Linear between order statistics, as numpy's default. */
function quantiles(values) {
	const sorted = Float64Array.from(values).sort();
	return QUANTILE_SHARES.map((share) => {
		const place = share * (sorted.length - 1);
		const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
		return low + (high - low) * (place - Math.floor(place));
	});
}
// src/report/html/row-markup.ts
/** Shapes differ, so that no verdict is told by its colour alone. */
const VERDICT_SHAPES = {
	regression: "✖",
	"not-comparable": "⊘",
	inconclusive: "?",
	improvement: "✚",
	unchanged: "="
};
/** `key` is what the table can be sorted by; `wide` columns are left out on a phone, where the row's details tell them. */
const COLUMNS = [
	{
		key: "verdict",
		title: "Verdict"
	},
	{
		key: "cell",
		title: "Cell",
		wide: true
	},
	{
		key: "metric",
		title: "Metric"
	},
	{
		key: "base",
		title: "Base",
		wide: true,
		number: true
	},
	{
		key: "head",
		title: "Head",
		wide: true,
		number: true
	},
	{
		key: "change",
		title: "Change",
		number: true
	},
	{
		key: "interval",
		title: "Interval",
		wide: true
	},
	{
		key: "detectable",
		title: "Could see",
		wide: true,
		number: true
	}
];
/** One line of the table; `index` is the row's place in the data, by which the script finds it. */
function rowMarkup(row, index, reach, say) {
	const judged = isJudged(row) ? row : void 0;
	const classes = [sawNothing(row) ? "unchanged" : row.verdict, needsAttention(row) ? "attention" : "quiet"].join(" ");
	const [verdict = "", ...remarks] = verdictWords(row, say).split(", ");
	const small = remarks.length === 0 ? "" : ` <small>${escaped(remarks.join(", "))}</small>`;
	const words = `<span class="shape" aria-hidden="true">${shapeOf(row)}</span> ${escaped(verdict)}${small}`;
	const change = judged === void 0 ? "–" : formatChange(judged.change);
	const interval = judged === void 0 ? "–" : `<span title="${escaped(`${formatPercent(1 - judged.evidence.thresholds.alpha)} interval ${formatInterval(judged.interval)}`)}">${intervalMark(judged, reach)}<span class="sr">${escaped(formatInterval(judged.interval))}</span></span>`;
	return `<tr class="${classes}" data-index="${index}">${[
		`<td class="verdict">${words}</td>`,
		`<td class="cell wide">${breakable(row.cell)}</td>`,
		`<th scope="row"><button type="button" class="open" aria-expanded="false"><span class="narrow">${escaped(row.cell)}</span>${escaped(row.metric)}</button></th>`,
		`<td class="number wide">${quantity(row.base, row.unit)}</td>`,
		`<td class="number wide">${quantity(row.head, row.unit)}</td>`,
		`<td class="number change">${escaped(change)}</td>`,
		`<td class="wide">${interval}</td>`,
		`<td class="number wide">${judged === void 0 ? "–" : couldSee(judged.detectable)}</td>`
	].join("")}</tr>`;
}
/** A row that found nothing and could have seen it looks like an unchanged one, as its words do. */
function shapeOf(row) {
	return VERDICT_SHAPES[sawNothing(row) ? "unchanged" : row.verdict];
}
/** A cell's name may be broken where its parts meet. */
function breakable(cell) {
	return escaped(cell).replaceAll(/[/,]/g, "$&<wbr>");
}
/** Beyond tenfold a row is blind, and the digits say nothing. */
function couldSee(detectable) {
	return detectable > 10 ? "&gt; 1,000 %" : escaped(formatPercent(detectable));
}
function quantity(value, unit) {
	return value === void 0 ? "–" : escaped(formatQuantity(value, unit));
}
// src/report/html/sections-markup.ts
const LONGEST_TEXT = 1e3;
function shown(text) {
	return escaped(plainText(text, LONGEST_TEXT));
}
function listSection(title, lines, say) {
	if (lines.length === 0) return "";
	return section(say(title), `<ul>${lines.map((line) => `<li>${shown(say(line))}</li>`).join("")}</ul>`);
}
/** What differs stands in the open; what is the same on both sides is folded. */
function differencesSection(title, { head, differences }, say) {
	const entries = Object.entries(head);
	if (entries.length + differences.length === 0) return "";
	const changed = differences.map(({ key, base, head: now }) => `<tr><th scope="row">${shown(key)}</th><td>${shown(base)}</td><td>${shown(now)}</td></tr>`);
	const known = entries.map(([key, value]) => `<tr><th scope="row">${shown(key)}</th><td>${shown(value)}</td></tr>`);
	return section(say(title), [changed.length === 0 ? `<p>${said("No difference is known.", say)}</p>` : `<table class="plain"><thead><tr>${heads([
		"What differs",
		"Base",
		"Head"
	], say)}</tr></thead><tbody>${changed.join("")}</tbody></table>`, known.length === 0 ? "" : `<details><summary>${said("All of the head", say)}</summary><table class="plain"><tbody>${known.join("")}</tbody></table></details>`].join(""));
}
function baselineSection({ sessions, notes }, { session, language }) {
	const say = sayIn(language);
	if (sessions.length + notes.length === 0) return "";
	const lines = sessions.map(({ id, commit, startedAt }) => {
		const age = formatAge(startedAt, session.startedAt) ?? "";
		return `<tr>${[
			commit?.slice(0, 10) ?? "",
			id,
			startedAt ?? "",
			say(age)
		].map((text) => `<td>${shown(text)}</td>`).join("")}</tr>`;
	});
	const table = `<table class="plain"><thead><tr>${heads([
		"Commit",
		"Session",
		"Started",
		"Age"
	], say)}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
	return section(say("Baseline"), [...notes.map((note) => `<p>${shown(say(note))}</p>`), ...sessions.length === 0 ? [] : [`<details><summary>${said(formatCount(sessions.length, "session"), say)}</summary>${table}</details>`]].join(""));
}
function reproductionSection({ reproduce, sessionPath, language }) {
	const say = sayIn(language);
	const lines = [...reproduce === "" ? [] : [`<p>${said("Measure the same again", say)}:</p><pre><code>${shown(reproduce)}</code></pre>`], ...sessionPath === void 0 ? [] : [`<p>${said("All that was measured", say)}: <code>${shown(sessionPath)}</code></p>`]];
	return lines.length === 0 ? "" : section(say("How to reproduce it locally"), lines.join(""));
}
function heads(names, say) {
	return names.map((name) => `<th scope="col">${said(name, say)}</th>`).join("");
}
function said(english, say) {
	return escaped(say(english));
}
function section(title, body) {
	return `<section><h2>${shown(title)}</h2>${body}</section>`;
}
// src/report/html/table-head.ts
/** Head cells by which a script can sort. */
function headCells(columns, say) {
	return columns.map(({ key, title, wide, number }) => {
		const classes = [wide ? "wide" : "", number ? "number" : ""].filter((name) => name !== "").join(" ");
		return `<th scope="col" data-key="${key}"${classes === "" ? "" : ` class="${classes}"`}>${escaped(say(title))}</th>`;
	}).join("");
}
// src/commands/trial-traces.ts
const TRACES = {
	running: {
		name: "running",
		unit: "requests"
	},
	waiting: {
		name: "waiting",
		unit: "requests"
	},
	kvUsage: {
		name: "KV cache used",
		unit: "%",
		scale: 100
	},
	preemptions: {
		name: "preemptions",
		unit: "since the sample before"
	},
	promptTokensPerSecond: {
		name: "prompt tokens",
		unit: "tok/s"
	},
	outputTokensPerSecond: {
		name: "output tokens",
		unit: "tok/s"
	}
};
const LONGEST_TIMELINE = 2 ** 20;
/** What the engine and the machine did during the trial, where somebody watched. */
async function readTraces(folders, { raw }) {
	const engine = await textOf(folders, raw, ENGINE_TIMELINE_FILE);
	const timeline = engine === void 0 ? void 0 : readEngineTimeline(engine);
	const machine = await textOf(folders, raw, "telemetry.json");
	return [...timeline === void 0 ? [] : tracesOf(timeline), ...machine === void 0 ? [] : machineTraces(machine)];
}
/** The trial's own file of that name; the legs of a session lie in several folders. What is too long or missing costs a picture. */
async function textOf(folders, raw, name) {
	const file = raw.findLast((path) => path.endsWith(`/${name}`));
	if (file === void 0) return void 0;
	for (const folder of folders) {
		const path = join(folder, file);
		if (await stat(path).then((stats) => stats.size, () => Number.POSITIVE_INFINITY) <= LONGEST_TIMELINE) return readFile(path, "utf8").catch(() => void 0);
	}
}
function tracesOf({ seconds, series }) {
	return ENGINE_SERIES.flatMap((id) => {
		const values = series[id];
		if (values === void 0) return [];
		const { name, unit, scale = 1 } = TRACES[id];
		return traceOf({
			name,
			unit
		}, seconds, values.map((value) => value === null ? null : scale * value));
	});
}
/** Where something was told at least twice. */
function traceOf(label, times, values) {
	const told = values.flatMap((value, place) => {
		const second = times[place];
		return value === null || second === null || second === void 0 ? [] : [{
			second,
			value
		}];
	});
	if (told.length < 2) return [];
	return [{
		...label,
		seconds: told.map(({ second }) => second),
		values: told.map(({ value }) => value)
	}];
}
const column = array(number().nullable()).max(1e5);
const telemetry = object({
	schema: literal(TELEMETRY_SCHEMA),
	times: column,
	host: object({
		load: column,
		cpuMhz: column,
		steal: column
	}),
	devices: array(object({
		index: number(),
		clockMhz: column,
		temperatureC: column,
		powerW: column,
		utilisation: column,
		usedMib: column
	})).max(64)
});
/** Devices first: their clocks explain most. */
function machineTraces(text) {
	const { success, data } = telemetry.safeParse(jsonOf(text));
	if (!success) return [];
	const { times, host, devices } = data;
	return [
		...devices.flatMap(({ index, clockMhz, temperatureC, powerW, utilisation, usedMib }) => [
			{
				name: `device ${index} clock`,
				unit: "MHz",
				values: clockMhz
			},
			{
				name: `device ${index} power`,
				unit: "W",
				values: powerW
			},
			{
				name: `device ${index} temperature`,
				unit: "°C",
				values: temperatureC
			},
			{
				name: `device ${index} utilisation`,
				unit: "%",
				values: utilisation
			},
			{
				name: `device ${index} memory`,
				unit: "MiB",
				values: usedMib
			}
		]),
		{
			name: "processor clock",
			unit: "MHz",
			values: host.cpuMhz
		},
		{
			name: "load average",
			unit: "processes",
			values: host.load
		},
		{
			name: "stolen by the hypervisor",
			unit: "%",
			values: host.steal
		}
	].flatMap(({ name, unit, values }) => traceOf({
		name,
		unit
	}, times, values));
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/commands/trial-files.ts
/** A page is made in two seconds: of more than this only the most important cells are read. */
const MOST_BYTES = 24 * 2 ** 20;
/** Files of the trials by `<session id>/<trial>`, the cells in the order given, until there is enough for a page. */
async function readTrialFiles(placed, cells) {
	const found = new Map();
	const rank = new Map(cells.map((cell, place) => [cell, place]));
	const wanted = placed.flatMap(({ session, folders }) => session.records.map((record) => ({
		id: session.id,
		folders,
		record
	}))).filter(({ record, folders }) => folders.length > 0 && rank.has(record.cell) && record.validity.state === "valid").sort((a, b) => (rank.get(a.record.cell) ?? 0) - (rank.get(b.record.cell) ?? 0));
	let left = MOST_BYTES;
	for (const { id, folders, record } of wanted) {
		const requests = await readRequests(folders, record, left);
		const traces = await readTraces(folders, record);
		left -= requests?.bytes ?? 0;
		if (requests !== void 0 || traces.length > 0) found.set(`${id}/${record.trial}`, {
			traces,
			...requests === void 0 ? {} : { quantiles: requests.quantiles }
		});
	}
	return found;
}
/** A file that is missing, too long or damaged costs a picture, never the report. */
async function readRequests(folders, { requests }, most) {
	if (requests === void 0) return void 0;
	for (const folder of folders) try {
		const path = join(folder, requests);
		const { size } = await stat(path);
		if (size > most) return void 0;
		return {
			bytes: size,
			quantiles: quantilesOf(decodeRequests(await readFile(path)))
		};
	} catch {}
}
// src/commands/material.ts
/** What a page shows beside a comparison: read where it lies on this disk, absent otherwise. */
async function materialOf({ comparison, head, past, policy, folder }) {
	const compared = new Set(comparison.baseline.sessions.map(({ id }) => id));
	const oldestFirst = past.filter(({ session }) => compared.size === 0 || compared.has(session.id)).sort((a, b) => byTime(a.session, b.session));
	const sessions = oldestFirst.map(({ session }) => session);
	const newest = oldestFirst.at(-1);
	const importantFirst = [...new Set(comparison.rows.map(({ cell }) => cell))];
	return {
		head: head.session,
		past: sessions,
		shifts: shiftsOf(sessions, policy),
		levels: levelsOf(policy),
		files: await readTrialFiles([head, ...newest === void 0 ? [] : [newest]], importantFirst),
		...folder === void 0 ? {} : { folder }
	};
}
/** What the base branch accepted, and what the levels of a release were. */
function levelsOf({ accepted = [], drift }) {
	return [...accepted.map(({ cell, metric, to, owner }) => ({
		cell,
		metric,
		label: `accepted, ${owner}`,
		value: to
	})), ...(drift?.levels ?? []).map(({ cell, metric, level }) => ({
		cell,
		metric,
		label: drift?.since ?? "",
		value: level
	}))];
}
/** Where levels changed for good, over sessions that are oldest first. */
function shiftsOf(sessions, policy) {
	const history = sessions.map((session) => ({
		label: session.id,
		session,
		pullRequest: false,
		targets: []
	}));
	return [...pastSeries(history, policy).values()].flatMap(({ series: { cell, metric }, shifts }) => shifts.map(({ place, before, after }) => ({
		cell,
		metric: metric.id,
		session: sessions[place]?.id ?? "",
		before,
		after
	})));
}
// src/commands/page-assets.ts
/** The page's script and style, which are built beside our own `dist/cli.js`. */
async function pageAssets({ cli }) {
	const [script, style] = await Promise.all(["page.js", "page.css"].map((name) => readFile(join(dirname(cli), "page", name), "utf8")));
	return {
		script: script ?? "",
		style: style ?? ""
	};
}
export { ROWS_ID as _, baselineSection as a, reproductionSection as c, rowMarkup as d, QUANTILE_SHARES as f, documentOf as g, reachOf as h, headCells as i, COLUMNS as l, rounded as m, levelsOf as n, differencesSection as o, columnsOf as p, materialOf as r, listSection as s, pageAssets as t, breakable as u, escaped as v };
