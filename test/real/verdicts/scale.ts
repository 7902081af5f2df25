import { compare } from "../../../src/compare/compare.ts";
import { found, record, session } from "../../compare/sessions.ts";
import { type Random, randomOf } from "./random.ts";

const METRICS = [
  "output_throughput",
  "request_throughput",
  "total_token_throughput",
  "mean_tpot_ms",
  "median_tpot_ms",
  "mean_itl_ms",
  "mean_e2el_ms",
  "p99_ttft_ms",
  "p99_tpot_ms",
  "p99_itl_ms",
] as const;

const SESSIONS = 20;
const REPEATS = 5;

export interface Speed {
  readonly series: number;
  readonly seconds: number;
  /** Of the process, all threads: what a quiet machine would need at most. */
  readonly cpuSeconds: number;
  /** Most that the heap held besides the input. */
  readonly megabytes: number;
}

/** One comparison of so many series, each with 20 sessions of 5 repeats. The input is made beforehand. */
export function timeComparison(series: number, seed: number): Speed {
  const random = randomOf(seed);
  const cells = Math.round(series / METRICS.length);
  const input = {
    head: session("head", records(cells, random)),
    baselines: found(...Array.from({ length: SESSIONS }, (_, k) => session(`b${k}`, records(cells, random)))),
    policy: { alpha: 0.05, metrics: {}, slo: {} },
    judge: true,
    confirmable: true,
  };
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { rows } = compare(input);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  if (rows.length < series) throw new Error(`${rows.length} rows of ${series} series`);
  return { series, seconds, cpuSeconds: (user + system) / 1e6, megabytes };
}

function records(cells: number, random: Random) {
  return Array.from({ length: cells * REPEATS }, (_, i) => {
    const metrics = Object.fromEntries(METRICS.map((name) => [name, 100 * Math.exp(0.03 * random.normal())]));
    return record(metrics, { cell: `serving_${Math.floor(i / REPEATS)}/qps=inf`, repeat: i % REPEATS });
  });
}
