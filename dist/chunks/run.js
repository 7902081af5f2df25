import { n as readCheckout } from "./checkout.js";
import "./config-file.js";
import { i as fileReader, t as loadConfig } from "./load.js";
import { r as readOrigin, t as parseShard } from "./shard.js";
import { t as gate } from "./gate.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { y as planTrials } from "./rows.js";
import { n as toImportText } from "./import.js";
import { d as toolCommandFor, r as ENGINES, u as launchFor } from "./bench.js";
import { t as TOOLS } from "./tools.js";
import { n as isSessionFolder } from "./session-folder.js";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";
// src/run/dry-run.ts
/** The exact commands of a plan; a server without a fixed port is shown with port 8000. Starts nothing. */
function dryRun(config, plan, world, known = {
	engines: ENGINES,
	tools: TOOLS
}) {
	return {
		trials: plan.trials.map((trial) => {
			const server = previewServer(trial, known, world);
			return {
				cell: trial.cell.id,
				variant: trial.variant,
				repeat: trial.repeat,
				tool: trial.test.tool,
				argv: toolCommandFor(trial, known, world).argv,
				...server === void 0 ? {} : { server }
			};
		}),
		warnings: [...new Set([...config.warnings, ...plan.warnings])]
	};
}
function previewServer({ server }, known, world) {
	if (server === void 0) return void 0;
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
const runCommand = {
	usage: "[--config FILE] [--out DIR] [--filter RE] [--shard I/N] [--resume] [--dry-run] [--format text|json]",
	options: {
		config: "value",
		out: "value",
		filter: "value",
		shard: "value",
		resume: "flag",
		"dry-run": "flag",
		format: "value"
	},
	async run(args, world, output) {
		const file = args.value("config") ?? ".github/llm-perf-gate.yml";
		const format = args.choice("format", ["text", "json"]);
		const config = await loadConfig(file, fileReader(world.cwd));
		const selection = readSelection(args);
		if (args.flag("dry-run")) {
			const preview = dryRun(config, planTrials(config, selection), world);
			output.write(format === "json" ? `${JSON.stringify(preview, null, 2)}\n` : dryRunText(preview));
			return 0;
		}
		for (const warning of config.warnings) world.log.warn(warning);
		const folder = resolve(world.cwd, args.value("out") ?? defaultFolder());
		if (!args.flag("resume") && await isSessionFolder(folder)) throw new UserError(`${folder} holds a session already`, { hint: "--resume measures what it lacks; --out names another folder" });
		const origin = await readOrigin(world.env, () => readPayload(world), await readCheckout(world));
		const sessionId = `${config.name}-${origin.commit?.slice(0, 12) ?? "local"}-${Date.now().toString(36)}`;
		const { session } = await gate({
			config,
			origin,
			folder,
			sessionId,
			sessionName: sessionId,
			judge: false,
			selection
		}, world);
		output.write(format === "json" ? sessionJson(folder, session) : sessionText(folder, session));
		return 0;
	}
};
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
function dryRunText({ trials, warnings }) {
	const quote = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
	return `${[...trials.map(({ cell, variant, repeat, argv, server }) => {
		const lines = [`${cell} (${variant}, repeat ${repeat})`];
		if (server !== void 0) {
			const env = Object.entries(server.env).map(([key, value]) => `${key}=${quote(value)}`);
			lines.push(`  server: ${[...env, ...server.argv.map(quote)].join(" ")}`);
		}
		return [...lines, `  tool:   ${argv.map(quote).join(" ")}`].join("\n");
	}), ...warnings.map((warning) => `warning: ${warning}`)].join("\n")}\n`;
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
function sessionText(folder, { records, notes, complete }) {
	const lines = notes.map((note) => `note: ${note}\n`).join("");
	return `${toImportText(records)}${lines}\n${complete ? "The session" : "The session, which is not complete,"} is in ${folder}\n`;
}
export { runCommand };
