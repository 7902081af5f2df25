import { performance } from "node:perf_hooks";
import type { LoadSpec } from "../model/load-spec.ts";
import type { Client, Exchange } from "./client.ts";
import { drive } from "./drive.ts";
import type { Prompt } from "./prompt.ts";
import { requestBody } from "./request-body.ts";
import { percentile, sorted } from "./statistics.ts";

/** Rounds of warm-up at most; the data set has prompts for so many. */
export const MOST_ROUNDS = 5;

/** A round is begun only while this share of the trial's time is not over. */
const SHARE_OF_DEADLINE = 0.1;

/** What still falls by more than this is still warming up. What rises is noise, or a server that is as warm as it will be. */
const STEADY = 0.9;

export interface WarmUp {
  readonly exchanges: readonly Exchange[];
  /** One line: how long it took to be steady, or that it never was; absent without a warm-up. */
  readonly note?: string;
}

interface Pace {
  /** Medians of a round, in milliseconds; no step where no answer had two chunks. */
  readonly ttftMs: number;
  readonly stepMs?: number;
}

/**
 * Round after round of `spec.warmups` requests, each as wide as the concurrency, for the server's caches and compiled shapes as for this
 * process and its connections: until neither the median TTFT nor the median time of a step falls by more than a tenth.
 * @param prompts for `MOST_ROUNDS` rounds, none of them twice: a prefix cache would make each round faster than the one before.
 */
export async function warmUp(
  spec: LoadSpec,
  client: Client,
  prompts: readonly Prompt[],
  stop: AbortSignal,
): Promise<WarmUp> {
  if (spec.warmups === 0) return { exchanges: [] };
  const began = performance.now();
  const exchanges: Exchange[] = [];
  let before: Pace | undefined;
  for (let number = 1; ; number += 1) {
    const first = exchanges.length;
    exchanges.push(...(await round(spec, client, prompts.slice(first, first + spec.warmups), first, stop)));
    const pace = paceOf(exchanges.slice(first));
    const told = (what: string) => ({ exchanges, note: noteOf(what, number, spec.warmups, pace) });
    if (pace === undefined || stop.aborted) return told("ended by failures");
    if (before !== undefined && isSteady(before, pace)) return told("steady");
    const late = performance.now() - began > SHARE_OF_DEADLINE * spec.deadlineMs;
    if (number === MOST_ROUNDS || late) return told("not steady");
    before = pace;
  }
}

async function round(
  spec: LoadSpec,
  client: Client,
  prompts: readonly Prompt[],
  first: number,
  stop: AbortSignal,
): Promise<readonly Exchange[]> {
  const bodies = prompts.map((prompt) => requestBody(spec, prompt));
  const { maxConcurrency } = spec.load;
  const exchanges: Exchange[] = [];
  await drive({
    arrivalsUs: bodies.map(() => 0),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    stop,
    async send(index) {
      exchanges.push(await client.send(bodies[index] ?? Buffer.alloc(0), `w${first + index}`));
    },
  });
  return exchanges;
}

/** `undefined` when a request failed: then there is nothing to wait for. A stale connection only teaches that none is to be used again. */
function paceOf(all: readonly Exchange[]): Pace | undefined {
  const exchanges = all.filter(({ status }) => status !== "stale-connection");
  if (exchanges.length === 0 || exchanges.some(({ status }) => status !== "completed")) return undefined;
  const median = (values: readonly number[]) => percentile(sorted(values), 50);
  const steps = exchanges.flatMap(({ stamps }) =>
    stamps.length > 1 ? [((stamps.at(-1) ?? 0) - (stamps[0] ?? 0)) / (stamps.length - 1)] : [],
  );
  const ttftMs = median(exchanges.map(({ stamps, dispatchedAt }) => (stamps[0] ?? 0) - dispatchedAt));
  return { ttftMs, ...(steps.length === 0 ? {} : { stepMs: median(steps) }) };
}

function isSteady(before: Pace, now: Pace): boolean {
  return now.ttftMs >= STEADY * before.ttftMs && (now.stepMs ?? 0) >= STEADY * (before.stepMs ?? 0);
}

function noteOf(what: string, rounds: number, requests: number, pace: Pace | undefined): string {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const step = pace?.stepMs === undefined ? "" : `, step ${ms(pace.stepMs)}`;
  const seen = pace === undefined ? "" : `: TTFT ${ms(pace.ttftMs)}${step}`;
  return `warm-up ${what} after ${rounds} × ${requests} requests${seen}`;
}
