import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { artifactService, newArtifact, runtimeToken, type ServiceResponse } from "./artifact-service.ts";
import { DESCRIPTION } from "./description.ts";
import { gitServer } from "./git-server.ts";
import { asGitea, GITEA_API, GITEA_BOT, giteaHas, giteaPermits } from "./gitea.ts";
import { OPERATIONS } from "./operations.ts";
import { ALL_PERMISSIONS, type Permissions, permits } from "./permissions.ts";
import {
  BOT,
  emptyState,
  instantOf,
  REPOSITORY,
  type SimulatedArtifact,
  type SimulatedRun,
  type State,
  shaOf,
} from "./state.ts";

interface Fault {
  /** Against `METHOD /path?query`. */
  readonly match: RegExp;
  /** `timeout` never answers, `reset` closes the connection, `cut` closes it in the middle of the right answer. */
  readonly answer: number | "timeout" | "reset" | "cut";
  /** How many calls it hits; absent means all. */
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
}

interface LoggedRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly status: Fault["answer"];
}

/** A GitHub on loopback: REST API, artifact service and storage, with state. Close it with `await using`. */
export interface SimulatedGithub extends AsyncDisposable {
  readonly state: State;
  /** The bare repository that `git push` reaches: only branches that sessions are kept on. */
  readonly gitFolder: string;
  readonly api: string;
  /** A host name that the artifact toolkit takes for GitHub's own. */
  readonly server: string;
  readonly token: string;
  /** Where request or response break GitHub's own description of the API. Must be empty at the end of every test. */
  readonly violations: readonly string[];
  readonly requests: readonly LoggedRequest[];
  readonly fail: (fault: Fault) => void;
  readonly heal: () => void;
  /** Of the token; what is not named is none. */
  permissions: Permissions;
  /** Milliseconds before each answer. */
  latency: number;
  readonly addRun: (run: Partial<Omit<SimulatedRun, "id">>) => SimulatedRun;
  /** A finished artifact with any content, as an attacker would make one. */
  readonly addArtifact: (run: SimulatedRun, name: string, zip: Buffer) => SimulatedArtifact;
  /** What the runner gives an action step of a run to reach all this. */
  readonly environmentOf: (run: SimulatedRun) => Readonly<Record<string, string>>;
}

const WORKFLOW = ".github/workflows/perf.yml";

const BAD_CREDENTIALS = {
  status: 401,
  body: { message: "Bad credentials", documentation_url: "https://docs.github.com/rest" },
};
/** What a job's token is told when it asks who it is: REST knows people only, and GraphQL is in no OpenAPI description. */
const IDENTITY: Readonly<Record<string, ServiceResponse>> = {
  "GET /user": { status: 403, body: { message: "Resource not accessible by integration", documentation_url: "" } },
};

function graphql(state: State, body: Buffer): ServiceResponse {
  const { query, variables } = JSON.parse(body.toString("utf8")) as { query: string; variables?: { id?: string } };
  if (!query.includes("minimizeComment")) return { status: 200, body: { data: { viewer: { login: BOT.login } } } };
  state.minimized.add(variables?.id ?? "");
  return { status: 200, body: { data: { minimizeComment: { minimizedComment: { isMinimized: true } } } } };
}

const FORBIDDEN = { status: 403, body: { message: "Resource not accessible by integration", documentation_url: "" } };

/** `gitea` answers as a real Gitea 1.26 does where that differs: see `gitea.ts`. */
export type Forge = "github" | "gitea";

export async function simulateGithub(forge: Forge = "github"): Promise<SimulatedGithub> {
  const state = emptyState();
  const violations: string[] = [];
  const requests: LoggedRequest[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      violations.push(`the simulation broke on ${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const api = forge === "gitea" ? `${origin}${GITEA_API}` : origin;
  const site = { api, server: `http://${forge}.localhost:${port}` };
  const service = artifactService(state, origin);
  const git = gitServer();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const method = request.method ?? "GET";
    const url = new URL((request.url ?? "/").replace(forge === "gitea" ? GITEA_API : "", ""), origin);
    const line = `${method} ${url.pathname}${url.search}`;
    await sleep(github.latency);
    const fault = takeFault(line);
    const { pathname, search } = url;
    if (fault?.answer === "timeout" || fault?.answer === "reset") {
      requests.push({ method, url: pathname + search, status: fault.answer });
      if (fault.answer === "reset") response.destroy();
      return;
    }
    const injected = typeof fault?.answer === "number" ? { ...fault, status: fault.answer } : undefined;
    const asGit = { method, url, headers: request.headers, body };
    const reply =
      injected === undefined
        ? ((await git.answer(asGit, github.permissions, github.token)) ?? respond(method, url, request, body))
        : refusal(injected);
    requests.push({ method, url: pathname + search, status: fault === undefined ? reply.status : fault.answer });
    send(response, reply, fault?.answer === "cut");
  }

  function takeFault(line: string): Fault | undefined {
    const found = faults.find(({ fault, left }) => left > 0 && fault.match.test(line));
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  }

  function respond(method: string, url: URL, request: IncomingMessage, body: Buffer): ServiceResponse {
    const served = service({ method, url, headers: request.headers, body });
    if (served !== undefined) return served;
    const identity = forge === "gitea" ? undefined : IDENTITY[`${method} ${url.pathname}`];
    if (identity !== undefined) return identity;
    if (method === "POST" && url.pathname === "/graphql") return graphql(state, body);
    if (forge === "gitea" && !giteaHas(method, url.pathname)) return { status: 404, body: { message: "Not Found" } };
    const match = DESCRIPTION.match(method, url.pathname);
    const operation = match === undefined ? undefined : OPERATIONS[match.operation];
    if (match === undefined || operation === undefined) {
      violations.push(`${method} ${url.pathname}: no such operation`);
      return { status: 404, body: { message: "Not Found" } };
    }
    if (
      !/^(?:token|bearer) /i.test(request.headers.authorization ?? "") ||
      !request.headers.authorization?.endsWith(github.token)
    ) {
      return BAD_CREDENTIALS;
    }
    const allowed = forge === "gitea" ? giteaPermits : permits;
    if (!allowed(github.permissions, method, url.pathname)) return FORBIDDEN;
    if (match.params["owner"] !== REPOSITORY.owner || match.params["repo"] !== REPOSITORY.name) {
      return { status: 404, body: { message: "Not Found" } };
    }
    const json =
      body.length === 0 ? undefined : (JSON.parse(body.toString("utf8")) as Readonly<Record<string, unknown>>);
    const wrong = DESCRIPTION.requestProblems(match, url.searchParams, json);
    violations.push(...wrong.map((problem) => `request ${match.operation}: ${problem}`));
    if (wrong.length > 0) return { status: 422, body: { message: "Validation Failed" } };
    const reply = operation({
      state,
      site,
      path: url.pathname,
      params: match.params,
      query: url.searchParams,
      body: json ?? {},
      author: forge === "gitea" ? GITEA_BOT : BOT,
    });
    if (forge === "gitea") return { ...reply, body: asGitea(match.operation, reply.body) };
    const bad = DESCRIPTION.responseProblems(match, reply.status, reply.body);
    violations.push(...bad.map((problem) => `response ${match.operation}: ${problem}`));
    return reply;
  }

  const github: SimulatedGithub = {
    state,
    get gitFolder() {
      return git.folder;
    },
    api,
    server: site.server,
    token: "ghs_simulated",
    violations,
    requests,
    permissions: ALL_PERMISSIONS,
    latency: 0,
    fail: (fault) => faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    heal: () => faults.splice(0),
    addRun(fields) {
      const id = state.nextId();
      const run: SimulatedRun = {
        id,
        event: "push",
        branch: "main",
        sha: shaOf(`commit of run ${id}`),
        path: WORKFLOW,
        headRepositoryId: REPOSITORY.id,
        createdAt: instantOf(id),
        status: "completed",
        conclusion: "success",
        attempt: 1,
        ...fields,
      };
      state.runs.push(run);
      return run;
    },
    addArtifact(run, name, zip) {
      const artifact = newArtifact(state, run.id, name);
      const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
      state.blobs.set(artifact.blob, { bytes: zip, contentType: "application/zip" });
      artifact.finished = { size: zip.length, digest };
      return artifact;
    },
    environmentOf: (run) => ({
      GITHUB_API_URL: api,
      GITHUB_SERVER_URL: site.server,
      GITHUB_GRAPHQL_URL: `${api}/graphql`,
      GITHUB_REPOSITORY: `${REPOSITORY.owner}/${REPOSITORY.name}`,
      GITHUB_REPOSITORY_ID: String(REPOSITORY.id),
      GITHUB_REPOSITORY_OWNER: REPOSITORY.owner,
      GITHUB_RUN_ID: String(run.id),
      GITHUB_RUN_ATTEMPT: String(run.attempt),
      GITHUB_EVENT_NAME: run.event,
      GITHUB_WORKFLOW_REF: `${REPOSITORY.owner}/${REPOSITORY.name}/${run.path}@refs/heads/${run.branch}`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken(run.id),
      ACTIONS_RESULTS_URL: `${origin}/`,
    }),
    async [Symbol.asyncDispose]() {
      git[Symbol.dispose]();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return github;
}

function refusal({ status, message, headers }: Omit<Fault, "answer"> & { readonly status: number }): ServiceResponse {
  return { status, body: { message: message ?? "injected fault" }, headers: headers ?? {} };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, body, bytes, headers = {} }: ServiceResponse, cut: boolean): void {
  const content = bytes ?? (body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)));
  const type = bytes === undefined && body !== undefined ? { "content-type": "application/json; charset=utf-8" } : {};
  response.writeHead(status, { ...type, ...headers, "content-length": content.length });
  if (cut) response.write(content.subarray(0, content.length / 2), () => response.destroy());
  else response.end(content);
}
