import type { Alarm, RuleScore, Slowdown } from "../model/backtest.ts";
import type { PastSession } from "../model/history.ts";
import { aftermathOf, keyOf, type PastSeries } from "./backtest-series.ts";
import { worseSign } from "./wording.ts";

interface Setting {
  readonly sessions: readonly PastSession[];
  /** The gating ones. */
  readonly series: readonly PastSeries[];
}

/** A rule that calls a value worse by one look at a level. */
interface PeerRule {
  readonly rule: string;
  readonly alarms: (setting: Setting) => readonly Alarm[];
}

/** github-action-benchmark's `alert-threshold`: this value against the one before it, of every metric. */
function ratioToPrevious(threshold: number): PeerRule["alarms"] {
  return ({ sessions, series }) =>
    series.flatMap((past) => {
      let before: number | undefined;
      return past.values.flatMap((head, place) => {
        const base = before;
        before = head ?? before;
        if (head === undefined || base === undefined) return [];
        const worse = worseSign(past.series.metric) === 1 ? head / base : base / head;
        return worse > threshold ? [alarmOf(past, sessions, { place, base, head })] : [];
      });
    });
}

/**
 * vLLM-Ascend's nightly rule: a throughput below a share of a level that someone wrote down. Where the history has no
 * such levels, the first session's value stands for it.
 */
function handWritten({ sessions, series }: Setting): readonly Alarm[] {
  const written = sessions.some(({ targets }) => targets.length > 0);
  return series
    .filter(({ series: { metric } }) => metric.kind === "throughput" && metric.betterWhen === "higher")
    .flatMap((past) => {
      const first = past.values.find((value) => value !== undefined);
      return past.values.flatMap((head, place) => {
        const key = keyOf({ cell: past.series.cell, metric: past.series.metric.id });
        const target = sessions[place]?.targets.find((one) => keyOf(one) === key);
        const base = target?.baseline ?? (written ? undefined : first);
        if (head === undefined || base === undefined) return [];
        return head < base * (target?.threshold ?? THRESHOLD) ? [alarmOf(past, sessions, { place, base, head })] : [];
      });
    });
}

/** 183 of 216 hand-written thresholds in vLLM-Ascend's nightly tests. */
const THRESHOLD = 0.97;

function alarmOf(
  { series: { cell, metric }, values }: PastSeries,
  sessions: readonly PastSession[],
  seen: { readonly place: number; readonly base: number; readonly head: number },
): Alarm {
  return {
    ...seen,
    label: sessions[seen.place]?.label ?? "",
    cell,
    metric: metric.id,
    unit: metric.unit,
    change: seen.head / seen.base - 1,
    aftermath: aftermathOf(values, seen),
  };
}

/** The rules of the tools that are in use, on the same gating rows. */
export function peerScores(setting: Setting, slowdowns: readonly Slowdown[]): readonly RuleScore[] {
  const written = setting.sessions.some(({ targets }) => targets.length > 0);
  const rules: readonly PeerRule[] = [
    {
      rule: written ? "hand-written baseline × threshold" : `${THRESHOLD} × the first session's throughput`,
      alarms: handWritten,
    },
    { rule: "110 % of the value before", alarms: ratioToPrevious(1.1) },
    { rule: "200 % of the value before", alarms: ratioToPrevious(2) },
  ];
  return rules.map(({ rule, alarms }) => scoreOf(rule, setting.sessions.length - 1, alarms(setting), slowdowns));
}

export function scoreOf(
  rule: string,
  judged: number,
  alarms: readonly Alarm[],
  slowdowns: readonly Slowdown[],
): RuleScore {
  const places = new Set(alarms.map(({ place }) => place));
  const of = (aftermath: Alarm["aftermath"]) => alarms.filter((alarm) => alarm.aftermath === aftermath).length;
  return {
    rule,
    judged,
    sessionsAlarmed: places.size,
    sessionsForNoise: [...places].filter((place) => {
      return alarms.every((alarm) => alarm.place !== place || alarm.aftermath === "noise");
    }).length,
    alarms: alarms.length,
    noise: of("noise"),
    levelShifts: of("level-shift"),
    unsettled: of("unsettled"),
    slowdownsFound: slowdowns.filter((slowdown) => alarms.some((alarm) => isFor(alarm, slowdown))).length,
    slowdowns: slowdowns.length,
  };
}

/** Within one session of where hindsight puts the slowdown. */
export function isFor(alarm: Alarm, slowdown: Slowdown): boolean {
  return keyOf(alarm) === keyOf(slowdown) && Math.abs(alarm.place - slowdown.place) <= 1;
}
