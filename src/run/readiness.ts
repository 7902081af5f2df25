import type { ReadyPath } from "../engines/engine.ts";
import { throwIfCancelled } from "./cancelled.ts";
import type { Exit } from "./process-group.ts";
import { timeLimit } from "./time-limit.ts";
import { within } from "./within.ts";

const POLL_MS = 250;
const ANSWER_MS = 5_000;
/** An engine whose part has died writes why and often ends by itself. */
const LAST_WORDS_MS = 1_000;

/** A status code, or why there is none. */
export type Answer = number | string;

export async function ask(url: string, signal: AbortSignal, method = "GET"): Promise<Answer> {
  using limit = timeLimit(signal, ANSWER_MS);
  try {
    const response = await fetch(url, { method, signal: limit.signal });
    await response.body?.cancel();
    return response.status;
  } catch (cause) {
    return whyNoAnswer(cause);
  }
}

function whyNoAnswer(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { cause } = thrown;
  if (cause instanceof Error) return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return thrown.name === "TimeoutError" ? `no answer within ${ANSWER_MS / 1000} s` : thrown.message;
}

/** The first of the paths that does not answer 200, with what it answered; `undefined` when all do. */
export async function notReady(
  baseUrl: string,
  paths: readonly ReadyPath[],
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const path of paths) {
    const said = await refusal(baseUrl, typeof path === "string" ? [path] : path, signal);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** What the first of the paths that the server knows answers, unless it is 200. */
async function refusal(baseUrl: string, known: readonly string[], signal: AbortSignal): Promise<string | undefined> {
  let said: string | undefined;
  for (const path of known) {
    const answer = await ask(path.startsWith("/") ? `${baseUrl}${path}` : path, signal);
    if (answer === 200) return undefined;
    said = `${path}: ${answer}`;
    if (answer !== 404) return said;
  }
  return said;
}

export type Readiness =
  | { readonly state: "ready"; readonly seconds: number }
  | { readonly state: "exited"; readonly exit: Exit; readonly seconds: number }
  | { readonly state: "timeout"; readonly answer: string; readonly seconds: number }
  | { readonly state: "broken"; readonly why: string; readonly seconds: number };

export interface Wait {
  readonly baseUrl: string;
  readonly paths: readonly ReadyPath[];
  /** Longest time without progress. */
  readonly timeoutSeconds: number;
  /** Longest time altogether. */
  readonly limitSeconds: number;
  /** Milliseconds since the start last got on. */
  readonly idleMs: () => number;
  /** Why the start cannot succeed any more, though the process lives. */
  readonly broken: () => string | undefined;
  /** Absent for a server that is not ours. */
  readonly exited?: Promise<Exit>;
  readonly signal: AbortSignal;
  /** Called at each look, with the seconds waited so far. */
  readonly onWait: (seconds: number) => void;
}

/**
 * Waits until all paths answer 200; ends at once when the process dies or the run is cancelled. A start that gets on may take
 * longer than the timeout, up to the limit.
 */
export async function awaitReady(wait: Wait): Promise<Readiness> {
  const { baseUrl, paths, timeoutSeconds, limitSeconds, exited, signal, onWait } = wait;
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const never = new Promise<Exit>(() => {});
  for (;;) {
    throwIfCancelled(signal);
    const answer = await notReady(baseUrl, paths, signal);
    // Before the answer counts: on a fixed port it may be another's server that answers.
    const exit = await within(exited ?? never, answer === undefined ? 0 : POLL_MS);
    throwIfCancelled(signal);
    if (exit !== undefined) return { state: "exited", exit, seconds: elapsed() };
    if (answer === undefined) return { state: "ready", seconds: elapsed() };
    const why = wait.broken();
    if (why !== undefined) {
      await within(exited ?? never, LAST_WORDS_MS, signal);
      return { state: "broken", why: wait.broken() ?? why, seconds: elapsed() };
    }
    const isStuck = elapsed() > timeoutSeconds && wait.idleMs() > timeoutSeconds * 1000;
    if (isStuck || elapsed() > limitSeconds) return { state: "timeout", answer, seconds: elapsed() };
    onWait(elapsed());
  }
}
