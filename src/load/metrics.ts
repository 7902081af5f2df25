import { REQUEST_STATUSES, type Requests, UNKNOWN } from "../model/requests.ts";
import { mean, percentile, type Sorted, sorted, standardDeviation } from "./statistics.ts";

export interface Measured {
  readonly metrics: Readonly<Record<string, number>>;
  readonly completed: number;
  /** Of the completed requests; absent when the server did not tell for one of them. */
  readonly inputTokens?: number;
  readonly outputTokens: number;
}

const COMPLETED = REQUEST_STATUSES.indexOf("completed");
const PERCENTILES = [90, 95, 99];

/**
 * vLLM's metrics from what is stored (`calculate_metrics` in `vllm/benchmarks/serve.py`): latencies in ms over completed
 * requests only, throughputs over the whole duration, TPOT = (E2EL − TTFT) / (output tokens − 1) of requests with more than
 * one token, ITL the gaps between chunks of all requests together. `max_concurrent_requests` is exact
 * (vLLM before 2026-09 counts whole seconds). Without a completed request there are none.
 */
export function measure(requests: Requests): Measured {
  const completed = completedRows(requests);
  if (completed.length === 0) return { metrics: {}, completed: 0, outputTokens: 0 };

  const duration = seconds(requests);
  const outputTokens = total(requests.outputTokens, completed);
  const promptsKnown = completed.every((row) => requests.promptTokens[row] !== UNKNOWN);
  const input = promptsKnown ? { inputTokens: total(requests.promptTokens, completed) } : {};
  const metrics = {
    duration,
    request_throughput: completed.length / duration,
    output_throughput: outputTokens / duration,
    ...(input.inputTokens === undefined
      ? {}
      : { total_token_throughput: (input.inputTokens + outputTokens) / duration }),
    max_concurrent_requests: peakConcurrency(requests, completed),
    max_output_tokens_per_s: peakChunksPerSecond(requests, completed),
    ...summary("ttft", milliseconds(requests.ttftUs, completed)),
    ...summary("tpot", sorted(completed.flatMap((row) => tpotMs(requests, row) ?? []))),
    ...summary("itl", gapsMs(requests, completed)),
    ...summary("e2el", milliseconds(requests.e2elUs, completed)),
  };
  return { metrics, completed: completed.length, ...input, outputTokens };
}

export function completedRows({ status }: Requests): readonly number[] {
  return [...status.keys()].filter((row) => status[row] === COMPLETED);
}

/** Of the whole measurement. */
export function seconds({ durationUs }: Requests): number {
  return Math.max(1, durationUs) / 1e6;
}

/** Time that completed requests waited for a free place, and E2EL with it: what `max-concurrency` hides. */
export function queueMetrics(requests: Requests): Readonly<Record<string, number>> {
  const completed = completedRows(requests);
  const inclusive = completed.map((row) => (cell(requests.queueUs, row) + cell(requests.e2elUs, row)) / 1000);
  return {
    ...summary("client_queue_time", milliseconds(requests.queueUs, completed)),
    ...summary("e2el_including_client_queue", sorted(inclusive)),
  };
}

/** Of an answer that came whole nothing is known but its end: TTFT would be E2EL, and TPOT zero. */
export function withoutStream(metrics: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(metrics).filter(([id]) => !/_(?:ttft|tpot|itl)_ms$/.test(id) && id !== "max_output_tokens_per_s"),
  );
}

export function summary(name: string, values: Sorted): Readonly<Record<string, number>> {
  if (values.length === 0) return {};
  const percentiles = PERCENTILES.map((percent) => [`p${percent}_${name}_ms`, percentile(values, percent)] as const);
  return {
    [`mean_${name}_ms`]: mean(values),
    [`median_${name}_ms`]: percentile(values, 50),
    [`std_${name}_ms`]: standardDeviation(values),
    ...Object.fromEntries(percentiles),
  };
}

/** `undefined` for a request of one token. */
export function tpotMs(requests: Requests, row: number): number | undefined {
  const tokens = cell(requests.outputTokens, row);
  return tokens > 1 ? (cell(requests.e2elUs, row) - cell(requests.ttftUs, row)) / (tokens - 1) / 1000 : undefined;
}

/** All gaps of the given requests together, in milliseconds. */
function gapsMs(requests: Requests, rows: readonly number[]): Sorted {
  const first = firstGaps(requests);
  const gaps = new Float64Array(total(requests.gapCount, rows));
  let next = 0;
  for (const row of rows) {
    for (let gap = 0; gap < cell(requests.gapCount, row); gap += 1) {
      gaps[next] = cell(requests.gapsUs, cell(first, row) + gap) / 1000;
      next += 1;
    }
  }
  return gaps.sort();
}

export function firstGaps({ gapCount }: Requests): Uint32Array {
  let sum = 0;
  return gapCount.map((count) => {
    sum += count;
    return sum - count;
  });
}

/** The most requests that were between start and last token at one instant; one that ends as another starts is gone. */
function peakConcurrency({ startUs, e2elUs }: Requests, rows: readonly number[]): number {
  const changes = rows.flatMap((row) => {
    const start = cell(startUs, row);
    return [
      { at: start, by: 1 },
      { at: start + cell(e2elUs, row), by: -1 },
    ];
  });
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let current = 0;
  let peak = 0;
  for (const { by } of changes) {
    current += by;
    peak = Math.max(peak, current);
  }
  return peak;
}

/** Chunks, not tokens, in the fullest of the seconds that count from the first start: vLLM's peak. */
function peakChunksPerSecond(requests: Requests, rows: readonly number[]): number {
  const { startUs, ttftUs, gapsUs, gapCount } = requests;
  const first = firstGaps(requests);
  const origin = rows.reduce((earliest, row) => Math.min(earliest, cell(startUs, row)), Number.POSITIVE_INFINITY);
  const perSecond = new Map<number, number>();
  for (const row of rows) {
    let at = cell(startUs, row) + cell(ttftUs, row) - origin;
    for (let gap = 0; gap <= cell(gapCount, row); gap += 1) {
      const second = Math.floor(at / 1e6);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
      at += gap < cell(gapCount, row) ? cell(gapsUs, cell(first, row) + gap) : 0;
    }
  }
  return [...perSecond.values()].reduce((most, chunks) => Math.max(most, chunks), 0);
}

function milliseconds(column: Uint32Array, rows: readonly number[]): Sorted {
  return sorted(rows.map((row) => cell(column, row) / 1000));
}

function total(column: Uint32Array, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + cell(column, row), 0);
}

export function cell(column: Uint32Array, row: number): number {
  return column[row] ?? 0;
}
