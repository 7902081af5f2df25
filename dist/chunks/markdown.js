import { n as plainText } from "./plain-text.js";
// src/report/escape.ts
const LONGEST_NAME = 200;
/** Breaks mentions and references, which GitHub looks for in the rendered text, so that escaping alone does not stop them. */
const ZERO_WIDTH_SPACE = "&#8203;";
const ACTIVE = [
	"[&<>\"'`*~|[\\]\\\\$]",
	"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])",
	"^[-+=](?!\\d)|(?<=^\\d+)[.)](?=\\s|$)"
].join("|");
const SPECIAL = new RegExp(`(?<reference>[@#]|(?<=\\bgh)-(?=\\d)|:(?=//)|(?<=\\bwww)(?=\\.))|${ACTIVE}`, "gi");
function characterReference(character) {
	return `&#${character.codePointAt(0)};`;
}
/**
* Text from outside, for markdown and for HTML in it: it reads the same and does nothing. Character references are used
* because they hold in table cells, lists and inline HTML alike, where backslashes do not.
*/
function inert(text, limit = LONGEST_NAME) {
	return plainText(text, limit).replace(SPECIAL, (found, reference) => reference === void 0 ? characterReference(found) : `${reference}${ZERO_WIDTH_SPACE}`);
}
/** Text from outside, for HTML content and quoted attributes. */
function escapeHtml(text, limit = LONGEST_NAME) {
	return plainText(text, limit).replace(/[&<>"'`]/g, characterReference);
}
/** First line of a comment of ours. No suite name can end the HTML comment, or write another suite's marker. */
function markerOf(suite) {
	return `<!-- llm-perf-gate:${encodeURIComponent(plainText(suite, LONGEST_NAME)).replaceAll("--", "-%2D")} -->`;
}
const SIGNIFICANT_DIGITS = 4;
/** Four significant digits, whole numbers from 1,000 on. */
function formatNumber(value) {
	if (Number.isNaN(value)) return "–";
	if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
	if (Math.abs(value) >= 1e3) return Math.round(value).toLocaleString("en-US");
	return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}
/** A number with its unit; a share reads as a percentage. */
function formatQuantity(value, unit) {
	if (unit === "share") return `${formatNumber(value * 100)} %`;
	return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}
/** A fraction as a percentage, `0.148` as `14.8 %`; two decimals below 1 %. */
function formatPercent(fraction) {
	const percent = fraction * 100;
	if (!Number.isFinite(percent)) return `${formatNumber(percent)} %`;
	const decimals = percentDecimals(Math.abs(percent));
	return `${Number(percent.toFixed(decimals))} %`;
}
function percentDecimals(size) {
	if (size >= 100) return 0;
	return size >= 1 ? 1 : 2;
}
/** As `formatPercent`, with its sign: `+14.8 %`. */
function formatChange(fraction) {
	const text = formatPercent(fraction);
	return fraction > 0 && !text.startsWith("0 ") ? `+${text}` : text;
}
function formatInterval([low, high]) {
	return `[${formatChange(low)}, ${formatChange(high)}]`;
}
/** `25.09 → 28.8 ms`; a side that is unknown is a dash. */
function formatSides({ base, head, unit }) {
	if (head === void 0) return `${base === void 0 ? "–" : formatQuantity(base, unit)} → –`;
	return `${base === void 0 ? "–" : formatQuantity(base, unit === "share" ? unit : "")} → ${formatQuantity(head, unit)}`;
}
function formatMinutes(minutes) {
	return minutes < 10 ? `${Number(minutes.toFixed(1))} min` : `${Math.round(minutes)} min`;
}
/** `1 row`, `2 rows`. */
function formatCount(count, noun) {
	return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
const AGE_UNITS = [
	{
		name: "day",
		ms: 864e5
	},
	{
		name: "hour",
		ms: 36e5
	},
	{
		name: "minute",
		ms: 6e4
	}
];
/** How much earlier one UTC time was than another, `3 days earlier`; absent when either is unknown or the order is odd. */
function formatAge(earlier, later) {
	const age = Date.parse(later ?? "") - Date.parse(earlier ?? "");
	if (!(age >= 0)) return void 0;
	const unit = AGE_UNITS.find(({ ms }) => age >= ms);
	return unit === void 0 ? "just before" : `${formatCount(Math.floor(age / unit.ms), unit.name)} earlier`;
}
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
// src/report/rows.ts
function isJudged(row) {
	return row.verdict !== "not-comparable";
}
/** A gating row that a reader must look at; all others may be folded. */
function needsAttention(row) {
	return row.gating && row.verdict !== "unchanged";
}
/** Rows that need attention first, worst first in both halves. */
function byImportance(rows) {
	return [...rows.filter(needsAttention), ...rows.filter((row) => !needsAttention(row))];
}
const VERDICT_MARKS = {
	regression: "🔴",
	"not-comparable": "⛔",
	inconclusive: "🟡",
	improvement: "🔵",
	unchanged: "⚪"
};
/** The verdict in words, with what is left of a suspicion, and whether the row only informs. */
function verdictWords(row) {
	const remarks = [];
	if (isJudged(row) && row.suspicion === "open") remarks.push("suspected");
	if (isJudged(row) && row.suspicion === "refuted") remarks.push("suspicion refuted");
	if (!row.gating) remarks.push("observed");
	const words = row.verdict.replace("-", " ");
	return remarks.length === 0 ? words : `${words}, ${remarks.join(", ")}`;
}
/** `2 regressions, 1 improvement, 12 unchanged`: how many rows have each verdict. */
function countVerdicts(rows) {
	const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
	return Object.keys(VERDICT_MARKS).map((verdict) => ({
		verdict,
		number: count(verdict)
	})).filter(({ number }) => number > 0).map(({ verdict, number }) => inWords(verdict, number)).join(", ");
}
function inWords(verdict, number) {
	if (verdict === "regression" || verdict === "improvement") return formatCount(number, verdict);
	return `${number.toLocaleString("en-US")} ${verdict.replace("-", " ")}`;
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
	const { decision, reasons, rows, slo, missingCells } = comparison;
	return {
		schema: COMPARISON_SCHEMA,
		decision,
		rows: rows.map(rowJson),
		reasons,
		slo,
		missingCells
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
		evidence: judged?.evidence ?? null
	};
}
// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
// src/report/row-tables.ts
const LONGEST_REASON = 400;
/** Narrow enough for a phone: two facts share a column, reasons are left to the full table. */
function narrowTable(rows) {
	return table([
		"Cell, metric",
		"Base → head",
		"Change",
		"Verdict"
	], [
		"l",
		"r",
		"r",
		"l"
	], rows.map((row) => [
		`${inert(row.cell)}<br>**${inert(row.metric)}**`,
		inert(formatSides(row)),
		changeLines(row),
		`${VERDICT_MARKS[row.verdict]} ${verdictWords(row)}`
	]));
}
function changeLines(row) {
	if (!isJudged(row)) return "–";
	return [
		`**${formatChange(row.change)}**`,
		formatInterval(row.interval),
		`could see ${formatPercent(row.detectable)}`
	].join("<br>");
}
const FULL_COLUMNS = [
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
function fullTable(rows) {
	const cells = rows.map((row) => [
		inert(row.cell),
		inert(row.metric),
		row.base === void 0 ? "–" : inert(formatQuantity(row.base, row.unit)),
		row.head === void 0 ? "–" : inert(formatQuantity(row.head, row.unit)),
		isJudged(row) ? formatChange(row.change) : "–",
		isJudged(row) ? formatInterval(row.interval) : "–",
		isJudged(row) ? formatPercent(row.detectable) : "–",
		verdictWords(row),
		inert(row.reason, LONGEST_REASON)
	]);
	return table(FULL_COLUMNS, [
		"l",
		"l",
		"r",
		"r",
		"r",
		"r",
		"r",
		"l",
		"l"
	], cells);
}
/** A table whose cells are not padded: thousands of blanks would cost rows. */
function table(head, align, rows) {
	return markdownTable([head, ...rows], {
		align: [...align],
		alignDelimiters: false
	});
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
	return `**${title}**\n\n${table([
		"What",
		"Base",
		"Head"
	], [], differences.slice(0, LONGEST_LIST).map(({ key, base, head }) => [
		inert(key),
		inert(base),
		inert(head)
	]))}${more(differences.length)}`;
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
		attention(shown),
		dropped(shape),
		allRows(shown),
		...shape.facts === "all" ? [
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
export { byImportance as a, needsAttention as c, formatChange as d, formatCount as f, markerOf as g, formatSides as h, glanceOf as i, verdictWords as l, formatPercent as m, toJson as n, countVerdicts as o, formatInterval as p, toHtml as r, isJudged as s, toMarkdown as t, findingsOf as u };
