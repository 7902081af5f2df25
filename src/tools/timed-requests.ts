import type { Figures } from "./figures.ts";

/** What a tool kept of one request; times in seconds, `startS` and `endS` on one clock. */
export type TimedRequest = { readonly startS: number | undefined; readonly endS: number | undefined } & (
  | { readonly completed: false }
  | {
      readonly completed: true;
      readonly e2elS: number;
      /** Absent where the answer came whole. */
      readonly ttftS: number | undefined;
      readonly gapsS: readonly number[];
      readonly promptTokens: number | undefined;
      readonly outputTokens: number | undefined;
    }
);

const PERCENTILES = [90, 95, 99];

/**
 * vLLM's metrics (`calculate_metrics` in `vllm/benchmarks/serve.py`) of single requests: latencies in ms over the completed ones, throughputs
 * from the first start to the last end of all, TPOT = (E2EL − TTFT) / (output tokens − 1). Token counts and what is made of them are
 * absent when one request's is.
 */
export function requestFigures(requests: readonly TimedRequest[]): Figures {
  const done = requests.filter((request) => request.completed);
  const duration = largest(requests, ({ endS }) => endS) - smallest(requests, ({ startS }) => startS);
  const output = total(done.map(({ outputTokens }) => outputTokens));
  const input = total(done.map(({ promptTokens }) => promptTokens));
  const ttfts = done.flatMap(({ ttftS }) => ttftS ?? []);
  const tpots = done.flatMap(({ e2elS, ttftS, outputTokens = 0 }) =>
    ttftS === undefined || outputTokens < 2 ? [] : (e2elS - ttftS) / (outputTokens - 1),
  );
  const timed = duration > 0 && done.length > 0;
  return {
    metrics: {
      ...(duration > 0 ? { duration } : {}),
      ...(timed ? { request_throughput: done.length / duration } : {}),
      ...(timed && output !== undefined ? { output_throughput: output / duration } : {}),
      ...(timed && output !== undefined && input !== undefined
        ? { total_token_throughput: (output + input) / duration }
        : {}),
      ...summary("ttft", ttfts),
      ...summary("tpot", tpots),
      ...summary(
        "itl",
        done.flatMap(({ gapsS }) => gapsS),
      ),
      ...summary(
        "e2el",
        done.map(({ e2elS }) => e2elS),
      ),
    },
    counts: {
      completed: done.length,
      failed: requests.length - done.length,
      ...(input === undefined ? {} : { inputTokens: input }),
      ...(output === undefined ? {} : { outputTokens: output }),
    },
    workload: {},
    unreadable: [],
    errors: [],
    notes: [],
  };
}

function total(counts: readonly (number | undefined)[]): number | undefined {
  if (counts.length === 0) return undefined;
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}

function largest<T>(list: readonly T[], of: (one: T) => number | undefined): number {
  return list.reduce((most, one) => Math.max(most, of(one) ?? most), Number.NEGATIVE_INFINITY);
}

function smallest<T>(list: readonly T[], of: (one: T) => number | undefined): number {
  return list.reduce((least, one) => Math.min(least, of(one) ?? least), Number.POSITIVE_INFINITY);
}

function summary(name: string, seconds: readonly number[]): Readonly<Record<string, number>> {
  if (seconds.length === 0) return {};
  const values = Float64Array.from(seconds, (value) => value * 1000).sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    [`mean_${name}_ms`]: mean,
    [`median_${name}_ms`]: quantile(values, 50),
    ...Object.fromEntries(PERCENTILES.map((percent) => [`p${percent}_${name}_ms`, quantile(values, percent)])),
  };
}

/** numpy's default, linear interpolation between neighbours. */
function quantile(values: Float64Array, percent: number): number {
  const position = (percent / 100) * (values.length - 1);
  const low = values[Math.floor(position)] ?? Number.NaN;
  const high = values[Math.ceil(position)] ?? low;
  return low + (high - low) * (position - Math.floor(position));
}
