import type { Counts } from "../../model/record.ts";
import { withFailed } from "../failed-requests.ts";

interface Counted {
  readonly counts: Counts;
  readonly notes: readonly string[];
}

/**
 * What the client does not say of its counts. A data set may hold fewer prompts than were asked for, and the client writes what was asked:
 * requests that were never sent have not failed. As many were sent as there are in the lists of requests, or as completed and failed.
 * Until 0.11 it did not say how many failed.
 * @param listed requests in its lists, or in its progress bar.
 */
export function wholeCounts(printed: Counts, listed: number | undefined): Counted {
  const sent = withSent(printed, listed);
  const counts = withFailed(sent);
  return {
    counts,
    notes: [
      ...(sent === printed
        ? []
        : [`num_prompts is ${printed.requested}, and ${sent.requested} requests were sent: the data set has no more`]),
      ...(counts === sent ? [] : ["failed = num_prompts - completed: this version does not print it"]),
    ],
  };
}

function withSent(counts: Counts, listed: number | undefined): Counts {
  const { requested, completed, failed } = counts;
  const ended = completed === undefined || failed === undefined ? undefined : completed + failed;
  const sent = ended ?? (listed !== undefined && listed >= (completed ?? 0) ? listed : undefined);
  return requested === undefined || sent === undefined || sent >= requested ? counts : { ...counts, requested: sent };
}
