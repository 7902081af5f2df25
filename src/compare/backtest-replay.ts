import type { GateAlarm, Replayed } from "../model/backtest.ts";
import type { Comparison, JudgedRow, Row } from "../model/comparison.ts";
import type { PastSession } from "../model/history.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import { aftermathOf, keyOf, type PastSeries } from "./backtest-series.ts";
import { compare } from "./compare.ts";
import { differences } from "./environment.ts";
import { ENOUGH } from "./series.ts";

export interface Replay {
  readonly sessions: readonly Replayed[];
  readonly alarms: readonly GateAlarm[];
  /** By place, then `keyOf`. */
  readonly rows: readonly ReadonlyMap<string, Row>[];
}

interface Setting {
  readonly sessions: readonly PastSession[];
  readonly policy: Policy;
  /** How many baseline sessions the gate reads, newest first. */
  readonly window: number;
  readonly series: ReadonlyMap<string, PastSeries>;
}

/**
 * The gate's verdict on each session, from what was stored before it. The next session of the base branch stands for the
 * second measurement where the session has none of its own. A change that stayed counts as accepted: its series starts
 * anew there, as it does in the base branch.
 */
export function replay(setting: Setting): Replay {
  const { sessions, series } = setting;
  const since = new Map<string, number>();
  const replayed: Replayed[] = [];
  const alarms: GateAlarm[] = [];
  const rows: ReadonlyMap<string, Row>[] = [];
  for (const [place, { label, session, pullRequest }] of sessions.entries()) {
    const comparison = judgeAt(place, setting, since);
    const judged = comparison?.rows ?? [];
    replayed.push({ place, label, ...told(session, comparison, since.size > 0) });
    rows.push(new Map(judged.map((row) => [keyOf(row), row])));
    for (const row of judged.filter(hasChanged)) {
      const values = series.get(keyOf(row))?.values ?? [];
      const aftermath = pullRequest ? "unsettled" : aftermathOf(values, { place, ...row });
      if (row.suspicion !== "none") alarms.push(alarmOf(row, place, label, aftermath));
      if (aftermath === "level-shift") since.set(keyOf(row), place);
    }
  }
  return { sessions: replayed, alarms, rows };
}

/** `undefined` while fewer than three sessions were stored. */
function judgeAt(place: number, setting: Setting, since: ReadonlyMap<string, number>): Comparison | undefined {
  const { sessions, policy, window } = setting;
  const head = sessions[place]?.session;
  if (head === undefined) return undefined;
  const stored = sessions
    .map(({ session, pullRequest }, at) => ({ session, at, pullRequest }))
    .filter(({ session, at, pullRequest }) => at < place && !pullRequest && sameMachine(session, head))
    .slice(-window);
  if (stored.length < ENOUGH) return undefined;
  const levels = new Map([...since, ...improvedSince(setting, place, since)]);
  const kept = stored.map(({ session, at }) => withoutOldLevels(session, at, levels)).reverse();
  const judge = (session: Session, confirmable: boolean) =>
    compare({
      head: session,
      baselines: { state: "found", sessions: kept, notes: [] },
      policy,
      judge: true,
      confirmable,
    });
  const screened = judge(head, true);
  const next = sessions.find(
    ({ session, pullRequest }, at) => at > place && !pullRequest && sameMachine(session, head),
  )?.session;
  if (screened.suspects.length === 0 || next === undefined || sessions[place]?.pullRequest === true) return screened;
  return judge(measuredAgain(head, next, screened.suspects), false);
}

/** A gating row that looks worse, or better. */
function hasChanged(row: Row): row is JudgedRow {
  if (row.verdict === "not-comparable" || !row.gating) return false;
  return row.suspicion !== "none" || row.verdict === "improvement";
}

/** An improvement that has lasted for enough sessions is the level to defend, also where its first session was not called one. */
function improvedSince({ series }: Setting, place: number, since: ReadonlyMap<string, number>) {
  return [...series].flatMap(([key, { improvements }]) => {
    const last = improvements.findLast((at) => at + ENOUGH <= place);
    return last === undefined || last < (since.get(key) ?? 0) ? [] : [[key, last] as const];
  });
}

function sameMachine(a: Session, b: Session): boolean {
  return differences(a.environment.class, b.environment.class).length === 0;
}

/** A session without the metrics whose level has changed after it. */
function withoutOldLevels(session: Session, at: number, since: ReadonlyMap<string, number>): Session {
  if (since.size === 0) return session;
  const records = session.records.map((record) => {
    const current = ([metric]: readonly [string, number]) => at >= (since.get(keyOf({ ...record, metric })) ?? 0);
    return { ...record, metrics: Object.fromEntries(Object.entries(record.metrics).filter(current)) };
  });
  return { ...session, records };
}

/** The head with the next session's trials of the suspected cells as its second measurement. */
function measuredAgain(head: Session, next: Session, suspects: readonly string[]): Session {
  const own = new Set(head.records.filter(({ round }) => round > 0).map(({ cell }) => cell));
  const again = next.records
    .filter(
      ({ cell, round, variant }) => round === 0 && variant !== "base" && suspects.includes(cell) && !own.has(cell),
    )
    .map((record) => ({ ...record, round: 1, trial: `${record.trial}.next` }));
  return { ...head, records: [...head.records, ...again] };
}

function told({ startedAt }: Session, comparison: Comparison | undefined, anew: boolean) {
  const at = startedAt === undefined ? {} : { at: startedAt };
  if (comparison === undefined) {
    return { ...at, decision: "too-early", reason: `fewer than ${ENOUGH} sessions were stored` } as const;
  }
  const { decision, reasons } = comparison;
  const said = inWordsOfReplay(reasons[0] ?? "");
  const reason = anew ? said.replace("usable baseline sessions", "sessions since its level changed") : said;
  return { ...at, decision: decision === "measured" ? "pass" : decision, reason } as const;
}

/** The second measurement is the next session's. */
function inWordsOfReplay(reason: string): string {
  return reason.replace("on a fresh start", "by the next session").replace(/; a machine that was slower .*$/, "");
}

const OUTCOMES = { confirmed: "red", refuted: "cleared", open: "open", excused: "cleared" } as const;

function alarmOf(row: JudgedRow, place: number, label: string, aftermath: GateAlarm["aftermath"]): GateAlarm {
  const { cell, metric, unit, base, head, change, suspicion, reason } = row;
  const outcome = suspicion === "none" ? "open" : OUTCOMES[suspicion];
  const said = { outcome, reason: inWordsOfReplay(reason) };
  return { place, label, cell, metric, unit, base, head, change, aftermath, ...said };
}
