import type { Session } from "../model/session.ts";
import { casesOf } from "./cases.ts";
import type { CompareInput } from "./compare-input.ts";
import { correct } from "./corrected.ts";
import { type Machines, sameMachines } from "./environment.ts";
import { findingsOf, judgeLooks } from "./looks.ts";
import { likeMachines } from "./machine-effects.ts";
import { type Cells, findMissing, type Missing } from "./missing.ts";
import { confirmingPairs, ownCells, type Pairing } from "./own-records.ts";
import { markDrift } from "./sentinel.ts";
import { type Case, isRefusal, type Refusal } from "./series.ts";
import { type Judgement, judge, type Rules } from "./verdict.ts";
import { pValue, signedPercent } from "./wording.ts";

/** Every row judged or refused, before a decision is made of them. */
export interface JudgedRows {
  readonly machines: Machines;
  readonly baselines: UsableBaselines;
  readonly own: Cells;
  /** Of the newest session that may be compared. */
  readonly newestOwn: Cells | undefined;
  readonly missing: Missing;
  readonly refusals: readonly Refusal[];
  readonly judgements: readonly Judgement[];
}

/** Pairs take most of the noise out, so even a weak suspicion is worth them: the level that docs/statistics.md prices. */
const SCREEN_FOR_PAIRS = 0.2;

export function judgeRows(input: CompareInput): JudgedRows {
  const { head, policy, by, looks, confirmable, requests } = input;
  const paired = input.paired ?? false;
  const rules: Rules = { alpha: policy.alpha, paired, confirmable };
  const screen = input.confirmBy === "pairs" ? { screen: SCREEN_FOR_PAIRS } : {};
  const sessions = input.baselines.state === "found" ? input.baselines.sessions : [];
  const classmates = sameMachines(head, sessions);
  const machines = paired ? classmates : likeMachines(head, classmates, policy);
  const baselines = usableBaselines(input, machines);
  const own = ownCells(head, by);
  const sides = baselines.sessions.map((session) => ownCells(session, by));
  const past = paired ? historyOf(input, by) : sides;
  const missing = findMissing(head, own, sides[0], input);
  const pairings = paired ? new Map<string, Pairing>() : confirmingPairs(head);

  const inTime = baselines.sessions.every(({ startedAt }) => startedAt !== undefined);
  const cases = [...own.values()]
    .filter(({ first }) => first.length > 0)
    .flatMap((cell) => {
      // Pairs that were cut off after the head's side are no confirmation on a fresh start.
      const again = pairings.has(cell.cell) || input.confirmBy === "pairs" ? [] : cell.again;
      const base = sides.flatMap((side) => side.get(cell.cell) ?? []);
      const history = paired ? past.flatMap((side) => side.get(cell.cell) ?? []) : [];
      const { absent } = baselines;
      return casesOf({ head: { ...cell, again }, base, absent, history, requests, inTime }, policy, paired);
    });
  const screened = paired
    ? judgeLooks(judgeable(cases), rules, looks)
    : judgeSessions(judgeable(cases), { ...rules, ...screen });
  const confirmed = judgeLooks(pairedCases(pairings, past, input), { ...rules, paired: true }, looks);
  return {
    machines,
    baselines,
    own,
    newestOwn: sides[0],
    missing,
    refusals: [...cases.filter(isRefusal), ...missing.rows],
    judgements: markDrift(
      replaced(screened, confirmed),
      [head, ...sessions].flatMap(({ records }) => records),
    ),
  };
}

/**
 * Against the stored sessions. A row whose first start could not see its must-see is judged by both starts where there are
 * two: which rows these are depends on their noise, never on their change, so the chance of a false alarm stays what it is.
 */
function judgeSessions(cases: readonly Exclude<Case, Refusal>[], rules: Rules): readonly Judgement[] {
  const first = judgeOnce(cases, rules);
  const blind = new Set(first.filter((judged) => judged.blind !== undefined).map(keyOf));
  const isBlind = ({ series }: Exclude<Case, Refusal>) => blind.has(`${series.cell}\n${series.metric.id}`);
  const helped = cases.map((one) =>
    one.kind === "shift" && one.again.length > 0 && isBlind(one) ? { ...one, bothStarts: true as const } : one,
  );
  if (helped.every((one, place) => one === cases[place])) return first;
  const second = new Map(judgeOnce(helped, rules).map((judged) => [keyOf(judged), judged]));
  return first.map((judged) => (blind.has(keyOf(judged)) ? (second.get(keyOf(judged)) ?? judged) : judged));
}

function judgeOnce(cases: readonly Exclude<Case, Refusal>[], rules: Rules): readonly Judgement[] {
  return correct(findingsOf(cases, rules.paired), rules.alpha).map((corrected) => judge(corrected, rules));
}

function keyOf({ row }: Judgement): string {
  return `${row.cell}\n${row.metric}`;
}

function judgeable(cases: readonly Case[]): readonly Exclude<Case, Refusal>[] {
  return cases.flatMap((one) => (isRefusal(one) ? [] : [one]));
}

function pairedCases(
  pairings: ReadonlyMap<string, Pairing>,
  past: readonly Cells[],
  { policy, requests }: CompareInput,
) {
  return judgeable(
    [...pairings].flatMap(([cell, { head, base }]) => {
      const history = past.flatMap((side) => side.get(cell) ?? []);
      return head.first.length === 0
        ? []
        : casesOf({ head, base: [base], absent: "", history, requests }, policy, true);
    }),
  );
}

/**
 * What the pairs say takes the place of what the stored sessions said, row by row. Pairs need no suspicion to be right:
 * a row that only they find is as certain.
 */
function replaced(screened: readonly Judgement[], confirmed: readonly Judgement[]): readonly Judgement[] {
  const pairs = new Map(confirmed.map((judged) => [keyOf(judged), judged]));
  return screened.map((first) => {
    const second = pairs.get(keyOf(first));
    if (second === undefined || !second.finding.enough) return first;
    const { row } = second;
    if (first.row.suspicion !== "open" || row.suspicion !== "none") return second;
    const seen = `${signedPercent(first.row.change)} against the stored sessions (${pValue(first.row.evidence.p)})`;
    const reason = `${seen}, not repeated in turn with the base: ${row.reason}`;
    return { ...second, row: { ...row, suspicion: "refuted", reason } };
  });
}

interface UsableBaselines {
  readonly sessions: readonly Session[];
  /** Why a cell has no baseline. */
  readonly absent: string;
}

function usableBaselines({ baselines, paired }: CompareInput, machines: Machines): UsableBaselines {
  if (baselines.state === "unreadable")
    return { sessions: [], absent: `baselines could not be read: ${baselines.reason}` };
  const all = baselines.state === "found" ? baselines.sessions : [];
  if (all.length === 0) return { sessions: [], absent: "no baseline" };
  const sessions = machines.comparable;
  if (sessions.length === 0) return { sessions, absent: machines.notes[0] ?? "no comparable baseline session" };
  if (paired === true && sessions.length > 1) {
    const absent = `paired wants one baseline session, measured in turn with the head; there are ${sessions.length}`;
    return { sessions: [], absent };
  }
  return { sessions, absent: "new: no baseline session has this cell" };
}

function historyOf({ head, history = [] }: CompareInput, by: CompareInput["by"]): readonly Cells[] {
  return sameMachines(head, history).comparable.map((session) => ownCells(session, by));
}
