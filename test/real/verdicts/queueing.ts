import { type Requests, UNKNOWN } from "../../../src/model/requests.ts";
import type { Random } from "./random.ts";

/** One run of a server that batches continuously: what it does in a step takes longer, the more requests it serves. */
export interface Server {
  /** 1 is the base; 1.05 takes 5 % longer for every step. */
  readonly slowness: number;
  readonly requests: number;
  /** Arrivals a second, Poisson. */
  readonly rate: number;
}

const MOST_IN_FLIGHT = 256;
/** An 8B model on one device: 20 ms a step, 0.1 ms a prompt token. */
const STEP_S = 0.02;
const STEP_S_PER_REQUEST = 0.0005;
const PREFILL_S_PER_TOKEN = 0.0001;
const STEP_NOISE = 0.08;
const SPEED_SHOCK = 0.005;
/** Every ten seconds or so the server stalls for 30 to 120 ms. */
const STALLS_A_SECOND = 0.1;

interface Job {
  readonly arrival: number;
  readonly input: number;
  readonly output: number;
}

/** What is sent and when: the same for both sides of a pair. */
export function scheduleOf({ requests, rate }: Server, random: Random): readonly Job[] {
  let now = 0;
  const length = (middle: number, spread: number) =>
    Math.max(2, Math.round(middle * Math.exp(spread * random.normal())));
  return Array.from({ length: requests }, () => {
    now += -Math.log(1 - random.uniform()) / rate;
    return { arrival: now, input: length(200, 0.6), output: length(120, 0.5) };
  });
}

/** Serves a schedule; the noise is the server's own. */
export function serve(jobs: readonly Job[], { slowness }: Server, random: Random): Requests {
  const speed = slowness * Math.exp(SPEED_SHOCK * random.normal());
  const first = new Float64Array(jobs.length);
  const last = new Float64Array(jobs.length);
  const running: { readonly row: number; left: number }[] = [];
  let [now, next, served] = [0, 0, 0];
  while (served < jobs.length) {
    if (running.length === 0) now = Math.max(now, jobs[next]?.arrival ?? now);
    let prefill = 0;
    const admitted: number[] = [];
    for (
      let job = jobs[next];
      job !== undefined && job.arrival <= now && running.length < MOST_IN_FLIGHT;
      job = jobs[next]
    ) {
      prefill += job.input * PREFILL_S_PER_TOKEN;
      admitted.push(next);
      running.push({ row: next++, left: job.output });
    }
    const step = (STEP_S + STEP_S_PER_REQUEST * running.length + prefill) * speed;
    now += step * Math.exp(STEP_NOISE * random.normal());
    if (random.uniform() < STALLS_A_SECOND * step) now += 0.03 + 0.09 * random.uniform();
    for (const row of admitted) first[row] = now;
    for (let i = running.length - 1; i >= 0; i--) {
      const one = running[i];
      if (one === undefined || --one.left > 0) continue;
      last[one.row] = now;
      running.splice(i, 1);
      served++;
    }
  }
  const us = (seconds: number) => Math.round(1e6 * seconds);
  const column = (value: (job: Job, row: number) => number) => Uint32Array.from(jobs, value);
  return {
    startUs: column(({ arrival }) => us(arrival)),
    ttftUs: column(({ arrival }, row) => us((first[row] ?? 0) - arrival)),
    e2elUs: column(({ arrival }, row) => us((last[row] ?? 0) - arrival)),
    promptTokens: column(({ input }) => input),
    outputTokens: column(({ output }) => output),
    status: column(() => 0),
    queueUs: column(() => 0),
    gapCount: column(() => 0),
    gapsUs: new Uint32Array(0),
    durationUs: Math.min(UNKNOWN - 1, us(now)),
  };
}
