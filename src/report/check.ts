import type { Comparison, Decision } from "../model/comparison.ts";
import type { ReportContext } from "./context.ts";
import { glanceOf } from "./glance.ts";

/** What a check says of a decision. What is only observed is neutral, which a required check lets through. */
export function conclusionOf(decision: Decision, enforce: "gate" | "observe"): "success" | "failure" | "neutral" {
  if (decision === "pass") return "success";
  return enforce === "observe" || decision === "measured" ? "neutral" : "failure";
}

/** One line for the list of checks. Raw text: GitHub shows it as it is. */
export function checkTitle(comparison: Comparison, context: ReportContext): string {
  const { headline, reason } = glanceOf(comparison, context);
  const decision = headline.replace(/^(?:Performance gate: |性能门禁：)/, "");
  return reason === "" ? decision : `${decision}: ${reason}`;
}
