import type { Requests } from "../model/requests.ts";
import type { GoodputSpec } from "../model/spec.ts";
import { cell, completedRows, firstGaps, seconds, summary, tpotMs } from "./metrics.ts";

/** Where a chunk holds more tokens than this on average, a gap between chunks is not the time of a token. */
const MORE_THAN_ONE = 1.05;

/**
 * What vLLM's metrics do not tell apart: a chunk is not a token when the engine speculates or bundles. `tokens_per_chunk` is output
 * tokens by chunks over all completed requests. Where it is more than 1.05, `itl_per_token` spreads each gap over the tokens of the
 * chunk that ends it, as many as the request's (output tokens − 1) by its gaps.
 */
export function strictMetrics(requests: Requests): Readonly<Record<string, number>> {
  const rows = completedRows(requests);
  const chunks = rows.reduce((sum, row) => sum + cell(requests.gapCount, row) + 1, 0);
  const tokens = rows.reduce((sum, row) => sum + cell(requests.outputTokens, row), 0);
  if (chunks === 0) return {};
  const tokensPerChunk = tokens / chunks;
  if (tokensPerChunk <= MORE_THAN_ONE) return { tokens_per_chunk: tokensPerChunk };
  return { tokens_per_chunk: tokensPerChunk, ...summary("itl_per_token", perTokenMs(requests, rows)) };
}

/** One value a gap, so that the mean is of gaps as in ITL. */
function perTokenMs(requests: Requests, rows: readonly number[]): Float64Array {
  const first = firstGaps(requests);
  const values = new Float64Array(rows.reduce((sum, row) => sum + cell(requests.gapCount, row), 0));
  let next = 0;
  for (const row of rows) {
    const gaps = cell(requests.gapCount, row);
    const tokensPerGap = Math.max(1, (cell(requests.outputTokens, row) - 1) / Math.max(1, gaps));
    for (let gap = 0; gap < gaps; gap += 1) {
      values[next] = cell(requests.gapsUs, cell(first, row) + gap) / 1000 / tokensPerGap;
      next += 1;
    }
  }
  return values.sort();
}

/**
 * vLLM's goodput: completed requests that kept every limit, by the whole duration; `good_requests` is their number. A request of one
 * token has no TPOT and keeps that limit.
 */
export function goodputMetrics(requests: Requests, limits: GoodputSpec): Readonly<Record<string, number>> {
  const keeps = (value: number, limit: number | undefined) => limit === undefined || value <= limit;
  const good = completedRows(requests).filter(
    (row) =>
      keeps(cell(requests.ttftUs, row) / 1000, limits.ttftMs) &&
      keeps(tpotMs(requests, row) ?? 0, limits.tpotMs) &&
      keeps(cell(requests.e2elUs, row) / 1000, limits.e2elMs),
  );
  return { request_goodput: good.length / seconds(requests), good_requests: good.length };
}
