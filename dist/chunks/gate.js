import { n as variantTables, t as compare } from "./compare.js";
import { h as formatNumber, m as formatMinutes, r as isJudged, x as planTrials } from "./rows.js";
import { n as interleavedInput } from "./request-logs.js";
import { a as NOTHING_TO_BUILD } from "./load.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./errors.js";
import { s as commitOf, u as treeOf } from "./families-present.js";
import { A as movedEnvironment, C as pythonOn, D as proveNotTheirs, E as askImports, M as jobEnvironment, O as proveOwnImports, a as wholePairs, d as planPairs, f as benchFor, h as openRun, j as withVirtualEnv, k as withoutLinks, m as pairCost, p as blockMinutes, t as judgeInPairs, v as openWorkshop, w as containerOn, y as within } from "./in-pairs.js";
import { t as commandOutput } from "./command-output.js";
import { t as onDisk } from "./atomic-file.js";
import { c as _usingCtx, n as isSessionFolder } from "./session-folder.js";
import { E as argsToFlags } from "./tools.js";
import { r as ratioText } from "./variants.js";
import { join, resolve } from "node:path";
import { existsSync, mkdirSync } from "node:fs";
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
/** A side in a Python environment that somebody has made. @returns why it cannot be used, in one line. */
async function sideInEnvironment(path, request) {
	const { variant, key, spec, folder, env, world } = request;
	const place = resolve(world.cwd, path);
	if (!existsSync(join(place, "bin"))) return `${key}: there is no Python environment at ${place}`;
	onDisk(folder, () => mkdirSync(folder, { recursive: true }));
	const elsewhere = movedEnvironment(env, world.cwd, folder);
	const own = existsSync(join(place, "conda-meta")) ? {
		...withVirtualEnv(elsewhere, place),
		CONDA_PREFIX: place
	} : withVirtualEnv(elsewhere, place);
	const python = pythonOn(join(place, "bin"));
	if (python === void 0) return `${key}: ${place} has no Python`;
	const roots = [withoutLinks(place)];
	const modules = spec.proofModules ?? [];
	const side = {
		variant,
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
	if (typeof imports === "string") return `${key}: ${imports}`;
	const proof = proveOwnImports(imports, { roots });
	if (proof.state === "refuted") return `${key}: ${place} is not the ${variant}: ${proof.reason}`;
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
/** A side behind addresses: its servers are up, and somebody else's. */
function sideAtUrls(urls, servers, { variant, key, spec, folder, env }) {
	const byName = typeof urls === "string" ? Object.fromEntries(servers.map((name) => [name, urls])) : urls;
	const missing = servers.filter((name) => !Object.hasOwn(byName, name));
	if (missing.length > 0) return `${key}: there is no address for the server ${missing.join(", ")}`;
	const clean = Object.fromEntries(Object.entries(byName).map(([name, url]) => [name, new URL(url).origin]));
	const facts = Object.fromEntries(Object.entries(clean).map(([name, url]) => [`server ${name}`, url]));
	return {
		variant,
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
/** A registry may be far away, and images of engines have tens of gigabytes. */
const PULL_MS = 36e5;
/** A side whose servers run in an image, which is had before anything is measured. @returns why it cannot be used. */
async function sideInImage(ready, servers, { variant, key, spec, env, world }) {
	const site = {
		env,
		cwd: world.cwd,
		signal: world.signal
	};
	const { image } = ready;
	const other = servers.find(({ engine }) => engine === "external");
	if (other !== void 0) return `${key}: the server ${other.name} is up already, and runs in no image of ours`;
	let facts = { image };
	for (const program of new Set(servers.map((server) => containerOn(server, ready).program))) {
		const id = await imageId(program, image, site) ?? await pulled(program, image, site, world.log);
		if (id === void 0) return `${key}: ${program} has no image ${image}, and cannot pull it`;
		facts = {
			...facts,
			[`${program} image`]: id
		};
		for (const { name, container } of servers) if (container !== void 0 && await imageId(container.program, container.image, site) === id) return `${key}: ${image} is the very image that the server ${name} runs in already`;
	}
	return {
		variant,
		folder: world.cwd,
		env,
		origin: originOf(spec),
		facts,
		server: ready
	};
}
async function imageId(program, image, site) {
	return (await commandOutput([
		program,
		"image",
		"inspect",
		"--format",
		"{{.Id}}",
		image
	], site))?.trim() || void 0;
}
async function pulled(program, image, site, log) {
	log.info(`${program} pulls ${image}`);
	await commandOutput([
		program,
		"pull",
		image
	], site, PULL_MS);
	return imageId(program, image, site);
}
/** @returns why it cannot be had. */
async function readySide(code, servers, request) {
	switch (code.kind) {
		case "environment": return sideInEnvironment(code.path, request);
		case "urls": return sideAtUrls(code.urls, servers.map(({ name }) => name), request);
		case "image": return sideInImage(code, servers, request);
	}
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
	if (code.kind === "built") {
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
	const empty = join(resolve(world.cwd, folder), "raw");
	const ready = {
		variant: "base",
		key: `base.${READY_KEYS$1[code.kind]}`,
		spec: base,
		env,
		world,
		folder: empty
	};
	return prepared(await readySide(code, Object.values(config.servers), ready));
}
const READY_KEYS$1 = {
	environment: "env",
	urls: "url",
	image: "image"
};
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
	const { repository, commit, tree, edits } = origin;
	return {
		variant: "head",
		folder: world.cwd,
		env,
		origin: {
			...repository === void 0 ? {} : { repository },
			...commit === void 0 ? {} : { commit },
			...tree === void 0 ? {} : { tree },
			...edits === void 0 ? {} : { edits }
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
	const { edits } = origin;
	const facts = {
		...commit === void 0 ? {} : { commit },
		...edits === void 0 ? {} : { edits }
	};
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
		var _usingCtx$2 = _usingCtx();
		const { job, bench, session, baselines } = screened;
		const { today } = job;
		const { policy } = job.config;
		const asked = {
			session,
			baselines,
			policy,
			today,
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
		const sides = _usingCtx$2.a(await prepareSides(job, world));
		if (sides.state === "unavailable") {
			world.log.warn(`${sides.reason}; the stored baselines have to do`);
			return;
		}
		const already = await bench.records([sides.base, sides.head]);
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
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
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
		const already = await bench.records([sides.base, sides.head]);
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
/** What is configured, every cell of it in turn with one commit. */
function inTurnWith(config, commit) {
	return {
		...config,
		base: {
			...config.base ?? { code: NOTHING_TO_BUILD },
			commit
		},
		paired: "always"
	};
}
/** What lies in the workspace in turn with one commit, which is built as `base:` says. @throws CannotJudgeError when it cannot be had. */
async function againstCommit(job, commit, world) {
	const asked = {
		...job,
		config: inTurnWith(job.config, commit),
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
// src/plan/variants.ts
/** Every variant of every cell, once a round and as many rounds as there are repeats, with the same seed in a round. */
function planVariants(config, selection = {}) {
	const plan = planTrials(config, selection);
	const blocks = planPairs(config, {
		variants: (config.variants ?? []).map(({ name }) => name),
		cells: plan.expectedCells.map((cell) => ({
			cell,
			from: 0,
			to: config.repeats
		})),
		round: 0,
		together: config.hold === "resident" || config.hold === "sleep",
		pairsPerStart: 1
	});
	return {
		...plan,
		trials: blocks.flat(),
		blocks
	};
}
// src/run/sides/variant-sides.ts
/**
* Gets the code of every variant ready to run, as `prepareSides` does for two. One that cannot be had ends it before
* anything is measured: a table without it would answer another question.
* @throws what `prepareSides` does.
*/
async function prepareVariants(request, world) {
	const workshop = await openWorkshop(request, world);
	const dispose = { [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]() };
	try {
		const env = await jobEnvironment(request.config, world);
		const sides = [];
		const notes = [];
		for (const variant of request.config.variants ?? []) {
			const prepared = await preparedSide(variant, {
				...request,
				env,
				workshop
			}, world);
			if (prepared.state === "unavailable") return {
				state: "unavailable",
				reason: `the variant ${variant.name} cannot be measured: ${prepared.reason}`,
				...dispose
			};
			const { side } = prepared;
			sides.push({
				...side,
				changes: variant.changes,
				facts: {
					...side.facts,
					...changeFacts(variant)
				}
			});
			notes.push(...prepared.notes);
		}
		return {
			state: "ready",
			sides: sides.map((side) => withModules(side, sides)),
			notes,
			...dispose
		};
	} catch (thrown) {
		await workshop[Symbol.asyncDispose]();
		throw thrown;
	}
}
const READY_KEYS = {
	environment: "venv",
	urls: "url",
	image: "image"
};
async function preparedSide({ name, commit, ready }, { config, env, workshop, folder, origin }, world) {
	if (commit !== void 0) return workshop.sideAt({
		variant: name,
		commit,
		isBase: false
	});
	if (ready !== void 0) {
		const empty = join(resolve(world.cwd, folder), "raw");
		const asked = {
			variant: name,
			key: `variants.${name}.${READY_KEYS[ready.kind]}`,
			spec: proofOf(config.base)
		};
		const side = await readySide(ready, Object.values(config.servers), {
			...asked,
			env,
			world,
			folder: empty
		});
		if (typeof side === "string") return {
			state: "unavailable",
			reason: side
		};
		return {
			state: "ready",
			side,
			notes: [],
			release: () => {}
		};
	}
	const here = await commitOf("HEAD", {
		cwd: world.cwd,
		env,
		signal: world.signal
	});
	const { repository } = origin;
	return {
		state: "ready",
		side: {
			variant: name,
			folder: world.cwd,
			env,
			origin: {
				...repository === void 0 ? {} : { repository },
				...here === void 0 ? {} : { commit: here }
			},
			facts: here === void 0 ? {} : { commit: here },
			code: {
				roots: [withoutLinks(world.cwd)],
				modules: [],
				installed: true
			}
		},
		notes: [],
		release: () => {}
	};
}
function proofOf(base) {
	return base?.proofModules === void 0 ? {} : { proofModules: base.proofModules };
}
/** What lies in the workspace must not import what was built for another variant. */
function withModules(side, all) {
	if (side.code?.installed !== true) return side;
	const modules = [...new Set(all.flatMap(({ code }) => code?.installed === false ? code.modules : []))];
	return {
		...side,
		code: {
			...side.code,
			modules
		}
	};
}
/** What the configuration says of a variant, for the session. */
function changeFacts({ changes: { args, env } }) {
	const flags = argsToFlags(args);
	const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
	return {
		...flags.length === 0 ? {} : { flags: flags.join(" ") },
		...variables.length === 0 ? {} : { variables: variables.join(" ") }
	};
}
// src/gate/variant-lines.ts
/** One line a cell, of its first gating metric: what is seen so far. */
function variantLines(tables, { metrics }) {
	const gates = (row) => metrics[row.metric]?.gate === true;
	return tables.flatMap(({ cell, rows }) => {
		const row = rows.find(gates) ?? rows[0];
		if (row === void 0) return [];
		const values = row.values.map((one) => `${one.variant} ${ratioText(one) || formatNumber(one.value)}`);
		return [`${cell}: ${row.metric} ${values.join(", ")}`];
	});
}
/** What the rounds cost, from the first one on. */
function roundsLine({ done, of, minutes, deadline }) {
	const spent = `${formatMinutes(minutes.spent)} spent`;
	if (done === of) return `done: start ${done} of ${of} of every variant; ${spent}`;
	return `start ${done} of ${of} of every variant; ${spent}, about ${formatMinutes(minutes.left)} more${deadline ? " if the budget allows" : ""}`;
}
// src/gate/variants.ts
/**
* Measures the variants of the configuration in turn, in one job on one device, and puts them side by side.
* @throws UserError in a job that must judge; CannotJudgeError when the code of a variant cannot be had, or nothing could be measured.
*/
async function measureVariants(job, world) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { config, folder, origin, sessionId, selection } = job;
		if (job.judge) throw new UserError("variants: are measured and reported, and judge nothing", { hint: "run them by hand or on workflow_dispatch, and keep another configuration for pull requests" });
		const { environment, deadline, records } = await benchFor(job, world);
		const plan = planVariants(config, selection);
		const variants = _usingCtx$1.a(await prepareVariants({
			config,
			origin,
			folder
		}, world));
		if (variants.state === "unavailable") throw new CannotJudgeError(variants.reason);
		const { sides, notes } = variants;
		const hold = config.hold === "auto" ? "restart" : config.hold;
		const opening = {
			config,
			plan,
			folder,
			origin,
			environment,
			sessionId,
			deadline,
			hold,
			sides,
			variants: namesOf(config)
		};
		try {
			const already = await records(sides);
			const session = await openRun({
				...opening,
				already,
				prepared: plan.trials,
				confirms: false
			}, world, async (run) => {
				for (const { variant, facts } of sides) run.learn(variant, facts);
				for (const line of notes) run.note(line);
				const bench = {
					now: Date.now,
					measure: run.measure,
					say: world.log.info,
					session: run.session
				};
				return measureRounds({
					config,
					plan,
					hold,
					deadline
				}, bench);
			});
			if (!session.records.some(({ validity }) => validity.state === "valid")) throw new CannotJudgeError(`nothing was measured: ${session.notes[0] ?? "no trial is valid"}`);
			return {
				session,
				comparison: compare({
					head: session,
					baselines: {
						state: "none",
						notes: []
					},
					policy: config.policy,
					judge: false,
					confirmable: false
				})
			};
		} finally {
			await keep(job, world);
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
/** Measures round by round, whole rounds only, within the budget. @returns what was left out, and why. */
async function measureRounds({ config, plan, hold, deadline }, { now, measure, say, session }) {
	const running = new Set();
	const cost = (block) => blockMinutes(block, pairCost(session().records), hold, running);
	const began = now();
	for (const [place, block] of plan.blocks.entries()) {
		const todo = wholePairs(block, session());
		if (todo.length === 0) continue;
		if (deadline !== void 0 && now() + 6e4 * cost(todo) > deadline) break;
		await measure(todo);
		for (const { server, variant } of todo) running.add(`${server?.name}\n${variant}`);
		const left = plan.blocks.slice(place + 1);
		const minutes = {
			spent: (now() - began) / 6e4,
			left: left.reduce((sum, one) => sum + cost(one), 0)
		};
		for (const line of variantLines(variantTables(session(), namesOf(config)), config.policy)) say(line);
		say(roundsLine({
			done: place + 1,
			of: plan.blocks.length,
			minutes,
			deadline: deadline !== void 0
		}));
	}
	return missingRounds(plan, namesOf(config), session());
}
function missingRounds({ trials }, names, { records }) {
	const done = new Set(records.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
	const missing = trials.filter(({ id }) => !done.has(id));
	if (missing.length === 0) return [];
	const variants = names.filter((name) => missing.some(({ variant }) => variant === name)).join(", ");
	return [`${missing.length} of ${trials.length} trials were not measured, or are not valid, of the variants ${variants}`];
}
function namesOf({ variants = [] }) {
	return variants.map(({ name }) => name);
}
// src/gate.ts
/** The pipeline. A job that only measures may confirm what looks worse all the same: whoever judges later cannot. */
async function gate(job, world) {
	if (job.config.variants !== void 0) return measureVariants(job, world);
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
	const { config, selection, today } = job;
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
			today,
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
export { baselinesFor as a, inTurnWith as i, planVariants as n, againstCommit as r, gate as t };
