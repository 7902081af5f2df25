import type { SloBreach } from "../model/comparison.ts";
import { metricOf } from "../model/metric.ts";
import { limitsOf, type Policy } from "../model/policy.ts";
import { failedRequests, tallyOf } from "./failures.ts";
import { declaredIn } from "./metrics-of.ts";
import type { CellRecords } from "./own-records.ts";
import { median } from "./sample.ts";

export interface Limits {
  readonly breaches: readonly SloBreach[];
  /** Limits that no valid trial measured: a green check must not have skipped them. */
  readonly unchecked: readonly string[];
  /** Limits of single cells that hold, and by how much those cells may still get worse under them: a fraction of the head. */
  readonly room: readonly LimitRoom[];
}

/** What a hand-written number cannot see. */
export interface LimitRoom {
  readonly cell: string;
  readonly metric: string;
  readonly room: number;
}

/** Absolute limits on the median over the repeats of the first measurement. Where every request failed there is no number. */
export function checkLimits(cells: Iterable<CellRecords>, policy: Policy): Limits {
  const limits = [...cells].flatMap((records) =>
    Object.entries(limitsOf(policy, records.cell)).map(([id, limit]) => ({
      cell: records.cell,
      id,
      limit,
      metric: metricOf(id, declaredIn(records.first)),
      head: measuredValue(records, id),
    })),
  );
  const breaches: SloBreach[] = [];
  const room: LimitRoom[] = [];
  const checked = new Set<string>();
  for (const { cell, id, limit, metric, head } of limits) {
    if (metric === undefined || head === undefined) continue;
    checked.add(id);
    const broken = metric.betterWhen === "lower" ? head > limit : head < limit;
    if (broken) breaches.push({ cell, metric: id, unit: metric.unit, limit, head });
    else if (policy.slo[id] !== limit && head > 0) room.push({ cell, metric: id, room: Math.abs(limit - head) / head });
  }
  const all = [policy, ...(policy.cells ?? [])].flatMap(({ slo }) => Object.keys(slo));
  return { breaches, unchecked: [...new Set(all)].filter((id) => !checked.has(id)), room };
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
