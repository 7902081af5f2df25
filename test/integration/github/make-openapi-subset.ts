/**
 * Cuts GitHub's own description of its API down to the operations that the simulated GitHub answers, closed under `$ref`, and
 * the description's examples of what they return.
 *
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
 *   npx tsx test/integration/github/make-openapi-subset.ts package/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from "node:fs";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const REPOSITORY = "/repos/{owner}/{repo}";

const OPERATIONS: readonly (readonly [method: string, path: string])[] = [
  ["get", REPOSITORY],
  ["get", `${REPOSITORY}/actions/artifacts`],
  ["get", `${REPOSITORY}/actions/artifacts/{artifact_id}`],
  ["get", `${REPOSITORY}/actions/artifacts/{artifact_id}/{archive_format}`],
  ["get", `${REPOSITORY}/actions/runs`],
  ["get", `${REPOSITORY}/actions/runs/{run_id}`],
  ["get", `${REPOSITORY}/actions/runs/{run_id}/artifacts`],
  ["get", `${REPOSITORY}/actions/workflows/{workflow_id}/runs`],
  ["get", `${REPOSITORY}/issues/{issue_number}/comments`],
  ["post", `${REPOSITORY}/issues/{issue_number}/comments`],
  ["patch", `${REPOSITORY}/issues/comments/{comment_id}`],
  ["post", `${REPOSITORY}/issues/comments/{comment_id}/reactions`],
  ["post", `${REPOSITORY}/check-runs`],
  ["patch", `${REPOSITORY}/check-runs/{check_run_id}`],
  ["get", `${REPOSITORY}/commits/{ref}/check-runs`],
  ["post", `${REPOSITORY}/statuses/{sha}`],
  ["get", `${REPOSITORY}/commits/{ref}/statuses`],
  ["get", `${REPOSITORY}/commits`],
  ["get", `${REPOSITORY}/commits/{ref}`],
  ["get", `${REPOSITORY}/commits/{commit_sha}/pulls`],
  ["get", `${REPOSITORY}/pulls`],
  ["get", `${REPOSITORY}/pulls/{pull_number}`],
  ["get", `${REPOSITORY}/pulls/{pull_number}/files`],
  ["get", `${REPOSITORY}/contents/{path}`],
  ["get", `${REPOSITORY}/collaborators/{username}/permission`],
  ["put", `${REPOSITORY}/contents/{path}`],
  ["post", `${REPOSITORY}/pulls`],
  ["post", `${REPOSITORY}/actions/workflows/{workflow_id}/dispatches`],
  ["post", `${REPOSITORY}/actions/runs/{run_id}/cancel`],
  ["get", `${REPOSITORY}/compare/{basehead}`],
  ["get", `${REPOSITORY}/git/ref/{ref}`],
  ["post", `${REPOSITORY}/git/refs`],
  ["patch", `${REPOSITORY}/git/refs/{ref}`],
  ["delete", `${REPOSITORY}/git/refs/{ref}`],
  ["get", `${REPOSITORY}/git/commits/{commit_sha}`],
  ["post", `${REPOSITORY}/git/commits`],
  ["post", `${REPOSITORY}/git/blobs`],
  ["get", `${REPOSITORY}/git/blobs/{file_sha}`],
  ["post", `${REPOSITORY}/git/trees`],
  ["get", `${REPOSITORY}/git/trees/{tree_sha}`],
  ["get", `${REPOSITORY}/attestations/{subject_digest}`],
];

/** Our name of an example: its name in the description. */
const EXAMPLES: Readonly<Record<string, string>> = {
  artifact: "artifact",
  checkRun: "check-run-example-of-completed-conclusion",
  comment: "issue-comment",
  commit: "commit",
  attestations: "list-attestations",
  contents: "content-file-response-if-content-is-a-file",
  comparison: "commit-comparison",
  contentsWritten: "file-commit-example-for-updating-a-file",
  file: "diff-entry-items",
  gitCommit: "git-commit",
  gitRef: "git-ref",
  permission: "repository-collaborator-permission-response-if-user-has-admin-permissions",
  pull: "pull-request",
  reaction: "reaction",
  repository: "full-repository-default-response",
  run: "workflow-run",
  status: "status",
};

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a chain of keys; fails loudly when the description has moved. */
function at(value: Json, ...keys: readonly string[]): Json {
  let here: Json | undefined = value;
  for (const key of keys) {
    here = isObject(here) ? here[key] : undefined;
    if (here === undefined) throw new Error(`the description has no ${keys.join(" › ")}`);
  }
  return here as Json;
}

/** Without examples and GitHub's own remarks: they are most of the text. */
function stripped(value: Json): Json {
  if (Array.isArray(value)) return value.map(stripped);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !(isNoise(key) && !isSchemaProperty(inner)));
  return Object.fromEntries(kept.map(([key, inner]) => [key, stripped(inner)]));
}

function isNoise(key: string): boolean {
  return ["examples", "example", "description", "externalDocs", "x-github", "summary", "tags"].includes(key);
}

/** A property that happens to be called `description` is a schema, not a text. */
function isSchemaProperty(value: Json): boolean {
  return isObject(value) && ["type", "$ref", "oneOf", "anyOf", "allOf", "nullable"].some((key) => key in value);
}

function collect(value: Json, description: Json, components: JsonObject): void {
  if (Array.isArray(value)) for (const inner of value) collect(inner, description, components);
  if (!isObject(value)) return;
  const ref = value["$ref"];
  if (typeof ref === "string") {
    const [kind = "", name = ""] = ref.replace("#/components/", "").split("/");
    components[kind] ??= {};
    const group = at(components, kind) as JsonObject;
    if (group[name] === undefined) {
      const found = stripped(at(description, "components", kind, name));
      group[name] = found;
      collect(found, description, components);
    }
  }
  for (const inner of Object.values(value)) collect(inner, description, components);
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: make-openapi-subset.ts PATH/TO/api.github.com.json");
const description = JSON.parse(readFileSync(source, "utf8")) as Json;
const paths: JsonObject = {};
const components: JsonObject = {};
for (const [method, path] of OPERATIONS) {
  const operation = stripped(at(description, "paths", path, method));
  paths[path] = { ...(paths[path] as JsonObject | undefined), [method]: operation };
  collect(operation, description, components);
}
const examples = Object.fromEntries(
  Object.entries(EXAMPLES).map(([ours, theirs]) => {
    const value = at(description, "components", "examples", theirs, "value");
    return [ours, Array.isArray(value) ? (value[0] ?? null) : value];
  }),
);
const folder = new URL("../../../fixtures/github/", import.meta.url);
const subset = { openapi: at(description, "openapi"), info: at(description, "info"), paths, components };
writeFileSync(new URL("openapi-subset.json", folder), `${JSON.stringify(subset)}\n`);
writeFileSync(new URL("openapi-examples.json", folder), `${JSON.stringify(examples, null, 1)}\n`);
