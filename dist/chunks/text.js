import { n as plainText } from "./plain-text.js";
import { i as findingsOf, n as sweepLines, r as glanceOf } from "./json.js";
import { b as intervalLevel, c as verdictWords, d as formatCount, n as countVerdicts, o as needsAttention, p as formatInterval, r as isJudged, s as sawNothing, t as byImportance, u as formatChange, v as formatSides, y as formatSight } from "./rows.js";
import { t as sayIn } from "./language.js";
import { o as toVariantsText } from "./variants.js";
// src/report/width.ts
/** Han, kana, Hangul, full-width forms and their punctuation: https://www.unicode.org/reports/tr11/ */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** A line does not begin with these. */
const CLOSING = /[，。：；！？、）]/;
const widthOf = (character) => WIDE.test(character) ? 2 : 1;
/** Columns that a text takes in a terminal. */
function columnsOf(text) {
	let columns = 0;
	for (const character of text) columns += widthOf(character);
	return columns;
}
function padTo(text, columns) {
	return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}
/** Breaks at blanks and beside wide characters, so that no line is longer than the terminal unless one word is. Aligned columns keep their blanks. */
function wrap(text, columns, indent = "") {
	if (text === "") return [];
	const lines = [];
	let rest = text;
	while (columnsOf(rest) > columns) {
		const at = lastBreak(rest, columns);
		if (at <= 0 || rest.slice(0, at).trim() === "") break;
		lines.push(rest.slice(0, at).trimEnd());
		rest = indent + rest.slice(at).trimStart();
	}
	return [...lines, rest];
}
function lastBreak(text, columns) {
	let last = -1;
	let used = 0;
	for (let at = 0; at < text.length && used <= columns; at++) {
		const [before = "", here = ""] = [text[at - 1], text[at]];
		const wide = WIDE.test(before) || WIDE.test(here);
		if (here === " " || at > 0 && wide && !CLOSING.test(here)) last = at;
		used += widthOf(here);
	}
	return last;
}
// src/report/text.ts
/** One odd name must not push the columns of all other rows apart. */
const LONGEST_COLUMN = 60;
const COLORS = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33,
	blue: 34
};
const TONE_COLORS = {
	bad: "red",
	warning: "yellow",
	good: "green",
	plain: "blue"
};
/** The report for a terminal: the decision first, then every row under its cell, worst first. */
function toText(comparison, context, terminal) {
	const paint = (color, text) => terminal.color ? `\u001b[${COLORS[color]}m${text}\u001b[0m` : text;
	const say = sayIn(context.language);
	return `${[
		headline(comparison, context, terminal, paint),
		findingLines(comparison, terminal.columns, say),
		rowBlocks(shownRows(comparison.rows), terminal.columns, paint, say),
		leftOut(comparison.rows, terminal.columns, say),
		sweepLines(comparison).flatMap((line) => wrap(`${say("sweep")}: ${plainText(say(line))}`, terminal.columns, "  ")),
		comparison.variants === void 0 ? [] : [toVariantsText(comparison.variants).trimEnd()],
		differences(comparison),
		[...context.warnings, ...context.session.notes].flatMap((note) => wrap(`${say("note")}: ${plainText(say(note))}`, terminal.columns)),
		comparison.rows.length === 0 ? [] : wrap(summary(comparison.rows, say), terminal.columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function headline(comparison, context, { columns }, paint) {
	const glance = glanceOf(comparison, context);
	const widest = Math.max(0, ...glance.facts.map(({ label }) => columnsOf(label)));
	return [
		paint("bold", paint(TONE_COLORS[glance.tone], glance.headline)),
		...wrap(plainText(glance.reason), columns),
		...wrap(glance.observed ?? "", columns),
		...glance.facts.flatMap(({ label, text, code }) => {
			const line = `${padTo(label, widest)}  ${plainText(text)}`;
			return code ? [line] : wrap(line, columns, " ".repeat(widest + 2));
		})
	];
}
function findingLines(comparison, columns, say) {
	return findingsOf(comparison).flatMap(({ text }) => wrap(plainText(say(text)), columns, "  "));
}
/** Observed rows are many: a terminal shows those with a finding first, every other format shows all. */
const MOST_OBSERVED = 8;
function shownRows(rows) {
	const hasFinding = ({ verdict }) => verdict === "regression" || verdict === "improvement";
	const observed = rows.filter(({ gating }) => !gating);
	const first = [...observed.filter(hasFinding), ...observed.filter((row) => !hasFinding(row))].slice(0, MOST_OBSERVED);
	return rows.filter((row) => row.gating || first.includes(row));
}
function leftOut(rows, columns, say) {
	const left = rows.length - shownRows(rows).length;
	if (left === 0) return [];
	return wrap(say(`${formatCount(left, "more observed row")}: markdown, html and json show all`), columns);
}
function rowBlocks(rows, columns, paint, say) {
	const ordered = byCell(byImportance(rows)).map((row) => ({
		row,
		texts: [
			row.metric,
			formatSides(row),
			changeWords(row, say)
		].map((text) => plainText(text, LONGEST_COLUMN))
	}));
	const widths = [
		0,
		1,
		2
	].map((column) => Math.max(0, ...ordered.map(({ texts }) => columnsOf(texts[column] ?? ""))));
	const lines = [];
	let heading;
	for (const { row, texts } of ordered) {
		if (row.cell !== heading) lines.push(paint("bold", plainText(row.cell)));
		heading = row.cell;
		const aligned = texts.map((text, column) => padTo(text, widths[column] ?? 0)).join("  ");
		lines.push(...wrap(`  ${aligned}  ${verdictWords(row, say)}`, columns, "      ").map((line) => paint(colorOf(row), line)));
		if (needsAttention(row)) lines.push(...wrap(`    ${plainText(say(row.reason))}`, columns, "    "));
	}
	return lines;
}
/** The rows of each cell together; the cell with the worst row first. */
function byCell(rows) {
	return [...new Set(rows.map(({ cell }) => cell))].flatMap((cell) => rows.filter((row) => row.cell === cell));
}
function changeWords(row, say) {
	if (!isJudged(row)) return "–";
	return `${formatChange(row.change)} ${formatInterval(row.interval)}, ${say(formatSight(row))}`;
}
function colorOf(row) {
	if (!needsAttention(row)) return "dim";
	if (row.verdict === "improvement") return "green";
	if (sawNothing(row)) return "dim";
	return row.verdict === "regression" ? "red" : "yellow";
}
function summary(rows, say) {
	const level = intervalLevel(rows);
	return `${countVerdicts(rows, say)}${level === void 0 ? "" : `; ${say(`intervals at ${level}`)}`}`;
}
function differences({ subject, environment }) {
	return [...subject.differences, ...environment.differences].map(({ key, base, head }) => plainText(`${key}: ${base} → ${head}`));
}
export { toText as t };
