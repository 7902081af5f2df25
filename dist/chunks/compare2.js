import { n as UserError, r as messageOf } from "./errors.js";
import { n as variantTables, r as compareVariants } from "./compare.js";
import { a as toVariantsMarkdown, i as toVariantsJson, o as toVariantsText } from "./variants.js";
import { a as stemOf } from "./read-results.js";
import { a as placesOf, i as otherSessions, n as headSession, t as baselineSessions } from "./sides.js";
import { n as FORMATS$1, t as judgeAndRender } from "./judge.js";
import { basename, relative } from "node:path";
import { writeFile } from "node:fs/promises";
// src/commands/compare-variants.ts
const FORMATS = [
	"text",
	"markdown",
	"json"
];
const RENDERERS = {
	text: toVariantsText,
	markdown: toVariantsMarkdown,
	json: (tables) => `${JSON.stringify(toVariantsJson(tables), null, 2)}\n`
};
/**
* Two or more variants of the same cells in one table: those that records name (NUMA bindings, a table's columns), or one a path.
* @throws UserError when there is nothing to put side by side.
*/
async function showVariants(paths, args, output) {
	const format = args.choice("format", FORMATS);
	const tables = tablesOf(paths, await Promise.all(paths.map((path) => headSession([path])))).filter(({ variants, flags }) => variants.length + flags.length > 1);
	if (tables.length === 0) throw new UserError("compare --by variant: no cell has two variants", { hint: "name one path a variant: compare --by variant --current results/float16 results/w8a8" });
	const text = RENDERERS[format](tables);
	const out = args.value("out");
	if (out === void 0) output.write(text);
	else await writeFile(out, text).catch((cause) => {
		throw new UserError(`--out ${out} cannot be written: ${messageOf(cause)}`, { cause });
	});
	return 0;
}
/** Of one session whose variants were measured in turn, their order and rounds are known. */
function tablesOf(paths, sessions) {
	const [only, second] = sessions;
	if (only?.variants !== void 0 && second === void 0) return variantTables(only, only.variants);
	return compareVariants(aligned(sessions.map(({ records }, at) => ({
		path: paths[at] ?? "",
		records
	}))));
}
/** Results without variants of their own are one variant a path; single cells of several files are the same cell. */
function aligned(sides) {
	if (sides.length === 1) return sides[0]?.records ?? [];
	const names = namesOf(sides.map(({ path }) => path));
	const single = sides.every(({ records }) => new Set(records.map(({ cell }) => cell)).size === 1);
	const cell = sides[0]?.records[0]?.cell ?? "";
	return sides.flatMap(({ records }, index) => {
		const own = records.some(({ variant }) => variant !== "head");
		return records.map((record) => ({
			...record,
			variant: own ? `${names[index]} ${record.variant}` : names[index] ?? "",
			...single ? { cell } : {}
		}));
	});
}
/** The last part of each path, or the whole paths where those are alike. */
function namesOf(paths) {
	const short = paths.map((path) => stemOf(basename(path.replace(/[/\\]+$/, ""))));
	return new Set(short).size === paths.length ? short : paths;
}
// src/commands/partners.ts
/**
* Plain results are paired by their path below what was named. Where no path is the same on both sides, and they are as many,
* their order pairs them, which the returned notes say.
* @throws UserError naming the results without a partner.
*/
function pairedByPath(head, base) {
	if ([head, base].some(({ session }) => session.origin.event !== "import")) return [];
	const [own, other] = [namesByCell(head), namesByCell(base)];
	return [...own].flatMap(([cell, names]) => {
		const before = other.get(cell);
		if (before === void 0 || names.join("\n") === before.join("\n")) return [];
		const lone = [...names.filter((name) => !before.includes(name)).map((name) => `${name} (--current)`), ...before.filter((name) => !names.includes(name)).map((name) => `${name} (--baseline)`)];
		if (names.length === before.length && lone.length === 2 * names.length) return [`${cell}: paired by the order of the files, because their names differ`];
		throw new UserError(`--paired: ${cell}: ${names.length} results and ${before.length} on the base, without a partner: ${lone.join(", ")}`, { hint: "a pair has the same path below --baseline and --current: measure the missing one, or remove the lone one" });
	});
}
function namesByCell({ session, paths }) {
	const names = new Map();
	for (const { cell, raw } of session.records) {
		const [file = ""] = raw;
		names.set(cell, [...names.get(cell) ?? [], nameBelow(file, paths)]);
	}
	return names;
}
function nameBelow(file, paths) {
	const below = paths.map((path) => relative(path, file)).find((name) => !name.startsWith(".."));
	return below === void 0 || below === "" ? basename(file) : below;
}
// src/commands/compare.ts
const USAGE = `--baseline PATH… --current PATH… [--paired] [--by variant] [--config FILE] [--format ${FORMATS$1.join("|")}] [--language en|zh] [--out FILE]`;
const compareCommand = {
	usage: USAGE,
	options: {
		baseline: "list",
		current: "list",
		paired: "flag",
		by: "value",
		config: "value",
		format: "value",
		language: "value",
		out: "value"
	},
	async run(args, world, output) {
		const by = args.value("by") === void 0 ? void 0 : args.choice("by", ["variant"]);
		if (by !== void 0 && args.list("baseline").length === 0) return showVariants(paths(args, "current"), args, output);
		const [current, baseline] = [paths(args, "current"), paths(args, "baseline")];
		const head = await headSession(current);
		const all = await baselineSessions(baseline, world.log);
		const sessions = otherSessions(all, head);
		const [base] = sessions;
		const paired = args.flag("paired");
		const notes = [
			...all.some(({ id }) => id === head.id) ? ["the head was among the baselines, and was left out of them"] : [],
			...new Set(all.map(({ id }) => id)).size < all.length ? ["copies of one baseline session count once"] : [],
			...paired && base !== void 0 && sessions.length === 1 ? pairedByPath({
				session: head,
				paths: current
			}, {
				session: base,
				paths: baseline
			}) : []
		];
		for (const note of notes) world.log.warn(note);
		return judgeAndRender({
			head,
			baselines: {
				state: "found",
				sessions,
				notes
			},
			judge: true,
			paired,
			...by === void 0 ? {} : { by },
			whole: false,
			folders: await placesOf(current, baseline)
		}, args, world, output);
	}
};
function paths(args, side) {
	const hint = `llm-perf-gate compare ${USAGE}`;
	const [stray] = args.positionals;
	if (stray !== void 0) throw new UserError(`compare: ${stray} stands behind no option`, { hint });
	const named = args.list(side);
	if (named.length === 0) throw new UserError(`compare: --${side} names no path`, { hint });
	return named;
}
export { compareCommand };
