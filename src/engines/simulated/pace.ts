import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** The clock that the step loop goes by; tests put their own in its place. */
export interface Pace {
  /** Milliseconds since some fixed instant. */
  readonly now: () => number;
  /** Resolves at that instant, at once when it has passed. */
  readonly until: (instant: number) => Promise<void>;
  /** Lets waiting requests in. */
  readonly turn: () => Promise<void>;
}

/** Timers come up to a millisecond late, so they end this much early and the rest is slept exactly. */
const TIMER_ERROR_MS = 1.5;

const cell = new Int32Array(new SharedArrayBuffer(4));

/**
 * Sleeps on a timer first and blocks for the last millisecond: a futex is exact to some ten microseconds and costs no CPU,
 * where spinning would take the time from the load generator on the same machine.
 */
export const realPace: Pace = {
  now: () => performance.now(),
  async until(instant) {
    const ahead = instant - performance.now();
    if (ahead > TIMER_ERROR_MS) await sleep(Math.floor(ahead - TIMER_ERROR_MS) + 1);
    const rest = instant - performance.now();
    if (rest > 0) Atomics.wait(cell, 0, 0, rest);
  },
  turn: () => nextTurn(),
};
