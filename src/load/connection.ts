import type { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { dial, type Route } from "./dial.ts";
import { CLOSED, classifyError, coded, STALE } from "./failure.ts";
import type { Inbox } from "./inbox.ts";
import { responseReader } from "./response-reader.ts";

export interface HttpRequest {
  /** Request line and headers, with the empty line that ends them. */
  readonly head: string;
  readonly body: Buffer;
}

/** What comes of one request, in order; either `end` or `failed` is the last. Instants are `performance.now()` milliseconds. */
export interface Taker {
  /** The request goes onto a socket now. */
  sent(at: number): void;
  head(statusCode: number, compression?: string): void;
  /** The bytes hold only during the call. `turn` numbers the turn of the event loop that brought them. */
  body(bytes: Buffer, from: number, to: number, at: number, turn: number): void;
  end(at: number): void;
  failed(error: Error): void;
}

export interface Connection {
  /** Sends one request, at once or as soon as the connection is open. Only while no other is under way. */
  carry(request: HttpRequest, taker: Taker): void;
  /** Gives up what it carries, silently, and the connection with it; nothing when that is over already. */
  giveUp(taker: Taker): void;
  /** Ends it silently. */
  end(): void;
  /** Until when, `performance.now()`, it may carry another request; 0 while it is busy and when it is over. */
  readonly freeUntil: () => number;
  readonly over: () => boolean;
}

/** Idle connections end after 4 s, before uvicorn's 5 s can race with the next request. */
const IDLE_MS = 4000;

/** A close that is seen so soon behind a request was sent before the server had read it; so soon behind an answer, it belongs to it. */
const ON_ITS_WAY_MS = 50;

export interface Owner {
  /** It may carry another request. */
  readonly onFree: (connection: Connection) => void;
  /** The server has closed it right behind an answer, and had not said that it would. */
  readonly onCut: () => void;
}

/** One connection to the server, one request at a time. */
export function openConnection(route: Route, inbox: Inbox, { onFree, onCut }: Owner): Connection {
  let socket: Socket | undefined;
  let waiting: HttpRequest | undefined;
  let taker: Taker | undefined;
  let freeUntil = 0;
  let releasedAt = Number.NEGATIVE_INFINITY;
  /** Requests before this one; when this one was written; whether an answer to it has begun. */
  let answered = 0;
  let writtenAt = 0;
  let begun = false;
  let over = false;
  let lostBy: Error | undefined;
  let now = 0;
  let turn = 0;

  const write = ({ head, body }: HttpRequest, to: Socket) => {
    writtenAt = performance.now();
    taker?.sent(writtenAt);
    to.cork();
    to.write(head, "latin1");
    if (body.length > 0) to.write(body);
    to.uncork();
  };

  const fail = (error: Error) => {
    const failed = taker;
    end();
    failed?.failed(error);
  };

  const reader = responseReader({
    head: (statusCode, compression) => taker?.head(statusCode, compression),
    body: (bytes, from, to) => taker?.body(bytes, from, to, now, turn),
    end() {
      const ended = taker;
      taker = undefined;
      answered += 1;
      ended?.end(now);
    },
  });

  /** Whole, and nothing behind it: the connection is free for another request. */
  const release = () => {
    const { persistent, idleMs } = reader.head() ?? { persistent: false };
    if (!persistent) return end();
    freeUntil = now + Math.min(IDLE_MS, idleMs ?? IDLE_MS);
    releasedAt = now;
    onFree(connection);
  };

  const stale = (at: number): Error | undefined => {
    if (answered === 0 || begun || at - writtenAt > ON_ITS_WAY_MS) return undefined;
    if (lostBy !== undefined && classifyError(lostBy).status !== "reset") return undefined;
    return coded(
      STALE,
      "closed as the next request was on its way: a server that does not keep connections says `connection: close`, or for how long it does (`keep-alive: timeout=…`)",
    );
  };

  const incoming = {
    read(bytes: Buffer, from: number, to: number, at: number, inTurn: number) {
      if (taker === undefined) return end();
      now = at;
      turn = inTurn;
      begun = true;
      try {
        const behind = reader.read(bytes, from, to);
        if (over || taker !== undefined) return;
        if (behind < to) end();
        else release();
      } catch (cause) {
        fail(cause instanceof Error ? cause : new Error(String(cause)));
      }
    },
    closed(at: number) {
      now = at;
      const unused = !over && taker === undefined && at - releasedAt <= ON_ITS_WAY_MS;
      const crossed = taker === undefined ? undefined : stale(at);
      if (unused || crossed !== undefined) onCut();
      if (lostBy !== undefined || !reader.close()) fail(crossed ?? lostBy ?? coded(CLOSED, "other side closed"));
      end();
    },
  };

  const hangUp = dial(route, {
    open(opened) {
      socket = opened;
      if (waiting !== undefined) write(waiting, opened);
      waiting = undefined;
    },
    bytes: (bytes, length) => inbox.bytes(incoming, bytes, length),
    closed(error) {
      freeUntil = 0;
      lostBy = error;
      inbox.closed(incoming);
    },
  });

  const end = () => {
    over = true;
    freeUntil = 0;
    taker = undefined;
    waiting = undefined;
    hangUp();
  };

  const connection: Connection = {
    carry(request, by) {
      freeUntil = 0;
      begun = false;
      taker = by;
      if (socket === undefined) waiting = request;
      else write(request, socket);
    },
    giveUp(by) {
      if (taker === by) end();
    },
    end,
    freeUntil: () => freeUntil,
    over: () => over,
  };
  return connection;
}
