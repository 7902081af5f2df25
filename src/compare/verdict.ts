import type { JudgedRow } from "../model/comparison.ts";
import type { Corrected } from "./corrected.ts";
import type { Ahead, Finding } from "./finding.ts";
import { ENOUGH } from "./series.ts";
import { counted, percent, pValue, signedPercent, worseSign } from "./wording.ts";

export interface Rules {
  readonly alpha: number;
  readonly paired: boolean;
  /** Whether suspects will be measured again. */
  readonly confirmable: boolean;
  /**
   * The one-sided p, not corrected, from which on a gating row is suspected. Absent asks for as much as a regression: for a
   * fresh start shares the day, and a bad baseline, with the first. Pairs share neither, so a suspicion only costs their time.
   */
  readonly screen?: number;
}

type Conclusion = Pick<JudgedRow, "verdict" | "suspicion" | "reason" | "warning" | "advice">;

/** A judged row, and what the decision needs beside it. */
export interface Judgement {
  readonly row: JudgedRow;
  readonly finding: Finding;
  /** At which the row alone would be found among the others. */
  readonly level: number;
  /** Pairs are the unit, not sessions. */
  readonly paired: boolean;
  /** A gating row that could not have seen its must-see: the smallest worsening that its noise lets it see. */
  readonly blind: number | undefined;
}

/** What comes after a look that is not the last one. */
export interface LaterLook extends Ahead {
  /** The last look's alpha, by this one's. */
  readonly alpha: number;
}

export function judge(corrected: Corrected, rules: Rules, later?: LaterLook): Judgement {
  const { finding } = corrected;
  const level = corrected.level * (later?.alpha ?? 1);
  const { series, base, head, change, units, evidence } = finding;
  const { found, noise } = finding.detectable(level, later);
  const grewWorse = change * worseSign(series.metric) > 0;
  const mustSee = Math.max(series.policy.mustSee, series.policy.relative);
  const { reason, ...concluded } = conclude(corrected, rules, { found, noise });
  const row: JudgedRow = {
    cell: series.cell,
    metric: series.metric.id,
    unit: series.metric.unit,
    gating: series.gating,
    base,
    head,
    change,
    interval: finding.interval(rules.alpha),
    detectable: found,
    ...concluded,
    reason: [reason, ...series.remarks].join("; "),
    evidence: {
      ...evidence,
      sessions: rules.paired ? 1 : units,
      p: grewWorse ? finding.pWorse : finding.pBetter,
      adjusted: grewWorse ? corrected.adjustedWorse : corrected.adjustedBetter,
      thresholds: {
        alpha: rules.alpha,
        relative: series.policy.relative,
        absolute: series.policy.absolute,
        mustSee: series.policy.mustSee,
      },
    },
  };
  return {
    row,
    finding,
    level,
    paired: rules.paired,
    blind: series.gating && finding.enough && noise > mustSee ? noise : undefined,
  };
}

function conclude(
  corrected: Corrected,
  rules: Rules,
  sight: { readonly found: number; readonly noise: number },
): Conclusion {
  const { finding, adjustedWorse, adjustedBetter } = corrected;
  const { change, enough, series } = finding;
  if (!enough) return { verdict: "inconclusive", suspicion: "none", advice: true, reason: advice(finding, rules) };
  const worse = change * worseSign(series.metric) > 0;
  if (worse && suspicious(corrected, rules) && matters(finding, change, 1)) return worsened(corrected, rules);
  if (!worse && adjustedBetter <= rules.alpha && matters(finding, change, 1)) return improved(corrected);
  const warned = worse && adjustedWorse <= rules.alpha ? warningOf(corrected) : undefined;
  if (warned !== undefined) return warned;
  if (equivalent(finding, rules.alpha)) {
    return {
      verdict: "unchanged",
      suspicion: "none",
      reason: equality(finding, rules.alpha),
    };
  }
  const seen =
    sight.noise > 1
      ? "too noisy to tell even a doubling"
      : `a worsening of ${percent(sight.found)} would have been found`;
  const size = matters(finding, change, 1)
    ? `${signedPercent(change)} is not significant after correction`
    : `${signedPercent(change)} is too small to matter`;
  return { verdict: "inconclusive", suspicion: "none", reason: `${size}; ${seen}` };
}

function suspicious({ finding, adjustedWorse }: Corrected, { alpha, screen }: Rules): boolean {
  return adjustedWorse <= alpha || (screen !== undefined && finding.series.gating && finding.pWorse <= screen);
}

/** Both sizes must be passed; `share` asks for a part of them. Sizes count from the base, in either direction. */
export function matters({ series, base }: Finding, change: number, share: number): boolean {
  const { relative, absolute } = series.policy;
  return Math.abs(change) >= share * relative && Math.abs(change * base) >= share * absolute;
}

/** For a worsening that is more than noise and less than what fails. */
function warningOf({ finding, adjustedWorse }: Corrected): Conclusion | undefined {
  const { change, series } = finding;
  const { warn } = series.policy;
  if (warn === undefined || Math.abs(change) < warn) return undefined;
  const size = `worse by ${percent(change)} (${pValue(adjustedWorse)} after correction)`;
  const reason = `warning: ${size}, past the warn level of ${percent(warn)}, too little to fail`;
  return { verdict: "inconclusive", suspicion: "none", reason, warning: true };
}

/** A confirmation must show at least this part of the smallest change that matters. */
export const REPEATED_SHARE = 0.5;

const GATING_WAIT = {
  confirmable: "to be measured again",
  final: "and not measured again on a fresh start",
} as const;

function waitOf({ series, head }: Finding, confirmable: boolean): string {
  if (!series.gating) return "observed rows are not measured again";
  const wait = GATING_WAIT[confirmable ? "confirmable" : "final"];
  const allFailed = series.metric.kind === "proportion" && head === 0;
  return allFailed
    ? `${wait}; every request failed: read what server and tool printed (raw/ of the session), then measure again`
    : wait;
}

function worsened({ finding, adjustedWorse }: Corrected, { alpha, paired, confirmable }: Rules): Conclusion {
  const { change, again, series } = finding;
  const size = `worse by ${percent(change)} (${pValue(adjustedWorse)} after correction)`;
  if (paired) {
    return { verdict: "regression", suspicion: "confirmed", reason: `${size} over ${counted(finding.units, "pair")}` };
  }
  if (again === undefined) {
    const wait = waitOf(finding, confirmable);
    return { verdict: "inconclusive", suspicion: "open", reason: `suspected: ${size}, ${wait}` };
  }
  const repeated = again.change * worseSign(series.metric) > 0 && matters(finding, again.change, REPEATED_SHARE);
  const second = `${signedPercent(again.change)}, ${pValue(again.pWorse)}`;
  return repeated && again.pWorse <= alpha
    ? {
        verdict: "regression",
        suspicion: "confirmed",
        reason: `${size}, confirmed on a fresh start (${second}); a machine that was slower during both starts would look the same`,
      }
    : {
        verdict: "inconclusive",
        suspicion: "refuted",
        reason: `${signedPercent(change)} at first, not repeated on a fresh start (${second})`,
      };
}

function improved({ finding, adjustedBetter }: Corrected): Conclusion {
  const size = `better by ${percent(finding.change)} (${pValue(adjustedBetter)} after correction)`;
  const doubt = finding.fewerTokens
    ? "fewer tokens"
    : finding.failedMore
      ? "more requests that did not complete"
      : undefined;
  return doubt === undefined
    ? { verdict: "improvement", suspicion: "none", reason: size }
    : { verdict: "inconclusive", suspicion: "none", reason: `${size}, but with ${doubt}, which is no improvement` };
}

/** Changes within these fractions are no change; tails need more room. */
const EQUAL_WITHIN = 0.03;
const TAIL_EQUAL_WITHIN = 0.1;

function equalWithin({ series }: Finding): number {
  return series.metric.kind === "tail" ? TAIL_EQUAL_WITHIN : EQUAL_WITHIN;
}

/** Two one-sided tests, each at alpha: an interval at 1 − 2·alpha inside the bounds. */
function equivalent(finding: Finding, alpha: number): boolean {
  const within = equalWithin(finding);
  const [low, high] = finding.interval(2 * alpha);
  return low > -within && high < within;
}

function equality(finding: Finding, alpha: number): string {
  const [low, high] = finding.interval(2 * alpha).map(signedPercent);
  return `equal within ${percent(equalWithin(finding))}: the ${percent(1 - 2 * alpha)} interval is [${low}, ${high}]`;
}

/** From here on a change is worth a word although nothing can be said of it. */
const LARGE = 0.1;

/** Why pairs that are enough in number only advise. */
export const SHARED_START = `pairs of fewer than ${ENOUGH} server starts only advise: what a start adds is not known before ${ENOUGH} stored sessions, or as many starts, show it`;

function advice({ units, change }: Finding, { paired }: Rules): string {
  const large =
    Math.abs(change) >= LARGE ? `large shift of ${signedPercent(change)}, measure again` : signedPercent(change);
  if (units >= ENOUGH) return `${SHARED_START}: ${large}`;
  const have = counted(units, paired ? "pair" : "baseline session");
  return `${have} only advise${units === 1 ? "s" : ""}, ${ENOUGH} are needed: ${large}`;
}
