import { digestOf } from "../model/digest.ts";
import type { PastSession } from "../model/history.ts";
import { notedClass } from "../model/machine.ts";
import type { TrialRecord } from "../model/record.ts";
import { type Environment, SESSION_SCHEMA, type Session } from "../model/session.ts";

interface Measured {
  readonly label: string;
  readonly commit?: string | undefined;
  /** UTC, ISO 8601. */
  readonly startedAt?: string | undefined;
  readonly environment?: Environment;
  readonly records: readonly TrialRecord[];
}

/** One run of others' results as a session of the base branch, for `PastSession`. */
export function pastSession(measured: Measured, targets: PastSession["targets"] = []): PastSession {
  const { label, commit, startedAt, records } = measured;
  const session: Session = {
    schema: SESSION_SCHEMA,
    id: `${label}-${digestOf(records.map(({ cell, repeat, metrics }) => [cell, repeat, metrics])).slice(0, 8)}`,
    suite: "history",
    origin: { event: "import", ...(commit === undefined ? {} : { commit }) },
    environment: measured.environment ?? { class: notedClass(records), subject: {} },
    expectedCells: [...new Set(records.map(({ cell }) => cell))],
    complete: true,
    notes: [],
    ...(startedAt === undefined ? {} : { startedAt }),
    records,
  };
  return { label, session, pullRequest: false, targets };
}
