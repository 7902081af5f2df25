import { i as __toESM, t as __commonJSMin } from "./chunks/rolldown-runtime.js";
import { c as setOutput, l as setSecret, s as saveState, t as context } from "./chunks/github.js";
import { I as require_dist, V as metricOf } from "./chunks/tools.js";
import { d as MOST_FALL, t as compare } from "./chunks/compare.js";
import { _ as string, b as unknown, c as int, d as looseObject, h as record, i as base64$1, m as preprocess, n as _enum, p as object, r as array, u as literal, v as tuple, y as union } from "./chunks/schemas.js";
import { f as excuseFileOf, i as NAME_PATTERN, m as readExcuses, o as LANGUAGES, p as isDay, r as NAME, s as fileReader, t as loadConfig } from "./chunks/load.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./chunks/errors.js";
import { a as showProgress, c as isApiFailure, i as openCheck, l as unreadableAnswer, n as completeCheck, o as githubFor, r as externalId, s as describeApiError, t as LONGEST_SUMMARY } from "./chunks/check.js";
import { n as inert, r as markerOf } from "./chunks/markdown-table.js";
import { t as heldPairsInput } from "./chunks/held-pairs.js";
import { a as baselinesFor, t as gate } from "./chunks/gate.js";
import { i as isRegression, p as formatInterval, r as isJudged$1, u as formatChange, x as planTrials } from "./chunks/rows.js";
import { t as mergeSessions } from "./chunks/merge-sessions.js";
import { n as interleavedInput, t as readRequestLogs } from "./chunks/request-logs.js";
import { t as storedName } from "./chunks/stored-name.js";
import { t as BASELINE_EVENTS } from "./chunks/baseline-choice.js";
import { a as readSession, i as readHeader, l as parseSession, n as isSessionFolder, s as sessionFolders, t as byTime, u as SESSION_SCHEMA } from "./chunks/session-folder.js";
import { n as plainText } from "./chunks/plain-text.js";
import { n as readCheckout } from "./chunks/checkout.js";
import { i as readEvent, n as originOf, t as parseShard } from "./chunks/shard.js";
import { N as resumableRecords } from "./chunks/in-pairs.js";
import { n as uploadArtifact, t as actionsLog } from "./chunks/actions-log.js";
import { t as directoryStore } from "./chunks/directory.js";
import { l as digestOf } from "./chunks/load-result.js";
import { a as isNewer, i as toMarkdown, n as writeReports, o as readRunMark } from "./chunks/write-reports.js";
import { t as contextOf } from "./chunks/context.js";
import { i as findingsOf, r as glanceOf } from "./chunks/json.js";
import { t as sayIn } from "./chunks/language.js";
import { t as CONFIG_FILE } from "./chunks/config-file.js";
import { n as exitCodeOf, t as SIGNAL_EXIT_CODES } from "./chunks/exit-code.js";
import { A as throwIfCancelled } from "./chunks/clean-up.js";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, inflateRawSync } from "node:zlib";
import { X509Certificate, createHash, verify } from "node:crypto";
import { appendFile, cp, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { execFile } from "node:child_process";
// src/config/command.ts
/** How each command is written; also the answer to `/perf help`. */
const USAGE = {
	run: "/perf run [FILTER] [at SHA]",
	confirm: "/perf confirm [FILTER] [at SHA]",
	waive: "/perf waive CELLS METRIC at most N% because REASON until YYYY-MM-DD",
	accept: "/perf accept CELL METRIC from OLD to NEW because REASON",
	bisect: "/perf bisect CELL from GOOD-SHA [at SHA]",
	cancel: "/perf cancel",
	help: "/perf help"
};
const LONGEST_LINE = 1e3;
const LONGEST_FILTER = 200;
const MOST_REPEATS = 3;
const MOST_PERCENT = 100;
const SHA = "[0-9a-f]{7,64}";
const NUMBER = "\\d{1,12}(?:\\.\\d{1,12})?";
const FORMS = {
	measure: new RegExp(`^(?<filter>(?!at(?: |$))\\S+)?(?:(?:^| )at (?<sha>${SHA}))?$`),
	bisect: new RegExp(`^(?<cell>(?!-)\\S+) from (?<good>${SHA})(?: at (?<sha>${SHA}))?$`),
	waive: new RegExp(`^(?<cells>\\S+) (?<metric>\\S+) at most (?<most>${NUMBER}) ?% because (?<reason>.+) until (?<until>\\S+)$`),
	accept: new RegExp(`^(?<cell>\\S+) (?<metric>\\S+) from (?<from>${NUMBER}) to (?<to>${NUMBER}) because (?<evidence>.+)$`)
};
/**
* The command in the first line of a comment. Every word has its place: what does not fit is refused, never guessed. Text after
* the first line is for people.
*/
function parseCommand(comment) {
	const [first = ""] = comment.split(/\r\n|\r|\n/);
	const line = first.trimEnd();
	if (!/^\/perf(?:\s|$)/i.test(line)) return { kind: "none" };
	if (line.length > LONGEST_LINE) return wrong(`a command has at most ${LONGEST_LINE} characters`);
	if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(line)) return wrong("a command has no invisible characters");
	const [perf = "", name = "", ...words] = line.split(/ +/);
	if (perf !== "/perf") return wrong("a command begins with \"/perf\", in small letters, and a space");
	if (name === "") return wrong("\"/perf\" alone is no command");
	if (!isName(name)) return wrong(`there is no command "${name}"`);
	return READERS[name](words.join(" "));
}
function isName(name) {
	return Object.hasOwn(USAGE, name);
}
/** What stands after the command's name, one reader a command. */
const READERS = {
	cancel: (text) => text === "" ? command({ name: "cancel" }) : misused("cancel"),
	help: (text) => text === "" ? command({ name: "help" }) : misused("help"),
	run: (text) => measuring("run", text),
	confirm: (text) => measuring("confirm", text),
	bisect: (text) => {
		const { cell, good, sha } = FORMS.bisect.exec(text)?.groups ?? {};
		if (cell === void 0 || good === void 0) return misused("bisect");
		return command({
			name: "bisect",
			cell,
			good,
			...sha === void 0 ? {} : { sha }
		});
	},
	waive: (text) => {
		const { cells, metric, most, reason, until } = FORMS.waive.exec(text)?.groups ?? {};
		if (!cells || !metric || !reason || !until) return misused("waive");
		if (!isDay(until)) return wrong(`${until} is no day that exists`);
		const limit = metricOf(metric)?.betterWhen === "higher" ? MOST_FALL * 100 : MOST_PERCENT;
		if (Number(most) > limit) return wrong(`a waiver lets at most ${limit} % of ${metric} through`);
		return command({
			name: "waive",
			waiver: {
				cells,
				metric,
				atMost: Number(most) / 100,
				reason,
				until
			}
		});
	},
	accept: (text) => {
		const { cell, metric, from, to, evidence } = FORMS.accept.exec(text)?.groups ?? {};
		if (!cell || !metric || !evidence) return misused("accept");
		const levels = {
			from: Number(from),
			to: Number(to)
		};
		if (!(levels.from > 0 && levels.to > 0)) return wrong("both levels are more than 0");
		return command({
			name: "accept",
			accepted: {
				cell,
				metric,
				...levels,
				evidence
			}
		});
	}
};
function measuring(name, text) {
	const found = FORMS.measure.exec(text)?.groups;
	if (found === void 0) return misused(name);
	const { filter, sha } = found;
	if (filter !== void 0 && !isFilter(filter)) return wrong("the filter is no regular expression that can be used");
	if (filter !== void 0 && isCostly(filter)) return wrong(`the filter repeats a group, or more than ${MOST_REPEATS} times something: it could take for ever`);
	return command({
		name,
		...filter === void 0 ? {} : { filter },
		...sha === void 0 ? {} : { sha }
	});
}
function isFilter(filter) {
	try {
		new RegExp(filter);
		return filter.length <= LONGEST_FILTER;
	} catch {
		return false;
	}
}
/** Backtracking takes time to the power of the repeats, and exponential time where one repeats another. */
function isCostly(filter) {
	const bare = filter.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
	return /\)[*+{]/.test(bare) || (bare.match(/[*+{]/g) ?? []).length > MOST_REPEATS;
}
function command(found) {
	return {
		kind: "command",
		command: found
	};
}
function misused(name) {
	return wrong(`it is written ${USAGE[name]}`);
}
function wrong(problem) {
	return {
		kind: "wrong",
		problem
	};
}
// src/config/comment-event.ts
const payloadSchema = object({
	action: string(),
	comment: object({
		id: int(),
		body: string(),
		user: object({
			login: string(),
			type: string()
		}).nullable()
	}),
	issue: object({
		number: int(),
		pull_request: unknown()
	}),
	repository: object({ default_branch: string() })
});
/**
* `undefined` for a comment that was edited or deleted: what it asks for now, nobody may have looked at.
* @throws UserError for any other event, and for a payload that lacks what the event promises.
*/
function readCommentEvent(env, payload) {
	const name = env["GITHUB_EVENT_NAME"];
	if (name !== "issue_comment") throw new UserError(`mode command answers the event issue_comment, not ${name ?? "a terminal"}`, { hint: "on: { issue_comment: { types: [created] } }; docs/examples/commands.yml is a whole workflow" });
	const found = payloadSchema.safeParse(payload);
	if (!found.success) {
		const [issue] = found.error.issues;
		throw new UserError(`event issue_comment: the payload cannot be used: ${issue?.path.join(".")}: ${issue?.message}`);
	}
	const { action, comment, issue, repository } = found.data;
	if (action !== "created") return void 0;
	return {
		id: comment.id,
		body: comment.body,
		login: comment.user?.login ?? "",
		isBot: comment.user?.type !== "User",
		defaultBranch: repository.default_branch,
		...issue.pull_request === void 0 || issue.pull_request === null ? {} : { pullRequest: issue.number }
	};
}
// src/action/propose-excuse.ts
var import_dist = require_dist();
/** Opens a pull request that adds a waiver or an accepted level to the base branch's file: people with a right to review it decide. */
async function proposeExcuse(command, { comment, baseBranch, configFile }, github) {
	const { octokit, target } = github;
	if (command.name === "waive") checkDay(command.waiver.until, new Date());
	const path = excuseFileOf(configFile);
	const { data: tip } = await octokit.rest.git.getRef({
		...target,
		ref: `heads/${baseBranch}`
	});
	const before = await contentOf$1(github, path, tip.object.sha);
	const after = withEntry(before?.text ?? "", command, `@${comment.login}`);
	await checkExcuses(configFile, after);
	const branch = `llm-perf-gate/${command.name}-${comment.pullRequest}-${comment.id}`;
	await octokit.rest.git.createRef({
		...target,
		ref: `refs/heads/${branch}`,
		sha: tip.object.sha
	});
	try {
		const title = titleOf(command, comment.pullRequest);
		const content = Buffer.from(after).toString("base64");
		const known = before === void 0 ? {} : { sha: before.sha };
		await octokit.rest.repos.createOrUpdateFileContents({
			...target,
			path,
			branch,
			message: title,
			content,
			...known
		});
		const body = `Asked for by ${inert(`@${comment.login}`)} on pull request ${comment.pullRequest}. Nothing is excused before this is merged.`;
		const { data: pull } = await octokit.rest.pulls.create({
			...target,
			title,
			body,
			head: branch,
			base: baseBranch
		});
		return {
			number: pull.number,
			url: pull.html_url
		};
	} catch (error) {
		await octokit.rest.git.deleteRef({
			...target,
			ref: `heads/${branch}`
		}).catch(() => void 0);
		throw isApiFailure(error) && error.status === 403 && error.request.url.endsWith("/pulls") ? new UserError(MAY_NOT_PROPOSE, { cause: error }) : error;
	}
}
const MAY_NOT_PROPOSE = "the pull request could not be opened: in the repository's settings, under Actions, General, tick \"Allow GitHub Actions to create and approve pull requests\"; the job also needs \"permissions: pull-requests: write\"";
const LONGEST_MS$1 = 316224e5;
/** A waiver is for a while: from today on, and at most a year. */
function checkDay(until, today) {
	if (until < today.toISOString().slice(0, 10)) throw new UserError(`${until}: that day is over`);
	if (Date.parse(until) - today.getTime() > LONGEST_MS$1) throw new UserError(`${until} is more than a year away: a waiver is for a while, /perf accept is for good`);
}
async function contentOf$1({ octokit, target }, path, ref) {
	try {
		const { data } = await octokit.rest.repos.getContent({
			...target,
			path,
			ref
		});
		if (Array.isArray(data) || data.type !== "file") throw new UserError(`${path} is no file`);
		return {
			text: Buffer.from(data.content, "base64").toString("utf8"),
			sha: data.sha
		};
	} catch (error) {
		if (isApiFailure(error) && error.status === 404) return void 0;
		throw error;
	}
}
/** Adds one entry and leaves all others, and their comments, as they are. */
function withEntry(text, command, owner) {
	const document = (0, import_dist.parseDocument)(text);
	if (document.errors.length > 0 || document.contents !== null && !(0, import_dist.isMap)(document.contents)) throw new UserError("the file of waivers in the base branch cannot be read: mend it first");
	const [key, entry] = entryOf(command, owner);
	if (!(0, import_dist.isSeq)(document.get(key))) document.set(key, document.createNode([]));
	document.addIn([key], document.createNode(entry));
	return document.toString();
}
function entryOf(command, owner) {
	switch (command.name) {
		case "waive": {
			const { cells, metric, reason, atMost, until } = command.waiver;
			return ["waivers", {
				cells,
				metric,
				owner,
				reason,
				"at-most": `${Number((atMost * 100).toPrecision(12))}%`,
				until
			}];
		}
		case "accept": {
			const { cell, metric, from, to, evidence } = command.accepted;
			return ["accepted", {
				cell,
				metric,
				from,
				to,
				owner,
				evidence
			}];
		}
	}
}
/** What the gate would refuse to read is not proposed. */
async function checkExcuses(configFile, text) {
	await readExcuses(configFile, {
		readText: async () => text,
		list: async () => []
	});
}
function titleOf(command, pullRequest) {
	return command.name === "waive" ? `Waive a slowdown of pull request ${pullRequest} until ${command.waiver.until}` : `Accept a slowdown of pull request ${pullRequest}`;
}
// src/action/carry-out.ts
/**
* Does what a command asks for through the API. The comment's text goes no further than into inputs of a workflow, which arrive
* there as data, and into YAML that the library writes.
* @returns one line of markdown that says what was done.
* @throws UserError when it cannot be done, and whatever the API throws.
*/
async function carryOut(command, comment, inputs, github) {
	const { octokit, target } = github;
	const { data: pull } = await octokit.rest.pulls.get({
		...target,
		pull_number: comment.pullRequest
	});
	if (pull.state !== "open") throw new UserError("the pull request is not open");
	const head = {
		sha: pull.head.sha,
		fork: pull.head.repo?.full_name !== pull.base.repo.full_name
	};
	if (command.name === "cancel") return cancel(github, inputs.workflow, pull.number, head.sha);
	if (command.name === "waive" || command.name === "accept") {
		const { number, url } = await proposeExcuse(command, {
			comment,
			baseBranch: pull.base.ref,
			configFile: inputs.config
		}, github);
		return `Proposed in ${linked(`pull request ${number}`, url)}: it holds once that is reviewed and merged.`;
	}
	if (inputs.workflow === inputs.baselineWorkflow) throw new UserError(`${inputs.workflow} is the workflow whose runs are baselines: what a pull request's code uploads there could pass for one; name another in the input workflow`);
	const sha = pinned(head, command.sha);
	const asked = command.name === "bisect" ? {
		filter: command.cell,
		good: command.good
	} : { filter: command.filter ?? "" };
	const run = await dispatch(github, {
		workflow_id: inputs.workflow,
		ref: comment.defaultBranch,
		inputs: {
			...asked,
			command: command.name,
			"pull-request": String(comment.pullRequest),
			sha
		}
	});
	const runs = `${pull.html_url.replace(/\/pull\/\d+$/, "")}/actions/workflows/${inputs.workflow}`;
	return `Started ${linked(run === void 0 ? `<code>${inert(inputs.workflow)}</code>` : `run ${run.id} of <code>${inert(inputs.workflow)}</code>`, run?.url ?? runs)} on <code>${sha}</code>. A later push is not measured by it.`;
}
/** @returns the run that was started, where the forge tells: GitHub does since 2026, GitHub Enterprise Server and Gitea need not. */
async function dispatch({ octokit, target }, asked) {
	const start = octokit.rest.actions.createWorkflowDispatch;
	const { data } = await start({
		...target,
		...asked,
		return_run_details: true
	}).catch((error) => {
		if (isApiFailure(error) && error.status === 422 && error.message.includes("return_run_details")) return start({
			...target,
			...asked
		});
		if (!isApiFailure(error) || error.status < 500) throw error;
		throw new UserError(`whether it was started is not known, look among the workflow's runs: ${describeApiError(error)}`, { cause: error });
	});
	return startedRun.safeParse(data).data;
}
const startedRun = object({
	workflow_run_id: int().positive(),
	html_url: string()
}).transform(({ workflow_run_id: id, html_url: url }) => ({
	id,
	url
}));
function linked(html, address) {
	return /^https?:\/\/[\w.:/-]+$/.test(address) ? `<a href="${address}">${html}</a>` : html;
}
/** The commit to run. A fork's author can push at any moment, so there the writer of the command names what they have seen. */
function pinned(head, sha) {
	if (sha === void 0 && head.fork) throw new UserError(`this pull request comes from a fork: look at its code, then name the commit that you have seen, as in "/perf run at SHA"`);
	if (sha !== void 0 && !head.sha.startsWith(sha)) throw new UserError(`${sha} is not the pull request's head any more: look at what was pushed since`);
	return head.sha;
}
/** A run that a command started is of the default branch: it is known by its name, which the workflow's `run-name` makes. */
async function cancel({ octokit, target }, workflow_id, pullRequest, head_sha) {
	const list = {
		...target,
		workflow_id,
		per_page: 100
	};
	const [own, started] = await Promise.all([octokit.rest.actions.listWorkflowRuns({
		...list,
		head_sha
	}), octokit.rest.actions.listWorkflowRuns({
		...list,
		event: "workflow_dispatch"
	})]);
	const named = started.data.workflow_runs.filter(({ display_title: title }) => title.split(/\s+/).includes(`#${pullRequest}`));
	const running = new Set([...own.data.workflow_runs, ...named].filter(({ status }) => status !== "completed").map(({ id }) => id));
	for (const run_id of running) await octokit.rest.actions.cancelWorkflowRun({
		...target,
		run_id
	});
	const of = `of <code>${inert(workflow_id)}</code> for pull request ${pullRequest}`;
	if (running.size === 0) return `No run ${of} is under way.`;
	return `Cancelled ${running.size} ${running.size === 1 ? "run" : "runs"} ${of}.`;
}
// src/action/answer-comment.ts
/** Mode `command`: does what a comment on a pull request asks for, if its writer may change the repository. */
async function answerComment(inputs, world) {
	const { env, log } = world;
	const comment = readCommentEvent(env, context.payload);
	if (comment === void 0 || comment.isBot) return log.info("nothing to do: an edited comment, or a bot's");
	const parsed = parseCommand(comment.body);
	const { pullRequest } = comment;
	if (parsed.kind === "none" || pullRequest === void 0) return log.info("nothing to do: no command on a pull request");
	if (inputs.githubToken === void 0) throw new UserError("mode command needs the input github-token");
	const github = githubFor(inputs.githubToken, world);
	if (!await mayCommand(github, comment.login).catch(async (error) => {
		if (!isApiFailure(error)) throw error;
		await react(github, comment, "confused", log);
		throw new UserError(`whether ${comment.login} may command is not known: ${describeApiError(error)}`);
	})) {
		log.warn(`${comment.login} has no write permission: the command is not carried out`);
		return react(github, comment, "-1", log);
	}
	if (parsed.kind === "wrong") {
		await react(github, comment, "confused", log);
		return reply(github, pullRequest, [`This command was not understood: ${inert(parsed.problem)}.`, ...usage()], log);
	}
	await react(github, comment, "eyes", log);
	const answer = await answerTo(parsed.command, {
		...comment,
		pullRequest
	}, inputs, github);
	await react(github, comment, answer.done ? "rocket" : "confused", log);
	await reply(github, pullRequest, answer.lines, log);
}
async function answerTo(command, comment, inputs, github) {
	if (command.name === "help") return {
		done: true,
		lines: usage()
	};
	try {
		return {
			done: true,
			lines: [await carryOut(command, comment, inputs, github)]
		};
	} catch (thrown) {
		if (thrown instanceof UserError) return {
			done: false,
			lines: [`Not done: ${inert(thrown.message, 600)}.`]
		};
		if (!isApiFailure(thrown)) throw thrown;
		return {
			done: false,
			lines: [`Not done: ${inert(describeApiError(thrown), 600)}.`]
		};
	}
}
function usage() {
	return Object.values(USAGE).map((line) => `- <code>${inert(line)}</code>`);
}
/** `admin` and `write`; GitHub answers `write` for maintainers. An author's association with the repository says less. */
async function mayCommand({ octokit, target }, username) {
	try {
		const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
			...target,
			username
		});
		return data.permission === "admin" || data.permission === "write";
	} catch (error) {
		if (isApiFailure(error) && error.status === 404) return false;
		throw error;
	}
}
async function react({ octokit, target }, { id }, content, log) {
	try {
		await octokit.rest.reactions.createForIssueComment({
			...target,
			comment_id: id,
			content
		});
	} catch (error) {
		log.warn(`no reaction to the comment: ${describeApiError(error)}`);
	}
}
async function reply({ octokit, target }, issue_number, lines, log) {
	try {
		await octokit.rest.issues.createComment({
			...target,
			issue_number,
			body: lines.join("\n")
		});
	} catch (error) {
		log.warn(`no answer to the comment: ${describeApiError(error)}`);
	}
}
// src/store/artifact-name.ts
const ONLY_LEG = "all";
/** `llm-perf-gate-<suite>-<leg>-a<attempt>`: names are immutable within a run, so every leg and attempt has its own. */
function artifactName({ suite, leg = ONLY_LEG, attempt = 1 }) {
	return `${prefix(suite)}${storedName(leg)}-a${attempt}`;
}
/** What a command measured of a pull request: no baseline's name. */
function pullArtifactName(pullRequest, name) {
	return `pull-${pullRequest}-${name}`;
}
/** The name without what `pullArtifactName` adds. */
function withoutPull(name) {
	return name.replace(/^pull-\d+-/, "");
}
/** Which leg and attempt of a suite an artifact is; `undefined` when it is not of this suite. */
function legOf(name, suite) {
	if (!name.startsWith(prefix(suite))) return void 0;
	const found = /^(?<leg>.+)-a(?<attempt>\d{1,6})(?<copy>\.\d+)?$/.exec(name.slice(prefix(suite).length))?.groups;
	if (found === void 0) return void 0;
	return {
		leg: `${found["leg"]}${found["copy"] ?? ""}`,
		attempt: Number(found["attempt"])
	};
}
/** Of each leg the last attempt, in order of leg: a re-run of failed jobs leaves the others' artifacts as they were. */
function lastAttempts(artifacts, suite) {
	const last = new Map();
	for (const artifact of artifacts) {
		const found = legOf(artifact.name, suite);
		if (found === void 0 || (last.get(found.leg)?.attempt ?? 0) >= found.attempt) continue;
		last.set(found.leg, {
			attempt: found.attempt,
			artifact
		});
	}
	return [...last].sort(([a], [b]) => a < b ? -1 : 1).map(([, { artifact }]) => artifact);
}
function prefix(suite) {
	return `llm-perf-gate-${storedName(suite)}-`;
}
// src/store/zip.ts
/** Offsets and signatures: APPNOTE.TXT 6.3.10, §4.3.7, §4.3.12 and §4.3.16. */
const END = {
	signature: 101010256,
	bytes: 22,
	mostComment: 65535
};
const CENTRAL = {
	signature: 33639248,
	bytes: 46
};
const LOCAL = {
	signature: 67324752,
	bytes: 30
};
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const FILE_TYPE = 61440;
const REGULAR = 32768;
/**
* Unpacks an archive into an existing, empty folder.
* @throws UserError when a name leaves the folder, an entry is no regular file, a limit is passed, or the archive is damaged.
*/
async function unpackZip(zip, folder, limits) {
	for (const entry of readEntries(zip, limits)) {
		const content = contentOf(zip, entry);
		const target = join(folder, entry.path);
		try {
			await mkdir(dirname(target), { recursive: true });
			await writeFile(target, content, { flag: "wx" });
		} catch (cause) {
			throw damaged(`${JSON.stringify(entry.path)} cannot be written: ${messageOf(cause)}`, cause);
		}
	}
}
/** The regular files of an archive; folders are left out, anything else is refused. */
function readEntries(zip, limits) {
	const end = endOf$1(zip);
	const count = zip.readUInt16LE(end + 10);
	if (count > limits.entries) throw damaged(`it has ${count} entries, more than ${limits.entries}`);
	const entries = [];
	let at = zip.readUInt32LE(end + 16);
	let total = 0;
	for (let index = 0; index < count; index++) {
		if (at + CENTRAL.bytes > end || zip.readUInt32LE(at) !== CENTRAL.signature) throw damaged("its directory is cut off");
		const nameBytes = zip.readUInt16LE(at + 28);
		const path = zip.toString("utf8", at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes);
		const type = zip.readUInt32LE(at + 38) >>> 16 & FILE_TYPE;
		const next = at + CENTRAL.bytes + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
		if (!path.endsWith("/")) {
			refuseUnsafe(path, type, zip.readUInt16LE(at + 8));
			const entry = {
				path,
				method: zip.readUInt16LE(at + 10),
				crc: zip.readUInt32LE(at + 16),
				packedBytes: zip.readUInt32LE(at + 20),
				bytes: zip.readUInt32LE(at + 24),
				offset: zip.readUInt32LE(at + 42)
			};
			total += entry.bytes;
			if (total > limits.totalBytes) throw damaged(`it unpacks to more than ${limits.totalBytes} bytes`);
			entries.push(entry);
		}
		at = next;
	}
	return entries;
}
function endOf$1(zip) {
	const earliest = Math.max(0, zip.length - END.bytes - END.mostComment);
	for (let at = zip.length - END.bytes; at >= earliest; at--) if (zip.readUInt32LE(at) === END.signature) return at;
	throw damaged("it has no end record");
}
function refuseUnsafe(path, type, flags) {
	if (path.split("/").some((part) => part === "" || part === "." || part === "..") || /[\\\0]|^[A-Za-z]:/.test(path)) throw damaged(`it holds the unsafe path ${JSON.stringify(path)}`);
	if (type !== 0 && type !== REGULAR) throw damaged(`${JSON.stringify(path)} is a link or a device`);
	if ((flags & ENCRYPTED) !== 0) throw damaged(`${JSON.stringify(path)} is encrypted`);
}
function contentOf(zip, entry) {
	const { path, offset, packedBytes, bytes } = entry;
	if (offset + LOCAL.bytes > zip.length || zip.readUInt32LE(offset) !== LOCAL.signature) throw damaged(`${path} is cut off`);
	const start = offset + LOCAL.bytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
	if (start + packedBytes > zip.length) throw damaged(`${path} is cut off`);
	const content = unpacked(zip.subarray(start, start + packedBytes), entry);
	if (content.length !== bytes || crc32(content) !== entry.crc) throw damaged(`${path} differs from its checksum`);
	return content;
}
function unpacked(packed, { path, method, bytes }) {
	if (method === STORED) return packed;
	if (method !== DEFLATED) throw damaged(`${path} is packed by the unknown method ${method}`);
	try {
		return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
	} catch (cause) {
		throw damaged(`${path} cannot be unpacked, or is larger than it says`, cause);
	}
}
function damaged(what, cause) {
	return new UserError(`the archive is refused: ${what}`, { cause });
}
// src/store/download-artifact.ts
/** Largest archive of a session that is downloaded. */
const MOST_ARCHIVE_BYTES = 256 * 2 ** 20;
const UNPACKED = {
	entries: 65e3,
	totalBytes: 2 ** 30
};
/** An archive above this size is given the time that this speed takes; a smaller one the client's limit for any call. */
const LARGE_BYTES = 8 * 2 ** 20;
const SLOWEST_BYTES_PER_MS = 512;
/** Longest pause between two pieces of an archive. */
const STALLED_MS = 15e3;
/**
* Downloads, verifies and unpacks one artifact into a fresh folder. The toolkit's client unpacks before it compares digests and
* without a limit on size; here nothing is unpacked before the digest is known to be right.
* @throws UserError when the content is refused; anything else means that the service did not answer.
*/
async function downloadArtifact(github, artifact, folder) {
	const zip = await github.retry(() => archiveOf(github, artifact));
	const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
	if (digest !== artifact.digest) throw new UserError(`${artifact.name} is refused: its digest is ${digest}, not ${artifact.digest}`);
	await mkdir(folder, { recursive: true });
	await unpackZip(zip, folder, UNPACKED);
}
async function archiveOf({ octokit, target }, artifact) {
	const { id, name, size_in_bytes } = artifact;
	const patience = size_in_bytes > LARGE_BYTES ? { timeout: Math.ceil(size_in_bytes / SLOWEST_BYTES_PER_MS) } : {};
	const { data } = await octokit.rest.actions.downloadArtifact({
		...target,
		artifact_id: id,
		archive_format: "zip",
		request: {
			...patience,
			parseSuccessResponseBody: false
		}
	});
	try {
		return await bytesOf(data, name);
	} catch (thrown) {
		if (thrown instanceof UserError) throw thrown;
		throw unreadableAnswer(`the download broke off: ${messageOf(thrown)}`, {
			method: "GET",
			url: `/actions/artifacts/${id}/zip`
		});
	}
}
async function bytesOf(body, name) {
	const reader = body.getReader();
	const chunks = [];
	let total = 0;
	let stalled = false;
	const watch = setTimeout(() => {
		stalled = true;
		reader.cancel().catch(() => void 0);
	}, STALLED_MS);
	try {
		for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
			watch.refresh();
			total += piece.value.length;
			if (total > MOST_ARCHIVE_BYTES) throw new UserError(`${name} is refused: more than ${MOST_ARCHIVE_BYTES} bytes`);
			chunks.push(piece.value);
		}
		if (stalled) throw new Error(`nothing came for ${STALLED_MS / 1e3} s`);
		return Buffer.concat(chunks, total);
	} finally {
		clearTimeout(watch);
		reader.cancel().catch(() => void 0);
	}
}
// src/store/provenance.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/;
/**
* Whether a run measured the base branch of this very repository with this very workflow. A fork's pull request from a branch
* that is called like the base branch agrees in name, branch and workflow; only the event and the head repository tell it apart.
*/
function acceptableRun(run, expected) {
	const problem = first([
		[BASELINE_EVENTS.some((event) => event === run.event), `its event is ${run.event}`],
		[run.head_branch === expected.branch, `it ran on ${run.head_branch}, not on ${expected.branch}`],
		[run.head_repository?.id === run.repository.id, "its commit comes from another repository"],
		[run.conclusion === "success", `it ended with ${run.conclusion}`],
		[withoutRef(run.path) === expected.workflow, `it is of ${run.path}, not of ${expected.workflow}`]
	]);
	return problem === void 0 ? { ok: true } : {
		ok: false,
		reason: `run ${run.id}: ${problem}`
	};
}
/** Whether an artifact may be a baseline: its run is acceptable, and it is that run's, whole, and can be verified. */
function acceptable(run, artifact, expected) {
	const origin = acceptableRun(run, expected);
	if (!origin.ok) return origin;
	const whole = acceptableArtifact(run, artifact, expected.mostBytes);
	if (!whole.ok) return whole;
	const from = artifact.workflow_run;
	const problem = first([
		[from?.head_branch === run.head_branch, "is not of the run's branch"],
		[from?.repository_id === run.repository.id, "is not of this repository"],
		[from?.head_repository_id === run.repository.id, "comes from another repository's commit"]
	]);
	return problem === void 0 ? { ok: true } : {
		ok: false,
		reason: `${artifact.name} of run ${run.id} ${problem}`
	};
}
/** Whether an artifact is a run's own, still there, not too large, and can be verified. */
function acceptableArtifact(run, artifact, mostBytes) {
	const from = artifact.workflow_run;
	const problem = first([
		[!artifact.expired, `expired on ${artifact.expires_at ?? "an unknown date"}`],
		[from?.id === run.id, "is not of this run"],
		[from?.head_sha === run.head_sha, "is not of the run's commit"],
		[SHA256.test(artifact.digest ?? ""), "has no SHA-256 digest"],
		[artifact.size_in_bytes <= mostBytes, `has ${artifact.size_in_bytes} bytes, more than ${mostBytes}`]
	]);
	return problem === void 0 ? { ok: true } : {
		ok: false,
		reason: `${artifact.name} of run ${run.id} ${problem}`
	};
}
/** `owner/repo/.github/workflows/perf.yml@refs/heads/main`, as `GITHUB_WORKFLOW_REF` has it, without repository and ref. */
function workflowPath(workflowRef) {
	return /^[^/]+\/[^/]+\/(?<path>.+?)@/.exec(workflowRef)?.groups?.["path"];
}
/** The API adds the ref for workflows that are called from elsewhere. */
function withoutRef(path) {
	return path.replace(/@.*$/, "");
}
function first(checks) {
	return checks.find(([holds]) => !holds)?.[1];
}
// src/store/run-artifacts.ts
/** A run holds at most 500 artifacts a job; more than this many are no legs of ours. */
const PAGES = 5;
/** The artifacts of a run, as the API lists them. */
async function artifactsOf({ octokit, target }, run_id) {
	const artifacts = [];
	for (let page = 1; page <= PAGES; page++) {
		const call = {
			...target,
			run_id,
			per_page: 100,
			page
		};
		const { data } = await octokit.rest.actions.listWorkflowRunArtifacts(call);
		artifacts.push(...data.artifacts);
		if (artifacts.length >= data.total_count || data.artifacts.length === 0) break;
	}
	return artifacts;
}
/** The newest artifacts of one name: one call instead of one for every run. Empty where the forge lacks the list. */
async function artifactsNamed({ octokit, target }, name) {
	try {
		const { data } = await octokit.rest.actions.listArtifactsForRepo({
			...target,
			name,
			per_page: 100
		});
		const byRun = new Map();
		for (const artifact of data.artifacts) {
			const id = artifact.workflow_run?.id;
			if (id !== void 0) byRun.set(id, [...byRun.get(id) ?? [], artifact]);
		}
		return {
			byRun,
			whole: byRun.size > 0 && data.artifacts.length === data.total_count
		};
	} catch (thrown) {
		if (isApiFailure(thrown) && thrown.status === 404) return {
			byRun: new Map(),
			whole: false
		};
		throw thrown;
	}
}
// src/store/run-sessions.ts
/** What all legs of one run may weigh: whoever wrote the pull request chooses how much it uploads. */
const MOST_RUN_BYTES = 2 ** 30;
const MOST_LEGS = 256;
/** An artifact that was just made may not be listed for a while. */
const LOOK_AGAIN_MS = [
	1e3,
	2e3,
	4e3
];
/**
* The sessions of a suite that the legs of a run uploaded, each leg's last attempt. They are a stranger's data: verified,
* bounded, unpacked outside of the workspace, read through a schema, and never more than data.
* @throws UserError naming the artifact that is refused, and whatever the API throws.
*/
async function sessionsOfRun(github, run, suite, temp) {
	const legs = await listed(github, run.id, suite);
	const bytes = legs.reduce((sum, { size_in_bytes }) => sum + size_in_bytes, 0);
	if (legs.length > MOST_LEGS || bytes > MOST_RUN_BYTES) throw new UserError(`run ${run.id} uploaded ${legs.length} legs of ${bytes} bytes in all: too much to read`);
	const folder = await mkdtemp(join(temp, "legs-"));
	try {
		const sessions = [];
		for (const artifact of legs) {
			const acceptance = acceptableArtifact({
				id: run.id,
				head_sha: run.headSha
			}, artifact, MOST_ARCHIVE_BYTES);
			if (!acceptance.ok) throw new UserError(acceptance.reason);
			const target = join(folder, String(artifact.id));
			await downloadArtifact(github, artifact, target);
			const session = await readSession(target);
			if (session.suite === suite) sessions.push(session);
		}
		return sessions;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function listed(github, runId, suite) {
	for (const pause of [...LOOK_AGAIN_MS, void 0]) {
		const legs = lastAttempts(await artifactsOf(github, runId), suite);
		if (legs.length > 0 || pause === void 0) return legs;
		await setTimeout$1(pause);
	}
	return [];
}
// src/action/own-legs.ts
/**
* The sessions of a suite at or below a path, of each leg the last attempt: a re-run of failed jobs leaves what the earlier
* attempt uploaded as it was. What is passed over is told.
*/
async function ownLegs(path, suite, log) {
	const legs = [];
	for (const folder of await sessionFolders(path)) legs.push({
		folder,
		session: await readSession(folder)
	});
	const own = legs.filter(({ session }) => session.suite === suite);
	for (const { folder, session } of legs) if (session.suite !== suite) log.info(`${folder} is of the suite ${session.suite}, not of ${suite}: passed over`);
	const last = new Map();
	for (const leg of own) last.set(keyOf$2(leg, suite), Math.max(attemptOf(leg, suite), last.get(keyOf$2(leg, suite)) ?? 0));
	return own.filter((leg) => {
		const newest = last.get(keyOf$2(leg, suite)) ?? 0;
		const old = attemptOf(leg, suite) < newest;
		if (old) log.info(`${leg.folder} is of an earlier attempt than ${newest}: passed over`);
		return !old;
	}).sort((a, b) => byTime(a.session, b.session));
}
/** The leg that the session names, or its artifact; a session without either stands for itself. */
function keyOf$2({ folder, session }, suite) {
	const leg = session.origin.leg ?? storedLeg(folder, suite)?.leg;
	return leg === void 0 ? `folder ${folder}` : `leg ${leg}`;
}
function attemptOf({ folder, session }, suite) {
	return session.origin.attempt ?? storedLeg(folder, suite)?.attempt ?? 1;
}
/** What the folder's name tells: it is the artifact's, also of a run that a command started. */
function storedLeg(folder, suite) {
	return legOf(withoutPull(basename(folder)), suite);
}
// src/action/pinned-origin.ts
const COMMIT = /^[0-9a-f]{40,64}$/;
/**
* Where a handed-over session comes from, as the API tells it. Of what the session says of itself only the commit counts, and
* only when it is the head that was approved, or that head's merge onto the base: then its first parent is the true base.
* @throws CannotJudgeError when it is any other commit.
*/
async function pinnedOrigin(claimed, run, github) {
	const { commit = "none" } = claimed;
	const { id, attempt, headSha, pullRequest } = run;
	const base = await baseOf(commit, run, github);
	const { owner, repo } = github.target;
	return {
		event: "pull_request",
		repository: `${owner}/${repo}`,
		commit,
		base,
		pullRequest,
		runId: id,
		attempt
	};
	async function baseOf(measured, { baseBranch }, { octokit, target }) {
		if (!COMMIT.test(measured)) throw stranger(measured);
		try {
			if (measured === headSha) {
				const basehead = `${baseBranch}...${headSha}`;
				const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
					...target,
					basehead,
					per_page: 1
				});
				return data.merge_base_commit.sha;
			}
			const { data } = await octokit.rest.repos.getCommit({
				...target,
				ref: measured
			});
			const [onto, merged, ...more] = data.parents.map(({ sha }) => sha);
			if (onto !== void 0 && merged === headSha && more.length === 0) return onto;
		} catch (cause) {
			throw new CannotJudgeError(`which commit run ${id} measured cannot be verified: ${describeApiError(cause)}`, { cause });
		}
		throw stranger(measured);
	}
	function stranger(measured) {
		return new CannotJudgeError(`the session of run ${id} says that it measured ${measured}, which is neither ${headSha} nor its merge onto the base`, { hint: "a push after the approval is measured by a run of its own" });
	}
}
// src/action/fold-sessions.ts
/** One verdict on the sessions that the legs of a matrix measured and uploaded. A leg that uploaded nothing is missed. */
async function foldSessions(path, action, { temp, log }) {
	const { job, handedOver, api } = action;
	const { config, selection } = job;
	const legs = await legsOf(path, action, {
		temp,
		log
	});
	const measured = mergeSessions(legs.map(({ session }) => session));
	const planned = planTrials(config, selection).expectedCells;
	const expectedCells = [...new Set([...planned, ...measured.expectedCells])];
	const origin = handedOver === void 0 ? ownOrigin(measured, action) : await pinnedOrigin(measured.origin, handedOver, api);
	const session = {
		...measured,
		origin,
		expectedCells
	};
	const baselines = await baselinesFor({
		...job,
		origin: {
			...job.origin,
			...origin
		}
	});
	const { policy } = config;
	const requests = await requestsIn(legs, session, log);
	const asked = {
		head: session,
		baselines,
		policy,
		today: job.today,
		judge: job.judge,
		confirmable: false
	};
	const comparison = compare(heldPairsInput({
		...asked,
		requests
	}, config.paired === "always"));
	return {
		session,
		comparison: measured.complete ? comparison : neverGreen(comparison, measured.notes),
		past: baselines.state === "found" ? baselines.sessions : []
	};
}
/** Of legs that lie on this disk; what another run uploaded is unpacked for its records only. */
async function requestsIn(legs, session, log) {
	const folders = legs.flatMap(({ folder }) => folder ?? []);
	if (folders.length === 0 || !session.records.some(({ variant }) => variant === "base")) return new Map();
	const { logs, notes } = await readRequestLogs(folders, session.records);
	for (const note of notes) log.warn(note);
	return logs;
}
/** A leg that was cancelled, or cut off, may have measured each cell once: that proves nothing about those that it lacks. */
function neverGreen(comparison, notes) {
	if (comparison.decision !== "pass") return comparison;
	const reason = `a leg did not measure all that was planned${notes.length === 0 ? "" : ` (${notes.join("; ")})`}: run it again`;
	return {
		...comparison,
		decision: "cannot-judge",
		reasons: [reason, ...comparison.reasons]
	};
}
async function legsOf(path, { job, handedOver, api }, { temp, log }) {
	const suite = job.config.name;
	const legs = path === void 0 ? (await uploadedLegs(job, handedOver, api, temp)).map((session) => ({ session })) : await ownLegs(path, suite, log);
	if (legs.length > 0) return legs;
	const [where, hint] = path === void 0 ? [`run ${handedOver?.id} uploaded`, "its jobs need mode: run, and the same suite name as this one"] : [`${path} holds`, "download the legs' artifacts with actions/download-artifact and pattern: llm-perf-gate-*"];
	throw new CannotJudgeError(`${where} no session of ${suite}: no leg measured anything, or nothing was downloaded`, { hint });
}
async function uploadedLegs({ config }, handedOver, api, temp) {
	if (handedOver === void 0) throw new UserError("input sessions-path: mode report needs the folder that the legs' sessions were downloaded to");
	try {
		return await sessionsOfRun(api, handedOver, config.name, temp);
	} catch (cause) {
		const why = cause instanceof UserError ? cause.message : describeApiError(cause);
		throw new CannotJudgeError(`what run ${handedOver.id} uploaded cannot be used: ${why}`, { cause });
	}
}
/** The legs and the job that reports on them are of one event, so they are of one commit: the merge, or the head itself. */
function ownOrigin({ origin }, { job, event }) {
	const own = [event.sha, event.headSha];
	if (!job.judge || own.includes(origin.commit)) return origin;
	throw new CannotJudgeError(`the sessions measured ${origin.commit ?? "an unknown commit"}, this job reports on ${job.origin.commit}`, { hint: "download the artifacts of this very run" });
}
// src/action/judged-name.ts
const LONGEST_PART = 100;
/**
* Whose verdict a job comes to: the check's name after `llm-perf-gate/`, and what its comment is found by. There is one of a suite, and
* one of each leg where legs judge themselves. A part of a suite is never taken for the whole: no suite's name has brackets.
*/
function judgedName(suite, { leg, ...selection }) {
	const part = partOf(selection);
	return [part === void 0 ? suite : `${suite} (${part})`, ...leg === void 0 ? [] : [leg]].join("/");
}
/** What of the suite is measured, where that is not all of it. */
function partOf({ filter, shard }) {
	const parts = [...filter === void 0 ? [] : [plainText(filter.source, LONGEST_PART)], ...shard === void 0 ? [] : [`shard ${shard.index}/${shard.of}`]];
	return parts.length === 0 ? void 0 : parts.join(", ");
}
// src/action/run-address.ts
/** Where a reader finds this run. */
function runAddress(env) {
	const [server, repository, run] = [
		env["GITHUB_SERVER_URL"],
		env["GITHUB_REPOSITORY"],
		env["GITHUB_RUN_ID"]
	];
	if (server === void 0 || repository === void 0 || run === void 0) return void 0;
	return `${server}/${repository}/actions/runs/${run}`;
}
// src/action/gate-check.ts
const NO_CHECK = {
	shared: false,
	progress: () => void 0,
	complete: async () => void 0,
	fail: async () => void 0
};
/** The pause before the next update; it grows so that hours of measuring cost a handful of calls. */
const FIRST_PAUSE_MS = 6e4;
const PAUSE_GROWTH = 5;
/** Begins the check, and leaves what the post step needs to end it should this process be killed. */
async function beginCheck(action, how, { log, env }) {
	const { github } = action;
	const { job, event } = action;
	const request = job.judge ? checkRequest(checkName(job), event, how, env) : void 0;
	if (github === void 0 || request === void 0) return NO_CHECK;
	return beginRequested(github, request, log);
}
/** What fails only warns. */
async function beginRequested(github, request, log) {
	const place = await openCheck(github, request).catch((error) => {
		log.warn(`no check on ${request.sha.slice(0, 10)}: ${describeApiError(error)}`);
	});
	if (place === void 0) return NO_CHECK;
	saveState("check", JSON.stringify(place));
	return gateCheck(place, github, log);
}
/** `undefined` where no check is wanted, or can be written. */
function checkRequest(name, event, how, env) {
	const readOnly = how === "auto" && event.fork && event.name === "pull_request";
	if (how === "none" || event.headSha === void 0 || readOnly) return void 0;
	const url = runAddress(env);
	const attempt = env["GITHUB_RUN_ATTEMPT"];
	return {
		name,
		sha: event.headSha,
		how: how === "auto" ? howFor(event) : how,
		...url === void 0 ? {} : { url },
		...attempt === void 0 ? {} : { attempt }
	};
}
function howFor({ name, commanded }) {
	if (name === "workflow_run") return "status";
	return commanded === void 0 ? "auto" : "as-before";
}
/** What branch protection can require. */
function checkName({ config, origin, selection }) {
	return nameOfCheck(judgedName(config.name, {
		...selection,
		leg: origin.leg
	}));
}
function nameOfCheck(judged) {
	return `llm-perf-gate/${judged}`;
}
function gateCheck(place, github, log) {
	let due = 0;
	let pause = FIRST_PAUSE_MS;
	let last = Promise.resolve();
	let ended = false;
	const complete = async (result) => {
		if (ended) return;
		ended = true;
		await last;
		const { conclusion, title } = result;
		saveState("check-result", JSON.stringify({
			conclusion,
			title
		}));
		try {
			await completeCheck(github, place, result);
			saveState("check-ended", "true");
		} catch (error) {
			log.warn(`the check was not completed: ${describeApiError(error)}`);
		}
	};
	return {
		...place.kind === "check-run" && place.app !== void 0 ? { app: place.app } : {},
		shared: place.kind === "check-run" && place.shared,
		complete,
		fail: (why, enforce) => complete({
			conclusion: enforce === "observe" ? "neutral" : "failure",
			title: `no verdict: ${why}`,
			summary: "The job ended before it could decide; its log says why."
		}),
		progress: (line) => {
			const now = performance.now();
			if (ended || now < due) return;
			due = now + pause;
			pause *= PAUSE_GROWTH;
			last = showProgress(github, place, line).catch(() => void 0);
		}
	};
}
// src/action/commanded-event.ts
/**
* What a command started is about its pull request, as if that had just been pushed; any other event stays as it is told.
* @throws CannotJudgeError when the pull request has moved on, UserError when the workspace holds another commit than was asked for.
*/
async function commandedEvent(told, { mode }, checkout, { octokit, target }) {
	if (told.commanded === void 0) return told;
	const { pullRequest, sha } = told.commanded;
	if (mode !== "report" && checkout?.commit !== sha) throw new UserError(`the workspace holds ${checkout?.commit ?? "no commit"}, the command asked for ${sha}`, { hint: "give actions/checkout the input sha as its ref, and fetch-depth: 0" });
	const { data: pull } = await octokit.rest.pulls.get({
		...target,
		pull_number: pullRequest
	}).catch((cause) => {
		throw new CannotJudgeError(`pull request ${pullRequest} cannot be read: ${describeApiError(cause)}`, { cause });
	});
	if (pull.state !== "open" || pull.head.sha !== sha) throw new CannotJudgeError(`pull request ${pullRequest} has moved on: ${sha} is not the head of an open one any more`);
	const { base } = pull;
	return {
		...told,
		name: "pull_request",
		pullRequest,
		sha,
		headSha: sha,
		baseSha: base.sha,
		baseBranch: base.ref,
		fork: false
	};
}
// src/action/earlier-attempt.ts
/**
* Takes a job up where an earlier attempt of the same run left it: cancelled, out of budget, on a runner that was lost. Only
* records of the same commit, plan and environment class count; an attempt that had measured everything is measured anew,
* because whoever runs it again asks for that. What cannot be had is measured.
*/
function earlierAttempt({ event, github, suite, leg }, { temp, log }) {
	const { attempt = 1 } = event;
	return async (folder, now) => {
		if (attempt === 1 || await isSessionFolder(folder)) return resumableRecords(folder, now);
		const scratch = await mkdtemp(join(temp, "attempt-"));
		try {
			const found = await downloaded({
				event,
				github,
				suite,
				leg
			}, scratch);
			if (found === void 0 || (await readHeader(found)).complete) return [];
			const records = await resumableRecords(found, now);
			await cp(found, folder, { recursive: true });
			log.info(`an earlier attempt left ${records.length} records: only what is missing is measured`);
			return records;
		} catch (thrown) {
			const why = thrown instanceof UserError ? thrown.message : describeApiError(thrown);
			log.info(`the earlier attempt is not taken up, everything is measured: ${why}`);
			return [];
		} finally {
			await rm(scratch, {
				recursive: true,
				force: true
			});
		}
	};
}
/** The session of the newest earlier attempt, unpacked below a folder. */
async function downloaded({ event, github, suite, leg }, folder) {
	const { runId = 0, attempt = 1, headSha = "" } = event;
	const names = Array.from({ length: attempt - 1 }, (_, k) => artifactName({
		suite,
		...leg === void 0 ? {} : { leg },
		attempt: attempt - 1 - k
	}));
	const all = await artifactsOf(github, runId);
	const [artifact] = names.flatMap((name) => all.filter((found) => found.name === name));
	if (artifact === void 0) return void 0;
	const acceptance = acceptableArtifact({
		id: runId,
		head_sha: headSha
	}, artifact, MOST_ARCHIVE_BYTES);
	if (!acceptance.ok) throw new UserError(acceptance.reason);
	const target = join(folder, artifact.name);
	await downloadArtifact(github, artifact, target);
	return target;
}
// src/github/forge.ts
/** Gitea and Forgejo serve GitHub's calls below a path of their own. */
function isGiteaLike({ octokit }) {
	return octokit.request.endpoint.DEFAULTS.baseUrl.endsWith("/api/v1");
}
// src/action/event-checkout.ts
/**
* What the workspace holds, where that is a commit of the event: its test merge, or the head. What that was merged onto comes from
* the API and the event, because the steps before this one ran the pull request's code, which can rewrite the workspace's history.
* `undefined` where the job only reports, and its workspace is another commit's.
* @throws CannotJudgeError when a job that measures has another commit in its workspace, or none.
*/
async function eventCheckout(event, { mode }, checkout, github) {
	const { name, sha, headSha, baseSha } = event;
	if (name !== "pull_request" && name !== "merge_group") return checkout;
	if (checkout === void 0) {
		if (mode === "report") return void 0;
		throw new CannotJudgeError("the workspace is no git repository with a commit, so nothing tells whose code would be measured", { hint: "check the repository out at the workspace's root: actions/checkout without path, and in a container job an image that has git" });
	}
	const { commit } = checkout;
	if (commit !== sha && commit !== headSha) {
		if (mode === "report") return void 0;
		throw new CannotJudgeError(`the workspace holds ${commit}, which is neither the event's commit ${sha ?? "(unknown)"} nor the head ${headSha ?? "(unknown)"}`, { hint: "give actions/checkout no ref, or the pull request's head as its ref" });
	}
	if (name === "merge_group") return checkout;
	const mergeBase = (base) => mergeBaseOf(base, checkout, github);
	if (commit === headSha) return {
		...checkout,
		parents: [],
		mergeBase
	};
	const assumed = [baseSha, headSha].filter((one) => one !== void 0);
	return {
		...checkout,
		parents: await parentsOf(commit, github) ?? assumed,
		mergeBase
	};
}
async function parentsOf(ref, { octokit, target }) {
	return octokit.rest.repos.getCommit({
		...target,
		ref,
		per_page: 1
	}).then(({ data }) => data.parents.map(({ sha }) => sha)).catch(() => void 0);
}
/** Gitea cannot be asked: there it is the workspace's, and finds baselines only. */
async function mergeBaseOf(base, checkout, github) {
	if (isGiteaLike(github)) return checkout.mergeBase(base);
	const { octokit, target } = github;
	return octokit.rest.repos.compareCommitsWithBasehead({
		...target,
		basehead: `${base}...${checkout.commit}`,
		per_page: 1
	}).then(({ data }) => data.merge_base_commit.sha).catch(() => void 0);
}
// src/action/judging-commit.ts
/**
* Whose configuration judges: the base branch's tip that the workspace was merged onto. Of a head that is the tip when the event
* happened: whoever branches off chooses the merge base, and may choose one from before the gate. The tip also has to do where only
* the workspace tells what it was merged onto, as on Gitea.
*/
function judgingCommit({ baseSha, headSha }, { base, commit }, github) {
	return commit === headSha || isGiteaLike(github) ? baseSha : base ?? baseSha;
}
// src/action/measuring-run.ts
/**
* `undefined` when the event names no run, or one that was not about a pull request.
* @throws CannotJudgeError when no open pull request, or more than one, has the run's head commit.
*/
async function measuringRun({ triggeredBy }, github) {
	if (triggeredBy === void 0 || triggeredBy.event !== "pull_request") return void 0;
	try {
		const { octokit, target } = github;
		const { data: run } = await octokit.rest.actions.getWorkflowRun({
			...target,
			run_id: triggeredBy.runId
		});
		const pull = await pullRequestOf(run, github);
		return {
			id: run.id,
			attempt: run.run_attempt ?? 1,
			headSha: run.head_sha,
			workflow: run.path.replace(/@.*$/, ""),
			pullRequest: pull.number,
			baseSha: pull.base.sha,
			baseBranch: pull.base.ref
		};
	} catch (cause) {
		if (cause instanceof CannotJudgeError) throw cause;
		throw new CannotJudgeError(`what run ${triggeredBy.runId} measured is not known: ${describeApiError(cause)}`, { cause });
	}
}
/** `workflow_run.pull_requests` is empty for forks, so the open pull requests of the run's branch are asked for. */
async function pullRequestOf(run, { octokit, target }) {
	const from = run.head_repository;
	if (from === null) throw new CannotJudgeError(`run ${run.id}: the repository that its commit came from is gone`);
	const head = `${from.owner.login}:${run.head_branch ?? ""}`;
	const { data } = await octokit.rest.pulls.list({
		...target,
		state: "open",
		head,
		per_page: 100
	});
	const found = data.filter((pull) => pull.head.sha === run.head_sha && pull.head.repo?.full_name === from.full_name);
	const [pull, other] = found;
	if (pull === void 0) throw new CannotJudgeError(`no open pull request from ${head} has the head ${run.head_sha}: it was closed, or has moved on since run ${run.id} measured it`);
	if (other !== void 0) throw new CannotJudgeError(`the pull requests ${found.map(({ number }) => number).join(" and ")} both have the head ${run.head_sha}: which one run ${run.id} measured is not known`);
	return pull;
}
// src/store/certificate-extensions.ts
/**
* What Fulcio certifies of the workflow run that a signing key was made for, by the last number of its object id below
* 1.3.6.1.4.1.57264.1: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
*/
const CERTIFIED = {
	repository: 12,
	commit: 13,
	ref: 14,
	workflow: 18,
	event: 20,
	run: 21
};
/** 1.3.6.1.4.1.57264.1, as DER writes it. */
const FULCIO = [
	43,
	6,
	1,
	4,
	1,
	131,
	191,
	48,
	1
];
const [OBJECT_ID, OCTET_STRING, UTF8_STRING] = [
	6,
	4,
	12
];
/** The text of one extension of a certificate in DER; absent when it has none, or several. */
function certified(der, extension) {
	const id = Buffer.from([
		OBJECT_ID,
		FULCIO.length + 1,
		...FULCIO,
		CERTIFIED[extension]
	]);
	const bytes = Buffer.from(der);
	const at = bytes.indexOf(id);
	if (at < 0 || bytes.indexOf(id, at + 1) >= 0) return void 0;
	const value = valueAt(bytes.subarray(at + id.length), OCTET_STRING);
	return value === void 0 ? void 0 : valueAt(value, UTF8_STRING)?.toString("utf8");
}
/** The content of the DER element that a buffer begins with, when it is of this type and shorter than 64 KiB. */
function valueAt(bytes, tag) {
	const [type, first = 0, second = 0, third = 0] = bytes;
	if (type !== tag) return void 0;
	const [start, length] = first < 128 ? [2, first] : first === 129 ? [3, second] : [4, second * 256 + third];
	if (first > 130 || start + length > bytes.length) return void 0;
	return bytes.subarray(start, start + length);
}
// src/store/attestation.ts
const base64 = base64$1().max(2 ** 20);
const certificate = looseObject({ rawBytes: base64 });
/** A Sigstore bundle around one in-toto statement: https://docs.sigstore.dev/about/bundle/ */
const bundleSchema = looseObject({
	verificationMaterial: union([looseObject({ certificate }), looseObject({ x509CertificateChain: looseObject({ certificates: tuple([certificate]).rest(certificate) }) })]),
	dsseEnvelope: looseObject({
		payload: base64,
		payloadType: literal("application/vnd.in-toto+json"),
		signatures: tuple([looseObject({ sig: base64 })])
	})
});
function leafOf(material) {
	return "certificate" in material ? material.certificate : material.x509CertificateChain.certificates[0];
}
const statementSchema = looseObject({
	subject: array(looseObject({ digest: record(string(), string()) })).max(1024),
	predicateType: string()
});
const PREDICATE = "https://slsa.dev/provenance/v1";
/**
* Why a bundle does not attest a session; nothing when it does: its signature is right under its certificate, and the
* certificate names the run. Whether the certificate is Sigstore's own, and the entry in the transparency log, are not looked at.
*/
function whyNotAttested(bundle, expected) {
	const read = bundleSchema.safeParse(bundle);
	if (!read.success) return "the bundle cannot be read";
	const { dsseEnvelope, verificationMaterial: material } = read.data;
	const der = Buffer.from(leafOf(material).rawBytes, "base64");
	const payload = Buffer.from(dsseEnvelope.payload, "base64");
	const signed = encoded(dsseEnvelope.payloadType, payload);
	const statement = statementSchema.safeParse(jsonOf(payload));
	if (!statement.success) return "its statement cannot be read";
	const { repository, workflow, branch, commit, runId, digest } = expected;
	const ref = `refs/heads/${branch}`;
	return [
		[statement.data.predicateType === PREDICATE, `it is a ${statement.data.predicateType}, not a ${PREDICATE}`],
		[statement.data.subject.some((subject) => `sha256:${subject.digest["sha256"]}` === digest), "it is about something else"],
		[certified(der, "repository") === repository, "its signer is another repository"],
		[certified(der, "workflow") === `${repository}/${workflow}@${ref}`, "its signer is another workflow"],
		[certified(der, "ref") === ref, "its signer ran on another ref"],
		[certified(der, "commit") === commit, "its signer ran on another commit"],
		[BASELINE_EVENTS.some((event) => event === certified(der, "event")), "its signer was started by another event"],
		[certified(der, "run")?.startsWith(`${repository}/actions/runs/${runId}/attempts/`) === true, "its signer is another run"],
		[isSigned(signed, dsseEnvelope.signatures[0].sig, der), "its signature is wrong"]
	].find(([holds]) => !holds)?.[1];
}
/** What DSSE signs: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function encoded(type, payload) {
	return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
}
function isSigned(signed, signature, der) {
	try {
		return verify("sha256", signed, new X509Certificate(der).publicKey, Buffer.from(signature, "base64"));
	} catch {
		return false;
	}
}
function jsonOf(payload) {
	try {
		return JSON.parse(payload.toString("utf8"));
	} catch {
		return;
	}
}
// src/store/attested.ts
/** Attestations of one digest that are looked at; a session has one. */
const MOST$1 = 30;
/** From 2026-03-10 on the answer lacks the bundle, and names a compressed blob: https://docs.github.com/rest/repos/attestations */
const WITH_BUNDLES = "2022-11-28";
/** The repository's page, as Fulcio certifies it. */
function repositoryPage(server, { owner, repo }) {
	return `${server ?? "https://github.com"}/${owner}/${repo}`;
}
/**
* Whether the repository holds an attestation of an artifact that was signed by the very run that uploaded it.
* @throws whatever the API throws, other than that there is none.
*/
async function attestedArtifact({ octokit, target }, run, artifact, { repository, branch, workflow }) {
	const digest = artifact.digest ?? "";
	const expected = {
		digest,
		repository,
		branch,
		workflow,
		commit: run.head_sha,
		runId: run.id
	};
	const name = `${artifact.name} of run ${run.id}`;
	try {
		const { data } = await octokit.rest.repos.listAttestations({
			...target,
			subject_digest: digest,
			per_page: MOST$1,
			headers: { "x-github-api-version": WITH_BUNDLES }
		});
		const problems = (data.attestations ?? []).filter((found) => found.repository_id === run.repository.id).map(({ bundle }) => whyNotAttested(bundle, expected));
		if (problems.includes(void 0)) return { ok: true };
		const [problem = "there is none"] = problems;
		return {
			ok: false,
			reason: `${name} is not attested: ${problem}`
		};
	} catch (thrown) {
		if (!isApiFailure(thrown) || thrown.status !== 404) throw thrown;
		return {
			ok: false,
			reason: `${name} is not attested: there is none`
		};
	}
}
// src/store/distance.ts
/** The base's own and its ancestors' first, nearest first, then others; newest first among equals (run numbers grow with time). */
function nearestFirst(items, ancestry, commitOf) {
	const distances = new Map(ancestry.map((sha, distance) => [sha, distance]));
	return items.map((item) => {
		const distance = distances.get(commitOf(item));
		return {
			item,
			...distance === void 0 ? {} : { distance }
		};
	}).sort((a, b) => {
		const nearer = (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER);
		return nearer === 0 ? b.item.number - a.item.number : nearer;
	});
}
/** How far the nearest baseline is from the commit that the change is compared with. */
function distanceNote({ commit, distance, base }) {
	if (base === void 0) return `newest baseline: ${commit}`;
	if (distance === 0) return `the base commit ${base} itself was measured`;
	if (distance === void 0) return `no known ancestor of ${base} was measured; newest baseline: ${commit}`;
	return `last measured ancestor of ${base}: ${commit}, ${distance} commits before it`;
}
// src/store/baseline-runs.ts
/**
* Runs whose artifacts may be baselines: the base and its ancestors first, nearest first, then others, newest first.
* One call an event keeps pull requests out: else those from forks' branches of the base branch's name could crowd a page.
*/
async function baselineRuns(github, expected, base) {
	const [ancestors, ...pages] = await Promise.all([ancestorsOf(github, base), ...BASELINE_EVENTS.map((event) => runsOf(github, expected, event))]);
	return nearestFirst(pages.flat().filter((run) => acceptableRun(run, expected).ok).map((run) => ({
		run,
		number: run.id
	})), ancestors, ({ run }) => run.head_sha).map(({ item, ...rank }) => ({
		run: item.run,
		...rank
	}));
}
async function runsOf({ octokit, target }, expected, event) {
	const { data } = await octokit.rest.actions.listWorkflowRuns({
		...target,
		workflow_id: expected.workflow.replace(/^.*\//, ""),
		branch: expected.branch,
		status: "success",
		event,
		per_page: 100
	});
	return data.workflow_runs;
}
/** Answers for a commit that is not there, in an empty repository, and for what is no commit. */
const UNKNOWN_COMMIT = [
	404,
	409,
	422
];
/** The base and its newest ancestors; empty when the repository does not know the commit. */
async function ancestorsOf({ octokit, target }, base) {
	if (base === void 0) return [];
	try {
		return (await octokit.rest.repos.listCommits({
			...target,
			sha: base,
			per_page: 100
		})).data.map(({ sha }) => sha);
	} catch (thrown) {
		if (isApiFailure(thrown) && UNKNOWN_COMMIT.includes(thrown.status)) return [];
		throw thrown;
	}
}
// src/store/baseline-session.ts
/** The answer for an expired artifact that a list still shows. */
function isGone(thrown) {
	return isApiFailure(thrown) && thrown.status === 410;
}
/** Whether a run is known to have stored nothing, without asking for its artifacts. */
function isEmpty(run, { byRun, whole }) {
	return run.run_attempt === 1 && whole && !byRun.has(run.id);
}
/** A run whose only attempt stored the whole suite in one artifact need not be asked for its artifacts. */
async function storedBy(run, { byRun }, github) {
	return (run.run_attempt === 1 ? byRun.get(run.id) : void 0) ?? await artifactsOf(github, run.id);
}
/**
* The session of a suite that a run stored, its legs merged.
* @throws whatever the API throws; refused content is a note.
*/
async function baselineSession(github, run, expected, query, { folder, known, attestedBy }) {
	const legs = [];
	const refused = [];
	const passedOver = [];
	const expiries = [];
	const artifacts = await storedBy(run, known, github);
	for (const artifact of lastAttempts(artifacts, query.suite)) {
		const name = `${artifact.name} of run ${run.id}`;
		const acceptance = await mayCount(github, run, artifact, expected, attestedBy);
		if (!acceptance.ok) {
			(artifact.expired ? passedOver : refused).push(acceptance.reason);
			continue;
		}
		try {
			const target = join(folder, String(artifact.id));
			await downloadArtifact(github, artifact, target);
			const session = await readSession(target);
			if (session.suite !== query.suite || session.id === query.except || session.variants !== void 0) continue;
			legs.push(ofRun(session, run));
			expiries.push(artifact.expires_at ?? "");
		} catch (thrown) {
			if (isGone(thrown)) passedOver.push(`${name} expired a moment ago`);
			else refused.push(`${name}: ${refusal(thrown)}`);
		}
	}
	if (legs.length === 0) return {
		refused,
		passedOver
	};
	return {
		...joined(legs, run, {
			refused,
			passedOver
		}),
		expiresAt: expiries.sort()[0]
	};
}
async function mayCount(github, run, artifact, expected, attestedBy) {
	const trusted = acceptable(run, artifact, expected);
	if (!trusted.ok || attestedBy === void 0) return trusted;
	return attestedArtifact(github, run, artifact, {
		...expected,
		repository: attestedBy
	});
}
function joined(legs, run, { refused, passedOver }) {
	try {
		const session = mergeSessions(legs);
		if (session.records.some(({ validity }) => validity.state === "valid")) return {
			session,
			refused,
			passedOver
		};
		return {
			refused,
			passedOver: [...passedOver, `run ${run.id}: its session has no valid record`]
		};
	} catch (thrown) {
		return {
			refused: [...refused, `run ${run.id}: ${refusal(thrown)}`],
			passedOver
		};
	}
}
/** The message of refused content; anything else is passed on. */
function refusal(thrown) {
	if (thrown instanceof UserError) return thrown.message;
	throw thrown;
}
function ofRun(session, run) {
	const { commit, ref } = session.origin;
	if (commit !== run.head_sha) throw new UserError(`it says that it measured ${commit ?? "no commit"}, its run measured ${run.head_sha}`);
	if (ref === void 0 || ref === `refs/heads/${run.head_branch}`) return session;
	throw new UserError(`it says that it ran on ${ref}, not on the branch ${run.head_branch}`);
}
// src/store/branch-history.ts
/**
* Asks GitHub, which tells of a run only the name of what it ran on: a tag that is called like the branch has it too, on any commit.
* One call for the branch's newest commits, by a reference that is no tag's, and one for each commit that is not among them.
*/
function branchHistory(github, branch) {
	const { octokit, target } = github;
	const ref = `heads/${branch}`;
	let newest;
	return async (commit) => {
		newest ??= ancestorsOf(github, ref);
		const known = await newest;
		if (known.includes(commit)) return true;
		try {
			const basehead = `${known[0] ?? ref}...${commit}`;
			const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
				...target,
				basehead,
				per_page: 1
			});
			return data.status === "behind" || data.status === "identical";
		} catch (thrown) {
			if (isApiFailure(thrown) && thrown.status === 404) return false;
			throw thrown;
		}
	};
}
// src/store/expiry.ts
/** Stored sessions that a verdict needs at least. */
const LEAST = 3;
const SOON_DAYS = 14;
const DAY_MS = 864e5;
/** Says ahead of time when so many of the sessions used are deleted that nothing can be judged any more. `now` in Unix milliseconds. */
function expiryNotes(expiries, now) {
	const lastOfEnough = [...expiries].sort((a, b) => Date.parse(b) - Date.parse(a))[2];
	if (lastOfEnough === void 0 || Date.parse(lastOfEnough) > now + SOON_DAYS * DAY_MS) return [];
	return [`on ${lastOfEnough.slice(0, 10)} fewer than ${LEAST} of these sessions will be left, and nothing can be judged: measure the base branch again (on: schedule), raise retention-days, or keep sessions on a branch (store: { kind: branch })`];
}
// src/store/artifact.ts
/** Runs looked into beyond the sessions asked for: some measured another suite, or nothing. Bounds the calls to the API. */
const SPARE_RUNS = 8;
const OTHER_FORGE = "this forge does not say which branch a run was of, so that no artifact can be trusted: keep sessions on a branch (store: { kind: branch })";
/** Sessions as artifacts of this repository's workflow runs. Baselines come only from runs that pass the provenance rule. */
function artifactStore({ github, world, retentionDays, workflow, attested, onUpload }) {
	const attestedBy = attested === true ? repositoryPage(world.env["GITHUB_SERVER_URL"], github.target) : void 0;
	return {
		save: async (folder, name) => {
			const { where, digest } = await uploadArtifact(folder, name, retentionDays, world);
			if (digest !== void 0) onUpload?.(digest);
			return where;
		},
		baselines: (query) => baselines$1(github, world, query, attestedBy, workflow)
	};
}
async function baselines$1(github, { env, temp }, query, attestedBy, workflow = workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "")) {
	if (workflow === void 0) return unreadable$1("GITHUB_WORKFLOW_REF does not name the workflow that baselines come from");
	if (query.branch === void 0) return unreadable$1("the branch that baselines are measured on is not known");
	const expected = {
		branch: query.branch,
		workflow,
		mostBytes: MOST_ARCHIVE_BYTES
	};
	const folder = await mkdtemp(join(temp, "baselines-"));
	try {
		const [ranked, known] = await Promise.all([baselineRuns(github, expected, query.base), artifactsNamed(github, artifactName({ suite: query.suite }))]);
		const earlier = ranked.filter(({ run }) => String(run.id) !== env["GITHUB_RUN_ID"] && !isEmpty(run, known));
		const inHistory = branchHistory(github, expected.branch);
		const found = await firstSessions(earlier.slice(0, query.limit + SPARE_RUNS), query, async ({ run, distance }) => {
			if (distance === void 0 && !await inHistory(run.head_sha)) return outsider(run, expected.branch);
			return baselineSession(github, run, expected, query, {
				folder,
				known,
				attestedBy
			});
		});
		if (found.state !== "none" || !isGiteaLike(github)) return found;
		return {
			state: "none",
			notes: [...found.notes, OTHER_FORGE]
		};
	} catch (thrown) {
		return unreadable$1(`the baselines could not be read: ${describeApiError(thrown)}`);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function outsider({ id, head_sha: commit }, branch) {
	return {
		refused: [],
		passedOver: [`run ${id} measured ${commit}, which is not in the history of the branch ${branch}: passed over`]
	};
}
/** Reads runs in order of preference, as many at once as sessions are missing, until there are enough. */
async function firstSessions(runs, query, read) {
	const sessions = [];
	const refused = [];
	const passedOver = [];
	const expiries = [];
	let nearest;
	for (let next = 0; sessions.length < query.limit && next < runs.length;) {
		const batch = runs.slice(next, next + query.limit - sessions.length);
		next += batch.length;
		const settled = await Promise.allSettled(batch.map(async (run) => ({
			run,
			...await read(run)
		})));
		for (const one of settled) {
			if (one.status === "rejected") throw one.reason;
			const outcome = one.value;
			refused.push(...outcome.refused);
			passedOver.push(...outcome.passedOver);
			if (outcome.session === void 0) continue;
			sessions.push(outcome.session);
			if (outcome.expiresAt) expiries.push(outcome.expiresAt);
			nearest ??= outcome.run;
		}
	}
	const notes = [
		...refused,
		...passedOver,
		...expiryNotes(expiries, Date.now())
	];
	if (nearest !== void 0) return {
		state: "found",
		sessions,
		notes: [...notes, noteOn(nearest, query.base)]
	};
	const [reason] = refused;
	if (reason !== void 0) return {
		state: "unreadable",
		reason,
		notes
	};
	const found = `${runs.length} successful runs on ${query.branch} hold no session of the suite ${query.suite} that can be read`;
	return {
		state: "none",
		notes: [...notes, found]
	};
}
function noteOn({ run, distance }, base) {
	return distanceNote({
		commit: run.head_sha,
		distance,
		base
	});
}
function unreadable$1(reason) {
	return {
		state: "unreadable",
		reason,
		notes: []
	};
}
// src/store/branch-choice.ts
/**
* The baselines among the files of the branch. Who may write there is the forge's affair; that a session measured this very
* repository's base branch it must say itself. The base and its ancestors come first, nearest first, then the newest.
*/
function chosenFrom(files, query, ancestry) {
	const notes = [];
	const runs = new Map();
	for (const [path, text] of files) {
		const session = parsed(path, text, notes);
		const problem = session === void 0 ? void 0 : unfit(session, query);
		if (session === void 0 || session.suite !== query.suite || session.id === query.except) continue;
		if (problem !== void 0) notes.push(`${path} is passed over: ${problem}`);
		else runs.set(keyOf$1(session), [...runs.get(keyOf$1(session)) ?? [], session]);
	}
	const ranked = nearestFirst([...runs.values()].map(runOf), ancestry, ({ commit }) => commit);
	const sessions = [];
	for (const { item } of ranked) {
		if (sessions.length === query.limit) break;
		const whole = merged(item.legs, notes);
		if (whole?.records.some(({ validity }) => validity.state === "valid")) sessions.push(whole);
	}
	const nearest = ranked.find(({ item }) => item.commit === sessions[0]?.origin.commit);
	if (nearest === void 0) {
		const damaged = notes.find((note) => note.startsWith("refused"));
		if (damaged !== void 0) return {
			state: "unreadable",
			reason: damaged,
			notes
		};
		return {
			state: "none",
			notes: [...notes, `${files.size} stored sessions hold no baseline of the suite ${query.suite}`]
		};
	}
	const { item, distance } = nearest;
	return {
		state: "found",
		sessions,
		notes: [...notes, distanceNote({
			commit: item.commit,
			distance,
			base: query.base
		})]
	};
}
function parsed(path, text, notes) {
	try {
		return parseSession(path, text);
	} catch (thrown) {
		notes.push(`refused ${messageOf(thrown)}`);
		return;
	}
}
/** Why a session is no baseline, or nothing. */
function unfit({ origin, complete, variants }, { repository, branch }) {
	const { commit, event, ref } = origin;
	if (origin.repository !== repository) return `it measured ${origin.repository ?? "an unknown repository"}`;
	if (!BASELINE_EVENTS.some((known) => known === event)) return `its event is ${event}`;
	if (ref !== `refs/heads/${branch}`) return `it ran on ${ref ?? "an unknown branch"}, not on ${branch}`;
	if (!/^[0-9a-f]{40,64}$/.test(commit ?? "")) return "it does not say which commit it measured";
	if (variants !== void 0) return "it measured variants, not one commit";
	return complete ? void 0 : "it is not complete";
}
function keyOf$1({ origin, id }) {
	return origin.runId === void 0 ? id : `${origin.runId} ${origin.commit}`;
}
/** Of each leg the last attempt. */
function runOf(sessions) {
	const byLeg = new Map();
	for (const session of [...sessions].sort((a, b) => (a.origin.attempt ?? 1) - (b.origin.attempt ?? 1))) byLeg.set(session.origin.leg ?? "", session);
	const [{ origin } = { origin: void 0 }] = sessions;
	return {
		number: origin?.runId ?? 0,
		commit: origin?.commit ?? "",
		legs: [...byLeg.values()]
	};
}
function merged(legs, notes) {
	try {
		return mergeSessions(legs);
	} catch (thrown) {
		if (!(thrown instanceof UserError)) throw thrown;
		notes.push(`refused ${thrown.message}`);
		return;
	}
}
// src/store/branch-files.ts
/** Where the sessions of a suite lie; takes a path in it too. */
function sessionsFolder(suiteOrPath) {
	const [, suite] = /^sessions\/([^/]+)\//.exec(suiteOrPath) ?? [];
	return `sessions/${suite ?? storedName(suiteOrPath)}`;
}
/** Session ids end with the number of their run, so that every run and leg has a file of its own. */
function sessionPath({ suite, id }) {
	return `${sessionsFolder(suite)}/${storedName(id)}.json`;
}
/** The files beyond the newest `keep`: numbers of runs grow with time. */
function pruned(files, keep) {
	const runOf = (path) => Number(/-(\d+)\.json$/.exec(path)?.[1] ?? 0);
	return [...files].sort((a, b) => runOf(b) - runOf(a) || (a < b ? 1 : -1)).slice(keep);
}
// src/store/git-remote.ts
/** Longest that one git command may take, its network included. */
const LONGEST_MS = 12e4;
/** Most that one command may print: all sessions of a branch. */
const MOST_BYTES = 512 * 2 ** 20;
/** Of the job's environment git sees only what leads it through the network. */
const PASSED_ON = /^(?:PATH|HOME|(?:https?|no|all)_proxy|GIT_SSL_\w+|SSL_CERT_(?:FILE|DIR)|GIT_TRACE\w*)$/i;
/** The forge's repository by git's own protocol, which every forge speaks. The token is in no argument and no file. */
async function gitRemote({ folder, repository, token, world }) {
	const server = (world.env["GITHUB_SERVER_URL"] ?? "https://github.com").replace(/\/+$/, "");
	const passed = Object.entries(world.env).filter(([name]) => PASSED_ON.test(name));
	const env = {
		...Object.fromEntries(passed),
		...identity(),
		...token === void 0 ? {} : authorization(server, token),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_DIR: folder
	};
	const git = (words, input) => {
		return new Promise((resolve, reject) => {
			const options = {
				cwd: folder,
				env,
				signal: world.signal,
				timeout: LONGEST_MS,
				maxBuffer: MOST_BYTES
			};
			const all = [
				"-c",
				"core.hooksPath=/dev/null",
				"-c",
				"gc.auto=0",
				...words
			];
			execFile("git", all, options, (error, stdout, stderr) => {
				if (error === null) resolve(stdout);
				else reject(new Error(`git ${words[0]}: ${stderr.trim() || messageOf(error)}`, { cause: error }));
			}).stdin?.on("error", () => void 0).end(input ?? "");
		});
	};
	await git([
		"init",
		"--quiet",
		"--bare",
		folder
	]);
	return {
		url: `${server}/${repository}.git`,
		git
	};
}
/** As actions/checkout signs its calls: https://github.com/actions/checkout/blob/main/src/git-auth-helper.ts */
function authorization(server, token) {
	return {
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
		GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`
	};
}
function identity() {
	const [name, email] = ["llm-perf-gate", "llm-perf-gate@users.noreply.github.com"];
	return {
		GIT_AUTHOR_NAME: name,
		GIT_AUTHOR_EMAIL: email,
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
}
// src/store/branch.ts
/** Jobs that end at the same time push at the same time; each gets its turn. */
const MOST_TRIES = 10;
const PAUSE_MS = 500;
/**
* Baselines as JSON files of a branch that shares no history with the code: they outlive the retention of artifacts, and need
* nothing but git. The branch always is one commit without a parent, so that dropped sessions are dropped for good, and the
* server refuses a push that does not know the newest one. Writing takes `contents: write`, which no fork's token has.
*/
function branchStore(options) {
	return {
		baselines: (query) => baselines(options, query),
		save: (folder, name) => save(options, folder, name)
	};
}
async function save({ elsewhere, ...options }, folder, name) {
	const session = await readSession(folder);
	if (!(session.complete && BASELINE_EVENTS.some((event) => event === session.origin.event))) return elsewhere.save(folder, name);
	const path = sessionPath(session);
	const { branch, keep } = options;
	try {
		return await withRemote(options, async (remote) => {
			const blob = (await remote.git([
				"hash-object",
				"-w",
				"--stdin"
			], fileText(session))).trim();
			for (let tries = 1;; tries++) try {
				await push(remote, branch, {
					path,
					blob
				}, (files) => pruned(files, keep));
				return `${path} on the branch ${branch}`;
			} catch (thrown) {
				if (tries === MOST_TRIES || !lostRace(thrown)) throw thrown;
				await setTimeout$1(PAUSE_MS * (1 + Math.random()), void 0, { signal: options.world.signal });
			}
		});
	} catch (cause) {
		throw new UserError(`cannot keep the session on the branch ${branch}: ${messageOf(cause)}`, {
			cause,
			hint: "the job needs git and \"permissions: contents: write\""
		});
	}
}
/** What the tools printed and the requests' columns stay with the job: nothing that is compared is in them. */
function fileText({ records, ...header }) {
	const bare = records.map(({ requests: _, ...record }) => ({
		...record,
		raw: []
	}));
	return `${JSON.stringify({
		...header,
		records: bare
	}, null, 1)}\n`;
}
/** Another job's push came in between. */
function lostRace(thrown) {
	return /stale info|fetch first|non-fast-forward|cannot lock ref|reference already exists|remote ref .*changed/i.test(messageOf(thrown));
}
async function push({ git, url }, branch, added, dropped) {
	const ref = `refs/heads/${branch}`;
	const before = await fetched({
		git,
		url
	}, branch);
	await git(["read-tree", before === void 0 ? "--empty" : before]);
	await git([
		"update-index",
		"--add",
		"--cacheinfo",
		`100644,${added.blob},${added.path}`
	]);
	await git([
		"update-index",
		"-z",
		"--index-info"
	], dropped((await git([
		"ls-files",
		"-z",
		sessionsFolder(added.path)
	])).split("\0").filter((file) => file !== "")).map((path) => `0 ${"0".repeat(40)}\t${path}\0`).join(""));
	const commit = (await git([
		"commit-tree",
		(await git(["write-tree"])).trim(),
		"-m",
		"Sessions of llm-perf-gate"
	])).trim();
	await git([
		"push",
		"--quiet",
		`--force-with-lease=${ref}:${before ?? ""}`,
		url,
		`${commit}:${ref}`
	]);
}
/** The branch's commit, its files in the scratch repository; `undefined` when there is no such branch. */
async function fetched({ git, url }, branch) {
	const ref = `refs/heads/${branch}`;
	if ((await git([
		"ls-remote",
		url,
		ref
	])).trim() === "") return void 0;
	await git([
		"fetch",
		"--quiet",
		"--no-tags",
		"--depth=1",
		url,
		ref
	]);
	return (await git(["rev-parse", "FETCH_HEAD"])).trim();
}
async function baselines(options, query) {
	const { github, branch } = options;
	const { owner, repo } = github.target;
	if (query.branch === void 0) return {
		state: "unreadable",
		reason: "the branch that baselines are measured on is not known",
		notes: []
	};
	try {
		const ancestors = await ancestorsOf(github, query.base);
		return await withRemote(options, async (remote) => {
			const tip = await fetched(remote, branch);
			if (tip === void 0) return {
				state: "none",
				notes: [`the branch ${branch} does not exist yet`]
			};
			return chosenFrom(await filesOf(remote, tip, query.suite), {
				...query,
				repository: `${owner}/${repo}`
			}, ancestors);
		});
	} catch (thrown) {
		return {
			state: "unreadable",
			reason: `the branch ${branch} could not be read: ${isApiFailure(thrown) ? describeApiError(thrown) : messageOf(thrown)}`,
			notes: []
		};
	}
}
/** The text of every session file of a suite. */
async function filesOf({ git }, tip, suite) {
	const paths = (await git([
		"ls-tree",
		"-r",
		"-z",
		"--name-only",
		tip,
		`${sessionsFolder(suite)}/`
	])).split("\0");
	const texts = new Map();
	for (const path of paths) if (path.endsWith(".json")) texts.set(path, await git([
		"cat-file",
		"blob",
		`${tip}:${path}`
	]));
	return texts;
}
async function withRemote({ github, token, world }, work) {
	const folder = await mkdtemp(join(world.temp, "branch-"));
	try {
		const { owner, repo } = github.target;
		return await work(await gitRemote({
			folder,
			repository: `${owner}/${repo}`,
			token,
			world
		}));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
// src/action/store-for.ts
/** The configured store. */
function storeFor(spec, place) {
	const { github, token, world, workflow } = place;
	switch (spec.kind) {
		case "directory": return directoryStore(resolve(world.cwd, spec.path));
		case "branch": {
			const elsewhere = storeFor({ kind: "artifact" }, place);
			return branchStore({
				github,
				token,
				world,
				branch: spec.branch,
				keep: spec.keep,
				elsewhere
			});
		}
		case "artifact": {
			const { retentionDays, attested } = spec;
			return artifactStore({
				github,
				world,
				onUpload: (digest) => setOutput("artifact-digest", digest),
				...attested === void 0 ? {} : { attested },
				...retentionDays === void 0 ? {} : { retentionDays },
				...workflow === void 0 ? {} : { workflow }
			});
		}
	}
}
// src/action/telling-store.ts
/** What this step has stored, the post step need not: also when this step is cancelled right after. */
function tellingStore(store) {
	return {
		baselines: (query) => store.baselines(query),
		save: async (folder, name) => {
			const where = await store.save(folder, name);
			saveState("stored", "true");
			return where;
		}
	};
}
// src/config/commit-reader.ts
/** Above 1 MB the API sends no content: https://docs.github.com/rest/repos/contents */
const file = object({
	type: literal("file"),
	encoding: literal("base64"),
	content: string()
});
const folder = array(object({
	type: string(),
	name: string()
}));
/**
* Reads the repository's files as they are at a commit: there a pull request cannot edit them, and a checkout of depth 1 lacks them.
* Absolute paths lie on the machine, and are read by the other reader.
*/
function commitReader({ octokit, target }, commit, machine) {
	const known = new Map();
	const contents = async (path) => {
		try {
			const inRepository = posix.normalize(path).replace(/^\.?\/|\/$/g, "");
			const found = known.get(inRepository) ?? (await octokit.rest.repos.getContent({
				...target,
				path: inRepository,
				ref: commit
			})).data;
			known.set(inRepository, found);
			return found;
		} catch (cause) {
			if (!isApiFailure(cause) || cause.status !== 404) throw new CannotJudgeError(describeApiError(cause), { cause });
			throw Object.assign(new Error(`${path} does not exist at ${commit}`, { cause }), { code: "ENOENT" });
		}
	};
	return {
		readText: async (path) => {
			if (isAbsolute(path)) return machine.readText(path);
			const found = file.safeParse(await contents(path));
			if (!found.success) throw new UserError(`${path} at ${commit} is not a file of at most 1 MB`);
			return Buffer.from(found.data.content, "base64").toString("utf8");
		},
		list: async (path) => {
			if (isAbsolute(path)) return machine.list(path);
			const found = folder.safeParse(await contents(path));
			if (!found.success) throw new UserError(`${path} at ${commit} is not a folder`);
			return found.data.filter(({ type }) => type === "file" || type === "symlink").map(({ name }) => name);
		}
	};
}
// src/action/prove-absent.ts
/**
* GitHub answers 404 also to who may not look, and when it is ailing. That a commit has no such file is believed when the tree of a
* folder on the way to it can be read, and lacks it.
* @throws CannotJudgeError when the commit's trees cannot be read, or have the file after all.
*/
async function proveAbsent(file, commit, github) {
	let tree = commit;
	for (const name of posix.normalize(file).split("/")) {
		const inside = await shaIn(tree, name, github).catch((cause) => {
			throw unreadable(commit, describeApiError(cause), cause);
		});
		if (inside === void 0) return;
		tree = inside;
	}
	throw unreadable(commit, `its trees have ${file}, which yet cannot be had`);
}
/** Reads a commit's files, and tells that one does not exist only where that is proved: a waiver that GitHub hides for once still counts. */
function provingReader(reader, commit, github) {
	return {
		...reader,
		readText: async (path) => {
			if (posix.isAbsolute(path)) return reader.readText(path);
			if (await isLacking(path, reader)) throw Object.assign(new Error(`${path} does not exist at ${commit}`), { code: "ENOENT" });
			try {
				return await reader.readText(path);
			} catch (thrown) {
				if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") await proveAbsent(path, commit, github);
				throw thrown;
			}
		}
	};
}
/** GitHub lists no more of a folder: https://docs.github.com/rest/repos/contents */
const MOST_LISTED = 1e3;
/** Whether the file's folder can be listed, and lacks it: one call, where the trees take one a folder. */
async function isLacking(path, reader) {
	const names = await reader.list(posix.dirname(path)).catch(() => void 0);
	return names !== void 0 && names.length < MOST_LISTED && !names.includes(posix.basename(path));
}
/** Of a file or folder of a tree. A tree with very many entries is cut short by GitHub: what it lacks then, it may have. */
async function shaIn(tree, name, { octokit, target }) {
	const { data } = await octokit.rest.git.getTree({
		...target,
		tree_sha: tree
	});
	const sha = data.tree.find(({ path }) => path === name)?.sha;
	if (sha === void 0 && data.truncated) throw new Error(`the tree ${tree} is too large to be listed`);
	return sha;
}
function unreadable(commit, why, cause) {
	return new CannotJudgeError(`the files of the base commit ${commit} cannot be read: ${why}`, {
		...cause === void 0 ? {} : { cause },
		hint: "the job needs the permission contents: read"
	});
}
// src/action/trusted-config.ts
/**
* The configuration and suite that measure and judge. For a pull request they are the base commit's, so that it cannot relax
* its own gate; where the default branch has none, the pull request brings the gate, and is only observed.
* @throws CannotJudgeError where another branch has none: its checks stay with the head when it is aimed at a gated branch later.
*/
async function trustedConfig(source, github) {
	const { file, overrides, workspace, base, head, event } = source;
	const machine = fileReader(workspace);
	const own = head === void 0 ? machine : commitReader(github, head, machine);
	if (base === void 0) return { config: await loadConfig(file, own, overrides) };
	const reader = commitReader(github, base, machine);
	const [trusted, edited] = [await textOrNone(reader, file), await textOrNone(own, file)];
	if (trusted === void 0 && head !== void 0) throw new CannotJudgeError(`the base commit has no ${file}: a configuration that is the pull request's own is not used here`);
	if (trusted === void 0) {
		await proveAbsent(file, base, github);
		refuseUngatedBranch(file, event);
		const config = await loadConfig(file, own, overrides);
		const why = `the base commit has no ${file}: this pull request brings the gate, and is only observed`;
		return { config: warned({
			...config,
			enforce: "observe"
		}, why) };
	}
	const config = await loadConfig(file, provingReader(reader, base, github), overrides);
	if (trusted === edited && head !== void 0) return { config };
	return compared(config, loadConfig(file, own, overrides), trusted === edited ? void 0 : file);
}
function refuseUngatedBranch(file, { baseBranch, defaultBranch }) {
	if (defaultBranch !== void 0 && baseBranch === defaultBranch) return;
	throw new CannotJudgeError(`the base branch ${baseBranch ?? "(unknown)"} has no ${file}, and is not the default branch: a check that let this pass would stay with the commits when they are aimed at another branch`, { hint: `name the branches that are gated: pull_request: { branches: [${defaultBranch ?? "main"}] }, or give this one a ${file}` });
}
/** What a pull request's own configuration would change, beside the one that counts. */
async function compared(config, loading, edited) {
	const own = await loading.catch(messageOf);
	const judged = "judged by the base commit's";
	if (typeof own === "string") return edited === void 0 ? { config } : { config: warned(config, `policy changed: this pull request edits ${edited}, which cannot be used: ${own}`) };
	const proposed = digestOf(own.policy) === digestOf(config.policy) ? {} : { proposed: own.policy };
	const workloads = workloadsOf(own) === workloadsOf(config);
	return {
		config: [
			...edited === void 0 ? [] : [`this pull request edits ${edited}; it is ${judged}`],
			...edited === void 0 && "proposed" in proposed ? [`this pull request edits thresholds or waivers; it is ${judged}`] : [],
			...workloads ? [] : ["what is measured would be another workload; the base commit's is measured"]
		].reduce((to, line) => warned(to, `policy changed: ${line}`), config),
		...proposed
	};
}
function workloadsOf({ servers, tests, repeats, seed }) {
	const byName = [...tests].sort((a, b) => a.name < b.name ? -1 : 1);
	return digestOf({
		servers,
		tests: byName,
		repeats,
		seed
	});
}
function warned(config, warning) {
	return {
		...config,
		warnings: [...config.warnings, warning]
	};
}
async function textOrNone(reader, path) {
	try {
		return await reader.readText(path);
	} catch (thrown) {
		if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return void 0;
		throw thrown;
	}
}
// src/action/unjudged-branch.ts
/** Events that somebody can aim at any branch, and on which nothing is judged. */
const BY_BRANCH = ["push", "workflow_dispatch"];
/**
* On a push to a topic branch the job would measure, judge nothing, and be green on the very commit of a pull request, under the
* name that is required. The default branch, and any that is protected, is one that pull requests go to.
* @throws UserError on every other branch, and on a tag.
*/
async function refuseUnjudgedBranch({ name, ref, baseBranch, defaultBranch, commanded }, github, log) {
	if (!BY_BRANCH.includes(name) || commanded !== void 0) return;
	if (baseBranch === void 0 || defaultBranch === void 0 || baseBranch === defaultBranch) return;
	if ((ref === void 0 || ref.startsWith("refs/heads/")) && await mayBeProtected(baseBranch, github, log)) return;
	throw new UserError(`event ${name} on ${baseBranch} is refused: nothing would be judged, and the job would be green on a commit that a pull request may have`, { hint: `write push: { branches: [${defaultBranch}] }; another branch that stores baselines is one that is protected; mode: run measures any` });
}
/** By the branch's own protection, or by a ruleset. One that cannot be asked about may be. */
async function mayBeProtected(branch, { octokit, target }, log) {
	try {
		const { data } = await octokit.rest.repos.getBranch({
			...target,
			branch
		});
		if (data.protected) return true;
		const { data: rules } = await octokit.rest.repos.getBranchRules({
			...target,
			branch,
			per_page: 100
		});
		return rules.some(({ type }) => type === "required_status_checks" || type === "pull_request");
	} catch (error) {
		log.warn(`whether ${branch} is protected is not known: ${describeApiError(error)}`);
		return true;
	}
}
// src/action/unsafe-workflow-run.ts
/**
* A `workflow_run` job on a pull request has the repository's secrets and a token that can write, whoever caused the run before it.
* @throws UserError when it would measure, or has the pull request's own code in its workspace.
*/
function refuseUnsafeWorkflowRun(event, { mode }, checkout) {
	if (!event.triggeredBy?.event.startsWith("pull_request")) return;
	if (mode !== "report") throw new UserError(`event workflow_run with mode ${mode} is refused: nothing may be measured with a token that can write`, { hint: "measure on: pull_request with mode: run; here use mode: report, which reads what that run uploaded and runs none of its code" });
	if (checkout === void 0) return;
	if ([checkout.commit, ...checkout.parents.slice(1)].includes(event.headSha ?? "")) throw new UserError(`event workflow_run is refused: the workspace holds the pull request's code (${checkout.commit}), beside the repository's secrets and a token that can write`, { hint: "remove the checkout, or check out the default branch: mode report reads the configuration through the API" });
}
// src/action/workflow-edit.ts
/** The configuration, with a note when the pull request edits the workflow that measures or judges it. */
async function tellingEdits(config, place, github, world) {
	const edit = await workflowEdit(place, github, world);
	if (edit === void 0) return config;
	world.log.warn(edit);
	return {
		...config,
		warnings: [...config.warnings, edit]
	};
}
/**
* On `pull_request` GitHub runs the workflow file as the pull request has it: its steps, and the inputs that they give this
* action, are the author's. No code in that job can prevent it, so it is told. Nothing when the file is the base's, or one of
* the two cannot be read: this informs, and decides nothing.
*/
async function workflowEdit({ base, told, handedOver, inputs }, github, { env, cwd }) {
	const path = handedOver?.workflow ?? (told.name === "pull_request" ? ownPath(env) : void 0);
	if (base === void 0 || path === void 0) return void 0;
	const machine = fileReader(cwd);
	const own = await textAt(handedOver === void 0 ? machine : commitReader(github, handedOver.headSha, machine), path);
	if (own === (own === void 0 ? void 0 : await textAt(commitReader(github, base, machine), path))) return void 0;
	const done = handedOver === void 0 ? "which runs this very job" : "which measured it";
	const settings = handedOver === void 0 ? given$1(inputs) : [];
	return `policy changed: this pull request edits ${path}, ${done}: ${settings.length === 0 ? "its steps and inputs" : `its steps and inputs (${settings.join(", ")})`} are the pull request's own, so read that change before this verdict`;
}
function ownPath(env) {
	return workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "");
}
async function textAt(reader, path) {
	return reader.readText(path).catch(() => void 0);
}
/** Inputs that go before the trusted configuration, or choose what is judged and told. */
function given$1({ enforce, config, name, suite, filter, shard, baselinePath, baselineWorkflow, check }) {
	const settings = {
		enforce,
		config,
		name,
		suite,
		filter: filter?.source,
		shard: shard === void 0 ? void 0 : `${shard.index}/${shard.of}`,
		"baseline-path": baselinePath,
		"baseline-workflow": baselineWorkflow,
		check
	};
	return Object.entries(settings).flatMap(([key, value]) => value === void 0 ? [] : [`${key}: ${value}`]);
}
// src/action/job.ts
/** Events whose outcome is a verdict; on all others a session is measured, stored and not judged. */
const JUDGED_EVENTS = ["pull_request", "merge_group"];
/** Everything that the inputs, the event, the workspace and the configuration say about this job. */
async function prepareJob(inputs, world) {
	const { env, cwd, temp } = world;
	const told = await readEvent(env, async () => context.payload);
	const checkout = await readCheckout(world);
	refuseUnsafeWorkflowRun(told, inputs, checkout);
	const github = githubFor(inputs.githubToken, world);
	const { event, handedOver } = await eventOf(told, inputs, checkout, github);
	const origin = await originOf(event, await eventCheckout(event, inputs, checkout, github));
	const judged = isJudged(event, handedOver);
	const base = judged ? judgingCommit(event, origin, github) : void 0;
	const head = handedOver?.headSha;
	const { config: trusted, ...own } = await trustedConfig({
		file: inputs.config,
		overrides: overrides(inputs),
		workspace: cwd,
		base,
		head,
		event
	}, github);
	for (const warning of trusted.warnings) world.log.warn(warning);
	if (inputs.mode === "gate" && trusted.variants === void 0) await refuseUnjudgedBranch(told, github, world.log);
	const config = await tellingEdits(trusted, {
		base,
		told,
		handedOver,
		inputs
	}, github, world);
	const workflow = workflowOfBaselines(inputs, handedOver);
	refuseBaselineWorkflow(told, config.store, workflow, env);
	const store = tellingStore(storeFor(config.store, {
		github,
		world,
		token: inputs.githubToken,
		...workflow === void 0 ? {} : { workflow }
	}));
	const { leg } = inputs;
	const name = {
		suite: config.name,
		...leg === void 0 ? {} : { leg },
		attempt: event.attempt ?? 1
	};
	const artifact = storedAs(artifactName(name), told, config);
	return {
		job: {
			config,
			origin: leg === void 0 ? origin : {
				...origin,
				leg
			},
			folder: resolve(cwd, inputs.sessionPath ?? join(temp, artifactName(name))),
			sessionId: [artifact, event.runId ?? Date.now()].join("-"),
			sessionName: artifact,
			store,
			resume: earlierAttempt({
				event,
				github,
				suite: config.name,
				leg
			}, world),
			judge: judged && inputs.mode !== "run",
			today: new Date().toISOString().slice(0, 10),
			confirm: judged && inputs.mode === "run" && inputs.confirm,
			selection: {
				...inputs.filter === void 0 ? {} : { filter: inputs.filter },
				...inputs.shard === void 0 ? {} : { shard: inputs.shard }
			},
			...event.baseBranch === void 0 ? {} : { baseBranch: event.baseBranch }
		},
		event,
		configFile: inputs.config,
		api: github,
		...inputs.githubToken === void 0 ? {} : { github },
		...handedOver === void 0 ? {} : { handedOver },
		...own
	};
}
/** What the job is about: the pull request that another run measured, or that a command names, and else what the event says. */
async function eventOf(told, inputs, checkout, github) {
	const handedOver = await measuringRun(told, github);
	return handedOver === void 0 ? {
		event: await commandedEvent(told, inputs, checkout, github),
		handedOver
	} : {
		event: aboutPullRequest(told, handedOver),
		handedOver
	};
}
/** Whether the outcome is a verdict. */
function isJudged({ name }, handedOver) {
	return JUDGED_EVENTS.includes(name) || handedOver !== void 0;
}
/** What a command measured is of a dispatch on the base branch, and must not pass for a measurement of that; nor must variants. */
function storedAs(name, { commanded }, { variants }) {
	if (variants !== void 0) return `variants-${name}`;
	return commanded === void 0 ? name : pullArtifactName(commanded.pullRequest, name);
}
function workflowOfBaselines({ baselineWorkflow }, handedOver) {
	return baselineWorkflow === void 0 ? handedOver?.workflow : `.github/workflows/${baselineWorkflow}`;
}
/** The event says which run measured; the API says which pull request that was. */
function aboutPullRequest(event, { headSha, pullRequest, baseSha, baseBranch }) {
	return {
		...event,
		headSha,
		pullRequest,
		baseSha,
		baseBranch
	};
}
/** @throws UserError when what a pull request's code uploads in this run would be of the workflow whose runs are baselines. */
function refuseBaselineWorkflow({ commanded }, { kind }, ofBaselines, env) {
	if (commanded === void 0 || kind !== "artifact") return;
	const running = workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "");
	if (ofBaselines !== void 0 && ofBaselines !== running) return;
	throw new UserError(`this run measures a pull request's code in ${running ?? "an unknown workflow"}, whose runs are the baselines: what that code uploads here could pass for one`, { hint: "let commands start a workflow file of its own, docs/examples/on-demand.yml, and name the baselines' in the input baseline-workflow" });
}
function overrides({ name, enforce, language, suite, baselinePath }) {
	return {
		...name === void 0 ? {} : { name },
		...enforce === void 0 ? {} : { enforce },
		...language === void 0 ? {} : { language },
		...suite === void 0 ? {} : { suite },
		...baselinePath === void 0 ? {} : { store: {
			kind: "directory",
			path: baselinePath
		} }
	};
}
// src/compare/policy-effect.ts
/** What is another when a pull request's own policy judges: both comparisons are of the same records. */
function policyEffect(base, own) {
	const before = new Map(base.rows.map((row) => [keyOf(row), row]));
	const after = new Map(own.rows.map((row) => [keyOf(row), row]));
	const rows = [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
		const [was, is] = [before.get(key), after.get(key)];
		if (was !== void 0 && is !== void 0 && standing(was) === standing(is)) return [];
		return [{
			...was === void 0 ? {} : { base: was },
			...is === void 0 ? {} : { own: is }
		}];
	});
	return {
		decision: own.decision,
		reason: own.reasons[0] ?? "",
		rows
	};
}
function keyOf({ cell, metric }) {
	return JSON.stringify([cell, metric]);
}
/** What a policy decides of a row; the measured change is the same under any. */
function standing(row) {
	const judged = row.verdict === "not-comparable" ? [] : [row.suspicion, row.warning === true];
	return JSON.stringify([
		row.gating,
		row.verdict,
		...judged
	]);
}
// src/action/own-policy.ts
/** Adds what the pull request's own policy would make of the same records. */
function withOwnPolicy(outcome, { job, proposed }) {
	const { comparison } = outcome;
	if (proposed === void 0 || !job.judge || comparison.rows.length === 0) return outcome;
	const { policy } = job.config;
	const ownPolicy = policyEffect(judgedBy(policy, outcome, job), judgedBy(proposed, outcome, job));
	return {
		...outcome,
		comparison: {
			...comparison,
			ownPolicy
		}
	};
}
function judgedBy(policy, { session, past = [] }, { config, today }) {
	const asked = {
		baselines: past.length === 0 ? {
			state: "none",
			notes: []
		} : {
			state: "found",
			sessions: past,
			notes: []
		},
		policy,
		today,
		judge: true,
		confirmable: false
	};
	if (!session.records.some(({ variant }) => variant === "base")) return compare({
		...asked,
		head: session
	});
	return compare(interleavedInput({
		...asked,
		session,
		always: config.paired === "always"
	}));
}
// src/publish/newer-run.ts
/**
* Whether one attempt began after another. Ids tell the order of runs that nobody started again; a later attempt keeps its run's
* id, so there GitHub is asked when each began, and ids have to do where it does not say.
*/
async function beganLater(one, other, github) {
	if (one.id === other.id || one.attempt === 1 && other.attempt === 1) return isNewer(one, other);
	const [first, second] = await Promise.all([beginning(one, github), beginning(other, github)]);
	return Number.isNaN(first) || Number.isNaN(second) ? isNewer(one, other) : first > second;
}
async function beginning({ id, attempt }, { octokit, target }) {
	const call = {
		...target,
		run_id: id,
		attempt_number: attempt,
		exclude_pull_requests: true
	};
	return octokit.rest.actions.getWorkflowRunAttempt(call).then(({ data }) => Date.parse(data.run_started_at ?? ""), () => NaN);
}
// src/publish/own-logins.ts
const GITHUB_JOB = ["github-actions[bot]"];
/** Names without `[bot]` are free for anyone to register on GitHub, so they count on their own forges only. */
const FORGE_JOBS = ["gitea-actions", "forgejo-actions"];
/** Who our comments may be by. The token's own name is asked for only when another author is among the candidates. */
async function ownLogins(github, authors) {
	const known = new Set(isGiteaLike(github) ? FORGE_JOBS : GITHUB_JOB);
	if (authors.every((author) => known.has(author))) return known;
	const own = await loginOfToken(github);
	return own === void 0 ? known : known.add(own);
}
/** `GET /user` knows people only, GraphQL knows apps too; Gitea has no GraphQL. */
async function loginOfToken({ octokit }) {
	try {
		return (await octokit.rest.users.getAuthenticated()).data.login;
	} catch {
		try {
			return (await octokit.graphql("query { viewer { login } }")).viewer.login;
		} catch {
			return;
		}
	}
}
// src/publish/comment.ts
/**
* GitHub says "maximum is 65536 characters". What it counts is not written anywhere, and other forges allow less,
* so a refused comment is rendered shorter.
*/
const LIMITS = [
	65536,
	32768,
	8192
];
/** Creates or updates the one comment of ours that starts with the marker; the oldest when there are several, and the others are hidden. Returns its address, if there is one. */
async function putComment(github, comment) {
	let refusal;
	for (const limit of LIMITS) try {
		return await put(github, comment, comment.render(limit));
	} catch (error) {
		if (!isTooLong(error)) throw error;
		refusal = error;
	}
	throw refusal;
}
/** Looks before each attempt: a comment whose creation seemed to fail may be there. */
function put(github, comment, body) {
	const { octokit, target } = github;
	return github.retry(async () => {
		const [found, ...superseded] = await findOwn(github, comment);
		if (superseded.length > 0) await hide(github, superseded, comment.warn);
		if (found === void 0) {
			if (!comment.create) return void 0;
			return (await octokit.rest.issues.createComment({
				...target,
				issue_number: comment.pullRequest,
				body
			})).data.html_url;
		}
		if (found.body === body) return found.url;
		const theirs = readRunMark(found.body, comment.marker);
		if (comment.run !== void 0 && theirs !== void 0 && await beganLater(theirs, comment.run, github)) {
			comment.warn(`the comment tells of a newer run (${theirs.id}, attempt ${theirs.attempt}), and is left as it is`);
			return found.url;
		}
		return (await octokit.rest.issues.updateComment({
			...target,
			comment_id: found.id,
			body
		})).data.html_url;
	});
}
/**
* Two jobs that ran at once may both have written one. Only GraphQL can hide a comment, which Gitea lacks and a token may be
* refused: https://docs.github.com/graphql/reference/mutations#minimizecomment
*/
async function hide({ octokit }, comments, warn) {
	const mutation = "mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }";
	try {
		for (const { nodeId } of comments) await octokit.graphql(mutation, { id: nodeId });
	} catch (error) {
		warn(`an older comment of ours could not be hidden: ${describeApiError(error)}`);
	}
}
/** The oldest first. A marker alone proves nothing: anyone can write one. */
async function findOwn(github, { pullRequest, marker }) {
	const { octokit, target } = github;
	const marked = [];
	const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
		...target,
		issue_number: pullRequest,
		per_page: 100
	});
	for await (const { data } of pages) for (const { id, node_id: nodeId, html_url: url, user, body } of data) if (body?.startsWith(marker)) marked.push({
		id,
		nodeId,
		url,
		author: user?.login ?? "",
		body
	});
	if (marked.length === 0) return [];
	const logins = await ownLogins(github, marked.map(({ author }) => author));
	return marked.filter(({ author }) => logins.has(author)).sort((a, b) => a.id - b.id);
}
function isTooLong(error) {
	return isApiFailure(error) && error.status === 422 && /too long|maximum is/i.test(error.message);
}
// src/action/without-rows.ts
/** The outcome of a job that could not go through: what was measured until then, and why nothing can be judged. */
async function stoppedShort({ job }, reason) {
	return withoutRows(await measuredUntilThen(job), "cannot-judge", reason);
}
/** The outcome of a pull request that need not be measured: said aloud, so that nobody takes it for a comparison. */
function notRequired({ job }, reason) {
	return withoutRows(nothingMeasured(job), "pass", reason);
}
/** The outcome of a job that reports on a run which concerns no pull request. */
function nothingToJudge({ job }, reason) {
	return withoutRows(nothingMeasured(job), "measured", reason);
}
/** An outcome that compares nothing. */
function withoutRows(session, decision, reason) {
	const { environment } = session;
	return {
		session,
		comparison: {
			decision,
			reasons: [reason],
			rows: [],
			slo: [],
			missingCells: [],
			suspects: [],
			baseline: {
				sessions: [],
				notes: [],
				none: false
			},
			environment: {
				head: environment.class,
				differences: []
			},
			subject: {
				head: environment.subject,
				differences: []
			}
		}
	};
}
async function measuredUntilThen(job) {
	if (!await isSessionFolder(job.folder).catch(() => false)) return nothingMeasured(job);
	return readSession(job.folder).catch(() => nothingMeasured(job));
}
function nothingMeasured({ config, origin, sessionId }) {
	return emptySession(config.name, sessionId, origin);
}
function emptySession(suite, id, origin) {
	return {
		schema: SESSION_SCHEMA,
		id,
		suite,
		origin,
		environment: {
			class: {},
			subject: {}
		},
		expectedCells: [],
		complete: false,
		notes: [],
		records: []
	};
}
// src/action/publish-failure.ts
/**
* Tells the pull request of a job that ended in an error, however early: a required check that never comes would hang, and an
* older comment would go on saying that all is well. What fails here only warns.
*/
async function publishFailure(why, enforce, inputs, check, world) {
	await check.fail(why, enforce);
	const { githubToken, mode } = inputs;
	if (githubToken === void 0 || mode === "run" || mode === "command") return;
	const { env, log } = world;
	try {
		const github = githubFor(githubToken, world);
		const { event, handedOver } = await eventOf(await readEvent(env, async () => context.payload), inputs, await readCheckout(world), github);
		if (!isJudged(event, handedOver)) return;
		const suite = await nameOfSuite(inputs, world);
		const judged = judgedName(suite, inputs);
		const part = partOf(inputs);
		const request = checkRequest(nameOfCheck(judged), event, inputs.check, env);
		if (check === NO_CHECK && request !== void 0) await (await beginRequested(github, request, log)).fail(why, enforce);
		if (event.pullRequest === void 0 || event.name === "merge_group" || inputs.comment === "never") return;
		const runId = handedOver?.id ?? event.runId;
		const run = runId === void 0 ? {} : { run: {
			id: runId,
			attempt: handedOver?.attempt ?? event.attempt ?? 1
		} };
		const { records: _, ...header } = emptySession(suite, "none", { event: event.name });
		const runUrl = runAddress(env);
		const about = {
			suite: judged,
			...part === void 0 ? {} : { part },
			session: header,
			enforce,
			mode,
			reproduce: "",
			warnings: [],
			...run,
			...runUrl === void 0 ? {} : { runUrl }
		};
		const { comparison } = withoutRows({
			...header,
			records: []
		}, "cannot-judge", `the job ended in an error: ${why}`);
		await putComment(github, {
			pullRequest: event.pullRequest,
			marker: markerOf(judged),
			...run,
			render: (limit) => toMarkdown(comparison, about, limit),
			create: true,
			warn: log.warn
		});
	} catch (error) {
		log.warn(`the pull request was not told of it: ${describeApiError(error)}`);
	}
}
/** As the workspace's configuration has it: what failed may be that the base's cannot be read. */
async function nameOfSuite({ name, config }, { cwd, log }) {
	if (name !== void 0) return name;
	return loadConfig(config, fileReader(cwd)).then((found) => found.name, (cause) => {
		log.info(`the suite's name is taken to be "${DEFAULT_NAME}": ${messageOf(cause)}`);
		return DEFAULT_NAME;
	});
}
/** What the configuration's schema calls a suite without a name. */
const DEFAULT_NAME = "default";
// src/publish/summary.ts
/** Above it GitHub drops the whole summary: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const LONGEST_SUMMARY_BYTES = 1048576;
/** Appends the report to the step's summary, within what is left of it. Does nothing outside of Actions. */
async function writeSummary(file, render) {
	if (file === void 0 || file === "") return;
	const written = await stat(file).then(({ size }) => size, () => 0);
	const bytesLeft = LONGEST_SUMMARY_BYTES - written;
	let limit = bytesLeft;
	let text = render(limit);
	while (Buffer.byteLength(text) > bytesLeft && limit > 0) {
		limit = Math.floor(limit / 2);
		text = render(limit);
	}
	if (Buffer.byteLength(text) <= bytesLeft) await appendFile(file, text);
}
// src/publish/publish.ts
/** Annotations, job summary, comment, step outputs. What fails here only warns: it never changes the verdict. */
async function publish(publication, { env, log, setOutput, github }) {
	const warnings = [];
	const warn = (line) => {
		warnings.push(line);
		log.warn(line);
	};
	for (const { level, message } of publication.annotations) annotate(log, level, message);
	await attempt(() => writeSummary(env["GITHUB_STEP_SUMMARY"], publication.render), (error) => warn(`the job summary was not written: ${messageOf(error)}`));
	const commentUrl = await attempt(() => comment$1(publication, github, warn), (error) => warn(`the comment was not written: ${describeApiError(error)}`));
	const outputs = {
		decision: publication.decision,
		regressions: String(publication.regressions),
		"report-path": publication.reportPath ?? "",
		"session-path": publication.sessionPath ?? "",
		"comment-url": commentUrl ?? ""
	};
	for (const [name, value] of Object.entries(outputs)) await attempt(async () => setOutput(name, value), (error) => warn(`the step output ${name} was not written: ${messageOf(error)}`));
	return {
		...commentUrl === void 0 ? {} : { commentUrl },
		warnings
	};
}
async function comment$1(publication, github, warn) {
	const { decision, event, pullRequest, marker, run, render, newComment } = publication;
	if (pullRequest === void 0 || event === "merge_group" || decision === "measured") return void 0;
	if (github === void 0) {
		warn(`no comment on pull request ${pullRequest}: there is no token; set the input github-token`);
		return;
	}
	return putComment(github, {
		pullRequest,
		marker,
		...run === void 0 ? {} : { run },
		render,
		create: newComment,
		warn
	});
}
async function attempt(work, onError) {
	try {
		return await work();
	} catch (error) {
		onError(error);
		return;
	}
}
function annotate(log, level, message) {
	if (level === "error") log.error(message);
	else log.warn(message);
}
// src/report/annotations.ts
/** GitHub shows ten errors and ten warnings of a step: https://docs.github.com/actions/reference/limits */
const MOST = 10;
/** What a reader of the checks page sees without opening the report. Raw text: the log escapes it. */
function toAnnotations(comparison, context) {
	const { decision, rows } = comparison;
	if (decision === "pass" || decision === "measured") return [];
	const level = context.enforce === "observe" ? "warning" : "error";
	const glance = glanceOf(comparison, context);
	const regressions = rows.filter(isJudged$1).filter(isRegression);
	return [
		`${glance.headline}: ${glance.reason}`,
		...findingsOf(comparison).filter(({ gating }) => gating).map(({ text }) => sayIn(context.language)(text)),
		...regressions.map(({ cell, metric, change, interval }) => `${cell} ${metric} ${formatChange(change)} ${formatInterval(interval)}`)
	].slice(0, MOST).map((message) => ({
		level,
		message
	}));
}
// src/report/check.ts
/** What a check says of a decision. What is only observed is neutral, which a required check lets through. */
function conclusionOf(decision, enforce) {
	if (decision === "pass") return "success";
	return enforce === "observe" || decision === "measured" ? "neutral" : "failure";
}
/** One line for the list of checks. Raw text: GitHub shows it as it is. */
function checkTitle(comparison, context) {
	const { headline, reason } = glanceOf(comparison, context);
	const decision = headline.replace(/^(?:Performance gate: |性能门禁：)/, "");
	return reason === "" ? decision : `${decision}: ${reason}`;
}
// src/report/worth.ts
/** The decision stops the pull request, or would. */
function failsSomething({ decision }) {
	return decision === "fail" || decision === "cannot-judge";
}
/** Something that gates moved, in either direction, or a reader has to know of something. */
function changesSomething(comparison) {
	const { rows, drift = [], excuses = [] } = comparison;
	const moved = rows.filter(isJudged$1).some(({ gating, verdict, warning }) => warning === true || gating && /regression|improvement/.test(verdict));
	return failsSomething(comparison) || moved || drift.some(({ state }) => state === "spent") || excuses.some(({ state }) => state !== "idle");
}
// src/action/queue-answer.ts
/** Of what measures and judges. What is only said about it differs between a pull request and its merge group. */
function configDigest(config) {
	return digestOf({
		...config,
		warnings: []
	});
}
/**
* Why a merge group need not be measured: the pull request's own check passed on the very same files, which the hash of their
* tree proves, by the very same configuration: another base branch may have a laxer one. Only the newest that came to an end counts, of the app that writes this job's. Nothing when it did not pass, or
* that is not known; then the group is measured.
*/
async function answeredByPullRequest({ event, github }, { origin, config, check, app }, log) {
	const { tree, commit } = origin;
	const { pullRequest, headSha } = event;
	const known = tree !== void 0 && commit === headSha && pullRequest !== void 0 && app !== void 0;
	if (event.name !== "merge_group" || !known || github === void 0) return void 0;
	try {
		const { octokit, target } = github;
		const { data: pull } = await octokit.rest.pulls.get({
			...target,
			pull_number: pullRequest
		});
		const call = {
			...target,
			ref: pull.head.sha,
			check_name: check,
			filter: "all",
			per_page: 100
		};
		const { data } = await octokit.rest.checks.listForRef(call);
		if (data.total_count > data.check_runs.length) return void 0;
		const newest = data.check_runs.filter((run) => run.status === "completed" && run.app?.id === app).sort((a, b) => endOf(b) - endOf(a) || b.id - a.id)[0];
		if (newest?.external_id !== externalId({
			tree,
			config
		}) || newest.conclusion !== "success") return void 0;
		return `answered from pull request ${pullRequest}: its check on ${pull.head.sha} passed on the very same files (tree ${tree}); nothing was measured`;
	} catch (error) {
		log.warn(`the pull request's own result is not known, so the merge group is measured: ${describeApiError(error)}`);
		return;
	}
}
function endOf({ completed_at: at }) {
	return Date.parse(at ?? "") || 0;
}
// src/action/measured-files.ts
/**
* The workspace's tree, where that is what was measured, and what judged it: what a merge queue may be answered by. Not where a
* waiver was needed, because it may have ended by then.
*/
function measuredFiles({ session, comparison }, { config, origin }) {
	const { commit, tree } = origin;
	if (session.records.length === 0 || commit === void 0 || tree === void 0) return {};
	if (session.origin.commit !== commit) return {};
	if ((comparison.excuses ?? []).some(({ kind, state }) => kind === "waiver" && state === "used")) return {};
	return { measured: {
		tree,
		config: configDigest(config)
	} };
}
// src/action/publish-report.ts
/** Renders the outcome in every form, and tells the world: files beside the session, summary, check, comment, outputs. */
async function publishReport(outcome, { job, event, configFile, github, handedOver }, { mode, comment, chart, sessionsPath }, check, world) {
	const { env, log } = world;
	const { session, comparison } = outcome;
	const { config, folder } = job;
	const runUrl = runAddress(env);
	const run = measuredBy(event, handedOver);
	const part = partOf(job.selection);
	const context = contextOf({
		config,
		judged: judgedName(config.name, {
			...job.selection,
			leg: job.origin.leg
		}),
		...part === void 0 ? {} : { part },
		session,
		mode,
		configFile,
		chart,
		...runUrl === void 0 ? {} : { runUrl },
		...run
	});
	const folders = sessionsPath === void 0 ? [folder] : await sessionFolders(sessionsPath).catch(() => []);
	const shelf = config.store.kind === "directory" ? { shelf: resolve(world.cwd, config.store.path) } : {};
	const reported = {
		outcome,
		context,
		policy: config.policy,
		folders,
		...shelf
	};
	const reportPath = await writeReports(`${folder}-report`, reported, world).catch((cause) => {
		log.warn(`the report was not written: ${messageOf(cause)}`);
	});
	await check.complete({
		conclusion: conclusionOf(comparison.decision, config.enforce),
		title: checkTitle(comparison, context),
		summary: toMarkdown(comparison, context, LONGEST_SUMMARY),
		...measuredFiles(outcome, job)
	});
	await publish({
		decision: comparison.decision,
		marker: markerOf(context.suite),
		...run,
		render: (limit) => toMarkdown(comparison, context, limit),
		annotations: toAnnotations(comparison, context),
		regressions: comparison.rows.filter(isRegression).length,
		...reportPath === void 0 ? {} : { reportPath },
		sessionPath: folder,
		event: event.name,
		newComment: worthComment(comment, comparison),
		...event.pullRequest === void 0 || comment === "never" ? {} : { pullRequest: event.pullRequest }
	}, {
		env,
		log,
		setOutput,
		...github === void 0 ? {} : { github }
	});
}
/** The run whose trials are told of: another one where a run is reported on. */
function measuredBy({ runId, attempt = 1 }, handedOver) {
	const id = handedOver?.id ?? runId;
	return id === void 0 ? {} : { run: {
		id,
		attempt: handedOver?.attempt ?? attempt
	} };
}
function worthComment(when, comparison) {
	switch (when) {
		case "always": return true;
		case "on-change": return changesSomething(comparison);
		case "on-failure": return failsSomething(comparison);
		case "never": return false;
	}
}
// node_modules/picomatch/lib/constants.js
var require_constants = __commonJSMin(((exports, module) => {
	const WIN_SLASH = "\\\\/";
	const WIN_NO_SLASH = `[^${WIN_SLASH}]`;
	const DEFAULT_MAX_EXTGLOB_RECURSION = 0;
	/**
	* Posix glob regex
	*/
	const DOT_LITERAL = "\\.";
	const PLUS_LITERAL = "\\+";
	const QMARK_LITERAL = "\\?";
	const SLASH_LITERAL = "\\/";
	const ONE_CHAR = "(?=.)";
	const QMARK = "[^/]";
	const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
	const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
	const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
	const POSIX_CHARS = {
		DOT_LITERAL,
		PLUS_LITERAL,
		QMARK_LITERAL,
		SLASH_LITERAL,
		ONE_CHAR,
		QMARK,
		END_ANCHOR,
		DOTS_SLASH,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!${START_ANCHOR}${DOTS_SLASH})`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`,
		NO_DOTS_SLASH: `(?!${DOTS_SLASH})`,
		QMARK_NO_DOT: `[^.${SLASH_LITERAL}]`,
		STAR: `${QMARK}*?`,
		START_ANCHOR,
		SEP: "/"
	};
	/**
	* Windows glob regex
	*/
	const WINDOWS_CHARS = {
		...POSIX_CHARS,
		SLASH_LITERAL: `[${WIN_SLASH}]`,
		QMARK: WIN_NO_SLASH,
		STAR: `${WIN_NO_SLASH}*?`,
		DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
		NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
		START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
		END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
		SEP: "\\"
	};
	module.exports = {
		DEFAULT_MAX_EXTGLOB_RECURSION,
		MAX_LENGTH: 65536,
		POSIX_REGEX_SOURCE: {
			__proto__: null,
			alnum: "a-zA-Z0-9",
			alpha: "a-zA-Z",
			ascii: "\\x00-\\x7F",
			blank: " \\t",
			cntrl: "\\x00-\\x1F\\x7F",
			digit: "0-9",
			graph: "\\x21-\\x7E",
			lower: "a-z",
			print: "\\x20-\\x7E ",
			punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
			space: " \\t\\r\\n\\v\\f",
			upper: "A-Z",
			word: "A-Za-z0-9_",
			xdigit: "A-Fa-f0-9"
		},
		REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
		REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
		REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
		REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
		REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
		REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
		REPLACEMENTS: {
			__proto__: null,
			"***": "*",
			"**/**": "**",
			"**/**/**": "**"
		},
		CHAR_0: 48,
		CHAR_9: 57,
		CHAR_UPPERCASE_A: 65,
		CHAR_LOWERCASE_A: 97,
		CHAR_UPPERCASE_Z: 90,
		CHAR_LOWERCASE_Z: 122,
		CHAR_LEFT_PARENTHESES: 40,
		CHAR_RIGHT_PARENTHESES: 41,
		CHAR_ASTERISK: 42,
		CHAR_AMPERSAND: 38,
		CHAR_AT: 64,
		CHAR_BACKWARD_SLASH: 92,
		CHAR_CARRIAGE_RETURN: 13,
		CHAR_CIRCUMFLEX_ACCENT: 94,
		CHAR_COLON: 58,
		CHAR_COMMA: 44,
		CHAR_DOT: 46,
		CHAR_DOUBLE_QUOTE: 34,
		CHAR_EQUAL: 61,
		CHAR_EXCLAMATION_MARK: 33,
		CHAR_FORM_FEED: 12,
		CHAR_FORWARD_SLASH: 47,
		CHAR_GRAVE_ACCENT: 96,
		CHAR_HASH: 35,
		CHAR_HYPHEN_MINUS: 45,
		CHAR_LEFT_ANGLE_BRACKET: 60,
		CHAR_LEFT_CURLY_BRACE: 123,
		CHAR_LEFT_SQUARE_BRACKET: 91,
		CHAR_LINE_FEED: 10,
		CHAR_NO_BREAK_SPACE: 160,
		CHAR_PERCENT: 37,
		CHAR_PLUS: 43,
		CHAR_QUESTION_MARK: 63,
		CHAR_RIGHT_ANGLE_BRACKET: 62,
		CHAR_RIGHT_CURLY_BRACE: 125,
		CHAR_RIGHT_SQUARE_BRACKET: 93,
		CHAR_SEMICOLON: 59,
		CHAR_SINGLE_QUOTE: 39,
		CHAR_SPACE: 32,
		CHAR_TAB: 9,
		CHAR_UNDERSCORE: 95,
		CHAR_VERTICAL_LINE: 124,
		CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
		/**
		* Create EXTGLOB_CHARS
		*/
		extglobChars(chars) {
			return {
				"!": {
					type: "negate",
					open: "(?:(?!(?:",
					close: `))${chars.STAR})`
				},
				"?": {
					type: "qmark",
					open: "(?:",
					close: ")?"
				},
				"+": {
					type: "plus",
					open: "(?:",
					close: ")+"
				},
				"*": {
					type: "star",
					open: "(?:",
					close: ")*"
				},
				"@": {
					type: "at",
					open: "(?:",
					close: ")"
				}
			};
		},
		/**
		* Create GLOB_CHARS
		*/
		globChars(win32) {
			return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
		}
	};
}));
// node_modules/picomatch/lib/utils.js
var require_utils = __commonJSMin(((exports) => {
	const { REGEX_BACKSLASH, REGEX_REMOVE_BACKSLASH, REGEX_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_GLOBAL } = require_constants();
	exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
	exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
	exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
	exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
	exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
	exports.isWindows = () => {
		if (typeof navigator !== "undefined" && navigator.platform) {
			const platform = navigator.platform.toLowerCase();
			return platform === "win32" || platform === "windows";
		}
		if (typeof process !== "undefined" && process.platform) return process.platform === "win32";
		return false;
	};
	exports.removeBackslashes = (str) => {
		return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
			return match === "\\" ? "" : match;
		});
	};
	exports.escapeLast = (input, char, lastIdx) => {
		const idx = input.lastIndexOf(char, lastIdx);
		if (idx === -1) return input;
		if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
		return `${input.slice(0, idx)}\\${input.slice(idx)}`;
	};
	exports.removePrefix = (input, state = {}) => {
		let output = input;
		if (output.startsWith("./")) {
			output = output.slice(2);
			state.prefix = "./";
		}
		return output;
	};
	exports.wrapOutput = (input, state = {}, options = {}) => {
		let output = `${options.contains ? "" : "^"}(?:${input})${options.contains ? "" : "$"}`;
		if (state.negated === true) output = `(?:^(?!${output}).*$)`;
		return output;
	};
	exports.basename = (path, { windows } = {}) => {
		const segs = path.split(windows ? /[\\/]/ : "/");
		const last = segs[segs.length - 1];
		if (last === "") return segs[segs.length - 2];
		return last;
	};
}));
// node_modules/picomatch/lib/scan.js
var require_scan = __commonJSMin(((exports, module) => {
	const utils = require_utils();
	const { CHAR_ASTERISK, CHAR_AT, CHAR_BACKWARD_SLASH, CHAR_COMMA, CHAR_DOT, CHAR_EXCLAMATION_MARK, CHAR_FORWARD_SLASH, CHAR_LEFT_CURLY_BRACE, CHAR_LEFT_PARENTHESES, CHAR_LEFT_SQUARE_BRACKET, CHAR_PLUS, CHAR_QUESTION_MARK, CHAR_RIGHT_CURLY_BRACE, CHAR_RIGHT_PARENTHESES, CHAR_RIGHT_SQUARE_BRACKET } = require_constants();
	const isPathSeparator = (code) => {
		return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
	};
	const depth = (token) => {
		if (token.isPrefix !== true) token.depth = token.isGlobstar ? 1e400 : 1;
	};
	/**
	* Quickly scans a glob pattern and returns an object with a handful of
	* useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
	* `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
	* with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
	*
	* ```js
	* const pm = require('picomatch');
	* console.log(pm.scan('foo/bar/*.js'));
	* { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
	* ```
	* @param {String} `str`
	* @param {Object} `options`
	* @return {Object} Returns an object with tokens and regex source string.
	* @api public
	*/
	const scan = (input, options) => {
		const opts = options || {};
		const length = input.length - 1;
		const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
		const slashes = [];
		const tokens = [];
		const parts = [];
		let str = input;
		let index = -1;
		let start = 0;
		let lastIndex = 0;
		let isBrace = false;
		let isBracket = false;
		let isGlob = false;
		let isExtglob = false;
		let isGlobstar = false;
		let braceEscaped = false;
		let backslashes = false;
		let negated = false;
		let negatedExtglob = false;
		let finished = false;
		let braces = 0;
		let prev;
		let code;
		let token = {
			value: "",
			depth: 0,
			isGlob: false
		};
		const eos = () => index >= length;
		const peek = () => str.charCodeAt(index + 1);
		const advance = () => {
			prev = code;
			return str.charCodeAt(++index);
		};
		while (index < length) {
			code = advance();
			let next;
			if (code === CHAR_BACKWARD_SLASH) {
				backslashes = token.backslashes = true;
				code = advance();
				if (code === CHAR_LEFT_CURLY_BRACE) braceEscaped = true;
				continue;
			}
			if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
				braces++;
				while (eos() !== true && (code = advance())) {
					if (code === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (code === CHAR_LEFT_CURLY_BRACE) {
						braces++;
						continue;
					}
					if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (braceEscaped !== true && code === CHAR_COMMA) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (code === CHAR_RIGHT_CURLY_BRACE) {
						braces--;
						if (braces === 0) {
							braceEscaped = false;
							isBrace = token.isBrace = true;
							finished = true;
							break;
						}
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_FORWARD_SLASH) {
				slashes.push(index);
				tokens.push(token);
				token = {
					value: "",
					depth: 0,
					isGlob: false
				};
				if (finished === true) continue;
				if (prev === CHAR_DOT && index === start + 1) {
					start += 2;
					continue;
				}
				lastIndex = index + 1;
				continue;
			}
			if (opts.noext !== true) {
				if ((code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK) === true && peek() === CHAR_LEFT_PARENTHESES) {
					isGlob = token.isGlob = true;
					isExtglob = token.isExtglob = true;
					finished = true;
					if (code === CHAR_EXCLAMATION_MARK && index === start) negatedExtglob = true;
					if (scanToEnd === true) {
						let parens = 0;
						while (eos() !== true && (code = advance())) {
							if (code === CHAR_BACKWARD_SLASH) {
								backslashes = token.backslashes = true;
								advance();
								continue;
							}
							if (code === CHAR_LEFT_PARENTHESES) {
								parens++;
								continue;
							}
							if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
								finished = true;
								break;
							}
						}
						continue;
					}
					break;
				}
			}
			if (code === CHAR_ASTERISK) {
				if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_QUESTION_MARK) {
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_LEFT_SQUARE_BRACKET) {
				while (eos() !== true && (next = advance())) {
					if (next === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (next === CHAR_RIGHT_SQUARE_BRACKET) {
						isBracket = token.isBracket = true;
						isGlob = token.isGlob = true;
						finished = true;
						break;
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
				negated = token.negated = true;
				start++;
				continue;
			}
			if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
				isGlob = token.isGlob = true;
				if (scanToEnd === true) {
					let parens = 1;
					while (eos() !== true && (code = advance())) {
						if (code === CHAR_BACKWARD_SLASH) {
							backslashes = token.backslashes = true;
							advance();
							continue;
						}
						if (code === CHAR_LEFT_PARENTHESES) {
							parens++;
							continue;
						}
						if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
							finished = true;
							break;
						}
					}
					continue;
				}
				break;
			}
			if (isGlob === true) {
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
		}
		if (opts.noext === true) {
			isExtglob = false;
			isGlob = false;
		}
		let base = str;
		let prefix = "";
		let glob = "";
		if (start > 0) {
			prefix = str.slice(0, start);
			str = str.slice(start);
			lastIndex -= start;
		}
		if (base && isGlob === true && lastIndex > 0) {
			base = str.slice(0, lastIndex);
			glob = str.slice(lastIndex);
		} else if (isGlob === true) {
			base = "";
			glob = str;
		} else base = str;
		if (base && base !== "" && base !== "/" && base !== str) {
			if (isPathSeparator(base.charCodeAt(base.length - 1))) base = base.slice(0, -1);
		}
		if (opts.unescape === true) {
			if (glob) glob = utils.removeBackslashes(glob);
			if (base && backslashes === true) base = utils.removeBackslashes(base);
		}
		const state = {
			prefix,
			input,
			start,
			base,
			glob,
			isBrace,
			isBracket,
			isGlob,
			isExtglob,
			isGlobstar,
			negated,
			negatedExtglob
		};
		if (opts.tokens === true) {
			state.maxDepth = 0;
			if (!isPathSeparator(code)) tokens.push(token);
			state.tokens = tokens;
		}
		if (opts.parts === true || opts.tokens === true) {
			let prevIndex;
			for (let idx = 0; idx < slashes.length; idx++) {
				const n = prevIndex !== void 0 ? prevIndex + 1 : start;
				const i = slashes[idx];
				const value = input.slice(n, i);
				if (opts.tokens) {
					if (idx === 0 && start !== 0) {
						tokens[idx].isPrefix = true;
						tokens[idx].value = prefix;
					} else tokens[idx].value = value;
					depth(tokens[idx]);
					state.maxDepth += tokens[idx].depth;
				}
				if (i >= start) {
					parts.push(value);
					prevIndex = i;
				}
			}
			const n = prevIndex !== void 0 ? prevIndex + 1 : start;
			const value = input.slice(n);
			parts.push(value);
			if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
				tokens[tokens.length - 1].value = value;
				depth(tokens[tokens.length - 1]);
				state.maxDepth += tokens[tokens.length - 1].depth;
			}
			state.slashes = slashes;
			state.parts = parts;
		}
		return state;
	};
	module.exports = scan;
}));
// node_modules/picomatch/lib/parse.js
var require_parse = __commonJSMin(((exports, module) => {
	const constants = require_constants();
	const utils = require_utils();
	/**
	* Constants
	*/
	const { MAX_LENGTH, POSIX_REGEX_SOURCE, REGEX_NON_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_BACKREF, REPLACEMENTS } = constants;
	/**
	* Helpers
	*/
	const expandRange = (args, options) => {
		if (typeof options.expandRange === "function") return options.expandRange(...args, options);
		args.sort();
		const value = `[${args.join("-")}]`;
		try {
			new RegExp(value);
		} catch (ex) {
			return args.map((v) => utils.escapeRegex(v)).join("..");
		}
		return value;
	};
	/**
	* Create the message for a syntax error
	*/
	const syntaxError = (type, char) => {
		return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
	};
	const splitTopLevel = (input) => {
		const parts = [];
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let value = "";
		let escaped = false;
		for (const ch of input) {
			if (escaped === true) {
				value += ch;
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				value += ch;
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				value += ch;
				continue;
			}
			if (quote === 0) {
				if (ch === "[") bracket++;
				else if (ch === "]" && bracket > 0) bracket--;
				else if (bracket === 0) {
					if (ch === "(") paren++;
					else if (ch === ")" && paren > 0) paren--;
					else if (ch === "|" && paren === 0) {
						parts.push(value);
						value = "";
						continue;
					}
				}
			}
			value += ch;
		}
		parts.push(value);
		return parts;
	};
	const isPlainBranch = (branch) => {
		let escaped = false;
		for (const ch of branch) {
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (/[?*+@!()[\]{}]/.test(ch)) return false;
		}
		return true;
	};
	const normalizeSimpleBranch = (branch) => {
		let value = branch.trim();
		let changed = true;
		while (changed === true) {
			changed = false;
			if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
				value = value.slice(2, -1);
				changed = true;
			}
		}
		if (!isPlainBranch(value)) return;
		return value.replace(/\\(.)/g, "$1");
	};
	const hasRepeatedCharPrefixOverlap = (branches) => {
		const values = branches.map(normalizeSimpleBranch).filter(Boolean);
		for (let i = 0; i < values.length; i++) for (let j = i + 1; j < values.length; j++) {
			const a = values[i];
			const b = values[j];
			const char = a[0];
			if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) continue;
			if (a === b || a.startsWith(b) || b.startsWith(a)) return true;
		}
		return false;
	};
	const parseRepeatedExtglob = (pattern, requireEnd = true) => {
		if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") return;
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let escaped = false;
		for (let i = 1; i < pattern.length; i++) {
			const ch = pattern[i];
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				continue;
			}
			if (quote === 1) continue;
			if (ch === "[") {
				bracket++;
				continue;
			}
			if (ch === "]" && bracket > 0) {
				bracket--;
				continue;
			}
			if (bracket > 0) continue;
			if (ch === "(") {
				paren++;
				continue;
			}
			if (ch === ")") {
				paren--;
				if (paren === 0) {
					if (requireEnd === true && i !== pattern.length - 1) return;
					return {
						type: pattern[0],
						body: pattern.slice(2, i),
						end: i
					};
				}
			}
		}
	};
	const buildCharClassStar = (chars) => {
		return `${chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`}*`;
	};
	const getStarExtglobSequenceChars = (pattern) => {
		let index = 0;
		const chars = [];
		while (index < pattern.length) {
			const match = parseRepeatedExtglob(pattern.slice(index), false);
			if (!match || match.type !== "*") return;
			const branches = splitTopLevel(match.body).map((branch) => branch.trim());
			if (branches.length !== 1) return;
			const branch = normalizeSimpleBranch(branches[0]);
			if (!branch || branch.length !== 1) return;
			chars.push(branch);
			index += match.end + 1;
		}
		if (chars.length < 1) return;
		return chars;
	};
	const repeatedExtglobRecursion = (pattern) => {
		let depth = 0;
		let value = pattern.trim();
		let match = parseRepeatedExtglob(value);
		while (match) {
			depth++;
			value = match.body.trim();
			match = parseRepeatedExtglob(value);
		}
		return depth;
	};
	const analyzeRepeatedExtglob = (body, options) => {
		if (options.maxExtglobRecursion === false) return { risky: false };
		const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
		const branches = splitTopLevel(body).map((branch) => branch.trim());
		if (branches.length > 1) {
			if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) return { risky: true };
		}
		const safeChars = [];
		let sawStarSequence = false;
		let combinable = true;
		for (const branch of branches) {
			const chars = getStarExtglobSequenceChars(branch);
			if (chars) {
				sawStarSequence = true;
				safeChars.push(...chars);
				continue;
			}
			const literal = normalizeSimpleBranch(branch);
			if (literal && literal.length === 1) {
				safeChars.push(literal);
				continue;
			}
			combinable = false;
			if (repeatedExtglobRecursion(branch) > max) return { risky: true };
		}
		if (sawStarSequence) return combinable ? {
			risky: true,
			safeOutput: buildCharClassStar([...new Set(safeChars)])
		} : { risky: true };
		return { risky: false };
	};
	/**
	* Parse the given input string.
	* @param {String} input
	* @param {Object} options
	* @return {Object}
	*/
	const parse = (input, options) => {
		if (typeof input !== "string") throw new TypeError("Expected a string");
		input = REPLACEMENTS[input] || input;
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		let len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		const bos = {
			type: "bos",
			value: "",
			output: opts.prepend || ""
		};
		const tokens = [bos];
		const capture = opts.capture ? "" : "?:";
		const PLATFORM_CHARS = constants.globChars(opts.windows);
		const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
		const { DOT_LITERAL, PLUS_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOT_SLASH, NO_DOTS_SLASH, QMARK, QMARK_NO_DOT, STAR, START_ANCHOR } = PLATFORM_CHARS;
		const globstar = (opts) => {
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const nodot = opts.dot ? "" : NO_DOT;
		const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
		let star = opts.bash === true ? globstar(opts) : STAR;
		if (opts.capture) star = `(${star})`;
		if (typeof opts.noext === "boolean") opts.noextglob = opts.noext;
		const state = {
			input,
			index: -1,
			start: 0,
			dot: opts.dot === true,
			consumed: "",
			output: "",
			prefix: "",
			backtrack: false,
			negated: false,
			brackets: 0,
			braces: 0,
			parens: 0,
			quotes: 0,
			globstar: false,
			tokens
		};
		input = utils.removePrefix(input, state);
		len = input.length;
		const extglobs = [];
		const braces = [];
		const stack = [];
		let prev = bos;
		let value;
		/**
		* Tokenizing helpers
		*/
		const eos = () => state.index === len - 1;
		const peek = state.peek = (n = 1) => input[state.index + n];
		const advance = state.advance = () => input[++state.index] || "";
		const remaining = () => input.slice(state.index + 1);
		const consume = (value = "", num = 0) => {
			state.consumed += value;
			state.index += num;
		};
		const append = (token) => {
			state.output += token.output != null ? token.output : token.value;
			consume(token.value);
		};
		const negate = () => {
			let count = 1;
			while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
				advance();
				state.start++;
				count++;
			}
			if (count % 2 === 0) return false;
			state.negated = true;
			state.start++;
			return true;
		};
		const increment = (type) => {
			state[type]++;
			stack.push(type);
		};
		const decrement = (type) => {
			state[type]--;
			stack.pop();
		};
		/**
		* Push tokens onto the tokens array. This helper speeds up
		* tokenizing by 1) helping us avoid backtracking as much as possible,
		* and 2) helping us avoid creating extra tokens when consecutive
		* characters are plain text. This improves performance and simplifies
		* lookbehinds.
		*/
		const push = (tok) => {
			if (prev.type === "globstar") {
				const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
				const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
				if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
					state.output = state.output.slice(0, -prev.output.length);
					prev.type = "star";
					prev.value = "*";
					prev.output = star;
					state.output += prev.output;
				}
			}
			if (extglobs.length && tok.type !== "paren") extglobs[extglobs.length - 1].inner += tok.value;
			if (tok.value || tok.output) append(tok);
			if (prev && prev.type === "text" && tok.type === "text") {
				prev.output = (prev.output || prev.value) + tok.value;
				prev.value += tok.value;
				return;
			}
			tok.prev = prev;
			tokens.push(tok);
			prev = tok;
		};
		const extglobOpen = (type, value) => {
			const token = {
				...EXTGLOB_CHARS[value],
				conditions: 1,
				inner: ""
			};
			token.prev = prev;
			token.parens = state.parens;
			token.output = state.output;
			token.startIndex = state.index;
			token.tokensIndex = tokens.length;
			const output = (opts.capture ? "(" : "") + token.open;
			increment("parens");
			push({
				type,
				value,
				output: state.output ? "" : ONE_CHAR
			});
			push({
				type: "paren",
				extglob: true,
				value: advance(),
				output
			});
			extglobs.push(token);
		};
		const extglobClose = (token) => {
			const literal = input.slice(token.startIndex, state.index + 1);
			const body = input.slice(token.startIndex + 2, state.index);
			const analysis = analyzeRepeatedExtglob(body, opts);
			if ((token.type === "plus" || token.type === "star") && analysis.risky) {
				const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
				const open = tokens[token.tokensIndex];
				open.type = "text";
				open.value = literal;
				open.output = safeOutput || utils.escapeRegex(literal);
				for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
					tokens[i].value = "";
					tokens[i].output = "";
					delete tokens[i].suffix;
				}
				state.output = token.output + open.output;
				state.backtrack = true;
				push({
					type: "paren",
					extglob: true,
					value,
					output: ""
				});
				decrement("parens");
				return;
			}
			let output = token.close + (opts.capture ? ")" : "");
			let rest;
			if (token.type === "negate") {
				let extglobStar = star;
				if (token.inner && token.inner.length > 1 && token.inner.includes("/")) extglobStar = globstar(opts);
				if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) output = token.close = `)$))${extglobStar}`;
				if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) output = token.close = `)${parse(rest, {
					...options,
					fastpaths: false
				}).output})${extglobStar})`;
				if (token.prev.type === "bos") state.negatedExtglob = true;
			}
			push({
				type: "paren",
				extglob: true,
				value,
				output
			});
			decrement("parens");
		};
		/**
		* Fast paths
		*/
		if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
			let backslashes = false;
			let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
				if (first === "\\") {
					backslashes = true;
					return m;
				}
				if (first === "?") {
					if (esc) return esc + first + (rest ? QMARK.repeat(rest.length) : "");
					if (index === 0) return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
					return QMARK.repeat(chars.length);
				}
				if (first === ".") return DOT_LITERAL.repeat(chars.length);
				if (first === "*") {
					if (esc) return esc + first + (rest ? star : "");
					return star;
				}
				return esc ? m : `\\${m}`;
			});
			if (backslashes === true) {
				if (opts.unescape === true) output = output.replace(/\\/g, "");
				else output = output.replace(/\\+/g, (m) => {
					return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
				});
			}
			if (output === input && opts.contains === true) {
				state.output = input;
				return state;
			}
			state.output = utils.wrapOutput(output, state, options);
			return state;
		}
		/**
		* Tokenize input until we reach end-of-string
		*/
		while (!eos()) {
			value = advance();
			if (value === "\0") continue;
			/**
			* Escaped characters
			*/
			if (value === "\\") {
				const next = peek();
				if (next === "/" && opts.bash !== true) continue;
				if (next === "." || next === ";") continue;
				if (!next) {
					value += "\\";
					push({
						type: "text",
						value
					});
					continue;
				}
				const match = /^\\+/.exec(remaining());
				let slashes = 0;
				if (match && match[0].length > 2) {
					slashes = match[0].length;
					state.index += slashes;
					if (slashes % 2 !== 0) value += "\\";
				}
				if (opts.unescape === true) value = advance();
				else value += advance();
				if (state.brackets === 0) {
					push({
						type: "text",
						value
					});
					continue;
				}
			}
			/**
			* If we're inside a regex character class, continue
			* until we reach the closing bracket.
			*/
			if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
				if (opts.posix !== false && value === ":") {
					const inner = prev.value.slice(1);
					if (inner.includes("[")) {
						prev.posix = true;
						if (inner.includes(":")) {
							const idx = prev.value.lastIndexOf("[");
							const pre = prev.value.slice(0, idx);
							const rest = prev.value.slice(idx + 2);
							const posix = POSIX_REGEX_SOURCE[rest];
							if (posix) {
								prev.value = pre + posix;
								state.backtrack = true;
								advance();
								if (!bos.output && tokens.indexOf(prev) === 1) bos.output = ONE_CHAR;
								continue;
							}
						}
					}
				}
				if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") value = `\\${value}`;
				if (value === "]" && (prev.value === "[" || prev.value === "[^")) value = `\\${value}`;
				if (opts.posix === true && value === "!" && prev.value === "[") value = "^";
				prev.value += value;
				append({ value });
				continue;
			}
			/**
			* If we're inside a quoted string, continue
			* until we reach the closing double quote.
			*/
			if (state.quotes === 1 && value !== "\"") {
				value = utils.escapeRegex(value);
				prev.value += value;
				append({ value });
				continue;
			}
			/**
			* Double quotes
			*/
			if (value === "\"") {
				state.quotes = state.quotes === 1 ? 0 : 1;
				if (opts.keepQuotes === true) push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Parentheses
			*/
			if (value === "(") {
				increment("parens");
				push({
					type: "paren",
					value
				});
				continue;
			}
			if (value === ")") {
				if (state.parens === 0 && opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "("));
				const extglob = extglobs[extglobs.length - 1];
				if (extglob && state.parens === extglob.parens + 1) {
					extglobClose(extglobs.pop());
					continue;
				}
				push({
					type: "paren",
					value,
					output: state.parens ? ")" : "\\)"
				});
				decrement("parens");
				continue;
			}
			/**
			* Square brackets
			*/
			if (value === "[") {
				if (opts.nobracket === true || !remaining().includes("]")) {
					if (opts.nobracket !== true && opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
					value = `\\${value}`;
				} else increment("brackets");
				push({
					type: "bracket",
					value
				});
				continue;
			}
			if (value === "]") {
				if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				if (state.brackets === 0) {
					if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "["));
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				decrement("brackets");
				const prevValue = prev.value.slice(1);
				if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) value = `/${value}`;
				prev.value += value;
				append({ value });
				if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) continue;
				const escaped = utils.escapeRegex(prev.value);
				state.output = state.output.slice(0, -prev.value.length);
				if (opts.literalBrackets === true) {
					state.output += escaped;
					prev.value = escaped;
					continue;
				}
				prev.value = `(${capture}${escaped}|${prev.value})`;
				state.output += prev.value;
				continue;
			}
			/**
			* Braces
			*/
			if (value === "{" && opts.nobrace !== true) {
				increment("braces");
				const open = {
					type: "brace",
					value,
					output: "(",
					outputIndex: state.output.length,
					tokensIndex: state.tokens.length
				};
				braces.push(open);
				push(open);
				continue;
			}
			if (value === "}") {
				const brace = braces[braces.length - 1];
				if (opts.nobrace === true || !brace) {
					push({
						type: "text",
						value,
						output: value
					});
					continue;
				}
				let output = ")";
				if (brace.dots === true) {
					const arr = tokens.slice();
					const range = [];
					for (let i = arr.length - 1; i >= 0; i--) {
						tokens.pop();
						if (arr[i].type === "brace") break;
						if (arr[i].type !== "dots") range.unshift(arr[i].value);
					}
					output = expandRange(range, opts);
					state.backtrack = true;
				}
				if (brace.comma !== true && brace.dots !== true) {
					const out = state.output.slice(0, brace.outputIndex);
					const toks = state.tokens.slice(brace.tokensIndex);
					brace.value = brace.output = "\\{";
					value = output = "\\}";
					state.output = out;
					for (const t of toks) state.output += t.output || t.value;
				}
				push({
					type: "brace",
					value,
					output
				});
				decrement("braces");
				braces.pop();
				continue;
			}
			/**
			* Pipes
			*/
			if (value === "|") {
				if (extglobs.length > 0) extglobs[extglobs.length - 1].conditions++;
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Commas
			*/
			if (value === ",") {
				let output = value;
				const brace = braces[braces.length - 1];
				if (brace && stack[stack.length - 1] === "braces") {
					brace.comma = true;
					output = "|";
				}
				push({
					type: "comma",
					value,
					output
				});
				continue;
			}
			/**
			* Slashes
			*/
			if (value === "/") {
				if (prev.type === "dot" && state.index === state.start + 1) {
					state.start = state.index + 1;
					state.consumed = "";
					state.output = "";
					tokens.pop();
					prev = bos;
					continue;
				}
				push({
					type: "slash",
					value,
					output: SLASH_LITERAL
				});
				continue;
			}
			/**
			* Dots
			*/
			if (value === ".") {
				if (state.braces > 0 && prev.type === "dot") {
					if (prev.value === ".") prev.output = DOT_LITERAL;
					const brace = braces[braces.length - 1];
					prev.type = "dots";
					prev.output += value;
					prev.value += value;
					brace.dots = true;
					continue;
				}
				if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
					push({
						type: "text",
						value,
						output: DOT_LITERAL
					});
					continue;
				}
				push({
					type: "dot",
					value,
					output: DOT_LITERAL
				});
				continue;
			}
			/**
			* Question marks
			*/
			if (value === "?") {
				if (!(prev && prev.value === "(") && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("qmark", value);
					continue;
				}
				if (prev && prev.type === "paren") {
					const next = peek();
					let output = value;
					if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) output = `\\${value}`;
					push({
						type: "text",
						value,
						output
					});
					continue;
				}
				if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
					push({
						type: "qmark",
						value,
						output: QMARK_NO_DOT
					});
					continue;
				}
				push({
					type: "qmark",
					value,
					output: QMARK
				});
				continue;
			}
			/**
			* Exclamation
			*/
			if (value === "!") {
				if (opts.noextglob !== true && peek() === "(") {
					if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
						extglobOpen("negate", value);
						continue;
					}
				}
				if (opts.nonegate !== true && state.index === 0) {
					negate();
					continue;
				}
			}
			/**
			* Plus
			*/
			if (value === "+") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("plus", value);
					continue;
				}
				if (prev && prev.value === "(" || opts.regex === false) {
					push({
						type: "plus",
						value,
						output: PLUS_LITERAL
					});
					continue;
				}
				if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
					push({
						type: "plus",
						value
					});
					continue;
				}
				push({
					type: "plus",
					value: PLUS_LITERAL
				});
				continue;
			}
			/**
			* Plain text
			*/
			if (value === "@") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					push({
						type: "at",
						extglob: true,
						value,
						output: ""
					});
					continue;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Plain text
			*/
			if (value !== "*") {
				if (value === "$" || value === "^") value = `\\${value}`;
				const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
				if (match) {
					value += match[0];
					state.index += match[0].length;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Stars
			*/
			if (prev && (prev.type === "globstar" || prev.star === true)) {
				prev.type = "star";
				prev.star = true;
				prev.value += value;
				prev.output = star;
				state.backtrack = true;
				state.globstar = true;
				consume(value);
				continue;
			}
			let rest = remaining();
			if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
				extglobOpen("star", value);
				continue;
			}
			if (prev.type === "star") {
				if (opts.noglobstar === true) {
					consume(value);
					continue;
				}
				const prior = prev.prev;
				const before = prior.prev;
				const isStart = prior.type === "slash" || prior.type === "bos";
				const afterStar = before && (before.type === "star" || before.type === "globstar");
				if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
				const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
				if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				while (rest.slice(0, 3) === "/**") {
					const after = input[state.index + 4];
					if (after && after !== "/") break;
					rest = rest.slice(3);
					consume("/**", 3);
				}
				const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
				if (prior.type === "bos" && eos()) {
					prev.type = "globstar";
					prev.value += value;
					prev.output = globstar(opts);
					state.output = prev.output;
					state.globstar = true;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
					prev.value += value;
					state.globstar = true;
					state.output += prior.output + prev.output;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
					const end = rest[1] !== void 0 ? "|$" : "";
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
					prev.value += value;
					state.output += prior.output + prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				if (prior.type === "bos" && rest[0] === "/") {
					prev.type = "globstar";
					prev.value += value;
					prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
					state.output = prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				state.output = state.output.slice(0, -prev.output.length);
				prev.type = "globstar";
				prev.output = globstar(opts);
				prev.value += value;
				state.output += prev.output;
				state.globstar = true;
				consume(value);
				continue;
			}
			const token = {
				type: "star",
				value,
				output: star
			};
			if (opts.bash === true) {
				token.output = ".*?";
				if (prev.type === "bos" || prev.type === "slash") token.output = nodot + token.output;
				push(token);
				continue;
			}
			if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
				token.output = value;
				push(token);
				continue;
			}
			if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
				if (prev.type === "dot") {
					state.output += NO_DOT_SLASH;
					prev.output += NO_DOT_SLASH;
				} else if (opts.dot === true) {
					state.output += NO_DOTS_SLASH;
					prev.output += NO_DOTS_SLASH;
				} else {
					state.output += nodot;
					prev.output += nodot;
				}
				if (peek() !== "*") {
					state.output += ONE_CHAR;
					prev.output += ONE_CHAR;
				}
			}
			push(token);
		}
		while (state.brackets > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
			state.output = utils.escapeLast(state.output, "[");
			decrement("brackets");
		}
		while (state.parens > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
			state.output = utils.escapeLast(state.output, "(");
			decrement("parens");
		}
		while (state.braces > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
			state.output = utils.escapeLast(state.output, "{");
			decrement("braces");
		}
		if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) push({
			type: "maybe_slash",
			value: "",
			output: `${SLASH_LITERAL}?`
		});
		if (state.backtrack === true) {
			state.output = "";
			for (const token of state.tokens) {
				state.output += token.output != null ? token.output : token.value;
				if (token.suffix) state.output += token.suffix;
			}
		}
		return state;
	};
	/**
	* Fast paths for creating regular expressions for common glob patterns.
	* This can significantly speed up processing and has very little downside
	* impact when none of the fast paths match.
	*/
	parse.fastpaths = (input, options) => {
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		const len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		input = REPLACEMENTS[input] || input;
		const { DOT_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOTS, NO_DOTS_SLASH, STAR, START_ANCHOR } = constants.globChars(opts.windows);
		const nodot = opts.dot ? NO_DOTS : NO_DOT;
		const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
		const capture = opts.capture ? "" : "?:";
		const state = {
			negated: false,
			prefix: ""
		};
		let star = opts.bash === true ? ".*?" : STAR;
		if (opts.capture) star = `(${star})`;
		const globstar = (opts) => {
			if (opts.noglobstar === true) return star;
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const create = (str) => {
			switch (str) {
				case "*": return `${nodot}${ONE_CHAR}${star}`;
				case ".*": return `${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*.*": return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*/*": return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
				case "**": return nodot + globstar(opts);
				case "**/*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
				case "**/*.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "**/.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
				default: {
					const match = /^(.*?)\.(\w+)$/.exec(str);
					if (!match) return;
					const source = create(match[1]);
					if (!source) return;
					return source + DOT_LITERAL + match[2];
				}
			}
		};
		let source = create(utils.removePrefix(input, state));
		if (source && opts.strictSlashes !== true) source += `${SLASH_LITERAL}?`;
		return source;
	};
	module.exports = parse;
}));
// node_modules/picomatch/lib/picomatch.js
var require_picomatch$1 = __commonJSMin(((exports, module) => {
	const scan = require_scan();
	const parse = require_parse();
	const utils = require_utils();
	const constants = require_constants();
	const isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
	/**
	* Creates a matcher function from one or more glob patterns. The
	* returned function takes a string to match as its first argument,
	* and returns true if the string is a match. The returned matcher
	* function also takes a boolean as the second argument that, when true,
	* returns an object with additional information.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch(glob[, options]);
	*
	* const isMatch = picomatch('*.!(*a)');
	* console.log(isMatch('a.a')); //=> false
	* console.log(isMatch('a.b')); //=> true
	*
	* // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
	* const picomatch = require('picomatch/posix');
	* // the same API, defaulting to posix paths
	* const isMatch = picomatch('a/*');
	* console.log(isMatch('a\\b')); //=> false
	* console.log(isMatch('a/b')); //=> true
	*
	* // you can still configure the matcher function to accept windows paths
	* const isMatch = picomatch('a/*', { options: windows });
	* console.log(isMatch('a\\b')); //=> true
	* console.log(isMatch('a/b')); //=> true
	* ```
	* @name picomatch
	* @param {String|Array} `globs` One or more glob patterns.
	* @param {Object=} `options`
	* @return {Function=} Returns a matcher function.
	* @api public
	*/
	const picomatch = (glob, options, returnState = false) => {
		if (Array.isArray(glob)) {
			const fns = glob.map((input) => picomatch(input, options, returnState));
			const arrayMatcher = (str) => {
				for (const isMatch of fns) {
					const state = isMatch(str);
					if (state) return state;
				}
				return false;
			};
			return arrayMatcher;
		}
		const isState = isObject(glob) && glob.tokens && glob.input;
		if (glob === "" || typeof glob !== "string" && !isState) throw new TypeError("Expected pattern to be a non-empty string");
		const opts = options || {};
		const posix = opts.windows;
		const regex = isState ? picomatch.compileRe(glob, options) : picomatch.makeRe(glob, options, false, true);
		const state = regex.state;
		delete regex.state;
		let isIgnored = () => false;
		if (opts.ignore) {
			const ignoreOpts = {
				...options,
				ignore: null,
				onMatch: null,
				onResult: null
			};
			isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
		}
		const matcher = (input, returnObject = false) => {
			const { isMatch, match, output } = picomatch.test(input, regex, options, {
				glob,
				posix
			});
			const result = {
				glob,
				state,
				regex,
				posix,
				input,
				output,
				match,
				isMatch
			};
			if (typeof opts.onResult === "function") opts.onResult(result);
			if (isMatch === false) {
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (isIgnored(input)) {
				if (typeof opts.onIgnore === "function") opts.onIgnore(result);
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (typeof opts.onMatch === "function") opts.onMatch(result);
			return returnObject ? result : true;
		};
		if (returnState) matcher.state = state;
		return matcher;
	};
	/**
	* Test `input` with the given `regex`. This is used by the main
	* `picomatch()` function to test the input string.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.test(input, regex[, options]);
	*
	* console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
	* // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
	* ```
	* @param {String} `input` String to test.
	* @param {RegExp} `regex`
	* @return {Object} Returns an object with matching info.
	* @api public
	*/
	picomatch.test = (input, regex, options, { glob, posix } = {}) => {
		if (typeof input !== "string") throw new TypeError("Expected input to be a string");
		if (input === "") return {
			isMatch: false,
			output: ""
		};
		const opts = options || {};
		const format = opts.format || (posix ? utils.toPosixSlashes : null);
		let match = input === glob;
		let output = match && format ? format(input) : input;
		if (match === false) {
			output = format ? format(input) : input;
			match = output === glob;
		}
		if (match === false || opts.capture === true) {
			if (opts.matchBase === true || opts.basename === true) match = picomatch.matchBase(input, regex, options, posix);
			else match = regex.exec(output);
		}
		return {
			isMatch: Boolean(match),
			match,
			output
		};
	};
	/**
	* Match the basename of a filepath.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.matchBase(input, glob[, options]);
	* console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
	* ```
	* @param {String} `input` String to test.
	* @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
	* @return {Boolean}
	* @api public
	*/
	picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
		return (glob instanceof RegExp ? glob : picomatch.makeRe(glob, options)).test(utils.basename(input, { windows: posix }));
	};
	/**
	* Returns true if **any** of the given glob `patterns` match the specified `string`.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.isMatch(string, patterns[, options]);
	*
	* console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
	* console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
	* ```
	* @param {String|Array} str The string to test.
	* @param {String|Array} patterns One or more glob patterns to use for matching.
	* @param {Object} [options] See available [options](#options).
	* @return {Boolean} Returns true if any patterns match `str`
	* @api public
	*/
	picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);
	/**
	* Parse a glob pattern to create the source string for a regular
	* expression.
	*
	* ```js
	* const picomatch = require('picomatch');
	* const result = picomatch.parse(pattern[, options]);
	* ```
	* @param {String} `pattern`
	* @param {Object} `options`
	* @return {Object} Returns an object with useful properties and output to be used as a regex source string.
	* @api public
	*/
	picomatch.parse = (pattern, options) => {
		if (Array.isArray(pattern)) return pattern.map((p) => picomatch.parse(p, options));
		return parse(pattern, {
			...options,
			fastpaths: false
		});
	};
	/**
	* Scan a glob pattern to separate the pattern into segments.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.scan(input[, options]);
	*
	* const result = picomatch.scan('!./foo/*.js');
	* console.log(result);
	* { prefix: '!./',
	*   input: '!./foo/*.js',
	*   start: 3,
	*   base: 'foo',
	*   glob: '*.js',
	*   isBrace: false,
	*   isBracket: false,
	*   isGlob: true,
	*   isExtglob: false,
	*   isGlobstar: false,
	*   negated: true }
	* ```
	* @param {String} `input` Glob pattern to scan.
	* @param {Object} `options`
	* @return {Object} Returns an object with
	* @api public
	*/
	picomatch.scan = (input, options) => scan(input, options);
	/**
	* Compile a regular expression from the `state` object returned by the
	* [parse()](#parse) method.
	*
	* ```js
	* const picomatch = require('picomatch');
	* const state = picomatch.parse('*.js');
	* // picomatch.compileRe(state[, options]);
	*
	* console.log(picomatch.compileRe(state));
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {Object} `state`
	* @param {Object} `options`
	* @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
	* @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
	* @return {RegExp}
	* @api public
	*/
	picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
		if (returnOutput === true) return state.output;
		const opts = options || {};
		const prepend = opts.contains ? "" : "^";
		const append = opts.contains ? "" : "$";
		let source = `${prepend}(?:${state.output})${append}`;
		if (state && state.negated === true) source = `^(?!${source}).*$`;
		const regex = picomatch.toRegex(source, options);
		if (returnState === true) regex.state = state;
		return regex;
	};
	/**
	* Create a regular expression from a parsed glob pattern.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.makeRe(state[, options]);
	*
	* const result = picomatch.makeRe('*.js');
	* console.log(result);
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {String} `state` The object returned from the `.parse` method.
	* @param {Object} `options`
	* @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
	* @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
	* @return {RegExp} Returns a regex created from the given pattern.
	* @api public
	*/
	picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
		if (!input || typeof input !== "string") throw new TypeError("Expected a non-empty string");
		let parsed = {
			negated: false,
			fastpaths: true
		};
		if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) parsed.output = parse.fastpaths(input, options);
		if (!parsed.output) parsed = parse(input, options);
		return picomatch.compileRe(parsed, options, returnOutput, returnState);
	};
	/**
	* Create a regular expression from the given regex source string.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.toRegex(source[, options]);
	*
	* const { output } = picomatch.parse('*.js');
	* console.log(picomatch.toRegex(output));
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {String} `source` Regular expression source string.
	* @param {Object} `options`
	* @return {RegExp}
	* @api public
	*/
	picomatch.toRegex = (source, options) => {
		try {
			const opts = options || {};
			return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
		} catch (err) {
			if (options && options.debug === true) throw err;
			return /$^/;
		}
	};
	/**
	* Picomatch constants.
	* @return {Object}
	*/
	picomatch.constants = constants;
	/**
	* Expose "picomatch"
	*/
	module.exports = picomatch;
}));
// src/config/when.ts
var import_picomatch = __toESM(__commonJSMin(((exports, module) => {
	const pico = require_picomatch$1();
	const utils = require_utils();
	function picomatch(glob, options, returnState = false) {
		if (options && (options.windows === null || options.windows === void 0)) options = {
			...options,
			windows: utils.isWindows()
		};
		return pico(glob, options, returnState);
	}
	Object.assign(picomatch, pico);
	module.exports = picomatch;
}))(), 1);
/** Whether a change of these files has to pass the gate: no globs means that every change has to. */
function isRequired(globs, changed) {
	if (globs === void 0) return true;
	const matches = (0, import_picomatch.default)([...globs], { dot: true });
	return changed.some((path) => matches(path));
}
// src/action/requirement.ts
/** Why this pull request or merge group need not be measured, or nothing. When the API does not tell what changed, it is measured. */
async function whyNotRequired(whenPaths, action, log) {
	if (whenPaths === void 0) return void 0;
	try {
		const changed = await changedFiles(action);
		if (changed === void 0 || isRequired(whenPaths, changed)) return void 0;
		return `not required: none of the ${changed.length} changed files matches when.paths (${whenPaths.join(", ")}); nothing was measured`;
	} catch (error) {
		log.warn(`which files changed is not known, so everything is measured: ${describeApiError(error)}`);
		return;
	}
}
/** The API tells no more files of a comparison: https://docs.github.com/rest/commits/commits#compare-two-commits */
const MOST_COMPARED_FILES = 300;
/** Nor of a pull request: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const MOST_LISTED_FILES = 3e3;
/** Files that the event is about; nothing where all that is there is measured, or they are not all known. */
async function changedFiles({ event, github, handedOver }) {
	const { name, pullRequest, baseSha, headSha } = event;
	if (name === "merge_group" && baseSha !== void 0 && headSha !== void 0) {
		const { octokit, target } = known(github);
		const basehead = `${baseSha}...${headSha}`;
		const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
			...target,
			basehead,
			per_page: 1
		});
		const { files = [] } = data;
		return files.length === 0 || files.length >= MOST_COMPARED_FILES ? void 0 : bothNames(files);
	}
	if (name !== "pull_request" && handedOver === void 0 || pullRequest === void 0) return void 0;
	const { octokit, target } = known(github);
	const call = {
		...target,
		pull_number: pullRequest
	};
	const { data: pull } = await octokit.rest.pulls.get(call);
	const { changed_files: count, head } = pull;
	if (head.sha !== headSha || count === 0 || count >= MOST_LISTED_FILES) return void 0;
	const files = await octokit.paginate(octokit.rest.pulls.listFiles, {
		...call,
		per_page: 100
	});
	return files.length === count ? bothNames(files) : void 0;
}
function known(github) {
	if (github === void 0) throw new Error("there is no github-token");
	return github;
}
/** A file that moves out of a path changes that path too. */
function bothNames(files) {
	return files.flatMap(({ filename, previous_filename: previous }) => previous ? [filename, previous] : [filename]);
}
// src/config/inputs.ts
const name = string().regex(NAME_PATTERN, NAME);
const comment = preprocess((value) => value === "true" ? "always" : value === "false" ? "never" : value, _enum([
	"always",
	"on-change",
	"on-failure",
	"never"
], { error: "always, on-change, on-failure or never" }));
const workflowFile = string().regex(/^[\w.-]{1,100}\.ya?ml$/, "the name of a workflow file, such as perf.yml");
/** Every input of `action.yml`. One that the workflow leaves out arrives as an empty text. */
const inputsSchema = object({
	config: string().default(CONFIG_FILE),
	mode: _enum([
		"gate",
		"run",
		"report",
		"command"
	], { error: "gate, run, report or command" }).default("gate"),
	"baseline-workflow": workflowFile.optional(),
	workflow: workflowFile.default("perf-on-demand.yml"),
	"github-token": string().optional(),
	suite: string().optional(),
	name: name.optional(),
	enforce: _enum(["gate", "observe"], { error: "gate or observe" }).optional(),
	language: _enum(LANGUAGES, { error: "en or zh" }).optional(),
	filter: string().optional(),
	shard: string().optional(),
	leg: name.optional(),
	chart: _enum(["true", "false"], { error: "true or false" }).default("false"),
	confirm: _enum(["true", "false"], { error: "true or false" }).default("false"),
	"baseline-path": string().optional(),
	"sessions-path": string().optional(),
	"session-path": string().optional(),
	comment: comment.default("always"),
	check: _enum([
		"auto",
		"check-run",
		"status",
		"none"
	], { error: "auto, check-run, status or none" }).default("auto")
});
/**
* The action's inputs from `INPUT_*`.
* @throws UserError with one line for each input that cannot be used.
*/
function readInputs(env) {
	const given = Object.fromEntries(Object.keys(inputsSchema.shape).map((input) => [input, valueOfInput(env, input)]));
	const result = inputsSchema.safeParse(given);
	if (!result.success) {
		const lines = result.error.issues.map(({ path: [input], message }) => {
			return `input ${String(input)}: expected ${message}, saw "${given[String(input)]}"`;
		});
		throw new UserError(lines.join("\n"));
	}
	const { config, mode, suite, name, enforce, language, filter, shard, leg, comment, check, workflow, confirm, chart, ...paths } = result.data;
	return {
		config,
		mode,
		comment,
		check,
		workflow,
		confirm: confirm === "true",
		chart: chart === "true",
		...suite === void 0 ? {} : { suite },
		...name === void 0 ? {} : { name },
		...enforce === void 0 ? {} : { enforce },
		...language === void 0 ? {} : { language },
		...leg === void 0 ? {} : { leg },
		...filter === void 0 ? {} : { filter: pattern(filter) },
		...shard === void 0 ? {} : { shard: parseShard(shard, "input shard") },
		...paths["github-token"] === void 0 ? {} : { githubToken: paths["github-token"] },
		...paths["baseline-path"] === void 0 ? {} : { baselinePath: paths["baseline-path"] },
		...paths["sessions-path"] === void 0 ? {} : { sessionsPath: paths["sessions-path"] },
		...paths["baseline-workflow"] === void 0 ? {} : { baselineWorkflow: paths["baseline-workflow"] },
		...paths["session-path"] === void 0 ? {} : { sessionPath: paths["session-path"] }
	};
}
/** The runner upper-cases an input's name and keeps its dashes. */
function valueOfInput(env, input) {
	return env[`INPUT_${input.toUpperCase()}`]?.trim() || void 0;
}
function pattern(source) {
	try {
		return new RegExp(source);
	} catch (cause) {
		throw new UserError(`input filter: ${messageOf(cause)}`, { cause });
	}
}
// src/action.ts
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stopped.abort(signal));
const log = actionsLog((text) => process.stdout.write(text));
const world = {
	env: process.env,
	cwd: process.env["GITHUB_WORKSPACE"] ?? process.cwd(),
	temp: process.env["RUNNER_TEMP"] ?? tmpdir(),
	node: process.execPath,
	cli: fileURLToPath(new URL("./cli.js", import.meta.url)),
	log: {
		...log,
		progress: (line) => {
			log.progress(line);
			check.progress(line);
		}
	},
	signal: stopped.signal
};
let check = NO_CHECK;
let given;
/** As the inputs say, until the configuration is known. */
let enforce = "gate";
async function main() {
	const inputs = readInputs(world.env);
	given = inputs;
	enforce = inputs.enforce ?? enforce;
	if (inputs.githubToken !== void 0) setSecret(inputs.githubToken);
	const { mode } = inputs;
	if (mode === "command") {
		await answerComment(inputs, world);
		return 0;
	}
	const action = await prepareJob(inputs, world);
	const { config, folder, sessionName } = action.job;
	enforce = config.enforce;
	saveState("folder", folder);
	saveState("session-name", sessionName);
	if (config.store.kind === "artifact") saveState("retention-days", config.store.retentionDays ?? "");
	if (config.store.kind === "directory") saveState("store-path", resolve(world.cwd, config.store.path));
	check = await beginCheck(action, inputs.check, world);
	const outcome = withOwnPolicy(await outcomeOf(inputs, action), action);
	throwIfCancelled(world.signal);
	await publishReport(outcome, action, {
		...inputs,
		mode
	}, check, world);
	throwIfCancelled(world.signal);
	const { decision, reasons } = outcome.comparison;
	log.info(`decision: ${decision}. ${reasons[0] ?? ""}`);
	return exitCodeOf(decision, enforce);
}
/** A job that cannot go through is published too: an older comment must not go on saying that all is well. */
async function outcomeOf(inputs, action) {
	const { config, origin } = action.job;
	const { triggeredBy } = action.event;
	if (triggeredBy !== void 0 && action.handedOver === void 0) return nothingToJudge(action, `run ${triggeredBy.runId} was about ${triggeredBy.event}: there is no pull request to report on`);
	if (check.shared) return stoppedShort(action, `another job of this run writes the check ${checkName(action.job)} too, and the later verdict would hide the earlier: give each job its own "leg", or its suite another "name"`);
	const whyNot = await whyNotRequired(config.whenPaths, action, world.log) ?? (inputs.mode === "gate" ? await answeredByPullRequest(action, {
		origin,
		config: configDigest(config),
		check: checkName(action.job),
		app: check.app
	}, world.log) : void 0);
	if (whyNot !== void 0) return notRequired(action, whyNot);
	try {
		if (inputs.mode !== "report") return await gate(action.job, world);
		return await foldSessions(inputs.sessionsPath, action, world);
	} catch (thrown) {
		if (!(thrown instanceof CannotJudgeError)) throw thrown;
		return stoppedShort(action, thrown.hint === void 0 ? thrown.message : `${thrown.message} (${thrown.hint})`);
	}
}
/** A regression fails the check; what the user can mend is one line; anything else is our bug and shows its stack. */
async function explain(thrown) {
	const { signal } = stopped;
	if (signal.aborted) {
		saveState("cancelled", "true");
		log.error(`cancelled by ${signal.reason}; every finished record is kept`);
		return SIGNAL_EXIT_CODES[signal.reason];
	}
	const enforced = thrown instanceof UserError ? "gate" : enforce;
	if (given === void 0) await check.fail(messageOf(thrown), enforced);
	else await publishFailure(messageOf(thrown), enforced, given, check, world);
	if (thrown instanceof UserError || thrown instanceof CannotJudgeError) {
		const told = thrown.hint === void 0 ? thrown.message : `${thrown.message}\n${thrown.hint}`;
		if (enforced === "observe") log.warn(`observed only: ${told}`);
		else log.error(told);
		return thrown instanceof UserError ? 2 : exitCodeOf("cannot-judge", enforced);
	}
	log.error(`internal error: ${thrown instanceof Error ? thrown.stack ?? thrown.message : messageOf(thrown)}`);
	return exitCodeOf("cannot-judge", enforced);
}
process.exit(await main().catch(explain));
export {};
