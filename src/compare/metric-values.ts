import type { Metric } from "../model/metric.ts";
import type { TrialRecord } from "../model/record.ts";
import { tallyOf } from "./failures.ts";
import { SUCCESS } from "./metrics-of.ts";
import type { Samples } from "./series.ts";
import { counted } from "./wording.ts";

type Trials = readonly TrialRecord[];

export function samplesOf(records: Trials, { id }: Metric): Samples {
  const values: number[] = [];
  for (const { metrics } of records) {
    const value = metrics[id];
    if (value !== undefined && Number.isFinite(value)) values.push(value);
  }
  return values;
}

export function shownOf(records: Trials, metric: Metric): readonly number[] {
  if (metric.id !== SUCCESS) return samplesOf(records, metric);
  return records.flatMap((record) => tallyOf(record) ?? []).map(({ requested, failed }) => 1 - failed / requested);
}

interface Stored {
  readonly all: readonly Samples[];
  /** What a reader must know of the sessions that were left out. */
  readonly withZero: readonly string[];
}

/** One list a session that has the metric. A session with a zero has no logarithm: it counts as if it lacked the metric, unless all do. */
export function storedValues(base: readonly Trials[], metric: Metric, paired: boolean): Stored {
  const stored = base.map((side) => samplesOf(side, metric)).filter(({ length }) => length > 0);
  const positive = stored.filter((side) => side.every((value) => value > 0));
  const left = stored.length - positive.length;
  if (paired || left === 0 || positive.length === 0) return { all: stored, withZero: [] };
  return { all: positive, withZero: [`${counted(left, "baseline session")} with a zero left out`] };
}
