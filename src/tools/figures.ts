import type { Counts, Workload } from "../model/record.ts";

/** What one result says, before it is judged: the same for a file and for printed text. */
export interface Figures {
  readonly metrics: Readonly<Record<string, number>>;
  readonly counts: Counts;
  readonly workload: Workload;
  /** Metrics that are printed, but not as a number: `NaN`, `inf`. */
  readonly unreadable: readonly string[];
  /** What failed requests said; not every failed request need be here. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly version?: string;
}
