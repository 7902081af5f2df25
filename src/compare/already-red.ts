import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { tUpperTail } from "./distributions.ts";
import { mean, median } from "./sample.ts";
import { type Judgement, matters } from "./verdict.ts";
import { counted, percent, pValue, signedPercent, worseSign } from "./wording.ts";

/**
 * A head that is no worse than the base's newest sessions, which are themselves worse than those before them, has inherited
 * the slowdown: the suspicion is taken back, and the reason says when the base slid. A head that is worse than the slow base
 * as well, by what matters and beyond what the correction over all such rows leaves to chance, keeps it.
 */
export function excuseOldSlowdowns(judgements: readonly Judgement[], alpha: number): readonly Judgement[] {
  const excuses = new Map([true, false].flatMap((gating) => [...excusesOf(judgements, gating, alpha)]));
  return judgements.map((judged) => {
    const why = excuses.get(judged);
    if (why === undefined) return judged;
    const reason = [why, ...judged.finding.series.remarks].join("; ");
    return { ...judged, row: { ...judged.row, verdict: "inconclusive", suspicion: "refuted", reason } };
  });
}

/** Of the rows that decide, or of those that are only shown, which cost the former nothing. */
function excusesOf(judgements: readonly Judgement[], gating: boolean, alpha: number): ReadonlyMap<Judgement, string> {
  const slid = judgements.flatMap((judged) => (judged.row.gating === gating ? (sinceSlide(judged) ?? []) : []));
  const adjusted = benjaminiHochberg(slid.map(({ p }) => p));
  return new Map(
    slid.flatMap((one, place) => {
      const p = adjusted[place] ?? 1;
      const { row, finding } = one.judged;
      const suspected = row.suspicion === "open" || row.suspicion === "confirmed";
      const worse = p <= alpha && matters({ ...finding, base: one.level }, one.change, 1);
      return suspected && !worse ? [[one.judged, inherited(one, p)] as const] : [];
    }),
  );
}

/** The head against the sessions in which the base slid. */
interface SinceSlide {
  readonly judged: Judgement;
  /** Of these sessions, in the metric's unit, and how far they are from those before them, as a fraction. */
  readonly level: number;
  readonly slide: number;
  /** Of the head from there, as a fraction, and the one-sided chance of so much. */
  readonly change: number;
  readonly p: number;
}

function sinceSlide(judged: Judgement): SinceSlide | undefined {
  const { row, finding, paired } = judged;
  const { slid = [], samples, standardError = Number.NaN, df } = row.evidence;
  if (paired || slid.length === 0) return undefined;
  const tip = mean(slid.map((values) => Math.log(median(values) ?? Number.NaN)));
  const since = Math.log(row.head) - tip;
  const fewer = Math.sqrt((1 + 1 / slid.length) / (1 + 1 / samples.base.length));
  const p = tUpperTail((worseSign(finding.series.metric) * since) / (standardError * fewer), df);
  return { judged, level: Math.exp(tip), slide: Math.exp(tip) / row.base - 1, change: Math.expm1(since), p };
}

function inherited({ judged, slide, change }: SinceSlide, p: number): string {
  const { slid = [], samples } = judged.row.evidence;
  const newest = slid.length === 1 ? "its newest session is" : `its ${counted(slid.length, "newest session")} are`;
  const before = counted(samples.base.length, "session");
  return `already on the base: ${newest} worse by ${percent(slide)} than the ${before} before, and the head is ${signedPercent(change)} from there (${pValue(p)})`;
}
