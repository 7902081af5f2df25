import type { RequestQuantiles } from "../../model/material.ts";
import { REQUEST_STATUSES, type Requests, UNKNOWN } from "../../model/requests.ts";

/** Dense where users feel it: the tail. */
export const QUANTILE_SHARES: readonly number[] = [
  ...[0, 0.01, 0.025],
  ...Array.from({ length: 19 }, (_, index) => (index + 1) / 20),
  ...[0.975, 0.99, 0.995, 0.999, 1],
];

const COMPLETED = REQUEST_STATUSES.indexOf("completed");

/**
 * The distributions of one trial's completed requests, as vLLM defines the measures: TPOT is (E2EL − TTFT) / (output tokens − 1) of
 * requests with more than one token, ITL is every gap between chunks.
 */
export function quantilesOf(requests: Requests): RequestQuantiles {
  const { ttftUs, e2elUs, outputTokens, status, gapCount, gapsUs } = requests;
  const ttft: number[] = [];
  const tpot: number[] = [];
  const itl: number[] = [];
  let gap = 0;
  for (let index = 0; index < status.length; index++) {
    const gaps = gapCount[index] ?? 0;
    const [first, end, tokens] = [ttftUs[index], e2elUs[index], outputTokens[index]];
    if (status[index] === COMPLETED && isKnown(first)) {
      ttft.push(first / 1000);
      if (isKnown(end) && isKnown(tokens) && tokens > 1) tpot.push((end - first) / 1000 / (tokens - 1));
      for (const value of gapsUs.subarray(gap, gap + gaps)) itl.push(value / 1000);
    }
    gap += gaps;
  }
  const measured = Object.entries({ ttft, tpot, itl }).filter(([, values]) => values.length > 0);
  return Object.fromEntries(measured.map(([name, values]) => [name, quantiles(values)]));
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && value !== UNKNOWN;
}

/** Linear between order statistics, as numpy's default. */
function quantiles(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(values).sort();
  return QUANTILE_SHARES.map((share) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
    return low + (high - low) * (place - Math.floor(place));
  });
}
