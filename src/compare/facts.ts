import type { CellFacts } from "../model/comparison.ts";
import { otherMeanings } from "../tools/definitions.ts";
import { otherCauses } from "./attribution.ts";
import { cellSentences, implausible } from "./cell-facts.ts";
import type { CompareInput } from "./compare-input.ts";
import type { DecisionFacts } from "./decide.ts";
import type { Machines } from "./environment.ts";
import { unmeasured } from "./gating.ts";
import type { Cells, Missing } from "./missing.ts";
import { worstFirst } from "./row-order.ts";
import { ENOUGH, type Refusal } from "./series.ts";
import { explainBlind } from "./settle.ts";
import type { Limits } from "./slo.ts";
import { type Judgement, SHARED_START } from "./verdict.ts";
import { counted, listed, percent, quantity, signedPercent } from "./wording.ts";

export interface Found {
  readonly input: CompareInput;
  readonly cells: readonly CellFacts[];
  readonly machines: Machines;
  /** Why a cell has no baseline. */
  readonly absent: string;
  readonly missing: Missing;
  readonly refusals: readonly Refusal[];
  readonly judgements: readonly Judgement[];
  readonly limits: Limits;
  readonly own: Cells;
}

/** All that was found, as the sentences that a decision rests on. */
export function factsOf(found: Found): Omit<DecisionFacts, "excused"> {
  const { input, missing, judgements, limits } = found;
  const place = new Map(worstFirst(judgements.map(({ row }) => row)).map((row, at) => [row, at]));
  const placeOf = ({ row }: Judgement) => place.get(row) ?? place.size;
  const gating = judgements.filter(({ row }) => row.gating).sort((a, b) => placeOf(a) - placeOf(b));
  const sentences = (suspicion: "confirmed" | "open", which: readonly Judgement[]) =>
    which.filter(({ row }) => row.suspicion === suspicion).map(({ row }) => `${row.cell} ${row.metric}: ${row.reason}`);
  const blind = gating.filter((judgement) => judgement.blind !== undefined);
  const gone = missing.cells.filter((cell) => cell.gating);
  const about = (cells: typeof gone) => cells.map(({ cell, reason }) => `${cell}: ${reason}`);
  return {
    judge: input.judge,
    regressions: sentences("confirmed", gating),
    brokenLimits: limits.breaches.map(
      ({ cell, metric, head, limit, unit }) =>
        `${cell} ${metric} is ${quantity(head, unit)}, the limit is ${quantity(limit, unit)}`,
    ),
    missing: about(gone.filter(({ excused }) => !excused)),
    baselines: noBaselines(found),
    tooFew: tooFew(found, gating),
    openSuspicions: sentences("open", gating),
    unmeasured: about(gone.filter(({ excused }) => excused)),
    refused: refused(found.refusals),
    unfailing: unfailing(gating),
    blind: explainBlind(blind),
    unchecked: unchecked(found),
    compared: gating.filter(({ finding }) => finding.enough).length,
    asides: asides(found, gating),
  };
}

function noBaselines({ input, machines, absent }: Found): readonly string[] {
  const { baselines } = input;
  switch (baselines.state) {
    case "unreadable":
      return [`baselines could not be read: ${baselines.reason}`];
    case "none":
      return [["no baseline, so nothing was compared", ...baselines.notes].join(": ")];
    case "found":
      if (baselines.sessions.length === 0) return ["no baseline, so nothing was compared"];
      if (machines.comparable.length === 0) return [absent];
      return input.paired === true && machines.comparable.length > 1 ? [absent] : [];
  }
}

/** A new cell waits for its sessions without holding anything up; all rows together must have some. */
function tooFew({ input, machines }: Found, gating: readonly Judgement[]): readonly string[] {
  const few = gating.filter(({ finding }) => !finding.enough);
  const holding = few.filter(({ finding }) => !finding.fresh);
  if (few.length === 0 || (few.length < gating.length && holding.length === 0)) return [];
  const named = holding.length === 0 ? few : holding;
  const large = few.filter(({ row }) => row.reason.includes("large shift"));
  const loud =
    large.length === 0 ? "" : `; large shifts: ${listed(large.map(({ row }) => `${row.cell} ${row.metric}`))}`;
  if (input.paired === true) {
    const shared = few.every(({ finding }) => finding.units >= ENOUGH);
    return [`${shared ? SHARED_START : `fewer than ${ENOUGH} pairs only advise`}${loud}`];
  }
  const sessions = machines.comparable.length;
  return sessions < ENOUGH
    ? [`${counted(sessions, "comparable baseline session")}: fewer than ${ENOUGH} only advise${loud}`]
    : [
        `${counted(named.length, "gating row")} had fewer than ${ENOUGH} usable baseline sessions (${listed(named.map(({ row }) => `${row.cell} ${row.metric}`))})${loud}`,
      ];
}

function refused(refusals: readonly Refusal[]): readonly string[] {
  const holding = refusals.filter(({ series, fresh }) => series.gating && !fresh);
  return holding.map(({ series, reason }) => `${series.cell} ${series.metric.id} was not comparable: ${reason}`);
}

function unchecked({ input, limits, own }: Found): readonly string[] {
  const seen = new Set([...own.values()].flatMap(({ first }) => first.flatMap(({ metrics }) => Object.keys(metrics))));
  seen.add("success_rate");
  return [
    ...limits.unchecked.map((id) => `the limit on ${id} was not checked: no valid trial measured it`),
    ...unmeasured(input.policy, seen).map((id) => `${id} gates, but no valid trial measured it`),
  ];
}

/** A number that somebody wrote down sees nothing before it is reached, and no noise either. */
function blindLimits({ room }: Limits): readonly string[] {
  const widest = [...room].sort((a, b) => b.room - a.room);
  if (widest.length === 0) return [];
  const each = listed(widest.map(({ cell, metric, room: share }) => `${cell} ${metric} by ${percent(share)}`));
  return [
    `the limits of single cells see nothing before these get worse than now: ${each}; smaller changes are for the comparison to see`,
  ];
}

/** Neither can its policy let such a row fail, nor does a green one say anything. */
function unfailing(gating: readonly Judgement[]): readonly string[] {
  return gating.flatMap((judged) => {
    const { absolute, mustSee } = judged.row.evidence.thresholds;
    const share = absolute / Math.abs(judged.row.base);
    return share >= 1 && share > mustSee
      ? [
          `${judged.row.cell}: absolute ${absolute} in the policy of ${judged.row.metric} is more than the level itself (${quantity(judged.row.base, judged.row.unit)}), so nothing that must be seen can fail it: lower absolute, or raise must-see`,
        ]
      : [];
  });
}

/** An absolute size that hides what must be seen, though not all of it. */
function hiding(gating: readonly Judgement[]): readonly string[] {
  return gating.flatMap((judged) => {
    const { absolute, mustSee } = judged.row.evidence.thresholds;
    const share = absolute / Math.abs(judged.row.base);
    return share < 1 && share > mustSee
      ? [
          `${judged.row.cell}: absolute ${absolute} in the policy of ${judged.row.metric} is ${percent(share)} of its level: a worsening of ${percent(mustSee)}, which must be seen, cannot fail`,
        ]
      : [];
  });
}

/** What is only shown decides nothing, and a certain worsening of it is still news. */
function observedNews(judgements: readonly Judgement[]): readonly string[] {
  const worse = judgements.filter(({ row }) => !row.gating && /^(?:confirmed|open)$/.test(row.suspicion));
  if (worse.length === 0) return [];
  const named = worse.map(({ row }) => `${row.cell} ${row.metric} ${signedPercent(row.change)}`);
  return [`worse beyond noise, but only observed (gate: false): ${listed(named)}`];
}

function asides(
  { input, machines, missing, refusals, judgements, cells, limits, own }: Found,
  gating: readonly Judgement[],
): readonly string[] {
  const isNew = new Set(refusals.filter(({ reason }) => reason.startsWith("new:")).map(({ series }) => series.cell));
  const waiting = new Set(gating.filter(({ finding }) => !finding.enough && finding.fresh).map(({ row }) => row.cell));
  const settled = judgements.filter(({ row }) => row.gating && /^(?:refuted|excused)$/.test(row.suspicion));
  const observed = missing.cells.filter((cell) => !cell.gating);
  return [
    ...observedNews(judgements),
    ...cellSentences(cells),
    ...otherMeanings([...own.values()].flatMap(({ first }) => first)),
    ...implausible(judgements),
    ...hiding(gating),
    ...judgements
      .filter(({ row }) => row.warning === true)
      .map(({ row }) => `${row.cell} ${row.metric}: ${row.reason}`),
    ...settled.map(({ row }) => `${row.cell} ${row.metric}: ${row.reason}`),
    ...(isNew.size === 0 ? [] : [`not compared, without a baseline: ${listed([...isNew])}`]),
    ...(waiting.size === 0 ? [] : [`not gating before they have ${ENOUGH} baseline sessions: ${listed([...waiting])}`]),
    ...(missing.unplanned.length === 0
      ? []
      : [`in the newest baseline session, not in this run's plan: ${listed(missing.unplanned)}`]),
    ...observed.map(({ cell, reason }) => `${cell} (observed): ${reason}`),
    ...(machines.comparable.length === 0 ? [] : machines.notes),
    ...blindLimits(limits),
    ...staleness(input, machines),
    ...oddBaselines(input, machines),
    ...otherCauses(input, machines, gating),
    ...(input.head.complete
      ? []
      : [`the session is not complete${input.head.notes[0] === undefined ? "" : `: ${input.head.notes[0]}`}`]),
    ...sharedStart(input),
  ];
}

const DAY_MS = 86_400_000;

/** One or two numbers may be equal by chance or by rounding. */
const FEWEST_TO_BE_COPIES = 3;

/** Baselines that came after the head, and copies that make few sessions look like many. */
function oddBaselines({ head, paired }: CompareInput, { comparable }: Machines): readonly string[] {
  const later = comparable.filter(({ startedAt }) => Date.parse(startedAt ?? "") > Date.parse(head.startedAt ?? ""));
  const seen = new Map<string, string>();
  const copies = comparable.flatMap(({ id, records }) => {
    const values = JSON.stringify([records.length, records[0]?.metrics, records.at(-1)?.metrics]);
    const first = seen.get(values);
    if (first === undefined) seen.set(values, id);
    const many = Object.keys(records[0]?.metrics ?? {}).length >= FEWEST_TO_BE_COPIES;
    return first === undefined || !many ? [] : [`${first} and ${id}`];
  });
  return [
    ...(paired === true || later.length === 0
      ? []
      : [`${counted(later.length, "baseline session")} of ${comparable.length} began after the head`]),
    ...(copies.length === 0
      ? []
      : [`baseline sessions with the same numbers, copies are no evidence: ${listed(copies)}`]),
  ];
}

/** Machines, drivers and neighbours change while nobody measures. */
function staleness({ head, policy, paired }: CompareInput, { comparable }: Machines): readonly string[] {
  const age = (Date.parse(head.startedAt ?? "") - Date.parse(comparable[0]?.startedAt ?? "")) / DAY_MS;
  const { maxAgeDays = Number.POSITIVE_INFINITY } = policy;
  if (paired === true || !(age > maxAgeDays)) return [];
  return [
    `the newest baseline session is ${counted(Math.floor(age), "day")} old, more than max-age (${counted(Number(maxAgeDays.toPrecision(3)), "day")}): run this workflow on the base branch`,
  ];
}

/** Pairs whose sides were each started once say nothing of what another start would add. */
function sharedStart({ paired, head }: CompareInput): readonly string[] {
  if (paired !== true || head.records.length < 2) return [];
  const starts = head.records.map(({ server }) => server?.start);
  if (starts.includes(undefined)) return ["server starts are not recorded: pairs are taken as independent"];
  const one = starts.every((start) => start !== undefined && start === starts[0]);
  return one ? ["all pairs share one start of the server: what a start adds remains"] : [];
}
