import { pastSeries } from "../compare/backtest-series.ts";
import { neighbourNoise } from "../compare/backtest-shifts.ts";
import type { History } from "../model/history.ts";
import type { Policy } from "../model/policy.ts";
import type { StoredHistory } from "../report/html/history-data.ts";
import { columnsOf } from "../report/html/series-data.ts";
import { levelsOf } from "./material.ts";

const LONGEST_LABEL = 8;

/** The base branch's sessions as series with their changes of level; those of pull requests are left out, and it says so. */
export function storedHistory({ sessions: all, notes }: History, policy: Policy, title?: string): StoredHistory {
  const sessions = all.filter(({ pullRequest }) => !pullRequest);
  const { samples } = columnsOf(sessions.map(({ session }) => session));
  const found = [...pastSeries(sessions, policy).values()];
  const series = found.map(({ series: { cell, metric, gating }, values, shifts }) => ({
    cell,
    metric,
    gating,
    repeats: samples(cell, metric.id).map((own, place) => (values[place] === undefined ? [] : own)),
    levels: values,
    changes: shifts.map(({ place, before, after }) => ({ slot: place, before, after })),
    noise: neighbourNoise(values.flatMap((value) => value ?? [])),
  }));
  const ofPulls = all.length - sessions.length;
  const elsewhere = sessions.filter((_, place) => found.every(({ values }) => values[place] === undefined)).length;
  return {
    title: title ?? sessions.at(-1)?.session.suite ?? "",
    sessions: sessions.map(({ label, session: { startedAt } }) => ({
      side: "past",
      label: label.slice(0, LONGEST_LABEL),
      ...(startedAt === undefined ? {} : { at: startedAt }),
    })),
    series,
    known: levelsOf(policy),
    notes: [
      ...notes,
      ...(ofPulls === 0 ? [] : [`sessions of pull requests left out: ${ofPulls}`]),
      ...(elsewhere === 0
        ? []
        : [`sessions that ran on another machine than the newest one, or hold no value: ${elsewhere}`]),
    ],
  };
}
