import { metricOf } from "../../model/metric.ts";
import { repeatsOf } from "./bencher.ts";
import type { Exported } from "./exported.ts";

/**
 * The array that github-action-benchmark's `customBiggerIsBetter` and `customSmallerIsBetter` read. There the direction belongs to the
 * file, so each has its own. https://github.com/benchmark-action/github-action-benchmark#examples
 */
export function toGithubActionBenchmark(
  { comparison: { rows }, session }: Exported,
  better: "higher" | "lower",
): string {
  const entries = rows.flatMap(({ cell, metric, unit, head }) => {
    if (head === undefined || !Number.isFinite(head) || metricOf(metric)?.betterWhen !== better) return [];
    const repeats = repeatsOf(session, cell, metric);
    const range = repeats.length < 2 ? {} : { range: `${Math.min(...repeats)} … ${Math.max(...repeats)}` };
    return [{ name: `${cell} ${metric}`, unit, value: head, ...range, extra: `${repeats.length} repeats` }];
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
