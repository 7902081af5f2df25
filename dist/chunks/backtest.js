import { i as neighbourNoise, n as keyOf, r as pastSeries, t as aftermathOf } from "./backtest-series.js";
import { F as counted, M as differences, U as median, V as worseSign, d as formatCount, g as formatPercent, h as formatNumber, u as formatChange, v as formatSides } from "./rows.js";
import { t as compare } from "./compare.js";
import { a as withProposal, i as propose, n as pageMarkdown, r as policyYaml, t as pageText } from "./page-text.js";
import { n as UserError, t as CannotJudgeError } from "./errors.js";
import { t as getExecOutput } from "./exec.js";
import { n as refuseEmpty, t as readHistory } from "./read-history.js";
import { t as readPolicy } from "./policy.js";
import { join } from "node:path";
import { lstat, writeFile } from "node:fs/promises";
// src/compare/backtest-peers.ts
/** github-action-benchmark's `alert-threshold`: this value against the one before it, of every metric. */
function ratioToPrevious(threshold) {
	return ({ sessions, series }) => series.flatMap((past) => {
		let before;
		return past.values.flatMap((head, place) => {
			const base = before;
			before = head ?? before;
			if (head === void 0 || base === void 0) return [];
			return (worseSign(past.series.metric) === 1 ? head / base : base / head) > threshold ? [alarmOf$1(past, sessions, {
				place,
				base,
				head
			})] : [];
		});
	});
}
/**
* vLLM-Ascend's nightly rule: a throughput below a share of a level that someone wrote down. Where the history has no
* such levels, the first session's value stands for it.
*/
function handWritten({ sessions, series }) {
	const written = sessions.some(({ targets }) => targets.length > 0);
	return series.filter(({ series: { metric } }) => metric.kind === "throughput" && metric.betterWhen === "higher").flatMap((past) => {
		const first = past.values.find((value) => value !== void 0);
		return past.values.flatMap((head, place) => {
			const key = keyOf({
				cell: past.series.cell,
				metric: past.series.metric.id
			});
			const target = sessions[place]?.targets.find((one) => keyOf(one) === key);
			const base = target?.baseline ?? (written ? void 0 : first);
			if (head === void 0 || base === void 0) return [];
			return head < base * (target?.threshold ?? THRESHOLD) ? [alarmOf$1(past, sessions, {
				place,
				base,
				head
			})] : [];
		});
	});
}
/** 183 of 216 hand-written thresholds in vLLM-Ascend's nightly tests. */
const THRESHOLD = .97;
function alarmOf$1({ series: { cell, metric }, values }, sessions, seen) {
	return {
		...seen,
		label: sessions[seen.place]?.label ?? "",
		cell,
		metric: metric.id,
		unit: metric.unit,
		change: seen.head / seen.base - 1,
		aftermath: aftermathOf(values, seen)
	};
}
/** The rules of the tools that are in use, on the same gating rows. */
function peerScores(setting, slowdowns) {
	return [
		{
			rule: setting.sessions.some(({ targets }) => targets.length > 0) ? "hand-written baseline × threshold" : `${THRESHOLD} × the first session's throughput`,
			alarms: handWritten
		},
		{
			rule: "110 % of the value before",
			alarms: ratioToPrevious(1.1)
		},
		{
			rule: "200 % of the value before",
			alarms: ratioToPrevious(2)
		}
	].map(({ rule, alarms }) => scoreOf(rule, setting.sessions.length - 1, alarms(setting), slowdowns));
}
function scoreOf(rule, judged, alarms, slowdowns) {
	const places = new Set(alarms.map(({ place }) => place));
	const of = (aftermath) => alarms.filter((alarm) => alarm.aftermath === aftermath).length;
	return {
		rule,
		judged,
		sessionsAlarmed: places.size,
		sessionsForNoise: [...places].filter((place) => {
			return alarms.every((alarm) => alarm.place !== place || alarm.aftermath === "noise");
		}).length,
		alarms: alarms.length,
		noise: of("noise"),
		levelShifts: of("level-shift"),
		unsettled: of("unsettled"),
		slowdownsFound: slowdowns.filter((slowdown) => alarms.some((alarm) => isFor(alarm, slowdown))).length,
		slowdowns: slowdowns.length
	};
}
/** Within one session of where hindsight puts the slowdown. */
function isFor(alarm, slowdown) {
	return keyOf(alarm) === keyOf(slowdown) && Math.abs(alarm.place - slowdown.place) <= 1;
}
// src/compare/backtest-replay.ts
/**
* The gate's verdict on each session, from what was stored before it. The next session of the base branch stands for the
* second measurement where the session has none of its own. A change that stayed counts as accepted: its series starts
* anew there, as it does in the base branch.
*/
function replay(setting) {
	const { sessions, series } = setting;
	const since = new Map();
	const replayed = [];
	const alarms = [];
	const rows = [];
	for (const [place, { label, session, pullRequest }] of sessions.entries()) {
		const comparison = judgeAt(place, setting, since);
		const judged = comparison?.rows ?? [];
		replayed.push({
			place,
			label,
			...told$1(session, comparison, since.size > 0)
		});
		rows.push(new Map(judged.map((row) => [keyOf(row), row])));
		for (const row of judged.filter(hasChanged)) {
			const values = series.get(keyOf(row))?.values ?? [];
			const aftermath = pullRequest ? "unsettled" : aftermathOf(values, {
				place,
				...row
			});
			if (row.suspicion !== "none") alarms.push(alarmOf(row, place, label, aftermath));
			if (aftermath === "level-shift") since.set(keyOf(row), place);
		}
	}
	return {
		sessions: replayed,
		alarms,
		rows
	};
}
/** `undefined` while fewer than three sessions were stored. */
function judgeAt(place, setting, since) {
	const { sessions, policy, window } = setting;
	const head = sessions[place]?.session;
	if (head === void 0) return void 0;
	const stored = sessions.map(({ session, pullRequest }, at) => ({
		session,
		at,
		pullRequest
	})).filter(({ session, at, pullRequest }) => at < place && !pullRequest && sameMachine(session, head)).slice(-window);
	if (stored.length < 3) return void 0;
	const levels = new Map([...since, ...improvedSince(setting, place, since)]);
	const kept = stored.map(({ session, at }) => withoutOldLevels(session, at, levels)).reverse();
	const judge = (session, confirmable) => compare({
		head: session,
		baselines: {
			state: "found",
			sessions: kept,
			notes: []
		},
		policy,
		judge: true,
		confirmable
	});
	const screened = judge(head, true);
	const next = sessions.find(({ session, pullRequest }, at) => at > place && !pullRequest && sameMachine(session, head))?.session;
	if (screened.suspects.length === 0 || next === void 0 || sessions[place]?.pullRequest === true) return screened;
	return judge(measuredAgain(head, next, screened.suspects), false);
}
/** A gating row that looks worse, or better. */
function hasChanged(row) {
	if (row.verdict === "not-comparable" || !row.gating) return false;
	return row.suspicion !== "none" || row.verdict === "improvement";
}
/** An improvement that has lasted for enough sessions is the level to defend, also where its first session was not called one. */
function improvedSince({ series }, place, since) {
	return [...series].flatMap(([key, { improvements }]) => {
		const last = improvements.findLast((at) => at + 3 <= place);
		return last === void 0 || last < (since.get(key) ?? 0) ? [] : [[key, last]];
	});
}
function sameMachine(a, b) {
	return differences(a.environment.class, b.environment.class).length === 0;
}
/** A session without the metrics whose level has changed after it. */
function withoutOldLevels(session, at, since) {
	if (since.size === 0) return session;
	const records = session.records.map((record) => {
		const current = ([metric]) => at >= (since.get(keyOf({
			...record,
			metric
		})) ?? 0);
		return {
			...record,
			metrics: Object.fromEntries(Object.entries(record.metrics).filter(current))
		};
	});
	return {
		...session,
		records
	};
}
/** The head with the next session's trials of the suspected cells as its second measurement. */
function measuredAgain(head, next, suspects) {
	const own = new Set(head.records.filter(({ round }) => round > 0).map(({ cell }) => cell));
	const again = next.records.filter(({ cell, round, variant }) => round === 0 && variant !== "base" && suspects.includes(cell) && !own.has(cell)).map((record) => ({
		...record,
		round: 1,
		trial: `${record.trial}.next`
	}));
	return {
		...head,
		records: [...head.records, ...again]
	};
}
function told$1({ startedAt }, comparison, anew) {
	const at = startedAt === void 0 ? {} : { at: startedAt };
	if (comparison === void 0) return {
		...at,
		decision: "too-early",
		reason: `fewer than 3 sessions were stored`
	};
	const { decision, reasons } = comparison;
	const said = inWordsOfReplay(reasons[0] ?? "");
	const reason = anew ? said.replace("usable baseline sessions", "sessions since its level changed") : said;
	return {
		...at,
		decision: decision === "measured" ? "pass" : decision,
		reason
	};
}
/** The second measurement is the next session's. */
function inWordsOfReplay(reason) {
	return reason.replace("on a fresh start", "by the next session").replace(/; a machine that was slower .*$/, "");
}
const OUTCOMES = {
	confirmed: "red",
	refuted: "cleared",
	open: "open",
	excused: "cleared"
};
function alarmOf(row, place, label, aftermath) {
	const { cell, metric, unit, base, head, change, suspicion, reason } = row;
	return {
		place,
		label,
		cell,
		metric,
		unit,
		base,
		head,
		change,
		aftermath,
		outcome: suspicion === "none" ? "open" : OUTCOMES[suspicion],
		reason: inWordsOfReplay(reason)
	};
}
// src/compare/backtest.ts
/** What the gate would have said of every session of a history, what came of it, and what it did not see. */
function backtest({ sessions, notes }, { policy, window }) {
	const series = pastSeries(sessions, policy);
	const first = replay({
		sessions,
		policy,
		window,
		series
	});
	const gating = [...series.values()].filter((past) => past.series.gating);
	const slowdowns = gating.flatMap((past) => slowdownsOf(past, sessions, first));
	const sights = [...series.values()].map((past) => sightOf(past, first)).filter(({ sessions: n }) => n > 1);
	const falseReds = first.alarms.filter(({ outcome, aftermath }) => outcome === "red" && aftermath === "noise");
	const proposal = propose(sights, falseReds, policy);
	const proposed = withProposal(policy, proposal);
	const second = replay({
		sessions,
		policy: proposed,
		window,
		series: pastSeries(sessions, proposed)
	});
	return {
		sessions: first.sessions,
		alarms: first.alarms,
		slowdowns,
		series: sights,
		rules: [
			...gateScores("this gate", first, slowdowns),
			...gateScores("this gate, policy as proposed", second, slowdowns).slice(1),
			...peerScores({
				sessions,
				series: gating
			}, slowdowns)
		],
		proposal,
		notes: [...notes, ...caveats(sessions, slowdowns)]
	};
}
function gateScores(name, { sessions, alarms }, slowdowns) {
	const judged = sessions.filter(({ decision }) => decision !== "too-early").length;
	const red = alarms.filter(({ outcome }) => outcome === "red");
	return [scoreOf(`${name}: suspected, measured again`, judged, alarms, slowdowns), scoreOf(`${name}: red`, judged, red, slowdowns)];
}
function slowdownsOf({ series: { cell, metric, policy }, values, shifts }, sessions, { alarms, rows }) {
	return shifts.filter(({ before, after }) => {
		return (after - before) * worseSign(metric) > 0 && Math.abs(after - before) >= policy.absolute;
	}).map(({ place, before, after }) => {
		const key = keyOf({
			cell,
			metric: metric.id
		});
		const end = shifts.find((shift) => shift.place > place)?.place ?? values.length;
		const reds = alarms.filter((alarm) => alarm.outcome === "red" && keyOf(alarm) === key);
		const slowdown = {
			place,
			label: sessions[place]?.label ?? "",
			cell,
			metric: metric.id,
			unit: metric.unit,
			before,
			after,
			change: after / before - 1
		};
		return {
			...slowdown,
			...foundBy(slowdown, reds, rows, end)
		};
	});
}
function foundBy(slowdown, reds, rows, end) {
	const row = rows[slowdown.place]?.get(keyOf(slowdown));
	const detectable = row === void 0 || row.verdict === "not-comparable" ? void 0 : row.detectable;
	const reason = row?.reason ?? "too early: fewer than 3 sessions were stored";
	const atOnce = reds.find((alarm) => isFor(alarm, {
		...slowdown,
		detectable,
		found: "never",
		reason
	}));
	const later = reds.find(({ place }) => place > slowdown.place + 1 && place < end);
	if (atOnce !== void 0) return {
		detectable,
		reason: atOnce.reason,
		found: "at-once",
		foundAt: atOnce.label
	};
	if (later !== void 0) return {
		detectable,
		reason,
		found: "later",
		foundAt: later.label
	};
	return {
		detectable,
		reason,
		found: "never"
	};
}
function sightOf({ series: { cell, metric, gating }, values }, { rows }) {
	const known = values.flatMap((value) => value ?? []);
	const seen = rows.flatMap((at) => detectableOf(at.get(keyOf({
		cell,
		metric: metric.id
	}))));
	const detectable = median(seen.slice(-10));
	return {
		cell,
		metric: metric.id,
		unit: metric.unit,
		gating,
		sessions: known.length,
		noise: neighbourNoise(known),
		...detectable === void 0 ? {} : { detectable }
	};
}
/** Rows that were judged in full. */
function detectableOf(row) {
	if (row === void 0 || row.verdict === "not-comparable") return [];
	return row.evidence.sessions < 3 ? [] : [row.detectable];
}
function caveats(sessions, slowdowns) {
	const newest = sessions.at(-1)?.session.environment.class ?? {};
	const strangers = sessions.filter(({ session }) => differences(session.environment.class, newest).length > 0).length;
	const repeated = sessions.some(({ session }) => session.records.some(({ repeat }) => repeat > 0));
	return [
		"the next session stands for the second measurement: what it really holds may be a later commit",
		"a change that stayed is taken as accepted: the series starts anew there (improvements: after 3 sessions)",
		...slowdowns.length === 0 ? [] : ["slowdowns are what hindsight calls lasting (3 sessions or more): the truth is not known"],
		...strangers === 0 ? [] : [`${counted(strangers, "session")} of another machine than the newest: judged among themselves only`],
		...repeated ? [] : ["one repeat a session: several, of which the median counts, would be quieter"],
		"the proposed policy was chosen on this history, so its figures here are no proof of it"
	];
}
// src/report/backtest.ts
const BACKTEST_SCHEMA = "llm-perf-gate/backtest@1";
/** What `backtest --format json` prints. */
function backtestJson(backtest) {
	return {
		schema: BACKTEST_SCHEMA,
		...backtest
	};
}
/** Longer lists are in the JSON. */
const MOST_ROWS = 40;
const FEW_ROWS = 10;
/** What the gate would have said, and of how much worth that is: from the summary to the single session. */
function backtestPage(backtest, alpha) {
	const { sessions, alarms, slowdowns, series, rules, proposal, notes } = backtest;
	return [
		{
			title: "What the gate would have said",
			lines: decisions(sessions)
		},
		{
			title: "Beside the rules in use, on the same gating rows",
			table: rulesTable(rules)
		},
		slowdowns.length === 0 ? {
			title: "Lasting slowdowns, seen with hindsight",
			lines: ["none"]
		} : {
			title: "Lasting slowdowns, seen with hindsight",
			...most(slowdowns, slowdownsTable)
		},
		alarms.length === 0 ? {
			title: "Alarms of the gate",
			lines: ["none"]
		} : {
			title: "Alarms of the gate",
			...most(alarms, alarmsTable)
		},
		{
			title: "What each row can see",
			...most(gatingFirst(series), seriesTable)
		},
		{
			title: "Proposed policy",
			code: policyYaml(alpha, proposal)
		},
		{
			title: "How to read this",
			lines: notes
		}
	];
}
function decisions(sessions) {
	const count = (decision) => sessions.filter((one) => one.decision === decision).length;
	const counts = [
		`${count("pass")} pass`,
		`${count("fail")} fail`,
		`${count("cannot-judge")} cannot judge`,
		`${count("too-early")} before there were 3 sessions to compare with`
	];
	return [
		`${formatCount(sessions.length, "session")}: ${counts.join(", ")}`,
		...told(sessions, "fail", "fail", MOST_ROWS),
		...told(sessions, "cannot-judge", "cannot judge", FEW_ROWS)
	];
}
function told(sessions, decision, words, limit) {
	const all = sessions.filter((one) => one.decision === decision);
	const lines = all.slice(0, limit).map(({ label, at, reason }) => {
		return `${label}${at === void 0 ? "" : ` (${at.slice(0, 10)})`}: ${words}: ${reason}`;
	});
	return all.length > limit ? [...lines, `and ${all.length - limit} more: --format json has all`] : lines;
}
function most(items, table) {
	return {
		lines: items.length - MOST_ROWS > 0 ? [`the first ${MOST_ROWS} of ${items.length}: --format json has all`] : [],
		table: table(items.slice(0, MOST_ROWS))
	};
}
function rulesTable(rules) {
	return {
		head: [
			"rule",
			"sessions",
			"alarmed",
			"for noise only",
			"rows alarmed",
			"noise",
			"stayed",
			"open",
			"slowdowns found"
		],
		align: "lrrrrrrrr",
		rows: rules.map((score) => [
			score.rule,
			...[
				score.judged,
				score.sessionsAlarmed,
				score.sessionsForNoise,
				score.alarms
			].map(String),
			...[
				score.noise,
				score.levelShifts,
				score.unsettled
			].map(String),
			`${score.slowdownsFound} of ${score.slowdowns}`
		])
	};
}
const FOUND = {
	"at-once": "at once",
	later: "later",
	never: "missed"
};
function slowdownsTable(slowdowns) {
	return {
		head: [
			"since",
			"cell",
			"metric",
			"level",
			"change",
			"could see",
			"found",
			"why"
		],
		align: "lllrrrll",
		rows: slowdowns.map((slowdown) => [
			slowdown.label,
			slowdown.cell,
			slowdown.metric,
			formatSides({
				base: slowdown.before,
				head: slowdown.after,
				unit: slowdown.unit
			}),
			formatChange(slowdown.change),
			slowdown.detectable === void 0 ? "–" : formatPercent(slowdown.detectable),
			slowdown.foundAt === void 0 || slowdown.found === "at-once" ? FOUND[slowdown.found] : `${FOUND[slowdown.found]}, at ${slowdown.foundAt}`,
			slowdown.found === "at-once" ? "" : slowdown.reason
		])
	};
}
const AFTERMATH = {
	"level-shift": "stayed",
	noise: "went away: noise",
	unsettled: "no later session tells"
};
function alarmsTable(alarms) {
	return {
		head: [
			"session",
			"cell",
			"metric",
			"base → head",
			"change",
			"gate",
			"afterwards"
		],
		align: "lllrrll",
		rows: alarms.map((alarm) => [
			alarm.label,
			alarm.cell,
			alarm.metric,
			formatSides(alarm),
			formatChange(alarm.change),
			alarm.outcome,
			AFTERMATH[alarm.aftermath]
		])
	};
}
function gatingFirst(series) {
	return [...series.filter(({ gating }) => gating), ...series.filter(({ gating }) => !gating)];
}
function seriesTable(series) {
	return {
		head: [
			"cell",
			"metric",
			"",
			"sessions",
			"noise",
			"could see"
		],
		align: "lllrrr",
		rows: series.map(({ cell, metric, gating, sessions, noise, detectable }) => [
			cell,
			metric,
			gating ? "gating" : "observed",
			String(sessions),
			formatPercent(noise),
			detectable === void 0 ? "–" : formatPercent(detectable)
		])
	};
}
// src/report/hand-written.ts
const HAND_WRITTEN_SCHEMA = "llm-perf-gate/hand-written@1";
/** What `backtest --format json` prints of a repository. */
function handWrittenJson(levels) {
	return {
		schema: HAND_WRITTEN_SCHEMA,
		...levels
	};
}
const MOST_FILES = 25;
/** A level of 1 or less lets everything pass. */
const isOff = (level) => level <= 1;
/** What hand-written levels cost to keep, and what they let through. */
function handWrittenPage({ entries, changes }) {
	const real = changes.filter(({ before, after }) => !isOff(before) && !isOff(after));
	const lowered = real.filter(({ before, after, threshold }) => after < before * threshold);
	const switched = changes.length - real.length;
	const byFile = new Map(changes.map(({ file }) => [file, changes.filter((change) => change.file === file)]));
	const files = [...byFile].sort(([, a], [, b]) => b.length - a.length);
	return [{
		title: "Hand-written levels",
		lines: [
			`${formatCount(entries.length, "level")} at the head, ${entries.filter(({ baseline }) => isOff(baseline)).length} of them switched off (baseline 1 or less: everything passes)`,
			`${formatCount(changes.length, "change")} of a level in the history, in ${formatCount(byFile.size, "file")}: ${lowered.length} lowered by more than the threshold would have let pass, ${switched} to or from a level that is switched off`,
			"each change is a person's guess of what noise is: a lowered level hides the next slowdown, and a level that is not raised hides what was won",
			"what was measured is not in a repository: replay the nightly results to see what these levels caught and missed"
		]
	}, ...files.length === 0 ? [] : [{
		title: "Levels that changed most often",
		lines: files.length > MOST_FILES ? [`the first ${MOST_FILES} of ${files.length} files`] : [],
		table: {
			head: [
				"file",
				"changes",
				"levels",
				"last"
			],
			align: "lrll",
			rows: files.slice(0, MOST_FILES).map(([file, own]) => rowOf(file, own))
		}
	}]];
}
const MOST_LEVELS = 4;
function basename(file) {
	return file.replace(/^.*\//, "");
}
function rowOf(file, changes) {
	const level = (value) => isOff(value) ? "off" : formatNumber(value);
	const steps = changes.map(({ before, after }) => {
		const change = isOff(before) || isOff(after) ? "" : ` (${formatChange(after / before - 1)})`;
		return `${level(before)} → ${level(after)}${change}`;
	});
	const shown = steps.slice(-4).join(", ");
	return [
		basename(file),
		String(changes.length),
		steps.length > MOST_LEVELS ? `…, ${shown}` : shown,
		changes.at(-1)?.at.slice(0, 10) ?? ""
	];
}
// src/store/hand-written.ts
/** Below this share a threshold is no share of a throughput; above 1 it is the tolerance of an accuracy. */
const LEAST_THRESHOLD = .5;
/** A threshold stands at most so many lines behind its baseline. */
const LINES_APART = 4;
async function isRepository(path) {
	const there = (name) => lstat(join(path, name)).then(() => true, () => false);
	return await there(".git") || await there("HEAD") && await there("objects");
}
/**
* Every change of a hand-written performance level in the YAML files of a repository's history.
* @throws UserError when git cannot read the repository.
*/
async function readHandWritten(repository) {
	const files = [
		"--",
		"*.yaml",
		"*.yml"
	];
	const log = await git(repository, [
		"log",
		"-p",
		`--unified=${LINES_APART}`,
		...[
			"--reverse",
			"--no-color",
			"--no-renames",
			"--no-ext-diff",
			"--no-textconv",
			"--format=commit %H %cI"
		],
		"-G^\\s*baseline:",
		...files
	]);
	const grep = await git(repository, [
		"grep",
		"--no-color",
		`-A${LINES_APART}`,
		"-E",
		"^\\s*baseline:",
		"HEAD",
		...files
	]);
	return {
		changes: changesIn(log),
		entries: entriesIn(grep)
	};
}
async function git(repository, words) {
	const safe = [
		"-c",
		"safe.directory=*",
		"-c",
		"core.fsmonitor=false",
		"-C",
		repository
	];
	const options = {
		silent: true,
		ignoreReturnCode: true
	};
	const { exitCode, stdout, stderr } = await getExecOutput("git", [...safe, ...words], options);
	if (exitCode === 0 || words[0] === "grep" && exitCode === 1) return stdout;
	throw new UserError(`git cannot read ${repository}: ${stderr.trim().split("\n")[0] ?? `exit code ${exitCode}`}`);
}
/** Levels in the order of the lines: a baseline, and the threshold a few lines behind it. */
function levelsIn(lines) {
	return lines.flatMap((line, index) => {
		const baseline = numberAt(line, "baseline");
		const threshold = lines.slice(index + 1, index + 1 + LINES_APART).map((next) => numberAt(next, "threshold")).find((value) => value !== void 0);
		return baseline === void 0 || !(threshold !== void 0 && threshold >= LEAST_THRESHOLD && threshold <= 1) ? [] : [{
			baseline,
			threshold
		}];
	});
}
function numberAt(line, key) {
	const found = /^\s*(\w+):\s*([\d.]+)\s*(?:#.*)?$/.exec(line);
	const value = Number(found?.[2] ?? NaN);
	return found?.[1] === key && Number.isFinite(value) ? value : void 0;
}
/** The changes in the output of `git log -p`: levels that one hunk has on both sides, in the same order. */
function changesIn(log) {
	const changes = [];
	for (const commit of log.split(/^commit (?=[0-9a-f]{40} )/m).slice(1)) {
		const [hash = "", at = ""] = (commit.split("\n", 1)[0] ?? "").split(" ");
		for (const diff of commit.split(/^diff --git /m).slice(1)) {
			const file = /^\+\+\+ b\/(.*)$/m.exec(diff)?.[1];
			if (file === void 0) continue;
			for (const hunk of diff.split(/^@@ .*$/m).slice(1)) for (const change of changesOfHunk(hunk.split("\n"))) changes.push({
				file,
				commit: hash,
				at,
				...change
			});
		}
	}
	return changes;
}
function changesOfHunk(lines) {
	const side = (mark) => lines.filter((line) => line[0] === " " || line[0] === mark).map((line) => line.slice(1));
	const [before, after] = [levelsIn(side("-")), levelsIn(side("+"))];
	if (before.length !== after.length) return [];
	return after.flatMap(({ baseline, threshold }, index) => {
		const old = before[index]?.baseline;
		return old === void 0 || old === baseline ? [] : [{
			before: old,
			after: baseline,
			threshold
		}];
	});
}
/** The levels in the output of `git grep -A`: `HEAD:file:line` for a match, `HEAD:file-line` for what is behind it. */
function entriesIn(grep) {
	const byFile = new Map();
	for (const line of grep.split("\n")) {
		const [, file, text] = /^HEAD:(.+?\.ya?ml)[:-](.*)$/.exec(line) ?? [];
		if (file !== void 0 && text !== void 0) byFile.set(file, [...byFile.get(file) ?? [], text]);
	}
	return [...byFile].flatMap(([file, lines]) => levelsIn(lines).map((level) => ({
		file,
		...level
	})));
}
// src/commands/backtest.ts
const USAGE = "PATH… [--config FILE] [--window N] [--format text|markdown|json] [--out FILE]";
/** Three to compare with, one to judge, one that confirms or refutes it. */
const FEWEST_SESSIONS = 5;
/** As many baseline sessions as a configuration reads that does not say otherwise. */
const DEFAULT_WINDOW = 10;
const backtestCommand = {
	usage: USAGE,
	options: {
		config: "value",
		window: "value",
		format: "value",
		out: "value"
	},
	async run(args, world, output) {
		const paths = args.positionals;
		if (paths.length === 0) throw new UserError("backtest: name a history: folders of results, nightly JSON files or a CSV", { hint: `llm-perf-gate backtest ${USAGE}` });
		const format = args.choice("format", [
			"text",
			"markdown",
			"json"
		]);
		const [repository] = paths;
		if (paths.length === 1 && repository !== void 0 && await isRepository(repository)) {
			const levels = await readHandWritten(repository);
			const rendered = () => ({
				title: `Hand-written baselines of ${repository}`,
				sections: handWrittenPage(levels)
			});
			await deliver(render(format, rendered, () => handWrittenJson(levels), output), args.value("out"), output);
			return 0;
		}
		const { policy, baselineSessions = DEFAULT_WINDOW } = await readPolicy(args.value("config"), world);
		const window = windowOf(args.value("window")) ?? baselineSessions;
		const history = await readHistory(paths);
		refuseEmpty(history, paths);
		const count = history.sessions.length;
		if (count < 2) throw new CannotJudgeError(`${paths.join(", ")}: one session is no history; it takes ${FEWEST_SESSIONS}`, { hint: "each subfolder of a folder is one session, and so is each row of a CSV" });
		const result = backtest(history, {
			policy,
			window
		});
		const nothingGates = !result.series.some(({ gating }) => gating);
		if (nothingGates) {
			const cause = history.notes[0] ?? "no gating metric is in two sessions or more";
			world.log.warn(`nothing in ${count} sessions could be judged: ${cause}`);
		}
		const page = () => ({
			title: `Backtest of ${count} sessions`,
			sections: backtestPage(result, policy.alpha)
		});
		await deliver(render(format, page, () => backtestJson(result), output), args.value("out"), output);
		if (nothingGates) return 3;
		if (count >= FEWEST_SESSIONS) return 0;
		world.log.warn(`${count} sessions are too few to say anything of the gate: it takes ${FEWEST_SESSIONS}`);
		return 3;
	}
};
function render(format, page, json, terminal) {
	if (format === "json") return `${JSON.stringify(json(), null, 2)}\n`;
	const { title, sections } = page();
	return format === "text" ? pageText(title, sections, terminal) : pageMarkdown(title, sections);
}
async function deliver(text, out, output) {
	if (out === void 0) output.write(text);
	else await writeFile(out, text);
}
function windowOf(text) {
	if (text === void 0) return void 0;
	const window = Number(text);
	if (Number.isInteger(window) && window >= 3 && window <= 100) return window;
	throw new UserError(`backtest: --window ${text}: expected a whole number from 3 to 100`);
}
export { backtestCommand };
