import { tQuantile } from "./distributions.ts";
import type { Judgement } from "./verdict.ts";
import { counted, percent } from "./wording.ts";

/** More than this is no advice. */
const MOST_UNITS = 40;

/** Which row was the blindest, and what would let it see: a sentence for each decision that fails for it. */
export function explainBlind(blind: readonly Judgement[]): readonly string[] {
  const worst = [...blind].sort((a, b) => (b.blind ?? 0) - (a.blind ?? 0))[0];
  if (worst?.blind === undefined) return [];
  const { row } = worst;
  const others = blind.length === 1 ? "" : ` (and ${counted(blind.length - 1, "more row")})`;
  const wanted = percent(row.evidence.thresholds.mustSee);
  const saw =
    worst.blind > 1
      ? `cannot tell a doubling from noise, must see ${wanted}`
      : `could only have seen a worsening of ${percent(worst.blind)}, must see ${wanted}`;
  return [`${row.cell} ${row.metric}${others} ${saw}: ${remedy(worst)}`];
}

function remedy({ row, finding, level, paired }: Judgement): string {
  const { standardError } = row.evidence;
  if (standardError === undefined) return "more requests a trial, or more repeats, would settle it";
  const units = finding.units;
  const variance = standardError ** 2 / (paired ? 1 / units : 1 + 1 / units);
  for (let n = units + 1; n <= MOST_UNITS; n++) {
    const df = Math.max(row.evidence.df, n - 1);
    const error = Math.sqrt(variance * (paired ? 1 / n : 1 + 1 / n));
    const detectable = (tQuantile(1 - level, df) + tQuantile(0.8, df)) * error;
    if (Math.expm1(detectable) > row.evidence.thresholds.mustSee) continue;
    return paired ? `about ${n} pairs would settle it` : `about ${n} baseline sessions would settle it`;
  }
  return paired
    ? "the pairs differ too much: a quieter machine, or longer trials, would settle it"
    : "the sessions differ too much: base and head measured in turn in one job (paired), or a quieter machine, would settle it";
}
