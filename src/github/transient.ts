import { isApiFailure } from "./api-failure.ts";

/** May pass by itself: a server's fault, no answer, or a limit on the number of calls. */
export function isTransient(error: unknown): boolean {
  return isRefusedForNow(error) || (isApiFailure(error) && error.status >= 500);
}

/**
 * GitHub did nothing because there were too many calls: 429, or a 403 that is a rate limit and no lack of permission.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function isRefusedForNow(error: unknown): boolean {
  if (!isApiFailure(error)) return false;
  if (error.status === 429) return true;
  const headers = error.response?.headers;
  const limited = headers?.["retry-after"] !== undefined || headers?.["x-ratelimit-remaining"] === "0";
  return error.status === 403 && (limited || /secondary rate limit/i.test(error.message));
}

/** Milliseconds that the answer asks to wait, 0 when it names no wait. */
export function waitAskedFor(error: unknown): number {
  if (!isApiFailure(error)) return 0;
  const headers = error.response?.headers ?? {};
  const seconds = Number(headers["retry-after"]);
  if (seconds > 0) return seconds * 1_000;
  if (headers["x-ratelimit-remaining"] !== "0") return 0;
  return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1_000 - Date.now()) || 0;
}
