/** As a fraction: what a waiver of 100 % lets through of what is better higher. Half the throughput is twice the time, and a dead engine has none. */
export const MOST_FALL = 0.5;

/** A worsening that its owner lets through for a while. It lies in the base branch, so that a pull request cannot excuse itself. */
export interface Waiver {
  /** Cell ids, in which `*` stands for any characters. */
  readonly cells: string;
  /** Metric id, or `*`. */
  readonly metric: string;
  readonly owner: string;
  readonly reason: string;
  /** Largest worsening that is let through, as a fraction. */
  readonly atMost: number;
  /** Last day it holds, UTC, `2026-12-31`. */
  readonly until: string;
}

/** A slowdown that is here to stay: a reviewed change of the base branch. Baselines start anew at the new level. */
export interface AcceptedLevel {
  readonly cell: string;
  readonly metric: string;
  /** Old and new level, in the metric's unit. */
  readonly from: number;
  readonly to: number;
  readonly owner: string;
  /** Why it is accepted, or where that was decided. */
  readonly evidence: string;
}

/** What became of a waiver or an accepted level in one comparison. */
export interface Excuse {
  readonly kind: "waiver" | "accepted";
  readonly scope: string;
  readonly owner: string;
  readonly reason: string;
  readonly until?: string;
  /** `expired` and `exceeded` excuse nothing: the rows gate again. */
  readonly state: "used" | "idle" | "expired" | "exceeded";
  /** Number of rows that it excused, or would have. */
  readonly rows: number;
}
