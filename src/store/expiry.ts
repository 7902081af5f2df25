/** Stored sessions that a verdict needs at least. */
const LEAST = 3;

const SOON_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

/** Says ahead of time when so many of the sessions used are deleted that nothing can be judged any more. `now` in Unix milliseconds. */
export function expiryNotes(expiries: readonly string[], now: number): readonly string[] {
  const lastOfEnough = [...expiries].sort((a, b) => Date.parse(b) - Date.parse(a))[LEAST - 1];
  if (lastOfEnough === undefined || Date.parse(lastOfEnough) > now + SOON_DAYS * DAY_MS) return [];
  return [
    `on ${lastOfEnough.slice(0, 10)} fewer than ${LEAST} of these sessions will be left, and nothing can be judged: measure the base branch again (on: schedule), raise retention-days, or keep sessions on a branch (store: { kind: branch })`,
  ];
}
