import type { Counts } from "../../model/record.ts";

/** Until 0.11 the client did not say how many requests failed: what did not complete did. */
export function withFailed(counts: Counts): { readonly counts: Counts; readonly notes: readonly string[] } {
  const { requested, completed, failed } = counts;
  if (failed !== undefined || requested === undefined || completed === undefined || completed > requested)
    return { counts, notes: [] };
  const notes = ["failed = num_prompts - completed: this version does not print it"];
  return { counts: { ...counts, failed: requested - completed }, notes };
}
