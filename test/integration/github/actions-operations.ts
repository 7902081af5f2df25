import { artifactDocument, runDocument } from "./documents.ts";
import { type ApiRequest, type ApiResponse, NOT_FOUND, type Operations, ok, paginate, REPO } from "./exchange.ts";
import { listed, type SimulatedArtifact, type SimulatedRun, type State } from "./state.ts";

/** Workflow runs and their artifacts. */
export const ACTIONS_OPERATIONS: Operations = {
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
};

function runOf(state: State, id: number): SimulatedRun | undefined {
  return state.runs.find((run) => run.id === id);
}

function artifactOf({ state, params }: ApiRequest): SimulatedArtifact | undefined {
  return state.artifacts.find(({ id, finished }) => id === Number(params["artifact_id"]) && finished !== undefined);
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
  const wanted = all.filter((artifact) => artifact.finished !== undefined && (name === null || artifact.name === name));
  const found = listed(request.state, wanted);
  const { slice, headers } = paginate(request, [...found].reverse());
  const documents = slice.flatMap((artifact) => {
    const run = runOf(request.state, artifact.runId);
    return run === undefined ? [] : [artifactDocument(artifact, run, request.site)];
  });
  return ok({ total_count: found.length, artifacts: documents }, headers);
}
