import type { Site } from "./documents.ts";
import type { Account, State } from "./state.ts";

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

export type Operations = Readonly<Record<string, (request: ApiRequest) => ApiResponse>>;

export const REPO = "/repos/{owner}/{repo}";

export const NOT_FOUND: ApiResponse = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest" },
};

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): ApiResponse {
  return { status: 200, body, headers };
}

export function invalid(message: string): ApiResponse {
  return {
    status: 422,
    body: {
      message: "Validation Failed",
      documentation_url: "https://docs.github.com/rest",
      errors: [{ message, code: "custom", resource: "Resource" }],
    },
  };
}

/** One page, and the `Link` header that leads to the others. */
export function paginate<T>({ query, site, path }: ApiRequest, all: readonly T[]) {
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
