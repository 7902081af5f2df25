import type { TrialRecord } from "./record.ts";

export type Facts = Readonly<Record<string, string>>;

export interface Environment {
  /** Must be equal to compare at all: device model and count, driver, CPU, operating system … */
  readonly class: Facts;
  /** What a change may legitimately change: engine, plugin and torch versions and commits. Shown as a diff. */
  readonly subject: Facts;
}

/** Which commit was measured, and what caused it. */
export interface Origin {
  readonly repository?: string;
  readonly commit?: string;
  readonly tree?: string;
  /** Stands for what the workspace held beside its commit; absent: nothing, or nobody looked. */
  readonly edits?: string;
  readonly ref?: string;
  /** The commit that the measured one is compared with. */
  readonly base?: string;
  /** `push`, `pull_request`, `merge_group`, `schedule`, `workflow_dispatch`, `local`, `import`. */
  readonly event: string;
  readonly pullRequest?: number;
  readonly runId?: number;
  readonly attempt?: number;
  readonly leg?: string;
}

export const SESSION_SCHEMA = "llm-perf-gate/session@1";

/** All records of one job: one commit on one machine. The unit that is stored; `session.json` holds all but the records. */
export interface Session {
  readonly schema: typeof SESSION_SCHEMA;
  /** Unique among the sessions of a store. */
  readonly id: string;
  readonly suite: string;
  readonly origin: Origin;
  readonly environment: Environment;
  readonly policyDigest?: string;
  readonly planDigest?: string;
  /** Where the code of the sides comes from. */
  readonly setupDigest?: string;
  readonly expectedCells: readonly string[];
  /** How many pairs of base and head a cell was to be measured in at most: the looks at them share alpha by it. */
  readonly pairsAtMost?: number;
  /** Names of what was measured in turn, in the order of the configuration: such a session stands for no commit, and is not judged. */
  readonly variants?: readonly string[];
  /** Every planned trial has a record. */
  readonly complete: boolean;
  /** Why it is not complete, or what else a reader must know; one line each. */
  readonly notes: readonly string[];
  /** UTC, ISO 8601. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly records: readonly TrialRecord[];
}

export type SessionHeader = Omit<Session, "records">;
