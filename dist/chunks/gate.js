import { t as compare } from "./compare.js";
import { b as planTrials, r as isJudged } from "./rows.js";
import { n as interleavedInput } from "./request-logs.js";
import { i as NOTHING_TO_BUILD } from "./load.js";
import { r as messageOf, t as CannotJudgeError } from "./errors.js";
import { a as commitOf, c as treeOf } from "./families-present.js";
import { C as withoutLinks, E as jobEnvironment, S as proveOwnImports, T as withVirtualEnv, b as askImports, d as benchFor, g as within, h as openWorkshop, r as judgeInPairs, w as movedEnvironment, x as proveNotTheirs, y as pythonOn } from "./in-pairs.js";
import { c as _usingCtx, n as isSessionFolder } from "./session-folder.js";
import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
// src/gate/baselines.ts
async function baselinesFor({ config, origin, store, baseBranch, sessionId, judge }) {
	if (store === void 0 || !judge) return {
		state: "none",
		notes: []
	};
	return store.baselines({
		suite: config.name,
		...origin.base === void 0 ? {} : { base: origin.base },
		...baseBranch === void 0 ? {} : { branch: baseBranch },
		except: sessionId,
		limit: config.baselineSessions
	});
}
function storedSessions(baselines) {
	return baselines.state === "found" ? baselines.sessions : [];
}
// src/gate/again-line.ts
/** Which cells are measured again, and why: they look worse, or were too noisy to tell. */
function againLine({ suspects, rows }) {
	const worse = new Set(rows.filter(isJudged).flatMap(({ cell, gating, suspicion }) => gating && suspicion === "open" ? [cell] : []));
	const suspected = suspects.filter((cell) => worse.has(cell));
	const blind = suspects.filter((cell) => !worse.has(cell));
	return [...suspected.length === 0 ? [] : [`suspected: ${suspected.join(", ")}`], ...blind.length === 0 ? [] : [`too noisy to have seen what they must see: ${blind.join(", ")}`]].join("; ");
}
// src/run/sides/ready-side.ts
/** The base in a Python environment that somebody has made. @returns why it cannot be used, in one line. */
async function sideInEnvironment(path, request) {
	const { spec, folder, env, world } = request;
	const place = resolve(world.cwd, path);
	if (!existsSync(join(place, "bin"))) return `base.env: there is no Python environment at ${place}`;
	const elsewhere = movedEnvironment(env, world.cwd, folder);
	const own = existsSync(join(place, "conda-meta")) ? {
		...withVirtualEnv(elsewhere, place),
		CONDA_PREFIX: place
	} : withVirtualEnv(elsewhere, place);
	const python = pythonOn(join(place, "bin"));
	if (python === void 0) return `base.env: ${place} has no Python`;
	const roots = [withoutLinks(place)];
	const modules = spec.proofModules ?? [];
	const side = {
		variant: "base",
		folder,
		env: own,
		origin: originOf(spec)
	};
	if (modules.length === 0) return {
		...side,
		facts: { environment: place },
		code: {
			roots,
			modules,
			installed: false
		}
	};
	const imports = await askImports({
		python,
		env: own,
		cwd: folder,
		roots,
		modules
	}, world.signal);
	if (typeof imports === "string") return `base.env: ${imports}`;
	const proof = proveOwnImports(imports, { roots });
	if (proof.state === "refuted") return `base.env: ${place} is not the base: ${proof.reason}`;
	return {
		...side,
		facts: {
			environment: place,
			...proof.facts
		},
		code: {
			roots,
			modules,
			installed: false
		}
	};
}
/** What somebody has made ready says nothing of its commit; the configuration may. */
function originOf({ commit }) {
	return commit === void 0 ? {} : { commit };
}
/** The base behind addresses: its servers are up, and somebody else's. */
function sideAtUrls(urls, servers, { spec, folder, env }) {
	const byName = typeof urls === "string" ? Object.fromEntries(servers.map((name) => [name, urls])) : urls;
	const missing = servers.filter((name) => !Object.hasOwn(byName, name));
	if (missing.length > 0) return `base.url: there is no address for the server ${missing.join(", ")}`;
	const clean = Object.fromEntries(Object.entries(byName).map(([name, url]) => [name, new URL(url).origin]));
	const facts = Object.fromEntries(Object.entries(clean).map(([name, url]) => [`server ${name}`, url]));
	return {
		variant: "base",
		folder,
		env,
		origin: originOf(spec),
		facts,
		server: {
			kind: "urls",
			urls: clean
		}
	};
}
// src/run/sides/sides.ts
/**
* Gets the code of both sides ready to run: the head is what lies in the workspace, the base is checked out and built
* beside it. What cannot be had, or cannot be proved to be what it should be, is said, and is never a reason to measure
* something else. Disposing takes away all that was made here; what a killed run has left is taken away by the next one
* in this folder, and by the post step.
* @throws UserError or CannotJudgeError when the folder cannot be used; an AbortError when the run is cancelled.
*/
async function prepareSides(request, world) {
	const workshop = await openWorkshop(request, world);
	try {
		const env = await jobEnvironment(request.config, world);
		return {
			...await bothSides({
				...request,
				env,
				workshop
			}, world),
			[Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]()
		};
	} catch (thrown) {
		await workshop[Symbol.asyncDispose]();
		throw thrown;
	}
}
async function bothSides(request, world) {
	const { config, workshop, origin } = request;
	const head = await workspaceSide(request, world);
	const unavailable = (reason) => ({
		state: "unavailable",
		reason,
		head,
		notes: []
	});
	const base = await baseSide(request, world);
	if (base.state === "unavailable") return unavailable(`the base cannot be measured: ${base.reason}`);
	const { side, notes } = base;
	if (config.base?.code.kind === "built" && config.base.code.rebuildsHead) {
		if (origin.commit === void 0) return unavailable("the head's commit is not known, so that it cannot be rebuilt");
		const rebuilt = await workshop.sideAt({
			variant: "head",
			commit: origin.commit,
			isBase: false
		});
		if (rebuilt.state === "unavailable") return unavailable(`the head: ${rebuilt.reason}`);
		return {
			state: "ready",
			base: side,
			head: rebuilt.side,
			notes: [...notes, ...rebuilt.notes]
		};
	}
	const proved = await proveWorkspace(head, side, world);
	return typeof proved === "string" ? unavailable(proved) : {
		state: "ready",
		base: side,
		head: proved,
		notes
	};
}
async function baseSide({ config, origin, env, workshop, folder }, world) {
	const { base } = config;
	if (base === void 0) return {
		state: "unavailable",
		reason: "no base is configured"
	};
	const { code } = base;
	const ready = {
		spec: base,
		env,
		world,
		folder: join(resolve(world.cwd, folder), "raw")
	};
	switch (code.kind) {
		case "environment": return prepared(await sideInEnvironment(code.path, ready));
		case "urls": return prepared(sideAtUrls(code.urls, Object.keys(config.servers), ready));
		case "built": {
			const commit = base.commit ?? origin.base;
			if (commit !== void 0) return workshop.sideAt({
				variant: "base",
				commit,
				isBase: true
			});
			return {
				state: "unavailable",
				reason: "the base commit is not known; base.commit can name one"
			};
		}
	}
}
function prepared(side) {
	return typeof side === "string" ? {
		state: "unavailable",
		reason: side
	} : {
		state: "ready",
		side,
		notes: [],
		release: () => {}
	};
}
async function workspaceSide({ origin, env }, world) {
	const { repository, commit, tree } = origin;
	return {
		variant: "head",
		folder: world.cwd,
		env,
		origin: {
			...repository === void 0 ? {} : { repository },
			...commit === void 0 ? {} : { commit },
			...tree === void 0 ? {} : { tree }
		},
		facts: {},
		code: {
			roots: [withoutLinks(world.cwd)],
			modules: [],
			installed: true
		}
	};
}
/** The head as the job has installed it: at its commit, and importing nothing of the base's. @returns what speaks against it. */
async function proveWorkspace(head, base, world) {
	const { folder, env, origin } = head;
	const git = {
		cwd: folder,
		env,
		signal: world.signal
	};
	const commit = await commitOf("HEAD", git);
	if (origin.commit !== void 0 && commit !== origin.commit && await treeOf("HEAD", git) !== origin.tree) return `the workspace stands at ${commit ?? "no commit"}, not at the head's ${origin.commit}`;
	const facts = commit === void 0 ? {} : { commit };
	const modules = base.code?.modules ?? [];
	const python = pythonOn(env["PATH"] ?? "");
	if (modules.length === 0 || base.code === void 0 || head.code === void 0) return {
		...head,
		facts
	};
	if (python === void 0) return "the head has no Python on its PATH";
	const imports = await askImports({
		python,
		env,
		cwd: folder,
		roots: head.code.roots,
		modules
	}, world.signal);
	if (typeof imports === "string") return `the head: ${imports}`;
	const proof = proveNotTheirs(imports, base.code);
	if (proof.state === "refuted") return `the head cannot be told from the base: ${proof.reason}`;
	return {
		...head,
		facts: {
			...facts,
			...proof.facts
		},
		code: {
			...head.code,
			modules
		}
	};
}
// src/gate/against-base.ts
/**
* Screens a session against the baselines, and measures its suspects in turn with the base.
* @returns nothing when the base cannot be had.
*/
async function againstBase(screened, world) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { job, bench, session, baselines } = screened;
		const { policy } = job.config;
		const asked = {
			session,
			baselines,
			policy,
			judge: true,
			always: false,
			requests: await bench.requests(session)
		};
		const comparison = compare(interleavedInput({
			...asked,
			confirmable: true
		}));
		const { suspects } = comparison;
		if (suspects.length === 0) return {
			session,
			comparison
		};
		world.log.info(`${againLine(comparison)}; to be measured in turn with the base`);
		const sides = _usingCtx$1.a(await prepareSides(job, world));
		if (sides.state === "unavailable") {
			world.log.warn(`${sides.reason}; the stored baselines have to do`);
			return;
		}
		const already = await bench.records();
		const judged = await judgeInPairs({
			...job,
			...bench,
			already,
			cells: suspects,
			sides,
			baselines,
			always: false
		}, world);
		if (typeof judged !== "string") return judged;
		world.log.warn(judged);
		const final = compare(interleavedInput({
			...asked,
			confirmable: false
		}));
		return {
			session,
			comparison: {
				...final,
				reasons: [...final.reasons, judged]
			}
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
/**
* Measures every cell in turn with the base, and screens nothing: the stored sessions only tell how noisy a pair is.
* @returns why the base cannot be had.
*/
async function allAgainstBase(job, bench, world) {
	try {
		var _usingCtx3 = _usingCtx();
		const baselines = await baselinesFor(job);
		const sides = _usingCtx3.a(await prepareSides(job, world));
		if (sides.state === "unavailable") return sides.reason;
		const already = await bench.records();
		const cells = bench.plan.expectedCells;
		const judged = await judgeInPairs({
			...job,
			...bench,
			already,
			cells,
			sides,
			baselines,
			always: true
		}, world);
		if (typeof judged !== "string") return {
			...judged,
			past: storedSessions(baselines)
		};
		throw new CannotJudgeError(judged, { hint: "raise budget:, or set paired: auto" });
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
/** What lies in the workspace in turn with one commit, which is built as `base:` says. @throws CannotJudgeError when it cannot be had. */
async function againstCommit(job, commit, world) {
	const base = {
		...job.config.base ?? { code: NOTHING_TO_BUILD },
		commit
	};
	const asked = {
		...job,
		config: {
			...job.config,
			base,
			paired: "always"
		},
		origin: {
			...job.origin,
			base: commit
		}
	};
	const judged = await allAgainstBase(asked, await benchFor(asked, world), world);
	if (typeof judged === "string") throw new CannotJudgeError(judged);
	return judged;
}
// src/gate/keep.ts
/** An upload that takes longer does not end at all. */
const LONGEST_SAVE_MS = 18e5;
/**
* Storing never changes a verdict: what was measured stays on disk, and the reader is told. A cancelled job has no time
* for it: its post step has.
*/
async function keep({ store, folder, sessionName }, { log, signal }) {
	if (store === void 0 || signal.aborted || !await isSessionFolder(folder)) return;
	try {
		const where = await within(store.save(folder, sessionName), LONGEST_SAVE_MS, signal);
		if (where === void 0) log.warn(`the session was not stored in time; it is still in ${folder}`);
		else log.info(`session kept: ${where}`);
	} catch (cause) {
		log.warn(`the session was not stored (${messageOf(cause)}); it is still in ${folder}`);
	}
}
// src/gate.ts
/** The pipeline. A job that only measures may confirm what looks worse all the same: whoever judges later cannot. */
async function gate(job, world) {
	if (job.judge || job.confirm !== true) return pipeline(job, world);
	const { session } = await pipeline({
		...job,
		judge: true
	}, world);
	const asked = {
		head: session,
		baselines: {
			state: "none",
			notes: []
		},
		policy: job.config.policy,
		judge: false,
		confirmable: false
	};
	return {
		session,
		comparison: compare(asked)
	};
}
/**
* Plan, run, compare with the baselines, confirm what looks worse, keep everything. Where a base is
* configured, what looks worse is measured in turn with it; otherwise, or when it cannot be had, on a fresh start.
*/
async function pipeline(job, world) {
	const { config, selection } = job;
	const bench = await benchFor(job, world);
	const base = job.judge && config.base !== void 0 && config.paired !== "never";
	try {
		if (base && config.paired === "always") {
			const paired = await allAgainstBase(job, bench, world);
			if (typeof paired !== "string") return paired;
			world.log.warn(`${paired}; the stored baselines have to do`);
		}
		const session = await bench.measure(bench.plan);
		const baselines = await baselinesFor(job);
		const past = storedSessions(baselines);
		const asked = {
			baselines,
			policy: config.policy,
			judge: job.judge
		};
		if (base && config.paired === "auto") {
			const paired = await againstBase({
				job,
				bench,
				session,
				baselines
			}, world);
			if (paired !== void 0) return {
				...paired,
				past
			};
		}
		const screened = compare({
			...asked,
			head: session,
			requests: await bench.requests(session),
			confirmable: true
		});
		if (screened.suspects.length === 0) return {
			session,
			comparison: screened,
			past
		};
		world.log.info(`${againLine(screened)}; measuring again on a fresh start`);
		const again = await bench.measure(planTrials(config, {
			...selection,
			round: 1,
			cells: screened.suspects
		}));
		const requests = await bench.requests(again);
		return {
			session: again,
			comparison: compare({
				...asked,
				head: again,
				requests,
				confirmable: false
			}),
			past
		};
	} finally {
		await keep(job, world);
	}
}
export { againstCommit as n, baselinesFor as r, gate as t };
