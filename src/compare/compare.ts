import type { Comparison, RefusedRow } from "../model/comparison.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import { casesOf } from "./cases.ts";
import type { CompareInput } from "./compare-input.ts";
import { correct } from "./corrected.ts";
import { decide } from "./decide.ts";
import { differences, type Machines, newestFirst, sameMachines } from "./environment.ts";
import { estimate } from "./estimate.ts";
import { factsOf } from "./facts.ts";
import { type Finding, findingOfShare, findingOfShift } from "./finding.ts";
import { type Cells, findMissing } from "./missing.ts";
import { ownCells } from "./own-records.ts";
import { estimateShare } from "./proportion.ts";
import { worstFirst } from "./row-order.ts";
import type { Case, Refusal } from "./series.ts";
import { checkLimits } from "./slo.ts";
import { type Judgement, judge, type Rules } from "./verdict.ts";

/** From records to verdicts and one decision; the same input gives the same answer. */
export function compare(input: CompareInput): Comparison {
  const { head, policy, by } = input;
  const rules: Rules = { alpha: policy.alpha, paired: input.paired ?? false, confirmable: input.confirmable };
  const sessions = input.baselines.state === "found" ? input.baselines.sessions : [];
  const machines = sameMachines(head, sessions);
  const baselines = usableBaselines(input, machines, rules);
  const own = ownCells(head, by);
  const sides = baselines.sessions.map((session) => ownCells(session, by));
  const missing = findMissing(head, own, sides[0], input);

  const cases = casesOfAll(own, sides, baselines.absent, policy, rules);
  const refusals = [...cases.filter((one) => one.kind === "refusal"), ...missing.rows];
  const judgements = correct(findingsOf(cases, rules), policy.alpha).map((corrected) => judge(corrected, rules));
  const limits = checkLimits(own.values(), policy);
  const facts = factsOf({ input, machines, absent: baselines.absent, missing, refusals, judgements, limits, own });
  const newest = newestFirst(sessions)[0];
  return {
    ...decide(facts),
    rows: worstFirst([...judgements.map(({ row }) => row), ...refusals.map(refusedRow)]),
    slo: limits.breaches,
    missingCells: missing.cells.map(({ cell, gating, reason }) => ({ cell, gating, reason })),
    suspects: input.judge && input.confirmable ? suspectsOf(judgements) : [],
    baseline: {
      sessions: baselines.sessions.map(({ id, origin: { commit }, startedAt }) => ({
        id,
        ...(commit === undefined ? {} : { commit }),
        ...(startedAt === undefined ? {} : { startedAt }),
      })),
      notes: [...input.baselines.notes, ...machines.notes],
      none: sessions.length === 0 && input.baselines.state !== "unreadable",
    },
    environment: { head: head.environment.class, differences: machines.differences },
    subject: {
      head: head.environment.subject,
      differences: newest === undefined ? [] : differences(newest.environment.subject, head.environment.subject),
    },
  };
}

interface UsableBaselines {
  readonly sessions: readonly Session[];
  /** Why a cell has no baseline. */
  readonly absent: string;
}

function usableBaselines({ baselines }: CompareInput, machines: Machines, { paired }: Rules): UsableBaselines {
  if (baselines.state === "unreadable")
    return { sessions: [], absent: `baselines could not be read: ${baselines.reason}` };
  const all = baselines.state === "found" ? baselines.sessions : [];
  if (all.length === 0) return { sessions: [], absent: "no baseline" };
  const sessions = machines.comparable;
  if (sessions.length === 0) return { sessions, absent: machines.notes[0] ?? "no comparable baseline session" };
  if (paired && sessions.length > 1) {
    const absent = `paired wants one baseline session, measured in turn with the head; there are ${sessions.length}`;
    return { sessions: [], absent };
  }
  return { sessions, absent: "new: no baseline session has this cell" };
}

function casesOfAll(
  own: Cells,
  sides: readonly Cells[],
  absent: string,
  policy: Policy,
  { paired }: Rules,
): readonly Case[] {
  return [...own.values()]
    .filter(({ first }) => first.length > 0)
    .flatMap((cell) => {
      const base = sides.flatMap((side) => side.get(cell.cell) ?? []);
      return casesOf({ head: cell, base, absent }, policy, paired);
    });
}

function findingsOf(cases: readonly Case[], { paired }: Rules): readonly Finding[] {
  const shifts = cases.filter((one) => one.kind === "shift");
  const estimates = estimate(shifts, paired);
  return [
    ...shifts.flatMap((one, index) => {
      const shift = estimates[index];
      return shift === undefined ? [] : [findingOfShift(one, shift, paired)];
    }),
    ...cases.filter((one) => one.kind === "share").map((one) => findingOfShare(one, estimateShare(one, paired))),
  ];
}

function refusedRow({ series, reason, base, head }: Refusal): RefusedRow {
  return {
    cell: series.cell,
    metric: series.metric.id,
    unit: series.metric.unit,
    gating: series.gating,
    verdict: "not-comparable",
    reason: [reason, ...series.remarks].join("; "),
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
  };
}

function suspectsOf(judgements: readonly Judgement[]): readonly string[] {
  const open = judgements.filter(({ row }) => row.gating && row.suspicion === "open");
  return [...new Set(open.map(({ row }) => row.cell))].sort();
}
