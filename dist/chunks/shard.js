import { C as ZodError, _ as string, b as unknown, c as int, d as looseObject, h as record, p as object } from "./schemas.js";
import { n as UserError, r as messageOf } from "./errors.js";
// src/config/event.ts
const sha = string().regex(/^[0-9a-f]{40,64}$/);
const repository = looseObject({ full_name: string() });
const pullRequest = object({ pull_request: object({
	number: int(),
	head: object({
		sha,
		repo: repository.nullable()
	}),
	base: object({
		sha,
		ref: string(),
		repo: repository
	})
}) });
const push = object({
	before: sha,
	ref: string()
});
const mergeGroup = object({ merge_group: object({
	head_sha: sha,
	head_ref: string(),
	base_sha: sha,
	base_ref: string()
}) });
const workflowRun = object({ workflow_run: object({
	id: int(),
	event: string(),
	head_sha: sha,
	head_branch: string().nullish(),
	head_repository: repository.nullish(),
	repository
}) });
const dispatch = object({ inputs: record(string(), unknown()).nullish() });
const commanded = object({
	"pull-request": string().regex(/^[1-9]\d{0,9}$/),
	sha
});
const inRepository = object({ repository: object({ default_branch: string() }) });
const issueComment = object({ issue: object({
	number: int(),
	pull_request: unknown()
}) });
const READERS = {
	pull_request: (payload) => {
		const { number, head, base } = pullRequest.parse(payload).pull_request;
		const fork = head.repo?.full_name !== base.repo.full_name;
		return {
			pullRequest: number,
			headSha: head.sha,
			baseSha: base.sha,
			baseBranch: base.ref,
			fork
		};
	},
	push: (payload) => {
		const { before, ref } = push.parse(payload);
		return {
			baseBranch: branchOf(ref),
			.../^0+$/.test(before) ? {} : { baseSha: before }
		};
	},
	merge_group: (payload) => {
		const group = mergeGroup.parse(payload).merge_group;
		const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1];
		const facts = {
			headSha: group.head_sha,
			baseSha: group.base_sha,
			baseBranch: branchOf(group.base_ref)
		};
		return number === void 0 ? facts : {
			...facts,
			pullRequest: Number(number)
		};
	},
	workflow_run: (payload) => {
		const run = workflowRun.parse(payload).workflow_run;
		const { head_branch: branch, head_repository: head } = run;
		return {
			headSha: run.head_sha,
			fork: head?.full_name !== run.repository.full_name,
			triggeredBy: {
				runId: run.id,
				event: run.event,
				...head ? { repository: head.full_name } : {},
				...branch ? { branch } : {}
			}
		};
	},
	workflow_dispatch: (payload) => {
		const inputs = dispatch.parse(payload).inputs ?? {};
		if ((inputs["pull-request"] ?? "") === "") return {};
		const asked = commanded.parse(inputs);
		return { commanded: {
			pullRequest: Number(asked["pull-request"]),
			sha: asked.sha
		} };
	},
	issue_comment: (payload) => {
		const { issue } = issueComment.parse(payload);
		return issue.pull_request === void 0 ? {} : { pullRequest: issue.number };
	}
};
/**
* Reads `GITHUB_*`, and the payload of an event that has one to tell; without `GITHUB_EVENT_NAME` it is a run on somebody's terminal.
* @throws UserError for `pull_request_target` and reviews, and for a payload that lacks what its event promises.
*/
async function readEvent(env, payload) {
	const name = env["GITHUB_EVENT_NAME"];
	if (name === void 0 || name === "") return {
		name: "local",
		fork: false
	};
	if (name === "pull_request_target") throw unsafeEvent();
	if (name.startsWith("pull_request_")) throw unjudgedEvent(name);
	const ref = env["GITHUB_REF"];
	const read = READERS[name];
	const details = read === void 0 ? {} : await readDetails(name, read, payload);
	return {
		name,
		fork: false,
		...text("repository", env["GITHUB_REPOSITORY"]),
		...text("sha", env["GITHUB_SHA"]),
		...text("headSha", env["GITHUB_SHA"]),
		...text("ref", ref),
		...text("baseBranch", ref === void 0 ? void 0 : branchOf(ref)),
		...count("runId", env["GITHUB_RUN_ID"]),
		...count("attempt", env["GITHUB_RUN_ATTEMPT"]),
		...details
	};
}
async function readDetails(name, read, payload) {
	try {
		const told = await payload();
		return {
			...defaultBranch(told),
			...read(told)
		};
	} catch (cause) {
		const issue = cause instanceof ZodError ? cause.issues[0] : void 0;
		const why = issue === void 0 ? messageOf(cause) : `${issue.path.join(".")}: ${issue.message}`;
		throw new UserError(`event ${name}: the payload cannot be used: ${why}`, { cause });
	}
}
/** Every event that GitHub delivers has it: https://docs.github.com/webhooks/webhook-events-and-payloads */
function defaultBranch(payload) {
	const { data } = inRepository.safeParse(payload);
	return data === void 0 ? {} : { defaultBranch: data.repository.default_branch };
}
function unsafeEvent() {
	return new UserError("event pull_request_target is refused: it would run the pull request's code with the repository's secrets and a token that can write", { hint: "on: pull_request measures safely; for forks add a workflow on: workflow_run with mode: report, which never runs their code" });
}
/** It would measure the pull request, judge nothing, and leave a green job of the gate's name on its head. */
function unjudgedEvent(name) {
	return new UserError(`event ${name} is refused: nothing would be judged, and the job would be green`, { hint: "on: pull_request judges; for an approval first see docs/examples/label-triggered.yml, or a command in a comment" });
}
function branchOf(ref) {
	return ref.replace(/^refs\/heads\//, "");
}
function text(key, value) {
	return value === void 0 || value === "" ? {} : { [key]: value };
}
function count(key, value) {
	return /^\d+$/.test(value ?? "") ? { [key]: Number(value) } : {};
}
// src/config/origin.ts
/** Reads the event and says which commit was measured and which one it is compared with. */
async function readOrigin(env, payload, checkout) {
	return originOf(await readEvent(env, payload), checkout);
}
/** The commit is what lies in the workspace, which need not be what the event names. */
async function originOf(event, checkout) {
	const { name, repository, ref, pullRequest, runId, attempt } = event;
	const measured = name === "workflow_run" ? void 0 : checkout;
	const commit = measured?.commit ?? (name === "workflow_run" ? event.headSha : event.sha);
	const base = await baseOf(event, measured);
	return {
		event: name,
		...repository === void 0 ? {} : { repository },
		...commit === void 0 ? {} : { commit },
		...measured === void 0 ? {} : { tree: measured.tree },
		...ref === void 0 ? {} : { ref },
		...base === void 0 ? {} : { base },
		...pullRequest === void 0 ? {} : { pullRequest },
		...runId === void 0 ? {} : { runId },
		...attempt === void 0 ? {} : { attempt }
	};
}
/**
* The commit that the workspace was merged onto. A pull request's test merge has it as its first parent; a checkout
* of the head itself branched off at the merge base, which a shallow clone may not know: then there is none, and the
* compare API has to tell it.
*/
async function baseOf(event, checkout) {
	switch (event.name) {
		case "pull_request":
			if (checkout === void 0) return event.baseSha;
			if (isTestMerge(checkout, event)) return checkout.parents[0];
			return event.baseSha === void 0 ? void 0 : checkout.mergeBase(event.baseSha);
		case "merge_group": return event.baseSha;
		case "push": return event.baseSha ?? checkout?.parents[0];
		default: return;
	}
}
function isTestMerge({ parents }, { headSha }) {
	return parents.length === 2 && parents[1] === headSha;
}
// src/config/shard.ts
/**
* `2/4`: the second of four parts.
* @throws UserError naming `source`, which is how the user wrote it: `--shard`, `input shard`.
*/
function parseShard(text, source) {
	const [, index = 0, of = 0] = (/^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? []).map(Number);
	if (index >= 1 && index <= of) return {
		index,
		of
	};
	throw new UserError(`${source}: expected I/N with I from 1 to N, such as 2/4, saw "${text}"`);
}
export { readEvent as i, originOf as n, readOrigin as r, parseShard as t };
