import { contentsWrittenDocument, pullDocument, refDocument } from "./documents.ts";
import { type ApiResponse, invalid, NOT_FOUND, type Operations, ok, REPO } from "./exchange.ts";
import { REPOSITORY, RUN_STARTED, type SimulatedPull, type State, shaOf } from "./state.ts";

/** What a commanded bot changes: branches, files on them, pull requests, and the runs of workflows. */
export const COMMAND_OPERATIONS: Operations = {
  [`GET ${REPO}/git/ref/{ref}`]: ({ state, params }) => {
    const ref = params["ref"] ?? "";
    const sha = refOf(state, ref);
    return sha === undefined ? NOT_FOUND : ok(refDocument(`refs/${ref}`, sha));
  },
  [`POST ${REPO}/git/refs`]: ({ state, body }) => {
    const ref = String(body["ref"]).replace(/^refs\//, "");
    if (refOf(state, ref) !== undefined) return invalid("Reference already exists");
    state.refs.set(ref, String(body["sha"]));
    return { status: 201, body: refDocument(`refs/${ref}`, String(body["sha"])) };
  },
  [`DELETE ${REPO}/git/refs/{ref}`]: ({ state, params }) =>
    state.refs.delete(params["ref"] ?? "") ? { status: 204 } : invalid("Reference does not exist"),
  [`PUT ${REPO}/contents/{path}`]: ({ state, params, body }) => {
    const path = params["path"] ?? "";
    const branch = String(body["branch"] ?? "main");
    const tip = refOf(state, `heads/${branch}`);
    if (tip === undefined) return NOT_FOUND;
    const before = state.contents.get(`${branch}:${path}`) ?? state.contents.get(`${tip}:${path}`);
    if (before !== undefined && body["sha"] !== shaOf(before)) return conflict(`${path} does not match ${body["sha"]}`);
    const text = Buffer.from(String(body["content"]), "base64").toString("utf8");
    state.contents.set(`${branch}:${path}`, text);
    return { status: before === undefined ? 201 : 200, body: contentsWrittenDocument(path, text) };
  },
  [`POST ${REPO}/pulls`]: ({ state, site, body }) => {
    const [head, base] = [String(body["head"]), String(body["base"])];
    const [headSha, baseSha] = [refOf(state, `heads/${head}`), refOf(state, `heads/${base}`)];
    if (headSha === undefined || baseSha === undefined) return invalid("head or base does not exist");
    const pull: SimulatedPull = {
      number: state.nextId(),
      base: { branch: base, sha: baseSha },
      head: { branch: head, sha: headSha, fork: false },
      mergeSha: shaOf(`merge of ${head}`),
      files: [],
      open: true,
      title: String(body["title"]),
      body: String(body["body"]),
    };
    state.pulls.push(pull);
    return { status: 201, body: pullDocument(pull, site) };
  },
  [`POST ${REPO}/actions/workflows/{workflow_id}/dispatches`]: ({ state, site, params, body }) => {
    const inputs = (body["inputs"] ?? {}) as Readonly<Record<string, string>>;
    state.dispatches.push({ workflow: params["workflow_id"] ?? "", ref: String(body["ref"]), inputs });
    if (body["return_run_details"] !== true) return { status: 204 };
    const run = `${REPOSITORY.owner}/${REPOSITORY.name}/actions/runs/${RUN_STARTED}`;
    return ok({ workflow_run_id: RUN_STARTED, run_url: `${site.api}/repos/${run}`, html_url: `${site.server}/${run}` });
  },
  [`POST ${REPO}/actions/runs/{run_id}/cancel`]: ({ state, params }) => {
    const run = state.runs.find(({ id }) => id === Number(params["run_id"]));
    if (run === undefined) return NOT_FOUND;
    if (run.status === "completed") return conflict("Cannot cancel a workflow run that is completed.");
    run.status = "completed";
    run.conclusion = "cancelled";
    return { status: 202, body: {} };
  },
};

function refOf(state: State, ref: string): string | undefined {
  return state.refs.get(ref) ?? (ref === "heads/main" ? state.commits[0] : undefined);
}

function conflict(message: string): ApiResponse {
  return { status: 409, body: { message, documentation_url: "https://docs.github.com/rest" } };
}
