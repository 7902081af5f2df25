import { I as require_dist } from "./tools.js";
import { c as DEFAULT_POLICY, u as metricPolicy } from "./load.js";
import { n as plainText } from "./plain-text.js";
import { n as inert } from "./markdown-table.js";
import { R as percent, U as median } from "./rows.js";
import { i as table } from "./row-tables.js";
// src/compare/calibrate-proposal.ts
/** Sizes that people like to read. */
const MUST_SEE = [
	.03,
	.05,
	.08,
	.1,
	.15,
	.2,
	.3,
	.5
];
const FAIL_LEVELS = [
	.03,
	.05,
	.08,
	.1,
	.15,
	.2
];
/** What a row can see moves with the estimate of its noise: by a quarter up in one of ten cases, at 12 degrees of freedom. */
const MARGIN = 1.3;
/**
* The policy that a machine's noise allows: `must-see` from what each row can see, with a margin; a row that cannot see
* half is only shown; a fail level above the alarms that turned out to be noise, with the old level as its warn level.
*/
function propose(sights, falseAlarms, policy) {
	const metrics = {};
	const cells = {};
	const gating = sights.filter((sight) => sight.gating);
	for (const metric of new Set(gating.map((sight) => sight.metric))) {
		const own = gating.filter((sight) => sight.metric === metric);
		const common = proposedFor(own, falseAlarms, metricPolicy(policy, metric, ""));
		metrics[metric] = common;
		for (const sight of own) {
			const asked = metricPolicy(policy, metric, sight.cell);
			const special = proposedFor([sight], falseAlarms, asked);
			if (!sameLevels(special, common)) cells[sight.cell] = {
				...cells[sight.cell],
				[metric]: special
			};
		}
	}
	return {
		metrics: {
			...metrics,
			...unseen(policy, metrics)
		},
		cells
	};
}
/** What gates and cannot be proposed: proportions, and what was not measured. Offers of the default policy are left out. */
function unseen(policy, seen) {
	const kept = Object.entries(policy.metrics).filter(([id, { gate }]) => gate && !Object.hasOwn(seen, id)).filter(([id]) => id === "success_rate" || !Object.hasOwn(DEFAULT_POLICY.metrics, id));
	const why = "as it was: not followed here";
	return Object.fromEntries(kept.map(([id, { gate, relative, mustSee }]) => [id, {
		gate,
		relative,
		mustSee,
		why
	}]));
}
function proposedFor(sights, falseAlarms, asked) {
	const seen = median(sights.flatMap(({ detectable }) => detectable ?? []));
	if (seen === void 0) return {
		gate: asked.gate,
		why: "not judged on this history: too few sessions"
	};
	const mustSee = MUST_SEE.find((size) => size >= MARGIN * seen);
	const saw = `could see ${percent(seen)}`;
	if (mustSee === void 0) return {
		gate: false,
		why: `${saw}: too blind to decide`
	};
	const isOwn = (alarm) => sights.some(({ cell, metric }) => cell === alarm.cell && metric === alarm.metric);
	const worst = Math.max(0, ...falseAlarms.filter(isOwn).map(({ change }) => Math.abs(change)));
	const raised = worst < asked.relative ? void 0 : FAIL_LEVELS.find((level) => level > worst);
	if (raised === void 0) return {
		gate: true,
		relative: asked.relative,
		mustSee,
		why: saw
	};
	return {
		gate: true,
		relative: raised,
		mustSee: Math.max(mustSee, raised),
		warn: asked.relative,
		why: `${saw}; a false alarm was as large as ${percent(worst)}`
	};
}
function sameLevels(a, b) {
	return a.gate === b.gate && a.relative === b.relative && a.mustSee === b.mustSee && a.warn === b.warn;
}
/** The policy with what was proposed in place of what it said. */
function withProposal(policy, { metrics, cells }) {
	const common = Object.entries(metrics).map(([id, proposed]) => {
		return [id, {
			...metricPolicy(policy, id, ""),
			...levelsOf(proposed)
		}];
	});
	const own = Object.entries(cells).map(([pattern, proposed]) => {
		const levels = Object.entries(proposed).map(([id, metric]) => [id, levelsOf(metric)]);
		return {
			pattern,
			metrics: Object.fromEntries(levels),
			slo: {}
		};
	});
	return {
		...policy,
		metrics: {
			...policy.metrics,
			...Object.fromEntries(common)
		},
		cells: [...policy.cells ?? [], ...own]
	};
}
function levelsOf({ why: _, ...levels }) {
	return levels;
}
// src/report/policy-yaml.ts
var import_dist = require_dist();
/** A proposed policy as it is pasted into the configuration; each line says why. */
function policyYaml(alpha, { metrics, cells }) {
	const own = Object.entries(cells).flatMap(([cell, proposed]) => [
		`    ${(0, import_dist.stringify)(plainText(cell)).trim()}:`,
		"      metrics:",
		...metricLines(proposed, "        ")
	]);
	return [
		"policy:",
		`  alpha: ${alpha}`,
		"  metrics:",
		...metricLines(metrics, "    "),
		...own.length === 0 ? [] : ["  cells:", ...own],
		""
	].join("\n");
}
function metricLines(metrics, indent) {
	const lines = Object.entries(metrics).map(([id, metric]) => ({
		line: `${indent}${id}: ${levels(metric)}`,
		metric
	}));
	const widest = Math.max(0, ...lines.map(({ line }) => line.length));
	return lines.map(({ line, metric }) => `${line.padEnd(widest)}   # ${plainText(metric.why)}`);
}
function levels({ gate, relative, warn, mustSee }) {
	const share = (name, value) => value === void 0 ? [] : [`${name}: ${Number((100 * value).toFixed(2))}%`];
	return `{ ${[
		`gate: ${gate}`,
		share("relative", relative),
		share("warn", warn),
		share("must-see", mustSee)
	].flat().join(", ")} }`;
}
// src/report/page.ts
const LONGEST_CELL$1 = 300;
function pageMarkdown(title, sections) {
	const parts = sections.flatMap(({ title: heading, lines = [], table: own, code }) => [
		`### ${inert(heading)}`,
		...lines.length === 0 ? [] : [lines.map((line) => `- ${inert(line, LONGEST_CELL$1)}`).join("\n")],
		...own === void 0 ? [] : [tableMarkdown(own)],
		...code === void 0 ? [] : [`\`\`\`yaml\n${code.trimEnd()}\n\`\`\``]
	]);
	return `${[`## ${inert(title)}`, ...parts].join("\n\n")}\n`;
}
function tableMarkdown({ head, align, rows }) {
	return table(head, [...align], rows.map((row) => row.map((cell) => inert(cell, LONGEST_CELL$1))));
}
// src/report/page-text.ts
const LONGEST_CELL = 120;
/** The same page for a terminal: columns are aligned, and long lines are broken at blanks. */
function pageText(title, sections, { columns, color }) {
	const bold = (text) => color ? `\u001b[1m${text}\u001b[0m` : text;
	const parts = sections.map(({ title: heading, lines = [], table, code }) => [
		bold(plainText(heading)),
		...lines.flatMap((line) => broken(plainText(line), columns - 2).map((piece) => `  ${piece}`)),
		...table === void 0 ? [] : tableLines(table),
		...code === void 0 ? [] : code.trimEnd().split("\n")
	].join("\n"));
	return `${[bold(plainText(title)), ...parts].join("\n\n")}\n`;
}
function tableLines({ head, align, rows }) {
	const cells = [head, ...rows].map((row) => row.map((cell) => plainText(cell, LONGEST_CELL)));
	const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
	const pad = (text, column) => align[column] === "r" ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
	return cells.map((row) => `  ${row.map(pad).join("  ").trimEnd()}`);
}
function broken(text, columns) {
	const lines = [];
	let rest = text;
	while (rest.length > columns) {
		const at = rest.lastIndexOf(" ", columns);
		if (at <= 0) break;
		lines.push(rest.slice(0, at));
		rest = rest.slice(at + 1);
	}
	return [...lines, rest];
}
export { withProposal as a, propose as i, pageMarkdown as n, policyYaml as r, pageText as t };
