import { Octokit } from "@octokit/rest";
import { Agent, type Dispatcher, EnvHttpProxyAgent, type RequestInit, fetch as undiciFetch } from "undici";
import { UserError } from "../model/errors.ts";
import type { Log, World } from "../model/world.ts";
import { type ApiFailure, unreadableAnswer } from "./api-failure.ts";
import { DEFAULT_TIMING, type Timing, withRetry } from "./retry.ts";

export interface GithubOptions {
  /** Absent makes anonymous calls. */
  readonly token?: string;
  /** `GITHUB_API_URL`: differs on GitHub Enterprise, Gitea and in tests. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly userAgent: string;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read, in either case. */
  readonly env: World["env"];
  readonly timing?: Timing;
}

export interface Github {
  readonly octokit: Octokit;
  /** The repository, as Octokit's calls take it. */
  readonly target: { readonly owner: string; readonly repo: string };
  /** Does the whole work again while its failure may pass; for what is not one repeatable call. */
  retry<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Each call has a time limit, and is made again after a server's fault or a rate limit, never after another 4xx. A POST is
 * made again only when GitHub refused it unread: whether a failed one was carried out is not known.
 * `request: { timeout }` of a call changes the limit of one attempt, in milliseconds.
 * @throws UserError when the repository is not `owner/name`.
 */
export function createGithub(options: GithubOptions): Github {
  const { log, signal, timing = DEFAULT_TIMING } = options;
  const dispatcher = dispatcherFor(options.env);
  const octokit = new Octokit({
    ...(options.token === undefined ? {} : { auth: options.token }),
    baseUrl: options.apiUrl.replace(/\/+$/, ""),
    userAgent: options.userAgent,
    log: { debug: ignore, info: ignore, warn: (message: string) => log.info(message), error: ignore },
    request: { fetch: (url: string, init: RequestInit) => undiciFetch(url, { ...init, dispatcher }) },
  });
  octokit.hook.wrap("request", (request, call) => {
    const repeatable = call.method !== "POST";
    const settings = call.request ?? {};
    const attempt = async () => {
      const timeout = AbortSignal.timeout(settings["timeout"] ?? timing.requestMs);
      // In place, since inner hooks get this same object: https://github.com/gr2m/before-after-hook
      call.request = Object.assign(settings, { signal: AbortSignal.any([signal, timeout]) });
      const answer = await request(call);
      refuseCutOff(answer, octokit.request.endpoint.parse(call));
      return answer;
    };
    return withRetry(attempt, { timing, log, signal, repeatable });
  });
  return {
    octokit,
    target: targetOf(options.repository),
    retry: (work) => withRetry(work, { timing, log, signal, repeatable: true }),
  };
}

function targetOf(repository: string): Github["target"] {
  const [owner = "", repo = "", ...rest] = repository.split("/");
  if (owner === "" || repo === "" || rest.length > 0) {
    throw new UserError(`the repository ${JSON.stringify(repository)} is not owner/name`, {
      hint: "set GITHUB_REPOSITORY",
    });
  }
  return { owner, repo };
}

function dispatcherFor(env: World["env"]): Dispatcher {
  const httpProxy = env["http_proxy"] ?? env["HTTP_PROXY"] ?? "";
  const httpsProxy = env["https_proxy"] ?? env["HTTPS_PROXY"] ?? "";
  if (httpProxy === "" && httpsProxy === "") return new Agent();
  return new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy: env["no_proxy"] ?? env["NO_PROXY"] ?? "" });
}

/** Octokit hands out a body that ended early as text, so that a broken list would read as an empty one. */
function refuseCutOff(answer: CallAnswer, call: ApiFailure["request"]): void {
  const type = answer.headers["content-type"] ?? "";
  if (answer.status !== 204 && /json/.test(type) && typeof answer.data === "string") {
    throw unreadableAnswer("the answer was cut off", call);
  }
}

type CallAnswer = Awaited<ReturnType<Octokit["request"]>>;

function ignore(): void {}
