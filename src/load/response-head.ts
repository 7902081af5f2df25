/** What a response's head says about the rest of it and of the connection. */
export interface ResponseHead {
  readonly status: number;
  /** A number of bytes, chunks, or all up to the close. */
  readonly body: number | "chunks" | "until-close";
  /** How the body is compressed, though nobody asked for it; absent when it is not. */
  readonly compression?: string;
  /** The connection may carry another request afterwards. */
  readonly persistent: boolean;
  /** For how long, when the server says so. */
  readonly idleMs?: number;
}

/** A server that says when it will close is taken at its word, less the time that a request may be on its way. */
const ON_ITS_WAY_MS = 1000;

/** A line that begins with a blank belongs to the one before it (RFC 9112 §5.2). */
const FOLD = /\r?\n[ \t]+/g;

/**
 * Reads a status line and headers (RFC 9112 §4–6).
 * @throws Error when they are not HTTP/1's, or frame the body in a way that cannot be followed.
 */
export function parseResponseHead(text: string): ResponseHead {
  const [first = "", ...lines] = text.trimEnd().replace(FOLD, " ").split(/\r?\n/);
  const [, minor = "", code = ""] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(first) ?? [];
  if (code === "") throw new Error(`does not match the HTTP/1 protocol: ${first}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) throw new Error(`not a header: ${line}`);
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  const status = Number(code);
  const body = bodyOf(status, headers);
  const encoding = headers.get("content-encoding") ?? "identity";
  const connection = headers.get("connection")?.toLowerCase() ?? (minor === "1" ? "keep-alive" : "close");
  const seconds = /timeout=(\d+)/i.exec(headers.get("keep-alive") ?? "")?.[1];
  return {
    status,
    body,
    ...(encoding === "identity" ? {} : { compression: encoding }),
    persistent: body !== "until-close" && !connection.includes("close"),
    ...(seconds === undefined ? {} : { idleMs: Math.max(0, Number(seconds) * 1000 - ON_ITS_WAY_MS) }),
  };
}

function bodyOf(status: number, headers: ReadonlyMap<string, string>): ResponseHead["body"] {
  if (status < 200 || status === 204 || status === 304) return 0;
  const encoding = headers.get("content-encoding") ?? "identity";
  if (status === 200 && encoding !== "identity") throw new Error(`content-encoding: ${encoding} was not asked for`);
  const coding = headers.get("transfer-encoding");
  if (coding !== undefined) {
    if (coding.toLowerCase() === "chunked") return "chunks";
    throw new Error(`transfer-encoding: ${coding} was not asked for`);
  }
  const length = headers.get("content-length");
  if (length === undefined) return "until-close";
  // A repeated header of the same value is one (RFC 9112 §6.3).
  const [one = "", ...others] = new Set(length.split(", "));
  if (!/^\d{1,15}$/.test(one) || others.length > 0) throw new Error(`content-length: ${length} is no length`);
  return Number(one);
}
