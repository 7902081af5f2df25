import type { ReadyPath } from "../engines/engine.ts";
import { explanationOf } from "./explanation.ts";
import { type Exit, exitText, type ProcessGroup } from "./process-group.ts";
import type { DeadRank } from "./rank-watch.ts";
import { notReady } from "./readiness.ts";
import { within } from "./within.ts";

/** A vLLM whose engine core was killed answers 503 for about 3 s before it exits, with code 0. */
const DYING_MS = 5_000;
/** torchrun gives the ranks that live 30 s to end, and tells only then which one has died. */
const DYING_RANKS_MS = 35_000;
/** The first rank that complains need not be the last one that tells. */
const LAST_WORDS_MS = 1_000;
const POLL_MS = 500;

export interface Watched {
  readonly baseUrl: string;
  readonly paths: readonly ReadyPath[];
  readonly log: string;
  /** Absent for a server that is not ours. */
  readonly group: ProcessGroup | undefined;
  /** Absent for a server whose ranks nobody watches. */
  readonly deadRank: DeadRank | undefined;
  readonly signal: AbortSignal;
}

/** Why a server that was ready cannot be measured with any more, in one line; `undefined` while it answers. */
export async function serverTrouble(watched: Watched): Promise<string | undefined> {
  const { deadRank, group, signal } = watched;
  const dead = deadRank?.();
  if (dead === undefined) return silence(watched);
  if (group !== undefined) await within(group.exited, LAST_WORDS_MS, signal);
  return deadRank?.() ?? dead;
}

async function silence({ baseUrl, paths, log, group, deadRank, signal }: Watched): Promise<string | undefined> {
  const died = (exit: Exit) => {
    const { clause, lines } = explanationOf(log);
    return `${exitText(exit)}${clause}${lines}`;
  };
  for (const end = Date.now() + (deadRank === undefined ? DYING_MS : DYING_RANKS_MS); ; ) {
    const exit = group?.exit();
    if (exit !== undefined) return deadRank?.() ?? died(exit);
    const answer = await notReady(baseUrl, paths, signal);
    if (answer === undefined) return undefined;
    if (group === undefined || Date.now() > end || signal.aborted) return deadRank?.() ?? `${baseUrl}${answer}`;
    await within(group.exited, POLL_MS, signal);
  }
}
