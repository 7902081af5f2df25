import type { KnownLevel } from "../../model/material.ts";
import type { Metric } from "../../model/metric.ts";
import { plainText } from "../../model/plain-text.ts";
import type { HistoryData, HistoryRow, LevelChange, PageSamples, Slot } from "./page-data.ts";
import { rounded } from "./series-data.ts";

/** One series over all sessions of a store, oldest first. */
export interface StoredSeries {
  readonly cell: string;
  readonly metric: Metric;
  readonly gating: boolean;
  /** The repeats of each session; empty where it has none, or ran on another machine. */
  readonly repeats: readonly (readonly number[])[];
  /** Their medians. */
  readonly levels: readonly (number | undefined)[];
  readonly changes: readonly LevelChange[];
  readonly noise: number;
}

export interface StoredHistory {
  readonly title: string;
  readonly sessions: readonly Slot[];
  readonly series: readonly StoredSeries[];
  readonly known: readonly KnownLevel[];
  /** One line each. */
  readonly notes: readonly string[];
}

export function historyData({ sessions, series, known }: StoredHistory): {
  readonly data: HistoryData;
  readonly samples: PageSamples;
} {
  const ordered = [...series].sort((a, b) => lastChange(b) - lastChange(a) || Number(b.gating) - Number(a.gating));
  const rows = ordered.map((one) => rowOf(one, known));
  return {
    data: { kind: "history", slots: sessions.map((slot) => ({ ...slot, label: plainText(slot.label, 24) })), rows },
    samples: ordered.map(({ repeats }) => repeats.map((own) => own.map(rounded))),
  };
}

function lastChange({ changes, gating }: StoredSeries): number {
  return (changes.at(-1)?.slot ?? -1) + (gating && changes.length > 0 ? 0.5 : 0);
}

function rowOf(
  { cell, metric, gating, levels, changes, noise }: StoredSeries,
  known: readonly KnownLevel[],
): HistoryRow {
  const values = levels.flatMap((value) => value ?? []);
  return {
    series: {
      cell: plainText(cell),
      metric: plainText(metric.id),
      unit: metric.unit,
      better: metric.betterWhen,
      changes: changes.map(({ slot, before, after }) => ({ slot, before: rounded(before), after: rounded(after) })),
      levels: known
        .filter((level) => level.cell === cell && level.metric === metric.id)
        .map(({ label, value }) => ({ label: plainText(label, 60), value })),
    },
    gating,
    first: rounded(values[0] ?? Number.NaN),
    newest: rounded(values.at(-1) ?? Number.NaN),
    sessions: values.length,
    noise: rounded(noise),
  };
}
