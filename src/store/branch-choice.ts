import type { Baselines } from "../model/baselines.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import { BASELINE_EVENTS } from "./baseline-choice.ts";
import { type Ancestry, distanceNote, nearestFirst } from "./distance.ts";
import { mergeSessions } from "./merge-sessions.ts";
import { parseSession } from "./parse-session.ts";
import type { BaselineQuery } from "./store.ts";

type Query = BaselineQuery & { readonly repository: string };

interface Run {
  readonly number: number;
  readonly commit: string;
  readonly legs: readonly Session[];
}

/**
 * The baselines among the files of the branch. Who may write there is the forge's affair; that a session measured this very
 * repository's base branch it must say itself. The base and its ancestors come first, nearest first, then the newest.
 */
export function chosenFrom(files: ReadonlyMap<string, string>, query: Query, ancestry: Ancestry): Baselines {
  const notes: string[] = [];
  const runs = new Map<string, Session[]>();
  for (const [path, text] of files) {
    const session = parsed(path, text, notes);
    const problem = session === undefined ? undefined : unfit(session, query);
    if (session === undefined || session.suite !== query.suite || session.id === query.except) continue;
    if (problem !== undefined) notes.push(`${path} is passed over: ${problem}`);
    else runs.set(keyOf(session), [...(runs.get(keyOf(session)) ?? []), session]);
  }
  const ranked = nearestFirst([...runs.values()].map(runOf), ancestry, ({ commit }) => commit);
  const sessions: Session[] = [];
  for (const { item } of ranked) {
    if (sessions.length === query.limit) break;
    const whole = merged(item.legs, notes);
    if (whole?.records.some(({ validity }) => validity.state === "valid")) sessions.push(whole);
  }
  const nearest = ranked.find(({ item }) => item.commit === sessions[0]?.origin.commit);
  if (nearest === undefined) {
    const damaged = notes.find((note) => note.startsWith("refused"));
    if (damaged !== undefined) return { state: "unreadable", reason: damaged, notes };
    return {
      state: "none",
      notes: [...notes, `${files.size} stored sessions hold no baseline of the suite ${query.suite}`],
    };
  }
  const { item, distance } = nearest;
  return {
    state: "found",
    sessions,
    notes: [...notes, distanceNote({ commit: item.commit, distance, base: query.base })],
  };
}

function parsed(path: string, text: string, notes: string[]): Session | undefined {
  try {
    return parseSession(path, text);
  } catch (thrown) {
    notes.push(`refused ${messageOf(thrown)}`);
    return undefined;
  }
}

/** Why a session is no baseline, or nothing. */
function unfit({ origin, complete, variants }: Session, { repository, branch }: Query): string | undefined {
  const { commit, event, ref } = origin;
  if (origin.repository !== repository) return `it measured ${origin.repository ?? "an unknown repository"}`;
  if (!BASELINE_EVENTS.some((known) => known === event)) return `its event is ${event}`;
  if (ref !== `refs/heads/${branch}`) return `it ran on ${ref ?? "an unknown branch"}, not on ${branch}`;
  if (!/^[0-9a-f]{40,64}$/.test(commit ?? "")) return "it does not say which commit it measured";
  if (variants !== undefined) return "it measured variants, not one commit";
  return complete ? undefined : "it is not complete";
}

function keyOf({ origin, id }: Session): string {
  return origin.runId === undefined ? id : `${origin.runId} ${origin.commit}`;
}

/** Of each leg the last attempt. */
function runOf(sessions: readonly Session[]): Run {
  const byLeg = new Map<string, Session>();
  for (const session of [...sessions].sort((a, b) => (a.origin.attempt ?? 1) - (b.origin.attempt ?? 1))) {
    byLeg.set(session.origin.leg ?? "", session);
  }
  const [{ origin } = { origin: undefined }] = sessions;
  return { number: origin?.runId ?? 0, commit: origin?.commit ?? "", legs: [...byLeg.values()] };
}

function merged(legs: readonly Session[], notes: string[]): Session | undefined {
  try {
    return mergeSessions(legs);
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    notes.push(`refused ${thrown.message}`);
    return undefined;
  }
}
