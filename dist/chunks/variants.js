import { n as inert, t as markdownTable } from "./markdown-table.js";
import { n as plainText } from "./plain-text.js";
import { h as formatNumber } from "./rows.js";
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
/** `609.6 (×1.132)`, or of rounds `609.6 (×1.132 [1.120, 1.144])`. */
function cellText(value) {
	const ratio = ratioText(value);
	return ratio === "" ? formatNumber(value.value) : `${formatNumber(value.value)} (${ratio})`;
}
/** Empty for the first variant. */
function ratioText({ ratio, interval }) {
	if (ratio === void 0) return "";
	const bounds = interval === void 0 ? "" : ` [${interval.map((bound) => bound.toFixed(3)).join(", ")}]`;
	return `×${ratio.toFixed(3)}${bounds}`;
}
export { toVariantsMarkdown as a, toVariantsJson as i, labelOf as n, toVariantsText as o, ratioText as r, cellText as t };
