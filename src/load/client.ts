import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { Pool } from "undici";
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
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly baseUrl: string;
  readonly path: string;
  readonly timeouts: LoadTimeouts;
  readonly apiKey?: string;
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
}

const DETAIL_LENGTH = 200;

/** How often timeouts are looked at: no timer per request in the hot path. */
const SWEEP_MS = 50;

/**
 * HTTP/1.1 by undici's `dispatch`: the earliest stamps of its interfaces, no retries, no redirects. `connections: null` because a
 * cap would be a hidden queue inside TTFT; its own timeouts are off because a queued request may rightly wait for minutes;
 * idle connections close after 4 s, before uvicorn's 5 s can race with the next request.
 */
export function connectClient({ baseUrl, path, timeouts, apiKey }: ClientOptions): Client {
  const pool = new Pool(new URL(baseUrl).origin, {
    connections: null,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4000,
    connect: { timeout: timeouts.connectMs },
  });
  const headers = {
    "content-type": "application/json",
    accept: "text/event-stream",
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const prefix = `llm-perf-gate-${randomUUID().slice(0, 8)}`;
  const inFlight = new Set<Flight>();
  const later = deferred();
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const flight of inFlight) {
      const timeout = expired(flight, timeouts, now);
      if (timeout !== undefined) flight.settle(timeout);
    }
  }, SWEEP_MS);
  let abandoned: Verdict | undefined;

  const send = (body: Buffer, name: string) =>
    new Promise<Exchange>((resolve) => {
      const answer = readAnswer();
      let abort = (_reason: Error) => {};
      let settled = false;
      const settle = (verdict: Verdict) => {
        if (settled) return;
        settled = true;
        inFlight.delete(flight);
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
      };
      inFlight.add(flight);
      if (abandoned !== undefined) return settle(abandoned);
      pool.dispatch(
        { path, method: "POST", headers: { ...headers, "x-request-id": `${prefix}-${name}` }, body },
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
            const at = performance.now();
            later((turn) => takeRead(flight, chunk, at, turn));
          },
          onResponseEnd() {
            const at = performance.now();
            later(() => {
              answer.end(at);
              settle(flight.httpStatus === 200 ? answer.verdict() : classifyHttp(flight.httpStatus, flight.refusal));
            });
          },
          onResponseError(_controller, error) {
            later(() => settle(answer.done() ? answer.verdict() : classifyError(error)));
          },
        },
      );
    });

  return {
    send,
    abandon(status, detail) {
      abandoned = { status, detail };
      for (const flight of inFlight) flight.settle(abandoned);
    },
    async close() {
      clearInterval(sweep);
      await pool.destroy();
    },
  };
}

/**
 * Work behind the whole batch of reads that the event loop has at hand: each read is stamped before any of them is parsed.
 * The work is told in which turn of the loop it came.
 */
function deferred(): (work: (turn: number) => void) => void {
  let queue: ((turn: number) => void)[] = [];
  let turn = 0;
  return (work) => {
    if (queue.length === 0) {
      setImmediate(() => {
        const batch = queue;
        queue = [];
        turn += 1;
        for (const parse of batch) parse(turn);
      });
    }
    queue.push(work);
  };
}

function takeRead(flight: Flight, chunk: Buffer, at: number, turn: number): void {
  if (flight.httpStatus !== 200) {
    if (flight.refusal.length < HEAD_LENGTH) flight.refusal += chunk.toString("utf8", 0, HEAD_LENGTH);
    return;
  }
  const before = flight.answer.stamps.length;
  flight.answer.read(chunk, at);
  if (flight.answer.stamps.length === before || flight.lastTurn === turn) return;
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
