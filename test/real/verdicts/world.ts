import type { MetricPolicy, Policy } from "../../../src/model/policy.ts";
import type { TrialRecord } from "../../../src/model/record.ts";
import { record } from "../../compare/sessions.ts";
import type { Random } from "./random.ts";

/** Simulated pull requests with a known truth. Noise is given as a coefficient of variation. */
export interface World {
  readonly cells: number;
  /** Stored sessions of the base. */
  readonly sessions: number;
  readonly repeats: number;
  /** Of a session's start of the server, machine and day; the same for mean-like metrics and tails. */
  readonly sessionNoise: number;
  /** Of one repeat, for mean-like metrics. */
  readonly repeatNoise: number;
  /** Of one repeat, for tails; always Student's t with 3 degrees of freedom. */
  readonly tailNoise: number;
  /** Correlation of a session's shocks between metrics. */
  readonly correlation: number;
  /** Standard deviation of the logarithm of the metrics' own noise levels. */
  readonly heterogeneity: number;
  /** Share of sessions in which everything is 10 % worse. */
  readonly bad: number;
  /** Every noise is Student's t with 3 degrees of freedom. */
  readonly heavy: boolean;
  /** Correlation between two starts of one job: what the machine's day adds to both. */
  readonly day: number;
  /** By how much each trial of a job is slower than the one before it. */
  readonly drift: number;
  /** By how much the second trial of a pair is slower for being second. */
  readonly carryOver: number;
  /** Of pairs: what each start of the server adds of its own, to every trial that it answers. */
  readonly startNoise: number;
  /** The base became slower by so much in its newest session, and the head with it. */
  readonly slide: number;
  /** The base became slower by so much five sessions ago. */
  readonly shift: number;
  /** True slowdown of the head in the first cell. */
  readonly slowdown: number;
  /** The default policy's rows, or ten gating metrics in each cell. */
  readonly metrics: "default" | "ten";
}

/** The world of the project's own study: 40 metrics in four cells, one of which regresses. */
export const STUDY: World = {
  cells: 4,
  sessions: 5,
  repeats: 3,
  sessionNoise: 0.03,
  repeatNoise: 0.02,
  tailNoise: 0.08,
  correlation: 0.5,
  heterogeneity: 0.3,
  bad: 0,
  heavy: false,
  day: 0,
  drift: 0,
  carryOver: 0,
  startNoise: 0,
  slide: 0,
  shift: 0,
  slowdown: 0,
  metrics: "ten",
};

const DEFAULT_ROWS = ["output_throughput", "mean_tpot_ms", "median_tpot_ms"];
const TEN = [
  ...DEFAULT_ROWS,
  "request_throughput",
  "total_token_throughput",
  "mean_itl_ms",
  "mean_e2el_ms",
  "p99_ttft_ms",
  "p99_tpot_ms",
  "p99_itl_ms",
];

const GATING: MetricPolicy = { gate: true, relative: 0.02, absolute: 0, mustSee: 100 };

/** Every simulated metric gates. What a green row must have seen is another question: tails of 8 % see 20 % only after many sessions. */
export const GATE_ALL: Policy = { alpha: 0.05, metrics: Object.fromEntries(TEN.map((id) => [id, GATING])), slo: {} };

export const isTail = (metric: string) => metric.startsWith("p99");

export const cellName = (cell: number) => `serving_${cell}/qps=inf`;

/** What stays the same in all sessions of one pull request's history: how noisy each metric is. */
export interface Site {
  readonly world: World;
  readonly random: Random;
  readonly metrics: readonly string[];
  /** By cell and metric. */
  readonly levels: readonly (readonly number[])[];
}

export function siteOf(world: World, random: Random): Site {
  const metrics = world.metrics === "ten" ? TEN : DEFAULT_ROWS;
  const levels = Array.from({ length: world.cells }, () =>
    metrics.map(() => Math.exp(world.heterogeneity * random.normal())),
  );
  return { world, random, metrics, levels };
}

/** One start of the server: by cell and metric, how much worse it is than usual, as a logarithm. */
export type Start = readonly (readonly number[])[];

export function startOf({ world, random, metrics, levels }: Site, day?: Start): Start {
  const noise = () => (world.heavy ? random.heavy() : random.normal());
  const common = noise();
  const bad = random.uniform() < world.bad ? Math.log(1.1) : 0;
  const own = day === undefined ? 1 : Math.sqrt(1 - world.day ** 2);
  return levels.map((row, cell) =>
    metrics.map((_, metric) => {
      const shock = Math.sqrt(world.correlation) * common + Math.sqrt(1 - world.correlation) * noise();
      const shared = world.day * (day?.[cell]?.[metric] ?? 0);
      return bad + own * world.sessionNoise * (row[metric] ?? 1) * shock + shared;
    }),
  );
}

export interface Measurement {
  readonly variant: "head" | "base";
  readonly round: number;
  readonly repeats: readonly number[];
  /** Cells that are measured; absent means all. */
  readonly cells?: readonly string[];
  /** By repeat: how much worse than usual the job is at that moment, as a logarithm. */
  readonly moment?: (repeat: number) => number;
}

/** The trials of one start. Worse is a higher latency, or a lower throughput. */
export function trials(site: Site, start: Start, { variant, round, repeats, cells, moment }: Measurement) {
  const { world, random, metrics, levels } = site;
  const records: TrialRecord[] = [];
  for (const [c, row] of levels.entries()) {
    const cell = cellName(c);
    if (cells !== undefined && !cells.includes(cell)) continue;
    const truth = variant === "head" && c === 0 ? Math.log1p(world.slowdown) : 0;
    for (const repeat of repeats) {
      const values: Record<string, number> = {};
      for (const [m, metric] of metrics.entries()) {
        const tail = isTail(metric);
        const noise = tail || world.heavy ? random.heavy() : random.normal();
        const own = (tail ? world.tailNoise : world.repeatNoise) * (row[m] ?? 1) * noise;
        const worse = truth + (start[c]?.[m] ?? 0) + (moment?.(repeat) ?? 0) + own;
        values[metric] = 100 * Math.exp(metric.endsWith("throughput") ? -worse : worse);
      }
      records.push(record(values, { cell, variant, repeat, round }));
    }
  }
  return records;
}
