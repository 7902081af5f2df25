import { I as require_dist, V as metricOf } from "./tools.js";
import { c as repeatsByCell, l as startMinutes, s as components, u as trialMinutes } from "./in-pairs.js";
import { i as propose, n as pageMarkdown, r as policyYaml, t as pageText } from "./page-text.js";
import { c as assumedDf, l as floored, s as smallestThatMatters, t as compare } from "./compare.js";
import { A as seriesOf, F as counted, U as median, V as worseSign, Z as tQuantile, _ as formatQuantity, d as formatCount, g as formatPercent, m as formatMinutes, x as planTrials } from "./rows.js";
import { n as readCheckout } from "./checkout.js";
import "./config-file.js";
import { s as fileReader, t as loadConfig } from "./load.js";
import { t as gate } from "./gate.js";
import { n as UserError, t as CannotJudgeError } from "./errors.js";
import { t as readPolicy } from "./policy.js";
import { t as baselineSessions } from "./sides.js";
import { join, resolve } from "node:path";
import { writeFile } from "node:fs/promises";
// src/compare/calibrate.ts
const STORED_SESSIONS = [
	3,
	5,
	10
];
const MOST_REPEATS = 20;
/** What sessions of one commit, each from a fresh start, say of the machine's noise and of what a gate on it can see. */
function calibrate(sessions, settings) {
	const { policy, see, power, window } = settings;
	const found = [...repeatsByCell(sessions)].flatMap(([cell, metrics]) => [...metrics].flatMap(([id, repeats]) => {
		const metric = metricOf(id);
		const noise = components(repeats);
		if (metric === void 0 || metric.kind === "proportion" || noise === void 0) return [];
		return [{
			series: seriesOf(cell, metric, policy),
			noise
		}];
	}));
	const gating = Math.max(1, found.filter(({ series }) => series.gating).length);
	const repeats = typicalRepeats(sessions);
	const design = {
		alpha: policy.alpha / gating,
		power,
		repeats,
		see,
		window
	};
	const minutes = minutesOf(sessions);
	const rows = found.map((one) => rowOf(one, design, minutes.ofTrial.get(one.series.cell)));
	const sights = rows.map(({ sees, session: noise, ...row }) => {
		const detectable = sees.find((seen) => seen.sessions === window)?.detectable ?? sees.at(-1)?.detectable;
		return {
			...row,
			noise,
			sessions: sessions.length,
			...detectable === void 0 ? {} : { detectable }
		};
	});
	const selfCheck = sessions.length > 3 ? checkAgainstSelf(sessions, policy) : void 0;
	return {
		sessions: sessions.length,
		repeats,
		settings: {
			see,
			power,
			window
		},
		rows,
		...minutes.total === void 0 ? {} : { minutes: minutes.total },
		...selfCheck === void 0 ? {} : { selfCheck },
		proposal: propose(sights, [], policy),
		notes: caveats(sessions, repeats)
	};
}
function rowOf({ series, noise }, design, minutes) {
	const { cell, metric, gating } = series;
	const counts = [...new Set([...STORED_SESSIONS, design.window])].sort((a, b) => a - b);
	const repeats = Array.from({ length: MOST_REPEATS }, (_, index) => index + 1).find((count) => detectable(series, noise, {
		...design,
		repeats: count
	}, design.window) <= design.see);
	return {
		cell,
		metric: metric.id,
		unit: metric.unit,
		gating,
		level: noise.level,
		within: Math.sqrt(noise.within),
		between: Math.sqrt(noise.between),
		session: Math.sqrt(noise.session),
		sees: counts.map((sessions) => ({
			sessions,
			detectable: detectable(series, noise, design, sessions)
		})),
		...repeats === void 0 ? {} : { needed: {
			repeats,
			...minutes === void 0 ? {} : { minutes: repeats * minutes }
		} }
	};
}
/**
* As the screen would find it, which asks for the smallest change that matters as well: its noise is known as well as `noise.ts`
* knows it after so many sessions.
*/
function detectable(series, { level, within, between }, { alpha, power, repeats }, sessions) {
	const df = sessions - 1 + assumedDf(sessions);
	const error = Math.sqrt(floored(between + within / repeats) * (1 + 1 / sessions));
	const worse = worseSign(series.metric);
	const smallest = Math.min(smallestThatMatters(series, level), worse === 1 ? Number.POSITIVE_INFINITY : 1 - 1e-6);
	const sure = tQuantile(power, df) * error;
	const log = Math.max(tQuantile(1 - alpha, df) * error, worse * Math.log1p(worse * smallest)) + sure;
	return worse * Math.expm1(worse * log);
}
function typicalRepeats(sessions) {
	const lengths = [...repeatsByCell(sessions).values()].flatMap((metrics) => [...metrics.values()].flatMap((repeats) => repeats.map(({ size }) => size)));
	return Math.max(1, Math.round(median(lengths.filter((length) => length > 0)) ?? 1));
}
function minutesOf(sessions) {
	const records = sessions.flatMap((session) => session.records.filter(({ round }) => round === 0));
	const ofTrial = new Map([...new Set(records.map(({ cell }) => cell))].flatMap((cell) => {
		const minutes = trialMinutes(records.filter((record) => record.cell === cell));
		return minutes === void 0 ? [] : [[cell, minutes]];
	}));
	const whole = median(sessions.flatMap(({ startedAt, endedAt }) => startedAt === void 0 || endedAt === void 0 ? [] : [(Date.parse(endedAt) - Date.parse(startedAt)) / 6e4]));
	const starts = median(sessions.map(startMinutes)) ?? 0;
	return {
		ofTrial,
		total: whole === void 0 ? void 0 : {
			session: whole,
			starts
		}
	};
}
/** Every session against the others, as if it were a pull request that changes nothing. */
function checkAgainstSelf(sessions, policy) {
	const judged = sessions.map((head) => {
		const baselines = {
			state: "found",
			sessions: sessions.filter((session) => session !== head),
			notes: []
		};
		return compare({
			head,
			baselines,
			policy,
			judge: true,
			confirmable: true
		});
	});
	return {
		judged: judged.length,
		suspected: judged.filter(({ suspects }) => suspects.length > 0).length,
		blind: judged.filter(({ suspects, decision }) => suspects.length === 0 && decision === "cannot-judge").length
	};
}
function caveats(sessions, repeats) {
	const external = sessions.some(({ records }) => records.some(({ server }) => server?.engine === "external"));
	const commits = new Set(sessions.flatMap(({ origin }) => origin.commit ?? []));
	return [
		...sessions.length < 6 ? [`${counted(sessions.length, "session")} know the noise to within a factor of 2 or so: more would tell better`] : [],
		...repeats > 1 ? [] : ["one repeat a session: the noise of a repeat and of a start cannot be told apart"],
		...external ? ["an external server is not started anew, so what a start adds is not in these figures"] : [],
		...commits.size > 1 ? [`the sessions are of ${commits.size} commits: their differences count as noise here`] : [],
		"where starts differ more than the asked change, base and head measured in turn in one job are the remedy",
		"noise of another day, of a hotter room or of another node is in these figures only if the sessions were spread over them"
	];
}
// src/report/calibration.ts
var import_dist = require_dist();
const CALIBRATION_SCHEMA = "llm-perf-gate/calibration@1";
/** What `calibrate --format json` prints. */
function calibrationJson(calibration) {
	return {
		schema: CALIBRATION_SCHEMA,
		...calibration
	};
}
/** Observed rows beyond these are in the JSON. */
const MOST_OBSERVED = 20;
function calibrationPage(calibration, alpha) {
	const { rows, settings, proposal, notes } = calibration;
	const observed = rows.filter(({ gating }) => !gating);
	const shown = [...rows.filter(({ gating }) => gating), ...observed.slice(0, MOST_OBSERVED)];
	const left = observed.length - MOST_OBSERVED;
	return [
		{
			title: "This machine",
			lines: summary(calibration)
		},
		{
			title: "Noise (coefficient of variation), and the smallest worsening that is found",
			lines: left > 0 ? [`${formatCount(left, "more observed row")}: --format json has all`] : [],
			table: noiseTable(shown, calibration)
		},
		{
			title: `Repeats a session that find ${formatPercent(settings.see)} in ${formatPercent(settings.power)} of cases, against ${settings.window} stored sessions`,
			table: neededTable(rows.filter(({ gating }) => gating))
		},
		{
			title: "The policy that follows",
			code: policyYaml(alpha, proposal)
		},
		{
			title: "Levels to pin at a release (policy.drift.levels)",
			code: levelsYaml(shown.filter(({ gating }) => gating))
		},
		{
			title: "How to read this",
			lines: notes
		}
	];
}
function levelsYaml(rows) {
	const cells = [...new Set(rows.map(({ cell }) => cell))].map((cell) => {
		const own = rows.filter((row) => row.cell === cell);
		return [cell, Object.fromEntries(own.map(({ metric, level }) => [metric, Number(level.toPrecision(5))]))];
	});
	return (0, import_dist.stringify)(Object.fromEntries(cells));
}
function summary({ sessions, repeats, minutes, selfCheck }) {
	return [
		`${formatCount(sessions, "session")}, ${formatCount(repeats, "repeat")} of each cell`,
		...minutes === void 0 ? [] : [`a session takes ${formatMinutes(minutes.session)}, ${formatMinutes(minutes.starts)} of it to start servers`],
		...selfCheck === void 0 ? [] : [`each session against the others, as a pull request that changes nothing: ${selfCheck.suspected} of ${selfCheck.judged} suspected and measured again, ${selfCheck.blind} cannot be judged`]
	];
}
function noiseTable(rows, { repeats }) {
	const counts = rows[0]?.sees.map(({ sessions }) => sessions) ?? [];
	return {
		head: [...[
			"cell",
			"metric",
			"",
			"level",
			"repeat",
			"start adds",
			"session"
		], ...counts.map((sessions) => `sees, K = ${sessions}, r = ${repeats}`)],
		align: `lllrrrr${"r".repeat(counts.length)}`,
		rows: rows.map(({ cell, metric, unit, gating, level, within, between, session, sees }) => [
			cell,
			metric,
			gating ? "gating" : "observed",
			formatQuantity(level, unit),
			...[
				within,
				between,
				session
			].map(formatPercent),
			...sees.map(({ detectable }) => formatPercent(detectable))
		])
	};
}
function neededTable(rows) {
	return {
		head: [
			"cell",
			"metric",
			"repeats",
			"minutes of measuring"
		],
		align: "llrr",
		rows: rows.map(({ cell, metric, needed, between }) => [
			cell,
			metric,
			needed === void 0 ? `none: starts differ by ${formatPercent(between)}` : String(needed.repeats),
			needed?.minutes === void 0 ? "–" : formatMinutes(needed.minutes)
		])
	};
}
// src/commands/calibrate.ts
const USAGE = "[--config FILE] [--sessions N] [--out DIR] [--sessions-path PATH…] [--see 5%] [--power 80%] [--format text|markdown|json]";
const DEFAULT_SESSIONS = 5;
const FEWEST_SESSIONS = 2;
const MOST_SESSIONS = 100;
const DEFAULT_WINDOW = 10;
const DEFAULT_FOLDER = "llm-perf-gate-calibration";
const calibrateCommand = {
	usage: USAGE,
	options: {
		config: "value",
		sessions: "value",
		"sessions-path": "list",
		out: "value",
		see: "value",
		power: "value",
		format: "value"
	},
	async run(args, world, output) {
		const format = args.choice("format", [
			"text",
			"markdown",
			"json"
		]);
		const asked = {
			see: share(args, "see", .05),
			power: share(args, "power", .8)
		};
		const { policy, baselineSessions: window = DEFAULT_WINDOW } = await readPolicy(args.value("config"), world);
		const sessions = await measuredSessions(args, world);
		if (sessions.length < FEWEST_SESSIONS) throw new CannotJudgeError(`one session says nothing of the noise between sessions; it takes ${FEWEST_SESSIONS}`, { hint: "--sessions-path takes a folder of sessions, or several paths" });
		const result = calibrate(sessions, {
			...asked,
			policy,
			window
		});
		const title = `Calibration from ${sessions.length} sessions`;
		const rendered = {
			text: () => pageText(title, calibrationPage(result, policy.alpha), output),
			markdown: () => pageMarkdown(title, calibrationPage(result, policy.alpha)),
			json: () => `${JSON.stringify(calibrationJson(result), null, 2)}\n`
		};
		output.write(rendered[format]());
		await keepPage(args, world, rendered.markdown());
		return 0;
	}
};
/** Stored sessions, or as many as asked for, measured here and now, each from a fresh start of every server. */
async function measuredSessions(args, world) {
	const [stray] = args.positionals;
	const paths = args.list("sessions-path");
	const file = args.value("config") ?? ".github/llm-perf-gate.yml";
	const hint = `llm-perf-gate calibrate ${USAGE}`;
	if (stray !== void 0) throw new UserError(`calibrate: ${stray} stands behind no option`, { hint });
	if (paths.length > 0) return ofOneCommit(await baselineSessions(paths, world.log), world.log);
	const wanted = sessionCount(args.value("sessions"));
	const config = await loadConfig(file, fileReader(world.cwd));
	const folder = resolve(world.cwd, args.value("out") ?? DEFAULT_FOLDER);
	if (config.variants !== void 0) throw new UserError("calibrate: variants: are measured in turn, and say nothing of the noise of one commit", { hint: "--config names another configuration" });
	const trials = planTrials(config).trials.length;
	world.log.info(`${wanted} sessions of ${trials} trials each, all of one commit; they are kept in ${folder}`);
	const sessions = [];
	for (let place = 1; place <= wanted; place++) {
		world.log.info(`session ${place} of ${wanted}`);
		sessions.push(await measure(config, join(folder, `session-${place}`), world));
	}
	return sessions;
}
/** What measured variants stands for no commit: its differences are no noise. */
function ofOneCommit(sessions, log) {
	const left = sessions.filter(({ variants }) => variants !== void 0);
	for (const { id } of left) log.warn(`left out: ${id} measured variants, not one commit`);
	return sessions.filter((session) => !left.includes(session));
}
async function measure(config, folder, world) {
	const checkout = await readCheckout(world);
	const origin = {
		event: "local",
		...checkout === void 0 ? {} : {
			commit: checkout.commit,
			tree: checkout.tree
		}
	};
	const sessionId = `calibration-${Date.now().toString(36)}`;
	const { session } = await gate({
		config,
		origin,
		folder,
		sessionId,
		sessionName: sessionId,
		judge: false,
		selection: {}
	}, world);
	return session;
}
async function keepPage(args, { cwd, log }, page) {
	if (args.list("sessions-path").length > 0 && args.value("out") === void 0) return;
	const file = join(resolve(cwd, args.value("out") ?? DEFAULT_FOLDER), "calibration.md");
	await writeFile(file, page);
	log.info(`the page is in ${file}`);
}
function sessionCount(text) {
	if (text === void 0) return DEFAULT_SESSIONS;
	const count = Number(text);
	if (Number.isInteger(count) && count >= FEWEST_SESSIONS && count <= MOST_SESSIONS) return count;
	throw new UserError(`calibrate: --sessions ${text}: expected ${`a whole number from ${FEWEST_SESSIONS} to ${MOST_SESSIONS}`}`, { hint: "sessions that are measured already are read with --sessions-path" });
}
/** `5%` or `0.05`, between 0 and 1. */
function share(args, name, fallback) {
	const text = args.value(name);
	if (text === void 0) return fallback;
	const found = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text);
	const value = Number(found?.[1] ?? NaN) / (found?.[2] === "%" ? 100 : 1);
	if (value > 0 && value < 1) return value;
	throw new UserError(`calibrate: --${name} ${text}: expected a percentage such as 5%, or a fraction below 1`);
}
export { calibrateCommand };
