import { a as Octokit$1, n as paginateRest, r as legacyRestEndpointMethods, s as require_undici, t as requestLog } from "./dist-src.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { n as plainText } from "./plain-text.js";
import { t as VERSION$1 } from "./version.js";
import { setTimeout } from "node:timers/promises";
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
/** Which of a job's `permissions:` a call needs, by its path; the first that matches counts. What `tells` is always written in the end. */
const PERMISSIONS = [
	{
		path: /\/collaborators\//,
		scope: "contents"
	},
	{
		path: /\/(?:issues|pulls)(?:\/|$)/,
		scope: "pull-requests",
		tells: true
	},
	{
		path: /\/check-(?:runs|suites)/,
		scope: "checks",
		tells: true
	},
	{
		path: /\/statuses\//,
		scope: "statuses",
		tells: true
	},
	{
		path: /\/actions\//,
		scope: "actions"
	},
	{
		path: /\/(?:contents|commits|compare|git)\//,
		scope: "contents"
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
	const path = URL.canParse(url) ? new URL(url).pathname : url;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
function hintFor(error, path) {
	const needed = PERMISSIONS.find((entry) => entry.path.test(path));
	const writes = error.request.method !== "GET";
	const level = writes || needed?.tells ? "write" : "read";
	const add = needed === void 0 ? "check the token's permissions" : `add "permissions: ${needed.scope}: ${level}" to the job`;
	switch (error.status) {
		case 401: return "The token was refused: check the input github-token; a job's own token ends with its job, and after 24 hours";
		case 403:
			if (/rate limit/i.test(error.message)) return void 0;
			return `To allow it, ${add}${writes && needed?.tells ? `; ${FORK_HINT}` : ""}`;
		case 404: return `What a token may not see is answered as not found: ${add}, or check the name`;
		default: return;
	}
}
// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/22.0.1` });
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
		await setTimeout(pause, void 0, { signal });
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
			refuseCutOff(answer, octokit.request.endpoint.parse(call));
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
	if (answer.status !== 204 && /json/.test(type) && typeof answer.data === "string") throw unreadableAnswer("the answer was cut off", call);
}
function ignore() {}
// src/action/github-for.ts
/** Without a token the calls are anonymous: enough to read a public repository. */
function githubFor(token, { env, log, signal }) {
	return createGithub({
		...token === void 0 ? {} : { token },
		apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
		repository: env["GITHUB_REPOSITORY"] ?? "",
		log,
		signal,
		userAgent: `llm-perf-gate/${VERSION$1}`,
		env
	});
}
// src/publish/check.ts
/** https://docs.github.com/rest/checks/runs: `output.summary` */
const LONGEST_SUMMARY = 65535;
const LONGEST_TITLE = 200;
/** A longer description of a status is refused with 422. */
const LONGEST_DESCRIPTION = 140;
/** Answers that say "you may not" or "there is no such thing here". */
const REFUSED = [403, 404];
/** Begins the check, in progress. @throws what the API throws, after `auto` has tried both. */
async function openCheck(github, request) {
	if (request.how === "status" || await hasStatus(github, request)) return openStatus(github, request);
	try {
		return await openCheckRun(github, request).catch((error) => adoptCheckRun(github, request, error));
	} catch (error) {
		const refused = isApiFailure(error) && REFUSED.includes(error.status);
		if (request.how === "check-run" || !refused) throw error;
		return openStatus(github, request);
	}
}
/** Both a status and a check run of a required name have to pass: a check run beside a red status would mend nothing. */
async function hasStatus({ octokit, target }, { how, name, sha }) {
	if (how !== "as-before") return false;
	return octokit.rest.repos.listCommitStatusesForRef({
		...target,
		ref: sha,
		per_page: 100
	}).then(({ data }) => data.some(({ context }) => context === name)).catch(() => false);
}
const OPENING = "measuring";
async function openCheckRun(github, request) {
	const { octokit, target } = github;
	const { name, sha } = request;
	const url = detailsOf(request);
	const { data } = await octokit.rest.checks.create({
		...target,
		name,
		head_sha: sha,
		status: "in_progress",
		...url === void 0 ? {} : { details_url: url },
		output: {
			title: OPENING,
			summary: "The gate is measuring; the verdict follows."
		}
	});
	return checkRun(data, request, (await ofThisAttempt(github, request).catch(() => [])).some(({ id }) => id !== data.id));
}
/** A run that is tried again writes its check anew; two jobs of one attempt must not. */
function detailsOf({ url, attempt }) {
	return url === void 0 || attempt === void 0 ? url : `${url}/attempts/${attempt}`;
}
async function ofThisAttempt({ octokit, target }, request) {
	const { name, sha } = request;
	const url = detailsOf(request);
	const call = {
		...target,
		ref: sha,
		check_name: name,
		filter: "all",
		per_page: 100
	};
	const { data } = await octokit.rest.checks.listForRef(call);
	return data.check_runs.filter(({ details_url }) => url === void 0 || details_url === url);
}
/** A check run whose creation seemed to fail may be there, and would stay in progress for ever. @throws the error when there is none and none can be made. */
async function adoptCheckRun(github, request, error) {
	if (!isTransient(error)) throw error;
	const left = (await ofThisAttempt(github, request)).find(({ status }) => status === "in_progress");
	return left === void 0 ? openCheckRun(github, request) : checkRun(left, request, false);
}
function checkRun({ id, app }, { how, ...request }, shared) {
	return {
		kind: "check-run",
		id,
		...app === null ? {} : { app: app.id },
		...how === "auto" || how === "as-before" ? { instead: statusPlace(request) } : {},
		shared
	};
}
async function openStatus(github, request) {
	const place = statusPlace(request);
	await setStatus(github, place, "pending", OPENING);
	return place;
}
function statusPlace({ name, sha, url }) {
	return {
		kind: "status",
		sha,
		context: name,
		...url === void 0 ? {} : { url }
	};
}
/** By which a merge group's check knows that a pull request's check measured the same files, and was judged by the same configuration. */
function externalId({ tree, config }) {
	return `tree:${tree} config:${config}`;
}
async function showProgress(github, place, line) {
	if (place.kind === "status") return setStatus(github, place, "pending", line);
	const title = plainText(line, LONGEST_TITLE);
	const { octokit, target } = github;
	await octokit.rest.checks.update({
		...target,
		check_run_id: place.id,
		status: "in_progress",
		output: {
			title,
			summary: "The gate is measuring; the verdict follows."
		}
	});
}
async function completeCheck(github, place, result) {
	const { conclusion, title, summary, measured } = result;
	if (place.kind === "status") return setStatus(github, place, STATES[conclusion], title);
	const { octokit, target } = github;
	await octokit.rest.checks.update({
		...target,
		check_run_id: place.id,
		status: "completed",
		conclusion,
		...measured === void 0 ? {} : { external_id: externalId(measured) },
		output: {
			title: plainText(title, LONGEST_TITLE),
			summary: summary.slice(0, LONGEST_SUMMARY)
		}
	});
}
const STATES = {
	success: "success",
	neutral: "success",
	failure: "failure",
	cancelled: "error"
};
async function setStatus({ octokit, target }, { sha, context, url }, state, description) {
	await octokit.rest.repos.createCommitStatus({
		...target,
		sha,
		context,
		state,
		description: plainText(description, LONGEST_DESCRIPTION),
		...url === void 0 ? {} : { target_url: url }
	});
}
export { showProgress as a, isApiFailure as c, openCheck as i, unreadableAnswer as l, completeCheck as n, githubFor as o, externalId as r, describeApiError as s, LONGEST_SUMMARY as t };
