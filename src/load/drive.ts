import { performance } from "node:perf_hooks";

/** Of one request, in milliseconds. */
export interface Departure {
  /** From the scheduled instant until the generator noticed it. */
  readonly latenessMs: number;
  /** From then until there was a free place under the concurrency limit; 0 without a limit. */
  readonly queueMs: number;
}

export interface DrivePlan {
  readonly arrivalsUs: readonly number[];
  /** In flight at once; what is due waits its turn, first come first served. */
  readonly maxConcurrency?: number;
  readonly send: (index: number, departure: Departure) => Promise<void>;
  /** Once aborted nothing more is sent; what is in flight is waited for. */
  readonly stop: AbortSignal;
}

/** So many sends at a stretch, then the sockets have their turn: answers to the first must not wait for the thousandth. */
const BURST = 16;

/**
 * Node's timers count whole milliseconds, and a shorter wait becomes one that is too long: what is due sooner than this is waited for by
 * turning the loop, which goes on to serve the sockets. Never for more than a fifth of the time, so that a schedule of thousands a
 * second does not become a loop without rest; a Poisson process of 1,000 a second has its next arrival so near in 14 % of it.
 */
const SOON_MS = 0.5;
const SHARE_OF_TURNING = 0.2;

/**
 * Open loop: each request leaves at its instant, whatever the others do. One timer on absolute time sends all that is
 * due, so that lateness never adds up and nothing is dropped.
 * @returns when all that was sent has ended. `startedAt` is the zero of the schedule (`performance.now()`).
 */
export async function drive({ arrivalsUs, maxConcurrency, send, stop }: DrivePlan): Promise<{ startedAt: number }> {
  const limit = maxConcurrency ?? Number.POSITIVE_INFINITY;
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    const waiting: { readonly index: number; readonly noticedAt: number }[] = [];
    let served = 0;
    let next = 0;
    let inFlight = 0;
    let timer: NodeJS.Timeout | undefined;
    let yielding = false;
    let turningSince: number | undefined;
    let turnedMs = 0;

    const dueAt = (index: number) => startedAt + (arrivalsUs[index] ?? 0) / 1000;

    const finishWhenIdle = () => {
      const nothingLeft = stop.aborted || (next === arrivalsUs.length && served === waiting.length);
      if (inFlight === 0 && nothingLeft) {
        stop.removeEventListener("abort", onStop);
        resolve();
      }
    };

    const sendWaiting = () => {
      for (let sent = 0; inFlight < limit && served < waiting.length && !stop.aborted; sent += 1) {
        if (sent === BURST) return yieldOnce();
        const first = waiting[served];
        served += 1;
        if (first !== undefined) depart(first);
      }
      finishWhenIdle();
    };

    const depart = ({ index, noticedAt }: { readonly index: number; readonly noticedAt: number }) => {
      const now = performance.now();
      const leftQueueAt = maxConcurrency === undefined ? now : noticedAt;
      inFlight += 1;
      void send(index, { latenessMs: leftQueueAt - dueAt(index), queueMs: now - leftQueueAt }).then(() => {
        inFlight -= 1;
        if (!yielding) sendWaiting();
      });
    };

    const yieldOnce = () => {
      yielding = true;
      setImmediate(() => {
        yielding = false;
        sendWaiting();
      });
    };

    const tick = () => {
      if (stop.aborted) return;
      const now = performance.now();
      if (turningSince !== undefined) turnedMs += now - turningSince;
      turningSince = undefined;
      for (; next < arrivalsUs.length && dueAt(next) <= now; next += 1) waiting.push({ index: next, noticedAt: now });
      if (next < arrivalsUs.length) wait(dueAt(next) - now, now);
      if (!yielding) sendWaiting();
    };

    const wait = (ms: number, now: number) => {
      if (ms < SOON_MS && turnedMs <= SHARE_OF_TURNING * (now - startedAt)) {
        turningSince = now;
        setImmediate(tick);
      } else timer = setTimeout(tick, Math.max(1, Math.floor(ms)));
    };

    const onStop = () => {
      clearTimeout(timer);
      finishWhenIdle();
    };
    stop.addEventListener("abort", onStop);
    tick();
  });
  return { startedAt };
}
