import type { Validity } from "../model/record.ts";
import type { HealthJudgement } from "./client-bound.ts";
import { serverUnreachable } from "./failure.ts";
import type { MeasuredTrial } from "./measured-trial.ts";
import type { Measured } from "./metrics.ts";

/** Invalid is what says nothing about the engine. Failing requests are a fact about it, however many. */
export function validityOf(
  { spec, state, form, prompts, before, rows, requests }: MeasuredTrial,
  measured: Measured,
  judgement: HealthJudgement,
): Validity {
  const sent = rows.flatMap((row) => (row === undefined ? [] : [row.exchange]));
  const tried = sent.length > 0 ? sent : before;
  const askedOfCompleted = rows.reduce(
    (sum, row, index) => sum + (row?.exchange.status === "completed" ? (prompts[index]?.inputTokens ?? 0) : 0),
    0,
  );
  const counted = measured.inputTokens;
  const reasons = [
    ...(state === "cancelled" ? [`cancelled after ${measured.completed} of ${requests.status.length} requests`] : []),
    ...(serverUnreachable(tried.map(({ status }) => status))
      ? [`server unreachable: ${spec.baseUrl} (${tried[0]?.detail ?? ""})`]
      : []),
    ...(judgement.clientBound ? [`client_bound: ${judgement.signs.join("; ")}`] : []),
    ...(form === "token-ids" && counted !== undefined && counted !== askedOfCompleted
      ? [`the server counted ${counted} prompt tokens of ${askedOfCompleted} that were sent as token ids`]
      : []),
  ];
  return reasons.length === 0 ? { state: "valid" } : { state: "invalid", reasons };
}
