import { r as messageOf } from "./errors.js";
import { delimiter, resolve } from "node:path";
import { setMaxListeners } from "node:events";
import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
// src/git/git.ts
/** A fetch over a network that went away would not end at all. */
const LIMIT_MS$1 = 6e5;
const MOST_CHARACTERS$1 = 2 ** 26;
/** Set by git for its hooks: they would lead to another repository than the one of `cwd`. */
const OF_ANOTHER_REPOSITORY = [
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_PREFIX",
	"GIT_COMMON_DIR"
];
/**
* In a container job the workspace belongs to another user, and git refuses to look at it unless told. Hooks are the
* code of whoever worked in the checkout, and what they do is not wanted here; replaced objects would show other commits.
*/
const SETTINGS = [
	"safe.directory=*",
	"core.fsmonitor=false",
	"core.hooksPath=/dev/null",
	"advice.detachedHead=false",
	"core.useReplaceRefs=false"
];
/** Runs git to its end. Never throws, never asks for a password. */
function git(words, { cwd, env, signal }, limitMs = LIMIT_MS$1) {
	if (signal?.aborted === true) return Promise.resolve({
		state: "failed",
		reason: "cancelled"
	});
	const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
	return new Promise((resolve) => {
		const child = spawn("git", [...settings, ...words], {
			cwd,
			env: gitEnvironment(env),
			detached: true,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		});
		const said = {
			stdout: "",
			stderr: ""
		};
		let why;
		const end = (answer) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", cancel);
			resolve(answer);
		};
		const stop = (reason) => {
			why ??= reason;
			killGroup$1(child.pid);
		};
		const cancel = () => stop("cancelled");
		const timer = setTimeout(() => stop(`no end after ${limitMs / 1e3} s`), limitMs);
		signal?.addEventListener("abort", cancel, { once: true });
		for (const stream of ["stdout", "stderr"]) child[stream].setEncoding("utf8").on("data", (text) => {
			said[stream] += text;
			if (said[stream].length > MOST_CHARACTERS$1) stop("it printed too much");
		});
		child.once("error", (cause) => end({
			state: "failed",
			reason: failure(words, messageOf(cause))
		}));
		child.once("close", (code) => {
			if (code === 0 && why === void 0) end({
				state: "done",
				text: said.stdout
			});
			else end({
				state: "failed",
				reason: failure(words, why ?? lastWords(said.stderr) ?? `exit code ${code}`)
			});
		});
	});
}
/** What git printed, without the line's end; `undefined` when it failed or printed nothing. */
async function gitLine(words, site) {
	const answer = await git(words, site);
	return answer.state === "done" ? answer.text.trim() || void 0 : void 0;
}
function gitEnvironment(env) {
	const kept = Object.entries(env).filter(([name]) => !OF_ANOTHER_REPOSITORY.includes(name));
	return {
		...Object.fromEntries(kept),
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
}
function failure(words, why) {
	return `git ${words[0] ?? ""}: ${why}`;
}
/** Git's reason stands in the lines that begin so; hints and progress stand around them. */
function lastWords(stderr) {
	const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
	return (lines.findLast((line) => /^(?:fatal|error): /.test(line)) ?? lines.at(-1))?.replace(/^(?:fatal|error): /, "");
}
function killGroup$1(leader) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, "SIGKILL");
	} catch {}
}
// src/devices/on-path.ts
/**
* Whether a file of that name lies where the system would look for it. Only then is it worth a process: most machines have none of the
* families' tools, and beside a measurement each look at the devices would start some twenty processes that end at once.
*/
function isOnPath(program, { env, cwd }) {
	const path = env["PATH"];
	if (path === void 0 || program.includes("/")) return true;
	return path.split(delimiter).some((folder) => existsSync(resolve(cwd, folder, program)));
}
// src/devices/command-output.ts
const LIMIT_MS = 5e3;
const MOST_CHARACTERS = 2 ** 24;
const MOST_SAID = 200;
/** What the command printed; `undefined` when it is not there, fails, or takes too long. Never throws. */
async function commandOutput(argv, site, limitMs = LIMIT_MS) {
	const result = await commandResult(argv, site, limitMs);
	return result === void 0 || result.failure !== void 0 ? void 0 : result.stdout;
}
/** What the command printed and how it ended; `undefined` when it is not there, or the run is cancelled. Never throws. */
function commandResult(argv, site, limitMs = LIMIT_MS) {
	const { env, cwd, signal } = site;
	const [file = "", ...args] = argv;
	if (signal?.aborted === true || !isOnPath(file, site)) return Promise.resolve(void 0);
	return new Promise((resolve) => {
		const child = spawn(file, args, {
			env: { ...env },
			cwd,
			detached: true,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		});
		let printed = "";
		let complaint = "";
		const end = (result) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", giveUp);
			resolve(result);
		};
		const giveUp = () => {
			killGroup(child.pid);
			child.stdout.destroy();
			child.stderr.destroy();
			child.unref();
			end(signal?.aborted === true ? void 0 : {
				stdout: "",
				failure: `no answer within ${limitMs / 1e3} s`,
				isLate: true
			});
		};
		const timer = setTimeout(giveUp, limitMs);
		if (signal !== void 0) setMaxListeners(0, signal);
		signal?.addEventListener("abort", giveUp, { once: true });
		child.stdout.setEncoding("utf8").on("data", (text) => {
			printed += text;
			if (printed.length > MOST_CHARACTERS) giveUp();
		});
		child.stderr.setEncoding("utf8").on("data", (text) => {
			if (complaint.length < MOST_SAID) complaint += text;
		});
		child.once("error", () => end());
		child.once("close", (code, killedBy) => {
			if (code === 0) return end({
				stdout: printed,
				isLate: false
			});
			const said = firstLine(complaint) ?? firstLine(printed);
			const how = code === null ? `ended by ${killedBy}` : `exit code ${code}`;
			end({
				stdout: printed,
				failure: said === void 0 ? how : `${how}: ${said}`,
				isLate: false
			});
		});
	});
}
/** The first line with something in it. */
function firstLine(text) {
	return text.split("\n").map((line) => line.trim()).find((line) => line !== "")?.slice(0, MOST_SAID);
}
function killGroup(leader) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, "SIGKILL");
	} catch {}
}
export { gitLine as a, git as i, commandResult as n, firstLine as r, commandOutput as t };
