import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { messageOf, UserError } from "../model/errors.ts";
import type { LoadSpec } from "../model/load-spec.ts";
import { type Connection, type HttpRequest, openConnection, type Taker } from "./connection.ts";
import type { Route } from "./dial.ts";
import { openInbox } from "./inbox.ts";

/** HTTP/1.1 connections to one server: as many as there are requests under way, because a cap would be a hidden queue inside TTFT. */
export interface Transport {
  /**
   * Sends at once, on a free connection or a new one; no retries, no redirects. While the only free connections may be those on which
   * an answer has ended in this turn of the event loop, it waits for the next: only then is it known that the server keeps them open.
   * @returns what gives the request up: its taker hears nothing more.
   */
  dispatch(request: HttpRequest, taker: Taker): () => void;
  /** Whether connections are used again: not once the server has closed one right behind an answer without having said so. */
  readonly keepsConnections: () => boolean;
  /** Ends all connections, silently. */
  end(): void;
}

const SWEEP_MS = 1000;

/**
 * A proxy is used only when one is given, and always tunnels.
 * @throws UserError when the certificate authority's file cannot be read, or proxy or server are no URLs that can be used.
 */
export async function openTransport({
  baseUrl,
  timeouts,
  connection: { caFile, proxy, verify },
}: Pick<LoadSpec, "baseUrl" | "timeouts" | "connection">): Promise<Transport> {
  return transportBy({
    origin: httpUrl(baseUrl),
    ...(proxy === undefined ? {} : { proxy: httpUrl(proxy) }),
    tls: {
      ...(caFile === undefined ? {} : { ca: await readAuthority(caFile) }),
      ...(verify ? {} : { rejectUnauthorized: false }),
    },
    connectMs: timeouts.connectMs,
  });
}

function transportBy(route: Route): Transport {
  const inbox = openInbox();
  let all: Connection[] = [];
  let free: Connection[] = [];

  let ended = false;
  let justReleased = false;
  let keeps = true;
  const onFree = (connection: Connection) => {
    if (!keeps) return connection.end();
    free.push(connection);
    if (justReleased) return;
    justReleased = true;
    setImmediate(() => {
      justReleased = false;
    });
  };
  // From now on a request that follows an answer at once would meet the same: llama.cpp's server does so behind every stream.
  const onCut = () => {
    keeps = false;
    for (const connection of free) connection.end();
    free = [];
  };
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const connection of free) if (connection.freeUntil() <= now) connection.end();
    free = free.filter((connection) => !connection.over());
    all = all.filter((connection) => !connection.over());
  }, SWEEP_MS).unref();

  /** The one used last: it is the least likely to be closed at this moment. */
  const take = (): Connection => {
    const now = performance.now();
    for (let last = free.pop(); last !== undefined; last = free.pop()) {
      if (last.freeUntil() > now) return last;
      last.end();
    }
    const opened = openConnection(route, inbox, { onFree, onCut });
    all.push(opened);
    return opened;
  };

  return {
    dispatch(request, taker) {
      let connection: Connection | undefined;
      let givenUp = false;
      const send = () => {
        if (givenUp || ended) return;
        connection = take();
        connection.carry(request, taker);
      };
      if (justReleased && free.length > 0) setImmediate(send);
      else send();
      return () => {
        givenUp = true;
        connection?.giveUp(taker);
      };
    },
    keepsConnections: () => keeps,
    end() {
      ended = true;
      clearInterval(sweep);
      for (const connection of all) connection.end();
    },
  };
}

function httpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`"${text}" is no address`, { hint: "http://host:port, or https://…" });
  }
  return url;
}

async function readAuthority(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UserError(`${path}: the certificate authority cannot be read (${messageOf(cause)})`, { cause });
  }
}
