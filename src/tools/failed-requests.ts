import type { Counts } from "../model/record.ts";

/** For clients that do not say how many requests failed: what was asked for and did not complete did. The same counts where they say it. */
export function withFailed(counts: Counts): Counts {
  const { requested, completed, failed } = counts;
  if (failed !== undefined || requested === undefined || completed === undefined || completed > requested)
    return counts;
  return { ...counts, failed: requested - completed };
}
