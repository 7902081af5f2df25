import type { Exported } from "./exported.ts";

interface BencherMetric {
  readonly value: number;
  readonly lower_value: number;
  readonly upper_value: number;
}

/**
 * Bencher Metric Format, for `bencher run --adapter json`: a benchmark a cell, a measure a metric. The bounds are the least and the
 * greatest repeat. https://bencher.dev/docs/reference/bencher-metric-format
 */
export function toBencher({ comparison: { rows }, session }: Exported): string {
  const benchmarks: Record<string, Record<string, BencherMetric>> = {};
  for (const { cell, metric, head } of rows) {
    if (head === undefined || !Number.isFinite(head)) continue;
    const repeats = repeatsOf(session, cell, metric);
    benchmarks[cell] = {
      ...benchmarks[cell],
      [metric]: { value: head, lower_value: Math.min(head, ...repeats), upper_value: Math.max(head, ...repeats) },
    };
  }
  return `${JSON.stringify(benchmarks, null, 2)}\n`;
}

/** Of the head's first measurement, in the order of the records. */
export function repeatsOf({ records }: Exported["session"], cell: string, metric: string): readonly number[] {
  return records.flatMap((record) => {
    const value = record.metrics[metric];
    const own = record.cell === cell && record.variant !== "base" && record.round === 0;
    return own && record.validity.state === "valid" && value !== undefined && Number.isFinite(value) ? [value] : [];
  });
}
