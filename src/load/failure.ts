import type { RequestStatus } from "../model/requests.ts";
import type { Verdict } from "./answer.ts";

/** Ours, beside Node's and OpenSSL's: the other side closed before its answer was whole. */
export const CLOSED = "CLOSED";
export const CONNECT_TIMEOUT = "CONNECT_TIMEOUT";
export const PROXY_REFUSED = "PROXY_REFUSED";
/** The other side, a proxy or TLS, ended a connection before a request could be sent on it. */
export const NEVER_OPEN = "NEVER_OPEN";
/** A connection that was kept for the next request was closed as that request was on its way. */
export const STALE = "STALE";

/** Error codes. `refused` stands for every way in which no connection came about at once. */
const STATUS_OF_CODE: Readonly<Record<string, RequestStatus>> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "refused",
  EAI_AGAIN: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  [PROXY_REFUSED]: "refused",
  [NEVER_OPEN]: "refused",
  EPROTO: "refused",
  ERR_TLS_CERT_ALTNAME_INVALID: "refused",
  CERT_HAS_EXPIRED: "refused",
  DEPTH_ZERO_SELF_SIGNED_CERT: "refused",
  SELF_SIGNED_CERT_IN_CHAIN: "refused",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "refused",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "refused",
  ETIMEDOUT: "timeout-connect",
  [CONNECT_TIMEOUT]: "timeout-connect",
  // The generator's own limits: open files, local ports, memory.
  EMFILE: "client-limit",
  ENFILE: "client-limit",
  ENOBUFS: "client-limit",
  ENOMEM: "client-limit",
  EADDRNOTAVAIL: "client-limit",
  ECONNRESET: "reset",
  EPIPE: "reset",
  [CLOSED]: "reset",
  [STALE]: "stale-connection",
};

export function coded(code: string, message: string): Error & { readonly code: string } {
  return Object.assign(new Error(message), { code });
}

/** What a transport's error means. What is no known code is something else than HTTP: malformed. */
export function classifyError(error: Error & { readonly code?: unknown }): Verdict {
  const code = typeof error.code === "string" ? error.code : "";
  const status = STATUS_OF_CODE[code] ?? (/^(?:ERR_SSL|CERT)_/.test(code) ? "refused" : "malformed");
  return { status, detail: [code, error.message].filter((part) => part !== "").join(": ") };
}

/** @param statusCode other than 200; no redirect is followed, and nothing else that is no error is an answer. */
export function classifyHttp(statusCode: number, bodyHead: string): Verdict {
  const status = statusCode >= 500 ? "http-5xx" : statusCode >= 400 ? "http-4xx" : "malformed";
  return { status, detail: `HTTP ${statusCode} ${bodyHead}`.trim() };
}

const UNREACHABLE: ReadonlySet<string> = new Set<RequestStatus>(["refused", "timeout-connect"]);

/** No request got through to a server: that says nothing about an engine. */
export function serverUnreachable(statuses: readonly RequestStatus[]): boolean {
  return statuses.length > 0 && statuses.every((status) => UNREACHABLE.has(status));
}
