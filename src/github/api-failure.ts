/** A call that failed, as Octokit throws it. */
export interface ApiFailure extends Error {
  /** HTTP status; 500 also when there was no answer. */
  readonly status: number;
  readonly request: { readonly method: string; readonly url: string };
  /** Absent when there was no answer. */
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> };
}

/** By its shape: an error of another copy of Octokit counts too. */
export function isApiFailure(error: unknown): error is ApiFailure {
  return error instanceof Error && "status" in error && typeof error.status === "number" && "request" in error;
}

/** An answer that came and could not be read. */
export function unreadableAnswer(message: string, request: ApiFailure["request"]): ApiFailure {
  return Object.assign(new Error(message), { status: 502, request });
}
