import { randomUUID } from "node:crypto";
import type { ApiResponse } from "./exchange.ts";
import { instantOf, type SimulatedArtifact, type State } from "./state.ts";

/**
 * The artifact service as the toolkit's client speaks to it: Twirp calls in JSON with snake_case names and 64-bit numbers as text,
 * and Azure block blobs.
 * https://github.com/actions/toolkit/tree/main/packages/artifact/src/generated
 */
const TWIRP = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(?<method>\w+)$/;
const BLOB = /^\/blob\/(?<key>[\w-]+)$/;

/** GitHub's default. From the true present: a test that is about expiry sets another. */
const RETENTION_MS = 90 * 24 * 3_600_000;

export interface ServiceRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export type ServiceResponse = ApiResponse & { readonly bytes?: Buffer };

/** What a job's `ACTIONS_RUNTIME_TOKEN` says: the run that its artifacts belong to. */
export function runtimeToken(runId: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ scp: `Actions.Results:run-${runId}:job-${runId}` })}.unsigned`;
}

/** Answers a request to the artifact service, `undefined` when it is not for it. */
export function artifactService(state: State, origin: string) {
  const blocks = new Map<string, Buffer>();
  return (request: ServiceRequest): ServiceResponse | undefined => {
    const method = TWIRP.exec(request.url.pathname)?.groups?.["method"];
    if (method !== undefined) return twirp(state, origin, method, request);
    const key = BLOB.exec(request.url.pathname)?.groups?.["key"];
    return key === undefined ? undefined : blob(state, blocks, key, request);
  };
}

type Message = Readonly<Record<string, unknown>>;

function twirp(state: State, origin: string, method: string, { headers, body }: ServiceRequest): ServiceResponse {
  const message = JSON.parse(body.toString("utf8")) as Message;
  const backendId = String(message["workflow_run_backend_id"]);
  const runId = Number(/^run-(\d+)$/.exec(backendId)?.[1]);
  if (headers["authorization"] !== `Bearer ${runtimeToken(runId)}`) {
    return { status: 401, body: { code: "unauthenticated", msg: "the token is not of this run" } };
  }
  const own = state.artifacts.filter((artifact) => artifact.runId === runId);
  const named = own.find(({ name }) => name === message["name"]);
  const identity = { workflow_run_backend_id: backendId, workflow_job_run_backend_id: `job-${runId}` };
  const absent: ServiceResponse = { status: 404, body: { code: "not_found", msg: "artifact not found" } };
  switch (method) {
    case "CreateArtifact": {
      if (named !== undefined) {
        const msg = "an artifact with this name already exists on the workflow run";
        return { status: 409, body: { code: "already_exists", msg } };
      }
      const artifact = newArtifact(state, runId, String(message["name"]));
      return { status: 200, body: { ok: true, signed_upload_url: `${origin}/blob/${artifact.blob}?sig=x&se=x` } };
    }
    case "FinalizeArtifact": {
      if (named === undefined) return absent;
      named.finished = { size: Number(message["size"]), digest: String(message["hash"]) };
      return { status: 200, body: { ok: true, artifact_id: String(named.id) } };
    }
    case "ListArtifacts": {
      const wanted = own.filter(
        ({ id, name, finished }) =>
          finished !== undefined &&
          (message["name_filter"] === undefined || message["name_filter"] === name) &&
          (message["id_filter"] === undefined || message["id_filter"] === String(id)),
      );
      return { status: 200, body: { artifacts: wanted.map((artifact) => ({ ...identity, ...listed(artifact) })) } };
    }
    case "GetSignedArtifactURL":
      if (named === undefined) return absent;
      return { status: 200, body: { name: named.name, signed_url: `${origin}/blob/${named.blob}?sig=x` } };
    case "DeleteArtifact": {
      if (named === undefined) return absent;
      state.artifacts.splice(state.artifacts.indexOf(named), 1);
      return { status: 200, body: { ok: true, artifact_id: String(named.id) } };
    }
    default:
      return { status: 404, body: { code: "bad_route", msg: `no method ${method}` } };
  }
}

/** A started upload; also how a test makes artifacts of its own. */
export function newArtifact(state: State, runId: number, name: string): SimulatedArtifact {
  const id = state.nextId();
  const expiresAt = new Date(Date.now() + RETENTION_MS).toISOString().replace(/\.\d+Z$/, "Z");
  const artifact = { id, runId, name, blob: randomUUID(), createdAt: instantOf(id), expiresAt, expired: false };
  state.artifacts.push(artifact);
  return artifact;
}

function listed({ id, name, createdAt, finished }: SimulatedArtifact): Message {
  return {
    database_id: String(id),
    name,
    size: String(finished?.size),
    created_at: createdAt,
    digest: finished?.digest,
  };
}

/** Large uploads come in blocks, which a list of their ids joins; small ones in one piece. */
function blob(state: State, blocks: Map<string, Buffer>, key: string, request: ServiceRequest): ServiceResponse {
  const { method, url, headers, body } = request;
  if (method === "GET") return stored(state, key);
  const part = url.searchParams.get("comp");
  const contentType = String(
    headers["x-ms-blob-content-type"] ?? headers["content-type"] ?? "application/octet-stream",
  );
  if (part === "block") blocks.set(`${key}/${url.searchParams.get("blockid")}`, body);
  else if (part === "blocklist") {
    const ids = [...body.toString("utf8").matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id]) => id);
    const bytes = Buffer.concat(ids.map((id) => blocks.get(`${key}/${id}`) ?? Buffer.alloc(0)));
    state.blobs.set(key, { bytes, contentType });
  } else state.blobs.set(key, { bytes: body, contentType });
  const version = String(headers["x-ms-version"] ?? "");
  return { status: 201, headers: { etag: '"1"', "x-ms-version": version, "x-ms-request-id": randomUUID() } };
}

function stored(state: State, key: string): ServiceResponse {
  const found = state.blobs.get(key);
  const name = state.artifacts.find((artifact) => artifact.blob === key)?.name;
  if (found === undefined || name === undefined) return { status: 404, body: { message: "BlobNotFound" } };
  const disposition = `attachment; filename="${name}.zip"; filename*=UTF-8''${encodeURIComponent(name)}.zip`;
  const headers = { "content-type": found.contentType, "content-disposition": disposition };
  return { status: 200, bytes: found.bytes, headers };
}
