import { ACTIONS_OPERATIONS } from "./actions-operations.ts";
import { COMMAND_OPERATIONS } from "./command-operations.ts";
import {
  checkDocument,
  commentDocument,
  commitDocument,
  comparisonDocument,
  contentsDocument,
  fileDocument,
  permissionDocument,
  pullDocument,
  reactionDocument,
  repositoryDocument,
  type Site,
  statusDocument,
} from "./documents.ts";
import {
  type ApiRequest,
  type ApiResponse,
  invalid,
  NOT_FOUND,
  type Operations,
  ok,
  paginate,
  REPO,
} from "./exchange.ts";
import { instantOf, listed, type SimulatedPull, shaOf } from "./state.ts";

/** Longest body that GitHub documents for a comment, in characters. */
const LONGEST_COMMENT = 65_536;
const LONGEST_STATUS = 140;

/** How each operation answers, by its name in GitHub's description. */
export const OPERATIONS: Operations = {
  ...ACTIONS_OPERATIONS,
  ...COMMAND_OPERATIONS,
  [`GET ${REPO}`]: () => ok(repositoryDocument()),
  [`GET ${REPO}/issues/{issue_number}/comments`]: (request) => {
    const { state, params } = request;
    const own = listed(
      state,
      state.comments.filter(({ issue }) => issue === Number(params["issue_number"])),
    );
    const { slice, headers } = paginate(request, own);
    return ok(
      slice.map((comment) => commentDocument(comment, request.site)),
      headers,
    );
  },
  [`POST ${REPO}/issues/{issue_number}/comments`]: (request) => {
    const { state, site, author } = request;
    const body = String(request.body["body"]);
    if (body.length > LONGEST_COMMENT) return invalid("Body is too long (maximum is 65536 characters)");
    const id = state.nextId();
    const createdAt = instantOf(id);
    const issue = Number(request.params["issue_number"]);
    const comment = { id, issue, author, body, createdAt, updatedAt: createdAt, reactions: [] };
    state.comments.push(comment);
    return { status: 201, body: commentDocument(comment, site) };
  },
  [`PATCH ${REPO}/issues/comments/{comment_id}`]: (request) => {
    const comment = request.state.comments.find(({ id }) => id === Number(request.params["comment_id"]));
    if (comment === undefined) return NOT_FOUND;
    const body = String(request.body["body"]);
    if (body.length > LONGEST_COMMENT) return invalid("Body is too long (maximum is 65536 characters)");
    comment.body = body;
    comment.updatedAt = instantOf(request.state.nextId());
    return ok(commentDocument(comment, request.site));
  },
  [`POST ${REPO}/issues/comments/{comment_id}/reactions`]: (request) => {
    const comment = request.state.comments.find(({ id }) => id === Number(request.params["comment_id"]));
    if (comment === undefined) return NOT_FOUND;
    const content = String(request.body["content"]);
    const again = comment.reactions.includes(content);
    if (!again) comment.reactions.push(content);
    return { status: again ? 200 : 201, body: reactionDocument(content) };
  },
  [`POST ${REPO}/check-runs`]: ({ state, site, body }) => {
    const check = { id: state.nextId(), fields: body };
    state.checks.push(check);
    return { status: 201, body: checkDocument(check, site) };
  },
  [`PATCH ${REPO}/check-runs/{check_run_id}`]: ({ state, site, params, body }) => {
    const index = state.checks.findIndex(({ id }) => id === Number(params["check_run_id"]));
    const check = state.checks[index];
    if (check === undefined) return NOT_FOUND;
    const changed = { id: check.id, fields: { ...check.fields, ...body } };
    state.checks[index] = changed;
    return ok(checkDocument(changed, site));
  },
  [`GET ${REPO}/commits/{ref}/check-runs`]: (request) => {
    const name = request.query.get("check_name");
    const own = request.state.checks.filter(
      ({ fields }) => fields["head_sha"] === request.params["ref"] && (name === null || fields["name"] === name),
    );
    const { slice, headers } = paginate(request, own);
    return ok(
      { total_count: own.length, check_runs: slice.map((check) => checkDocument(check, request.site)) },
      headers,
    );
  },
  [`POST ${REPO}/statuses/{sha}`]: ({ state, params, body }) => {
    const description = typeof body["description"] === "string" ? body["description"] : null;
    if ((description ?? "").length > LONGEST_STATUS)
      return invalid("description is too long (maximum is 140 characters)");
    const status = {
      id: state.nextId(),
      sha: params["sha"] ?? "",
      state: String(body["state"]),
      context: String(body["context"] ?? "default"),
      description,
      targetUrl: typeof body["target_url"] === "string" ? body["target_url"] : null,
    };
    state.statuses.push(status);
    return { status: 201, body: statusDocument(status) };
  },
  [`GET ${REPO}/commits/{ref}/statuses`]: (request) => {
    const own = request.state.statuses.filter(({ sha }) => sha === request.params["ref"]).reverse();
    const { slice, headers } = paginate(request, own);
    return ok(slice.map(statusDocument), headers);
  },
  [`GET ${REPO}/commits`]: (request) => {
    const { commits } = request.state;
    const from = request.query.get("sha");
    const start = from === null || /^(?:heads\/)?main$/.test(from) ? 0 : commits.indexOf(from);
    if (start < 0) return NOT_FOUND;
    const { slice, headers } = paginate(request, commits.slice(start));
    return ok(
      slice.map((sha) => commitDocument(sha, commits[commits.indexOf(sha) + 1])),
      headers,
    );
  },
  [`GET ${REPO}/compare/{basehead}`]: ({ state, params }) => {
    const [, head] = (params["basehead"] ?? "").split("...");
    const pull = state.pulls.find((found) => found.head.sha === head || found.mergeSha === head);
    if (pull !== undefined) return ok(comparisonDocument(pull.base.sha, pull.files));
    // What a run measured is of the base branch, unless a test says otherwise.
    const measured = state.runs.find(({ sha }) => sha === head);
    if (measured === undefined) return NOT_FOUND;
    return ok(comparisonDocument(measured.sha, [], state.strays.has(measured.sha) ? "diverged" : "behind"));
  },
  [`GET ${REPO}/commits/{ref}`]: ({ state, params }) => {
    const merged = state.pulls.find(({ mergeSha }) => mergeSha === params["ref"]);
    if (merged !== undefined) return ok(commitDocument(merged.mergeSha, merged.base.sha, merged.head.sha));
    const head = state.pulls.find((pull) => pull.head.sha === params["ref"]);
    if (head !== undefined) return ok(commitDocument(head.head.sha, head.base.sha));
    const index = state.commits.indexOf(params["ref"] ?? "");
    const sha = state.commits[index];
    if (sha === undefined) return invalid(`No commit found for SHA: ${params["ref"]}`);
    return ok(commitDocument(sha, state.commits[index + 1]));
  },
  [`GET ${REPO}/commits/{commit_sha}/pulls`]: (request) => {
    const sha = request.params["commit_sha"];
    return pulls(
      request,
      request.state.pulls.filter(({ head }) => head.sha === sha),
    );
  },
  [`GET ${REPO}/pulls`]: (request) => {
    const state = request.query.get("state") ?? "open";
    const head = request.query.get("head");
    return pulls(
      request,
      request.state.pulls.filter(
        (pull) =>
          (state === "all" || pull.open === (state === "open")) &&
          (head === null || head === labelOf(pull, request.site)),
      ),
    );
  },
  [`GET ${REPO}/pulls/{pull_number}`]: ({ state, site, params }) => {
    const pull = state.pulls.find(({ number }) => number === Number(params["pull_number"]));
    return pull === undefined ? NOT_FOUND : ok(pullDocument(pull, site));
  },
  [`GET ${REPO}/pulls/{pull_number}/files`]: (request) => {
    const pull = request.state.pulls.find(({ number }) => number === Number(request.params["pull_number"]));
    if (pull === undefined) return NOT_FOUND;
    const { slice, headers } = paginate(request, pull.files);
    return ok(slice.map(fileDocument), headers);
  },
  [`GET ${REPO}/contents/{path}`]: ({ state, params, query }) => {
    const path = params["path"] ?? "";
    const at = `${query.get("ref") ?? "main"}:${path}`;
    const text = state.contents.get(at);
    if (text !== undefined) return ok(contentsDocument(path, text));
    const files = [...state.contents].filter(
      ([key]) => key.startsWith(`${at}/`) && !key.slice(at.length + 1).includes("/"),
    );
    if (files.length === 0) return NOT_FOUND;
    return ok(files.map(([key, content]) => contentsDocument(key.slice(key.indexOf(":") + 1), content)));
  },
  [`GET ${REPO}/git/trees/{tree_sha}`]: ({ state, params, site }) => {
    const sha = params["tree_sha"] ?? "";
    const entries = new Map<string, unknown>();
    for (const [key, text] of state.contents) {
      const [commit = "", path = ""] = key.split(":");
      const names = path.split("/");
      const folders = names.map((_name, depth) => `${commit}:${names.slice(0, depth).join("/")}`);
      const depth = folders.findIndex((folder) => sha === shaOf(folder) || folder === `${sha}:`);
      const name = names[depth];
      if (name === undefined) continue;
      const below = folders[depth + 1];
      entries.set(name, below === undefined ? blobEntry(name, text) : treeEntry(name, shaOf(below)));
    }
    if (entries.size === 0) return NOT_FOUND;
    return ok({ sha, url: `${site.api}/git/trees/${sha}`, truncated: false, tree: [...entries.values()] });
  },
  [`GET ${REPO}/attestations/{subject_digest}`]: () => ok({ attestations: [] }),
  [`GET ${REPO}/collaborators/{username}/permission`]: ({ state, params }) => {
    const login = params["username"] ?? "";
    return ok(permissionDocument(login, state.collaborators.get(login) ?? "none"));
  },
};

function labelOf(pull: SimulatedPull, site: Site): string {
  return (pullDocument(pull, site)["head"] as { readonly label: string }).label;
}

function pulls(request: ApiRequest, all: readonly SimulatedPull[]): ApiResponse {
  const { slice, headers } = paginate(request, all);
  return ok(
    slice.map((pull) => pullDocument(pull, request.site)),
    headers,
  );
}

function blobEntry(path: string, text: string) {
  return { path, mode: "100644", type: "blob", size: Buffer.byteLength(text), sha: shaOf(text) };
}

function treeEntry(path: string, sha: string) {
  return { path, mode: "040000", type: "tree", sha };
}
