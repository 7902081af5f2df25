#!/usr/bin/env node
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./chunks/errors.js";
import { t as SIGNAL_EXIT_CODES } from "./chunks/exit-code.js";
import { t as VERSION } from "./chunks/version.js";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
// src/cli.ts
const COMMANDS = {
	init: {
		summary: "write workflow and configuration for this repository",
		load: async () => (await import("./chunks/init.js")).initCommand
	},
	run: {
		summary: "measure a configuration into a session folder",
		load: async () => (await import("./chunks/run.js")).runCommand
	},
	compare: {
		summary: "judge one side against another",
		load: async () => (await import("./chunks/compare2.js")).compareCommand
	},
	report: {
		summary: "fold the sessions of several jobs into one verdict",
		load: async () => (await import("./chunks/report.js")).reportCommand
	},
	import: {
		summary: "read other tools' results",
		load: async () => (await import("./chunks/import2.js")).importCommand
	},
	calibrate: {
		summary: "A/A on this machine: its noise, what each cell can see, the policy that follows",
		load: async () => (await import("./chunks/calibrate.js")).calibrateCommand
	},
	backtest: {
		summary: "replay a history: what the gate would have caught, missed, cried wolf about",
		load: async () => (await import("./chunks/backtest.js")).backtestCommand
	},
	history: {
		summary: "a store of sessions as a site: every series, where its level changed",
		load: async () => (await import("./chunks/history.js")).historyCommand
	},
	bisect: {
		summary: "find the commit that made a cell worse, each measured in turn with the good one",
		load: async () => (await import("./chunks/bisect.js")).bisectCommand
	},
	demo: {
		summary: "the whole job on the simulated engine",
		load: async () => (await import("./chunks/demo.js")).demoCommand
	}
};
const SELF = [process.execPath, fileURLToPath(import.meta.url)];
/** Processes that `run` starts from this same file: the load generator and the simulated engine. */
const PROCESSES = {
	load: async (words) => (await import("./chunks/process2.js")).runLoad(words, process.env, SELF),
	"simulated-engine": async (words) => (await import("./chunks/process.js")).serveSimulated(words)
};
function help() {
	const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
	return `llm-perf-gate ${VERSION}\n\nUsage: llm-perf-gate COMMAND [options]\n\n${lines.join("\n")}\n\nllm-perf-gate COMMAND --help lists a command's options.\nExit codes: 0 pass or measured, 1 fail, 2 bad usage or configuration, 3 cannot judge, 130/143 on a signal.\n`;
}
async function main(words) {
	const [name, ...rest] = words;
	if (name === "--version" || name === "-v") return print(`${VERSION}\n`);
	if (name === void 0 || name === "--help" || name === "-h" || name === "help") return print(help());
	const ownProcess = Object.hasOwn(PROCESSES, name) ? PROCESSES[name] : void 0;
	if (ownProcess !== void 0) return ownProcess(rest);
	const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
	if (entry === void 0) throw new UserError(`unknown command "${name}"`, { hint: `commands: ${Object.keys(COMMANDS).join(", ")}` });
	const command = await entry.load();
	if (rest.includes("--help") || rest.includes("-h")) {
		const { helpText } = await import("./chunks/help.js");
		return print(helpText(name, command));
	}
	return runCommand(name, command, rest);
}
async function runCommand(name, command, words) {
	const { parseArguments } = await import("./chunks/arguments.js");
	const { terminalLog } = await import("./chunks/terminal-log.js");
	const color = process.stderr.isTTY === true && !process.env["NO_COLOR"];
	const stopped = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
		if (stopped.signal.aborted) process.exit(SIGNAL_EXIT_CODES[signal]);
		stopped.abort(signal);
	});
	const world = {
		env: process.env,
		cwd: process.cwd(),
		temp: process.env["RUNNER_TEMP"] ?? tmpdir(),
		node: process.execPath,
		cli: fileURLToPath(import.meta.url),
		log: terminalLog(process.stderr, { color }),
		signal: stopped.signal
	};
	try {
		return await command.run(parseArguments(name, words, command.options), world, terminal());
	} catch (thrown) {
		if (stopped.signal.aborted) world.log.warn(`cancelled by ${stopped.signal.reason}; every finished record is kept`);
		if (stopped.signal.aborted) return SIGNAL_EXIT_CODES[stopped.signal.reason];
		throw thrown;
	}
}
function terminal() {
	const { stdout } = process;
	return {
		write: (chunk) => stdout.write(chunk),
		columns: stdout.columns ?? 120,
		color: stdout.isTTY === true && !process.env["NO_COLOR"],
		readStdin: () => text(process.stdin)
	};
}
function print(chunk) {
	process.stdout.write(chunk);
	return 0;
}
/** One line for what the user can mend; a stack for what is our bug. */
function explain(thrown) {
	if (!(thrown instanceof UserError || thrown instanceof CannotJudgeError)) {
		process.stderr.write(`internal error: ${thrown instanceof Error ? thrown.stack ?? thrown.message : messageOf(thrown)}\n`);
		return 3;
	}
	process.stderr.write(`error: ${thrown.message}\n${thrown.hint === void 0 ? "" : `  ${thrown.hint}\n`}`);
	return thrown instanceof UserError ? 2 : 3;
}
process.stdout.on("error", (error) => {
	if (error.code === "EPIPE") process.exit(0);
	process.stderr.write(`error: the result could not be written: ${error.message}\n`);
	process.exit(3);
});
process.exitCode = await main(process.argv.slice(2)).catch(explain);
export {};
