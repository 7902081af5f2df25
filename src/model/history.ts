import type { Session } from "./session.ts";

/** A level that people wrote into a test by hand, and the share of it that still passes: vLLM-Ascend's `target`. */
export interface HandWrittenTarget {
  readonly cell: string;
  readonly metric: string;
  /** In the metric's unit. */
  readonly baseline: number;
  readonly threshold: number;
}

/** One session of a history that is replayed. */
export interface PastSession {
  /** As a reader knows it: commit, folder or date. */
  readonly label: string;
  readonly session: Session;
  /** It measured a pull request: it is judged, and never a baseline. */
  readonly pullRequest: boolean;
  readonly targets: readonly HandWrittenTarget[];
}

/** Oldest first. */
export interface History {
  readonly sessions: readonly PastSession[];
  /** How the sources were read, and what of them was left out; one line each. */
  readonly notes: readonly string[];
}
