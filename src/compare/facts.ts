import { otherCauses } from "./attribution.ts";
import type { CompareInput } from "./compare-input.ts";
import type { DecisionFacts } from "./decide.ts";
import type { Machines } from "./environment.ts";
import { unmeasured } from "./gating.ts";
import type { Cells, Missing } from "./missing.ts";
import { worstFirst } from "./row-order.ts";
import { ENOUGH, type Refusal } from "./series.ts";
import { explainBlind } from "./settle.ts";
import type { Limits } from "./slo.ts";
import type { Judgement } from "./verdict.ts";
import { counted, listed } from "./wording.ts";

export interface Found {
  readonly input: CompareInput;
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
export function factsOf(found: Found): DecisionFacts {
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
      ({ cell, metric, head, limit, unit }) => `${cell} ${metric} is ${head} ${unit}, the limit is ${limit} ${unit}`,
    ),
    missing: about(gone.filter(({ excused }) => !excused)),
    baselines: noBaselines(found),
    tooFew: tooFew(found, gating),
    openSuspicions: sentences("open", gating),
    unmeasured: about(gone.filter(({ excused }) => excused)),
    refused: refused(found.refusals),
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
  if (input.paired === true) return [`fewer than ${ENOUGH} pairs only advise${loud}`];
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

function asides(
  { input, machines, missing, refusals, judgements }: Found,
  gating: readonly Judgement[],
): readonly string[] {
  const isNew = new Set(refusals.filter(({ reason }) => reason.startsWith("new:")).map(({ series }) => series.cell));
  const waiting = new Set(gating.filter(({ finding }) => !finding.enough && finding.fresh).map(({ row }) => row.cell));
  const settled = judgements.filter(({ row }) => row.gating && /^(?:refuted|excused)$/.test(row.suspicion));
  const observed = missing.cells.filter((cell) => !cell.gating);
  return [
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
    ...staleness(input, machines),
    ...otherCauses(input, machines, gating),
    ...(input.head.complete
      ? []
      : [`the session is not complete${input.head.notes[0] === undefined ? "" : `: ${input.head.notes[0]}`}`]),
    ...sharedStart(input),
  ];
}

const DAY_MS = 86_400_000;

/** Machines, drivers and neighbours change while nobody measures. */
function staleness({ head, policy, paired }: CompareInput, { comparable }: Machines): readonly string[] {
  const age = (Date.parse(head.startedAt ?? "") - Date.parse(comparable[0]?.startedAt ?? "")) / DAY_MS;
  const { maxAgeDays = Number.POSITIVE_INFINITY } = policy;
  if (paired === true || !(age > maxAgeDays)) return [];
  return [
    `the newest baseline session is ${counted(Math.floor(age), "day")} old, more than max-age (${counted(maxAgeDays, "day")}): run this workflow on the base branch`,
  ];
}

/** Pairs whose sides were each started once say nothing of what another start would add. */
function sharedStart({ paired, head }: CompareInput): readonly string[] {
  if (paired !== true || head.records.length < 2) return [];
  const starts = head.records.map(({ server }) => server?.start);
  const one = starts.every((start) => start !== undefined && start === starts[0]);
  return one ? ["all pairs share one start of the server: what a start adds remains"] : [];
}
