import { b as uuid, f as object, g as string, r as array, s as int } from "./schemas.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./errors.js";
import { n as writeAtomically, t as onDisk } from "./atomic-file.js";
import { dirname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
// src/run/process-table.ts
/** Reads `/proc/<pid>/stat`, proc_pid_stat(5). The name in its second field may itself hold spaces and parentheses. */
function parseStat(text) {
	const [state = "", parent, group, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
	const facts = {
		pid: Number.parseInt(text, 10),
		parent: Number(parent),
		group: Number(group),
		start: Number(rest[16]),
		zombie: state === "Z" || state === "X"
	};
	return [
		facts.pid,
		facts.parent,
		facts.group,
		facts.start
	].every(Number.isInteger) ? facts : void 0;
}
function processOf(pid) {
	try {
		return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
	} catch {
		return;
	}
}
/** All living processes; none where there is no `/proc`. */
function processTable() {
	let names;
	try {
		names = readdirSync("/proc");
	} catch {
		return [];
	}
	return names.filter((name) => /^\d+$/.test(name)).map((name) => processOf(Number(name))).filter((facts) => facts !== void 0).filter((facts) => !facts.zombie);
}
/** The processes of a group, and what they started outside of it. */
function treeOf(group, table) {
	const tree = new Map(table.filter((facts) => facts.group === group).map((facts) => [facts.pid, facts]));
	for (let size = -1; size !== tree.size;) {
		size = tree.size;
		for (const facts of table) if (tree.has(facts.parent)) tree.set(facts.pid, facts);
	}
	return [...tree.values()];
}
function isAlive({ pid, start }) {
	const facts = processOf(pid);
	return facts !== void 0 && !facts.zombie && facts.start === start;
}
/** Whether a process was started with `NAME=value` in its environment; false for another user's, which cannot be read. */
function startedWith(pid, entry) {
	try {
		return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(entry);
	} catch {
		return false;
	}
}
/** Changes with every boot; empty where the system does not tell. */
function bootId() {
	try {
		return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
	} catch {
		return "";
	}
}
// src/run/ledger.ts
/** Where a run writes what it has started and not yet stopped; the file is there only while something is. */
function ledgerPath(folder) {
	return join(folder, "processes.json");
}
/** The same for the folders and the set-up of the two sides, which are there before the run is and after it. */
function sidesLedgerPath(folder) {
	return join(folder, "sides.json");
}
/** In the environment of whatever a run starts, so that it is known as ours also when the run died before it was noted. */
const RUN_VARIABLE = "LLM_PERF_GATE_RUN";
const identity = object({
	pid: int().min(2),
	start: int().min(0)
});
const ledgerSchema = object({
	boot: string(),
	/** The run itself: while it lives, what is in here is its own to stop. */
	owner: identity,
	/** The value of `RUN_VARIABLE`. */
	run: uuid(),
	/** Members that were seen, the leader first: any of them that still lives proves that the group is ours. */
	groups: array(object({
		group: int().min(2),
		members: array(identity)
	})),
	locks: array(string()),
	/** Made by the run, and not for longer than it. */
	folders: array(string()).default([])
});
/** @throws CannotJudgeError from the `note…` calls when the file cannot be written. */
function openLedger(path) {
	const owner = {
		pid: process.pid,
		start: processOf(process.pid)?.start ?? 0
	};
	const run = randomUUID();
	const groups = new Map();
	const locks = new Set();
	const folders = new Set();
	const write = () => {
		const text = {
			boot: bootId(),
			owner,
			run,
			groups: [...groups].map(([group, members]) => ({
				group,
				members: members.map(({ pid, start }) => ({
					pid,
					start
				}))
			})),
			locks: [...locks],
			folders: [...folders]
		};
		if (groups.size + locks.size + folders.size === 0) rmSync(path, { force: true });
		else writeAtomically(path, JSON.stringify(text));
	};
	const writeIfPossible = () => {
		try {
			write();
		} catch {}
	};
	return {
		run,
		noteGroup: (group, members) => {
			groups.set(group, members);
			write();
		},
		dropGroup: (group) => {
			if (groups.delete(group)) writeIfPossible();
		},
		noteLock: (lock) => {
			locks.add(lock);
			write();
		},
		dropLock: (lock) => {
			if (locks.delete(lock)) writeIfPossible();
		},
		noteFolder: (folder) => {
			folders.add(folder);
			write();
		},
		dropFolder: (folder) => {
			if (folders.delete(folder)) writeIfPossible();
		}
	};
}
/** The ledger that a killed run left; `undefined` when there is none, or none that can be read. */
function readLedger(path) {
	try {
		return ledgerSchema.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return;
	}
}
// src/run/lock-file.ts
const holderSchema = object({
	pid: int(),
	start: int(),
	boot: string(),
	since: string()
});
/** Takes a lock that is free, or whose holder is gone. @returns who holds it, or `undefined` when it is ours. */
function takeLock(path) {
	const start = processOf(process.pid)?.start ?? 0;
	const mine = {
		pid: process.pid,
		start,
		boot: bootId(),
		since: new Date().toISOString()
	};
	const draft = `${path}.${process.pid}`;
	return onDisk(path, () => {
		writeFileSync(draft, JSON.stringify(mine));
		try {
			if (tryLink(draft, path)) return void 0;
			const text = readLock(path);
			const holder = livingHolder(text);
			if (holder !== void 0) return holder;
			if (text !== void 0) discardStale(path, text);
			return tryLink(draft, path) ? void 0 : livingHolder(readLock(path)) ?? {
				...mine,
				pid: 0
			};
		} finally {
			rmSync(draft, { force: true });
		}
	});
}
/** Removes a lock that this process holds, or whose holder is gone. */
function freeLock(path) {
	const text = readLock(path);
	const holder = livingHolder(text);
	if (text === void 0 || holder !== void 0 && holder.pid !== process.pid) return false;
	rmSync(path, { force: true });
	return true;
}
/** Who holds the lock; `undefined` when it is free or its holder is gone. */
function lockHolder(path) {
	return livingHolder(readLock(path));
}
function tryLink(draft, path) {
	try {
		linkSync(draft, path);
		return true;
	} catch (cause) {
		if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
		throw cause;
	}
}
/** Moves the lock aside before removing it: if another job has renewed it meanwhile, it is put back. */
function discardStale(path, seen) {
	const aside = `${path}.${process.pid}.stale`;
	try {
		renameSync(path, aside);
	} catch (cause) {
		if (readLock(path) === void 0) return;
		throw new CannotJudgeError(`the stale lock ${path} cannot be removed: ${messageOf(cause)}`, {
			hint: `its process is gone: rm ${path}`,
			cause
		});
	}
	if (readLock(aside) !== seen) tryLink(aside, path);
	rmSync(aside, { force: true });
}
function livingHolder(text) {
	if (text === void 0) return void 0;
	let json;
	try {
		json = JSON.parse(text);
	} catch {
		return;
	}
	const { data: holder } = holderSchema.safeParse(json);
	if (holder === void 0) return void 0;
	return (holder.start === 0 ? signalReaches(holder.pid) : holder.boot === bootId() && isAlive(holder)) ? holder : void 0;
}
function signalReaches(pid) {
	try {
		return process.kill(pid, 0);
	} catch (cause) {
		return cause instanceof Error && "code" in cause && cause.code === "EPERM";
	}
}
function readLock(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return;
	}
}
// src/git/git.ts
/** A fetch over a network that went away would not end at all. */
const LIMIT_MS = 6e5;
const MOST_CHARACTERS = 2 ** 26;
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
* code of whoever worked in the checkout, and what they do is not wanted here.
*/
const SETTINGS = [
	"safe.directory=*",
	"core.fsmonitor=false",
	"core.hooksPath=/dev/null",
	"advice.detachedHead=false"
];
/** Runs git to its end. Never throws, never asks for a password. */
function git(words, { cwd, env, signal }, limitMs = LIMIT_MS) {
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
			killGroup(child.pid);
		};
		const cancel = () => stop("cancelled");
		const timer = setTimeout(() => stop(`no end after ${limitMs / 1e3} s`), limitMs);
		signal?.addEventListener("abort", cancel, { once: true });
		for (const stream of ["stdout", "stderr"]) child[stream].setEncoding("utf8").on("data", (text) => {
			said[stream] += text;
			if (said[stream].length > MOST_CHARACTERS) stop("it printed too much");
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
function killGroup(leader) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, "SIGKILL");
	} catch {}
}
// src/git/worktree.ts
/** The folder that holds a repository itself, whichever of its worktrees `site.cwd` is; `undefined` outside of one. */
async function repositoryOf(site) {
	const folder = await gitLine(["rev-parse", "--git-common-dir"], site);
	return folder === void 0 ? void 0 : resolve(site.cwd, folder);
}
/** Checks a commit out into a new folder, which stays tied to the repository of `site.cwd` until `forgetWorktree`. */
function addWorktree(folder, commit, site) {
	return git([
		"worktree",
		"add",
		"--quiet",
		"--detach",
		"--",
		folder,
		commit
	], site);
}
/** Makes a worktree a plain folder, and the repository forget it. Nothing happens when the repository does not know it. */
function forgetWorktree(repository, folder) {
	for (const { admin, path } of worktreesOf(repository)) {
		if (path !== resolve(folder)) continue;
		rmSync(admin, {
			recursive: true,
			force: true
		});
		rmSync(join(path, ".git"), { force: true });
	}
}
/** Makes a repository forget the worktrees whose folders are gone, of those that are meant. */
function forgetLostWorktrees(repository, isMeant) {
	for (const { admin, path } of worktreesOf(repository)) if (isMeant(path) && !existsSync(join(path, ".git"))) rmSync(admin, {
		recursive: true,
		force: true
	});
}
/** A repository keeps a folder for each of its worktrees, with the path of the worktree's `.git` in it. */
function worktreesOf(repository) {
	const folder = join(repository, "worktrees");
	if (!existsSync(folder)) return [];
	return readdirSync(folder).flatMap((name) => {
		const admin = join(folder, name);
		try {
			return [{
				admin,
				path: dirname(resolve(readFileSync(join(admin, "gitdir"), "utf8").trim()))
			}];
		} catch {
			return [];
		}
	});
}
// src/run/own-folder.ts
/** Lies in every folder that a run makes outside of its session: a folder without it is never removed. */
const MARK = ".llm-perf-gate.json";
const markSchema = object({
	/** The run that made it. */
	run: string(),
	/** Repositories that know a folder in here as their worktree. */
	worktrees: array(object({
		repository: string(),
		folder: string()
	}))
});
/** A new folder that is known as the run's own. @throws CannotJudgeError when the disk does not take it. */
function makeOwnFolder(folder, run) {
	onDisk(folder, () => mkdirSync(folder, { recursive: true }));
	writeMark(folder, {
		run,
		worktrees: []
	});
}
/** Before a worktree is added: the repository must forget it also when this process is killed meanwhile. */
function noteWorktree(own, worktree) {
	const mark = readMark(own);
	if (mark !== void 0) writeMark(own, {
		...mark,
		worktrees: [...mark.worktrees, worktree]
	});
}
/** @returns whether the folder was the run's, and is gone. */
function removeOwnFolder(folder, run) {
	if (readMark(folder)?.run !== run) return false;
	removeMarkedFolder(folder);
	return true;
}
/** For a folder that is known to be nobody's any more. One without the mark stays. */
function removeMarkedFolder(folder) {
	const mark = readMark(folder);
	if (mark === void 0) return;
	for (const worktree of mark.worktrees.toReversed()) forgetWorktree(worktree.repository, worktree.folder);
	rmSync(folder, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
}
function readMark(folder) {
	try {
		return markSchema.parse(JSON.parse(readFileSync(join(folder, MARK), "utf8")));
	} catch {
		return;
	}
}
function writeMark(folder, mark) {
	writeAtomically(join(folder, MARK), JSON.stringify(mark));
}
// src/run/terminate.ts
const POLL_MS = 50;
/** SIGKILL cannot be refused, but a process in uninterruptible sleep takes its time. */
const KILL_WAIT_MS = 2e3;
/**
* SIGTERM, then SIGKILL, to a process group and to what it started outside of itself; waits until nothing is left.
* vLLM swallows a SIGTERM that comes while it loads, so asking is never enough.
* `graceEnds` gives the time of the SIGKILL, in epoch milliseconds, and is asked again and again: a cancelled run shortens it.
* @returns the processes that are still there.
*/
async function terminateGroup(group, graceEnds) {
	let strays = [];
	const living = () => {
		const table = processTable();
		if (table.length === 0) return signal(-group, 0) ? [{ pid: group }] : [];
		const tree = treeOf(group, table);
		strays = [...tree.filter((facts) => facts.group !== group), ...strays.filter(isAlive)];
		return [...new Map([...tree, ...strays].map((facts) => [facts.pid, facts])).values()];
	};
	const send = (name) => {
		signal(-group, name);
		for (const stray of strays.filter(isAlive)) signal(stray.pid, name);
	};
	if (living().length === 0) return [];
	send("SIGTERM");
	while (living().length > 0 && Date.now() < graceEnds()) await setTimeout$1(POLL_MS);
	for (const end = Date.now() + KILL_WAIT_MS; living().length > 0 && Date.now() < end; await setTimeout$1(POLL_MS)) send("SIGKILL");
	return living();
}
/** @returns whether somebody was there to get it. */
function signal(target, name) {
	try {
		return process.kill(target, name);
	} catch {
		return false;
	}
}
// src/run/clean-up.ts
const GRACE_MS = 3e3;
/**
* Takes down what a run left that was killed itself: its process groups, its locks and its folders. A group is touched only while
* a process lives in it that the run saw there, with the same start time, or that carries the run's mark; numbers get
* reused.
* @throws UserError when that run still lives.
* @returns what was done, one line each; nothing for a run that ended by itself.
*/
async function cleanUp(ledger) {
	const left = readLedger(ledger);
	if (left === void 0) return [];
	const sameBoot = left.boot === bootId();
	if (sameBoot && left.owner.pid !== process.pid && isAlive(left.owner)) throw new UserError(`process ${left.owner.pid} is measuring into this folder (${ledger})`, { hint: "wait for it, or choose another folder" });
	const done = await Promise.all((sameBoot ? livingGroups(left) : []).map(async (group) => {
		const graceEnds = Date.now() + GRACE_MS;
		const remaining = await terminateGroup(group, () => graceEnds);
		return remaining.length === 0 ? `stopped the process group ${group} that the run left behind` : `could not stop the processes ${remaining.map(({ pid }) => pid).join(", ")} of the process group ${group}`;
	}));
	const freed = left.locks.filter(freeLock).map((path) => `freed the lock ${path}`);
	const removed = left.folders.filter((folder) => removeOwnFolder(folder, left.run));
	rmSync(ledger, { force: true });
	return [
		...done,
		...freed,
		...removed.map((folder) => `removed the folder ${folder}`)
	];
}
function livingGroups({ groups, run }) {
	const noted = groups.filter(({ members }) => members.some(isAlive)).map(({ group }) => group);
	const marked = processTable().filter(({ pid }) => startedWith(pid, `${RUN_VARIABLE}=${run}`));
	return [...new Set([...noted, ...marked.map(({ group }) => group)])];
}
export { sidesLedgerPath as _, removeOwnFolder as a, treeOf as b, repositoryOf as c, freeLock as d, lockHolder as f, openLedger as g, ledgerPath as h, noteWorktree as i, git as l, RUN_VARIABLE as m, terminateGroup as n, addWorktree as o, takeLock as p, makeOwnFolder as r, forgetLostWorktrees as s, cleanUp as t, gitLine as u, processOf as v, processTable as y };
