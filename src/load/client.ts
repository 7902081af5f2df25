import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { LoadTimeouts } from "../model/load-spec.ts";
import type { RequestStatus } from "../model/requests.ts";
import { type Answer, HEAD_LENGTH, headOf, readAnswer, type TokenCounts, type Verdict } from "./answer.ts";
import type { Taker } from "./connection.ts";
import { classifyError, classifyHttp } from "./failure.ts";
import { redaction } from "./redaction.ts";
import { requestHead } from "./request-head.ts";
import type { Transport } from "./transport.ts";

/** One finished request. Instants are `performance.now()` milliseconds. */
export interface Exchange extends Verdict {
  readonly dispatchedAt: number;
  /** When the request went onto a socket; absent when it never did. */
  readonly wireAt?: number;
  readonly stamps: Float64Array;
  readonly tokens: TokenCounts;
  /** Turns of the event loop that brought chunks: fewer than chunks when the network, or a late client, bundles them. */
  readonly turns: number;
  /** The server left its answer unended behind `[DONE]`; only the wait for its end tells. */
  readonly leftOpen: boolean;
}

export interface Client {
  /**
   * Sends at once and never rejects.
   * @param name of the request, unique in its trial: the end of its `x-request-id`, by which a server's log tells it.
   * @param expectedChunks make room for so many; an answer may have more, or fewer.
   */
  send(body: Buffer, name: string, expectedChunks?: number): Promise<Exchange>;
  /** Ends everything in flight, and whatever is sent later, with this status. */
  abandon(status: RequestStatus, detail: string): void;
  /** Ends its watch over timeouts. */
  close(): void;
}

export interface ClientOptions {
  /** Stays its giver's: `close` leaves it open. */
  readonly transport: Transport;
  readonly baseUrl: string;
  readonly path: string;
  readonly timeouts: LoadTimeouts;
  readonly apiKey?: string;
  /** Answers come as events; `false` for one JSON object. */
  readonly streamed: boolean;
}

interface Flight {
  readonly dispatchedAt: number;
  readonly answer: Answer;
  readonly settle: (verdict: Verdict) => void;
  wireAt?: number;
  httpStatus: number;
  refusal: string;
  /** The body is no compressed one, so that its head explains a refusal. */
  legible: boolean;
  turns: number;
  lastTurn: number;
  /** When its `[DONE]` was first looked at; 0 before. */
  doneAt: number;
  leftOpen: boolean;
  /** Among those in flight. */
  place: number;
}

/**
 * Those in flight, in no order. Not a `Set`: one that changes all the time leaves behind its former tables, each of which points to the
 * next, and when the garbage collector takes one of them for old, every flight that any of them ever held stays until it next looks
 * through everything. That was 5 kB a request, and pauses of 7 ms to copy them.
 */
function flights() {
  const some: Flight[] = [];
  return {
    add(flight: Flight) {
      flight.place = some.length;
      some.push(flight);
    },
    remove({ place }: Flight) {
      const last = some.pop();
      if (last === undefined || last.place === place) return;
      some[place] = last;
      last.place = place;
    },
    /** As they are now, whatever is added or removed meanwhile. */
    all: (): readonly Flight[] => some.slice(),
  };
}

const DETAIL_LENGTH = 200;

/** How often timeouts are looked at: no timer per request in the hot path. */
const SWEEP_MS = 50;

/** An answer's end comes with its `[DONE]`, or within the next packets. A place in the closed loop is not held for longer. */
const GRACE_MS = 200;

/** Sends and classifies; no retries. */
export function connectClient({ transport, baseUrl, path, timeouts, apiKey, streamed }: ClientOptions): Client {
  const head = requestHead(new URL(path, baseUrl), {
    method: "POST",
    accept: streamed ? "text/event-stream" : "application/json",
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  const prefix = `llm-perf-gate-${randomUUID().slice(0, 8)}`;
  const redact = redaction(apiKey);
  const inFlight = flights();
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const flight of inFlight.all()) {
      const timeout = expired(flight, timeouts, now);
      if (timeout !== undefined) flight.settle(timeout);
    }
  }, SWEEP_MS);
  let abandoned: Verdict | undefined;

  const send = (body: Buffer, name: string, expectedChunks = 0) =>
    new Promise<Exchange>((resolve) => {
      const answer = readAnswer(streamed, streamed ? expectedChunks : 1);
      let giveUp = () => {};
      let settled = false;
      const settle = (verdict: Verdict) => {
        if (settled) return;
        settled = true;
        inFlight.remove(flight);
        // Nothing when the connection has already ended its answer.
        giveUp();
        resolve(toExchange(flight, told(verdict, redact)));
      };
      const flight: Flight = {
        dispatchedAt: performance.now(),
        answer,
        settle,
        httpStatus: 0,
        refusal: "",
        legible: true,
        turns: 0,
        lastTurn: -1,
        doneAt: 0,
        leftOpen: false,
        place: -1,
      };
      inFlight.add(flight);
      if (abandoned !== undefined) return settle(abandoned);
      const request = { head: head(body.length, `${prefix}-${name}`), body };
      giveUp = transport.dispatch(request, takerOf(flight));
    });

  return {
    send,
    abandon(status, detail) {
      abandoned = { status, detail };
      for (const flight of inFlight.all()) flight.settle(abandoned);
    },
    close() {
      clearInterval(sweep);
    },
  };
}

function takerOf(flight: Flight): Taker {
  const { answer, settle } = flight;
  return {
    sent(at) {
      flight.wireAt = at;
    },
    head(statusCode, compression) {
      flight.httpStatus = statusCode;
      if (compression !== undefined) flight.refusal = `(a body in content-encoding: ${compression})`;
      flight.legible = compression === undefined;
    },
    body(bytes, from, to, at, turn) {
      if (flight.httpStatus !== 200) {
        if (flight.legible && flight.refusal.length < HEAD_LENGTH) flight.refusal += headOf(bytes, from, to);
        return;
      }
      const before = answer.stamps.count();
      answer.read(bytes, from, to, at);
      if (answer.failed()) settle(answer.verdict());
      if (answer.stamps.count() === before || flight.lastTurn === turn) return;
      flight.turns += 1;
      flight.lastTurn = turn;
    },
    end(at) {
      answer.end(at);
      settle(flight.httpStatus === 200 ? answer.verdict() : classifyHttp(flight.httpStatus, flight.refusal));
    },
    failed(error) {
      settle(answer.done() ? answer.verdict() : classifyError(error));
    },
  };
}

function expired(flight: Flight, timeouts: LoadTimeouts, now: number): Verdict | undefined {
  const { dispatchedAt, answer } = flight;
  if (answer.done()) return leftOpen(flight, now) ? answer.verdict() : undefined;
  const last = answer.stamps.last();
  const age = now - dispatchedAt;
  const silent = last === undefined ? age > timeouts.firstTokenMs : now - last > timeouts.betweenTokensMs;
  if (!silent && age <= timeouts.totalMs) return undefined;
  if (!silent) return { status: "timeout-total", detail: `not finished after ${timeouts.totalMs} ms` };
  return last === undefined
    ? { status: "timeout-first-token", detail: `no token after ${timeouts.firstTokenMs} ms` }
    : {
        status: "timeout-between-tokens",
        detail: `no token for ${timeouts.betweenTokensMs} ms after ${answer.stamps.count()} chunks`,
      };
}

/** Looked at only here, behind the hot path: the grace may be one look longer. */
function leftOpen(flight: Flight, now: number): boolean {
  if (flight.doneAt === 0) flight.doneAt = now;
  flight.leftOpen = now - flight.doneAt >= GRACE_MS;
  return flight.leftOpen;
}

function toExchange(flight: Flight, verdict: Verdict): Exchange {
  const { dispatchedAt, wireAt, answer, turns, leftOpen } = flight;
  return {
    ...verdict,
    dispatchedAt,
    ...(wireAt === undefined ? {} : { wireAt }),
    stamps: answer.stamps.all(),
    tokens: answer.tokens(),
    turns,
    leftOpen,
  };
}

/** One line of at most 200 characters, without the key that a server may have sent back. */
function told({ status, detail }: Verdict, redact: (text: string) => string): Verdict {
  return { status, detail: redact(detail).replace(/\s+/g, " ").trim().slice(0, DETAIL_LENGTH) };
}
