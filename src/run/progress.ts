import type { Trial } from "../model/trial.ts";

export interface TrialProgress {
  readonly trial: Trial;
  /** From 1. */
  readonly index: number;
  readonly total: number;
  readonly requests?: RequestsDone;
  readonly etaSeconds?: number;
}

export interface RequestsDone {
  readonly done: number;
  readonly total: number;
}

/** `trial 3/36 serving_x/qps=4 repeat 1 · requests 40/200 · ETA 12 min` */
export function progressLine({ trial, index, total, requests, etaSeconds }: TrialProgress): string {
  const parts = [`trial ${index}/${total} ${trial.cell.id} repeat ${trial.repeat + 1}`];
  if (requests !== undefined) parts.push(`requests ${requests.done}/${requests.total}`);
  if (etaSeconds !== undefined) parts.push(`ETA ${durationText(etaSeconds)}`);
  return parts.join(" · ");
}

/** `progress 40/200` of the built-in generator, or the state of a Python progress bar: `| 40/200 [`. */
export function requestsDone(stderr: string): RequestsDone | undefined {
  const last = [...stderr.matchAll(/(?:progress |\| *)(\d+)\/(\d+)/g)].at(-1);
  return last === undefined ? undefined : { done: Number(last[1]), total: Number(last[2]) };
}

/** Time that the rest takes when it goes on as it did; unknown before the first trial ended. */
export function remainingSeconds(finished: number, remaining: number, elapsedSeconds: number): number | undefined {
  return finished === 0 ? undefined : (elapsedSeconds / finished) * remaining;
}

export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
