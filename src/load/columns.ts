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
    gapsUs: Uint32Array.from(
      rows.flatMap((row) => {
        const instants = row?.exchange.stamps.map((stamp) => us(row.exchange.dispatchedAt, stamp)) ?? [];
        return instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0));
      }),
    ),
    durationUs: Math.round((endedAt - startedAt) * 1000),
  };
}
