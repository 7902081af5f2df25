import type { ReadyPath } from "../engines/engine.ts";
import { explanationOf } from "./explanation.ts";
import { type Exit, exitText, type ProcessGroup } from "./process-group.ts";
import { notReady } from "./readiness.ts";
import { within } from "./within.ts";

/** A vLLM whose engine core was killed answers 503 for about 3 s before it exits, with code 0. */
const DYING_MS = 5_000;
const POLL_MS = 500;

export interface Watched {
  readonly baseUrl: string;
  readonly paths: readonly ReadyPath[];
  readonly log: string;
  /** Absent for a server that is not ours. */
  readonly group: ProcessGroup | undefined;
  readonly signal: AbortSignal;
}

/** Why a server that was ready cannot be measured with any more, in one line; `undefined` while it answers. */
export async function serverTrouble({ baseUrl, paths, log, group, signal }: Watched): Promise<string | undefined> {
  const died = (exit: Exit) => {
    const { clause, lines } = explanationOf(log);
    return `${exitText(exit)}${clause}${lines}`;
  };
  for (const end = Date.now() + DYING_MS; ; ) {
    const exit = group?.exit();
    if (exit !== undefined) return died(exit);
    const answer = await notReady(baseUrl, paths, signal);
    if (answer === undefined) return undefined;
    if (group === undefined || Date.now() > end || signal.aborted) return `${baseUrl}${answer}`;
    await within(group.exited, POLL_MS, signal);
  }
}
