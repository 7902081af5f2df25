import type { Comparison, RefusedRow } from "../model/comparison.ts";
import { excuseOldSlowdowns } from "./already-red.ts";
import { cellFactsOf } from "./cell-facts.ts";
import type { CompareInput } from "./compare-input.ts";
import { decide } from "./decide.ts";
import { driftOf, driftSentences } from "./drift.ts";
import { differences, newestFirst } from "./environment.ts";
import { applyExcuses, excusedRegressions, excuseSentences } from "./excuses.ts";
import { factsOf } from "./facts.ts";
import { judgeRows } from "./judge-rows.ts";
import { measuredVariants } from "./measured-variants.ts";
import { worstFirst } from "./row-order.ts";
import type { Refusal } from "./series.ts";
import { checkLimits } from "./slo.ts";
import { sweepsOf } from "./sweep.ts";
import type { Judgement } from "./verdict.ts";

/** From records to verdicts and one decision; the same input gives the same answer. */
export function compare(input: CompareInput): Comparison {
  const { head, policy, today } = input;
  if (head.variants !== undefined && input.by === undefined) return measuredVariants(input, head.variants);
  const sessions = input.baselines.state === "found" ? input.baselines.sessions : [];
  const { machines, baselines, missing, refusals, own, newestOwn, ...judged } = judgeRows(input);
  const fresh = excuseOldSlowdowns(judged.judgements, policy.alpha);
  const { judgements, excuses } = applyExcuses(fresh, policy, today ?? (head.endedAt ?? head.startedAt)?.slice(0, 10));
  const limits = checkLimits(own.values(), policy);
  const cells = cellFactsOf(own, newestOwn);
  const facts = factsOf({
    input,
    cells,
    machines,
    absent: baselines.absent,
    missing,
    refusals,
    judgements,
    limits,
    own,
  });
  const newest = newestFirst(sessions)[0];
  const rows = worstFirst([...judgements.map(({ row }) => row), ...refusals.map(refusedRow)]);
  const sweeps = sweepsOf(
    judgements.filter(({ finding }) => finding.enough).map(({ row }) => row),
    policy.alpha,
  );
  const drift = driftOf(own, rows, policy);
  return {
    ...decide({
      ...facts,
      excused: excusedRegressions(excuses),
      asides: [...facts.asides, ...excuseSentences(excuses), ...driftSentences(drift)],
    }),
    rows,
    cells,
    ...(policy.drift === undefined ? {} : { drift }),
    ...(excuses.length === 0 ? {} : { excuses }),
    ...(sweeps.length === 0 ? {} : { sweeps }),
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

function refusedRow({ series, reason, base, head, samples }: Refusal): RefusedRow {
  return {
    cell: series.cell,
    metric: series.metric.id,
    unit: series.metric.unit,
    gating: series.gating,
    verdict: "not-comparable",
    reason: [reason, ...series.remarks].join("; "),
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
    evidence: { method: "not compared", samples },
  };
}

/** A second start halves the head's noise at best: rows that see so many times less than they must stay blind. */
const CURABLE = 2.5;

/** Cells of suspected rows, and of rows that could not have seen their must-see and may with a second start. */
function suspectsOf(judgements: readonly Judgement[]): readonly string[] {
  const open = judgements.filter(({ row }) => row.gating && row.suspicion === "open");
  const blind = judgements.filter(
    ({ blind: saw, row, finding }) =>
      saw !== undefined &&
      finding.series.metric.kind !== "proportion" &&
      saw <= CURABLE * row.evidence.thresholds.mustSee,
  );
  return [...new Set([...open, ...blind].map(({ row }) => row.cell))].sort();
}
