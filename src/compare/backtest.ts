import type { Backtest, GateAlarm, RuleScore, Sight, Slowdown } from "../model/backtest.ts";
import type { Row } from "../model/comparison.ts";
import type { History, PastSession } from "../model/history.ts";
import type { Policy } from "../model/policy.ts";
import { isFor, peerScores, scoreOf } from "./backtest-peers.ts";
import { type Replay, replay } from "./backtest-replay.ts";
import { keyOf, type PastSeries, pastSeries } from "./backtest-series.ts";
import { neighbourNoise } from "./backtest-shifts.ts";
import { propose, withProposal } from "./calibrate-proposal.ts";
import { differences } from "./environment.ts";
import { median } from "./sample.ts";
import { counted, worseSign } from "./wording.ts";

export interface BacktestSettings {
  readonly policy: Policy;
  /** How many baseline sessions the gate reads, newest first. */
  readonly window: number;
}

/** What the gate would have said of every session of a history, what came of it, and what it did not see. */
export function backtest({ sessions, notes }: History, { policy, window }: BacktestSettings): Backtest {
  const series = pastSeries(sessions, policy);
  const first = replay({ sessions, policy, window, series });
  const gating = [...series.values()].filter((past) => past.series.gating);
  const slowdowns = gating.flatMap((past) => slowdownsOf(past, sessions, first));
  const sights = [...series.values()].map((past) => sightOf(past, first)).filter(({ sessions: n }) => n > 1);
  const falseReds = first.alarms.filter(({ outcome, aftermath }) => outcome === "red" && aftermath === "noise");
  const proposal = propose(sights, falseReds, policy);
  const proposed = withProposal(policy, proposal);
  const second = replay({ sessions, policy: proposed, window, series: pastSeries(sessions, proposed) });
  return {
    sessions: first.sessions,
    alarms: first.alarms,
    slowdowns,
    series: sights,
    rules: [
      ...gateScores("this gate", first, slowdowns),
      ...gateScores("this gate, policy as proposed", second, slowdowns).slice(1),
      ...peerScores({ sessions, series: gating }, slowdowns),
    ],
    proposal,
    notes: [...notes, ...caveats(sessions, slowdowns)],
  };
}

function gateScores(name: string, { sessions, alarms }: Replay, slowdowns: readonly Slowdown[]): readonly RuleScore[] {
  const judged = sessions.filter(({ decision }) => decision !== "too-early").length;
  const red = alarms.filter(({ outcome }) => outcome === "red");
  return [
    scoreOf(`${name}: suspected, measured again`, judged, alarms, slowdowns),
    scoreOf(`${name}: red`, judged, red, slowdowns),
  ];
}

function slowdownsOf(
  { series: { cell, metric, policy }, values, shifts }: PastSeries,
  sessions: readonly PastSession[],
  { alarms, rows }: Replay,
): readonly Slowdown[] {
  const worse = shifts.filter(({ before, after }) => {
    return (after - before) * worseSign(metric) > 0 && Math.abs(after - before) >= policy.absolute;
  });
  return worse.map(({ place, before, after }) => {
    const key = keyOf({ cell, metric: metric.id });
    const end = shifts.find((shift) => shift.place > place)?.place ?? values.length;
    const reds = alarms.filter((alarm) => alarm.outcome === "red" && keyOf(alarm) === key);
    const slowdown = {
      place,
      label: sessions[place]?.label ?? "",
      cell,
      metric: metric.id,
      unit: metric.unit,
      before,
      after,
      change: after / before - 1,
    };
    return { ...slowdown, ...foundBy(slowdown, reds, rows, end) };
  });
}

type Placed = Omit<Slowdown, "detectable" | "found" | "foundAt" | "reason">;

function foundBy(slowdown: Placed, reds: readonly GateAlarm[], rows: Replay["rows"], end: number) {
  const row = rows[slowdown.place]?.get(keyOf(slowdown));
  const detectable = row === undefined || row.verdict === "not-comparable" ? undefined : row.detectable;
  const reason = row?.reason ?? "too early: fewer than 3 sessions were stored";
  const atOnce = reds.find((alarm) => isFor(alarm, { ...slowdown, detectable, found: "never", reason }));
  const later = reds.find(({ place }) => place > slowdown.place + 1 && place < end);
  if (atOnce !== undefined)
    return { detectable, reason: atOnce.reason, found: "at-once", foundAt: atOnce.label } as const;
  if (later !== undefined) return { detectable, reason, found: "later", foundAt: later.label } as const;
  return { detectable, reason, found: "never" } as const;
}

/** Rows are judged with fewer sessions at the start of a history: a typical one is among the last. */
const TYPICAL = 10;

function sightOf({ series: { cell, metric, gating }, values }: PastSeries, { rows }: Replay): Sight {
  const known = values.flatMap((value) => value ?? []);
  const seen = rows.flatMap((at) => detectableOf(at.get(keyOf({ cell, metric: metric.id }))));
  const detectable = median(seen.slice(-TYPICAL));
  return {
    cell,
    metric: metric.id,
    unit: metric.unit,
    gating,
    sessions: known.length,
    noise: neighbourNoise(known),
    ...(detectable === undefined ? {} : { detectable }),
  };
}

/** Rows that were judged in full. */
function detectableOf(row: Row | undefined): readonly number[] {
  if (row === undefined || row.verdict === "not-comparable") return [];
  return row.evidence.sessions < 3 ? [] : [row.detectable];
}

function caveats(sessions: readonly PastSession[], slowdowns: readonly Slowdown[]): readonly string[] {
  const newest = sessions.at(-1)?.session.environment.class ?? {};
  const strangers = sessions.filter(({ session }) => differences(session.environment.class, newest).length > 0).length;
  const repeated = sessions.some(({ session }) => session.records.some(({ repeat }) => repeat > 0));
  return [
    "the next session stands for the second measurement: what it really holds may be a later commit",
    "a change that stayed is taken as accepted: the series starts anew there (improvements: after 3 sessions)",
    ...(slowdowns.length === 0
      ? []
      : ["slowdowns are what hindsight calls lasting (3 sessions or more): the truth is not known"]),
    ...(strangers === 0
      ? []
      : [`${counted(strangers, "session")} of another machine than the newest: judged among themselves only`]),
    ...(repeated ? [] : ["one repeat a session: several, of which the median counts, would be quieter"]),
    "the proposed policy was chosen on this history, so its figures here are no proof of it",
  ];
}
