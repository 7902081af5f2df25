import type { Validity } from "../model/record.ts";
import type { HealthJudgement } from "./client-bound.ts";
import { serverUnreachable } from "./failure.ts";
import type { MeasuredTrial } from "./measured-trial.ts";
import type { Measured } from "./metrics.ts";
import { overshootOf } from "./notes.ts";

/**
 * No server may give more output tokens than it was asked for (`max_tokens`), but a speculative step can end a few behind them. A count
 * beyond that is wrong, and so is every throughput that is made of it.
 */
const MOST_OVERSHOOT = 1.05;

/** Two for one, while there are cores for them. */
function moreThreads(threads: number, cores: number): string {
  const more = Math.min(2 * threads, cores);
  return more > threads ? `; threads: ${more} in this test would share its work among ${more} of ${cores} cores` : "";
}

/** Invalid is what says nothing about the engine. Failing requests are a fact about it, however many. */
export function validityOf(
  { spec, state, form, prompts, before, rows, requests, threads, cores }: MeasuredTrial,
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
  const output = overshootOf(rows, prompts);
  const limited = sent.filter(({ status }) => status === "client-limit");
  const reasons = [
    ...(state === "cancelled" ? [`cancelled after ${measured.completed} of ${requests.status.length} requests`] : []),
    ...(serverUnreachable(tried.map(({ status }) => status))
      ? [`server unreachable: ${spec.baseUrl} (${tried[0]?.detail ?? ""})`]
      : []),
    ...(judgement.clientBound ? [`client_bound: ${judgement.signs.join("; ")}${moreThreads(threads, cores)}`] : []),
    ...(limited[0] === undefined
      ? []
      : [`client_bound: ${limited.length} requests were never sent, the generator's own limit (${limited[0].detail})`]),
    ...(output.counted > MOST_OVERSHOOT * output.asked
      ? [`the server counted ${output.counted} output tokens where ${output.asked} were asked for`]
      : []),
    ...(form === "token-ids" && counted !== undefined && counted !== askedOfCompleted
      ? [`the server counted ${counted} prompt tokens of ${askedOfCompleted} that were sent as token ids`]
      : []),
  ];
  return reasons.length === 0 ? { state: "valid" } : { state: "invalid", reasons };
}
