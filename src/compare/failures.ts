import type { Tally } from "../model/comparison.ts";
import type { TrialRecord } from "../model/record.ts";
import { fisherUpperTail } from "./distributions.ts";

/** Requests of a trial that were asked for and did not complete; `undefined` when the tool does not tell. */
export function tallyOf({ counts }: TrialRecord): Tally | undefined {
  const { completed, failed } = counts;
  const requested = counts.requested ?? (completed === undefined ? undefined : completed + (failed ?? 0));
  if (requested === undefined || !(requested > 0)) return undefined;
  if (completed !== undefined) return { requested, failed: Math.max(0, requested - completed) };
  return failed === undefined ? undefined : { requested, failed: Math.min(failed, requested) };
}

export function failedRequests(record: TrialRecord): number | undefined {
  const { requested, completed, failed } = record.counts;
  if (failed === 0 && (requested === undefined || requested === completed)) return 0;
  return tallyOf(record)?.failed ?? failed;
}

export function hasNoFailure(record: TrialRecord): boolean {
  return (failedRequests(record) ?? 0) === 0;
}

export function total(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { requested, failed }) => ({ requested: sum.requested + requested, failed: sum.failed + failed }),
    { requested: 0, failed: 0 },
  );
}

/** Requests that were asked for and did not complete, whether they failed or the run stopped early. */
export function failedMore(head: readonly TrialRecord[], base: readonly TrialRecord[]): boolean {
  const share = (records: readonly TrialRecord[]) => {
    const { requested, failed } = total(records.flatMap((record) => tallyOf(record) ?? []));
    return requested === 0 ? 0 : failed / requested;
  };
  return share(head) > share(base);
}

export type SpeedTrials =
  | { readonly state: "usable"; readonly head: readonly TrialRecord[]; readonly base: readonly TrialRecord[] }
  | { readonly state: "refused"; readonly reason: string };

/** Shares of failures that differ by less than this, and not beyond chance, count as alike. */
const ALIKE = 0.02;

/**
 * The trials whose speed may be compared. Where requests fail, the others are served faster, so such trials are left out;
 * they are used only when every trial of both sides failed, and alike.
 */
export function speedTrials(head: readonly TrialRecord[], base: readonly TrialRecord[]): SpeedTrials {
  const whole = (records: readonly TrialRecord[]) =>
    records.every(hasNoFailure) ? records : records.filter(hasNoFailure);
  const clean = { head: whole(head), base: whole(base) };
  if (clean.head.length > 0 && clean.base.length > 0) return { state: "usable", ...clean };
  if (clean.head.length > 0) return { state: "refused", reason: "requests failed in every trial of the baseline" };
  if (clean.base.length > 0) return { state: "refused", reason: "requests failed in every trial of the head" };
  return failedAlike(head, base)
    ? { state: "usable", head, base }
    : { state: "refused", reason: "requests failed on both sides, but not alike" };
}

function failedAlike(head: readonly TrialRecord[], base: readonly TrialRecord[]): boolean {
  const [h, b] = [head, base].map((records) => total(records.flatMap((r) => tallyOf(r) ?? [])));
  if (h === undefined || b === undefined || h.failed === h.requested || b.failed === b.requested) return false;
  const worse = fisherUpperTail(h.failed, h.requested, b.failed, b.requested);
  const better = fisherUpperTail(b.failed, b.requested, h.failed, h.requested);
  const apart = Math.abs(h.failed / h.requested - b.failed / b.requested);
  return apart < ALIKE && Math.min(worse, better) > 0.025;
}
