import { OTHER_MEANINGS } from "./definitions.ts";
import type { Figures } from "./figures.ts";
import { hasSingleTokens } from "./validity.ts";

const TTFT = /^(.+)_ttft_(m?s)$/;
const GAPS = /_(?:tpot|itl)_m?s$/;
/** Mean and rounding alone may fall together. */
const FEWEST = 3;

/**
 * Without streaming an answer comes whole, and some clients print its latency as TTFT, too: then
 * nothing was measured of first tokens, nor between tokens where that is 0. Where answers have one token, both are one.
 * A definition that says so of its TTFT keeps it. AISBench: https://github.com/AISBench/benchmark/issues/430
 */
export function withoutUnstreamed(figures: Figures, definition: string): Figures {
  if (OTHER_MEANINGS[definition]?.["ttft"] !== undefined) return figures;
  const { metrics } = figures;
  const pairs = Object.entries(metrics).flatMap(([id, value]) => {
    const [, statistic, unit] = TTFT.exec(id) ?? [];
    const latency = metrics[`${statistic}_e2el_${unit}`];
    return statistic === undefined || latency === undefined ? [] : [{ value, latency }];
  });
  const isSame = pairs.length >= FEWEST && pairs.every(({ value, latency }) => value === latency);
  const isOneToken =
    hasSingleTokens(figures.counts) || (metrics["mean_output_tokens"] ?? Number.POSITIVE_INFINITY) <= 1;
  if (!isSame || isOneToken || pairs.every(({ value }) => value === 0)) return figures;
  const isMeasured = ([id, value]: readonly [string, number]): boolean =>
    !TTFT.test(id) && (value !== 0 || !GAPS.test(id));
  return {
    ...figures,
    metrics: Object.fromEntries(Object.entries(metrics).filter(isMeasured)),
    notes: [
      ...figures.notes,
      `nothing was streamed: ttft is not measured, each of its ${pairs.length} statistics is that of e2el`,
    ],
  };
}
