import type { Counts } from "../../model/record.ts";

interface Counted {
  readonly counts: Counts;
  readonly notes: readonly string[];
}

/** Until 0.11 the client did not say how many requests failed: what did not complete did. */
export function withFailed(counts: Counts): Counted {
  const { requested, completed, failed } = counts;
  if (failed !== undefined || requested === undefined || completed === undefined || completed > requested)
    return { counts, notes: [] };
  const notes = ["failed = num_prompts - completed: this version does not print it"];
  return { counts: { ...counts, failed: requested - completed }, notes };
}

/**
 * A data set may hold fewer prompts than were asked for, and the client writes what was asked. Requests that were never sent
 * have not failed: as many were sent as there are in the lists of requests, or as completed and failed.
 */
export function withSent(counts: Counts, listed: number | undefined): Counted {
  const { requested, completed, failed } = counts;
  const ended = completed === undefined || failed === undefined ? undefined : completed + failed;
  const sent = ended ?? (listed !== undefined && listed >= (completed ?? 0) ? listed : undefined);
  if (requested === undefined || sent === undefined || sent >= requested) return { counts, notes: [] };
  return {
    counts: { ...counts, requested: sent },
    notes: [`num_prompts is ${requested}, and ${sent} requests were sent: the data set has no more`],
  };
}
