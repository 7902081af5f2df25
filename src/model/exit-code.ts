import type { Decision } from "./comparison.ts";

/** Nothing was to be decided. */
export const EXIT_DONE = 0;
/** Bad usage or configuration. */
export const EXIT_USAGE = 2;
export const EXIT_CANNOT_JUDGE = 3;

const EXIT_CODES: Readonly<Record<Decision, number>> = {
  pass: 0,
  measured: 0,
  fail: 1,
  "cannot-judge": EXIT_CANNOT_JUDGE,
};

/** Under `observe` everything is reported and nothing is red. */
export function exitCodeOf(decision: Decision, enforce: "gate" | "observe"): number {
  return enforce === "observe" ? 0 : EXIT_CODES[decision];
}

/** What shells expect of a process that a signal ended. */
export const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
