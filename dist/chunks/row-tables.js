import { n as inert, t as markdownTable } from "./markdown-table.js";
import { _ as formatQuantity, a as markOf, b as intervalLevel, c as verdictWords, g as formatPercent, p as formatInterval, r as isJudged, u as formatChange, v as formatSides, y as formatSight } from "./rows.js";
// src/report/row-tables.ts
const LONGEST_REASON = 400;
/** Narrow enough for a phone: two facts share a column, reasons are left to the full table. */
function narrowTable(rows, say) {
	const cells = rows.map((row) => [
		`${inert(row.cell)}<br>**${inert(row.metric)}**`,
		inert(formatSides(row)),
		changeLines(row, say),
		`${markOf(row)} ${verdictWords(row, say)}`
	]);
	return table([
		"Cell, metric",
		"Base → head",
		"Change",
		"Verdict"
	].map(say), [
		"l",
		"r",
		"r",
		"l"
	], cells);
}
function changeLines(row, say) {
	if (!isJudged(row)) return "–";
	return [
		`**${formatChange(row.change)}**`,
		formatInterval(row.interval),
		say(formatSight(row))
	].join("<br>");
}
function fullColumns(rows) {
	const level = intervalLevel(rows);
	return [
		"Cell",
		"Metric",
		"Base",
		"Head",
		"Change",
		level === void 0 ? "Interval" : `${level} interval`,
		"Smallest detectable",
		"Verdict",
		"Why"
	];
}
function fullTable(rows, say) {
	const cells = rows.map((row) => [
		inert(row.cell),
		inert(row.metric),
		row.base === void 0 ? "–" : inert(formatQuantity(row.base, row.unit)),
		row.head === void 0 ? "–" : inert(formatQuantity(row.head, row.unit)),
		isJudged(row) ? formatChange(row.change) : "–",
		isJudged(row) ? formatInterval(row.interval) : "–",
		isJudged(row) ? formatPercent(row.detectable) : "–",
		verdictWords(row, say),
		inert(say(row.reason), LONGEST_REASON)
	]);
	return table(fullColumns(rows).map(say), [
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
/** What a session that is not judged measured. */
function measuredTable(rows, say) {
	const cells = rows.map(({ cell, metric, head, unit }) => [`${inert(cell)}<br>**${inert(metric)}**`, head === void 0 ? "–" : inert(formatQuantity(head, unit))]);
	return table(["Cell, metric", "Measured"].map(say), ["l", "r"], cells);
}
/** A table whose cells are not padded: thousands of blanks would cost rows. */
function table(head, align, rows) {
	return markdownTable([head, ...rows], {
		align: [...align],
		alignDelimiters: false
	});
}
export { table as i, measuredTable as n, narrowTable as r, fullTable as t };
