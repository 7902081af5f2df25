import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Dispatcher } from "undici";
import type { LoadTimeouts } from "../model/load-spec.ts";
import type { RequestStatus } from "../model/requests.ts";
import { type Answer, HEAD_LENGTH, readAnswer, type TokenCounts, type Verdict } from "./answer.ts";
import { classifyError, classifyHttp } from "./failure.ts";

/** One finished request. Instants are `performance.now()` milliseconds. */
export interface Exchange extends Verdict {
  readonly dispatchedAt: number;
  /** When the request went onto a socket; absent when it never did. */
  readonly wireAt?: number;
  readonly stamps: readonly number[];
  readonly tokens: TokenCounts;
  /** Turns of the event loop that brought chunks: fewer than chunks when the network, or a late client, bundles them. */
  readonly turns: number;
}

export interface Client {
  /**
   * Sends at once and never rejects.
   * @param name of the request, unique in its trial: the end of its `x-request-id`, by which a server's log tells it.
   */
  send(body: Buffer, name: string): Promise<Exchange>;
  /** Ends everything in flight, and whatever is sent later, with this status. */
  abandon(status: RequestStatus, detail: string): void;
  /** Ends its watch over timeouts. */
  close(): void;
}

export interface ClientOptions {
  /** Stays its giver's: `close` leaves it open. */
  readonly transport: Dispatcher;
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
  turns: number;
  lastTurn: number;
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

/** Asks by undici's `dispatch`: the earliest stamps of its interfaces, no retries, no redirects. */
export function connectClient({ transport, baseUrl, path, timeouts, apiKey, streamed }: ClientOptions): Client {
  const { origin } = new URL(baseUrl);
  const headers = {
    "content-type": "application/json",
    accept: streamed ? "text/event-stream" : "application/json",
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const prefix = `llm-perf-gate-${randomUUID().slice(0, 8)}`;
  const inFlight = flights();
  const later = deferred(takeArrival);
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const flight of inFlight.all()) {
      const timeout = expired(flight, timeouts, now);
      if (timeout !== undefined) flight.settle(timeout);
    }
  }, SWEEP_MS);
  let abandoned: Verdict | undefined;

  const send = (body: Buffer, name: string) =>
    new Promise<Exchange>((resolve) => {
      const answer = readAnswer(streamed);
      let abort = (_reason: Error) => {};
      let settled = false;
      const settle = (verdict: Verdict) => {
        if (settled) return;
        settled = true;
        inFlight.remove(flight);
        if (verdict.status !== "completed") abort(new Error(verdict.status));
        resolve(toExchange(flight, redacted(verdict, apiKey)));
      };
      const flight: Flight = {
        dispatchedAt: performance.now(),
        answer,
        settle,
        httpStatus: 0,
        refusal: "",
        turns: 0,
        lastTurn: -1,
        place: -1,
      };
      inFlight.add(flight);
      if (abandoned !== undefined) return settle(abandoned);
      transport.dispatch(
        { origin, path, method: "POST", headers: { ...headers, "x-request-id": `${prefix}-${name}` }, body },
        {
          onRequestStart(controller) {
            flight.wireAt = performance.now();
            abort = (reason) => controller.abort(reason);
            if (settled) abort(new Error("settled before it was sent"));
          },
          onResponseStart(_controller, statusCode) {
            flight.httpStatus = statusCode;
          },
          onResponseData(_controller, chunk) {
            later({ flight, chunk, at: performance.now() });
          },
          onResponseEnd() {
            later({ flight, at: performance.now() });
          },
          onResponseError(_controller, error) {
            later({ flight, at: performance.now(), error });
          },
        },
      );
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

/** What came for a request, and when: a piece of its answer, or its end, in order or not. */
interface Arrival {
  readonly flight: Flight;
  readonly at: number;
  readonly chunk?: Buffer;
  readonly error?: Error;
}

/**
 * Work behind the whole batch of reads that the event loop has at hand: each read is stamped before any of them is parsed.
 * The work is told in which turn of the loop it came.
 */
function deferred(work: (arrival: Arrival, turn: number) => void): (arrival: Arrival) => void {
  let queue: Arrival[] = [];
  let turn = 0;
  const drain = () => {
    const batch = queue;
    queue = [];
    turn += 1;
    for (const arrival of batch) work(arrival, turn);
  };
  return (arrival) => {
    if (queue.length === 0) setImmediate(drain);
    queue.push(arrival);
  };
}

function takeArrival({ flight, at, chunk, error }: Arrival, turn: number): void {
  const { answer, settle, httpStatus } = flight;
  if (error !== undefined) settle(answer.done() ? answer.verdict() : classifyError(error));
  else if (chunk !== undefined) takeRead(flight, chunk, at, turn);
  else {
    answer.end(at);
    settle(httpStatus === 200 ? answer.verdict() : classifyHttp(httpStatus, flight.refusal));
  }
}

function takeRead(flight: Flight, chunk: Buffer, at: number, turn: number): void {
  const { answer, httpStatus } = flight;
  if (httpStatus !== 200) {
    if (flight.refusal.length < HEAD_LENGTH) flight.refusal += chunk.toString("utf8", 0, HEAD_LENGTH);
    return;
  }
  const before = answer.stamps.length;
  answer.read(chunk, at);
  if (answer.failed()) flight.settle(answer.verdict());
  if (answer.stamps.length === before || flight.lastTurn === turn) return;
  flight.turns += 1;
  flight.lastTurn = turn;
}

function expired({ dispatchedAt, answer }: Flight, timeouts: LoadTimeouts, now: number): Verdict | undefined {
  const { stamps } = answer;
  const last = stamps.at(-1);
  const age = now - dispatchedAt;
  const silent = last === undefined ? age > timeouts.firstTokenMs : now - last > timeouts.betweenTokensMs;
  if (!silent && age <= timeouts.totalMs) return undefined;
  if (answer.done()) return answer.verdict();
  if (!silent) return { status: "timeout-total", detail: `not finished after ${timeouts.totalMs} ms` };
  return last === undefined
    ? { status: "timeout-first-token", detail: `no token after ${timeouts.firstTokenMs} ms` }
    : {
        status: "timeout-between-tokens",
        detail: `no token for ${timeouts.betweenTokensMs} ms after ${stamps.length} chunks`,
      };
}

function toExchange(flight: Flight, verdict: Verdict): Exchange {
  const { dispatchedAt, wireAt, answer, turns } = flight;
  const { stamps } = answer;
  return {
    ...verdict,
    dispatchedAt,
    ...(wireAt === undefined ? {} : { wireAt }),
    stamps,
    tokens: answer.tokens(),
    turns,
  };
}

/** One line of at most 200 characters, without the key that a server may have sent back. */
function redacted({ status, detail }: Verdict, apiKey: string | undefined): Verdict {
  const safe = apiKey === undefined || apiKey === "" ? detail : detail.replaceAll(apiKey, "***");
  return { status, detail: safe.replace(/\s+/g, " ").trim().slice(0, DETAIL_LENGTH) };
}
