import { compare } from "../compare/compare.ts";
import { heldPairsInput } from "../compare/held-pairs.ts";
import { baselinesFor } from "../gate/baselines.ts";
import type { Job, Outcome } from "../gate/job.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import type { Comparison } from "../model/comparison.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";
import type { RequestLogs } from "../model/requests.ts";
import type { Session } from "../model/session.ts";
import type { Log, World } from "../model/world.ts";
import { planTrials } from "../plan/plan.ts";
import { mergeSessions } from "../store/merge-sessions.ts";
import { readRequestLogs } from "../store/request-logs.ts";
import { sessionsOfRun } from "../store/run-sessions.ts";
import type { ActionJob } from "./job.ts";
import { ownLegs } from "./own-legs.ts";
import { pinnedOrigin } from "./pinned-origin.ts";

/** One verdict on the sessions that the legs of a matrix measured and uploaded. A leg that uploaded nothing is missed. */
export async function foldSessions(
  path: string | undefined,
  action: ActionJob,
  { temp, log }: World,
): Promise<Outcome> {
  const { job, handedOver, api } = action;
  const { config, selection } = job;
  const legs = await legsOf(path, action, { temp, log });
  const measured = mergeSessions(legs.map(({ session }) => session));
  const planned = planTrials(config, selection).expectedCells;
  const expectedCells = [...new Set([...planned, ...measured.expectedCells])];
  const origin =
    handedOver === undefined ? ownOrigin(measured, action) : await pinnedOrigin(measured.origin, handedOver, api);
  const session = { ...measured, origin, expectedCells };
  const baselines = await baselinesFor({ ...job, origin: { ...job.origin, ...origin } });
  const { policy } = config;
  const requests = await requestsIn(legs, session, log);
  const asked = { head: session, baselines, policy, today: job.today, judge: job.judge, confirmable: false };
  const comparison = compare(heldPairsInput({ ...asked, requests }, config.paired === "always"));
  return {
    session,
    comparison: measured.complete ? comparison : neverGreen(comparison, measured.notes),
    past: baselines.state === "found" ? baselines.sessions : [],
  };
}

/** Of legs that lie on this disk; what another run uploaded is unpacked for its records only. */
async function requestsIn(legs: readonly Leg[], session: Session, log: Log): Promise<RequestLogs> {
  const folders = legs.flatMap(({ folder }) => folder ?? []);
  if (folders.length === 0 || !session.records.some(({ variant }) => variant === "base")) return new Map();
  const { logs, notes } = await readRequestLogs(folders, session.records);
  for (const note of notes) log.warn(note);
  return logs;
}

/** A leg that was cancelled, or cut off, may have measured each cell once: that proves nothing about those that it lacks. */
function neverGreen(comparison: Comparison, notes: readonly string[]): Comparison {
  if (comparison.decision !== "pass") return comparison;
  const why = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  const reason = `a leg did not measure all that was planned${why}: run it again`;
  return { ...comparison, decision: "cannot-judge", reasons: [reason, ...comparison.reasons] };
}

interface Leg {
  readonly session: Session;
  /** On this disk. */
  readonly folder?: string;
}

async function legsOf(
  path: string | undefined,
  { job, handedOver, api }: ActionJob,
  { temp, log }: Pick<World, "temp" | "log">,
): Promise<readonly Leg[]> {
  const suite = job.config.name;
  const legs: readonly Leg[] =
    path === undefined
      ? (await uploadedLegs(job, handedOver, api, temp)).map((session) => ({ session }))
      : await ownLegs(path, suite, log);
  if (legs.length > 0) return legs;
  const [where, hint] =
    path === undefined
      ? [`run ${handedOver?.id} uploaded`, "its jobs need mode: run, and the same suite name as this one"]
      : [`${path} holds`, "download the legs' artifacts with actions/download-artifact and pattern: llm-perf-gate-*"];
  throw new CannotJudgeError(`${where} no session of ${suite}: no leg measured anything, or nothing was downloaded`, {
    hint,
  });
}

async function uploadedLegs(
  { config }: Job,
  handedOver: ActionJob["handedOver"],
  api: Github,
  temp: string,
): Promise<readonly Session[]> {
  if (handedOver === undefined) {
    throw new UserError("input sessions-path: mode report needs the folder that the legs' sessions were downloaded to");
  }
  try {
    return await sessionsOfRun(api, handedOver, config.name, temp);
  } catch (cause) {
    const why = cause instanceof UserError ? cause.message : describeApiError(cause);
    throw new CannotJudgeError(`what run ${handedOver.id} uploaded cannot be used: ${why}`, { cause });
  }
}

/** The legs and the job that reports on them are of one event, so they are of one commit: the merge, or the head itself. */
function ownOrigin({ origin }: Session, { job, event }: ActionJob): Session["origin"] {
  const own = [event.sha, event.headSha];
  if (!job.judge || own.includes(origin.commit)) return origin;
  throw new CannotJudgeError(
    `the sessions measured ${origin.commit ?? "an unknown commit"}, this job reports on ${job.origin.commit}`,
    { hint: "download the artifacts of this very run" },
  );
}
