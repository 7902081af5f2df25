import { type DeclaredMetrics, type Metric, metricOf } from "../model/metric.ts";
import type { TrialRecord } from "../model/record.ts";
import { tallyOf } from "./failures.ts";

export const SUCCESS = "success_rate";

/** Metrics of the head's records and then of the base's, with a known direction; `success_rate` comes from the counts. */
export function metricsOf(records: readonly TrialRecord[]): readonly Metric[] {
  const ids = new Set<string>();
  for (const { metrics } of records) for (const id in metrics) ids.add(id);
  ids.delete(SUCCESS);
  if (records.some((record) => tallyOf(record) !== undefined)) ids.add(SUCCESS);
  const declared = declaredIn(records);
  return [...ids].sort().flatMap((id) => metricOf(id, declared) ?? []);
}

/** The base's records come last and win: a pull request cannot turn the direction of a metric around. */
export function declaredIn(records: readonly TrialRecord[]): DeclaredMetrics {
  return Object.assign({}, ...records.map(({ declared }) => declared));
}
