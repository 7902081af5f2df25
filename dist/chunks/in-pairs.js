import { D as flagOf, E as argsToFlags, N as grouped, O as isOn, V as metricOf, r as UNRECOGNIZED, t as TOOLS } from "./tools.js";
import { a as LOOKS, i as judgeRows, o as looksUpTo, t as compare, u as samePairs } from "./compare.js";
import { _ as string, a as boolean, b as unknown, f as number, h as record, p as object, r as array, u as literal } from "./schemas.js";
import { a as readSession, c as _usingCtx, d as RECORD_SCHEMA, n as isSessionFolder, p as REQUESTS_FOLDER } from "./session-folder.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./errors.js";
import { a as NOTHING_TO_BUILD, h as nearest, n as DROPPED } from "./load.js";
import { A as seriesOf, C as shareOf, D as ownCells, E as confirmingPairs, F as counted, H as mean, O as SENTINEL, Q as tUpperTail, S as trialNamer, T as plannedCells, U as median, Z as tQuantile, d as formatCount, g as formatPercent, k as sideOf$1, m as formatMinutes, p as formatInterval, q as squares, r as isJudged, u as formatChange, w as serverDigest, x as planTrials } from "./rows.js";
import { i as MACHINE, n as engineFlagsOf, t as joinParts } from "./parts.js";
import { n as interleavedInput, t as readRequestLogs } from "./request-logs.js";
import { c as canonicalJson, l as digestOf } from "./load-result.js";
import { a as gitLine, i as git, t as commandOutput } from "./command-output.js";
import { a as majorMinor, c as ensureCommit, i as DEVICE_FAMILIES, n as familiesPresent, o as presentFacts, r as readText$1, s as commitOf, t as askFamilies, u as treeOf } from "./families-present.js";
import { t as TELEMETRY_SCHEMA } from "./telemetry.js";
import { A as throwIfCancelled, C as terminateGroup, D as cancelledBy, E as treeOf$1, O as cancelledError, S as sidesLedgerPath, T as startedWith, _ as exitText, a as forgetWorktreesOf, b as ledgerPath, c as removeMarkedFolder, d as forgetLostWorktrees, f as repositoryOf, g as takeLock, h as lockHolder, i as startProcess, k as pause, l as removeOwnFolder, m as freeLock, n as containerId, o as makeOwnFolder, p as abandonedLedger, r as imageDigest, s as noteWorktree, t as cleanUp, u as addWorktree, v as startGroup, w as processTable, x as openLedger, y as RUN_VARIABLE } from "./clean-up.js";
import { n as writeAtomically, t as onDisk } from "./atomic-file.js";
import { n as hubCacheOf, t as cachedFolder } from "./hugging-face-files.js";
import { t as openSession } from "./session-writer.js";
import os, { hostname, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { createServer } from "node:net";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { accessSync, closeSync, constants, createReadStream, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, statfsSync, utimesSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { pipeline } from "node:stream/promises";
// src/store/resume.ts
/**
* The records that a folder holds already; none for a folder that is not a session.
* @throws UserError when they are of another commit, base, plan or machine: their numbers would not belong together.
*/
async function resumableRecords(folder, now) {
	if (!await isSessionFolder(folder)) return [];
	const { origin, planDigest, setupDigest, environment, records } = await readSession(folder);
	const same = (what, was, is, none = "unknown") => {
		if (was === is) return;
		throw new UserError(`${folder} holds a session of another ${what}: ${was ?? none}, this run has ${is ?? none}`, { hint: "only a run of the same commit, base, plan and machine can take it up again; choose another folder" });
	};
	same("commit", origin.commit, now.origin.commit);
	same("base", origin.base, now.origin.base, "none");
	same("plan", planDigest, now.planDigest);
	same("state of the workspace's files", origin.edits, now.origin.edits, "no edits");
	if (setupDigest !== void 0) same("configuration of base or variants", setupDigest, now.setupDigest);
	for (const key of new Set([...Object.keys(environment.class), ...Object.keys(now.environmentClass)])) same(`environment class (${key})`, environment.class[key], now.environmentClass[key]);
	for (const { variant, facts } of now.sides ?? []) for (const [fact, is] of Object.entries(facts).filter(([name]) => isIdentity(name))) {
		const was = environment.subject[`${variant}: ${fact}`];
		if (was !== void 0) same(`${variant} (${fact})`, was, is);
	}
	return records;
}
/** Names of branches, tags and images move; where a module lies changes with every checkout. */
function isIdentity(fact) {
	return fact === "commit" || fact.startsWith("commit of ") || fact.endsWith(" image");
}
// src/run/child-env.ts
/** The runner's tokens and its channels for outputs, state and later steps: code under test must not reach them. */
const KEPT_BACK = new Set([
	"GITHUB_TOKEN",
	"GH_TOKEN",
	"GITHUB_OUTPUT",
	"GITHUB_ENV",
	"GITHUB_STATE",
	"GITHUB_PATH",
	"GITHUB_STEP_SUMMARY"
]);
const KEPT_BACK_PREFIX = /^(?:INPUT_|ACTIONS_|STATE_)/;
/**
* What servers, tools and set-up inherit. `RUNNER_TRACKING_ID` stays: by it the runner finds processes
* that outlive the job.
*/
function childEnvironment(env) {
	const kept = {};
	for (const [name, value] of Object.entries(env)) {
		if (value === void 0 || KEPT_BACK.has(name) || KEPT_BACK_PREFIX.test(name)) continue;
		kept[name] = value;
	}
	return kept;
}
// src/run/log-tail.ts
const TAIL_BYTES$1 = 16384;
const LONGEST_LINE = 300;
/** The end of a file as text; empty when there is no such file. */
function readTail(path, bytes = TAIL_BYTES$1) {
	let file;
	try {
		file = openSync(path, "r");
	} catch {
		return "";
	}
	try {
		const { size } = fstatSync(file);
		const buffer = Buffer.alloc(Math.min(size, bytes));
		const read = readSync(file, buffer, 0, buffer.length, size - buffer.length);
		return buffer.toString("utf8", 0, read);
	} finally {
		closeSync(file);
	}
}
/** The last lines of a log: no colours, of a progress bar only its last state, no empty lines. */
function lastLines(text, count = 15) {
	return stripVTControlCharacters(text).split("\n").map((line) => line.trimEnd().replace(/^.*\r/, "").slice(0, LONGEST_LINE)).filter((line) => line.trim() !== "").slice(-count);
}
/** `; last lines: a ⏎ b`, or nothing: to hang on a message of one line. */
function lastLinesOf(path, count) {
	const lines = lastLines(readTail(path), count);
	return lines.length === 0 ? "" : `; last lines: ${lines.join(" ⏎ ")}`;
}
// src/run/env-from.ts
const TIMEOUT_MS = 6e4;
/**
* Names each file before it is sourced, and prints the environment at the end. What the files print goes away;
* their complaints come back on stderr.
*/
const SCRIPT$1 = `exec 3>&1 1>/dev/null
for file in "$@"; do
  printf 'at %s\\0' "$file" >&3
  . "$file" || exit
done
printf 'end\\0' >&3
env -0 >&3`;
/** What bash changes by itself. */
const OF_THE_SHELL = [
	"_",
	"SHLVL",
	"PWD",
	"OLDPWD"
];
/** What every child of a job inherits: the runner's environment without its secrets, and what `env-from` changes. */
function jobEnvironment({ envFrom }, { env, cwd, signal }) {
	return sourceEnvironment({
		files: envFrom,
		env: childEnvironment(env),
		cwd,
		signal
	});
}
/**
* The environment after bash has sourced the files, in order, in one clean shell.
* @throws UserError naming the file that failed, with the end of what it said.
*/
async function sourceEnvironment({ files, env, cwd, signal }) {
	throwIfCancelled(signal);
	if (files.length === 0) return env;
	const paths = files.map((file) => resolve(cwd, file));
	const { code, stdout, stderr } = await bash(paths, {
		env,
		cwd,
		signal
	});
	throwIfCancelled(signal);
	const parts = stdout.split("\0").slice(0, -1);
	const end = parts.indexOf("end");
	if (code === 0 && end >= 0) return inherited(parts.slice(end + 1), env);
	const file = parts.findLast((part) => part.startsWith("at "))?.slice(3) ?? paths[0];
	const said = lastLines(stderr, 3).join(" ⏎ ");
	const how = code === "ENOENT" ? "bash is not installed" : code === 0 ? "it ended the shell" : `exit code ${code}`;
	throw new UserError(`env-from: sourcing ${file} failed (${how})${said === "" ? "" : `: ${said}`}`, { hint: `try it yourself: bash -c '. ${file}'` });
}
function inherited(lines, before) {
	const after = {};
	for (const line of lines) {
		const equals = line.indexOf("=");
		if (equals > 0) after[line.slice(0, equals)] = line.slice(equals + 1);
	}
	for (const name of OF_THE_SHELL) {
		delete after[name];
		const value = before[name];
		if (value !== void 0) after[name] = value;
	}
	return childEnvironment(after);
}
/** In a group of its own, so that what a hanging file has started ends with it. */
function bash(paths, { env, cwd, signal }) {
	const argv = [
		"--noprofile",
		"--norc",
		"-c",
		SCRIPT$1,
		"bash",
		...paths
	];
	const child = spawn("bash", argv, {
		env,
		cwd,
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
	for (const stream of ["stdout", "stderr"]) child[stream].setEncoding("utf8").on("data", (text) => {
		said[stream] += text;
	});
	let stopping;
	const stop = () => {
		if (child.pid !== void 0) stopping ??= terminateGroup(child.pid, () => 0);
	};
	const timer = setTimeout(stop, TIMEOUT_MS);
	signal.addEventListener("abort", stop, { once: true });
	return new Promise((done) => {
		const end = async (code) => {
			clearTimeout(timer);
			signal.removeEventListener("abort", stop);
			await stopping;
			done({
				code,
				...said
			});
		};
		child.once("error", (error) => void end("code" in error ? String(error.code) : error.message));
		child.once("close", (code, name) => {
			end(stopping === void 0 ? code ?? `killed by ${name}` : `none after ${TIMEOUT_MS / 1e3} s`);
		});
	});
}
// src/run/sides/imports.ts
/**
* Where modules would be imported from: the named ones, or those of the packages that were installed from these
* folders (PEP 610). Nothing is imported, and the current folder, which an installed command does not look into, is
* left out.
*/
const IMPORTS = `import importlib.metadata as metadata, importlib.util, json, os, sys
from urllib.parse import unquote, urlparse
sys.path[:] = [path for path in sys.path if path != ""]
roots, modules = json.loads(sys.argv[1]), json.loads(sys.argv[2])

def of(distribution):
    text = distribution.read_text("direct_url.json")
    url = urlparse(json.loads(text).get("url", "")) if text else None
    path = os.path.realpath(unquote(url.path)) if url and url.scheme == "file" else ""
    return any(path == root or path.startswith(root + os.sep) for root in map(os.path.realpath, roots))

if not modules:
    for distribution in metadata.distributions():
        if of(distribution):
            name = distribution.metadata["Name"].replace("-", "_")
            modules += (distribution.read_text("top_level.txt") or name).split()
found = {}
for name in sorted(set(modules)):
    spec = importlib.util.find_spec(name)
    places = [] if spec is None else [spec.origin] if spec.origin else list(spec.submodule_search_locations or [])
    found[name] = os.path.realpath(places[0]) if places else None
print(json.dumps({"modules": found, "executable": sys.executable, "version": sys.version.split()[0]}))
`;
const foundSchema = object({
	modules: record(string(), string().nullable()),
	executable: string(),
	version: string()
});
/** @returns where a Python would import from, or why it cannot say. */
function readImports(printed) {
	try {
		return foundSchema.parse(JSON.parse(printed));
	} catch (cause) {
		return `python did not say where it imports from: ${messageOf(cause)}`;
	}
}
// src/run/sides/side-env.ts
/**
* The head's environment as it would be in another folder: every value, and every part of a list such as `PATH`, that
* lies in `from` names the same place in `to`. A `PYTHONPATH` of the workspace would otherwise run the head's code.
*/
function movedEnvironment(env, from, to) {
	return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, movedList(value, from, to)]));
}
function movedList(value, from, to) {
	return value.split(delimiter).map((part) => isInside(part, from) ? join(to, relative(from, part)) : part).join(delimiter);
}
/** Whether a path is a folder or lies in it. */
function isInside(path, folder) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
/** As `activate` would leave it. */
function withVirtualEnv(env, folder) {
	const { PYTHONHOME: _, ...kept } = env;
	const path = [join(folder, "bin"), ...kept["PATH"] === void 0 ? [] : [kept["PATH"]]].join(delimiter);
	return {
		...kept,
		VIRTUAL_ENV: folder,
		PATH: path
	};
}
// src/run/sides/proof.ts
/** Packages with a heavy `sitecustomize`, or on a network disk. */
const LIMIT_MS$1 = 6e4;
function refuted(reason) {
	return {
		state: "refuted",
		reason
	};
}
/** A set-up may move the checkout: what counts is where it stands afterwards. */
async function proveHead(commit, site) {
	const head = await gitLine(["rev-parse", "HEAD"], site);
	if (head === commit) return {
		state: "proved",
		facts: { commit }
	};
	return refuted(`${site.cwd} stands at ${head ?? "no commit"}, not at ${commit}`);
}
async function askImports(question, signal) {
	const { python, env, cwd, roots, modules } = question;
	const argv = [
		python,
		"-c",
		IMPORTS,
		JSON.stringify(roots),
		JSON.stringify(modules)
	];
	const printed = await commandOutput(argv, {
		env,
		cwd,
		signal
	}, LIMIT_MS$1);
	return printed === void 0 ? `${python} does not run, or does not end` : readImports(printed);
}
/** Every module comes from the side's own folders. */
function proveOwnImports({ modules }, { roots }) {
	for (const [name, place] of Object.entries(modules)) {
		if (place === null) return refuted(`it cannot import ${name}`);
		if (!roots.some((root) => isInside(place, root))) return refuted(`it would import ${name} from ${place}, which is not its own code (${roots.join(", ")})`);
	}
	return {
		state: "proved",
		facts: importFacts(modules)
	};
}
/** No module comes from the other side's folders: a head that the job has installed may lie anywhere else. */
function proveNotTheirs({ modules }, theirs) {
	for (const [name, place] of Object.entries(modules)) {
		if (place === null) return refuted(`it cannot import ${name}`);
		if (theirs.roots.some((root) => isInside(place, root))) return refuted(`it would import ${name} from ${place}, which is the other side's code`);
	}
	return {
		state: "proved",
		facts: importFacts(modules)
	};
}
function importFacts(modules) {
	return Object.fromEntries(Object.entries(modules).map(([name, place]) => [`import ${name}`, place ?? ""]));
}
/** Python and `/proc` tell paths without links in them. */
function withoutLinks(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
// src/run/sides/side-server.ts
/** Of an image that no configured container says more of. */
const PLAIN = {
	program: "docker",
	devices: [],
	mounts: [],
	options: []
};
/** A server as a side has it: up already, in the side's own image, or started otherwise than it is configured. */
function serverOn(spec, side) {
	const changed = side?.changes === void 0 ? spec : withChanges(spec, side.changes);
	const replaced = side?.server;
	switch (replaced?.kind) {
		case void 0: return changed;
		case "urls": {
			const url = replaced.urls[spec.name];
			return url === void 0 ? changed : {
				...changed,
				engine: "external",
				url
			};
		}
		case "image": return {
			...changed,
			container: containerOn(spec, replaced)
		};
	}
}
/** With what its own container says, unless the side brings a container of its own. */
function containerOn({ container: own }, { image, container }) {
	return container ?? {
		...own ?? PLAIN,
		image
	};
}
/** A changed flag replaces the configured one, however that one is spelled. */
function withChanges(spec, { args, env }) {
	const changed = new Set(Object.keys(args).map(flagOf));
	const kept = Object.fromEntries(Object.entries(spec.args).filter(([key]) => !changed.has(flagOf(key))));
	return {
		...spec,
		args: {
			...kept,
			...args
		},
		env: {
			...spec.env,
			...env
		}
	};
}
// src/run/sides/virtual-env.ts
/** A set-up that calls one of these installs into whatever environment is active. */
const INSTALLS = /(?:^|[\s;&|(])(?:pip3?|python3?|uv|poetry|pdm)(?=\s|$)/m;
function installsPython(setup) {
	return setup !== void 0 && INSTALLS.test(setup);
}
/**
* Makes a virtual environment that sees what the active Python has installed, and hides it behind what is installed
* into it: a set-up then builds the one package that differs and not the whole stack again. The commands of what is
* installed are made anew, because the old ones start the old Python, with the other side's code. Python reads the
* files that end in .pth by their names: what is installed here comes before what lies below.
*/
const LAYERED = String.raw`import importlib.metadata, os, subprocess, sys, venv
folder = sys.argv[1]
venv.create(folder, with_pip=False, symlinks=True)
bin = os.path.join(folder, "bin")
python = os.path.join(bin, "python3")
below = [p for p in sys.path if p.endswith(("site-packages", "dist-packages")) and os.path.isdir(p)]
lib = os.path.join(folder, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
with open(os.path.join(lib, "zzzz_llm_perf_gate_layer.pth"), "w") as file:
    for path in below:
        file.write("import site; site.addsitedir(%r)\n" % path)

def command(name, module, call):
    path = os.path.join(bin, name)
    if os.sep in name or os.path.lexists(path):
        return
    with open(path, "w") as file:
        file.write("#!%s\nimport sys\nfrom %s import %s\nsys.exit(%s())\n" % (python, module, call.split(".")[0], call))
    os.chmod(path, 0o755)

for distribution in importlib.metadata.distributions(path=below):
    for entry in distribution.entry_points:
        if entry.group == "console_scripts" and ":" in entry.value:
            module, call = entry.value.split("[")[0].strip().split(":")
            command(entry.name, module, call)
if subprocess.run([python, "-c", "import pip"], stderr=subprocess.DEVNULL).returncode != 0:
    subprocess.run([python, "-m", "ensurepip", "--default-pip"], check=True)
for name in "pip", "pip3":
    command(name, "pip._internal.cli.main", "main")
`;
/** Makes a virtual environment of the active Python. @returns why there is none, in one line. */
async function makeVirtualEnv(request, site) {
	try {
		var _usingCtx$11 = _usingCtx();
		const { folder, layered, env, cwd, log } = request;
		const python = pythonOn(env["PATH"] ?? "");
		if (python === void 0) return "there is no python3 on the PATH";
		const exit = await _usingCtx$11.a(await startGroup({
			argv: [
				python,
				...layered ? ["-c", LAYERED] : ["-m", "venv"],
				folder
			],
			env,
			cwd,
			stdout: log,
			stderr: log
		}, site)).exited;
		if (exit.code === 0) return void 0;
		return `${python} cannot make a virtual environment: ${exitText(exit)}${lastLinesOf(log, 3)}`;
	} catch (_) {
		_usingCtx$11.e = _;
	} finally {
		await _usingCtx$11.d();
	}
}
/** The Python that a bare `python3` or `python` starts; a full path, so that no current folder can stand in for it. */
function pythonOn(path) {
	return path.split(":").filter((folder) => folder.startsWith("/")).flatMap((folder) => [join(folder, "python3"), join(folder, "python")]).find((candidate) => existsSync(candidate));
}
// src/devices/cpu-list.ts
/** `0-2,8` as numbers; nothing of what is no such list. */
function numbersOf(list) {
	if (!/^\d+(?:-\d+)?(?:,\s*\d+(?:-\d+)?)*$/.test(list.trim())) return [];
	return list.split(",").flatMap((part) => {
		const [from = NaN, to = from] = part.split("-").map(Number);
		return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
	});
}
// src/run/free-port.ts
/** Servers listen where only this machine reaches them: their development endpoints are on. */
const HOST = "127.0.0.1";
/** A port that nothing listens on at this moment. */
async function freePort() {
	const server = createServer().listen(0, HOST);
	await once(server, "listening");
	const { port } = server.address();
	server.close();
	await once(server, "close");
	return port;
}
async function portIsFree(port) {
	const server = createServer();
	return new Promise((resolve) => {
		server.once("error", () => resolve(false));
		server.listen(port, HOST, () => server.close(() => resolve(true)));
	});
}
// src/run/launch-site.ts
/** What engines are told of this machine. `deviceNodes` is for `numa: auto`. */
function launchSite({ node, cli }, where) {
	const { port, folder, mark, deviceNodes } = where;
	return {
		host: HOST,
		port,
		node,
		cli,
		folder,
		mark,
		coresOf,
		...deviceNodes === void 0 ? {} : { deviceNodes }
	};
}
/** The cores of NUMA nodes, as the kernel lists them. */
function coresOf(nodes) {
	try {
		return numbersOf(nodes).map((node) => readFileSync(`/sys/devices/system/node/node${node}/cpulist`, "utf8")).map((list) => list.trim()).join(",");
	} catch {
		return;
	}
}
// src/run/binding.ts
/** The binding that the kernel really gives the process, against what its command asked for. Nothing where `/proc` does not tell. */
function bindingFacts(pid, argv) {
	const status = textOf$2(`/proc/${pid}/status`);
	const cpus = field(status, "Cpus_allowed_list");
	if (cpus === void 0) return { facts: {} };
	const memory = memoryPolicy(textOf$2(`/proc/${pid}/numa_maps`)) ?? field(status, "Mems_allowed_list");
	const facts = {
		cpus,
		...memory === void 0 ? {} : { memory }
	};
	const mismatch = mismatchOf(argv, cpus, memory);
	return {
		facts,
		...mismatch === void 0 ? {} : { mismatch }
	};
}
/** Pure: the first of numactl's options that the process does not show. */
function mismatchOf(argv, cpus, memory, cores = coresOf) {
	const asked = (flag) => argv.indexOf(flag) < 0 ? void 0 : argv[argv.indexOf(flag) + 1];
	const wantedCpus = asked("-C") ?? nodesCores(asked("-N"), cores);
	if (wantedCpus !== void 0 && !sameNumbers(wantedCpus, cpus)) return `numactl asked for the cores ${wantedCpus}, the process may run on ${cpus}`;
	const nodes = asked("-m") ?? asked("-i");
	if (nodes === void 0 || nodes === "all" || memory === void 0) return void 0;
	return sameNumbers(nodes, memory.replace(/^.*:/, "")) ? void 0 : `numactl asked for the memory of node ${nodes}, the process has ${memory}`;
}
/** What of a binding is not on this machine, or not in this job's share of it: of that, `numactl` says no more than how it is used. */
function whyUnbindable(numa, allowed = allowedHere()) {
	if (numa === void 0 || numa === "auto" || allowed === void 0) return void 0;
	const missing = (wanted, there) => {
		const known = new Set(numbersOf(there));
		return numbersOf(wanted ?? "").filter((number) => !known.has(number));
	};
	const nodes = [
		numa.nodes,
		numa.memory,
		numa.interleave
	].flatMap((list) => missing(list, allowed.nodes));
	if (nodes.length > 0) return `node ${[...new Set(nodes)].join(", ")} is not there, but ${allowed.nodes}`;
	const cores = missing(numa.cpus, allowed.cpus);
	return cores.length === 0 ? void 0 : `core ${cores.join(", ")} is not there, but ${allowed.cpus}`;
}
function allowedHere() {
	const status = textOf$2("/proc/self/status");
	const [cpus, nodes] = [field(status, "Cpus_allowed_list"), field(status, "Mems_allowed_list")];
	if (cpus === void 0 || nodes === void 0) return void 0;
	const real = numbersOf(nodes).filter((node) => textOf$2(`/sys/devices/system/node/node${node}/cpulist`) !== void 0);
	return real.length === 0 ? void 0 : {
		cpus,
		nodes: real.join(",")
	};
}
const nodesCores = (nodes, cores) => nodes === void 0 ? void 0 : cores(nodes);
function sameNumbers(a, b) {
	const sorted = (list) => [...new Set(numbersOf(list))].sort((x, y) => x - y).join();
	return sorted(a) === sorted(b);
}
/** `bind:0`, `interleave:0-1`: numa_maps(5) gives it for every mapping; those of the program itself come first. */
function memoryPolicy(maps) {
	return /^[0-9a-f]+ ((?:bind|interleave|prefer)[\w=()]*:[\d,-]+)/m.exec(maps ?? "")?.[1];
}
const field = (text, name) => new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(text ?? "")?.[1];
function textOf$2(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return;
	}
}
// src/run/data-set.ts
const SHAREGPT = "https://huggingface.co/datasets/anon8231489123/ShareGPT_Vicuna_unfiltered/resolve/main/ShareGPT_V3_unfiltered_cleaned_split.json";
/** What tools other than the built-in are told to read: a file, unless it is a name that they look up on a hub. */
const LOCAL = /^\.{0,2}\/|\.(?:jsonl?|parquet|csv|txt)$/;
/**
* The data that a test names and that is not there, with what to do; a tool would tell only after its server had started.
* @returns `undefined` when all is there, or cannot be seen from here: in a container, or still to be prepared.
*/
function missingData({ test, server }, env, cwd) {
	const { dataset, ownDataset } = test;
	if (ownDataset?.name === "hugging-face") {
		const { path } = ownDataset;
		const hubCache = hubCacheOf({
			...env,
			...test.env
		});
		if (existsSync(resolve(cwd, path)) || existsSync(cachedFolder(path, hubCache))) return void 0;
		const cure = LOCAL.test(path) ? "mend dataset.path" : `download it before: hf download --repo-type dataset ${path}`;
		return new UserError(`test ${test.name}: the data set ${path} is neither here nor in ${hubCache}`, { hint: cure });
	}
	const told = [dataset, ownDataset].find((data) => data !== void 0 && "path" in data);
	const path = told !== void 0 && "path" in told ? told.path : toolsPath(test);
	const unseen = told === void 0 && (server?.container !== void 0 || server?.prepare !== void 0);
	if (path === void 0 || unseen || existsSync(resolve(cwd, path))) return void 0;
	const cure = (told?.name ?? argument(test, "dataset_name")) === "sharegpt" ? `download it: curl -L -o ${path} ${SHAREGPT}` : "mend dataset.path";
	return new UserError(`test ${test.name}: the data set ${path} does not exist`, { hint: cure });
}
function toolsPath(test) {
	const path = argument(test, "dataset_path");
	return path !== void 0 && LOCAL.test(path) ? path : void 0;
}
/** By either spelling. */
function argument({ args }, name) {
	const value = args[name] ?? args[name.replaceAll("_", "-")];
	return typeof value === "string" ? value : void 0;
}
// src/run/preview.ts
/** Stands for the free port that a server without a fixed one gets when it starts. */
const PREVIEW_PORT = 8e3;
/** Stands for the model that such a server lists when it is asked. */
const PREVIEW_MODEL = "MODEL";
/** How the server would be started. */
function launchFor(server, { engines }, world) {
	return engines[server.engine].launch(server, previewSite(server, world));
}
/** The node of `numa: auto` is asked for at the start only. */
function previewSite({ port }, world) {
	return launchSite(world, {
		port: port ?? PREVIEW_PORT,
		folder: "raw",
		mark: "RUN"
	});
}
/** How the trial's tool would be started. */
function toolCommandFor(trial, known, world) {
	const { server, test } = trial;
	const model = server?.model ?? server?.args["model"];
	return known.tools[test.tool].command(trial, {
		...server === void 0 ? {} : { baseUrl: launchFor(server, known, world).baseUrl },
		...server === void 0 ? {} : { model: typeof model === "string" ? model : PREVIEW_MODEL },
		folder: `raw/${trial.id}`,
		node: world.node,
		cli: world.cli,
		first: true
	});
}
// src/run/server-env.ts
/**
* What a server inherits: the job's environment, what its own `env-from` changes, its virtual environment first on the PATH, and
* its own variables.
* @throws UserError naming a file of `env-from` that fails.
*/
async function serverEnvironment({ envFrom = [], venv, env: own }, job, { cwd, signal }) {
	const sourced = await sourceEnvironment({
		files: envFrom,
		env: job,
		cwd,
		signal
	});
	return {
		...sourced,
		...venv === void 0 ? {} : insideVenv(resolve(cwd, venv), sourced),
		...own
	};
}
/** As its `activate` does; a PYTHONHOME would lead Python back out of it. */
function insideVenv(venv, { PATH = "" }) {
	return {
		VIRTUAL_ENV: venv,
		PATH: `${join(venv, "bin")}${delimiter}${PATH}`,
		PYTHONHOME: ""
	};
}
// src/devices/subject.ts
/** Packages whose version explains a change of speed. */
const PACKAGES = [
	"vllm",
	"vllm-ascend",
	"vllm-metax",
	"sglang",
	"sgl-kernel",
	"lmdeploy",
	"tensorrt-llm",
	"torch",
	"torch-npu",
	"triton",
	"triton-ascend",
	"flashinfer-python",
	"transformers"
];
/** Asks the metadata only: importing torch would take seconds and a device. */
const SCRIPT = `
import importlib.metadata as m, json, platform, sys
facts = {"python": platform.python_version()}
for name in sys.argv[1:]:
    try:
        d = m.distribution(name)
    except m.PackageNotFoundError:
        continue
    origin = json.loads(d.read_text("direct_url.json") or "{}")
    commit = origin.get("vcs_info", {}).get("commit_id")
    facts[name] = d.version + ("@" + commit[:12] if commit else "")
print(json.dumps(facts))
`;
const output = record(string(), string());
/**
* What a change may change: the packages of the Python that servers find first on their PATH, and the workspace's commit.
* What cannot be found out is absent; never throws.
*/
async function subjectFacts(site) {
	const [packages, commit] = await Promise.all([packageFacts(site), commandOutput([
		"git",
		"rev-parse",
		"HEAD"
	], site)]);
	return {
		...packages,
		...commit === void 0 ? {} : { "workspace-commit": commit.trim() }
	};
}
/** Versions and commits of the packages of one Python; `inside` goes before its command, to reach it in a container. */
async function packageFacts(site, inside = []) {
	return readPackages(await commandOutput([
		...inside,
		"python3",
		"-c",
		SCRIPT,
		...PACKAGES
	], site));
}
function readPackages(text) {
	try {
		return output.parse(JSON.parse(text ?? "{}"));
	} catch {
		return {};
	}
}
// src/run/start-log.ts
/** What engines print while they get on; a server that only repeats that it waits does not. */
const PROGRESS = /\d+\s*%|\b\d+\/\d+\b|\b(?:load|compil|captur|warm|download|profil|convert|build|autotun|initializ|allocat)/i;
/** More of a log than its last lines: facts are printed early, and the lines after them are long. */
const WHOLE_LOG_BYTES = 4194304;
/** Watches the log of a server that starts, and those that its ranks write beside it. */
function watchStart(log, engine = {}, beside = []) {
	const logs = [watchLog(log, engine), ...beside.map((path) => watchLog(path, {}))];
	return {
		look: () => logs.map(({ look }) => look())[0],
		idleMs: () => Math.min(...logs.map(({ idleMs }) => idleMs()))
	};
}
function watchLog(log, { fatal }) {
	let seen = "";
	let movedAt = performance.now();
	return {
		look: () => {
			const lines = lastLines(readTail(log), 50);
			const progress = lines.findLast((line) => PROGRESS.test(line)) ?? "";
			if (withoutTimes(progress) !== seen) movedAt = performance.now();
			seen = withoutTimes(progress);
			return fatal === void 0 ? void 0 : lines.find((line) => fatal.test(line));
		},
		idleMs: () => performance.now() - movedAt
	};
}
/** Clock times differ from line to line though nothing has moved. */
const withoutTimes = (line) => line.replace(/\d+:\d+:\d+(?:[.,]\d+)?/g, "");
/** The engine's own facts of its start, by name; `model-loaded` is the line that proves it. */
function startFacts(log, { loaded, facts = {} } = {}) {
	const lines = lastLines(readTail(log, WHOLE_LOG_BYTES), Number.POSITIVE_INFINITY);
	const proof = loaded === void 0 ? void 0 : lines.find((line) => loaded.test(line));
	const found = Object.entries(facts).flatMap(([name, pattern]) => {
		const value = lines.map((line) => pattern.exec(line)?.[1]).find((each) => each !== void 0);
		return value === void 0 ? [] : [[name, value.replaceAll(",", "")]];
	});
	return {
		...proof === void 0 ? {} : { "model-loaded": proof.trim().slice(0, 160) },
		...Object.fromEntries(found)
	};
}
// src/run/time-limit.ts
/** Not `AbortSignal.timeout`: Node 20 collects one that only `AbortSignal.any` refers to, and then it never fires. */
function timeLimit(signal, milliseconds) {
	const late = new AbortController();
	const timer = setTimeout(() => late.abort(new DOMException("no answer in time", "TimeoutError")), milliseconds);
	return {
		signal: AbortSignal.any([signal, late.signal]),
		[Symbol.dispose]: () => clearTimeout(timer)
	};
}
// src/run/server-facts.ts
const ANSWER_MS$4 = 5e3;
const modelsSchema = object({ data: array(object({ id: string() })) });
/** Adds to the session's subject what only a server that is up tells: version, packages, image, what its log says of the start. */
async function learnAbout(server, bench) {
	const { spec, engine, launch, group } = server;
	const { session, world } = bench;
	const learn = (facts) => {
		for (const [name, value] of Object.entries(facts)) session.learn(`server ${spec.name} ${name}`, value);
	};
	for (const note of server.notes) session.note(note);
	const version = await serverVersion(launch.baseUrl, engine, world.signal);
	if (version !== void 0) session.learn(`server ${spec.name}`, `${spec.engine} ${version}`);
	const warm = engine.warmCache?.(spec);
	if (warm !== void 0) session.note(`server ${spec.name}: ${warm}`);
	if (group === void 0 || launch.kind === "external") return;
	learn(startFacts(server.log, engine.log));
	learn(await ownPackages(server, bench));
	if (launch.container !== void 0) learn({ image: await imageDigest(launch.container, bench) ?? launch.container.image });
	else if (launch.argv[0] === "numactl") {
		const binding = bindingFacts(group.leader, launch.argv);
		learn(binding.facts);
		if (binding.mismatch !== void 0) session.note(`server ${spec.name}: ${binding.mismatch}`);
	}
}
/** Packages of the server's own Python, where it has one; the job's are in the subject already. */
async function ownPackages({ spec, launch, env, cwd }, { world }) {
	const site = {
		env,
		cwd,
		signal: world.signal
	};
	if (launch.kind === "process" && launch.container !== void 0) {
		const { program } = launch.container;
		return packageFacts(site, [
			program,
			"exec",
			containerId(launch.container)
		]);
	}
	return spec.venv === void 0 && spec.envFrom === void 0 ? {} : packageFacts(site);
}
/** The models that the server lists; none when it does not say. */
async function servedModels(baseUrl, signal) {
	return modelsSchema.safeParse(await getJson(`${baseUrl}/v1/models`, signal)).data?.data.map(({ id }) => id) ?? [];
}
async function serverVersion(baseUrl, { version }, signal) {
	if (version === void 0) return void 0;
	for (const path of version.paths) {
		const value = record(string(), unknown()).safeParse(await getJson(`${baseUrl}${path}`, signal)).data?.[version.key];
		if (typeof value === "string" && value !== "") return value;
	}
}
/** These facts only explain a session, so a server that does not tell them is no error. */
async function getJson(url, signal) {
	try {
		var _usingCtx$10 = _usingCtx();
		const limit = _usingCtx$10.u(timeLimit(signal, ANSWER_MS$4));
		try {
			return await (await fetch(url, { signal: limit.signal })).json();
		} catch {
			return;
		}
	} catch (_) {
		_usingCtx$10.e = _;
	} finally {
		_usingCtx$10.d();
	}
}
// src/run/preflight.ts
const MIB = 2 ** 20;
const LEAST_DISK_MIB = 100;
/** Engines pass tensors between their processes through /dev/shm, and killed ones leave segments there. */
const LEAST_SHM_MIB = 32;
/**
* The folder must take files, or nothing that is measured could be kept.
* @throws UserError or CannotJudgeError naming the folder.
*/
function checkFolder(folder) {
	try {
		mkdirSync(folder, { recursive: true });
		const probe = join(folder, `.writable-${process.pid}`);
		writeFileSync(probe, "");
		rmSync(probe);
	} catch (cause) {
		throw new UserError(`the session folder ${folder} is not writable: ${messageOf(cause)}`, {
			hint: "choose another one with --out",
			cause
		});
	}
	const free = freeMib(folder);
	if (free < LEAST_DISK_MIB) throw dirty(`the disk of ${folder} has ${Math.floor(free)} MiB left`, "make room");
}
/**
* Everything that would end a trial later and can be seen before the first one.
* @throws UserError for what the configuration names and is not there; CannotJudgeError for a node that is not fit.
*/
async function preflight(trials, env, equipment, world) {
	const servers = new Map(trials.map(({ server }) => [server?.name, server]));
	for (const server of servers.values()) if (server !== void 0) await checkServer(server, env, equipment, world);
	for (const trial of new Map(trials.map((each) => [each.test.name, each])).values()) {
		const { test } = trial;
		const { argv } = toolCommandFor(trial, equipment, world);
		checkPrograms(`test ${test.name}`, argv, {
			...env,
			...test.env
		}, world.cwd);
		const missing = missingData(trial, env, world.cwd);
		if (missing !== void 0) throw missing;
		checkModel(`test ${test.name}`, test.args["model"], world.cwd);
	}
	const shm = "/dev/shm";
	if (existsSync(shm) && freeMib(shm) < LEAST_SHM_MIB) throw dirty(`${shm} has ${Math.floor(freeMib(shm))} MiB left`, "remove what killed servers left there, e.g. psm_*");
	if ([...servers.values()].some((server) => server?.engine === "external")) return;
	const busy = await equipment.busyDevices?.({
		env,
		cwd: world.cwd,
		signal: world.signal
	}) ?? [];
	if (busy.length > 0) throw dirty(`the devices are not free: ${busy.join("; ")}`, "end what uses them");
}
async function checkServer(server, env, equipment, world) {
	const launch = launchFor(server, equipment, world);
	if (launch.kind === "external") return checkServedModel(server, launch.baseUrl, world.signal);
	const where = `server ${server.name}`;
	const own = await serverEnvironment(server, env, world);
	checkPrograms(where, launch.argv, {
		...own,
		...launch.env
	}, world.cwd);
	const unbindable = whyUnbindable(server.numa);
	if (unbindable !== void 0) throw new UserError(`${where}: numa: ${unbindable}`, { hint: "mend servers.NAME.numa" });
	if (server.container === void 0 && server.prepare === void 0) {
		checkModel(where, server.model, world.cwd);
		checkModel(where, server.args["model"], world.cwd);
	}
	if (server.port !== void 0 && !await portIsFree(server.port)) throw dirty(`${where}: port ${server.port} is taken`, "leave `port` out to get a free one, or end what listens there");
}
/** A request that names another model is answered 404, every one of them. A server that does not answer yet may do so later. */
async function checkServedModel({ name, model }, baseUrl, signal) {
	const served = model === void 0 ? [] : await servedModels(baseUrl, signal);
	if (model === void 0 || served.length === 0 || served.includes(model)) return;
	throw new UserError(`server ${name}: ${baseUrl} does not serve the model ${model}, but ${served.join(", ")}`, { hint: "mend servers.NAME.model, or leave it out" });
}
function checkPrograms(where, argv, env, cwd) {
	const [program = ""] = argv;
	for (const name of basename(program) === "numactl" ? [program, boundProgram(argv)] : [program]) {
		if (isExecutable(name, env["PATH"] ?? "", cwd)) continue;
		throw new UserError(`${where}: the command ${name} was not found`, { hint: name.includes("/") ? "mend its path" : "install it, or put it on the PATH of this step" });
	}
}
/** `numactl -N 0 -m 0 vllm …` is about vllm as well. */
function boundProgram(argv) {
	let index = 1;
	while (argv[index]?.startsWith("-") === true) index += 2;
	return argv[index] ?? "";
}
function isExecutable(name, path, cwd) {
	return (name.includes("/") ? [resolve(cwd, name)] : path.split(delimiter).map((folder) => resolve(cwd, folder, name))).some((candidate) => {
		try {
			accessSync(candidate, constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}
/** `org/name` is looked up on a hub; what starts like a path must be there. */
function checkModel(where, model, cwd) {
	if (typeof model !== "string" || !/^\.{0,2}\//.test(model) || existsSync(resolve(cwd, model))) return;
	throw new UserError(`${where}: the model ${model} does not exist`, { hint: "mend the path, or name it as org/model" });
}
function freeMib(path) {
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize / MIB;
}
function dirty(what, mend) {
	return new CannotJudgeError(`${hostname()} is not fit to measure: ${what}`, { hint: `${mend}, or rerun elsewhere` });
}
// src/git/large-files.ts
/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const POINTER = "version https://git-lfs.github.com/spec/";
/**
* Whether a checkout has left its large files as pointers, as `actions/checkout` does without `lfs: true`. Another
* checkout must do the same: with the files where there were pointers, two sides would not run the same thing.
*/
async function hasPointersOnly(site) {
	const listed = await git([
		"grep",
		"--cached",
		"-l",
		"-z",
		"-F",
		POINTER
	], site);
	if (listed.state === "failed") return false;
	const files = listed.text.split("\0").filter((path) => path !== "");
	return files.length > 0 && files.every((path) => startsWithPointer(join(site.cwd, path)));
}
function startsWithPointer(path) {
	let file;
	try {
		file = openSync(path, "r");
	} catch {
		return false;
	}
	try {
		const head = Buffer.alloc(40);
		return readSync(file, head, 0, head.length, 0) === head.length && head.toString() === POINTER;
	} finally {
		closeSync(file);
	}
}
// src/git/submodules.ts
/** Those of one level. @returns none for a folder that is no checkout. */
async function submodulesOf(site) {
	const listed = await git([
		"ls-files",
		"--stage",
		"-z"
	], site);
	if (listed.state === "failed") return [];
	return listed.text.split("\0").flatMap((line) => {
		const found = /^160000 (?<commit>[0-9a-f]+) \d\t(?<path>.+)$/s.exec(line)?.groups;
		return found === void 0 ? [] : [{
			path: found["path"] ?? "",
			commit: found["commit"] ?? ""
		}];
	});
}
/** Whether a checkout has the submodule's files, and not only its empty folder. */
function isCheckedOut(checkout, { path }) {
	return existsSync(join(checkout, path, ".git"));
}
// src/run/sides/check-out.ts
/** Below the temporary folder: takes the checkouts and environments of all runs. */
const SIDES_FOLDER = "llm-perf-gate-sides";
/**
* Checks a commit of the repository at `site.cwd` out into another folder, with submodules and large files where that
* checkout has them. Submodules are worktrees too, of the submodules that are there: their objects are on the disk, and
* what is missing is fetched with the credentials that fetched the others.
*/
async function checkOut({ folder, commit, own }, site) {
	const repository = await repositoryOf(site);
	if (repository === void 0) return failed(`${site.cwd} is not a git repository`);
	const found = await ensureCommit(commit, site);
	if (found.state === "failed") return failed(`the commit ${commit} is not here, and cannot be had: ${found.reason}`);
	forgetLostWorktrees(repository, (lost) => lost.includes(`/llm-perf-gate-sides/`) || lost === folder);
	mkdirSync(dirname(folder), { recursive: true });
	noteWorktree(own, {
		repository,
		folder
	});
	const skipped = await hasPointersOnly(site) ? { GIT_LFS_SKIP_SMUDGE: "1" } : {};
	const added = await addWorktree(folder, found.text, {
		...site,
		env: {
			...site.env,
			...skipped
		}
	});
	if (added.state === "failed") return failed(`${found.text} cannot be checked out: ${added.reason}`);
	const here = {
		...site,
		cwd: folder
	};
	if ((await submodulesOf(site)).some((known) => isCheckedOut(site.cwd, known))) for (const submodule of await submodulesOf(here)) {
		const trouble = await checkOutSubmodule(submodule, {
			folder,
			own
		}, site);
		if (trouble !== void 0) return failed(`the submodule ${submodule.path} cannot be had: ${trouble}`);
	}
	return {
		state: "done",
		commit: found.text,
		tree: await treeOf(found.text, site) ?? ""
	};
}
/** @returns why it cannot be had. */
async function checkOutSubmodule(submodule, { folder, own }, site) {
	if (isCheckedOut(site.cwd, submodule)) {
		const there = {
			...site,
			cwd: join(site.cwd, submodule.path)
		};
		const done = await checkOut({
			folder: join(folder, submodule.path),
			commit: submodule.commit,
			own
		}, there);
		return done.state === "failed" ? done.reason : void 0;
	}
	const words = [
		"submodule",
		"--quiet",
		"update",
		"--init",
		"--recursive",
		"--",
		submodule.path
	];
	const updated = await git(words, {
		...site,
		cwd: folder
	});
	return updated.state === "failed" ? updated.reason : void 0;
}
function failed(reason) {
	return {
		state: "failed",
		reason
	};
}
// src/run/sides/repositories.ts
/** The commits of a side's other repositories. @returns why one of them cannot be had. */
async function sideRepositories(repositories, wanted, site) {
	const found = [];
	for (const repository of repositories) {
		const { name, path } = repository;
		const source = {
			...site,
			cwd: resolve(site.cwd, path)
		};
		const asked = await commitFor(repository, wanted, site, source);
		if (asked === void 0) return `base.repositories.${name}: ${repository.commit.kind === "file" ? `${repository.commit.path} names no commit there, or ` : ""}${path} is no git checkout`;
		const commit = await ensureCommit(asked, source);
		if (commit.state === "failed") return `base.repositories.${name}: the commit ${asked} cannot be had: ${commit.reason}`;
		const tree = await treeOf(commit.text, source);
		found.push({
			name,
			source: source.cwd,
			commit: commit.text,
			tree: tree ?? ""
		});
	}
	return found;
}
async function commitFor({ commit }, wanted, workspace, source) {
	if (wanted.isBase && commit.kind === "named") return commit.name;
	if (commit.kind !== "file") return commitOf("HEAD", source);
	const pin = await git([
		"show",
		"--end-of-options",
		`${wanted.commit}:${commit.path}`
	], workspace);
	return pin.state === "done" ? pin.text.trim() || void 0 : void 0;
}
/**
* Checks a repository out where it lies from the side's own checkout as it lies from the workspace, so that a set-up
* finds it by the same path. @returns its place, or why it cannot be had.
*/
async function checkOutRepository({ name, source, commit }, { workspace, folder, own }, site) {
	const alike = resolve(folder, relative(workspace, source));
	const to = isInside(alike, own) ? alike : join(own, "repositories", name);
	const done = await checkOut({
		folder: to,
		commit,
		own
	}, {
		...site,
		cwd: source
	});
	return done.state === "failed" ? `base.repositories.${name}: ${done.reason}` : {
		from: source,
		to
	};
}
// src/run/progress.ts
/** `trial 3/36 serving_x/qps=4 repeat 1 · requests 40/200 · ETA 12 min` */
function progressLine({ trial, index, total, requests, etaSeconds }) {
	const parts = [`trial ${index}/${total} ${trial.cell.id} repeat ${trial.repeat + 1}`];
	if (requests !== void 0) parts.push(`requests ${requests.done}/${requests.total}`);
	if (etaSeconds !== void 0) parts.push(`ETA ${durationText(etaSeconds)}`);
	return parts.join(" · ");
}
/** `progress 40/200` of the built-in generator, or the state of a Python progress bar: `| 40/200 [`. */
function requestsDone(stderr) {
	const last = [...stderr.matchAll(/(?:progress |\| *)(\d+)\/(\d+)/g)].at(-1);
	return last === void 0 ? void 0 : {
		done: Number(last[1]),
		total: Number(last[2])
	};
}
/** Time that the rest takes when it goes on as it did; unknown before the first trial ended. */
function remainingSeconds(finished, remaining, elapsedSeconds) {
	return finished === 0 ? void 0 : elapsedSeconds / finished * remaining;
}
function durationText(seconds) {
	if (seconds < 90) return `${Math.round(seconds)} s`;
	const minutes = Math.round(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
// src/run/within.ts
/** The promise's value, or `undefined` when it takes longer than that or the signal ends the wait. */
async function within(promise, milliseconds, signal) {
	let end = () => {};
	const late = new Promise((resolve) => {
		end = () => resolve(void 0);
	});
	const timer = setTimeout(end, signal?.aborted === true ? 0 : milliseconds);
	signal?.addEventListener("abort", end, { once: true });
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener("abort", end);
	}
}
// src/run/sides/set-up.ts
const LINES_TOLD = 5;
/** Runs a side's set-up to its end; every process of it is gone afterwards. @returns why it failed, in one line. */
async function runSetUp(setUp, site) {
	try {
		var _usingCtx$9 = _usingCtx();
		const { text, folder, env, log, timeoutSeconds } = setUp;
		const began = Date.now();
		const group = _usingCtx$9.a(await startGroup({
			argv: [
				"bash",
				"--noprofile",
				"--norc",
				"-eo",
				"pipefail",
				"-c",
				text
			],
			env,
			cwd: folder,
			stdout: log,
			stderr: log
		}, site));
		const exit = await within(group.exited, timeoutSeconds * 1e3, site.signal);
		await group.stop();
		throwIfCancelled(site.signal);
		if (exit?.code === 0) return void 0;
		return `base.setup ${exit === void 0 ? `was stopped at its limit of ${durationText(timeoutSeconds)}` : `ended with ${exitText(exit)} after ${durationText((Date.now() - began) / 1e3)}`}${lastLinesOf(log, LINES_TOLD)}`;
	} catch (_) {
		_usingCtx$9.e = _;
	} finally {
		await _usingCtx$9.d();
	}
}
// src/run/sides/build.ts
/** Checks out, sets up, proves. @returns why there is no such side, in one line. */
async function build(request) {
	const { world, own, spec, commit, log, processes } = request;
	const folder = join(own, basename(world.cwd));
	const git = {
		cwd: world.cwd,
		env: request.env,
		signal: world.signal
	};
	const checkedOut = await checkOut({
		folder,
		commit,
		own
	}, git);
	if (checkedOut.state === "failed") return checkedOut.reason;
	const places = [];
	for (const repository of request.repositories) {
		const place = await checkOutRepository(repository, {
			workspace: world.cwd,
			folder,
			own
		}, git);
		if (typeof place === "string") return place;
		places.push(place);
	}
	const venv = spec.python !== "none" && installsPython(spec.setup) ? join(own, "venv") : void 0;
	if (venv !== void 0) {
		const trouble = await makeVirtualEnv({
			folder: venv,
			layered: spec.python === "layered",
			env: request.env,
			cwd: own,
			log
		}, processes);
		if (trouble !== void 0) return trouble;
	}
	const site = {
		folder,
		places,
		...venv === void 0 ? {} : { venv }
	};
	const env = await environmentOf(site, request);
	const { setup: text, setupTimeoutSeconds: timeoutSeconds } = spec;
	if (text !== void 0) {
		const failure = await runSetUp({
			text,
			folder,
			env,
			log,
			timeoutSeconds
		}, processes);
		if (failure !== void 0) return `${commit.slice(0, 12)} does not build: ${failure}`;
	}
	const proved = await prove({
		...site,
		env,
		...checkedOut
	}, request);
	return typeof proved === "string" ? `${commit.slice(0, 12)} cannot be told from the other side: ${proved}` : {
		...site,
		commit: checkedOut.commit,
		tree: checkedOut.tree,
		...proved,
		facts: {
			...proved.facts,
			...Object.fromEntries(request.repositories.map(({ name, commit: its }) => [`commit of ${name}`, its]))
		}
	};
}
/** What a side's processes inherit: the job's environment with this side's places in it. */
async function environmentOf({ folder, venv, places }, { world, env, envFrom }) {
	const sourced = await sourceEnvironment({
		files: envFrom,
		env: movedEnvironment(places.reduce((before, { from, to }) => movedEnvironment(before, from, to), env), world.cwd, folder),
		cwd: folder,
		signal: world.signal
	});
	return venv === void 0 ? sourced : withVirtualEnv(sourced, venv);
}
async function prove({ folder, venv, env, commit }, { own, world, proofModules, pythonEngine }) {
	const head = await proveHead(commit, {
		cwd: folder,
		env,
		signal: world.signal
	});
	if (head.state === "refuted") return head.reason;
	const roots = [withoutLinks(own)];
	const python = pythonOn(env["PATH"] ?? "");
	if (venv === void 0 && proofModules.length === 0 && !pythonEngine || python === void 0) return {
		code: {
			roots,
			modules: [],
			installed: false
		},
		facts: head.facts
	};
	const imports = await askImports({
		python,
		env,
		cwd: folder,
		roots,
		modules: proofModules
	}, world.signal);
	if (typeof imports === "string") return imports;
	const modules = Object.keys(imports.modules);
	if (modules.length === 0 && pythonEngine) return "base.setup has installed no Python package from its checkout; name what its servers must import: base.proof.module";
	const proof = proveOwnImports(imports, { roots });
	if (proof.state === "refuted") return proof.reason;
	return {
		code: {
			roots,
			modules,
			installed: false
		},
		facts: {
			...head.facts,
			...proof.facts
		}
	};
}
// src/run/sides/running-code.ts
/** `undefined` for a process that is gone, or another user's. */
function runningCode(pid) {
	try {
		const program = readlinkSync(`/proc/${pid}/exe`);
		const env = environOf(readFileSync(`/proc/${pid}/environ`, "utf8"));
		const [called = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
		const python = /^python[\d.]*$/.test(basename(program)) ? pythonCalled(called, env) : void 0;
		return {
			pid,
			files: [program, ...mappedFiles(readFileSync(`/proc/${pid}/maps`, "utf8"))],
			env,
			cwd: readlinkSync(`/proc/${pid}/cwd`),
			...python === void 0 ? {} : { python }
		};
	} catch {
		return;
	}
}
/** The files in a `/proc/<pid>/maps`, each once: proc_pid_maps(5). */
function mappedFiles(maps) {
	const paths = maps.split("\n").flatMap((line) => {
		const path = /^(?:\S+\s+){5}(\/.+?)(?: \(deleted\))?$/.exec(line)?.[1];
		return path === void 0 ? [] : [path];
	});
	return [...new Set(paths)];
}
/** Engines rename their processes, and then the name is no path. */
function pythonCalled(called, env) {
	if (isAbsolute(called)) return called;
	return /^python[\d.]*$/.test(called) ? pythonOn(env["PATH"] ?? "") : void 0;
}
function environOf(text) {
	const entries = text.split("\0").flatMap((entry) => {
		const equals = entry.indexOf("=");
		return equals > 0 ? [[entry.slice(0, equals), entry.slice(equals + 1)]] : [];
	});
	return Object.fromEntries(entries);
}
// src/run/sides/prove-server.ts
/** More libraries than that are told by one digest of all. */
const MOST_LIBRARIES = 20;
/**
* Proves of a server that runs that it runs its side's code: its own Python imports the side's modules from there, and
* nothing of the other side is mapped into any of its processes.
*/
async function proveServer({ group, side, others, signal }) {
	const { code, variant } = side;
	if (code === void 0) return {
		state: "proved",
		facts: {}
	};
	const running = treeOf$1(group, processTable()).flatMap(({ pid }) => runningCode(pid) ?? []);
	const foreign = running.flatMap(({ files }) => files).find((file) => isForeign(file, code, others));
	if (foreign !== void 0) return refuted(`the ${variant}'s server runs ${foreign}, which is another side's code`);
	const imports = await proveImports(running, code, others, signal);
	if (imports.state === "refuted") return refuted(`the ${variant}'s server does not run its own code: ${imports.reason}`);
	return {
		state: "proved",
		facts: {
			...imports.facts,
			...await libraryFacts(running, code)
		}
	};
}
/** What is installed in a virtual environment inside of a workspace may be common to both sides. */
const INSTALLED = /\/(?:site|dist)-packages\//;
function isForeign(file, own, others) {
	if (own.roots.some((root) => isInside(file, root)) || INSTALLED.test(file)) return false;
	return others.some(({ roots }) => roots.some((root) => isInside(file, root))) && /\.so(?:\.|$)|\/bin\//.test(file);
}
async function proveImports(running, code, others, signal) {
	if (code.modules.length === 0) return {
		state: "proved",
		facts: {}
	};
	const pythons = new Map(running.flatMap((one) => one.python === void 0 ? [] : [[one.python, one]]));
	if (pythons.size === 0) return refuted(`none of its processes is a Python that could import ${code.modules.join(", ")}`);
	let facts = {};
	for (const [python, { env, cwd }] of pythons) {
		const imports = await askImports({
			python,
			env,
			cwd,
			roots: code.roots,
			modules: code.modules
		}, signal);
		if (typeof imports === "string") return refuted(imports);
		const proof = code.installed ? proveNotTheirs(imports, { roots: others.flatMap(({ roots }) => roots) }) : proveOwnImports(imports, code);
		if (proof.state === "refuted") return proof;
		facts = {
			...facts,
			...proof.facts
		};
	}
	return {
		state: "proved",
		facts
	};
}
/** Digests of the side's own compiled code that the server has loaded. */
async function libraryFacts(running, { roots }) {
	const files = [...new Set(running.flatMap(({ files: mapped }) => mapped))].filter((file) => /\.so(?:\.|$)/.test(file));
	const digests = new Map();
	for (const file of files.sort()) {
		const root = roots.find((one) => isInside(file, one));
		if (root === void 0) continue;
		const digest = await sha256(file).catch(() => void 0);
		if (digest !== void 0) digests.set(relative(root, file), digest);
	}
	if (digests.size <= MOST_LIBRARIES) return Object.fromEntries([...digests].map(([name, digest]) => [`library ${name}`, `sha256:${digest}`]));
	const all = createHash("sha256").update([...digests].map(([name, digest]) => `${digest}  ${name}\n`).join(""));
	return { libraries: `${digests.size} files, sha256:${all.digest("hex")}` };
}
async function sha256(file) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
}
// src/run/sides/manifest.ts
/** Python writes these as it runs, git's is another one in every job, and ours say when it was used. */
const PASSING$1 = /(?:^|\/)(?:__pycache__|\.git)(?:\/|$)|\.pyc$|^\.?llm-perf-gate[\w-]*\.json$/;
async function manifestOf(folder) {
	const files = {};
	let bytes = 0;
	for (const entry of readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	})) {
		const path = join(entry.parentPath, entry.name);
		const name = relative(folder, path);
		if (PASSING$1.test(name)) continue;
		if (entry.isSymbolicLink()) files[name] = `link ${readlinkSync(path)}`;
		else if (entry.isFile()) {
			files[name] = await sha256(path);
			bytes += statSync(path).size;
		}
	}
	return {
		files,
		bytes
	};
}
/** The first file that is not as it was; files that came later are not looked at. */
async function firstChange(folder, manifest) {
	for (const [name, was] of Object.entries(manifest)) {
		const path = join(folder, name);
		try {
			if ((was.startsWith("link ") ? `link ${readlinkSync(path)}` : await sha256(path)) !== was) return `${name} has changed`;
		} catch {
			return `${name} cannot be read`;
		}
	}
}
// src/run/sides/build-cache.ts
/** In a build's folder, written last: a build without it was never finished. */
const ENTRY = "llm-perf-gate-build.json";
/** Beside it: its size; its time is that of the last use. */
const USE = "llm-perf-gate-use.json";
const KEY = /^[0-9a-f]{16}$/;
const POLL_MS$5 = 500;
const SAY_AGAIN_MS$1 = 3e4;
const DAY_MS = 864e5;
const GIGABYTE = 1e9;
const entrySchema = object({
	schema: literal("llm-perf-gate/build@1"),
	builtAt: string(),
	files: record(string(), string()),
	built: object({
		folder: string(),
		venv: string().optional(),
		places: array(object({
			from: string(),
			to: string()
		})),
		commit: string(),
		tree: string(),
		code: object({
			roots: array(string()),
			modules: array(string()),
			installed: boolean()
		}),
		facts: record(string(), string())
	})
});
/**
* Takes a build from the cache when one of the same key is there and whole; otherwise builds it there, where it stays.
* One job builds at a time; the others wait and use its build. What is in use is never removed.
* @throws CannotJudgeError when the disk does not take it; an AbortError when the run is cancelled.
*/
async function cachedBuild(request, site) {
	const { path, key } = request;
	onDisk(path, () => mkdirSync(path, { recursive: true }));
	const lock = join(path, `${key}.lock`);
	await waitForLock$1(lock, site);
	try {
		const made = await keptBuild(join(path, key), site) ?? await newBuild(request, site);
		if (typeof made === "string") return {
			state: "failed",
			reason: made
		};
		const use = join(path, `${key}.use-${process.pid}.lock`);
		takeLock(use);
		site.ledger.noteLock(use);
		makeRoom(request);
		return {
			state: "built",
			...made,
			release: () => {
				freeLock(use);
				site.ledger.dropLock(use);
			}
		};
	} finally {
		freeLock(lock);
		site.ledger.dropLock(lock);
	}
}
async function waitForLock$1(lock, { ledger, log, signal }) {
	const began = Date.now();
	let saidAt = Number.NEGATIVE_INFINITY;
	for (;;) {
		const holder = takeLock(lock);
		if (holder === void 0) break;
		if (Date.now() - saidAt >= SAY_AGAIN_MS$1) {
			saidAt = Date.now();
			log.info(`process ${holder.pid} makes the same build; waiting for it since ${durationText((saidAt - began) / 1e3)}`);
		}
		await pause(POLL_MS$5, signal);
	}
	ledger.noteLock(lock);
}
async function keptBuild(folder, { log }) {
	if (!existsSync(folder)) return void 0;
	try {
		const { built, files, builtAt } = entrySchema.parse(JSON.parse(readFileSync(join(folder, ENTRY), "utf8")));
		const change = await firstChange(folder, files);
		if (change !== void 0) throw new Error(change);
		const now = new Date();
		utimesSync(join(folder, USE), now, now);
		const { venv, ...rest } = built;
		return {
			built: {
				...rest,
				...venv === void 0 ? {} : { venv }
			},
			note: `the build of ${built.commit.slice(0, 12)} was made at ${builtAt}, and taken from the cache (${folder})`
		};
	} catch (cause) {
		log.warn(`the cached build ${folder} is of no use, and is made anew: ${messageOf(cause).split("\n")[0]}`);
		removeMarkedFolder(folder);
		return;
	}
}
async function newBuild({ path, key, build }, { ledger }) {
	const folder = join(path, key);
	ledger.noteFolder(folder);
	try {
		makeOwnFolder(folder, ledger.run);
		const built = await build(folder);
		if (typeof built === "string") {
			removeOwnFolder(folder, ledger.run);
			return built;
		}
		forgetWorktreesOf(folder);
		const { files, bytes } = await manifestOf(folder);
		const entry = {
			schema: "llm-perf-gate/build@1",
			builtAt: new Date().toISOString(),
			files,
			built: {
				...built,
				places: [...built.places],
				code: {
					...built.code,
					roots: [...built.code.roots],
					modules: [...built.code.modules]
				}
			}
		};
		writeAtomically(join(folder, USE), JSON.stringify({ bytes }));
		writeAtomically(join(folder, ENTRY), JSON.stringify(entry));
		return {
			built,
			note: `${built.commit.slice(0, 12)} was built for this job`
		};
	} catch (cause) {
		removeOwnFolder(folder, ledger.run);
		throw cause;
	} finally {
		ledger.dropFolder(folder);
	}
}
/** Removes what was not used for long, and then the least recently used until the rest fits. */
function makeRoom({ path, key, gigabytes, days }) {
	const entries = readdirSync(path).filter((name) => KEY.test(name)).map((name) => ({
		name,
		...useOf(join(path, name))
	})).sort((a, b) => b.usedAt - a.usedAt);
	let bytes = 0;
	for (const { name, usedAt, bytes: own } of entries) {
		bytes += own;
		const tooOld = Date.now() - usedAt > days * DAY_MS;
		if (name === key || !tooOld && bytes <= gigabytes * GIGABYTE) continue;
		if (removeUnused(path, name)) bytes -= own;
	}
}
function useOf(folder) {
	try {
		const file = join(folder, USE);
		const { bytes } = object({ bytes: number() }).parse(JSON.parse(readFileSync(file, "utf8")));
		return {
			usedAt: statSync(file).mtimeMs,
			bytes
		};
	} catch {
		return {
			usedAt: 0,
			bytes: 0
		};
	}
}
/** @returns whether nobody builds or uses it, and it is gone. */
function removeUnused(path, key) {
	const lock = join(path, `${key}.lock`);
	if (lockHolder(lock) !== void 0 || takeLock(lock) !== void 0) return false;
	try {
		const uses = readdirSync(path).filter((name) => name.startsWith(`${key}.use-`));
		if (uses.some((name) => lockHolder(join(path, name)) !== void 0)) return false;
		removeMarkedFolder(join(path, key));
		for (const name of uses) freeLock(join(path, name));
		return true;
	} finally {
		freeLock(lock);
	}
}
// src/run/sides/build-key.ts
/** Different in every job, or of the user: no build depends on them. */
const PASSING = /^(?:GITHUB_|RUNNER_|ACTIONS_|SSH_|XDG_|LC_|SYSTEMD_|KUBERNETES_)|^(?:CI|HOME|USER|LOGNAME|HOSTNAME|PWD|OLDPWD|SHLVL|SHELL|TERM|LANG|_|TMPDIR|TEMP|TMP|INVOCATION_ID|JOURNAL_STREAM|MEMORY_PRESSURE_\w+|LLM_PERF_GATE_\w+)$/;
/** The Python that a layered environment lies over, with all that is installed in it: builds link against that. */
const PYTHON = `import importlib.metadata as m, json, sys, sysconfig
packages = sorted({"%s %s" % (d.metadata["Name"], d.version) for d in m.distributions()})
print(json.dumps([sys.version, sys.executable, sysconfig.get_platform(), packages]))`;
const LIMIT_MS = 6e4;
/** Equal for builds that would come out the same. */
async function buildKey(ingredients) {
	const { tree, commit, repositories, spec, envFrom, proofModules, env, cache, workspace, signal } = ingredients;
	const { setup, python } = spec;
	const active = pythonOn(env["PATH"] ?? "");
	const pythonFacts = setup === void 0 || active === void 0 ? "" : await commandOutput([
		active,
		"-c",
		PYTHON
	], {
		env,
		cwd: "/",
		signal
	}, LIMIT_MS);
	const lasting = Object.entries(env).filter(([name]) => !PASSING.test(name)).map(([name, value]) => [name, value.replaceAll(workspace, "{workspace}")]);
	const trees = repositories.map(({ name, tree: content }) => [name, content]);
	return digestOf({
		tree,
		commit,
		trees,
		setup,
		python,
		pythonFacts,
		lasting,
		cache,
		envFrom,
		proofModules
	});
}
// src/run/sides/workshop.ts
/** Engines that are Python packages: a server of theirs may import another side's code without anybody noticing. */
const PYTHON_ENGINES = ["vllm"];
/**
* Opens a workshop for the sides of a session; what a killed run has left of its own is taken away first.
* @throws UserError or CannotJudgeError when the session's folder cannot be used.
*/
async function openWorkshop(request, world) {
	const session = resolve(world.cwd, request.folder);
	checkFolder(session);
	for (const line of await cleanUp(sidesLedgerPath(session))) world.log.warn(line);
	const bench = {
		...request,
		session,
		world,
		ledger: openLedger(sidesLedgerPath(session))
	};
	const releases = [];
	return {
		sideAt: async (wanted) => {
			const spec = builtSpec(request.config.base);
			try {
				const made = await make(wanted, spec, bench);
				if (typeof made === "string") return {
					state: "unavailable",
					reason: made
				};
				releases.push(made.release);
				return {
					state: "ready",
					side: await sideOf(wanted, made.built, bench),
					notes: [`${wanted.variant}: ${made.note}`],
					release: made.release
				};
			} catch (thrown) {
				if (!(thrown instanceof CannotJudgeError)) throw thrown;
				return {
					state: "unavailable",
					reason: thrown.message
				};
			}
		},
		[Symbol.asyncDispose]: async () => {
			for (const release of releases.splice(0)) release();
		}
	};
}
function builtSpec(base) {
	return base?.code.kind === "built" ? base.code : NOTHING_TO_BUILD;
}
/** @returns why there is no such side. */
async function make(wanted, spec, bench) {
	const { world, ledger, config, session } = bench;
	const env = childEnvironment(world.env);
	const git = {
		cwd: world.cwd,
		env,
		signal: world.signal
	};
	const commit = await ensureCommit(wanted.commit, git);
	if (commit.state === "failed") return `the commit ${wanted.commit} is not here, and cannot be had: ${commit.reason}`;
	const repositories = await sideRepositories(spec.repositories, {
		commit: commit.text,
		isBase: wanted.isBase
	}, git);
	if (typeof repositories === "string") return repositories;
	const processes = {
		ledger,
		signal: world.signal,
		log: world.log
	};
	const request = {
		commit: commit.text,
		spec,
		repositories,
		envFrom: config.envFrom,
		proofModules: config.base?.proofModules ?? [],
		pythonEngine: Object.values(config.servers).some(({ engine }) => PYTHON_ENGINES.includes(engine)),
		world,
		env,
		log: join(session, "raw", `setup-${wanted.variant}.log`),
		processes
	};
	onDisk(request.log, () => mkdirSync(dirname(request.log), { recursive: true }));
	world.log.info(`${wanted.variant}: getting ${commit.text.slice(0, 12)} ready`);
	if (spec.cache !== void 0 && spec.setup !== void 0) {
		const path = resolve(world.cwd, spec.cache.path ?? defaultCache(world.env, world.temp));
		const tree = await treeOf(commit.text, git) ?? "";
		const { cwd: workspace, signal } = world;
		const key = await buildKey({
			...request,
			tree,
			cache: path,
			workspace,
			signal
		});
		const cached = await cachedBuild({
			...spec.cache,
			path,
			key,
			build: (own) => build({
				...request,
				own
			})
		}, processes);
		return cached.state === "failed" ? cached.reason : cached;
	}
	return makeOnce(wanted, request, bench);
}
async function makeOnce({ variant }, request, { world, ledger }) {
	const own = join(world.temp, SIDES_FOLDER, `${ledger.run}-${variant}-${request.commit.slice(0, 12)}`);
	const release = () => {
		removeOwnFolder(own, ledger.run);
		ledger.dropFolder(own);
	};
	try {
		ledger.noteFolder(own);
		makeOwnFolder(own, ledger.run);
		const built = await build({
			...request,
			own
		});
		if (typeof built !== "string") return {
			built,
			note: `${built.commit.slice(0, 12)} was built for this job`,
			release
		};
		release();
		return built;
	} catch (thrown) {
		release();
		throw thrown;
	}
}
async function sideOf({ variant }, built, bench) {
	const { world, config, origin } = bench;
	const { folder, commit, tree, facts, code } = built;
	const env = await environmentOf(built, {
		world,
		env: childEnvironment(world.env),
		envFrom: config.envFrom
	});
	const { repository } = origin;
	return {
		variant,
		folder,
		env,
		origin: {
			commit,
			tree,
			...repository === void 0 ? {} : { repository }
		},
		facts,
		code
	};
}
/** The runner's tool cache outlives its jobs; its temporary folder does not. */
function defaultCache(env, temp) {
	const kept = env["RUNNER_TOOL_CACHE"] || env["XDG_CACHE_HOME"] || env["HOME"] && join(env["HOME"], ".cache");
	return join(kept || temp, "llm-perf-gate", "builds");
}
// src/devices/device-nodes.ts
/** The NUMA nodes of the devices that a server with this environment sees, as a list; `undefined` where nothing tells. Never throws. */
async function deviceNodes(site) {
	return allNodes(await nodesByFamily(await familiesPresent(site), site));
}
/** The nodes of each family's devices. The kernel knows them; where it doesn't, as in a virtual machine, the family's own tool may. */
async function nodesByFamily(families, site, root = "") {
	const nodes = families.map(async ({ family, devices }) => {
		const told = nodesOf(devices, root) ?? nodesByAffinity(devices, await affinities(family, site, root), root);
		return told === void 0 ? [] : [[family, told]];
	});
	return Object.fromEntries((await Promise.all(nodes)).flat());
}
/** Of all families together. */
function allNodes(families) {
	return listed(Object.values(families).flatMap(numbersOf));
}
/** The kernel knows each PCI device's node, -1 on machines with one only. `root` is where its file system begins, for tests. */
function nodesOf(devices, root = "") {
	return listed(devices.flatMap(({ busId }) => busId === void 0 ? [] : nodeOf(busId, root) ?? []));
}
/** Nothing unless the tool tells of every device: half the nodes would be a wrong binding. */
function nodesByAffinity(devices, told, root = "") {
	const nodes = devices.map(({ index }) => {
		const { nodes = "", cpus = "" } = told.get(index) ?? {};
		return nodes === "" ? nodesOfCores(numbersOf(cpus), root) : numbersOf(nodes);
	});
	return nodes.some((list) => list.length === 0) ? void 0 : listed(nodes.flat());
}
/** On a machine with one node there is nothing to bind to. */
async function affinities(family, site, root) {
	const { topology } = DEVICE_FAMILIES[family];
	if (topology === void 0 || nodeFolders(root).length < 2) return new Map();
	const asked = Object.entries(topology.commands).map(async ([name, argv]) => [name, await commandOutput(argv, site)]);
	return topology.parse(Object.fromEntries(await Promise.all(asked)));
}
function nodesOfCores(cores, root) {
	return nodeFolders(root).filter((node) => {
		const own = new Set(numbersOf(textOf$1(`${root}/sys/devices/system/node/node${node}/cpulist`)));
		return cores.some((core) => own.has(core));
	});
}
function nodeFolders(root) {
	try {
		return readdirSync(`${root}/sys/devices/system/node`).flatMap((name) => /^node(\d+)$/.exec(name)?.[1] ?? []).map(Number);
	} catch {
		return [];
	}
}
function nodeOf(busId, root) {
	const text = textOf$1(`${root}/sys/bus/pci/devices/${kernelAddress(busId)}/numa_node`).trim();
	return /^\d+$/.test(text) ? Number(text) : void 0;
}
/** `00000000:13:00.0` and `0000:C1:00.0` as the kernel writes them: four digits of domain, small letters. */
function kernelAddress(busId) {
	const [domain = "", ...rest] = busId.toLowerCase().split(":");
	return [domain.slice(-4).padStart(4, "0"), ...rest].join(":");
}
function listed(nodes) {
	return nodes.length === 0 ? void 0 : [...new Set(nodes)].sort((a, b) => a - b).join(",");
}
function textOf$1(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
// src/devices/host.ts
const CONTAINER_MARKS = ["/.dockerenv", "/run/.containerenv"];
const CONTAINER_GROUP = /docker|kubepods|containerd|libpod|lxc/;
/** The machine without its devices. `root` is where its file system begins, for tests. */
async function hostFacts(root = "/") {
	const text = (path) => readText$1(join(root, path));
	const [cpuinfo, governor, nodes, groups] = await Promise.all([
		text("proc/cpuinfo"),
		text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
		readdir(join(root, "sys/devices/system/node")).catch(() => []),
		text("proc/1/cgroup")
	]);
	const isContainer = CONTAINER_MARKS.some((path) => existsSync(join(root, path))) || CONTAINER_GROUP.test(groups ?? "");
	const numaNodes = nodes.filter((name) => /^node\d+$/.test(name)).length;
	return presentFacts({
		os: os.platform(),
		kernel: majorMinor(os.release()),
		arch: os.arch(),
		cpu: cpuModel(cpuinfo ?? "") ?? os.cpus()[0]?.model,
		"cpu-count": String(os.availableParallelism()),
		"memory-gib": String(Math.round(os.totalmem() / 2 ** 30)),
		"numa-nodes": numaNodes === 0 ? void 0 : String(numaNodes),
		governor: governor?.trim(),
		container: isContainer ? "yes" : "no"
	});
}
/** ARM kernels print no model name, only who made the core and which part it is. */
function cpuModel(cpuinfo) {
	const field = (name) => new RegExp(`^${name}\\s*:\\s*(.+)$`, "m").exec(cpuinfo)?.[1]?.trim();
	const implementer = field("CPU implementer");
	return field("model name") ?? (implementer === void 0 ? void 0 : `${implementer}/${field("CPU part")}`);
}
/**
* Which machine it is. In a pod the host's name and the runner's are new every time; the node's name is the machine's, where the pod is told
* it: https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/
*/
function machineName(env) {
	return env["NODE_NAME"] || env["RUNNER_NAME"] || os.hostname();
}
// src/devices/environment.ts
/**
* The environment class and the subject of a session: the machine, the devices that a server with this environment sees,
* and the packages that it runs. Nothing here may fail a job: what cannot be found out is absent.
*/
async function probeEnvironment(site, servers = {}) {
	const [host, families, subject] = await Promise.all([
		hostFacts(),
		familiesPresent(site),
		subjectFacts(site)
	]);
	const nodes = await nodesByFamily(families, site);
	return {
		class: {
			...host,
			...deviceClass(families, nodes),
			...bindings(servers, allNodes(nodes))
		},
		subject: {
			...subject,
			[MACHINE]: machineName(site.env)
		}
	};
}
/** The binding of each server under its own key: what is bound otherwise is never compared, and a server may come or go. */
function bindings(servers, deviceNodes) {
	const bound = Object.entries(servers).map(([name, { numa }]) => {
		const parts = Object.entries((numa === "auto" ? { nodes: deviceNodes ?? "unknown" } : numa) ?? {}).map(([key, value]) => `${key} ${value}`);
		return [`numa ${name}`, parts.length === 0 ? "none" : parts.join(", ")];
	});
	return Object.fromEntries(bound);
}
/** The devices' part of the class; `device: none` without any. */
function deviceClass(families, nodes = {}) {
	const [first, ...others] = families;
	if (first === void 0) return { device: "none" };
	const rest = Object.fromEntries(others.flatMap((other) => prefixed(other.family, familyFacts(other, nodes))));
	return {
		device: first.family,
		...familyFacts(first, nodes),
		...rest
	};
}
function familyFacts({ family, devices, versions }, nodes) {
	const models = [...new Set(devices.map(({ name }) => name))].sort().join(" + ");
	const memory = [...new Set(devices.flatMap(({ totalMib }) => totalMib ?? []))].map((mib) => Math.round(mib / 1024));
	const caps = [...new Set(devices.flatMap(({ powerCapW }) => powerCapW ?? []))].map(Math.round).sort((a, b) => a - b);
	const own = nodes[family];
	return {
		"device-model": models,
		"device-count": String(devices.length),
		...memory.length === 0 ? {} : { "device-memory-gib": [...new Set(memory)].sort((a, b) => a - b).join(" + ") },
		...caps.length === 0 ? {} : { "device-power-cap-w": caps.join(" + ") },
		...own === void 0 ? {} : { "device-nodes": own },
		...versions
	};
}
/** A second family in the machine, as a display card beside the accelerators. */
const prefixed = (family, facts) => Object.entries(facts).map(([key, value]) => [`${family}-${key}`, value]);
// src/model/setup-digest.ts
/**
* Where the code of each side comes from, as far as it is configured: equal for runs that measure the same thing under the
* same names. Builds that are kept, and how long one may take, do not belong to it, nor do the commits that names stand for.
*/
function setupDigest({ base, variants, envFrom, servers }) {
	const urls = Object.entries(servers).flatMap(([name, { url }]) => url === void 0 ? [] : [[name, url]]);
	return digestOf({
		envFrom,
		urls,
		variants,
		code: base === void 0 ? void 0 : codeOf(base.code)
	});
}
function codeOf(code) {
	if (code.kind !== "built") return code;
	const { cache: _, setupTimeoutSeconds: __, ...built } = code;
	return built;
}
// src/devices/probe-devices.ts
/** Memory and processes of every visible device, for the preflight. Empty without devices; never throws. */
async function probeDevices(options) {
	const families = await familiesPresent(options);
	const isAlive = (pid) => existsSync(`/proc/${pid}`);
	return families.flatMap(({ family, devices }) => devices.map((device) => deviceUse(family, device, options.ours, isAlive)));
}
/** Pure: who the processes of one device are to us. */
function deviceUse(family, device, ours, isVisible) {
	const { index, name, totalMib, usedMib, processes } = device;
	const standingOf = (pid) => {
		if (pid === void 0 || !isVisible(pid)) return "unknown";
		return ours.has(pid) ? "ours" : "foreign";
	};
	return {
		family,
		index,
		name,
		...totalMib === void 0 ? {} : { totalMib },
		...totalMib === void 0 || usedMib === void 0 ? {} : { freeMib: totalMib - usedMib },
		processes: processes === "unknown" ? processes : processes.map((process) => ({
			...process,
			standing: standingOf(process.pid)
		}))
	};
}
// src/devices/device-memory.ts
/** What the visible devices hold; none where there is no device, or nothing tells. */
async function deviceMemory(site) {
	return (await probeDevices({
		...site,
		ours: new Set()
	})).flatMap(({ family, index, totalMib, freeMib }) => totalMib === void 0 || freeMib === void 0 ? [] : [{
		device: `${family} ${index}`,
		usedMib: totalMib - freeMib,
		totalMib
	}]);
}
// src/devices/device-troubles.ts
/** What is wrong with the visible devices by their tools' own words, and which tools told nothing; one line each. Never throws. */
async function deviceTroubles(site) {
	const { families, unread } = await askFamilies(site);
	return [...families.flatMap(({ family, devices }) => devices.flatMap(({ index, name, trouble }) => trouble === void 0 ? [] : `${family} ${index} (${name}): ${trouble}`)), ...unread];
}
// src/devices/occupancy.ts
const POLL_MS$4 = 1e3;
const NONE_OURS = new Set();
/** Why the visible devices are not free, one line each; empty when they are, or when nothing tells. */
async function busyDevices(site) {
	return (await probeDevices({
		...site,
		ours: NONE_OURS
	})).flatMap((use) => whyBusy(use) ?? []);
}
/** Resolves when the visible devices' memory is free; the caller limits the wait through the signal. */
async function devicesReleased(site) {
	while (site.signal?.aborted !== true && (await probeDevices({
		...site,
		ours: NONE_OURS
	})).some(holdsMemory)) await setTimeout$1(POLL_MS$4);
}
/** Pure: one line, or nothing for a device that is free or does not tell. */
function whyBusy(use) {
	const where = `${use.family} ${use.index} (${use.name})`;
	const foreign = use.processes === "unknown" ? [] : use.processes.filter(({ standing }) => standing === "foreign");
	if (foreign.length > 0) return `${where} is used by ${foreign.map(({ pid, name }) => [name ?? "process", pid].join(" ")).join(", ")}`;
	if (!holdsMemory(use)) return void 0;
	return `${where} has ${use.freeMib} of ${use.totalMib} MiB free: an earlier job holds the rest`;
}
function holdsMemory({ totalMib, freeMib }) {
	return totalMib !== void 0 && freeMib !== void 0 && freeMib < totalMib * .9;
}
// src/devices/host-sample.ts
/** What Linux tells of the machine now; `before` gives the share of stolen time since. What it does not tell is `null`. */
function hostSample(before, root = "") {
	const text = (path) => textOf(`${root}/${path}`);
	const cpu = cpuTimes(text("proc/stat"));
	const mhz = [...text("proc/cpuinfo").matchAll(/^cpu MHz\s*:\s*([\d.]+)/gm)].map(([, value]) => Number(value));
	return {
		sample: {
			load: numberIn(text("proc/loadavg"), /^([\d.]+)/),
			cpuPressure: numberIn(text("proc/pressure/cpu"), /^some avg10=([\d.]+)/m),
			steal: cpu === void 0 || before === void 0 ? null : stolen(before, cpu),
			cpuMhz: mhz.length === 0 ? null : Math.round(mhz.reduce((sum, value) => sum + value, 0) / mhz.length),
			freeMemoryMib: kibToMib(numberIn(text("proc/meminfo"), /^MemAvailable:\s*(\d+)/m))
		},
		...cpu === void 0 ? {} : { cpu }
	};
}
/** The eighth number of the first line, proc_stat(5). The last two are in the first two already. */
function cpuTimes(stat) {
	const numbers = /^cpu +(.+)$/m.exec(stat)?.[1]?.trim().split(/\s+/).slice(0, 8).map(Number);
	if (numbers === void 0) return void 0;
	return {
		total: numbers.reduce((sum, value) => sum + value, 0),
		steal: numbers[7] ?? 0
	};
}
function stolen(before, now) {
	const passed = now.total - before.total;
	return passed <= 0 ? null : Math.round(1e3 * (now.steal - before.steal) / passed) / 10;
}
const kibToMib = (kib) => kib === null ? null : Math.round(kib / 1024);
function numberIn(text, pattern) {
	const found = pattern.exec(text)?.[1];
	return found === void 0 ? null : Number(found);
}
function textOf(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
// src/devices/watch-machine.ts
/** The devices' tools take up to a second of a core each. */
const EVERY_MS = 5e3;
/** Looks at machine and devices now, every few seconds and at the end. Devices that do not answer are absent; never throws. */
function watchMachine(site, everyMs = EVERY_MS) {
	const startedAt = new Date();
	const began = performance.now();
	const samples = [];
	let cpu;
	let over = false;
	let wake = () => {};
	const take = async () => {
		const seconds = Math.round(performance.now() - began) / 1e3;
		const { sample, cpu: now } = hostSample(cpu);
		cpu = now;
		const families = await familiesPresent(site, samples[0]?.families);
		samples.push({
			seconds,
			host: sample,
			families
		});
	};
	const running = (async () => {
		while (!over && site.signal?.aborted !== true) {
			await take();
			if (over) return;
			await new Promise((resolve) => {
				const timer = setTimeout(resolve, everyMs).unref();
				wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	})();
	return { end: async () => {
		over = true;
		wake();
		await running;
		await take();
		return telemetryOf(startedAt, samples, site.isForeign);
	} };
}
/** Pure: the samples as columns. */
function telemetryOf(startedAt, samples, isForeign) {
	const host = (key) => samples.map((sample) => sample.host[key]);
	return {
		schema: TELEMETRY_SCHEMA,
		startedAt: startedAt.toISOString(),
		times: samples.map(({ seconds }) => seconds),
		host: {
			load: host("load"),
			cpuPressure: host("cpuPressure"),
			steal: host("steal"),
			cpuMhz: host("cpuMhz"),
			freeMemoryMib: host("freeMemoryMib")
		},
		devices: deviceColumns(samples),
		foreign: foreignProcesses(samples, isForeign)
	};
}
function deviceColumns(samples) {
	const named = samples.flatMap(({ families }) => families.flatMap(({ family, devices }) => devices.map(({ index, name }) => ({
		family,
		index,
		name
	}))));
	return [...new Map(named.map((device) => [`${device.family} ${device.index}`, device])).values()].map(({ family, index, name }) => {
		const at = ({ families }) => families.find((each) => each.family === family)?.devices.find((device) => device.index === index);
		const column = (key) => samples.map((sample) => at(sample)?.[key] ?? null);
		const reasons = new Set(samples.flatMap((sample) => at(sample)?.throttled ?? []));
		const held = (reason) => samples.filter((sample) => at(sample)?.throttled?.includes(reason) === true);
		return {
			family,
			index,
			name,
			clockMhz: column("clockMhz"),
			temperatureC: column("temperatureC"),
			powerW: column("powerW"),
			utilisation: column("utilisation"),
			usedMib: column("usedMib"),
			throttled: Object.fromEntries([...reasons].map((reason) => [reason, held(reason).map(({ seconds }) => seconds)]))
		};
	});
}
function foreignProcesses(samples, isForeign) {
	const lines = samples.flatMap(({ families }) => families.flatMap(({ family, devices }) => devices.flatMap(({ index, processes }) => processes === "unknown" ? [] : processes.flatMap(({ pid, name = "process" }) => pid !== void 0 && isForeign(pid) ? [`${name} ${pid} on ${family} ${index}`] : []))));
	return [...new Set(lines)];
}
// src/engines/numa.ts
/** Binds a command to cores and to the memory of NUMA nodes. */
function onNumaNode(argv, numa, deviceNodes) {
	const options = numactlOptions(numa, deviceNodes);
	return options.length === 0 ? argv : [
		"numactl",
		...options,
		...argv
	];
}
/** The options of `numactl` for a binding; none when there is nothing to bind to. */
function numactlOptions(numa, deviceNodes) {
	const { nodes, cpus, memory = nodes, interleave } = bindingOf(numa, deviceNodes);
	return [...cpus === void 0 ? option("-N", nodes) : option("-C", cpus), ...interleave === void 0 ? option("-m", memory) : option("-i", interleave)];
}
/** The same binding for a container: it has no `numactl` of its own, but its memory can't be interleaved from outside. */
function cpusetOptions(numa, deviceNodes, coresOf) {
	const { nodes, cpus = nodes === void 0 ? void 0 : coresOf(nodes), memory = nodes } = bindingOf(numa, deviceNodes);
	return [...option("--cpuset-cpus", cpus), ...option("--cpuset-mems", memory)];
}
function bindingOf(numa, deviceNodes) {
	if (numa !== "auto") return numa ?? {};
	return deviceNodes === void 0 ? {} : { nodes: deviceNodes };
}
const option = (flag, value) => value === void 0 ? [] : [flag, value];
// src/engines/container.ts
/** Values stay in the environment of the container's program: only names stand in the argv, which is recorded. */
const MARK_VARIABLE = "LLM_PERF_GATE_RUN";
/**
* The same command in a container, on the host's network so that it is measured without a bridge. The program stays in the
* foreground: it passes signals on, and its end is the server's. The image's own entry point is replaced.
*/
function inContainer(container, { name, numa }, launch, site) {
	const [program = "", ...rest] = launch.argv;
	const own = `llm-perf-gate-${site.mark}-${name.replace(/[^\w.-]/g, "-")}-${site.port}`;
	const idFile = `${site.folder}/${own}.id`;
	const mounts = launch.files === void 0 ? container.mounts : [...container.mounts, `${site.folder}:${site.folder}:ro`];
	const options = [
		...[
			"--rm",
			"--name",
			own,
			"--cidfile",
			idFile,
			"--network",
			"host"
		],
		...container.shmSize === void 0 ? ["--ipc", "host"] : ["--shm-size", container.shmSize],
		...container.devices.flatMap((device) => device === "all" ? ["--gpus", "all"] : ["--device", device]),
		...cpusetOptions(numa, site.deviceNodes, site.coresOf),
		...mounts.flatMap((mount) => ["-v", mount]),
		...[MARK_VARIABLE, ...Object.keys(launch.env)].flatMap((variable) => ["-e", variable]),
		...container.options,
		...["--entrypoint", program]
	];
	return {
		...launch,
		argv: [
			container.program,
			"run",
			...options,
			container.image,
			...rest
		],
		container: {
			program: container.program,
			name: own,
			idFile,
			image: container.image
		}
	};
}
// src/engines/started.ts
/** A server of ours: bound to its NUMA node, in its container where it has one. */
function started(server, site, how) {
	const env = {
		...how.env,
		...server.env
	};
	const files = how.files === void 0 ? {} : { files: how.files };
	const launch = {
		kind: "process",
		argv: how.argv,
		env,
		baseUrl: `http://${site.host}:${site.port}`,
		...files
	};
	const { container, numa } = server;
	if (container !== void 0) return inContainer(container, server, launch, site);
	return {
		...launch,
		argv: onNumaNode(how.argv, numa, site.deviceNodes)
	};
}
/** The configured flags without those that the gate or a positional argument sets. */
function otherFlags(args, ...ours) {
	const set = new Set(ours.map(flagOf));
	return argsToFlags(Object.fromEntries(Object.entries(args).filter(([key]) => !set.has(flagOf(key)))));
}
/** The model under the first of the engine's names for it, or `model`. */
function modelOf$1({ name, engine, args, model }, ...keys) {
	const configured = keys.flatMap((key) => Object.entries(args).filter(([each]) => flagOf(each) === flagOf(key)))[0]?.[1] ?? model;
	if (typeof configured === "string") return configured;
	throw new UserError(`server ${name}: engine ${engine} needs a model`, { hint: "args: { model: Qwen/Qwen3-8B }" });
}
// src/engines/command.ts
/** Any program that serves the OpenAI API: `{host}`, `{port}` and `{model}` in its argv are filled in. */
const command = {
	launch: (server, site) => {
		if (server.command === void 0) throw new UserError(`server ${server.name}: engine command needs a command`);
		const values = {
			host: site.host,
			port: String(site.port),
			model: server.model ?? ""
		};
		return started(server, site, { argv: server.command.map((word) => word.replace(/\{(host|port|model)\}/g, (_whole, key) => values[key] ?? "")) });
	},
	readyPaths: ({ ready }) => [ready.path ?? "/health"]
};
// src/engines/external.ts
/** A server that is already up: never started, never stopped; its prefix cache is its owner's until it is compared with another server. */
const external = {
	launch: ({ name, url }) => {
		if (url === void 0) throw new UserError(`server ${name}: engine external needs a url`);
		return {
			kind: "external",
			baseUrl: url
		};
	},
	readyPaths: ({ ready }) => [ready.path ?? "/v1/models"]
};
// src/engines/llama-cpp.ts
const CACHE_FLAGS = ["cache-prompt", "no-cache-prompt"];
/** `llama-server` of llama.cpp, with its long flags: `n-gpu-layers`, `tensor-split`, `lora`, `mmproj`. */
const llamaCpp = {
	launch: (server, site) => started(server, site, { argv: [
		...[
			"llama-server",
			"--model",
			modelOf$1(server, "model"),
			"--host",
			site.host,
			"--port",
			String(site.port)
		],
		"--metrics",
		...saysCache(server) ? [] : ["--no-cache-prompt"],
		...otherFlags(server.args, "model", "host", "port", "metrics")
	] }),
	readyPaths: ({ ready }) => [ready.path ?? "/health"],
	warmCache: (server) => saysCache(server) ? "llama-server keeps prompts in its slots: leave cache-prompt out to measure without" : void 0,
	version: {
		paths: ["/props"],
		key: "build_info"
	},
	log: {
		loaded: /llama_server: model loaded|main: model loaded|\bmodel loaded\s+(?:tid=|\|)|all slots are idle/,
		fatal: /exiting due to (?:model loading|HTTP server) error|unable to load model/,
		facts: {
			"weights-mib": /model buffer size =\s*([\d.]+) MiB/,
			"context-tokens": /n_ctx_slot = (\d+)/
		}
	}
};
function saysCache({ args }) {
	return CACHE_FLAGS.some((flag) => isOn(args, flag));
}
// src/engines/lmdeploy.ts
/** `lmdeploy serve api_server`; `backend: turbomind` or `pytorch` chooses the engine, `tp`, `dp` and `ep` spread it. */
const lmdeploy = {
	launch: (server, site) => started(server, site, { argv: [
		...[
			"lmdeploy",
			"serve",
			"api_server",
			modelOf$1(server, "model-path", "model")
		],
		...[
			"--server-name",
			site.host,
			"--server-port",
			String(site.port)
		],
		...otherFlags(server.args, "model-path", "model", "server-name", "server-port")
	] }),
	readyPaths: ({ ready }) => ready.path === void 0 ? [["/health", "/v1/models"], "/v1/models"] : [ready.path],
	sleep: {
		sleepPath: "/sleep?level=1",
		wakePath: "/wakeup",
		flags: []
	},
	warmCache: ({ args }) => isOn(args, "enable-prefix-caching") ? "LMDeploy has no call that empties the prefix cache: leave enable-prefix-caching out" : void 0,
	help: {
		argvs: [[
			"lmdeploy",
			"serve",
			"api_server",
			"--help"
		]],
		required: ["--server-name", "--server-port"],
		refused: UNRECOGNIZED
	},
	log: {
		loaded: /(?:Loading weights from safetensors|Convert to turbomind format): 100%/,
		fatal: /\[TM\]\[(?:ERROR|FATAL)\] CUDA runtime error/
	}
};
// src/engines/mindie.ts
/** Health is asked at an address of its own, so that a busy service still answers. */
const MANAGEMENT_HOST = "127.0.0.2";
/**
* MindIE's server, which takes a file instead of flags: `args.config` is its `config.json`, in which the addresses are set for it
* and TLS is off. `args.program` names another program than `mindieservice_daemon`, as `mindie_llm_server` of 3.0.
*/
const mindie = {
	launch: (server, site) => {
		const file = configFile(server, site);
		return started(server, site, {
			argv: [
				programOf(server),
				"--config-file",
				file
			],
			env: {
				MIES_CONFIG_JSON_PATH: file,
				MINDIE_LOG_TO_STDOUT: "1",
				MINDIE_LLM_LOG_TO_STDOUT: "1"
			},
			files: { [file]: `${canonicalJson(configOf(server, site))}\n` }
		});
	},
	readyPaths: ({ ready }, { port }) => [ready.path ?? `http://${MANAGEMENT_HOST}:${port + 1}/v2/health/ready`],
	warmCache: ({ args }) => JSON.stringify(args["config"] ?? "").includes("prefix_cache") ? "MindIE has no call that empties its prefix cache: leave the plugin prefix_cache out" : void 0,
	log: {
		loaded: /Daemon start success!/,
		fatal: /Failed to init endpoint|failed to init LLMInferModels/
	}
};
const configFile = ({ name }, { folder, port }) => `${folder}/mindie-${name.replace(/[^\w.-]/g, "-")}-${port}.json`;
function programOf({ args }) {
	const program = args["program"] ?? "mindieservice_daemon";
	return typeof program === "string" ? program : "mindieservice_daemon";
}
function configOf(server, { host, port }) {
	const config = sectionOf(server.args["config"]);
	const unknown = Object.keys(server.args).find((key) => ![flagOf("config"), flagOf("program")].includes(flagOf(key)));
	if (config === void 0 || unknown !== void 0) {
		const what = config === void 0 ? "needs args.config, its config.json" : `has no flag ${flagOf(unknown ?? "")}`;
		throw new UserError(`server ${server.name}: engine mindie ${what}`, { hint: "args: { config: { BackendConfig: { npuDeviceIds: [[0]], ModelDeployConfig: { ModelConfig: [{ modelName: qwen, modelWeightPath: /models/qwen, worldSize: 1 }] } } } }" });
	}
	const addresses = {
		ipAddress: host,
		port,
		managementIpAddress: MANAGEMENT_HOST,
		managementPort: port + 1,
		metricsPort: port + 2,
		httpsEnabled: false
	};
	return {
		...config,
		ServerConfig: {
			...sectionOf(config["ServerConfig"]),
			...addresses
		}
	};
}
function sectionOf(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
}
// src/engines/sglang.ts
/** `sglang.launch_server`. `enable-metrics: true` opens its `/metrics`. */
const sglang = {
	launch: (server, site) => started(server, site, { argv: [
		...[
			"python3",
			"-m",
			"sglang.launch_server",
			"--model-path",
			modelOf$1(server, "model-path", "model")
		],
		...[
			"--host",
			site.host,
			"--port",
			String(site.port)
		],
		...otherFlags(server.args, "model-path", "model", "host", "port")
	] }),
	readyPaths: ({ ready }) => [ready.path ?? "/health_generate"],
	resetCachePath: "/flush_cache",
	sleep: {
		sleepPath: "/release_memory_occupation",
		wakePath: "/resume_memory_occupation",
		flags: ["enable-memory-saver", "enable-weights-cpu-backup"]
	},
	version: {
		paths: ["/server_info", "/get_server_info"],
		key: "version"
	},
	help: {
		argvs: [[
			"python3",
			"-m",
			"sglang.launch_server",
			"--help"
		]],
		required: [
			"--model-path",
			"--host",
			"--port"
		],
		refused: UNRECOGNIZED
	},
	log: {
		loaded: /Load weight end/,
		fatal: /(?:Scheduler|DetokenizerManager|TokenizerManager) hit an exception|scheduler is dead|[Rr]eceived sigquit|SIGQUIT received|Initialization failed\. warmup error/,
		facts: {
			"weights-load-seconds": /Load weight end\. elapsed=([\d.]+) s/,
			"weights-gib": /mem usage=([\d.]+) GB/,
			"kv-cache-tokens": /max_total_num_tokens=(\d+)/
		}
	}
};
// src/engines/simulated/simulated.ts
/** Our own server process with a batch scheduler behind it: for the demo, the tests, and a first look without a device. */
const simulated = {
	launch: (server, site) => {
		const { args, model } = server;
		const named = model === void 0 || "model" in args ? args : {
			model,
			...args
		};
		const where = [
			"--host",
			site.host,
			"--port",
			String(site.port)
		];
		return started(server, site, { argv: [
			site.node,
			site.cli,
			"simulated-engine",
			...where,
			...argsToFlags(named)
		] });
	},
	readyPaths: () => ["/health", "/v1/models"],
	resetCachePath: "/reset_prefix_cache",
	version: {
		paths: ["/version"],
		key: "version"
	}
};
// src/engines/tgi.ts
/** `text-generation-launcher`: `num-shard`, `quantize`, `lora-adapters`. */
const tgi = {
	launch: (server, site) => started(server, site, { argv: [
		...[
			"text-generation-launcher",
			"--model-id",
			modelOf$1(server, "model-id", "model")
		],
		...[
			"--hostname",
			site.host,
			"--port",
			String(site.port)
		],
		...otherFlags(server.args, "model-id", "model", "hostname", "port")
	] }),
	readyPaths: ({ ready }) => [ready.path ?? "/health"],
	warmCache: ({ env }) => ["0", "false"].includes(env["PREFIX_CACHING"] ?? env["USE_PREFIX_CACHING"] ?? "") ? void 0 : "TGI has no call that empties its prefix cache: env: { PREFIX_CACHING: \"0\" } turns it off",
	version: {
		paths: ["/info"],
		key: "version"
	},
	log: {
		loaded: /Shard ready in|Connected/,
		fatal: /Shard \d+ failed to start|ShardCannotStart|Webserver Crashed|DownloadError/,
		facts: {
			"weights-load-seconds": /Shard ready in ([\d.]+)s/,
			"kv-cache-blocks": /KV-cache blocks: (\d+)/
		}
	}
};
// src/engines/trtllm.ts
const OURS = [
	"model",
	"host",
	"port"
].map(flagOf);
/** `trtllm-serve`, of a Hugging Face model or an engine folder. */
const trtllm = {
	launch: (server, site) => started(server, site, { argv: [...[
		"trtllm-serve",
		modelOf$1(server, "model"),
		"--host",
		site.host,
		"--port",
		String(site.port)
	], ...underscored(server.args)] }),
	readyPaths: ({ ready }) => [ready.path ?? ["/health_generate", "/health"]],
	warmCache: () => "trtllm-serve has no call that empties its block reuse: kv_cache_config: { enable_block_reuse: false } in its options file turns it off",
	version: {
		paths: ["/version"],
		key: "version"
	},
	log: {
		loaded: /Model init total --|Engine loaded and ready|for max tokens in paged KV cache/,
		fatal: /Failed to initialize executor|Executor worker (?:returned error|died)/,
		facts: {
			"weights-load-seconds": /Model init total -- ([\d.]+)s/,
			"kv-cache-gib": /Allocated ([\d.]+) GiB for max tokens in paged KV cache/,
			"kv-cache-tokens": /for max tokens in paged KV cache \((\d+)\)/
		}
	}
};
/** Its flags have underscores: `--tp_size`. */
function underscored(args) {
	return Object.entries(args).filter(([key]) => !OURS.includes(flagOf(key))).flatMap(([key, value]) => {
		const [flag, ...words] = argsToFlags({ [key]: value });
		return flag === void 0 ? [] : [`--${flag.slice(2).replaceAll("-", "_")}`, ...words];
	});
}
// src/engines/vllm.ts
/** Dev mode opens calls that nobody else may reach. https://docs.vllm.ai/en/latest/usage/security/ */
const LOOPBACK = [
	"127.0.0.1",
	"::1",
	"localhost"
];
// src/engines/engines.ts
const ENGINES = {
	vllm: {
		launch: (server, site) => started(server, site, {
			argv: [...[
				"vllm",
				"serve",
				modelOf$1(server, "model"),
				"--host",
				site.host,
				"--port",
				String(site.port)
			], ...otherFlags(server.args, "model", "host", "port")],
			env: LOOPBACK.includes(site.host) ? { VLLM_SERVER_DEV_MODE: "1" } : {}
		}),
		readyPaths: ({ ready }) => ready.path === void 0 ? ["/health", "/v1/models"] : [ready.path],
		resetCachePath: "/reset_prefix_cache",
		sleep: {
			sleepPath: "/sleep?level=1",
			wakePath: "/wake_up",
			flags: ["enable-sleep-mode"]
		},
		version: {
			paths: ["/version"],
			key: "version"
		},
		help: {
			argvs: ["--help=all", "--help"].map((word) => [
				"vllm",
				"serve",
				word
			]),
			required: [
				"--host",
				"--port",
				"--max-model-len"
			],
			refused: UNRECOGNIZED,
			suspects: DROPPED
		},
		log: {
			loaded: /Loading (?:model )?weights took|Model loading took|init engine \(profile, create kv cache, warmup model\) took/,
			fatal: /EngineCore failed to start|Engine (?:core initialization|process) failed|EngineDeadError|WorkerProc failed to start/,
			facts: {
				"weights-load-seconds": /Loading weights took ([\d.]+) seconds/,
				"weights-gib": /(?:Model loading|Loading model weights) took ([\d.]+) Gi?B/,
				"kv-cache-tokens": /(?:GPU|CPU|NPU) KV cache size: ([\d,]+) tokens/,
				"engine-init-seconds": /init engine \(profile, create kv cache, warmup model\) took ([\d.]+) (?:s\b|seconds)/
			}
		}
	},
	sglang,
	lmdeploy,
	trtllm,
	mindie,
	"llama-cpp": llamaCpp,
	tgi,
	external,
	command,
	simulated
};
// src/run/devices-taken.ts
/** A program that only looks at a device holds it for a moment. */
const LOOK_AGAIN_MS = 5e3;
/**
* Why the devices are not free between two starts, one line each: somebody has come since the run began. Whoever is gone a
* moment later does not count, and where a server is somebody else's, nothing tells its processes from foreign ones.
*/
async function devicesTaken(prepared, { equipment, env, world, sides = [] }, lookAgainMs = LOOK_AGAIN_MS) {
	const others = prepared.some(({ server }) => server?.engine === "external") || sides.some(({ server }) => server?.kind === "urls");
	const look = async () => await equipment.busyDevices?.({
		env,
		cwd: world.cwd,
		signal: world.signal
	}) ?? [];
	if (others || (await look()).length === 0) return [];
	await pause(lookAgainMs, world.signal);
	return look();
}
// src/run/devices-used.ts
/** How each family of devices is told which of them a process may use. */
const VISIBLE_DEVICES = [
	"ASCEND_RT_VISIBLE_DEVICES",
	"ASCEND_VISIBLE_DEVICES",
	"CUDA_VISIBLE_DEVICES",
	"HIP_VISIBLE_DEVICES",
	"MACA_VISIBLE_DEVICES",
	"MUSA_VISIBLE_DEVICES",
	"MLU_VISIBLE_DEVICES",
	"HABANA_VISIBLE_MODULES"
];
/** The devices that the trials may use: indices, or `ALL_DEVICES` alone when one of the trials is not restricted. */
function devicesUsed(trials, env) {
	const used = new Set();
	for (const { server, test } of trials) {
		const own = {
			...env,
			...server === void 0 ? test.env : server.env
		};
		const named = VISIBLE_DEVICES.map((name) => own[name]).find((value) => value !== void 0 && value.trim() !== "");
		if (named === void 0) return ["all"];
		for (const device of named.split(",")) used.add(device.trim());
	}
	return used.size === 0 ? ["all"] : [...used];
}
// src/run/lock.ts
const POLL_MS$3 = 500;
const SAY_AGAIN_MS = 1e4;
const LOCK_FILE = /^llm-perf-gate-.+\.lock$/;
/**
* One measurement at a time on a device, over all jobs of the host. The locks are taken in order of their names, so
* that two jobs never wait for each other, and a lock whose process is gone is taken over.
* @throws CannotJudgeError when a device is still busy at the deadline.
*/
async function lockDevices(request, world) {
	const { ledger } = request;
	const folder = world.env["LLM_PERF_GATE_LOCK_DIR"] ?? tmpdir();
	const held = [];
	const release = async () => {
		for (const path of held.splice(0)) {
			freeLock(path);
			ledger.dropLock(path);
		}
	};
	try {
		for (const device of [...request.devices].sort()) {
			const path = lockPath(folder, device);
			held.push(path);
			ledger.noteLock(path);
			await waitForLock({
				folder,
				device,
				path,
				ledger: ledger.path
			}, request.deadline, world);
		}
	} catch (cause) {
		await release();
		throw cause;
	}
	return { [Symbol.asyncDispose]: release };
}
async function waitForLock(lock, deadline, world) {
	const began = Date.now();
	let saidAt = Number.NEGATIVE_INFINITY;
	for (;;) {
		await takeDown(lock.path, world);
		const holder = tryLock(lock);
		if (holder === void 0) return;
		const who = `${lock.device === "all" ? "this machine" : `device ${lock.device}`} is measured on by process ${holder.pid} since ${holder.since}`;
		if (deadline !== void 0 && Date.now() > deadline) throw new CannotJudgeError(`${who}, and the budget is spent`, { hint: `rerun later; if there is no such run, remove ${lock.path}` });
		if (Date.now() - saidAt >= SAY_AGAIN_MS) {
			saidAt = Date.now();
			world.log.info(`${who}; waiting for it since ${durationText((saidAt - began) / 1e3)}`);
		}
		await pause(POLL_MS$3, world.signal);
	}
}
/** Before anything is looked at: what killed runs have left on the devices of this machine. */
async function takeDownAbandoned(world) {
	const folder = world.env["LLM_PERF_GATE_LOCK_DIR"] ?? tmpdir();
	for (const name of readdirSync(folder)) if (LOCK_FILE.test(name)) await takeDown(join(folder, name), world);
}
/** A run that was killed may have left a server on the device: its lock says where it wrote down what it had started. */
async function takeDown(lock, { env, log }) {
	const ledger = abandonedLedger(lock);
	if (ledger === void 0) return;
	for (const line of await cleanUp(ledger, childEnvironment(env))) log.warn(`a run was killed here: ${line}`);
}
/**
* The lock of all devices excludes every other one. Who wants all of them keeps that lock while the others end;
* who wants one gives way, so that neither waits for ever.
*/
function tryLock({ folder, device, path, ledger }) {
	const holder = lockHolder(path)?.pid === process.pid ? void 0 : takeLock(path, ledger);
	if (holder !== void 0) return holder;
	const rival = device === "all" ? anyOther(folder, path) : other(lockPath(folder, "all"));
	if (rival !== void 0 && device !== "all") freeLock(path);
	return rival;
}
function anyOther(folder, own) {
	return readdirSync(folder).filter((name) => LOCK_FILE.test(name)).map((name) => join(folder, name)).filter((path) => path !== own).map(other).find((holder) => holder !== void 0);
}
function other(path) {
	const holder = lockHolder(path);
	return holder?.pid === process.pid ? void 0 : holder;
}
function lockPath(folder, device) {
	return join(folder, `llm-perf-gate-${device.replace(/[^\w.-]/g, "-")}.lock`);
}
// src/run/bench.ts
function siteOf$1({ sides = [], env, world }, variant) {
	const side = sides.find((one) => one.variant === sideOf$1(variant));
	if (side === void 0) return {
		env,
		cwd: world.cwd,
		others: []
	};
	const own = side.code?.roots.join("\n");
	const others = sides.flatMap(({ code }) => code === void 0 || code.roots.join("\n") === own ? [] : [code]);
	return {
		env: side.env,
		cwd: side.folder,
		side,
		others
	};
}
// src/run/hang.ts
/** How such a trouble begins. */
const HANGS = /^it hangs/;
/** For one token, of an engine that gave up what it had to do a moment ago. */
const PATIENCE_MS$1 = 6e4;
/**
* An engine can hang behind a server that still answers `/health`: it is asked for one token.
* @returns why it cannot be measured with, in one line; `undefined` when it answers, whatever it says, or cannot be reached.
*/
async function hangOf(baseUrl, model, signal, patienceMs = PATIENCE_MS$1) {
	try {
		var _usingCtx$8 = _usingCtx();
		const limit = _usingCtx$8.u(timeLimit(signal, patienceMs));
		const body = JSON.stringify({
			model: model ?? "",
			prompt: "a",
			max_tokens: 1
		});
		const headers = { "content-type": "application/json" };
		try {
			await (await fetch(`${baseUrl}/v1/completions`, {
				method: "POST",
				headers,
				body,
				signal: limit.signal
			})).text();
		} catch {
			if (limit.signal.aborted && !signal.aborted) return `it hangs: no answer within ${patienceMs / 1e3} s to a request for one token`;
		}
		return;
	} catch (_) {
		_usingCtx$8.e = _;
	} finally {
		_usingCtx$8.d();
	}
}
// src/run/prepare.ts
/** Lies beside a product, and says what it was made from and what it is. */
const noteSchema = object({
	madeFrom: string(),
	state: string(),
	sha256: string()
});
const LOOK_MS$1 = 2e3;
/**
* Makes what a server needs, unless it is there and was made from the same: the same command, the same packages, the same files.
* The hash of each product goes into the session's subject. @returns why the server cannot start, or nothing.
*/
async function prepareServer(spec, site, bench) {
	for (const [index, step] of (spec.prepare ?? []).entries()) {
		const failure = await prepare({
			spec,
			step,
			index,
			site
		}, bench);
		if (failure !== void 0) return {
			state: "failed",
			reason: failure,
			kind: `prepare ${index}`,
			retry: false
		};
	}
}
async function prepare({ spec, step, index, site: { env, cwd } }, bench) {
	try {
		var _usingCtx$7 = _usingCtx();
		const { world, session } = bench;
		const product = resolve(cwd, step.makes);
		const note = `${product}.llm-perf-gate.json`;
		const packages = await packageFacts({
			env,
			cwd,
			signal: world.signal
		});
		const sources = await Promise.all(step.from.map((path) => stateOf(resolve(cwd, path))));
		const madeFrom = digestOf([
			step.run,
			packages,
			step.from,
			sources
		]);
		const known = readNote(note);
		const tell = (sha256) => session.learn(`server ${spec.name} ${step.makes}`, `sha256:${sha256}`);
		if (known !== void 0 && known.madeFrom === madeFrom && known.state === await stateOf(product)) {
			world.log.info(`${step.makes} is there already, made from the same`);
			tell(known.sha256);
			return;
		}
		const logs = join(bench.folder, "raw", "servers");
		onDisk(logs, () => mkdirSync(logs, { recursive: true }));
		const log = join(logs, `${spec.name.replace(/[^\w.#-]/g, "-")}.prepare-${index}.log`);
		const command = {
			argv: [
				"bash",
				"-c",
				step.run
			],
			env,
			cwd,
			stdout: log,
			stderr: log
		};
		const group = _usingCtx$7.a(await startGroup(command, {
			ledger: bench.ledger,
			signal: world.signal,
			log: world.log
		}));
		const began = Date.now();
		let exit = await within(group.exited, 0);
		while (exit === void 0) {
			world.log.progress(`preparing ${step.makes} · ${durationText((Date.now() - began) / 1e3)}`);
			exit = await within(group.exited, LOOK_MS$1, world.signal);
			throwIfCancelled(world.signal);
		}
		await group.stop();
		const where = `server ${spec.name}: the command that makes ${step.makes}`;
		if (exit.code !== 0) return `${where} ended with ${exitText(exit)}${lastLinesOf(log)}`;
		if (!existsSync(product)) return `${where} ended well, but did not make it${lastLinesOf(log)}`;
		const sha256 = await hashOf(product);
		writeAtomically(note, `${JSON.stringify({
			madeFrom,
			state: await stateOf(product),
			sha256
		})}\n`);
		tell(sha256);
		return;
	} catch (_) {
		_usingCtx$7.e = _;
	} finally {
		await _usingCtx$7.d();
	}
}
function readNote(path) {
	try {
		return noteSchema.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return;
	}
}
/** Names, sizes and times of a file or of all files in a folder: quick also for weights; `absent` when there is nothing. */
async function stateOf(path) {
	if (!existsSync(path)) return "absent";
	const files = await filesIn(path);
	return digestOf(files.map((file) => [
		file.slice(path.length),
		statSync(file).size,
		statSync(file).mtimeMs
	]));
}
/** Of the content of a file, or of the names and contents of all files in a folder. */
async function hashOf(path) {
	const files = await filesIn(path);
	const hash = createHash("sha256");
	for (const file of files) {
		if (file !== path) hash.update(`${file.slice(path.length)}\0`);
		for await (const chunk of createReadStream(file)) hash.update(chunk);
	}
	return hash.digest("hex");
}
async function filesIn(path) {
	if (!statSync(path).isDirectory()) return [path];
	return (await readdir(path, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
// src/engines/crash-signs.ts
/** What engines put before each line: which process, when, which source file. */
const PREFIXES = [
	/^\([^()]*\bpid=\d+[^()]*\)\s?/,
	/^\([A-Za-z]\w*\)\s?(?=\()/,
	/^\[rank\d+\]:\s?/,
	/^\[\d\d\/\d\d\/\d{4}-\d\d:\d\d:\d\d\]\s+/,
	/^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:]*Z?(?: [A-Z]{2}\d+)*\]?\s+(?:-\s+)?/,
	/^(?:ERROR|CRITICAL) \d\d-\d\d \d\d:\d\d:\d\d (?:\[[^\]]+\]|\S+\])\s?/,
	/^\[TRT-LLM\](?: \[RANK \d+\])? \[[EWF]\]\s+/,
	/^ERROR\s+(?:[\w-]+: )*text_generation_launcher:\s+/,
	/^\d+\.\d\d\.\d{3}\.\d{3} E /
];
/** `torch.OutOfMemoryError: CUDA out of memory. …`, the last line of a traceback. */
const EXCEPTION = /^(?:\w+\.)*[A-Z]\w*(?:Error|Exception|NotFound)(?::.*)?$/;
/** What stands between two tracebacks of one failure: the last one tells most. */
const CHAINED = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** Lines that only say that something else has failed. */
const CONSEQUENCE = new RegExp([
	"Engine core initialization failed|EngineCore failed to start|EngineCore encountered|EngineDeadError|Engine process failed to start",
	"WorkerProc (?:initialization failed|failed to start|hit an exception)|Exception in worker|Executor worker (?:returned error|died)",
	"ChildFailedError|ProcessRaisedException|ProcessExitedException|CalledProcessError|BrokenProcessPool|ActorDiedError",
	"Scheduler hit an exception|scheduler is dead|[Rr]eceived sigquit|Initialization failed\\. Please see",
	"^EOFError|BrokenPipeError|ConnectionResetError|CancelledError|KeyboardInterrupt|SystemExit",
	"ShardCannotStart|Shard \\d+ failed to start|Shard complete standard error|Shutting down|Shard terminated|exiting due to|Failed to init endpoint",
	"HCCL watchdog|destroy_process_group|leaked (?:shared_memory|semaphore)|ResourceWarning|call acl api failed"
].join("|"));
/** What other programs than Python say, the plainest first. */
const SIGNS = [
	/out of memory/i,
	/address already in use|couldn't bind|EADDRINUSE/i,
	/error while loading shared libraries/,
	/\bE[A-Z]\d{4}\b.*:/,
	/\b(?:NCCL|HCCL)\b.*\b(?:error|fail(?:ed|ure)?|times? out)\b/i,
	/failed to (?:open|read)|no such file or directory|error loading model|unable to load model|failed to load model/i,
	/^\S+: error: |^error: |unrecognized arguments|invalid argument|unknown argument|unexpected argument/i,
	/what\(\):|panicked at|terminate called|Segmentation fault|Assertion .*failed/,
	/\bfailed\b|\bfatal\b/i,
	/^Exit code: -\d+$/,
	/\berror\b/i
];
/** Lines of a level that explains no death. */
const HARMLESS = /^\d+\.\d\d\.\d{3}\.\d{3} [IWD] |(?:^|\)\s?)(?:INFO|WARNING|DEBUG)\b|Z\s+(?:INFO|WARN|DEBUG)\s|\[(?:INFO|WARN|WARNING|I|W)\]|\b\w+Warning: /;
const ERROR_LEVEL = /\bERROR\b|\[E\]/;
/** A line of a traceback that shows code. */
const SOURCE = /^\s*(?:File "|raise |return )/;
/** Lines after an exception that say more than it does. */
const DETAILS = [
	/^\s*(Value error, .+?)(?: \[type=.*)?$/,
	/^\[Error\]: (.+)$/,
	/\((E[A-Z]\d{4})\):\s*(.+)$/,
	/^(E[A-Z]\d{4}): \[PID: \d+\] \S+ (.+)$/
];
const DETAIL_LINES = 12;
const LONGEST = 400;
/**
* The line of a log that explains why its server died: the first traceback's outcome that is not only a consequence, with what
* the driver adds to it, or else the plainest line of what is no Python. `undefined` where nothing says.
*/
function explainingLine(log) {
	const told = log.filter((line) => !HARMLESS.test(line));
	const lines = told.map(withoutPrefix);
	const index = outcome$1(lines) ?? sign(told, lines);
	if (index === void 0) return void 0;
	return [(lines[index] ?? "").trim(), ...detailsAfter(lines, index)].join("; ").slice(0, LONGEST);
}
function withoutPrefix(line) {
	const prefix = PREFIXES.find((pattern) => pattern.test(line));
	return prefix === void 0 ? line : withoutPrefix(line.replace(prefix, ""));
}
function outcome$1(lines) {
	let found;
	let isChained = false;
	for (const [index, line] of lines.entries()) {
		if (CHAINED.test(line)) isChained = true;
		if (!EXCEPTION.test(line) || CONSEQUENCE.test(line)) continue;
		if (found !== void 0 && !isChained) return found;
		found = index;
		isChained = false;
	}
	return found;
}
function sign(told, lines) {
	const candidates = [...lines.entries()].filter(([, line]) => !CONSEQUENCE.test(line) && !SOURCE.test(line));
	for (const pattern of SIGNS) {
		const found = candidates.find(([, line]) => pattern.test(line));
		if (found !== void 0) return found[0];
	}
	return candidates.find(([index]) => ERROR_LEVEL.test(told[index] ?? ""))?.[0];
}
function detailsAfter(lines, index) {
	const near = lines.slice(index + 1, index + 1 + DETAIL_LINES);
	const end = near.findIndex((line) => EXCEPTION.test(line) || /^Traceback/.test(line));
	const own = end < 0 ? near : near.slice(0, end);
	const details = DETAILS.flatMap((pattern) => {
		const found = own.map((line) => pattern.exec(line)).find((match) => match !== null);
		return found === void 0 || found === null ? [] : [found.slice(1).join(" ")];
	});
	const cause = own.findIndex((line) => /^Last error:$/.test(line));
	return [
		.../:$/.test(lines[index] ?? "") ? own.slice(0, 1) : [],
		...details,
		...cause < 0 ? [] : own.slice(cause + 1, cause + 2)
	].map((text) => text.trim()).filter((text) => text !== "");
}
/** Failures that the same command will meet again, wherever and whenever: the next start would only take as long. */
const LASTING = new RegExp([
	"trust_remote_code|unrecognized arguments|unexpected argument|unknown argument|invalid choice|validation error",
	"no such (?:option|command)|unknown option|Error: (?:Invalid value|Missing (?:option|argument))",
	"not recognize this architecture|not a valid model identifier|does not appear to have a file named",
	"no such file or directory|does not exist|Repo id must be|Cannot find any model weights|error: (?:invalid|unknown) argument|RepositoryNotFound|GatedRepo|ModuleNotFoundError|ImportError",
	"error while loading shared libraries|must be divisible|(?:Value|NotImplemented|Assertion)Error.*(?:unsupported|not supported)"
].join("|"), "i");
const isLasting = (explanation) => LASTING.test(explanation);
// src/run/rank-death.ts
/**
* Texts that name the dead rank, whoever prints them; its number is the first group. They are torchrun's, vLLM's of its workers, of
* those on Ray, and SGLang's.
*/
const NAMED = [
	/^Root Cause \(first observed failure\):\n\[\d+\]:\n(?:.+\n){1,3}? *rank +: (\d+) \(local_rank: \d+\)\n *exitcode +: .*$/m,
	/^.*\bWorker proc VllmWorker-(\d+) died unexpectedly.*$/m,
	/^.*\bRayWorkerProc rank=(\d+) died unexpectedly.*$/m,
	/^.*\bRank (\d+) scheduler is dead.*$/m
];
/** As shells call those that nobody sends to end a server. */
const SIGNALS = "Killed|Aborted|Segmentation fault|Bus error|Illegal instruction";
/** What stands in the dead one's own log only: words of its shell, of Python's fault handler, of `ray start --block`. */
const OWN = new RegExp([
	`: (?:line \\d+: )? *\\d+ (?:${SIGNALS})(?: |$)|^(?:${SIGNALS})(?: \\(core dumped\\))?$`,
	"Fatal Python error: ",
	"Some Ray subprocesses exited unexpectedly|Remaining processes will be killed"
].join("|"));
/** What those say that talked to it: Ray, Gloo, NCCL, HCCL, and PyTorch's store of addresses. */
const PEERS = new RegExp([
	"ActorDiedError|ActorUnavailableError|RayActorError|The actor is dead|A worker died or was killed while executing a task",
	"Raylet is terminated\\. Termination is unexpected|The node .*has been marked dead",
	"gloo/.*(?:Connection (?:closed|reset) by peer|Read error|Broken pipe)",
	"NCCL.*remote process exit|ncclRemoteError|NCCL WARN.*Connection closed by remote peer",
	"HCCL.*(?:remote|peer).*(?:exit|lost)|Remote Rank did not send the data in time",
	"\\[c10d\\].*(?:recv|send)\\w* failed on SocketImpl"
].join("|"));
/**
* Pure: which rank is dead by what the logs say, those of the ranks in order and that of the command which started them. `undefined`
* while none is. A rank that complains of another lives; of all ranks but one that complain, that one is dead.
* @param dead matches a line of a rank's own log.
*/
function deathOf(ranks, launcher, dead = OWN) {
	const named = [launcher, ...ranks].map(nameIn).find((death) => death !== void 0);
	if (named !== void 0) return (named.rank ?? 0) < ranks.length || ranks.length === 0 ? named : { line: named.line };
	const complaints = ranks.map((lines) => lines.find((line) => PEERS.test(line)));
	const own = ranks.flatMap((lines, rank) => {
		const line = lines.find((each) => dead.test(each) || OWN.test(each));
		return line === void 0 ? [] : [{
			rank,
			line
		}];
	});
	const first = own.find(({ rank }) => complaints[rank] === void 0) ?? own[0];
	if (first !== void 0) return first;
	const [silent = 0, ...more] = complaints.flatMap((line, rank) => line === void 0 ? [rank] : []);
	const complaint = complaints.find((line) => line !== void 0);
	if (complaint !== void 0 && more.length === 0) return {
		rank: silent,
		line: complaint
	};
	const line = complaint ?? launcher.find((each) => dead.test(each) || OWN.test(each) || PEERS.test(each));
	return line === void 0 ? void 0 : { line };
}
function nameIn(lines) {
	const text = lines.join("\n");
	const found = NAMED.map((pattern) => pattern.exec(text)).find((match) => match !== null);
	const line = found?.[0].split("\n").at(-1)?.trim().replace(/\s+/g, " ");
	return line === void 0 ? void 0 : {
		rank: Number(found?.[1]),
		line
	};
}
// src/run/rank-watch.ts
/** `ray start` prints 200 lines of its raylet's log behind the line that tells. */
const MOST_BYTES = 65536;
/** Trouble of this kind says nothing about the engine on one machine: the trial is invalid. */
const RANK_DIED = /^(?:rank \d+|a rank) of \d+ died/;
/** Watches the logs of ranks and of the command that starts them, from what they hold now: a log may be an earlier start's. */
function watchRanks(watch, cwd, launcher) {
	if (watch === void 0) return { logs: [] };
	const { logs, count } = watch;
	const paths = (logs === void 0 ? [] : Array.from({ length: count }, (_, rank) => String(rank))).map((rank) => resolve(cwd, (logs ?? "").replaceAll("{rank}", rank)));
	return {
		logs: paths,
		deadRank: deadRankIn(paths, launcher, watch)
	};
}
function deadRankIn(paths, launcher, watch) {
	const ranks = paths.map(linesSince);
	const launched = linesSince(launcher);
	const dead = watch.dead === void 0 ? void 0 : new RegExp(watch.dead);
	return () => {
		const logs = ranks.map((lines) => lines());
		const death = deathOf(logs, launched(), dead);
		if (death === void 0) return void 0;
		const { rank, line } = death;
		if (rank === void 0) return `a rank of ${watch.count} died: ${line}`;
		const own = logs[rank] ?? [];
		const why = explainingLine(own) ?? line;
		const last = own.length === 0 ? "" : `; last lines of ${paths[rank]}: ${own.slice(-5).join(" ⏎ ")}`;
		return `rank ${rank} of ${watch.count} died: ${line}${why === line ? "" : `: ${why}`}${last}`;
	};
}
/** The lines that a file has got since this call, read again when its size has changed. One that has become shorter is a new one. */
function linesSince(path) {
	const from = sizeOf(path);
	let size = from;
	let lines = [];
	return () => {
		const now = sizeOf(path);
		if (now !== size) {
			size = now;
			const grown = now < from ? now : now - from;
			lines = lastLines(readTail(path, Math.min(grown, MOST_BYTES)), Number.POSITIVE_INFINITY);
		}
		return lines;
	};
}
function sizeOf(path) {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
// src/run/readiness.ts
const POLL_MS$2 = 250;
const ANSWER_MS$3 = 5e3;
/** An engine whose part has died writes why and often ends by itself. */
const LAST_WORDS_MS$1 = 1e3;
async function ask(url, signal, method = "GET") {
	try {
		var _usingCtx$6 = _usingCtx();
		const limit = _usingCtx$6.u(timeLimit(signal, ANSWER_MS$3));
		try {
			const response = await fetch(url, {
				method,
				signal: limit.signal
			});
			await response.body?.cancel();
			return response.status;
		} catch (cause) {
			return whyNoAnswer(cause);
		}
	} catch (_) {
		_usingCtx$6.e = _;
	} finally {
		_usingCtx$6.d();
	}
}
function whyNoAnswer(thrown) {
	if (!(thrown instanceof Error)) return String(thrown);
	const { cause } = thrown;
	if (cause instanceof Error) return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
	return thrown.name === "TimeoutError" ? `no answer within ${ANSWER_MS$3 / 1e3} s` : thrown.message;
}
/** The first of the paths that does not answer 200, with what it answered; `undefined` when all do. */
async function notReady(baseUrl, paths, signal) {
	for (const path of paths) {
		const said = await refusal$1(baseUrl, typeof path === "string" ? [path] : path, signal);
		if (said !== void 0) return said;
	}
}
/** What the first of the paths that the server knows answers, unless it is 200. */
async function refusal$1(baseUrl, known, signal) {
	let said;
	for (const path of known) {
		const answer = await ask(path.startsWith("/") ? `${baseUrl}${path}` : path, signal);
		if (answer === 200) return void 0;
		said = `${path}: ${answer}`;
		if (answer !== 404) return said;
	}
	return said;
}
/**
* Waits until all paths answer 200; ends at once when the process dies or the run is cancelled. A start that gets on may take
* longer than the timeout, up to the limit.
*/
async function awaitReady(wait) {
	const { baseUrl, paths, timeoutSeconds, limitSeconds, exited, signal, onWait } = wait;
	const began = performance.now();
	const elapsed = () => (performance.now() - began) / 1e3;
	const never = new Promise(() => {});
	for (;;) {
		throwIfCancelled(signal);
		const answer = await notReady(baseUrl, paths, signal);
		const exit = await within(exited ?? never, answer === void 0 ? 0 : POLL_MS$2);
		throwIfCancelled(signal);
		if (exit !== void 0) return {
			state: "exited",
			exit,
			seconds: elapsed()
		};
		if (answer === void 0) return {
			state: "ready",
			seconds: elapsed()
		};
		const why = wait.broken();
		if (why !== void 0) {
			await within(exited ?? never, LAST_WORDS_MS$1, signal);
			return {
				state: "broken",
				why: wait.broken() ?? why,
				seconds: elapsed()
			};
		}
		if (elapsed() > timeoutSeconds && wait.idleMs() > timeoutSeconds * 1e3 || elapsed() > limitSeconds) return {
			state: "timeout",
			answer,
			seconds: elapsed()
		};
		onWait(elapsed());
	}
}
// src/run/argparse.ts
/** A flag and its other names begin a line of the list, two blanks in; what follows after a gap is said of them. */
const LISTED = /^ {2}(-.*?)(?: {2}.*)?$/gm;
const FLAG = /(?<![\w-])--[a-z][\w-]*/gi;
/** The flags that a help page of Python's argparse lists; those that it only speaks of are none. */
function listedFlags(help) {
	const names = [...stripVTControlCharacters(help).replaceAll("\r", "").matchAll(LISTED)].map(([, name = ""]) => name);
	return new Set(names.flatMap((name) => name.match(FLAG) ?? []).map(flagOf));
}
/** The flags that argparse refused, as they were given and without their values. */
function refusedFlags(printed) {
	const words = UNRECOGNIZED.exec(printed)?.[1]?.split(/\s+/) ?? [];
	return [...new Set(words.filter((word) => word.startsWith("--")).map((word) => flagOf(word.split("=")[0] ?? word)))];
}
/**
* Whether a program with these flags takes one: itself, the beginning of one, or a part of its JSON value (`--a.b`).
* https://docs.python.org/3/library/argparse.html#prefix-matching
*/
function accepts(listed, flag) {
	const [whole = flag] = flag.split(".");
	return listed.has(whole) || [...listed].some((each) => each.startsWith(whole));
}
// src/run/flag-list.ts
/** Imports alone take 40 s on a small machine, and more from a cold network disk. */
const ANSWER_MS$2 = 18e4;
/** What the program said when it was asked; `undefined` before, and where it did not tell all of its flags. */
function rememberedFlags(source, { folder }) {
	for (const { argv, file } of questions(source, folder)) {
		const flags = existsSync(file) ? listedFlags(readFileSync(file, "utf8")) : new Set();
		if (source.help.required.every((flag) => flags.has(flag))) return {
			program: argv.slice(0, -1).join(" "),
			flags
		};
	}
}
/** Asks the program, once in a session: what it printed is kept with the session's raw files. */
async function askFlags(source, bench) {
	for (const { argv, file } of questions(source, bench.folder)) try {
		var _usingCtx$5 = _usingCtx();
		const known = rememberedFlags(source, bench);
		if (known !== void 0) return known;
		if (existsSync(file)) continue;
		onDisk(file, () => mkdirSync(join(file, ".."), { recursive: true }));
		const group = _usingCtx$5.a(await startProcess(source.launch(argv), source.site, file, bench));
		await within(group.exited, ANSWER_MS$2, bench.world.signal);
		await group.stop();
	} catch (_) {
		_usingCtx$5.e = _;
	} finally {
		await _usingCtx$5.d();
	}
	return rememberedFlags(source, bench);
}
/** The same words mean another program on another path, in another folder or image. */
function questions({ help, launch, site }, folder) {
	return help.argvs.map((argv) => {
		const { PATH, PYTHONPATH, VIRTUAL_ENV } = site.env;
		const { container } = launch(argv);
		const where = digestOf([
			argv,
			PATH ?? "",
			PYTHONPATH ?? "",
			VIRTUAL_ENV ?? "",
			site.cwd,
			container?.image ?? ""
		]);
		const name = argv.join(" ").replace(/\W+/g, "-").slice(-60);
		return {
			argv,
			file: join(folder, "raw", "help", `${name}.${where.slice(0, 8)}.txt`)
		};
	});
}
/** The arguments that the program takes, and the flags of the others. */
function knownArgs(args, { flags }) {
	const entries = Object.entries(args).map(([key, value]) => ({
		key,
		value,
		isKnown: accepts(flags, flagOf(key))
	}));
	return {
		args: Object.fromEntries(entries.filter(({ isKnown }) => isKnown).map(({ key, value }) => [key, value])),
		unknown: entries.filter(({ isKnown }) => !isKnown).map(({ key }) => flagOf(key))
	};
}
/** What to type instead of flags that a program does not know. */
function unknownHint(unknown, { program, flags }) {
	return `${program} has no ${unknown.map((flag) => {
		const meant = nearest(flag, [...flags]);
		return meant === void 0 ? flag : `${flag} (nearest: ${meant})`;
	}).join(", ")}: correct that, or drop-unknown-flags: true leaves it out`;
}
// src/run/server-flags.ts
/** The server without the flags that its engine is known not to have, where they may be left out. */
async function fittedServer(spec, at, bench) {
	const source = sourceOf$2(spec, at);
	if (source === void 0 || !bench.dropUnknownFlags) return {
		spec,
		notes: []
	};
	const list = Object.keys(spec.args).some((key) => source.help.suspects?.has(flagOf(key))) ? await askFlags(source, bench) : rememberedFlags(source, bench);
	if (list === void 0) return {
		spec,
		notes: []
	};
	const { args, unknown } = knownArgs(spec.args, list);
	if (unknown.length === 0) return {
		spec,
		notes: []
	};
	const side = at.start.side === void 0 ? "" : ` (${at.start.side.variant})`;
	const without = `server ${spec.name}${side} was started without ${unknown.join(", ")}: ${list.program} has none`;
	return {
		spec: {
			...spec,
			args
		},
		notes: [without]
	};
}
/** A start that failed on a flag, with what the engine says that it knows: the next one goes without, or the user is told. */
async function withRefusal(failure, { log, spec, flags }, bench) {
	const source = sourceOf$2(spec, flags);
	const configured = Object.keys(spec.args).map(flagOf);
	const refused = refusedFlags(readTail(log)).filter((flag) => configured.includes(flag));
	if (source === void 0 || refused.length === 0) return failure;
	const list = await askFlags(source, bench);
	const unknown = refused.filter((flag) => list !== void 0 && !accepts(list.flags, flag));
	if (list === void 0 || unknown.length === 0) return failure;
	if (bench.dropUnknownFlags) return {
		...failure,
		leftOut: unknown
	};
	return {
		...failure,
		reason: `${failure.reason}; ${unknownHint(unknown, list)}`
	};
}
function sourceOf$2(spec, { engine, site, start }) {
	if (engine.help === void 0) return void 0;
	return {
		help: engine.help,
		launch: (argv) => started(spec, site, { argv }),
		site: start
	};
}
// src/run/server-memory.ts
/**
* Looks at the devices before a server is started; what is answered looks again once it is ready, and gives what tells what
* the server takes. The client of a container is not the server: of those only the devices tell.
*/
async function memoryMeter(site, launch, { deviceMemory }) {
	const before = await deviceMemory?.(site) ?? [];
	return async (group) => {
		const taken = before.length === 0 ? void 0 : takenOfDevices(before, await deviceMemory?.(site) ?? []);
		if (taken !== void 0) return () => taken;
		const onHost = launch.kind === "process" && launch.container === void 0;
		return () => group === void 0 || !onHost ? void 0 : takenOfHost(group.leader);
	};
}
/** What a server took of the device that it fills most, by what each device held before and holds now. */
function takenOfDevices(before, now) {
	return now.map(({ device, usedMib, totalMib }) => {
		const was = before.find((one) => one.device === device)?.usedMib ?? 0;
		return {
			usedMib: Math.max(0, usedMib - was),
			totalMib
		};
	}).sort((a, b) => b.usedMib / b.totalMib - a.usedMib / a.totalMib)[0];
}
/**
* What the processes of a server took of the host at their peak, of what they and the free memory are together: a second
* server fits when it finds as much. `undefined` where there is no `/proc`, or the server is gone.
*/
function takenOfHost(leader, root = "/proc") {
	const tree = treeOf$1(leader, processTable()).map(({ pid }) => readText(`${root}/${pid}/status`));
	const sum = (field) => tree.reduce((all, text) => all + (kib(text, field) ?? 0), 0);
	const free = kib(readText(`${root}/meminfo`), "MemAvailable");
	const [peak, now] = [sum("VmHWM"), sum("VmRSS")];
	if (free === void 0 || peak === 0) return void 0;
	const spare = Math.min(free, limitKib() ?? free);
	return {
		usedMib: Math.round(peak / 1024),
		totalMib: Math.round((now + spare) / 1024)
	};
}
/** What a container's own limit leaves, cgroup v2. */
function limitKib() {
	const [most, now] = ["memory.max", "memory.current"].map((name) => Number(readText(`/sys/fs/cgroup/${name}`) || "?"));
	return most === void 0 || now === void 0 || !(most >= now) ? void 0 : (most - now) / 1024;
}
function kib(text, field) {
	const found = new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(text)?.[1];
	return found === void 0 ? void 0 : Number(found);
}
function readText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
// src/run/server-sleep.ts
/** Weights go to host memory and back: 70 GiB over PCIe 4 take 3 s, from a cold page cache a minute. */
const ANSWER_MS$1 = 12e4;
/** SGLang and LMDeploy want JSON, though it says nothing; others do not look. */
const NOTHING = {
	method: "POST",
	headers: { "content-type": "application/json" },
	body: "{}"
};
/** How a server's device memory is lent to the other side of a pair. */
function sleeper({ sleep: calls }, baseUrl, { name, args }, signal) {
	let asleep = false;
	const call = async (path) => {
		try {
			var _usingCtx$4 = _usingCtx();
			const limit = _usingCtx$4.u(timeLimit(signal, ANSWER_MS$1));
			const answer = await fetch(`${baseUrl}${path}`, {
				...NOTHING,
				signal: limit.signal
			}).catch(() => void 0);
			if (answer?.ok === true) return;
			const said = answer === void 0 ? "did not answer" : `answered ${answer.status}`;
			throw new CannotJudgeError(`server ${name}: ${path} ${said}`, { hint: "hold: sleep needs an engine that sleeps, on a GPU; hold: restart always works" });
		} catch (_) {
			_usingCtx$4.e = _;
		} finally {
			_usingCtx$4.d();
		}
	};
	return {
		sleep: async () => {
			if (asleep) return;
			if (calls === void 0) throw new CannotJudgeError(`server ${name}: this engine cannot sleep`, { hint: "hold: restart always works" });
			const missing = calls.flags.filter((flag) => !isOn(args, flag));
			if (missing.length > 0) {
				const hint = `args: { ${missing.map((flag) => `${flag}: true`).join(", ")} }; hold: restart always works`;
				throw new CannotJudgeError(`server ${name}: it can only sleep with ${missing.map(flagOf).join(" ")}`, { hint });
			}
			await call(calls.sleepPath);
			asleep = true;
		},
		wake: async () => {
			if (!asleep || calls === void 0) return;
			await call(calls.wakePath);
			asleep = false;
		}
	};
}
// src/run/explanation.ts
/** Tracebacks of many processes are long, and the first of them tells. */
const TAIL_BYTES = 1048576;
/** Beside the line that explains, fewer of the last ones are enough. */
const LINES_BESIDE = 5;
/** What a tool printed on its way out: some write their errors where others write results. */
function explanationOfTool({ stderr, stdout }) {
	const [said, printed] = [explanationOf(stderr), explanationOf(stdout)];
	if (said.clause !== "" || printed.clause === "" && said.lines !== "") return said;
	return printed;
}
/** What a server's log says of its death. */
function explanationOf(log) {
	const line = explainingLine(lastLines(readTail(log, TAIL_BYTES), Number.POSITIVE_INFINITY));
	if (line === void 0) return {
		clause: "",
		lines: lastLinesOf(log),
		isLasting: false
	};
	return {
		clause: `: ${line}`,
		lines: lastLinesOf(log, LINES_BESIDE),
		isLasting: isLasting(line)
	};
}
// src/run/server-trouble.ts
/** A vLLM whose engine core was killed answers 503 for about 3 s before it exits, with code 0. */
const DYING_MS = 5e3;
/** torchrun gives the ranks that live 30 s to end, and tells only then which one has died. */
const DYING_RANKS_MS = 35e3;
/** The first rank that complains need not be the last one that tells. */
const LAST_WORDS_MS = 1e3;
const POLL_MS$1 = 500;
/** Why a server that was ready cannot be measured with any more, in one line; `undefined` while it answers. */
async function serverTrouble(watched) {
	const { deadRank, group, signal } = watched;
	const dead = deadRank?.();
	if (dead === void 0) return silence(watched);
	if (group !== void 0) await within(group.exited, LAST_WORDS_MS, signal);
	return deadRank?.() ?? dead;
}
async function silence({ baseUrl, paths, log, group, deadRank, signal }) {
	const died = (exit) => {
		const { clause, lines } = explanationOf(log);
		return `${exitText(exit)}${clause}${lines}`;
	};
	for (const end = Date.now() + (deadRank === void 0 ? DYING_MS : DYING_RANKS_MS);;) {
		const exit = group?.exit();
		if (exit !== void 0) return deadRank?.() ?? died(exit);
		const answer = await notReady(baseUrl, paths, signal);
		if (answer === void 0) return void 0;
		if (group === void 0 || Date.now() > end || signal.aborted) return deadRank?.() ?? `${baseUrl}${answer}`;
		await within(group.exited, POLL_MS$1, signal);
	}
}
// src/run/sides/why-unproved.ts
/**
* A server that may run the other side's code is not measured: it would compare that code with itself. What proves that
* it does not goes into the session. @returns what speaks against it, in one line.
*/
async function whyUnproved(leader, { side, others }, { session, world }) {
	if (side === void 0 || side.server !== void 0) return void 0;
	const proof = await proveServer({
		group: leader,
		side,
		others,
		signal: world.signal
	});
	if (proof.state === "refuted") return proof.reason;
	for (const [key, value] of Object.entries(proof.facts)) session.learn(`${side.variant}: ${key}`, value);
}
// src/run/start-failure.ts
/** argparse and most other parsers: an unknown flag, which will be unknown the next time too. */
const EXIT_USAGE = 2;
/** @param dead why a rank of it is dead: that explains the rest. */
function startFailure(spec, readiness, log, dead) {
	if (dead !== void 0) return startFailure(spec, {
		state: "broken",
		why: dead,
		seconds: readiness.seconds
	}, log);
	const server = `server ${spec.name} (${spec.engine})`;
	const explained = explanationOf(log);
	const said = explained.lines;
	if (readiness.state === "timeout") return {
		state: "failed",
		reason: `${server} ${`was not ready after ${durationText(readiness.seconds)}, ${limitOf(spec, readiness.seconds)}`} (${readiness.answer})${explained.clause}${said}`,
		kind: "timeout",
		retry: true
	};
	if (readiness.state === "broken") {
		const more = readiness.why.includes(explained.clause.slice(2)) ? "" : explained.clause;
		return {
			state: "failed",
			reason: `${server} ${`will not become ready, after ${durationText(readiness.seconds)}`}: ${readiness.why}${more}${said}`,
			kind: readiness.why.replace(/\d+/g, ""),
			retry: !explained.isLasting
		};
	}
	const how = exitText(readiness.exit);
	const lastLine = lastLines(readTail(log), 1)[0] ?? "";
	return {
		state: "failed",
		reason: `${server} ended before it was ready: ${how} after ${durationText(readiness.seconds)}${explained.clause}${said}`,
		kind: `${how} ${lastLine.replace(/\d+/g, "")}`,
		retry: readiness.exit.code !== EXIT_USAGE && !explained.isLasting
	};
}
/** A start whose log still grew was stopped by the other limit. */
function readyLimit({ timeoutSeconds, limitSeconds = 3 * timeoutSeconds }) {
	return Math.max(limitSeconds, timeoutSeconds);
}
function limitOf({ ready }, seconds) {
	return seconds > readyLimit(ready) ? "the limit of ready.limit though its log still grew" : "the limit of ready.timeout";
}
// src/run/server.ts
const MEMORY_RELEASE_MS = 6e4;
/** Starts a server once, or finds the external one, and waits until it is ready. Nothing runs on when it fails. */
async function startServer(configured, side, bench) {
	const { world, equipment, folder } = bench;
	const { signal } = world;
	const spec = serverOn(configured, side.side);
	const engine = equipment.engines[spec.engine];
	const port = spec.port ?? await freePort();
	const { cwd } = side;
	const env = await serverEnvironment(spec, side.env, {
		cwd,
		signal
	});
	const deviceNodes = spec.numa === "auto" ? await equipment.deviceNodes?.({
		env,
		cwd,
		signal
	}) : void 0;
	if (spec.numa === "auto" && equipment.deviceNodes !== void 0 && deviceNodes === void 0) bench.session.note(`server ${spec.name}: nothing tells the NUMA nodes of its devices: numa: auto binds it to none`);
	const { start, log: logName } = nextStart(folder, spec.name);
	const log = join(folder, logName);
	const prepared = await prepareServer(spec, {
		env,
		cwd
	}, bench);
	if (prepared !== void 0) return prepared;
	const site = launchSite(world, {
		port,
		folder: dirname(log),
		mark: bench.ledger.run.slice(0, 8),
		deviceNodes
	});
	const flags = {
		engine,
		site,
		start: {
			...side,
			env
		}
	};
	const fitted = await fittedServer(spec, flags, bench);
	const launch = engine.launch(fitted.spec, site);
	const { baseUrl } = launch;
	const paths = engine.readyPaths(spec, site);
	const { logs: rankLogs, deadRank } = watchRanks(spec.ranks, world.cwd, log);
	const meter = await memoryMeter({
		env,
		cwd,
		signal
	}, launch, equipment);
	const group = launch.kind === "external" ? void 0 : await startProcess(launch, {
		env,
		cwd
	}, log, bench);
	let hang;
	const starting = watchStart(log, engine.log, rankLogs);
	const stop = async () => {
		await group?.stop();
		if (group === void 0 || signal.aborted || equipment.devicesReleased === void 0) return;
		const patience = new AbortController();
		const site = {
			env: bench.env,
			cwd: world.cwd,
			signal: AbortSignal.any([signal, patience.signal])
		};
		await within(equipment.devicesReleased(site), MEMORY_RELEASE_MS, signal);
		patience.abort();
	};
	try {
		const readiness = await awaitReady({
			baseUrl,
			paths,
			timeoutSeconds: spec.ready.timeoutSeconds,
			limitSeconds: group === void 0 ? spec.ready.timeoutSeconds : readyLimit(spec.ready),
			idleMs: starting.idleMs,
			broken: () => starting.look() ?? deadRank?.(),
			...group === void 0 ? {} : { exited: group.exited },
			signal,
			onWait: (seconds) => world.log.progress(startingLine(start, seconds, log))
		});
		if (readiness.state !== "ready") {
			const dead = deadRank?.();
			await stop();
			return withRefusal(startFailure(spec, readiness, log, dead), {
				log,
				spec,
				flags
			}, bench);
		}
		const unproved = group === void 0 ? void 0 : await whyUnproved(group.leader, side, bench);
		if (unproved !== void 0) {
			await stop();
			return {
				state: "failed",
				reason: `server ${spec.name}: ${unproved}`,
				kind: "unproved",
				retry: false
			};
		}
		const model = await modelOf(spec, baseUrl, group !== void 0, bench);
		await learnAbout({
			spec,
			engine,
			launch,
			env,
			cwd,
			log,
			group,
			notes: fitted.notes
		}, bench);
		const memory = await meter(group);
		const readySeconds = Math.round(readiness.seconds * 1e3) / 1e3;
		return {
			start: {
				name: spec.name,
				engine: spec.engine,
				start,
				...group === void 0 ? {} : { readySeconds }
			},
			engine,
			baseUrl,
			env,
			...model === void 0 ? {} : { model },
			...group === void 0 ? {} : { log: logName },
			owned: group !== void 0,
			memory,
			deadRank,
			trouble: async () => await serverTrouble({
				baseUrl,
				paths,
				log,
				group,
				deadRank,
				signal
			}) ?? hang,
			suspect: async () => {
				hang = await hangOf(baseUrl, model, signal);
			},
			stop,
			...sleeper(engine, baseUrl, spec, signal)
		};
	} catch (cause) {
		await stop();
		throw cause;
	}
}
/** The model that requests name: what is configured, or else the first that the server lists. */
async function modelOf({ name, model }, baseUrl, isOwned, { world, session }) {
	const served = await servedModels(baseUrl, world.signal);
	if (model === void 0 || !isOwned || served.length === 0 || served.includes(model)) return model ?? served[0];
	const listed = `server ${name} lists ${served.join(", ")}, not the model ${model} that requests name`;
	session.note(`${listed}: an engine that minds answers each of them with 404`);
	return model;
}
/** `qwen3-8b#0`: the first number that no earlier start in this folder has. */
function nextStart(folder, name) {
	const logs = join(folder, "raw", "servers");
	onDisk(logs, () => mkdirSync(logs, { recursive: true }));
	for (let count = 0;; count++) {
		const start = `${name}#${count}`;
		const file = `${start.replace(/[^\w.#-]/g, "-")}.log`;
		if (!existsSync(join(logs, file))) return {
			start,
			log: `raw/servers/${file}`
		};
	}
}
function startingLine(start, seconds, log) {
	const last = lastLines(readTail(log), 1)[0];
	return `starting ${start} · ${durationText(seconds)}${last === void 0 ? "" : ` · ${last.slice(0, 120)}`}`;
}
// src/run/server-keeper.ts
/** How often one configuration may die before the rest of its trials is given up. */
const MOST_DEATHS = 2;
/** Trials with equal keys share a start, when nothing else runs between them. */
function shareKey({ server, variant, round }) {
	return server === void 0 ? "" : digestOf([
		serverDigest(server),
		sideOf$1(variant),
		round
	]);
}
/**
* `restart` keeps one server at a time; `resident` keeps the servers of all sides of one configuration, and `sleep` lets
* those that are not measured give their memory back.
*/
function serverKeeper(bench, opening = "restart") {
	const { world, session } = bench;
	const deaths = new Map();
	const givenUp = new Set();
	let hold = opening;
	let kept = [];
	const drop = async (which) => {
		const going = kept.filter(which);
		kept = kept.filter((one) => !which(one));
		for (const { server } of going) await server.stop();
	};
	const release = () => drop(() => true);
	const giveUp = (config, why) => {
		givenUp.add(config);
		session.note(why);
		world.log.warn(why);
	};
	const bury = async (spec, key, config, trouble) => {
		await drop((one) => one.key === key);
		const count = (deaths.get(config) ?? 0) + 1;
		deaths.set(config, count);
		if (count < MOST_DEATHS) world.log.warn(`server ${spec.name} is down, starting it again: ${trouble}`);
		else giveUp(config, `server ${spec.name} went down ${count} times, the rest of its trials is given up: ${trouble}`);
	};
	const serverFor = async (trial) => {
		const spec = trial.server;
		if (spec === void 0) {
			await release();
			return;
		}
		const key = shareKey(trial);
		const shared = digestOf([serverDigest(spec), trial.round]);
		const config = digestOf([serverDigest(spec), sideOf$1(trial.variant)]);
		await drop((one) => one.key !== key && (hold === "restart" || one.shared !== shared));
		const trouble = await kept.find((one) => one.key === key)?.server.trouble();
		throwIfCancelled(world.signal);
		if (trouble !== void 0) await bury(spec, key, config, trouble);
		if (givenUp.has(config)) return void 0;
		if (hold === "sleep") for (const { server } of kept.filter((one) => one.key !== key)) await server.sleep();
		const found = kept.find((one) => one.key === key)?.server;
		if (found !== void 0) {
			if (hold === "sleep") await found.wake();
			return found;
		}
		const started = await startWithRetries(trial, spec, bench);
		if (isFailure(started)) {
			giveUp(config, started.reason);
			return;
		}
		kept = [...kept, {
			key,
			shared,
			server: started
		}];
		return started;
	};
	return {
		serverFor,
		rest: () => drop(() => hold === "restart"),
		keepBy: (chosen) => {
			hold = chosen;
		},
		isIdle: () => kept.length === 0,
		[Symbol.asyncDispose]: release
	};
}
/** Tries again when the failure may be the environment's: not for an unknown flag, nor for the same failure twice. */
async function startWithRetries({ variant }, spec, bench) {
	let before;
	for (let left = spec.ready.retries;; left--) {
		let started = await startServer(spec, siteOf$1(bench, variant), bench);
		while (isFailure(started) && started.leftOut !== void 0) {
			bench.world.log.warn(`${started.reason}; starting it without ${started.leftOut.join(", ")}`);
			started = await startServer(spec, siteOf$1(bench, variant), bench);
		}
		if (!isFailure(started) || !started.retry || left <= 0 || started.kind === before) return started;
		before = started.kind;
		bench.world.log.warn(`${started.reason}; trying again`);
	}
}
function isFailure(started) {
	return "state" in started;
}
// src/run/empty-cache.ts
const ANSWER_MS = 5e3;
/** SGLang refuses while a request is still running. */
const PATIENCE_MS = 5e3;
const POLL_MS = 250;
/** vLLM's metrics say so of a server that was started with `--no-enable-prefix-caching`. */
const NO_CACHE = /enable_prefix_caching="False"/;
/**
* Repeats send the same prompts: a warm prefix cache would make each faster than the one before. A server that is up already
* may be of any engine that can do it; where it is compared with another, what it still knows of earlier trials and jobs
* would decide the comparison. @returns why such a server cannot be measured, in one line.
*/
async function emptyCache(server, bench) {
	const { engine, baseUrl, start, owned } = server;
	const { world, session, sides, equipment } = bench;
	if (!owned) return sides === void 0 ? void 0 : emptyForeign(server, Object.values(equipment.engines), world.signal);
	if (engine.resetCachePath === void 0) return void 0;
	const answer = await reset(`${baseUrl}${engine.resetCachePath}`, world.signal);
	if (answer !== 200) session.note(`the prefix cache of ${start.name} was not reset: ${engine.resetCachePath} answered ${answer}`);
}
/** Until SGLang 0.4 the call was a GET. */
async function reset(url, signal) {
	for (const end = Date.now() + PATIENCE_MS;;) {
		const posted = await ask(url, signal, "POST");
		const answer = posted === 405 ? await ask(url, signal) : posted;
		if (answer !== 400 || signal.aborted || Date.now() > end) return answer;
		await setTimeout$1(POLL_MS);
	}
}
async function emptyForeign({ baseUrl, start }, engines, signal) {
	const answers = [];
	for (const path of new Set(engines.flatMap(({ resetCachePath = [] }) => resetCachePath))) {
		const answer = await reset(`${baseUrl}${path}`, signal);
		if (answer === 200) return void 0;
		answers.push(`${path}: ${answer}`);
	}
	if (NO_CACHE.test(await metricsOf(baseUrl, signal))) return void 0;
	return `the prefix cache of ${start.name}, which is up already, cannot be emptied (${answers.join(", ")}): what it keeps of earlier trials would make it faster than the other side; vLLM takes the call with VLLM_SERVER_DEV_MODE=1`;
}
/** Empty when there are none. */
async function metricsOf(baseUrl, signal) {
	try {
		var _usingCtx$3 = _usingCtx();
		const limit = _usingCtx$3.u(timeLimit(signal, ANSWER_MS));
		return fetch(`${baseUrl}/metrics`, { signal: limit.signal }).then((answer) => answer.text()).catch(() => "");
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		_usingCtx$3.d();
	}
}
// src/run/tool-result.ts
/** What the tool left behind, as one reading; invalid with the reason when it cannot be read. */
function readResult(tool, name, { resultFile, otherFiles = [] }, stdout) {
	const files = [resultFile, ...otherFiles].filter((file) => existsSync(file));
	try {
		const sources = files.length === 0 ? [sourceOf$1(stdout, "stdout")] : files.map((file) => sourceOf$1(file, file));
		const readings = [];
		for (const source of sources) {
			if (source.text.trim() === "") return unreadable(name, `${source.name} is empty: the tool measured nothing`);
			const [reading, ...more] = tool.read(source);
			if (reading === void 0) return unreadable(name, `${source.name} holds no result of ${name}`);
			if (more.length > 0) return unreadable(name, `${source.name} holds ${more.length + 1} results, one was expected`);
			readings.push(reading);
		}
		const [first, ...others] = readings;
		if (first === void 0) return unreadable(name, "the tool left no result");
		return withFiniteMetrics(joinParts([first, ...others]));
	} catch (cause) {
		return unreadable(name, `the result cannot be read: ${messageOf(cause)}`);
	}
}
function sourceOf$1(file, name) {
	return {
		name,
		text: readFileSync(file, "utf8")
	};
}
/** Adds reasons why a reading does not count. */
function invalidate(reading, ...reasons) {
	if (reasons.length === 0) return reading;
	const earlier = reading.validity.state === "invalid" ? reading.validity.reasons : [];
	return {
		...reading,
		validity: {
			state: "invalid",
			reasons: [...reasons, ...earlier]
		}
	};
}
function unreadable(name, reason) {
	return {
		tool: {
			name,
			definition: "unread"
		},
		metrics: {},
		counts: {},
		workload: {},
		validity: {
			state: "invalid",
			reasons: [reason]
		},
		notes: []
	};
}
/** JSON has no NaN: such a number would come back from the disk as `null`. */
function withFiniteMetrics(reading) {
	const metrics = Object.entries(reading.metrics);
	const odd = metrics.filter(([, value]) => !Number.isFinite(value));
	return invalidate({
		...reading,
		metrics: Object.fromEntries(metrics.filter(([, value]) => Number.isFinite(value)))
	}, ...odd.map(([metric, value]) => `${metric} is ${value}`));
}
// src/run/machine.ts
/** In percent: from here on a virtual machine is told that its host was busy. */
const NOTED_STEAL = 5;
/** At its power cap a card runs as it is made to; these make it slower than it was a minute before. */
const SLOWED_BY_HEAT = /slowdown|power brake/;
/** Watches machine and devices during a trial; nothing where the run brings no devices. */
function watchTrial({ world, env, ledger, equipment }, server) {
	const mark = `${RUN_VARIABLE}=${ledger.run}`;
	const isForeign = (pid) => server?.owned !== false && isReadable(`/proc/${pid}/environ`) && !startedWith(pid, mark);
	return equipment.watchMachine?.({
		env: {
			...env,
			...server?.env
		},
		cwd: world.cwd,
		signal: world.signal,
		isForeign
	});
}
/** Writes what was seen beside the trial's other files, and adds to the reading what it says of it. */
async function withMachine(reading, watch, folder) {
	const telemetry = await watch?.end();
	if (telemetry === void 0) return reading;
	const file = join(folder, "telemetry.json");
	onDisk(file, () => writeFileSync(file, `${JSON.stringify(telemetry)}\n`));
	const peak = peakMemory(telemetry);
	const metrics = peak === void 0 ? reading.metrics : {
		...reading.metrics,
		peak_device_memory_mib: peak
	};
	const notes = [...reading.notes, ...machineNotes(telemetry)];
	return invalidate({
		...reading,
		metrics,
		notes
	}, ...whyInvalid(telemetry));
}
/** Of the device that used most; MiB. */
function peakMemory({ devices }) {
	const used = devices.flatMap(({ usedMib }) => usedMib.filter((value) => value !== null));
	return used.length === 0 ? void 0 : Math.max(...used);
}
/** Why a trial says nothing about the engine: the machine was not the same from its beginning to its end. */
function whyInvalid({ devices, foreign, times }) {
	return [...devices.flatMap(({ family, index, throttled: reasons }) => Object.entries(reasons).filter(([reason]) => SLOWED_BY_HEAT.test(reason)).map(([reason, at]) => `throttled: ${family} ${index}, ${reason} in ${at.length} of ${times.length} samples`)), ...foreign.map((line) => `foreign process: ${line}`)];
}
function machineNotes({ devices, host, times }) {
	const limited = devices.flatMap(({ family, index, throttled }) => Object.keys(throttled).filter((reason) => !SLOWED_BY_HEAT.test(reason)).map((reason) => `${family} ${index} ran at its ${reason}`));
	const silent = devices.flatMap((device) => {
		const columns = [
			device.clockMhz,
			device.temperatureC,
			device.powerW,
			device.utilisation,
			device.usedMib
		];
		const empty = times.filter((_, at) => columns.every((column) => (column[at] ?? null) === null)).length;
		if (empty === 0 || empty === times.length) return [];
		return `${device.family} ${device.index} told nothing in ${empty} of ${times.length} samples`;
	});
	const steal = Math.max(0, ...host.steal.filter((share) => share !== null));
	return [
		...limited,
		...silent,
		...steal >= NOTED_STEAL ? [`the hypervisor took up to ${steal} % of the CPU time`] : []
	];
}
function isReadable(path) {
	try {
		accessSync(path, constants.R_OK);
		return true;
	} catch {
		return false;
	}
}
// src/run/tool-flags.ts
/** The trial's command, without what the installed tool is known not to have and the measurement can do without. */
function fittedCommand(trial, at, bench) {
	const source = sourceOf(trial, at);
	const list = source === void 0 ? void 0 : rememberedFlags(source, bench);
	const whole = at.tool.command(trial, at.target);
	if (list === void 0) return {
		command: whole,
		notes: []
	};
	const command = fitted(trial, at, list, bench);
	const without = missingFlags(whole, command);
	return {
		command,
		notes: without.length === 0 ? [] : [`measured without ${without.join(", ")}, which this version of ${list.program} does not take`]
	};
}
/** Why a tool that refused its flags failed, with what it says that it knows; no reasons when it failed of something else. */
async function refusal({ trial, at, command, run }, bench) {
	const source = sourceOf(trial, at);
	const printed = run.failure === void 0 ? "" : readTail(run.stderr) + readTail(run.stdout);
	const list = source === void 0 || !source.help.refused.test(printed) ? void 0 : await askFlags(source, bench);
	if (list === void 0) return {
		reasons: [],
		isMended: false
	};
	const next = fitted(trial, at, list, bench);
	const without = missingFlags(command, next);
	const unknown = refusedFlags(printed).filter((flag) => !without.includes(flag) && !accepts(list.flags, flag));
	if (unknown.length > 0) return {
		reasons: [unknownHint(unknown, list)],
		isMended: false
	};
	const isMended = next.argv.join("\0") !== command.argv.join("\0");
	const reason = `${list.program} does not take ${without.join(", ")}: the next attempt goes without`;
	return {
		reasons: without.length === 0 ? [] : [reason],
		isMended
	};
}
function fitted(trial, { tool, target }, list, { dropUnknownFlags }) {
	const { args } = dropUnknownFlags ? knownArgs(trial.test.args, list) : trial.test;
	const knows = (flag) => accepts(list.flags, flag);
	return tool.command({
		...trial,
		test: {
			...trial.test,
			args
		}
	}, {
		...target,
		knows
	});
}
function missingFlags(from, of) {
	return from.argv.filter((word) => word.startsWith("--") && !of.argv.includes(word));
}
function sourceOf(trial, { tool, site }) {
	const help = tool.help?.(trial);
	if (help === void 0) return void 0;
	const env = {
		...site.env,
		...trial.test.env
	};
	return {
		help,
		launch: (argv) => ({
			argv,
			env: {}
		}),
		site: {
			...site,
			env
		}
	};
}
// src/run/tool-run.ts
const LOOK_MS = 1e3;
const STDERR_LOOK_BYTES = 2048;
/** Runs a tool to its end, its time limit, the death of a server's rank or the end of the run; every process of it is gone afterwards. */
async function runTool(command, { test, folder, site, deadRank }, bench, onLook) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { world, ledger } = bench;
		for (const [path, text] of Object.entries(command.files)) onDisk(path, () => {
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, text);
		});
		const stdout = join(folder, "stdout.txt");
		const stderr = join(folder, "stderr.txt");
		const group = _usingCtx$2.a(await startGroup({
			argv: command.argv,
			env: {
				...site.env,
				...test.env,
				...command.env
			},
			cwd: site.cwd,
			stdout,
			stderr
		}, {
			ledger,
			signal: world.signal,
			log: world.log
		}));
		const end = Date.now() + test.timeoutSeconds * 1e3;
		let exit = await within(group.exited, 0);
		let isVain = false;
		while (exit === void 0 && Date.now() < end && !isVain) {
			onLook(requestsDone(readTail(stderr, STDERR_LOOK_BYTES)));
			exit = await within(group.exited, Math.max(1, Math.min(LOOK_MS, end - Date.now())));
			isVain = deadRank?.() !== void 0;
		}
		await group.stop();
		throwIfCancelled(world.signal);
		if (exit === void 0 && isVain) return {
			stdout,
			stderr,
			failure: "was stopped: a rank of the server died",
			isLate: false
		};
		if (exit === void 0) return {
			stdout,
			stderr,
			failure: `was stopped at its time limit of ${test.timeoutSeconds} s`,
			isLate: true
		};
		return {
			stdout,
			stderr,
			failure: exit.code === 0 ? void 0 : `ended with ${exitText(exit)}`,
			isLate: false
		};
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
// src/run/trial-folder.ts
/** An empty folder for one attempt: `raw/<trial>`, then `raw/<trial>/attempt-2` and so on. Nothing is written over. */
function attemptFolder(session, trial) {
	const first = join(session, "raw", trial);
	let folder = first;
	for (let attempt = 2; existsSync(folder); attempt++) folder = join(first, `attempt-${attempt}`);
	onDisk(folder, () => mkdirSync(folder, { recursive: true }));
	return folder;
}
/** All files below a folder, relative to the session folder. */
function filesOf(session, folder) {
	return readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => entry.isFile()).map((entry) => relative(session, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
}
/** Moves the per-request columns, when the tool wrote any, to their place. @returns it, relative to the session folder. */
function keepRequests(session, file, trial) {
	if (file === void 0 || !existsSync(file)) return void 0;
	const kept = `${REQUESTS_FOLDER}/${trial}.bin`;
	onDisk(join(session, kept), () => {
		mkdirSync(join(session, REQUESTS_FOLDER), { recursive: true });
		renameSync(file, join(session, kept));
	});
	return kept;
}
// src/run/workload-check.ts
/** Tokenizers that decode and encode again add a token here and there: 641 for 640 was seen with vLLM. */
const TOLERANCE = .02;
/** They send no requests before those that they measure. */
const COLD = new Set(["guidellm", "evalscope-perf"]);
/** How what was sent differs from what was asked for; nothing when it agrees or cannot be known. */
function workloadNotes(test, counts) {
	const notes = [];
	const { requested, completed, inputTokens } = counts;
	if (test.kind === "serving" && requested !== void 0 && test.prompts > 0 && requested !== test.prompts) notes.push(`${requested} requests were sent, ${test.prompts} were asked for`);
	const each = inputTokensEach(test);
	const expected = each === void 0 || completed === void 0 ? 0 : each * completed;
	if (expected > 0 && inputTokens !== void 0 && Math.abs(inputTokens / expected - 1) > TOLERANCE) notes.push(`${inputTokens} input tokens were sent in ${completed} requests, ${expected} were asked for`);
	if (COLD.has(test.tool) && test.warmups > 0) notes.push(`${test.tool} has no warm-up: ${test.warmups} requests were asked for, and its first ones are measured cold`);
	if (test.tool === "ais-bench" && test.dataset?.name === "random") notes.push("AISBench's random prompts are all alike: a prefix cache answers all but the first");
	return notes;
}
function inputTokensEach({ dataset }) {
	if (dataset?.name !== "random" || dataset.rangeRatio !== 0) return void 0;
	return dataset.inputTokens + dataset.prefixTokens;
}
// src/run/trial.ts
/** How a tool's reading words a server that nobody could reach. */
const UNREACHABLE = /server unreachable/;
/** Measures once. The record is not yet on disk. @throws the error of a cancelled run. */
async function measureTrial(trial, server, bench, onLook) {
	const { test } = trial;
	const tool = bench.equipment.tools[test.tool];
	const folder = attemptFolder(bench.folder, trial.id);
	const site = server === void 0 ? siteOf$1(bench, trial.variant) : {
		env: bench.env,
		cwd: bench.world.cwd
	};
	const at = {
		tool,
		target: targetOf(server, folder, bench),
		site
	};
	const { command, notes } = fittedCommand(trial, at, bench);
	const warm = server === void 0 ? void 0 : await emptyCache(server, bench);
	const startedAt = new Date().toISOString();
	const watch = watchTrial(bench, server);
	const run = await runTool(command, {
		test,
		folder,
		site,
		deadRank: server?.deadRank
	}, bench, onLook);
	const endedAt = new Date().toISOString();
	const result = readResult(tool, test.tool, command, run.stdout);
	const refused = await refusal({
		trial,
		at,
		command,
		run
	}, bench);
	const why = run.failure === void 0 ? void 0 : explanationOfTool(run);
	const ended = why === void 0 ? [] : [`${test.tool} ${run.failure}${why.clause}${why.lines}`];
	const isTold = hasToldOfFailures(result, test);
	if (run.isLate) await server?.suspect();
	const trouble = await server?.trouble();
	const memory = server?.memory();
	const reading = await withMachine(withTrouble(invalidate(result, ...refused.reasons, ...isTold ? [] : ended, ...warm === void 0 ? [] : [warm]), trial, server, trouble), watch, folder);
	const requests = reading.validity.state === "valid" ? keepRequests(bench.folder, command.requestsFile, trial.id) : void 0;
	return {
		record: {
			schema: RECORD_SCHEMA,
			trial: trial.id,
			cell: trial.cell.id,
			variant: trial.variant,
			repeat: trial.repeat,
			round: trial.round,
			seed: trial.seed,
			tool: reading.tool,
			metrics: reading.metrics,
			...reading.declared === void 0 ? {} : { declared: reading.declared },
			counts: reading.counts,
			workload: {
				...trial.cell.load === void 0 ? {} : { request_rate: trial.cell.load.requestRate },
				...reading.workload
			},
			validity: reading.validity,
			notes: [
				...reading.notes,
				...notes,
				...isTold ? ended : [],
				...workloadNotes(test, reading.counts)
			],
			command: command.argv,
			...startOf(trial, server, memory),
			startedAt,
			endedAt,
			raw: [...filesOf(bench.folder, folder), ...server?.log === void 0 ? [] : [server.log]],
			...requests === void 0 ? {} : { requests }
		},
		isLasting: !refused.isMended && (why?.isLasting ?? false)
	};
}
/** The start that the trial was measured on. */
function startOf({ server: spec }, server, memory) {
	if (server === void 0 || spec === void 0) return {};
	const engineFlags = engineFlagsOf(spec);
	return {
		server: {
			...server.start,
			...memory === void 0 ? {} : { memory }
		},
		...engineFlags === void 0 ? {} : { engineFlags }
	};
}
/** A tool that counts every request as failed may end with a code that says so: it has measured what there was. */
function hasToldOfFailures({ validity, counts }, { prompts }) {
	const { requested, completed, failed } = counts;
	return completed === 0 && failed === prompts && requested === prompts && isSound(validity);
}
function targetOf(server, folder, { world, session }) {
	return {
		...server === void 0 ? {} : { baseUrl: server.baseUrl },
		...server?.model === void 0 ? {} : { model: server.model },
		folder,
		node: world.node,
		cli: world.cli,
		first: session.snapshot().records.length === 0
	};
}
/** Nothing is wrong with the reading but that nobody was reached. */
function isSound(validity) {
	return validity.state === "valid" || validity.reasons.every((reason) => UNREACHABLE.test(reason));
}
/**
* An engine that dies under load is a fact about the engine: its failed requests count. A server of somebody else's
* that cannot be reached says nothing about the change under test, and neither does a base that dies.
*/
function withTrouble(reading, { variant }, server, trouble) {
	if (server === void 0 || trouble === void 0) return reading;
	if (sideOf$1(variant) === "base") return invalidate(reading, `the base's server went down: ${trouble}`);
	if (!server.owned) return invalidate(reading, `server unreachable: ${trouble}`);
	if (RANK_DIED.test(trouble)) return invalidate(reading, trouble);
	return {
		...reading,
		validity: isSound(reading.validity) ? { state: "valid" } : reading.validity,
		notes: [...reading.notes, `server ${HANGS.test(trouble) ? "was lost" : "died"} during the trial: ${trouble}`]
	};
}
// src/run/trials.ts
/** An invalid trial says nothing, so it is measured again, unless its tool would meet the same again; what fails three times will fail a fourth time. */
const MOST_ATTEMPTS = 3;
/** Measures in order, and leaves out what the budget or a server that is given up does not allow. */
async function measureTrials(measuring, keeper, bench) {
	const { trials, total, deadline } = measuring;
	const { log, signal } = bench.world;
	const began = Date.now();
	let finished = 0;
	const attempt = async (trial) => {
		if (deadline !== void 0 && Date.now() >= deadline) {
			bench.session.note("the budget is spent: no further trial was started");
			return;
		}
		const server = await keeper.serverFor(trial);
		if (trial.server !== void 0 && server === void 0) return void 0;
		const status = {
			trial,
			index: total - trials.length + finished + 1,
			total
		};
		return measureTrial(trial, server, bench, (requests) => {
			const etaSeconds = remainingSeconds(finished, trials.length - finished, (Date.now() - began) / 1e3);
			log.progress(progressLine({
				...status,
				...requests === void 0 ? {} : { requests },
				...etaSeconds === void 0 ? {} : { etaSeconds }
			}));
		});
	};
	const measure = async (trial) => {
		for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
			throwIfCancelled(signal);
			const measured = await attempt(trial);
			if (measured === void 0) return;
			const { record, isLasting } = measured;
			bench.session.keep(record);
			for (const line of outcome(record)) log.info(line);
			if (isLasting || record.validity.state === "valid") return;
		}
	};
	for (const stretch of stretches(trials)) await log.group(titleOf(stretch), async () => {
		for (const trial of stretch) {
			await measure(trial);
			finished++;
		}
	});
	await keeper.rest();
}
/** Neighbours that share a start of their server. */
function stretches(trials) {
	const found = [];
	let key;
	for (const trial of trials) {
		const next = shareKey(trial);
		if (next === key) found.at(-1)?.push(trial);
		else found.push([trial]);
		key = next;
	}
	return found;
}
function titleOf(stretch) {
	const cells = new Set(stretch.map(({ cell }) => cell.id));
	const what = `${stretch.length} ${stretch.length === 1 ? "trial" : "trials"} of ${cells.size} ${cells.size === 1 ? "cell" : "cells"}`;
	const server = stretch[0]?.server;
	return server === void 0 ? `offline: ${what}` : `server ${server.name} (${server.engine}): ${what}`;
}
function outcome({ trial, validity, counts, startedAt, endedAt }) {
	const seconds = (Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")) / 1e3;
	const ended = `${trial}: ${validity.state} after ${durationText(seconds)}`;
	const reasons = validity.state === "invalid" ? validity.reasons : [];
	const { failed = 0, requested } = counts;
	const failures = failed === 0 ? [] : [`${failed} of ${requested ?? "unknown"} requests failed`];
	return [ended, ...[...reasons, ...failures].map((line) => `  ${line}`)];
}
// src/run/run.ts
/** This machine's. */
const EQUIPMENT = {
	engines: ENGINES,
	tools: TOOLS,
	busyDevices,
	devicesReleased,
	deviceNodes,
	deviceMemory,
	deviceTroubles,
	watchMachine
};
/**
* Measures the trials of a plan, one after the other. Each record is on disk before the next trial starts, and no
* process of the run is left when this returns or throws.
* @throws UserError or CannotJudgeError before anything is started, when something that is needed is missing or taken;
*   CannotJudgeError when no trial is valid, or the disk is full; an AbortError when the run is cancelled.
*   What was measured is in the folder in every case.
*/
async function runPlan(request, world, equipment = EQUIPMENT) {
	const { plan } = request;
	const done = new Set(request.already.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
	const todo = plan.trials.filter(({ id }) => !done.has(id));
	const confirms = plan.trials.every(({ round }) => round > 0);
	const opening = {
		...request,
		prepared: todo,
		confirms
	};
	const measureAll = async ({ measure, has }) => {
		if (todo.length > 0) await measure(todo, plan.trials.length);
		return missingOf(plan, has);
	};
	const closed = await openRun(opening, world, measureAll, equipment);
	if (closed.records.some(({ validity }) => validity.state === "valid") || plan.trials.length === 0) return closed;
	throw new CannotJudgeError(`nothing was measured: ${whyNothing(closed)}`, { hint: `what was printed is in ${resolve(world.cwd, request.folder)}` });
}
/**
* Opens a session, lets `work` measure into it, and closes it, whatever happens: with the lines that `work` answers, which
* say what is missing, or complete when there are none.
* @throws what `runPlan` does.
*/
async function openRun(request, world, work, equipment = EQUIPMENT) {
	const { config, plan } = request;
	const folder = resolve(world.cwd, request.folder);
	checkFolder(folder);
	const env = await jobEnvironment(config, world);
	for (const line of await cleanUp(ledgerPath(folder), env)) world.log.warn(line);
	await takeDownAbandoned(world);
	const { already, confirms, sides } = request;
	await preflightOf(request, env, equipment, world);
	const session = openSession({
		folder,
		fresh: headerOf(request),
		already,
		confirms
	});
	const ledger = openLedger(ledgerPath(folder));
	const { dropUnknownFlags } = config;
	const bench = {
		world,
		equipment,
		folder,
		env,
		ledger,
		session,
		dropUnknownFlags,
		...sides === void 0 ? {} : { sides }
	};
	try {
		const troubles = await equipment.deviceTroubles?.({
			env,
			cwd: world.cwd,
			signal: world.signal
		});
		for (const line of troubles ?? []) session.note(line);
		const missing = await lockedWork(request, bench, work);
		for (const line of missing) session.note(line);
		return session.close(missing.length === 0);
	} catch (thrown) {
		const cancelled = world.signal.aborted;
		session.note(cancelled ? cancelledBy(world.signal) : messageOf(thrown));
		closeIfPossible(session, plan);
		throw cancelled ? cancelledError(world.signal) : thrown;
	}
}
/** Each side's programs must be found with what that side is started with; one that is up, or in a container, has its own. */
async function preflightOf({ prepared, sides }, env, equipment, world) {
	if (sides === void 0) return preflight(prepared, env, equipment, world);
	for (const side of sides.filter(({ server }) => server === void 0)) await preflight(prepared.filter(({ variant }) => variant === side.variant), side.env, equipment, world);
}
async function lockedWork({ config, prepared, hold, ...request }, bench, work) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { world, env, ledger, session } = bench;
		const deadline = request.deadline ?? budgetEnd(config);
		const run = (keeper) => ({
			measure: async (trials, total = trials.length) => {
				if (keeper !== void 0) await measureTrials({
					trials,
					total,
					deadline
				}, keeper, bench);
				return session.snapshot();
			},
			session: session.snapshot,
			has: session.has,
			learn: (variant, facts) => {
				for (const [key, value] of Object.entries(facts)) session.learn(`${variant}: ${key}`, value);
			},
			note: session.note,
			lead: session.lead,
			choose: (chosen) => {
				keeper?.keepBy(chosen.hold);
				session.limitPairs(chosen.pairsAtMost);
			},
			busy: async () => keeper?.isIdle() === true ? devicesTaken(prepared, bench) : []
		});
		if (prepared.length === 0) return work(run());
		_usingCtx$1.a(await lockDevices({
			devices: devicesUsed(prepared, env),
			ledger,
			deadline
		}, world));
		return await work(run(_usingCtx$1.a(serverKeeper(bench, hold))));
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function budgetEnd({ budgetMinutes }) {
	return budgetMinutes === void 0 ? void 0 : Date.now() + budgetMinutes * 6e4;
}
function headerOf({ config, plan, origin, environment, sessionId, pairsAtMost, variants }) {
	return {
		id: sessionId,
		suite: config.name,
		origin,
		environment,
		policyDigest: digestOf(config.policy),
		planDigest: plan.digest,
		setupDigest: setupDigest(config),
		...pairsAtMost === void 0 ? {} : { pairsAtMost },
		...variants === void 0 ? {} : { variants },
		expectedCells: plan.expectedCells
	};
}
/** What a reader must know of the planned trials that have no record; nothing when all have one. */
function missingOf({ trials }, has) {
	const missing = trials.filter(({ id }) => !has(id));
	if (missing.length === 0) return [];
	const cells = [...new Set(missing.map(({ cell }) => cell.id))].join(", ");
	return [`${missing.length} of ${trials.length} trials were not measured, of the cells ${cells}`];
}
function whyNothing({ records: [first], notes: [note = "no trial was started"] }) {
	return first?.validity.state === "invalid" ? `${first.trial}: ${first.validity.reasons.join("; ")}` : note;
}
/** On a full disk `session.json` stays as it was written at the start: not complete. The first error is the one to tell. */
function closeIfPossible(session, plan) {
	try {
		const missing = missingOf(plan, session.has);
		for (const line of missing) session.note(line);
		session.close(missing.length === 0 && plan.trials.length > 0);
	} catch {}
}
// src/gate/own-requests.ts
function ownRequests(folder, log) {
	const known = new Map();
	const asked = new Set();
	return async ({ records }) => {
		if (!records.some(({ variant }) => variant === "base")) return known;
		const fresh = records.filter((record) => !asked.has(record));
		for (const record of fresh) asked.add(record);
		const { logs, notes } = await readRequestLogs([folder], fresh);
		for (const note of notes) log.warn(note);
		for (const [record, requests] of logs) known.set(record, requests);
		return known;
	};
}
// src/gate/pair-cost.ts
function pairCost(records) {
	const minutesOf = (cell) => records.flatMap((one) => one.cell === cell ? trialMinutesOf(one) ?? [] : []);
	const startsOf = (name) => records.flatMap(({ server }) => server?.name === name && server.readySeconds !== void 0 ? [server.readySeconds / 60] : []);
	return {
		trial: (cell) => median(minutesOf(cell)) ?? 0,
		start: (server) => median(startsOf(server)) ?? 0
	};
}
/** Minutes of these trials: with `restart` each side's servers are started for them, otherwise only where they do not run yet. */
function blockMinutes(trials, cost, hold, running) {
	const starts = new Map();
	for (const { server, variant } of trials) {
		const key = `${server?.name}\n${sideOf$1(variant)}`;
		if (server !== void 0 && (hold === "restart" || !running.has(key))) starts.set(key, server.name);
	}
	return [...starts.values()].reduce((sum, name) => sum + cost.start(name), 0) + trials.reduce((sum, { cell }) => sum + cost.trial(cell.id), 0);
}
/** Device minutes that records stand for: their trials, and each start once. */
function minutesOf(records) {
	return [...new Map(records.flatMap(({ server }) => server === void 0 ? [] : [[server.start, server]])).values()].reduce((sum, { readySeconds = 0 }) => sum + readySeconds / 60, 0) + records.reduce((sum, record) => sum + (trialMinutesOf(record) ?? 0), 0);
}
function trialMinutesOf({ startedAt, endedAt }) {
	return startedAt === void 0 || endedAt === void 0 ? void 0 : (Date.parse(endedAt) - Date.parse(startedAt)) / 6e4;
}
// src/gate/bench.ts
async function benchFor(job, world) {
	const { config, origin, folder, sessionId, selection } = job;
	const environment = await probeEnvironment({
		...world,
		env: await jobEnvironment(config, world)
	}, config.servers);
	const plan = planTrials(config, selection);
	const now = {
		origin,
		planDigest: plan.digest,
		setupDigest: setupDigest(config),
		environmentClass: environment.class
	};
	const records = (sides = []) => (job.resume ?? resumableRecords)(folder, {
		...now,
		sides
	});
	const { budgetMinutes } = config;
	const spent = minutesOf(await resumableRecords(folder, now));
	const deadline = budgetMinutes === void 0 ? void 0 : Date.now() + 6e4 * (budgetMinutes - spent);
	return {
		plan,
		environment,
		deadline,
		records,
		requests: ownRequests(resolve(world.cwd, folder), world.log),
		measure: async (part) => {
			const already = await records();
			return runPlan({
				config,
				plan: part,
				folder,
				origin,
				environment,
				sessionId,
				already,
				deadline
			}, world);
		}
	};
}
// src/model/turns.ts
/**
* In which order the variants are measured in a round. Two rounds are a block, and its second one runs backwards, so that a
* steady drift cancels out: base, head, head, base. Which of two variants begins a block is drawn from the seed. More variants
* begin each block with the next row of a Williams square, from a drawn one on: after as many blocks as there are variants,
* each stood at each place, and before and after each other one, equally often (Williams 1949, doi:10.1071/CH9490149).
*/
function turnsOf(variants, round, seed) {
	const block = Math.floor(round / 2);
	const order = williamsRow(variants, rowOf(variants.length, block, seed));
	return round % 2 === 0 ? order : order.toReversed();
}
function rowOf(variants, block, seed) {
	const draw = (of) => Number.parseInt(digestOf([
		"turns",
		seed,
		of
	]).slice(0, 2), 16);
	return variants === 2 ? draw(block) % 2 : (draw(0) + block) % variants;
}
/** The first row goes 0, 1, n - 1, 2, n - 2 …; row r is the first one, each moved on by r. */
function williamsRow(variants, row) {
	const n = variants.length;
	return variants.flatMap((_, place) => {
		return variants[((place % 2 === 1 ? (place + 1) / 2 : n - place / 2) + row) % n] ?? [];
	});
}
// src/plan/pairs.ts
/** Base and head in turn: both sides of a pair have its repeat's seed, and so the same requests at the same instants. */
function planPairs(config, plan) {
	const all = plannedCells(config);
	const nameOf = trialNamer(all.map(({ cell }) => cell));
	const wanted = plan.cells.flatMap((pairs) => {
		const planned = all.find(({ cell }) => cell.id === pairs.cell);
		return planned === void 0 ? [] : [{
			planned,
			pairs
		}];
	});
	const trialOf = ({ planned }, variant, repeat) => ({
		...planned,
		id: nameOf(planned.cell.id, {
			variant,
			repeat,
			round: plan.round
		}),
		variant,
		repeat,
		seed: config.seed + repeat,
		round: plan.round
	});
	const within = ({ from, to }, pair) => pair >= from && pair < to;
	return [...grouped(wanted, ({ planned }) => shareOf(planned)).values()].flatMap((cells) => {
		const first = Math.min(...cells.map(({ pairs }) => pairs.from));
		const last = Math.max(...cells.map(({ pairs }) => pairs.to));
		const step = Math.min(plan.together ? Number.POSITIVE_INFINITY : plan.pairsPerStart, last - first);
		return range(first, last, step).map((from) => {
			const pairs = range(from, Math.min(from + step, last), 1);
			const due = (pair) => cells.filter(({ pairs: own }) => within(own, pair));
			if (plan.together) return pairs.flatMap((pair) => due(pair).flatMap((cell) => turnsOf(plan.variants, pair, config.seed).map((variant) => trialOf(cell, variant, pair))));
			return turnsOf(plan.variants, Math.floor(from / step), config.seed).flatMap((variant) => pairs.flatMap((pair) => due(pair).map((cell) => trialOf(cell, variant, pair))));
		});
	});
}
/** The first base measurement once more, on whatever start of the base is there. */
function planSentinel(config, first) {
	const nameOf = trialNamer(plannedCells(config).map(({ cell }) => cell));
	const { repeat, round } = first;
	return {
		...first,
		id: nameOf(first.cell.id, {
			variant: SENTINEL,
			repeat,
			round
		}),
		variant: SENTINEL
	};
}
function range(from, to, step) {
	return Array.from({ length: Math.ceil((to - from) / step) }, (_, place) => from + place * step);
}
// src/compare/price.ts
const POWER = .8;
/** The looks that are left spend all of alpha: the last one has what the looks before it did not take. */
function priceDesign(site, { alpha, rows, done = 0 }, looks, starts) {
	const pairs = looks.at(-1)?.pairs ?? 0;
	const level = alpha * (1 - looks.slice(0, -1).reduce((sum, { share }) => sum + share, 0)) / rows;
	const { error, df } = certainty(site, starts, pairs);
	const needed = tQuantile(1 - level, df);
	const minutesOf = (some) => {
		const coming = Math.max(0, some - done);
		return Math.max(1, Math.ceil(starts * coming / pairs)) * site.startMinutes + 2 * coming * site.trialMinutes;
	};
	return {
		starts,
		pairs,
		minutes: {
			most: minutesOf(pairs),
			least: minutesOf(looks[0]?.pairs ?? pairs)
		},
		detectable: Math.expm1((needed + tQuantile(POWER, df)) * error),
		power: (change) => tUpperTail(needed - Math.log1p(change) / error, df)
	};
}
/** Of the mean of all pairs, as `fromPairs` will judge them. */
function certainty({ repeatNoise, startNoise, df }, starts, pairs) {
	const [repeat, start] = [2 * repeatNoise ** 2, 2 * startNoise ** 2];
	if (starts >= 3 && starts < pairs) return {
		error: Math.sqrt((repeat + start) / starts),
		df: df / 2 + starts - 1
	};
	return {
		error: Math.sqrt(repeat / pairs + start / starts),
		df: starts === pairs || startNoise === 0 ? df / 2 + pairs - 1 : df / 2
	};
}
// src/compare/designs.ts
/** Before anything was timed: every pair has a start of its own on each side, which is right on every machine. */
const UNPRICED = {
	name: "restart for every pair",
	hold: "restart",
	pairsPerStart: 1,
	looks: LOOKS
};
const WHOLE_LOOK = Number.POSITIVE_INFINITY;
/**
* Designs that the budget can pay for, the one that sees most first; of two that see alike, the cheaper. What a start adds
* must be known, or averaged over three starts a side: otherwise the start's luck would be blamed on the change.
*/
function designsFor(site, demand, holds) {
	const { startNoise } = site;
	const known = {
		...site,
		startNoise: startNoise ?? site.repeatNoise
	};
	const affordable = LOOKS.flatMap((_, last) => {
		const looks = looksUpTo(LOOKS[last]?.pairs);
		const pairs = looks.at(-1)?.pairs ?? 0;
		const design = (name, hold, pairsPerStart, starts) => ({
			name,
			hold,
			pairsPerStart,
			looks,
			price: priceDesign(known, demand, looks, starts)
		});
		return [...holds.filter((hold) => hold !== "restart").map((hold) => design(KEPT_NAMES[hold], hold, WHOLE_LOOK, 1)), ...holds.includes("restart") ? [
			design("restart for every pair", "restart", 1, pairs),
			design("restart for every second pair", "restart", 2, startsOf(looks, 2)),
			design("few starts, all pairs of a look in each", "restart", WHOLE_LOOK, looks.length)
		] : []];
	}).filter(({ price }) => price.minutes.most <= demand.budgetMinutes);
	const sound = affordable.filter(({ price }) => startNoise !== void 0 || price.starts >= 3);
	if (sound.length > 0) return sound.sort((a, b) => a.price.detectable - b.price.detectable || a.price.minutes.most - b.price.minutes.most);
	return affordable.sort((a, b) => b.price.pairs - a.price.pairs || a.price.minutes.most - b.price.minutes.most).map((design) => ({
		...design,
		name: `${design.name}; the next session confirms`,
		advises: true
	}));
}
const KEPT_NAMES = {
	resident: "both resident",
	sleep: "both resident, one asleep"
};
function startsOf(looks, pairsPerStart) {
	return looks.reduce((sum, { pairs }, place) => sum + Math.ceil((pairs - (looks[place - 1]?.pairs ?? 0)) / pairsPerStart), 0);
}
// src/compare/calibrate-noise.ts
/**
* Starts and repeats crossed, on logarithms: repeat k sends the same requests in every session, so what sets it apart from
* the other repeats is no noise. What is left scatters by `within`, and the sessions' medians by `between + within / repeats`.
* `undefined` with fewer than two sessions.
*/
function components(sessions) {
	const measured = sessions.filter(({ size }) => size > 0);
	const medians = measured.map((values) => Math.log(median([...values.values()]) ?? NaN));
	const level = median(medians);
	if (measured.length < 2 || level === void 0) return void 0;
	const within = residualVariance(measured);
	const session = squares(medians) / (medians.length - 1);
	const share = mean(measured.map(({ size }) => 1 / size));
	return {
		level: Math.exp(level),
		within,
		between: Math.max(0, session - within * share),
		session
	};
}
/** Of a two-way layout without interaction, over the repeats that every session has: (sessions − 1)·(repeats − 1) degrees of freedom. */
function residualVariance(sessions) {
	const shared = [...sessions[0]?.keys() ?? []].filter((repeat) => sessions.every((values) => values.has(repeat)));
	if (shared.length < 2) return 0;
	const rows = sessions.map((values) => shared.map((repeat) => Math.log(values.get(repeat) ?? NaN)));
	const rowMeans = rows.map(mean);
	const columnMeans = shared.map((_, column) => mean(rows.map((row) => row[column] ?? NaN)));
	const grand = mean(rowMeans);
	return rows.flatMap((row, r) => row.map((value, c) => value - (rowMeans[r] ?? 0) - (columnMeans[c] ?? 0) + grand)).reduce((total, residual) => total + residual ** 2, 0) / ((sessions.length - 1) * (shared.length - 1));
}
/** Of each cell, the values by metric. Only positive values can be ratios. */
function repeatsByCell(sessions) {
	const cells = new Map();
	for (const [place, session] of sessions.entries()) for (const { cell, first } of ownCells(session).values()) {
		const metrics = cells.get(cell) ?? new Map();
		for (const { repeat, metrics: measured } of first) for (const [id, value] of Object.entries(measured)) {
			if (!(value > 0 && Number.isFinite(value))) continue;
			const values = metrics.get(id) ?? sessions.map(() => new Map());
			values[place]?.set(repeat, value);
			metrics.set(id, values);
		}
		cells.set(cell, metrics);
	}
	return cells;
}
/** Minutes of one trial of a cell, in the middle of its trials; absent when the records tell no times. */
function trialMinutes(records) {
	return median(records.flatMap(({ startedAt, endedAt }) => startedAt === void 0 || endedAt === void 0 ? [] : [(Date.parse(endedAt) - Date.parse(startedAt)) / 6e4]));
}
/** Minutes that one session spends on starting its servers. */
function startMinutes({ records }) {
	return [...new Map(records.flatMap(({ server }) => server === void 0 ? [] : [[server.start, server]])).values()].reduce((sum, { readySeconds = 0 }) => sum + readySeconds / 60, 0);
}
// src/compare/site.ts
/** Assumed of a repeat before any session has shown it; only prices rest on it. */
const ASSUMED_NOISE = .02;
/** What measuring these cells costs and how noisy it is; `undefined` before anything was timed. */
function siteOf({ stored, own, cells, policy }) {
	const records = [...own, ...stored.flatMap((one) => one.records)].filter(({ cell }) => cells.includes(cell));
	const timed = cells.flatMap((cell) => trialMinutes(records.filter((record) => record.cell === cell)) ?? []);
	if (timed.length === 0) return void 0;
	const gates = (cell, id) => {
		const metric = metricOf(id);
		return metric !== void 0 && metric.kind !== "proportion" && seriesOf(cell, metric, policy).gating;
	};
	const noise = [...repeatsByCell(stored)].flatMap(([cell, metrics]) => [...metrics].flatMap(([id, repeats]) => cells.includes(cell) && gates(cell, id) ? components(repeats) ?? [] : []));
	const typical = (values) => Math.sqrt(median(values) ?? ASSUMED_NOISE ** 2);
	const rows = new Set(records.flatMap(({ cell, metrics }) => Object.keys(metrics).flatMap((id) => gates(cell, id) ? [`${cell}/${id}`] : [])));
	return {
		startMinutes: 2 * startOfOneSide(records),
		trialMinutes: mean(timed) * cells.length,
		repeatNoise: typical(noise.map(({ within }) => within)),
		startNoise: stored.length < 3 || noise.length === 0 ? void 0 : typical(noise.map(({ between }) => between)),
		df: Math.max(2, 2 * (stored.length - 1)),
		rows: Math.max(1, rows.size)
	};
}
/** Of every server configuration one start. */
function startOfOneSide(records) {
	const seconds = new Map();
	for (const { server } of records) {
		if (server?.readySeconds === void 0) continue;
		seconds.set(server.name, [...seconds.get(server.name) ?? [], server.readySeconds]);
	}
	return [...seconds.values()].reduce((sum, one) => sum + (median(one) ?? 0) / 60, 0);
}
// src/gate/pair-memory.ts
/** Of the memory: what the devices and the rest of the machine keep for themselves. */
const USABLE = .9;
/** Whether two servers fit where one was measured; not when nothing tells how much one takes. */
function fitsTwice(records) {
	const servers = records.flatMap(({ server }) => server ?? []);
	return servers.length > 0 && servers.every(({ memory }) => memory !== void 0 && 2 * memory.usedMib <= USABLE * memory.totalMib);
}
// src/compare/next-look.ts
/**
* What to measure before the next look at the pairs: in paired mode of every planned cell, otherwise of the cells that the
* stored sessions make suspect, or cannot tell of. A cell goes on while one of its gating rows is undecided, or could not have
* seen its must-see.
*/
function nextLook(input) {
	const { head, baselines, by, paired = false, looks = LOOKS } = input;
	const { judgements } = judgeRows({
		...input,
		looks,
		confirmBy: "pairs"
	});
	const pairings = confirmingPairs(head);
	const own = ownCells(head, by);
	const other = baselines.state === "found" && paired ? ownCells(baselines.sessions[0] ?? head, by) : void 0;
	const sidesOf = (cell) => paired ? [own.get(cell)?.first, other?.get(cell)?.first] : [pairings.get(cell)?.head.first, pairings.get(cell)?.base.first];
	const pairsOf = (cell) => {
		const [ours = [], theirs = []] = sidesOf(cell);
		return samePairs(ours, theirs).length;
	};
	const open = judgements.filter(({ row }) => row.gating && row.suspicion === "open");
	const blind = judgements.filter((judged) => judged.blind !== void 0);
	const planned = paired ? head.expectedCells.filter((cell) => pairsOf(cell) < (looks[0]?.pairs ?? 0)) : [];
	const cells = [...new Set([...planned, ...[...open, ...blind].map(({ row }) => row.cell)])].sort().flatMap((cell) => {
		const from = pairsOf(cell);
		const next = looks.find(({ pairs }) => pairs > from);
		return next === void 0 ? [] : [{
			cell,
			from,
			to: next.pairs
		}];
	});
	return {
		cells,
		reason: reasonOf(cells.length, open.length, blind.length)
	};
}
function reasonOf(cells, open, blind) {
	if (cells === 0) return "more pairs would change nothing";
	if (open + blind === 0) return `${counted(cells, "cell")} without enough pairs to look at`;
	return [...open === 0 ? [] : [`${counted(open, "gating row")} undecided`], ...blind === 0 ? [] : [`${counted(blind, "gating row")} could not have seen the must-see`]].join(", ");
}
// src/gate/pair-lines.ts
/** What was chosen, and what it costs and sees, before it starts or after so many pairs that showed what it costs. */
function designLine({ name, looks, price }, cells, done = 0) {
	const what = `base and head in turn, ${formatCount(cells, "cell")}: ${name}, at most ${looks.at(-1)?.pairs ?? 0} pairs`;
	if (price === void 0) return `${what}; its price is known after the first pair`;
	const { minutes, detectable, power } = price;
	return `${what}; ${`${done === 0 ? "" : `after ${formatCount(done, "pair")} that showed what it takes, `}${formatMinutes(minutes.least)} if the first look decides, ${formatMinutes(minutes.most)} at most`}; sees a worsening of ${formatPercent(detectable)} in four of five cases, of 5 % in ${formatPercent(power(.05))}, of 10 % in ${formatPercent(power(.1))}`;
}
/** One line a cell that was looked at, and what comes next. */
function lookLines({ comparison, looked, next, why, spent, most }) {
	const rows = comparison.rows.filter(isJudged).filter(({ gating }) => gating);
	const cells = looked.map(({ cell, to }) => {
		const worst = rows.filter((row) => row.cell === cell).reduce(worse, void 0);
		if (worst === void 0) return `${cell}: ${formatCount(to, "pair")}, nothing to compare yet`;
		const { metric, change, interval, reason } = worst;
		return `${cell}: ${formatCount(to, "pair")}, ${metric} ${formatChange(change)} ${formatInterval(interval)}: ${reason}`;
	});
	const time = `${formatMinutes(spent)} spent`;
	const saved = Math.max(0, most - spent);
	const coming = next.reduce((sum, { from, to }) => sum + to - from, 0);
	const then = next.length === 0 ? `done: ${why}; ${time}, ${formatMinutes(saved)} saved by ending early` : `next: ${formatCount(coming, "pair")} of ${next.map(({ cell }) => cell).join(", ")} (${why}); ${time}`;
	return [...cells, then];
}
/** Of a cell's rows the one that is most surely worse. */
function worse(a, b) {
	return a === void 0 || rank(b) > rank(a) ? b : a;
}
const RANKS = {
	confirmed: 3,
	open: 2,
	refuted: 1,
	excused: 1,
	none: 0
};
function rank({ suspicion, evidence: { adjusted } }) {
	return RANKS[suspicion] + (1 - adjusted);
}
function openLine(cells, why, minutes) {
	return `${why} before the pairs decide: ${cells.join(", ")} stays open; about ${formatMinutes(minutes)} more would settle it at most`;
}
// src/gate/pairs.ts
/** What is known of a session after its pairs, or so far. */
function pairsInput({ config, baselines, always, today, design }, session, { confirmable = false, requests } = {}) {
	return interleavedInput({
		session,
		baselines,
		policy: config.policy,
		today,
		judge: true,
		always,
		confirmable,
		looks: design.looks,
		requests
	});
}
/** Measures pairs look by look, until the looks decide or the budget ends. */
async function measurePairs(request, bench) {
	const { config, always, design } = request;
	const began = bench.now();
	const walk = {
		session: request.session,
		running: new Set()
	};
	const blocksOf = (cells) => planPairs(config, {
		cells,
		...pairShape(design, always)
	});
	let most;
	let left = [];
	const inputNow = async (confirmable) => pairsInput(request, walk.session, {
		confirmable,
		requests: await bench.requests?.(walk.session)
	});
	for (let next = nextLook(await inputNow(true)); next.cells.length > 0;) {
		const looked = next.cells;
		most ??= minutesToTheEnd(looked, blocksOf, request, walk);
		left = await walkBlocks(blocksOf(looked), request, bench, walk);
		next = nextLook(await inputNow(true));
		const stuck = next.cells.filter(({ cell, from }) => looked.some((one) => one.cell === cell && one.to > from));
		const onward = left.length > 0 || stuck.length > 0 ? [] : next.cells;
		if (onward.length === 0 && next.cells.length > 0) {
			const over = request.deadline !== void 0 && bench.now() >= request.deadline;
			const why = left[0] ?? (over ? "the budget ends" : "trials that stay invalid end it");
			left = [openLine(next.cells.map(({ cell }) => cell), why, minutesToTheEnd(next.cells, blocksOf, request, walk))];
		}
		const spent = (bench.now() - began) / 6e4;
		const facts = {
			comparison: compare(await inputNow(false)),
			looked,
			next: onward,
			spent,
			most
		};
		for (const line of lookLines({
			...facts,
			why: left[0] ?? next.reason
		})) bench.say(line);
		if (onward.length === 0) break;
	}
	await repeatFirst(request, bench, walk);
	return {
		session: walk.session,
		open: left
	};
}
/** What a design asks of the plan. */
function pairShape({ hold, pairsPerStart }, always) {
	return {
		variants: ["base", "head"],
		round: always ? 0 : 1,
		together: hold !== "restart",
		pairsPerStart
	};
}
/** @returns why it ended early, if it did. */
async function walkBlocks(blocks, request, bench, walk) {
	for (const block of blocks) {
		const todo = wholePairs(block, walk.session);
		if (todo.length === 0) continue;
		if (!affordable(todo, request, bench, walk)) return ["the budget ends"];
		const busy = await bench.busy?.() ?? [];
		if (busy.length > 0) return [`the devices are taken (${busy.join("; ")})`];
		walk.session = await bench.measure(todo);
		for (const { server, variant } of todo) walk.running.add(`${server?.name}\n${sideOf$1(variant)}`);
	}
	return [];
}
/** A pair of which one side is missing is measured again: its sides would be far apart. */
function wholePairs(block, { records }) {
	const done = new Set(records.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
	const missing = block.filter(({ id }) => !done.has(id));
	return block.filter(({ cell, repeat }) => missing.some((one) => one.cell.id === cell.id && one.repeat === repeat));
}
function affordable(trials, request, { now }, walk) {
	if (request.deadline === void 0) return true;
	return now() + 6e4 * minutesFor(trials, request, walk) <= request.deadline;
}
function minutesFor(trials, { baselines, design }, { session, running }) {
	const before = baselines.state === "found" ? baselines.sessions.flatMap(({ records }) => records) : [];
	const own = pairCost(session.records);
	const stored = pairCost(before);
	return blockMinutes(trials, {
		trial: (cell) => own.trial(cell) || stored.trial(cell),
		start: (server) => own.start(server) || stored.start(server)
	}, design.hold, running);
}
/** Of every look that is left, should none of them decide. */
function minutesToTheEnd(cells, blocksOf, request, walk) {
	const last = request.design.looks.at(-1)?.pairs ?? 0;
	return blocksOf(cells.map((one) => ({
		...one,
		to: last
	}))).reduce((sum, block) => sum + minutesFor(block, request, walk), 0);
}
/** The sentinel: what the first base measurement gives at the end tells whether the machine stayed what it was. */
async function repeatFirst(request, bench, walk) {
	const { config, always, design } = request;
	const round = always ? 0 : 1;
	const first = walk.session.records.find((one) => one.variant === "base" && one.round === round && one.validity.state === "valid");
	if (first === void 0) return;
	const [block = []] = planPairs(config, {
		cells: [{
			cell: first.cell,
			from: first.repeat,
			to: first.repeat + 1
		}],
		...pairShape(design, always)
	});
	const todo = block.filter(({ variant }) => variant === "base").map((trial) => planSentinel(config, trial)).filter(({ id }) => !walk.session.records.some(({ trial }) => trial === id));
	if (todo.length > 0 && affordable(todo, request, bench, walk)) walk.session = await bench.measure(todo);
}
// src/gate/design.ts
const PAYS_FOR_NONE = "what is left of the budget does not pay for one start a side";
/**
* The strongest design that what is left of the budget pays for; `undefined` when it pays for none. Before anything was timed
* it has no price.
*/
function designFor({ config, cells, baselines, already, always, deadline, now }) {
	const own = always ? [] : already.filter(({ round, variant }) => round === 0 && variant === "head");
	const budgetMinutes = deadline === void 0 ? Number.POSITIVE_INFINITY : (deadline - now) / 6e4;
	const priced = pricedBy({
		config,
		cells,
		stored: baselines.state === "found" ? baselines.sessions : [],
		own,
		budgetMinutes,
		done: 0
	});
	if (priced !== "unpriced") return priced;
	const { hold } = config;
	return hold === "auto" || hold === "restart" ? UNPRICED : {
		...UNPRICED,
		...KEPT[hold]
	};
}
function pricedBy({ config, cells, stored, own, budgetMinutes, done }) {
	const { policy, hold } = config;
	const site = siteOf({
		stored,
		own,
		cells,
		policy
	});
	if (site === void 0) return "unpriced";
	const holds = holdsOf(hold, own.length > 0 ? own : stored[0]?.records ?? []);
	return designsFor(site, {
		alpha: policy.alpha,
		rows: site.rows,
		budgetMinutes,
		done
	}, holds)[0];
}
/**
* Measures the first pair of every cell, each side on a start of its own, and prices the rest by what that took. A pair that is
* there already is not measured again, and gives the same design.
*/
async function priceByFirstPair({ config, cells, baselines, always }, unpriced, session, { measure }) {
	const first = planPairs(config, {
		cells: cells.map((cell) => ({
			cell,
			from: 0,
			to: 1
		})),
		...pairShape(unpriced, always)
	});
	let now = session;
	for (const block of first) {
		const todo = wholePairs(block, now);
		if (todo.length > 0) now = await measure(todo);
	}
	const ids = new Set(first.flat().map(({ id }) => id));
	const own = now.records.filter(({ trial, validity }) => ids.has(trial) && validity.state === "valid");
	const priced = pricedBy({
		config,
		cells,
		stored: baselines.state === "found" ? baselines.sessions : [],
		own,
		budgetMinutes: (config.budgetMinutes ?? Number.POSITIVE_INFINITY) - minutesOf(own),
		done: 1
	});
	return {
		session: now,
		design: priced === "unpriced" ? unpriced : priced
	};
}
const KEPT = {
	resident: {
		name: "both resident",
		hold: "resident"
	},
	sleep: {
		name: "both resident, one asleep",
		hold: "sleep"
	}
};
/** `auto` keeps both servers up where the measured one takes less than its half of the memory. */
function holdsOf(hold, records) {
	if (hold !== "auto") return [hold];
	return fitsTwice(records) ? ["resident", "restart"] : ["restart"];
}
// src/gate/in-pairs.ts
/**
* Measures base and head in turn, in the design that sees most for what is left of the budget, and judges them. Where no
* stored session tells what a start and a trial take, the first pair does.
* @returns why nothing was measured, when the budget pays for no design.
*/
async function judgeInPairs(request, world) {
	const { config, cells, sides, always, today, baselines, deadline } = request;
	const known = designFor({
		...request,
		now: Date.now()
	});
	if (known === void 0) return `${PAYS_FOR_NONE}: ${cells.join(", ")} can only be measured in turn with the base by a job with a larger one, such as a nightly`;
	world.log.info(designLine(known, cells.length));
	const onePair = planPairs(config, {
		cells: cells.map((cell) => ({
			cell,
			from: 0,
			to: 1
		})),
		variants: ["base", "head"],
		round: always ? 0 : 1,
		together: true,
		pairsPerStart: 1
	});
	const { base, head, notes } = sides;
	const opening = {
		...request,
		prepared: onePair.flat(),
		confirms: !always,
		sides: [base, head]
	};
	let design = known;
	const session = await openRun({
		...opening,
		...keptOf(known)
	}, world, async (run) => {
		for (const { variant, facts } of [base, head]) run.learn(variant, facts);
		for (const line of notes) run.note(line);
		const priced = known.price === void 0 ? await pricedNow(known, request, run, world) : known;
		if (priced === void 0) return [`${PAYS_FOR_NONE} more after the first pair: a nightly may have a larger one`];
		design = priced;
		run.note(designLine(design, cells.length));
		const clock = {
			now: Date.now,
			measure: run.measure,
			say: world.log.info,
			requests: request.requests,
			busy: run.busy
		};
		const { open } = await measurePairs({
			config,
			baselines,
			always,
			today,
			design,
			deadline,
			session: run.session()
		}, clock);
		run.lead(open);
		return open;
	});
	const pairs = {
		config,
		baselines,
		always,
		today,
		design,
		deadline,
		session
	};
	const requests = await request.requests(session);
	return {
		session,
		comparison: compare(pairsInput(pairs, session, { requests }))
	};
}
/** @returns nothing when what is left of the budget pays for no more. */
async function pricedNow(unpriced, request, run, { log }) {
	const { design } = await priceByFirstPair(request, unpriced, run.session(), run);
	if (design === void 0) return void 0;
	run.choose(keptOf(design));
	log.info(designLine(design, request.cells.length, 1));
	return design;
}
function keptOf({ hold, looks }) {
	return {
		hold,
		pairsAtMost: looks.at(-1)?.pairs ?? 0
	};
}
export { movedEnvironment as A, pythonOn as C, proveNotTheirs as D, askImports as E, jobEnvironment as M, resumableRecords as N, proveOwnImports as O, missingData as S, withChanges as T, setupDigest as _, wholePairs as a, launchFor as b, repeatsByCell as c, planPairs as d, benchFor as f, ENGINES as g, openRun as h, pairShape as i, withVirtualEnv as j, withoutLinks as k, startMinutes as l, pairCost as m, PAYS_FOR_NONE as n, designLine as o, blockMinutes as p, designFor as r, components as s, judgeInPairs as t, trialMinutes as u, openWorkshop as v, containerOn as w, toolCommandFor as x, within as y };
