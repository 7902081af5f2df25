import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Session } from "../model/session.ts";
import { components, repeatsByCell, trialMinutes } from "./calibrate-noise.ts";
import { seriesOf } from "./gating.ts";
import type { Site } from "./price.ts";
import { mean, median } from "./sample.ts";
import { ENOUGH } from "./series.ts";

/** As `Site`, but what a start adds is unknown before three sessions have shown theirs. */
export type KnownSite = Omit<Site, "startNoise"> & {
  readonly startNoise: number | undefined;
  /** Gating rows that are corrected for each other. */
  readonly rows: number;
};

export interface SiteFacts {
  readonly stored: readonly Session[];
  /** Of the job under way, before its pairs. */
  readonly own: readonly TrialRecord[];
  readonly cells: readonly string[];
  readonly policy: Policy;
}

/** Assumed of a repeat before any session has shown it; only prices rest on it. */
const ASSUMED_NOISE = 0.02;

/** What measuring these cells costs and how noisy it is; `undefined` before anything was timed. */
export function siteOf({ stored, own, cells, policy }: SiteFacts): KnownSite | undefined {
  const records = [...own, ...stored.flatMap((one) => one.records)].filter(({ cell }) => cells.includes(cell));
  const timed = cells.flatMap((cell) => trialMinutes(records.filter((record) => record.cell === cell)) ?? []);
  if (timed.length === 0) return undefined;
  const gates = (cell: string, id: string) => {
    const metric = metricOf(id);
    return metric !== undefined && metric.kind !== "proportion" && seriesOf(cell, metric, policy).gating;
  };
  const noise = [...repeatsByCell(stored)].flatMap(([cell, metrics]) =>
    [...metrics].flatMap(([id, repeats]) =>
      cells.includes(cell) && gates(cell, id) ? (components(repeats) ?? []) : [],
    ),
  );
  const typical = (values: readonly number[]) => Math.sqrt(median(values) ?? ASSUMED_NOISE ** 2);
  const rows = new Set(
    records.flatMap(({ cell, metrics }) =>
      Object.keys(metrics).flatMap((id) => (gates(cell, id) ? [`${cell}/${id}`] : [])),
    ),
  );
  return {
    startMinutes: 2 * startOfOneSide(records),
    trialMinutes: mean(timed) * cells.length,
    repeatNoise: typical(noise.map(({ within }) => within)),
    startNoise: stored.length < ENOUGH || noise.length === 0 ? undefined : typical(noise.map(({ between }) => between)),
    df: Math.max(2, 2 * (stored.length - 1)),
    rows: Math.max(1, rows.size),
  };
}

/** Of every server configuration one start. */
function startOfOneSide(records: readonly TrialRecord[]): number {
  const seconds = new Map<string, number[]>();
  for (const { server } of records) {
    if (server?.readySeconds === undefined) continue;
    seconds.set(server.name, [...(seconds.get(server.name) ?? []), server.readySeconds]);
  }
  return [...seconds.values()].reduce((sum, one) => sum + (median(one) ?? 0) / 60, 0);
}
