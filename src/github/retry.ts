import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../model/world.ts";
import { describeApiError } from "./api-error.ts";
import { isRefusedForNow, isTransient, waitAskedFor } from "./transient.ts";

export interface Timing {
  /** Longest wait for one answer, body included. */
  readonly requestMs: number;
  /** Longest time that one call may take with all its attempts. */
  readonly totalMs: number;
  /** Pause after the first failure; it doubles with each further one. */
  readonly pauseMs: number;
}

export const DEFAULT_TIMING: Timing = { requestMs: 15_000, totalMs: 60_000, pauseMs: 1_000 };

export interface Retry {
  readonly timing: Timing;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Repeating the work changes nothing more than doing it once. Otherwise only refusals are repeated, which did nothing. */
  readonly repeatable: boolean;
}

/** Does the work again while its failure may pass by itself and the time limit allows it; a wait that GitHub names is kept. */
export async function withRetry<T>(work: () => Promise<T>, { timing, log, signal, repeatable }: Retry): Promise<T> {
  const start = performance.now();
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const passing = repeatable ? isTransient(error) : isRefusedForNow(error);
      const pause = Math.max(timing.pauseMs * 2 ** attempt, waitAskedFor(error));
      const inTime = performance.now() - start + pause < timing.totalMs;
      if (!passing || !inTime || signal.aborted) throw error;
      log.info(`${describeApiError(error)}; trying again in ${Math.ceil(pause / 1_000)} s`);
      await sleep(pause, undefined, { signal });
    }
  }
}
