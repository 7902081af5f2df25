import { readFileSync } from "node:fs";
import {
  type Account,
  FORK,
  instantOf,
  REPOSITORY,
  type SimulatedArtifact,
  type SimulatedCheck,
  type SimulatedComment,
  type SimulatedPull,
  type SimulatedRun,
  type SimulatedStatus,
  shaOf,
} from "./state.ts";

/**
 * What GitHub says of things: its own examples with our facts in place of theirs, and filled up where an example lacks what its
 * description requires.
 */
type Json = Readonly<Record<string, unknown>>;

const EXAMPLES = JSON.parse(
  readFileSync(new URL("../../../fixtures/github/openapi-examples.json", import.meta.url), "utf8"),
) as Readonly<Record<string, Json>>;

function example(name: string): Json {
  const found = EXAMPLES[name];
  if (found === undefined) throw new Error(`no example ${name}`);
  return found;
}

/** Where a reader's links lead and where the API answers. */
export interface Site {
  readonly api: string;
  readonly server: string;
}

const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}`;

export function repositoryDocument(which: typeof REPOSITORY | typeof FORK = REPOSITORY): Json {
  const { owner } = example("repository");
  return {
    ...example("repository"),
    id: which.id,
    name: which.name,
    full_name: `${which.owner}/${which.name}`,
    owner: { ...(owner as Json), login: which.owner },
    fork: which === FORK,
    default_branch: "main",
    language: null,
    parent: undefined,
    source: undefined,
  };
}

function userDocument(account: Account): Json {
  return { ...(example("comment")["user"] as Json), id: account.id, login: account.login, type: account.type };
}

export function nodeIdOf({ id }: SimulatedComment): string {
  return `IC_${id}`;
}

export function commentDocument(comment: SimulatedComment, { api, server }: Site): Json {
  return {
    ...example("comment"),
    id: comment.id,
    node_id: nodeIdOf(comment),
    body: comment.body,
    user: userDocument(comment.author),
    url: `${api}/repos/${FULL_NAME}/issues/comments/${comment.id}`,
    html_url: `${server}/${FULL_NAME}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/repos/${FULL_NAME}/issues/${comment.issue}`,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}

export function runDocument(run: SimulatedRun, { server }: Site): Json {
  const repository = minimalRepository(REPOSITORY);
  return {
    ...example("run"),
    id: run.id,
    name: "perf",
    display_title: run.title ?? "perf",
    path: run.path,
    event: run.event,
    head_branch: run.branch,
    head_sha: run.sha,
    status: run.status,
    conclusion: run.conclusion,
    run_attempt: run.attempt,
    run_number: run.id,
    html_url: `${server}/${FULL_NAME}/actions/runs/${run.id}`,
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    pull_requests: [],
    repository,
    head_repository: run.headRepositoryId === FORK.id ? minimalRepository(FORK) : repository,
  };
}

function minimalRepository({ id, owner, name }: typeof REPOSITORY | typeof FORK): Json {
  const minimal = example("run")["repository"] as Json;
  const login = { ...(minimal["owner"] as Json), login: owner };
  return { ...minimal, id, name, full_name: `${owner}/${name}`, owner: login, fork: id === FORK.id };
}

export function artifactDocument(artifact: SimulatedArtifact, run: SimulatedRun, { api }: Site): Json {
  const url = `${api}/repos/${FULL_NAME}/actions/artifacts/${artifact.id}`;
  return {
    ...example("artifact"),
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.finished?.size ?? 0,
    digest: artifact.finished?.digest ?? null,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    workflow_run: {
      id: run.id,
      repository_id: REPOSITORY.id,
      head_repository_id: run.headRepositoryId,
      head_branch: run.branch,
      head_sha: run.sha,
    },
  };
}

export function pullDocument(pull: SimulatedPull, { server }: Site): Json {
  const template = example("pull");
  const from = pull.head.fork ? FORK : REPOSITORY;
  const headRepository = repositoryDocument(from);
  const side = (name: "base" | "head", owner: string, branch: string, sha: string, repo: Json) => ({
    ...(template[name] as Json),
    label: `${owner}:${branch}`,
    ref: branch,
    sha,
    repo: { ...((template[name] as Json)["repo"] as Json), ...repo },
  });
  return {
    ...template,
    number: pull.number,
    state: pull.open ? "open" : "closed",
    html_url: `${server}/${FULL_NAME}/pull/${pull.number}`,
    merge_commit_sha: pull.mergeSha,
    changed_files: pull.files.length,
    requested_teams: [],
    base: side("base", REPOSITORY.owner, pull.base.branch, pull.base.sha, repositoryDocument()),
    head: side("head", from.owner, pull.head.branch, pull.head.sha, headRepository),
  };
}

export function fileDocument(filename: string): Json {
  return { ...example("file"), filename, status: "modified" };
}

export function commitDocument(sha: string, ...parents: readonly (string | undefined)[]): Json {
  const known = parents.filter((parent) => parent !== undefined);
  return {
    ...example("commit"),
    sha,
    parents: known.map((parent) => ({ url: "https://api.github.com", sha: parent })),
    files: [],
  };
}

export function comparisonDocument(mergeBase: string, files: readonly string[] = [], status = "ahead"): Json {
  const commit = commitDocument(mergeBase);
  return {
    ...example("comparison"),
    status,
    base_commit: commit,
    merge_base_commit: commit,
    commits: [],
    files: files.map(fileDocument),
  };
}

export function contentsDocument(path: string, text: string): Json {
  const bytes = Buffer.from(text);
  return {
    ...example("contents"),
    sha: shaOf(text),
    name: path.replace(/^.*\//, ""),
    path,
    size: bytes.length,
    content: bytes.toString("base64").replace(/(.{60})/g, "$1\n"),
  };
}

export function checkDocument(check: SimulatedCheck, { server }: Site): Json {
  const template = example("checkRun");
  const { output, conclusion, status, ...fields } = check.fields as Json & { output?: Json };
  const final = conclusion === undefined ? (status ?? "queued") : "completed";
  return {
    ...template,
    ...fields,
    id: check.id,
    status: final,
    conclusion: conclusion ?? null,
    html_url: `${server}/${FULL_NAME}/runs/${check.id}`,
    details_url: fields["details_url"] ?? `${server}/${FULL_NAME}/runs/${check.id}`,
    started_at: fields["started_at"] ?? instantOf(check.id),
    completed_at: final === "completed" ? (fields["completed_at"] ?? instantOf(check.id)) : null,
    output: { ...(template["output"] as Json), ...output, annotations_count: 0 },
  };
}

export function statusDocument(status: SimulatedStatus): Json {
  return {
    ...example("status"),
    id: status.id,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
  };
}

export function reactionDocument(content: string): Json {
  return { ...example("reaction"), content };
}

export function permissionDocument(login: string, role: string): Json {
  const template = example("permission");
  return {
    ...template,
    permission: role,
    role_name: role,
    user: { ...(template["user"] as Json), login, role_name: role },
  };
}

export function contentsWrittenDocument(path: string, text: string): Json {
  const template = example("contentsWritten");
  return { ...template, content: { ...(template["content"] as Json), path, sha: shaOf(text) } };
}

export function refDocument(ref: string, sha: string): Json {
  const template = example("gitRef");
  return { ...template, ref, object: { ...(template["object"] as Json), sha } };
}
