import type { Comparison } from "../model/comparison.ts";
import type { ReportContext } from "./context.ts";
import { findingsOf } from "./findings.ts";
import { formatChange, formatInterval } from "./format.ts";
import { glanceOf } from "./glance.ts";
import { sayIn } from "./language/language.ts";
import { isJudged, isRegression } from "./rows.ts";

export interface Annotation {
  readonly level: "error" | "warning";
  readonly message: string;
}

/** GitHub shows ten errors and ten warnings of a step: https://docs.github.com/actions/reference/limits */
const MOST = 10;

/** What a reader of the checks page sees without opening the report. Raw text: the log escapes it. */
export function toAnnotations(comparison: Comparison, context: ReportContext): readonly Annotation[] {
  const { decision, rows } = comparison;
  if (decision === "pass" || decision === "measured") return [];
  const level = context.enforce === "observe" ? "warning" : "error";
  const glance = glanceOf(comparison, context);
  const regressions = rows.filter(isJudged).filter(isRegression);
  const messages = [
    `${glance.headline}: ${glance.reason}`,
    ...findingsOf(comparison)
      .filter(({ gating }) => gating)
      .map(({ text }) => sayIn(context.language)(text)),
    ...regressions.map(
      ({ cell, metric, change, interval }) => `${cell} ${metric} ${formatChange(change)} ${formatInterval(interval)}`,
    ),
  ];
  return messages.slice(0, MOST).map((message) => ({ level, message }));
}
