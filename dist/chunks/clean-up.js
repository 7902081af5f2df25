import { S as uuid, _ as string, c as int, p as object, r as array } from "./schemas.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./errors.js";
import { n as writeAtomically, t as onDisk } from "./atomic-file.js";
import { a as gitLine, i as git, t as commandOutput } from "./command-output.js";
import { dirname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
// src/run/cancelled.ts
/** What the run throws after SIGINT or SIGTERM, when everything is stopped and written. */
function cancelledError(signal) {
	return new DOMException(cancelledBy(signal), "AbortError");
}
/** `cancelled by SIGINT`: entries abort with the signal's name as the reason. */
function cancelledBy(signal) {
	const { reason } = signal;
	return typeof reason === "string" ? `cancelled by ${reason}` : "cancelled";
}
/** @throws the error of a cancelled run when the run is cancelled. */
function throwIfCancelled(signal) {
	if (signal.aborted) throw cancelledError(signal);
}
/** Waits, and throws the error of a cancelled run as soon as it is cancelled. */
function pause(milliseconds, signal) {
	return new Promise((resolve, reject) => {
		if (signal.aborted) {
			reject(cancelledError(signal));
			return;
		}
		const cancel = () => {
			clearTimeout(timer);
			reject(cancelledError(signal));
		};
		const timer = setTimeout(() => {
			signal.removeEventListener("abort", cancel);
			resolve();
		}, milliseconds);
		signal.addEventListener("abort", cancel, { once: true });
	});
}
// src/run/process-table.ts
/** Reads `/proc/<pid>/stat`, proc_pid_stat(5). The name in its second field may itself hold spaces and parentheses. */
function parseStat(text) {
	const [state = "", parent, group, session, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
	const facts = {
		pid: Number.parseInt(text, 10),
		parent: Number(parent),
		group: Number(group),
		session: Number(session),
		start: Number(rest[15]),
		zombie: state === "Z" || state === "X"
	};
	return [
		facts.pid,
		facts.parent,
		facts.group,
		facts.session,
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
/**
* The processes of a group, and what they started outside of it. Its leader leads a session too, where Ray's workers stay, which have
* a group each and no parent of ours once their raylet has died.
*/
function treeOf(group, table) {
	const members = table.filter((facts) => facts.group === group || facts.session === group);
	const tree = new Map(members.map((facts) => [facts.pid, facts]));
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
// src/run/terminate.ts
const POLL_MS = 50;
/** SIGKILL cannot be refused, but a process in uninterruptible sleep takes its time. */
const KILL_WAIT_MS = 2e3;
/**
* SIGTERM, then SIGKILL, to a process group and to what it started outside of itself; waits until nothing is left.
* vLLM swallows a SIGTERM that comes while it loads, so asking is never enough.
* `others` are known to belong to it by other means, and are asked for again when nothing else is left.
* `graceEnds` gives the time of the SIGKILL, in epoch milliseconds, and is asked again and again: a cancelled run shortens it.
* @returns the processes that are still there.
*/
async function terminateGroup(group, graceEnds, others = () => []) {
	let strays = others();
	const found = () => {
		const table = processTable();
		if (table.length === 0) return signal(-group, 0) ? [{ pid: group }] : [];
		const known = [...strays.filter(isAlive), ...treeOf(group, table)];
		const all = [...new Map(known.map((facts) => [facts.pid, facts])).values()];
		strays = all.filter((facts) => facts.group !== group);
		return all;
	};
	const living = () => {
		const left = found();
		if (left.length > 0) return left;
		strays = others();
		return strays.filter(isAlive);
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
/** In the environment of all that one command starts: a process that has left its group, its session and its parents is known by it. */
const GROUP_VARIABLE = "LLM_PERF_GATE_GROUP";
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
	folders: array(string()).default([]),
	/** Found by the id in the file, or by the name; their processes are in no group of ours. */
	containers: array(object({
		program: string(),
		name: string(),
		idFile: string()
	})).default([])
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
	const containers = new Map();
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
			folders: [...folders],
			containers: [...containers.values()].map(({ program, name, idFile }) => ({
				program,
				name,
				idFile
			}))
		};
		if (groups.size + locks.size + folders.size + containers.size === 0) rmSync(path, { force: true });
		else writeAtomically(path, JSON.stringify(text));
	};
	const writeIfPossible = () => {
		try {
			write();
		} catch {}
	};
	return {
		path,
		run,
		noteGroup: (group, members) => {
			groups.set(group, members);
			write();
		},
		dropGroup: (group) => {
			if (groups.delete(group)) writeIfPossible();
		},
		noteContainer: (container) => {
			containers.set(container.name, container);
			write();
		},
		dropContainer: (name) => {
			if (containers.delete(name)) writeIfPossible();
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
// src/run/process-group.ts
/** A cancelled run has 7.5 s from SIGINT to the runner's SIGTERM: 2.5 to end by itself, then SIGKILL, then the files. */
const CANCEL_GRACE_MS = 2500;
const GRACE_MS$1 = 1e4;
/** Members are looked up after 1, 2, 4 … seconds: servers start theirs early, and a look costs time of the machine. */
const FIRST_LOOK_MS = 1e3;
const LAST_LOOK_MS = 64e3;
function exitText({ code, signal }) {
	return signal === null ? `exit code ${code}` : `killed by ${signal}`;
}
/**
* Starts a command as the leader of its own process group. A cancelled run stops it at once.
* @throws UserError when the command cannot be started.
*/
async function startGroup(command, { ledger, signal, log }) {
	throwIfCancelled(signal);
	const mark = randomUUID();
	const env = {
		...command.env,
		[RUN_VARIABLE]: ledger.run,
		[GROUP_VARIABLE]: mark
	};
	const { child, spawned } = spawnDetached({
		...command,
		env
	});
	const group = child.pid;
	if (group === void 0) {
		const cause = await spawned;
		throw new UserError(`cannot start ${command.argv[0]}: ${messageOf(cause)}`, {
			hint: "install it, or put it on the PATH of this step",
			cause
		});
	}
	let graceEnds = Number.POSITIVE_INFINITY;
	let stopping;
	const look = watchMembers(group, ledger);
	const stopWithin = (milliseconds) => {
		graceEnds = Math.min(graceEnds, Date.now() + milliseconds);
		stopping ??= (async () => {
			look.end();
			const left = await terminateGroup(group, () => graceEnds, () => [...look.seen(), ...markedWith(mark)]);
			signal.removeEventListener("abort", cancel);
			if (left.length === 0) ledger.dropGroup(group);
			else log.warn(`${command.argv[0]}: still there after SIGKILL: ${left.map(({ pid }) => pid).join(", ")}`);
		})();
		return stopping;
	};
	const cancel = () => {
		stopWithin(CANCEL_GRACE_MS);
	};
	signal.addEventListener("abort", cancel, { once: true });
	const stop = () => stopWithin(signal.aborted ? CANCEL_GRACE_MS : GRACE_MS$1);
	let exit;
	const exited = new Promise((resolve) => {
		child.once("exit", (code, name) => {
			exit = {
				code,
				signal: name
			};
			stop();
			resolve(exit);
		});
	});
	try {
		look.begin();
	} catch (cause) {
		await stop();
		throw cause;
	}
	return {
		leader: group,
		exited,
		exit: () => exit,
		stop,
		[Symbol.asyncDispose]: stop
	};
}
function spawnDetached({ argv, env, cwd, stdout, stderr }) {
	const [program = "", ...args] = argv;
	const out = onDisk(stdout, () => openSync(stdout, "a"));
	const err = stderr === stdout ? out : onDisk(stderr, () => openSync(stderr, "a"));
	try {
		const child = spawn(program, args, {
			cwd,
			env,
			detached: true,
			stdio: [
				"ignore",
				out,
				err
			]
		});
		return {
			child,
			spawned: new Promise((resolve) => {
				child.once("error", resolve);
				child.once("spawn", () => resolve(void 0));
			})
		};
	} finally {
		closeSync(out);
		if (err !== out) closeSync(err);
	}
}
/** torchrun gives each rank a session of its own: what a dead one has started is in no group of ours. Engines that rewrite their title lose it. */
function markedWith(mark) {
	return processTable().filter(({ pid }) => startedWith(pid, `${GROUP_VARIABLE}=${mark}`));
}
/** Keeps the members of a group in the ledger, so that they are known as ours when their leader is gone. */
function watchMembers(group, ledger) {
	let timer;
	let known = "";
	let seen = [];
	const look = (next) => {
		const members = treeOf(group, processTable());
		seen = [...new Map([...seen.filter(isAlive), ...members].map((facts) => [facts.pid, facts])).values()];
		const text = members.map(({ pid }) => pid).join();
		if (members.length > 0 && text !== known) ledger.noteGroup(group, members);
		known = text;
		timer = setTimeout(lookAgain, next, Math.min(next * 2, LAST_LOOK_MS)).unref();
	};
	const lookAgain = (next) => {
		try {
			look(next);
		} catch {}
	};
	return {
		begin: () => {
			const leader = processOf(group);
			if (leader !== void 0) ledger.noteGroup(group, [leader]);
			timer = setTimeout(lookAgain, FIRST_LOOK_MS, FIRST_LOOK_MS * 2).unref();
		},
		end: () => clearTimeout(timer),
		seen: () => seen
	};
}
// src/run/lock-file.ts
const holderSchema = object({
	pid: int(),
	start: int(),
	boot: string(),
	since: string(),
	ledger: string().optional()
});
/** Takes a lock that is free, or whose holder is gone. @returns who holds it, or `undefined` when it is ours. */
function takeLock(path, ledger) {
	const start = processOf(process.pid)?.start ?? 0;
	const mine = {
		pid: process.pid,
		start,
		boot: bootId(),
		since: new Date().toISOString(),
		ledger
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
/** What the lock's holder had started, when it is gone: the path of its ledger. */
function abandonedLedger(path) {
	const text = readLock(path);
	return text === void 0 || livingHolder(text) !== void 0 ? void 0 : parseHolder(text)?.ledger;
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
	const holder = text === void 0 ? void 0 : parseHolder(text);
	if (holder === void 0) return void 0;
	return (holder.start === 0 ? signalReaches(holder.pid) : holder.boot === bootId() && isAlive(holder)) ? holder : void 0;
}
function parseHolder(text) {
	try {
		return holderSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return;
	}
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
/** Makes the repositories forget the worktrees of a folder; the files stay. */
function forgetWorktreesOf(own) {
	const mark = readMark(own);
	if (mark === void 0) return;
	for (const { repository, folder } of mark.worktrees.toReversed()) forgetWorktree(repository, folder);
	writeMark(own, {
		...mark,
		worktrees: []
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
// src/run/server-process.ts
/** Removing a container kills what is in it; its program waits for the daemon, which may hang. */
const REMOVE_MS = 4e3;
/** Starts a server's command; `stop` ends its processes, and its container by its id. */
async function startProcess(launch, { env, cwd }, log, bench) {
	const { world, ledger } = bench;
	const { container } = launch;
	for (const [path, text] of Object.entries(launch.files ?? {})) onDisk(path, () => writeFileSync(path, text, { mode: 416 }));
	const command = {
		argv: launch.argv,
		env: {
			...env,
			...launch.env
		},
		cwd,
		stdout: log,
		stderr: log
	};
	const site = {
		ledger,
		signal: world.signal,
		log: world.log
	};
	if (container === void 0) return startGroup(command, site);
	rmSync(container.idFile, { force: true });
	ledger.noteContainer(container);
	const group = await startGroup(command, site);
	const stop = async () => {
		await group.stop();
		await removeContainer(container, {
			env,
			cwd
		});
		ledger.dropContainer(container.name);
	};
	return {
		...group,
		stop,
		[Symbol.asyncDispose]: stop
	};
}
/** Kills and removes a container, by its id where that is known. @returns whether there was one. */
async function removeContainer(container, site) {
	const printed = await commandOutput([
		container.program,
		"rm",
		"--force",
		containerId(container)
	], site, REMOVE_MS);
	rmSync(container.idFile, { force: true });
	return printed !== void 0 && printed.trim() !== "";
}
/** The id that the program wrote, or the name that it was given. */
function containerId({ idFile, name }) {
	try {
		return readFileSync(idFile, "utf8").trim() || name;
	} catch {
		return name;
	}
}
/** The image's digest, as its registry has it or else its own id; absent when the program does not tell. */
async function imageDigest({ program, image }, bench) {
	const format = "{{range .RepoDigests}}{{.}} {{end}}{{.Id}}";
	const site = {
		env: bench.env,
		cwd: bench.world.cwd,
		signal: bench.world.signal
	};
	return (await commandOutput([
		program,
		"image",
		"inspect",
		"--format",
		format,
		image
	], site))?.trim().split(/\s+/)[0];
}
// src/run/clean-up.ts
const GRACE_MS = 3e3;
/**
* Takes down what a run left that was killed itself: its process groups, its locks and its folders. A group is touched only while
* a process lives in it that the run saw there, with the same start time, or that carries the run's mark; numbers get
* reused.
* `env` finds the programs of containers. @throws UserError when that run still lives.
* @returns what was done, one line each; nothing for a run that ended by itself.
*/
async function cleanUp(ledger, env = {}) {
	const left = readLedger(ledger);
	if (left === void 0) return [];
	const sameBoot = left.boot === bootId();
	if (sameBoot && left.owner.pid !== process.pid && isAlive(left.owner)) throw new UserError(`process ${left.owner.pid} is measuring into this folder (${ledger})`, { hint: "wait for it, or choose another folder" });
	const done = await Promise.all((sameBoot ? livingGroups(left) : []).map(async (group) => {
		const graceEnds = Date.now() + GRACE_MS;
		const remaining = await terminateGroup(group, () => graceEnds);
		return remaining.length === 0 ? `stopped the process group ${group} that the run left behind` : `could not stop the processes ${remaining.map(({ pid }) => pid).join(", ")} of the process group ${group}`;
	}));
	const containers = await Promise.all(left.containers.map(async (container) => {
		return await removeContainer(container, {
			env,
			cwd: dirname(ledger)
		}) ? [`removed the container ${container.name} that the run left behind`] : [];
	}));
	const freed = left.locks.filter(freeLock).map((path) => `freed the lock ${path}`);
	const removed = left.folders.filter((folder) => removeOwnFolder(folder, left.run));
	rmSync(ledger, { force: true });
	return [
		...done,
		...containers.flat(),
		...freed,
		...removed.map((folder) => `removed the folder ${folder}`)
	];
}
function livingGroups({ groups, run }) {
	const noted = groups.filter(({ members }) => members.some(isAlive)).map(({ group }) => group);
	const marked = processTable().filter(({ pid }) => startedWith(pid, `${RUN_VARIABLE}=${run}`));
	return [...new Set([...noted, ...marked.map(({ group }) => group)])];
}
export { throwIfCancelled as A, terminateGroup as C, cancelledBy as D, treeOf as E, cancelledError as O, sidesLedgerPath as S, startedWith as T, exitText as _, forgetWorktreesOf as a, ledgerPath as b, removeMarkedFolder as c, forgetLostWorktrees as d, repositoryOf as f, takeLock as g, lockHolder as h, startProcess as i, pause as k, removeOwnFolder as l, freeLock as m, containerId as n, makeOwnFolder as o, abandonedLedger as p, imageDigest as r, noteWorktree as s, cleanUp as t, addWorktree as u, startGroup as v, processTable as w, openLedger as x, RUN_VARIABLE as y };
