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
  const { standardError, samples, thresholds } = row.evidence;
  if (standardError === undefined) return "more requests a trial, or more repeats, would settle it";
  const { units, lasting } = finding;
  const share = (n: number) => (paired ? 1 / n : 1 + 1 / n);
  const variance = (standardError ** 2 - lasting) / share(units);
  const sees = (error: number, df: number) =>
    Math.expm1((tQuantile(1 - level, df) + tQuantile(0.8, df)) * error) <= thresholds.mustSee;
  for (let n = units + 1; n <= MOST_UNITS; n++) {
    const df = lasting > 0 ? row.evidence.df : Math.max(row.evidence.df, n - 1);
    if (!sees(Math.sqrt(variance * share(n) + lasting), df)) continue;
    if (!paired) return `about ${n} baseline sessions would settle it`;
    return `about ${n} ${units < samples.head.length ? "starts of each server" : "pairs"} would settle it`;
  }
  if (!paired) {
    return "the sessions differ too much: base and head measured in turn in one job (paired), or a quieter machine, would settle it";
  }
  return sees(Math.sqrt(lasting), row.evidence.df)
    ? "the pairs differ too much: a quieter machine, or longer trials, would settle it"
    : "the pairs share too few starts: a start of its own for each pair (`hold: restart`) would settle it";
}
