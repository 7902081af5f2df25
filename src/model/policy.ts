import { matchesCell } from "./cell-pattern.ts";
import type { AcceptedLevel, Waiver } from "./waiver.ts";

/** How one metric is judged. A regression must pass both sizes. */
export interface MetricPolicy {
  /** Gating rows decide; observed rows are only shown. */
  readonly gate: boolean;
  /** Smallest relative change that matters, as a fraction. */
  readonly relative: number;
  /** Smallest absolute change that matters, in the metric's unit. */
  readonly absolute: number;
  /** A green gating row must have been able to see a change of this fraction. */
  readonly mustSee: number;
  /** A worsening of this fraction that is more than noise gets a visible mark, though it is too small to fail. */
  readonly warn?: number;
}

/** What some cells do otherwise. */
export interface CellPolicy {
  /** A cell's id, in which `*` stands for any characters. */
  readonly pattern: string;
  /** By metric id; what a metric does not say here stays as it is for the other cells. */
  readonly metrics: Readonly<Record<string, Partial<MetricPolicy>>>;
  readonly slo: Readonly<Record<string, number>>;
}

/** The levels of a release, and how far they may slide from there over all pull requests together. */
export interface DriftPolicy {
  /** The release, as a reader knows it. */
  readonly since: string;
  /** Largest worsening since, as a fraction. */
  readonly budget: number;
  /** In the metrics' units. */
  readonly levels: readonly { readonly cell: string; readonly metric: string; readonly level: number }[];
}

export interface Policy {
  /** Chance of a false regression on a pull request that changes nothing, over all its gating rows together. */
  readonly alpha: number;
  readonly metrics: Readonly<Record<string, MetricPolicy>>;
  /** Absolute limits in the metric's unit, checked whatever the baseline says. */
  readonly slo: Readonly<Record<string, number>>;
  /** In order; of two that match a cell, the later one wins. */
  readonly cells?: readonly CellPolicy[];
  readonly drift?: DriftPolicy;
  readonly waivers?: readonly Waiver[];
  /** Of several for one series the last one counts. */
  readonly accepted?: readonly AcceptedLevel[];
  /** Days from which on the report says that the newest baseline session is old. */
  readonly maxAgeDays?: number;
}

export const DEFAULT_METRIC_POLICY: MetricPolicy = { gate: false, relative: 0.02, absolute: 0, mustSee: 0.2 };

const GATING: MetricPolicy = { ...DEFAULT_METRIC_POLICY, gate: true };

/**
 * What gates when the configuration names no metric. The offline tools have one chief number each,
 * which gates too: a latency or throughput test would otherwise be green without a comparison.
 */
export const DEFAULT_POLICY: Policy = {
  alpha: 0.05,
  metrics: {
    output_throughput: GATING,
    mean_tpot_ms: GATING,
    median_tpot_ms: GATING,
    success_rate: GATING,
    avg_latency: GATING,
    tokens_per_second: GATING,
    accuracy: GATING,
  },
  slo: {},
  maxAgeDays: 30,
};

export function metricPolicy(policy: Policy, metric: string, cell: string): MetricPolicy {
  const common = policy.metrics[metric] ?? DEFAULT_METRIC_POLICY;
  return Object.assign({}, common, ...cellPolicies(policy, cell).map(({ metrics }) => metrics[metric]));
}

/** The absolute limits of one cell, by metric id. */
export function limitsOf(policy: Policy, cell: string): Readonly<Record<string, number>> {
  return Object.assign({}, policy.slo, ...cellPolicies(policy, cell).map(({ slo }) => slo));
}

function cellPolicies({ cells = [] }: Policy, cell: string): readonly CellPolicy[] {
  return cells.filter(({ pattern }) => matchesCell(pattern, cell));
}
