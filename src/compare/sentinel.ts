import { metricOf } from "../model/metric.ts";
import type { TrialRecord } from "../model/record.ts";
import { SENTINEL } from "../model/trial.ts";
import { tUpperTail } from "./distributions.ts";
import { type Judgement, matters } from "./verdict.ts";
import { counted, pValue, signedPercent } from "./wording.ts";

/** Of all rows of the cell together (Bonferroni): a machine that stayed as it was is said to have drifted so often. */
const DRIFTED = 0.01;

/**
 * The first base measurement was repeated at the end, with the same requests. Where it moved by more than two base trials
 * differ, the pairs' machine did not stay what it was: what they found may be the machine's doing, and is not blamed on the change.
 */
export function markDrift(judgements: readonly Judgement[], records: readonly TrialRecord[]): readonly Judgement[] {
  const valid = records.filter(({ validity }) => validity.state === "valid");
  const drifts = valid.flatMap((last) => {
    const first = valid.find(
      ({ variant, cell, repeat, round }) =>
        variant === "base" && cell === last.cell && repeat === last.repeat && round === last.round,
    );
    return last.variant === SENTINEL && first !== undefined ? [{ first, last }] : [];
  });
  return judgements.map((judged) => {
    const { row, finding, paired } = judged;
    const drift = drifts.find(({ first }) => first.cell === row.cell);
    const { standardError, samples } = row.evidence;
    if (!paired || drift === undefined || standardError === undefined || !finding.enough) return judged;
    const [was, is] = [drift.first.metrics[row.metric] ?? 0, drift.last.metrics[row.metric] ?? 0];
    if (!(was > 0 && is > 0) || metricOf(row.metric)?.kind === "tail") return judged;
    const pairs = samples.head.length;
    const rows = judgements.filter((other) => other.row.cell === row.cell).length;
    // A difference of two base trials scatters as a pair does.
    const t = Math.abs(Math.log(is / was)) / (standardError * Math.sqrt(pairs));
    const p = 2 * rows * tUpperTail(t, row.evidence.df);
    const change = is / was - 1;
    if (p > DRIFTED || !matters(finding, change, 1)) return judged;
    const reason = `the machine drifted: the first base measurement, repeated at the end, was ${signedPercent(change)} (${pValue(p)} after correction), so ${counted(pairs, "pair")} do not judge the change; ${row.reason}`;
    const open = row.suspicion === "confirmed" || row.suspicion === "open";
    return { ...judged, row: { ...row, verdict: "inconclusive", suspicion: open ? "open" : row.suspicion, reason } };
  });
}
