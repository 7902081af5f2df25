import { a as paginateRest, f as saveState, m as setSecret, n as context, o as legacyRestEndpointMethods, p as setOutput, s as Octokit$1, t as requestLog } from "./chunks/dist-src.js";
import { a as compare, i as fileReader, n as NAME, r as NAME_PATTERN, t as loadConfig } from "./chunks/load.js";
import { n as gate, o as throwIfCancelled, s as planTrials, t as baselinesFor } from "./chunks/gate.js";
import { n as UserError, r as messageOf, t as CannotJudgeError } from "./chunks/errors.js";
import { f as object, h as string, n as _enum } from "./chunks/schemas.js";
import { t as mergeSessions } from "./chunks/merge-sessions.js";
import { a as readSessions, c as SESSION_SCHEMA, i as readSession, n as isSessionFolder } from "./chunks/session-folder.js";
import { a as readCheckout, i as readEvent, n as originOf, t as parseShard } from "./chunks/shard.js";
import { t as require_undici } from "./chunks/undici.js";
import { n as plainText } from "./chunks/plain-text.js";
import { t as VERSION$1 } from "./chunks/version.js";
import { n as BASELINE_EVENTS, t as directoryStore } from "./chunks/directory.js";
import { t as storedName } from "./chunks/stored-name.js";
import { n as uploadArtifact, t as actionsLog } from "./chunks/actions-log.js";
import { n as contextOf, t as writeReports } from "./chunks/write-reports.js";
import { d as formatChange, g as markerOf, i as glanceOf, p as formatInterval, s as isJudged, t as toMarkdown, u as findingsOf } from "./chunks/markdown.js";
import { n as exitCodeOf, t as SIGNAL_EXIT_CODES } from "./chunks/exit-code.js";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, inflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { appendFile, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
// src/action/fold-sessions.ts
/** One verdict on the sessions that the legs of a matrix measured and uploaded. A leg that uploaded nothing is missed. */
async function foldSessions(path, job) {
	const legs = await readSessions(path);
	if (legs.length === 0) throw new CannotJudgeError(`${path} holds no session: no leg measured anything, or nothing was downloaded`, { hint: "download the legs' artifacts with actions/download-artifact and pattern: llm-perf-gate-*" });
	const { config, selection } = job;
	const measured = mergeSessions(legs);
	const expectedCells = [...new Set([...planTrials(config, selection).expectedCells, ...measured.expectedCells])];
	const session = {
		...measured,
		expectedCells
	};
	const baselines = await baselinesFor(job);
	const { policy } = config;
	return {
		session,
		comparison: compare({
			head: session,
			baselines,
			policy,
			judge: job.judge,
			confirmable: false
		})
	};
}
// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/22.0.1` });
// src/github/api-failure.ts
var import_undici = require_undici();
/** By its shape: an error of another copy of Octokit counts too. */
function isApiFailure(error) {
	return error instanceof Error && "status" in error && typeof error.status === "number" && "request" in error;
}
/** An answer that came and could not be read. */
function unreadableAnswer(message, request) {
	return Object.assign(new Error(message), {
		status: 502,
		request
	});
}
// src/github/api-error.ts
const LONGEST_MESSAGE = 300;
/** What a job's `permissions:` must hold for a call, by its path. The first that matches counts. */
const PERMISSIONS = [
	{
		path: /\/(?:issues|pulls)\//,
		permission: "pull-requests: write"
	},
	{
		path: /\/check-(?:runs|suites)/,
		permission: "checks: write"
	},
	{
		path: /\/statuses\//,
		permission: "statuses: write"
	},
	{
		path: /\/actions\//,
		permission: "actions: read"
	},
	{
		path: /\/(?:contents|commits|compare|git)\//,
		permission: "contents: read"
	}
];
const FORK_HINT = "a pull request from a fork has a read-only token: measure in a pull_request workflow and report in a workflow_run workflow (mode: report)";
/** One line: which call, what was answered, and what to change. */
function describeApiError(error) {
	if (!isApiFailure(error)) return `GitHub API: ${plainText(messageOf(error), LONGEST_MESSAGE)}`;
	const path = pathOf(error.request.url);
	const answer = error.response === void 0 ? "no answer" : String(error.status);
	const message = plainText(error.message, LONGEST_MESSAGE);
	const hint = hintFor(error, path);
	return `GitHub API ${error.request.method} ${plainText(path)}: ${answer} (${message})${hint === void 0 ? "" : `. ${hint}`}`;
}
function pathOf(url) {
	return URL.canParse(url) ? new URL(url).pathname : url;
}
function hintFor(error, path) {
	const permission = PERMISSIONS.find((entry) => entry.path.test(path))?.permission;
	const add = permission === void 0 ? "check the token's permissions" : `add "permissions: ${permission}" to the job`;
	switch (error.status) {
		case 401: return "The token was refused: check the input github-token; a job's own token ends with its job, and after 24 hours";
		case 403:
			if (/rate limit/i.test(error.message)) return void 0;
			return `To allow it, ${add}${error.request.method === "GET" ? "" : `; ${FORK_HINT}`}`;
		case 404: return `What a token may not see is answered as not found: ${add}, or check the name`;
		default: return;
	}
}
// src/github/transient.ts
/** May pass by itself: a server's fault, no answer, or a limit on the number of calls. */
function isTransient(error) {
	return isRefusedForNow(error) || isApiFailure(error) && error.status >= 500;
}
/**
* GitHub did nothing because there were too many calls: 429, or a 403 that is a rate limit and no lack of permission.
* https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
*/
function isRefusedForNow(error) {
	if (!isApiFailure(error)) return false;
	if (error.status === 429) return true;
	const headers = error.response?.headers;
	const limited = headers?.["retry-after"] !== void 0 || headers?.["x-ratelimit-remaining"] === "0";
	return error.status === 403 && (limited || /secondary rate limit/i.test(error.message));
}
/** Milliseconds that the answer asks to wait, 0 when it names no wait. */
function waitAskedFor(error) {
	if (!isApiFailure(error)) return 0;
	const headers = error.response?.headers ?? {};
	const seconds = Number(headers["retry-after"]);
	if (seconds > 0) return seconds * 1e3;
	if (headers["x-ratelimit-remaining"] !== "0") return 0;
	return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1e3 - Date.now()) || 0;
}
// src/github/retry.ts
const DEFAULT_TIMING = {
	requestMs: 15e3,
	totalMs: 6e4,
	pauseMs: 1e3
};
/** Does the work again while its failure may pass by itself and the time limit allows it; a wait that GitHub names is kept. */
async function withRetry(work, { timing, log, signal, repeatable }) {
	const start = performance.now();
	for (let attempt = 0;; attempt++) try {
		return await work();
	} catch (error) {
		const passing = repeatable ? isTransient(error) : isRefusedForNow(error);
		const pause = Math.max(timing.pauseMs * 2 ** attempt, waitAskedFor(error));
		const inTime = performance.now() - start + pause < timing.totalMs;
		if (!passing || !inTime || signal.aborted) throw error;
		log.info(`${describeApiError(error)}; trying again in ${Math.ceil(pause / 1e3)} s`);
		await setTimeout$1(pause, void 0, { signal });
	}
}
// src/github/client.ts
/**
* Each call has a time limit, and is made again after a server's fault or a rate limit, never after another 4xx. A POST is
* made again only when GitHub refused it unread: whether a failed one was carried out is not known.
* `request: { timeout }` of a call changes the limit of one attempt, in milliseconds.
* @throws UserError when the repository is not `owner/name`.
*/
function createGithub(options) {
	const { log, signal, timing = DEFAULT_TIMING } = options;
	const dispatcher = dispatcherFor(options.env);
	const octokit = new Octokit({
		...options.token === void 0 ? {} : { auth: options.token },
		baseUrl: options.apiUrl.replace(/\/+$/, ""),
		userAgent: options.userAgent,
		log: {
			debug: ignore,
			info: ignore,
			warn: (message) => log.info(message),
			error: ignore
		},
		request: { fetch: (url, init) => (0, import_undici.fetch)(url, {
			...init,
			dispatcher
		}) }
	});
	octokit.hook.wrap("request", (request, call) => {
		const repeatable = call.method !== "POST";
		const settings = call.request ?? {};
		const attempt = async () => {
			const timeout = AbortSignal.timeout(settings["timeout"] ?? timing.requestMs);
			call.request = Object.assign(settings, { signal: AbortSignal.any([signal, timeout]) });
			const answer = await request(call);
			refuseCutOff(answer, call);
			return answer;
		};
		return withRetry(attempt, {
			timing,
			log,
			signal,
			repeatable
		});
	});
	return {
		octokit,
		target: targetOf(options.repository),
		retry: (work) => withRetry(work, {
			timing,
			log,
			signal,
			repeatable: true
		})
	};
}
function targetOf(repository) {
	const [owner = "", repo = "", ...rest] = repository.split("/");
	if (owner === "" || repo === "" || rest.length > 0) throw new UserError(`the repository ${JSON.stringify(repository)} is not owner/name`, { hint: "set GITHUB_REPOSITORY" });
	return {
		owner,
		repo
	};
}
function dispatcherFor(env) {
	const httpProxy = env["http_proxy"] ?? env["HTTP_PROXY"] ?? "";
	const httpsProxy = env["https_proxy"] ?? env["HTTPS_PROXY"] ?? "";
	if (httpProxy === "" && httpsProxy === "") return new import_undici.Agent();
	return new import_undici.EnvHttpProxyAgent({
		httpProxy,
		httpsProxy,
		noProxy: env["no_proxy"] ?? env["NO_PROXY"] ?? ""
	});
}
/** Octokit hands out a body that ended early as text, so that a broken list would read as an empty one. */
function refuseCutOff(answer, call) {
	const type = answer.headers["content-type"] ?? "";
	if (/json/.test(type) && typeof answer.data === "string") throw unreadableAnswer("the answer was cut off", call);
}
function ignore() {}
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
	const from = artifact.workflow_run;
	const problem = first([
		[!artifact.expired, `expired on ${artifact.expires_at ?? "an unknown date"}`],
		[from?.id === run.id, "is not of this run"],
		[from?.head_sha === run.head_sha, "is not of the run's commit"],
		[from?.head_branch === run.head_branch, "is not of the run's branch"],
		[from?.repository_id === run.repository.id, "is not of this repository"],
		[from?.head_repository_id === run.repository.id, "comes from another repository's commit"],
		[SHA256.test(artifact.digest ?? ""), "has no SHA-256 digest"],
		[artifact.size_in_bytes <= expected.mostBytes, `has ${artifact.size_in_bytes} bytes, more than ${expected.mostBytes}`]
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
// src/store/baseline-runs.ts
/**
* Runs whose artifacts may be baselines: the base and its ancestors first, nearest first, then others, newest first.
* One call an event keeps pull requests out: else those from forks' branches of the base branch's name could crowd a page.
*/
async function baselineRuns(github, expected, base) {
	const [ancestors, ...pages] = await Promise.all([ancestorsOf(github, base), ...BASELINE_EVENTS.map((event) => runsOf(github, expected, event))]);
	const distances = new Map(ancestors.map((sha, distance) => [sha, distance]));
	return pages.flat().filter((run) => acceptableRun(run, expected).ok).map((run) => {
		const distance = distances.get(run.head_sha);
		return {
			run,
			...distance === void 0 ? {} : { distance }
		};
	}).sort(byPreference);
}
/** Run ids grow with time. */
function byPreference(a, b) {
	const nearer = (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER);
	return nearer === 0 ? b.run.id - a.run.id : nearer;
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
// src/store/artifact-name.ts
const ONLY_LEG = "all";
/** `llm-perf-gate-<suite>-<leg>-a<attempt>`: names are immutable within a run, so every leg and attempt has its own. */
function artifactName({ suite, leg = ONLY_LEG, attempt = 1 }) {
	return `${prefix(suite)}${storedName(leg)}-a${attempt}`;
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
	const end = endOf(zip);
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
function endOf(zip) {
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
// src/store/baseline-session.ts
const PAGES = 5;
/** The answer for an expired artifact that a list still shows. */
const GONE = 410;
/**
* The session of a suite that a run stored, its legs merged.
* @throws whatever the API throws; refused content is a note.
*/
async function baselineSession(github, run, expected, query, folder) {
	const legs = [];
	const refused = [];
	const expired = [];
	for (const artifact of lastAttempts(await artifactsOf(github, run.id), query.suite)) {
		const acceptance = acceptable(run, artifact, expected);
		if (!acceptance.ok) {
			(artifact.expired ? expired : refused).push(acceptance.reason);
			continue;
		}
		try {
			const target = join(folder, String(artifact.id));
			await downloadArtifact(github, artifact, target);
			const session = await readSession(target);
			if (session.suite === query.suite && session.id !== query.except) legs.push(ofCommit(session, run));
		} catch (thrown) {
			if (isApiFailure(thrown) && thrown.status === GONE) expired.push(`${artifact.name} of run ${run.id} expired a moment ago`);
			else refused.push(`${artifact.name} of run ${run.id}: ${refusal(thrown)}`);
		}
	}
	if (legs.length === 0) return {
		refused,
		expired
	};
	try {
		return {
			session: mergeSessions(legs),
			refused,
			expired
		};
	} catch (thrown) {
		return {
			refused: [...refused, `run ${run.id}: ${refusal(thrown)}`],
			expired
		};
	}
}
/** The message of refused content; anything else is passed on. */
function refusal(thrown) {
	if (thrown instanceof UserError) return thrown.message;
	throw thrown;
}
function ofCommit(session, run) {
	const { commit } = session.origin;
	if (commit === run.head_sha) return session;
	throw new UserError(`it says that it measured ${commit ?? "no commit"}, its run measured ${run.head_sha}`);
}
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
// src/store/artifact.ts
/** Runs looked into beyond the sessions asked for: some measured another suite, or nothing. Bounds the calls to the API. */
const SPARE_RUNS = 8;
/** Sessions as artifacts of this repository's workflow runs. Baselines come only from runs that pass the provenance rule. */
function artifactStore({ github, world, retentionDays }) {
	return {
		save: (folder, name) => uploadArtifact(folder, name, retentionDays, world),
		baselines: (query) => baselines(github, world, query)
	};
}
async function baselines(github, { env, temp }, query) {
	const workflow = workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "");
	if (workflow === void 0) return unreadable("GITHUB_WORKFLOW_REF does not name the workflow that baselines come from");
	if (query.branch === void 0) return unreadable("the branch that baselines are measured on is not known");
	const expected = {
		branch: query.branch,
		workflow,
		mostBytes: MOST_ARCHIVE_BYTES
	};
	const folder = await mkdtemp(join(temp, "baselines-"));
	try {
		return await firstSessions((await baselineRuns(github, expected, query.base)).filter(({ run }) => String(run.id) !== env["GITHUB_RUN_ID"]).slice(0, query.limit + SPARE_RUNS), query, ({ run }) => baselineSession(github, run, expected, query, folder));
	} catch (thrown) {
		return unreadable(`the baselines could not be read: ${describeApiError(thrown)}`);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Reads runs in order of preference, as many at once as sessions are missing, until there are enough. */
async function firstSessions(runs, query, read) {
	const sessions = [];
	const refused = [];
	const expired = [];
	let nearest;
	for (let next = 0; sessions.length < query.limit && next < runs.length;) {
		const batch = runs.slice(next, next + query.limit - sessions.length);
		next += batch.length;
		const outcomes = await Promise.all(batch.map(async (run) => ({
			run,
			...await read(run)
		})));
		for (const outcome of outcomes) {
			refused.push(...outcome.refused);
			expired.push(...outcome.expired);
			if (outcome.session === void 0) continue;
			sessions.push(outcome.session);
			nearest ??= outcome.run;
		}
	}
	const notes = [...refused, ...expired];
	if (nearest !== void 0) return {
		state: "found",
		sessions,
		notes: [...notes, distanceNote(nearest, query.base)]
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
function distanceNote({ run, distance }, base) {
	if (base === void 0) return `newest baseline: ${run.head_sha}`;
	if (distance === 0) return `the base commit ${base} itself was measured`;
	if (distance === void 0) return `no known ancestor of ${base} was measured; newest baseline: ${run.head_sha}`;
	return `last measured ancestor of ${base}: ${run.head_sha}, ${distance} commits before it`;
}
function unreadable(reason) {
	return {
		state: "unreadable",
		reason,
		notes: []
	};
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
// src/action/job.ts
/** Events whose outcome is a verdict; on all others a session is measured, stored and not judged. */
const JUDGED_EVENTS = ["pull_request", "merge_group"];
/** Everything that the inputs, the event, the workspace and the configuration say about this job. */
async function prepareJob(inputs, world) {
	const { env, cwd, temp } = world;
	const config = await loadConfig(inputs.config, fileReader(cwd), overrides(inputs));
	for (const warning of config.warnings) world.log.warn(warning);
	const event = await readEvent(env, async () => context.payload);
	const origin = await originOf(event, await readCheckout(cwd));
	const github = githubFor(inputs, world);
	const store = tellingStore(storeFor(config, github, world));
	const { leg } = inputs;
	const name = {
		suite: config.name,
		...leg === void 0 ? {} : { leg },
		attempt: event.attempt ?? 1
	};
	const judge = inputs.mode !== "run" && JUDGED_EVENTS.includes(event.name);
	return {
		job: {
			config,
			origin: leg === void 0 ? origin : {
				...origin,
				leg
			},
			folder: resolve(cwd, inputs.sessionPath ?? join(temp, artifactName(name))),
			sessionId: [artifactName(name), event.runId ?? Date.now()].join("-"),
			sessionName: artifactName(name),
			store,
			judge,
			selection: {
				...inputs.filter === void 0 ? {} : { filter: inputs.filter },
				...inputs.shard === void 0 ? {} : { shard: inputs.shard }
			},
			...event.baseBranch === void 0 ? {} : { baseBranch: event.baseBranch }
		},
		event,
		configFile: inputs.config,
		...inputs.githubToken === void 0 ? {} : { github }
	};
}
function overrides({ name, enforce, suite, baselinePath }) {
	return {
		...name === void 0 ? {} : { name },
		...enforce === void 0 ? {} : { enforce },
		...suite === void 0 ? {} : { suite },
		...baselinePath === void 0 ? {} : { store: {
			kind: "directory",
			path: baselinePath
		} }
	};
}
/** Without a token the calls are anonymous: enough to read a public repository. */
function githubFor({ githubToken }, { env, log, signal }) {
	return createGithub({
		...githubToken === void 0 ? {} : { token: githubToken },
		apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
		repository: env["GITHUB_REPOSITORY"] ?? "",
		log,
		signal,
		userAgent: `llm-perf-gate/${VERSION$1}`,
		env
	});
}
function storeFor({ store }, github, world) {
	switch (store.kind) {
		case "directory": return directoryStore(resolve(world.cwd, store.path));
		case "artifact": {
			const { retentionDays } = store;
			return artifactStore({
				github,
				world,
				...retentionDays === void 0 ? {} : { retentionDays }
			});
		}
	}
}
// src/publish/own-logins.ts
const GITHUB_JOB = ["github-actions[bot]"];
/** Names without `[bot]` are free for anyone to register on GitHub, so they count on their own forges only. */
const FORGE_JOBS = ["gitea-actions", "forgejo-actions"];
/** Who our comments may be by. The token's own name is asked for only when another author is among the candidates. */
async function ownLogins(github, authors) {
	const isForge = github.octokit.request.endpoint.DEFAULTS.baseUrl.endsWith("/api/v1");
	const known = new Set(isForge ? FORGE_JOBS : GITHUB_JOB);
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
/** Creates or updates the one comment of ours that starts with the marker; the oldest when there are several. Returns its address. */
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
		const found = await findOwn(github, comment);
		if (found === void 0) return (await octokit.rest.issues.createComment({
			...target,
			issue_number: comment.pullRequest,
			body
		})).data.html_url;
		if (found.body === body) return found.url;
		return (await octokit.rest.issues.updateComment({
			...target,
			comment_id: found.id,
			body
		})).data.html_url;
	});
}
/** A marker alone proves nothing: anyone can write one. */
async function findOwn(github, { pullRequest, marker }) {
	const { octokit, target } = github;
	const marked = [];
	const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
		...target,
		issue_number: pullRequest,
		per_page: 100
	});
	for await (const { data } of pages) for (const { id, html_url: url, user, body } of data) if (body?.startsWith(marker)) marked.push({
		id,
		url,
		author: user?.login ?? "",
		body
	});
	if (marked.length === 0) return void 0;
	const logins = await ownLogins(github, marked.map(({ author }) => author));
	return marked.filter(({ author }) => logins.has(author)).sort((a, b) => a.id - b.id)[0];
}
function isTooLong(error) {
	return isApiFailure(error) && error.status === 422 && /too long|maximum is/i.test(error.message);
}
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
	const commentUrl = await attempt(() => comment(publication, github, warn), (error) => warn(`the comment was not written: ${describeApiError(error)}`));
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
async function comment(publication, github, warn) {
	const { decision, event, pullRequest, marker, render } = publication;
	if (pullRequest === void 0 || event === "merge_group" || decision === "measured") return void 0;
	if (github === void 0) {
		warn(`no comment on pull request ${pullRequest}: there is no token; set the input github-token`);
		return;
	}
	return putComment(github, {
		pullRequest,
		marker,
		render
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
	const regressions = rows.filter(isJudged).filter(({ gating, verdict }) => gating && verdict === "regression");
	return [
		`${glance.headline}: ${glance.reason}`,
		...findingsOf(comparison).filter(({ gating }) => gating).map(({ text }) => text),
		...regressions.map(({ cell, metric, change, interval }) => `${cell} ${metric} ${formatChange(change)} ${formatInterval(interval)}`)
	].slice(0, MOST).map((message) => ({
		level,
		message
	}));
}
// src/action/publish-report.ts
/** Renders the outcome in every form, and tells the world: files beside the session, summary, comment, outputs. */
async function publishReport({ session, comparison }, { job, event, configFile, github }, { mode, comment }, world) {
	const { env, log } = world;
	const { config, folder } = job;
	const runUrl = runAddress(env);
	const context = contextOf({
		config,
		session,
		mode,
		configFile,
		...runUrl === void 0 ? {} : { runUrl }
	});
	const reportPath = await writeReports(join(`${folder}-report`), comparison, context);
	await publish({
		decision: comparison.decision,
		marker: markerOf(config.name),
		render: (limit) => toMarkdown(comparison, context, limit),
		annotations: toAnnotations(comparison, context),
		regressions: comparison.rows.filter(({ gating, verdict }) => gating && verdict === "regression").length,
		reportPath,
		sessionPath: folder,
		event: event.name,
		...event.pullRequest === void 0 || !comment ? {} : { pullRequest: event.pullRequest }
	}, {
		env,
		log,
		setOutput,
		...github === void 0 ? {} : { github }
	});
}
function runAddress(env) {
	const [server, repository, run] = [
		env["GITHUB_SERVER_URL"],
		env["GITHUB_REPOSITORY"],
		env["GITHUB_RUN_ID"]
	];
	if (server === void 0 || repository === void 0 || run === void 0) return void 0;
	return `${server}/${repository}/actions/runs/${run}`;
}
// src/action/stopped-short.ts
/** The outcome of a job that could not go through: what was measured until then, and why nothing can be judged. */
async function stoppedShort({ job }, reason) {
	const session = await measuredUntilThen(job);
	const { environment } = session;
	return {
		session,
		comparison: {
			decision: "cannot-judge",
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
async function measuredUntilThen({ config, folder, origin, sessionId }) {
	const nothing = {
		schema: SESSION_SCHEMA,
		id: sessionId,
		suite: config.name,
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
	if (!await isSessionFolder(folder).catch(() => false)) return nothing;
	return readSession(folder).catch(() => nothing);
}
// src/config/inputs.ts
const name = string().regex(NAME_PATTERN, NAME);
const yesOrNo = _enum(["true", "false"], { error: "true or false" }).transform((value) => value === "true");
/** Every input of `action.yml`. One that the workflow leaves out arrives as an empty text. */
const inputsSchema = object({
	config: string().default(".github/llm-perf-gate.yml"),
	mode: _enum([
		"gate",
		"run",
		"report"
	], { error: "gate, run or report" }).default("gate"),
	"github-token": string().optional(),
	suite: string().optional(),
	name: name.optional(),
	enforce: _enum(["gate", "observe"], { error: "gate or observe" }).optional(),
	filter: string().optional(),
	shard: string().optional(),
	leg: name.optional(),
	"baseline-path": string().optional(),
	"sessions-path": string().optional(),
	"session-path": string().optional(),
	comment: yesOrNo.default(true)
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
	const { config, mode, suite, name, enforce, filter, shard, leg, comment, ...paths } = result.data;
	return {
		config,
		mode,
		comment,
		...suite === void 0 ? {} : { suite },
		...name === void 0 ? {} : { name },
		...enforce === void 0 ? {} : { enforce },
		...leg === void 0 ? {} : { leg },
		...filter === void 0 ? {} : { filter: pattern(filter) },
		...shard === void 0 ? {} : { shard: parseShard(shard, "input shard") },
		...paths["github-token"] === void 0 ? {} : { githubToken: paths["github-token"] },
		...paths["baseline-path"] === void 0 ? {} : { baselinePath: paths["baseline-path"] },
		...paths["sessions-path"] === void 0 ? {} : { sessionsPath: paths["sessions-path"] },
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
	log,
	signal: stopped.signal
};
async function main() {
	const inputs = readInputs(world.env);
	if (inputs.githubToken !== void 0) setSecret(inputs.githubToken);
	const action = await prepareJob(inputs, world);
	const { config, folder, sessionName } = action.job;
	saveState("folder", folder);
	saveState("session-name", sessionName);
	if (config.store.kind === "directory") saveState("store-path", resolve(world.cwd, config.store.path));
	const outcome = await outcomeOf(inputs, action);
	throwIfCancelled(world.signal);
	await publishReport(outcome, action, inputs, world);
	throwIfCancelled(world.signal);
	const { decision, reasons } = outcome.comparison;
	log.info(`decision: ${decision}. ${reasons[0] ?? ""}`);
	return exitCodeOf(decision, config.enforce);
}
/** A job that cannot go through is published too: an older comment must not go on saying that all is well. */
async function outcomeOf(inputs, action) {
	try {
		if (inputs.mode !== "report") return await gate(action.job, world);
		if (inputs.sessionsPath !== void 0) return await foldSessions(inputs.sessionsPath, action.job);
	} catch (thrown) {
		if (!(thrown instanceof CannotJudgeError)) throw thrown;
		return stoppedShort(action, thrown.hint === void 0 ? thrown.message : `${thrown.message} (${thrown.hint})`);
	}
	throw new UserError("input sessions-path: mode report needs the folder that the legs' sessions were downloaded to");
}
/** A regression fails the check; what the user can mend is one line; anything else is our bug and shows its stack. */
function explain(thrown) {
	const { signal } = stopped;
	if (signal.aborted) {
		log.error(`cancelled by ${signal.reason}; every finished record is kept`);
		return SIGNAL_EXIT_CODES[signal.reason];
	}
	if (thrown instanceof UserError || thrown instanceof CannotJudgeError) {
		log.error(thrown.hint === void 0 ? thrown.message : `${thrown.message}\n${thrown.hint}`);
		return thrown instanceof UserError ? 2 : 3;
	}
	log.error(`internal error: ${thrown instanceof Error ? thrown.stack ?? thrown.message : messageOf(thrown)}`);
	return 3;
}
process.exit(await main().catch(explain));
export {};
