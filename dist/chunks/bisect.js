import { _ as string, f as number, n as _enum, p as object, r as array, u as literal, v as tuple } from "./schemas.js";
import "./config-file.js";
import { s as fileReader, t as loadConfig } from "./load.js";
import { _ as setupDigest, f as benchFor, t as judgeInPairs, v as openWorkshop } from "./in-pairs.js";
import { c as _usingCtx } from "./session-folder.js";
import { i as git } from "./command-output.js";
import { c as ensureCommit } from "./families-present.js";
import { l as digestOf } from "./load-result.js";
import { n as UserError, t as CannotJudgeError } from "./errors.js";
import { x as planTrials } from "./rows.js";
import { join, resolve } from "node:path";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
// src/plan/bisect.ts
/**
* What to measure next among commits, oldest first: the last one has to be bad, and the one before the first is good. The
* middle of what is left is measured, or the nearest to it that was not skipped.
*/
function nextBisectStep(commits, judged) {
	const last = commits.at(-1);
	if (last === void 0) return { state: "nothing" };
	const end = judged.get(last);
	if (end === void 0) return {
		state: "measure",
		commit: last,
		left: commits.length
	};
	if (end !== "bad") return { state: "nothing" };
	const bad = commits.findIndex((commit) => judged.get(commit) === "bad");
	const good = commits.slice(0, bad).findLastIndex((commit) => judged.get(commit) === "good");
	const suspects = commits.slice(good + 1, bad + 1);
	const middle = Math.floor((suspects.length - 1) / 2);
	const [next] = suspects.map((commit, place) => ({
		commit,
		distance: Math.abs(place - middle)
	})).filter(({ commit }) => !judged.has(commit)).sort((a, b) => a.distance - b.distance);
	return next === void 0 ? {
		state: "found",
		candidates: suspects
	} : {
		state: "measure",
		commit: next.commit,
		left: suspects.length
	};
}
// src/gate/bisect.ts
/**
* Looks for the commit from which on a cell is worse: each one that is looked at is built as `base:` says, and measured
* in turn with the good one. What cannot be built or judged is skipped.
* @throws as `judgeInPairs`; an AbortError when it is cancelled.
*/
async function bisect(request, world) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { good, commits, folder, config, keep } = request;
		const workshop = _usingCtx$1.a(await openWorkshop({
			config,
			origin: {},
			folder
		}, world));
		const reference = await workshop.sideAt({
			variant: "base",
			commit: good,
			isBase: false
		});
		if (reference.state === "unavailable") return {
			step: { state: "nothing" },
			done: [unbuilt(good, reference.reason, folder)]
		};
		const done = [...request.already];
		for (;;) {
			const step = nextBisectStep(commits, new Map(done.map(({ commit, judgement }) => [commit, judgement])));
			if (step.state !== "measure") return {
				step,
				done
			};
			world.log.info(`bisect: ${step.left} commits left, measuring ${step.commit.slice(0, 12)}`);
			const judged = await judgeCommit(step.commit, {
				...request,
				workshop,
				reference: reference.side
			}, world);
			world.log.info(`bisect: ${step.commit.slice(0, 12)} is ${judged.judgement}: ${judged.reason}`);
			done.push(judged);
			keep(done);
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function judgeCommit(commit, judging, world) {
	try {
		var _usingCtx3 = _usingCtx();
		const { config, good, cell, workshop, reference } = judging;
		const folder = join(judging.folder, commit.slice(0, 12));
		const prepared = await workshop.sideAt({
			variant: "head",
			commit,
			isBase: false
		});
		if (prepared.state === "unavailable") return unbuilt(commit, prepared.reason, folder);
		_usingCtx3.u({ [Symbol.dispose]: prepared.release });
		const sessionId = `bisect-${commit.slice(0, 12)}`;
		const job = {
			config,
			origin: {
				event: "local",
				commit,
				base: good
			},
			folder,
			sessionId,
			sessionName: sessionId,
			judge: true,
			selection: { cells: [cell] }
		};
		const bench = await benchFor(job, world);
		const asked = {
			...job,
			...bench,
			already: await bench.records([reference, prepared.side]),
			cells: [cell],
			always: true
		};
		const sides = {
			base: reference,
			head: prepared.side,
			notes: prepared.notes
		};
		const judged = await judgeInPairs({
			...asked,
			sides,
			baselines: {
				state: "none",
				notes: []
			}
		}, world);
		if (typeof judged === "string") return {
			commit,
			judgement: "skip",
			reason: judged,
			minutes: 0,
			folder
		};
		const { comparison, session } = judged;
		const rows = comparison.rows.filter((row) => row.verdict !== "not-comparable" && row.gating);
		const [row] = [...rows.filter(({ verdict }) => verdict === "regression"), ...rows];
		const minutes = (Date.parse(session.endedAt ?? "") - Date.parse(session.startedAt ?? "")) / 6e4;
		return {
			commit,
			judgement: JUDGEMENTS[comparison.decision],
			reason: row?.reason ?? comparison.reasons[0] ?? "",
			minutes: Number.isFinite(minutes) ? minutes : 0,
			folder,
			...row === void 0 ? {} : { row: shownOf(row) }
		};
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
const JUDGEMENTS = {
	fail: "bad",
	pass: "good",
	"cannot-judge": "skip",
	measured: "skip"
};
function shownOf({ metric, unit, base, head, change, interval }) {
	return {
		metric,
		unit,
		base,
		head,
		change,
		interval
	};
}
function unbuilt(commit, reason, folder) {
	return {
		commit,
		judgement: "skip",
		reason,
		minutes: 0,
		folder
	};
}
// src/commands/bisect.ts
const USAGE = "--good SHA --bad SHA --cell CELL [--config FILE] [--out DIR] [--resume] [--format text|json]";
const SCHEMA = "llm-perf-gate/bisect@1";
const STATE_FILE = "bisect.json";
const stateSchema = object({
	schema: literal(SCHEMA),
	good: string(),
	bad: string(),
	cell: string(),
	configuration: string().optional(),
	commits: array(object({
		commit: string(),
		judgement: _enum([
			"good",
			"bad",
			"skip"
		]),
		reason: string(),
		row: object({
			metric: string(),
			unit: string(),
			base: number(),
			head: number(),
			change: number(),
			interval: tuple([number(), number()])
		}).optional(),
		minutes: number(),
		folder: string()
	}))
});
const bisectCommand = {
	usage: USAGE,
	options: {
		good: "value",
		bad: "value",
		cell: "value",
		config: "value",
		out: "value",
		resume: "flag",
		format: "value"
	},
	async run(args, world, output) {
		const format = args.choice("format", ["text", "json"]);
		const cell = needed(args, "cell");
		const config = await loadConfig(args.value("config") ?? ".github/llm-perf-gate.yml", fileReader(world.cwd));
		checkBase(config);
		const plan = planTrials(config, { cells: [cell] });
		const [good, bad] = [await commitNamed(args, "good", world), await commitNamed(args, "bad", world)];
		const commits = await commitsBetween(good, bad, world);
		const folder = resolve(world.cwd, args.value("out") ?? `llm-perf-gate-bisect-${bad.slice(0, 12)}`);
		const question = {
			good,
			bad,
			cell,
			configuration: digestOf([
				plan.digest,
				setupDigest(config),
				config.policy
			])
		};
		const already = earlier(folder, question, args.flag("resume"));
		mkdirSync(folder, { recursive: true });
		const keep = (done) => writeFileSync(join(folder, STATE_FILE), `${JSON.stringify({
			schema: SCHEMA,
			...question,
			commits: done
		}, null, 2)}\n`);
		const bisected = await bisect({
			config,
			good,
			commits,
			cell,
			folder,
			already,
			keep
		}, world);
		output.write(format === "json" ? json(question, bisected) : text(question, bisected, folder));
		if (bisected.step.state === "found") return 0;
		throw new CannotJudgeError(whyNothing(good, bisected), { hint: `the sessions are in ${folder}` });
	}
};
function needed(args, name) {
	const value = args.value(name);
	if (value === void 0) throw new UserError(`bisect: --${name} is missing`, { hint: `llm-perf-gate bisect ${USAGE}` });
	return value;
}
function checkBase({ base }) {
	if (base === void 0 || base.code.kind === "built") return;
	throw new UserError("bisect: commits have to be built, and base: names something that is ready", { hint: "base: { setup: … } says how a commit is built" });
}
async function commitNamed(args, name, world) {
	const found = await ensureCommit(needed(args, name), world);
	if (found.state === "done") return found.text;
	throw new UserError(`bisect: --${name} ${args.value(name)}: ${found.reason}`);
}
/** Along the first parents, oldest first: what a branch was after each merge. */
async function commitsBetween(good, bad, world) {
	const listed = await git([
		"rev-list",
		"--first-parent",
		"--reverse",
		"--end-of-options",
		`${good}..${bad}`
	], world);
	const commits = listed.state === "done" ? listed.text.split("\n").filter((line) => line !== "") : [];
	const ancestor = await git([
		"merge-base",
		"--is-ancestor",
		"--end-of-options",
		good,
		bad
	], world);
	if (commits.length > 0 && ancestor.state === "done") return commits;
	throw new UserError(`bisect: ${good.slice(0, 12)} is no ancestor of ${bad.slice(0, 12)}`, { hint: "--good is the older one; in a checkout of depth 1, git fetch --unshallow first" });
}
function earlier(folder, question, resume) {
	const file = join(folder, STATE_FILE);
	if (!existsSync(file)) return [];
	if (!resume) throw new UserError(`${folder} holds a bisection already`, { hint: "--resume goes on with it; --out names another folder" });
	const state = stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
	if (state.good !== question.good || state.bad !== question.bad || state.cell !== question.cell) throw new UserError(`${file} is about other commits or another cell`, { hint: "--out names another folder" });
	if (state.configuration !== question.configuration) throw new UserError(`${file} was measured by another configuration: its tests, base or policy have changed`, { hint: "--out names another folder" });
	return state.commits.map(({ row, ...done }) => ({
		...done,
		...row === void 0 ? {} : { row }
	}));
}
function json(question, { step, done }) {
	const candidates = step.state === "found" ? step.candidates : [];
	const minutes = minutesOf(done);
	return `${JSON.stringify({
		schema: SCHEMA,
		...question,
		candidates,
		minutes,
		commits: done
	}, null, 2)}\n`;
}
function text({ good, cell }, { step, done }, folder) {
	const percent = (share) => `${share >= 0 ? "+" : ""}${(share * 100).toFixed(1)} %`;
	const lines = done.map(({ commit, judgement, row, reason }) => {
		const [low, high] = row?.interval ?? [0, 0];
		const seen = row === void 0 ? reason : `${row.metric} ${percent(row.change)} (${percent(low)} to ${percent(high)})`;
		return `${commit.slice(0, 12)}  ${judgement.padEnd(4)}  ${seen}`;
	});
	const candidates = step.state === "found" ? step.candidates : [];
	const [first, ...others] = candidates;
	const found = first === void 0 ? [] : others.length === 0 ? [`the first bad commit is ${first}`] : [`the first bad commit is one of ${candidates.join(", ")}: those between could not be judged`];
	const spent = `${done.length} commits in ${minutesOf(done).toFixed(1)} device minutes, each in turn with ${good.slice(0, 12)}`;
	return `${[
		`${cell}:`,
		...lines,
		...found,
		spent,
		`the sessions are in ${folder}`
	].join("\n")}\n`;
}
function minutesOf(done) {
	return done.reduce((sum, { minutes }) => sum + minutes, 0);
}
function whyNothing(good, { done }) {
	const last = done.at(0);
	if (last === void 0) return "nothing was measured";
	if (last.commit === good) return `the good commit cannot be measured: ${last.reason}`;
	if (last.judgement === "skip") return `the bad commit cannot be judged: ${last.reason}`;
	return `${last.commit.slice(0, 12)} is not worse than the good commit, as far as can be told: ${last.reason}`;
}
export { bisectCommand };
