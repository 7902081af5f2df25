import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceResponse } from "./artifact-service.ts";
import { type Permissions, permits } from "./permissions.ts";
import { REPOSITORY } from "./state.ts";

interface GitRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface GitServer extends Disposable {
  /** The bare repository. */
  readonly folder: string;
  /** `undefined` when the request is not for git. */
  answer(request: GitRequest, permissions: Permissions, token: string): Promise<ServiceResponse> | undefined;
}

const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}.git`;

/** The repository as a real git serves it: `git http-backend` behind the simulated GitHub's own door. */
export function gitServer(): GitServer {
  let made: string | undefined;
  const root = () => {
    made ??= newRepository();
    return made;
  };
  return {
    get folder() {
      return join(root(), FULL_NAME);
    },
    answer(request, permissions, token) {
      if (!request.url.pathname.startsWith(`/${FULL_NAME}/`)) return undefined;
      const writes = /git-receive-pack/.test(request.url.pathname + request.url.search);
      const given = Buffer.from((request.headers.authorization ?? "").replace(/^basic /i, ""), "base64").toString();
      if (given !== `x-access-token:${token}`) {
        return Promise.resolve({ status: 401, headers: { "www-authenticate": 'Basic realm="GitHub"' } });
      }
      if (!permits(permissions, writes ? "POST" : "GET", "/contents/")) return Promise.resolve({ status: 403 });
      return backend(root(), request);
    },
    [Symbol.dispose]() {
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
    },
  };
}

/** Few tests need it, so it is made when it is asked for. */
function newRepository(): string {
  const root = mkdtempSync(join(tmpdir(), "forge-"));
  const folder = join(root, FULL_NAME);
  execFileSync("git", ["init", "--quiet", "--bare", folder]);
  execFileSync("git", ["--git-dir", folder, "config", "http.receivepack", "true"]);
  return root;
}

/** One CGI call: https://git-scm.com/docs/git-http-backend */
function backend(root: string, { method, url, headers, body }: GitRequest): Promise<ServiceResponse> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["http-backend"], {
      stdio: ["pipe", "pipe", "ignore"],
      env: {
        PATH: process.env["PATH"] ?? "",
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: "1",
        REMOTE_USER: "github-actions",
        REQUEST_METHOD: method,
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: headers["content-type"] ?? "",
        CONTENT_LENGTH: String(body.length),
        HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
        GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
      },
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", () => resolve(parsed(Buffer.concat(chunks))));
    child.stdin.on("error", () => undefined);
    child.stdin.end(body);
  });
}

function parsed(output: Buffer): ServiceResponse {
  const end = output.indexOf("\r\n\r\n");
  const fields = output.subarray(0, end).toString("latin1").split("\r\n");
  const pairs = fields.map(
    (field) => [field.replace(/:.*/, "").toLowerCase(), field.replace(/^[^:]*:\s*/, "")] as const,
  );
  const { status = "200", ...headers } = Object.fromEntries(pairs);
  return { status: Number.parseInt(status, 10), headers, bytes: output.subarray(end + 4) };
}
