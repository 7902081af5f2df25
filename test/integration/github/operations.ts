import {
  artifactDocument,
  checkDocument,
  commentDocument,
  commitDocument,
  contentsDocument,
  fileDocument,
  permissionDocument,
  pullDocument,
  reactionDocument,
  repositoryDocument,
  runDocument,
  type Site,
  statusDocument,
} from "./documents.ts";
import {
  type Account,
  instantOf,
  type SimulatedArtifact,
  type SimulatedPull,
  type SimulatedRun,
  type State,
} from "./state.ts";

export interface ApiRequest {
  readonly state: State;
  readonly site: Site;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly author: Account;
}

export interface ApiResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Longest body that GitHub documents for a comment, in characters. */
const LONGEST_COMMENT = 65_536;
const LONGEST_STATUS = 140;

const NOT_FOUND: ApiResponse = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest" },
};

const REPO = "/repos/{owner}/{repo}";

/** How each operation answers, by its name in GitHub's description. */
export const OPERATIONS: Readonly<Record<string, (request: ApiRequest) => ApiResponse>> = {
  [`GET ${REPO}`]: () => ok(repositoryDocument()),
  [`GET ${REPO}/actions/runs`]: (request) => runs(request, request.state.runs),
  [`GET ${REPO}/actions/workflows/{workflow_id}/runs`]: (request) => {
    const file = request.params["workflow_id"];
    const own = request.state.runs.filter(({ path }) => path.endsWith(`/${file}`));
    return own.length === 0 ? NOT_FOUND : runs(request, own);
  },
  [`GET ${REPO}/actions/runs/{run_id}`]: (request) => {
    const run = runOf(request.state, Number(request.params["run_id"]));
    return run === undefined ? NOT_FOUND : ok(runDocument(run, request.site));
  },
  [`GET ${REPO}/actions/artifacts`]: (request) => artifacts(request, request.state.artifacts),
  [`GET ${REPO}/actions/runs/{run_id}/artifacts`]: (request) => {
    const id = Number(request.params["run_id"]);
    if (runOf(request.state, id) === undefined) return NOT_FOUND;
    return artifacts(
      request,
      request.state.artifacts.filter(({ runId }) => runId === id),
    );
  },
  [`GET ${REPO}/actions/artifacts/{artifact_id}`]: (request) => {
    const artifact = artifactOf(request);
    const run = artifact && runOf(request.state, artifact.runId);
    return run === undefined || artifact === undefined ? NOT_FOUND : ok(artifactDocument(artifact, run, request.site));
  },
  [`GET ${REPO}/actions/artifacts/{artifact_id}/{archive_format}`]: (request) => {
    const artifact = artifactOf(request);
    if (artifact === undefined) return NOT_FOUND;
    if (artifact.expired) return { status: 410, body: { message: "Artifact has expired" } };
    return { status: 302, headers: { location: `${request.site.api}/blob/${artifact.blob}?sig=x` } };
  },
  [`GET ${REPO}/issues/{issue_number}/comments`]: (request) => {
    const own = request.state.comments.filter(({ issue }) => issue === Number(request.params["issue_number"]));
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
    const own = request.state.checks.filter(({ fields }) => fields["head_sha"] === request.params["ref"]);
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
    const start = from === null || from === "main" ? 0 : commits.indexOf(from);
    if (start < 0) return NOT_FOUND;
    const { slice, headers } = paginate(request, commits.slice(start));
    return ok(
      slice.map((sha) => commitDocument(sha, commits[commits.indexOf(sha) + 1])),
      headers,
    );
  },
  [`GET ${REPO}/commits/{ref}`]: ({ state, params }) => {
    const index = state.commits.indexOf(params["ref"] ?? "");
    const sha = state.commits[index];
    if (sha === undefined) return { status: 422, body: { message: `No commit found for SHA: ${params["ref"]}` } };
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
    const text = state.contents.get(`${query.get("ref") ?? "main"}:${path}`);
    return text === undefined ? NOT_FOUND : ok(contentsDocument(path, text));
  },
  [`GET ${REPO}/collaborators/{username}/permission`]: ({ state, params }) => {
    const login = params["username"] ?? "";
    return ok(permissionDocument(login, state.collaborators.get(login) ?? "none"));
  },
};

function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): ApiResponse {
  return { status: 200, body, headers };
}

function invalid(message: string): ApiResponse {
  return {
    status: 422,
    body: { message: "Validation Failed", errors: [{ message, code: "custom", resource: "Resource" }] },
  };
}

function runOf(state: State, id: number): SimulatedRun | undefined {
  return state.runs.find((run) => run.id === id);
}

function artifactOf({ state, params }: ApiRequest): SimulatedArtifact | undefined {
  return state.artifacts.find(({ id, finished }) => id === Number(params["artifact_id"]) && finished !== undefined);
}

function labelOf(pull: SimulatedPull, site: Site): string {
  return (pullDocument(pull, site)["head"] as { readonly label: string }).label;
}

function runs(request: ApiRequest, all: readonly SimulatedRun[]): ApiResponse {
  const { query, site } = request;
  const wanted = (name: string, ...values: readonly (string | null)[]) =>
    query.get(name) === null || values.includes(query.get(name));
  const found = all.filter(
    (run) =>
      wanted("branch", run.branch) &&
      wanted("event", run.event) &&
      wanted("head_sha", run.sha) &&
      wanted("status", run.status, run.conclusion),
  );
  const { slice, headers } = paginate(request, [...found].reverse());
  return ok({ total_count: found.length, workflow_runs: slice.map((run) => runDocument(run, site)) }, headers);
}

function artifacts(request: ApiRequest, all: readonly SimulatedArtifact[]): ApiResponse {
  const name = request.query.get("name");
  const found = all.filter((artifact) => artifact.finished !== undefined && (name === null || artifact.name === name));
  const { slice, headers } = paginate(request, [...found].reverse());
  const documents = slice.flatMap((artifact) => {
    const run = runOf(request.state, artifact.runId);
    return run === undefined ? [] : [artifactDocument(artifact, run, request.site)];
  });
  return ok({ total_count: found.length, artifacts: documents }, headers);
}

function pulls(request: ApiRequest, all: readonly SimulatedPull[]): ApiResponse {
  const { slice, headers } = paginate(request, all);
  return ok(
    slice.map((pull) => pullDocument(pull, request.site)),
    headers,
  );
}

/** One page, and the `Link` header that leads to the others. */
function paginate<T>({ query, site, path }: ApiRequest, all: readonly T[]) {
  const size = Math.min(100, Math.max(1, Number(query.get("per_page") ?? 30)));
  const page = Math.max(1, Number(query.get("page") ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string) => {
    const linked = new URLSearchParams(query);
    linked.set("page", String(to));
    return `<${site.api}${path}?${linked}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  const headers: Readonly<Record<string, string>> = links.length === 0 ? {} : { link: links.join(", ") };
  return { slice: all.slice((page - 1) * size, page * size), headers };
}
