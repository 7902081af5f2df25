/** Lets a status through at most once in `everyMs`. `clock` counts milliseconds from any start. */
export function throttled(everyMs: number, clock: () => number): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const time = clock();
    if (time - last < everyMs) return false;
    last = time;
    return true;
  };
}

/** How often a log that cannot be rewritten gets a line of progress. */
export const PROGRESS_EVERY_MS = 5_000;
