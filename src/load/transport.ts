import { readFile } from "node:fs/promises";
import { type Dispatcher, Pool, ProxyAgent } from "undici";
import { messageOf, UserError } from "../model/errors.ts";
import type { LoadSpec } from "../model/load-spec.ts";

/**
 * HTTP/1.1 connections to the server. `connections: null` because a cap would be a hidden queue inside TTFT; undici's own timeouts
 * are off because a queued request may rightly wait for minutes; idle connections close after 4 s, before uvicorn's 5 s can race
 * with the next request. A proxy is used only when one is given, and always tunnels: one connection of its own for each request in
 * flight, as without it.
 * @throws UserError when the certificate authority's file cannot be read.
 */
export async function openTransport({
  baseUrl,
  timeouts,
  connection,
}: Pick<LoadSpec, "baseUrl" | "timeouts" | "connection">): Promise<Dispatcher> {
  const { caFile, proxy, verify } = connection;
  const tls = {
    ...(caFile === undefined ? {} : { ca: await readAuthority(caFile) }),
    ...(verify ? {} : { rejectUnauthorized: false }),
  };
  const options = {
    connections: null,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4000,
    connect: { timeout: timeouts.connectMs, ...tls },
  };
  if (proxy === undefined) return new Pool(new URL(baseUrl).origin, options);
  return new ProxyAgent({ ...options, uri: proxy, requestTls: tls, proxyTls: { timeout: timeouts.connectMs } });
}

async function readAuthority(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UserError(`${path}: the certificate authority cannot be read (${messageOf(cause)})`, { cause });
  }
}
