import type { Aftermath } from "../model/backtest.ts";
import type { PastSession } from "../model/history.ts";
import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import { type LevelShift, levelShifts } from "./backtest-shifts.ts";
import { differences } from "./environment.ts";
import { seriesOf } from "./gating.ts";
import { ownCells } from "./own-records.ts";
import { median } from "./sample.ts";
import type { Series } from "./series.ts";
import { worseSign } from "./wording.ts";

/** One series over a whole history. */
export interface PastSeries {
  readonly series: Series;
  /** By place in the history: the session's median, where it has a positive one on the newest session's machine. */
  readonly values: readonly (number | undefined)[];
  /** The lasting changes of level, seen with hindsight. */
  readonly shifts: readonly LevelShift[];
  /** Places of those that are for the better. */
  readonly improvements: readonly number[];
}

export function keyOf({ cell, metric }: { readonly cell: string; readonly metric: string }): string {
  return `${cell}\n${metric}`;
}

/** Every speed of the base branch's sessions, by `keyOf`. Proportions are not followed: their level is all or nothing. */
export function pastSeries(sessions: readonly PastSession[], policy: Policy): ReadonlyMap<string, PastSeries> {
  const newest = sessions.at(-1)?.session.environment.class ?? {};
  const found = new Map<string, { series: Series; values: (number | undefined)[] }>();
  for (const [place, { session, pullRequest }] of sessions.entries()) {
    if (pullRequest || differences(session.environment.class, newest).length > 0) continue;
    for (const { cell, first } of ownCells(session).values()) {
      for (const id of new Set(first.flatMap(({ metrics }) => Object.keys(metrics)))) {
        const metric = metricOf(id);
        const value = median(first.flatMap(({ metrics }) => metrics[id] ?? []).filter(Number.isFinite));
        if (metric === undefined || metric.kind === "proportion" || value === undefined || value <= 0) continue;
        const key = keyOf({ cell, metric: id });
        const past = found.get(key) ?? {
          series: seriesOf(cell, metric, policy),
          values: sessions.map(() => undefined),
        };
        past.values[place] = value;
        found.set(key, past);
      }
    }
  }
  return new Map([...found].map(([key, past]) => [key, { ...past, ...shiftsOf(past) }]));
}

function shiftsOf({ series: { metric, policy }, values }: Pick<PastSeries, "series" | "values">) {
  const shifts = levelShifts(values, policy.relative);
  const better = shifts.filter(({ before, after }) => (after - before) * worseSign(metric) < 0);
  return { shifts, improvements: better.map(({ place }) => place) };
}

/** How many sessions after an alarm tell what became of it. */
const LOOK_AHEAD = 5;

/** Whether a change at a place stayed: the middle of the next sessions keeps more than half of it, or does not. */
export function aftermathOf(
  values: PastSeries["values"],
  { place, base, head }: { readonly place: number; readonly base: number; readonly head: number },
): Aftermath {
  const next = values.slice(place + 1).flatMap((value) => value ?? []);
  const level = median(next.slice(0, LOOK_AHEAD));
  if (level === undefined) return "unsettled";
  return Math.log(level / base) / Math.log(head / base) > 0.5 ? "level-shift" : "noise";
}
