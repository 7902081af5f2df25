import { n as readCheckout } from "./checkout.js";
import "./config-file.js";
import { s as fileReader, t as loadConfig } from "./load.js";
import { r as readOrigin, t as parseShard } from "./shard.js";
import { i as inTurnWith, n as planVariants, r as againstCommit, t as gate } from "./gate.js";
import { S as missingData, T as withChanges, b as launchFor, d as planPairs, g as ENGINES, i as pairShape, m as pairCost, n as PAYS_FOR_NONE, o as designLine, p as blockMinutes, r as designFor, x as toolCommandFor } from "./in-pairs.js";
import { m as formatMinutes, x as planTrials } from "./rows.js";
import { i as git } from "./command-output.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { t as TOOLS } from "./tools.js";
import { t as directoryStore } from "./directory.js";
import { n as isSessionFolder } from "./session-folder.js";
import { t as languageOf } from "./language2.js";
import { c as ensureCommit } from "./families-present.js";
import { n as exitCodeOf } from "./exit-code.js";
import { t as toJson } from "./json.js";
import { t as toText } from "./text.js";
import { t as contextOf } from "./context.js";
import { n as toImportText } from "./import.js";
import { t as sayIn } from "./language.js";
import { i as toVariantsJson, o as toVariantsText } from "./variants.js";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { lstatSync } from "node:fs";
// src/gate/pair-preview.ts
const WHEN = {
	always: "every cell, without a screen",
	auto: "cells that look worse than the stored sessions, or could not have seen what they must see"
};
/** @returns nothing where no base is measured. */
function previewPairs(config, plan, baselines) {
	const { base, paired, budgetMinutes } = config;
	if (base === void 0 || paired === "never" || config.variants !== void 0) return void 0;
	const always = paired === "always";
	const stored = baselines.state === "found" ? baselines.sessions.flatMap(({ records }) => records) : [];
	const screen = always ? 0 : blockMinutes(plan.trials, pairCost(stored), "restart", new Set());
	const deadline = budgetMinutes === void 0 ? void 0 : 6e4 * (budgetMinutes - screen);
	const cells = plan.expectedCells;
	const design = designFor({
		config,
		cells,
		baselines,
		already: [],
		always,
		deadline,
		now: 0
	});
	const when = WHEN[paired];
	if (design === void 0) return {
		when,
		design: PAYS_FOR_NONE,
		order: [],
		cost: ""
	};
	const [first] = design.looks;
	const blocks = planPairs(config, {
		cells: cells.map((cell) => ({
			cell,
			from: 0,
			to: first?.pairs ?? 0
		})),
		...pairShape(design, always)
	});
	const { price } = design;
	const minutes = price === void 0 ? void 0 : {
		screen,
		expected: always ? price.minutes.least : screen,
		most: screen + price.minutes.most
	};
	return {
		when,
		design: designLine(design, cells.length),
		order: blocks.map((block) => block.map(({ cell, variant }) => `${cell.id} ${variant}`).join(", ")),
		cost: minutes === void 0 ? UNKNOWN_COST : costLine(minutes, always),
		...minutes === void 0 ? {} : { minutes }
	};
}
const UNKNOWN_COST = "not known: no stored session at hand has timed starts and trials";
function costLine({ screen, expected, most }, always) {
	const worst = `${formatMinutes(most)} at most`;
	if (always) return `${formatMinutes(expected)} if the first look decides, ${worst}`;
	return `${formatMinutes(screen)} for the screen, which is all when nothing looks worse; ${worst}, when every cell is measured in every pair`;
}
// src/git/edits.ts
/** The diff of what git keeps, in full: two states that differ must not look alike, whatever the user has configured. */
const DIFF = [
	"diff",
	"--binary",
	"--submodule=diff",
	"--no-color",
	"--no-ext-diff",
	"--no-textconv",
	"--no-relative"
];
/** A folder with this file is a session: what a run has left there is no edit of the code. */
const SESSION_MARK = "session.json";
/**
* First 16 hex digits of a SHA-256 of what in a checkout differs from its commit: changes of files that git keeps by their
* content, new files that it does not ignore by size and time of change. The index is left alone.
* @param without Paths that do not count, absolute.
* @returns nothing for a checkout as it was committed, and outside of one.
*/
async function editsOf(site, without) {
	const paths = [
		"--",
		":/",
		...without.map((path) => relative(site.cwd, path)).filter((path) => path !== "" && isInside(path)).map((path) => `:(exclude,literal)${path}`)
	];
	const changed = await git([
		...DIFF,
		"HEAD",
		...paths
	], site);
	const added = await git([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z",
		...paths
	], site);
	if (changed.state === "failed" || added.state === "failed") return void 0;
	const files = withoutSessions(added.text.split("\0").filter((path) => path !== "")).map((path) => {
		const file = lstatSync(join(site.cwd, path), { throwIfNoEntry: false });
		return `${path}\0${file?.size}\0${file?.mtimeMs}\0`;
	});
	if (changed.text === "" && files.length === 0) return void 0;
	const hash = createHash("sha256").update(changed.text);
	for (const file of files) hash.update(file);
	return hash.digest("hex").slice(0, 16);
}
function isInside(path) {
	return path !== ".." && !path.startsWith("../") && !isAbsolute(path);
}
function withoutSessions(paths) {
	const sessions = paths.filter((path) => path.endsWith(`/${SESSION_MARK}`)).map((path) => `${dirname(path)}/`);
	return paths.filter((path) => !sessions.some((session) => path.startsWith(session)));
}
// src/run/dry-run.ts
/** The exact commands of a plan; a server without a fixed port is shown with port 8000. Starts nothing, and warns of data that is not there. */
function dryRun(config, plan, world, known = {
	engines: ENGINES,
	tools: TOOLS
}) {
	const trials = plan.trials.map((trial) => {
		const changes = config.variants?.find(({ name }) => name === trial.variant)?.changes;
		const server = previewServer(trial, changes, known, world);
		const { argv, env, files } = toolCommandFor(trial, known, world);
		return {
			cell: trial.cell.id,
			variant: trial.variant,
			repeat: trial.repeat,
			tool: trial.test.tool,
			argv,
			...Object.keys(env).length === 0 ? {} : { env },
			...trial.test.tool === "built-in" || Object.keys(files).length === 0 ? {} : { files },
			...server === void 0 ? {} : { server }
		};
	});
	const absent = plan.trials.flatMap((trial) => missingData(trial, world.env, world.cwd) ?? []).map(({ message, hint }) => `${message}; ${hint}`);
	return {
		trials,
		warnings: [...new Set([
			...config.warnings,
			...plan.warnings,
			...absent
		])]
	};
}
function previewServer({ server: configured }, changes, known, world) {
	if (configured === void 0) return void 0;
	const server = changes === void 0 ? configured : withChanges(configured, changes);
	const launch = launchFor(server, known, world);
	if (launch.kind === "external") return {
		engine: server.engine,
		argv: [],
		env: {}
	};
	return {
		engine: server.engine,
		argv: launch.argv,
		env: {
			...server.env,
			...launch.env
		}
	};
}
// src/commands/run-against.ts
/** Measures what lies in the workspace in turn with a commit, and judges it. Resolves to the exit code of the decision. */
async function runAgainst({ job, commit, configFile, format }, world, output) {
	const { config } = job;
	const found = await commitToMeet(config, commit, world);
	const { session, comparison } = await againstCommit({
		...job,
		judge: true
	}, found, world);
	const context = contextOf({
		config,
		session,
		mode: "gate",
		configFile,
		against: commit
	});
	const where = relative(world.cwd, resolve(world.cwd, job.folder));
	output.write(format === "json" ? `${JSON.stringify(toJson(comparison), null, 2)}\n` : `${toText(comparison, context, output)}\nThe session is in ${where}\n`);
	return exitCodeOf(comparison.decision, config.enforce);
}
/** The full id of the commit that `--against` names. @throws UserError where it cannot be had, or the configuration says otherwise. */
async function commitToMeet(config, commit, world) {
	if (config.variants !== void 0) throw new UserError("run: --against names a commit, and variants: says already what is measured", { hint: "--config names another configuration" });
	if (config.base !== void 0 && config.base.code.kind !== "built") throw new UserError("run: --against names a commit that has to be built, and base: names something that is ready", { hint: "base: { setup: … } says how a commit is built" });
	const found = await ensureCommit(commit, world);
	if (found.state === "failed") throw new UserError(`run: --against ${commit}: no such commit here: ${found.reason}`);
	return found.text;
}
// src/commands/run-output.ts
function dryRunText({ trials, warnings, pairs }) {
	const quote = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
	const shown = (env, argv) => [...Object.entries(env).map(([key, value]) => `${key}=${quote(value)}`), ...argv.map(quote)].join(" ");
	const blocks = trials.map(({ cell, variant, repeat, argv, env = {}, files = {}, server }) => [
		`${cell} (${variant}, repeat ${repeat})`,
		...server === void 0 ? [] : [`  server: ${shown(server.env, server.argv)}`],
		`  tool:   ${shown(env, argv)}`,
		...Object.entries(files).flatMap(([path, text]) => fileLines(path, text))
	]);
	const inTurn = pairs === void 0 ? [] : pairLines(pairs);
	return `${[
		...blocks.flat(),
		...inTurn,
		...warnings.map((warning) => `warning: ${warning}`)
	].join("\n")}\n`;
}
function fileLines(path, text) {
	return [`  ${path}:`, ...text.trimEnd().split("\n").map((line) => `    ${line}`)];
}
function pairLines({ against, when, design, order, cost }) {
	const blocks = order.map((block, place) => `  start ${place + 1}: ${block}`);
	return [
		"",
		`${against === void 0 ? "pull requests" : `in turn with ${against.slice(0, 12)}`}, ${when}:`,
		`  ${design}`,
		...blocks,
		...cost === "" ? [] : [`  cost: ${cost}`]
	];
}
/** What a run prints of what it measured. */
function sessionOutput(format, { folder, session, language }) {
	return format === "json" ? sessionJson(folder, session) : sessionText(folder, session, language);
}
/** The same of variants, which it puts side by side. */
function variantsOutput(format, { folder, session, language }, tables) {
	const { id, complete, notes } = session;
	if (format === "json") return `${JSON.stringify({
		...toVariantsJson(tables),
		session: {
			folder,
			id,
			complete,
			notes
		}
	}, null, 2)}\n`;
	return `${toVariantsText(tables)}${closing(folder, session, language)}`;
}
function sessionJson(folder, session) {
	const { id, complete, notes, records } = session;
	const trials = records.map(({ trial, cell, repeat, metrics, counts, validity }) => ({
		trial,
		cell,
		repeat,
		metrics,
		counts,
		validity
	}));
	return `${JSON.stringify({
		schema: session.schema,
		folder,
		id,
		complete,
		notes,
		records: trials
	}, null, 2)}\n`;
}
function sessionText(folder, session, language) {
	return `${toImportText(session.records, language)}${closing(folder, session, language)}`;
}
function closing(folder, { notes, complete }, language) {
	const say = sayIn(language);
	return `${notes.map((note) => `${say(`note: ${note}`)}\n`).join("")}\n${say(`${complete ? "The session" : "The session, which is not complete,"} is in ${folder}`)}\n`;
}
const runCommand = {
	usage: "[--config FILE] [--out DIR] [--filter RE] [--shard I/N] [--against COMMIT] [--resume] [--dry-run] [--format text|json] [--language en|zh]",
	options: {
		config: "value",
		out: "value",
		filter: "value",
		shard: "value",
		against: "value",
		resume: "flag",
		"dry-run": "flag",
		format: "value",
		language: "value"
	},
	async run(args, world, output) {
		const file = args.value("config") ?? ".github/llm-perf-gate.yml";
		const format = args.choice("format", ["text", "json"]);
		const configured = await loadConfig(file, fileReader(world.cwd));
		const language = languageOf(args, configured.language);
		const config = {
			...configured,
			language
		};
		const selection = readSelection(args);
		if (args.flag("dry-run")) {
			output.write(await dryRunOutput(format, config, {
				selection,
				against: args.value("against")
			}, world));
			return 0;
		}
		for (const warning of config.warnings) world.log.warn(warning);
		const folder = resolve(world.cwd, args.value("out") ?? defaultFolder());
		if (!args.flag("resume") && await isSessionFolder(folder)) throw new UserError(`${folder} holds a session already`, { hint: "--resume measures what it lacks; --out names another folder" });
		const origin = {
			...await readOrigin(world.env, () => readPayload(world), await readCheckout(world)),
			...await uncommitted([resolve(world.cwd, file), folder], world)
		};
		const sessionId = `${config.name}-${origin.commit?.slice(0, 12) ?? "local"}-${Date.now().toString(36)}`;
		const job = {
			config,
			origin,
			folder,
			sessionId,
			sessionName: sessionId,
			judge: false,
			selection
		};
		const commit = args.value("against");
		if (commit !== void 0) return against({
			job,
			commit,
			configFile: file,
			format
		}, world, output);
		const { session, comparison } = await gate(job, world);
		const measured = {
			folder,
			session,
			language
		};
		output.write(comparison.variants === void 0 ? sessionOutput(format, measured) : variantsOutput(format, measured, comparison.variants));
		return 0;
	}
};
/** What lies in the workspace beside its commit is measured as it is; the session says so. */
async function uncommitted(without, world) {
	const edits = await editsOf(world, without);
	if (edits === void 0) return {};
	world.log.info("the workspace has edits that are not committed: they are measured too");
	return { edits };
}
/** The terminal's commands work in a workflow's `run:` steps too. */
async function readPayload({ env }) {
	return JSON.parse(await readFile(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
}
function defaultFolder() {
	return `llm-perf-gate-session-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}`;
}
function readSelection(args) {
	const [filter, shard] = [args.value("filter"), args.value("shard")];
	return {
		...filter === void 0 ? {} : { filter: expression(filter) },
		...shard === void 0 ? {} : { shard: parseShard(shard, "--shard") }
	};
}
function expression(source) {
	try {
		return new RegExp(source);
	} catch (cause) {
		throw new UserError(`--filter: ${messageOf(cause)}`, { cause });
	}
}
/** A directory can be read from here; artifacts and branches belong to the jobs. */
async function storedAtHand({ store, name, baselineSessions }, { cwd }) {
	if (store.kind !== "directory") return {
		state: "none",
		notes: []
	};
	return directoryStore(resolve(cwd, store.path)).baselines({
		suite: name,
		limit: baselineSessions
	});
}
async function dryRunOutput(format, configured, { selection, against }, world) {
	const commit = against === void 0 ? void 0 : await commitToMeet(configured, against, world);
	const config = commit === void 0 ? configured : {
		...inTurnWith(configured, commit),
		repeats: 1
	};
	const plan = config.variants === void 0 ? planTrials(config, selection) : planVariants(config, selection);
	const pairs = previewPairs(config, plan, await storedAtHand(config, world));
	const inTurn = commit === void 0 ? {} : { against: commit };
	const preview = {
		...dryRun(config, plan, world),
		...pairs === void 0 ? {} : { pairs: {
			...pairs,
			...inTurn
		} }
	};
	return format === "json" ? `${JSON.stringify(preview, null, 2)}\n` : dryRunText(preview);
}
async function against(asked, world, output) {
	const { store: kept } = asked.job.config;
	const store = kept.kind === "directory" ? directoryStore(resolve(world.cwd, kept.path)) : void 0;
	return runAgainst({
		...asked,
		job: {
			...asked.job,
			...store === void 0 ? {} : { store }
		}
	}, world, output);
}
export { runCommand };
