import type { SloBreach } from "../model/comparison.ts";
import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import { failedRequests, tallyOf } from "./failures.ts";
import type { CellRecords } from "./own-records.ts";
import { median } from "./sample.ts";

export interface Limits {
  readonly breaches: readonly SloBreach[];
  /** Limits that no valid trial measured: a green check must not have skipped them. */
  readonly unchecked: readonly string[];
}

/** Absolute limits on the median over the repeats of the first measurement. Where every request failed there is no number. */
export function checkLimits(cells: Iterable<CellRecords>, { slo }: Policy): Limits {
  const all = [...cells];
  const breaches: SloBreach[] = [];
  const unchecked: string[] = [];
  for (const [id, limit] of Object.entries(slo)) {
    const metric = metricOf(id);
    const values = all.map((cell) => ({ cell: cell.cell, head: measuredValue(cell, id) }));
    const measured = values.filter((value): value is { cell: string; head: number } => value.head !== undefined);
    if (metric === undefined || measured.length === 0) {
      unchecked.push(id);
      continue;
    }
    for (const { cell, head } of measured) {
      const broken = metric.betterWhen === "lower" ? head > limit : head < limit;
      if (broken) breaches.push({ cell, metric: id, unit: metric.unit, limit, head });
    }
  }
  return { breaches, unchecked };
}

function measuredValue({ first }: CellRecords, id: string): number | undefined {
  if (id === "success_rate") {
    const shares = first.flatMap((record) => tallyOf(record) ?? []).map((t) => 1 - t.failed / t.requested);
    return median(shares);
  }
  const answered = first.filter((record) => failedRequests(record) === undefined || !allFailed(record.counts));
  return median(answered.flatMap(({ metrics }) => metrics[id] ?? []).filter(Number.isFinite));
}

function allFailed({ completed, requested, failed }: CellRecords["first"][number]["counts"]): boolean {
  return completed === 0 || (requested !== undefined && failed === requested);
}
