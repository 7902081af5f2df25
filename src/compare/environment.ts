import type { Difference } from "../model/comparison.ts";
import { NOTED_DEVICE } from "../model/machine.ts";
import type { Facts, Session } from "../model/session.ts";

function isKnown(value: string | undefined): value is string {
  return value !== undefined && value !== "" && value.toLowerCase() !== "unknown";
}

/** Keys that both sides know and that differ. What one side does not know is no difference. */
export function differences(base: Facts, head: Facts): readonly Difference[] {
  return Object.entries(head).flatMap(([key, value]) => {
    const other = base[key];
    return isKnown(value) && isKnown(other) && other !== value ? [{ key, base: other, head: value }] : [];
  });
}

export interface Machines {
  /** Baseline sessions of the head's environment class, newest first. */
  readonly comparable: readonly Session[];
  /** Between the head and the newest baseline session that it may not be compared with. */
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

/** Newest first where times are known; otherwise in the order given. */
export function newestFirst(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort((a, b) => {
    if (a.startedAt === undefined || b.startedAt === undefined || a.startedAt === b.startedAt) return 0;
    return a.startedAt < b.startedAt ? 1 : -1;
  });
}

/** Which baseline sessions ran where the head ran. */
export function sameMachines(head: Session, sessions: readonly Session[]): Machines {
  const judged = newestFirst(sessions).map((session) => ({
    session,
    found: differences(session.environment.class, head.environment.class),
  }));
  const comparable = judged.filter(({ found }) => found.length === 0).map(({ session }) => session);
  const strangers = judged.filter(({ found }) => found.length > 0);
  const first = strangers[0]?.found ?? [];
  const notes: string[] = [];
  if (strangers.length > 0) {
    const how = first.map(({ key, base, head: now }) => `${key} was ${base}, is ${now}`).join("; ");
    notes.push(`${strangers.length} of ${sessions.length} baseline sessions ran in another environment (${how})`);
  }
  const recorded = [head, ...comparable].map(({ environment }) => Object.keys(environment.class));
  if (comparable.length > 0 && recorded.some((keys) => keys.length === 0)) {
    notes.push("environment not recorded: that both sides ran on equal machines is taken on trust");
  } else if (comparable.length > 0 && recorded.some((keys) => keys.every((key) => key === NOTED_DEVICE))) {
    notes.push(`of the environment only ${NOTED_DEVICE} is recorded: that the machines are equal is taken on trust`);
  }
  return { comparable, differences: first, notes };
}
