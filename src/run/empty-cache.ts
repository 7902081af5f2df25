import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../engines/engine.ts";
import type { Bench } from "./bench.ts";
import { type Answer, ask } from "./readiness.ts";
import type { RunningServer } from "./server.ts";
import { timeLimit } from "./time-limit.ts";

const ANSWER_MS = 5_000;
/** SGLang refuses while a request is still running. */
const PATIENCE_MS = 5_000;
const POLL_MS = 250;

/** vLLM's metrics say so of a server that was started with `--no-enable-prefix-caching`. */
const NO_CACHE = /enable_prefix_caching="False"/;

type CacheOwner = Pick<RunningServer, "engine" | "baseUrl" | "start" | "owned">;

interface CacheBench extends Pick<Bench, "equipment" | "sides"> {
  readonly world: Pick<Bench["world"], "signal">;
  readonly session: Pick<Bench["session"], "note">;
}

/**
 * Repeats send the same prompts: a warm prefix cache would make each faster than the one before. A server that is up already
 * may be of any engine that can do it; where it is compared with another, what it still knows of earlier trials and jobs
 * would decide the comparison. @returns why such a server cannot be measured, in one line.
 */
export async function emptyCache(server: CacheOwner, bench: CacheBench): Promise<string | undefined> {
  const { engine, baseUrl, start, owned } = server;
  const { world, session, sides, equipment } = bench;
  if (!owned)
    return sides === undefined ? undefined : emptyForeign(server, Object.values(equipment.engines), world.signal);
  if (engine.resetCachePath === undefined) return undefined;
  const answer = await reset(`${baseUrl}${engine.resetCachePath}`, world.signal);
  if (answer !== 200)
    session.note(`the prefix cache of ${start.name} was not reset: ${engine.resetCachePath} answered ${answer}`);
  return undefined;
}

/** Until SGLang 0.4 the call was a GET. */
async function reset(url: string, signal: AbortSignal): Promise<Answer> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const posted = await ask(url, signal, "POST");
    const answer = posted === 405 ? await ask(url, signal) : posted;
    if (answer !== 400 || signal.aborted || Date.now() > end) return answer;
    await sleep(POLL_MS);
  }
}

async function emptyForeign(
  { baseUrl, start }: CacheOwner,
  engines: readonly Engine[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const answers: string[] = [];
  for (const path of new Set(engines.flatMap(({ resetCachePath = [] }) => resetCachePath))) {
    const answer = await reset(`${baseUrl}${path}`, signal);
    if (answer === 200) return undefined;
    answers.push(`${path}: ${answer}`);
  }
  if (NO_CACHE.test(await metricsOf(baseUrl, signal))) return undefined;
  return `the prefix cache of ${start.name}, which is up already, cannot be emptied (${answers.join(", ")}): what it keeps of earlier trials would make it faster than the other side; vLLM takes the call with VLLM_SERVER_DEV_MODE=1`;
}

/** Empty when there are none. */
async function metricsOf(baseUrl: string, signal: AbortSignal): Promise<string> {
  using limit = timeLimit(signal, ANSWER_MS);
  return fetch(`${baseUrl}/metrics`, { signal: limit.signal })
    .then((answer) => answer.text())
    .catch(() => "");
}
