import type { Figures } from "../figures.ts";

/**
 * What the numbers mean, by the version that introduced it. "Time per output token" has been the whole time by all tokens,
 * each request's latency by its tokens, the sum of the gaps by the tokens, and since 0.17.1 what vLLM means by it; no output
 * says its version, so where the names are alike the arithmetic tells: the meaning that its own averages come nearest to.
 */
export function definitionOf({ metrics }: Figures, keys: readonly string[]): string {
  const has = (pattern: RegExp): boolean => keys.some((key) => pattern.test(key));
  if (has(/\(ms\)/) || has(/^test duration/i)) return "evalscope-1.7@1";
  if (has(/inter-token latency/i)) return "evalscope-0.17@1";
  const { mean_tpot_s: tpot, mean_e2el_s: latency, mean_ttft_s: ttft, mean_output_tokens: tokens } = metrics;
  const whole = quotient(latency, tokens);
  const first = quotient(ttft, tokens);
  if (has(/output token throughput/i)) {
    const gaps = whole === undefined || first === undefined ? undefined : whole - first;
    return nearest(tpot, { "evalscope-0.14@1": whole, "evalscope-0.15@1": gaps }) ?? "evalscope-0.14@1";
  }
  const overall = quotient(1, metrics["output_throughput"]);
  return nearest(tpot, { "evalscope-0.7@1": overall, "evalscope-0.12@1": whole }) ?? "evalscope-0.7@1";
}

function quotient(above: number | undefined, below: number | undefined): number | undefined {
  return above === undefined || below === undefined || !(below > 0) ? undefined : above / below;
}

function nearest(
  value: number | undefined,
  meanings: Readonly<Record<string, number | undefined>>,
): string | undefined {
  if (value === undefined) return undefined;
  const known = Object.entries(meanings).flatMap(([name, meant]) =>
    meant === undefined ? [] : [{ name, distance: Math.abs(meant - value) }],
  );
  return known.sort((a, b) => a.distance - b.distance)[0]?.name;
}
