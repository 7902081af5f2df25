import { tUpperTail } from "./distributions.ts";
import { floored } from "./noise.ts";
import { mean, median, squares } from "./sample.ts";
import { ENOUGH } from "./series.ts";
import type { Judgement } from "./verdict.ts";
import { counted, percent, signedPercent, worseSign } from "./wording.ts";

/** A pull request is excused only where the base itself is worse beyond doubt: by chance it hardly ever is. */
const LEVEL = 0.01;

/**
 * A head that is no worse than the base's newest session, which is itself worse than the sessions before it, has
 * inherited the slowdown: the suspicion is taken back, and the reason says when the base slid.
 */
export function excuseOldSlowdowns(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.map((judged) => {
    const why = inherited(judged);
    if (why === undefined) return judged;
    const reason = [why, ...judged.finding.series.remarks].join("; ");
    return { ...judged, row: { ...judged.row, verdict: "inconclusive", suspicion: "refuted", reason } };
  });
}

function inherited({ row, finding, paired }: Judgement): string | undefined {
  const { metric, policy } = finding.series;
  if (paired || metric.kind === "proportion") return undefined;
  if (row.suspicion !== "open" && row.suspicion !== "confirmed") return undefined;
  const [tip, ...older] = row.evidence.samples.base.map((values) => Math.log(median(values) ?? Number.NaN));
  if (tip === undefined || older.length < ENOUGH) return undefined;
  const worse = worseSign(metric);
  const before = mean(older);
  const [slid, since] = [Math.expm1(tip - before), Math.expm1(Math.log(row.head) - tip)];
  const matters = (change: number, level: number) =>
    worse * change >= policy.relative && worse * change * Math.exp(level) >= policy.absolute;
  const df = older.length - 1;
  const error = Math.sqrt(floored(squares(older) / df) * (1 + 1 / older.length));
  const certain = tUpperTail((worse * (tip - before)) / error, df) <= LEVEL;
  if (!certain || !matters(slid, before) || matters(since, tip)) return undefined;
  const others = counted(older.length, "session");
  return `already on the base: its newest session is worse by ${percent(slid)} than the ${others} before it, and the head is ${signedPercent(since)} from there`;
}
