import type { LoadHealth } from "../model/load-result.ts";

/** A shorter measurement says nothing about a share of time. */
const SHORTEST_WINDOW_MS = 250;
const LOOP_FULL = 0.9;

/**
 * With less CPU time than this a process does not fill its time by its own work. An event loop counts as busy while the process
 * is runnable and others have its core: beside a vLLM on two cores, 100 % busy at 4 % CPU was seen.
 */
const OWN_WORK = 0.5;

/** Of more chunks than this that come in one turn most gaps are zero: the median ITL of an engine with 3 ms steps was 1 µs. */
const STARVED_CHUNKS = 2;
/** A server may bundle chunks itself; then the loop is not late. */
const LATE_LOOP_MS = 10;

interface Sign {
  readonly name: string;
  readonly limit: number;
  readonly value: (health: LoadHealth) => number;
}

/** CPU time is told of the process. */
function cpuOfThread({ cpuShare, threads = 1 }: LoadHealth): number {
  return cpuShare / threads;
}

/** The generator's own work fills its time. */
const BUSY: readonly Sign[] = [
  { name: "event loop busy", limit: 0.8, value: (health) => health.loopUtilization },
  { name: "CPU per wall time", limit: 0.9, value: cpuOfThread },
  { name: "garbage collection", limit: 0.1, value: (health) => health.gcShare },
];

/** Its clockwork slips: because it is busy, or because neighbours take the core. */
const SLIPPING: readonly Sign[] = [
  { name: "wire delay p99 (ms)", limit: 2, value: (health) => health.wireDelayP99Ms },
  { name: "event-loop delay p99 (ms)", limit: LATE_LOOP_MS, value: (health) => health.loopDelayP99Ms },
  { name: "chunks per turn", limit: 1.5, value: (health) => health.chunksPerTurn },
];

/** Not for a schedule that wants everything at once: its last request is late by the time that the others take. */
const LATE: Sign = { name: "send lateness p99 (ms)", limit: 5, value: (health) => health.latenessP99Ms };

export interface HealthJudgement {
  /** The numbers are the client's and not the engine's. */
  readonly clientBound: boolean;
  /** One line each, also for signs that alone do not condemn. */
  readonly signs: readonly string[];
}

/**
 * Client-bound is a generator whose own work fills its event loop, or nearly fills it while a second sign shows. It is also one
 * that comes so late to its sockets that most gaps between chunks are its own. What only slips is not: on a machine that serves and
 * measures, neighbours delay a client that has next to nothing to do.
 * @param paced the requests were due one by one, not all at once.
 */
export function judgeHealth(health: LoadHealth, paced: boolean): HealthJudgement {
  if (health.windowMs < SHORTEST_WINDOW_MS) return { clientBound: false, signs: [] };
  const busy = exceeded(BUSY, health);
  const slipping = exceeded(paced ? [LATE, ...SLIPPING] : SLIPPING, health);
  const full = health.loopUtilization > LOOP_FULL || (busy.length > 0 && busy.length + slipping.length >= 2);
  const working = full && cpuOfThread(health) > OWN_WORK;
  const starved = health.chunksPerTurn > STARVED_CHUNKS && health.loopDelayP99Ms > LATE_LOOP_MS;
  return { clientBound: working || starved, signs: [...busy, ...slipping] };
}

function exceeded(signs: readonly Sign[], health: LoadHealth): readonly string[] {
  return signs
    .filter(({ limit, value }) => value(health) > limit)
    .map(({ name, limit, value }) => `${name} ${value(health).toFixed(2)} > ${limit}`);
}
