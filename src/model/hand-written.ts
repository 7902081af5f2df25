/** A change of a performance level that a repository's tests hold as `baseline:` with a `threshold:` share of it. */
export interface LevelChange {
  readonly file: string;
  readonly commit: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly before: number;
  readonly after: number;
  readonly threshold: number;
}

/** The hand-written levels of a repository: what they are at its head, and what became of them on the way there. */
export interface HandWrittenLevels {
  readonly entries: readonly { readonly file: string; readonly baseline: number; readonly threshold: number }[];
  /** Oldest first. */
  readonly changes: readonly LevelChange[];
}
