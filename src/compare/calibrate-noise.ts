import type { TrialRecord } from "../model/record.ts";
import type { Session } from "../model/session.ts";
import { ownCells } from "./own-records.ts";
import { mean, median, squares } from "./sample.ts";

/** Values of one metric: one map a session, by repeat. */
export type Repeats = readonly ReadonlyMap<number, number>[];

export interface Components {
  readonly level: number;
  /** Variances of the logarithm: of a repeat in one start, and what a fresh start adds. */
  readonly within: number;
  readonly between: number;
  /** Of a session's median, as it was seen. */
  readonly session: number;
}

/**
 * Starts and repeats crossed, on logarithms: repeat k sends the same requests in every session, so what sets it apart from
 * the other repeats is no noise. What is left scatters by `within`, and the sessions' medians by `between + within / repeats`.
 * `undefined` with fewer than two sessions.
 */
export function components(sessions: Repeats): Components | undefined {
  const measured = sessions.filter(({ size }) => size > 0);
  const medians = measured.map((values) => Math.log(median([...values.values()]) ?? Number.NaN));
  const level = median(medians);
  if (measured.length < 2 || level === undefined) return undefined;
  const within = residualVariance(measured);
  const session = squares(medians) / (medians.length - 1);
  const share = mean(measured.map(({ size }) => 1 / size));
  return { level: Math.exp(level), within, between: Math.max(0, session - within * share), session };
}

/** Of a two-way layout without interaction, over the repeats that every session has: (sessions − 1)·(repeats − 1) degrees of freedom. */
function residualVariance(sessions: Repeats): number {
  const shared = [...(sessions[0]?.keys() ?? [])].filter((repeat) => sessions.every((values) => values.has(repeat)));
  if (shared.length < 2) return 0;
  const rows = sessions.map((values) => shared.map((repeat) => Math.log(values.get(repeat) ?? Number.NaN)));
  const rowMeans = rows.map(mean);
  const columnMeans = shared.map((_, column) => mean(rows.map((row) => row[column] ?? Number.NaN)));
  const grand = mean(rowMeans);
  const residuals = rows.flatMap((row, r) =>
    row.map((value, c) => value - (rowMeans[r] ?? 0) - (columnMeans[c] ?? 0) + grand),
  );
  const sum = residuals.reduce((total, residual) => total + residual ** 2, 0);
  return sum / ((sessions.length - 1) * (shared.length - 1));
}

/** Of each cell, the values by metric. Only positive values can be ratios. */
export function repeatsByCell(sessions: readonly Session[]): ReadonlyMap<string, ReadonlyMap<string, Repeats>> {
  const cells = new Map<string, Map<string, Map<number, number>[]>>();
  for (const [place, session] of sessions.entries()) {
    for (const { cell, first } of ownCells(session).values()) {
      const metrics = cells.get(cell) ?? new Map<string, Map<number, number>[]>();
      for (const { repeat, metrics: measured } of first) {
        for (const [id, value] of Object.entries(measured)) {
          if (!(value > 0 && Number.isFinite(value))) continue;
          const values = metrics.get(id) ?? sessions.map(() => new Map<number, number>());
          values[place]?.set(repeat, value);
          metrics.set(id, values);
        }
      }
      cells.set(cell, metrics);
    }
  }
  return cells;
}

/** Minutes of one trial of a cell, in the middle of its trials; absent when the records tell no times. */
export function trialMinutes(records: readonly TrialRecord[]): number | undefined {
  return median(
    records.flatMap(({ startedAt, endedAt }) =>
      startedAt === undefined || endedAt === undefined ? [] : [(Date.parse(endedAt) - Date.parse(startedAt)) / 60_000],
    ),
  );
}

/** Minutes that one session spends on starting its servers. */
export function startMinutes({ records }: Session): number {
  const starts = new Map(records.flatMap(({ server }) => (server === undefined ? [] : [[server.start, server]])));
  return [...starts.values()].reduce((sum, { readySeconds = 0 }) => sum + readySeconds / 60, 0);
}
