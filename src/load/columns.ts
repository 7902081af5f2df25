import { REQUEST_STATUSES, type Requests, UNKNOWN } from "../model/requests.ts";
import type { Exchange } from "./client.ts";
import type { Departure } from "./drive.ts";

/** One request as it happened; `undefined` for one that was never sent. */
export type Row = { readonly exchange: Exchange; readonly departure: Departure } | undefined;

/**
 * Whole microseconds, rounded once per instant, so that a request's gaps add up to E2EL − TTFT exactly. A time beyond
 * what a cell holds (71 minutes) stays at the largest that it can.
 */
export function toRequests(rows: readonly Row[], startedAt: number, endedAt: number): Requests {
  const column = (value: (row: NonNullable<Row>) => number, unsent = UNKNOWN) =>
    Uint32Array.from(rows, (row) => (row === undefined ? unsent : value(row)));
  const us = (from: number, to: number | undefined) =>
    to === undefined ? UNKNOWN : Math.min(UNKNOWN - 1, Math.max(0, Math.round((to - from) * 1000)));
  return {
    startUs: column(({ exchange }) => us(startedAt, exchange.dispatchedAt)),
    ttftUs: column(({ exchange }) => us(exchange.dispatchedAt, exchange.stamps[0])),
    e2elUs: column(({ exchange }) => us(exchange.dispatchedAt, exchange.stamps.at(-1))),
    promptTokens: column(({ exchange }) => exchange.tokens.prompt ?? UNKNOWN),
    outputTokens: column(({ exchange }) => exchange.tokens.output, 0),
    status: column(({ exchange }) => REQUEST_STATUSES.indexOf(exchange.status), REQUEST_STATUSES.indexOf("cancelled")),
    queueUs: column(({ departure }) => us(0, departure.queueMs)),
    gapCount: column(({ exchange }) => Math.max(0, exchange.stamps.length - 1), 0),
    gapsUs: gaps(rows, us),
    durationUs: Math.round((endedAt - startedAt) * 1000),
  };
}

/** Filled in place: a million small arrays would cost more memory than the measurement. */
function gaps(rows: readonly Row[], us: (from: number, to: number) => number): Uint32Array {
  const stampsOf = (row: Row) => row?.exchange.stamps ?? [];
  const column = new Uint32Array(rows.reduce((sum, row) => sum + Math.max(0, stampsOf(row).length - 1), 0));
  let next = 0;
  for (const row of rows) {
    let last: number | undefined;
    for (const stamp of stampsOf(row)) {
      const instant = us(row?.exchange.dispatchedAt ?? 0, stamp);
      if (last !== undefined) {
        column[next] = instant - last;
        next += 1;
      }
      last = instant;
    }
  }
  return column;
}
