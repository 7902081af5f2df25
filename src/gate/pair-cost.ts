import type { Holding } from "../compare/designs.ts";
import { median } from "../compare/sample.ts";
import type { TrialRecord } from "../model/record.ts";
import { sideOf, type Trial } from "../model/trial.ts";

/** What measuring costs, from what was timed so far; a trial or start that nobody has timed yet costs nothing. */
export interface PairCost {
  readonly trial: (cell: string) => number;
  readonly start: (server: string) => number;
}

export function pairCost(records: readonly TrialRecord[]): PairCost {
  const minutesOf = (cell: string) => records.flatMap((one) => (one.cell === cell ? (trialMinutesOf(one) ?? []) : []));
  const startsOf = (name: string) =>
    records.flatMap(({ server }) =>
      server?.name === name && server.readySeconds !== undefined ? [server.readySeconds / 60] : [],
    );
  return {
    trial: (cell) => median(minutesOf(cell)) ?? 0,
    start: (server) => median(startsOf(server)) ?? 0,
  };
}

/** Minutes of these trials: with `restart` each side's servers are started for them, otherwise only where they do not run yet. */
export function blockMinutes(
  trials: readonly Trial[],
  cost: PairCost,
  hold: Holding,
  running: ReadonlySet<string>,
): number {
  const starts = new Map<string, string>();
  for (const { server, variant } of trials) {
    const key = `${server?.name}\n${sideOf(variant)}`;
    if (server !== undefined && (hold === "restart" || !running.has(key))) starts.set(key, server.name);
  }
  const starting = [...starts.values()].reduce((sum, name) => sum + cost.start(name), 0);
  return starting + trials.reduce((sum, { cell }) => sum + cost.trial(cell.id), 0);
}

/** Device minutes that records stand for: their trials, and each start once. */
export function minutesOf(records: readonly TrialRecord[]): number {
  const starts = new Map(records.flatMap(({ server }) => (server === undefined ? [] : [[server.start, server]])));
  const starting = [...starts.values()].reduce((sum, { readySeconds = 0 }) => sum + readySeconds / 60, 0);
  return starting + records.reduce((sum, record) => sum + (trialMinutesOf(record) ?? 0), 0);
}

function trialMinutesOf({ startedAt, endedAt }: TrialRecord): number | undefined {
  return startedAt === undefined || endedAt === undefined
    ? undefined
    : (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
}
