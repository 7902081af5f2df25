import { n as UserError, r as messageOf } from "./errors.js";
import { n as plainText } from "./plain-text.js";
import { _ as formatQuantity, d as formatCount, f as formatInteger, g as formatPercent, u as formatChange } from "./rows.js";
import { t as sayIn } from "./language.js";
import { _ as ROWS_ID, g as documentOf, i as headCells, m as rounded, n as levelsOf, p as columnsOf, s as listSection, t as pageAssets, u as breakable, v as escaped } from "./page-assets.js";
import { n as refuseEmpty, t as readHistory } from "./read-history.js";
import { t as languageOf } from "./language2.js";
import { t as readPolicy } from "./policy.js";
import { i as neighbourNoise, r as pastSeries } from "./backtest-series.js";
import { join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
// src/report/html/history-data.ts
function historyData({ sessions, series, known }) {
	const ordered = [...series].sort((a, b) => lastChange$1(b) - lastChange$1(a) || Number(b.gating) - Number(a.gating));
	const rows = ordered.map((one) => rowOf(one, known));
	return {
		data: {
			kind: "history",
			slots: sessions.map((slot) => ({
				...slot,
				label: plainText(slot.label, 24)
			})),
			rows
		},
		samples: ordered.map(({ repeats }) => repeats.map((own) => own.map(rounded)))
	};
}
function lastChange$1({ changes, gating }) {
	return (changes.at(-1)?.slot ?? -1) + (gating && changes.length > 0 ? .5 : 0);
}
function rowOf({ cell, metric, gating, levels, changes, noise }, known) {
	const values = levels.flatMap((value) => value ?? []);
	return {
		series: {
			cell: plainText(cell),
			metric: plainText(metric.id),
			unit: metric.unit,
			better: metric.betterWhen,
			changes: changes.map(({ slot, before, after }) => ({
				slot,
				before: rounded(before),
				after: rounded(after)
			})),
			levels: known.filter((level) => level.cell === cell && level.metric === metric.id).map(({ label, value }) => ({
				label: plainText(label, 60),
				value
			}))
		},
		gating,
		first: rounded(values[0] ?? NaN),
		newest: rounded(values.at(-1) ?? NaN),
		sessions: values.length,
		noise: rounded(noise)
	};
}
// src/report/html/history-markup.ts
const HISTORY_COLUMNS = [
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
		key: "trend",
		title: "History",
		wide: true
	},
	{
		key: "first",
		title: "First",
		wide: true,
		number: true
	},
	{
		key: "newest",
		title: "Newest",
		number: true
	},
	{
		key: "change",
		title: "Last change of level"
	},
	{
		key: "noise",
		title: "Noise",
		wide: true,
		number: true
	},
	{
		key: "sessions",
		title: "Sessions",
		wide: true,
		number: true
	}
];
/** A change in words and as a fraction: which way is better belongs to the metric. */
function changeOf({ better }, { before, after }) {
	const change = after / before - 1;
	return {
		change,
		word: better === void 0 ? "changed" : (better === "higher" ? change > 0 : change < 0) ? "better" : "worse"
	};
}
/** One line of the history's table; the script draws the picture into `.trend`. */
function historyMarkup({ series, gating, first, newest, noise, sessions }, index, slots, say) {
	const { cell, metric, unit, changes } = series;
	return `<tr class="${gating ? "attention" : "quiet"}" data-index="${index}">${[
		`<td class="cell wide">${breakable(cell)}</td>`,
		`<th scope="row"><button type="button" class="open" aria-expanded="false"><span class="narrow">${escaped(cell)}</span>${escaped(metric)}</button></th>`,
		`<td class="trend wide"></td>`,
		`<td class="number wide">${escaped(formatQuantity(first, unit))}</td>`,
		`<td class="number">${escaped(formatQuantity(newest, unit))}</td>`,
		`<td>${lastChange(series, changes.at(-1), slots, say)}</td>`,
		`<td class="number wide">${escaped(formatPercent(noise))}</td>`,
		`<td class="number wide">${sessions}</td>`
	].join("")}</tr>`;
}
function lastChange(series, last, slots, say) {
	if (last === void 0) return "–";
	const { change, word } = changeOf(series, last);
	const at = slots[last.slot]?.label ?? "";
	return `<span class="${word}">${escaped(`${formatChange(change)} ${say(word)}`)}</span> <small>${escaped(say(`at ${at}`))}</small>`;
}
// src/report/html/history-page.ts
const ROWS_WITHOUT_SCRIPT = 60;
/** All series of a store on one page that a repository can publish: it needs no other file. */
function historyPage(history, assets, language) {
	const say = sayIn(language);
	const { data, samples } = historyData(history);
	const { slots, rows } = data;
	const [oldest, newest] = [slots[0], slots.at(-1)];
	const span = [oldest?.at, newest?.at].flatMap((at) => at?.slice(0, 10) ?? []).join(" to ");
	const changed = rows.filter(({ series }) => series.changes.length > 0).length;
	const title = plainText(history.title, 200);
	const facts = [
		["Sessions", [formatCount(slots.length, "session"), span].filter((part) => part !== "").join(", ")],
		["Newest", newest?.label ?? ""],
		["Series", `${formatInteger(rows.length)} series, ${formatInteger(changed)} with a lasting change of level`]
	];
	return documentOf({
		language,
		title: `${say("History")} · ${title}`,
		tone: "plain",
		header: `<p class="suite">llm-perf-gate</p>\n<h1>${escaped(say(`History of ${title}`))}</h1>`,
		main: [
			`<dl class="glance">${facts.map(([label, text]) => `<div><dt>${escaped(say(label))}</dt><dd>${escaped(say(text))}</dd></div>`).join("")}</dl>`,
			`<section id="${ROWS_ID}"><h2>${escaped(say("Series"))} <small>${escaped(say("those whose level changed last come first"))}</small></h2>
<div class="filters" hidden></div>
<table class="rows"><thead><tr>${headCells(HISTORY_COLUMNS, say)}</tr></thead><tbody>
${rows.slice(0, ROWS_WITHOUT_SCRIPT).map((row, index) => historyMarkup(row, index, slots, say)).join("\n")}
</tbody></table>
<div class="more"></div></section>`,
			listSection("Notes", history.notes, say)
		].join("\n"),
		footer: "llm-perf-gate",
		data,
		samples
	}, assets);
}
// src/commands/stored-history.ts
const LONGEST_LABEL = 8;
/** The base branch's sessions as series with their changes of level; those of pull requests are left out, and it says so. */
function storedHistory({ sessions: all, notes }, policy, title) {
	const sessions = all.filter(({ pullRequest }) => !pullRequest);
	const { samples } = columnsOf(sessions.map(({ session }) => session));
	const found = [...pastSeries(sessions, policy).values()];
	const series = found.map(({ series: { cell, metric, gating }, values, shifts }) => ({
		cell,
		metric,
		gating,
		repeats: samples(cell, metric.id).map((own, place) => values[place] === void 0 ? [] : own),
		levels: values,
		changes: shifts.map(({ place, before, after }) => ({
			slot: place,
			before,
			after
		})),
		noise: neighbourNoise(values.flatMap((value) => value ?? []))
	}));
	const ofPulls = all.length - sessions.length;
	const elsewhere = sessions.filter((_, place) => found.every(({ values }) => values[place] === void 0)).length;
	return {
		title: title ?? sessions.at(-1)?.session.suite ?? "",
		sessions: sessions.map(({ label, session: { startedAt } }) => ({
			side: "past",
			label: label.slice(0, LONGEST_LABEL),
			...startedAt === void 0 ? {} : { at: startedAt }
		})),
		series,
		known: levelsOf(policy),
		notes: [
			...notes,
			...ofPulls === 0 ? [] : [`sessions of pull requests left out: ${ofPulls}`],
			...elsewhere === 0 ? [] : [`sessions that ran on another machine than the newest one, or hold no value: ${elsewhere}`]
		]
	};
}
// src/commands/history.ts
const USAGE = "PATH… --out DIR [--config FILE] [--title TEXT] [--language en|zh]";
/** The page's name makes the folder a site: GitHub Pages and every other server show it first. */
const PAGE = "index.html";
const historyCommand = {
	usage: USAGE,
	options: {
		config: "value",
		out: "value",
		title: "value",
		language: "value"
	},
	async run(args, world, output) {
		const hint = `llm-perf-gate history ${USAGE}`;
		const paths = args.positionals;
		if (paths.length === 0) throw new UserError("history: name a store, session folders or results", { hint });
		const out = args.value("out");
		if (out === void 0) throw new UserError("history: --out names no folder", { hint });
		const { policy, language: configured } = await readPolicy(args.value("config"), world);
		const language = languageOf(args, configured);
		const history = await readHistory(paths);
		refuseEmpty(history, paths);
		const stored = storedHistory(history, policy, args.value("title"));
		const file = join(out, PAGE);
		try {
			await mkdir(out, { recursive: true });
			await writeFile(file, historyPage(stored, await pageAssets(world), language));
		} catch (cause) {
			throw new UserError(`--out ${out} cannot be written: ${messageOf(cause)}`, { cause });
		}
		const told = `${file}: ${stored.series.length} series over ${stored.sessions.length} sessions`;
		output.write(`${sayIn(language)(told)}\n`);
		return 0;
	}
};
export { historyCommand };
