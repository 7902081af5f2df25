import type { Figures } from "./figures.ts";

/** Seconds that one program counts in and another does not. */
const TOLERANCE = 0.02;
/** Programs print times and rates with two decimals. */
const HALF_DIGIT = 0.005;

/** Definitions whose output throughput is all generated tokens by the duration that stands beside it; others have windows of their own. */
const OF_DURATION =
  /^(?:vllm-(?:serve|throughput)|sglang-(?:serve|offline)|lmdeploy-(?:serve|profiler|throughput)|trtllm-serve)(?:-[\d.]+)?@/;

/** How the printed output throughput contradicts the tokens and the time beside it, beyond rounding; `undefined` where it does not. */
export function contradictedThroughput({ metrics, counts }: Pick<Figures, "metrics" | "counts">): string | undefined {
  const { output_throughput: printed, duration, elapsed_time: elapsed } = metrics;
  const { outputTokens } = counts;
  const time = duration ?? elapsed;
  if (printed === undefined || time === undefined || !(time > 0) || !outputTokens) return undefined;
  const meant = outputTokens / time;
  if (Math.abs(printed / meant - 1) <= TOLERANCE + HALF_DIGIT / time + HALF_DIGIT / meant) return undefined;
  const rate = Number(meant.toPrecision(5));
  return `the printed output_throughput of ${printed} contradicts its numbers: ${outputTokens} tokens in ${time} s are ${rate} a second`;
}

/** The note of a result whose definition says that the three belong together. */
export function throughputNote(definition: string, figures: Figures): readonly string[] {
  if (!OF_DURATION.test(definition) || figures.counts.completed === 0) return [];
  return [contradictedThroughput(figures)].filter((line) => line !== undefined);
}
